"""What a user asks to fetch, from words as typed."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from corpus.naming import resolve_council
from ingest.errors import BadSetting
from ingest.fetching.sites import KL, all_councils
from parse.periods import period_of
from parse.typed import date_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR_OR_MONTH = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to fetch: of which councils, from when to when, how eagerly."""

    councils: tuple[str, ...] = field(default_factory=all_councils)
    source: str = KL
    since: date | None = None
    until: date | None = None
    sparing: bool = False
    recheck: bool = False
    dry_run: bool = False


def wishes_of(
    councils: Sequence[str] | None, source: str, since: str | None, until: str | None
) -> Wishes:
    """Councils by any of their names; `since` and `until` as a year, a month or a day.

    Raises:
        UnknownCouncil: naming the councils there are.
        BadSetting: a date is none.
    """
    wanted = tuple(dict.fromkeys(resolve_council(name) for name in councils or ()))
    first = _day(since) if since else None
    last = _day(until, last=True) if until else None
    if first and last and first > last:
        raise BadSetting(f"nothing lies between {first} and {last}")
    return Wishes(wanted or all_councils(), source, first, last)


def _day(text: str, *, last: bool = False) -> date:
    """A day, or the first or `last` one of a month or year."""
    if found := date_in(text):
        return found
    council, period = period_of(text) or (None, "")
    named = None if council else _YEAR_OR_MONTH.fullmatch(period)
    if named is None:
        raise BadSetting(
            f"{text!r} is neither a year nor a month nor a day: try 2021, 2021-06 or 2021-06-08"
        )
    year, month = int(named[1]), int(named[2] or (12 if last else 1))
    return date(year, month, monthrange(year, month)[1] if last else 1)
