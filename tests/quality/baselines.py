"""What word matching is measured against: simpler ways to match, over the same lexicon source."""

from __future__ import annotations

from functools import cache

import snowballstemmer
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

_STEMMER = snowballstemmer.stemmer("danish")


@cache
def stem(word: str) -> str:
    """The Danish Snowball stem, which Whoosh, PostgreSQL, Xapian and tantivy use."""
    return _STEMMER.stemWord(word.lower())


@cache
def lemma_table() -> dict[str, str]:
    """Form → lemma, lower case: holds all but 148 forms of spaCy's Danish lookup table."""
    items = DefaultDictionaryFactory().get_dictionary("da").items()
    return {form.lower(): lemma.lower() for form, lemma in items}


def lemma(word: str) -> str:
    return lemma_table().get(word.lower(), word.lower())


def same_stem(query: str, word: str) -> bool:
    """Snowball."""
    return stem(query) == stem(word)


def same_lemma(query: str, word: str) -> bool:
    """Lookup lemma."""
    return lemma(query) == lemma(word)


def stem_within(query: str, word: str) -> bool:
    """The query's stem as a substring."""
    return stem(query) in word.lower()


@cache
def plain_parts(word: str) -> frozenset[str]:
    """The word and its parts wherever it is two listed forms, with or without an s between."""
    known = lemma_table()
    parts = {stem(lemma(word))}
    for cut in range(3, len(word) - 2):
        first, last = word[:cut], word[cut:]
        if last in known and (first in known or first.removesuffix("s") in known):
            parts |= {stem(lemma(first)), stem(lemma(first.removesuffix("s"))), stem(lemma(last))}
    return frozenset(parts)


def plain_split(query: str, word: str) -> bool:
    """Splitting by a plain dictionary."""
    return stem(lemma(query)) in plain_parts(word.lower())


BASELINES = {
    "Snowball Danish": same_stem,
    "lookup lemma": same_lemma,
    "stem as substring": stem_within,
    "plain dictionary split": plain_split,
}
