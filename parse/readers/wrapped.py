"""Tables without rules whose cells are wrapped, with rows set as close as the lines of a cell.

No white tells then where a row begins, but what stands on its lines (see `beginnings`). Only tables
with wrapped or empty cells are looked for; others are `grids`' business.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from parse.lines.fields import field_heading
from parse.model import Line, Table
from parse.readers.beginnings import (
    LONGER,
    MAX_DOUBT,
    Begins,
    Cells,
    begins,
    ends_of,
    measures,
    step,
)
from parse.readers.blocks import SENTENCE_ENDS, baseline
from parse.readers.namelists import ENTRY
from parse.readers.strips import FIGURE
from parse.text.celltext import is_torn, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.readers.blocks import Row
    from parse.readers.paint import Box

# Cells of a column begin at one place, and end this much before the next column at least.
_SAME_EDGE, _GUTTER = 2.0, 3.0
# Rows are at most so many sizes apart.
_MAX_STEP = 3.2
# Lines of a cell are at most so many sizes apart.
_LINE_STEP = 1.6
_SAME_SIZE = 0.6
# A table has a head and two rows.
_MIN_ROWS = 3
# Two columns of which the first is this wide are prose and a margin.
_PAIR, _MAX_FIRST = 2, 0.65
# What numbers headings and lists, or marks them; what labels the lines of a cover.
_LABELS = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.|\d{1,2}(?:\.\d{1,2}){1,2}|\W+|.*:")


class Wrapped(NamedTuple):
    """A table and its place."""

    table: Table
    box: Box


class _Block(NamedTuple):
    """Printed lines that stand in the same columns; `edges` are where these begin."""

    edges: tuple[float, ...]
    lines: list[Cells]


def wrapped_tables(rows: Sequence[Row], page: int) -> tuple[list[Wrapped], list[list[Line]]]:
    """The tables among a page's rows of lines, and the lines of those whose rows cannot be told.

    Lines of the latter are given column by column, which keeps each cell's together.
    """
    found: list[Wrapped] = []
    unclear: list[list[Line]] = []
    at = 0 if sum(len(row) > 1 for row in rows) >= _MIN_ROWS else len(rows)
    free = at  # no row from this one on is a table's yet
    while at < len(rows):
        block = _block(rows, at) if len(rows[at]) > 1 else None
        if block is None:
            at += 1
            continue
        behind = at + len(block.lines)
        if any(_is_over(block, row) for row in rows[behind : behind + 1]):
            at = behind  # a part of a table of figures: these end at one place
            continue
        split = _rows(block) if len(block.lines) >= _MIN_ROWS else None
        if split and _is_cut(split[0][-1], rows[behind:]):
            split[0].pop()
        head = next((row for row in rows[free:at][-1:] if _is_over(block, row)), ())
        made = _table(*split, dict(enumerate(head)), block.edges, page) if split else None
        if split and made:
            found.append(made)
            free = at = at + sum(map(len, split[0]))
            continue
        if split is None and not _labels_fields(block) and (lines := _by_column(block)):
            unclear.append(lines)
        at = behind
    return found, unclear


def _is_cut(row: Sequence[Cells], below: Sequence[Row]) -> bool:
    """Whether a word of a block's last row goes on below it, in a line that stands otherwise."""
    return any(
        is_torn(cell.text, line.text) and abs((cell.x0 or 0.0) - (line.x0 or 0.0)) <= _SAME_EDGE
        for cell in row[-1].values()
        for lines in below[:1]
        for line in lines
    )


def _labels_fields(block: _Block) -> bool:
    """Whether fields' headings stand in the first column: their texts belong beside them."""
    return any(0 in line and field_heading(line[0].text) for line in block.lines)


def _is_over(block: _Block, row: Row) -> bool:
    """Whether a row above or below a block stands over its columns, and not at their edges.

    So do heads, which are centred, or at the right over figures; and rows of figures.
    """
    if len(row) != len(block.edges):
        return False
    near = min(abs(baseline(row[0]) - baseline(at[0])) for at in block.lines if 0 in at)
    return near <= _MAX_STEP * (row[0].size or 0.0) and all(
        (cell.x0 or 0.0) < end and start < (cell.x1 or 0.0)
        for cell, start, end in zip(
            row, block.edges, ends_of(block.lines, block.edges), strict=True
        )
    )


def _block(rows: Sequence[Row], start: int) -> _Block:
    """The rows from this one on that stand in its columns, or in such as the later ones have."""
    edges: tuple[float, ...] = tuple(line.x0 or 0.0 for line in rows[start])
    lines = [rows[start]]
    for above, row in pairwise(rows[start:]):
        down = baseline(row[0]) - baseline(above[0])
        alike = all(abs((line.size or 0.0) - (above[0].size or 0.0)) < _SAME_SIZE for line in row)
        if not (alike and 0 < down <= _MAX_STEP * (row[0].size or 0.0)):
            break
        wider = _with_edges(edges, row, lines)
        if wider is None:
            break
        edges = wider
        lines.append(row)
    return _Block(edges, [_cells(row, edges) for row in lines])


def _with_edges(
    edges: tuple[float, ...], row: Row, above: Sequence[Row]
) -> tuple[float, ...] | None:
    """The columns' edges with those that a row adds; None where it does not stand in columns."""
    new = [
        line.x0 or 0.0
        for line in row
        if all(abs((line.x0 or 0.0) - edge) > _SAME_EDGE for edge in edges)
    ]
    if new and len(row) == 1:
        return None
    wider = tuple(sorted([*edges, *new]))
    tested = [*above, row] if new else [row]
    return wider if all(_stands_in(line, wider) for one in tested for line in one) else None


