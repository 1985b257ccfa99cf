"""What a user asks to fetch, from words as typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from corpus.naming import resolve_council
from ingest.errors import BadSetting
from ingest.fetching.sites import KL, all_councils
from parse.typed import date_in

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    """Councils by any of their names; `since` and `until` as a year or a day.

    Raises:
        UnknownCouncil: naming the councils there are.
        BadSetting: a date is none.
    """
    wanted = tuple(dict.fromkeys(resolve_council(name) for name in councils or ()))
    first = _day(since, 1, 1) if since else None
    last = _day(until, 12, 31) if until else None
    if first and last and first > last:
        raise BadSetting(f"nothing lies between {first} and {last}")
    return Wishes(wanted or all_councils(), source, first, last)


def _day(text: str, month: int, day: int) -> date:
    if re.fullmatch(r"(?:19|20)\d\d", text.strip()):
        return date(int(text), month, day)
    found = date_in(text)
    if found is None:
        raise BadSetting(f"{text!r} is neither a year nor a day: try 2021 or 2021-06-08")
    return found
