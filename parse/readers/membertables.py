"""Tables of members in text dumps that keep the paper's layout (`pdftotext -layout`, tabs).

Cells of such a table are short, and those that nothing was told in are empty: only the white space
that all rows have at the same places tells which cell is whose. Looked for are rows that name
somebody and, in another cell, a party, a municipality, or whether the person came; prose, other
tables and lists beside each other stay as they are.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from parse.attendance.places import is_party, municipality
from parse.attendance.words import STATUS, is_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_NAME = re.compile(r"[A-ZÆØÅ][\w'’.-]*(?: [\w'’.-]+){0,4} [A-ZÆØÅ][\w'’-]+")
_REST = re.compile(r"[^\W\d][\w'’-]*(?: [\w'’-]+)?")  # of a name that is wrapped
_NUMBERED = re.compile(r"\d{1,2}\.")
_FEWEST = 2  # rows that make a table
_APART = 6  # lines between two of them, at most: wrapped cells, a blank line, a group's heading
_RIVER = 2  # characters of white space between columns


class _Cell(NamedTuple):
    text: str
    start: int
    stop: int


def member_tables(rows: Sequence[str]) -> dict[int, list[str]]:
    """The cells of each row of a table, by the row's number; empty cells are empty texts."""
    found: dict[int, list[str]] = {}
    spread = [_spread(row) for row in rows]
    cells = [[_Cell(m[0], m.start(), m.end()) for m in _SEGMENT.finditer(row)] for row in spread]
    for run in _runs([number for number, row in enumerate(cells) if _is_member(row)], cells):
        block = [*_head(run[0], cells), *(n for n in range(run[0], run[-1] + 1) if cells[n])]
        edges = _edges([cells[number] for number in block])
        if any(sum(map(bool, _by_column(cells[n], edges))) < len(cells[n]) for n in run):
            continue  # what stands between the rows is none of theirs
        for number in [*block, *_rests(run[-1], cells, edges)]:
            found[number] = _by_column(cells[number], edges)
    return found


def _spread(row: str) -> str:
    """A row with wide gaps in place of tabs, which part cells however near they stand."""
    return row.replace("\f", "").expandtabs(40) if "\t" in row else row


def _is_member(row: Sequence[_Cell]) -> bool:
    told = sum(_tells(cell.text) for cell in row)
    names = [cell for cell in row if _NAME.fullmatch(cell.text) and not _tells(cell.text)]
    return bool(told and names) or (told > 1 and len(row) > told)  # a name may be wrapped


def _tells(text: str) -> bool:
    """Whether a cell is a party, a municipality, or says whether somebody came."""
    said = STATUS.fullmatch(text.strip(" .")) is not None
    return said or is_party(text) or municipality(text) is not None


def _runs(members: Sequence[int], cells: Sequence[Sequence[_Cell]]) -> Iterator[list[int]]:
    """The members' rows that stand near each other, with no numbered heading between them."""
    run = list(members[:1])
    for above, below in pairwise(members):
        between = [row for row in cells[above + 1 : below] if row]
        if below - above > _APART or any(_NUMBERED.match(row[0].text) for row in between):
            yield from [run] if len(run) >= _FEWEST else []
            run = []
        run.append(below)
    yield from [run] if len(run) >= _FEWEST else []


def _edges(rows: Sequence[Sequence[_Cell]]) -> list[int]:
    """Where columns right of the first begin: behind white space that all rows have."""
    width = max(cell.stop for row in rows for cell in row)
    taken = [False] * (width + 1)
    for row in rows:
        for cell in row:
            taken[cell.start : cell.stop] = [True] * (cell.stop - cell.start)
    first = taken.index(True)
    return [
        at for at in range(first + _RIVER, width) if taken[at] and not any(taken[at - _RIVER : at])
    ]


def _crosses(row: Sequence[_Cell], edges: Sequence[int]) -> bool:
    """Whether a cell reaches into the next column."""
    return any(cell.start < edge - 1 and cell.stop > edge for cell in row for edge in edges)


def _head(first: int, cells: Sequence[Sequence[_Cell]]) -> list[int]:
    """The row of heads above the first member, with at most a blank line between."""
    above = first - 1 if first and cells[first - 1] else first - 2
    return [above] if above >= 0 and len(cells[above]) > 1 else []


def _rests(last: int, cells: Sequence[Sequence[_Cell]], edges: Sequence[int]) -> list[int]:
    """The rows right below the last member that go on with its cells."""
    stop = last + 1
    while stop < len(cells) and cells[stop] and not _crosses(cells[stop], edges):
        [first, *others] = cells[stop]
        in_name = first.start < edges[0] - 1
        if in_name and not (_REST.fullmatch(first.text) and not is_heading(first.text)):
            break
        if in_name and not others and len(first.text.split()) > 1:
            break
        stop += 1
    return list(range(last + 1, stop))


def _by_column(row: Sequence[_Cell], edges: Sequence[int]) -> list[str]:
    texts = [""] * (len(edges) + 1)
    for cell in row:
        column = sum(cell.start >= edge - 1 for edge in edges)
        texts[column] = f"{texts[column]} {cell.text}".strip()
    return texts
