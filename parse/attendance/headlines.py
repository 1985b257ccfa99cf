"""Headings of attendance lists in running text: over the ends of lines, and within a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parse.attendance import words as w
from parse.attendance.entry import is_known
from parse.attendance.row import Row

_MOST_LINES = 3  # of a heading


def by_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows, with each heading in one, and each group that a sentence names for itself."""
    return _with_whole_headings([part for row in rows for part in _by_group(row)])


def _with_whole_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows, with headings in one that run over the ends of lines.

    `… meldt afbud den 19. marts` / `2020:`, `Afbud` / `fra Ida Bro`, `Fra KL` / `deltog …`.
    """
    whole: list[Row] = []
    at = 0
    while at < len(rows):
        count = _lines_of_heading(rows[at : at + _MOST_LINES])
        parts = rows[at : at + count]
        text = " ".join(part.text for part in parts)
        lines = tuple(line for part in parts for line in part.lines)
        whole.append(replace(parts[0], text=text, lines=lines) if count > 1 else parts[0])
        at += count
    return whole


def _lines_of_heading(rows: Sequence[Row]) -> int:
    """Over how many of these rows a heading runs that begins in the first; one where none does."""
    first, *below = (row.text for row in rows)
    if any(row.person or row.head for row in rows[:2]) or not below:
        return 1
    if w.PLAIN_ABSENCE.fullmatch(first) and below[0].startswith("fra "):
        return 2
    if first == "Fra" and ":" in below[0]:
        return 2
    if w.FROM.fullmatch(first) and below[0].startswith("deltog "):
        return 2
    if w.WERE.fullmatch(first) and below[0].startswith("var "):
        return 2
    if w.FOR_WHOM_BEGUN.match(first) and " deltog " in f" {below[0]}":
        return 2
    if not w.ABSENCE_BEGUN.match(first):
        return 1
    return next((at for at, text in enumerate(below, start=2) if text.endswith(":")), 1)


def _by_group(row: Row) -> Iterator[Row]:
    """A row of running text that names several groups, each of them for itself."""
    if row.person is not None or row.head or row.unread:
        yield row
        return
    beside = w.HEADING_BESIDE.fullmatch(row.text)
    if beside and is_known(beside["rest"]):
        yield replace(row, text=beside["heading"])
        yield replace(row, text=beside["rest"], inner=False)
        return
    parts = w.NEXT_GROUP.split(w.REMARKS_BEFORE.sub("", row.text))
    for number, text in enumerate(parts):
        inner = row.inner and not number
        yield row if text == row.text else replace(row, text=text, inner=inner)
