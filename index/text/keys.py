"""The keys of one word.

A key of a word is its members' base forms, joined by "+": `flygtning+fordeling+noegle` for
*flygtningefordelingsnøglens*. So the linking letters do not matter, all inflections of a compound
have one key, and any run of its members is the key of the word they make: *fordelingsnøgle* is
`fordeling+noegle`. A form that may belong to two words has two keys.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.danish import overrides
from index.danish.compounds import Splitter
from index.danish.folding import fold
from index.danish.inflection import bases, stem
from index.danish.kinds import NOUN, OTHER, VERB
from index.danish.lexicon import Entry, Lexicon
from index.danish.members import Part
from index.danish.word_classes import COUNTS
from index.text import abbreviations

_WHOLE = frozenset(map(fold, overrides.WHOLE))
_DERIVED = ("hed", "goere", "vis")  # frivillighed, sandsynliggøre, usandsynlig
_MEMBERS = {
    fold(word): tuple(map(fold, members)) for word, (members, _) in overrides.MEMBERS.items()
}
_ALSO = {fold(form): fold(lemma) for form, (lemma, _) in overrides.ALSO.items()}
_NAMES = frozenset(map(fold, overrides.NAMES))
_ABBREVIATIONS = {fold(short): tuple(map(fold, w)) for short, w in abbreviations.WORDS.items()}
# A word and a figure: covid19, EUD10, and 2022flygtninge where a space was lost. Not co2, 5g,
# hashes.
_GLUED = re.compile(r"(\d+)?([^\W\d_]{4,}|(?<!\d)[^\W\d_]{3}(?=\d\d))(\d+)?")
_SHORT_STEM = 3
_LONG_NOUN = 6
_MOST_READINGS = 6
_MOST_PARTS = 5
_HYPHEN = re.compile(r"[-/]")
# Endings behind an abbreviation or a figure: FGU'er, pc'en, 2020's, KOL'ere; with capitals also
# EUs, FGUen.
_ENDING = "(?:s|e[nrt]s?|ernes?|eren?s?)"
_APOSTROPHE = re.compile(f"'{_ENDING}?$")
_CAPITALS = re.compile(f"((?:.+-)?[A-ZÆØÅ]{{2,}}){_ENDING}")
_LIKE_SURNAMES = ("sen", "sens")
_CAMEL = re.compile("[A-ZÆØÅ]?[a-zæøå]{2,}(?:[A-ZÆØÅ][a-zæøå]{2,}){1,2}")
_HUMP = re.compile("[A-ZÆØÅ]?[a-zæøå]+")
# The points of an abbreviation, of which one piece is a letter: ph.d., a.m.b.a., S.U.; not kl.dk.
_POINTED = re.compile(
    r"([^\W\d_](?:\.[^\W\d_]{1,5})+|[^\W\d_]{1,5}(?:\.[^\W\d_]{1,5})*\.[^\W\d_])\.?"
)
# Since 1948 only names are spelt so: Nørgaard, Kirkegaard's.
_SURNAME = re.compile(r"(?<=..)gaards?\b", re.IGNORECASE)


class Keys(NamedTuple):
    """What a word answers to, by level.

    A query word matches where its `exact` equals the word's, else where its `inflection` shares a
    key with the word's `inflection`, else where its `inflection` shares one with the `compound`
    (see `Analyzer.inside`).
    """

    exact: str
    inflection: frozenset[str]
    compound: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word as it is spelt, and what it is found by. Each is itself: that is quick to look up."""

    text: str
    keys: Keys

    @classmethod
    def joined(cls, text: str, words: Sequence[Word]) -> Word:
        """Several spellings of a word as one, shown as that."""
        keys = [word.keys for word in words]
        inflection = frozenset[str]().union(*(one.inflection for one in keys))
        compound = frozenset[str]().union(*(one.compound for one in keys))
        return cls(text, Keys(keys[0].exact, inflection, compound))


