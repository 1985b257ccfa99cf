"""What a word can be found by, and how near a word of a text comes to a word of a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import snowballstemmer

from index.folding import fold
from index.lexicon import Lexicon
from index.model import Level
from index.tokens import Token, tokenize

__all__ = ["Analyzer", "Keys", "Token", "tokenize"]


@dataclass(frozen=True, slots=True)
class Keys:
    """What a word answers to, by level.

    A query word matches where its `exact` equals the word's, else where its `inflection` shares a
    key with the word's `inflection`, else where its `inflection` shares one with the `compound`.
    """

    exact: str
    inflection: frozenset[str]
    compound: frozenset[str]


class Analyzer:
    """Danish word analysis over one lexicon. Pure: the same word always gives the same keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._stem = snowballstemmer.stemmer("danish").stemWord
        self._cache: dict[str, Keys] = {}
        self.fingerprint = "naive:" + lexicon.fingerprint

    def keys(self, word: str) -> Keys:
        """The keys of one word as it stands in a text or a query."""
        found = self._cache.get(word)
        if found is None:
            exact = fold(word).strip("-")
            found = Keys(exact, frozenset({self._stem(exact)}), frozenset())
            self._cache[word] = found
        return found

    def analyse(self, text: str) -> Iterator[tuple[Token, Keys]]:
        """The tokens of a text with their keys: what an index stores.

        Prefer it to `tokenize` + `keys`: it also completes suspended hyphens, so that in
        *sundheds- og ældreområdet* the first word is found by *sundhedsområdet*, as a compound.
        """
        for token in tokenize(text):
            yield token, self.keys(token.text)

    def match(self, query_word: str, word: str) -> Level | None:
        """How near `word` comes to `query_word`, or None."""
        asked, found = self.keys(query_word), self.keys(word)
        if asked.exact == found.exact:
            return Level.EXACT
        if asked.inflection & found.inflection:
            return Level.INFLECTION
        if asked.inflection & found.compound:
            return Level.COMPOUND
        return None
