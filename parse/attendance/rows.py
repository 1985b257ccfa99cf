"""The lines before the first section → the rows of attendance lists, in the order of their groups.

Lists stand in one column, in several side by side, each with groups of its own, or as a table.
Lines come from the reader by rows or by columns, as the whole page suggests; here their places
are looked at again, knowing what people, municipalities and groups look like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise, starmap
from statistics import median

from parse.attendance import words as w
from parse.attendance.breaks import is_open
from parse.attendance.celllists import CellTable, cell_tables
from parse.attendance.columns import Column, blocks, printed_rows
from parse.attendance.entry import Person, is_known, people
from parse.attendance.grid import Cells, Grid, is_list_column
from parse.attendance.places import municipality
from parse.attendance.table import Read, read_grid
from parse.characters import plain
from parse.enumerations import bullet_text
from parse.model import CELL, Line

# Points by which the rest of an entry is set in; a step this much shorter than the usual one
# leads to the rest of an entry where entries stand apart.
_INDENT, _NEAR = 4.0, 0.93
_PAIR = 2
_MOST_LINES = 3  # of a heading
# `Mødeleder:`, `Dagsorden udsendt:` between a list's headings.
_LABEL = re.compile(r"[A-ZÆØÅ][^:\d,()]{2,30}:?")
# A margin's lines are so many points smaller, and begin so far right of all others.
_SMALLER, _ASIDE = 1.0, 100.0


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


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """The rows in the order in which people and their groups are to be read."""
    rows: list[Row] = []
    for (_, placed), part in groupby(lines, lambda line: (line.page, _is_placed(line))):
        group = list(part)
        rows += _placed(group) if placed else _unplaced(group)
    return _with_whole_headings([part for row in rows if row.text for part in _by_group(row)])


def _with_whole_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows, with headings in one that run over the ends of lines.

    `… meldt afbud den 19. marts` / `2020:`, `Afbud` / `fra Ida Bro`, `Fra KL` / `deltog …`.
    """
    whole: list[Row] = []
    at = 0
    while at < len(rows):
        count = _lines_of_heading(rows[at : at + _MOST_LINES])
        parts = rows[at : at + count]
        text = " ".join(part.text for part in parts)
        lines = tuple(line for part in parts for line in part.lines)
        whole.append(replace(parts[0], text=text, lines=lines) if count > 1 else parts[0])
        at += count
    return whole


def _lines_of_heading(rows: Sequence[Row]) -> int:
    """Over how many of these rows a heading runs that begins in the first; one where none does."""
    first, *below = (row.text for row in rows)
    if any(row.person or row.head for row in rows[:2]) or not below:
        return 1
    if w.PLAIN_ABSENCE.fullmatch(first) and below[0].startswith("fra "):
        return 2
    if w.FROM.fullmatch(first) and below[0].startswith("deltog "):
        return 2
    if not w.ABSENCE_BEGUN.match(first):
        return 1
    return next((at for at, text in enumerate(below, start=2) if text.endswith(":")), 1)


def _by_group(row: Row) -> Iterator[Row]:
    """A row of running text that names several groups, each of them for itself."""
    if row.person is not None or row.head or row.unread:
        yield row
        return
    parts = w.NEXT_GROUP.split(row.text)
    for number, text in enumerate(parts):
        yield replace(row, text=text, inner=row.inner and not number) if len(parts) > 1 else row


def _is_placed(line: Line) -> bool:
    return line.top is not None and line.x0 is not None and CELL not in line.text


def _plain(line: Line, *, inner: bool = False) -> Row:
    text = plain(line.text)
    text = bullet_text(text) or text
    torn = w.HEADINGS_TORN.get(text.rstrip(" :.").replace(" ", "").casefold())
    if torn and len(text.split()) > len(torn.split()):
        text = torn
    return Row(text, (line,), inner=inner)


def _unplaced(lines: Sequence[Line]) -> list[Row]:
    """Lines of text sources, and tables that the reader has found."""
    rows: list[Row] = []
    for (is_row, _), part in groupby(lines, lambda line: (CELL in line.text, line.page)):
        group = list(part)
        if is_row:
            rows += _grid_rows([_cells(line) for line in group])
        else:
            rows += _listed_cells(group)
    return rows


