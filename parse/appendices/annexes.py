"""Appendices bound in behind the minutes or behind an item: pages of their own, and no item's text.

Some secretariats bind a paper and its appendices into one file. What they say was decided was not
decided at the meeting. Nor are lists of dates, corrections and a summary of what was decided, which
stand behind the last item below titles that are set above the items', nor letters.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parse.appendices.heads import MAX_TITLE_LINES
from parse.attendance import is_heading
from parse.dialects import CLOSING_TITLES
from parse.lines.appendix_labels import label_of
from parse.lines.attachments import heads_attachments, is_title
from parse.lines.cuts import calls_for_more
from parse.lines.fields import heads_field, opens_field
from parse.model import FieldName
from parse.structure.decisionlists import begins_list
from parse.text.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.lines.chain import Heading
    from parse.lines.flowline import Flow, FlowLine

_CLOSING = (FieldName.RECOMMENDATION, FieldName.DECISION)
# `Tillæg til punkt 3.2: Takster`, `Supplerende sagsfremstilling vedr. pkt. 3.2`
_ADDENDUM = re.compile(
    r"(?:tillæg|suppl|notat|rettelse|bemærkning)\w*(?: \w+){0,3} "
    r"(?:til|vedr\.?|vedrørende) (?:dagsordens)?(?:punkt|pkt\.?) \d",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"(?:Kære|Til rette vedkommende)\b[^.:;]{0,60}[,!]?")
_SIGNED = re.compile(r"(?:(?:med|de) )?(?:venlige?|bedste) hils(?:en|ner)", re.IGNORECASE)
_LETTERHEAD = 15  # lines


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
        title, content = lines[heading.start : heading.end], lines[heading.end : end]
        first = _first_annex(flow, heading, title, content)
        on = first
        if first < len(content):
            on = _goes_on_at(content, first, (*lines[: heading.start], *lines[end:]))
        if on == len(content) and end < len(lines) and not _may_begin(lines[end], title):
            first = on
        back = heading.start - len(kept)
        moved.append(replace(heading, start=heading.start - back, end=heading.end - back))
        kept += [*title, *content[:first], *content[on:]]
        annexes += content[first:on]
    return tuple(kept), moved, annexes


def _first_annex(
    flow: Flow, heading: Heading, title: Sequence[FlowLine], content: Sequence[FlowLine]
) -> int:
    """Which of the lines below an item's title begins the first appendix; their number without one.

    Its label heads a page, larger or bolder than text or above a title that is, or names the item
    that it is of; entries of a list of appendices follow one another. Without a label it is a title
    larger than the item's, with no field of an item below, or a letter.
    """
    for at in range(1, len(content) - 1):
        line, below = content[at], content[at + 1]
        begins = _may_begin(line, title)
        if (
            begins_list(line, below)
            and not heads_field(line)
            and (begins or _is_larger(line, title))
        ):
            return at
        if not begins:
            continue
        if _is_paper(flow, title, content, at):
            return at
        label = label_of(line.text)
        if label is None or not is_title(label.title) or _is_label(below.text):
            continue
        if not line.page_top and heads_attachments(content[at - 1].text):
            continue
        if _ends_list(content, at):
            continue
        titled = not label.title and (below.page_top or flow.stands_out(below))
        if label.name and (titled or label.item or flow.stands_out(line)):
            return at
        # `Bilag til punkt 3.2` heads the list of that item's appendices as well.
        if label.item and (titled or label.item != heading.number):
            return at
    return len(content)


def _is_paper(flow: Flow, title: Sequence[FlowLine], content: Sequence[FlowLine], at: int) -> bool:
    """Whether a line begins a paper of its own that has no label: none of the item's fields."""
    line, below = content[at], content[at:]
    added = flow.stands_out(line) and _ADDENDUM.match(line.text) is not None
    apart = line.page_top and (_is_above(flow, line, title) or _is_letter(content[at - 1], below))
    if not (added or apart):
        return False
    fields = set(map(opens_field, below))
    return FieldName.DECISION not in fields if added else fields == {None}


def _may_begin(line: FlowLine, title: Sequence[FlowLine]) -> bool:
    """Whether a line stands where papers of their own begin: pages, in Markdown its headings."""
    level, items = line.line.heading, title[0].line.heading
    return line.page_top or (level is not None and (items is None or level <= items))


def _goes_on_at(content: Sequence[FlowLine], first: int, others: Sequence[FlowLine]) -> int:
    """Where an item goes on behind an appendix: with what was decided, if nothing said it before.

    The decision heads a page, and `others` of the paper's items have some; an appendix that has
    fields of its own has others above it.
    """
    opened = [(at, name) for at, line in enumerate(content) if (name := opens_field(line))]
    if any(name is FieldName.DECISION for at, name in opened if at < first):
        return len(content)
    at, name = next(((at, name) for at, name in opened if at >= first), (len(content), None))
    begins = name is FieldName.DECISION and (content[at].page_top or content[at].line.heading)
    decides = begins and any(opens_field(line) is FieldName.DECISION for line in others)
    return at if decides else len(content)


def _is_letter(above: FlowLine, page: Sequence[FlowLine]) -> bool:
    """Whether a page begins with a letter: addressed near its top, and signed below.

    What goes on from the page before, and what a sentence announces (`følgende brev:`), does not.
    """
    near = page[:_LETTERHEAD]
    at = next((at for at, line in enumerate(near) if _ADDRESSED.fullmatch(line.text)), None)
    if at is None or any(line.full or line.text.endswith(":") for line in (above, *page[:at])):
        return False
    return any(_SIGNED.match(line.text) for line in page[at:])


def _ends_list(content: Sequence[FlowLine], at: int) -> bool:
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
    return line.is_larger(flow.body_size) and _is_larger(line, title)


def _is_larger(line: FlowLine, title: Sequence[FlowLine]) -> bool:
    return all(line.is_larger(one.line.size) for one in title)


def _is_label(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.name != ""
