"""What may be a member of a compound, and how likely it is.

Costs add up over a word. A noun with a family (see `paradigms`) costs next to nothing, short and
rare ones more, verbs and adjectives more than nouns. What ends in -hed, -ing, -tion and the like
takes a linking -s whenever something follows (Retskrivningsordbogen § 18.2), and most words keep to
one linking form, as the dictionary's compounds show: *verdens-*, *trafik-*. Another one costs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from index.danish.inflection import is_doubled
from index.danish.kinds import ADJECTIVE, NAME, NOUN, OTHER, VERB
from index.danish.lexicon import Entry, Lexicon
from index.danish.word_classes import (
    FIRST_FORMS,
    FIRST_ONLY,
    LANDSCAPE,
    LAST_FORMS,
    PARTICLES,
    PLACE_ENDINGS,
    SHORT_FIRST,
    SHORT_LAST,
    SUFFIXES,
)

_SHORT_NOUNS = frozenset(word for word in SHORT_LAST if len(word) > 2)  # hal, but no -ko: -sko
_SYLLABLE = re.compile("aa|ae|oe|[aeiouy]")

PARTICLE_COST = 1.0
_FIRST_ONLY_COST = 0.7
_SHORT_COST = 0.9
_STEM_COST = 1.1
_VERB_COST = 1.1
_NEAR = 0.4  # readings that differ by less are kept side by side
_GENITIVE = 0.05  # enough to decide between what costs the same
_GENITIVE_OF_A_FORM, _BRIEF = 0.3, 5
_REMEMBERED = 50_000
_WRONG_LINK, _RARER_LINK = 0.5, 0.1
_ENOUGH, _MOSTLY = 6, 0.85  # compounds that show a habit, and the share that is one
_SAYS_ITSELF = 6  # letters of a name
_LONGER_PARTICLES = tuple(particle for particle in PARTICLES if len(particle) > 1)
_LONG = 4  # from here on any noun may be a member; shorter ones are listed
_FIRST_KINDS = ((NOUN, 0.3), (ADJECTIVE, 0.5), (NAME, 0.9), (VERB, 0.9), (OTHER, 1.4))
_LINKS = {"": 0.0, "s": 0.0, "e": 0.2, "-e": 0.3, "-um": 0.3}
_TAKES_S = ("hed", "ing", "skab", "dom", "else", "tion", "sion", "tet", "aet")
_NO_S = ("e", "en", "or", "s", "sk", "st", "um", "ur")  # aftale, indkomst, opvask
_AGENT = "er"  # leder, medarbejder; whose habit is another shows it: søster, moder


class Part(NamedTuple):
    """A member of a compound: the words it may be a form of, and what reading it so costs."""

    lemmas: tuple[str, ...]
    cost: float
    is_verb: bool = False


def letters(folded: str) -> int:
    """Length in Danish letters: aa, ae and oe count as one."""
    return len(folded) - folded.count("aa") - folded.count("ae") - folded.count("oe")


class Members:
    """The members a lexicon allows; remembers what it was asked."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.first = lru_cache(_REMEMBERED)(self._find_first)
        self.last = lru_cache(_REMEMBERED)(self._find_last)

    def _find_first(self, surface: str, inner: bool) -> Part | None:
        """`surface` as a first member, or None; `inner` if others stand before it."""
        if surface in PARTICLES:
            return Part((surface,), PARTICLE_COST) if len(surface) > 1 else None
        if surface in FIRST_ONLY:
            return Part((FIRST_FORMS.get(surface, surface),), _FIRST_ONLY_COST)
        if surface in SUFFIXES and surface != "ring":
            return None
        found = self._known_first(surface, inner=inner)
        stem = self._verb_stem(surface)
        if stem is not None and (found is None or stem.cost < found.cost - _NEAR):
            return stem
        if found is None and surface in SHORT_FIRST:
            return Part((surface,), _SHORT_COST + _length_cost(letters(surface)))
        return found

    def _known_first(self, surface: str, *, inner: bool) -> Part | None:
        found: Part | None = None
        for base, link in _unlinked(surface):
            lemmas = self._lexicon.readings(base)
            if not lemmas or base in PARTICLES:
                continue
            if letters(base) < _LONG and base not in SHORT_FIRST:
                continue
            if (
                link == "e"
                and surface == base + link
                and (self._doubles(base) or self._begins_many(surface))
            ):
                continue
            for lemma in lemmas:
                if lemma in PARTICLES or (link == "e" and base == lemma + "s"):
                    continue  # fors- is no waterfall, klassese- no class
                cost = self._first_cost(base, lemma, link, inner=inner)
                if cost is not None and not (lemma == surface and self._is_linked(surface)):
                    found = _nearer(found, lemma, cost, is_verb=False)
        return found

    def _begins_many(self, surface: str) -> bool:
        """Whether it is a noun that begins compounds itself: *haveaffald*, and no sea (hav)."""
        word = self._lexicon.word(surface)
        return word is not None and bool(word.kind & NOUN) and word.first >= _ENOUGH

    def _doubles(self, noun: str) -> bool:
        """Whether its last consonant is doubled before an ending: *ryggen*, so no *ryg* smokes."""
        return any(
            noun in self._lexicon.readings(noun + noun[-1] + article) for article in ("en", "et")
        )

    def _verb_stem(self, surface: str) -> Part | None:
        """A verb without its ending, as in *drivkraft* and *brændstof*; *-se* has none to lose."""
        word = self._lexicon.word(surface + "e")
        if word is None or word.kind != VERB or letters(surface) < _LONG:
            return None
        if surface[:-1] in PARTICLES:
            return None
        cost = _STEM_COST + _length_cost(letters(surface)) + _family_cost(word.first)
        return Part((surface + "e",), cost)

    def _is_linked(self, surface: str) -> bool:
        """Whether a base form in -s is rather another word and its link: *landbrugs-*, *landbrug*.

        Not what ends many compounds itself: *spidskandidat* is of *spids*.
        """
        word = self._lexicon.word(surface[:-1]) if surface.endswith("s") else None
        own = self._lexicon.word(surface) if word is not None else None
        if own is not None and own.last >= _ENOUGH:
            return False
        return word is not None and bool(word.kind & NOUN) and letters(surface) > _LONG

    def _first_cost(self, base: str, lemma: str, link: str, *, inner: bool) -> float | None:
        word = self._lexicon.word(lemma)
        if word is None or (link and not word.kind & ~ADJECTIVE):
            return None
        size = letters(lemma) if base == lemma + "s" else letters(base)
        cost = next(cost for kind, cost in _FIRST_KINDS if word.kind & kind)
        if base != lemma:
            if not _may_stand_first(base, lemma, word.kind):
                return None
            if base != lemma + "s":
                cost += 0.25 if lemma.endswith("um") else 0.45
        if base in {lemma, lemma + "s"} and link in {"", "s"}:
            has_s = link == "s" or base != lemma
            if not (inner and has_s):  # behind another member an s is always right: førstehånds-
                cost += self._link_cost(lemma, word, has_s=has_s)
        family = _family_cost(word.first)
        if word.kind == NAME and size >= _SAYS_ITSELF:
            family = 0.0  # families are of common words; Øresund is no chance find
        return cost + _LINKS[link] + _length_cost(size) + family

    def _link_cost(self, lemma: str, word: Entry, *, has_s: bool) -> float:
        """What it costs that a first member has, or lacks, its linking s."""
        seen = word.first >= _ENOUGH
        share = word.linked / word.first if seen else 0.5
        if letters(lemma) >= _LONG:
            told = seen and not 1 - _MOSTLY <= share <= _MOSTLY
            habit = share > 0.5 if told else self._takes_s(lemma)
            if habit is not None:
                return 0.0 if has_s is habit else _WRONG_LINK
        return _RARER_LINK if seen and has_s is not (share > 0.5) else 0.0

    def _takes_s(self, lemma: str) -> bool | None:
        """What its ending, or a particle in it, says: *regnings-*, *budgetoverslags-*, *leder-*."""
        if lemma.endswith(_TAKES_S) and letters(lemma) > _LONG:
            return True
        if lemma.endswith(_AGENT):
            return False
        if lemma.endswith(_NO_S):
            return None
        inside = any(
            self._is_noun(lemma[:at]) and self._is_noun(lemma[at:])
            if at
            else self._is_noun(lemma[len(particle) :])
            for particle in _LONGER_PARTICLES
            if (at := lemma.find(particle)) >= 0
        )
        return True if inside else None

    def _is_noun(self, word: str) -> bool:
        return letters(word) > 1 and self._lexicon.is_kind(word, NOUN)

    def last_verb(self, surface: str) -> Part | None:
        """`surface` as a form of verbs, as the last member of a participle, or None."""
        verbs = [
            lemma
            for lemma in self._lexicon.readings(surface)
            if (word := self._lexicon.word(lemma)) is not None and word.kind == VERB
        ]
        cost = _last_length_cost(surface, verbs[0]) + _VERB_COST if verbs else 0.0
        return Part(tuple(verbs), cost, is_verb=True) if verbs else None

    def _find_last(self, surface: str) -> Part | None:
        """`surface` as the last member, or None."""
        if surface in SUFFIXES:
            return None
        if letters(surface) < _LONG and surface not in SHORT_LAST and len(surface) < _LONG:
            return None
        found: Part | None = None
        for lemma in (*self._lexicon.readings(surface), *LAST_FORMS.get(surface, ())):
            word = self._lexicon.word(lemma)
            if word is None or word.kind & NAME or lemma in SUFFIXES:
                continue
            if letters(lemma) < _LONG and lemma not in SHORT_LAST:
                continue
            cost = _last_length_cost(surface, lemma)
            if word.kind & NOUN or (word.kind == OTHER and lemma in _SHORT_NOUNS):
                cost += 0.2 + _family_cost(word.last)
            elif word.kind & ADJECTIVE or (word.kind & OTHER and lemma.endswith(("e", "t"))):
                cost += 0.8
            elif word.kind & VERB and surface.endswith(("e", "r", "s", "t")):
                cost += _VERB_COST
            else:
                continue  # an imperative, an adverb
            found = _nearer(found, lemma, cost, is_verb=word.kind == VERB)
        return found


