"""Lists of appendices that are set as tables.

`Bilag | Titel` heads them, a label stands in each row's first cell, or they stand below the heading
of a list. Their rows are titles, as the entries of any other list are: below a decision they were
its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from parse.flow.tables import is_row_line
from parse.lines.appendix_labels import is_bare_label
from parse.lines.attachments import heads_attachments, is_beside_title
from parse.lines.flowline import FlowLine
from parse.model import CELL
from parse.text.spacing import squash

_HEADS = frozenset({"bilagnr", "bilagsnr", "bilagsnummer", "bilagstitel", "bilagsnavn"})
_COUNTS = frozenset({"nr", "nummer", "punkt", "pkt"})  # alone it heads other lists as well
_MOST_COLUMNS = 3


def appendix_rows(lines: Sequence[FlowLine], *, listed: bool) -> dict[FlowLine, str | None]:
    """The rows of lists of appendices with the titles in them; None for those that only head one.

    `listed`: the lines stand right below the heading of such a list.
    """
    found: dict[FlowLine, str | None] = {}
    for columns, run in groupby(lines, _columns):
        held = list(run)
        if columns:
            found |= dict(_titles(held, listed=listed))
        listed = heads_attachments(held[-1].text) or (listed and bool(columns))
    return found


def _columns(line: FlowLine) -> int:
    """How many cells a line has as the row of a table, 0 for text."""
    return line.text.count(CELL) + 1 if is_row_line(line.line) else 0


def _titles(run: Sequence[FlowLine], *, listed: bool) -> Iterator[tuple[FlowLine, str | None]]:
    """The titles of a table's rows, none where it is no list of appendices."""
    rows = [line.text.split(CELL) for line in run]
    headed = _heads(rows[0])
    labelled = all(is_bare_label(row[0]) for row in rows[headed:])
    for at, (line, row) in enumerate(zip(run, rows, strict=True)):
        if headed or labelled:
            yield line, " ".join(filter(None, row)) if at or not headed else None
        elif listed:
            yield line, None if is_beside_title(line.text) else _longest(row)


def _longest(row: Sequence[str]) -> str:
    """The title in a row as systems print it, beside a number, a date and a kind."""
    return max(row, key=lambda cell: sum(map(str.isalpha, cell)))


def _heads(row: Sequence[str]) -> bool:
    """Whether a row says that the ones below it are appendices, and is none itself."""
    first, second = (squash(cell).rstrip(":.") for cell in row[:2])
    told = first in _HEADS or heads_attachments(row[0])
    counted = first in _COUNTS and (second in _HEADS or heads_attachments(row[1]))
    return (told or counted) and len(row) <= _MOST_COLUMNS
