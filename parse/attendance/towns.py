"""Municipalities that stand below or before names, in cells that a reader has put together.

`Ida Bro` above `Skive` is read as `Ida Bro Skive`. Surnames are municipalities too (`Lise Viborg`),
so that only what nearly all of a list have is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parse.attendance.entry import people
from parse.attendance.names import is_name
from parse.attendance.places import municipality
from parse.attendance.row import Row

# So many people, and this share of all whose municipality is not told otherwise.
_FEWEST, _SHARE = 4, 0.8
_MOST_WORDS = 2  # of a municipality


def with_places(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a comma before the municipality where nearly all names end in one.

    Where a municipality stands before several names, it heads them (`Skive Kommune: Ida Bro, …`).
    """
    rows = [_headed(row) for row in rows]
    parted = {at: text for at, row in enumerate(rows) if (text := _parted(row.text))}
    bare = [at for at, row in enumerate(rows) if _is_bare(row)] if len(parted) >= _FEWEST else []
    told = {at: parted[at] for at in bare if at in parted}
    if len(told) < max(_FEWEST, _SHARE * len(bare)):
        return list(rows)
    return [replace(row, text=told[at]) if at in told else row for at, row in enumerate(rows)]


def _is_bare(row: Row) -> bool:
    """Whether a row is somebody's name and nothing else."""
    if row.person or row.head or row.unread:
        return False
    found = people(row.text)
    return len(found) == 1 and not (found[0].party or found[0].municipality)


def _parted(text: str) -> str | None:
    """A name and the municipality that it ends in; None where it does not."""
    words = text.split()
    for count in range(min(_MOST_WORDS, len(words) - _MOST_WORDS), 0, -1):
        name, place = " ".join(words[:-count]), " ".join(words[-count:])
        if municipality(place) and is_name(name):
            return f"{name}, {place}"
    return None


def begins_with_town(text: str) -> bool:
    """Whether a row begins with a municipality that is called so: `Skive Kommune Ida Bro`."""
    before, kommune, _ = text.partition(" Kommune ")
    return bool(kommune) and municipality(before) is not None


def _headed(row: Row) -> Row:
    if row.person or row.head or row.unread or not begins_with_town(row.text):
        return row
    town, _, names = row.text.partition(" Kommune ")
    bare = len(people(names, prose=True)) > 1 and all(
        not (person.party or person.municipality) for person in people(names, prose=True)
    )
    return replace(row, text=f"{town} Kommune: {names}") if bare else row
