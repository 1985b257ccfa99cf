"""Tables without rules: runs of lines that are cut alike, then columns and rows by `strips`.

Only where a column holds figures, or three columns stand full below each other: prose in columns,
lists of names and contents look like grids too, and a false table is worse than a missed one (its
words are in the lines either way).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from parse.layout import is_running_head
from parse.model import Line, Table
from parse.readers.strips import (
    FIGURE,
    Column,
    TableLine,
    by_baseline,
    columns_of,
    in_columns,
    pieces,
    said,
    text_of,
)
from parse.readers.strips import rows_of as split_rows
from parse.readers.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Prose above a table: a line of this length that ends a sentence.
_SENTENCE_ENDS, _PROSE = ".:", 30
_ITEM = re.compile(r"(?:\d{1,2}\.?(?:\d{1,2}\.?)?|bilag \d+:?)\s", re.IGNORECASE)
_CAPTION = re.compile(r"(?:tabel|figur|bilag)\b", re.IGNORECASE)
_STARTS_WITH_CODE = re.compile(r"\d")
_SAME_BASELINE = 2.0
# Raised and sunk words are this far off their line's baseline.
_OFF_LINE = 4.0
# Rows are at most this far apart: in font sizes, or in usual steps for a row of one cell.
_MAX_STEP, _USUAL_STEP = 3.2, 1.5
# A wrapped cell's next line is nearer than the next row, or no further and in its column.
_WRAPPED_STEP, _LINE_STEP = 0.88, 1.1
_SAME_EDGE = 2.0
# Rows tell about each other over so many rows and sizes.
_NEARBY, _REACH = 3, 8.0
# A line of this share of all lines' width is prose.
_WIDE = 0.7
_MIN_ROWS = 3
# Of the filled cells of a column, this share are figures: it is one of figures.
_FIGURES = 0.6
_MIN_SEPARATOR = 5
# Without figures: at least so many columns and rows, and so many of the rows full.
_TEXT_COLUMNS, _TEXT_ROWS, _TEXT_FULL = 3, 4, 0.7
# A head of this many lines above the first figures is one row, wrapped.
_WRAPPED_HEAD = 3

Row = list[Line]


def unruled_tables(
    lines: Sequence[Line], words: Sequence[Word], number: int, ruled: Sequence[Table] = ()
) -> list[Table]:
    """The tables among a page's lines in reading order, but for those in `ruled`.

    `words` are those that the lines were made of.
    """
    if not _some_level(lines):
        return []
    free = [
        line
        for line in lines
        if not any(_within(line, table) for table in ruled) and not is_running_head(line.text)
    ]
    tables: list[Table] = []
    for block in _blocks(_cut_alike(rows_of(free), words)):
        tables += _tables(block, words, number)
    return tables


def _some_level(lines: Iterable[Line]) -> bool:
    """Whether any two lines can be of one row, running heads left out: no table without."""
    level = _level(lines)
    return bool(level) and bool(_level(x for x in level if not is_running_head(x.text)))


def _level(lines: Iterable[Line]) -> list[Line]:
    """The lines that stand at the height of another."""
    falling = sorted(lines, key=baseline)
    heights = list(map(baseline, falling))
    near = [below - above <= _SAME_BASELINE for above, below in pairwise(heights)]
    return [
        line
        for line, above, below in zip(falling, [False, *near], [*near, False], strict=False)
        if above or below
    ]


def _cut_alike(rows: Sequence[Row], words: Sequence[Word]) -> list[Row]:
    """The rows, those of one line cut where it has white under or over a gap of a row nearby.

    Cells that stand close make one line; the rows around them tell, by where their cells begin
    and end.
    """
    cut: list[Row] = []
    for at, row in enumerate(rows):
        near = [other for other in rows[max(0, at - _NEARBY) : at + _NEARBY + 1] if len(other) > 1]
        near = [other for other in near if abs(_step(row, other)) < _REACH * (row[0].size or 0.0)]
        cut.append(_cut(row[0], near, words) if len(row) == 1 and near else row)
    return cut


def _cut(line: Line, near: Sequence[Row], words: Sequence[Word]) -> Row:
    runs = [run for found in by_baseline(_words_of([[line]], words)) for run in pieces(found)]
    gaps = [(left.x1 or 0.0, right.x0 or 0.0) for row in near for left, right in pairwise(row)]
    parts = runs[:1]
    for run in runs[1:]:
        start, end = parts[-1][-1].x1, run[0].x0
        if any(start < right and left < end for left, right in gaps):
            parts.append(run)
        else:
            parts[-1] = [*parts[-1], *run]
    edges = [edge for row in near for cell in row for edge in (cell.x0 or 0.0, cell.x1 or 0.0)]
    aligned = all(
        min(min(abs(part[0].x0 - edge), abs(part[-1].x1 - edge)) for edge in edges) <= _SAME_EDGE
        for part in parts
    )
    if not 1 < len(parts) <= max(map(len, near)) or not aligned:
        return [line]
    return [replace(line, text=said(part), x0=part[0].x0, x1=part[-1].x1) for part in parts]


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
    parts = [part for run in runs for part in _without_prose_between(run)]
    for part in parts:
        for _, rows_inside in groupby(_marked(part), key=lambda pair: pair[0]):
            block = [row for inside, row in rows_inside if inside]
            if sum(len(row) > 1 for row in block) >= _MIN_ROWS:
                blocks.append(block)
    return blocks


def _without_prose_between(run: Sequence[Row]) -> list[list[Row]]:
    """The run in parts, cut at prose: wide lines one below the other, or one that ends a sentence.

    A single wide line may be a row whose cells stand close.
    """
    left = min((row[0].x0 or 0.0 for row in run), default=0.0)
    right = max((row[-1].x1 or 0.0 for row in run), default=0.0)
    wide = [
        len(row) == 1 and (row[0].x1 or 0.0) - (row[0].x0 or 0.0) > _WIDE * (right - left)
        for row in run
    ]
    parts: list[list[Row]] = [[]]
    for at, row in enumerate(run):
        beside = wide[max(0, at - 1) : at] + wide[at + 1 : at + 2]
        if wide[at] and (any(beside) or row[0].text[-1:] in _SENTENCE_ENDS):
            parts.append([])
        else:
            parts[-1].append(row)
    return [part for part in parts if part]


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
    whole: Row = []
    for i in range(1, len(run)):
        whole = run[i - 1] if len(run[i - 1]) > 1 else whole
        step = _step(run[i - 1], run[i])
        wrapped = step <= _WRAPPED_STEP * usual or (
            step <= _LINE_STEP * min(steps) and _goes_on(run[i], whole)
        )
        if marked[i - 1][0] and wrapped:
            marked[i] = (True, run[i])
    return marked


def _goes_on(row: Row, above: Row) -> bool:
    """Whether a row of one cell stands in one of the columns of the row that it may go on."""
    line = row[0]
    edges = [cell.x0 or 0.0 for cell in above]
    at = next((i for i, x0 in enumerate(edges) if abs(x0 - (line.x0 or 0.0)) <= _SAME_EDGE), None)
    return at is not None and (at + 1 == len(edges) or (line.x1 or 0.0) < edges[at + 1])


def _tables(block: list[Row], words: Sequence[Word], number: int) -> list[Table]:
    held = _words_of(block, words)
    columns = columns_of(by_baseline(held))
    if len(columns) < 2:
        return []
    block = _without_caption(_without_prose(block, columns), columns)
    lines = [in_columns(line, columns) for line in by_baseline(_words_of(block, words))]
    rows = _with_one_head(split_rows(lines), number)
    if not (_has_figures(rows) or _is_full(rows)) or _is_contents(rows):
        return []
    top = min(line.top or 0.0 for line in block[0])
    bottom = max(line.bottom or 0.0 for line in block[-1])
    return [
        Table(number, tuple(tuple(row) for row in part if any(row)), top, bottom)
        for part in _side_by_side(rows)
    ]


def _words_of(block: Sequence[Row], words: Sequence[Word]) -> list[Word]:
    """The words of a block's lines, as they were painted."""
    lines = sorted((line for row in block for line in row), key=baseline)
    heights = [baseline(line) for line in lines]
    held = []
    for word in words:
        near = range(
            bisect_left(heights, word.baseline - _OFF_LINE),
            bisect_right(heights, word.baseline + _OFF_LINE),
        )
        if any(
            (lines[i].x0 or 0.0) - 1 < word.x0 and word.x1 < (lines[i].x1 or 0.0) + 1 for i in near
        ):
            held.append(word)
    return held


