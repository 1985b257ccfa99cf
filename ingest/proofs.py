"""What a whole index of the corpus must show before it goes live: see `index.building.verify`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from corpus.records import Standing
from index.building.verify import Golden, counts_of
from index.query.parser import parse
from index.query.tree import Word
from index.text.tokens import words_of

if TYPE_CHECKING:
    from corpus.repository import Corpus

_GOLDEN = 12
_LONG = 7


def expected_counts(corpus: Corpus) -> dict[str, dict[str, int]]:
    """The counts that a whole index must show, from the rows of the corpus."""
    found: Counter[tuple[str, str, str]] = Counter()
    for count in corpus.counts():
        found[count.council or "", str(count.year or ""), count.kind.value] += count.entries
    return counts_of(found)


def golden_queries(corpus: Corpus) -> list[Golden]:
    """Long words of titles, from all over the corpus: each must find something."""
    searchable = [r for r in corpus.documents() if r.items and r.standing is Standing.SEARCHABLE]
    chosen = searchable[:: max(1, len(searchable) // _GOLDEN)][:_GOLDEN]
    words: dict[str, None] = {}
    for held in corpus.each(frozenset(record.sha256 for record in chosen)):
        found = (golden_word(item.title) for item in held.document.items)
        if word := next(filter(None, found), None):
            words[word] = None
    return [Golden(word) for word in words]


def golden_word(title: str) -> str | None:
    """The longest word that the title is indexed by and that a query asks for as it is, if any.

    Of `CO2neutralitetsplaner` that is the whole word or none: no part of it finds the item.
    """
    long = (word for word in words_of(title) if len(word) >= _LONG and word.isalpha())
    return max((word for word in long if parse(word).tree == Word(word)), key=len, default=None)
