"""Tables without rules: blocks of rows that are cut alike, then columns and rows by `strips`.

Only where a column holds figures, or three columns stand full below each other: prose in columns,
lists of names and contents look like grids too, and a false table is worse than a missed one (its
words are in the lines either way).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from parse.model import Table
from parse.readers.blocks import SENTENCE_ENDS, blocks_of, words_of
from parse.readers.strips import (
    FIGURE,
    Column,
    TableLine,
    by_baseline,
    columns_of,
    in_columns,
    rows_of,
    text_of,
)
from parse.text.celltext import is_torn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.model import Line
    from parse.readers.blocks import Row
    from parse.readers.word import Word

# Prose above a table: a line of this length that ends a sentence.
_PROSE = 30
_ITEM = re.compile(r"(?:\d{1,2}\.?(?:\d{1,2}\.?)?|bilag \d+:?)\s", re.IGNORECASE)
_CAPTION = re.compile(r"(?:tabel|figur|bilag)\b", re.IGNORECASE)
_STARTS_WITH_CODE = re.compile(r"\d")
_BULLETS = re.compile(r"[•●○◦▪■□‣∙]+(?: [•●○◦▪■□‣∙]+)*")
# Of the filled cells of a column, this share are figures: it is one of figures.
_FIGURES = 0.6
# Without figures: at least so many columns and rows, and so many of the rows full.
_TEXT_COLUMNS, _TEXT_ROWS, _TEXT_FULL = 3, 4, 0.7
# A head of this many lines above the first figures is one row, wrapped.
_WRAPPED_HEAD = 3


def unruled_tables(rows: Sequence[Row], words: Sequence[Word], number: int) -> list[Table]:
    """The tables among a page's rows in reading order; `words` are those that they were made of."""
    found: list[Table] = []
    for block in blocks_of(rows):
        found += _tables(block, words, number) or [
            table for part in _parted(block) for table in _tables(part, words, number)
        ]
    return found


def _parted(block: Sequence[Row]) -> list[list[Row]]:
    """The parts of a block between rows of one cell: titles of tables with columns of their own."""
    parts: list[list[Row]] = [[]]
    for row in block:
        if len(row) > 1:
            parts[-1].append(row)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if len(part) >= _TEXT_ROWS] if len(parts) > 1 else []


def _tables(block: list[Row], words: Sequence[Word], number: int) -> list[Table]:
    held = words_of(block, words)
    columns = columns_of(by_baseline(held))
    if len(columns) < 2:
        return []
    block = _without_caption(_without_prose(block, columns), columns)
    lines = [in_columns(line, columns) for line in by_baseline(words_of(block, words))]
    rows = _with_one_head(rows_of(lines), number)
    if not (_has_figures(rows) or _is_full(rows)) or _is_other(rows):
        return []
    top = min(line.top or 0.0 for line in block[0])
    bottom = max(line.bottom or 0.0 for line in block[-1])
    return [
        Table(number, tuple(tuple(row) for row in part if any(row)), top, bottom)
        for part in _side_by_side(rows)
    ]


def _is_other(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows are no table's, or are cut where none ends."""
    return _is_contents(rows) or _is_bulleted(rows) or _are_torn(rows)


def _are_torn(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a word goes on from one row to the next: they are lines of wrapped cells."""
    return any(
        is_torn(cell, below)
        for row, other in pairwise(rows)
        for cell, below in zip(row, other, strict=True)
    )


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


def _is_bulleted(cells: Sequence[Sequence[str]]) -> bool:
    """Whether the first column has the bullets of a list, with something else beside it."""
    first = [row[0] for row in cells if row[0]]
    return bool(first) and all(map(_BULLETS.fullmatch, first))


def _without_prose(block: list[Row], columns: Sequence[Column]) -> list[Row]:
    """The block without the prose above its head: lines alone in their row, over two columns."""
    head = next((i for i, row in enumerate(block) if len(row) > 1), 0)
    prose = [i for i in range(head) if _crosses(block[i][0], columns)]
    return block[prose[-1] + 1 :] if prose else block


def _crosses(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line reaches over the white between two columns."""
    x0, x1 = line.x0 or 0.0, line.x1 or 0.0
    return sum(x0 < column.x1 and column.x0 < x1 for column in columns) > 1 or (
        (line.text[-1:] in SENTENCE_ENDS) and len(line.text) > _PROSE
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
        outside = line.text[-1:] in SENTENCE_ENDS or (line.x1 or 0.0) > columns[0].x1 + 1
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
