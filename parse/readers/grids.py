"""Tables without rules, from the lines' places alone.

Only where a column holds figures: prose in columns, lists of names and contents look like grids
too, and a false table is worse than a missed one (its words are in the lines either way).
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from parse.model import Line, Table
from parse.readers.cells import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FIGURE = re.compile(
    r"[-–—]|[-–+]?\(?\d[\d.,  ]*\)?\s?(?:%|pct\.|kr\.|mio\.|mia\.)?"
    r"|(?:kl\. ?)?\d{1,2}(?:[.:]\d\d)?\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?"
    r"|\d{1,2}\. (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?(?: \d{4})?"
)
# Prose above a table: a line of this length that ends a sentence.
_SENTENCE_ENDS, _PROSE = ".:", 30
_ITEM = re.compile(r"(?:\d{1,2}\.?(?:\d{1,2}\.?)?|bilag \d+:?)\s", re.IGNORECASE)
_STARTS_WITH_CODE = re.compile(r"\d")
_SAME_BASELINE = 2.0
# Rows are at most this far apart: in font sizes, or in usual steps for a row of one cell.
_MAX_STEP, _USUAL_STEP = 3.2, 1.5
# A wrapped cell's next line is nearer than the next row.
_WRAPPED_STEP = 0.88
_MIN_ROWS = 3
_MIN_FIGURES = 0.6
_MIN_SEPARATOR = 5
# No cell, or if need be few, may reach into the white between two columns: heads set close.
_REACHING = (0.0, 0.12)
# A head of this many lines above the first figures is one row, wrapped.
_WRAPPED_HEAD = 3

Row = list[Line]


class _Column(NamedTuple):
    x0: float
    x1: float


def unruled_tables(lines: Iterable[Line], number: int, ruled: Sequence[Table] = ()) -> list[Table]:
    """The tables among a page's lines in reading order, but for those in `ruled`."""
    free = [line for line in lines if not any(_within(line, table) for table in ruled)]
    tables: list[Table] = []
    for block in _blocks(rows_of(free)):
        tables += _tables(block, number)
    return tables


