"""Tables within an item that only set its fields: in columns, or beside their headings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parsing import pdf_reading, printed

from parse.model import Decision, Line, Outcome, ParsedDocument, Table
from parse.readers.choice import read
from parse.understand import understand

COVER = "# Referat\n\nKKR Sjælland\n\nMøde den 12. juni 2015\n\n## 1. Sager\n\n"


def of_markdown(*items: str) -> ParsedDocument:
    titled = (f"### 1.{count}. Cykelstier\n\n{text}\n\n" for count, text in enumerate(items, 1))
    return understand(read((COVER + "".join(titled)).encode(), "referat.md"))


def table(*rows: tuple[str, ...]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def said(document: ParsedDocument) -> list[dict[str, str]]:
    return [{f.name.value: f.text for f in item.fields} for item in document.items]


def test_fields_in_columns_are_the_items() -> None:
    heads = ("Sag", "Indstilling", "Beslutning")
    document = of_markdown(
        table(heads, ("Stierne er smalle.", "Det indstilles, at de udvides.", "Godkendt.")),
        table(heads, ("Stierne er mørke.", "Det indstilles, at de oplyses.", "Udsat.")),
    )
    assert said(document) == [
        {
            "background": "Stierne er smalle.",
            "recommendation": "Det indstilles, at de udvides.",
            "decision": "Godkendt.",
        },
        {
            "background": "Stierne er mørke.",
            "recommendation": "Det indstilles, at de oplyses.",
            "decision": "Udsat.",
        },
    ]
    assert not any(item.tables for item in document.items)


def test_one_item_alone_may_have_its_fields_in_columns() -> None:
    usual = "**Indstilling**\n\nDrøftes.\n\n**Beslutning**\n\nDrøftet."
    set_so = table(
        ("Indstilling", "Beslutning"), ("1. Godkendes.", "1. Ja."), ("2. Sendes.", "2. Nej.")
    )
    found = said(of_markdown(usual, set_so, usual))
    assert found[1] == {
        "recommendation": "1. Godkendes.\n2. Sendes.",
        "decision": "1. Ja.\n2. Nej.",
    }


def test_fields_beside_their_headings_are_the_items_in_markdown_too() -> None:
    rows = ("**Baggrund:**", "Stierne er smalle."), ("**Beslutning:**", "Godkendt.")
    assert said(of_markdown(table(*rows))) == [
        {"background": "Stierne er smalle.", "decision": "Godkendt."}
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("Beslutning", "Ansvarlig", "Frist"), ("Godkendt.", "Ida Bro", "1. maj")),
        (("Beslutning", "Godkendt."), ("Ansvarlig", "Ida Bro"), ("Frist", "1. maj")),
    ],
)
def test_who_sees_to_it_is_told_with_the_decision(rows) -> None:
    document = of_markdown(
        "**Indstilling**\n\nDet indstilles, at stien udvides.\n\n" + table(*rows)
    )
    assert said(document) == [
        {
            "recommendation": "Det indstilles, at stien udvides.",
            "decision": "Godkendt.\nAnsvarlig: Ida Bro\nFrist: 1. maj",
        }
    ]


@pytest.mark.parametrize("rows", [1, 2])
def test_a_list_of_what_was_decided_before_stays_a_table(rows: int) -> None:
    """Its item decides elsewhere; without that a row each tells, and that others have none such."""
    before = ("Havne", "Godkendt.", "Ida Bro"), ("Færger", "Udsat.", "Bo Ås")
    held = table(("Sag", "Beslutning", "Ansvarlig"), *before[:rows])
    (item,) = of_markdown(f"{held}\n\n**Beslutning**\n\nTaget til efterretning.").items
    assert item.decision == Decision("Taget til efterretning.", (Outcome.NOTED,))
    assert len(item.tables) == 1
    (item,) = of_markdown(held).items
    assert item.decision is None


def test_a_projects_description_stays_a_table_unless_something_is_asked_in_it() -> None:
    rows = ("Baggrund", "Mange biler."), ("Økonomi", "2 mio. kr."), ("Tidsplan", "2014")
    (item,) = of_markdown(table(*rows)).items
    assert len(item.tables) == 1
    (item,) = of_markdown(
        table(("Sagsnr.", "14/2033"), *rows[:2], ("Indstilling", "Stien støttes."))
    ).items
    assert item.case_number == "14/2033"
    assert [(field.name.value, field.text) for field in item.fields] == [
        ("background", "Mange biler.\nØkonomi\n2 mio. kr."),
        ("recommendation", "Stien støttes."),
    ]
    assert item.tables == ()


def test_like_tables_of_two_items_are_each_its_own() -> None:
    """The second was judged by what stands around the first."""
    held = table(("Indstilling", "Beslutning"), ("Godkendes.", "Godkendt."))
    first, second = of_markdown(f"{held}\n\n**Beslutning**\n\nUdsat.", held).items
    assert (first.decision, len(first.tables)) == (Decision("Udsat.", (Outcome.POSTPONED,)), 1)
    assert (second.decision, second.tables) == (Decision("Godkendt.", (Outcome.APPROVED,)), ())


def test_columns_go_on_over_a_page_end() -> None:
    heads, first, second = (
        ("Indstilling", "Beslutning"),
        ("Det indstilles, at stierne bliver", "KKR drøftede stierne, og mødet"),
        ("udvidet.", "godkendte udvidelsen."),
    )

    def row(cells: tuple[str, str], page: int, top: float) -> list[Line]:
        places = zip((85, 300), (285, 500), cells, strict=True)
        return [printed(text, page, top, x0=x0, x1=x1) for x0, x1, text in places]

    reading = pdf_reading(
        [
            printed("Referat af møde i KKR Sjælland den 12. juni 2015", top=60, size=14, bold=True),
            printed("1. Cykelstier", top=700, size=12, bold=True),
            *row(heads, 1, 730),
            *row(first, 1, 750),
        ],
        [
            *row(second, 2, 80),
            printed("2. Havne", 2, 130, size=12, bold=True),
            printed("Beslutning", 2, 150, bold=True),
            printed("Udsat.", 2, 165),
        ],
    )
    held = (Table(1, (heads, first), 725, 765), Table(2, (second,), 75, 95))
    pages = zip(reading.pages, held, strict=True)
    tabled = tuple(replace(page, tables=(one,)) for page, one in pages)
    assert said(understand(replace(reading, pages=tabled))) == [
        {
            "recommendation": "Det indstilles, at stierne bliver udvidet.",
            "decision": "KKR drøftede stierne, og mødet godkendte udvidelsen.",
        },
        {"decision": "Udsat."},
    ]


def test_a_decision_that_stays_in_a_table_is_told() -> None:
    held = table(("Sag", "Beslutning"), ("Havne", "Godkendt."), ("Færger", "Udsat."))
    document = of_markdown(held, "**Beslutning**\n\nDrøftet.")
    assert [(problem.code, problem.message[:8]) for problem in document.problems] == [
        ("unclear-table", "item 1.1")
    ]
