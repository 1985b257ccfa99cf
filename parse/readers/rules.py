"""Rules that belong together: one below the other, or side by side.

Shades count as rules: their edges lie where rows part.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from parse.readers.paint import Box

if TYPE_CHECKING:
    from parse.readers.edges import Edge

# Painted twice, or as a thin rectangle: one rule.
_SAME_PLACE = 1.6
# Pieces of a rule drawn cell by cell; rules of one table begin and end alike.
_JOINED, ALIKE = 4.0, 3.0
_SHORTEST, _MIN_UPRIGHT = 60.0, 24.0
MIN_RULES, _MAX_RULES = 3, 400
# A rule that goes through this much of a frame's height is a grid's.
_THROUGH = 0.8


class Rule(NamedTuple):
    """A rule along x (`at` is its distance from the page's top) or along y."""

    at: float
    start: float
    end: float


class Frame(NamedTuple):
    """Rules that stand below each other, from the first to the last."""

    rules: tuple[Rule, ...]

    @property
    def box(self) -> Box:
        """From the leftmost to the rightmost end, from the first rule to the last."""
        left = min(rule.start for rule in self.rules)
        right = max(rule.end for rule in self.rules)
        return (left, self.rules[0].at, right, self.rules[-1].at)


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have a part in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def rules_of(edges: Sequence[Edge], orientation: str) -> list[Rule]:
    """The rules of one direction, their pieces joined."""
    at, start, end = ("top", "x0", "x1") if orientation == "h" else ("x0", "top", "bottom")
    drawn = sorted(
        (Rule(e[at], e[start], e[end]) for e in edges if e["orientation"] == orientation),
        key=lambda rule: rule.at,
    )
    clusters: list[list[Rule]] = []
    for rule in drawn:
        if clusters and rule.at - clusters[-1][0].at <= _SAME_PLACE:
            clusters[-1].append(rule)
        else:
            clusters.append([rule])
    rules: list[Rule] = []
    for cluster in clusters:
        parts: list[Rule] = []
        for rule in sorted(cluster, key=lambda rule: rule.start):
            if parts and rule.start - parts[-1].end <= _JOINED:
                parts[-1] = parts[-1]._replace(end=max(parts[-1].end, rule.end))
            else:
                parts.append(rule)
        rules += parts
    return rules


def frames_of(rules: Sequence[Rule]) -> list[Frame]:
    """The rules along x by where they begin and end, where there are enough of them."""
    frames: list[list[Rule]] = []
    for rule in rules:
        if rule.end - rule.start < _SHORTEST:
            continue
        for frame in frames:
            first = frame[0]
            if abs(first.start - rule.start) <= ALIKE and abs(first.end - rule.end) <= ALIKE:
                frame.append(rule)
                break
        else:
            frames.append([rule])
    return [Frame(tuple(frame)) for frame in frames if MIN_RULES <= len(frame) <= _MAX_RULES]


def is_grid(frame: Frame, upright: Sequence[Rule]) -> bool:
    """Whether a rule inside goes through nearly all of it from above to below."""
    left, top, right, bottom = frame.box
    through: dict[float, float] = {}
    for rule in upright:
        if left + _JOINED < rule.at < right - _JOINED:
            inside = min(bottom, rule.end) - max(top, rule.start)
            near = next((x for x in through if abs(x - rule.at) <= _SAME_PLACE), rule.at)
            through[near] = through.get(near, 0.0) + max(0.0, inside)
    return any(length >= _THROUGH * (bottom - top) for length in through.values())


def combs_of(upright: Sequence[Rule]) -> list[tuple[Box, list[Rule]]]:
    """Rules side by side of one height: the box they fill, and all that stand in it."""
    whole = _whole(upright)
    groups: list[list[Rule]] = []
    for rule in sorted(whole, key=lambda rule: rule.at):
        for group in groups:
            first = group[0]
            if abs(first.start - rule.start) <= ALIKE and abs(first.end - rule.end) <= ALIKE:
                group.append(rule)
                break
        else:
            groups.append([rule])
    combs = []
    for group in sorted(groups, key=lambda group: group[0].start - group[0].end):
        top, bottom = group[0].start, group[0].end
        inner = [r for r in whole if top - ALIKE <= r.start and r.end <= bottom + ALIKE]
        if 1 < len(inner) < _MAX_RULES:
            inner.sort(key=lambda rule: rule.at)
            combs.append(((inner[0].at, top, inner[-1].at, bottom), inner))
    return combs


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """Upright rules that are more than the side of one line."""
    return [rule for rule in rules if rule.end - rule.start > _MIN_UPRIGHT]


def is_crossed(box: Box, level: Sequence[Rule]) -> bool:
    """Whether rules run across it: it is a grid then, or a drawing."""
    left, top, right, bottom = box
    return any(
        top - ALIKE < rule.at < bottom + ALIKE and rule.start < right and left < rule.end
        for rule in level
    )
