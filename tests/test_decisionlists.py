"""Lists of what was decided, bound in front of the items or behind them."""

from __future__ import annotations

import pytest
from parsing import pdf_reading, printed

from parse.model import ParsedDocument
from parse.understand import understand

Row = tuple[str, int, bool]
COVER: list[Row] = [("Referat af møde i KKR Sjælland den 14. september 2018", 16, True)]
ITEMS: list[Row] = [
    ("1. Cykelstier", 12, True),
    ("Indstilling", 10, True),
    ("Det indstilles, at stierne udvides.", 10, False),
    ("2. Havne", 12, True),
    ("Indstilling", 10, True),
    ("Det indstilles, at planen drøftes.", 10, False),
]
TITLE: Row = ("Beslutningsreferat", 16, True)


def of_pages(*pages: list[Row]) -> ParsedDocument:
    return understand(
        pdf_reading(
            *(
                [
                    printed(text, page, 80.0 + 24 * at, size=size, bold=bold)
                    for at, (text, size, bold) in enumerate(rows)
                ]
                for page, rows in enumerate(pages, start=1)
            )
        )
    )


def decisions(document: ParsedDocument) -> list[str | None]:
    return [item.decision.text if item.decision else None for item in document.items]


FORMS: list[list[Row]] = [
    [("Punkt 1 Cykelstier: Godkendt.", 10, False), ("Punkt 2 Havne: Udsat.", 10, False)],
    [("Pkt. 1: Godkendt.", 10, False), ("Pkt. 2: Udsat.", 10, False)],
    [
        ("Ad 1. Cykelstier", 10, True),
        ("Godkendt.", 10, False),
        ("Ad 2. Havne", 10, True),
        ("Udsat.", 10, False),
    ],
    [
        ("Punkt\tSag\tBeslutning", 10, False),
        ("1\tCykelstier\tGodkendt.", 10, False),
        ("2\tHavne\tUdsat.", 10, False),
    ],
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", ["in front", "behind", "below"])
def test_an_entry_is_the_decision_of_the_item_that_it_names(form: list[Row], place: str) -> None:
    listed = [TITLE, *form]
    pages = {"in front": [listed, ITEMS], "behind": [ITEMS, listed], "below": [[*ITEMS, *listed]]}
    document = of_pages(COVER, *pages[place])
    assert decisions(document) == ["Godkendt.", "Udsat."]
    assert [field.heading for item in document.items for field in item.fields][1::2] == [
        "Beslutningsreferat"
    ] * 2
    assert "Godkendt." not in " ".join(paragraph.text for paragraph in document.body)
    assert document.tables == ()


def test_items_that_say_what_was_decided_keep_it() -> None:
    """The list is a summary then, and the paper's text."""
    own: list[Row] = [("Beslutning", 10, True), ("Tiltrådt.", 10, False)]
    document = of_pages(COVER, [*ITEMS, *own], [TITLE, *FORMS[0]])
    assert decisions(document) == [None, "Tiltrådt."]
    assert "Punkt 1 Cykelstier: Godkendt." in document.body[-1].text


def test_a_list_of_titles_decides_nothing() -> None:
    titles: list[Row] = [("1. Cykelstier", 10, False), ("2. Havne", 10, False)]
    assert decisions(of_pages(COVER, ITEMS, [TITLE, *titles])) == [None, None]


def test_what_follows_the_last_entry_below_a_heading_is_no_part_of_it() -> None:
    after: list[Row] = [("Mødedatoer", 14, True), ("KKR mødes i maj.", 10, False)]
    document = of_pages(COVER, ITEMS, [TITLE, *FORMS[0], *after])
    assert decisions(document) == ["Godkendt.", "Udsat."]
    assert [paragraph.text for paragraph in document.body] == ["Mødedatoer", "KKR mødes i maj."]
