"""Columns and rows of a table from the white between its words.

Where no rules part the cells of a table, strips of white do: between columns they run through all
its lines, between rows they are wider than between the lines of a wrapped cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from parse.readers.lines import lines_of, lowered
from parse.readers.word import Word
from parse.text.celltext import joined

FIGURE = re.compile(
    r"[-–—]|[-–+−]?\s?\(?\d[\d.,  ]*\)?\s?(?:%|pct\.|kr\.|mio\.|mia\.)?"
    r"|(?:kl\. ?)?\d{1,2}(?:[.:]\d\d)?\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?"
    r"|\d{1,2}\. (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?(?: \d{4})?"
)
# What is ticked: as little wrapped as a figure.
_MARK = re.compile(r"[xX×✓✔√☑☒]|\([xX]\)")
# Spaces within a cell stay below this share of the size, the white between cells above it.
_WHITE = 0.45
_MIN_WHITE = 3.0
SAME_BASELINE = 1.5
# Steps from line to line within a cell are alike; a step this much longer begins a row.
_LONGER = 1.1
# Lines of interleaved cells (set in the middle of their row) are nearer than lines of a cell.
_INTERLEAVED = 0.75
_MAX_HEAD = 4
# Figures set close: so many lines have them all, and they end within this of each other.
_ALL_BUT_FEW, _ONE_PLACE = 0.8, 1.0
_THOUSANDS = re.compile(r"\d{3}")
_BROKEN = re.compile(r"\w+[-\u00ad\u2010]")
# A word at a column's edge is at most so far from it.
_OFF = 3.0

Cells = list[list[Word]]


class Column(NamedTuple):
    """From where to where a column's words reach, in points."""

    x0: float
    x1: float


class TableLine(NamedTuple):
    """One line of a table: its baseline and its words by column.

    `spanning`: it is a head whose parts each stand over several columns.
    """

    baseline: float
    cells: Cells
    spanning: bool = False

    def filled(self) -> list[int]:
        """The columns that hold something."""
        return [i for i, cell in enumerate(self.cells) if cell]

    def figures(self) -> set[int]:
        """The columns that hold a figure or a mark; the first names the row, whatever it holds."""
        return {i for i in self.filled() if i and _is_whole(said(self.cells[i]))}


def _is_whole(text: str) -> bool:
    return FIGURE.fullmatch(text) is not None or _MARK.fullmatch(text) is not None


def said(words: Sequence[Word]) -> str:
    """What words of one line say."""
    return " ".join(word.text for word in words)


def by_baseline(words: Sequence[Word]) -> list[list[Word]]:
    """The words by lines from the top, each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(lowered(list(words)), key=lambda w: w.baseline):
        if lines and word.baseline - lines[-1][0].baseline <= SAME_BASELINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda w: w.x0)
    return lines


def pieces(line: Sequence[Word]) -> list[list[Word]]:
    """A line's words in runs without white between them."""
    found: list[list[Word]] = []
    for word in line:
        if found and word.x0 - found[-1][-1].x1 < _white(word):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _white(word: Word) -> float:
    return max(_MIN_WHITE, _WHITE * word.size)


def columns_of(lines: Sequence[Sequence[Word]]) -> list[Column]:
    """The columns between the strips of white that run through the body of a table.

    Heads may reach over several columns, and so may a line that is alone in its row.
    """
    several = [line for line in lines if len(pieces(line)) > 1]
    start = next((i for i, line in enumerate(several) if _has_figure(line)), 0)
    body = several[start:] if start <= _MAX_HEAD and len(several) - start > 1 else several
    if not body:
        return []
    white = median(_white(line[0]) for line in body)
    columns: list[Column] = []
    for x0, x1 in sorted((max(0.0, word.x0), word.x1) for line in body for word in line):
        if columns and x0 - columns[-1].x1 < white:
            columns[-1] = Column(columns[-1].x0, max(columns[-1].x1, x1))
        else:
            columns.append(Column(x0, x1))
    return [part for column in columns for part in _set_close(column, body)]


def _set_close(column: Column, body: Sequence[Sequence[Word]]) -> list[Column]:
    """A column of figures that is several, with hardly a space between: each ends in one place.

    Thousands are parted by spaces too (`12 500`): then all that follow have three digits.
    """
    lines = [
        [word for word in line if column.x0 <= (word.x0 + word.x1) / 2 <= column.x1]
        for line in body
    ]
    lines = [line for line in lines if line]
    count = Counter(map(len, lines)).most_common(1)[0][0]
    whole = [line for line in lines if len(line) == count]
    if count < 2 or len(whole) < max(3, _ALL_BUT_FEW * len(lines)):
        return [column]
    parts = list(zip(*whole, strict=True))
    for part in parts:
        ends = [word.x1 for word in part]
        if max(ends) - min(ends) > _ONE_PLACE or not all(FIGURE.fullmatch(w.text) for w in part):
            return [column]
    if any(all(_THOUSANDS.fullmatch(word.text) for word in part) for part in parts[1:]):
        return [column]
    return [Column(min(w.x0 for w in part), max(w.x1 for w in part)) for part in parts]


