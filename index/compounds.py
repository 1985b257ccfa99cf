"""Where a Danish compound is cut.

A compound is first members and a last one: *sundheds|koordinations|udvalg*. The last member is
inflected; a first one stands in its base form, in the genitive -s or with an -e (Retskrivnings-
ordbogen § 18). `Splitter` finds the cheapest such reading. What a member costs says how unlikely
it is to be one (`members`); the limits were set on the tuned half of `tests/quality/words.txt`.

A word the lexicon knows is cut only where it behaves like its last member: a compound has the
gender and the plural of its head (*landevej* as *vej*; but *kulturer*, not *ture*).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index.danish import FIRST_ONLY, PARTICLES, RANKS, SUFFIXES, TITLES, TRANSPARENT
from index.folding import fold
from index.kinds import ADJECTIVE, NAME, NOUN, OTHER, VERB
from index.lexicon import Entry, Lexicon
from index.members import Members, Part, is_place_ending, is_place_name, letters

_PARTICLES = frozenset(map(fold, PARTICLES))
_TRANSPARENT = frozenset(map(fold, TRANSPARENT))
_RANKS = frozenset(map(fold, RANKS))
_TITLES = tuple(map(fold, TITLES))
_SUFFIXES = frozenset(map(fold, SUFFIXES))
_FIRST_ONLY = frozenset(map(fold, FIRST_ONLY))
_LONGEST_PARTICLE = max(map(len, _PARTICLES))
_ACTS = ("else", "ning", "ing")
_LIKE = ("maessig", "maessige", "maessigt")
_DOM = "dom"  # ungdom, sygdom: the ending, and no judgment (retsdom)
_NEWLY = "ny"  # before participles: nyvalgt, nyansat, nyuddannet
_ERING = re.compile("(?<![ao])er(?:ing|e)")

SHORTEST, LONGEST = 5, 60  # longer strings are no words, and cutting takes quadratic time
MOST_FIRST = 4  # first members
KNOWN_LIMIT, LONG_LIMIT = 2.6, 3.0
UNKNOWN_LIMIT = 4.5
_PER_LETTER = 0.32
_GOOD_LAST = 0.6
_SHORT, _CHANCE = 6, 9  # letters; longer words are not compounds by chance
_LAST_LETTERS = 5
_LONG_FIRST = 4
_FIRST_LETTERS = 3


class Split(NamedTuple):
    """A word read as a compound: its members in order."""

    parts: tuple[Part, ...]
    cost: float
    last_at: int


class Splitter:
    """Cuts folded words over one lexicon; remembers members it has seen."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._members = Members(lexicon)

    def split_known(self, lemma: str) -> Split | None:
        """The members of a base form of the lexicon, or None where it is best read as one."""
        word = self._lexicon.word(lemma)
        if word is None or (word.kind == VERB and not lemma.startswith(_NEWLY)):
            return None
        if word.kind == NAME or self._is_act(lemma):
            return None
        best = self._best(lemma, word)
        if best is not None and word.kind == OTHER and not self._is_plain(best):
            return None  # adverbs: allerede is no rede
        limit = KNOWN_LIMIT if letters(lemma) <= _CHANCE else LONG_LIMIT
        return best if best is not None and best.cost <= limit else None

    def _is_plain(self, split: Split) -> bool:
        first = self._lexicon.word(split.parts[0].lemmas[0])
        return first is not None and bool(first.kind & NOUN)

    def _is_act(self, noun: str) -> bool:
        """Whether a noun names what a verb with a particle does: *anerkendelse*, *forenkling*.

        It is cut no more than the verb is, unless the particle is transparent (*omfordeling*).
        """
        for ending in _ACTS:
            if not noun.endswith(ending):
                continue
            stem = noun[: -len(ending)]
            for verb in (stem + "e", stem + stem[-1:] + "e", stem):
                word = self._lexicon.word(verb)
                if word is not None and word.kind & VERB:
                    particle = self._particle_of(verb)
                    return particle is not None and not self._is_transparent(
                        particle, noun[len(particle) :]
                    )
        return False

    def _particle_of(self, verb: str) -> str | None:
        """The particle or prefix a verb begins with: *an|erkende*, *for|enkle*."""
        for cut in range(min(len(verb) - 3, _LONGEST_PARTICLE), 1, -1):
            if verb[:cut] in _PARTICLES:
                return verb[:cut]
        return None

    def split_unknown(self, word: str) -> Split | None:
        """The members of a form that is not in the lexicon."""
        best = self._best(word, None)
        if best is not None and is_place_name(word[: best.last_at], word[best.last_at :]):
            return None
        if best is not None and best.cost <= min(UNKNOWN_LIMIT, _PER_LETTER * letters(word)):
            return best
        return self._behind_unknown(word)

    def cut(self, word: str) -> tuple[str, str] | None:
        """A form cut before its last member, for what the text leaves out of its neighbour."""
        best = self._best(word, None)
        return None if best is None else (word[: best.last_at], word[best.last_at :])

    def _best(self, word: str, known: Entry | None) -> Split | None:
        if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
            return None
        # ways[i]: the cheapest reading of word[:i] as first members
        ways: dict[int, tuple[float, tuple[Part, ...]]] = {0: (0.0, ())}
        best: Split | None = None
        for start in range(len(word) - 1):
            if start not in ways:
                continue
            cost, parts = ways[start]
            if start:
                last = self._last(word[:start], word[start:], known)
                if last is not None and (best is None or cost + last.cost < best.cost):
                    best = Split((*parts, last), cost + last.cost, start)
            if len(parts) == MOST_FIRST:
                continue
            for end in range(start + 2, len(word) - 1):
                first = self._first(word[start:end], inner=start > 0)
                if first is None:
                    continue
                total = cost + first.cost
                if end not in ways or total < ways[end][0]:
                    ways[end] = (total, (*parts, first))
        return best

    def _first(self, surface: str, *, inner: bool) -> Part | None:
        if inner and (
            surface in _PARTICLES or (surface in _FIRST_ONLY and letters(surface) < _LONG_FIRST)
        ):
            return None  # particles, to- and en- stand at the beginning of a word or nowhere
        return self._members.first(surface, inner=inner)

    def _last(self, before: str, surface: str, known: Entry | None) -> Part | None:
        last = self._members.last(surface)
        if last is None or (before in _PARTICLES and not self._is_transparent(before, surface)):
            return None
        if (before + surface).endswith(_LIKE) and not surface.endswith(_LIKE):
            return None  # skattemæssig: -mæssig is one ending
        if last.is_verb and letters(before) < _LAST_LETTERS and before != _NEWLY:
            return None
        if last.lemmas == (_DOM,) and not before.endswith("s"):
            return Part((f"-{_DOM}",), last.cost)
        if known is None:
            return last
        if known.kind & NOUN and surface in last.lemmas:
            last = Part((surface,), last.cost)  # a base form ends in one
        size = letters(before) + letters(surface)
        alike = tuple(lemma for lemma in last.lemmas if self._behaves_like(known, lemma, size=size))
        return Part(alike, last.cost, is_verb=last.is_verb) if alike else None

    def _behaves_like(self, word: Entry, lemma: str, *, size: int) -> bool:
        """Whether a known word of `size` letters can have `lemma` for its last member.

        Only short words are asked for their gender, and the shortest for their plural (*kulturer*,
        but *ture*): long ones are no compounds by chance, the dictionary's paradigms have gaps, and
        some plurals do differ (*værker*, but *håndværk*).
        """
        last = self._lexicon.word(lemma)
        if last is None:
            return False
        if word.kind & NOUN and last.kind & NOUN:
            pairs = ("nt", "er") if size <= _SHORT else ("nt",) if size <= _CHANCE else ()
            # Compared where both have the article, or both the plural.
            return all(
                not (set(word.endings) & set(pair) and set(last.endings) & set(pair))
                or set(word.endings) & set(last.endings) & set(pair)
                for pair in pairs
            )
        if word.kind & NOUN:
            return last.kind != VERB or size > _CHANCE
        return word.kind & OTHER != 0 or last.kind & (ADJECTIVE | OTHER | VERB) != 0

    def _is_transparent(self, particle: str, last: str) -> bool:
        """Whether a particle leaves the meaning of what follows alone: *om|fordeling*."""
        if particle in _RANKS and last.endswith(_TITLES):
            return True
        if _ERING.search(last):
            return True
        return particle in _TRANSPARENT and any(
            last.startswith(inner)
            and letters(last) - letters(inner) >= _LAST_LETTERS - 1
            and last[len(inner) :] not in _SUFFIXES
            for inner in _PARTICLES
            if len(inner) > 1
        )

    def _behind_unknown(self, word: str) -> Split | None:
        """An unknown word or name before a good last member: *femern|projektet*, *nab|region*."""
        for cut in range(2, len(word) - _LAST_LETTERS + 1):
            first, surface = word[:cut], word[cut:]
            if first in _PARTICLES or letters(first) < _FIRST_LETTERS:
                continue
            if letters(surface) < _LAST_LETTERS:
                continue
            last = self._members.last(surface)
            if last is None or last.cost > _GOOD_LAST or is_place_ending(surface):
                continue
            if first.endswith("s") and letters(first) > _FIRST_LETTERS + 1:
                first = first[:-1]
            return Split((Part((first,), UNKNOWN_LIMIT), last), UNKNOWN_LIMIT, cut)
        return None
