"""What a word can be found by, and how near a word of a text comes to a word of a query."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from index.compounds import Part, Splitter
from index.folding import fold
from index.inflection import bases, stem
from index.lexicon import ADJECTIVE, NOUN, OTHER, VERB, Lexicon
from index.model import Level
from index.overrides import WHOLE as _WHOLE
from index.tokens import Token, tokenize

__all__ = ["Analyzer", "Keys", "Token", "tokenize"]

WHOLE = frozenset(map(fold, _WHOLE))


@dataclass(frozen=True, slots=True)
class Keys:
    """What a word answers to, by level.

    A query word matches where its `exact` equals the word's, else where its `asked` shares a
    key with the word's `inflection`, else where its `asked` shares one with the `compound`.
    `asked` is `inflection` without far-fetched readings: who types *bruger* means the person.
    """

    exact: str
    inflection: frozenset[str]
    compound: frozenset[str]
    asked: frozenset[str] = frozenset()


class Analyzer:
    """Danish word analysis over one lexicon. Pure: the same word always gives the same keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._splitter = Splitter(lexicon)
        self._cache: dict[str, Keys] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self.fingerprint = "naive:" + lexicon.fingerprint

    def keys(self, word: str) -> Keys:
        """The keys of one word as it stands in a text or a query."""
        found = self._cache.get(word)
        if found is None:
            found = self._cache[word] = self._keys(fold(word).strip("-"))
        return found

    def _keys(self, exact: str) -> Keys:
        plain = exact.replace("-", "").replace("'", "")
        readings = self._readings(plain)
        whole: list[str] = []
        asked: list[str] = []
        compound: set[str] = set()
        nouns = any(self._is_noun(reading) for reading in readings)
        for number, reading in enumerate(readings):
            members = reading if len(reading) > 1 else self.members(reading[0])
            key = "+".join(members)
            whole.append(key)
            if not nouns or not self._is_verb(reading):
                asked.append(key)
            if number and len(reading) == 1:
                continue  # what the dictionary left out is seldom meant; its parts never
            for size in range(1, len(members)):
                for start in range(len(members) - size + 1):
                    compound.add("+".join(members[start : start + size]))
        return Keys(exact, frozenset(whole), frozenset(compound - set(whole)), frozenset(asked))

    def _is_noun(self, reading: tuple[str, ...]) -> bool:
        word = self._lexicon.word(reading[-1])
        return word is not None and bool(word.kind & NOUN)

    def _is_verb(self, reading: tuple[str, ...]) -> bool:
        word = self._lexicon.word(reading[-1])
        return word is not None and word.kind == VERB

    def _readings(self, word: str) -> list[tuple[str, ...]]:
        """The words a form may belong to, each as its members."""
        known = self._lexicon.readings(word)
        if known:
            return [(lemma,) for lemma in known]
        for base in bases(word):
            lemmas = [
                lemma
                for lemma in self._lexicon.readings(base)
                if lemma == base and (entry := self._lexicon.word(lemma)) and entry.kind & ~VERB
            ]
            if lemmas:
                return [(lemma,) for lemma in lemmas]
        split = self._splitter.split(word, known=False)
        if split is not None:
            return self._combine(split.parts)
        return [(stem(word),)]

    def _combine(self, parts: tuple[Part, ...]) -> list[tuple[str, ...]]:
        choices = [[self.members(lemma) for lemma in part.lemmas] for part in parts]
        return [tuple(itertools.chain(*chosen)) for chosen in itertools.product(*choices)][:8]

    def members(self, lemma: str) -> tuple[str, ...]:
        """The members of a known word, or the word itself where it is best read as one."""
        found = self._members.get(lemma)
        if found is None:
            self._members[lemma] = (lemma,)  # a member is never longer than its word
            word = self._lexicon.word(lemma)
            split = None
            if word is not None and word.kind & (NOUN | ADJECTIVE | OTHER) and lemma not in WHOLE:
                split = self._splitter.split(lemma, known=True)
            found = self._combine(split.parts)[0] if split else (lemma,)
            self._members[lemma] = found
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
        if asked.asked & found.inflection:
            return Level.INFLECTION
        if asked.asked & found.compound:
            return Level.COMPOUND
        return None
