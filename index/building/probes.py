"""Words that the live build finds, to be asked of the one that is to take its place.

By words of its own a new build proves only that it agrees with itself: what its analysis or its
texts have lost is lost in them too. The live build answers by the keys that it has kept of its
words, so that it may be one which today's analysis cannot search.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from index.files.engine import KeyKind
from index.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.model import Entry
    from index.opened.opening import OpenBuild, StoredBuild
    from index.text.keys import Keys

# 80 ms with 10,000 entries, as much again in the new build, which takes twenty seconds to write.
_SAMPLE = 120
_SUBJECTS, _RARE = 16, 24
_WORD = re.compile(r"\b[^\W\d_]{4,}\b")
_LONG = re.compile(r"\b[^\W\d_]{10,}\b")


@dataclass(frozen=True, slots=True)
class Probe:
    """A word, and how many entries of each document it finds in the live build."""

    word: str
    entries: Mapping[str, int]


class Asked(NamedTuple):
    """How many entries a word found, and how many it finds in the new build.

    Only of documents that both builds hold: what was removed or added is no matter of words.
    """

    word: str
    before: int
    now: int


def probes_of(live: StoredBuild) -> list[Probe]:
    """Frequent words of titles, also in their shortest forms, and rare words of texts.

    Of the same build they are always the same.
    """
    documents = _documents(live)
    sample = list(live.entries([*documents][:: max(1, len(documents) // _SAMPLE)]).values())
    words = dict.fromkeys([*_subjects(live, sample), *_rare(live, sample)])
    kept = ((word, live.analysed(word)) for word in words)
    return [
        Probe(word, Counter(documents[number] for number in _found(live, keys) & documents.keys()))
        for word, keys in kept
        if keys is not None
    ]


def asked_of(build: OpenBuild, probes: Iterable[Probe], held: Iterable[str]) -> list[Asked]:
    """What the probes of a live build, which holds these documents, find in a new one."""
    documents, before = _documents(build), {*held}
    now = {*documents.values()}
    both = {number for number, document in documents.items() if document in before}
    return [
        Asked(
            probe.word,
            sum(number for document, number in probe.entries.items() if document in now),
            len(_found(build, build.analyzer.keys(probe.word)) & both),
        )
        for probe in probes
    ]


def _documents(build: StoredBuild) -> dict[int, str]:
    """The document of every living entry, by its number."""
    return {
        part.start + number: document
        for part in build.parts
        for number, document, _ in part.store.items_of_document("")
        if part.start + number not in build.columns.dead
    }


def _found(build: StoredBuild, keys: Keys) -> set[int]:
    """The entries that have a word, its forms, or compounds with it."""
    lists = [(KeyKind.EXACT, keys.exact)]
    lists += [(kind, k) for k in keys.inflection for kind in (KeyKind.INFLECTION, KeyKind.COMPOUND)]
    return {
        part.start + number
        for part in build.parts
        for one in lists
        for number in part.reader.postings(*one).numbers
    }


def _subjects(live: StoredBuild, sample: Sequence[Entry]) -> Iterator[str]:
    counts = Counter(word for entry in sample for word in {*_WORD.findall(entry.title)})
    for word in sorted(counts, key=lambda word: (-counts[word], word))[:_SUBJECTS]:
        yield word
        keys = live.analysed(word)
        forms = {
            (len(form), form, shown)
            for key in (keys.inflection if keys else ())
            for part in live.parts
            for form, shown in part.store.spellings(
                form for form, level in part.store.forms(key) if level is Level.INFLECTION
            ).items()
            if shown.lower() != word.lower()
        }
        if forms:
            yield min(forms)[-1]


def _rare(live: StoredBuild, sample: Sequence[Entry]) -> Iterator[str]:
    """The longest word of an entry that stands in no other one of the sample."""
    words = [
        {w for one in entry.fields for passage in one.passages for w in _LONG.findall(passage.text)}
        for entry in sample
    ]
    counts = Counter(word for found in words for word in found)
    longest = (
        max((w for w in found if counts[w] == 1), key=lambda w: (len(w), w), default=None)
        for found in words
    )
    kept = (word for word in longest if word is not None and live.analysed(word) is not None)
    return islice(kept, _RARE)
