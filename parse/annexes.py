"""Appendices bound in behind the minutes or behind an item: pages of their own, and no item's text.

Some secretariats bind a paper and its appendices into one file. What they say was decided was not
decided at the meeting. Nor are lists of dates, corrections and a summary of what was decided, which
stand behind the last item below titles that are set above the items'.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parse.appendix_heads import MAX_TITLE_LINES
from parse.appendix_labels import label_of
from parse.attachments import is_title
from parse.attendance import is_heading
from parse.cuts import calls_for_more
from parse.dialects import CLOSING_TITLES
from parse.fields import opens_field
from parse.model import FieldName
from parse.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.chain import Heading
    from parse.flowline import Flow, FlowLine

_CLOSING = (FieldName.RECOMMENDATION, FieldName.DECISION)


def without_annexes(
    flow: Flow, lines: Sequence[FlowLine], headings: Sequence[Heading]
) -> tuple[tuple[FlowLine, ...], list[Heading], list[FlowLine]]:
    """The lines without appendices, the headings where they stand among these, and the appendices.

    What follows an appendix, if anything, is an item that begins a page.
    """
    kept = list(lines[: headings[0].start if headings else None])
    moved: list[Heading] = []
    annexes: list[FlowLine] = []
    ends = [*(heading.start for heading in headings), len(lines)][1:]
    for heading, end in zip(headings, ends, strict=True):
        begins = end == len(lines) or lines[end].page_top
        content = lines[heading.end : end]
        own = _own_lines(flow, heading, lines[heading.start : heading.end], content)
        bound = heading.end + own if begins else end
        back = heading.start - len(kept)
        moved.append(replace(heading, start=heading.start - back, end=heading.end - back))
        kept += lines[heading.start : bound]
        annexes += lines[bound:end]
    return tuple(kept), moved, annexes


def _own_lines(
    flow: Flow, heading: Heading, title: Sequence[FlowLine], content: Sequence[FlowLine]
) -> int:
    """How many of the lines below an item's title are its own: those before the first appendix.

    Its label heads a page, larger or bolder than text or above a title that is, or names the item
    that it is of; entries of a list of appendices follow one another. Without a label it is a title
    larger than the item's, with no field of an item below.
    """
    for at in range(1, len(content) - 1):
        line, below = content[at], content[at + 1]
        if not line.page_top:
            continue
        if _is_above(flow, line, title) and not any(map(opens_field, content[at:])):
            return at
        label = label_of(line.text)
        if label is None or not is_title(label.title) or _is_label(below.text):
            continue
        if _goes_on(content, at):
            continue
        titled = not label.title and (below.page_top or flow.stands_out(below))
        if label.name and (titled or label.item or flow.stands_out(line)):
            return at
        # `Bilag til punkt 3.2` heads the list of that item's appendices as well.
        if label.item and (titled or label.item != heading.number):
            return at
    return len(content)


def _goes_on(content: Sequence[FlowLine], at: int) -> bool:
    """Whether an item goes on with a label at a page's top.

    The label, with its title, ends a list above what was decided, or a sentence goes on with it.
    """
    if calls_for_more(content[at - 1].text):
        return True
    above = set(map(opens_field, content[:at]))
    below = map(opens_field, content[at + 1 : at + 1 + MAX_TITLE_LINES])
    closing = next((field for field in below if field in _CLOSING), None)
    return closing is not None and above.isdisjoint((closing, FieldName.DECISION))


def _is_above(flow: Flow, line: FlowLine, title: Sequence[FlowLine]) -> bool:
    """Whether a line is set as a heading of more than the item with that title."""
    if is_heading(line.text) or squash(line.text).rstrip(":.") in CLOSING_TITLES:
        return False  # those present, and what the meeting closes with, have places of their own
    return line.is_larger(flow.body_size) and all(line.is_larger(one.line.size) for one in title)


def _is_label(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.name != ""
