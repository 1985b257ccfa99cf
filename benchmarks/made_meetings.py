"""The meetings of a made corpus: council and date by number, the newest first."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

COUNCILS = ("hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland")
_YEARS, _LAST = 19, 2025


class Meeting(NamedTuple):
    """One of up to 30,000."""

    number: int
    council: str
    day: date

    @property
    def slug(self) -> str:
        """Its name in commands."""
        return f"{self.council}-{self.day.isoformat()}"


def meeting(number: int) -> Meeting:
    """The meeting of that number (from 0)."""
    turn, council = divmod(number, len(COUNCILS))
    day = date(_LAST - turn % _YEARS, 1 + turn % 12, 1 + (turn // 12) % 28)
    return Meeting(number, COUNCILS[council], day)
