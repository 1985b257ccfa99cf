"""What people call a council or a meeting, and what comes nearest when it is not held."""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING

from corpus.errors import UnknownCouncil, UnknownMeeting
from parse.councils import COUNCILS
from parse.periods import in_period, period_of
from parse.typed import council_in, council_of, date_in, fold, meeting_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAREST = 3
_FILES = (".pdf", ".txt", ".md")


def resolve_council(text: str) -> str:
    """The slug of the council a user means: `sjælland`, `KKR Sjælland`, `Region Midt`.

    Raises:
        UnknownCouncil: naming the councils there are.
    """
    if council := council_of(text):
        return council
    slugs = tuple(council.slug for council in COUNCILS)
    nearest = tuple(difflib.get_close_matches(fold(text), slugs, 1, 0.5))
    hint = f"did you mean {nearest[0]}? " if nearest else ""
    raise UnknownCouncil(
        f"there is no council {text!r}: {hint}The five are {', '.join(slugs)}", text, nearest
    )


def resolve_meeting(wanted: str, held: Sequence[str]) -> str:
    """The slug of the held meeting that is meant: a slug, or council and date in any usual form.

    Raises:
        UnknownMeeting: naming the nearest ones.
    """
    folded = fold(wanted)
    if folded in held:
        return folded
    if (slug := meeting_of(wanted)) in held and slug:
        return slug
    if len(only := in_period(wanted, held)) == 1:
        return only[0]
    day = date_in(wanted) or _middle(wanted)
    nearest = tuple(only[:_NEAREST]) or _nearest(folded, council_in(wanted), day, held)
    if not held:
        hint = "no meeting is held yet: add documents with kkr add"
    elif nearest:
        hint = f"the nearest are {', '.join(nearest)}; kkr meetings lists all"
    else:
        hint = "kkr meetings lists all"
    what = "meeting"
    if wanted.casefold().endswith(_FILES):
        what, hint = "document", "kkr meetings lists the meetings, kkr status what was not added"
    raise UnknownMeeting(f"no {what} {wanted!r} is held: {hint}", wanted, nearest)


def _middle(wanted: str) -> date | None:
    """The middle of the month or year that a text means."""
    _, period = period_of(wanted) or (None, "")
    try:
        return date.fromisoformat({4: f"{period}-07-01", 7: f"{period}-15"}.get(len(period), ""))
    except ValueError:
        return None


def _nearest(
    folded: str, council: str | None, day: date | None, held: Sequence[str]
) -> tuple[str, ...]:
    slugs = [slug for slug in held if council is None or slug.startswith(f"{council}-")]
    if day is not None:
        ordered = sorted(slugs, key=lambda slug: (abs((_day(slug) - day).days), slug))
    elif council is not None:
        ordered = sorted(slugs, key=_day, reverse=True)
    else:
        ordered = difflib.get_close_matches(folded, held, _NEAREST, 0.4)
    return tuple(ordered[:_NEAREST])


def _day(slug: str) -> date:
    return date.fromisoformat(slug[-10:])
