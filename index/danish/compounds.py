"""Where a Danish compound is cut.

A compound is first members and a last one: *sundheds|koordinations|udvalg*. The last member is
inflected; a first one stands in its base form, in the genitive -s or with an -e (Retskrivnings-
ordbogen § 18). `Splitter` finds the cheapest such reading. What a member costs says how unlikely
it is to be one (`members`); the limits were set on the tuned half of `tests/quality/words.txt`.

A word the lexicon knows is cut only where it behaves like its last member: a compound has the
gender and the plural of its head (*landevej* as *vej*; but *kulturer*, not *ture*).
"""

from __future__ import annotations

from typing import NamedTuple

from index.danish.inflection import stem
from index.danish.kinds import ADJECTIVE, NAME, NOUN, OTHER, VERB
from index.danish.lexicon import Entry, Lexicon
from index.danish.members import (
    Members,
    Part,
    ends_in_link,
    is_place_ending,
    is_place_name,
    letters,
)
from index.danish.participles import Participles
from index.danish.particles import Particles, goes_on, is_verb_compound, may_stand_before
from index.danish.word_classes import COMPASS, FIRST_ONLY, LETTERS, PARTICLES
from parse.councils import BY_SLUG

_LIKE = ("maessig", "maessige", "maessigt")
_DOM = "dom"  # ungdom, sygdom: the ending, and no judgment (retsdom)
_PLURALS = frozenset("er")
_SINGULAR = frozenset("nt")  # endings that only a word with a singular takes
_UNIT = "enhed"
_ERE = "ere"
_SKAB = "skab"
_IT, _ISLAND = "it", "oe"
_NO_LAST = ("sen", "sens", "gaard", "gaards")  # of surnames

