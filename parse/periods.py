"""What people type for the meetings of a month or a year: `midt juni 2021`, `2021-06`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.months import MONTHS
from parse.typed import council_meant, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY = 10  # characters of a day at a slug's end
_PERIOD = re.compile(
    r"(?P<iso>\d{4}(?:-\d\d){0,2})|(?<![a-z])(?P<month>"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")\.?\s*(?P<year>\d{4})"
)


def period_of(text: str) -> tuple[str | None, str] | None:
    """The council, or none, and the year, month or day that a text means and nothing else.

    A period is the beginning of its days: `2021`, `2021-06`.

    >>> period_of("midt juni 2021"), period_of("2021"), period_of("udbud 2021")
    (('midtjylland', '2021-06'), (None, '2021'), None)
    """
    folded = fold(text)
    found = _PERIOD.search(folded)
    if found is None or found.end() < len(folded):
        return None
    period = found["iso"] or f"{found['year']}-{MONTHS[found['month']]:02}"
    name = " ".join(re.findall(r"[^\s,-]+", folded[: found.start()]))
    council = council_meant(name)
    return (council, period) if council or not name else None


def in_period(text: str, held: Iterable[str]) -> list[str]:
    """The meetings of a council, a month or a year that a text is, or a day's: `midt 2021-06`."""
    council, period = period_of(text) or (None, None)
    if period is None:
        return []
    of_period = (slug for slug in held if slug[-_DAY:].startswith(period))
    return [slug for slug in of_period if not council or slug.startswith(f"{council}-")]
