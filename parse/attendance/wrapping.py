"""Printed rows of a table without rules → its rows, with wrapped cells put back together.

Cells are set from their tops down, so a printed row that goes on with cells has none where the row
above has none. It goes on with a cell whose word or phrase is open, with everything where it has
no name, and with a name that is nobody's alone; but what would have fitted into the line above,
and a party or a municipality of its own, begin a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import reduce
from itertools import pairwise

from parse.attendance import words as w
from parse.attendance.breaks import is_middle, is_open
from parse.attendance.entry import is_known, people
from parse.attendance.grid import SAID_OF, Cells, Grid, is_head, role_of
from parse.attendance.names import without_title
from parse.attendance.places import is_party, municipality
from parse.lines.reach import first_word, reach
from parse.text.celltext import joined

# Lines of one cell stand this near, rows this far apart, where they differ: shares of the least.
_TIGHT, _WIDE = 1.04, 1.08
# A person's row wraps over no more printed ones: long tables that are no lists would be one.
_MOST_PRINTED = 15


class _Place(Enum):
    """What a printed row is to the one above."""

    NEW = auto()  # a row of its own
    REST = auto()
    LIKELY = auto()  # its rest, but a person's name of its own as well
    LOOSE = auto()  # it has no name and goes on with nothing


@dataclass(frozen=True, slots=True)
class _Columns:
    """What tells rows from their rests: the name's column, roles, and each column's right edge."""

    name: int
    role: dict[int, str]
    edge: tuple[float, ...]

    @staticmethod
    def of(grid: Grid, name: int, roles: dict[int, str]) -> _Columns:
        edge = tuple(
            max((_right(row, index) for row in grid.rows if row.texts[index]), default=0.0)
            for index in range(grid.width)
        )
        return _Columns(name, roles, edge)

    @property
    def of_rows(self) -> set[int]:
        """The columns whose cells are short and never begin in the middle: names, towns."""
        return {self.name, *(index for index, role in self.role.items() if role == "town")}

    def begins(self, row: Cells, index: int) -> bool:
        """Whether a cell is whole and the first of its row: a party, a municipality, a mark."""
        text, role = row.texts[index].strip(" ."), self.role.get(index)
        if role == "party":
            return is_party(text)
        if role == "town":
            return municipality(text) is not None
        return role in SAID_OF and bool(
            w.MARK.fullmatch(text) or (w.STATUS.match(text) and text[0].isupper())
        )

    def belongs(self, above: Cells, row: Cells) -> bool:
        """Whether a row has nothing where the one above has nothing, or nothing more to be told."""
        return all(
            above.texts[index]
            and not (
                self.role.get(index) in {"party", "town"}
                and self.begins(above, index)
                and not _goes_on(above, row, index)
            )
            for index in row.filled
        )

    def is_cut(self, row: Cells) -> bool:
        """Whether a row has what makes one, but only a part of a name."""
        text = row.texts[self.name]
        if w.STATUS.fullmatch(text) or w.NOBODY.fullmatch(text):  # `Skive Kommune | Afbud`
            return False
        words = text.split()
        begins = any(self.begins(row, index) for index in row.filled)
        return len(words) == 1 and len(row.filled) > 1 and begins and not is_head(row)

    def heads(self, row: Cells) -> bool:
        """Whether a row is a heading: of a group, or of a municipality, alone in its row."""
        if len(row.filled) > 1:
            return False
        [index] = row.filled
        text = row.texts[index]
        if self.role.get(index) in SAID_OF:
            return False
        headed = w.is_heading(text) or text.endswith(":")
        return headed or (index <= self.name and municipality(text) is not None)

    def fits(self, above: Cells, row: Cells, index: int) -> bool:
        """Whether a cell's first word would have fitted behind the last line of the one above."""
        last, first = above.lines[index][-1], row.lines[index][0]
        if first.x1 is None:
            told = f"{above.texts[index]} {first_word(row.texts[index])}"
            return len(told) <= self.edge[index]
        return reach(last, first) <= self.edge[index]


