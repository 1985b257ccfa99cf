"""From matching entries to ordered hits and their counts: pure functions over columns."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from index.answers.filters import Filters
from index.answers.matching import LEVELS, Found
from index.danish.folding import fold
from index.files.columns import Columns

SORTS = ("relevance", "newest", "oldest")
_IN_DANISH = {"relevans": "relevance", "nyeste": "newest", "aeldste": "oldest"}
_STEPS = 1_000_000


def sort_of(name: str) -> str | None:
    """The order that a name in either language means."""
    order = _IN_DANISH.get(fold(name), name)
    return order if order in SORTS else None


def collapse(numbers: Collection[int], columns: Columns) -> list[int]:
    """One entry for each group: the one that takes precedence."""
    groups = columns.arrays["group"]
    worst_first = sorted(numbers, key=columns.arrays["rank"].__getitem__, reverse=True)
    # A later entry of a dictionary replaces an earlier one, so the best of each group stays.
    return list(dict(zip(map(groups.__getitem__, worst_first), worst_first, strict=True)).values())


def siblings(
    shown: Iterable[int], matching: Collection[int], columns: Columns
) -> dict[int, list[int]]:
    """The other matching entries of each shown entry's group, best first."""
    groups = columns.arrays["group"]
    leaders = {groups[number]: number for number in shown}
    found: dict[int, list[int]] = defaultdict(list)
    of_groups = zip(map(groups.__getitem__, matching), matching, strict=True)
    for group, number in [pair for pair in of_groups if pair[0] in leaders]:
        if leaders[group] != number:
            found[leaders[group]].append(number)
    for others in found.values():
        others.sort(key=columns.arrays["rank"].__getitem__)
    return found


def points(found: Found, numbers: Iterable[int]) -> Iterator[int]:
    """Scores that say the level too: 2 to 3 million exact, 1 to 2 inflection, 0 to 1 compound.

    Whole numbers, so that two ways of adding the same make no difference.
    """
    scores, levels, last = found.scores, found.levels, len(LEVELS) - 1
    share = (_STEPS - 1) / found.ceiling if found.ceiling else 0.0
    return ((last - levels[n]) * _STEPS + int(scores[n] * share) for n in numbers)


def score(found: Found, number: int) -> float:
    """The points of an entry as shown: 2.x exact, 1.x inflection, 0.x compound."""
    return next(points(found, (number,))) / _STEPS


def ordered(
    numbers: Iterable[int], found: Found, columns: Columns, sort: str, first: int | None
) -> list[int]:
    """The `first` entries in the wanted order; equals newest first, then by meeting, item, id."""
    order, dates = columns.arrays["order"], columns.arrays["date"]
    keys: dict[int, float | tuple[int, ...]]
    if sort == "newest":
        keys = {number: order[number] for number in numbers}
    elif sort == "oldest":  # what has no date comes last here too
        keys = {n: (not dates[n], dates[n], order[n]) for n in numbers}
    else:
        # Points before the decimal point, the order behind it: one number to compare.
        least = 1 / len(order) if order else 0.0
        numbers = list(numbers)
        gained = zip(numbers, points(found, numbers), strict=True)
        turn, turns = len(LEVELS) * _STEPS, found.turns
        keys = {n: order[n] * least - won + turn * turns.get(n, 0) for n, won in gained}
    if first is None:
        return sorted(keys, key=keys.__getitem__)
    return heapq.nsmallest(first, keys, key=keys.__getitem__)


def facets(numbers: Collection[int], columns: Columns) -> dict[str, dict[str, int]]:
    """How many hits there are by council, year, kind, outcome and section; largest first."""
    counted: dict[str, Counter[str]] = {}
    for facet, name in (
        ("council", "council"),
        ("year", "year"),
        ("kind", "kind"),
        ("outcome", "decided"),
        ("section", "headed"),
    ):
        values = Counter(map(columns.arrays[name].__getitem__, numbers))
        counts: Counter[str] = Counter()
        for value, number in values.items():
            for label in _labels(facet, value, columns):
                counts[label] += number
        counted[facet] = counts
    return {
        facet: dict(
            sorted(counts.items(), key=lambda pair: pair[0])
            if facet == "year"
            else sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        for facet, counts in counted.items()
    }


def kinds_of(numbers: Iterable[int], columns: Columns) -> dict[str, int]:
    """How many hits there would be of each kind, were it filtered by; largest first.

    More than the facet tells, which counts each hit once, by the kind of what takes precedence.
    """
    kinds, groups = columns.arrays["kind"], columns.arrays["group"]
    of_kinds = Counter(kind for kind, _ in {(kinds[one], groups[one]) for one in numbers})
    named = ((columns.tables["kind"][kind], count) for kind, count in of_kinds.items())
    return dict(sorted(named, key=lambda pair: (-pair[1], pair[0])))


def choices(
    scores: Collection[int], filters: Filters, columns: Columns
) -> dict[str, dict[str, int]]:
    """For each facet that is filtered by: its counts, were only this filter lifted."""
    found = {}
    for facet, name in (
        ("council", "council"),
        ("year", "years"),
        ("kind", "kind"),
        ("outcome", "outcomes"),
        ("section", "section"),
    ):
        if getattr(filters, name) is not None:
            lifted: dict[str, Any] = {name: None}
            numbers = replace(filters, **lifted).apply(scores, columns)
            found[facet] = facets(collapse(numbers, columns), columns)[facet]
    return found


def _labels(facet: str, value: int, columns: Columns) -> list[str]:
    """What a number of a column stands for; nothing where it is unknown."""
    if value == 0:
        return []
    if facet == "year":
        return [str(value)]
    if facet == "outcome":
        return columns.tables["outcomes"][value].split()
    return [columns.tables[facet][value]]
