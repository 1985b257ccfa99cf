"""Items that a paper sets in ruled tables: opened, so that their lines read as in any other paper.

Two makes of Word and of meeting systems. An item is a table of its own, or some of its rows: number
and title in the first, then `Indstilling`, `Beslutning` … in the left column and their text at the
right. Or all items are rows of one table: `Punkt | Emne | Beslutning`. As rows of tables they would
be no items at all. A table is opened only where its cells leave no doubt: an item's frame has
number and field headings in its left column; a table of minutes heads a column with a field's
name, counts its rows, and no other line of the paper heads a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parse.attachments import heads_attachments
from parse.fields import field_heading, inline_heading, weak_heading
from parse.model import CELL, FieldName, Line, Table
from parse.numbering import Numbered, lone_number, numbered
from parse.spacing import squash

_CASE_LABEL = re.compile(r"sags?-?(?:nr|nummer|id|sagsnr)[.:]*$", re.IGNORECASE)
# Other labels of a frame (`Ansvarlig`, `Sagsbehandler:`) are words like those, never a sentence.
_LABEL = re.compile(r"[A-ZÆØÅ][^\d.!?]{2,24}$")
_FEWEST_ROWS = 2

Row = Sequence[Sequence[Line]]


def opened(
    pages: Sequence[Sequence[Line]], tables: Sequence[Sequence[Table]]
) -> tuple[list[list[Line]], list[list[Table]]]:
    """Every page's lines with the frames of items opened, and its tables without these."""
    result = [list(lines) for lines in pages]
    kept = [list(held) for held in tables]
    if not any(kept):
        return result, kept
    for at, table in _in_frames(kept):
        _open(result, at, table, None)
        kept[at].remove(table)
    if not any(map(_has_field, _outside(result, kept))):
        for at, table, columns in _minuted(kept):
            _open(result, at, table, columns)
            kept[at].remove(table)
    return result, kept


# ── which tables are opened ──────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table of minutes; `title` is 0 where numbers stand before titles."""

    heads: tuple[str, ...]
    title: int


def _in_frames(tables: Sequence[Sequence[Table]]) -> list[tuple[int, Table]]:
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
            begins = table is held[-1] and _titled(table.rows[-1]) and len(table.rows) == 1
            if _is_frame(table) or begins or goes_on:
                found.append((at, table))
    return found


def _is_frame(table: Table) -> bool:
    """Whether a table is an item's frame: a number and a title above fields beside their heads."""
    if not any(field_heading(row[0]) for row in table.rows):
        return False  # most tables
    heads = [row[0] for row in table.rows if row[0] and not _titled(row)]
    known = [head for head in heads if _is_label(head)]
    if not any(map(_titled, table.rows)) or not any(map(field_heading, known)):
        return False
    return 2 * len(known) > len(heads) and all(
        head in known or _LABEL.match(head) for head in heads
    )


def _is_within(table: Table, frame: Table) -> bool:
    if table.top is None or frame.top is None or table.bottom is None or frame.bottom is None:
        return False
    return frame.top <= table.top and table.bottom <= frame.bottom


def _minuted(tables: Sequence[Sequence[Table]]) -> list[tuple[int, Table, _Columns]]:
    """The tables whose rows are a paper's items, if they count on from the first one."""
    found: list[tuple[int, Table, _Columns]] = []
    columns: _Columns | None = None
    places: list[tuple[int, ...]] = []
    for at, held in enumerate(tables):
        for table in held:
            columns = _columns(table) or columns
            width = len(table.rows[0])
            if columns is None or width != len(columns.heads):
                continue
            numbers = [_row_number(row, columns) for row in table.rows if not _heads(row, columns)]
            if any(number is None for number in numbers):
                continue
            found.append((at, table, columns))
            places += [number.place for number in numbers if number and number.place]
    rising = all(one < other for one, other in pairwise(places))
    return found if rising and len(places) >= _FEWEST_ROWS else []


_NOTHING = Numbered("", (), "", marked=False, doubtful=False)


