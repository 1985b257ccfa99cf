"""Cutting a text into the words it can be found by.

Nothing is dropped for being common or short: *ikke*, *§* and single digits are words. A word that
holds others (`KKR-møde`, `SAG-2021-04819`, `jens@kl.dk`, `08.06.2021`) comes first as a whole,
then part by part:

- Each part has a position of its own and the next word follows the last part, so the phrase
  *KKR møde* finds `KKR-møde`, and a phrase reaches across it.
- The whole has the position of its first part, and `span` says over how many positions it lies.
- A section of a law in a row of them has a word with its sign (`§108`) that lies over the position
  before it, too: see `sections`. So has a day in a row of days (`rows_of_days`) one at its own, and
  a year between two (`rows_of_years`) where the first stands.
- Of a range (*2,5-3 pct.*, *18-24-årige*) both figures stand before what follows it, and so do
  those of a row that share a unit (`rows_of_figures`).

So `span == 1` are the words in order, without gaps; the rest lie above them. Offsets count
characters of the text as given, before any normalisation. A hyphen that stands for a missing part
(*sundheds- og ældreområdet*, *børnehaver og -skoler*) belongs to the word's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.danish.folding import INVISIBLE, RAISED
from index.text.abbreviations import POINTED

# A letter or digit, then anything that belongs to it: combining marks (NFD), soft hyphens, and
# the index of a unit (m², km³), or of CO², as keyboards have no ₂. Other raised digits mark notes:
# `ordningen²` is a word and a 2.
_MARKS = r"\u0300-\u036f" + INVISIBLE
_UNIT = rf"(?:(?<=\bm)|(?<=\dm)|(?<=\b[kdcm]m)|(?<=\d[kdcm]m)|(?<=\bCO))[{RAISED}]"
_WORD = rf"[^\W_{RAISED}](?:[^\W_{RAISED}]|[{_MARKS}]|{_UNIT})*"
# What may stand inside one word: hyphens, slashes and the like between any two, a full stop only
# before a small letter or digit (not "mødet.Der"), between single capitals (S.U.) or, in small
# letters, before a hyphen (ph.d.-studerende); a comma or colon only between digits.
# A hyphen before *og* has lost the space behind it: *sundheds-og ældreområdet*.
_AND = r"(?:og|eller|samt)(?![\w‐‑-])"
_JOINT = (
    rf"(?:[-‐‑](?!{_AND})"
    r"|[_/@'’´`+&]"
    r"|\.(?:(?=[^\W_])(?![A-ZÆØÅ])"
    r"|(?<=\b[A-ZÆØÅ]\.)(?=[A-ZÆØÅ]\b)"
    r"|(?<=[^\W\d_]\.)[-‐‑](?=[a-zæøå]))"
    r"|(?<=\d)[,:–](?=\d))"
)
_TOKEN = re.compile(
    rf"(?P<address>(?:https?://|www\.)[^\s<>\"»«“”]*[^\W_])"
    rf"|(?P<word>(?:(?<![^\s(/,;\"“”»«–])[-‐‑](?=[^\W\d_]))?{_WORD}(?:{_JOINT}{_WORD})*(?:[-‐‑](?:(?={_AND})|(?![^\s,;:.)/])))?)"
    rf"|(?P<mark>[{RAISED}]+)"
    r"|(?P<sign>[§%€$£])"
)
_PART = re.compile(_WORD)
_INDEX, _MARK = re.compile(_UNIT), re.compile(rf"[{RAISED}]+")
# 2,5 · 14:30 · 1.000.000: one number. 08.06.2021, 2018-2021 and 24/7 have parts.
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DIGITS, _DASH, _YEAR = re.compile(r"\d+"), re.compile("[-‐‑–]"), re.compile(r"(?:19|20)\d\d")
# What may be a row of days, which alone is worth the reading of all dates.
_LIKE_DAYS = re.compile(
    r"\d[./]?\s?(?:[^\W\d_]+\.?\s)?(?:[-–,]|og\b|eller\b|samt\b|til\b)\D{0,22}"
    r"\d\d?[./]?\D{0,12}(?:\d\d?[./-]?)?\s?(?<!\d)\d{4}(?!\d)"
)
# Figures before a unit that is said once: *20 og 15 pct.*
_LIKE_ROW = re.compile(
    r"(?:[-–,]|og|eller|samt|til|mod)\s?(?:ca\.\s?)?\d[\d.,]*½?\s?(?:[%€$£]|pct|proc|mi[oal])"
)
# Two years with what is between them.
_LIKE_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–]\s?|/|\s(?:til|t\.o\.m\.)\s)\d")
_MARKS_OF_S = "'’´`"
_APOSTROPHE = re.compile(rf"{_WORD}[{_MARKS_OF_S}](?:{_WORD})?")
# Before a figure *kl.* is the clock, and with its point a word of its own; KL is never that.
_HOUR, _HOURS = re.compile(r"\.?\s?(?=\d)"), frozenset(("kl", "Kl"))
_LIKE_HOUR, _FIGURE = re.compile(r"[Kk]l\.?\s\d"), re.compile(r"\d")


class Token(NamedTuple):
    """One searchable word of a text, or a whole that lies over several (`span` > 1).

    A named tuple, not a dataclass: texts have millions of them.
    """

    text: str
    start: int
    end: int
    position: int
    span: int = 1


class _Overlay(NamedTuple):
    """Words over a figure: how far before it they begin, and where the row that makes them ends."""

    words: list[str]
    before: int = 0
    end: int | None = None


def is_plain(text: str) -> bool:
    """Whether what stands between two blanks has the words that it has alone, whatever is around.

    Figures may not have: in a row, behind a law's sign, as an hour.
    """
    return _FIGURE.search(text) is None or not (_LIKE_HOUR.search(text) or _overlaid(text))


def words_of(text: str) -> list[str]:
    """The words of a text in order, of one with parts these alone."""
    return [token.text for token in tokenize(text) if token.span == 1]


def marks_apart(text: str) -> str:
    """The text with spaces around each raised mark of a note: `ordningen ² `, ` ² Beregnet`."""
    return _MARK.sub(
        lambda mark: mark[0] if _INDEX.match(text, mark.start()) else f" {mark[0]} ", text
    )


def tokenize(text: str) -> Iterator[Token]:
    """The words of a text in order; a word with parts comes before them."""
    position = 0
    overlaid = _overlaid(text)
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        if not (word.isalnum() or match.lastgroup == "sign" or _is_one(word)):
            parts = list(_PART.finditer(text, start, end))
            if len(parts) > 1:  # else there is only a hyphen before or after it
                yield Token(word, start, end, position, len(parts))
                yield from _ends_of_range(word, start, position)
                for part in parts:
                    yield from _above(overlaid, part, position)
                    yield Token(part[0], part.start(), part.end(), position)
                    position += 1
                continue
        if overlaid:
            yield from _above(overlaid, match, position)
        if word in _HOURS and _HOUR.match(text, end):
            word = f"{word}."
        yield Token(word, start, end, position)
        position += 1


def _overlaid(text: str) -> dict[int, _Overlay]:
    """Words that lie over a figure, by its offset."""
    found: dict[int, _Overlay] = {}
    if _FIGURE.search(text) is None:
        return found
    # Their patterns take 2 ms to compile, months 5 ms: few queries name a law or days.
    if "§" in text:
        from index.text.sections import sections_in  # noqa: PLC0415 - few texts need it

        found.update((at, _Overlay(words, 1)) for at, words in sections_in(text).items())
    if _LIKE_ROW.search(text):
        from index.text.rows_of_figures import figures_in_rows  # noqa: PLC0415 - few texts need it

        found.update((at, _Overlay(words)) for at, words in figures_in_rows(text).items())
    if _LIKE_YEARS.search(text):
        from index.text.rows_of_years import years_in_rows  # noqa: PLC0415 - few texts need it

        found.update((at, _Overlay(row[1], 0, row[0])) for at, row in years_in_rows(text).items())
    if _LIKE_DAYS.search(text):
        from index.text.rows_of_days import days_in_rows  # noqa: PLC0415 - few texts need it

        found.update((at, _Overlay(row[1], 0, row[0])) for at, row in days_in_rows(text).items())
    return found


def _above(overlaid: dict[int, _Overlay], figure: re.Match[str], position: int) -> Iterator[Token]:
    """The words that lie over a figure."""
    if figure.start() in overlaid:
        words, before, end = overlaid[figure.start()]
        for word in words:
            yield Token(word, figure.start(), end or figure.end(), position - before, 2)


def _ends_of_range(word: str, start: int, position: int) -> Iterator[Token]:
    """The figures of a range (*2-3 pct.*) where its last part is, before what follows."""
    if not _is_range(word):
        return
    first, second = _DASH.split(word)[:2]
    behind = len(_DIGITS.findall(second))
    last = position + len(_DIGITS.findall(first)) + behind - 1
    yield Token(first, start, start + len(first), last, 2)
    if behind > 1:
        start += len(first) + 1
        yield Token(second, start, start + len(second), last, 2)


def _is_range(word: str) -> bool:
    """Whether a word is two figures, with what they measure or without; years measure nothing."""
    if not word[0].isdigit():
        return False
    first, *rest = _DASH.split(word, maxsplit=2)
    return (
        len(rest) > 0
        and all(map(_NUMBER.fullmatch, (first, rest[0])))
        and not _YEAR.fullmatch(first)
        and all(part[:1].isalpha() and _PART.fullmatch(part) for part in rest[1:])
    )


def _is_one(word: str) -> bool:
    """Whether a match that is no plain word has no parts.

    So has no number, no word with an apostrophe, and no abbreviation of an expression (*bl.a.*).
    """
    return _NUMBER.fullmatch(word) is not None or _is_apostrophe(word) or word.casefold() in POINTED


def _is_apostrophe(word: str) -> bool:
    return any(mark in word for mark in _MARKS_OF_S) and _APOSTROPHE.fullmatch(word) is not None
