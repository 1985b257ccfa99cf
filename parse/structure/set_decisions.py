"""Decisions that only a whole paper tells: by their letters, or by a heading of its own making.

Secretaries write the minutes into the agenda, below what was recommended, and set them apart by
letters (municipal minutes of the years before 2012), or head them as no other paper does
(`Opsamling`). Only where nothing in the paper heads a decision, most items end so, and most of what
stands there decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from parse.flow.tables import is_row_line
from parse.lines.fields import heads_field, inline_heading, opens_field, weak_heading
from parse.lines.flowline import FlowLine
from parse.model import FieldName
from parse.outcomes.decisions import says_outcome
from parse.text.spacing import squash

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


def deciding_headings(
    contents: Sequence[Sequence[FlowLine]], own: Collection[str]
) -> frozenset[str]:
    """The heading, squashed, of the paper's `own` making that what was decided stands below.

    It is the last one of most items that have any; empty in papers that are not so.
    """
    if not own or any(_heads(line) for one in contents for line in one):
        return frozenset()
    last = [_last_headed(content, own) for content in contents]
    told = [(heading, text) for heading, text in last if heading]
    heading, count = Counter(heading for heading, _ in told).most_common(1)[0] if told else ("", 0)
    if count < max(_FEWEST, _MOST * len(told)):
        return frozenset()
    decided = sum(says_outcome(text) for one, text in told if one == heading)
    return frozenset([heading] if 2 * decided > count else [])


def _last_headed(content: Sequence[FlowLine], own: Collection[str]) -> tuple[str, str]:
    """The last of an item's headings that are the paper's own, and the text below it."""
    at = next((at for at in reversed(range(len(content))) if squash(content[at].text) in own), None)
    if at is None:
        return "", ""
    return squash(content[at].text), " ".join(line.text for line in content[at + 1 :])


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