def _row_number(row: Sequence[str], columns: _Columns) -> Numbered | None:
    """The number of a row's item; an empty one where the row goes on with the one above."""
    if not row[0]:
        return _NOTHING
    return (numbered(row[0]) if columns.title == 0 else None) or _cell_number(row[0])


def _cell_number(cell: str) -> Numbered | None:
    """The number that is all of a cell: high ones need no word before them there."""
    return lone_number(cell) or lone_number(f"Punkt {cell}")


def _columns(table: Table) -> _Columns | None:
    """What the columns of a table of minutes are, None for other tables."""
    heads, *rows = table.rows
    if not rows or not any(map(_column_field, heads[1:])):
        return None
    first = [row[0] for row in rows if row[0]]
    if not first:
        return None
    apart = all(map(_cell_number, first))
    title = 1 if apart else 0
    if _column_field(heads[title]) or len(heads) == title + 1:
        return None
    return _Columns(heads, title)


def _heads(row: Sequence[str], columns: _Columns) -> bool:
    return tuple(row) == columns.heads


def _column_field(head: str) -> FieldName | None:
    return field_heading(head) or weak_heading(head, frozenset(FieldName))


def _is_label(cell: str) -> bool:
    """Whether a cell says what stands right of it in an item's frame."""
    named = field_heading(cell) is not None or heads_attachments(cell)
    return named or _CASE_LABEL.match(cell) is not None


def _titled(row: Sequence[str]) -> bool:
    """Whether a row has an item's number and its title, in one cell or in two."""
    first, *others = row
    if any(others):
        return _cell_number(first) is not None
    found = numbered(first)
    return found is not None and found.marked and not found.doubtful


def _outside(pages: Sequence[Sequence[Line]], tables: Sequence[Sequence[Table]]) -> Iterator[Line]:
    """The lines that stand in no table."""
    for lines, held in zip(pages, tables, strict=True):
        for line in lines:
            if CELL not in line.text and not any(_is_inside(line, table) for table in held):
                yield line


def _has_field(line: Line) -> bool:
    return field_heading(line.text) is not None or inline_heading(line.text) is not None


# ── what is in them ──────────────────────────────────────────────────────────────────


def _open(pages: list[list[Line]], at: int, table: Table, columns: _Columns | None) -> None:
    """Puts the lines of a page's table in the place of what stood there."""
    lines = pages[at]
    inside = [index for index, line in enumerate(lines) if _belongs(line, table)]
    if not inside:
        return
    rows = _cells([lines[index] for index in inside], table)
    made = list(_items(table, rows, columns) if columns else _fields(table, rows))
    rest = [line for index, line in enumerate(lines) if index not in set(inside)]
    pages[at] = [*rest[: inside[0]], *made, *rest[inside[0] :]]


def _fields(table: Table, rows: Sequence[Row]) -> Iterator[Line]:
    """The lines of an item's frame, row by row: titles and headings as lines of their own."""
    for texts, cells in zip(table.rows, rows, strict=True):
        label, *others = cells
        right = [line for cell in others for line in cell]
        if not label:
            yield from right
        elif _titled(texts):
            yield from _title(label, right)
        elif _CASE_LABEL.match(texts[0]):
            yield replace(label[0], text=" ".join([texts[0], *filter(None, texts[1:])]))
        elif right:
            yield replace(label[0], text=texts[0], bottom=label[-1].bottom, blank_before=True)
            yield from right
        else:
            yield from label


def _items(table: Table, rows: Sequence[Row], columns: _Columns) -> Iterator[Line]:
    """The lines of a table of minutes: each row's title, and its cells below their headings."""
    right = max((end for row in rows for cell in row for end in _ends(cell)), default=None)
    if right is not None:
        cells_of = enumerate(zip(*rows, strict=True))
        moved = [_moved(cells, right) if at > columns.title else cells for at, cells in cells_of]
        rows = [*zip(*moved, strict=True)]
    last: int | None = None
    for texts, cells in zip(table.rows, rows, strict=True):
        if _heads(texts, columns):
            continue
        if texts[0]:
            yield from _title(cells[0], cells[1] if columns.title else [])
            last = None
        for at in _by_kind(columns):
            if not cells[at]:
                continue
            first = cells[at][0]
            if at != last:
                yield _heading(columns.heads[at], first)
            last = at
            yield from cells[at]


