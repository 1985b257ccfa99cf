"""Stray spaces inside words are mended where it is sure, and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parse.text.debris import mend
from parse.text.hyphens import spelling

SPELLED = spelling(
    [
        "aktuelle debatter og drøftelser til mødet",
        "medspil og spil er godt",
        "vi sender et høringssvar til KL om Vesterhavsporten",
    ]
)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("KKR Midt jylland kan", "KKR Midtjylland kan"),
        ("politiske debat ter i KKR", "politiske debatter i KKR"),
        ("flere møde r og en kommune ller to", "flere møder og en kommune ller to"),
        ("mange sekreta rier og fabrik ker", "mange sekreta rier og fabrikker"),
        ("frem t il mødet", "frem til mødet"),
        ("sagen fø lger planen", "sagen følger planen"),
        ("de næste ti år og ti lbud om hjælp", "de næste ti år og tilbud om hjælp"),
        ("en sø vej ad en bi stand", "en sø vej ad en bi stand"),
        ("en obser vatør tager det til efterr etning", "en observatør tager det til efterretning"),
        ("Formandska bet bemyndi ges", "Formandskabet bemyndiges"),
        ("Refe ratet og en kræftplan er", "Referatet og en kræftplan er"),
        ("G odkendt", "Godkendt"),
        ("en kom mune", "en kommune"),
        ("om Vesterha vsporten", "om Vesterhavsporten"),
        ("Under punkt 3 blev et afs nit læst", "Under punkt 3 blev et afs nit læst"),
        ("hvor der var der nogen", "hvor der var der nogen"),
        ("se bilag a og b", "se bilag a og b"),
        ("med spil og leg", "med spil og leg"),
        ("kommune kvoter for 2022", "kommune kvoter for 2022"),
        ("en by på landet", "en by på landet"),
        ("KL's hørings svar", "KL's høringssvar"),
        ("en forenings medlemmer", "en forenings medlemmer"),
        ("H C Andersen", "H C Andersen"),
        ("", ""),
    ],
)
def test_only_sure_pieces_are_put_together(text: str, mended: str) -> None:
    assert mend(text, SPELLED) == mended


def test_pieces_that_the_document_has_often_are_words() -> None:
    often = spelling(["Obser melder sig ind", "ja til Obser"])
    assert mend("vi beder Obser vatør", spelling([])) == "vi beder Observatør"
    assert mend("vi beder Obser vatør", often) == "vi beder Obser vatør"


WORDS = (
    "Midt jylland debat ter møde r fø lger ti høringssvar hørings svar til mødet spil KL's"
    " obser vatør"
).split()


@example(["obser", "vatør"], [" "])
@given(st.lists(st.sampled_from(WORDS)), st.lists(st.sampled_from([" ", "  ", ", ", "-", " ("])))
def test_what_is_passed_over_quickly_would_not_have_been_mended(
    words: list[str], gaps: list[str]
) -> None:
    text = "".join(word + (gaps[at % len(gaps)] if gaps else " ") for at, word in enumerate(words))
    spelled = spelling([*WORDS, *WORDS, text])
    assert mend(text, spelled) == mend(text, replace(spelled, often=frozenset()))
