"""Cutting a query into its signs: words, phrases, operators, fields, brackets.

Only what is certainly meant as syntax becomes syntax. A bracket or a quotation mark without its
partner, a colon after a word that is no field, a star between figures: all are text.
"""

from __future__ import annotations

import difflib
import re
from enum import Enum, auto
from typing import NamedTuple

from index.danish.folding import fold
from index.errors import QueryError
from index.query.days import days_in
from index.text.amounts import CLOCK, GROUPED, SECTION
from index.text.fields import KINDS, OUTCOMES, QUERY_NAMES
from index.text.measures import MEASURE
from parse.councils import NAMES, bare

QUOTES = '"„“”‟»«'
_OPERATORS = {"OG": "AND", "AND": "AND", "ELLER": "OR", "OR": "OR", "IKKE": "NOT", "NOT": "NOT"}
_CHUNK = re.compile(rf"[^\s(){QUOTES}]+")
_FIELD = re.compile(rf"([^\W\d_]{{2,}}):(?=[\w(\-–.*<>={QUOTES}])")
_HEADING = re.compile(rf"([^\W\d_]{{2,}}):(?![\w(\-–.*<>={QUOTES}])(\s+\S)?")
_PREFIX = re.compile(r"[^\w§*]*(.*\w[-‐‑]?)\*[.,;:!?]*")
# A word with a star before or in it, or with question marks in it; two stars are Markdown's bold.
_PATTERN = re.compile(r"(\*?\w[\w'’‐‑-]*(?:(?:\*|\?+)[\w'’‐‑-]+)*\*?)[.,;:!?]*")
_HOLE = re.compile(r"\w\?+\w")
_BEFORE_DAYS = frozenset(("d", "d.", "D."))  # d. 3. marts 2015
_LIKE_AN_OPTION = re.compile(r"-[a-z]\d+")  # head -n3; E20 is a road
_MINUSES = "-‐‑–−"  # Word makes a dash of a hyphen before a word; calculators have a minus
# A figure and its unit, a sign and its figure, a figure in groups: 14 %, § 6 a, kl. 10, 25 000.
_AMOUNT = re.compile(rf"{MEASURE}|{SECTION}|{CLOCK}|{GROUPED}")
_SINGLE_QUOTES = re.compile(r"(?<![^\s(])['‘’‚‛]\w[^'‘’‚‛]*\s[^'‘’‚‛]*\w['‘’‚‛](?!\w)")
_NEAR = 0.8
_NEAR_LENGTH = 4  # shorter names are too easily like another: "kl:", "tlf:"
_WITH_OPEN_ENDS = frozenset({"year", "date"})  # år:-2020, dato:..2021-06-30
_DATED = frozenset({"since", "until"})
_PERIODS = _DATED | {"date"}
_MONTH = re.compile(r"[^\W\d_]{3,9}\.?\s*\d{4}(?![\w-])")
_LONGEST_NAME = 3  # words: taget til efterretning
_CHOICES = {"council": NAMES, "kind": KINDS, "outcome": OUTCOMES}
_YEARS = re.compile(r"\d{4}(?:(?:-|–|\.\.)(?:\d{4})?)?|(?:-|–|\.\.)\d{4}")
_ROW_OF_YEARS = re.compile(r"(\d{4})\s+(?:til|to|[-–—]|\.\.)\s+(\d{4})(?![\w-])")
_AFTER_FIELD = re.compile(rf"\*?[^\W_]|[({QUOTES}]")


class Sign(Enum):
    """What a lexeme is."""

    WORD = auto()
    PREFIX = auto()
    PATTERN = auto()
    DAY = auto()
    PHRASE = auto()
    AMOUNT = auto()
    EXPRESSION = auto()
    FIELD = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


SYNTAX = frozenset({Sign.FIELD, Sign.AND, Sign.OR, Sign.NOT})


class Lexeme(NamedTuple):
    """One sign of a query: what it is, its text (a field's is its name) and its place."""

    sign: Sign
    text: str
    start: int
    end: int


class Lexed(NamedTuple):
    """A query's signs. `lone_quote` is the place of a quotation mark without its partner."""

    lexemes: tuple[Lexeme, ...]
    lone_quote: int | None
    remarks: tuple[str, ...]


