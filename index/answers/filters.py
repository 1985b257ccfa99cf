"""What entries must be besides answering a query: from names as given to numbers of columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from index.danish.folding import fold
from index.errors import UnknownValue
from index.files.columns import Columns
from index.query.scope import EVERYWHERE, Scope
from index.query.values import nearest, resolve


@dataclass(frozen=True, slots=True)
class Filters:
    """What entries must be besides answering the query: numbers of facets, None for any.

    `scope` says the same of councils and kinds by name.
    """

    council: frozenset[int] | None = None
    kind: frozenset[int] | None = None
    outcomes: frozenset[int] | None = None
    section: frozenset[int] | None = None
    years: tuple[int, int] | None = None
    scope: Scope = EVERYWHERE

    def apply(self, numbers: Iterable[int], columns: Columns) -> list[int]:
        """Those entries that pass, in ascending order."""
        kept = sorted(numbers)
        for name, wanted in (
            ("council", self.council),
            ("kind", self.kind),
            ("decided", self.outcomes),
            ("headed", self.section),
        ):
            if wanted is not None:
                column = columns.arrays[name]
                kept = [number for number in kept if column[number] in wanted]
        if self.years is not None:
            first, last = self.years
            years = columns.arrays["year"]
            first = max(first, 1)  # what has no date is of no year
            kept = [number for number in kept if first <= years[number] <= last]
        return kept


def filters_of(  # one for each facet
    columns: Columns,
    *,
    councils: Collection[str],
    kinds: Collection[str],
    outcomes: Collection[str],
    sections: Collection[str],
    years: tuple[int, int] | None,
) -> Filters:
    """Filters by name; what is empty stays open. Raises `UnknownValue` naming the nearest."""
    values = columns.values
    scope = Scope(
        resolve("council", councils) if councils else None,
        kinds=resolve("kind", kinds) if kinds else None,
    )
    return Filters(
        council=None if scope.councils is None else values("council", scope.councils),
        kind=None if scope.kinds is None else values("kind", scope.kinds),
        outcomes=values("outcome", resolve("outcome", outcomes)) if outcomes else None,
        section=_sections(sections, columns.held("section")) if sections else None,
        years=years,
        scope=scope,
    )


def _sections(names: Iterable[str], known: Mapping[int, str]) -> frozenset[int]:
    """The main headings meant: those of each name, else those that the name is a part of."""
    folded = {number: fold(heading) for number, heading in known.items()}
    found: set[int] = set()
    for name in names:
        asked = fold(name).strip()
        same = {number for number, heading in folded.items() if heading == asked}
        same = same or {number for number, heading in folded.items() if asked and asked in heading}
        if not same:
            near = nearest(name, known.values())[:3]
            hint = f"There are, for example: {'; '.join(near)}." if near else "There are none."
            raise UnknownValue(f"There is no section “{name}”. {hint}")
        found |= same
    return frozenset(found)
