"""Danish month names and dates as minutes print them."""

from __future__ import annotations

import re
from datetime import date

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
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
        ),
        start=1,
    )
    for name in names
}

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_WORDS = re.compile(
    rf"(?<!\d)(\d{{1,2}})\.?\s*({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?\s*(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\bkl\.?\s*(\d{1,2})(?:[.:](\d{2}))?|(?<![\d.-])(\d{1,2})[.:](\d{2})(?![\d.-]))", re.IGNORECASE
)


def find_date(text: str) -> date | None:
    """The first date of a text: `08-06-2021`, `8/6 2021`, `8. juni 2021`, `2021-06-08`."""
    found: list[tuple[int, date]] = []
    for pattern, order in ((_NUMERIC, "dmy"), (_ISO, "ymd"), (_WORDS, "dmy")):
        for match in pattern.finditer(text):
            value = _date(match.groups(), order)
            if value is not None:
                found.append((match.start(), value))
                break
    return min(found)[1] if found else None


def _date(groups: tuple[str, ...], order: str) -> date | None:
    day, month, year = groups if order == "dmy" else groups[::-1]
    number = MONTHS.get(month.casefold()) if month.isalpha() else int(month)
    full = int(year) + 2000 if len(year) == 2 else int(year)
    if number is None or not 1990 <= full <= 2100:
        return None
    try:
        return date(full, number, int(day))
    except ValueError:
        return None


def find_time(text: str) -> str | None:
    """The first time of day as `HH:MM`: `kl. 9.30`, `10:00`, `kl. 14`. Dates are not times."""
    text = _WORDS.sub(" ", _ISO.sub(" ", _NUMERIC.sub(" ", text)))
    for match in _TIME.finditer(text):
        hour = int(match[1] or match[3])
        minute = int(match[2] or match[4] or 0)
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    return None
