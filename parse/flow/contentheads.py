"""What recurs at the edges of pages because it heads content, and is no running head."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from parse.flow.pageedges import FEWEST_PAGES, Place
from parse.lines.attachments import heads_attachments
from parse.lines.caseline import is_case_line
from parse.lines.fields import field_heading, inline_heading, may_head
from parse.model import Line, Page

# A field's text stands nearer below its heading (times its size), and is no smaller (points).
_NEAR, _SMALLER = 2.5, 1.0


def heads_content(text: str) -> bool:
    """Whether a line recurs because it heads content, not as a page's head.

    So do a field's heading, with its text or without, a list of attachments, and a case line.
    """
    return (
        field_heading(text) is not None
        or inline_heading(text) is not None
        or heads_attachments(text)
        or is_case_line(text)
    )


def are_fields_text(spots: Collection[Place], pages: Mapping[int, Page]) -> bool:
    """Whether a line, by all its places, mostly stands right below a field's heading.

    So does `Godkendt` below `Beslutning`, on pages that happen to begin or end alike; where each
    item has its page, all may. A page that ends with the heading has its foot below, far off where
    places are known.
    """
    below = sum(
        position > 0 and _is_below_field(*pages[number].lines[position - 1 : position + 1])
        for number, position in spots
    )
    return 2 * below >= len(spots)


def _is_below_field(above: Line, line: Line) -> bool:
    """Whether a line stands near below a field's heading."""
    if field_heading(above.text) is None:
        return False
    if above.bottom is None or above.size is None:
        return True
    near = (line.top or 0.0) - above.bottom < _NEAR * above.size
    return near and (line.size or 0.0) > above.size - _SMALLER


def without_headings(spots: set[Place], pages: Mapping[int, Page]) -> set[Place]:
    """The places of a head, none where the line heads a part of the text within pages as often.

    So does `Referat` where that heads what was decided, and pages end between it and its text. It
    is a head all the same where each of several pages begins with it.
    """
    number, position = next(iter(spots))
    text = pages[number].lines[position].text
    if not may_head(text):
        return spots
    begins = {(number, 0) for number in pages}
    if len(pages) > FEWEST_PAGES and begins <= spots:
        return begins
    count = sum(line.text == text for page in pages.values() for line in page.lines)
    return spots if count < 2 * len({number for number, _ in spots}) else set()
