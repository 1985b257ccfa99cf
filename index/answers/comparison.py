"""Comparing councils over years: how many items answer a query, and what was decided of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.files.columns import Columns
from index.model import Entry


@dataclass(frozen=True, slots=True)
class Cell:
    """The items of one council and year; None where either is unknown.

    `outcomes` counts what was decided; an item may have several outcomes, or none yet.
    `entries` are the items themselves where they were asked for, the oldest first.
    """

    council: str | None
    year: int | None
    items: int
    outcomes: Mapping[str, int]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer to a query by council and year; cells without items are left out.

    `unseen` is that of a `SearchResult`.
    """

    query: str
    total: int
    cells: tuple[Cell, ...]
    build: str
    remarks: tuple[str, ...]
    suggestion: str | None
    unseen: tuple[str, ...] = ()


def cells_of(
    leaders: Iterable[int], columns: Columns, entries: Mapping[int, Entry]
) -> tuple[Cell, ...]:
    """The cells of these hits, by council and year; what is unknown comes last.

    What was decided is said by the group's first document: minutes, though the agenda was found.
    """
    arrays, tables = columns.arrays, columns.tables
    counted: dict[tuple[int, int], list[int]] = {}
    for number in leaders:
        place = (arrays["council"][number], arrays["year"][number])
        counted.setdefault(place, []).append(number)
    cells = []
    for (council, year), numbers in counted.items():
        numbers.sort(key=lambda number: -arrays["order"][number])
        outcomes = Counter(outcome for number in numbers for outcome in columns.outcomes_of(number))
        cells.append(
            Cell(
                tables["council"][council] or None,
                year or None,
                len(numbers),
                dict(sorted(outcomes.items(), key=lambda pair: (-pair[1], pair[0]))),
                tuple(entries[number] for number in numbers if number in entries),
            )
        )
    cells.sort(key=lambda cell: (cell.council is None, cell.council, cell.year or 9999))
    return tuple(cells)
