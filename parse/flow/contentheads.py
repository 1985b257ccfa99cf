"""What recurs at the edges of pages because it heads content, and is no running head."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from parse.flow.pageedges import FEWEST_PAGES, Place
from parse.lines.attachments import heads_attachments
from parse.lines.caseline import is_case_line
from parse.lines.fields import field_heading, inline_heading, may_head
from parse.lines.numbering import begins_title, numbered
from parse.model import Line, Page
from parse.text.spacing import squash

# A field's text stands nearer below its heading (times its size), and is no smaller (points).
_NEAR, _SMALLER = 2.5, 1.0
# A title's, with a case line between
_FAR = 5.0
_DIGITS = re.compile(r"\d+")


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


def is_text(
    spots: Collection[Place], pages: Mapping[int, Page], text: Collection[Place] = ()
) -> bool:
    """Whether a line, by all its places, mostly stands right below what heads text, or in `text`.

    So does `Godkendt` below `Beslutning` or below titles, on pages that happen to begin or end
    alike; where each item has its page, all may. A page that ends with a field's heading has its
    foot below, far off where places are known.
    """
    below, titles = 0, set()
    for number, position in spots:
        *above, line = pages[number].lines[max(position - 3, 0) : position + 1]
        goes_on = (number, position - 1) in text and _gap(above[-1], line) < _NEAR * _size(line)
        if goes_on or (above and _is_below_field(above[-1], line)):
            below += 1
        elif title := _title_above(above, line):
            titles.add(title)
    return 2 * (below + len(titles)) >= len(spots)


def _title_above(above: Sequence[Line], line: Line) -> str:
    """The title, without figures, that the lines above a text end with; empty for none.

    It may wrap, and a case line may stand between; without a number it is bold. What runs above the
    pages has one title again and again, or is set in smaller letters than the text: where no size
    is known, no title tells.
    """
    if above and is_case_line(above[-1].text):
        above = above[:-1]
    if not above or line.size is None or _gap(above[-1], line) >= _FAR * line.size:
        return ""
    last = head = above[-1]
    if numbered(last.text) is None and len(above) > 1 and _is_set_alike(*above[-2:]):
        upper = above[-2]
        head = upper if numbered(upper.text) or begins_title(upper.text) else last
    found = numbered(head.text)
    title = found.title if found else head.text
    is_title = found is not None or (bool(last.bold) and not line.bold)
    if not is_title or not begins_title(title) or _size(last) < line.size:
        return ""
    return _DIGITS.sub("", squash(title))


def _is_set_alike(one: Line, other: Line) -> bool:
    return (one.size, one.bold) == (other.size, other.bold)


def _gap(above: Line, line: Line) -> float:
    """The white space between two lines of which one stands below the other, in points."""
    return (line.top or 0.0) - (above.bottom or 0.0)


def _size(line: Line) -> float:
    return line.size or 0.0


def _is_below_field(above: Line, line: Line) -> bool:
    """Whether a line stands near below a field's heading."""
    if field_heading(above.text) is None:
        return False
    if above.bottom is None or above.size is None:
        return True
    return _gap(above, line) < _NEAR * above.size and _size(line) > above.size - _SMALLER


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