SHORTEST, LONGEST = 5, 60  # longer strings are no words, and cutting takes quadratic time
MOST_FIRST = 4  # first members
KNOWN_LIMIT, LONG_LIMIT = 2.6, 3.0
UNKNOWN_LIMIT = 4.5
_PER_LETTER = 0.32
_GOOD_FIRST, _GOOD_LAST = 0.45, 0.6
_SHORT, _CHANCE = 6, 9  # letters; longer words are not compounds by chance
_LAST_LETTERS = 5
_LONG_FIRST = 4
_FIRST_LETTERS = 3
_FAMILY = 20  # compounds that a verb begins


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
        self._particles = Particles(lexicon)
        self._participles = Participles(lexicon, self._members)

    def split_known(self, lemma: str) -> Split | None:
        """The members of a base form of the lexicon, or None where it is best read as one."""
        word = self._lexicon.word(lemma)
        if word is None or self._particles.is_act(lemma):
            return None
        if word.kind == NAME:
            return self._split_region(lemma)
        told = self._split_letter(lemma) or self._split_participle(lemma)
        if told is not None:
            return told
        best = self._best(lemma, word)
        if best is None or not self._is_plain(lemma, word.kind, best):
            return None
        limit = KNOWN_LIMIT if letters(lemma) <= _CHANCE else LONG_LIMIT
        return best if best.cost <= limit else None

    def _is_plain(self, lemma: str, kind: int, split: Split) -> bool:
        """Whether a word of such a kind may be a compound: *allerede* is no *rede*."""
        if kind == VERB:
            if self._is_of_a_noun(lemma):
                return False  # parlamentere, of parlament: no pair (par) laments
            return is_verb_compound(lemma[: split.last_at], lemma[split.last_at :])
        first = self._lexicon.word(split.parts[0].lemmas[0])
        if kind != OTHER or first is None:
            return kind != OTHER
        builds = bool(first.kind & VERB) and first.first >= _FAMILY  # hørehandicappet
        return builds or bool(first.kind & NOUN)

    def _is_of_a_noun(self, verb: str) -> bool:
        """Whether a verb is a noun that is no compound itself with -ere behind it."""
        noun = verb.removesuffix(_ERE)
        word = self._lexicon.word(noun) if noun != verb else None
        return bool(word is not None and word.kind & NOUN and self.split_known(noun) is None)

    def _split_region(self, name: str) -> Split | None:
        """A part of a known region, or what a region has: *syd|fyn*, *forenings|danmark*."""
        if name in BY_SLUG:
            return None
        for compass in COMPASS:
            rest = name.removeprefix(compass)
            if rest != name and self._is_name(rest):
                # with its hyphen, since who asks for stor or nord asks for neither
                parts = (Part((compass + "-",), 0.0), Part((rest,), 0.0))
                return Split(parts, 0.0, len(compass))
        for cut in range(_LONG_FIRST + 1, len(name) - _LAST_LETTERS):
            first = name[: cut - 1]
            word = self._lexicon.word(first) if name[cut - 1] == "s" else None
            if word is not None and word.kind & NOUN and self._is_name(name[cut:]):
                return Split((Part((first,), 0.0), Part((name[cut:],), 0.0)), 0.0, cut)
        return None

    def _is_name(self, word: str) -> bool:
        known = self._lexicon.word(word)
        return known is not None and known.kind == NAME

    def _split_letter(self, word: str) -> Split | None:
        """A letter that stands for a word, and what it says more of: *e|mail*, *a|kasse*."""
        behind = LETTERS.get(word[0], frozenset()).intersection(self._lexicon.readings(word[1:]))
        return Split((Part((word[0],), 0.0), Part(tuple(behind), 0.0)), 0.0, 1) if behind else None

    def _split_short(self, word: str) -> Split | None:
        """*it* or *ø* before a noun: what is *it-system* is often written *itsystem*; *øfærge*."""
        for first in (_IT, _ISLAND):
            rest = word.removeprefix(first)
            if rest == word or letters(rest) < _LONG_FIRST:
                continue
            last = self._members.last(rest)
            if last is not None and last.cost <= _GOOD_LAST and not last.is_verb:
                return Split((Part((first,), 0.0), last), last.cost, len(first))
        return None

    def _split_participle(self, word: str) -> Split | None:
        found = self._participles.cut(word)
        return found and Split(found[:2], found[0].cost, found[2])

    def split_unknown(self, word: str) -> Split | None:
        """The members of a form that is not in the lexicon."""
        told = self._split_region(word.removesuffix("s")) or self._split_letter(word)
        told = told or self._split_short(word) or self._split_participle(word)
        if told is not None:
            return told
        best = self._best(word, None)
        if best is not None and is_place_name(word[: best.last_at], word[best.last_at :]):
            return None
        if best is not None:
            size = letters(word) - _is_genitive(word[best.last_at :], best.parts[-1])
            if best.cost <= min(UNKNOWN_LIMIT, _PER_LETTER * size):
                return best
        return self._behind_unknown(word) or self._before_unknown(word)

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
                first = self._first(word, start, end)
                if first is None:
                    continue
                total = cost + first.cost
                if end not in ways or total < ways[end][0]:
                    ways[end] = (total, (*parts, first))
        return best

    def _first(self, word: str, start: int, end: int) -> Part | None:
        surface = word[start:end]
        first = self._members.first(surface, start > 0)
        if first is None:
            return None
        if start and (
            surface in PARTICLES or (surface in FIRST_ONLY and letters(surface) < _LONG_FIRST)
        ):
            return None  # particles, to- and en- stand at the beginning of a word or nowhere
        return None if not start and goes_on(word, end) else first

    def _last(self, before: str, surface: str, known: Entry | None) -> Part | None:
        last = self._members.last(surface)
        if surface == _SKAB and known is not None and _PLURALS.intersection(known.endings) == {"e"}:
            last = Part((surface,), 0.0)  # køleskabe are cupboards, selskaber are none
        if known is not None and last is not None and surface in last.lemmas:
            if self._is_participle(before + surface) and not self._is_participle(surface):
                last = self._members.last_verb(surface)  # tarif|lønnet, and no net
            elif known.kind == VERB:
                last = last._replace(lemmas=(surface,))  # gen|åbne, and not åben
        if last is None or not self._is_member(before, surface, last):
            return None
        if last.lemmas == (_DOM,) and not before.endswith("s"):
            return Part((f"-{_DOM}",), last.cost)
        if known is None:
            return last
        lemmas = last.lemmas
        if known.kind & NOUN:
            lemmas = self._base_forms(before + surface, known, surface, lemmas)
        size = letters(before) + letters(surface)
        alike = tuple(lemma for lemma in lemmas if self._behaves_like(known, lemma, size=size))
        return Part(alike, last.cost, is_verb=last.is_verb) if alike else None

    def _is_member(self, before: str, surface: str, last: Part) -> bool:
        """Whether a last member may stand behind what is before it."""
        if not self._particles.makes_no_other(before, surface):
            return False
        if (before + surface).endswith(_LIKE) and not surface.endswith(_LIKE):
            return False  # skattemæssig: -mæssig is one ending
        if surface.startswith(_UNIT) and self._is_quality(before):
            return (
                False  # overlegenhed, tilbageholdenhed: being overlegen, tilbageholdende; no unit
            )
        if not last.is_verb or may_stand_before(before, last.lemmas[0]):
            return True
        return letters(before) >= _FIRST_LETTERS and self._is_participle(before + surface)

    def _is_quality(self, word: str) -> bool:
        """Whether a word with -en or -ende behind it says how something is."""
        found = (self._lexicon.word(form) for form in (word + "en", word + "ende"))
        return any(known is not None and not known.kind & NOUN for known in found)

    def _base_forms(
        self, whole: str, known: Entry, surface: str, lemmas: tuple[str, ...]
    ) -> tuple[str, ...]:
        """What a known noun can end in: a base form, or, if it has no singular, a plural.

        So *billede* is no *bil* + *lede*, and *rygsmerter* are *smerter*.
        """
        if surface in lemmas:
            return (surface,)
        if not set(known.endings) & _SINGULAR or self._is_agent(whole):
            return lemmas
        return tuple(lemma for lemma in lemmas if not self._is_inflected(lemma, surface))

    def _is_participle(self, word: str) -> bool:
        """Whether it is inflected like one: *databaseret*, *-ede*; not *vandret*, *-rette*."""
        return word.endswith("et") and word in self._lexicon.readings(word[:-1] + "de")

    def _is_agent(self, word: str) -> bool:
        """Whether it is who does or makes what the word without -er names: *håndværker*."""
        return word.endswith("er") and self._lexicon.word(word[:-2]) is not None

    def _is_inflected(self, lemma: str, surface: str) -> bool:
        """Whether `surface` is a noun's other form (and not its variant: *ministerie*)."""
        word = self._lexicon.word(lemma)
        return bool(word is not None and word.kind & NOUN and surface.startswith(lemma[:-1]))

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

    def _behind_unknown(self, word: str) -> Split | None:
        """An unknown word or name before a good last member: *femern|projektet*, *nab|region*.

        Behind an ending that takes a linking -s any will do: *palliations|team*.
        """
        for cut in range(2, len(word) - _FIRST_LETTERS + 1):
            first, surface = word[:cut], word[cut:]
            if first in PARTICLES or letters(first) < _FIRST_LETTERS:
                continue
            seam = ends_in_link(first)
            if not seam and letters(surface.removesuffix("s")) < _LAST_LETTERS:
                continue
            last = self._members.last(surface)
            if last is None or last.cost > KNOWN_LIMIT:
                continue
            # No compound stands there by chance: egholm|motorvejen.
            if not seam and last.cost > _GOOD_LAST and self.split_known(last.lemmas[0]) is None:
                continue
            if last.is_verb or is_place_ending(surface):
                continue
            if first.endswith("s") and letters(first) > _FIRST_LETTERS + 1:
                first = first[:-1]
            base = self._lexicon.readings(first)[:1] or (stem(first),)  # as where it stands alone
            return Split((Part(base, UNKNOWN_LIMIT), last), UNKNOWN_LIMIT, cut)
        return None

    def _before_unknown(self, word: str) -> Split | None:
        """A good first member before an unknown word: *køns|mainstreaming*."""
        for cut in range(len(word) - _LAST_LETTERS, _LONG_FIRST - 1, -1):
            surface, rest = word[:cut], word[cut:]
            if letters(rest) < _LAST_LETTERS or letters(surface) < _LONG_FIRST:
                continue
            if surface in PARTICLES or rest.endswith(_NO_LAST):
                continue
            first = self._members.first(surface, False)
            if first is not None and not first.is_verb and first.cost <= _GOOD_FIRST:
                return Split((first, Part((stem(rest),), UNKNOWN_LIMIT)), UNKNOWN_LIMIT, cut)
        return None


def _is_genitive(surface: str, last: Part) -> bool:
    """Whether a form has an -s that makes the word no likelier than it is without: *Legolands*."""
    return surface.endswith("s") and surface not in last.lemmas