def _within(line: Line, table: Table) -> bool:
    return (table.top or 0.0) <= baseline(line) <= (table.bottom or 0.0)


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """The lines, given in reading order, by rows."""
    rows: list[Row] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and abs(baseline(line) - baseline(last)) <= _SAME_BASELINE
            and (line.x0 or 0.0) >= (last.x1 or 0.0)
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Runs of rows near each other, from the first to the last with several cells."""
    runs: list[list[Row]] = [[]]
    for row in rows:
        if runs[-1] and not 0 < _step(runs[-1][-1], row) <= _MAX_STEP * (row[0].size or 0.0):
            runs.append([])
        runs[-1].append(row)
    blocks = []
    for run in runs:
        for _, part in groupby(_marked(run), key=lambda pair: pair[0]):
            block = [row for inside, row in part if inside]
            if sum(len(row) > 1 for row in block) >= _MIN_ROWS:
                blocks.append(block)
    return blocks


def _marked(run: Sequence[Row]) -> list[tuple[bool, Row]]:
    """Each row with whether it may belong to a table.

    A row of one cell does when it heads a row of several (a region above its municipalities, a
    year above its column), or when it is nearer to the row above than rows are: a wrapped cell.
    """
    steps = [
        _step(above, below) for above, below in pairwise(run) if len(above) > 1 and len(below) > 1
    ]
    if len(steps) < _MIN_ROWS - 1:
        return [(False, row) for row in run]
    usual = median(steps)
    last = min(row[-1].x0 or 0.0 for row in run if len(row) > 1)
    marked = [(len(row) > 1, row) for row in run]
    for i in range(len(run) - 2, -1, -1):
        row, below = run[i], run[i + 1]
        beside_figures = (row[-1].x1 or 0.0) < last or (row[0].x0 or 0.0) >= last - _MIN_SEPARATOR
        heads = marked[i + 1][0] and _step(row, below) <= _USUAL_STEP * usual
        marked[i] = (marked[i][0] or (heads and beside_figures), row)
    for i in range(1, len(run)):
        if marked[i - 1][0] and _step(run[i - 1], run[i]) <= _WRAPPED_STEP * usual:
            marked[i] = (True, run[i])
    return marked


def _tables(block: list[Row], number: int) -> list[Table]:
    columns = _columns(block)
    if len(columns) < 2:
        return []
    block = _without_prose(block, columns)
    cells = _with_one_head([_cells(row, columns) for row in _unwrapped(block)])
    figures = [_share(_FIGURE, [row[i] for row in cells if row[i]]) for i in range(1, len(columns))]
    if max(figures) < _MIN_FIGURES or _is_contents(cells):
        return []
    cells, block = _without_caption(cells, block)
    top = min(line.top or 0.0 for line in block[0])
    bottom = max(line.bottom or 0.0 for line in block[-1])
    return [
        Table(number, tuple(tuple(row) for row in part if any(row)), top, bottom)
        for part in _side_by_side(cells)
    ]


def _without_prose(block: list[Row], columns: Sequence[_Column]) -> list[Row]:
    """The block without the prose above its head: lines alone in their row, over two columns."""
    head = next((i for i, row in enumerate(block) if len(row) > 1), 0)
    prose = [i for i in range(head) if _crosses(block[i][0], columns)]
    return block[prose[-1] + 1 :] if prose else block


def _crosses(line: Line, columns: Sequence[_Column]) -> bool:
    """Whether a line reaches over the white between two columns."""
    x0, x1 = line.x0 or 0.0, line.x1 or 0.0
    return sum(x0 < column.x1 and column.x0 < x1 for column in columns) > 1 or (
        (line.text[-1:] in _SENTENCE_ENDS) and len(line.text) > _PROSE
    )


def _without_caption(cells: list[list[str]], block: list[Row]) -> tuple[list[list[str]], list[Row]]:
    """The rows without a first one that is no head of a group, as no other row looks like it."""
    alone = [bool(row[0]) and not any(row[1:]) for row in cells]
    if alone[0] and sum(alone) == 1:
        return cells[1:], block[1:]
    return cells, block


def _unwrapped(block: Sequence[Row]) -> list[Row]:
    """The rows with wrapped cells put back into the row they began in."""
    steps = [_step(above, below) for above, below in pairwise(block)]
    several = [step for step, row in zip(steps, block[1:], strict=True) if len(row) > 1]
    usual = median(several)
    rows = [list(block[0])]
    for step, row in zip(steps, block[1:], strict=True):
        if step <= _WRAPPED_STEP * usual:
            rows[-1] += row
        else:
            rows.append(list(row))
    return rows


def _columns(block: Sequence[Row]) -> list[_Column]:
    """The columns between strips of white that (nearly) all rows of several cells leave free."""
    rows = [row for row in block if len(row) > 1]
    edge = int(max(line.x1 or 0.0 for row in rows for line in row)) + 2
    covered = [0] * (edge + 1)
    for line in (line for row in rows for line in row):
        for x in range(int(line.x0 or 0.0), min(edge, int(line.x1 or 0.0)) + 1):
            covered[x] += 1
    strict, lenient = (
        _filled_strips([count > share * len(rows) for count in covered]) for share in _REACHING
    )
    return lenient if len(lenient) > len(strict) else strict


def _filled_strips(filled: Sequence[bool]) -> list[_Column]:
    columns: list[_Column] = []
    at = 0
    for is_filled, strip in groupby(filled):
        width = len(list(strip))
        if is_filled:
            if columns and at - columns[-1].x1 < _MIN_SEPARATOR:
                columns[-1] = _Column(columns[-1].x0, at + width)
            else:
                columns.append(_Column(at, at + width))
        at += width
    return columns


def _cells(row: Row, columns: Sequence[_Column]) -> list[str]:
    """The row's text in each column; a line belongs to the column nearest to its middle."""
    content: list[list[str]] = [[] for _ in columns]
    for line in row:
        middle = ((line.x0 or 0.0) + (line.x1 or 0.0)) / 2
        away = [max(column.x0 - middle, middle - column.x1, 0.0) for column in columns]
        content[away.index(min(away))].append(line.text)
    return [joined(texts) for texts in content]


def _with_one_head(rows: list[list[str]]) -> list[list[str]]:
    """The rows with a head of several lines made one."""
    first = next(
        (i for i, row in enumerate(rows) if any(_FIGURE.fullmatch(cell) for cell in row[1:])), 0
    )
    if first < _WRAPPED_HEAD:
        return rows
    head = [joined(cell for cell in column if cell) for column in zip(*rows[:first], strict=True)]
    return [head, *rows[first:]]


def _side_by_side(rows: list[list[str]]) -> list[list[list[str]]]:
    """Two halves of one list set beside each other, as two tables: `101 … 30 | 410 … 3`."""
    half, odd = divmod(len(rows[0]), 2)
    if odd or half < 2:
        return [rows]
    left, right = ([row[:half] for row in rows], [row[half:] for row in rows])
    alike = all(
        _share(_STARTS_WITH_CODE, [row[0] for row in part if row[0]], full=False) >= 0.5
        and _share(_FIGURE, [row[0] for row in part if row[0]]) < 0.5
        for part in (left, right)
    )
    return [left, right] if alike else [rows]


def _is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows are titles with their pages."""
    pages = [int(row[-1]) for row in rows if row[-1].isdecimal()]
    if len(pages) < len(rows) / 2 or pages != sorted(pages):
        return False
    return _share(_ITEM, [row[0] for row in rows if row[0]], full=False) >= 0.5


def _share(pattern: re.Pattern[str], texts: Sequence[str], *, full: bool = True) -> float:
    matches = pattern.fullmatch if full else pattern.match
    return sum(bool(matches(text)) for text in texts) / len(texts) if texts else 0.0


def _step(above: Row, below: Row) -> float:
    return baseline(below[0]) - baseline(above[0])


def baseline(line: Line) -> float:
    """Where the letters of a line stand, from the page's top."""
    return (line.bottom or 0.0) - 0.25 * (line.size or 0.0)
