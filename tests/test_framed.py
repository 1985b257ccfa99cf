"""Items set in ruled tables: frames of one item each, and minutes as one table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parsing import pdf_reading, printed

from parse.model import Kind, Line, Outcome, Page, Reading, Source, Table
from parse.readers.choice import read
from parse.understand import understand

COVER = [
    printed("Referat", top=60, size=18, bold=True),
    printed("KKR Sjælland", top=90, bold=True),
    printed("Dato: 12. juni 2015", top=110),
]


def beside(label: str, text: str, top: float, **style) -> list[Line]:
    """A label in the left column, and a text of short lines in the right one."""
    lines = [printed(label, top=top, x0=85, bold=True)]
    for count, part in enumerate(text.split("|")):
        lines.append(printed(part, top=top + 12 * count, x0=220, x1=510, **style))
    return lines


def table(top: float, bottom: float, *rows: tuple[str, ...]) -> Table:
    return Table(
        1, tuple(tuple(cell.replace("|", " ") for cell in row) for row in rows), top, bottom
    )


def with_tables(reading: Reading, *tables: tuple[Table, ...]) -> Reading:
    pages = tuple(
        Page(page.number, page.lines, page.width, page.height, tables=held)
        for page, held in zip(reading.pages, tables, strict=True)
    )
    return Reading(reading.source, pages)


def said(document) -> list[tuple[str, str, dict[str, str]]]:
    """Number, title and fields of every item."""
    return [
        (item.number, item.title, {f.name.value: f.text for f in item.fields})
        for section in document.sections
        for item in section.items
    ]


def on_page(lines: list[Line], page: int) -> list[Line]:
    return [replace(line, page=page) for line in lines]


@pytest.mark.parametrize(("one", "two"), [("1.", "2."), ("Punkt 47", "Punkt 48"), ("3.1", "3.2")])
def test_a_frame_is_an_item_with_its_fields(one, two) -> None:
    first = (
        (one, "Fælles indkøb af|cykler"),
        ("Sagsnr.", "SAG-2015-01234 abc"),
        ("Sagsfremstilling", "Der er indhentet tilbud|fra to firmaer."),
        ("Beslutning", "Godkendt."),
    )
    second = ((two, "Eventuelt"), ("Beslutning", "Intet."))
    lines = [
        *COVER,
        *beside(*first[0], 150, bold=True),
        *beside(*first[1], 190),
        *beside(*first[2], 210),
        *beside(*first[3], 250),
        *beside(*second[0], 300, bold=True),
        *beside(*second[1], 330),
    ]
    reading = with_tables(pdf_reading(lines), (table(145, 270, *first), table(295, 350, *second)))
    one, two = one.removeprefix("Punkt ").rstrip("."), two.removeprefix("Punkt ").rstrip(".")
    found = understand(reading)
    assert found.kind is Kind.MINUTES
    assert said(found) == [
        (
            one,
            "Fælles indkøb af cykler",
            {
                "presentation": "Der er indhentet tilbud fra to firmaer.",
                "decision": "Godkendt.",
            },
        ),
        (two, "Eventuelt", {"decision": "Intet."}),
    ]
    assert found.sections[0].items[0].case_number == "SAG-2015-01234"


def test_the_title_of_a_frame_may_stand_in_one_cell_with_its_number() -> None:
    first = (("1. Fælles indkøb af cykler", ""), ("Beslutning", "Godkendt."))
    second = (("2. Eventuelt", ""), ("Beslutning", "Intet."))
    lines = list(COVER)
    for top, (title, field) in ((150, first), (240, second)):
        lines += [printed(title[0], top=top, x0=85, bold=True), *beside(*field, top + 20)]
    reading = with_tables(pdf_reading(lines), (table(145, 185, *first), table(235, 275, *second)))
    assert said(understand(reading)) == [
        ("1", "Fælles indkøb af cykler", {"decision": "Godkendt."}),
        ("2", "Eventuelt", {"decision": "Intet."}),
    ]


def test_a_frame_of_one_row_with_number_and_title_is_the_items_heading() -> None:
    lines = [*COVER, printed("2. Sager", top=130, bold=True)]
    frames = []
    for top, number, title in ((160, "2.1", "Fælles indkøb af cykler"), (250, "2.2", "Færger")):
        lines += [*beside(number, title, top, bold=True)]
        lines += [printed("Beslutning", top=top + 30, bold=True), printed("Udsat.", top=top + 50)]
        frames.append(table(top - 5, top + 15, (number, title)))
    assert said(understand(with_tables(pdf_reading(lines), tuple(frames)))) == [
        ("2.1", "Fælles indkøb af cykler", {"decision": "Udsat."}),
        ("2.2", "Færger", {"decision": "Udsat."}),
    ]


@pytest.mark.parametrize("label", ["", "Drøftelse"])
def test_a_table_like_the_frames_is_the_last_item_without_a_known_heading(label: str) -> None:
    first = (("Pkt. 1", "Cykler"), ("Beslutning", "Godkendt."))
    second = (("Pkt. 2", "Havne"), ("Beslutning", "Udgik."))
    last = (("Pkt. 3", "Eventuelt"), (label, "Formanden orienterede."))
    lines = [*COVER, *beside(*first[0], 150, bold=True), *beside(*first[1], 170)]
    lines += [*beside(*second[0], 200, bold=True), *beside(*second[1], 220)]
    lines += [*beside(*last[0], 250, bold=True), *beside(*last[1], 270)]
    tables = (table(145, 185, *first), table(195, 235, *second), table(245, 285, *last))
    found = understand(with_tables(pdf_reading([line for line in lines if line.text]), tables))
    assert [item.title for item in found.items][:2] == ["Cykler", "Havne"]
    assert found.items[1].fields[0].text == "Udgik."
    assert found.sections[-1].title == "Eventuelt"


def test_a_frame_goes_on_over_a_page_end() -> None:
    """Its title may stand alone at the end, and a cell's text go on in one without a label."""
    title = (("1.", "Cykler"),)
    rest = (("Beslutning", "Drøftet. Sagen|genoptages"),)
    over = (("", "i august."), ("Bilag", "Kort over stier"))
    second = (("2.", "Havne"), ("Beslutning", "Godkendt."))
    pages = [
        [*COVER, *beside(*title[0], 700, bold=True)],
        on_page(beside(*rest[0], 700), 2),
        on_page(
            [
                *beside(*over[0], 80)[1:],
                *beside(*over[1], 100),
                *beside(*second[0], 140),
                *beside(*second[1], 160),
            ],
            3,
        ),
    ]
    reading = with_tables(
        pdf_reading(*pages),
        (table(695, 715, *title),),
        (table(695, 730, *rest),),
        (table(75, 115, *over), table(135, 175, *second)),
    )
    found = understand(reading)
    assert said(found) == [
        ("1", "Cykler", {"decision": "Drøftet. Sagen genoptages i august."}),
        ("2", "Havne", {"decision": "Godkendt."}),
    ]
    assert found.sections[0].items[0].attachments == ("Kort over stier",)


