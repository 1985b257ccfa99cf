"""Rows of a ruled table that no rules part: they stand around it, below its head, between columns.

What lies between two level rules is one row of cells there, as far as rules tell. That it is many
is told as where there are no rules: two figures in one column are of two rows, and in three columns
or more the cells of several lines begin anew. Where rules part the rows, they are as these say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from parse.readers.bands import starts_in
from parse.readers.lines import lowered
from parse.readers.strips import SAME_BASELINE, Column, TableLine, by_baseline, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parse.readers.paint import Box
    from parse.readers.word import Word

Grid = list[list["Box | None"]]
Place = tuple[int, int]

# A head of two rows at most, what stands below it, and a sum below that.
_MOST_BANDS = 4
# Without figures: so many columns and rows.
_TEXT_COLUMNS, _TEXT_ROWS = 3, 3
_BULLETS = frozenset("•●○◦▪■□‣∙–-")


def with_rows_parted(
    grid: Grid, cells: Mapping[int, Place], words: Sequence[Word]
) -> tuple[Grid, Mapping[int, Place]]:
    """The grid, and where words stand in it, with a row for each that no rules part."""
    bands = {row for row, _ in cells.values()}
    if not bands or len(bands) > _MOST_BANDS:
        return grid, cells
    band = max(bands, key=lambda row: _height(grid[row]))
    held = [at for at, (row, _) in cells.items() if row == band]
    level = lowered([words[at] for at in held])
    columns = {_key(word): cells[at][1] for at, word in zip(held, level, strict=True)}
    tops = _tops_in(grid[band], level, columns)
    more = max(0, len(tops) - 1)
    placed = {at: (row + more * (row > band), column) for at, (row, column) in cells.items()}
    for at, word in zip(held, level, strict=True):
        own = bisect_right(tops, word.baseline + SAME_BASELINE) - 1
        placed[at] = (band + max(0, own), cells[at][1])
    return [*grid[:band], *[grid[band]] * (more + 1), *grid[band + 1 :]], placed


def _height(row: Sequence[Box | None]) -> float:
    return max((cell[3] - cell[1] for cell in row if cell), default=0.0)


def _key(word: Word) -> tuple[str, float, float]:
    return word.text, word.x0, word.x1


def _tops_in(
    row: Sequence[Box | None],
    words: Sequence[Word],
    columns: Mapping[tuple[str, float, float], int],
) -> list[float]:
    """The first baselines of the rows in what rules say is one; none where it is one."""
    if None in row:  # of merged cells rules do not tell over which rows they go
        return []
    lines = []
    for line in by_baseline(words):
        parts: list[list[Word]] = [[] for _ in row]
        for word in line:
            parts[columns[_key(word)]].append(word)
        lines.append(TableLine(line[0].baseline, parts))
    figures = Counter(column for line in lines for column in line.figures())
    if max(figures.values(), default=0) > 1:
        return [part[0].baseline for part in rows_of(lines)]
    bulleted = any(cell and cell[0].text in _BULLETS for line in lines for cell in line.cells)
    if len(row) < _TEXT_COLUMNS or len(lines) < _TEXT_ROWS or bulleted:
        return []
    starts = starts_in(lines, [Column(cell[0], cell[2]) for cell in row if cell]) or []
    return [lines[start].baseline for start in starts] if len(starts) >= _TEXT_ROWS else []
