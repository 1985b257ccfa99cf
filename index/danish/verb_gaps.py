"""Forms of verbs that the form list gives to other words: *viser*, *brød*, *bundet*."""

from __future__ import annotations

from collections.abc import Iterator

from index.danish.folding import fold
from index.danish.inflection import is_doubled
from index.danish.irregular import NO_PARTICIPLE, NO_PRESENT, STRONG
from index.danish.kinds import ADJECTIVE, NOUN, VERB
from index.danish.readings import Readings
from index.danish.word_classes import PARTICLES

_LONGEST_PARTICLE = max(map(len, PARTICLES))
_SHORT_FORM = 3  # und-er is no form of und-være
_STRONG = {fold(verb): tuple(map(fold, forms)) for verb, forms in STRONG.items()}
_NO_PRESENT = frozenset(map(fold, NO_PRESENT))
_NO_PARTICIPLE = frozenset(map(fold, NO_PARTICIPLE))


def add_verb(readings: Readings, verb: str) -> None:
    """*Viser* is given to the hand of a clock, *afholdte* to *afholdt*, *brød* to the bread.

    A verb with a particle is inflected as the verb behind it.
    """
    readings.add(_verb_forms(readings, verb), verb)
    for cut in range(1, min(len(verb) - 2, _LONGEST_PARTICLE + 1)):
        particle, simple = verb[:cut], verb[cut:]
        if particle not in PARTICLES or not readings.is_kind(simple, VERB):
            continue
        for form in (*readings.words[simple].forms, *_STRONG.get(simple, ())):
            # besøg is a visit; to read it as an order would be right in grammar only
            nouns = any(
                readings.is_kind(lemma, NOUN) for lemma in readings.found.get(particle + form, ())
            )
            if len(form) > len(simple) - _SHORT_FORM and not nouns:
                readings.add((particle + form,), verb)


def _participle_forms(readings: Readings, verb: str) -> Iterator[str]:
    """*Læste* and *læst*, which the list gives to an adjective *læst*."""
    for participle, past in ((verb[:-1] + "t", verb[:-1] + "te"), (verb + "t", verb + "de")):
        given = readings.found.get(past) == (participle,) == readings.found.get(participle)
        if given and not readings.is_kind(participle, NOUN):
            yield from (participle, past)


def _verb_forms(readings: Readings, verb: str) -> Iterator[str]:
    yield from _STRONG.get(verb, ())
    forms = readings.words[verb].forms
    if verb.endswith("e"):
        if verb not in _NO_PRESENT:
            yield verb + "r"
        yield verb + "s"
        if verb + "de" in forms or verb.endswith("ere"):
            yield from (verb + "de", verb + "des")
            # lande is the plural of land, and who lands is rarer than what lies there
            if verb not in _NO_PARTICIPLE and not _is_plural(readings, verb):
                yield verb + "t"
        elif verb[:-1] + "te" in forms and verb not in _NO_PARTICIPLE:
            yield from (verb[:-1] + "t", verb[:-1] + "tes")
        yield from _participle_forms(readings, verb)
    elif verb + "r" in forms:
        yield from (verb + "ede", verb + "edes", verb + "et")


def _is_plural(readings: Readings, form: str) -> bool:
    return any(
        readings.owns(lemma, form) and readings.is_kind(lemma, NOUN)
        for lemma in readings.found[form]
        if lemma != form
    )


def drop_imperative(readings: Readings, verb: str) -> None:
    """An order that is spelt as another word: *led*, *støt*, *far* are none in such papers."""
    stem = verb[:-1]
    forms = {stem, stem[:-1]} if is_doubled(stem) else {stem}
    for form in forms.difference(_STRONG.get(verb, ())):  # hed is said of a name, too
        lemmas = readings.found.get(form, ())
        if verb in lemmas and form in lemmas and readings.is_kind(form, NOUN | ADJECTIVE):
            readings.drop(form, verb)
