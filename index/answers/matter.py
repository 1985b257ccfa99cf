"""What an entry is about: its telling words, and the entries that share them.

A word is telling when few entries have it: by its inflection keys and, for half, by the parts of
compounds, so that *flygtningekvoter* is kin to *kvoter for flygtninge*. Numbers, months, names of
councils, and of people and municipalities in the attendance tell nothing about a matter.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.answers.matching import saturated
from index.answers.results import collapse
from index.danish.folding import fold
from index.files.columns import Columns
from index.files.engine import KeyKind
from index.model import Entry
from index.opened.lists import Lists
from index.text.fields import BY_NAME
from index.text.keys import Word
from index.text.terms import Terms, entry_terms
from parse.councils import NAMES
from parse.months import MONTHS

_MOST_TERMS = 60
_MOST_COMMON = 0.2  # of all entries: what a fifth of them has tells nothing
_FEW = 8  # entries that a word may always be in, however small the corpus
_SHORTEST = 4
_PART = 0.5  # what a shared part of a compound is worth beside the whole word
# Months, councils, and what every item is about.
EMPTY = frozenset(
    map(
        fold,
        (
            *(*NAMES, *MONTHS, "region", "kommune", "møde", "mødet", "moede", "moedet"),
            *("færre", "færrest"),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Kin:
    """An entry that shares telling words: how much of the asked one's (0 to 1), and which."""

    number: int
    share: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    shown: str
    worth: float
    own: float
    entries: Mapping[int, float]


def kin_of(
    entry: Entry, lists: Lists, columns: Columns, group: int, most: int, least: float
) -> list[Kin]:
    """The entries of other groups that share the most, best first, one for each group."""
    terms = _telling(entry, lists, columns)
    whole = sum(term.worth * term.own for term in terms)
    scores: dict[int, float] = {}
    for term in terms:
        for number, weight in term.entries.items():
            scores[number] = scores.get(number, 0.0) + term.worth * weight
    groups, items = columns.arrays["group"], columns.arrays["item"]
    kept = {
        number: score
        for number, score in scores.items()
        if score >= least * whole
        and items[number]
        and groups[number] != group
        and number not in columns.dead
    }
    best = {groups[number]: 0.0 for number in kept}
    for number, score in kept.items():
        best[groups[number]] = max(best[groups[number]], score)
    order = columns.arrays["order"]
    leaders = sorted(collapse(kept, columns), key=lambda n: (-best[groups[n]], order[n]))[:most]
    return [
        Kin(number, min(1.0, best[groups[number]] / whole), _shared(number, terms))
        for number in leaders
    ]


def _shared(number: int, terms: Sequence[_Term]) -> tuple[str, ...]:
    """The words that two entries share, the most telling first."""
    having = [term for term in terms if number in term.entries]
    having.sort(key=lambda term: (-term.worth * term.entries[number], term.shown))
    return tuple(dict.fromkeys(term.shown for term in having))


def _telling(entry: Entry, lists: Lists, columns: Columns) -> list[_Term]:
    terms = entry_terms(entry, lists.analyzer)
    # Of the items: how many front pages there are says nothing of how rare a matter's words are.
    total = sum(columns.arrays["item"]) - sum(columns.arrays["item"][n] for n in columns.dead)
    limit = min(total, max(_FEW, total * _MOST_COMMON))
    words = _words(terms)
    weights = _weights(terms)
    found = []
    for key, (shown, share) in _keys(words, _names(words, lists)).items():
        entries = {
            number: _PART * saturated(weight)
            for number, weight in lists.weights(KeyKind.COMPOUND, key, 0).items()
        }
        whole = lists.weights(KeyKind.INFLECTION, key, 0).items()
        entries |= {number: saturated(weight) for number, weight in whole}
        for number in columns.dead & entries.keys():
            del entries[number]  # what is gone must not make a word less telling
        if 1 < len(entries) <= limit:
            idf = math.log(1 + (total - len(entries) + 0.5) / (len(entries) + 0.5))
            kind = KeyKind.INFLECTION if share == 1 else KeyKind.COMPOUND
            own = share * saturated(weights[kind][key])
            found.append(_Term(shown, idf * own, own, entries))
    found.sort(key=lambda term: (-term.worth, term.shown))
    return found[:_MOST_TERMS]


def _words(terms: Terms) -> list[Word]:
    """The words of an entry, each with all of its spellings there, shown by the first."""
    spellings: dict[str, list[Word]] = defaultdict(list)
    for word in terms.words:
        spellings[word.keys.exact].append(word)
    return [Word.joined(words[0].text, words) for words in spellings.values()]


def _weights(terms: Terms) -> dict[KeyKind, dict[str, float]]:
    """How much an entry is about each of its keys."""
    whole, part = defaultdict[str, float](float), defaultdict[str, float](float)
    for word, (weight, _, _) in terms.words.items():
        for key in word.keys.inflection:
            whole[key] += weight
        for key in word.keys.compound:
            part[key] += weight
    return {KeyKind.INFLECTION: whole, KeyKind.COMPOUND: part}


def _keys(words: Sequence[Word], skipped: Iterable[str]) -> dict[str, tuple[str, float]]:
    """The keys of an entry's words with how they are shown and what they are worth."""
    left_out = {*skipped, *EMPTY}
    keys: dict[str, tuple[str, float]] = {}
    for word in words:
        exact, inflection, _ = word.keys
        if exact in left_out or len(exact) < _SHORTEST or not exact.isalpha():
            continue
        # A compound that no dictionary has is found by its stem as well, and would count twice.
        cut = {key for key in inflection if "+" in key}
        for key in sorted(cut or inflection):
            keys[key] = (word.text, 1.0)
    for word in words:
        if word.keys.exact in left_out or not word.keys.exact.isalpha():
            continue
        for key in sorted(word.keys.compound):
            if len(key) >= _SHORTEST:
                keys.setdefault(key, (word.text, _PART))
    return keys


def _names(words: Sequence[Word], lists: Lists) -> set[str]:
    """The words of an entry that are names of people or municipalities at some meeting."""
    mask = BY_NAME["name"].bit | BY_NAME["municipality"].bit
    return {
        word.keys.exact
        for word in words
        if word.text[:1].isupper() and lists.weights(KeyKind.META, word.keys.exact, mask)
    }
