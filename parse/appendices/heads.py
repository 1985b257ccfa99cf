"""Lines that say themselves which item's appendix begins with them: `Punkt 3.2, bilag 1`.

They stand where a page, a paragraph or a heading begins; their own title may stand below them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from parse.appendices.sheets import divider_at, item_below, page_of_foot, sheet_at, title_below
from parse.cover.titles import TITLE_LINES
from parse.flow.paragraphs import blocks
from parse.lines.appendix_labels import Label, label_of, point_of
from parse.lines.attachments import is_title
from parse.lines.numbering import numbered
from parse.text.characters import SOFT_HYPHEN
from parse.text.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parse.lines.flowline import FlowLine
    from parse.text.hyphens import Spelling

MAX_TITLE_LINES = 3
_SENTENCE_END = re.compile(r"[.!?:;,]$")
_LONGEST = 100


class Head(NamedTuple):
    """A label that names its item: the flow's lines from `line` to `end` hold it.

    `title` is all of it as printed, with the title below it, which goes on to `titled`.
    `item_title` is that of the item, where a sheet before its appendices has it.
    """

    line: int
    end: int
    label: Label
    title: str
    titled: int
    item_title: str = ""


def heads_of(lines: Sequence[FlowLine], spelled: Spelling) -> list[Head]:
    """The labels that begin an appendix each, with the items they are of.

    One without an item is of the item named last. One that comes again runs above its pages, and
    those below one another are a list.
    """
    found: list[Head] = []
    for at, line in enumerate(lines):
        if not (line.set_off or line.page_top or at < TITLE_LINES):
            continue
        divider = divider_at(lines, at)
        end, label = _label_at(lines, divider[0] if divider else at)
        if divider:
            label = label._replace(item=divider[1].item)
        elif label.name and not label.item:
            label = label._replace(item=item_below(lines, at))
        if found and label.name and not label.item and (line.page_top or line.styled):
            label = label._replace(item=found[-1].label.item)
        if (
            label.item
            and (not found or _may_follow(found[-1], label, lines, at))
            and is_title(label.title)
            and not _is_listed(lines, at, end)
        ):
            if divider and not label.name:
                found.append(_sheet(lines, at, divider))
                continue
            foot = page_of_foot(lines, at)
            if foot is not None:
                found.append(Head(foot, foot, label, line.text, foot))
                continue
            head = _head(lines, end - 1 if divider else at, end, label, spelled)
            item_title = divider[1].title if divider else ""
            found.append(head._replace(line=at, item_title=item_title))
    return found


def _may_follow(last: Head, label: Label, lines: Sequence[FlowLine], at: int) -> bool:
    """Whether a label is another one of the same meeting: its items have parts, or none has.

    On a sheet one without a number may stand above another title: `Bilag til punkt 3.2`.
    """
    titles = [squash(lines[below].text) for below in sheet_at(lines, at, MAX_TITLE_LINES + 1)[1:]]
    other = not label.name and bool(titles) and titles[0] not in squash(last.title)
    return (last.label[:2] != label[:2] or other) and ("." in last.label.item) == (
        "." in label.item
    )


def _label_at(lines: Sequence[FlowLine], at: int) -> tuple[int, Label]:
    """The label that begins with a line, empty without one, and the line after it.

    `Punkt 3.2` may stand above it, alone or with the item's title, or above all of its appendices.
    """
    label = label_of(lines[at].text)
    if label:
        return at + 1, label
    point = point_of(lines[at].text)
    below = label_of(lines[at + 1].text) if point and at + 1 < len(lines) else None
    if not point or not below or lines[at + 1].page_top or below.item:
        return at + 1, Label("", "", "")
    if point.title and not lines[at].page_top:
        return at + 1, Label("", "", "")
    if not below.name or _is_listed(lines, at + 1, at + 2):
        return at + 1, point
    return at + 2, below._replace(item=point.item)


def _is_listed(lines: Sequence[FlowLine], at: int, end: int) -> bool:
    """Whether the label in these lines is followed by another, as in a list.

    One that begins the next page follows in a list only where a label stands above, too.
    """
    if label_of(lines[at].text) is None or end == len(lines) or not _labels(lines[end].text):
        return False
    alone = lines[at].page_top or not at or not _labels(lines[at - 1].text)
    return not (lines[end].page_top and alone)


def _labels(text: str) -> bool:
    label = label_of(text)
    return label is not None and bool(label.name or label.item)


def _head(lines: Sequence[FlowLine], at: int, end: int, label: Label, spelled: Spelling) -> Head:
    if label.title:
        title = blocks(lines[end - 1 : end + MAX_TITLE_LINES], spelled)[0]
        titled = end - 1 + len(title.lines)
        if len(title.lines) > MAX_TITLE_LINES:
            titled = end
            while lines[titled - 1].text.endswith(("-", SOFT_HYPHEN)):
                titled += 1
            title = blocks(lines[end - 1 : titled], spelled)[0]
        return Head(at, end, label, ", ".join([*_printed(lines[at : end - 1]), title.text]), titled)
    if told := title_below(lines, at):
        printed = ", ".join(_printed(lines[at:end]))
        return Head(at, end, label, f"{printed}: {told[1]}", told[0] + 1)
    titled = _title_end(lines, at, end)
    below = ", ".join(block.text for block in blocks(lines[end:titled], spelled))
    printed = ", ".join(_printed(lines[at:end]))
    return Head(at, end, label, f"{printed}: {below}" if below else printed, titled)


def _sheet(lines: Sequence[FlowLine], at: int, divider: tuple[int, Label]) -> Head:
    """The head of appendices that have only their item's sheet before them."""
    end, point = divider
    title = ": ".join(filter(None, [*_printed(lines[at : at + 1]), point.title]))
    return Head(
        at, end, point, title if len(lines[at:end]) > 1 else lines[at].text, end, point.title
    )


def _printed(lines: Sequence[FlowLine]) -> Iterator[str]:
    return (line.text.strip().rstrip(":,") for line in lines)


def _title_end(lines: Sequence[FlowLine], label: int, start: int) -> int:
    """The line after the title that stands below a label; `start` where none is set as one.

    On a sheet of its own all that stands below the label is.
    """
    sheet = sheet_at(lines, label, start - label + MAX_TITLE_LINES)
    if sheet.stop > start and not _SENTENCE_END.search(lines[sheet.stop - 1].text):
        return sheet.stop
    end = start
    while end < min(len(lines), start + MAX_TITLE_LINES):
        if end > start and (lines[end].gap or not _is_alike(lines[start], lines[end])):
            break
        end += 1
    if end == start or end == len(lines) or not _is_set_as_title(lines, start, end):
        return start
    return end


def _is_set_as_title(lines: Sequence[FlowLine], start: int, end: int) -> bool:
    """Whether lines are set apart from the text below: larger, bolder, or a short line alone."""
    first, below = lines[start], lines[end]
    if first.text[:1].islower() or numbered(first.text):
        return False
    if _SENTENCE_END.search(lines[end - 1].text):
        return False
    if first.line.size is not None or first.styled:
        parted = not below.styled or below.gap
        return (first.styled and parted) or first.is_larger(below.line.size)
    return end == start + 1 and first.gap and below.gap and len(first.text) <= _LONGEST


def _is_alike(one: FlowLine, other: FlowLine) -> bool:
    return one.same_size(other) and one.styled == other.styled
