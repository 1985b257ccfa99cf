"""Where the columns of a page end: at headings that stand over both of what follows.

Such a heading may reach over the left column only, as do those within it: the white beside it tells
them apart, and whether the text below it is broken at the column's edge.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from parse.readers.abreast import wraps
from parse.readers.blocks import baseline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.model import Line

# A heading is bold, or larger than most of the lines by this factor.
_LARGER = 1.1
# Of a line's step, the white that a heading of both columns has beside it, above and below.
_WHOLE_STEP, _SAME_BASELINE = 0.95, 0.75
# Columns end so far from each other at most (in sizes), where what follows ends them both.
_LEVEL_ENDS = 4.0
# Of the page's height, where columns as long as it end at least; white above its foot (in sizes).
_TEXT_ENDS, _FOOT = 0.87, 8.0


def between_headings(part: Sequence[Line], middle: float, height: float) -> list[list[Line]]:
    """The lines of two columns, cut at headings on the left with nothing beside them.

    Such a heading ends the columns above it: a group of a list set in two columns, an item. But
    columns that end there end nearly level, and above the page's foot; a longer one goes on, if its
    text is broken at its edge below the heading as well.
    """
    left = [line for line in part if (line.x1 or 0.0) <= middle]
    right = [line for line in part if (line.x1 or 0.0) > middle]
    usual = median(line.size or 0.0 for line in part)
    step = _WHOLE_STEP * _step(right)
    level = _end(right, usual)
    if _end(left, usual) < _TEXT_ENDS * height:
        level += _LEVEL_ENDS * usual
    edge = max((line.x1 or 0.0 for line in left), default=0.0)
    goes_on = False
    blocks: list[list[Line]] = [[]]
    for at, line in enumerate(part):
        if _heads(line, usual, middle) and not any(_beside(line, other, step) for other in right):
            below = (line.top or 0.0) > level
            rest = [one for one in part[at:] if (one.x1 or 0.0) <= middle]
            goes_on = goes_on or (below and wraps(rest, edge))
            if not (below and goes_on):
                blocks.append([])
        blocks[-1].append(line)
    return blocks


def _heads(line: Line, usual: float, middle: float) -> bool:
    """Whether a line is set as a heading in the left column."""
    return (line.x1 or 0.0) <= middle and (bool(line.bold) or (line.size or 0.0) > _LARGER * usual)


def _end(column: Sequence[Line], size: float) -> float:
    """Where the text of a column ends; what stands far below it is at the page's foot."""
    end = column[0].bottom or 0.0 if column else 0.0
    for line in column[1:]:
        if (line.top or 0.0) > end + _FOOT * size:
            break
        end = line.bottom or 0.0
    return end


def _step(column: Sequence[Line]) -> float:
    """From line to line of a column, mostly."""
    steps = [baseline(below) - baseline(above) for above, below in pairwise(column)]
    return median([step for step in steps if step > _SAME_BASELINE] or [0.0])


def _beside(heading: Line, other: Line, step: float) -> bool:
    """Whether a line leaves no room for a heading of both columns: less than a line's step."""
    top, bottom = heading.top or 0.0, heading.bottom or 0.0
    if top < (other.bottom or 0.0) and (other.top or 0.0) < bottom:
        return True
    return abs(baseline(heading) - baseline(other)) < step