HEADS = ("Punkt", "Emne", "Beslutning", "Ansvarlig")
ROWS = (
    ("1", "Velkomst", "Formanden bød|velkommen.", ""),
    ("2", "Fælles indkøb|af cykler", "Godkendt. Der|følges op.", "Sekretariatet"),
)


def row(cells: tuple[str, ...], top: float) -> list[Line]:
    return [
        printed(part, top=top + 12 * count, x0=x0, x1=x0 + 85)
        for x0, cell in zip((85, 140, 260, 400), cells, strict=True)
        for count, part in enumerate(cell.split("|"))
        if part
    ]


def test_minutes_in_a_table_are_its_rows() -> None:
    """What a further column says goes to the item as well; the head may stand on each page."""
    third = ("3", "Eventuelt", "Intet.", "")
    pages = [
        [*COVER, *row(HEADS, 150), *row(ROWS[0], 170), *row(ROWS[1], 200)],
        on_page([*row(HEADS, 80), *row(third, 100)], 2),
    ]
    reading = with_tables(
        pdf_reading(*pages), (table(145, 230, HEADS, *ROWS),), (table(75, 120, HEADS, third),)
    )
    found = understand(reading)
    assert said(found) == [
        ("1", "Velkomst", {"decision": "Formanden bød velkommen."}),
        (
            "2",
            "Fælles indkøb af cykler",
            {"body": "Ansvarlig\nSekretariatet", "decision": "Godkendt. Der følges op."},
        ),
        ("3", "Eventuelt", {"decision": "Intet."}),
    ]
    assert not any(item.tables for section in found.sections for item in section.items)


def test_rows_may_be_counted_with_letters() -> None:
    rows = (*ROWS, ("3a", "Udpegning til|havneråd", "Udpeget.", ""), ("3b", "Veje", "Udsat.", ""))
    lines, tops = [*COVER], (150, 170, 210, 250, 290)
    for cells, top in zip((HEADS, *rows), tops, strict=True):
        lines += row(cells, top)
    reading = with_tables(pdf_reading(lines), (table(145, 320, HEADS, *rows),))
    assert [item.number for item in understand(reading).items] == ["1", "2", "3a", "3b"]


def test_such_a_table_within_an_item_stays_one() -> None:
    """A list of what was decided before stands in an item that has fields of its own."""
    lines = [
        *COVER,
        printed("1. Opfølgning på beslutninger", top=130, size=12, bold=True),
        printed("Sagsfremstilling", top=145, bold=True),
        *row(HEADS, 160),
        *row(ROWS[0], 180),
        *row(ROWS[1], 210),
        printed("Beslutning", top=250, bold=True),
        printed("Taget til efterretning.", top=265),
    ]
    reading = with_tables(pdf_reading(lines), (table(155, 240, HEADS, *ROWS),))
    ((number, _, fields),) = said(understand(reading))
    assert (number, fields["decision"]) == ("1", "Taget til efterretning.")


