"""Fields' headings that stand in the middle of their rows, before their texts."""

from __future__ import annotations

from parsing import printed

from parse.flow.centred import with_headings_first
from parse.model import Line

HEADS = ("Baggrund", "Indstilling", "Beslutning")


def rows(*texts: int, page_top: int = 0) -> list[Line]:
    """Rows of so many lines, the headings in their middles; `page_top`: lines of a row before."""
    lines = [printed(f"0.{n}", top=90.0 + 14 * n, x0=200) for n in range(page_top)]
    top = 100.0 + 14 * page_top
    for row, (head, count) in enumerate(zip(HEADS, texts, strict=False), start=1):
        text = [printed(f"{row}.{n}", top=top + 14 * n, x0=200) for n in range(count)]
        lines += [*text, printed(head, top=top + 7 * (count - 1), bold=True)]
        top += 14 * count + 8
    return sorted(lines, key=lambda line: (line.top or 0.0, line.x0 or 0.0))


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in with_headings_first(lines)]


def test_headings_in_the_middle_of_their_rows_come_first() -> None:
    assert texts(rows(2, 3, 1)) == [
        *("Baggrund", "1.0", "1.1"),
        *("Indstilling", "2.0", "2.1", "2.2"),
        *("Beslutning", "3.0"),
    ]


def test_the_end_of_a_row_from_the_page_before_stays_above() -> None:
    assert texts(rows(1, 2, page_top=1)) == [
        *("0.0", "Baggrund", "1.0"),
        *("Indstilling", "2.0", "2.1"),
    ]


def test_headings_level_with_the_first_lines_stay() -> None:
    lines = [
        line
        for at, head in enumerate(HEADS)
        for line in (
            printed(head, top=100.0 + 50 * at, bold=True),
            printed(f"{at}.0", top=100.0 + 50 * at, x0=200),
            printed(f"{at}.1", top=114.0 + 50 * at, x0=200),
            printed(f"{at}.2", top=128.0 + 50 * at, x0=200),
        )
    ]
    assert texts(lines) == [line.text for line in lines]


def test_what_does_not_fit_stays_as_it_is() -> None:
    lines = [*rows(2, 3), printed("Afsnit", top=190, x0=200), printed("Bilag", top=230)]
    moved = [line for line in lines if line.text != "Indstilling"]
    moved.insert(5, printed("Indstilling", top=158))
    assert texts(moved) == [line.text for line in moved]


def test_a_heading_that_reading_put_together_with_its_text_is_parted() -> None:
    """The other headings of its page show the column."""
    lines = [
        *rows(1, 2),
        printed("Beslutning Godkendt.", top=170, x1=270),
        printed("Beslutninger", top=200),
    ]
    assert texts(lines)[-3:] == ["Beslutning", "Godkendt.", "Beslutninger"]
    assert texts(lines[-2:]) == ["Beslutning Godkendt.", "Beslutninger"]


def test_appendices_named_at_the_left_edge_are_not_parted() -> None:
    named = printed("Bilag 1: Fordeling af pladser i kommunerne", top=170)
    assert texts([*rows(1, 2), named])[-1] == named.text


def test_the_end_of_a_row_may_begin_nearer_to_the_edge_than_other_rows_do() -> None:
    """Each row is a table of its own, as wide as its heading."""
    heads = [printed("Indstilling", top=121, bold=True), printed("Bilag", top=157, bold=True)]
    narrow = ((heads[0].x1 or 0) + (heads[1].x1 or 0)) / 2
    lines = [
        printed("0.0", top=90, x0=narrow),
        printed("1.0", top=114, x0=200),
        heads[0],
        printed("1.1", top=128, x0=200),
        printed("2.0", top=150, x0=narrow),
        heads[1],
        printed("2.1", top=164, x0=narrow),
    ]
    assert texts(lines) == ["0.0", "Indstilling", "1.0", "1.1", "Bilag", "2.0", "2.1"]


def test_the_rows_of_one_item_are_read_by_themselves() -> None:
    """Those of the next one, with a table in them, cannot be."""
    first = [
        printed("1. Busser", top=80, bold=True),
        printed("1.0", top=114, x0=200),
        printed("Indstilling", top=121, bold=True),
        printed("1.1", top=128, x0=200),
    ]
    second = [
        printed("2. Veje", top=150, bold=True),
        printed("2.0", top=170, x0=200),
        printed("Indstilling", top=177, bold=True),
        printed("2.1", top=230, x0=200),
    ]
    read = texts([*first, *second])
    assert read == ["1. Busser", "Indstilling", "1.0", "1.1", *(line.text for line in second)]
