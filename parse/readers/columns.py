"""Reading order on pages with two columns.

Rows are read across by default: minutes have one column, and tables must not be torn. A gutter
makes two columns only when its sides are independent: their baselines do not agree, or both are
filled with prose. On a part of a page prose alone tells (see `abreast`), short lists of names
by entries out of step (see `namelists`).
"""

from __future__ import annotations

from itertools import groupby
from statistics import fmean, median
from typing import TYPE_CHECKING

from parse.fields import may_head
from parse.model import Line, Problem
from parse.numbering import numbered
from parse.readers.abreast import by_parts
from parse.readers.headed import by_headed_columns
from parse.readers.namelists import lists_by_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.readers.paint import Box

# A title may cross the gutter, and a column is more than a running head beside the body.
_MAX_CROSSING = 0.1
_MIN_LINES = 8
_MIN_GUTTER = 10
_SAME_BASELINE = 1.0
# A heading is bold, or larger than most of the lines by this factor.
_LARGER = 1.1
# Rows of a table share all their baselines, independent columns some by chance.
_INDEPENDENT = 0.35
# Of the left side's lines that may be fields' headings, titles aside.
_LABELS = 0.5
# Prose: lines of some length, most of which fill their column.
_PROSE_CHARACTERS, _PROSE_WIDTH, _PROSE_SHARE = 25, 0.75, 0.5


def in_reading_order(lines: Sequence[Line], tables: Sequence[Box] = ()) -> list[Line]:
    """The lines of a page, given by rows, column by column where it has two.

    What stands in a box of `tables` is read across, and says nothing about columns.
    """
    held: set[int] = set()
    if tables:
        held = {id(line) for line in lines if any(_stands_in(line, box) for box in tables)}
    middle = _gutter([line for line in lines if id(line) not in held])
    if middle is None:
        return lists_by_column(by_headed_columns(by_parts(lines, held), held))
    ordered: list[Line] = []
    for crossing, group in groupby(
        lines, key=lambda line: id(line) in held or _x0(line) < middle < _x1(line)
    ):
        part = list(group)
        if crossing:
            ordered += part
            continue
        for block in _blocks(part, middle):
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


def _blocks(part: Sequence[Line], middle: float) -> list[list[Line]]:
    """The lines of two columns, cut at headings on the left with nothing beside them.

    Such a heading ends the columns above it: a group of a list set in two columns, an item.
    """
    right = [line for line in part if _x1(line) > middle]
    usual = median(line.size or 0.0 for line in part)
    blocks: list[list[Line]] = [[]]
    for line in part:
        heads = line.bold or (line.size or 0.0) > _LARGER * usual
        if heads and _x1(line) <= middle and not any(_level(line, other) for other in right):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _level(one: Line, other: Line) -> bool:
    return (one.top or 0.0) < (other.bottom or 0.0) and (other.top or 0.0) < (one.bottom or 0.0)


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
    """Strips of the page that few lines cross, the widest first."""
    edge = int(max(_x1(line) for line in lines)) + 2
    change = [0] * (edge + 1)
    for line in lines:
        change[min(edge, max(0, int(_x0(line))))] += 1
        change[min(edge, max(0, int(_x1(line)) + 1))] -= 1
    free: list[int] = []
    covered = 0
    for x, step in enumerate(change):
        covered += step
        if covered <= _MAX_CROSSING * len(lines):
            free.append(x)
    runs = [list(run) for _, run in groupby(enumerate(free), key=lambda pair: pair[1] - pair[0])]
    gaps = [(run[0][1], run[-1][1]) for run in runs if len(run) >= _MIN_GUTTER]
    return sorted(gaps, key=lambda gap: gap[0] - gap[1])


def _agreement(left: Sequence[Line], right: Sequence[Line]) -> float:
    """The share of the shorter side's lines that stand level with one of the other side."""
    few, many = sorted((left, right), key=len)
    heights = sorted(line.bottom or 0.0 for line in many)
    rows = {round((line.bottom or 0.0) / _SAME_BASELINE) for line in few}
    taken = {round(height / _SAME_BASELINE) for height in heights}
    near = sum(bool({row - 1, row, row + 1} & taken) for row in rows)
    return near / len(rows)


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
