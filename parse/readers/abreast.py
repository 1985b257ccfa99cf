"""Prose in two columns on a part of a page, between lines that reach over both.

Nothing but the text itself tells it from cells: sentences run on over lines as full as they can be.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from parse.lines.reach import reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from parse.model import Line

# A column has so many lines, of which so many, and this share, begin within a sentence. Nearly all
# of these had no room on the line above; lines are so long on average.
_MIN_LINES, _MIN_RUNS, _RUNS, _FULL, _CHARACTERS = 4, 2, 0.2, 0.8, 18
# The white between columns, at least, and how far off their edge lines begin (points).
_GUTTER, _SAME_EDGE = 6.0, 1.0
_LINE_STEP = 1.6  # of a paragraph's lines, in sizes


def by_parts(lines: Sequence[Line], held: Collection[int] = ()) -> list[Line]:
    """The lines of a page, given by rows, with columns of prose one after the other.

    Lines whose ids are `held` stand in tables: no columns reach over them.
    """
    for edge in _edges(lines):
        ordered: list[Line] = []
        found = False
        for is_free, run in groupby(
            lines,
            key=lambda line: id(line) not in held and keeps_to_a_side(line, edge - _GUTTER, edge),
        ):
            part = list(run)
            columns = _columns(part, edge) if is_free else None
            if columns:
                left, right, rest = columns
                ordered += [*left, *by_parts(right), *rest]
                found = True
            else:
                ordered += part
        if found:
            return ordered
    return list(lines)


def _edges(lines: Sequence[Line]) -> Iterator[float]:
    """Where right columns may begin: enough lines begin there, and enough end left of it."""
    if len(lines) < 2 * _MIN_LINES:
        return
    starts = sorted([line.x0 or 0.0 for line in lines])
    first = sorted([line.x1 or 0.0 for line in lines])[_MIN_LINES - 1] + _GUTTER
    if starts[-_MIN_LINES] < first:
        return
    for edge, count in sorted(Counter(map(round, starts)).items()):
        if count >= _MIN_LINES and edge >= first:
            yield edge - _SAME_EDGE


def keeps_to_a_side(line: Line, left: float, right: float) -> bool:
    """Whether a line ends before the gutter between two columns, or begins after it (points)."""
    return (line.x1 or 0.0) <= left or (line.x0 or 0.0) >= right


def _columns(part: Sequence[Line], edge: float) -> tuple[list[Line], list[Line], list[Line]] | None:
    """Left and right column, and the lines below both; None where these are no two columns."""
    right = [line for line in part if (line.x0 or 0.0) >= edge]
    left = [line for line in part if (line.x0 or 0.0) < edge]
    if min(len(left), len(right)) < _MIN_LINES:
        return None
    top, bottom = right[0].top or 0.0, max(line.bottom or 0.0 for line in right)
    end = _end_of_column(left, bottom)
    beside = [line for line in left[:end] if top <= (line.bottom or 0.0)]
    if not (_is_prose(beside) and _is_prose(right)):
        return None
    return left[:end], right, left[end:]


def _end_of_column(left: Sequence[Line], bottom: float) -> int:
    """How many lines the left column has: it may go on below the right one, but without white."""
    for at, (above, line) in enumerate(pairwise(left), start=1):
        if (line.top or 0.0) > bottom and not _follows(above, line):
            return at
    return len(left)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether a column's sentences run on over its lines, which are as full as they can be.

    Names and figures below each other may be full too, but do not go on with each other.
    """
    runs = _runs(lines, max((line.x1 or 0.0 for line in lines), default=0.0))
    enough = len(lines) >= _MIN_LINES and len(runs) >= max(_MIN_RUNS, _RUNS * len(lines))
    return (
        enough
        and sum(runs) >= _FULL * len(runs)
        and fmean(len(line.text) for line in lines) >= _CHARACTERS
    )


def wraps(lines: Sequence[Line], edge: float) -> bool:
    """Whether a sentence among lines was broken at an edge of their column (points)."""
    return any(_runs(lines, edge))


def _runs(lines: Sequence[Line], edge: float) -> list[bool]:
    """Of the lines within a sentence, whether each had no room above, left of an edge (points)."""
    return [
        reach(above, line) > edge
        for above, line in pairwise(lines)
        if _follows(above, line) and line.text[:1].islower()
    ]


def _follows(above: Line, line: Line) -> bool:
    return 0 < (line.top or 0.0) - (above.top or 0.0) < _LINE_STEP * (line.size or 0.0)
