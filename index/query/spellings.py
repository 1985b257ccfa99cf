"""The ways in which one word or day stands in texts: as one word, or as several after each other.

A way is a word for each place; where a place has several words, any of them will do. All are exact
keys. So *KKR-møde* is found where *KKR møde* stands, *covid19* where *COVID-19* does, *1000* where
it is *1.000* or *1 000*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.danish.folding import RAISED_AND_SUNK, fold
from index.query.days import spelt
from index.query.tree import Day
from index.text.abbreviations import POINTED
from index.text.amounts import amounts
from index.text.analysis import Analyzer
from index.text.expressions import spellings_of
from index.text.measures import measured
from index.text.tokens import words_of

Way = tuple[frozenset[str], ...]

_LETTERS_AND_FIGURES = re.compile(r"(?=.*\d)(?=.*[^\W\d_])[^\W_]+")
# With letters and figures, or one letter before a hyphen.
_JOINED = re.compile(r"(?=.*\d)(?=.*[^\W\d_]).*|[^\W\d_][-‐‑][^\W_]+")
_RUN = re.compile(r"\d+|[^\W\d_]+")
_DIGITS = str.maketrans(RAISED_AND_SUNK)
# A school's or a budget's year, its second half with or without the century: 2020/21, 2020-2021.
_SEASON = re.compile(r"((?:19|20)\d\d)[-‐‑–/](?:19|20)?(\d\d)")
_AGES = re.compile(r"(\d\d?[-‐‑–]\d\d?)[-‐‑]?årige?s?", re.IGNORECASE)
_DECIMAL = re.compile(r"(\d+)[.,](\d\d?)")
_SCHEME = re.compile(r"https?://(?=.)")
_MOST_RUNS = 4  # of letters and of figures by turns: more is a hash or a link


def ways_of_word(text: str, analyzer: Analyzer) -> list[Way]:
    """The ways in which a word stands as typed."""
    written = dict.fromkeys(map(tuple, _written(text.translate(_DIGITS))))
    return [way_as_typed(way, analyzer) for way in written]


def ways_of_expression(text: str, analyzer: Analyzer) -> list[Way]:
    """The other ways in which an expression is written: *ift.* for *i forhold til*."""
    ways = [way for one in spellings_of(text) for way in (words_of(one), pieces_of(one)) if way]
    return [way_as_typed(way, analyzer) for way in ways]


def way_as_typed(words: Iterable[str], analyzer: Analyzer) -> Way:
    """These words as typed, one at each place."""
    return tuple(frozenset((analyzer.keys(word).exact,)) for word in words)


def ways_of_day(day: Day, analyzer: Analyzer) -> list[Way]:
    """The ways in which a day stands in texts, the one that was typed among them."""
    from index.text.rows_of_days import word_of  # noqa: PLC0415  # for queries with dates only

    known = spelt(day.day)
    ways = [way_as_typed(words_of(day.text), analyzer)]
    ways += [tuple(frozenset(map(fold, place)) for place in order) for order in known.orders]
    ways.append((frozenset((*known.wholes, word_of(day.day))),))
    return ways


def parts_of(text: str) -> list[str]:
    """The words that one with hyphens and the like holds; none where it has no parts."""
    parts = pieces_of(text) or words_of(text)
    return parts if len(parts) > 1 else []


def pieces_of(text: str) -> list[str]:
    """An expression's abbreviation with blanks behind its points (*bl. a.*); none of other text."""
    return text.split(".") if text.casefold() in POINTED else []


def measures(text: str) -> list[list[str]]:
    """The ways of writing a figure with its unit, which stays as typed; none of any other text.

    One or two figures behind a point are decimals there: *3.2 mio.* is *3,2 mio.*
    """
    found = measured(text)
    if found is None:
        return []
    figure, unit = found
    decimal = _DECIMAL.fullmatch(figure)
    figures = [figure] if decimal is None else [f"{decimal[1]}{sign}{decimal[2]}" for sign in ",."]
    return [[*way, unit] for one in figures for way in _written(one)]


def _written(text: str) -> list[list[str]]:
    ways = [[text], *(way for way in amounts(text) if way != [text]), *measures(text)]
    parts = parts_of(text)
    if (scheme := _SCHEME.match(text)) is not None:
        ways += _written(text[scheme.end() :])
    if (season := _SEASON.fullmatch(text)) is not None:
        ways += [[season[1], season[2]], [season[1], season[1][:2] + season[2]]]
    elif parts:
        ways.append(parts)
        if _JOINED.fullmatch(text):
            ways.append(["".join(parts)])  # COVID-19: covid19; e-mail: email
    if (ages := _AGES.fullmatch(text)) is not None:
        ways.append(words_of(f"{ages[1]} år"))
    if any(map(_LETTERS_AND_FIGURES.fullmatch, parts or [text])):
        runs = _RUN.findall(text)  # type2-diabetes: type 2-diabetes
        if len(runs) <= _MOST_RUNS:
            ways.append(runs)
    return ways
