"""Days in a query: how papers write them, and which meetings were held on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

# What a whole date has, in any notation: most queries have none, and need no list of months.
_LIKE_A_DATE = re.compile(r"\d{4}|\d[-./]\d")
_ENDS = re.compile(r"(?![\w*%/-]|\.\.|[.:,–−]\w)")
_SHORT = re.compile(r"(?<![\w./-])(\d{1,2})/(\d{1,2})-(\d\d)(?!\d)")  # 3/3-15
_SEPARATORS = ("-", ".", "/", "/-")  # 3-5-19, 3.5.19, 3/5/19, 3/5-19

Order = tuple[tuple[str, ...], ...]


class Spelt(NamedTuple):
    """How a day may be written: words in order, each in several ways; and words by themselves."""

    orders: tuple[Order, ...]
    wholes: tuple[str, ...]


def days_in(text: str) -> dict[int, tuple[int, date]]:
    """The whole dates that stand by themselves in a text: start → end, day."""
    if not _LIKE_A_DATE.search(text):
        return {}
    from parse.months import dates_in  # noqa: PLC0415  # 7 ms, for queries with dates only

    found = dates_in(text)
    for match in _SHORT.finditer(text):  # papers have it too rarely to be read so there
        day, month, year = match.groups()
        found += [(match.start(), match.end(), on) for *_, on in dates_in(f"{day}/{month}/{year}")]
    return {start: (end, day) for start, end, day in found if _ENDS.match(text, end)}


def spelt(day: date) -> Spelt:
    """*10. september 2021*, *10/9 2021*, *10-09-2021*, *2021-09-10*, *10.9.21* are one day."""
    from parse.months import MONTHS  # noqa: PLC0415 - as above

    in_month = _plain_and_padded(day.day)
    months = _plain_and_padded(day.month)
    year = (str(day.year),)
    names = tuple(name for name, number in MONTHS.items() if number == day.month)
    orders = (
        (in_month, (*months, *names), year),
        (year, (f"{day.month:02}",), (f"{day.day:02}",)),
    )
    # With two digits for the year only as one word: a row of a table may hold 10, 9 and 21.
    wholes = tuple(
        f"{first}{separators[0]}{second}{separators[-1]}{day.year % 100:02}"
        for first, second, separators in product(in_month, months, _SEPARATORS)
    )
    return Spelt(orders, wholes)


def number_of(day: date) -> int:
    """A day as columns keep it: 20210910."""
    return day.year * 10_000 + day.month * 100 + day.day


def told_of(days: Iterable[date], meetings: Iterable[str]) -> Iterator[str]:
    """What to say of the meetings that were held on the days a query names."""
    known = sorted(meetings)
    for day in dict.fromkeys(days):
        held = [meeting for meeting in known if meeting.endswith(f"-{day.isoformat()}")]
        if held:
            shown = " and ".join(f"{meeting} (kkr show {meeting})" for meeting in held)
            yield (
                f"The date was looked for in the texts. Held on that day: {shown}; "
                f"dato:{day.isoformat()} finds what belongs to it."
            )


def _plain_and_padded(number: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys((str(number), f"{number:02}")))
