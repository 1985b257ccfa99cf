"""Tables that a text dump gives one cell a line: `Navn`, `Parti`, …, `Ida Bro`, `V`, …, `Afbud`.

Whose a cell is, only its place among the others tells: a status belongs to the person before it,
though alone it looks like the heading of a group. Rows are told by what the heads say; without
heads, by statuses that come again and again, as groups do not. What does not go together so is
nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from parse.attendance import words as w
from parse.attendance.cellrows import KINDS, Cell, Record, by_columns, by_rows, cells_of, fits
from parse.attendance.grid import SAID_OF, Cells, cell_kind, head_roles, names_roles, role_of
from parse.model import Line

_ROLES = {"person": "name", "party": "party", "town": "town", "status": "present"}
_FEWEST = 2  # rows of a table
_LONGEST = 40  # characters of what may be a cell of a column torn off
_MOST_HEADS = 12  # of a table: more than there are roles, and each has its own


@dataclass(frozen=True, slots=True)
class CellTable:
    """Rows of cells with their heads; `torn`: lines of the table that are nobody's."""

    rows: tuple[Cells, ...]
    torn: tuple[Line, ...] = ()


def cell_tables(lines: Sequence[Line]) -> Iterator[CellTable | Sequence[Line]]:
    """The lines in their order: tables by cells, and what stands between them as it is."""
    at = begun = told = 0  # `told`: where the last run of cells ends
    while at < len(lines):
        found = _headed(lines, at) or _under_heads(lines, at)
        if found is None and at >= told:
            told = at + _run_length(lines, at)
            found = _headless(lines[at:told])
        if found is None:
            at += 1
            continue
        table, count = found
        if begun < at:
            yield lines[begun:at]
        yield table
        at = begun = at + count
    if begun < len(lines):
        yield lines[begun:]


def _headed(lines: Sequence[Line], at: int) -> tuple[CellTable, int] | None:
    """The table whose heads begin at a line, and how many lines it has."""
    stop = at
    end = min(at + _MOST_HEADS, len(lines))
    while stop < end and (role_of(lines[stop].text) or names_roles(lines[stop].text)):
        stop += 1
    heads = [
        Cell(text, (line,))
        for line in lines[at:stop]
        for text in (line.text.split() if names_roles(line.text) else [line.text])
    ]
    roles = head_roles([head.text for head in heads])
    if not _are_heads(heads, roles) or roles[0] in SAID_OF:
        return None
    if "substitute" in roles and not {"party", "town"} & set(roles):
        return None  # whose name is whose nothing tells
    spaced = all(line.blank_before for line in lines[at + 1 : stop])
    cells = cells_of(lines[stop:], spaced=spaced)
    records, used = by_columns(cells, roles) or by_rows(cells, roles)
    said = [cell for record in records for i, cell in record.items() if roles[i] in SAID_OF]
    if len(records) < _FEWEST or not (said or all(len(record) > 1 for record in records)):
        return _untold(lines[stop:], stop - at, roles)
    torn = _torn_off(cells[used:], roles)
    held = [line for cell in [*cells[:used], *torn] for line in cell.lines]
    count = stop - at + len(held)
    if _is_unsure(records, roles, said):
        return CellTable((), tuple(held)), count
    rows = [_row(record, len(roles)) for record in (dict(enumerate(heads)), *records)]
    return CellTable(tuple(rows), tuple(line for cell in torn for line in cell.lines)), count


def _under_heads(lines: Sequence[Line], at: int) -> tuple[CellTable, int] | None:
    """The table whose columns come one after the other, each below its head, all equally long."""
    columns: list[list[Cell]] = []
    stop = at
    while stop < len(lines) and len(columns) < _MOST_HEADS and role_of(lines[stop].text):
        below = islice(lines, stop + 1, None)
        run = takewhile(lambda line: cell_kind(line.text) in {*_ROLES, "mark"}, below)
        height = len(columns[0]) - 1 if columns else None
        column = [lines[stop], *islice(run, height)]
        if height is not None and len(column) <= height:
            break
        columns.append([Cell(line.text, (line,)) for line in column])
        stop += len(column)
    roles = head_roles([column[0].text for column in columns])
    if not _are_heads([column[0] for column in columns], roles):
        return None
    if not all(fits(role, column[1:]) for role, column in zip(roles, columns, strict=True)):
        return None
    if len(columns[0]) <= _FEWEST:
        return None
    rows = [dict(enumerate(cells)) for cells in zip(*columns, strict=True)]
    return CellTable(tuple(_row(row, len(columns)) for row in rows)), stop - at


