"""Reading order on pages with two columns.

Rows are read across by default: minutes have one column, and tables must not be torn. A gutter
makes two columns only when its sides are independent: their baselines do not agree, or both are
filled with prose. On a part of a page prose alone tells (see `abreast`), short lists of names
by entries out of step (see `namelists`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, groupby
from math import inf
from statistics import fmean
from typing import TYPE_CHECKING

from parse.lines.fields import may_head
from parse.lines.numbering import numbered
from parse.model import Line, Problem
from parse.readers.abreast import by_parts
from parse.readers.blocks import baseline
from parse.readers.columnends import between_headings
from parse.readers.headed import by_headed_columns
from parse.readers.namelists import lists_by_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.readers.paint import Box

# A title may cross the gutter, and a column is more than a running head beside the body.
_MAX_CROSSING = 0.1
_MIN_LINES = 8
_MIN_GUTTER = 9  # LaTeX parts columns by 10 points, of which the rounding leaves so many
_SAME_BASELINE = 0.75
# Rows of a table share all their baselines, independent columns some by chance.
_INDEPENDENT = 0.35
# Of the left side's lines that may be fields' headings, titles aside.
_LABELS = 0.5
# Prose: lines of some length, most of which fill their column.
_PROSE_CHARACTERS, _PROSE_WIDTH, _PROSE_SHARE = 25, 0.75, 0.5


def in_reading_order(
    lines: Sequence[Line], tables: Sequence[Box] = (), height: float = inf
) -> list[Line]:
    """The lines of a page of some height, given by rows, column by column where it has two.

    What stands in a box of `tables` is read across, and says nothing about columns. A box in one
    of the columns is a part of it.
    """
    held: set[int] = set()
    if tables:
        held = {id(line) for line in lines if any(_stands_in(line, box) for box in tables)}
    middle = _gutter([line for line in lines if id(line) not in held])
    if middle is None:
        return lists_by_column(by_headed_columns(by_parts(lines, held), held))
    across = [box for box in tables if box[0] < middle < box[2]]
    ordered: list[Line] = []
    for crossing, group in groupby(
        lines,
        key=lambda line: (
            _x0(line) < middle < _x1(line) or any(_stands_in(line, box) for box in across)
        ),
    ):
        part = list(group)
        if crossing:
            ordered += part
            continue
        for block in between_headings(part, middle, height):
            ordered += [line for line in block if _x1(line) <= middle]
            ordered += [line for line in block if _x1(line) > middle]
    return ordered


def with_columns(
    ordered: Sequence[Line], block: Sequence[Line], page: int
) -> tuple[list[Line], list[Problem]]:
    """The lines of a page with a block of them in the order given, and the doubt told of.

    The same lines, and no doubt, where they are read in that order already.
    """
    places = {id(line): at for at, line in enumerate(ordered)}
    at = [places[id(line)] for line in block if id(line) in places]
    if len(at) < len(block) or at == sorted(at):
        return list(ordered), []
    taken = set(at)
    kept = [line for number, line in enumerate(ordered) if number not in taken]
    first = min(at)
    message = (
        f"Cells that may be a table are kept column by column, from “{block[0].text[:40]}” on."
    )
    return [*kept[:first], *block, *kept[first:]], [Problem("unclear-table", message, page)]


def _stands_in(line: Line, box: Box) -> bool:
    middle = ((line.top or 0.0) + (line.bottom or 0.0)) / 2
    return box[0] - 1 < _x0(line) and _x1(line) < box[2] + 1 and box[1] < middle < box[3]


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the gutter, None where there are no two columns."""
    if not _has_two_sides(lines):
        return None
    for start, end in _gaps(lines):
        middle = (start + end) / 2
        left = [line for line in lines if _x1(line) <= middle]
        right = [line for line in lines if _x0(line) >= middle]
        if min(len(left), len(right)) < _MIN_LINES:
            continue
        if _are_labels(left):
            continue
        if _agreement(left, right) < _INDEPENDENT or (_is_prose(left) and _is_prose(right)):
            return middle
    return None


def _has_two_sides(lines: Sequence[Line]) -> bool:
    """Whether enough lines end left of where enough others begin, as they do beside a gutter."""
    if len(lines) < 2 * _MIN_LINES:
        return False
    starts, ends = sorted(map(_x0, lines)), sorted(map(_x1, lines))
    return ends[_MIN_LINES - 1] <= starts[-_MIN_LINES]


def _gaps(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Strips of the page that few lines cross, the widest first.

    A few short lines beside a strip narrow it: the fewest cross it where it is a gutter.
    """
    edge = int(max(_x1(line) for line in lines)) + 2
    change = [0] * (edge + 1)
    for line in lines:
        change[min(edge, max(0, int(_x0(line))))] += 1
        change[min(edge, max(0, int(_x1(line)) + 1))] -= 1
    crossing = list(accumulate(change))
    most = _MAX_CROSSING * len(lines)
    free = [x for x, count in enumerate(crossing) if count <= most]
    runs = [list(run) for _, run in groupby(enumerate(free), key=lambda pair: pair[1] - pair[0])]
    strips = [(run[0][1], run[-1][1]) for run in runs if len(run) >= _MIN_GUTTER]
    strips.sort(key=lambda strip: strip[0] - strip[1])
    return [_clearest(crossing, *strip) for strip in strips]


def _clearest(crossing: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The ends of the widest part of a strip that the fewest lines cross, if it is a gutter."""
    fewest = min(crossing[start : end + 1])
    at, widest = start, (start, start)
    for count, run in groupby(crossing[start : end + 1]):
        length = len(list(run))
        if count == fewest and length > widest[1] - widest[0]:
            widest = (at, at + length)
        at += length
    first, last = widest
    return (first, last - 1) if last - first >= _MIN_GUTTER else (start, end)


def _agreement(left: Sequence[Line], right: Sequence[Line]) -> float:
    """The share of the shorter side's lines that stand level with one of the other side."""
    few, many = ({round(baseline(line), 1) for line in side} for side in (left, right))
    if len(few) > len(many):
        few, many = many, few
    taken = sorted(many)
    near = sum(
        bisect_left(taken, row - _SAME_BASELINE) < bisect_right(taken, row + _SAME_BASELINE)
        for row in few
    )
    return near / len(few)


def _are_labels(left: Sequence[Line]) -> bool:
    """Whether the left side is the fields' headings beside their texts.

    In smaller letters they stand on other baselines than the first lines of what they head.
    """
    labels = [line for line in left if numbered(line.text) is None]
    return sum(may_head(line.text) for line in labels) >= _LABELS * len(labels) > 0


def _is_prose(lines: Sequence[Line]) -> bool:
    width = max(_x1(line) for line in lines) - min(_x0(line) for line in lines)
    full = sum(_x1(line) - _x0(line) >= _PROSE_WIDTH * width for line in lines)
    return fmean(
        len(line.text) for line in lines
    ) >= _PROSE_CHARACTERS and full >= _PROSE_SHARE * len(lines)


def _x0(line: Line) -> float:
    return line.x0 or 0.0


def _x1(line: Line) -> float:
    return line.x1 or 0.0
