"""Fields' headings in the middle of their rows: put before the text that stands beside them.

Word processors can set a table's cells in the middle of their rows. A heading then stands level
with the middle of its text, and by rows it would come in the middle of a sentence. Rows follow each
other without a line between them, so that each begins where the last one ended; where it ends, its
heading's height says. Only where all of an item's headings agree, and one of the page's is level
with no line.

Where a heading nearly fills its column, reading has put it and the text at its right together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parse.lines.attachments import heads_attachments
from parse.lines.fields import field_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parse.model import Line

_AS_HIGH, _LEVEL = 2.5, 2.0  # points
_LONGEST = 60  # characters of a heading
_NEAR = 1.5  # sizes, from a heading to the nearest line of its text
# Headings that show a column; how much of it one fills that is taken from a line.
_FEWEST, _MOSTLY = 2, 0.9
_ABOUT = 2.0  # sizes, by which a share of a line's width is off


def with_headings_first(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A page's lines with headings that stand beside their texts before these."""
    labels = _labels(lines)
    if not labels:
        return tuple(lines)
    lines = _parted(lines, labels)
    labels = _labels(lines)
    if not any(_is_between(lines, at) for at in labels):
        return tuple(lines)
    heads = [lines[at] for at in labels]
    return tuple(line for run in _runs(lines, heads) for line in _in_rows(run, heads))


def _runs(lines: Sequence[Line], heads: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of one item after the other: its rows, and what stands above them."""
    run: list[Line] = []
    for line in lines:
        of_row = any(line is head or _is_right(head, line) for head in heads)
        if not of_row and any(map(run.__contains__, heads)):
            yield run
            run = []
        run.append(line)
    yield run


def _in_rows(lines: list[Line], heads: Sequence[Line]) -> list[Line]:
    """The lines row by row, as they are where a heading is in the middle of no row."""
    labels = [at for at, line in enumerate(lines) if any(line is head for head in heads)]
    if not labels:
        return lines
    right = [at for at in range(labels[0]) if any(_is_right(head, lines[at]) for head in heads)]
    ways = (_by_rows(lines, labels, right[:skipped]) for skipped in range(len(right) + 1))
    return next(filter(None, ways), lines)


def _by_rows(
    lines: Sequence[Line], labels: Sequence[int], skipped: Sequence[int]
) -> list[Line] | None:
    """The lines row by row, None where a heading is in the middle of no row.

    `skipped`: the lines above the first heading that are the end of a row from the page before.
    """
    ordered: list[Line] = []
    waiting: list[Line] = []  # right of the headings, and below the last row
    placed: set[int] = set()
    for at, line in enumerate(lines):
        if at in labels:
            below = _right(lines, at)
            row = _row(line, waiting, below)
            if row is None:
                return None
            ordered += [line, *row]
            waiting = (waiting + below)[len(row) :]
            placed.update(map(id, below))
        elif at in skipped:
            ordered.append(line)
        elif any(_is_right(lines[label], line) for label in labels):
            waiting += [line] if id(line) not in placed else []
        else:
            ordered += [*waiting, line]
            waiting = []
    return [*ordered, *waiting]


def _labels(lines: Sequence[Line]) -> list[int]:
    return [at for at in range(len(lines)) if _is_label(lines, at)]


def _parted(lines: Sequence[Line], labels: Sequence[int]) -> Sequence[Line]:
    """The lines, with headings apart from the text that reading has put them together with.

    The page's other headings show their column.
    """
    columns = [
        (lines[at].x0, other.x0)
        for at in labels
        for other in lines[max(0, at - 1) : at + 2]
        if _is_right(lines[at], other)
    ]
    if len(columns) < _FEWEST or not any(_heading_in(line) for line in lines):
        return lines
    parted: list[Line] = []
    for line in lines:
        heading = _heading_in(line)
        x0 = line.x0 or 0.0
        right = [text for label, text in columns if abs((label or 0.0) - x0) < _LEVEL]
        start = min(filter(None, right), default=0.0)
        if heading is None or not start or not _nearly_fills(heading, line, start):
            parted.append(line)
            continue
        end = x0 + (start - x0) * _MOSTLY
        parted.append(replace(line, text=heading, x1=end, links=(), marks=()))
        parted.append(replace(line, text=line.text[len(heading) :].strip(), x0=start))
    return parted


def _nearly_fills(heading: str, line: Line, start: float) -> bool:
    """Whether the text behind a line's heading begins about where the right column does.

    `Bilag 1: Kort` at the page's left edge has words of its own behind `Bilag`.
    """
    if line.x0 is None or line.x1 is None:
        return True
    share = (len(heading) + 1) / len(line.text)
    return line.x0 + share * (line.x1 - line.x0) > start - _ABOUT * (line.size or 10.0)


def _heading_in(line: Line) -> str | None:
    """The heading that a line begins with, where more follows."""
    heading, _, rest = line.text.partition(" ")
    if not rest or field_heading(line.text) or heads_attachments(line.text):
        return None
    return heading if field_heading(heading) or heads_attachments(heading) else None


def _is_label(lines: Sequence[Line], at: int) -> bool:
    """Whether a line heads a field or appendices, with text right of it near by."""
    line = lines[at]
    if (
        len(line.text) > _LONGEST
        or line.x1 is None
        or not any(
            _is_right(line, other) and _differ(line, other) < _NEAR * (line.size or 10.0)
            for other in lines[max(0, at - 1) : at + 2]
        )
    ):
        return False  # most lines
    return field_heading(line.text) is not None or heads_attachments(line.text)


def _is_between(lines: Sequence[Line], at: int) -> bool:
    """Whether text stands right above and right below a heading's height, but none at it."""
    beside = [one for one in lines[max(0, at - 1) : at + 2] if _is_right(lines[at], one)]
    return len(beside) > 1 and not any(_differ(one, lines[at]) < _LEVEL for one in beside)


def _differ(one: Line, other: Line) -> float:
    return abs((one.bottom or 0.0) - (other.bottom or 0.0))


def _is_right(label: Line, line: Line) -> bool:
    return line.x0 is not None and label.x1 is not None and line.x0 > label.x1


def _right(lines: Sequence[Line], at: int) -> list[Line]:
    """The lines right of a heading that follow it, up to one that stands elsewhere."""
    found: list[Line] = []
    for line in lines[at + 1 :]:
        if not _is_right(lines[at], line):
            break
        found.append(line)
    return found


def _row(label: Line, above: Sequence[Line], below: Sequence[Line]) -> list[Line] | None:
    """The lines of a heading's row, whose middle it is; None where there are no such lines."""
    row = list(above)
    middle = ((label.top or 0.0) + (label.bottom or 0.0)) / 2
    for line in [None, *below]:
        row += [line] if line is not None else []
        if not row:
            continue
        ends = (row[0].top or 0.0) + (row[-1].bottom or 0.0)
        if abs(ends / 2 - middle) < _AS_HIGH:
            return row
    return None
