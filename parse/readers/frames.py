"""Half-ruled tables: rules or shades between rows and white between columns, or the other way.

Rules of one length, one below the other, make a frame. What lies between two of them is a band:
one row, wrapped or not, or (between the rule under the head and the last one) many. Tables with
rules both ways are left to `tables`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from parse.flow.furniture import is_running_head
from parse.model import Table
from parse.readers.bands import rows_of_band
from parse.readers.blocks import baseline
from parse.readers.blocks import rows_of as rows_of_lines
from parse.readers.bounds import bounds_of
from parse.readers.lines import lines_of
from parse.readers.paint import Box
from parse.readers.rules import (
    ALIKE,
    MIN_RULES,
    Frame,
    Rule,
    combs_of,
    frames_of,
    is_crossed,
    is_grid,
    meet,
    rules_of,
)
from parse.readers.strips import (
    Column,
    TableLine,
    as_head,
    by_baseline,
    columns_of,
    fits,
    in_columns,
    pieces,
    rows_of,
    said,
    text_of,
)
from parse.readers.word import Word
from parse.text.celltext import ends_inside_word

if TYPE_CHECKING:
    from parse.readers.edges import Edge

# How far columns at the outside of upright rules may reach.
_REACH = 40.0
# Letters stand this much above their baseline, in sizes, in the middle.
_MIDDLE = 0.25
# A line without white in it, this wide, is prose where it begins at the left.
_PROSE = 0.55
# Rows beyond the outermost rule: at most so many sizes from the next line.
_NEAR = 2.4
# Lines of one cell are nearer than this, in sizes.
_LINE_STEP = 1.7
# White below or above a rule, in heights of the usual band, that parts two tables.
_FAR = 2.5
_MANY_BANDS = 4
# Lines of this many letters are prose; where there are some, what stands right of them by this
# much is in the margin.
_PROSE_LETTERS, _PROSE_LINES, _MARGIN = 50, 3, 12.0


class Framed(NamedTuple):
    """A table, its place, and which words (by position) stand in which row and column."""

    table: Table
    box: Box
    cells: dict[int, tuple[int, int]]


def framed_tables(edges: Sequence[Edge], words: Sequence[Word], page: int) -> list[Framed]:
    """The tables with rules or shades one way only, from the top."""
    level, upright = rules_of(edges, "h"), rules_of(edges, "v")
    frames = [frame for frame in frames_of(level) if not is_grid(frame, upright)]
    combs = [(box, inner) for box, inner in combs_of(upright) if not is_crossed(box, level)]
    if not frames and not combs:
        return []
    places = _body(words, frames)
    body = [words[at] for at in places]
    bounds = _bounds(body, frames, page)
    found = [
        made
        for frame in frames
        for part in _parts(frame, body, bounds)
        if (made := _between(part, body, page)) is not None
    ]
    for box, inner in combs:
        if not any(meet(box, other.box) for other in found):
            made = _beside(box, inner, body, page)
            if made:
                found.append(made)
    return [
        made._replace(cells={places[at]: cell for at, cell in made.cells.items()})
        for made in sorted(found, key=lambda made: made.box[1])
    ]


def _body(words: Sequence[Word], frames: Sequence[Frame]) -> list[int]:
    """Positions of the words but those of running heads, and what stands beside prose and rules."""
    lines = [piece for line in by_baseline(words) for piece in pieces(line)]
    prose = [piece[-1].x1 for piece in lines if len(said(piece)) > _PROSE_LETTERS]
    right = float("inf")
    if len(prose) >= _PROSE_LINES:
        right = max(*prose, *(frame.box[2] for frame in frames)) + _MARGIN
    heads = {
        (word.text, word.x0)
        for piece in lines
        if is_running_head(said(piece)) or piece[0].x0 > right
        for word in piece
    }
    return [at for at, word in enumerate(words) if (word.text, word.x0) not in heads]


def _bounds(words: Sequence[Word], frames: Sequence[Frame], page: int) -> list[float]:
    """The heights of the headings and the prose that no table goes through."""
    top = min((frame.box[1] for frame in frames), default=0.0)
    bottom = max((frame.box[3] for frame in frames), default=0.0)
    rows = rows_of_lines(lines_of((w for w in words if top < w.baseline < bottom), page))
    return [baseline(rows[at][0]) for at in bounds_of(rows)]


def with_cells(words: Sequence[Word], found: Sequence[Framed]) -> list[Word]:
    """The words, those in tables with the number of their cell."""
    marked = list(words)
    for made in found:
        base = 1 + max(word.cell for word in marked)
        for at, (row, column) in made.cells.items():
            marked[at] = marked[at]._replace(cell=base + row * len(made.table.rows[0]) + column)
    return marked


def _inside(words: Sequence[Word], box: Box) -> list[int]:
    """Positions of the words in a box."""
    left, top, right, bottom = box
    return [
        at
        for at, word in enumerate(words)
        if left - ALIKE <= (word.x0 + word.x1) / 2 <= right + ALIKE
        and top < word.baseline - _MIDDLE * word.size < bottom
    ]


def _parts(frame: Frame, words: Sequence[Word], bounds: Sequence[float]) -> list[Frame]:
    """The frame cut between tables of one width.

    Prose or much white lies between two rules there, or a title above the head that both have.
    """
    left, top, right, _ = frame.box
    above_all = by_baseline([words[i] for i in _inside(words, (left, 0.0, right, top))])
    head = said(above_all[-1]) if above_all and len(pieces(above_all[-1])) > 1 else None
    edge = min((words[i].x0 for i in _inside(words, frame.box)), default=left) + ALIKE
    heights = [below.at - above.at for above, below in pairwise(frame.rules)]
    usual = median(heights)
    parts: list[list[Rule]] = [[frame.rules[0]]]
    for (above, below), height in zip(pairwise(frame.rules), heights, strict=True):
        inside = by_baseline([words[i] for i in _inside(words, (left, above.at, right, below.at))])
        lines = [pieces(line) for line in inside]
        prose = any(
            len(line) == 1
            and line[0][0].x0 < edge
            and line[0][-1].x1 - line[0][0].x0 > _PROSE * (right - left)
            for line in lines
        )
        alone = all(len(line) == 1 for line in lines) and height > _FAR * usual
        headed = len(lines) > 1 and len(lines[-2]) == 1 and said(inside[-1]) == head
        bounded = any(above.at < bound < below.at for bound in bounds)
        if bounded or prose or alone or headed:
            parts.append([below])
        else:
            parts[-1].append(below)
    return [Frame(tuple(part)) for part in parts if len(part) >= MIN_RULES]


def _between(frame: Frame, words: Sequence[Word], page: int) -> Framed | None:
    """The table of a frame, None where there is none."""
    left, _, right, _ = frame.box
    bands = [
        by_baseline([words[i] for i in _inside(words, (left, above.at, right, below.at))])
        for above, below in pairwise(frame.rules)
    ]
    bands = [band for band in bands if band]
    columns = columns_of([line for band in bands for line in band])
    if len(columns) < 2 or len(bands) < 2:
        return None
    many = len(bands) >= _MANY_BANDS
    parts = [
        rows_of_band([in_columns(x, columns) for x in band], columns, head=at == 0, many=many)
        for at, band in enumerate(bands)
    ]
    if not all(parts):
        return None
    rows = [row for part in parts for row in part]
    above, below = _beyond(words, frame, columns)
    rows = [*as_head(above), *rows, *[[line] for line in below]]
    return _made(rows, words, frame.box, page)


def _beyond(
    words: Sequence[Word], frame: Frame, columns: Sequence[Column]
) -> tuple[list[TableLine], list[TableLine]]:
    """The head above the first rule, and rows below the last: shades end with every other row."""
    left, top, right, bottom = frame.box
    wide = (left, 0.0, right, float("inf"))
    lines = by_baseline([words[i] for i in _inside(words, wide)])
    above = [line for line in lines if line[0].baseline - _MIDDLE * line[0].size <= top]
    below = [line for line in lines if line[0].baseline - _MIDDLE * line[0].size >= bottom]
    return (
        _fitting(above[::-1], columns, top, wraps=True)[::-1],
        _fitting(below, columns, bottom),
    )


def _fitting(
    lines: Sequence[Sequence[Word]],
    columns: Sequence[Column],
    edge: float,
    *,
    wraps: bool = False,
) -> list[TableLine]:
    """The first lines whose pieces fit the columns, near enough to the edge and each other.

    `wraps`: cells of theirs may go on in lines of their own, but for the first: captions stand so.
    """
    found: list[TableLine] = []
    rests: list[TableLine] = []
    for line in lines:
        runs = pieces(line)
        step = abs(line[0].baseline - edge)
        cut = in_columns(line, columns)
        if step > _NEAR * line[0].size or not (
            cut.spanning or all(fits(run, columns) for run in runs)
        ):
            break
        edge = line[0].baseline
        if not wraps and any(ends_inside_word(said(run), "") for run in runs):
            break  # its cells go on below
        if cut.spanning or len(runs) >= max(2, len(columns) - 1):
            found += [*rests, cut]
            rests = []
        elif wraps and not cut.cells[0] and step < _LINE_STEP * line[0].size:
            rests.append(cut)
        else:
            break
    return found


def _beside(box: Box, inner: list[Rule], words: Sequence[Word], page: int) -> Framed | None:
    """The table between upright rules and to both sides of them."""
    left, top, right, bottom = box
    reach = 1.6 * max(b.at - a.at for a, b in pairwise(inner)) + _REACH
    wide = (left - 2 * reach, top, right + reach, bottom)
    lines = by_baseline([words[i] for i in _inside(words, wide)])
    places = [rule.at for rule in inner]
    columns = [Column(x0, x1) for x0, x1 in pairwise([wide[0], *places, wide[2]])]
    cut = [_cut(line, columns, inner) for line in lines]
    filled = [i for i in range(len(columns)) if any(line.cells[i] for line in cut)]
    cut = [line._replace(cells=[line.cells[i] for i in filled]) for line in cut]
    return _made(rows_of(cut), words, wide, page)


def _cut(line: Sequence[Word], columns: Sequence[Column], inner: Sequence[Rule]) -> TableLine:
    """A line's words by column; where a rule does not reach, two columns are one cell."""
    cells: list[list[Word]] = [[] for _ in columns]
    height = line[0].baseline - _MIDDLE * line[0].size
    firsts = [0]
    for at, rule in enumerate(inner, start=1):
        firsts.append(at if rule.start <= height <= rule.end else firsts[-1])
    for word in line:
        middle = (word.x0 + word.x1) / 2
        at = next((i for i, c in enumerate(columns) if middle < c.x1), len(columns) - 1)
        cells[firsts[at]].append(word)
    return TableLine(line[0].baseline, cells)


def _made(
    rows: Sequence[Sequence[TableLine]],
    words: Sequence[Word],
    box: Box,
    page: int,
) -> Framed | None:
    """The table, None where its rows are hardly rows."""
    texts = [text_of(row, page) for row in rows]
    several = sum(sum(map(bool, text)) > 1 for text in texts)
    if several < 2 or 2 * several < len(texts):
        return None
    held = [word for row in rows for line in row for cell in line.cells for word in cell]
    top = min(box[1], *(word.baseline - word.size for word in held))
    bottom = max(box[3], *(word.baseline for word in held))
    places = {
        (word.text, word.x0, round(word.baseline)): (r, c)
        for r, row in enumerate(rows)
        for line in row
        for c, cell in enumerate(line.cells)
        for word in cell
    }
    cells = {
        at: place
        for at in _inside(words, (box[0], top - 1, box[2], bottom + 1))
        if (place := places.get((words[at].text, words[at].x0, round(words[at].baseline))))
    }
    table = Table(page, tuple(texts), round(top, 2), round(bottom, 2))
    return Framed(table, (box[0], top, box[2], bottom), cells)
