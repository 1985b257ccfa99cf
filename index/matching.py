"""Which entries answer a query tree, how nearly, and how well.

A word's value in an entry lies in a band of its own for each level: 2 to 3 where it stands as
typed, 1 to 2 in another inflection, 0 to 1 inside a compound; within the band BM25 decides
(`index.terms` made the weights). A score sums the values of the words, each times how telling the
word is (idf). Everything is plain dictionaries over entry numbers: no engine is asked to score, so
the same query on the same build gives the same numbers, always.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.analysis import Analyzer
from index.columns import Columns
from index.engine import KeyKind, PartReader
from index.errors import IndexDamaged
from index.fields import BY_NAME, PARTIES, TEXT_FIELDS
from index.folding import fold
from index.manifest import REINDEX
from index.model import Level
from index.query import And, Choice, Leaf, Node, Not, Nothing, Or, Phrase, Prefix, Word, Years
from index.store import Store
from index.terms import FIELD_SHIFT
from index.tokens import tokenize

LEVELS = (Level.EXACT, Level.INFLECTION, Level.COMPOUND)
MAX_EXPANSIONS = 200
_BANDS = 3
_EXACT, _INFLECTION = 2.0, 1.0
_SATURATION = 1.2  # BM25's k1: where a weight is worth half of all it can be
# What other forms of the word in the same entry add to its weight.
_FORM_SHARE, _PART_SHARE = 0.5, 0.25
_CLOSENESS = 0.5  # of a word's idf, as much as half a level
_MOST_FOR_CLOSENESS = 12_000  # entries in two lists, read in some 10 ms
_FIELD_WEIGHTS = {one.number: one.weight for one in TEXT_FIELDS if not one.meta}


@dataclass(frozen=True, slots=True)
class Part:
    """An open part, and the number of its first entry in the build."""

    start: int
    reader: PartReader
    store: Store


@dataclass(frozen=True, slots=True)
class Found:
    """Entries with their score and the level (as a place in `LEVELS`) of the whole query.

    `ceiling` is a score that none reaches.
    """

    scores: dict[int, float]
    levels: dict[int, int]
    ceiling: float = 0.0


@dataclass(slots=True)
class Matcher:
    """Answers one query over the parts of a build. Remembers the words it has looked up."""

    parts: Sequence[Part]
    columns: Columns
    analyzer: Analyzer
    cut: list[Prefix] = field(default_factory=list)
    _bands: dict[Leaf, dict[int, float]] = field(default_factory=dict)

    def everything(self) -> set[int]:
        """All entries of the build."""
        return set(range(len(self.columns))) - self.columns.dead

    def run(self, node: Node) -> Found:
        """The entries that answer a tree."""
        match node:
            case Word() | Prefix() | Phrase():
                return self._leaf(node)
            case And(children):
                return self._all(children)
            case Or(children):
                return _any([self.run(child) for child in children])
            case Not(child):
                return _unscored(self.everything() - self.run(child).scores.keys())
            case Choice(facet, value):
                return _unscored(self._chosen(facet, value))
            case Years(first, last):
                years = self.columns.arrays["year"]
                return _unscored(n for n in self.everything() if first <= years[n] <= last)
            case Nothing():
                return Found({}, {})

    def bands(self, leaf: Leaf) -> dict[int, float]:
        """The value of a word in every entry that has it in some way."""
        known = self._bands.get(leaf)
        if known is None:
            match leaf:
                case Word():
                    known = self._word(leaf)
                case Prefix():
                    known = self._prefix(leaf)
                case Phrase():
                    kind, mask = _scope(leaf.field)
                    weights = self._in_order(kind, self._exact_keys(leaf.words), mask)
                    known = {n: _EXACT + _saturated(weight) for n, weight in weights.items()}
            for number in self.columns.dead & known.keys():
                del known[number]
            self._bands[leaf] = known
        return known

    def idf(self, leaf: Leaf) -> float:
        """How telling a word is: the rarer, the more."""
        having = len(self.bands(leaf))
        entries = len(self.columns) - len(self.columns.dead)
        return math.log(1 + (entries - having + 0.5) / (having + 0.5))

    def expansions(self, prefix: Prefix) -> list[str]:
        """The most frequent words with this beginning, at most `MAX_EXPANSIONS`."""
        start = fold(prefix.text)
        kind, _ = _scope(prefix.field)
        counts: dict[str, int] = {}
        for part in self.parts:
            if kind is KeyKind.META:
                words = part.reader.beginning(kind, start, MAX_EXPANSIONS + 1)
                counts.update(dict.fromkeys(words, 1))
                continue
            for word, count, _ in part.store.words_like(start, MAX_EXPANSIONS + 1):
                counts[word] = counts.get(word, 0) + count
        if len(counts) > MAX_EXPANSIONS and prefix not in self.cut:
            self.cut.append(prefix)
        return sorted(counts, key=lambda word: (-counts[word], word))[:MAX_EXPANSIONS]

    def _leaf(self, leaf: Leaf) -> Found:
        bands, idf = self.bands(leaf), self.idf(leaf)
        return Found(
            {number: value * idf for number, value in bands.items()},
            {number: 2 - int(value) for number, value in bands.items()},
            _BANDS * idf,
        )

    def _all(self, children: Sequence[Node]) -> Found:
        wanted = [self.run(child) for child in children if not isinstance(child, Not)]
        unwanted = [self.run(child.child) for child in children if isinstance(child, Not)]
        if wanted:
            smallest, *others = sorted(wanted, key=lambda found: len(found.scores))
            numbers = set(smallest.scores)
            for other in others:
                numbers &= other.scores.keys()
        else:
            numbers = self.everything()
        for other in unwanted:
            numbers -= other.scores.keys()
        scores = {n: sum([found.scores[n] for found in wanted]) for n in numbers}
        ceiling = sum(found.ceiling for found in wanted)
        for left, right in pairwise(children):
            if isinstance(left, Word) and isinstance(right, Word) and left.field == right.field:
                ceiling += self._add_closeness(left, right, scores)
        levels = {n: max([found.levels[n] for found in wanted], default=0) for n in numbers}
        return Found(scores, levels, ceiling)

    def _add_closeness(self, left: Word, right: Word, scores: dict[int, float]) -> float:
        """Add to the scores of entries where two words stand as in the query; the most that is.

        *ikke godkendt* means more there than the two words far apart. Not asked of words that are
        nearly everywhere: their lists take longer to read than the answer is worth.
        """
        common = len(self.bands(left)) + len(self.bands(right))
        if not scores or common > _MOST_FOR_CLOSENESS:
            return 0.0
        most = _CLOSENESS * (self.idf(left) + self.idf(right))
        kind, mask = _scope(left.field)
        close = self._in_order(kind, self._exact_keys((left.text, right.text)), mask)
        for number in close.keys() & scores.keys():
            scores[number] += most * _saturated(close[number])
        return most

    def _chosen(self, facet: str, value: str) -> Iterable[int]:
        wanted = self.columns.values(facet, (value,))
        column = self.columns.arrays["outcomes" if facet == "outcome" else facet]
        return (number for number in self.everything() if column[number] in wanted)

    def _word(self, word: Word) -> dict[int, float]:
        kind, mask = _scope(word.field)
        text = word.text
        if word.field == "party":
            text = PARTIES.get(fold(text), text)
        keys = self.analyzer.keys(text)
        exact = self._weights(kind, keys.exact, mask)
        parts = [token.text for token in tokenize(text) if token.span == 1]
        if len(parts) > 1:  # KKR-møde is also found where it is written KKR møde
            exact = self._in_order(kind, self._exact_keys(parts), mask) | exact
        if word.exact or kind is KeyKind.META:
            return {number: _EXACT + _saturated(weight) for number, weight in exact.items()}
        forms = self._strongest(KeyKind.INFLECTION, keys.inflection, mask)
        inside = self._strongest(KeyKind.COMPOUND, keys.inflection, mask)
        values = {number: _saturated(_PART_SHARE * weight) for number, weight in inside.items()}
        for number, weight in forms.items():
            values[number] = _INFLECTION + _saturated(
                weight + _PART_SHARE * inside.get(number, 0.0)
            )
        for number, weight in exact.items():
            others = max(0.0, forms.get(number, 0.0) - weight)
            values[number] = _EXACT + _saturated(
                weight + _FORM_SHARE * others + _PART_SHARE * inside.get(number, 0.0)
            )
        return values

    def _prefix(self, prefix: Prefix) -> dict[int, float]:
        kind, mask = _scope(prefix.field)
        weights: dict[int, float] = {}
        for word in self.expansions(prefix):
            for number, weight in self._weights(kind, word, mask).items():
                weights[number] = weights.get(number, 0.0) + weight
        return {number: _EXACT + _saturated(weight) for number, weight in weights.items()}

    def _weights(self, kind: KeyKind, key: str, mask: int) -> dict[int, float]:
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

    def _strongest(self, kind: KeyKind, keys: Iterable[str], mask: int) -> dict[int, float]:
        """The weights of several keys together. A word may have more than one: the best counts."""
        first, *others = [self._weights(kind, key, mask) for key in sorted(keys)] or [{}]
        for other in others:
            for number, weight in other.items():
                if weight > first.get(number, 0.0):
                    first[number] = weight
        return first

    def _exact_keys(self, words: Iterable[str]) -> list[str]:
        return [self.analyzer.keys(word).exact for word in words]

    def _in_order(self, kind: KeyKind, keys: Sequence[str], mask: int) -> dict[int, float]:
        """Where these keys stand one after the other, with the weight of the fields they do in."""
        found: dict[int, float] = {}
        for part in self.parts:
            having = [set(part.reader.postings(kind, key).numbers) for key in set(keys)]
            numbers = set.intersection(*having)
            if not numbers:
                continue
            lists = {key: part.reader.positions(kind, key, numbers) for key in set(keys)}
            if any(len(places) != len(numbers) for places in lists.values()):
                raise IndexDamaged(f"The search index is damaged (positions). {REINDEX}")
            first, *following = [lists[key] for key in keys]
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


def _weight_of(places: Iterable[int], mask: int) -> float:
    fields = [place >> FIELD_SHIFT for place in places]
    return sum(_FIELD_WEIGHTS.get(one, 1.0) for one in fields if not mask or mask >> one & 1)


def _scope(name: str | None) -> tuple[KeyKind, int]:
    """Which lists a field's words are in, and the field's mask (0 for all fields of text)."""
    if name is None:
        return KeyKind.EXACT, 0
    text_field = BY_NAME[name]
    return (KeyKind.META if text_field.meta else KeyKind.EXACT), text_field.bit


def _saturated(weight: float) -> float:
    return weight / (weight + _SATURATION)


def _unscored(numbers: Iterable[int]) -> Found:
    scores = dict.fromkeys(numbers, 0.0)
    return Found(scores, dict.fromkeys(scores, 0))


def _any(alternatives: Sequence[Found]) -> Found:
    scores: dict[int, float] = {}
    levels: dict[int, int] = {}
    for found in alternatives:
        for number, score in found.scores.items():
            scores[number] = scores.get(number, 0.0) + score
            levels[number] = min(levels.get(number, len(LEVELS)), found.levels[number])
    return Found(scores, levels, sum(found.ceiling for found in alternatives))
