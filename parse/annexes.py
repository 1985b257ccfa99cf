"""Appendices bound behind the minutes: pages of their own, and no part of the last item.

Some secretariats bind a paper and its appendices into one file. What they say was decided was not
decided at the meeting.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.appendix_starts import named_item
from parse.attachments import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.chain import Heading
    from parse.flowline import Flow, FlowLine

# `Bilag 2: Handleplan`, `Bilag A`, `BILAG 1 til pkt. 3.2`
_TITLE = re.compile(r"bilag\s+(?:nr\.?\s*)?(?:\d{1,2}(?:\.\d{1,2})?|[A-H])(?![\w])", re.IGNORECASE)


def annexed_from(flow: Flow, lines: Sequence[FlowLine], headings: Sequence[Heading]) -> int:
    """Where the first appendix behind the last item begins; the lines' end without any.

    Its title heads a page, larger or bolder than text, or names the item that it is of; entries of
    a list of appendices follow one another.
    """
    first = headings[-1].end if headings else len(lines)
    for at in range(first + 1, len(lines)):
        line, below = lines[at], lines[at + 1 : at + 2]
        if not line.page_top or not _TITLE.match(line.text):
            continue
        if not (flow.stands_out(line) or (named_item(line.text) and is_title(line.text))):
            continue
        if below and not _TITLE.match(below[0].text):
            return at
    return len(lines)