def _stands_in(line: Line, edges: Sequence[float]) -> bool:
    """Whether a line begins at an edge, and ends before the next one."""
    x0, x1 = line.x0 or 0.0, line.x1 or 0.0
    behind = min((edge for edge in edges if edge > x0 + _SAME_EDGE), default=float("inf"))
    return min(abs(x0 - edge) for edge in edges) <= _SAME_EDGE and x1 < behind - _GUTTER


def _cells(row: Row, edges: Sequence[float]) -> Cells:
    return {
        min(range(len(edges)), key=lambda at: abs((line.x0 or 0.0) - edges[at])): line
        for line in row
    }


# ── what is a table ──────────────────────────────────────────────────────────────────


def _rows(block: _Block) -> tuple[list[list[Cells]], float] | None:
    """The lines by rows, up to where the table ends, and the share of rows that are doubtful."""
    of = measures(block.lines, block.edges)
    rows = [[block.lines[0]]]
    doubts = 0
    widest = of.pitch  # of the steps between rows
    for at, (above, line) in enumerate(pairwise(block.lines), start=1):
        verdict = begins(above, line, of)
        apart = step(above, line)
        if verdict is Begins.NOT:
            rows[-1].append(line)
            continue
        if len(line) == 1 and (apart > LONGER * widest or not any(map(_several, block.lines[at:]))):
            break  # a paragraph or a heading below the table
        if verdict is Begins.TORN:
            return None
        doubts += verdict is Begins.LIKELY
        widest = max(widest, apart)
        rows.append([line])
    return rows, doubts / max(1, len(rows) - 1)


def _several(line: Cells) -> bool:
    return len(line) > 1


def _by_column(block: _Block) -> list[Line]:
    """A block's lines column by column, without what stands below it; none if it has few rows."""
    last = max(at for at, line in enumerate(block.lines) if _several(line))
    lines = block.lines[:1]
    for at, (above, line) in enumerate(pairwise(block.lines), start=1):
        apart = step(above, line) > _LINE_STEP * (next(iter(line.values())).size or 0.0)
        if len(line) == 1 and ((apart and 0 in line) or (at > last and (apart or 0 in line))):
            break  # a paragraph or a heading
        lines.append(line)
    if sum(map(_several, lines)) < _MIN_ROWS:
        return []
    return [line[at] for at in range(len(block.edges)) for line in lines if at in line]


def _table(
    rows: Sequence[Sequence[Cells]], doubt: float, head: Cells, edges: Sequence[float], page: int
) -> Wrapped | None:
    """The table that rows make with the head above them, None where they make none."""
    wrapped = sum(map(len, rows)) > len(rows)
    if len(rows) < _MIN_ROWS or not (wrapped or _has_empty_cells(rows, len(edges))):
        return None
    if doubt > MAX_DOUBT or _is_other(rows, edges):
        return None
    rows = [[head], *rows] if head else rows
    lines = [line for row in rows for line in row]
    cells = [cell for line in lines for cell in line.values()]
    box = (
        min(cell.x0 or 0.0 for cell in cells),
        min(cell.top or 0.0 for cell in cells),
        max(cell.x1 or 0.0 for cell in cells),
        max(cell.bottom or 0.0 for cell in cells),
    )
    texts = tuple(
        tuple(joined(line[at].text for line in row if at in line) for at in range(len(edges)))
        for row in rows
    )
    return Wrapped(Table(page, texts, box[1], box[3]), box)


def _has_empty_cells(rows: Sequence[Sequence[Cells]], columns: int) -> bool:
    """Whether rows below a whole head lack a cell here and there, but never the first.

    Most lack one at most; titles of groups lack all others. `grids` wants most rows whole.
    """
    held = [set().union(*row) for row in rows]
    head = list(rows[0][0].values())
    return (
        columns > _PAIR
        and len(rows) > _MIN_ROWS
        and not any(FIGURE.fullmatch(cell.text) for cell in head[1:])
        and len(held[0]) == columns
        and all(0 in cells for cells in held)
        and 2 * sum(len(cells) >= columns - 1 for cells in held) > len(rows)
    )


def _is_other(rows: Sequence[Sequence[Cells]], edges: Sequence[float]) -> bool:
    """Whether the rows are no table's: numbered headings, labels, fields, people, prose."""
    firsts = [row[0][0].text if 0 in row[0] else "" for row in rows]
    if any(field_heading(text) for text in firsts):
        return True
    first, right = (
        max(cell.x1 or 0.0 for row in rows for line in row for at, cell in line.items() if at in of)
        for of in ({0}, range(len(edges)))
    )
    wide = first - edges[0] > _MAX_FIRST * (right - edges[0])
    if len(edges) == _PAIR and (wide or _are_paragraphs(rows)):
        return True
    labels = sum(bool(_LABELS.fullmatch(text)) for text in firsts)
    people = sum(
        all(at in row[0] and ENTRY.match(row[0][at].text) for at in (0, 1)) for row in rows
    )
    return 2 * max(labels, people) >= len(rows)


def _are_paragraphs(rows: Sequence[Sequence[Cells]]) -> bool:
    """Whether what stands beside labels is prose: read by lines it is in order, and stays text."""
    wraps = sum(0 in line for row in rows for line in row[1:])
    ends = sum(row[-1][1].text[-1:] in SENTENCE_ENDS for row in rows[1:] if 1 in row[-1])
    return not wraps and 2 * ends >= len(rows) - 1