def test_minutes_in_a_markdown_table_are_its_rows() -> None:
    rows = ("Punkt", "Emne", "Referat"), ("1.", "Valg", "Ida blev valgt."), ("2.", "Evt.", "Intet.")
    lines = [
        Line("Referat af møde i KKR Sjælland 12. juni 2015", 1, bold=True, heading=1),
        *(Line("\t".join(cells), 1) for cells in rows),
    ]
    reading = Reading(
        Source("referat.md", "0" * 64, None, "markdown"),
        (Page(1, tuple(lines), tables=(Table(1, rows),)),),
    )
    assert said(understand(reading)) == [
        ("1", "Valg", {"decision": "Ida blev valgt."}),
        ("2", "Evt.", {"decision": "Intet."}),
    ]


def test_high_numbers_need_no_word_in_a_column_of_their_own() -> None:
    heads = ("Nr.", "Sag", "Indstilling", "Beslutning")
    two = (("88", "Skoler", "Drøftes.", "Drøftet."), ("89", "Veje", "Godkendes.", "Udsat."))
    lines = [*COVER, *row(heads, 150), *row(two[0], 170), *row(two[1], 190)]
    reading = with_tables(pdf_reading(lines), (table(145, 210, heads, *two),))
    assert said(understand(reading)) == [
        ("88", "Skoler", {"recommendation": "Drøftes.", "decision": "Drøftet."}),
        ("89", "Veje", {"recommendation": "Godkendes.", "decision": "Udsat."}),
    ]


def test_a_row_over_all_columns_is_a_section_of_a_table_of_minutes() -> None:
    rows = (
        ("1. Godkendelse", "", "", ""),
        ("1.1.", "Referat", "Godkendt.", ""),
        ("2. Sager", "", "", ""),
        ("2.1.", "Veje", "Udsat.", ""),
        ("2.2.", "Havne", "Drøftet.", ""),
    )
    lines = [*COVER, *row(HEADS, 150)]
    for at, cells in enumerate(rows):
        lines += row(cells, 170 + 20 * at)
    reading = with_tables(pdf_reading(lines), (table(145, 265, HEADS, *rows),))
    found = understand(reading)
    assert [(one.number, one.title) for one in found.sections] == [
        ("1", "Godkendelse"),
        ("2", "Sager"),
    ]
    assert said(found) == [
        ("1.1", "Referat", {"decision": "Godkendt."}),
        ("2.1", "Veje", {"decision": "Udsat."}),
        ("2.2", "Havne", {"decision": "Drøftet."}),
    ]


def test_a_title_wraps_within_the_column_that_has_its_number() -> None:
    """What is agreed may head the column; a line that had room above is no part of the title."""
    heads = ("Punkt", "Aftalt")
    rows = (
        ("1. Fælles indkøb af|cykler|Ida Bro", "Godkendt."),
        ("2. Havne ved fjorden", "Udsat."),
    )
    lines = [*COVER]
    for top, cells in ((150, heads), (170, rows[0]), (220, rows[1])):
        for x0, cell in zip((85, 260), cells, strict=True):
            parts = enumerate(cell.split("|"))
            lines += [printed(part, top=top + 12 * at, x0=x0) for at, part in parts]
    found = understand(with_tables(pdf_reading(lines), (table(145, 240, heads, *rows),)))
    assert [(item.title, item.decision and item.decision.text) for item in found.items] == [
        ("Fælles indkøb af cykler", "Godkendt."),
        ("Havne ved fjorden", "Udsat."),
    ]


def test_a_row_of_minutes_goes_on_over_a_page_end() -> None:
    first = ("1", "Cykler", "KKR drøftede planen, og at den|sendes til", "")
    rest = ("", "", "regionen.", "")
    second = ("2", "Havne", "Udsat.", "")
    pages = [
        [*COVER, *row(HEADS, 700), *row(first, 720)],
        on_page([*row(HEADS, 80), *row(rest, 100), *row(second, 120)], 2),
    ]
    held = (table(695, 750, HEADS, first),), (table(75, 140, HEADS, rest, second),)
    found = understand(with_tables(pdf_reading(*pages), *held))
    assert [item.decision and item.decision.text.split() for item in found.items] == [
        "KKR drøftede planen, og at den sendes til regionen.".split(),
        ["Udsat."],
    ]


def test_items_in_two_tables_of_a_page_without_ends_keep_what_was_decided() -> None:
    """The first table's items took the places of lines that the second was looked for by."""
    head = "| Punkt | Emne | Beslutning |\n|---|---|---|\n"
    first = head + "| 1 | Veje | Godkendt. |\n| 2 | Havne | Udsat. |\n"
    second = head + "| 3 | Skoler | Drøftet. |\n| 4 | Tog | Afvist. |\n"
    told = f"# Referat\n\nKKR Sjælland\n\nMøde den 12. juni 2015\n\n{first}\n## Sager\n\n{second}"
    items = understand(read(told.encode(), "referat.md")).items
    assert [(item.title, item.decision and item.decision.outcomes) for item in items] == [
        ("Veje", (Outcome.APPROVED,)),
        ("Havne", (Outcome.POSTPONED,)),
        ("Skoler", (Outcome.DISCUSSED,)),
        ("Tog", (Outcome.REJECTED,)),
    ]
