"""Danish names of months and weekdays, and dates as minutes print them."""

from __future__ import annotations

import re
from datetime import date

_NAMED = (
    ("januar", "jan"),
    ("februar", "feb", "febr"),
    ("marts", "mar"),
    ("april", "apr"),
    ("maj",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_NAMED, start=1) for name in names
}
MONTH_NAMES = tuple(names[0] for names in _NAMED)
"""Written out: `Jan` is a man as well."""

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
"""A weekday in a regular expression."""

# `08-06-2021`, `8.6.21`, `8/6 2021`, `8/6-2021`, `8/6-21` (but not `8/6-10/6`); a space may stand
# before a whole year only.
_NUMERIC = re.compile(
    r"(?<![\d.])(\d{1,2})"
    r"(?:\s?([-./])\s?(\d{1,2})\s?(?:\2\s?|[- ])(\d{4})"
    r"|([-./])(\d{1,2})(?:\5|(?<=/\d)-|(?<=/\d\d)-)(\d{2})(?![./]\d))(?!\d)"
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_WORDS = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:\.?\s*|-)({'|'.join(sorted(MONTHS, key=len, reverse=True))})"
    r"(?:\.?,?\s*|-)(\d{4})(?!\d)",
    re.IGNORECASE,
)
# `Fredag, April 17, 2015 - 07:30` (municipal sites in Drupal)
_MONTH_FIRST = re.compile(
    rf"\b({'|'.join(MONTH_NAMES)})\s(\d{{1,2}}),\s(\d{{4}})(?!\d)", re.IGNORECASE
)
_TIME = re.compile(
    r"(?:\bkl\.?\s*(\d{1,2})(?:[.:](\d{2}))?|(?<![\d.-])(\d{1,2})[.:](\d{2})(?![\d.-])"
    r"|(?<![\d:.])(\d{1,2}):(\d{2})(?![\d:]))",  # `12:30-15:00`
    re.IGNORECASE,
)


def find_date(text: str) -> date | None:
    """The first date: `08-06-2021`, `8/6 2021`, `8. juni 2021`, `2021-06-08`, `Juni 8, 2021`."""
    found = [(match.start(), day) for match, day in _dates(text)]
    return min(found)[1] if found else None


def dates_in(text: str) -> list[tuple[int, int, date]]:
    """All dates of a text with where they stand, in order."""
    return sorted((match.start(), match.end(), day) for match, day in _dates(text))


def without_dates(text: str) -> str:
    """The text with its dates left out."""
    for match, _ in _dates(text):
        text = text.replace(match.group(), " ")
    return text


def find_time(text: str) -> str | None:
    """The first time of day as `HH:MM`: `kl. 9.30`, `10:00`, `kl. 14`. Dates are not times."""
    text = without_dates(text)
    for match in _TIME.finditer(text):
        hour = int(match[1] or match[3] or match[5])
        minute = int(match[2] or match[4] or match[6] or 0)
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    return None


def _dates(text: str) -> list[tuple[re.Match[str], date]]:
    found = []
    for pattern, newest_first in ((_NUMERIC, False), (_ISO, True), (_WORDS, False)):
        for match in pattern.finditer(text):
            parts = [group for group in match.groups() if group and group not in "-./"]
            day = _date(*(parts[::-1] if newest_first else parts))
            if day is not None:
                found.append((match, day))
    return found + [
        (match, day)
        for match in _MONTH_FIRST.finditer(text)
        if (day := _date(match[2], match[1], match[3])) is not None
    ]


def _date(day: str, month: str, year: str) -> date | None:
    number = MONTHS.get(month.casefold()) if month.isalpha() else int(month)
    full = int(year) + 2000 if len(year) == 2 else int(year)
    if number is None or not 1990 <= full <= 2100:
        return None
    try:
        return date(full, number, int(day))
    except ValueError:
        return None
