"""Rows that no rule closes at the end of a page: browsers print tables so whose rows go on.

The upright rules go on below the last level one, down to where the page's text ends. What stands
between them is one row: one of its cells ends far above another.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from parse.readers.rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.readers.edges import Edge
    from parse.readers.rules import Rule
    from parse.readers.word import Word

# Rules end together within so many points; shorter ones are the ends of thick ones.
_TOGETHER, _SHORTEST = 3.0, 20.0
# A table has so many upright rules, and as many level ones above its open row.
_UPRIGHT, _LEVEL = 3, 2
# Below its last row stands the page's number, at most.
_BELOW = 1
# Lines of one cell stand nearer than this, in sizes; one of a row's cells is so much shorter.
_STEP, _SHORT = 1.7, 0.5


def with_closing_rule(edges: Sequence[Edge], words: Sequence[Word]) -> list[Edge]:
    """The edges, with one below a row that is open at the page's end."""
    end = max((edge["bottom"] for edge in edges if edge["orientation"] == "v"), default=0.0)
    if any(edge["top"] > end - _TOGETHER and edge["width"] >= _SHORTEST for edge in edges):
        return list(edges)
    ending = [rule for rule in rules_of(edges, "v") if rule.end > end - _TOGETHER]
    level = [rule for rule in rules_of(edges, "h") if rule.end - rule.start >= _SHORTEST]
    if len(ending) < _UPRIGHT:
        return list(edges)
    left, right = ending[0].at, ending[-1].at
    above = [rule.at for rule in level if _crosses(rule, left, right, ending)]
    if len(above) < _LEVEL or not _is_row(words, ending, max(above), end):
        return list(edges)
    closing = {
        "object_type": "line_edge",
        "orientation": "h",
        "x0": left,
        "x1": right,
        "top": end,
        "bottom": end,
        "width": right - left,
        "height": 0.0,
    }
    return [*edges, closing]


def _crosses(rule: Rule, left: float, right: float, upright: Sequence[Rule]) -> bool:
    """Whether a level rule reaches over the upright ones, all of which begin there or above."""
    wide = rule.start < left + _TOGETHER and rule.end > right - _TOGETHER
    return wide and all(one.start < rule.at + _TOGETHER for one in upright)


def _is_row(words: Sequence[Word], upright: Sequence[Rule], top: float, end: float) -> bool:
    """Whether the words between rules are one row at the end of the page."""
    left, right = upright[0].at, upright[-1].at
    inside = [word for word in words if left < word.x0 < right and word.baseline > top]
    below = {round(word.baseline) for word in inside if word.baseline > end}
    if len(below) > _BELOW:
        return False
    columns: dict[int, list[Word]] = defaultdict(list)
    for word in inside:
        if word.baseline <= end:
            columns[sum(rule.at <= word.x0 for rule in upright)].append(word)
    if len(columns) < _UPRIGHT - 1:
        return False
    first = min(word.baseline for column in columns.values() for word in column)
    ends = [_end_of(column, first) for column in columns.values()]
    last = max(word.baseline for column in columns.values() for word in column)
    return last == max(ends) and min(ends) - first <= _SHORT * (last - first)


def _end_of(column: Sequence[Word], first: float) -> float:
    """Where a column's text ends that goes on without white from a row's first line."""
    end = first
    for word in sorted(column, key=lambda word: word.baseline):
        if word.baseline - end > _STEP * word.size:
            return end
        end = word.baseline
    return end
