"""The lines before the first section → the rows of attendance lists, in the order of their groups.

Lists stand in one column, in several side by side, each with groups of its own, or as a table.
Lines come from the reader by rows or by columns, as the whole page suggests; here their places
are looked at again, knowing what people, municipalities and groups look like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise, starmap
from statistics import median

from parse.attendance import words as w
from parse.attendance.celllists import CellTable, cell_tables
from parse.attendance.columns import Column, blocks, printed_rows
from parse.attendance.entry import is_known
from parse.attendance.grid import Cells, Grid, is_list_column
from parse.attendance.headlines import by_headings
from parse.attendance.labelled import (
    labelled_part,
    labelled_row,
    labelled_rows,
    lists_several,
)
from parse.attendance.linerows import line_tables
from parse.attendance.row import Row, plain_row
from parse.attendance.table import read_grid
from parse.model import CELL, Line
from parse.text.characters import plain

# Points by which the rest of an entry is set in; a step this much shorter than the usual one
# leads to the rest of an entry where entries stand apart.
_INDENT, _NEAR = 4.0, 0.93
# A margin's lines are so many points smaller, and begin so far right of all others.
_SMALLER, _ASIDE = 1.0, 100.0


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """The rows in the order in which people and their groups are to be read."""
    rows: list[Row] = []
    for (_, placed), part in groupby(lines, lambda line: (line.page, _is_placed(line))):
        group = list(part)
        rows += _placed(group) if placed else _unplaced(group)
    return by_headings([row for row in rows if row.text])


def _is_placed(line: Line) -> bool:
    return line.top is not None and line.x0 is not None and CELL not in line.text


def _unplaced(lines: Sequence[Line]) -> list[Row]:
    """Lines of text sources, and tables that the reader has found."""
    rows: list[Row] = []
    for (is_row, _), part in groupby(lines, lambda line: (CELL in line.text, line.page)):
        group = list(part)
        if is_row and any(map(lists_several, group)):
            rows += map(labelled_row, group)
        elif is_row:
            rows += _grid_rows([_cells(line) for line in group])
        else:
            rows += _listed_cells(group)
    return rows


def _listed_cells(lines: Sequence[Line]) -> Iterator[Row]:
    """Lines of a text source, each an entry, or a row or a cell of a table."""
    if rows := _rows_with_status(lines):
        yield from rows
        return
    for part in line_tables(lines):
        if isinstance(part, Grid):
            yield from map(Row.read, read_grid(part))
        else:
            yield from _rows_by_cells(part)


def _rows_with_status(lines: Sequence[Line]) -> list[Row]:
    """The rows of a list in which nothing but `Afbud` stands beside some; [] for any other."""
    beside = [line for line in lines if line.beside]
    if not beside or not all(w.STATUS.fullmatch(plain(line.text)) for line in beside):
        return []
    if any(below.beside and w.is_heading(plain(line.text)) for line, below in pairwise(lines)):
        return []  # heads of columns
    rows: list[Row] = []
    for line in lines:
        row = plain_row(line)
        if line.beside and rows:
            above = rows.pop()
            row = Row(f"{above.text}, {row.text.lower()}", (*above.lines, line), inner=above.inner)
        rows.append(row)
    return rows


def _rows_by_cells(lines: Sequence[Line]) -> Iterator[Row]:
    for part in cell_tables(lines):
        if isinstance(part, CellTable):
            yield from map(Row.read, read_grid(Grid(part.rows)))
            yield from (Row(line.text, (line,), unread=True) for line in part.torn)
        else:
            yield from map(plain_row, part)


def _cells(line: Line) -> Cells:
    texts = tuple(plain(cell) for cell in line.text.split(CELL))
    return Cells(texts, tuple((line,) for _ in texts))


def _grid_rows(cells: Sequence[Cells]) -> list[Row]:
    """A table's rows; one column after the other where each is a list of people."""
    rows: list[Row] = []
    # Cells of a text dump wrap; those of a page's table are whole.
    dumped = all(line.top is None for row in cells for line in row.all_lines)
    for grid in Grid.of(cells, wrapped=dumped):
        if is_list_column(grid):
            for column in range(grid.width):
                rows += [
                    Row(row.texts[column], row.lines[column])
                    for row in grid.rows
                    if row.texts[column]
                ]
        else:
            rows += map(Row.read, read_grid(grid))
    return rows


