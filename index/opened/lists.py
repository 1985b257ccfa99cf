"""The lists of an open index over all its parts: where keys stand, and with what weight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.errors import IndexDamaged
from index.files.engine import KeyKind, PartReader
from index.files.manifest import REINDEX
from index.opened.store import Store
from index.query.spellings import Way, ways_of_word
from index.query.tree import Leaf, Word
from index.text.analysis import Analyzer
from index.text.fields import BY_NAME, TEXT_FIELDS
from index.text.terms import FIELD_SHIFT

_FIELD_WEIGHTS = {one.number: one.weight for one in TEXT_FIELDS if not one.meta}
_ALL_BUT_CASES = sum(one.bit for one in TEXT_FIELDS if not one.meta and one.name != "case")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Part(NamedTuple):
    """An open part, and the number of its first entry in the build."""

    start: int
    reader: PartReader
    store: Store


@dataclass(frozen=True, slots=True)
class Lists:
    """Entries are numbered over the whole build. A mask of 0 means all fields of text."""

    parts: Sequence[Part]
    analyzer: Analyzer

    def as_typed(self, kind: KeyKind, text: str, mask: int) -> dict[int, float]:
        """Where a word stands as typed; KKR-møde also where it is written KKR møde."""
        return self.in_ways(kind, ways_of_word(text, self.analyzer), mask)

    def in_ways(self, kind: KeyKind, ways: Sequence[Way], mask: int) -> dict[int, float]:
        """Where a word or day stands in one of these ways; of several the first one counts."""
        found: dict[int, float] = {}
        for way in ways:
            if len(way) > 1:
                here = self.in_order(kind, way, mask)
            else:
                here = self.strongest(kind, way[0], mask)
            found = here | found if found else here
        return found

    def weights(self, kind: KeyKind, key: str, mask: int) -> dict[int, float]:
        """The weight of a key in every entry that has it, in one of the fields of a mask."""
        found: dict[int, float] = {}
        for part in self.parts:
            postings = part.reader.postings(kind, key)
            numbers: Iterable[int] = postings.numbers
            if part.start:
                numbers = map(part.start.__add__, numbers)
            if mask == 0:
                found.update(zip(numbers, postings.weights, strict=True))
                continue
            rows = zip(numbers, postings.weights, postings.masks, strict=True)
            found.update((number, weight) for number, weight, fields in rows if fields & mask)
        return found

    def strongest(self, kind: KeyKind, keys: Iterable[str], mask: int) -> dict[int, float]:
        """The weights of several keys together. A word may have more than one: the best counts."""
        first, *others = [self.weights(kind, key, mask) for key in sorted(keys)] or [{}]
        for other in others:
            for number, weight in other.items():
                if weight > first.get(number, 0.0):
                    first[number] = weight
        return first

    def in_order(self, kind: KeyKind, way: Way, mask: int) -> dict[int, float]:
        """Where these keys stand one after the other, with the weight of the fields they do in."""
        found: dict[int, float] = {}
        for part in self.parts:
            having = [
                set().union(*(part.reader.postings(kind, key).numbers for key in keys))
                for keys in dict.fromkeys(way)
            ]
            numbers = set.intersection(*having)
            if not numbers:
                continue
            lists = {keys: _places(part, kind, keys, numbers) for keys in dict.fromkeys(way)}
            if any(len(places) != len(numbers) for places in lists.values()):
                raise IndexDamaged(f"The search index is damaged (positions). {REINDEX}")
            first, *following = [lists[keys] for keys in way]
            for number in numbers:
                starts = set(first[number])
                for distance, places in enumerate(following, start=1):
                    starts.intersection_update([place - distance for place in places[number]])
                    if not starts:
                        break
                else:
                    weight = _weight_of(starts, mask)
                    if weight:
                        found[part.start + number] = weight
        return found


def _places(
    part: Part, kind: KeyKind, keys: Iterable[str], numbers: set[int]
) -> Mapping[int, Sequence[int]]:
    """Where any of these keys stands in each of these entries."""
    first, *others = [part.reader.positions(kind, key, numbers) for key in sorted(keys)]
    if not others:
        return first
    found = {number: list(places) for number, places in first.items()}
    for other in others:
        for number, places in other.items():
            found.setdefault(number, []).extend(places)
    return found


def is_meta(leaf: Leaf) -> bool:
    """Whether a leaf is sought in a field of names."""
    return leaf.field is not None and BY_NAME[leaf.field].meta


def _weight_of(places: Iterable[int], mask: int) -> float:
    fields = [place >> FIELD_SHIFT for place in places]
    return sum(_FIELD_WEIGHTS.get(one, 1.0) for one in fields if not mask or mask >> one & 1)


def scope(leaf: Leaf) -> tuple[KeyKind, int]:
    """Which lists the words of a leaf are in, and the mask of its fields (0 for all of text).

    A year is not sought in case numbers: all items of a meeting may have *SAG-2018-01055*, and
    nobody who types *2018* means that.
    """
    if leaf.field is None:
        year = isinstance(leaf, Word) and _YEAR.fullmatch(leaf.text)
        return KeyKind.EXACT, _ALL_BUT_CASES if year else 0
    text_field = BY_NAME[leaf.field]
    return (KeyKind.META if text_field.meta else KeyKind.EXACT), text_field.bit
