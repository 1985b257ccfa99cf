"""Lists of appendices that are set as tables: `Bilag | Titel`, or a label in each row's first cell.

Their rows are titles, as the entries of any other list are: below a decision they were its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from parse.appendix_labels import is_bare_label
from parse.attachments import heads_attachments
from parse.flowline import FlowLine
from parse.model import CELL
from parse.spacing import squash
from parse.tables import is_row_line

_HEADS = frozenset({"bilagnr", "bilagsnr", "bilagsnummer", "bilagstitel", "bilagsnavn"})
_COUNTS = frozenset({"nr", "nummer", "punkt", "pkt"})  # alone it heads other lists as well
_MOST_COLUMNS = 3


def take_appendix_rows(lines: Sequence[FlowLine]) -> tuple[list[FlowLine], list[str]]:
    """The lines without rows of lists of appendices, and the titles that these hold."""
    rest: list[FlowLine] = []
    titles: list[str] = []
    for _, run in groupby(lines, lambda line: (is_row_line(line.line), line.text.count(CELL))):
        held = list(run)
        found = _titles(line.text.split(CELL) for line in held)
        titles += found
        rest += [] if found else held
    return rest, titles


def _titles(rows: Iterable[Sequence[str]]) -> list[str]:
    """The titles of a table's rows, none where it is no list of appendices."""
    head, *below = rows
    labelled = all(is_bare_label(row[0]) for row in below)
    if len(head) == 1 or not (_heads(head) or (labelled and is_bare_label(head[0]))):
        return []
    return [" ".join(filter(None, row)) for row in (below if _heads(head) else [head, *below])]


def _heads(row: Sequence[str]) -> bool:
    """Whether a row says that the ones below it are appendices, and is none itself."""
    first, second = (squash(cell).rstrip(":.") for cell in row[:2])
    told = first in _HEADS or heads_attachments(row[0])
    counted = first in _COUNTS and (second in _HEADS or heads_attachments(row[1]))
    return (told or counted) and len(row) <= _MOST_COLUMNS
