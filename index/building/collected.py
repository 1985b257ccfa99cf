"""What a part is written of, while its entries come in: a list for each word as it is spelt.

Texts have few different words, and each is always found by the same keys: so these are looked at
when all entries are there, once for each word. A key of one word has that word's list; of several
(*møde*, *Møde*, *mødet*) it has one that is made of theirs.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, repeat
from typing import TypeVar

from index.files.engine import KeyKind, PartLists, Places, Postings
from index.text.keys import Word
from index.text.terms import Occurrences, Terms

_T = TypeVar("_T")


class _Found:
    """Where one word occurs: in which entries, and in each with which weight, fields, places."""

    __slots__ = ("lengths", "masks", "numbers", "places", "weights")

    def __init__(self) -> None:
        self.numbers = array("I")
        self.weights = array("d")
        self.masks = array("H")
        self.lengths = array("I")
        self.places = array("I")


class Collected:
    """The words of a part's entries, which are numbered in the order they are added."""

    def __init__(self) -> None:
        self._count = 0
        self._words: dict[Word, _Found] = {}
        self._names: dict[str, _Found] = {}

    def add(self, terms: Terms) -> None:
        """Take in the next entry."""
        _take(self._words, self._count, terms.words)
        _take(self._names, self._count, terms.names)
        self._count += 1

    def lists(self) -> PartLists:
        """The lists of all keys."""
        having: dict[KeyKind, dict[str, list[_Found]]] = {
            kind: defaultdict(list) for kind in KeyKind
        }
        for word, found in self._words.items():
            exact, inflection, compound = word.keys
            having[KeyKind.EXACT][exact].append(found)
            for key in inflection:
                having[KeyKind.INFLECTION][key].append(found)
            for key in compound:
                having[KeyKind.COMPOUND][key].append(found)
        having[KeyKind.META] = {name: [found] for name, found in self._names.items()}
        joined = cache(_postings)  # many keys have the same words
        postings = {
            kind: {key: joined(tuple(found)) for key, found in keys.items()}
            for kind, keys in having.items()
        }
        places = {
            kind: {key: _places(found) for key, found in having[kind].items()}
            for kind in (KeyKind.EXACT, KeyKind.META)
        }
        return PartLists(postings, places)


def _take(lists: dict[_T, _Found], number: int, terms: Mapping[_T, Occurrences]) -> None:
    for key, (weight, mask, places) in terms.items():
        found = lists.get(key)
        if found is None:
            found = lists[key] = _Found()
        found.numbers.append(number)
        found.weights.append(weight)
        found.masks.append(mask)
        found.lengths.append(len(places))
        found.places.extend(places)


def _postings(lists: Sequence[_Found]) -> Postings:
    """One list of several: an entry that is in more than one has the weight of all."""
    if len(lists) == 1:
        return Postings(lists[0].numbers, lists[0].weights, lists[0].masks)
    first, *others = sorted(lists, key=lambda one: len(one.numbers), reverse=True)
    weights = dict(zip(first.numbers, first.weights, strict=True))
    masks = dict(zip(first.numbers, first.masks, strict=True))
    for one in others:
        for number, weight, mask in zip(one.numbers, one.weights, one.masks, strict=True):
            weights[number] = weights.get(number, 0.0) + weight
            masks[number] = masks.get(number, 0) | mask
    numbers = array("I", sorted(weights))
    return Postings(
        numbers,
        array("d", map(weights.__getitem__, numbers)),
        array("H", map(masks.__getitem__, numbers)),
    )


def _places(lists: Sequence[_Found]) -> Places:
    """Where the words of several lists stand, as one."""
    if len(lists) == 1:
        return Places(lists[0].numbers, lists[0].lengths, lists[0].places)
    pairs = sorted(
        chain.from_iterable(
            zip(chain.from_iterable(map(repeat, one.numbers, one.lengths)), one.places, strict=True)
            for one in lists
        )
    )
    counts = Counter(number for number, _ in pairs)
    places = array("I", (place for _, place in pairs))
    return Places(array("I", counts), array("I", counts.values()), places)