def _are_heads(heads: Sequence[Cell], roles: Sequence[str]) -> bool:
    """Whether columns have these heads: `Deltagere` above `Til stede` are headings of groups."""
    distinct = len(set(roles)) == len(roles) > 1 and "name" in roles
    return distinct and not all(w.is_heading(head.text) for head in heads)


def _untold(
    lines: Sequence[Line], heads: int, roles: Sequence[str]
) -> tuple[CellTable, int] | None:
    """The table of whose statuses nobody knows whose they are; None where it has none."""
    if not SAID_OF & set(roles):
        return None
    run = list(takewhile(lambda line: cell_kind(line.text) in {*_ROLES, "mark"}, lines))
    said = any(cell_kind(line.text) in KINDS["present"] for line in run)
    told = said or {"present", "absent"} & set(roles)
    return (CellTable((), tuple(run)), heads + len(run)) if told and run else None


def _run_length(lines: Sequence[Line], at: int) -> int:
    """How many lines, from a person on, may each be a cell of a table without heads."""
    if cell_kind(lines[at].text) != "person":
        return 0
    return sum(
        1 for _ in takewhile(lambda line: cell_kind(line.text) in _ROLES, islice(lines, at, None))
    )


def _headless(run: Sequence[Line]) -> tuple[CellTable, int] | None:
    """The table that a run of cells begins with, which says of each person, again, who came.

    Where a run does not, no shorter one that ends where it does can.
    """
    cells = [Cell(line.text, (line,)) for line in run]
    said = Counter(cell.text for cell in cells if cell.kind == "status")
    if max(said.values(), default=0) < _FEWEST:
        return None
    end = next(i for i, cell in enumerate(cells) if cell.kind == "status") + 1
    roles = [_ROLES[cell.kind] for cell in cells[:end]]
    records, used = by_rows(cells, roles)
    told = [record for record in records if len(roles) - 1 in record]
    whole = len(set(roles)) == len(roles) and len(told) == len(records) and used == len(cells)
    if not whole or len(records) < _FEWEST:
        return CellTable((), tuple(run)), len(run)
    return CellTable(tuple(_row(record, len(roles)) for record in records)), used


def _is_unsure(records: Sequence[Record], roles: Sequence[str], said: Sequence[Cell]) -> bool:
    """Whether rows lack what rows have, or what looks like their only status may head a group."""
    lone = len(said) == 1 and said[0].kind == "status"
    lone = lone or (not said and bool({"present", "absent"} & set(roles)))
    facts = {index for index, role in enumerate(roles) if role in {"party", "town"}}
    return lone or (bool(facts) and any(not facts & set(record) for record in records))


def _torn_off(cells: Sequence[Cell], roles: Sequence[str]) -> list[Cell]:
    """A column that stands below the others, of whose cells nobody knows the rows."""
    head = role_of(cells[0].text) if cells else None
    plural = bool(cells) and cells[0].text.rstrip(" :").endswith("e")  # `Stedfortrædere`: a group
    if head not in SAID_OF or head in roles or plural or cells[0].kind == "status":
        return []
    stop = 1
    while stop < len(cells) and not w.is_heading(cells[stop].text):
        if len(cells[stop].text) > _LONGEST:
            break
        stop += 1
    return list(cells[:stop])


def _row(record: Record, width: int) -> Cells:
    cells = [record.get(column, Cell("", ())) for column in range(width)]
    return Cells(tuple(cell.text for cell in cells), tuple(cell.lines for cell in cells))
