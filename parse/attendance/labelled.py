"""Attendance lists whose headings stand in a column of their own, beside their people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parse.attendance import words as w
from parse.attendance.breaks import is_open
from parse.attendance.chunks import is_cut
from parse.attendance.entry import people
from parse.attendance.places import municipality
from parse.attendance.row import Row, plain_row
from parse.model import CELL, Line
from parse.text.characters import plain

_PAIR = 2
_SAME_EDGE = 1.0  # points


def labelled_part(printed: Sequence[Sequence[Line]]) -> tuple[int, int]:
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


def _has_label(row: Sequence[Line], edge: float | None = None) -> bool:
    """Whether a printed row is a group's heading, or another label, with something beside it.

    At the `edge` where headings begin, labels need no colon.
    """
    if len(row) != _PAIR or w.is_heading(row[1].text):
        return False
    text = row[0].text
    if w.is_heading(text) or (w.LABEL.fullmatch(text) and text.endswith(":")):
        return True
    level = edge is not None and abs((row[0].x0 or 0.0) - edge) < _SAME_EDGE
    labels = level and w.LABEL.fullmatch(text) is not None
    return labels and not people(text) and municipality(text) is None


def _is_labelled(row: Sequence[Line]) -> bool:
    """Whether a printed row is a group's heading with people beside it: `Afbud   A og B`."""
    headed = _has_label(row) and w.is_heading(row[0].text)
    return headed and bool(people(plain(row[1].text), prose=True))


def lists_several(line: Line) -> bool:
    """Whether a table's row has a group's heading and, in the next cell, several people."""
    label, text = _label_and_text(line)
    heads = w.is_heading(label) and not w.is_heading(text)
    return heads and len(people(text, prose=True)) >= _PAIR


def labelled_row(line: Line) -> Row:
    """A row of a table whose first cell labels the other: a group with its people."""
    label, text = _label_and_text(line)
    return Row(f"{label.rstrip(' :')}: {text}" if label and text else label or text, (line,))


def _label_and_text(line: Line) -> tuple[str, str]:
    label, *cells = (plain(cell) for cell in line.text.split(CELL))
    return label, " ".join(filter(None, cells))


def labelled_rows(row: Sequence[Line], below: Sequence[Line]) -> list[Row]:
    """A row of a list whose headings stand in a column of their own: the group with its people.

    One that stands alone in it begins a list of one a line, where the next is below.
    """
    if len(row) > 1 and not w.is_heading(row[0].text):
        other, told = map(plain_row, row)
        return [replace(other, text=f"{other.text.rstrip(' :')}:"), told]
    if len(row) == 1:
        return [plain_row(row[0])]
    label, text = (plain(line.text) for line in row)
    alone = len(people(text, prose=True)) == 1 and not is_open(text)
    alone = alone and not is_cut(text, " ".join(plain(line.text) for line in below), prose=True)
    if alone and len(below) == 1 and " " in plain(below[0].text) and people(plain(below[0].text)):
        return [plain_row(line) for line in row]
    return [Row(f"{label.rstrip(' :')}: {text}", tuple(row))]
