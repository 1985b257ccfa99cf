"""The rows of what lies between two rules of a table: one, wrapped or not, or many."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from parse.model import Line
from parse.readers.beginnings import Cells, starts_of
from parse.readers.strips import Column, TableLine, as_head, has_long_steps, rows_of, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.readers.word import Word

# A first cell of more lines than this is several.
_WRAPPED = 3
# How far lines reach below their baseline, in sizes.
_DESCENT = 0.25


def rows_of_band(
    lines: list[TableLine], columns: Sequence[Column], *, head: bool, many: bool
) -> list[list[TableLine]]:
    """A band is one row, unless its lines are rows by what they hold or how they stand.

    Two figures in one column are of two rows. Without figures lines are rows where most of them
    fill all columns, or some are further apart, or their cells begin new ones; unless there are so
    `many` bands that each is a row, or the first one is a `head`. None can be told where the cells
    contradict each other.
    """
    figures = Counter(column for line in lines for column in line.figures())
    if max(figures.values(), default=0) > 1:
        return rows_of(lines)
    if many or len(lines) <= 2:
        return as_head(lines)
    if 2 * sum(all(line.cells) for line in lines) > len(lines) or has_long_steps(lines):
        return rows_of(lines)
    several = sum(bool(line.cells[0]) for line in lines) > _WRAPPED
    if head and not several:
        return as_head(lines)
    starts = starts_in(lines, columns)
    if starts is not None:
        return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    return [] if several else as_head(lines)


def starts_in(lines: Sequence[TableLine], columns: Sequence[Column]) -> list[int] | None:
    """At which lines rows begin by how their cells do; None where these contradict each other."""
    return starts_of([_cells(line) for line in lines], [column.x0 for column in columns])


def _cells(line: TableLine) -> Cells:
    """The cells of a table's line as lines."""
    return {at: _line(line.cells[at]) for at in line.filled()}


def _line(words: Sequence[Word]) -> Line:
    first = words[0]
    return Line(
        said(words),
        0,
        x0=first.x0,
        x1=words[-1].x1,
        bottom=first.baseline + _DESCENT * first.size,
        size=first.size,
    )