def lex(query: str) -> Lexed:
    """The signs of a query in order. Raises `QueryError` for a mistyped field only."""
    lexemes: list[Lexeme] = []
    remarks: list[str] = []
    lone_quote: int | None = None
    days = days_in(query)
    position = 0
    while position < len(query):
        char = query[position]
        if char.isspace():
            position += 1
            continue
        if char in QUOTES:
            close = _closing_quote(query, position)
            if close is None:
                lone_quote = position
                position += 1
                continue
            lexemes.append(Lexeme(Sign.PHRASE, query[position + 1 : close], position, close + 1))
            position = close + 1
            continue
        if position in days:
            end = days[position][0]
            found: Lexeme | None = Lexeme(Sign.DAY, query[position:end], position, end)
        else:
            before = lexemes[-1] if lexemes else None
            found = _bracket(query, position) or _minus(query, position, before, remarks)
        found = found or _field(query, position, remarks) or _amount(query, position)
        found = found or _chunk(query, position, remarks)
        if lexemes:
            found = _whole_list(query, lexemes[-1], found)
        if found.text in _BEFORE_DAYS and _after_spaces(query, found.end) in days:
            position = found.end
            continue
        lexemes.append(found)
        position = found.end
    if _SINGLE_QUOTES.search(query):
        remarks.append('Single quotation marks make no phrase; "…" do.')
    return Lexed(tuple(lexemes), lone_quote, tuple(dict.fromkeys(remarks)))


def _whole_list(query: str, field: Lexeme, value: Lexeme) -> Lexeme:
    """A choice with what goes on behind a space: *år:2015, 2019*; not *år:2015, flygtninge*.

    So do a row of years (*år:2015 til 2018*), a month (*dato:september 2021*) and a name of several
    words (*udfald:taget til efterretning*).
    """
    if field.sign is not Sign.FIELD or value.sign is not Sign.WORD:
        return value
    if field.text == "year" and (row := _ROW_OF_YEARS.match(query, value.start)):
        return value._replace(text=f"{row[1]}-{row[2]}", end=row.end())
    if field.text in _PERIODS and (month := _month(query, value.start)):
        return value._replace(text=month[0], end=month[1])
    end = _end_of_name(query, field.text, value)
    while query[end - 1] == "," and (more := _CHUNK.match(query, _after_spaces(query, end))):
        if not _is_choice(field.text, more[0].strip(",")):
            break
        end = more.end()
    return value._replace(text=query[value.start : end], end=end)


def _end_of_name(query: str, facet: str, value: Lexeme) -> int:
    """Where a choice ends that only several words name: *region:Region Midtjylland*."""
    known = _CHOICES.get(facet, ())
    if not known or bare(fold(value.text)) in known:
        return value.end
    ends = [value.end]
    while len(ends) < _LONGEST_NAME and (
        more := _CHUNK.match(query, _after_spaces(query, ends[-1]))
    ):
        ends.append(more.end())
    named = (end for end in reversed(ends) if bare(fold(query[value.start : end])) in known)
    return next(named, value.end)


def _month(query: str, position: int) -> tuple[str, int] | None:
    """The month of a year that stands there, as `2021-09`, and where it ends."""
    match = _MONTH.match(query, position)
    if match is None:
        return None
    from parse.periods import period_of  # noqa: PLC0415 - hardly a query needs it

    _, period = period_of(match[0]) or (None, None)
    return (period, match.end()) if period else None


def _is_choice(facet: str, text: str) -> bool:
    if facet == "year":
        return _YEARS.fullmatch(text) is not None
    return fold(text) in _CHOICES.get(facet, ())


def _after_spaces(query: str, position: int) -> int:
    return len(query) - len(query[position:].lstrip())


def _closing_quote(query: str, position: int) -> int | None:
    """Where the phrase ends. Any mark closes any other: »…«, „…“ and ”…” all occur in Danish."""
    for place in range(position + 1, len(query)):
        if query[place] in QUOTES:
            return place
    return None


def _bracket(query: str, position: int) -> Lexeme | None:
    sign = {"(": Sign.OPEN, ")": Sign.CLOSE}.get(query[position])
    return sign and Lexeme(sign, query[position], position, position + 1)