def _listed_cells(lines: Sequence[Line]) -> Iterator[Row]:
    """Lines of a text source, each an entry, or a cell of a table."""
    for part in cell_tables(lines):
        if isinstance(part, CellTable):
            yield from map(Row.read, read_grid(Grid(part.rows)))
            yield from (Row(line.text, (line,), unread=True) for line in part.torn)
        else:
            yield from map(_plain, part)


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
        return [*_placed([line for line in lines if id(line) not in apart]), *map(_plain, margin)]
    printed = printed_rows(lines)
    first, stop = _labelled_part(printed)
    if first == stop:
        return _in_columns(lines, printed)
    above, below = (
        [line for row in part for line in row] for part in (printed[:first], printed[stop:])
    )
    part = printed[first:stop]
    labelled = zip(part, [*part[1:], []], strict=True)
    rows = [*_in_columns(above, printed[:first]), *chain(*starmap(_labelled, labelled))]
    return [*rows, *_placed(below)] if below else rows


def _labelled_part(printed: Sequence[Sequence[Line]]) -> tuple[int, int]:
    """From where to where headings stand in a column of their own, beside their people.

    Where something else stands beside something below, two headings at least must be level.
    """
    first = next((at for at, row in enumerate(printed) if _is_labelled(row)), len(printed))
    other = range(first, len(printed))
    edge = printed[first][0].x0 if first < len(printed) else None
    end = next(
        (at for at in other if len(printed[at]) > 1 and not _has_label(printed[at], edge)), None
    )
    if end is None:
        return first, len(printed)
    labels = [at for at in range(first, end) if len(printed[at]) > 1]
    edges = {
        (round(row[0].x0 or 0.0), round(row[1].x0 or 0.0)) for at in labels for row in [printed[at]]
    }
    if len(labels) < _PAIR or len(edges) > 1:
        return 0, 0
    right = (printed[first][1].x0 or 0.0) - 1
    stop = labels[-1] + 1
    while stop < end and (printed[stop][0].x0 or 0.0) >= right:
        stop += 1
    return first, stop


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


def _has_label(row: Sequence[Line], edge: float | None = None) -> bool:
    """Whether a printed row is a group's heading, or another label, with something beside it.

    At the `edge` where headings begin, labels need no colon.
    """
    if len(row) != _PAIR or w.is_heading(row[1].text):
        return False
    text = row[0].text
    if w.is_heading(text) or (_LABEL.fullmatch(text) and text.endswith(":")):
        return True
    labels = row[0].x0 == edge and _LABEL.fullmatch(text) is not None
    return labels and not people(text) and municipality(text) is None


def _is_labelled(row: Sequence[Line]) -> bool:
    """Whether a printed row is a group's heading with people beside it: `Afbud   A og B`."""
    headed = _has_label(row) and w.is_heading(row[0].text)
    return headed and bool(people(plain(row[1].text), prose=True))


def _labelled(row: Sequence[Line], below: Sequence[Line]) -> list[Row]:
    """A row of a list whose headings stand in a column of their own: the group with its people.

    One that stands alone in it begins a list of one a line, where the next is below.
    """
    if len(row) > 1 and not w.is_heading(row[0].text):
        other, told = map(_plain, row)
        return [replace(other, text=f"{other.text.rstrip(' :')}:"), told]
    if len(row) == 1:
        return [_plain(row[0])]
    label, text = (plain(line.text) for line in row)
    alone = len(people(text, prose=True)) == 1 and not is_open(text)
    if alone and len(below) == 1 and " " in plain(below[0].text) and people(plain(below[0].text)):
        return [_plain(line) for line in row]
    return [Row(f"{label.rstrip(' :')}: {text}", tuple(row))]


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
            rows += map(_plain, (line for row in grid.rows for line in row.all_lines))
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
    rows = [_plain(line) for line in lines[:1]]
    start = lines[0].x0 if lines else None
    for step, line in zip(steps, lines[1:], strict=True):
        set_in = (line.x0 or 0.0) - (start or 0.0) > _INDENT
        inner = step > 0 and (set_in or step < _NEAR * usual)
        if not set_in:
            start = line.x0
        rows.append(_plain(line, inner=inner))
    return rows
