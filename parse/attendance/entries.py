"""Rows → entries: each with its group, and with the rows that tell of the same people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parse.attendance import words as w
from parse.attendance.groups import group_of, inline_group, kind_of
from parse.attendance.joining import goes_on, join
from parse.attendance.places import municipality
from parse.attendance.rows import Row


@dataclass(frozen=True, slots=True)
class Entry:
    """Rows that make one entry, under a group's heading and, where it has one, a municipality's.

    `first`: the first row's text without a group in front of it.
    """

    first: str
    rows: tuple[Row, ...]
    group: str | None
    town: str | None
    prose: bool = False

    def text(self, rows: int | None = None) -> str:
        """The entry's first rows in one, all by default."""
        text = self.first
        for row in self.rows[1:rows]:
            text = join(text, row.text)
        return text


def entries_of(rows: Sequence[Row]) -> list[Entry]:
    """The entries of a list's rows in their order; headings are in what they head."""
    entries: list[Entry] = []
    group: str | None = None
    town: str | None = None
    heads = _towns_head(rows)
    is_open = False
    for row, kind in _paired(rows, [kind_of(row) for row in rows]):
        text = row.text
        if w.LIST_HEADINGS.fullmatch(text.rstrip(": ")):
            group = town = None
            is_open = False
        elif kind == "heads":
            is_open = False
        elif (inline := inline_group(text)) is not None:
            label, rest = inline
            if municipality(label):
                town = municipality(label)
            else:
                group, town = label, None
            entries.append(Entry(rest, (row,), group, town, prose=True))
            is_open = True
        elif (heading := group_of(text)) is not None:
            group, town, is_open = heading, None, False
        elif kind == "town" and (heads or text.endswith(":")):
            town, is_open = municipality(text), False
        elif is_open and goes_on(entries[-1].text(), row, prose=entries[-1].prose):
            entries[-1] = replace(entries[-1], rows=(*entries[-1].rows, row))
        else:
            entries.append(Entry(text, (row,), group, town))
            is_open = row.person is None
    return entries


def _towns_head(rows: Sequence[Row]) -> bool:
    """Whether municipalities stand above their people rather than below them."""
    kinds = (kind_of(row) for row in rows)
    first = next((kind for kind in kinds if kind in {"town", "entry", "name", "person"}), None)
    return first == "town"


def _paired(rows: Sequence[Row], kinds: Sequence[str]) -> list[tuple[Row, str]]:
    """The rows, where a dump has a table by columns: names, parties, municipalities, each paired.

    As many names as parties, or as municipalities, below them were one table.
    """
    paired: list[tuple[Row, str]] = []
    at = 0
    while at < len(rows):
        runs = [_run(kinds, at, {"name", "entry"})]
        for wanted in ({"party"}, {"town"}, {"party"}):
            stop = runs[-1].stop
            run = _run(kinds, stop + (kinds[stop : stop + 1] == ["heads"]), wanted)
            if len(run) == len(runs[0]):
                runs.append(run)
        if len(runs) > 1 and len(runs[0]) > 1:
            for places in zip(*runs, strict=True):
                parts = [rows[place] for place in places]
                lines = tuple(line for part in parts for line in part.lines)
                text = ", ".join(part.text for part in parts)
                paired.append((Row(text, lines), "entry"))
            at = runs[-1].stop
        else:
            paired.append((rows[at], kinds[at]))
            at += 1
    return paired


def _run(kinds: Sequence[str], start: int, wanted: set[str]) -> range:
    stop = start
    while stop < len(kinds) and kinds[stop] in wanted:
        stop += 1
    return range(start, stop)
