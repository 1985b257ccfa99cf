"""Appendices bound behind the minutes: pages of their own, and no part of the last item.

Some secretariats bind a paper and its appendices into one file. What they say was decided was not
decided at the meeting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parse.appendix_labels import label_of
from parse.attachments import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.chain import Heading
    from parse.flowline import Flow, FlowLine


def annexed_from(flow: Flow, lines: Sequence[FlowLine], headings: Sequence[Heading]) -> int:
    """Where the first appendix behind the last item begins; the lines' end without any.

    Its label heads a page, larger or bolder than text or above a title that is, or names the item
    that it is of; entries of a list of appendices follow one another.
    """
    first = headings[-1].end if headings else len(lines)
    for at in range(first + 1, len(lines) - 1):
        line, below = lines[at], lines[at + 1]
        label = label_of(line.text) if line.page_top else None
        if label is None or not is_title(label.title) or _is_label(below.text):
            continue
        titled = not label.title and (below.page_top or flow.stands_out(below))
        if label.name and (titled or label.item or flow.stands_out(line)):
            return at
        # `Bilag til punkt 3.2` heads the list of that item's appendices as well.
        if label.item and (titled or label.item != headings[-1].number):
            return at
    return len(lines)


def _is_label(text: str) -> bool:
    label = label_of(text)
    return label is not None and label.name != ""