def _has_figures(cells: Sequence[Sequence[str]]) -> bool:
    """Whether a column other than the first holds figures."""
    shares = (
        _share(FIGURE, [cell for cell in column if cell]) for column in zip(*cells, strict=True)
    )
    return max([*shares][1:]) >= _FIGURES


def _is_full(cells: Sequence[Sequence[str]]) -> bool:
    """Whether there are enough columns and full rows for a table of words."""
    full = sum(all(row) for row in cells)
    return (
        len(cells[0]) >= _TEXT_COLUMNS
        and len(cells) >= _TEXT_ROWS
        and full >= _TEXT_FULL * len(cells)
    )


def _without_prose(block: list[Row], columns: Sequence[Column]) -> list[Row]:
    """The block without the prose above its head: lines alone in their row, over two columns."""
    head = next((i for i, row in enumerate(block) if len(row) > 1), 0)
    prose = [i for i in range(head) if _crosses(block[i][0], columns)]
    return block[prose[-1] + 1 :] if prose else block


def _crosses(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line reaches over the white between two columns."""
    x0, x1 = line.x0 or 0.0, line.x1 or 0.0
    return sum(x0 < column.x1 and column.x0 < x1 for column in columns) > 1 or (
        (line.text[-1:] in _SENTENCE_ENDS) and len(line.text) > _PROSE
    )


def _without_caption(block: list[Row], columns: Sequence[Column]) -> list[Row]:
    """The block without what stands above its head: captions, and the end of a paragraph.

    They stand alone at the left. A group's name does so too, but is no sentence, fits its column,
    and is not the only one.
    """
    alone = [len(row) == 1 and (row[0].x0 or 0.0) < columns[0].x1 for row in block]
    above = alone.index(False) if False in alone else 0
    for at in range(above, 0, -1):
        line = block[at - 1][0]
        outside = line.text[-1:] in _SENTENCE_ENDS or (line.x1 or 0.0) > columns[0].x1 + 1
        if outside or _CAPTION.match(line.text) or sum(alone) == 1:
            return block[at:]
    return block


def _with_one_head(rows: Sequence[Sequence[TableLine]], number: int) -> list[list[str]]:
    """The texts of the rows, a head of several lines made one."""
    texts = [list(text_of(row, number)) for row in rows]
    first = next(
        (i for i, row in enumerate(texts) if any(FIGURE.fullmatch(cell) for cell in row[1:])), 0
    )
    head = rows[:first]
    if first < _WRAPPED_HEAD or any(line.spanning for row in head for line in row):
        return texts
    lines = [line for row in head for line in row]
    return [list(text_of(lines, number)), *texts[first:]]


def _side_by_side(rows: list[list[str]]) -> list[list[list[str]]]:
    """Two halves of one list set beside each other, as two tables: `101 … 30 | 410 … 3`."""
    half, odd = divmod(len(rows[0]), 2)
    if odd or half < 2:
        return [rows]
    left, right = ([row[:half] for row in rows], [row[half:] for row in rows])
    alike = all(
        _share(_STARTS_WITH_CODE, [row[0] for row in part if row[0]], full=False) >= 0.5
        and _share(FIGURE, [row[0] for row in part if row[0]]) < 0.5
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
