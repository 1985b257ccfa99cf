"""Tables that a text dump gives a row a line: `Navn Kommune Parti`, `Ida Bro Skive V`.

The line of heads says what the columns hold, in their order; municipalities, parties and marks are
told by their looks, so that in each row names begin and end where only one way is possible. Where
columns tell who came, a row that cannot be dealt out to them is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from parse.attendance import words as w
from parse.attendance.entry import is_known, people
from parse.attendance.grid import Cells, Grid, head_roles, role_of
from parse.attendance.names import is_name, without_title
from parse.attendance.places import BRACKETS, is_party, municipality
from parse.model import Line
from parse.text.characters import plain

_NAMING = {"name", "present", "absent"}
_SAID = {"present", "absent"}
_NUMBERED = re.compile(r"\d+(?:\.\d+)*\.\s+[^\W\d]")  # an item's title, below the list
_FEWEST = 2  # rows, and columns
_HEAD_WORDS = 3  # of one column: `Mødt/ikke mødt`, `Til stede`
_MOST_WORDS = 16  # of a row
_MAY_BE_EMPTY = frozenset(
    {"present", "absent", "remark", "substitute", "party", "none", "post", "one"}
)


def line_tables(lines: Sequence[Line]) -> Iterator[Grid | Sequence[Line]]:
    """The lines in their order: tables of which each line is a row, and the others as they are."""
    at = begun = 0
    while at < len(lines):
        heads = _heads(plain(lines[at].text))
        rows = _rows(lines[at + 1 :], heads) if heads else []
        if heads is None or len(rows) < _FEWEST:
            at += 1
            continue
        if begun < at:
            yield lines[begun:at]
        yield Grid((Cells(heads, tuple((lines[at],) for _ in heads)), *rows))
        at = begun = at + 1 + len(rows)
    if begun < len(lines):
        yield lines[begun:]


def _rows(lines: Sequence[Line], heads: tuple[str, ...]) -> list[Cells]:
    """The rows that the lines begin with."""
    read = [_row(line, heads) for line in takewhile(_may_be_row, lines)]
    said = not _SAID.isdisjoint(head_roles(heads)) and any(map(_tells_more, lines[:1]))
    if not said:
        return [row for row in takewhile(lambda row: row is not None, read) if row is not None]
    torn = (_torn(line, len(heads)) for line in lines)
    return [row or other for row, other in zip(read, torn, strict=False)]


def _may_be_row(line: Line) -> bool:
    """Whether a line may be a row: it heads nobody, and nothing below the list."""
    text = plain(line.text)
    return not (w.is_heading(text) or _heads(text) or _NUMBERED.match(text)) and bool(
        people(text) or any(map(municipality, text.split()))
    )


def _tells_more(line: Line) -> bool:
    """Whether a line is more than one cell: it tells of somebody what party, town, or mark."""
    text = plain(line.text)
    last = text.rpartition(" ")[2]
    return is_known(text) or bool(w.MARK.fullmatch(last) or w.STATUS.fullmatch(last))


def _torn(line: Line, width: int) -> Cells:
    empty = ((),) * (width - 1)
    return Cells((plain(line.text), *("",) * (width - 1)), ((line,), *empty), torn=True)


def _heads(text: str) -> tuple[str, ...] | None:
    """The heads of columns that a line is made of, one of them names'; None for any other."""
    words = text.split()
    heads: list[str] = []
    at = 0
    while at < len(words):
        spans = range(min(_HEAD_WORDS, len(words) - at), 0, -1)
        span = next((n for n in spans if role_of(" ".join(words[at : at + n]))), None)
        if span is None:
            return None
        heads.append(" ".join(words[at : at + span]))
        at += span
    roles = head_roles(heads)
    whole = len(heads) >= _FEWEST and _NAMING & set(roles) and len(set(roles)) == len(roles)
    return tuple(heads) if whole and not all(map(w.is_heading, heads)) else None


def _held(heads: Sequence[str]) -> tuple[str, ...]:
    """What the columns below these heads hold: names below `Mødt`, where no others do."""
    roles = head_roles(heads)
    if "name" in roles:
        return tuple(roles)
    naming = [role for role in roles if role in _NAMING]
    name = "name" if len(naming) == 1 else "one"
    return tuple(name if role in naming else role for role in roles)


def _row(line: Line, heads: tuple[str, ...]) -> Cells | None:
    """A line's cells where they can be told in one way; None where it is no such row."""
    words = tuple(plain(line.text).split())
    if len(words) > _MOST_WORDS or w.is_heading(" ".join(words)):
        return None
    ways = _ways(words, _held(heads))
    most = max((sum(map(bool, way)) for way in ways), default=0)
    best = [way for way in ways if sum(map(bool, way)) == most]
    if not best:
        return None
    texts = best[0]
    return Cells(texts, tuple((line,) for _ in texts), torn=len(best) > 1)


@lru_cache(maxsize=256)
def _ways(words: tuple[str, ...], roles: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """All ways to deal out words, in their order, to columns of these roles."""
    if not roles:
        return () if words else ((),)
    first = 0 if roles[0] in _MAY_BE_EMPTY else 1
    return tuple(
        (text, *rest)
        for count in range(first, len(words) + 1)
        if _fits(text := " ".join(words[:count]), roles[0])
        for rest in _ways(words[count:], roles[1:])
    )


def _fits(text: str, role: str) -> bool:
    """Whether a cell may stand in a column of this role."""
    if not text:
        return True
    if role in {"name", "one"}:
        return is_name(without_title(BRACKETS.sub("", text).strip()))
    if role == "party":
        return is_party(text)
    if role == "town":
        return municipality(text) is not None
    if role == "none":
        return text.rstrip(".").isdigit()
    if role == "post":
        return w.is_post(text.split(maxsplit=1)[0])
    if role not in {"present", "absent", "remark"}:
        return is_name(text)
    bare = w.ANSWERED.sub("", text)
    ways = (w.STATUS, w.ABSENT_REMARK, w.SUBSTITUTE_CAME)
    return not bare or any(way.fullmatch(bare) for way in ways) or _is_remark(bare)


def _is_remark(text: str) -> bool:
    return bool(w.REMARK.match(f" {text}") or w.REMARK_IN.fullmatch(text))
