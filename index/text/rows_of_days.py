"""Days that borrow their year from the next: *3.-5. maj 2011*, *30. maj til den 2. juni 2016*.

Only the last of them is a whole date. Who asks for *3. maj 2011* or for a day between finds it by a
word of its own, with points, so that it is not found by its parts.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from parse.months import MONTHS, WEEKDAY, dates_in

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# What stands before a whole date; a figure without its point is a day before a dash only.
_BEFORE = re.compile(
    rf"(?<![\w./,–-])(\d{{1,2}})"
    rf"(?:\.?\s?({_MONTH})\.?|\.(\d{{1,2}})\.?|/(\d{{1,2}})|\.|(?=\s?[-–]))"
    rf"\s?(-|–|,|\bog|\beller|\bsamt|\btil)\s?(?:og\s|til\s)?(?:{WEEKDAY}\s)?(?:den\s|d\.\s)?$",
    re.IGNORECASE,
)
_UNTIL = frozenset("-–") | {"til"}
_REACH = 50  # characters that a day and what joins it may take
_LONGEST = 31  # days of a row that are told one by one
_DAY = timedelta(days=1)


def days_in_rows(text: str) -> dict[int, tuple[int, list[str]]]:
    """The days before a whole date that share its year, by the offset of their figure.

    Each with where the row ends. Those between two stand where the first does.

    >>> days_in_rows("den 3.-5. maj 2011")
    {4: (18, ['2011.05.03', '2011.05.04'])}
    """
    found: dict[int, tuple[int, list[str]]] = {}
    for start, row_end, last in dates_in(text):
        end, following = start, last
        while match := _BEFORE.search(text, max(0, end - _REACH), end):
            day = _day(match, following)
            if day is None:
                break
            within = (following - day).days if match[5].lower() in _UNTIL else 1
            days = range(within if within <= _LONGEST else 1)
            found[match.start()] = (row_end, [word_of(day + number * _DAY) for number in days])
            end, following = match.start(), day
    return found


def word_of(day: date) -> str:
    """The word by which a day in a row is found."""
    return f"{day.year}.{day.month:02}.{day.day:02}"


def _day(match: re.Match[str], following: date) -> date | None:
    """The day of a row that stands before another; None where it is not before it in time."""
    named, figure = match[2], match[3] or match[4]
    month = MONTHS[named.lower()] if named else int(figure or following.month)
    try:
        day = date(following.year - (month > following.month), month, int(match[1]))
    except ValueError:
        return None
    return day if day < following else None
