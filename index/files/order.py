"""The order of entries that are equally good: newest first, then meeting, item and id."""

from __future__ import annotations

import re

_NUMBERS = re.compile(r"\d+")


def sort_key(
    date: str | None, meeting: str | None, item: str | None, entry: str
) -> tuple[object, ...]:
    """Undated entries come last; items by their number (3.2 before 3.10), other text after them."""
    day = int(date.replace("-", "")) if date else 0
    numbers = [int(number) for number in _NUMBERS.findall(item)] if item else []
    return (-day, meeting or "", item is None, numbers, item or "", entry)
