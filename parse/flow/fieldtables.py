"""Tables within an item that only set its fields: in columns, or beside their headings.

`Sag | Indstilling | Beslutning` stand above one row of texts, or the headings stand in the left of
two columns, as in Word's templates of municipalities; among them the case's number, parts of the
matter (`Økonomi`), appendices, and who is to see to it (`Ansvarlig`, `Frist`). As rows of a table
what was decided would be no decision. A list of earlier decisions within an item looks alike: it
has a row each, and the item heads the same fields once more, outside of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from parse.dialects import FOLLOW_UP_LABELS, MATTER_LABELS
from parse.flow.cells import Row, cells_of, columns_of, places_of
from parse.flow.itemtables import CASE_LABEL
from parse.lines.attachments import heads_attachments
from parse.lines.fields import field_heading, inline_heading, may_head
from parse.lines.flowline import LARGER
from parse.lines.numbering import numbered
from parse.model import FieldName, Line, Table
from parse.text.spacing import squash

_CLOSING = frozenset({FieldName.RECOMMENDATION, FieldName.DECISION})
_BESIDE = 2  # columns: headings and their texts


class Part(NamedTuple):
    """What of a table stands on one page: the page's position, and those of its lines there."""

    page: int
    table: Table
    places: list[int]


@dataclass(frozen=True, slots=True)
class FieldTable:
    """An item's fields as a table, which may go on over pages.

    `heads` are those of its columns, empty where they stand at the left.
    """

    parts: tuple[Part, ...]
    heads: tuple[str, ...]

    @property
    def names(self) -> frozenset[FieldName]:
        """The fields that it heads."""
        labels = self.heads or [row[0] for part in self.parts for row in part.table.rows]
        return frozenset(filter(None, map(field_heading, labels)))


def field_tables(
    pages: Sequence[Sequence[Line]], tables: Sequence[Sequence[Table]]
) -> list[FieldTable]:
    """The tables that are fields of items, as far as their items head no such fields elsewhere."""
    if not any(_may_set_fields(table) for on_page in tables for table in on_page):
        return []
    parts = [
        [Part(at, *one) for one in zip(on_page, places_of(lines, on_page), strict=True)]
        for at, (lines, on_page) in enumerate(zip(pages, tables, strict=True))
    ]
    found = list(_candidates(pages, parts))
    times = Counter(one.heads for one in found)
    found = [one for one in found if times[one.heads] > 1 or not _lists_matters(one)]
    if not found:
        return []
    flow: list[Line | None] = []  # without the rows of tables
    for lines, on_page in zip(pages, parts, strict=True):
        inside = {at for part in on_page for at in part.places}
        flow += (None if at in inside else line for at, line in enumerate(lines))
    heads = [(at, name) for at, line in enumerate(flow) if line and (name := _headed(line))]
    titles = [at for at, line in enumerate(flow) if line and _is_numbered(line)]
    around = _Around(pages, flow, heads, titles)
    return [one for one in found if one.names.isdisjoint(around.headed(one))]


