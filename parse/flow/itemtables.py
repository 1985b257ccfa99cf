"""Which ruled tables are a paper's items: frames of one item each, or minutes as one table.

A table is taken for one only where its cells leave no doubt. An item's frame has number and field
headings in its left column; a table of minutes heads a column with a field's name and counts its
rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parse.flow.tables import is_inside
from parse.lines.attachments import heads_attachments
from parse.lines.fields import field_heading, inline_heading, weak_heading
from parse.lines.numbering import Numbered, lone_number, numbered
from parse.model import CELL, FieldName, Line, Table

CASE_LABEL = re.compile(r"sags?-?(?:nr|nummer|id|sagsnr)[.:]*$", re.IGNORECASE)
# Other labels of a frame (`Ansvarlig`, `Sagsbehandler:`) are words like those, never a sentence.
_LABEL = re.compile(r"[A-ZÆØÅ][^\d.!?]{2,24}$")
_LETTERED = re.compile(r"\d{1,2}\s?[a-z]\.?")
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table of minutes; `title` is 0 where numbers stand before titles."""

    heads: tuple[str, ...]
    title: int


def in_frames(tables: Sequence[Sequence[Table]]) -> list[tuple[int, Table]]:
    """The tables that are items' frames, or parts of one, with the positions of their pages."""
    if not any(_is_frame(table) for held in tables for table in held):
        return []
    found: list[tuple[int, Table]] = []
    for at, held in enumerate(tables):
        for table in held:
            if found and found[-1][0] == at and _is_within(table, found[-1][1]):
                continue
            heads = {row[0] for row in table.rows if any(row)}
            goes_on = bool(found) and table is held[0] and all(map(_is_label, filter(None, heads)))
            begins = table is held[-1] and is_titled(table.rows[-1]) and len(table.rows) == 1
            if _is_frame(table) or begins or goes_on or (found and _is_like_frames(table)):
                found.append((at, table))
    return found


def _is_frame(table: Table) -> bool:
    """Whether a table is an item's frame: a number and a title above fields beside their heads."""
    if not any(field_heading(row[0]) for row in table.rows):
        return False  # most tables
    heads = [row[0] for row in table.rows if row[0] and not is_titled(row)]
    known = [head for head in heads if _is_label(head)]
    if not any(map(is_titled, table.rows)) or not any(map(field_heading, known)):
        return False
    return 2 * len(known) > len(heads) and all(
        head in known or _LABEL.match(head) for head in heads
    )


def _is_like_frames(table: Table) -> bool:
    """Whether a table is an item's where others are: `Pkt. 7 | Eventuelt` above what was said."""
    first, *rows = table.rows
    heads = [row[0] for row in rows if row[0]]
    return len(first) == 2 and all(first) and is_titled(first) and all(map(_LABEL.match, heads))


def _is_within(table: Table, frame: Table) -> bool:
    if table.top is None or frame.top is None or table.bottom is None or frame.bottom is None:
        return False
    return frame.top <= table.top and table.bottom <= frame.bottom


def minuted(tables: Sequence[Sequence[Table]]) -> list[tuple[int, Table, Columns]]:
    """The tables whose rows are a paper's items, if they count on from the first one."""
    found: list[tuple[int, Table, Columns]] = []
    columns: Columns | None = None
    places: list[tuple[int, ...]] = []
    for at, held in enumerate(tables):
        for table in held:
            columns = _columns(table) or columns
            width = len(table.rows[0])
            if columns is None or width != len(columns.heads):
                continue
            rows = [row for row in table.rows if not (is_head(row, columns) or spans(row))]
            numbers = [_row_number(row, columns) for row in rows]
            if any(number is None for number in numbers):
                continue
            found.append((at, table, columns))
            places += [number.place for number in numbers if number and number.place]
    rising = all(one < other for one, other in pairwise(places))
    return found if rising and len(places) >= _FEWEST_ROWS else []


_NOTHING = Numbered("", (), "", marked=False, doubtful=False)


def _row_number(row: Sequence[str], columns: Columns) -> Numbered | None:
    """The number of a row's item; an empty one where the row goes on with the one above."""
    if not row[0]:
        return _NOTHING
    return (numbered(row[0]) if columns.title == 0 else None) or cell_number(row[0])


def cell_number(cell: str) -> Numbered | None:
    """The number that is all of a cell, `7a` too: high ones need no word before them there."""
    if _LETTERED.fullmatch(cell):
        return numbered(f"{cell} Titel")
    return lone_number(cell) or lone_number(f"Punkt {cell}")


def _columns(table: Table) -> Columns | None:
    """What the columns of a table of minutes are, None for other tables."""
    heads, *rows = table.rows
    if not rows or not any(map(column_field, heads[1:])):
        return None
    first = [row[0] for row in rows if row[0] and row != heads and not spans(row)]
    if not first:
        return None
    apart = all(map(cell_number, first))
    title = 1 if apart else 0
    if column_field(heads[title]) or len(heads) == title + 1:
        return None
    return Columns(heads, title)


def is_head(row: Sequence[str], columns: Columns) -> bool:
    """Whether a row is the table's head, which each page may have again."""
    return tuple(row) == columns.heads


def spans(row: Sequence[str]) -> bool:
    """Whether a row is the title of those below it: `2. Regionale sager` over all columns."""
    return bool(row[0]) and not any(row[1:]) and cell_number(row[0]) is None


def column_field(head: str) -> FieldName | None:
    """The field that a column is headed with."""
    return field_heading(head) or weak_heading(head, frozenset(FieldName))


def _is_label(cell: str) -> bool:
    """Whether a cell says what stands right of it in an item's frame."""
    named = field_heading(cell) is not None or heads_attachments(cell)
    return named or CASE_LABEL.match(cell) is not None


def is_titled(row: Sequence[str]) -> bool:
    """Whether a row has an item's number and its title, in one cell or in two."""
    first, *others = row
    if any(others):
        return cell_number(first) is not None
    found = numbered(first)
    return found is not None and found.marked and not found.doubtful


def outside(pages: Sequence[Sequence[Line]], tables: Sequence[Sequence[Table]]) -> Iterator[Line]:
    """The lines that stand in no table."""
    for lines, held in zip(pages, tables, strict=True):
        for line in lines:
            if CELL not in line.text and not any(is_inside(line, table) for table in held):
                yield line


def has_field(line: Line) -> bool:
    """Whether a line heads a field, alone or before its text."""
    return field_heading(line.text) is not None or inline_heading(line.text) is not None
