"""Lists of names in two columns, as attendance is often set: down the left, then the right.

Read across, a list is only spoilt where an entry wraps: its rest then follows a stranger. And
only there can a list be told from a table of members and substitutes: in a table, both cells of
a row begin together; in a list, one column goes on where the other begins a new entry.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.model import Line

# "Ole Peter Svaneke (C), …", "Asta Nørlyng, Silkeborg Kommune".
ENTRY = re.compile(
    r"[A-ZÆØÅ][\w\'’.-]*(?: (?:[A-ZÆØÅ][\w\'’.-]*|af|de|den|van|von|d[\'’]\w+))+ ?(?:,|\()"
)
_SAME_BASELINE, _SAME_X = 1.0, 1.0
_MAX_STEP = 2.0
# Of each column's lines, how many begin an entry at least.
_ENTRIES = 0.4


def lists_by_column(lines: Sequence[Line]) -> list[Line]:
    """The lines, given by rows, with lists of names in two columns put in their order."""
    rows = _rows(lines)
    ordered: list[Line] = []
    at = 0
    while at < len(rows):
        run = _run(rows, at)
        if len(run) > 1:
            left, right = _sides(run)
            if _is_list(left, right, run):
                ordered += [*left, *right]
                at += len(run)
                continue
        ordered += rows[at]
        at += 1
    return ordered


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and abs((line.bottom or 0.0) - (last.bottom or 0.0)) <= _SAME_BASELINE
            and (line.x0 or 0.0) >= (last.x1 or 0.0)
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _run(rows: Sequence[list[Line]], start: int) -> list[list[Line]]:
    """The rows from this one on that stand in its two columns; only itself where it has not two."""
    run = [rows[start]]
    if len(rows[start]) != 2:
        return run
    xs = [line.x0 or 0.0 for line in rows[start]]
    for row in rows[start + 1 :]:
        step = (row[0].bottom or 0.0) - (run[-1][0].bottom or 0.0)
        if not 0 < step <= _MAX_STEP * (row[0].size or 0.0):
            break
        if len(row) == 2:
            fits = all(abs((line.x0 or 0.0) - x) < _SAME_X for line, x in zip(row, xs, strict=True))
        else:
            fits = len(row) == 1 and _goes_on(row[0], xs)
        if not fits or any(line.bold != run[0][0].bold for line in row):
            break
        run.append(row)
    return run


def _goes_on(line: Line, xs: Sequence[float]) -> bool:
    """Whether a line alone in its row belongs to a column: below it may be a heading."""
    if abs((line.x0 or 0.0) - xs[1]) < _SAME_X:
        return True
    entry = ENTRY.match(line.text) is not None or line.text[:1].islower()
    return entry and abs((line.x0 or 0.0) - xs[0]) < _SAME_X and (line.x1 or 0.0) < xs[1]


def _sides(run: Sequence[list[Line]]) -> tuple[list[Line], list[Line]]:
    edge = run[0][-1].x0 or 0.0
    lines = [line for row in run for line in row]
    return (
        [line for line in lines if (line.x0 or 0.0) < edge - _SAME_X],
        [line for line in lines if (line.x0 or 0.0) >= edge - _SAME_X],
    )


def _is_list(left: Sequence[Line], right: Sequence[Line], run: Sequence[list[Line]]) -> bool:
    if not left or not right:
        return False
    for side in (left, right):
        entries = [bool(ENTRY.match(line.text)) for line in side]
        if not entries[0] or sum(entries) < _ENTRIES * len(side):
            return False
    return any(
        len(row) == 2 and bool(ENTRY.match(row[0].text)) != bool(ENTRY.match(row[1].text))
        for row in run
    )