def _by_kind(columns: _Columns) -> list[int]:
    """A table's columns behind the title: those first that are no field's."""
    behind = range(columns.title + 1, len(columns.heads))
    return sorted(behind, key=lambda at: _column_field(columns.heads[at]) is not None)


def _heading(text: str, first: Line) -> Line:
    """A column's head above the text of one of its cells, left of all that stands in the row."""
    left = None if first.x0 is None else 0.0
    return replace(first, text=text, x0=left, x1=left, bold=True, blank_before=True, marks=())


def _title(number: Sequence[Line], title: Sequence[Line]) -> Iterator[Line]:
    """One line for an item's number and title, and what else stands in the title's cell."""
    head = number[0]
    if not title:
        yield replace(head, bold=True, blank_before=True)
        yield from number[1:]
        return
    alike = [line for line in title if line.bold == title[0].bold and line.size == title[0].size]
    text = " ".join(line.text for line in alike)
    found = _cell_number(head.text)
    mark = "." if found and not found.mark and head.text[-1:].isdigit() else ""
    yield replace(
        head,
        text=f"{head.text}{mark} {text}",
        x1=alike[-1].x1,
        bottom=alike[-1].bottom,
        bold=True,
        blank_before=True,
    )
    yield from (line for line in title if line not in alike)


def _cells(lines: Sequence[Line], table: Table) -> list[Row]:
    """The lines of every cell, in the order of the table's rows; one line where none is found."""
    if table.top is None:
        last = lines[-1]
        return [
            [[replace(line or last, text=cell)] if cell else [] for cell in texts]
            for texts, line in zip(table.rows, [*lines, *[None] * len(table.rows)], strict=False)
        ]
    left = sorted(lines, key=lambda line: (line.top or 0.0, line.x0 or 0.0))
    return [[_take(left, cell, lines[0]) if cell else [] for cell in row] for row in table.rows]


def _take(left: list[Line], cell: str, first: Line) -> list[Line]:
    """Takes the lines that a cell's text is put together from."""
    wanted, taken = _letters(cell), list[Line]()
    for line in left:
        piece = _letters(line.text)
        if piece and wanted.startswith(piece):
            wanted = wanted[len(piece) :]
            taken.append(line)
        if not wanted:
            break
    if wanted:  # the reader put its words together otherwise
        return [replace(left[0] if left else first, text=cell)]
    for line in taken:
        left.remove(line)
    return taken


def _letters(text: str) -> str:
    return squash(text).replace("-", "").replace("\u00ad", "")


def _moved(column: Sequence[Sequence[Line]], right: float) -> list[list[Line]]:
    """A column's cells, moved as far right as the table reaches.

    What a full line is, is measured against the right edge of all.
    """
    step = right - max((end for cell in column for end in _ends(cell)), default=right)
    return [
        [
            line
            if line.x0 is None or line.x1 is None
            else replace(line, x0=line.x0 + step, x1=line.x1 + step)
            for line in cell
        ]
        for cell in column
    ]


def _ends(cell: Sequence[Line]) -> Iterator[float]:
    return (line.x1 for line in cell if line.x1 is not None)


def _belongs(line: Line, table: Table) -> bool:
    if table.top is None:
        return CELL in line.text and any(
            line.text.rstrip(CELL) == CELL.join(row).rstrip(CELL) for row in table.rows
        )
    return _is_inside(line, table)


def _is_inside(line: Line, table: Table) -> bool:
    if line.top is None or line.bottom is None or table.top is None or table.bottom is None:
        return False
    return table.top <= (line.top + line.bottom) / 2 <= table.bottom
