"""By what the words of texts are found, and how near one comes to a word of a query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from index.danish import word_classes as danish
from index.danish.compounds import Splitter
from index.danish.folding import fold
from index.danish.kinds import ADJECTIVE, NAME, NOUN, OTHER, VERB
from index.danish.lexicon import Lexicon
from index.fingerprint import analysis_fingerprint
from index.model import Level
from index.text.keys import KeyFinder, Keys, Word
from index.text.suspension import completed, is_suspended
from index.text.tokens import Token, is_plain, tokenize

_BEGINNINGS = danish.PARTICLES.union(danish.COMPASS)
_LONGEST_BEGINNING = max(map(len, _BEGINNINGS))
# Words remembered, a kilobyte each: what a build takes must not grow with its vocabulary.
_CACHED = 40_000
# No letters of Danish words, and no end of one.
_FOREIGN = re.compile(r"[cqwxz]|([bdfgklmnprst])\1$")


class Piece(NamedTuple):
    """What stands between two blanks: words with their positions, and how many positions."""

    words: tuple[tuple[Word, int], ...]
    size: int


class Analyzer:
    """Danish word analysis over one lexicon. Pure: the same word always gives the same keys.

    `known` may tell what the same analysis has found for a word before, which costs less than to
    find it again; `found` are the words that it did not know, in the order they came, or all words
    if what was told is to be kept too.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        known: Callable[[str], Keys | None] = lambda _: None,
        *,
        keep_told: bool = False,
    ) -> None:
        self._lexicon = lexicon
        self._told = known
        self._keep_told = keep_told
        self.found: dict[str, Keys] = {}
        self._splitter = Splitter(lexicon)
        self._finder = KeyFinder(lexicon, self._splitter)
        self._words: dict[str, Word] = {}
        self._completed: dict[tuple[str, Keys], Word] = {}
        self._piece = lru_cache(_CACHED)(self._read_alone)
        self._cut = lru_cache(_CACHED)(self._cut_for)
        self.fingerprint = f"{analysis_fingerprint()}-{lexicon.fingerprint}"

    @property
    def lexicon(self) -> Lexicon:
        """The dictionary that it goes by."""
        return self._lexicon

    def keys(self, word: str) -> Keys:
        """The keys of one word as it stands in a text or a query."""
        return self.word(word).keys

    def word(self, text: str) -> Word:
        """One word as it stands in a text or a query."""
        word = self._words.get(text)
        if word is None:
            if len(self._words) >= _CACHED:
                self._forget()
            told = self._told(text)
            keys = self._finder.keys(text) if told is None else told
            if told is None or self._keep_told:
                self.found[text] = keys
            word = self._words[text] = Word(text, keys)
        return word

    def _forget(self) -> None:
        for one in (self._words, self._completed, self.found):
            one.clear()
        self._piece.cache_clear()

    def pieces(self, text: str) -> Sequence[Piece]:
        """The words of a text, piece by piece: what an index stores.

        Texts are made of the same pieces again and again: each is read once. A text in which some
        mean something else for what is around them is one piece.
        """
        if is_plain(text):
            parts = text.split()
            pieces = list(filter(None, map(self._piece, parts)))
            if len(pieces) == len(parts):
                return pieces
        return [self._read(list(tokenize(text)))]

    def _read_alone(self, text: str) -> Piece | None:
        """A piece as it is anywhere; None if it has a hyphen that its neighbours complete."""
        tokens = list(tokenize(text))
        return None if any(is_suspended(token.text) for token in tokens) else self._read(tokens)

    def _read(self, tokens: Sequence[Token]) -> Piece:
        words = zip(self._words_of(tokens), (token.position for token in tokens), strict=True)
        return Piece(tuple(words), tokens[-1].position + 1 if tokens else 0)

    def analyse(self, text: str) -> Iterator[tuple[Token, Word]]:
        """The tokens of a text, each with its word.

        Prefer it to `tokenize` + `keys`: it also completes suspended hyphens, so that in
        *sundheds- og ældreområdet* the first word is found by *sundhedsområdet*, as a compound.
        """
        tokens = list(tokenize(text))
        return zip(tokens, self._words_of(tokens), strict=True)

    def _words_of(self, tokens: Sequence[Token]) -> Iterator[Word]:
        for number, token in enumerate(tokens):
            word = self.word(token.text)
            if is_suspended(token.text):
                words = completed(tokens, number, self._cut)
                more = word.keys.compound.union(*map(self._spans, words)) - word.keys.inflection
                keys = word.keys._replace(compound=more)
                word = self._completed.setdefault((token.text, keys), Word(token.text, keys))
            yield word

    def match(self, query_word: str, word: str) -> Level | None:
        """How near `word` comes to `query_word`, or None."""
        asked, found = self.keys(query_word), self.keys(word)
        if asked.exact == found.exact:
            return Level.EXACT
        if asked.inflection & found.inflection:
            return Level.INFLECTION
        if self.inside(query_word) & found.compound:
            return Level.COMPOUND
        return None

    def inside(self, word: str) -> frozenset[str]:
        """The keys by which a word of a query is sought inside compounds.

        Who types *lærer* means a teacher or that somebody learns, but no part of *læreplads*; who
        types *diger* may mean dikes.
        """
        exact, keys, _ = self.keys(word)
        base = exact.removesuffix("r")
        known, verb = self._lexicon.word(exact), self._lexicon.word(base)
        if not (known and verb and {exact, base} <= keys and exact.endswith("er")):
            return keys
        present = known.kind & NOUN and verb.kind & VERB and "r" not in verb.endings
        return keys - {base} if present else keys

    def cut(self, word: str) -> tuple[str, str] | None:
        """A compound before its last member, as a text may have torn it: *job|center*; or None."""
        folded = fold(word)
        members = any("+" in key for key in self.keys(word).inflection)
        return self._splitter.cut(folded) if members and folded.isalpha() else None

    def halves(self, word: str) -> tuple[str, str] | None:
        """A compound before its last member as it is typed, without a hyphen; or None."""
        cut = self.cut(word)
        at = next((n for n in range(len(word)) if cut and fold(word[:n]) == cut[0]), 0)
        return (word[:at], word[at:]) if at else None

    def names_a_thing(self, word: str) -> bool:
        """Whether a word is a noun, an adjective, a name or unknown by its likeliest reading."""
        kinds = [
            entry.kind
            for lemma in self._lexicon.readings(fold(word))[:1]
            if (entry := self._lexicon.word(lemma)) is not None
        ]
        return not kinds or bool(kinds[0] & (NOUN | ADJECTIVE | NAME))

    def is_known(self, word: str) -> bool:
        """Whether the dictionary has a word."""
        return bool(self._lexicon.readings(fold(word)))

    def is_foreign(self, word: str) -> bool:
        """Whether the dictionary has no such word, or one that is spelt as no Danish word is.

        *Business* and *city* are there, with neither forms nor compounds, like *mellem* and *lige*.
        """
        readings = self._lexicon.readings(fold(word))
        if readings and _FOREIGN.search(fold(word)) is None:
            return False
        found = list(map(self._lexicon.word, readings))
        alone = all(entry is not None and entry.kind == OTHER for entry in found)
        return alone and not self.has_family(word)

    def has_family(self, word: str) -> bool:
        """Whether the dictionary has compounds with a word: it is at home in Danish."""
        found = map(self._lexicon.word, self._lexicon.readings(fold(word)))
        return any(entry is not None and entry.first + entry.last > 1 for entry in found)

    def is_thing(self, word: str) -> bool:
        """Whether the dictionary has a word for a noun, an adjective or a name."""
        found = map(self._lexicon.word, self._lexicon.readings(fold(word)))
        return any(entry is not None and entry.kind & (NOUN | ADJECTIVE | NAME) for entry in found)

    def _spans(self, word: str) -> set[str]:
        """The keys of a word, and those of its parts that hold more than one member."""
        keys = self.keys(word)
        return {*keys.inflection, *(key for key in keys.compound if "+" in key)}

    def _cut_for(self, word: str, hanging: str) -> tuple[str, str] | None:
        """A word cut for its neighbour: *fra|flytning* for *til-*, *Midt|jylland* for *Nord-*."""
        folded, start = fold(word), fold(hanging)
        known = self._lexicon.readings
        for size in range(_LONGEST_BEGINNING, 0, -1) if start in _BEGINNINGS else ():
            rest = folded[size:]
            if folded[:size] in _BEGINNINGS and known(rest if not known(folded) else start + rest):
                return folded[:size], rest
        return self._splitter.cut(folded)
