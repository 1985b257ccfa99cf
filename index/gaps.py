"""Forms that the form list gives to another word than theirs, or not to all of theirs.

The list gives every form to one word. Everything here adds a reading on the evidence of the list
itself: what its other forms show a word to have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.danish import PARTICLES
from index.folding import fold
from index.kinds import ADJECTIVE, NAME, NOUN, OTHER, VERB, Word
from index.overrides import LEMMAS

_PARTICLES = frozenset(map(fold, PARTICLES))
_LONGEST_PARTICLE = max(map(len, _PARTICLES))
_LATIN_PLURAL = ("er", "ers", "erne", "ernes")
_CONTRACTED = ("et", "ets", "e", "es", "ene", "enes")
_SHORT_FORM = 3  # und-er is no form of und-være
_LETTERS_IN_E = ("ae", "oe")  # æ and ø, folded: their e begins no ending


def all_readings(lemma_of: Mapping[str, str], words: dict[str, Word]) -> dict[str, tuple[str, ...]]:
    """The list's own reading of every form first, then those it left out.

    Words whose kind the list hides (*handicap*, *pris*) get it in `words`.
    """
    readings = _Readings(lemma_of, words)
    for lemma in words:
        readings.add((lemma,), lemma)  # bruger: a word of its own, though a form of bruge
    readings.add_plurals(lemma_of)
    for lemma in list(words):
        readings.add_imperative_noun(lemma)
    for lemma, word in words.items():
        readings.add_robbed_noun(lemma)
        if word.kind & VERB:
            readings.add_verb(lemma)
        if word.kind & NOUN:
            readings.add_noun(lemma)
        if word.kind & ADJECTIVE:
            readings.add_adjective(lemma)
    found = readings.found
    for form, (lemmas, _) in LEMMAS.items():
        for own in (fold(form), fold(form) + "s"):
            if own in found or own == fold(form):
                found[own] = tuple(fold(lemma) for lemma in lemmas)
    return found


class _Readings:
    """The readings found so far. Only forms that the list has are ever added to."""

    def __init__(self, lemma_of: Mapping[str, str], words: dict[str, Word]) -> None:
        # Most of 700,000 forms have one reading: one tuple for all forms of a word.
        alone: dict[str, tuple[str, ...]] = {}
        self.found = {form: alone.setdefault(lemma, (lemma,)) for form, lemma in lemma_of.items()}
        self._words = words

    def add(self, forms: Iterable[str], lemma: str) -> None:
        for form in forms:
            lemmas = self.found.get(form)
            if lemmas is not None and lemma not in lemmas:
                self.found[form] = (*lemmas, lemma)

    def _is(self, word: str, kind: int) -> bool:
        known = self._words.get(word)
        return known is not None and bool(known.kind & kind)

    def add_plurals(self, lemma_of: Mapping[str, str]) -> None:
        """The plural of which the list has the definite form: *budgetter* from *budgetterne*."""
        for form in lemma_of:
            definite = lemma_of.get(form + "ne") if form.endswith("r") else None
            if definite is not None and self._is(definite, NOUN):
                self.add((form,), definite)

    def add_adjective(self, adjective: str) -> None:
        """*Grønt*, though it is also greenery; *bredt* and *brede*, given to the verb."""
        for stem in (adjective, adjective + adjective[-1:]):
            self.add((stem + "t", stem + "e", stem + "es"), adjective)

    def add_noun(self, noun: str) -> None:
        """Definite forms and plurals given to a word that happens to be spelt so."""
        forms = self._words[noun].forms
        self._add_definite(noun)
        for plural in [form for form in forms if form.endswith("r") and form != noun]:
            self.add((plural + "ne", plural + "nes", plural + "s"), noun)  # bøgerne: bøg
        if noun.endswith("e") and noun + "n" in forms:
            for ending in ("rne", "rnes", "rs"):  # klyngerne is given to klynger, who clings
                if self.found.get(noun + ending, ("",))[0] == noun + "r":
                    self.add((noun + ending,), noun)
        latin = [noun[:-2] + ending for ending in _LATIN_PLURAL] if noun.endswith("us") else []
        if forms.intersection(latin):
            self.add(latin, noun)  # kurser is given to kurs, though kursernes is left to kursus
        if noun[-3:-1] in _LETTERS_IN_E:
            return
        if noun.endswith("er"):
            self.add((noun + "ne", noun + "nes", noun + "s"), noun)  # lederne is given to led
        if self._drops_e(noun):
            short = noun[:-2] + noun[-1]  # centret and centre are given to centrum
            self.add((short + ending for ending in _CONTRACTED), noun)

    def _add_definite(self, noun: str) -> None:
        """*Handicappet* is given to *handicappe* alone."""
        article = [letter for letter in "nt" if letter in self._words[noun].endings] or ["n", "t"]
        for ending in (f"e{letter}{s}" for letter in article for s in ("", "s")):
            for form in (noun + ending, noun + noun[-1:] + ending):
                lemmas = self.found.get(form)
                if lemmas and all(self._words[lemma].kind == VERB for lemma in lemmas):
                    self.found[form] = (*lemmas, noun)

    def _drops_e(self, noun: str) -> bool:
        """Whether a noun loses its last e before an ending: *centret*, *reglen*, *somre*.

        Agent nouns keep it (*lejere*: not *lejre*), and so does *viden*, which takes no *-et*.
        """
        if len(noun) <= 4 or noun[-2:] not in {"er", "el", "en"}:
            return False
        if noun.endswith("en"):
            return "t" in self._words[noun].endings
        return not self._is(noun[:-1], VERB)

    def add_verb(self, verb: str) -> None:
        """*Finansierer* is given to *finansier*, *afholdte* to *afholdt*.

        A verb with a particle is inflected as the verb behind it.
        """
        if verb.endswith("ere"):
            self.add((verb + ending for ending in ("r", "s", "de", "des")), verb)
        for cut in range(1, min(len(verb) - 2, _LONGEST_PARTICLE + 1)):
            particle, simple = verb[:cut], verb[cut:]
            if particle not in _PARTICLES or not self._is(simple, VERB):
                continue
            for form in self._words[simple].forms:
                # besøg is a visit; to read it as an order would be right in grammar only
                nouns = any(self._is(lemma, NOUN) for lemma in self.found.get(particle + form, ()))
                if len(form) > len(simple) - _SHORT_FORM and not nouns:
                    self.add((particle + form,), verb)

    def add_robbed_noun(self, noun: str) -> None:
        """Nouns whose forms another word has: *priser* (*prise*), *potentialet* (*potential*).

        *Pris* keeps *prisen* alone, *potentiale* keeps nothing.
        """
        word = self._words[noun]
        if word.kind != OTHER:
            return
        if {noun + "en", noun + "et"} & word.forms:
            word.kind = NOUN
            word.endings = ("n" if noun + "en" in word.forms else "t") + "r"
            for ending in ("ens", "ets", "er", "ers", "erne", "ernes"):
                if self.found.get(noun + ending) == (noun + "e",):
                    self.add((noun + ending,), noun)
        elif noun.endswith("e") and self._is(noun[:-1], NOUN):
            short = self._words[noun[:-1]]
            if short.kind == NOUN and "tr" in short.endings:
                self.add((noun,), noun[:-1])

    def add_imperative_noun(self, verb: str) -> None:
        """Nouns that look like an imperative: *handicap* beside *handicappe*, *støj*, *renhold*."""
        word = self._words[verb]
        if not verb.endswith("e") or word.kind & NAME:
            return
        stem = verb[:-1]
        doubled = stem[-1:] == stem[-2:-1]
        noun = stem[:-1] if doubled else stem
        agent = verb + "rne" in self.found and not doubled
        if noun not in self.found or self._is(noun, NOUN) or agent:
            return
        if word.forms & {stem + "ene", stem + "enes"}:
            endings = ["et", "ets", "ene", "enes"]
        elif stem + "ens" in word.forms:
            endings = ["en", "ens"]
        else:
            return
        self.add((noun, *(stem + ending for ending in endings)), noun)
        self._words.setdefault(noun, Word()).kind |= NOUN
