"""What people call a council or a meeting, and what comes nearest when it is not held."""

from __future__ import annotations

import difflib
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from corpus.errors import UnknownCouncil, UnknownMeeting
from parse.councils import COUNCILS

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_CENTURY = 2000  # there were no councils before 2007
_NEAREST = 3

_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_DANISH = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s*[-./]\s*(?P<month>\d{1,2})\s*[-./ ]\s*(?P<year>\d{4}|\d\d)(?!\d)"
)
_WORDS = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\.?\s*(?P<month>"
    + "|".join(_MONTHS)
    + r")[a-z]*\.?,?\s*(?P<year>\d{4})"
)


def slug_of(council: str, day: date) -> str:
    """The name of a meeting: `midtjylland-2021-06-08`."""
    return f"{council}-{day.isoformat()}"


def fold(text: str) -> str:
    """Lower case, Danish letters spelt out, runs of white space as one space."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_FOLDED)
    return " ".join(plain.split())


def council_in(text: str) -> str | None:
    """The slug of the council that a text names, None if it names none."""
    folded = fold(text)
    for council in COUNCILS:
        if council.slug in folded:
            return council.slug
    words = re.findall(r"[a-z]+", folded)
    slugs = [council.slug for council in COUNCILS]
    for word in words:
        close: list[str] = difflib.get_close_matches(word, slugs, 1, 0.84)
        if close:
            return close[0]
    return None


def resolve_council(text: str) -> str:
    """The slug of the council a user means: `sjælland`, `KKR Sjælland`, `sjaelland`.

    Raises:
        UnknownCouncil: naming the councils there are.
    """
    folded = fold(text).removeprefix("kkr ").strip()
    slugs = tuple(council.slug for council in COUNCILS)
    if folded in slugs:
        return folded
    nearest = tuple(difflib.get_close_matches(folded, slugs, 1, 0.5))
    hint = f"did you mean {nearest[0]}? " if nearest else ""
    raise UnknownCouncil(
        f"there is no council {text!r}: {hint}The five are {', '.join(slugs)}", text, nearest
    )


def date_in(text: str) -> date | None:
    """The first date a text holds: 2021-06-08, 08-06-2021, 8.6.21, 8. juni 2021."""
    folded = fold(text)
    for pattern in (_ISO, _DANISH, _WORDS):
        if (found := pattern.search(folded)) and (day := _date(found)):
            return day
    return None


def _date(found: re.Match[str]) -> date | None:
    month, year = found["month"], int(found["year"])
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    try:
        return date(year if year >= 100 else _CENTURY + year, number, int(found["day"]))
    except ValueError:
        return None


def resolve_meeting(wanted: str, held: Sequence[str]) -> str:
    """The slug of the held meeting that is meant: a slug, or council and date in any usual form.

    Raises:
        UnknownMeeting: naming the nearest ones.
    """
    folded = fold(wanted)
    if folded in held:
        return folded
    council, day = council_in(wanted), date_in(wanted)
    if council and day and (slug := slug_of(council, day)) in held:
        return slug
    nearest = _nearest(folded, council, day, held)
    if not held:
        hint = "no meeting is held yet: add documents with kkr add"
    elif nearest:
        hint = f"the nearest are {', '.join(nearest)}; kkr meetings lists all"
    else:
        hint = "kkr meetings lists all"
    raise UnknownMeeting(f"no meeting {wanted!r} is held: {hint}", wanted, nearest)


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
