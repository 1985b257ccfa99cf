"""Tables in the flow: a row is one line, its cells parted by tabs.

So a table needs no bookkeeping of its own: its rows stand in their place among the lines, become
paragraphs that can be searched row by row, and are gathered again into the item's tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from parse.attendance import is_heading
from parse.attendance.words import LABEL
from parse.lines.cover_labels import is_label
from parse.lines.numbering import lone_number
from parse.model import CELL, Line, Table
from parse.text import debris
from parse.text.hyphens import Spelling
from parse.text.spacing import squash

# A name, as lists of people begin; and a list has labels in the first of two columns.
_NAMED = re.compile(r"[A-ZÆØÅ][\w.'’-]+(?: [\w.'’-]+){0,3}? [A-ZÆØÅ][\w'’-]+")
_LABELLED = 2


def with_rows(lines: Sequence[Line], tables: Sequence[Table]) -> list[Line]:
    """The lines with those inside a table replaced by the table's rows."""
    result = list(lines)
    for table in tables:
        if table.top is None or table.bottom is None:
            continue  # text sources give their rows as lines already
        if _lists_people(table):
            continue
        inside = _lines_of(table, result)
        if not inside:
            continue
        marks = tuple(mark for index in inside for mark in result[index].marks)
        first = replace(result[inside[0]], marks=marks)
        title = _title_in(table)
        rows = [_row(row, first, table) for row in table.rows if any(row)]
        if title is not None:
            rows = [replace(first, text=title, bold=True, bottom=table.bottom)]
        taken = set(inside)
        kept = [line for index, line in enumerate(result) if index not in taken]
        result = [*kept[: inside[0]], *rows, *kept[inside[0] :]]
    return result


def _lines_of(table: Table, lines: Sequence[Line]) -> list[int]:
    """The places of a table's lines on its page.

    A line whose words no cell holds is text beside the table: it must not go with it. Nor must the
    other column's lines of the same height, whatever their words: they come before or behind.
    """
    cells = squash("".join(cell for row in table.rows for cell in row))
    level = groupby(range(len(lines)), key=lambda index: is_inside(lines[index], table))
    runs = [
        [index for index in run if _is_said(lines[index].text, cells)]
        for is_in, run in level
        if is_in
    ]
    return max(runs, key=lambda run: sum(len(lines[index].text) for index in run), default=[])


def _is_said(text: str, cells: str) -> bool:
    """Whether cells, run together, have all words of a line."""
    return all(squash(word.rstrip("-\u00ad")) in cells for word in text.split())


def _title_in(table: Table) -> str | None:
    """An item's number and title in a frame of their own, side by side (Word's templates)."""
    if len(table.rows) != 1:
        return None
    number, title, *more = [cell for cell in table.rows[0] if cell] + ["", ""]
    if any(more) or lone_number(number) is None or not title[:1].isupper():
        return None
    return f"{number} {title}"


def _lists_people(table: Table) -> bool:
    """Whether a table only sets lists of people beside their headings, or beside each other.

    Its cells hold a person a line, which `attendance` tells by their places; the labels of the
    cover may stand above (`Sted`; Word's templates).
    """
    if not (table.rows and all(table.rows)):
        return False
    labels = [row[0] for row in table.rows if row[0]]
    labelled = all(is_heading(label) or is_label(label) for label in labels) or (
        len(table.rows[0]) == _LABELLED and all(map(LABEL.fullmatch, labels))
    )
    heads = [row for row in table.rows if is_heading(row[0])] if labelled else []
    beside = any(_NAMED.match(cell) for row in heads for cell in row[1:])
    headed = all(map(is_heading, table.rows[0]))
    below = headed and any(_NAMED.match(cell) for row in table.rows[1:] for cell in row)
    return beside or below


def tables_of(lines: Iterable[Line], spelled: Spelling) -> tuple[Table, ...]:
    """The tables that a run of lines holds: neighbouring rows of one page with equal columns.

    Words that broke in cells too narrow for them are mended.
    """
    tables = []
    for (is_row, page, _), group in groupby(
        lines, lambda line: (is_row_line(line), line.page, line.text.count(CELL))
    ):
        if is_row:
            rows = (line.text.split(CELL) for line in group)
            cells = (tuple(debris.mend(cell, spelled) for cell in row) for row in rows)
            tables.append(Table(page, tuple(cells)))
    return tuple(tables)


def is_row_line(line: Line) -> bool:
    """Whether a line is a table's row."""
    return CELL in line.text


def is_inside(line: Line, table: Table) -> bool:
    """Whether a line stands at the height of a table; in text, which has no places, none does."""
    if line.top is None or line.bottom is None or table.top is None or table.bottom is None:
        return False
    return table.top <= (line.top + line.bottom) / 2 <= table.bottom


def _row(cells: Sequence[str], first: Line, table: Table) -> Line:
    return Line(
        CELL.join(cells),
        first.page,
        x0=first.x0,
        top=table.top,
        x1=first.x1,
        bottom=table.bottom,
        marks=first.marks,
    )
