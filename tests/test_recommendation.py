"""The recommendation is found where the paper has it, under its heading or not."""

from parse.model import AgendaItem, Field, FieldName, Paragraph
from parse.recommendation import recommendation_of


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
