"""Which entries answer a query tree, how nearly, and how well.

A word's value in an entry lies in a band of its own for each level: 2 to 3 where it stands as
typed, 1 to 2 in another inflection, 0 to 1 inside a compound; within the band BM25 decides
(`index.text.terms` made the weights). A score sums the values of the words, each times how telling
the word is (idf). Everything is plain dictionaries over entry numbers: no engine is asked to score,
so the same query on the same build gives the same numbers, always.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise, product
from types import MappingProxyType
from typing import NamedTuple

from index.answers.expansions import Expansions, expansions
from index.files.columns import Columns
from index.files.engine import KeyKind
from index.model import Level
from index.opened.lists import Lists, Part, is_meta, scope
from index.query.apart import halves
from index.query.reach import asks_kind, is_of_meeting, is_scope
from index.query.spellings import (
    Way,
    measures,
    parts_of,
    way_as_typed,
    ways_of_day,
    ways_of_expression,
)
from index.query.tree import (
    And,
    Choice,
    Day,
    Days,
    Leaf,
    Maybe,
    Node,
    Not,
    Nothing,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Wild,
    Word,
    Years,
)
from index.query.wildcards import is_wild, wild_of
from index.text.analysis import Analyzer
from index.text.names import readings
from index.text.tokens import words_of

LEVELS = (Level.EXACT, Level.INFLECTION, Level.COMPOUND)
MAX_EXPANSIONS = 200
_BANDS = 3
_EXACT, _INFLECTION = 2.0, 1.0
_SATURATION = 1.2  # BM25's k1: where a weight is worth half of all it can be
# What other forms of the word in the same entry add to its weight.
_FORM_SHARE, _PART_SHARE = 0.5, 0.25
_CLOSENESS = 0.5  # of a word's idf, as much as half a level
_FEW = 100  # hits of a compound below which those count that a text has torn
_MOST_WAYS = 30  # of a phrase with stars in several words, each of which may be hyphenated
_MOST_FOR_CLOSENESS = 6_000  # entries in two lists; their positions are read in some 10 ms


class Found(NamedTuple):
    """Entries with their score and the level (as a place in `LEVELS`) of the whole query.

    `ceiling` is a score that none reaches. `turns` puts entries after others whatever their level
    and score: those of turn 0, which is everybody's who has none, come first.
    """

    scores: dict[int, float]
    levels: dict[int, int]
    ceiling: float = 0.0
    turns: Mapping[int, int] = MappingProxyType({})


@dataclass(slots=True)
class Matcher:
    """Answers one query over the parts of a build. Remembers the words it has looked up."""

    parts: Sequence[Part]
    columns: Columns
    analyzer: Analyzer
    _expanded: dict[Wild, Expansions] = field(default_factory=dict)
    _found: dict[Leaf, Found] = field(default_factory=dict)
    _bands: dict[Leaf, dict[int, float]] = field(default_factory=dict)
    _lists: Lists = field(init=False)

    def __post_init__(self) -> None:
        self._lists = Lists(self.parts, self.analyzer)

    def everything(self) -> set[int]:
        """All entries of the build."""
        return set(range(len(self.columns))) - self.columns.dead

    def run(self, node: Node) -> Found:
        """The entries that answer a tree."""
        match node:
            case Word() | Prefix() | Pattern() | Phrase() | Day():
                return self._leaf(node)
            case Maybe(child):
                return self._leaf(child)
            case And(children):
                return self._all(children)
            case Or(children):
                return _any([self.run(child) for child in children])
            case Not(child):
                return _unscored(self.everything() - self._excluded(child))
            case Choice(facet, value):
                return _unscored(self._chosen(facet, value))
            case Years(first, last):
                return self._dated("year", first, last)
            case Days(first, last):
                return self._dated("date", first, last)
            case Nothing():
                return Found({}, {})

    def bands(self, leaf: Leaf) -> dict[int, float]:
        """The value of a word in every entry that has it in some way."""
        known = self._bands.get(leaf)
        if known is None:
            match leaf:
                case Word():
                    known = self._word(leaf)
                case Prefix() | Pattern():
                    known = self._wild(leaf)
                case Phrase() if is_meta(leaf) and not is_wild(leaf):
                    known = self._name(leaf, " ".join(leaf.words))
                case Phrase():
                    kind, mask = scope(leaf)
                    known = _exactly(self._lists.in_ways(kind, self.ways_of(leaf), mask))
                case Day():
                    kind, mask = scope(leaf)
                    ways = ways_of_day(leaf, self.analyzer)
                    known = _exactly(self._lists.in_ways(kind, ways, mask))
            for number in self.columns.dead & known.keys():
                del known[number]
            self._bands[leaf] = known
        return known

    def idf(self, leaf: Leaf) -> float:
        """How telling a word is: the rarer, the more."""
        having = len(self.bands(leaf))
        entries = len(self.columns) - len(self.columns.dead)
        return math.log(1 + (entries - having + 0.5) / (having + 0.5))

    def expansions(self, wild: Wild) -> list[str]:
        """The most frequent words of this shape, at most `MAX_EXPANSIONS`; of names all."""
        known = self._expanded.get(wild)
        if known is None:
            known = self._expanded[wild] = expansions(wild, self.parts, MAX_EXPANSIONS)
        return known.words

    @property
    def cut(self) -> list[Wild]:
        """The shapes of which there were more words."""
        return [wild for wild, found in self._expanded.items() if found.more]

    def ways_of(self, phrase: Phrase) -> list[Way]:
        """The ways in which the words of a phrase may stand after each other."""
        choices = [self._ways_of_one(word, phrase.field) for word in phrase.words]
        found = islice(product(*choices), _MOST_WAYS)
        return [tuple(chain.from_iterable(way)) for way in found]

    def _ways_of_one(self, word: str, name: str | None) -> list[Way]:
        """What may stand for a word of a phrase: a word, or the parts of one with a hyphen.

        A whole stands at the place of its first part: *Kommune* follows the last of them.
        """
        wild = wild_of(word, name)
        if wild is None:
            return [way_as_typed([word], self.analyzer)]
        words = self.expansions(wild)
        by_size: dict[int, list[list[str]]] = {}
        for parts in map(parts_of, words):
            by_size.setdefault(len(parts), []).append(parts)
        by_size.pop(0, None)
        wholes = [tuple(map(frozenset, zip(*by_size[size], strict=True))) for size in by_size]
        return [(frozenset(words),), *sorted(wholes, key=len)]

    def other_ways(self, word: Word) -> list[Way]:
        """The ways of writing a word that are not as typed, other than in one word."""
        expressed = ways_of_expression(word.text, self.analyzer)
        if expressed:
            return expressed
        written = measures(word.text) or [parts_of(word.text)]
        apart = [way for parts in written if (way := self._inflected_way(parts)) is not None]
        if apart:
            return apart
        return [
            self._in_any_form(left, right)
            for left, right in halves(word.text, self.analyzer)
            if self._stands(left) and (self._stands(right) or self._forms(right))
        ]

    def torn_ways(self, word: Word) -> list[Way]:
        """A compound as a text may have torn it: *job center*. Not asked of common words."""
        cut = self.analyzer.cut(word.text)
        if cut is None or not self._stands(cut[0]):
            return []
        way = self._in_any_form(*cut)
        entries = sum(
            len(part.reader.postings(KeyKind.EXACT, key).numbers)
            for part in self.parts
            for place in way
            for key in place
        )
        return [way] if entries <= _MOST_FOR_CLOSENESS else []

    def _stands(self, word: str) -> bool:
        """Whether a word stands in any text."""
        exact = self.analyzer.keys(word).exact
        return any(part.reader.postings(KeyKind.EXACT, exact).numbers for part in self.parts)

    def _in_any_form(self, left: str, right: str) -> Way:
        """Two words after each other, the second in all its forms."""
        typed = way_as_typed((left, right), self.analyzer)
        return typed[0], typed[1] | self._forms(right)

    def _inflected_way(self, parts: Sequence[str]) -> Way | None:
        """The words that may stand where the parts of a word do: of the last one in all its forms.

        *KKR-møde* is found by *KKR mødet*, as it is by *KKR-mødet*; a sign by its word (*14 %* by
        *14 procent*).
        """
        forms = [
            self._forms(part) if not part.isalnum() or (at == len(parts) and part.isalpha()) else ()
            for at, part in enumerate(parts, start=1)
        ]
        if not any(forms):
            return None
        typed = way_as_typed(parts, self.analyzer)
        return tuple(place.union(others) for place, others in zip(typed, forms, strict=True))

    def _forms(self, word: str) -> set[str]:
        """The other forms in which a word occurs."""
        return {
            form
            for key in self.analyzer.keys(word).inflection
            for part in self.parts
            for form, level in part.store.forms(key)
            if level is Level.INFLECTION
        }

    def _leaf(self, leaf: Leaf) -> Found:
        known = self._found.get(leaf)
        if known is None:
            bands, idf = self.bands(leaf), self.idf(leaf)
            known = self._found[leaf] = Found(
                {number: value * idf for number, value in bands.items()},
                {number: 2 - int(value) for number, value in bands.items()},
                _BANDS * idf,
            )
        return known

    def _all(self, children: Sequence[Node]) -> Found:
        asked = [child for child in children if not isinstance(child, Not | Maybe)]
        of_items = not all(is_of_meeting(child) or is_scope(child) for child in asked)
        wanted = [
            self._of_meetings(self.run(child))
            if of_items and is_of_meeting(child)
            else self.run(child)
            for child in asked
        ]
        perhaps = [
            self.run(child) for child in children if isinstance(child, Maybe) and not child.small
        ]
        unwanted = [self._excluded(child.child) for child in children if isinstance(child, Not)]
        if wanted:
            smallest, *others = sorted(wanted, key=lambda found: len(found.scores))
            numbers = set(smallest.scores)
            for other in others:
                numbers &= other.scores.keys()
        else:
            numbers = self.everything()
        for excluded in unwanted:
            numbers -= excluded
        scores = {n: sum([found.scores[n] for found in wanted]) for n in numbers}
        for found in perhaps:
            for n in numbers & found.scores.keys():
                scores[n] += found.scores[n]
        ceiling = sum(found.ceiling for found in (*wanted, *perhaps))
        for left, right in pairwise(children):
            if not (isinstance(left, Maybe) and isinstance(right, Maybe)):
                ceiling += self._add_closeness(_bare(left), _bare(right), scores)
        levels = {n: max([found.levels[n] for found in wanted], default=0) for n in numbers}
        return Found(scores, levels, ceiling)

    def _of_meetings(self, found: Found) -> Found:
        """What was found, as found in all entries of the same meetings.

        `kommune:Viborg flygtninge` asks for what was said of refugees where Viborg took part: those
        present stand in an entry of their own.
        """
        of = self.columns.with_their_meetings(found.scores)
        return Found(
            {n: found.scores[number] for n, number in of.items()},
            {n: found.levels[number] for n, number in of.items()},
            found.ceiling,
        )

    def _excluded(self, unwanted: Node) -> set[int]:
        """The entries that *not this* leaves out: whole items, of which one document has it.

        `flygtninge -udfald:godkendt` must not show the agenda of what the minutes call approved. A
        kind of paper is of one document, and superseded minutes speak for nobody else.
        """
        having = self.run(unwanted).scores.keys()
        if is_of_meeting(unwanted):
            having = self.columns.with_their_meetings(having).keys()
        return set(having) if asks_kind(unwanted) else self.columns.with_their_groups(having)

    def _add_closeness(self, left: Node, right: Node, scores: dict[int, float]) -> float:
        """Add to the scores of entries where two words stand as in the query; the most that is.

        *ikke godkendt* means more there than the two words far apart. Not asked of words that are
        nearly everywhere: their lists take longer to read than the answer is worth.
        """
        if not (isinstance(left, Word) and isinstance(right, Word) and left.field == right.field):
            return 0.0
        common = len(self.bands(left)) + len(self.bands(right))
        if not scores or common > _MOST_FOR_CLOSENESS:
            return 0.0
        most = _CLOSENESS * (self.idf(left) + self.idf(right))
        kind, mask = scope(left)
        words = (*words_of(left.text), *words_of(right.text))
        close = self._lists.in_order(kind, way_as_typed(words, self.analyzer), mask)
        for number in close.keys() & scores.keys():
            scores[number] += most * saturated(close[number])
        return most

    def _chosen(self, facet: str, value: str) -> Iterable[int]:
        wanted = self.columns.values(facet, (value,))
        column = self.columns.arrays["decided" if facet == "outcome" else facet]
        return (number for number in self.everything() if column[number] in wanted)

    def _dated(self, column: str, first: int, last: int) -> Found:
        """Entries of these years or days. What has no date is of none of them."""
        dates = self.columns.arrays[column]
        first = max(first, 1)
        return _unscored(n for n in self.everything() if first <= dates[n] <= last)

    def _name(self, leaf: Word | Phrase, text: str) -> dict[int, float]:
        """The entries with a name, in any of the forms that it may have."""
        assert leaf.field is not None
        kind, mask = scope(leaf)
        found: dict[int, float] = {}
        for name in readings(leaf.field, text):
            found = self._lists.as_typed(kind, name, mask) | found
        return _exactly(found)

    def _word(self, word: Word) -> dict[int, float]:
        if is_meta(word):
            return self._name(word, word.text)
        kind, mask = scope(word)
        keys = self.analyzer.keys(word.text)
        exact = self._lists.as_typed(kind, word.text, mask)
        if word.exact:
            return _exactly(exact)
        forms = self._lists.strongest(KeyKind.INFLECTION, keys.inflection, mask)
        others = self._lists.in_ways(kind, self.other_ways(word), mask)
        if others:
            forms = others | forms
        parts = self._lists.strongest(KeyKind.COMPOUND, self.analyzer.inside(word.text), mask)
        if self._living(forms) + self._living(parts) < _FEW:
            forms = self._lists.in_ways(kind, self.torn_ways(word), mask) | forms
        return _banded(exact, forms, parts)

    def _living(self, found: Mapping[int, float]) -> int:
        return len(found) - len(self.columns.dead & found.keys())

    def _wild(self, wild: Wild) -> dict[int, float]:
        kind, mask = scope(wild)
        weights: dict[int, float] = {}
        for word in self.expansions(wild):
            for number, weight in self._lists.weights(kind, word, mask).items():
                weights[number] = weights.get(number, 0.0) + weight
        return _exactly(weights)


def _bare(node: Node) -> Node:
    return node.child if isinstance(node, Maybe) else node


def _banded(
    exact: dict[int, float], forms: dict[int, float], parts: dict[int, float]
) -> dict[int, float]:
    """The value of a word by entry, from its weights at the three levels.

    Written out, and each entry looked at once: a common word is in every entry.
    """
    values: dict[int, float] = {}
    part_of, form_of = parts.get, forms.get
    for number in parts.keys() - forms.keys() - exact.keys():
        weight = _PART_SHARE * parts[number]
        values[number] = weight / (weight + _SATURATION)
    for number in forms.keys() - exact.keys():
        weight = forms[number] + _PART_SHARE * part_of(number, 0.0)
        values[number] = _INFLECTION + weight / (weight + _SATURATION)
    for number, typed in exact.items():
        weight = typed + _PART_SHARE * part_of(number, 0.0)
        others = form_of(number, 0.0) - typed
        if others > 0.0:
            weight += _FORM_SHARE * others
        values[number] = _EXACT + weight / (weight + _SATURATION)
    return values


def _exactly(weights: Mapping[int, float]) -> dict[int, float]:
    return {number: _EXACT + saturated(weight) for number, weight in weights.items()}


def saturated(weight: float) -> float:
    """How much of all that it can be a weight is worth."""
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
