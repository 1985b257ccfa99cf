"""Appendices bound behind the minutes are no part of their last item."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parsing import pdf_reading, printed

from parse.model import ParsedDocument
from parse.readers.choice import read
from parse.understand import understand

if TYPE_CHECKING:
    from collections.abc import Sequence

MINUTES = [
    ("Referat af møde i KKR Sjælland den 14. september 2018", 14, True),
    ("1. Valg", 12, True),
    ("Beslutning", 10, True),
    ("Ida Brovang blev valgt.", 10, False),
    ("2. Eventuelt", 12, True),
    ("Beslutning", 10, True),
    ("Intet.", 10, False),
]


def parsed(*behind: tuple[str, int, bool]) -> ParsedDocument:
    return of_pages(MINUTES, behind)


def of_pages(*rows: Sequence[tuple[str, int, bool]]) -> ParsedDocument:
    pages = [
        [
            printed(text, page, 80.0 + 20 * at, size=size, bold=bold)
            for at, (text, size, bold) in enumerate(lines)
        ]
        for page, lines in enumerate(rows, start=1)
    ]
    return understand(pdf_reading(*pages))


def last_decision(document: ParsedDocument) -> str | None:
    decision = document.items[-1].decision
    return decision and decision.text


@pytest.mark.parametrize("title", ["Bilag 1: Handleplan", "BILAG A", "Bilag nr. 2 til pkt. 1"])
def test_an_appendix_on_a_page_of_its_own_is_the_papers_text(title: str) -> None:
    document = parsed((title, 16, True), ("Planen blev vedtaget af styregruppen.", 10, False))
    assert last_decision(document) == "Intet."
    assert [paragraph.text for paragraph in document.body] == [
        title,
        "Planen blev vedtaget af styregruppen.",
    ]


def test_text_that_speaks_of_an_appendix_is_the_items() -> None:
    text = "Bilag 1 sendes ud senere."
    document = parsed((text, 10, False), ("Tak for i dag.", 10, False))
    assert document.body == ()
    assert text in (last_decision(document) or "")


def test_a_list_of_appendices_is_the_items() -> None:
    document = parsed(("Bilag 1 Handleplan", 10, True), ("Bilag 2 Høringssvar", 10, True))
    assert document.body == ()
    assert document.items[-1].attachments == ("Bilag 1 Handleplan", "Bilag 2 Høringssvar")


def test_an_appendix_in_plain_letters_is_told_by_the_item_that_it_names() -> None:
    title = "Bilag 1 til punkt 2.1: Referat af møde i trafikgruppen"
    document = parsed((title, 10, False), ("Gruppen afviste taksterne.", 10, False))
    assert last_decision(document) == "Intet."
    spoken = "Bilag 1 til punkt 2.1 er sendt ud senere."
    assert spoken in (last_decision(parsed((spoken, 10, False), ("Tak.", 10, False))) or "")


@pytest.mark.parametrize(
    "label",
    [("Bilag 1", 10, False), ("Bilag til punkt 2", 10, True), ("Punkt 2, bilag 1", 10, False)],
)
def test_an_appendix_is_told_by_its_own_title_below_a_label(label: tuple[str, int, bool]) -> None:
    title, text = ("Notat om takster", 16, True), ("Gruppen afviste taksterne.", 10, False)
    document = parsed(label, title, text)
    assert last_decision(document) == "Intet."
    assert "Gruppen afviste taksterne." in [paragraph.text for paragraph in document.body]


def test_a_sheet_that_names_another_item_begins_its_appendices() -> None:
    document = parsed(("Bilag til punkt 1", 10, False), ("Gruppen afviste taksterne.", 10, False))
    assert last_decision(document) == "Intet."


def test_the_heading_of_an_items_own_list_of_appendices_begins_none() -> None:
    document = parsed(("Bilag til punkt 2:", 10, True), ("Notat om takster", 10, False))
    assert document.body == ()


def bound_within(label: str, *, on_own_pages: bool) -> ParsedDocument:
    """Minutes with an appendix between their two items."""
    notat = [(label, 16, True), ("Gruppen afviste taksterne.", 10, False)]
    rows = (
        [MINUTES[:4], notat, MINUTES[4:]] if on_own_pages else [MINUTES[:4], [*notat, *MINUTES[4:]]]
    )
    return of_pages(*rows)


def test_an_appendix_between_two_items_is_the_papers_text() -> None:
    document = bound_within("Bilag 1: Notat om takster", on_own_pages=True)
    decisions = [item.decision.text for item in document.items if item.decision]
    assert decisions == ["Ida Brovang blev valgt.", "Intet."]
    assert "Gruppen afviste taksterne." in [paragraph.text for paragraph in document.body]


def test_an_appendix_above_an_item_of_the_same_page_is_a_part_of_the_item_before() -> None:
    document = bound_within("Bilag 1: Notat om takster", on_own_pages=False)
    assert [item.title for item in document.items] == ["Valg", "Eventuelt"]
    assert document.body == ()


@pytest.mark.parametrize(
    "label",
    [
        ["Bilag 1 til punkt 1: Notat om takster"],
        ["Bilag til punkt 2"],
        ["Bilag 1 til punkt 1", "Notat om takster"],
    ],
)
def test_a_label_above_what_is_decided_is_the_items(label: list[str]) -> None:
    """It ends a list that stands above the decision; the decision was the paper's loose text."""
    text = ("Takster er til drøftelse.", 10, False)
    below = [("Beslutning", 10, True), ("Taksterne blev godkendt.", 10, False)]
    below = [*((line, 10, False) for line in label), *below]
    document = of_pages([*MINUTES[:2], text], below, MINUTES[4:])
    assert [item.decision.text for item in document.items if item.decision] == [
        "Taksterne blev godkendt.",
        "Intet.",
    ]


