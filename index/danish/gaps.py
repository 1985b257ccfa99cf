"""Forms that the form list gives to another word than theirs, or not to all of theirs.

The list gives every form to one word. Everything here adds a reading on the evidence of the list
itself: what its other forms show a word to have.
"""

from __future__ import annotations

from collections.abc import Mapping

from index.danish.folding import fold
from index.danish.inflection import is_doubled
from index.danish.irregular import NOUNS, NOUNS_IN_E, PLURALS
from index.danish.kinds import ADJECTIVE, NOUN, OTHER, VERB, Word
from index.danish.noun_gaps import (
    LETTERS_IN_E,
    add_bare_forms,
    add_hidden_noun,
    add_imperative_noun,
    add_noun,
    add_plural_of_head,
    add_robbed_noun,
    add_shown_forms,
)
from index.danish.overrides import LEMMAS
from index.danish.readings import Readings
from index.danish.verb_gaps import add_verb, drop_imperative

_PLURALS = frozenset(map(fold, PLURALS))
_CONTRACTED = ("el", "en", "er")


def all_readings(lemma_of: Mapping[str, str], words: dict[str, Word]) -> Readings:
    """The list's own reading of every form first, then those it left out.

    Words whose kind the list hides (*handicap*, *pris*) get it in `words`.
    """
    readings = Readings(lemma_of, words)
    for noun, endings in NOUNS.items():
        add_hidden_noun(readings, fold(noun), endings)
    for lemma in words:
        readings.add((lemma,), lemma)  # bruger: a word of its own, though a form of bruge
    add_bare_forms(readings, lemma_of)
    for lemma in list(words):
        add_imperative_noun(readings, lemma)
    for lemma, word in words.items():
        add_robbed_noun(readings, lemma)
        if word.kind & VERB:
            add_verb(readings, lemma)
        if word.kind & NOUN or lemma in _PLURALS:
            add_noun(readings, lemma)
        if word.kind & ADJECTIVE:
            _add_adjective(readings, lemma)
    for lemma in words:
        _join_participle(readings, lemma)
    _drop(readings)
    return readings


def add_forms_of_families(readings: Readings, shown: Mapping[str, Mapping[str, int]]) -> None:
    """What the families of nouns show, when they are counted: in which forms they end."""
    for noun, forms in shown.items():
        add_shown_forms(readings, noun, forms)
    for noun in readings.words:
        add_plural_of_head(readings, noun, shown)


def _drop(readings: Readings) -> None:
    """What is right in grammar only, and what the tables know better."""
    for lemma, word in readings.words.items():
        if word.kind & VERB:
            drop_imperative(readings, lemma)
    for form in map(fold, NOUNS_IN_E):
        readings.drop(form, form)
    found = readings.found
    for form, (lemmas, _) in LEMMAS.items():
        for own in (fold(form), fold(form) + "s"):
            if own in found or own == fold(form):
                found[own] = tuple(fold(lemma) for lemma in lemmas)


def _add_adjective(readings: Readings, adjective: str) -> None:
    """*Grønt*, though it is also greenery; *bredt*, *brede* and *åbne*, given to the verb."""
    doubled = adjective + adjective[-1:]
    doubles = readings.owns(adjective, doubled + "e")  # visse: vise is no form of vis
    single = any(readings.owns(adjective, adjective + ending) for ending in ("e", "ere", "est"))
    stems = (doubled,) if doubles else (adjective,) if single else (adjective, doubled)
    for stem in stems:  # bred, bredere: no bredde; slap has nothing undoubled but slapt
        readings.add((stem + "t", stem + "e", stem + "es"), adjective)
    readings.add((adjective + "t",), adjective)
    short = _contracted(adjective)
    if short is not None and readings.is_verbs(short):
        readings.add((short,), adjective)


def _join_participle(readings: Readings, common: str) -> None:
    """*Selvhjulpen* is given to a word of its own, *selvhjulpne* to *selvhjulpet*: one word."""
    if not common.endswith("en") or readings.words[common].kind not in (ADJECTIVE, OTHER):
        return
    stem = common[:-2]
    neuter = stem + "et"
    if any(readings.found.get(one + "ne") == (neuter,) for one in (stem, stem[:-1])):
        readings.found[common] = (neuter,)


def _contracted(adjective: str) -> str | None:
    """Its form in -e where it loses the e before its last letter: *åben*, *åbne*; not *svær*."""
    if not adjective.endswith(_CONTRACTED) or adjective[-3:-1] in LETTERS_IN_E:
        return None
    stem = adjective[:-2]
    return (stem[:-1] if is_doubled(stem) else stem) + adjective[-1] + "e"