def _has_figure(line: Sequence[Word]) -> bool:
    return any(FIGURE.fullmatch(said(piece)) for piece in pieces(line)[1:])


def in_columns(line: Sequence[Word], columns: Sequence[Column]) -> TableLine:
    """A line's words by column. What reaches over several is in the first of them."""
    cells: Cells = [[] for _ in columns]
    runs = pieces(line)
    spans = _spans(runs, columns)
    spanning = bool(spans)
    for run in runs:
        over = [i for i, column in enumerate(columns) if _overlap(run, column) > 0]
        if spans:
            cells[spans.pop(0)] += run
        elif len(over) > 1 and _falls_apart(run, columns):
            for word in run:
                cells[_nearest(word, columns)].append(word)
        elif len(over) > 1 and _reaches_over(run, columns, over):
            cells[over[0]] += run
        else:
            cells[_best(run, columns)] += run
    return TableLine(line[0].baseline, cells, spanning)


def _overlap(run: Sequence[Word], column: Column) -> float:
    return min(run[-1].x1, column.x1) - max(run[0].x0, column.x0)


def _falls_apart(run: Sequence[Word], columns: Sequence[Column]) -> bool:
    """Whether a run is figures set close to each other, each in a column of its own."""
    places = [_nearest(word, columns) for word in run]
    return len(set(places)) == len(run) and all(FIGURE.fullmatch(word.text) for word in run[1:])


def _reaches_over(run: Sequence[Word], columns: Sequence[Column], over: Sequence[int]) -> bool:
    """Whether a run lies on several columns for good, and not only on the edge of another."""
    return sum(_overlap(run, columns[i]) > 0.5 * _width(columns[i]) for i in over) > 1


def _width(column: Column) -> float:
    return column.x1 - column.x0


def _nearest(word: Word, columns: Sequence[Column]) -> int:
    middle = (word.x0 + word.x1) / 2
    away = [max(column.x0 - middle, middle - column.x1, 0.0) for column in columns]
    return away.index(min(away))


def fits(run: Sequence[Word], columns: Sequence[Column]) -> bool:
    """Whether a run stands in one column, and there as the column does: left, right or centred."""
    x0, x1 = run[0].x0, run[-1].x1
    over = [column for column in columns if _overlap(run, column) > 0]
    return len(over) == 1 and (
        min(abs(over[0].x0 - x0), abs(over[0].x1 - x1), abs(sum(over[0]) - x0 - x1) / 2) < _OFF
    )


def _best(run: Sequence[Word], columns: Sequence[Column]) -> int:
    """The column a run begins, ends or is centred with, of those it touches or lies near to."""
    x0, x1 = run[0].x0, run[-1].x1
    touched = [i for i, column in enumerate(columns) if _overlap(run, column) > -1.0]
    away = [
        min(
            abs(columns[i].x0 - x0),
            abs(columns[i].x1 - x1),
            abs(columns[i].x0 + columns[i].x1 - x0 - x1) / 2,
        )
        for i in touched
    ]
    if not touched:
        middle = (x0 + x1) / 2
        far = [max(column.x0 - middle, middle - column.x1) for column in columns]
        return far.index(min(far))
    return touched[away.index(min(away))]


def _spans(runs: Sequence[Sequence[Word]], columns: Sequence[Column]) -> list[int]:
    """Where the parts of a head stand that each reach over equally many columns; else none.

    What heads the first column may stand beside them.
    """
    if len(runs) > 2 and fits(runs[0], columns[:1]):
        over = _spans(runs[1:], columns)
        return [0, *over] if over else []
    many, odd = divmod(len(columns) - 1, len(runs)) if runs else (0, 0)
    if many < 2 or odd or len(runs) < 2:
        return []
    firsts = [1 + i * many for i in range(len(runs))]
    for run, first in zip(runs, firsts, strict=True):
        x0, x1 = columns[first].x0, columns[first + many - 1].x1
        middle = (run[0].x0 + run[-1].x1) / 2
        begins = columns[first - 1].x1 < run[0].x0 < x0 + _OFF and run[-1].x1 <= x1
        if abs((x0 + x1) / 2 - middle) > 0.2 * (x1 - x0) and not begins:
            return []
    return firsts