def test_a_sentence_goes_on_with_a_label_at_a_pages_top() -> None:
    sentence = ("KKR drøftede, hvad der er sagt i", 10, False)
    label = ("Bilag 2 til punkt 2 og i brevet", 10, False)
    document = of_pages([*MINUTES[:-1], sentence], [label, ("til ministeren i maj.", 10, False)])
    assert document.body == ()
    assert "brevet til ministeren" in (last_decision(document) or "")


@pytest.mark.parametrize("title", ["Mødedatoer 2019", "Rettelser", "Beslutningsreferat"])
def test_a_page_below_a_title_larger_than_the_items_is_the_papers_text(title: str) -> None:
    text = "Punkt 1. Ida Brovang blev valgt som formand."
    document = parsed((title, 16, True), (text, 10, False))
    assert last_decision(document) == "Intet."
    assert [paragraph.text for paragraph in document.body] == [title, text]


@pytest.mark.parametrize(
    "below",
    [
        [("Om mødet", 11, True), ("Tak for i dag.", 10, False)],
        [("Om mødet", 16, True), ("Sagsfremstilling", 10, True), ("Tak for i dag.", 10, False)],
    ],
)
def test_a_heading_within_an_item_begins_no_other_paper(below: list[tuple[str, int, bool]]) -> None:
    """It is no larger than the item's title, or has one of the item's fields below."""
    assert parsed(*below).body == ()


def test_an_appendix_with_a_label_may_have_fields() -> None:
    label, title, field = ("Bilag 1", 16, True), ("Notat", 16, True), ("Indstilling", 10, True)
    document = parsed(label, title, field, ("Gruppen drøfter taksterne.", 10, False))
    assert last_decision(document) == "Intet."
    assert "Gruppen drøfter taksterne." in [paragraph.text for paragraph in document.body]


def test_what_the_meeting_closed_with_is_told_where_it_heads_a_page() -> None:
    document = parsed(("Næste møde", 16, True), ("KKR mødes i Holbæk og udpegede vært.", 10, False))
    assert "text-without-item" in [problem.code for problem in document.problems]


