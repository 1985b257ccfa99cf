"""Lists of a file's appendices that are set as tables: `Punkt | Bilag | Titel | Side`.

They say the same as the lists of other files do, and become the same entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from parse.cover.titles import TITLE_LINES
from parse.flow.tables import is_row_line
from parse.lines.contents_entries import NUMBERED, Entry
from parse.lines.flowline import FlowLine
from parse.model import CELL
from parse.structure.contents import NOTHING, Contents
from parse.text.spacing import squash

_HEADS = {
    "item": frozenset({"punkt", "pkt", "punktnr", "dagsordenspunkt", "dagsordenspkt", "sag"}),
    "name": frozenset({"bilag", "bilagnr", "bilagsnr", "bilagsnummer"}),
    "title": frozenset({"titel", "overskrift", "navn", "emne", "dokument", "bilagstitel"}),
    "page": frozenset({"side", "sidetal", "s"}),
}
_NEEDED = frozenset({"item", "name", "title"})


def tabled_list(lines: Sequence[FlowLine]) -> Contents:
    """The list of appendices that is set as a table in front of a file; `NOTHING` without one."""
    at = 0
    for is_row, run in groupby(lines, lambda line: is_row_line(line.line)):
        rows = list(run)
        columns = _columns(rows[0].text.split(CELL)) if is_row else {}
        if columns.keys() >= _NEEDED:
            entries = tuple(_entries(rows[1:], columns))
            return Contents("bilag", entries, at, at + len(rows)) if entries else NOTHING
        at += len(rows)
        if at > TITLE_LINES:
            break
    return NOTHING


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Which columns hold what, by the words that head them."""
    said = [squash(cell).replace(".", "").rstrip(":") for cell in head]
    return {
        what: at for what, words in _HEADS.items() for at, word in enumerate(said) if word in words
    }


def _entries(rows: Sequence[FlowLine], columns: dict[str, int]) -> Iterator[Entry]:
    """An entry for each item, and one for each of its appendices; an empty cell is as above."""
    number = None
    for row in rows:
        cells = row.text.split(CELL)
        item, name, title = (cells[columns[what]].strip() for what in ("item", "name", "title"))
        found = NUMBERED.match(item)
        if found and found["number"] != number:
            number = found["number"]
            yield Entry(number, found["title"] or "", None)
        page = cells[columns["page"]].strip() if "page" in columns else ""
        if title and number:
            label = name if squash(name).startswith("bilag") else f"Bilag {name}".strip()
            yield Entry(None, f"{label}: {title}", int(page) if page.isdecimal() else None)
