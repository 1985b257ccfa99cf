"""The recommendation is found where the paper has it, under its heading or not."""

import pytest

from parse.model import AgendaItem, Field, FieldName, Paragraph
from parse.outcomes.recommendation import recommendation_of


def item(**fields: list[str]) -> AgendaItem:
    return AgendaItem(
        "3.1",
        "Trafik",
        fields=tuple(
            Field(FieldName(name), None, tuple(map(Paragraph, texts)))
            for name, texts in fields.items()
        ),
    )


def test_under_its_own_heading() -> None:
    made = item(background=["Det indstilles ikke."], recommendation=["At planen", "godkendes."])
    assert recommendation_of(made) == "At planen\ngodkendes."


def test_in_the_background_with_its_list() -> None:
    made = item(background=["En plan.", "Det indstilles,", "– at den godkendes", "Mere."])
    assert recommendation_of(made) == "Det indstilles,\n– at den godkendes"


def test_nowhere() -> None:
    assert recommendation_of(item(decision=["Det indstilles til Folketinget."])) is None


@pytest.mark.parametrize(
    "text",
    [
        "Det indstilles, at KKR godkender planen.",
        "At KKR Hovedstaden tager redegørelsen til efterretning.",
        "På den baggrund indstilles det, at taksterne godkendes.",
        "KKR-sekretariatet indstiller, at KKR drøfter oplægget.",
        "Odder Kommune indstiller, at KKR drøfter oplægget.",
        "Embedsmandsudvalget anbefaler, at KKR tiltræder aftalen.",
        "Det foreslås, at KKR udpeger to medlemmer.",
        "Indstilling: At referatet godkendes.",
    ],
)
def test_in_prose_without_a_heading(text: str) -> None:
    assert (
        recommendation_of(item(body=["Kommunerne har svaret.", text, "Sagen er bilagt."])) == text
    )


def test_as_a_sentence_of_a_longer_paragraph() -> None:
    made = item(body=["Sagen er gammel. Det indstilles, at KKR godkender planen. Tak."])
    assert recommendation_of(made) == "Det indstilles, at KKR godkender planen. Tak."


def test_below_an_open_phrase() -> None:
    made = item(body=["Det indstilles, at", "KKR godkender planen", "KKR sender den", "Mere."])
    assert recommendation_of(made) == "Det indstilles, at\nKKR godkender planen\nKKR sender den"


def test_with_a_list_whose_bullets_are_drawn() -> None:
    made = item(body=["Det indstilles, at KKR", "fastholder planen", "sender den", "Mere."])
    assert recommendation_of(made) == "Det indstilles, at KKR\nfastholder planen\nsender den"


def test_with_a_numbered_list() -> None:
    made = item(body=["Det indstilles:", "1. at planen godkendes", "2. at den sendes", "Mere."])
    assert recommendation_of(made) == "Det indstilles:\n1. at planen godkendes\n2. at den sendes"


@pytest.mark.parametrize(
    "text",
    [
        "Udlændingestyrelsen anbefaler, at aftaler er skriftlige.",
        "KKR anbefaler kommunerne at vente.",
    ],
)
def test_what_others_or_the_council_recommend_is_none(text: str) -> None:
    assert recommendation_of(item(body=[text])) is None