def is_place_ending(surface: str) -> bool:
    """Whether a name that ends so says nothing by it: *Skanderborg*, *Frederikssund*."""
    return surface in PLACE_ENDINGS


def ends_in_link(surface: str) -> bool:
    """Whether it ends in what takes a linking -s, and the -s: *palliations-*."""
    return surface.endswith(tuple(ending + "s" for ending in _TAKES_S))


def is_place_name(first: str, last: str) -> bool:
    """Whether an unknown word is rather a name: *Lynghøj*, *Filsø*, *Lillesund*."""
    if last.removesuffix("s") not in LANDSCAPE:
        return False
    return first in FIRST_ONLY or len(_SYLLABLE.findall(first)) == 1


def _nearer(found: Part | None, lemma: str, cost: float, *, is_verb: bool) -> Part:
    """The cheaper reading first, and the other beside it where they are close."""
    if found is None or cost < found.cost - _NEAR:
        return Part((lemma,), cost, is_verb)
    if cost > found.cost + _NEAR or lemma in found.lemmas:
        return found
    if cost < found.cost:
        return Part((lemma, *found.lemmas), cost, is_verb)
    return Part((*found.lemmas, lemma), found.cost, found.is_verb)


def _unlinked(surface: str) -> list[tuple[str, str]]:
    """A first member as it may stand in the lexicon, and the link that this takes away."""
    found = [(surface, "")]
    if surface.endswith("s") and not surface.endswith("ss"):
        found.append((surface[:-1], "s"))
        if letters(surface) > _LONG + 1:
            found.append((surface[:-1] + "e", "-e"))  # arbejds-: arbejde
    if surface.endswith("e"):
        found.append((surface[:-1], "e"))
        if is_doubled(surface[:-1]):
            found.append((surface[:-2], "e"))  # skatte-: skat
    if surface.endswith("ie"):
        found.append((surface[:-1] + "um", "-um"))  # konsortie-: konsortium
    return found


