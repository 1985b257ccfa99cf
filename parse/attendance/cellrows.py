"""Cells of a table, one after the other, → its rows: which cell is whose, by what columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parse.attendance import words as w
from parse.attendance.breaks import is_middle, is_open
from parse.attendance.grid import SAID_OF, cell_kind, role_of
from parse.model import Line
from parse.text.celltext import joined

KINDS = {
    "name": {"person"},
    "party": {"party"},
    "town": {"town"},
    "present": {"status", "mark"},
    "absent": {"status", "mark"},
}
_FEWEST = 2  # rows of a table
_LONGEST = 60  # characters of what is told of a person


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, and its lines."""

    text: str
    lines: tuple[Line, ...]

    @property
    def kind(self) -> str:
        """What it looks like."""
        return cell_kind(self.text)


Record = dict[int, Cell]
"""The cells of a row by the numbers of their columns."""


def cells_of(lines: Sequence[Line], *, spaced: bool) -> list[Cell]:
    """The cells of a table's lines. `spaced`: blank lines part them."""
    cells: list[Cell] = []
    for line in lines:
        last = cells[-1] if cells else None
        rest = is_middle(line.text) or (last is not None and _is_open(last.text))
        if (
            last
            and not line.blank_before
            and (spaced or (rest and not w.MARK.fullmatch(line.text)))
        ):
            cells[-1] = Cell(joined((last.text, line.text)), (*last.lines, line))
        else:
            cells.append(Cell(line.text, (line,)))
    return cells


def _is_open(text: str) -> bool:
    return is_open(text) or (text.endswith(":") and role_of(text) in SAID_OF)


def by_columns(cells: Sequence[Cell], roles: Sequence[str]) -> tuple[list[Record], int] | None:
    """The rows of cells that come column by column, with as many cells in each; else None."""
    columns: list[Sequence[Cell]] = []
    at = 0
    for role in roles:
        stop = at
        most = len(columns[0]) if columns else len(cells)
        while stop < min(len(cells), at + most) and _may_hold(role, cells[stop]):
            stop += 1
        columns.append(cells[at:stop])
        at = stop
    if len(columns[0]) < _FEWEST or len(set(map(len, columns))) > 1:
        return None
    heads_below = cells[at - 1].kind == "status" and [c.kind for c in cells[at : at + 1]] == [
        "person"
    ]
    if heads_below or not all(map(fits, roles, columns)):
        return None
    return [dict(enumerate(row)) for row in zip(*columns, strict=True)], at


def by_rows(cells: Sequence[Cell], roles: Sequence[str]) -> tuple[list[Record], int]:
    """The rows that the cells make from the first on, and how many cells are theirs."""
    records: list[Record] = []
    last = len(roles)  # the column of the cell before
    for number, cell in enumerate(cells):
        if _begins(cells, number, roles):
            records.append({0: cell})
            last = 0
            continue
        free = range(last + 1, len(roles))
        column = next((i for i in free if _may_hold(roles[i], cell)), None)
        if column is None and records and last in records[-1] and _says_more(cell, roles[last]):
            before = records[-1][last]
            records[-1][last] = Cell(joined((before.text, cell.text)), before.lines + cell.lines)
        elif column is None:
            return records, number - _ends_below(records, cells, number)
        else:
            records[-1][column] = cell
            last = column
    return records, len(cells)


def _says_more(cell: Cell, role: str) -> bool:
    """Whether a cell goes on with a remark: `Afbud.` / `Stedfortræder: Ida Bro`."""
    if role != "remark" or cell.lines[0].blank_before or len(cell.text) > _LONGEST:
        return False
    head, colon, _ = cell.text.partition(":")
    named = bool(colon) and role_of(head) == "substitute"
    return named or (cell.kind == "other" and not _heads(cell.text))


def _begins(cells: Sequence[Cell], number: int, roles: Sequence[str]) -> bool:
    """Whether a cell begins a row: it can be the first, and what must follow it follows."""
    if not _may_hold(roles[0], cells[number]):
        return False
    follows = [role for role in roles[1:] if role in {"name", "party", "town"}]
    below = cells[number + 1 : number + 2]
    return not follows or any(_may_hold(role, cell) for role in follows for cell in below)


def fits(role: str, column: Sequence[Cell]) -> bool:
    """Whether all of a column's cells can be there; marks and statuses are never mixed."""
    kinds = {cell.kind for cell in column}
    return bool(role) and all(_may_hold(role, c) for c in column) and not kinds >= KINDS["present"]


def _may_hold(role: str, cell: Cell) -> bool:
    """Whether a cell can be in the column of a role."""
    if role in KINDS:
        return cell.kind in KINDS[role]
    if role == "none":
        return any(character.isdigit() or character == "@" for character in cell.text)
    if role == "substitute" or (role in SAID_OF and cell.kind == "status"):
        return True
    told = role in SAID_OF and cell.kind != "person" and len(cell.text) <= _LONGEST
    return told and not _heads(cell.text)


def _heads(text: str) -> bool:
    """Whether a text heads a group, and is no remark: `Deltog til kl. 11.30`."""
    return w.is_heading(text) and not any(map(str.isdigit, text))


def _ends_below(records: Sequence[Record], cells: Sequence[Cell], used: int) -> int:
    """How many of the last cells head what follows, and are taken out of their row: none or one.

    `Afbud` with a person below it is a group's heading, unless each row says who came.
    """
    last = cells[used - 1] if used else None
    if last is None or last.kind != "status" or not w.is_heading(last.text):
        return 0
    column = max(records[-1])
    others = [record[column].kind for record in records[:-1] if column in record]
    full = len(others) == len(records) - 1 and "mark" not in others
    if full or cells[used].kind != "person":
        return 0
    del records[-1][column]
    return 1
