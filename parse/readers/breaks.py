"""Unruled tables over page ends: what is left of one on the other page has too few rows.

A head alone at the foot of a page, or its last two rows at the head of the next, are no table by
themselves. Beside a table on the other page, with the same columns, they are its rows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parse.model import Table
from parse.readers.blocks import baseline, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.model import Line, Page
    from parse.readers.blocks import Row

# Running heads stand in these shares of a page; they are not between a table and its rest. Without
# them the text may reach further.
_MARGINS = (0.1, 0.05)
_MAX_REST = 2
_NEAR = 3.2
_SLACK = 3.0


def with_rests(pages: Sequence[Page]) -> list[Page]:
    """The pages with the rests of tables added, as tables of their own."""
    found = list(pages)
    for at in range(len(pages) - 1):
        for margin in _MARGINS:
            on_first, on_second = _rests(pages[at], pages[at + 1], margin)
            if on_first:
                found[at] = _added(found[at], on_first, at=len(found[at].tables))
            if on_second:
                found[at + 1] = _added(found[at + 1], on_second, at=0)
            if on_first or on_second:
                break
    return found


def _rests(first: Page, second: Page, margin: float) -> tuple[list[Row], list[Row]]:
    """Rows at the end of one page that belong to a table on the next, and the other way round."""
    above, below = _body(first, margin), _body(second, margin)
    last, next_one = first.tables[-1:], second.tables[:1]
    if not above or not below:
        return [], []
    if last and not _after(above, last[0]):
        rest = _leading(below, _columns(above, last[0]))
        return [], [] if _starts(below, next_one) else rest
    if next_one and not _before(below, next_one[0]):
        return _leading(above[::-1], _columns(below, next_one[0]))[::-1], []
    return [], []


def _body(page: Page, margin: float) -> list[Row]:
    height = page.height or 0.0
    inside = [
        line for line in page.lines if margin * height < baseline(line) < (1 - margin) * height
    ]
    return rows_of(inside)


def _after(rows: Sequence[Row], table: Table) -> bool:
    return any(baseline(row[0]) > (table.bottom or 0.0) for row in rows)


def _before(rows: Sequence[Row], table: Table) -> bool:
    return any(baseline(row[0]) < (table.top or 0.0) for row in rows)


def _starts(rows: Sequence[Row], tables: Sequence[Table]) -> bool:
    return bool(tables) and not _before(rows, tables[0])


def _columns(rows: Sequence[Row], table: Table) -> list[tuple[float, float]]:
    """Where the columns of a table begin and end; empty where its lines do not tell.

    They are those of its whole rows; the other lines go on with cells of these, most of them.
    """
    mine = [row for row in rows if (table.top or 0.0) <= baseline(row[0]) <= (table.bottom or 0.0)]
    count = len(table.rows[0])
    whole = [row for row in mine if len(row) == count]
    if not whole:
        return []
    columns = [
        (
            min(row[i].x0 or 0.0 for row in whole) - _SLACK,
            max(row[i].x1 or 0.0 for row in whole) + _SLACK,
        )
        for i in range(count)
    ]
    wraps = sum(
        len(row) < count and all(_overlaps(line, columns).count(True) == 1 for line in row)
        for row in mine
    )
    return columns if 2 * (len(whole) + wraps) >= len(mine) else []


def _leading(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[Row]:
    """The first rows that fit the columns, each with all its cells; none when too many do."""
    rest: list[Row] = []
    for row in rows:
        if len(columns) < 2 or not _fits(row, columns):
            break
        if rest and abs(baseline(row[0]) - baseline(rest[-1][0])) > _NEAR * (row[0].size or 0.0):
            break
        rest.append(row)
    return rest if len(rest) <= _MAX_REST else []


def _fits(row: Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Each cell overlaps its own column and no other."""
    return len(row) == len(columns) and all(
        _overlaps(line, columns) == [i == at for i in range(len(columns))]
        for at, line in enumerate(row)
    )


def _overlaps(line: Line, columns: Sequence[tuple[float, float]]) -> list[bool]:
    x0, x1 = line.x0 or 0.0, line.x1 or 0.0
    return [x0 < right and left < x1 for left, right in columns]


def _added(page: Page, rest: Sequence[Row], *, at: int) -> Page:
    lines = [line for row in rest for line in row]
    table = Table(
        page.number,
        tuple(tuple(line.text for line in row) for row in rest),
        min(line.top or 0.0 for line in lines),
        max(line.bottom or 0.0 for line in lines),
    )
    return replace(page, tables=(*page.tables[:at], table, *page.tables[at:]))
