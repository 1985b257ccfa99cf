"""Items that a paper sets in ruled tables: opened, so that their lines read as in any other paper.

Two makes of Word and of meeting systems. An item is a table of its own, or some of its rows: number
and title in the first, then `Indstilling`, `Beslutning` … in the left column and their text at the
right. Or all items are rows of one table: `Punkt | Emne | Beslutning`. As rows of tables they would
be no items at all. A table is opened only where its cells leave no doubt: an item's frame has
number and field headings in its left column; a table of minutes heads a column with a field's
name, counts its rows, and no other line of the paper heads a field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from parse.flow.cells import Row, cells_of, columns_of, places_in
from parse.flow.fieldtables import FieldTable, field_tables, lines_of
from parse.flow.itemtables import (
    CASE_LABEL,
    Columns,
    cell_number,
    column_field,
    has_field,
    in_frames,
    is_head,
    is_titled,
    minuted,
    outside,
)
from parse.lines.reach import reach
from parse.model import Line, Table


def opened(
    pages: Sequence[Sequence[Line]], tables: Sequence[Sequence[Table]]
) -> tuple[list[list[Line]], list[list[Table]]]:
    """Every page's lines with the frames of items opened, and its tables without these."""
    result = [list(lines) for lines in pages]
    kept = [list(held) for held in tables]
    if not any(kept):
        return result, kept
    for at, table in in_frames(kept):
        _open(result, at, table)
        kept[at].remove(table)
    if not any(map(has_field, outside(result, kept))):
        found = minuted(kept)
        _open_minutes(result, found)
        for at, table, _ in found:
            kept[at].remove(table)
    for one in reversed(field_tables(result, kept)):  # so that places above stay as they are
        _open_fields(result, one)
        for part in one.parts:
            kept[part.page].remove(part.table)
    return result, kept


def _open(pages: list[list[Line]], page: int, table: Table) -> None:
    """Puts the lines of an item's frame in the place of what stood there."""
    inside = places_in(pages[page], table)
    if inside:
        rows = cells_of([pages[page][at] for at in inside], table)
        pages[page] = _with(pages[page], inside, list(_fields(table, rows)))


def _with(lines: Sequence[Line], inside: Sequence[int], made: Sequence[Line]) -> list[Line]:
    """A page's lines with others in the place of those `inside` a table."""
    taken = set(inside)
    rest = [line for at, line in enumerate(lines) if at not in taken]
    return [*rest[: inside[0]], *made, *rest[inside[0] :]]


def _open_minutes(pages: list[list[Line]], found: Sequence[tuple[int, Table, Columns]]) -> None:
    """Puts the items of minutes, set as tables, in their places."""
    parts: list[tuple[int, list[int], Columns, list[Row]]] = []
    for page, table, columns in found:
        inside = places_in(pages[page], table)
        if not inside:
            continue
        cells = cells_of([pages[page][at] for at in inside], table)
        told = zip(table.rows, cells, strict=True)
        rows = [row for texts, row in told if not is_head(texts, columns)]
        if rows and not rows[0][0] and parts and parts[-1][3]:  # it goes on over the page's end
            above, below = parts[-1][3].pop(), rows.pop(0)
            parts[-1][3].append([[*one, *two] for one, two in zip(above, below, strict=True)])
        parts.append((page, inside, columns, rows))
    for page, inside, columns, rows in reversed(parts):  # places above stay as they are
        pages[page] = _with(pages[page], inside, list(_items(rows, columns)) if rows else [])


def _open_fields(pages: list[list[Line]], one: FieldTable) -> None:
    """Puts the fields of an item, which a table sets, where the table begins."""
    made = lines_of(one, pages)
    for page, _, inside in one.parts:
        if inside:
            pages[page], made = _with(pages[page], inside, made), []


def _fields(table: Table, rows: Sequence[Row]) -> Iterator[Line]:
    """The lines of an item's frame, row by row: titles and headings as lines of their own."""
    for texts, cells in zip(table.rows, rows, strict=True):
        label, *others = cells
        right = [line for cell in others for line in cell]
        if not label:
            yield from right
        elif is_titled(texts):
            yield from _title(label[0], right)
            yield from [] if right else label[1:]
        elif CASE_LABEL.match(texts[0]):
            yield replace(label[0], text=" ".join([texts[0], *filter(None, texts[1:])]))
        elif right:
            yield replace(label[0], text=texts[0], bottom=label[-1].bottom, blank_before=True)
            yield from right
        else:
            yield from label


def _items(rows: Sequence[Row], columns: Columns) -> Iterator[Line]:
    """The lines of a table of minutes: each row's title, and its cells below their headings."""
    rows = [*zip(*columns_of(rows, after=columns.title), strict=True)]
    edge = max((line.x1 or 0.0 for cells in rows for line in cells[0]), default=0.0)
    last: int | None = None
    for cells in rows:
        if cells[0]:
            title = cells[1] if columns.title else _wrapped(cells[0], edge)
            yield from _title(cells[0][0], title)
            yield from [] if columns.title else cells[0][1 + len(title) :]
            last = None
        for at in _by_kind(columns):
            if not cells[at]:
                continue
            first = cells[at][0]
            if at != last:
                yield _heading(columns.heads[at], first)
            last = at
            yield from cells[at]


def _by_kind(columns: Columns) -> list[int]:
    """A table's columns behind the title: those first that are no field's."""
    behind = range(columns.title + 1, len(columns.heads))
    return sorted(behind, key=lambda at: column_field(columns.heads[at]) is not None)


def _heading(text: str, first: Line) -> Line:
    """A column's head above the text of one of its cells, left of all that stands in the row."""
    left = None if first.x0 is None else 0.0
    return replace(first, text=text, x0=left, x1=left, bold=True, blank_before=True, marks=())


def _wrapped(cell: Sequence[Line], edge: float) -> list[Line]:
    """The lines below a cell's first that it goes on in: what would have fitted begins others."""
    broken = takewhile(lambda two: reach(*two) > edge, pairwise(cell))
    return [below for _, below in broken]


def _title(head: Line, title: Sequence[Line]) -> Iterator[Line]:
    """One line for an item's number and title, and what else stands in the title's cell."""
    if not title:
        yield replace(head, bold=True, blank_before=True)
        return
    alike = [line for line in title if line.bold == title[0].bold and line.size == title[0].size]
    text = " ".join(line.text for line in alike)
    found = cell_number(head.text)
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
