"""Lists of names in columns, in text dumps that keep the paper's layout (`pdftotext -layout`).

Such a dump sets columns beside each other with spaces. Read across, each line mixes people of two
lists; here the columns' rows are put one after the other. Only lists of names are looked for:
prose and tables stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from parse.readers.namelists import ENTRY

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEGMENT = re.compile(r"\S+(?: \S+)*")
# A column has this many entries, and of its rows this share begins one: entries wrap.
_MIN_ENTRIES, _SHARE = 2, 0.4
# Columns of a page are at least this many characters wide.
_NARROWEST = 15
_MOST_ROWS = 200  # of lists: a council has some fifty members
_HEADING = re.compile(r"[A-ZÆØÅ][\w .:-]{2,40}")
_HEADING_WORDS = 4


def lists_one_by_one(rows: Sequence[str]) -> list[str]:
    """The rows of a dump, with lists that stand beside each other one after the other."""
    ordered: list[str] = []
    at = 0
    while at < len(rows):
        block = _block(rows, at)
        if block is None:
            ordered.append(rows[at])
            at += 1
            continue
        stop, edge = block
        left = [row[:edge].rstrip() for row in rows[at:stop]]
        right = [row[edge:].rstrip() for row in rows[at:stop]]
        ordered += [*left, *lists_one_by_one([row for row in right if row])]
        at = stop
    return ordered


def _block(rows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Where a list beside another one, which begin together in row `at`, ends; and its edge."""
    for segment in list(_SEGMENT.finditer(rows[at]))[1:]:
        edge = segment.start()
        if edge < _NARROWEST or rows[at][edge - 2 : edge].strip():
            continue
        stop = _end(rows, at, edge)
        left = [row[:edge].strip() for row in rows[at:stop]]
        right = [row[edge:].strip() for row in rows[at:stop]]
        if _is_list(left) and _is_list(_first_column(right)):
            return stop, edge
    return None


def _end(rows: Sequence[str], at: int, edge: int) -> int:
    """The row that ends the block: text across the edge, a new heading over both, the page.

    Below the right list's end the left one goes on as long as nothing sets its rows apart.
    """
    stop = last = at
    bound = min(len(rows), at + _MOST_ROWS)
    while stop < bound:
        row = rows[stop]
        if "\f" in row or _crosses(row, edge) or (stop > at and _heads_both(rows, stop, edge)):
            break
        stop += 1
        if row[edge:].strip():
            last = stop
    while last < stop and rows[last].strip():
        last += 1
    return last


def _crosses(row: str, edge: int) -> bool:
    """Whether a row's text runs over the edge; one space there may be a narrow gutter."""
    if not row[edge - 1 :].strip():
        return False
    narrow = row[edge - 1].isspace() and ENTRY.match(row[edge:]) is not None
    return bool(row[edge - 2 : edge].strip()) and not narrow


def _heads_both(rows: Sequence[str], number: int, edge: int) -> bool:
    """Whether a row is a heading alone, with nothing beside it, above what is in both columns."""
    text = rows[number].strip()
    if rows[number][edge:].strip() or not _HEADING.fullmatch(text):
        return False
    below = next((row for row in rows[number + 1 :] if row.strip()), "")
    both = bool(below[:edge].strip() and below[edge:].strip())
    nothing = not any(row[edge:].strip() for row in rows[number + 1 : number + 3])
    return len(text.split()) <= _HEADING_WORDS and (both or nothing)


def _first_column(rows: Sequence[str]) -> list[str]:
    """The rows' text before a wide gap: a third column may follow."""
    return [match[0] if (match := _SEGMENT.search(row)) else "" for row in rows]


def _is_list(rows: Sequence[str]) -> bool:
    kinds = Counter(
        "entry" if ENTRY.match(row) else "head" if _HEADING.fullmatch(row) else "other"
        for row in rows
        if row
    )
    first = next(iter(rows), "")
    headed = not ENTRY.match(first) and _HEADING.fullmatch(first) is not None
    return kinds["entry"] >= (1 if headed else _MIN_ENTRIES) and kinds["entry"] >= _SHARE * sum(
        kinds.values()
    )