class KeyFinder:
    """Finds keys over one lexicon. Pure: the same word always gives the same keys."""

    def __init__(self, lexicon: Lexicon, splitter: Splitter) -> None:
        self._lexicon = lexicon
        self._splitter = splitter
        self._known: dict[str, tuple[str, ...]] = {}

    def keys(self, word: str) -> Keys:
        """The keys of a word as it stands in a text or a query."""
        exact = fold(word).strip("-") or fold(word)
        whole: set[str] = set()
        compound: set[str] = set()
        small = word.islower()
        capitals = None if small else _CAPITALS.fullmatch(word)
        name = _name_in(exact) if word[:1].isupper() else None
        readings = [(name,)] if name else self._written(fold(capitals[1]) if capitals else exact)
        # FynBus, VisitAarhus; mødetDer where a space was lost
        if not small and _CAMEL.fullmatch(word):
            humps = [self._written(fold(part)) for part in _HUMP.findall(word)]
            readings = [*_product(humps), (stem(exact),)]
        if small and exact.endswith(_LIKE_SURNAMES) and not self._lexicon.readings(fold(word)):
            # resiliensen; a Bertelsen has a capital, and is found as it is written at any rate
            readings.append((stem(exact.removesuffix("s").removesuffix("en")),))
        surname = "gaard" in exact and _SURNAME.search(word) is not None
        for number, members in enumerate(readings):
            whole.add("+".join(members))
            if surname:
                continue
            if number and len(readings[0]) == 1:
                continue  # a reading that the dictionary left out: its members are chance finds
            for size in range(1, len(members)):
                for start in range(len(members) - size + 1):
                    compound.add("+".join(members[start : start + size]))
        if exact in _ALSO:
            compound.add(_ALSO[exact])
        return Keys(exact, frozenset(whole), frozenset(compound - whole))

    def _written(self, exact: str) -> list[tuple[str, ...]]:
        """The readings of a word with all its hyphens, digits and signs."""
        if exact.isalpha():
            plain = exact
        else:
            plain = _without_points(_APOSTROPHE.sub("", exact).replace("'", "") or exact)
        full = _ABBREVIATIONS.get(exact) or _ABBREVIATIONS.get(plain)
        if full is not None:
            return [members for word in full for members in self._written(word)]
        if plain.isalpha():
            return self._readings(plain)
        parts = list(map(_without_points, _HYPHEN.split(plain)))
        if not len(parts) <= _MOST_PARTS or not all(part.isalnum() for part in parts):
            return [(exact,)]
        if len(parts) == 1 and (glued := _GLUED.fullmatch(plain)):
            parts = list(filter(None, glued.groups()))
        if len(parts) == 1:
            return [(plain,)]
        choices = [self._choices(*pair) for pair in zip(parts, [*parts[1:], ""], strict=True)]
        return _product(choices) + self._joined(parts)

    def _choices(self, part: str, following: str) -> list[tuple[str, ...]]:
        """The readings of a part of a word with hyphens before another: of *3-årig* also *tre*."""
        if part in _NAMES:
            return [(part,)]
        found = self._written(part)
        return [*found, (COUNTS[part],)] if part in COUNTS and following.isalpha() else found

    def _joined(self, parts: Sequence[str]) -> list[tuple[str, ...]]:
        """The readings of a word without a hyphen that the word it makes has not.

        So *start-up* is *startup*, in *start-up-miljø* too, and *e-sport* *esport*, which no
        dictionary has; what is a compound is found anyway.
        """
        found: list[tuple[str, ...]] = []
        for at in range(len(parts) - 1):
            pair = parts[at] + parts[at + 1]
            alone = self._alone(pair) if pair.isalpha() else []
            if alone:
                choices = [self._written(part) for part in parts]
                choices[at : at + 2] = [alone]
                found += _product(choices)
        return found

    def _alone(self, word: str) -> list[tuple[str, ...]]:
        """The readings of a word that is no compound."""
        known = self._lexicon.readings(word)
        if not known and self._splitter.split_unknown(word) is None:
            return [(stem(word),)]
        return [one for one in map(self._members, known) if len(one) == 1]

    def _readings(self, word: str) -> list[tuple[str, ...]]:
        """The words a form may belong to, each as its members."""
        lemmas = self._lexicon.readings(word)
        if lemmas:
            return [self._members(lemma) for lemma in lemmas]
        # The stem holds its forms together where they are cut otherwise: epi|krise, epik|riser.
        return [*self._unknown(word), (stem(word),)]

    def _unknown(self, word: str) -> list[tuple[str, ...]]:
        """What a form that is not in the lexicon is made of, if that can be told."""
        split = self._splitter.split_unknown(word)
        if split is None or not word.endswith(split.parts[-1].lemmas):
            # not so *klimapolitiker*, which ends in a base form and is no klimapolitik
            lemmas = self._inflected(word)
            if lemmas:
                return [self._members(lemma) for lemma in lemmas]
        return [] if split is None else self._combined(split.parts)

    def _inflected(self, word: str) -> tuple[str, ...]:
        """The known words of which an unknown form is an inflection by rule."""
        for base in bases(word):
            entry = self._lexicon.word(base)
            if entry is not None and _is_inflected(entry, base) and _may_take(entry, word, base):
                return (base,)
            if base.endswith("a") and len(base) > _SHORT_STEM:
                return self._lexicon.readings(base)  # foraene: fora is a plural itself
        return ()

    def _members(self, lemma: str) -> tuple[str, ...]:
        """The members of a known word, or itself alone."""
        found = self._known.get(lemma)
        if found is None:
            found = self._known[lemma] = _MEMBERS.get(lemma) or self._cut_known(lemma)
        return found

    def _cut_known(self, lemma: str) -> tuple[str, ...]:
        split = None if _is_whole(lemma) else self._splitter.split_known(lemma)
        return self._combined(split.parts)[0] if split else (lemma,)

    def _combined(self, parts: tuple[Part, ...]) -> list[tuple[str, ...]]:
        choices = [[self._members(lemma) for lemma in part.lemmas] for part in parts]
        return _product(choices)


