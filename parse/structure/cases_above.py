"""Case lines above the titles of their items, where others have them below.

Right above a title the line would end the item before, or make an item of a section that has
nothing else. A paper sets all its case lines alike: its first item shows where.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parse.lines.caseline import parse_case_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.lines.chain import Heading
    from parse.lines.flowline import FlowLine


def with_cases_above(
    lines: Sequence[FlowLine], headings: Sequence[Heading], start: int
) -> list[Heading]:
    """The headings, with case lines above titles as parts of these; looked for from `start` on."""
    ends = [start, *(heading.end for heading in headings)]
    above = [
        heading.start > end and _has_case(lines, heading.start - 1)
        for heading, end in zip(headings, ends, strict=False)
    ]
    items = [at for at, heading in enumerate(headings) if not _only_heads(headings, at)]
    if not items or not above[items[0]] or _has_cases_otherwise(lines, headings):
        return list(headings)
    return [
        replace(heading, start=heading.start - 1, tail=lines[heading.start - 1].text)
        if at in items and above[at]
        else heading
        for at, heading in enumerate(headings)
    ]


def _only_heads(headings: Sequence[Heading], at: int) -> bool:
    """Whether the heading is of a section whose first item follows."""
    pair = headings[at : at + 2]
    return len(pair) > 1 and pair[0].item is None and pair[1].item is not None


def _has_cases_otherwise(lines: Sequence[FlowLine], headings: Sequence[Heading]) -> bool:
    """Whether a case line stands on a title, below one, or at the end of the last item."""
    if any(heading.tail for heading in headings) or _has_case(lines, len(lines) - 1):
        return True
    stops = [*(heading.start for heading in headings[1:]), len(lines)]
    return any(
        stop > heading.end + 1 and _has_case(lines, heading.end)
        for heading, stop in zip(headings, stops, strict=True)
    )


def _has_case(lines: Sequence[FlowLine], at: int) -> bool:
    case = parse_case_line(lines[at].text)
    return case is not None and case.number is not None