def _placed(lines: Sequence[Line]) -> list[Row]:
    """Lines of a page: as they come, unless several stand beside each other."""
    margin = _margin(lines)
    if margin:
        apart = set(map(id, margin))
        return [
            *_placed([line for line in lines if id(line) not in apart]),
            *map(plain_row, margin),
        ]
    printed = printed_rows(lines)
    first, stop = labelled_part(printed)
    if first == stop:
        return _in_columns(lines, printed)
    above, below = (
        [line for row in part for line in row] for part in (printed[:first], printed[stop:])
    )
    part = printed[first:stop]
    labelled = zip(part, [*part[1:], []], strict=True)
    rows = [*_in_columns(above, printed[:first]), *chain(*starmap(labelled_rows, labelled))]
    return [*rows, *_placed(below)] if below else rows


def _margin(lines: Sequence[Line]) -> list[Line]:
    """What a letter has at its right, in smaller type: address, telephone (KL's papers of 2007)."""
    sizes = Counter(line.size for line in lines)
    if len(sizes) == 1:
        return []
    size, _ = sizes.most_common(1)[0]
    small = [line for line in lines if line.size and size and size - line.size >= _SMALLER]
    others = max((line.x0 or 0.0 for line in lines if line.size == size), default=0.0)
    aside = bool(small) and min(line.x0 or 0.0 for line in small) > others + _ASIDE
    return small if aside and not any(map(_is_listed, small)) else []


def _is_listed(line: Line) -> bool:
    text = plain(line.text)
    return w.is_heading(text) or is_known(text)


def _in_columns(lines: Sequence[Line], printed: Sequence[list[Line]]) -> list[Row]:
    """The rows of lines of which several may stand beside each other; `printed`: as they do."""
    found = blocks(printed)
    if not found:
        return _column_rows(lines)
    rows: list[Row] = []
    at = 0
    for block in found:
        rows += _column_rows([line for row in printed[at : block.start] for line in row])
        rows += _block_rows(printed[block.start : block.stop], block.columns)
        at = block.stop
    return [*rows, *_column_rows([line for row in printed[at:] for line in row])]


def _block_rows(printed: Sequence[Sequence[Line]], columns: Sequence[Column]) -> list[Row]:
    cells = [_row_cells(row, columns) for row in printed]
    rows: list[Row] = []
    for grid in Grid.of(cells, wrapped=True):
        if is_list_column(grid):
            for column in range(grid.width):
                rows += _column_rows([line for row in grid.rows for line in row.lines[column]])
        elif grid.has_people:
            rows += map(Row.read, read_grid(grid))
        else:
            rows += map(plain_row, (line for row in grid.rows for line in row.all_lines))
    return rows


def _row_cells(row: Sequence[Line], columns: Sequence[Column]) -> Cells:
    held: list[list[Line]] = [[] for _ in range(len(columns) + 1)]
    for line in row:
        held[sum((line.x0 or 0.0) >= column.x0 - 1 for column in columns)].append(line)
    texts = tuple(plain(" ".join(line.text for line in cell)) for cell in held)
    return Cells(texts, tuple(map(tuple, held)))


def _column_rows(lines: Sequence[Line]) -> list[Row]:
    """Rows of one column, with what its indents and its steps say."""
    steps = [
        (below.top or 0.0) - (above.top or 0.0) if above.page == below.page else 0.0
        for above, below in pairwise(lines)
    ]
    ahead = [step for step in steps if step > 0]
    usual = median(ahead) if ahead else 0.0
    rows = [plain_row(line) for line in lines[:1]]
    start = lines[0].x0 if lines else None
    for step, line in zip(steps, lines[1:], strict=True):
        set_in = (line.x0 or 0.0) - (start or 0.0) > _INDENT
        inner = step > 0 and (set_in or step < _NEAR * usual)
        if not set_in:
            start = line.x0
        rows.append(plain_row(line, inner=inner))
    return rows
