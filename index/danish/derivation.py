"""Verbs and their acts, adjectives and their qualities: *lukke*, *lukning*; *ensom*, *ensomhed*.

Of the endings that derive words only those are taken that change nothing but the word class. Words
are folded base forms.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.danish.inflection import is_doubled
from index.danish.kinds import ADJECTIVE, NOUN, VERB
from index.danish.lexicon import Lexicon

_ACTS = ("ning", "ing", "else", "sel", "")
_PAIRS = (
    ("ation", "ere"),  # integration, integrere
    ("bud", "byde"),
    ("salg", "saelge"),
    ("valg", "vaelge"),
    ("i", "isk"),  # psykiatri, psykiatrisk
    ("jylland", "jysk"),
    ("land", "landsk"),
    ("fyn", "fynsk"),
    ("holm", "holmsk"),
)
_BEING = "hed"
_SHORTEST = 3


def derived(word: str, lexicon: Lexicon) -> Iterator[str]:
    """What a word is derived from or derives, as far as the dictionary can tell.

    Not all of what is yielded is Danish: who asks for it finds nothing.
    """
    if lexicon.is_kind(word, VERB) and word.endswith("e"):
        yield from _acts_of(word, lexicon)
    for verb in _verbs_of(word, lexicon):
        yield verb
        yield from _acts_of(verb, lexicon)  # tolk, tolke: tolkning
    for pair in _PAIRS:
        for one, other in (pair, pair[::-1]):
            if word.endswith(one):
                yield word.removesuffix(one) + other
    if word.endswith(_BEING):
        if lexicon.word(word.removesuffix(_BEING)) is not None:
            yield word.removesuffix(_BEING)
    elif lexicon.is_kind(word, ADJECTIVE):
        yield word + _BEING


def _acts_of(verb: str, lexicon: Lexicon) -> list[str]:
    stem = verb[:-1]
    single = stem[:-1] if is_doubled(stem) else stem
    acts = [single + "ning", stem + "ing", stem + "else", stem + "sel"]
    known = [act for act in (*acts, single) if lexicon.is_kind(act, NOUN)]
    return known or acts  # genhusning, which no dictionary has


def _verbs_of(act: str, lexicon: Lexicon) -> Iterator[str]:
    for ending in _ACTS if lexicon.is_kind(act, NOUN) else _ACTS[:-1]:
        stem = act.removesuffix(ending)
        if act.endswith(ending) and len(stem) >= _SHORTEST:
            verbs = (stem + "e", stem + stem[-1] + "e")
            yield from (verb for verb in verbs if lexicon.is_kind(verb, VERB))