def rows_of(lines: Sequence[TableLine]) -> list[list[TableLine]]:
    """The lines by rows: a wrapped cell's next line is nearer than the next row."""
    steps = [below.baseline - above.baseline for above, below in pairwise(lines)]
    pitch = _pitch(lines)
    if not steps or pitch is None:
        return [[line] for line in lines]
    near = _INTERLEAVED if _rows_are_near(lines, steps, pitch) else _LONGER
    rows = [[lines[0]]]
    continues = _continuing(lines) if near == _INTERLEAVED else set()
    for at, (step, line) in enumerate(zip(steps, lines[1:], strict=True), start=1):
        if at in continues:
            rows[-1].append(line)
            continue
        apart = rows[-1][-1].spanning or (near == _INTERLEAVED and line.figures())
        if step <= near * pitch and not apart:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def as_head(lines: Sequence[TableLine]) -> list[list[TableLine]]:
    """The lines of a head as one row, but for those that stand over several columns."""
    rows: list[list[TableLine]] = []
    for line in lines:
        if rows and not rows[-1][-1].spanning:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _continuing(lines: Sequence[TableLine]) -> set[int]:
    """Positions of lines that go on with the row above, where white does not tell.

    Without a figure, all their cells in small letters, in a table whose rows begin with capitals;
    or the rest of a broken word. Whether a name had room beside the one above it does not tell:
    below a long one, a group's title has none either. But no group's title ends a table.
    """
    return _rests_of_words(lines) | _small_letters(lines) | _last_rest(lines)


def _last_rest(lines: Sequence[TableLine]) -> set[int]:
    """The last line, where it holds nothing but what had no room in the first cell above."""
    above, last = lines[-2:] if len(lines) > 1 else (lines[0], lines[0])
    if last.filled() != [0] or len(above.filled()) < 2 or not above.cells[0]:
        return set()
    end = max(line.cells[0][-1].x1 for line in lines if line.cells[0])
    first, before = last.cells[0][0], above.cells[0][-1]
    wide = before.x1 + first.x1 - first.x0 + _MIN_WHITE > end
    return {len(lines) - 1} if wide and first.x0 == above.cells[0][0].x0 else set()


def _small_letters(lines: Sequence[TableLine]) -> set[int]:
    small = [all(cell[0].text[:1].islower() for cell in line.cells if cell) for line in lines]
    firsts = [is_small for line, is_small in zip(lines, small, strict=True) if line.figures()]
    if not firsts or any(firsts):
        return set()
    return {at for at, is_small in enumerate(small) if at and is_small}


def _rests_of_words(lines: Sequence[TableLine]) -> set[int]:
    """Lines that hold nothing but the rest of a word broken at the end of the first cell above."""
    return {
        at
        for at, (above, line) in enumerate(pairwise(lines), start=1)
        if line.filled() == [0] and above.cells[0] and _BROKEN.fullmatch(above.cells[0][-1].text)
    }


def has_long_steps(lines: Sequence[TableLine]) -> bool:
    """Whether white parts some of the lines: rows, then, of wrapped cells."""
    pitch = _pitch(lines)
    return pitch is not None and any(
        below.baseline - above.baseline > _LONGER * pitch for above, below in pairwise(lines)
    )


def _pitch(lines: Sequence[TableLine]) -> float | None:
    """The smallest step from line to line within a column."""
    steps = []
    last: dict[int, float] = {}
    for line in lines:
        for column in line.filled():
            if column in last:
                steps.append(line.baseline - last[column])
            last[column] = line.baseline
    return min(steps, default=None)


def _rows_are_near(lines: Sequence[TableLine], steps: Sequence[float], pitch: float) -> bool:
    """Whether the smallest step is that from row to row: no cell is wrapped."""
    near = [
        (above, below)
        for step, (above, below) in zip(steps, pairwise(lines), strict=True)
        if step <= _LONGER * pitch
    ]
    if len(near) == len(steps):
        return True
    if any(line.figures() for line in lines):
        return 2 * sum(bool(a.figures() & b.figures()) for a, b in near) >= len(near)
    full = sum(all(a.cells) and all(b.cells) for a, b in near)
    return 2 * full >= len(near) and 4 * len(near) >= 3 * len(steps)


def text_of(row: Sequence[TableLine], page: int) -> tuple[str, ...]:
    """The text of each cell of a row."""
    return tuple(
        joined(line.text for line in lines_of([word for part in column for word in part], page))
        for column in zip(*(line.cells for line in row), strict=True)
    )
