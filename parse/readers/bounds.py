"""What stands between tables without full rules: headings, and prose that reaches over columns.

An item's heading, a field's or a paragraph may stand as near to a table as its rows do, in its
first column and in its type. None of them is a row, and nothing that holds cells goes through them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from parse.lines.attachments import heads_attachments
from parse.lines.caseline import is_case_line
from parse.lines.fields import field_heading
from parse.lines.numbering import Numbered, numbered
from parse.readers.blocks import MIN_ROWS, SENTENCE_ENDS, baseline, step_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parse.model import Line
    from parse.readers.blocks import Row

# Rows tell about lone lines within so many sizes.
_NEAR = 8.0
# Lines begin at one place; a line so near to the next one (in sizes) is level with a cell.
_SAME_EDGE, _LEVEL = 2.0, 0.9
_SAME_SIZE = 0.6
# Lines of a paragraph are at most so many sizes apart, and hang from its first by less than this.
_LINE_STEP, _HANGING = 1.6, 45.0
# A lone line of prose has so many letters.
_SENTENCE = 30
# White above a heading makes a step so much longer than those of the rows.
_LONGER = 1.18
_CAPTION = re.compile(r"(?:tabel|figur) \d|(?:noter?|kilder?|anm)\b\.?:", re.IGNORECASE)


def between_bounds(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows in runs without the headings and the prose between them."""
    if sum(len(row) > 1 for row in rows) < MIN_ROWS:
        return [list(rows)]  # no table
    bounds = bounds_of(rows)
    runs: list[list[Row]] = [[]]
    for at, row in enumerate(rows):
        if at not in bounds:
            runs[-1].append(row)
        elif runs[-1]:
            runs.append([])
    return runs


def bounds_of(rows: Sequence[Row]) -> set[int]:
    """Positions of the rows that are headings or prose near rows of cells."""
    found: set[int] = set()
    for alone in _alone(rows):
        above = _near(rows[: alone.start][-1:], rows[alone.start])
        below = _near(rows[alone.stop :][:1], rows[alone.stop - 1])
        if above or below:
            found |= _among(rows, alone, above, below)
    return found


def _alone(rows: Sequence[Row]) -> Iterator[range]:
    """Where rows of one line follow each other."""
    start = 0
    for at, row in enumerate([*rows, []]):
        if len(row) != 1:
            if start < at:
                yield range(start, at)
            start = at + 1


def _near(cells: Sequence[Row], row: Row) -> Row | None:
    """The row of cells above or below a lone line, if it is near enough to tell about it."""
    for near in cells:
        if abs(step_to(near, row)) < _NEAR * (near[0].size or 0.0):
            return near
    return None


def _among(rows: Sequence[Row], alone: range, above: Row | None, below: Row | None) -> set[int]:
    """Positions of headings and prose among the lone lines between two rows of cells."""
    found = {at for at in alone if _is_sure(rows, at, above, below)}
    found.update(_prose(rows, alone, above or below or []))
    for at in alone:
        over = None if any(bound < at for bound in found) else above
        under = None if any(at < bound for bound in found) else below
        if _heads_item(rows, at, over, under):
            found.add(at)
    for at in alone[1:]:
        if at - 1 in found and _follows(rows[at - 1][0], rows[at][0]):
            found.add(at)  # a title's second line
    return found


# ── headings ─────────────────────────────────────────────────────────────────────────


def _is_sure(rows: Sequence[Row], at: int, above: Row | None, below: Row | None) -> bool:
    """Whether a lone line in the first column says itself that it is no row."""
    line = rows[at][0]
    return (
        _says_what_it_is(line.text)
        and not _is_level(rows, at)
        and all((line.x0 or 0.0) < (row[1].x0 or 0.0) for row in (above, below) if row)
    )


def _says_what_it_is(text: str) -> bool:
    """Whether a line is a field's heading, a case line, the heading of appendices or a caption."""
    return (
        field_heading(text) is not None
        or heads_attachments(text)
        or is_case_line(text)
        or _CAPTION.match(text) is not None
    )


