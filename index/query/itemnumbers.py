"""Titles pasted with the item's number before them, as papers print it: `3.4. Budget for 2025`."""

from __future__ import annotations

import re

from parse.months import MONTHS

# `3.4. Budget`, `7: Budget`, `Pkt. 3.4 Budget`, `Punkt nr. 7 - Budget`.
# Titles begin with a capital, which `2. generation` and `2.1 mio. kr.` do not.
_NUMBERED = re.compile(
    r"(?P<before>\W*)"
    r"(?P<number>(?i:punkt|pkt\.?|sag)\s*(?:(?i:nr)\.?\s*)?\d{1,3}(?:\.\d{1,3})*[.:]?"
    r"|\d{1,3}(?:(?:\.\d{1,3})+[.:]?|[.:]))"
    r"(?:\s+[-–])?\s+(?P<title>(?P<first>[^\W\d_]+).*)",
    re.DOTALL,
)


def without_item_number(query: str) -> tuple[str, str] | None:
    """A query without the item's number that it begins with, and that number; None without one.

    The number is no word of the item's texts: it counts items of one meeting.
    """
    numbered = _NUMBERED.fullmatch(query)
    if numbered is None or not numbered["first"][0].isupper():
        return None
    if numbered["first"].casefold() in MONTHS:  # `3. Maj 2019`
        return None
    return numbered["before"] + numbered["title"], numbered["number"]
