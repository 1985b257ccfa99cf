"""A build proves itself before it goes live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.answers.snippets import exact_key
from index.errors import BuildRejected
from index.files.engine import KeyKind
from index.model import Entry
from index.text.terms import text_fields
from index.text.tokens import tokenize

if TYPE_CHECKING:
    from index.answers.search import Index
    from index.files.columns import Columns
    from index.opened.lists import Part
    from index.opened.opening import OpenBuild

Counts = Mapping[str, Mapping[str, int]]
_NAMES = ("total", "council", "year", "kind", "council_year")
_SAMPLE = 25
# Of a part's words: 30 ms. One list in a hundred that lacks an entry is found so.
_SAMPLE_OF_WORDS = 300
_RAREST = 3


@dataclass(frozen=True, slots=True)
class Golden:
    """A query that must find at least so many entries in every good build."""

    query: str
    at_least: int = 1


def count(entries: Iterable[Entry]) -> dict[str, dict[str, int]]:
    """How many entries there are by council, year, kind, and council with year (`slug/2021`).

    What is unknown counts under the empty string. `total` holds one number, under "entries".
    """
    return counts_of(
        Counter((entry.council or "", (entry.date or "")[:4], entry.kind) for entry in entries)
    )


def count_columns(columns: Columns) -> dict[str, dict[str, int]]:
    """The same counts, of what a build really holds."""
    arrays, tables = columns.arrays, columns.tables
    councils, years, kinds = arrays["council"], arrays["year"], arrays["kind"]
    found = Counter(zip(councils, years, kinds, strict=True))
    found.subtract((councils[dead], years[dead], kinds[dead]) for dead in columns.dead)
    named: Counter[tuple[str, str, str]] = Counter()
    for (council, year, kind), number in found.items():
        named[tables["council"][council], str(year or ""), tables["kind"][kind]] += number
    return counts_of(named)


def counts_of(found: Mapping[tuple[str, str, str], int]) -> dict[str, dict[str, int]]:
    """The same counts, of numbers of entries by council, year and kind."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in _NAMES}
    for (council, year, kind), number in found.items():
        values = ("entries", council, year, kind, f"{council}/{year}")
        for name, value in zip(_NAMES, values, strict=True):
            counts[name][value] += number
    return {name: dict(sorted((+counted).items())) for name, counted in counts.items()}


def prove(
    index: Index, expected: Counts | None, golden: Sequence[Golden], fresh: Iterable[int]
) -> None:
    """Raise `BuildRejected` unless counts, golden queries and a sample of entries hold.

    The sample is of the `fresh` parts; the others were proved when they were written.
    """
    counts = count_columns(index.build.columns)
    for name, wanted in (expected or {}).items():
        for value, number in wanted.items():
            found = counts.get(name, {}).get(value, 0)
            if found != number:
                raise _rejected(f"it holds {found} entries for {name} “{value}”, not {number}")
    for one in golden:
        total = index.search(one.query, limit=0).total
        if total < one.at_least:
            raise _rejected(f"“{one.query}” finds {total} entries, not {one.at_least} or more")
    for place in fresh:
        part = index.build.parts[place]
        _prove_lists(part)
        _prove_entries(part, len(index.build.numbers(place)), index.build)


def _prove_lists(part: Part) -> None:
    """A sample of words must stand in as many entries as were counted when these were stored."""
    words = sorted(part.store.words_like(""))
    for word, entries, _ in words[:: max(1, len(words) // _SAMPLE_OF_WORDS)]:
        found = len(part.reader.postings(KeyKind.EXACT, word).numbers)
        if found != entries:
            raise _rejected(f"“{word}” is found in {found} entries of a part, not in {entries}")


def _prove_entries(part: Part, size: int, build: OpenBuild) -> None:
    """A sample of entries must be found by their own rarest words, at every level."""
    for number in range(0, size, max(1, size // _SAMPLE)):
        for word in _rarest_words(part, number):
            keys = build.analysed(word) or build.analyzer.keys(word)
            lists = [(KeyKind.EXACT, keys.exact)]
            lists += [(KeyKind.INFLECTION, key) for key in keys.inflection]
            lists += [(KeyKind.COMPOUND, key) for key in keys.compound]
            if any(number not in part.reader.postings(*one).numbers for one in lists):
                raise _rejected(f"entry {part.start + number} is not found by its own words")
            if not part.reader.positions(KeyKind.EXACT, keys.exact, (number,)).get(number):
                raise _rejected(f"entry {part.start + number} is not found by its own phrases")


def _rarest_words(part: Part, number: int) -> list[str]:
    """Of the words of an entry, as they are spelt, those that stand in the fewest."""
    entry = part.store.entries((number,))[number]
    words = {
        exact_key(token): token.text
        for _, passages in text_fields(entry)
        for passage in passages
        for token in tokenize(passage.text)
    }
    counts = part.store.counts(words)
    rarest = sorted(words, key=lambda word: (counts.get(word, 0), word))[:_RAREST]
    return [words[word] for word in rarest]


def _rejected(why: str) -> BuildRejected:
    return BuildRejected(
        f"The new search index was not put in use: {why}. "
        "If there is one before it, that goes on serving."
    )
