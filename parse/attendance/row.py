"""A row of an attendance list, as it is read: text, and what its place says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parse.attendance import words as w
from parse.attendance.entry import Person
from parse.attendance.table import Read
from parse.lines.enumerations import bullet_text
from parse.model import Line
from parse.text.characters import plain

# `Ida Bro (V), Skive · Bo Ås (A), Odder`
_LEADERS = re.compile(r"\s*(?:\.\s?|…\s?){4,}\s*(?=\S)")  # `Ida Bro ..... Mødt`
_PARTING = re.compile(r"\s[·•∙]\s")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list, or one row of a table, with the lines it is made of.

    `person`: whom a table's row names. `head`: a table's head. `doubtful`: not all of it was
    understood; `unread`: nothing of it. `inner`: its place says that it is the rest of the entry
    above.
    """

    text: str
    lines: tuple[Line, ...]
    person: Person | None = None
    head: bool = False
    doubtful: bool = False
    inner: bool = False
    unread: bool = False

    @staticmethod
    def read(read: Read) -> Row:
        """A table's row."""
        return Row(read.text, read.lines, read.person, read.head, read.doubtful, unread=read.unread)


def plain_row(line: Line, *, inner: bool = False) -> Row:
    """A line as a row, without its bullet."""
    text = plain(line.text)
    text = _LEADERS.sub(", ", _PARTING.sub("; ", bullet_text(text) or text))
    torn = w.HEADINGS_TORN.get(text.rstrip(" :.").replace(" ", "").casefold())
    if torn and len(text.split()) > len(torn.split()):
        text = torn
    return Row(text, (line,), inner=inner)