def _may_stand_first(form: str, lemma: str, kind: int) -> bool:
    """Whether an inflected form may: plurals and -s, but nothing definite or finite."""
    if form == lemma + "s":
        return True
    if kind & NOUN:
        return form.endswith(("e", "r")) and not _is_definite(form, lemma)
    if kind & ADJECTIVE:
        return form.endswith("e") and not form.endswith(("ere", "este"))
    return form.endswith("ende")


def _is_definite(form: str, lemma: str) -> bool:
    """The plural with the article, and not *børne*, where folding makes an -erne of ø and -rne."""
    if form.endswith(("erne", "ene")):
        return form[: -4 if form.endswith("erne") else -3][-1:] not in {"a", "o"}
    return form == lemma + "ne"


def _length_cost(size: int) -> float:
    return {1: 1.5, 2: 0.9, 3: 0.5, 4: 0.3, 5: 0.1}.get(size, 0.0)


def _last_length_cost(surface: str, lemma: str) -> float:
    if surface == lemma + "s":  # regions|kreds, not region|skreds
        return _length_cost(letters(lemma)) + _GENITIVE
    cost = _length_cost(letters(surface))
    if surface.endswith("s") and surface != lemma and letters(surface) <= _BRIEF:
        return cost + _GENITIVE_OF_A_FORM  # regional|bus, not region|albu's
    return cost


def _family_cost(family: int) -> float:
    if family == 0:
        return 0.8
    return 0.4 if family < 3 else 0.2 if family < 10 else 0.0
