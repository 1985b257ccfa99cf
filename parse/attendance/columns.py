"""Lists and tables beside each other on a page: where their columns begin, and how far they go.

Columns are local: a cover's labels and their values make two, the list below them may make three.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from parse.attendance.words import is_heading
from parse.model import Line

_SAME_ROW = 2.0  # points by which the baselines of one row may differ
_HANGING = 14.0  # points by which lines of one column may be set in
_LISTED = 40.0  # and those of a list with bullets, below its heading
_NARROWEST = 30.0  # points that a column takes at least
_WHITE = 3.0  # sizes of white beside a heading in all columns: it stands above what is below
_MAX_STEP = 3.2  # sizes between two rows of one list

Printed = Sequence[Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column right of the first begins, in points."""

    x0: float


@dataclass(frozen=True, slots=True)
class Block:
    """Printed rows, from `start` to before `stop`, that share their columns."""

    start: int
    stop: int
    columns: tuple[Column, ...]


def printed_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """A page's lines by their baselines, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (_baseline(line), line.x0 or 0.0)):
        if rows and _baseline(line) - _baseline(rows[-1][0]) <= _SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0 or 0.0) for row in rows]


def blocks(printed: Printed) -> list[Block]:
    """The runs of rows in which something stands beside something else."""
    found: list[Block] = []
    for start, stop, column in sorted(_columns(printed), key=lambda found: found[:2]):
        if found and start < found[-1].stop:
            last = found[-1]
            columns = tuple(sorted({*last.columns, column}, key=lambda column: column.x0))
            found[-1] = Block(last.start, max(last.stop, stop), columns)
        else:
            found.append(Block(start, stop, (column,)))
    return [part for block in found for part in _parted(block, printed)]


def _columns(printed: Printed) -> list[tuple[int, int, Column]]:
    """Columns right of the first, each with the rows it reaches over."""
    places = sorted(
        ((line.x0 or 0.0), number, is_heading(line.text))
        for number, row in enumerate(printed)
        for line in row
    )
    if not places:
        return []
    found: list[tuple[int, int, Column]] = []
    at = 0
    while at < len(places):
        x0 = places[at][0]
        near = bisect_right(places, x0 + _HANGING, lo=at, key=itemgetter(0))
        reach = _LISTED if all(heads for _, _, heads in places[at:near]) else _HANGING
        stop = at
        held: set[int] = set()  # two lines of one row are in two columns, however narrow
        while stop < len(places) and places[stop][0] - x0 <= reach and places[stop][1] not in held:
            held.add(places[stop][1])
            stop += 1
        numbers = sorted(held)
        found += [
            (run[0], _end(run[-1], x0, printed), Column(x0))
            for run in _uncrossed(numbers, x0, printed)
            if _stands_beside(run, x0, printed)
        ]
        at = stop
    return found


def _uncrossed(numbers: Sequence[int], x0: float, printed: Printed) -> list[list[int]]:
    """The rows of a column, in runs that no line across its left edge interrupts."""
    runs: list[list[int]] = []
    for number in numbers:
        between = range(runs[-1][-1] if runs else number, number + 1)
        if runs and not any(_crosses(line, x0) for i in between for line in printed[i]):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _crosses(line: Line, x0: float) -> bool:
    return (line.x0 or 0.0) < x0 - 1 and (line.x1 or 0.0) > x0 + 1


def _stands_beside(run: Sequence[int], x0: float, printed: Printed) -> bool:
    """Whether something stands left of the column, in a row of it or in rows between two of it."""
    beside = [
        line
        for number in range(run[0], run[-1] + 1)
        for line in printed[number]
        if (line.x0 or 0.0) < x0 - _NARROWEST / 2 and (line.x1 or 0.0) <= x0 + 1
    ]
    level = any(
        len(printed[number]) > 1 and (printed[number][0].x0 or 0) < x0 - 1 for number in run
    )
    return bool(beside) and (level or len(run) > 1)


def _end(last: int, x0: float, printed: Printed) -> int:
    """The row after the last one beside the column: those left of it may go on for longer."""
    stop = last + 1
    while stop < len(printed):
        row = printed[stop]
        step = _baseline(row[0]) - _baseline(printed[stop - 1][0])
        if step > _MAX_STEP * (row[0].size or 10.0) or any(_crosses(line, x0) for line in row):
            break
        if len(row) == 1 and is_heading(row[0].text):
            break
        stop += 1
    return stop


def _parted(block: Block, printed: Printed) -> list[Block]:
    """The block, cut where a group's heading stands above what follows in all of its columns."""
    cuts = [
        number
        for number in range(block.start + 1, block.stop)
        if _heads_all(number, block, printed)
    ]
    bounds = [block.start, *cuts, block.stop]
    return [Block(start, stop, block.columns) for start, stop in pairwise(bounds)]


def _heads_all(number: int, block: Block, printed: Printed) -> bool:
    """Whether a heading in the first column has nothing beside it, and columns level below it.

    Or white in all others: their people stand above the heading, or below.
    """
    right = block.columns[0].x0 - 1
    head = printed[number][0]
    if len(printed[number]) != 1 or (head.x0 or 0.0) >= right or not is_heading(head.text):
        return False
    beside = [
        line
        for row in printed[block.start : block.stop]
        for line in row
        if (line.x0 or 0.0) >= right
    ]
    if any(_are_level(line, head) for line in beside):
        return False
    below = [line for line in beside if (line.top or 0.0) > (head.top or 0.0)]
    if not below:
        return True
    first = min(below, key=lambda line: line.top or 0.0)
    above = [line.bottom or 0.0 for line in beside if line not in below]
    if above and (first.top or 0.0) - max(above) > _WHITE * (head.size or 10.0):
        return True
    row = next(row for row in printed if any(line is first for line in row))
    return (row[0].x0 or 0.0) < right


def _are_level(one: Line, other: Line) -> bool:
    return (one.top or 0.0) < (other.bottom or 0.0) and (one.bottom or 0.0) > (other.top or 0.0)


def _baseline(line: Line) -> float:
    return (line.bottom or 0.0) - 0.25 * (line.size or 0.0)