def _is_whole(lemma: str) -> bool:
    """Whether a word is one that is kept whole, or is derived from one: *u-retfærdig-hed*."""
    return lemma in _WHOLE or any(
        lemma.removesuffix(ending).removeprefix("u") in _WHOLE for ending in _DERIVED
    )


def _name_in(exact: str) -> str | None:
    """The name that a word with a capital is, or is a genitive of."""
    return next((form for form in (exact, exact.removesuffix("s")) if form in _NAMES), None)


def _without_points(word: str) -> str:
    """An abbreviation without its points; any other word as it is."""
    bare = word.removesuffix(".")
    return word.replace(".", "") if "." in bare and _POINTED.fullmatch(word) else bare


def _is_inflected(entry: Entry, base: str) -> bool:
    """Whether a word has forms by rule: no verb, and of the rest none as short as *dem* and *som*.

    The dictionary knows no kind of some long nouns (*familieretshus*).
    """
    return bool(entry.kind & ~(VERB | OTHER)) or (
        bool(entry.kind & OTHER) and len(base) >= _LONG_NOUN
    )


def _may_take(entry: Entry, word: str, base: str) -> bool:
    """Whether a noun takes the plural it is asked for: *hjælper* is no help (*hjælp*)."""
    if entry.kind != NOUN or base.endswith("e"):
        return True
    if word == base + "t":
        return False  # behind an e only: lærerpart is no lærerpar
    if not entry.endings:
        return True
    if word.endswith(("er", "ers", "erne", "ernes")):
        return "r" in entry.endings
    return not word.endswith(("e", "es")) or "e" in entry.endings


def _product(choices: Sequence[list[tuple[str, ...]]]) -> list[tuple[str, ...]]:
    combined = itertools.islice(itertools.product(*choices), _MOST_READINGS)
    return [tuple(itertools.chain(*chosen)) for chosen in combined]
