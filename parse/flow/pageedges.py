"""The begins and ends of a dump's pages, where running heads and feet stand."""

from __future__ import annotations

import re
from collections.abc import Collection

from parse.model import Page
from parse.text.spacing import squash

# What recurs on fewer pages is no head.
FEWEST_PAGES = 2
# So many lines of a page's begin and end may be heads.
EDGE_LINES = 6
_DAY = r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
# A day alone, or when the paper was printed, maybe with the page: `12.06.2019, 14.33 – 3`.
STAMP = re.compile(rf"{_DAY}(?:,?\s+\d{{1,2}}[.:]\d\d(?:[.:]\d\d)?)?(?:\s*[-–|]\s*\d{{1,3}})?")
# `3`, `- 3 -`, `3/12`, `3 (12)`, `[3]`
FOLIO = re.compile(r"[-–~|\[ ]*\(?(\d{1,3})(?: ?(?:/|\||af) ?\d{1,3}| ?\(\d{1,3}\))?\)?[-–~|\] ]*")
_DIGITS = re.compile(r"\d+")

Place = tuple[int, int]
"""The number of a page, and the position of a line on it."""


def edge_lines(page: Page, known: Collection[Place], least: int) -> list[int]:
    """The first and the last lines of a page, `least` at least, without known heads.

    What stands beside the first or the last one belongs to it.
    """
    rest = [n for n in range(len(page.lines)) if (page.number, n) not in known]
    most = min(EDGE_LINES, max(least, len(rest) // 3))
    rows = (outermost_row(page, top=True), outermost_row(page, top=False)) if rest else ()
    beside = (n for row in rows for n in row if len(row) > 1)
    return sorted({*rest[:most], *rest[-most:], *beside}.intersection(rest))


def outermost_row(page: Page, *, top: bool) -> range:
    """The positions of the page's first, or last, printed line."""
    lines = page.lines
    start = end = 0 if top else len(lines) - 1
    while start > 0 and lines[start].beside:
        start -= 1
    while end + 1 < len(lines) and lines[end + 1].beside:
        end += 1
    return range(start, end + 1)


def shape_of(text: str) -> str:
    """A line for comparing with what is the same but for its numbers: `Side 3 af 9`."""
    return _DIGITS.sub("#", squash(text))
