"""Ruled tables: pdfplumber finds the grid, the cells are filled with our own words.

pdfplumber's own cell text would believe space glyphs (see `glyphs`). Its text strategy is never
used: it found 12–14 false tables in each of the ordinary minutes it was measured on.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from parse.model import Table
from parse.readers.cells import joined
from parse.readers.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.readers.lines import Word
    from parse.readers.plumber import Box, Paint

# Two rules each way at least; beyond the upper bound it is a drawing, and finding would take long.
_MIN_RULES, _MAX_RULES = 3, 3_000
# The middle of small letters above the baseline, in sizes.
_MIDDLE = 0.25


def ruled_tables(paint: Paint, words: Sequence[Word], number: int) -> list[Table]:
    """The page's tables with rules both ways, from top to bottom."""
    if not _MIN_RULES <= paint.rules <= _MAX_RULES or not words:
        return []
    tables = []
    for found in paint.page.find_tables():
        grid = [[_in_frame(cell, paint) for cell in row.cells] for row in found.rows]
        rows = _filled(grid, words, number)
        if len(rows) > 0 and len(rows[0]) > 1 and _columns_with_text(rows) > 1:
            box = _in_frame(found.bbox, paint)
            assert box is not None
            tables.append(Table(number, rows, round(box[1], 2), round(box[3], 2)))
    return sorted(tables, key=lambda table: table.top or 0.0)


def _in_frame(box: Box | None, paint: Paint) -> Box | None:
    """A box of pdfplumber's (from the media box's corner) on the page as shown."""
    if box is None:
        return None
    left, upper = (float(v) for v in paint.page.mediabox[:2])
    x0, top, x1, bottom = box
    down = paint.height + paint.bottom - float(paint.page.height) - upper
    return (x0 - left - paint.left, top + down, x1 - left - paint.left, bottom + down)


def _filled(
    grid: list[list[Box | None]], words: Sequence[Word], number: int
) -> tuple[tuple[str, ...], ...]:
    """The text of each cell; rows without any are left out."""
    tops = [min((cell[1] for cell in row if cell), default=0.0) for row in grid]
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.baseline - _MIDDLE * word.size
        # A cell over several rows belongs to the first: look upwards from the row at this height.
        for row in range(bisect_right(tops, y) - 1, -1, -1):
            column = next(
                (i for i, cell in enumerate(grid[row]) if cell and _holds(cell, x, y)), -1
            )
            if column >= 0:
                cells.setdefault((row, column), []).append(word)
                break
            if all(cell and cell[3] < y for cell in grid[row]):
                break
    rows = (
        tuple(
            joined([line.text for line in lines_of(cells.get((row, column), ()), number)])
            for column in range(len(grid[row]))
        )
        for row in range(len(grid))
    )
    return tuple(row for row in rows if any(row))


def _holds(cell: Box, x: float, y: float) -> bool:
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _columns_with_text(rows: Sequence[Sequence[str]]) -> int:
    return sum(any(cells) for cells in zip(*rows, strict=False))