def test_a_list_of_those_present_may_stand_below_a_large_heading() -> None:
    names = ["Ida Brovang", "Bo Tangmose", "Eva Lyngvad"]
    rows = [(f"{name} (V), Holbæk", 10, False) for name in names]
    document = parsed(("Deltagere", 16, True), *rows)
    assert [person.name for person in document.attendance] == names


@pytest.mark.parametrize(
    "title",
    ["Tillæg til punkt 1: Valg", "Supplerende sagsfremstilling til pkt. 1", "Notat vedr. punkt 1"],
)
def test_what_is_added_to_an_item_is_no_part_of_another(title: str) -> None:
    """It stands in letters of the items' titles, and may recommend."""
    added = [(title, 12, True), ("Indstilling", 10, True), ("Det afventes.", 10, False)]
    assert last_decision(parsed(*added)) == "Intet."
    assert "Det afventes." in [paragraph.text for paragraph in parsed(*added).body]
    assert parsed(("Tillæg til punkt 1 blev uddelt.", 10, False), *added[2:]).body == ()


def test_a_letter_behind_an_item_is_no_part_of_it() -> None:
    letter = [
        "Til kommunerne",
        "Kære borgmestre",
        "Planen er afvist.",
        "Med venlig hilsen",
        "Bo Ås",
    ]
    document = parsed(*((line, 10, False) for line in letter))
    assert last_decision(document) == "Intet."
    assert "Kære borgmestre" in [paragraph.text for paragraph in document.body]
    assert "hilsen" in (last_decision(parsed(*((line, 10, False) for line in letter[2:]))) or "")
    sent = [*MINUTES, ("KKR sender ministeren følgende brev:", 10, False)]
    quoted = of_pages(sent, [(line, 10, False) for line in letter])
    assert "Kære borgmestre" in (last_decision(quoted) or "")


def test_an_item_goes_on_with_its_decision_behind_an_appendix() -> None:
    notat = [("Bilag 1: Notat", 16, True), *(("Gruppen afviste taksterne.", 10, False),) * 4]
    decided = [("Beslutning", 10, True), ("Taksterne blev godkendt.", 10, False)]
    document = of_pages([*MINUTES[:2], ("Om takster.", 10, False)], notat, decided, MINUTES[4:])
    assert [item.decision.text for item in document.items if item.decision] == [
        "Taksterne blev godkendt.",
        "Intet.",
    ]
    assert [paragraph.text for paragraph in document.body][:2] == [
        "Bilag 1: Notat",
        "Gruppen afviste taksterne.",
    ]
    agenda = [("Dagsorden til møde i KKR Sjælland den 14. september 2018", 14, True), MINUTES[1]]
    bound = of_pages([*agenda, ("Om takster.", 10, False)], notat, decided)
    assert bound.items[0].decision is None


def test_an_appendix_of_a_markdown_conversion_begins_with_its_heading() -> None:
    texts = [
        *("# Referat", "KKR Sjælland", "Møde den 14. september 2018"),
        *("## 1. Valg", "### Beslutning", "Ida Bro blev valgt."),
        *("## 2. Eventuelt", "### Beslutning", "Intet."),
        *("## Bilag 1: Notat om takster", "Gruppen afviste taksterne.", "Det var alt."),
    ]
    document = understand(read("\n\n".join(texts).encode(), "referat.md"))
    assert last_decision(document) == "Intet."
    assert "Gruppen afviste taksterne." in [paragraph.text for paragraph in document.body]


def test_an_entry_of_an_items_list_that_is_a_heading_in_markdown_begins_no_appendix() -> None:
    listed = [
        "## Bilag",
        "## Bilag 1: Notat",
        "[Notat](https://www.kl.dk/media/1.pdf)",
        "Se notatet.",
    ]
    texts = ["# Referat", "KKR Sjælland", "## 1. Valg", "### Beslutning", "Intet.", *listed]
    document = understand(read("\n\n".join(texts).encode(), "referat.md"))
    assert document.items[0].attachments[0] == "Bilag 1: Notat"
    assert document.body == ()
    assert document.items[0].links == ("https://www.kl.dk/media/1.pdf",)
