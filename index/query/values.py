"""The values that facets take in a query: councils, kinds, outcomes, years, dates; and meetings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from itertools import chain

from index.danish.folding import fold
from index.errors import QueryError, UnknownValue
from index.query.days import days_in, number_of
from index.query.lexer import Lexeme
from index.query.tree import And, Choice, Days, Node, Or, Years
from index.text.fields import KINDS, OUTCOMES
from parse import labels
from parse.councils import NAMES, bare

_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"(\d{4})?(?:-|–|\.\.)(\d{4})?")
_FIRST_YEAR, _LAST_YEAR = 1, 9999
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?")
_MEETING = re.compile(r"[^\W\d_][-‐‑]\d")
_HYPHENS = re.compile("[‐‑]")
_PERIODS = {"date": "{}", "since": "{}..", "until": "..{}"}
_KNOWN: dict[str, tuple[str, Mapping[str, str]]] = {
    "council": ("council", NAMES),
    "kind": ("kind of document", KINDS),
    "outcome": ("outcome", OUTCOMES),
}


def choice(query: str, facet: str | None, lexeme: Lexeme) -> Node:
    """What a facet with a value, or several parted by commas, chooses, or a `QueryError`."""
    assert facet is not None
    chosen = [_one(query, facet, text, lexeme) for text in _several(lexeme.text)]
    unlike = tuple(dict.fromkeys(chosen))
    return unlike[0] if len(unlike) == 1 else Or(unlike)


def _several(text: str) -> list[str]:
    """Values parted by commas; the text as it stands where there is none."""
    return [value for part in text.split(",") if (value := part.strip(";: "))] or [text]


def _one(query: str, facet: str, text: str, lexeme: Lexeme) -> Node:
    if facet == "year":
        return _years(query, text, lexeme)
    if facet in _PERIODS:
        return _days(query, _PERIODS[facet].format(text), lexeme)
    label, known = _KNOWN[facet]
    value = known.get(bare(fold(text)))
    if value is None:
        raise _refused(query, lexeme, f"There is no {label} “{text}”.", _hint(text, known))
    return Choice(facet, value)


def meeting(text: str) -> Node | None:
    """What belongs to the meeting that a word names as we do: `midtjylland-2021-09-10`."""
    if not _MEETING.search(text):
        return None
    from parse.typed import meeting_of  # noqa: PLC0415 - hardly a query needs it

    name = meeting_of(_HYPHENS.sub("-", text).strip(",;:."))
    if name is None:
        return None
    council, _, day = name.partition("-")
    number = int(day.replace("-", ""))
    return And((Choice("council", council), Days(number, number)))


def resolve(facet: str, texts: Iterable[str]) -> frozenset[str]:
    """Values given as options, in any of their names, one by one or parted by commas.

    Raises `UnknownValue` naming the nearest.
    """
    label, known = _KNOWN[facet]
    found = set()
    for text in chain.from_iterable(map(_several, texts)):
        value = known.get(bare(fold(text)))
        if value is None:
            raise UnknownValue(f"There is no {label} “{text}”. {_hint(text, known)}")
        found.add(value)
    return frozenset(found)


def alike(text: str, known: Iterable[str]) -> list[str]:
    """The likeliest of the known names, best first; none where none is like it.

    What begins so is likelier than what has a slip: *taget* is no *andet*.
    """
    names, asked = sorted(set(known)), fold(text)
    begun = [name for name in names if asked and name.startswith(asked)]
    return (begun or difflib.get_close_matches(asked, names, n=3, cutoff=0.6))[:3]


def nearest(text: str, known: Iterable[str]) -> list[str]:
    """The likeliest of the known names, best first; all of them when none is like it."""
    names = sorted(set(known))
    return alike(text, names) or names


def _hint(text: str, known: Mapping[str, str]) -> str:
    names = dict.fromkeys(known[name] for name in nearest(text, known))
    shown = [_in_danish(name) for name in names]
    if len(names) < len(set(known.values())):
        return f"Did you mean {' or '.join(shown)}?"
    return f"There are: {', '.join(shown)}."


def _in_danish(value: str) -> str:
    """A kind or an outcome with what papers call it, which can be typed too."""
    name = labels.KINDS.get(value) or labels.OUTCOMES.get(value)
    return f"{name} ({value})" if name else value


def _years(query: str, text: str, lexeme: Lexeme) -> Years:
    if (single := _YEAR.fullmatch(text)) is not None:
        return Years(int(single[0]), int(single[0]))
    match = _YEARS.fullmatch(text)
    hint = "Write 2021, 2015-2020, 2015-, -2020 or 2015,2019."
    if match is None or not (match[1] or match[2]):
        raise _refused(query, lexeme, "This is no year.", hint)
    years = Years(int(match[1] or _FIRST_YEAR), int(match[2] or _LAST_YEAR))
    if years.first > years.last:
        raise _refused(query, lexeme, "These years stand in the wrong order.", hint)
    return years


def _days(query: str, text: str, lexeme: Lexeme) -> Days:
    first, between, last = text.partition("..")
    since = _period(first) if first else (1, 0)
    until = (_period(last) if last else (0, 99_991_231)) if between else since
    hint = "Write 2021-09-10, 10-09-2021, 2021-09 or 2021-09-01..2021-12-31."
    if since is None or until is None or not (first or last):
        raise _refused(query, lexeme, "This is no date.", hint)
    if since[0] > until[1]:
        raise _refused(query, lexeme, "These dates stand in the wrong order.", hint)
    return Days(since[0], until[1])


def _period(text: str) -> tuple[int, int] | None:
    """The first and last day of a date, a month or a year."""
    days = days_in(text)
    if 0 in days and days[0][0] == len(text):
        day = number_of(days[0][1])
        return day, day
    match = _PERIOD.fullmatch(text)
    if match is None or (match[2] and not 1 <= int(match[2]) <= 12):
        return None
    year = int(match[1]) * 10_000
    months = (int(match[2]),) * 2 if match[2] else (1, 12)
    return year + months[0] * 100 + 1, year + months[1] * 100 + 31


def _refused(query: str, lexeme: Lexeme, message: str, hint: str) -> QueryError:
    return QueryError(
        message,
        query=query,
        position=lexeme.start,
        length=lexeme.end - lexeme.start,
        hint=hint,
    )
