"""What a whole index must show before it goes live."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from index_samples import entry, make_index
from pipeline_samples import work, write

from corpus.repository import Corpus
from index.answers.search import open_index
from ingest.pipeline import add
from ingest.proofs import golden_word

# Letters of all kinds, and what stands between words and parts of them.
_PIECES = st.sampled_from(
    (
        *("flygtning", "neutralitetsplaner", "sundheds", "Ældreområdet", "ophæng", "CO", "kl", "m"),
        *("e\u0301", "i\u0307", "İ", "ﬁ", "ſ", "ß", "Ⅷ", "ª", "Σ", "ǆ", "ａ", "\u00ad", "\u200b"),
        *" -‐/_@'’+&.,:–²₂2§%()\"“*?\t",
        *("www.", "https://", "IKKE", "titel:", "2021"),
    )
)
_TITLES = st.lists(st.one_of(_PIECES, st.characters(codec="utf-8")), max_size=8).map("".join)
_KNOWN = ["CO2neutralitetsplaner for 2030", "x@sundhedsdatastyrelsen.dk", "m²prisudviklingen"]


@settings(max_examples=20)
@given(st.lists(_TITLES, min_size=20, max_size=60))
@example(_KNOWN)
def test_a_golden_query_finds_the_item_it_was_taken_from(titles):
    with TemporaryDirectory() as folder:
        place = Path(folder)
        make_index(place, [entry(n, title) for n, title in enumerate(titles)])
        with open_index(place) as index:
            for number, title in enumerate(titles):
                if (word := golden_word(title)) is not None:
                    hits = index.search(word, limit=None).hits
                    assert f"{number:064x}" in {hit.document for hit in hits}, (title, word)


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Fordeling af flygtninge", "flygtninge"),
        ("Aftale om FLYGTNINGE", "FLYGTNINGE"),
        ("KKR-Midtjylland", "Midtjylland"),
        ("CO2neutralitetsplaner for 2030", None),
        ("Klima og CO2neutralitetsplaner", None),
        ("Klimaaftale og CO2neutralitetsplaner", "Klimaaftale"),
        ("", None),
    ],
)
def test_golden_queries_are_long_words_as_the_index_cuts_them(title, word):
    assert golden_word(title) == word


def test_a_title_with_a_figure_in_its_word_keeps_no_index_from_being_built(tmp_path):
    item = "1.1 | CO2neutralitetsplaner for 2030 | Godkendt."
    paper = write(tmp_path, "a.pdf", "minutes", "midtjylland", "2021-06-08", item)
    with Corpus.open(tmp_path / "home") as corpus:
        assert add([paper], corpus, tmp_path / "index", work=work).complete
    with open_index(tmp_path / "index") as index:
        assert index.search("CO2neutralitetsplaner", limit=None).total == 1
