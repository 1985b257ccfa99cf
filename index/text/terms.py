"""What an entry is found by: its words with weights, fields and positions.

The weight of a word is BM25F's: its frequency in each field, divided by how long the field is
beside a typical one, times the field's weight, summed. It saturates only when a query is scored.
Each key that a word has is of the same weight; what keys share is their words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from index.model import Entry, Passage
from index.text.analysis import Analyzer
from index.text.fields import BY_NAME, TextField
from index.text.keys import Word
from index.text.names import municipality_names

# Positions of different fields never touch: a phrase lies within one field.
FIELD_SHIFT = 24
# How much a field's length counts (BM25's b).
_LENGTH_SHARE = 0.5


# A word in an entry: its weight (> 0), a mask of the fields it is in, its positions there.
Occurrences = tuple[float, int, list[int]]
_T = TypeVar("_T")


class Terms(NamedTuple):
    """What an entry is found by: words of its texts in the order they come, and of its names.

    Names have no other forms than how they are written, and are known by that.
    """

    words: dict[Word, Occurrences]
    names: dict[str, Occurrences]


def entry_terms(entry: Entry, analyzer: Analyzer) -> Terms:
    """The terms of one entry."""
    words: dict[Word, Occurrences] = {}
    ends: dict[int, int] = {}
    for text_field, passages in text_fields(entry):
        start = ends.get(text_field.number, text_field.number << FIELD_SHIFT)
        places, end = _places(passages, start, analyzer)
        ends[text_field.number] = end
        length = end - start - len(passages)
        share = text_field.weight / (
            1 - _LENGTH_SHARE + _LENGTH_SHARE * length / text_field.typical
        )
        _gather(words, places.items(), share, text_field.bit)
    names: dict[str, Occurrences] = {}
    for name, values in (
        ("name", entry.names),
        ("party", entry.parties),
        ("municipality", municipality_names(entry.municipalities)),
    ):
        meta = BY_NAME[name]
        places, _ = _places(map(Passage, values), meta.number << FIELD_SHIFT, analyzer)
        written = ((word.keys.exact, found) for word, found in places.items())
        _gather(names, written, meta.weight, meta.bit)
    return Terms(words, names)


def text_fields(entry: Entry) -> Iterator[tuple[TextField, tuple[Passage, ...]]]:
    """The fields of an entry that are searched and shown, its title and case number among them."""
    names = {text_field.name for text_field in entry.fields}
    if "title" not in names and entry.title:
        yield BY_NAME["title"], (Passage(entry.title, entry.page),)
    if entry.case_number:
        yield BY_NAME["case"], (Passage(entry.case_number, entry.page),)
    for text_field in entry.fields:
        known = BY_NAME.get(text_field.name)
        yield (BY_NAME["body"] if known is None or known.meta else known), text_field.passages


def _places(
    passages: Iterable[Passage], start: int, analyzer: Analyzer
) -> tuple[dict[Word, list[int]], int]:
    """Where each word stands in the texts of a field, and where what follows them would."""
    places: dict[Word, list[int]] = defaultdict(list)
    for passage in passages:
        for words, size in analyzer.pieces(passage.text):
            for word, position in words:
                places[word].append(start + position)
            start += size
        start += 1  # so that no phrase reaches over the end of a paragraph
    return places, start


def _gather(
    terms: dict[_T, Occurrences],
    places: Iterable[tuple[_T, list[int]]],
    share: float,
    bit: int,
) -> None:
    """Takes in the words of a field; each time that one stands there weighs as much."""
    for word, found in places:
        weight = len(found) * share
        known = terms.get(word)
        if known is None:
            terms[word] = weight, bit, found
        else:
            terms[word] = known[0] + weight, known[1] | bit, sorted(known[2] + found)
