"""Ruled tables: pdfplumber finds the grid, the cells are filled with our own words.

pdfplumber's own cell text would believe space glyphs (see `glyphs`). Its text strategy is never
used: it found 12–14 false tables in each of the ordinary minutes it was measured on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from pdfplumber.table import TableFinder

from parse.model import Table
from parse.readers.lines import lines_of
from parse.readers.openrows import with_closing_rule
from parse.readers.rules import meet
from parse.readers.unparted import Grid, Place, with_rows_parted
from parse.text.celltext import joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parse.readers.edges import Edge
    from parse.readers.paint import Box
    from parse.readers.word import Word

# The middle of small letters above the baseline, in sizes.
_MIDDLE = 0.25


def ruled_tables(
    edges: Sequence[Edge],
    words: Sequence[Word],
    width: float,
    number: int,
    framed: Sequence[Box] = (),
) -> tuple[list[Table], list[Word]]:
    """The page's tables with rules both ways, in reading order, and the words with their cells.

    What meets a box of `framed`, tables with rules one way, is left out: shaded rows look like
    small grids.
    """
    words = list(words)
    if not edges or not words:
        return [], words
    tables: list[tuple[Box, Table]] = []
    for found in _found(with_closing_rule(edges, words)):
        box: Box = found.bbox
        if any(meet(box, other) for other in framed):
            continue
        grid: Grid = [row.cells for row in found.rows]
        grid, cells = with_rows_parted(grid, _cells_of(grid, words), words)
        rows = _rows(grid, cells, words, number)
        if _columns_with_text(rows) > 1:
            table = Table(number, rows, round(box[1], 2), round(box[3], 2))
            tables.append((box, table))
            base = 1 + max(word.cell for word in words)
            for at, (row, column) in cells.items():
                words[at] = words[at]._replace(cell=base + row * len(grid[row]) + column)
    # Narrow tables stand in two columns: the left one first.
    narrow = all(box[2] - box[0] < width / 2 for box, _ in tables)
    tables.sort(key=lambda pair: (narrow and pair[0][0] > width / 2 - 1, pair[0][1]))
    return [table for _, table in tables], words


def _found(edges: Sequence[Edge]) -> list[Any]:
    """Pdfplumber's tables; its finder needs no more of a page than the edges."""
    stand_in: Any = SimpleNamespace(edges=list(edges))
    return list(TableFinder(stand_in).tables)


def _cells_of(grid: Grid, words: Sequence[Word]) -> dict[int, tuple[int, int]]:
    """Row and column of each word (by its position) that stands in the grid."""
    tops = [min((cell[1] for cell in row if cell), default=0.0) for row in grid]
    found: dict[int, tuple[int, int]] = {}
    for at, word in enumerate(words):
        x, y = (word.x0 + word.x1) / 2, word.baseline - _MIDDLE * word.size
        # A cell over several rows belongs to the first: look upwards from the row at this height.
        for row in range(bisect_right(tops, y) - 1, -1, -1):
            column = next(
                (i for i, cell in enumerate(grid[row]) if cell and _holds(cell, x, y)), -1
            )
            if column >= 0:
                found[at] = (row, column)
                break
            if all(cell and cell[3] < y for cell in grid[row]):
                break
    return found


def _rows(
    grid: Grid, cells: Mapping[int, Place], words: Sequence[Word], number: int
) -> tuple[tuple[str, ...], ...]:
    """The text of each cell; rows without any are left out."""
    content: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for at, place in cells.items():
        content[place].append(words[at])
    rows = (
        tuple(
            joined(line.text for line in lines_of(content.get((row, column), ()), number))
            for column in range(len(grid[row]))
        )
        for row in range(len(grid))
    )
    return tuple(row for row in rows if any(row))


def _holds(cell: Box, x: float, y: float) -> bool:
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _columns_with_text(rows: Sequence[Sequence[str]]) -> int:
    return sum(any(cells) for cells in zip(*rows, strict=False))
