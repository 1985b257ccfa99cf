"""Marks behind names that a line of the list explains: `Ida Bro (V), Skive*`, `* Afbud`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from parse.attendance import words as w
from parse.attendance.row import Row

_EXPLAINS = re.compile(r"\\?(?P<mark>\*{1,3}|†|#)\)?\s*[=:–-]?\s*(?P<said>[^\W\d_].{2,40})")
_MARKED = re.compile(r"\s*\(?\\?(?P<mark>\*{1,3}|†|#)\)?$")


def with_marks_said(rows: Sequence[Row]) -> list[Row]:
    """The rows, with `afbud` behind whose mark a line explains so; that line heads nobody."""
    explained = [(at, found) for at, row in enumerate(rows) if (found := _explained(row))]
    away = {at: found["mark"] for at, found in explained if w.says_absence(found["said"])}
    if not away:
        return list(rows)
    return [
        replace(row, text=" ", head=True) if at in away else _said(row, away.values())
        for at, row in enumerate(rows)
    ]


def _said(row: Row, away: Collection[str]) -> Row:
    found = _MARKED.search(_printed(row))
    if found is None or found["mark"] not in away:
        return row
    return replace(row, text=f"{_MARKED.sub('', row.text)} (afbud)")


def _explained(row: Row) -> re.Match[str] | None:
    """What a row of one line says of a mark; None where it says of none."""
    return _EXPLAINS.fullmatch(_printed(row)) if len(row.lines) == 1 else None


def _printed(row: Row) -> str:
    return row.lines[-1].text.strip() if row.lines else row.text
