"""Where a Danish compound is cut.

A compound is first members and a last one: *sundheds|koordinations|udvalg*. The last member is
inflected; a first one stands in its base form, in the genitive -s or with an -e (Retskrivnings-
ordbogen § 18). `Splitter` finds the cheapest way to read a word like that. A word the lexicon knows
is one part unless both sides are good words themselves; the costs say what "good" means, and were
set on the tuned half of `tests/quality/words.txt`.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.danish import (
    FIRST_ONLY,
    PARTICLES,
    PLACE_ENDINGS,
    RANKS,
    SHORT_FIRST,
    SHORT_LAST,
    SUFFIXES,
    TITLES,
)
from index.folding import fold
from index.lexicon import ADJECTIVE, NAME, NOUN, OTHER, VERB, Lexicon

_PARTICLES = frozenset(map(fold, PARTICLES))
_RANKS = frozenset(map(fold, RANKS))
_TITLES = tuple(map(fold, TITLES))
_SUFFIXES = frozenset(map(fold, SUFFIXES))
_SHORT_FIRST = frozenset(map(fold, SHORT_FIRST))
_SHORT_LAST = frozenset(map(fold, SHORT_LAST))
_FIRST_ONLY = frozenset(map(fold, FIRST_ONLY))
_PLACES = frozenset(map(fold, PLACE_ENDINGS))

_LETTERS = str.maketrans("", "", "")
LONGEST = 60  # longer strings are no words; splitting is quadratic
KNOWN_LIMIT = 2.6
UNKNOWN_LIMIT = 4.5


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a compound: the words it may be a form of, and what reading it so costs."""

    lemmas: tuple[str, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Split:
    """A word read as a compound: its members in order."""

    parts: tuple[Part, ...]
    cost: float


def letters(folded: str) -> int:
    """Length in Danish letters: aa, ae and oe count as one."""
    return len(folded) - folded.count("aa") - folded.count("ae") - folded.count("oe")


class Splitter:
    """Cuts folded words over one lexicon; remembers what it has seen."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._first: dict[str, Part | None] = {}
        self._last: dict[str, Part | None] = {}

    def split(self, word: str, *, known: bool) -> Split | None:
        """The members of a word, or None if it is best read as one."""
        if not 5 <= len(word) <= LONGEST or not word.isalpha():
            return None
        best = self._best(word, known=known)
        limit = KNOWN_LIMIT if known else UNKNOWN_LIMIT
        if best is not None and best.cost <= limit:
            return best
        return None if known else self._behind_unknown(word)

    def _behind_unknown(self, word: str) -> Split | None:
        """An unknown word or name before a good last member: *femern|projektet*, *nab|region*."""
        for cut in range(2, len(word) - 4):
            surface = word[cut:]
            last = self.last(surface)
            if last is None or letters(surface) < 5 or last.cost > 0.4 or surface in _PLACES:
                continue
            first = word[:cut]
            if letters(first) < 3 or first in _PARTICLES:
                continue
            first = first[:-1] if first[-1] == "s" and letters(first) > 4 else first
            return Split((Part((first,), UNKNOWN_LIMIT), last), UNKNOWN_LIMIT)
        return None

    def _best(self, word: str, *, known: bool) -> Split | None:
        # ways[i]: the cheapest reading of word[:i] as first members
        ways: dict[int, tuple[float, tuple[Part, ...]]] = {0: (0.0, ())}
        best: Split | None = None
        for start in range(len(word) - 1):
            way = ways.get(start)
            if way is None:
                continue
            cost, parts = way
            if start:
                last = self.last(word[start:])
                if last is not None and self._fits(word[:start], parts, word[start:], known=known):
                    total = cost + last.cost
                    if best is None or total < best.cost:
                        best = Split((*parts, last), total)
            if len(parts) == 4:
                continue
            for end in range(start + 2, len(word) - 1):
                first = self.first(word[start:end])
                if first is None:
                    continue
                total = cost + first.cost
                if end not in ways or total < ways[end][0]:
                    ways[end] = (total, (*parts, first))
        return best

    def _fits(self, before: str, parts: tuple[Part, ...], last: str, *, known: bool) -> bool:
        """Whether a particle before the last member leaves its meaning alone."""
        if parts[-1].cost < _PARTICLE_COST or before not in _PARTICLES:
            return True
        if before in _RANKS and last.endswith(_TITLES):
            return True
        return begins_with_particle(last) or "ering" in last

    def first(self, surface: str) -> Part | None:
        """`surface` as a first member."""
        if surface not in self._first:
            self._first[surface] = self._find_first(surface)
        return self._first[surface]

    def last(self, surface: str) -> Part | None:
        """`surface` as the last member."""
        if surface not in self._last:
            self._last[surface] = self._find_last(surface)
        return self._last[surface]

    def _find_first(self, surface: str) -> Part | None:
        if surface in _PARTICLES:
            return Part((surface,), _PARTICLE_COST) if len(surface) > 1 else None
        if surface in _FIRST_ONLY:
            return Part(self._lexicon.readings(surface)[:1] or (surface,), 0.7)
        if surface in _SUFFIXES and surface != "ring":
            return None
        size = letters(surface)
        lexicon = self._lexicon
        best: Part | None = None
        for base, link in _unlinked(surface):
            if letters(base) < 4 and base not in _SHORT_FIRST:
                continue
            for lemma in lexicon.readings(base):
                cost = self._first_cost(base, lemma, link)
                if cost is None:
                    continue
                if best is None or cost < best.cost - 0.4:
                    best = Part((lemma,), cost)
                elif cost <= best.cost + 0.4 and lemma not in best.lemmas:
                    order = (*best.lemmas, lemma) if best.cost <= cost else (lemma, *best.lemmas)
                    best = Part(order, min(cost, best.cost))
        if best is not None:
            return Part(best.lemmas, best.cost + _length_cost(size))
        if surface in _SHORT_FIRST:
            return Part((surface,), 0.9 + _length_cost(size))
        return None

    def _first_cost(self, base: str, lemma: str, link: str) -> float | None:
        word = self._lexicon.word(lemma)
        if word is None:
            return None
        kind, family = word.kind, word.first
        if base != lemma:
            if not _modifies(base, lemma, kind):
                return None
            extra = 0.25
        else:
            extra = 0.0
        if link == "e":
            extra += 0.35
        elif link == "-e":
            extra += 0.3
        if kind & NOUN:
            cost = 0.3
        elif kind & ADJECTIVE:
            cost = 0.5 if not link else 9.0
        elif kind & NAME:
            cost = 0.9
        elif kind & VERB:
            cost = 0.7
        else:
            cost = 1.4
        if cost > 2:
            return None
        return cost + extra + _family_cost(family)

    def _find_last(self, surface: str) -> Part | None:
        if surface in _SUFFIXES or (letters(surface) < 4 and surface not in _SHORT_LAST):
            return None
        lexicon = self._lexicon
        best: Part | None = None
        for lemma in lexicon.readings(surface):
            if lemma in _SUFFIXES or (letters(lemma) < 4 and lemma not in _SHORT_LAST):
                continue
            word = lexicon.word(lemma)
            if word is None or word.kind & NAME:
                continue
            cost = _length_cost(letters(surface))
            if word.kind & NOUN:
                cost += 0.2 + _family_cost(word.last)
            elif word.kind & (ADJECTIVE | OTHER):
                cost += 0.8
            else:
                cost += 1.1
            if best is None or cost < best.cost - 0.4:
                best = Part((lemma,), cost)
            elif cost <= best.cost + 0.4:
                order = (*best.lemmas, lemma) if best.cost <= cost else (lemma, *best.lemmas)
                best = Part(order, min(cost, best.cost))
        return best


_PARTICLE_COST = 1.0


def begins_with_particle(word: str) -> bool:
    """Whether a word begins with a particle: *fordeling*, *uddannelse*, not *deling*."""
    return any(
        word.startswith(particle) and letters(word) - letters(particle) >= 4
        for particle in _PARTICLES
        if len(particle) > 1
    )


def _unlinked(surface: str) -> list[tuple[str, str]]:
    """A first member without its linking letter: (base, what was taken)."""
    found = [(surface, "")]
    if surface.endswith("s"):
        found.append((surface[:-1], "s"))
        found.append((surface[:-1] + "e", "-e"))  # arbejde: arbejds-
    if surface.endswith("e"):
        found.append((surface[:-1], "e"))
    return found


def _modifies(form: str, lemma: str, kind: int) -> bool:
    """Whether an inflected form may stand first: plurals and -s, not definite or finite forms."""
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
    return (
        1.2 if size <= 2 else 0.5 if size == 3 else 0.3 if size == 4 else 0.1 if size == 5 else 0.0
    )


def _family_cost(family: int) -> float:
    return 0.8 if family == 0 else 0.4 if family < 3 else 0.2 if family < 10 else 0.0