def whole_rows(grid: Grid, name: int, roles: dict[int, str]) -> list[Cells]:
    """The rows of the grid whose names are in column `name`. `roles`: role by column.

    Where printed rows go on with nothing, or a whole row has a part of a name only, cells are not
    set from their tops down: then nothing that was put together is trusted, nor what is beside it.
    """
    columns = _Columns.of(grid, name, roles)
    records: list[list[Cells]] = []
    places: list[_Place] = []
    for row, close in zip(grid.rows, (False, *_close(grid.rows, columns)), strict=True):
        begins = not records or len(records[-1]) >= _MOST_PRINTED
        place = _Place.NEW if begins else _place(records[-1], row, columns, close=close)
        if place in {_Place.REST, _Place.LIKELY}:
            records[-1].append(row)
            if place is _Place.LIKELY:
                places[-1] = place
        else:
            records.append([row])
            places.append(place)
    rows = [
        replace(reduce(_joined, record), doubtful=place is _Place.LIKELY)
        for record, place in zip(records, places, strict=True)
    ]
    loose = [
        place is _Place.LOOSE or columns.is_cut(row)
        for row, place in zip(rows, places, strict=True)
    ]
    if not any(loose):
        return rows
    torn = [at or len(record) > 1 for at, record in zip(loose, records, strict=True)]
    return [replace(row, torn=any(torn[max(0, at - 1) : at + 2])) for at, row in enumerate(rows)]


def _place(record: Sequence[Cells], row: Cells, columns: _Columns, *, close: bool) -> _Place:
    """What a printed row is to the row above, of which `record` has what is printed so far."""
    above = reduce(_joined, record)
    name = columns.name in row.filled
    within = columns.belongs(above, row)
    goes_on = {index for index in row.filled if _goes_on(above, row, index)}
    begins = any(columns.begins(row, index) for index in row.filled if index not in goes_on)
    if columns.heads(row) and not goes_on:
        return _Place.NEW
    if is_head(above):
        return _Place.REST if within and goes_on else _Place.NEW if name else _Place.LOOSE
    if columns.heads(above) or not above.texts[columns.name]:
        return _Place.NEW if name else _Place.LOOSE
    if begins:
        return _Place.NEW if name and not goes_on & columns.of_rows else _Place.LOOSE
    if not name:
        return _Place.REST if within else _Place.LOOSE
    if not within:
        return _Place.NEW
    another = is_known(above.texts[columns.name]) and is_known(row.texts[columns.name])
    if goes_on & columns.of_rows or (close and not another):
        return _Place.REST
    return _named(record, above, row, columns)


def _named(record: Sequence[Cells], above: Cells, row: Cells, columns: _Columns) -> _Place:
    """The same of a row with a name, or a part of one, of whose cells none says what it is."""
    name = row.texts[columns.name]
    if w.is_post(name) or not people(above.texts[columns.name]):  # `Ida` / `Bro Ås`
        return _Place.REST
    last = {i: next(part for part in reversed(record) if part.texts[i]) for i in row.filled}
    if any(columns.fits(part, row, index) for index, part in last.items()):
        return _Place.NEW
    if not people(name):
        return _Place.REST
    missing = any(
        above.texts[index] and not row.texts[index]
        for index, role in columns.role.items()
        if role in {"party", "town"} and index > columns.name  # left of names said once for several
    )
    return _Place.LIKELY if missing and without_title(name) == name else _Place.NEW


def _goes_on(above: Cells, row: Cells, index: int) -> bool:
    """Whether a cell is the rest of a word or a phrase that the one above leaves open."""
    before, text = above.texts[index], row.texts[index]
    if not before or w.MARK.fullmatch(before) or w.MARK.fullmatch(text):
        return False
    headed = role_of(before) is not None  # `Suppleant` heads a column, and awaits no name
    return (is_open(before) and not headed) or is_middle(text)


def _close(rows: Sequence[Cells], columns: _Columns) -> list[bool]:
    """Whether each row but the first stands nearer to the one above than rows do.

    It says so only where most rows that surely begin stand apart: a gap between two groups is none
    between rows.
    """
    steps = [_top(below) - _top(above) for above, below in pairwise(rows)]
    near = min((step for step in steps if step > 0), default=0.0)
    begun = [
        step > _WIDE * near
        for step, row in zip(steps, rows[1:], strict=True)
        if any(columns.begins(row, index) for index in row.filled)
    ]
    tight = near * _TIGHT if 2 * sum(begun) > len(begun) else 0.0
    return [0 < step <= tight for step in steps]


def _top(row: Cells) -> float:
    return min(line.top or 0.0 for line in row.all_lines)


def _joined(above: Cells, row: Cells) -> Cells:
    return Cells(
        tuple(
            joined(part for part in pair if part)
            for pair in zip(above.texts, row.texts, strict=True)
        ),
        tuple((*one, *other) for one, other in zip(above.lines, row.lines, strict=True)),
    )


def _right(row: Cells, index: int) -> float:
    """Where a cell's line ends: in points, in characters where the source has no points."""
    line = row.lines[index][-1]
    return float(len(row.texts[index])) if line.x1 is None else line.x1
