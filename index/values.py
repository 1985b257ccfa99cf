"""The values that facets take in a query: councils, kinds, outcomes, years."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from index.errors import QueryError, UnknownValue
from index.fields import KINDS, OUTCOMES
from index.folding import fold
from index.lexer import Lexeme
from index.query import Choice, Node, Years
from parse.councils import NAMES, bare

_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"(\d{4})?(?:-|–|\.\.)(\d{4})?")
_FIRST_YEAR, _LAST_YEAR = 0, 9999
_KNOWN: dict[str, tuple[str, Mapping[str, str]]] = {
    "council": ("council", NAMES),
    "kind": ("kind of document", KINDS),
    "outcome": ("outcome", OUTCOMES),
}


def choice(query: str, facet: str | None, lexeme: Lexeme) -> Node:
    """What `region:`, `type:`, `udfald:` or `år:` with this value chooses, or a `QueryError`."""
    text = lexeme.text.strip(",;: ")
    if facet == "year":
        return _years(query, text or lexeme.text, lexeme)
    assert facet is not None
    label, known = _KNOWN[facet]
    value = known.get(bare(fold(text)))
    if value is None:
        raise QueryError(
            f"There is no {label} “{text}”.",
            query=query,
            position=lexeme.start,
            length=lexeme.end - lexeme.start,
            hint=_hint(text, known),
        )
    return Choice(facet, value)


def resolve(facet: str, texts: Iterable[str]) -> frozenset[str]:
    """Values given as options, in any of their names. Raises `UnknownValue` naming the nearest."""
    label, known = _KNOWN[facet]
    found = set()
    for text in texts:
        value = known.get(bare(fold(text)))
        if value is None:
            raise UnknownValue(f"There is no {label} “{text}”. {_hint(text, known)}")
        found.add(value)
    return frozenset(found)


def alike(text: str, known: Iterable[str]) -> list[str]:
    """The likeliest of the known names, best first; none where none is like it."""
    return difflib.get_close_matches(fold(text), sorted(set(known)), n=3, cutoff=0.6)


def nearest(text: str, known: Iterable[str]) -> list[str]:
    """The likeliest of the known names, best first; all of them when none is like it."""
    names = sorted(set(known))
    return alike(text, names) or names


def _hint(text: str, known: Mapping[str, str]) -> str:
    names = dict.fromkeys(known[name] for name in nearest(text, known))
    if len(names) < len(set(known.values())):
        return f"Did you mean {' or '.join(names)}?"
    return f"There are: {', '.join(names)}."


def _years(query: str, text: str, lexeme: Lexeme) -> Years:
    if (single := _YEAR.fullmatch(text)) is not None:
        return Years(int(single[0]), int(single[0]))
    match = _YEARS.fullmatch(text)
    if match is None or not (match[1] or match[2]):
        raise _year_error(query, lexeme, "This is no year.")
    years = Years(int(match[1] or _FIRST_YEAR), int(match[2] or _LAST_YEAR))
    if years.first > years.last:
        raise _year_error(query, lexeme, "These years stand in the wrong order.")
    return years


def _year_error(query: str, lexeme: Lexeme, message: str) -> QueryError:
    return QueryError(
        message,
        query=query,
        position=lexeme.start,
        length=lexeme.end - lexeme.start,
        hint="Write 2021, 2015-2020, 2015- or -2020.",
    )
