"""Headings above the items of a flat paper: `A. Til beslutning`, `II. Sager til behandling`.

The items below them count on from one to the next (`1.`, `2.`, … over all of them), so that their
numbers say nothing of what they stand under. Letters and Roman numbers head lists and appendices
as well: these count from the first one on, and an item follows each, but perhaps the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parse.chain import Heading
from parse.layout import FlowLine

_HEADS = re.compile(r"^(?P<number>[A-H]|[IVX]{1,4})[.:)]\s+(?P<title>[A-ZÆØÅ].{2,80})$")
_LETTERS = ("A", "B", "C", "D", "E", "F", "G", "H")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_FEWEST = 2


def with_groups(
    lines: Sequence[FlowLine], headings: Sequence[Heading], start: int
) -> list[Heading]:
    """The headings of a flat paper with those that group them, looked for from line `start` on."""
    starts = {heading.start for heading in headings}
    if not starts or any(heading.item is not None for heading in headings):
        return list(headings)
    found = [
        Heading(index, index + 1, 0, None, head["title"], number=head["number"])
        for index, line in enumerate(lines[start:], start)
        if index not in starts and _is_set_off(line) and (head := _HEADS.match(line.text))
    ]
    starts |= {group.start for group in found}
    above = [group for group in found if group.end in starts]
    last = [group for group in found if group.start > max(h.start for h in headings)][-1:]
    groups = [*above, *(group for group in last if group not in above)]
    numbers = tuple(group.number for group in groups)
    counted = numbers in (_LETTERS[: len(numbers)], _ROMANS[: len(numbers)])
    if len(groups) < _FEWEST or not counted:
        return list(headings)
    return sorted((*headings, *groups), key=lambda heading: heading.start)


def is_group(heading: Heading) -> bool:
    """Whether a heading only groups those below it."""
    return not heading.number[:1].isdigit()


def _is_set_off(line: FlowLine) -> bool:
    return bool(line.gap or line.page_top or line.line.bold or line.line.heading is not None)
