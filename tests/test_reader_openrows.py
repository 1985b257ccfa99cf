"""Rows that no rule closes at the end of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_samples import HEIGHT, drawn

from parse.readers.choice import read

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

EDGES = (70, 110, 300, 520)
HEADS = ("Punkt", "Sag", "Beslutning")


def page(rows: list[tuple[float, tuple[str, ...]]], levels: list[float], end: float) -> bytes:
    """A table: cells at their heights, level rules at `levels`, upright ones down to `end`."""

    def draw(canvas: Canvas) -> None:
        for top, cells in rows:
            for x, cell in zip(EDGES, cells, strict=False):
                for at, line in enumerate(cell.split("|")):
                    canvas.drawString(x + 4, HEIGHT - top - 14 * at, line)
        for level in levels:
            canvas.line(EDGES[0], HEIGHT - level, EDGES[-1], HEIGHT - level)
        for x in EDGES:
            canvas.line(x, HEIGHT - levels[0], x, HEIGHT - end)
        canvas.drawString(300, 30, "3")

    return drawn(draw)


def test_the_row_at_the_end_of_a_page_is_one_without_a_rule_below() -> None:
    going_on = ("7", "Cykelstier", "KKR drøftede stierne|og besluttede at|sende et svar til")
    data = page([(700, HEADS), (720, going_on)], [685, 706], 770)
    (table,) = read(data, "referat.pdf").pages[0].tables
    assert table.rows == (
        HEADS,
        ("7", "Cykelstier", "KKR drøftede stierne og besluttede at sende et svar til"),
    )


@pytest.mark.parametrize("last", ["Ja.", ""])
def test_rows_without_rules_between_them_are_not_made_one(last: str) -> None:
    rows = [(f"{count}", f"Sag {count}", "Ja." if count < 4 else last) for count in range(1, 5)]
    placed = [(700.0, HEADS), *((720.0 + 14 * at, row) for at, row in enumerate(rows))]
    tables = read(page(placed, [685, 706], 770), "referat.pdf").pages[0].tables
    assert all(cell.count("Sag") < 2 for table in tables for row in table.rows for cell in row)
