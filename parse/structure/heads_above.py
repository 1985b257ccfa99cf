"""What a system prints above each item's title: `Møde den 14. november 2007`, `Punkt nr. 3`.

Such lines are alike but for their numbers. Above the first item no other one ends, so that what
stands there as above the others is no item's text: it would end the decision of the item before.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from parse.lines.caseline import parse_case_line
from parse.lines.fields import may_head
from parse.text.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.lines.chain import Heading
    from parse.lines.flowline import FlowLine

_NUMBER = re.compile(r"(?<!\w)\d+(?!\w)")
_SENTENCE = re.compile(r"(?:\S+\s+){4,}\S+[.!?;:]")
_FEWEST = 3  # items
_SHARE = 0.8  # of the items, the rest may begin their pages without
_MOST_LINES = 4


def with_heads_above(
    lines: Sequence[FlowLine], headings: Sequence[Heading], start: int
) -> list[Heading]:
    """The headings with what stands alike above all of them; looked for from `start` on."""
    ends = [start, *(heading.end for heading in headings)]
    below = [at for at, heading in enumerate(headings) if heading.start > ends[at]]
    if len(below) < _FEWEST or below[0] != 0:
        return list(headings)
    shapes = {
        at: [
            _shape(line)
            for line in lines[max(ends[at], heading.start - _MOST_LINES) : heading.start]
        ]
        for at, heading in enumerate(headings)
        if at in below
    }
    counts = Counter(shape for above in shapes.values() for shape in set(above))
    alike = {shape for shape in shapes[0] if shape and counts[shape] >= _SHARE * len(below)}
    return [
        replace(heading, start=heading.start - _count(shapes.get(at, []), alike))
        for at, heading in enumerate(headings)
    ]


def _count(above: Sequence[str | None], alike: set[str]) -> int:
    """How many lines right above a title are alike above the others."""
    return next((at for at, shape in enumerate(reversed(above)) if shape not in alike), len(above))


def _shape(line: FlowLine) -> str | None:
    """A line but for its numbers; None for a sentence, a field's heading, and an item's case."""
    if _SENTENCE.fullmatch(line.text) or may_head(line.text) or parse_case_line(line.text):
        return None
    return squash(_NUMBER.sub("#", line.text))
