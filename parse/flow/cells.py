"""The printed lines of a table's cells: what a cell's text was put together from."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parse.flow.tables import is_inside
from parse.model import CELL, Line, Table
from parse.text.spacing import squash

Row = Sequence[Sequence[Line]]


def places_in(lines: Sequence[Line], table: Table) -> list[int]:
    """Which of a page's lines are a table's: those at its height, in text the run of its rows."""
    return places_of(lines, [table])[0]


def places_of(lines: Sequence[Line], tables: Sequence[Table]) -> list[list[int]]:
    """The same for all tables of a page, in their order: of like ones in text each has its own."""
    if any(table.top is not None for table in tables):
        return [[at for at, line in enumerate(lines) if is_inside(line, one)] for one in tables]
    texts = [line.text.rstrip(CELL) for line in lines]
    starts: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        starts[text].append(at)
    found: list[list[int]] = []
    end = 0
    for table in tables:
        rows = [CELL.join(row).rstrip(CELL) for row in table.rows]
        known = starts[rows[0]]
        below = bisect_left(known, end)
        ways = (at for at in [*known[below:], *known[:below]] if texts[at : at + len(rows)] == rows)
        first = next(ways, len(texts))
        found.append([*range(first, min(first + len(rows), len(texts)))])
        end = found[-1][-1] + 1 if found[-1] else end
    return found


def cells_of(lines: Sequence[Line], table: Table) -> list[Row]:
    """The lines of every cell, in the order of the table's rows; one line where none is found."""
    if table.top is None:
        last = lines[-1]
        return [
            [[replace(line or last, text=cell)] if cell else [] for cell in texts]
            for texts, line in zip(table.rows, [*lines, *[None] * len(table.rows)], strict=False)
        ]
    left = sorted(lines, key=lambda line: (line.top or 0.0, line.x0 or 0.0))
    return [[_take(left, cell, lines[0]) if cell else [] for cell in row] for row in table.rows]


def _take(left: list[Line], cell: str, first: Line) -> list[Line]:
    """Takes the lines that a cell's text is put together from."""
    wanted, taken = _letters(cell), list[Line]()
    for line in left:
        piece = _letters(line.text)
        if piece and wanted.startswith(piece):
            wanted = wanted[len(piece) :]
            taken.append(line)
    if wanted:  # the reader put its words together otherwise
        return [replace(left[0] if left else first, text=cell)]
    for line in taken:
        left.remove(line)
    return taken


def _letters(text: str) -> str:
    return squash(text).replace("-", "").replace("\u00ad", "")


def columns_of(rows: Sequence[Row], *, after: int = -1) -> list[list[Sequence[Line]]]:
    """The rows' cells column by column; those `after` one moved as far right as all reach.

    What a full line is, is measured against the right edge of all.
    """
    right = max((end for row in rows for cell in row for end in _ends(cell)), default=None)
    columns = [list(cells) for cells in zip(*rows, strict=True)]
    if right is None:
        return columns
    return [_moved(cells, right) if at > after else cells for at, cells in enumerate(columns)]


def _moved(column: Sequence[Sequence[Line]], right: float) -> list[Sequence[Line]]:
    step = right - max((end for cell in column for end in _ends(cell)), default=right)
    return [
        [
            line
            if line.x0 is None or line.x1 is None
            else replace(line, x0=line.x0 + step, x1=line.x1 + step)
            for line in cell
        ]
        for cell in column
    ]


def _ends(cell: Sequence[Line]) -> Iterator[float]:
    return (line.x1 for line in cell if line.x1 is not None)
