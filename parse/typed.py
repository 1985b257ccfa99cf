"""What people type for a council, a day, a meeting: in a command, not on paper.

Papers are read by `parse.cover.front` and `parse.months`. Here a text has to be what is looked for
as a whole: a word more may be what was really meant, and must not be dropped.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from parse.councils import NAMES, bare

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_CENTURY = 2000  # there were no councils before 2007
_ALIKE = 0.84  # of a council's name: one letter more, less or other

_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_DANISH = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s*[-./]\s*(?P<month>\d{1,2})\s*[-./ ]\s*(?P<year>\d{4}|\d\d)(?!\d)"
)
_WORDS = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\.?\s*(?P<month>"
    + "|".join(_MONTHS)
    + r")[a-z]*\.?,?\s*(?P<year>\d{4})"
)
# What may stand beside council and date and adds nothing: "møde i KKR Sjælland, tirsdag d. 8.6.21".
_BESIDE = frozenset(
    "i d den moede moedet mandag tirsdag onsdag torsdag fredag loerdag soendag".split()
)


def fold(text: str) -> str:
    """Lower case, Danish letters spelt out, runs of white space as one space."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_FOLDED)
    return " ".join(plain.split())


def date_in(text: str) -> date | None:
    """The first date a text holds: 2021-06-08, 08-06-2021, 8.6.21, 8. juni 2021."""
    found = _find_date(fold(text))
    return found[1] if found else None


def council_in(text: str) -> str | None:
    """The slug of the council that a text names somewhere in it, None if it names none."""
    words = re.findall(r"[a-z]+", fold(text))
    return next((NAMES[word] for word in words if word in NAMES), None) or next(
        filter(None, map(_nearly, words)), None
    )


def council_of(text: str) -> str | None:
    """The slug of the council whose name a text is: `sjælland`, `KKR Sjælland`, `Region Midt`."""
    return NAMES.get(bare(fold(text)))


def council_meant(text: str) -> str | None:
    """The slug of the council whose name a text is, perhaps with a slip in it: `midtjyland`."""
    name = bare(fold(text))
    return NAMES.get(name) or _nearly(name)


def slug_of(council: str, day: date) -> str:
    """The name of a meeting: `midtjylland-2021-06-08`."""
    return f"{council}-{day.isoformat()}"


def meeting_of(text: str) -> str | None:
    """The name of the meeting that a text means, which is council and date and nothing else.

    >>> meeting_of("KKR Midtjylland den 8. juni 2021"), meeting_of("midtjylland-2021-06-08 3.2")
    ('midtjylland-2021-06-08', None)
    """
    folded = fold(text)
    found = _find_date(folded)
    if found is None:
        return None
    place, day = found
    words = re.findall(r"[^\s,;:-]+", f"{folded[: place.start()]} {folded[place.end() :]}")
    name = " ".join(word.strip(".") for word in words if word.strip(".") not in _BESIDE)
    council = council_meant(name)
    return slug_of(council, day) if council else None


def split_place(words: Sequence[str]) -> tuple[str, str] | None:
    """The meeting that words begin with, and what follows: `midtjylland 8.6.2021 3.2`."""
    for end in range(1, len(words) + 1):
        meeting = meeting_of(" ".join(words[:end]))
        if meeting:
            return meeting, " ".join(words[end:])
    return None


def _nearly(name: str) -> str | None:
    """The council whose name has a slip in it: one word, so that nothing beside it is lost."""
    close = difflib.get_close_matches(name, NAMES, 1, _ALIKE) if name.isalpha() else []
    return NAMES[close[0]] if close else None


def _find_date(folded: str) -> tuple[re.Match[str], date] | None:
    for pattern in (_ISO, _DANISH, _WORDS):
        if (found := pattern.search(folded)) and (day := _date(found)):
            return found, day
    return None


def _date(found: re.Match[str]) -> date | None:
    month, year = found["month"], int(found["year"])
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    try:
        return date(year if year >= 100 else _CENTURY + year, number, int(found["day"]))
    except ValueError:
        return None
