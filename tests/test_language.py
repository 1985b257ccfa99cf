"""Danish text through spaCy: sentence bounds, names, and loading only when needed."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from parse.language import SPECIAL_CASES, Reader, _bounds, _docs, entities
from parse.municipalities import MUNICIPALITIES, OTHER_FORMS, official_name
from parse.outcomes.cue_notation import phrase
from parse.parties import party_letter
from parse.text.characters import plain


def sentences(text: str) -> tuple[str, ...]:
    """Where a reader parts a text."""
    return tuple(
        doc[begin:stop].text
        for doc in _docs(text)
        for begin, stop in _bounds(doc, [token.text for token in doc])
    )


def test_importing_the_parser_loads_no_spacy():
    code = (
        "import sys, parse.outcomes.decisions, parse.attendance; sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "parts",
    [
        ["Puljen er på 130 mio. kr. jf. bilag 2.", "Lovforslaget fremsættes den 8. juni."],
        ["Der er brug for plejehjem mv.", "Sagen blev udsat."],
        ["Pladserne fordeles ift. folketal, pba. tal fra 2019.", "KKR drøftede tallene."],
        ["Formd. Ida Bro orienterede ifb. med mødet i udv. for social.", "H.C. Åby tog ordet."],
        ["Det koster 5 mio. kr.", "Kommunerne betaler, f.eks. Skive og evt. Odder."],
        ["Den 3. KKR-konference holdes d. 4. maj kl. 10.00.", "Tilmelding sker nu."],
        ["Valgt blev Jan O. Grøn.", "KKR valgte model B."],
        ["Godkendt pkt. a og b.", "Afvist pkt. c.", "Det sker f. eks. i Odder."],
        ["Jf. § 6. stk. 2 skal byrådet høres.", "Godkendt."],
        ["”Det er godt.”", "Sagen er slut!", "Er den?", "Ja."],
        ["KKR godkendte budgettet (se bilag).", "– Herefter punkt 2."],
        [
            "Sagen kan ses på www.kl.dk.",
            "Den drøftes hhv. i juni og nr. 3 i maj, bl.a. om økonomi.",
        ],
        [
            "Taksten stiger 2,5 pct.",
            "Sengedagene falder, ca. 3 stk. om ugen, pga. færre patienter.",
        ],
    ],
)
def test_sentence_bounds(parts):
    assert list(sentences(" ".join(parts))) == parts


def test_a_line_break_ends_a_sentence():
    assert sentences("KKR besluttede\nat vente\n\n") == ("KKR besluttede", "at vente")


def test_a_phrase_bridges_its_gaps_and_no_more():
    read = Reader({"noted": phrase("tog …3 til efterretning")})
    [near] = read("KKR tog den lange orientering til efterretning.")
    [far] = read("KKR tog den meget lange sene orientering til efterretning.")
    assert [(m.label, m.start, m.end) for m in near.matches] == [("noted", 1, 7)]
    assert far.matches == ()


def test_names_are_found():
    found = entities("Ida Bro (V), Ikast/Brande, Høje Tåstrup og Dansk Folkeparti i Århus")
    assert [(e.label, e.text) for e in found] == [
        ("MUNICIPALITY", "Ikast/Brande"),
        ("MUNICIPALITY", "Høje Tåstrup"),
        ("PARTY", "Dansk Folkeparti"),
        ("MUNICIPALITY", "Århus"),
    ]


def test_denmark_has_98_municipalities_and_every_other_form_is_of_one():
    assert len(set(MUNICIPALITIES)) == 98
    assert set(OTHER_FORMS.values()) <= set(MUNICIPALITIES)
    assert all(official_name(name) == name for name in MUNICIPALITIES)


@pytest.mark.parametrize(
    ("text", "letter"),
    [("(V)", "V"), ("SF", "F"), ("venstre", "V"), ("Liste T", "T"), ("ø", "Ø"), ("LT", "LT"),
     ("UP", "UP"), ("Slesvigsk", None), ("formand", None), ("", None), ("7", None)],
)  # fmt: skip
def test_party_letters(text, letter):
    assert party_letter(text) == letter


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_sentences_keep_all_letters(text):
    letters = "".join(plain(line).replace(" ", "") for line in text.splitlines())
    assert "".join(sentences(text)).replace(" ", "") == letters


def test_reading_loads_no_more_of_spacy_than_it_needs():
    code = (
        "import sys\nfrom parse.outcomes.decisions import classify\n"
        "from parse.language import entities\n"
        "assert classify(['KKR godkendte sagen.']) and entities('Skive')\n"
        "unneeded = {'spacy', 'spacy.cli', 'requests', 'httpx', 'typer'} & {*sys.modules}\n"
        "assert not unneeded, unneeded\n"
        "import spacy\nassert spacy.blank('da')('Godkendt, jf. bilag')[2].text == 'jf.'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_tokenizer_is_that_of_the_blank_danish_pipeline():
    """Special cases apart: in words that are none of them, both part the same tokens."""
    text = "Jf. § 6. stk. 2 (bl.a. kl. 10.30) i Høje-Taastrup: 2,5 mio. kr./år – se www.kl.dk/a!"
    blank = spacy.blank("da")
    for line in [text, *sentences(Path(__file__).read_text(encoding="utf-8"))]:
        if not any(form.lower() in line.lower() for form in SPECIAL_CASES):
            words = [word for sentence in Reader({})(line) for word in sentence.words]
            assert words == [token.text for token in blank(line)]
