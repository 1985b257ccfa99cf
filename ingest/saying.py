"""What is typed to say of which meeting or kind a document is."""

from __future__ import annotations

from corpus.naming import resolve_council
from corpus.records import Correction
from corpus.versions import kind_of
from ingest.errors import BadSetting
from parse.labels import KINDS
from parse.typed import date_in


def correction_of(
    council: str | None = None, day: str | None = None, kind: str | None = None
) -> Correction:
    """What was typed, as it is meant.

    Raises:
        UnknownCouncil, BadSetting: it means no council, no whole day, no kind of paper.
    """
    date = date_in(day) if day is not None else None
    if day is not None and date is None:
        raise BadSetting(f"{day!r} is no day: 2021-06-08 or 8.6.2021")
    known = kind_of(kind) if kind is not None else None
    if kind is not None and known is None:
        kinds = ", ".join(f"{one} ({name})" for one, name in KINDS.items())
        raise BadSetting(f"{kind!r} is no kind of paper: {kinds}")
    return Correction(resolve_council(council) if council is not None else None, date, known)
