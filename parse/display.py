"""What is shown to people, before anybody knows on which screen: styled lines and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

# What would move the cursor, ring, recolour or reorder what a terminal shows.
# Bytes of a file's name that are no UTF-8 come as halves of surrogate pairs.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ENDS = re.compile(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


class Style(StrEnum):
    """What a piece of text is; the screen decides how that looks."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    NOTE = "note"
    HIT = "hit"
    OUTCOME = "outcome"


Piece = tuple[str, Style]
Cell = str | Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Told:
    """One line for people; `indent` in steps."""

    text: str
    style: Style = Style.TEXT
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: at most `width` characters, or a share of the room there is."""

    head: str
    width: int | None = None
    share: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table for people; `spaced` sets its rows apart."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    spaced: bool = False


def counted(number: int, one: str, many: str = "") -> str:
    """A number with what is counted: `many` where that is not `one` with an s.

    >>> counted(1, "entry is", "entries are"), counted(0, "document")
    ('1 entry is', '0 documents')
    """
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def printable(text: str) -> str:
    """The text without what a terminal would obey: it may come from anybody's PDF."""
    return _UNSAFE.sub("�", text)


def one_line(text: str) -> str:
    """The text as one line: the name of a file in it may hold line ends, and forge another."""
    return _ENDS.sub("�", text)
