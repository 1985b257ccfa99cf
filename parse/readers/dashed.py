"""Tables that a Markdown conversion draws with dashes, by their columns of characters.

Pandoc writes them where pipes will not do: *simple* ones with dashes below the heads, *multiline*
ones between two lines of dashes with blank lines between rows, *grids* of plus signs (Pandoc User's
Guide, "Tables").
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COLUMNS = re.compile(r" {0,4}-{2,}(?: +-{2,})+ *$")
_WHOLE = re.compile(r" {0,4}-{5,} *$")
_GRID = re.compile(r" {0,4}\+(?:[-=:]+\+)+ *$")
_DASHES = re.compile(r"-+")
_MOST_HEAD = 8  # lines of a head
# A longer table is none that a paper holds, and what looks like one is not searched to its end.
_LONGEST = 2_000
_MARKS = frozenset("-+")

Cells = list[list[str]]


def dashed_table_at(rows: Sequence[str], start: int) -> tuple[int, Cells] | None:
    """The row after the table that begins at `start`, and its cells; None when there is none."""
    row = rows[start]
    below = rows[start + 1] if start + 1 < len(rows) else ""
    if row.lstrip(" ")[:1] in _MARKS:
        if _GRID.match(row):
            return _grid(rows, start)
        if _WHOLE.match(row):
            return _between(rows, start)
        if _COLUMNS.match(row):
            return _without_head(rows, start)
    elif row.strip() and below.lstrip(" ")[:1] == "-" and _COLUMNS.match(below):
        end = _end(rows, start + 2)
        spans = _spans(below)
        return end, [_cells([line], spans) for line in (row, *rows[start + 2 : end])]
    return None


def _end(rows: Sequence[str], start: int) -> int:
    """The first blank row from `start` on."""
    return next((at for at in range(start, len(rows)) if not rows[at].strip()), len(rows))


def _between(rows: Sequence[str], start: int) -> tuple[int, Cells] | None:
    """A table between two lines of dashes."""
    head = next(
        (at for at in range(start + 1, min(start + _MOST_HEAD, len(rows))) if _ruled(rows[at])),
        None,
    )
    if head is None or not _COLUMNS.match(rows[head]):
        return None
    end = next((at for at in range(head + 1, len(rows)) if _WHOLE.match(rows[at])), None)
    if end is None:
        return None
    spans = _spans(rows[head])
    return end + 1, [
        _cells(rows[start + 1 : head], spans),
        *(_cells(block, spans) for block in _blocks(rows[head + 1 : end])),
    ]


def _ruled(row: str) -> bool:
    return _COLUMNS.match(row) is not None or not row.strip()


def _without_head(rows: Sequence[str], start: int) -> tuple[int, Cells] | None:
    """A table without heads, between two lines that show its columns."""
    within = range(start + 1, min(start + _LONGEST, len(rows)))
    end = next((at for at in within if rows[at].rstrip() == rows[start].rstrip()), None)
    if end is None or end == start + 1:
        return None
    inside, spans = rows[start + 1 : end], _spans(rows[start])
    several = any(not row.strip() for row in inside)
    blocks = _blocks(inside) if several else ([row] for row in inside)
    return end + 1, [_cells(block, spans) for block in blocks]


def _grid(rows: Sequence[str], start: int) -> tuple[int, Cells]:
    """A grid: its rows stand between lines of plus signs, its cells between bars."""
    end = start
    while end < min(start + _LONGEST, len(rows)) and rows[end].lstrip(" ")[:1] in {"+", "|"}:
        end += 1
    edges = [at for at, sign in enumerate(rows[start]) if sign == "+"]
    spans = [(left + 1, right) for left, right in pairwise(edges)]
    parts = groupby(rows[start:end], lambda row: _GRID.match(row) is None)
    found = [_cells(list(part), spans) for is_row, part in parts if is_row]
    return end, found


def _spans(dashes: str) -> list[tuple[int, int | None]]:
    """From where to where each column reaches: up to the next one."""
    starts = [match.start() for match in _DASHES.finditer(dashes)]
    return list(zip([0, *starts[1:]], [*starts[1:], None], strict=True))


def _blocks(rows: Iterable[str]) -> Iterable[list[str]]:
    """The rows that blank ones part."""
    parts = groupby(rows, lambda row: bool(row.strip()))
    return (list(part) for is_text, part in parts if is_text)


def _cells(lines: Sequence[str], spans: Sequence[tuple[int, int | None]]) -> list[str]:
    """What stands in each column of a row of one line or several."""
    return [
        " ".join(filter(None, (line[left:right].strip(" |") for line in lines)))
        for left, right in spans
    ]
