"""Sheets between the appendices of a file: pages that say whose the next pages are, and no more.

`Punkt 4` with the item's title stands before all of its appendices; before each of them stands its
label with its title, and what the system that printed it knows: the item, the meeting, a number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.lines.appendix_labels import Label, label_of, point_of
from parse.lines.attachments import heads_attachments
from parse.lines.contents_entries import NUMBERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.lines.flowline import FlowLine

# Lines of a sheet before an appendix, and of one before all those of an item.
_MOST, _FEWEST = 9, 6
_TITLE = re.compile(r"(?:titel|emne|bilagstitel):\s*(?P<title>\S.*)", re.IGNORECASE)


def sheet_at(lines: Sequence[FlowLine], at: int, most: int = _MOST) -> range:
    """What stands on a sheet from this line on; nothing where the page holds more, or is the last.

    `most`: so many lines at most.
    """
    top, end = at, at + 1
    while top and not lines[top].page_top and at - top < _MOST:
        top -= 1
    while end < len(lines) and end - at <= most and not lines[end].page_top:
        end += 1
    whole = lines[top].page_top and end < len(lines) and lines[end].page_top
    return range(at, end) if whole and end - at <= most and end - top <= _MOST else range(0)


def page_of_foot(lines: Sequence[FlowLine], at: int) -> int | None:
    """The first line of the page that a label stands at the foot of; None where it is no foot."""
    last = at + 1 == len(lines) or lines[at + 1].page_top
    if not last or lines[at].page_top or not lines[at].gap:
        return None
    top = at
    while not lines[top].page_top:
        top -= 1
    return top


def item_below(lines: Sequence[FlowLine], at: int) -> str:
    """The item that the sheet of a label names below it: `Punkt: 3.2 Fordeling af flygtninge`."""
    points = (point_of(lines[below].text) for below in sheet_at(lines, at)[1:])
    return next((point.item for point in points if point), "")


def title_below(lines: Sequence[FlowLine], at: int) -> tuple[int, str] | None:
    """The line that says what the appendix of this label is called, and that: `Titel: Notat`."""
    for below in sheet_at(lines, at)[1:]:
        if found := _TITLE.fullmatch(lines[below].text.strip()):
            return below, found["title"]
    return None


def divider_at(lines: Sequence[FlowLine], at: int) -> tuple[int, Label] | None:
    """Where the label stands whose sheet begins with its item, and that item with its title.

    It stands on the sheet, or behind it; where the sheet says `Punkt` or `Bilag`, any text may.
    """
    sheet = sheet_at(lines, at, _FEWEST) if lines[at].page_top else range(0)
    point = point_of(lines[at].text) or _numbered(lines[at].text)
    if not sheet or point is None or _names(lines[at].text):
        return None
    labels = [below for below in sheet[1:] if _names(lines[below].text)]
    behind = label_of(lines[sheet.stop].text)
    told = behind.name and not behind.item if behind else point_of(lines[at].text)
    headed = any(heads_attachments(lines[below].text) for below in sheet[1:])
    if len(labels) > 1 or not (labels or told or headed):
        return None
    place = labels[0] if labels else sheet.stop
    if not point.title and place > at + 1:
        point = point._replace(title=" ".join(lines[below].text for below in sheet[1 : place - at]))
    return place, point


def _numbered(text: str) -> Label | None:
    found = NUMBERED.match(text)
    whole = found and "." in found["number"] and found["title"]
    return Label("", found["number"], found["title"]) if found and whole else None


def _names(text: str) -> bool:
    label = label_of(text)
    return label is not None and bool(label.name or label.item)
