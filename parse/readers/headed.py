"""Fields beside each other: their headings level, each above its text (slides, boxes)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from parse.lines.fields import field_heading
from parse.lines.numbering import numbered
from parse.readers.abreast import keeps_to_a_side

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from parse.model import Line

_LEVEL = 2.0  # points by which two lines of one row may differ
_GUTTER = 2.0  # what the left text keeps from where the right one begins
_PAIR = 2
_LARGER = 1.1  # times the size of what a title stands above


def by_headed_columns(lines: Sequence[Line], held: Collection[int] = ()) -> list[Line]:
    """The lines of a page, given by rows, with fields beside each other one after the other.

    Only where two headings are all of their row: three are a table's head. Lines whose ids are
    `held` stand in tables.
    """
    for at, (one, other) in enumerate(pairwise(lines)):
        if not _are_heads(one, other) or id(one) in held or _row(lines, at) != _PAIR:
            continue
        edge = (other.x0 or 0.0) - _GUTTER
        end = at + _PAIR
        while (
            end < len(lines)
            and id(lines[end]) not in held
            and keeps_to_a_side(lines[end], edge, edge)
            and not _heads_item(lines[end], one)
        ):
            end += 1
        part = lines[at:end]
        left = [line for line in part if (line.x0 or 0.0) < edge]
        right = [line for line in part if (line.x0 or 0.0) >= edge]
        if len(left) > 1 and len(right) > 1:
            return [*lines[:at], *left, *right, *by_headed_columns(lines[end:], held)]
    return list(lines)


def _heads_item(line: Line, head: Line) -> bool:
    """Whether a line is the title of the next item: its number is set off as one."""
    found = numbered(line.text)
    larger = (line.size or 0.0) > _LARGER * (head.size or 0.0)
    return found is not None and found.marked and (bool(line.bold) or larger)


def _are_heads(one: Line, other: Line) -> bool:
    """Whether two lines are headings of different fields, beside each other."""
    if not _are_level(one, other) or (other.x0 or 0.0) <= (one.x1 or 0.0):
        return False
    left, right = field_heading(one.text), field_heading(other.text)
    return left is not None and right is not None and left is not right


def _row(lines: Sequence[Line], at: int) -> int:
    """How many lines are level with the one at a place, itself included."""
    near = lines[max(0, at - 1) : at + _PAIR + 1]
    return sum(_are_level(lines[at], line) for line in near)


def _are_level(one: Line, other: Line) -> bool:
    return abs((one.bottom or 0.0) - (other.bottom or 0.0)) <= _LEVEL
