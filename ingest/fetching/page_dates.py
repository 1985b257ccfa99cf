"""Days of meetings in the lines of a page."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from parse.months import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_YEAR = re.compile(r"\b(20[0-3]\d)\b")
_DAY = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)})\s*,?\s*)?(?:den\s+)?(?<!\d)(?P<day>\d{{1,2}})\.\s*"
    rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
    rf"(?:\s+(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<!\d)(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>20\d\d)(?!\d)")
_MEETING = re.compile(r"\bKKR\b.*\bmøde\b|\bmøde\b.*\bKKR\b|\bmødet?\b.*\bden\b", re.IGNORECASE)
_OURS = re.compile(r"\bKKR\b", re.IGNORECASE)
# Headings below which every day is a meeting's.
_CALENDAR = re.compile(
    r"mødedato|mødeplan|mødekalender|mødeoversigt|(?:kommende|næste) møde", re.IGNORECASE
)
_ONLY_YEAR = re.compile(r"\W*(?:\w+\s+){0,4}?(?:i\s+)?20[0-3]\d\W*", re.IGNORECASE)
_ONLY_DAY = re.compile(rf"\W*{_DAY.pattern}(?:\W*kl\W.*)?\W*", re.IGNORECASE)
_OF_MEETINGS = re.compile(r"\bmøde(?:r|materiale|dato|plan|kalender|oversigt)", re.IGNORECASE)
_FIRST_YEAR = 2007
_SHORT = 40


def is_year(line: str) -> bool:
    """Whether a line is a year's heading, whatever its markup: `2023`, `Mødedatoer i 2023:`."""
    return len(line) <= _SHORT and bool(_ONLY_YEAR.fullmatch(line)) and not names_day(line)


def names_day(line: str) -> bool:
    """Whether a line names a day in words; in figures it may be the day of publishing."""
    return bool(_DAY.search(line))


def is_day(line: str) -> bool:
    """Whether a line is a day and nothing else, but perhaps an hour."""
    return bool(_ONLY_DAY.fullmatch(line))


def of_meetings(headings: Sequence[str]) -> bool:
    """Whether a day below these headings is a meeting's, and not when something was published."""
    return any(_OF_MEETINGS.search(h) for h in headings) and not any(map(names_day, headings))


def is_meeting(line: str) -> bool:
    """Whether a line speaks of a meeting of ours."""
    return bool(_MEETING.search(line))


def meetings_in(line: str, headings: Sequence[str]) -> Iterator[date]:
    """Meetings that a line names: its year is its own, or that of the nearest heading above.

    A weekday must fit; headings are known to be wrong about the year.
    """
    calendar = any(_CALENDAR.search(heading) for heading in headings)
    years = [_YEAR.findall(heading) for heading in reversed(headings)]
    above = next((found[0] for found in years if found), None)
    for found in _DAY.finditer(line):
        weekday, year = found["weekday"], found["year"] or above
        if not (weekday or calendar or (_OURS.search(line) and is_meeting(line))) or not year:
            continue
        day = _date(year, MONTHS[found["month"].lower()], found["day"])
        if day and (weekday is None or WEEKDAYS.index(weekday.lower()) == day.weekday()):
            yield day
    for found in _NUMERIC.finditer(line) if calendar else ():
        if day := _date(found["year"], int(found["month"]), found["day"]):
            yield day


def _date(year: str, month: int, day: str) -> date | None:
    try:
        found = date(int(year), month, int(day))
    except ValueError:
        return None
    latest = datetime.now(UTC).year + 2
    return found if _FIRST_YEAR <= found.year <= latest else None
