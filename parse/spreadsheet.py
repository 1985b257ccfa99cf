"""Rows as CSV that a spreadsheet opens right, whatever texts the papers hold."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# Excel takes a file for UTF-8 only with this at its beginning.
BOM = "\ufeff"
# A cell that begins so would be calculated, and a formula can fetch and send.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?\d[\d.,\s]*%?")  # a table's -3,5 % is harmless and stays a number
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Spreadsheets look past blanks, and some past what has no width, when they look for a formula.
_BEFORE = re.compile(
    r"\A(?:[^\S\t\r\n]|[\x80-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff])*"
)

Cell = str | int | float | None


def as_csv(rows: Iterable[Sequence[Cell]], delimiter: str = ",", *, bom: bool = True) -> str:
    """The rows as CSV; unknown cells are empty, no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)  # lines end in CR LF, as RFC 4180 has it
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
    return (BOM if bom else "") + out.getvalue()


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    cell = _UNSEEN.sub("", cell)  # first: what stands behind it would begin the cell
    begins = _BEFORE.sub("", cell).startswith(_FORMULA)
    return f"'{cell}" if begins and not _NUMBER.fullmatch(cell.strip()) else cell


def delimiter_of(text: str) -> str:
    """What stands between cells, as typed: one character, or `tab`. ValueError for all others."""
    text = {"tab": "\t", "\\t": "\t"}.get(text.lower(), text)
    if len(text) != 1 or text in '"\r\n':
        raise ValueError(f"{text!r} cannot stand between cells. Take ';', ',' or tab.")
    return text