def _minus(query: str, position: int, before: Lexeme | None, remarks: list[str]) -> Lexeme | None:
    """A minus before a word and after none: `-sundhed`, not *Ikast-Brande* or *a - b*.

    After a field too, as in `titel:-sundhed`; not in `år:-2020`.
    """
    if query[position] not in _MINUSES or position + 1 == len(query):
        return None
    in_field = before is not None and before.sign is Sign.FIELD and before.end == position
    if in_field and before is not None and before.text in _WITH_OPEN_ENDS:
        return None
    if position and not (in_field or query[position - 1].isspace() or query[position - 1] == "("):
        return None
    if not _AFTER_FIELD.match(query, position + 1):
        return None
    word = _CHUNK.match(query, position)
    shown = word[0] if word else query[position]
    if _LIKE_AN_OPTION.fullmatch(shown):
        remarks.append(f"“{shown}” was read as a word to leave out, and is no option.")
    elif query[position] != "-":
        remarks.append(f"“{shown}” was read as a word to leave out, as -{shown[1:]} is.")
    return Lexeme(Sign.NOT, "-", position, position + 1)


def _amount(query: str, position: int) -> Lexeme | None:
    """A figure with its sign, which belong together with or without a space between."""
    match = _AMOUNT.match(query, position)
    return match and Lexeme(Sign.AMOUNT, match[0], position, match.end())


def _field(query: str, position: int, remarks: list[str]) -> Lexeme | None:
    """A field and its colon; None where the colon is plain text."""
    heading = _HEADING.match(query, position)
    if heading is not None and fold(heading[1]) in QUERY_NAMES:
        how = (
            ("with a space after it", "without the space")
            if heading[2]
            else ("without a value", "with one beside its colon")
        )
        remarks.append(f"“{heading[1]}:” {how[0]} was read as a word; {how[1]} it is a field.")
    match = _FIELD.match(query, position)
    if match is None:
        return None
    name = QUERY_NAMES.get(fold(match[1]))
    if name is None:
        _refuse_mistyped(query, match, remarks)
        return None
    if name in _DATED and not (query[match.end()].isdigit() or _month(query, match.end())):
        before = f"before a date, as {match[1]}:2021-09, it is a field"
        remarks.append(f"“{match[1]}:” was read as a word; {before}.")
        return None
    value = match.end()
    if name not in _WITH_OPEN_ENDS:
        value += query[value] in _MINUSES  # titel:-flygtninge
        if not _AFTER_FIELD.match(query, value):
            return None
    return Lexeme(Sign.FIELD, name, position, match.end())


def _refuse_mistyped(query: str, match: re.Match[str], remarks: list[str]) -> None:
    """Raise if a field was probably meant; else remark that the colon was read as text."""
    asked, value = fold(match[1]), query[match.end()]
    if not value.isalnum() and value not in QUOTES + "(":
        return
    near = difflib.get_close_matches(asked, QUERY_NAMES, n=3, cutoff=_NEAR)
    if near and len(asked) >= _NEAR_LENGTH and not value.isdigit():
        raise QueryError(
            f"There is no field “{match[1]}:”.",
            query=query,
            position=match.start(),
            length=len(match[1]),
            hint=f"Did you mean {' or '.join(f'{name}:' for name in near)}?"
            " Put a space after the colon to search for the word.",
        )
    if len(asked) >= _NEAR_LENGTH - 1:
        remarks.append(f"“{match[1]}:” is no field and was read as a word.")


def _chunk(query: str, position: int, remarks: list[str]) -> Lexeme:
    match = _CHUNK.match(query, position)
    assert match is not None  # neither space, bracket nor quotation mark stands here
    text = match[0]
    operator = _OPERATORS.get(text)
    if operator is not None:
        return Lexeme(Sign[operator], text, position, match.end())
    if not text.strip("|"):
        remarks.append(f"“{text}” was read as punctuation; ELLER asks for either.")
    sign, meant = wild(text)
    if sign is Sign.WORD and "*" in text and any(map(str.isalnum, text)):
        remarks.append(f"The star in “{text}” was read as punctuation.")
    return Lexeme(sign, meant, position, match.end())


def wild(text: str) -> tuple[Sign, str]:
    """Whether a piece of text is the beginning or the shape of words, and which; else itself."""
    prefix = _PREFIX.fullmatch(text)
    if prefix is not None and "*" not in prefix[1] and not _HOLE.search(prefix[1]):
        return Sign.PREFIX, prefix[1]
    pattern = _PATTERN.fullmatch(text)
    if pattern is not None and ("*" in pattern[1] or "?" in pattern[1]):
        shape = pattern[1]
        if shape.startswith("*") or any(map(str.isalpha, shape)):  # 5*3 is a sum
            return Sign.PATTERN, shape
    return Sign.WORD, text
