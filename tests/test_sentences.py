"""Where a snippet may begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.sentences import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["KKR drøftede sagen.", "Den blev godkendt."],
        ["Det sker jf. Bilag 2.", "Lovforslaget er vedtaget."],
        ["Mødet er den 8. juni 2021 kl. 10.", "Der er frokost."],
        ["3. Regionalpolitiske sager følger her.", "Og så videre."],
        ["Beløbet er 2,5 mio. kr. i alt.", "§ 6 gælder."],
        ["H. C. Østerby deltog.", "Afbud fra N. Hansen."],
        ["Er det nok?", "Ja!", "(Nej.)"],
        ["Tre punkter:", "– et", "– to"],
        ["Han sagde „ja.“", "Så gik han."],
        ["Alt om klima mv.", "Sagen er slut."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts):
    text = " ".join(parts)
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(max_size=200))
def test_sentences_cover_a_text_once_and_in_order(text):
    spans = list(sentences(text))
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()
