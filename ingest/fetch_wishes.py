"""What a user asks to fetch, from words as typed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from corpus.naming import resolve_council
from ingest.errors import BadSetting
from ingest.fetch import Wishes
from ingest.sites import all_councils
from parse.typed import date_in

if TYPE_CHECKING:
    from collections.abc import Sequence


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