def _is_level(rows: Sequence[Row], at: int) -> bool:
    """Whether a line stands nearly as high as one beside it: a cell in the middle of its row."""
    size = rows[at][0].size or 0.0
    near = pairwise(rows[max(0, at - 1) : at + 2])
    return any(abs(step_to(*pair)) < _LEVEL * size for pair in near)


def _heads_item(rows: Sequence[Row], at: int, above: Row | None, below: Row | None) -> bool:
    """Whether a lone line is an item's heading, next to these rows of cells."""
    line = rows[at][0]
    number = numbered(line.text)
    if number is None or not number.marked or number.doubtful or not number.title[:1].isupper():
        return False
    beside = [row[0] for row in (above, below) if row]
    if _is_level(rows, at) or any((line.x0 or 0.0) > (x.x0 or 0.0) + _SAME_EDGE for x in beside):
        return False
    if (above and _counts(above[0], number, 1)) or (below and _counts(below[0], number, -1)):
        return False
    return above is None or below is None or _is_apart(rows, at, above, below)


def _counts(cell: Line, number: Numbered, step: int) -> bool:
    """Whether a number is the next to that of a row's first cell: the rows are numbered."""
    other = numbered(cell.text)
    if other is None:
        return False
    *head, last = other.place
    return (*head, last + step) == number.place


def _is_apart(rows: Sequence[Row], at: int, above: Row, below: Row) -> bool:
    """Whether a numbered line between rows is no group's title: these are set as the rows are."""
    line, over, under = rows[at][0], above[0], below[0]
    left = min(over.x0 or 0.0, under.x0 or 0.0) - _SAME_EDGE
    if (line.size or 0.0) > (over.size or 0.0) + _SAME_SIZE:
        return True
    if line.bold and not over.bold and (under.bold or (line.x0 or 0.0) < left):
        return True
    steps = [step_to(*pair) for pair in (rows[at - 2 : at], rows[at + 1 : at + 3]) if len(pair) > 1]
    return bool(steps) and step_to(rows[at - 1], rows[at]) > _LONGER * max(steps)


# ── prose ────────────────────────────────────────────────────────────────────────────


def _prose(rows: Sequence[Row], alone: range, cells: Row) -> Iterator[int]:
    """Positions of the lines of paragraphs that are not cells of the row's columns."""
    at = alone.start
    while at < alone.stop:
        behind = at + 1
        while behind < alone.stop and _follows(rows[behind - 1][0], rows[behind][0]):
            behind += 1
        outside = [n for n in range(at, behind) if _is_outside(rows[n][0], cells)]
        if outside:
            lines = [rows[n][0] for n in range(outside[0], behind)]
            if _end_sentence(lines) or sum(_crosses(line, cells) for line in lines) > 1:
                yield from range(outside[0], behind)
        at = behind


def _follows(above: Line, line: Line) -> bool:
    """Whether a line may go on with the paragraph or the title of the one above."""
    return (
        baseline(line) - baseline(above) < _LINE_STEP * (line.size or 0.0)
        and -_SAME_EDGE <= (line.x0 or 0.0) - (above.x0 or 0.0) < _HANGING
        and abs((line.size or 0.0) - (above.size or 0.0)) < _SAME_SIZE
        and line.bold == above.bold
    )


def _is_outside(line: Line, cells: Row) -> bool:
    """Whether a line begins left of the first column, or reaches from it into the second."""
    return (line.x0 or 0.0) < (cells[0].x0 or 0.0) - _SAME_EDGE or _crosses(line, cells)


def _crosses(line: Line, cells: Row) -> bool:
    return (line.x0 or 0.0) <= (cells[0].x0 or 0.0) + _SAME_EDGE and (
        (line.x1 or 0.0) > (cells[1].x0 or 0.0)
    )


def _end_sentence(lines: Sequence[Line]) -> bool:
    """Whether a sentence ends in lines of some length."""
    long = sum(len(line.text) for line in lines) > _SENTENCE
    return long and any(line.text[-1:] in SENTENCE_ENDS for line in lines)
