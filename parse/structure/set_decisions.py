"""Decisions that are told by their letters alone: bold or italic lines at the ends of the items.

Secretaries write the minutes into the agenda, below what was recommended, and set them apart by
letters (municipal minutes of the years before 2012). Only where nothing in the paper heads a
decision, most items with fields end so, and most of what stands there decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from parse.flow.tables import is_row_line
from parse.lines.fields import heads_field, inline_heading, opens_field, weak_heading
from parse.lines.flowline import FlowLine
from parse.model import FieldName
from parse.outcomes.decisions import says_outcome

_DECISION = frozenset({FieldName.DECISION})
_FEWEST, _MOST = 2, 0.6


def ends_by_letters(contents: Sequence[Sequence[FlowLine]]) -> list[int]:
    """How many lines at the end of each item are its decision; 0 in papers that are not so."""
    none = [0] * len(contents)
    with_fields = [content for content in contents if any(map(opens_field, content))]
    if len(with_fields) < _FEWEST or any(_heads(line) for one in contents for line in one):
        return none
    ends = [_end(content) for content in contents]
    told = [content[-end:] for content, end in zip(contents, ends, strict=True) if end]
    if len(told) < max(_FEWEST, _MOST * len(with_fields)):
        return none
    decided = sum(says_outcome(" ".join(line.text for line in one)) for one in told)
    return ends if 2 * decided > len(told) else none


def _heads(line: FlowLine) -> bool:
    """Whether a line heads a decision, be it only in papers without a better heading."""
    if opens_field(line) is FieldName.DECISION or weak_heading(line.text, _DECISION):
        return True
    inline = inline_heading(line.text, _DECISION)
    return inline is not None and inline[0] is FieldName.DECISION


def _end(content: Sequence[FlowLine]) -> int:
    """How many lines at an item's end are set in letters of their own, below plain text."""
    if not any(map(opens_field, content)) or not any(face := _face(content[-1])):
        return 0
    count = 0
    for line in reversed(content):
        if _face(line) != face or opens_field(line) or is_row_line(line.line):
            break
        count += 1
    above = content[-count - 1] if 0 < count < len(content) else None
    return 0 if above is None or heads_field(above) else count


def _face(line: FlowLine) -> tuple[bool, bool]:
    return bool(line.line.bold), bool(line.line.italic)
