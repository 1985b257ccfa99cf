"""Blocks of a page's lines that may be a table without rules.

Rows near each other of which several have cells side by side, without the prose between them.
What they hold as a table, if they are one, is `grids`' business.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from parse.flow.furniture import is_running_head
from parse.model import Line
from parse.readers.strips import by_baseline, pieces, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parse.model import Table
    from parse.readers.word import Word

# The end of a line that ends a sentence.
SENTENCE_ENDS = ".:"
_SAME_BASELINE = 2.0
# Raised and sunk words are this far off their line's baseline.
_OFF_LINE = 4.0
# Rows are at most this far apart: in font sizes, or in usual steps for a row of one cell.
_MAX_STEP, _USUAL_STEP = 3.2, 1.5
# A wrapped cell's next line is nearer than the next row, or no further and in its column.
_WRAPPED_STEP, _LINE_STEP = 0.88, 1.1
_SAME_EDGE = 2.0
_SAME_SIZE = 0.6
# Rows tell about each other over so many rows and sizes.
_NEARBY, _REACH = 3, 8.0
# A line of this share of all lines' width is prose.
_WIDE = 0.7
MIN_ROWS = 3
_MIN_SEPARATOR = 5

Row = list[Line]


def free_rows(lines: Sequence[Line], words: Sequence[Word], ruled: Sequence[Table]) -> list[Row]:
    """A page's lines, but for those in `ruled`, by rows, cut where cells stand close.

    None where no two stand side by side. `words` are those that the lines were made of.
    """
    if not _some_level(lines):
        return []
    free = [
        line
        for line in lines
        if not any(_within(line, table) for table in ruled) and not is_running_head(line.text)
    ]
    return _cut_alike(rows_of(free), words)


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
        near = [other for other in near if _tells(other, row)]
        cut.append(_cut(row[0], near, words) if len(row) == 1 and near else row)
    return cut


def _tells(near: Row, row: Row) -> bool:
    """Whether a row is near enough to one of one line, and set as large."""
    size = row[0].size or 0.0
    alike = abs((near[0].size or 0.0) - size) < _SAME_SIZE
    return alike and abs(step_to(row, near)) < _REACH * size


def _cut(line: Line, near: Sequence[Row], words: Sequence[Word]) -> Row:
    runs = [run for found in by_baseline(words_of([[line]], words)) for run in pieces(found)]
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


def blocks_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Runs of rows near each other, from the first to the last with several cells."""
    runs: list[list[Row]] = [[]]
    for row in rows:
        if runs[-1] and not 0 < step_to(runs[-1][-1], row) <= _MAX_STEP * (row[0].size or 0.0):
            runs.append([])
        runs[-1].append(row)
    blocks = []
    parts = [part for run in runs for part in _without_prose_between(run)]
    for part in parts:
        for _, rows_inside in groupby(_marked(part), key=lambda pair: pair[0]):
            block = [row for inside, row in rows_inside if inside]
            if sum(len(row) > 1 for row in block) >= MIN_ROWS:
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
        if wide[at] and (any(beside) or row[0].text[-1:] in SENTENCE_ENDS):
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
        step_to(above, below) for above, below in pairwise(run) if len(above) > 1 and len(below) > 1
    ]
    if len(steps) < MIN_ROWS - 1:
        return [(False, row) for row in run]
    usual = median(steps)
    last = min(row[-1].x0 or 0.0 for row in run if len(row) > 1)
    marked = [(len(row) > 1, row) for row in run]
    for i in range(len(run) - 2, -1, -1):
        row, below = run[i], run[i + 1]
        beside_figures = (row[-1].x1 or 0.0) < last or (row[0].x0 or 0.0) >= last - _MIN_SEPARATOR
        heads = marked[i + 1][0] and step_to(row, below) <= _USUAL_STEP * usual
        marked[i] = (marked[i][0] or (heads and beside_figures), row)
    whole: Row = []
    for i in range(1, len(run)):
        whole = run[i - 1] if len(run[i - 1]) > 1 else whole
        step = step_to(run[i - 1], run[i])
        wrapped = (step <= _WRAPPED_STEP * usual and not _reaches_over(run[i], whole)) or (
            step <= _LINE_STEP * min(steps) and _goes_on(run[i], whole)
        )
        if marked[i - 1][0] and wrapped:
            marked[i] = (True, run[i])
    return marked


def _reaches_over(row: Row, above: Row) -> bool:
    """Whether a row of one cell reaches from one cell of the row above to the next."""
    line = row[0]
    return (
        sum((line.x0 or 0.0) < (x.x1 or 0.0) and (x.x0 or 0.0) < (line.x1 or 0.0) for x in above)
        > 1
    )


def _goes_on(row: Row, above: Row) -> bool:
    """Whether a row of one cell stands in one of the columns of the row that it may go on."""
    line = row[0]
    edges = [cell.x0 or 0.0 for cell in above]
    at = next((i for i, x0 in enumerate(edges) if abs(x0 - (line.x0 or 0.0)) <= _SAME_EDGE), None)
    return at is not None and (at + 1 == len(edges) or (line.x1 or 0.0) < edges[at + 1])


def words_of(block: Sequence[Row], words: Sequence[Word]) -> list[Word]:
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


def step_to(above: Row, below: Row) -> float:
    """How far a row stands below another."""
    return baseline(below[0]) - baseline(above[0])


def baseline(line: Line) -> float:
    """Where the letters of a line stand, from the page's top."""
    return (line.bottom or 0.0) - 0.25 * (line.size or 0.0)