def lines_of(one: FieldTable, pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of an item's fields, each below its heading."""
    rows: list[tuple[Sequence[str], Row]] = []
    for part in one.parts:
        inside = [pages[part.page][at] for at in part.places]
        rows += zip(part.table.rows, cells_of(inside, part.table), strict=True) if inside else ()
    if not one.heads:
        return [line for texts, cells in rows for line in _beside(texts[0], cells)]
    told = [cells for texts, cells in rows if tuple(texts) != one.heads]
    columns = [[line for cell in column for line in cell] for column in columns_of(told)]
    return [
        line
        for head, column in zip(one.heads, columns, strict=True)
        for line in _below(head, column)
    ]


def _may_set_fields(table: Table) -> bool:
    return _heads_columns(table.rows[0]) or _has_labels(table.rows)


def _candidates(
    pages: Sequence[Sequence[Line]], on_pages: Sequence[Sequence[Part]]
) -> Iterator[FieldTable]:
    """What looks like an item's fields by its own cells."""
    flat = [
        part
        for held in on_pages
        for part in held
        if not any(_is_within(part.table, other.table) for other in held)
    ]
    at = 0
    while at < len(flat):
        first = flat[at]
        at += 1
        if not _may_set_fields(first.table):
            continue
        heads = first.table.rows[0] if _heads_columns(first.table.rows[0]) else ()
        parts = [first]
        while at < len(flat) and _goes_on(parts[-1], flat[at], heads, pages):
            parts.append(flat[at])
            at += 1
        one = FieldTable(tuple(parts), heads)
        if not heads or _is_told_below(one):
            yield one


def _is_within(table: Table, other: Table) -> bool:
    """Whether a table stands in a cell of another one of its page."""
    if table.top is None or table.bottom is None or other.top is None or other.bottom is None:
        return False
    return other.top < table.top and table.bottom < other.bottom


def _lists_matters(one: FieldTable) -> bool:
    """Whether columns are `Sag | Beslutning`, as in a list of what was decided before."""
    matter = any(squash(head).rstrip(":") in MATTER_LABELS for head in one.heads)
    return matter and FieldName.RECOMMENDATION not in one.names


def _heads_columns(heads: Sequence[str]) -> bool:
    """Whether a table's head names fields, besides the matter and who is to see to it."""
    named = [field_heading(head) for head in heads]
    fields = [name for name in named if name is not None]
    others = {squash(head).rstrip(":") for head, name in zip(heads, named, strict=True) if not name}
    return (
        len(heads) > 1
        and len(set(fields)) == len(fields)
        and not _CLOSING.isdisjoint(fields)
        and others <= MATTER_LABELS | FOLLOW_UP_LABELS
    )


def _has_labels(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the left column heads fields.

    Other labels stand among them where something is asked or decided: plans and descriptions of
    projects have `Baggrund` and `Økonomi` as well.
    """
    labels = [row[0] for row in rows if row[0]]
    fields = [name for name in map(field_heading, labels) if name is not None]
    if not rows[0][0] or not any(cell for row in rows for cell in row[1:]):
        return False
    return len(fields) == len(labels) or (
        len(rows[0]) == _BESIDE
        and len(set(fields)) == len(fields)
        and not _CLOSING.isdisjoint(fields)
        and all(map(_is_label, labels))
    )


def _is_label(text: str) -> bool:
    """Whether a cell says what stands right of it in an item's form."""
    named = may_head(text) or heads_attachments(text) or CASE_LABEL.match(text) is not None
    return named or squash(text).rstrip(":") in FOLLOW_UP_LABELS


def _goes_on(
    above: Part, below: Part, heads: tuple[str, ...], pages: Sequence[Sequence[Line]]
) -> bool:
    """Whether a table begins a page that the one above ends the page before."""
    rows = below.table.rows
    if below.page != above.page + 1 or len(rows[0]) != len(above.table.rows[0]):
        return False
    if above.places[-1:] != [len(pages[above.page]) - 1] or below.places[:1] != [0]:
        return False
    if heads:
        return rows[0] == heads or not _heads_columns(rows[0])
    return all(_is_label(row[0]) for row in rows if row[0])


def _is_told_below(one: FieldTable) -> bool:
    """Whether fields alone are headed, or one row stands below, however many the reader saw."""
    rows = [row for part in one.parts for row in part.table.rows if row != one.heads]
    return bool(rows) and (all(map(field_heading, one.heads)) or all(map(_continues, rows[1:])))


def _continues(row: Sequence[str]) -> bool:
    """Whether a row goes on with the one above: few of its columns do, or none with a capital."""
    cells = [cell for cell in row if cell]
    return len(cells) < _BESIDE or all(cell[:1].islower() for cell in cells)


@dataclass(frozen=True, slots=True)
class _Around:
    """A paper's lines; `heads` are the fields that they head, `titles` those that count something.

    Both by the lines' positions in the `flow`.
    """

    pages: Sequence[Sequence[Line]]
    flow: Sequence[Line | None]
    heads: Sequence[tuple[int, FieldName]]
    titles: Sequence[int]

    def headed(self, one: FieldTable) -> set[FieldName]:
        """The fields that lines head between the titles above and below a table."""
        page, _, inside = one.parts[0]
        if not inside:
            return set()
        at, size = sum(map(len, self.pages[:page])) + inside[0], self.pages[page][inside[0]].size
        here = bisect_left(self.titles, at)
        above, below = reversed(self.titles[:here]), self.titles[here:]
        start = next((title for title in above if self._is_title(title, size)), 0)
        stop = next((title for title in below if self._is_title(title, size)), len(self.flow))
        return {name for place, name in self.heads if start <= place < stop}

    def _is_title(self, at: int, size: float | None) -> bool:
        """Whether a numbered line heads an item, by its letters."""
        line = self.flow[at]
        if line is None:
            return False
        larger = line.size is not None and size is not None and line.size > size + LARGER
        return bool(line.bold or line.heading or larger)


def _headed(line: Line) -> FieldName | None:
    inline = inline_heading(line.text)
    return inline[0] if inline else field_heading(line.text)


def _is_numbered(line: Line) -> bool:
    found = numbered(line.text)
    return found is not None and found.marked


def _below(head: str, column: Sequence[Line]) -> Iterator[Line]:
    """A column's text below its head; what is to be done about it has its label before it."""
    if not column:
        return
    first, *others = column
    if squash(head).rstrip(":") in FOLLOW_UP_LABELS:
        yield _labelled(head, first)
        yield from others
        return
    left = None if first.x0 is None else 0.0
    yield replace(first, text=head, x0=left, x1=left, bold=True, blank_before=True, marks=())
    yield from column


def _beside(label: str, cells: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The text of a row below its heading at the left."""
    head, text = cells[0], [line for cell in cells[1:] for line in cell]
    if head and CASE_LABEL.match(label):
        yield replace(head[0], text=" ".join([label, *(line.text for line in text)]))
        return
    if text and squash(label).rstrip(":") in FOLLOW_UP_LABELS:
        yield _labelled(label, text[0])
        text = text[1:]
    elif head:
        yield replace(head[0], text=label, bottom=head[-1].bottom, bold=True, blank_before=True)
    yield from text


def _labelled(label: str, first: Line) -> Line:
    return replace(first, text=f"{label.rstrip(':')}: {first.text}", blank_before=True)
