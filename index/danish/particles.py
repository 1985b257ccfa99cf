"""Words that begin with a particle, and verbs that are compounds.

A particle makes another word (*valg*, *udvalg*), unless it is transparent where it stands
(*om|fordeling*, *gen|åbne*). A verb is a compound only where its last part means something alone:
*fast|ansætte* is to employ, *del|tage* is not to take.
"""

from __future__ import annotations

import re

from index.danish.kinds import VERB
from index.danish.lexicon import Lexicon
from index.danish.members import letters
from index.danish.word_classes import (
    OTHER_AGAIN,
    PARTICLES,
    RANKS,
    SHORT_LAST,
    SUFFIXES,
    TITLES,
    TRANSPARENT,
)

_LONGEST = max(map(len, PARTICLES))
_ACTS = ("else", "ning", "ing")
_AGAIN = "gen"
_LATIN = "trans"  # train oil (tran) begins no such word
_NEWLY = "ny"  # before participles: nyvalgt, nyansat, nyuddannet
# As short as particles are; overbevise and underminere are other words.
_BEFORE_VERBS = (TRANSPARENT | {_NEWLY, "fast"}) - {"over", "under"}
_ERING = re.compile("(?<![ao])er(?:ing|e)")
_ERE = re.compile("....(?<![ao])ere$")  # evaluere; not mere, nor gøre
_SHORTEST_FIRST = 5
_LONG = 9  # letters: no simple verb has them
_ALONE = 7  # letters: godkende, behandle; not kende, sætte, lægge
_PREFIXED = 6  # udpege, ansætte; not binde, though there is a particle bi
_REST = 4
_SHORT_LAST = frozenset(word for word in SHORT_LAST if letters(word) == _REST - 1)


def goes_on(word: str, end: int) -> bool:
    """Whether `word[:end]` is but the beginning of a particle: *til|bageslag*, *tran|saktion*."""
    if word.startswith(_LATIN) and end < len(_LATIN):
        return True
    return word[:end] in PARTICLES and any(
        word[:longer] in PARTICLES for longer in range(end + 2, _LONGEST + 1)
    )


def may_stand_before(first: str, verb: str) -> bool:
    """Whether what stands before a verb is no chance find."""
    enough = _SHORTEST_FIRST - (letters(verb) >= _ALONE)  # sagsbehandle, databehandle
    if letters(first) >= enough or first in _BEFORE_VERBS:
        return True
    return _ERE.search(verb) is not None


class Particles:
    """Answers over one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def is_act(self, noun: str) -> bool:
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
                    particle = _particle_of(verb)
                    if particle is not None and self._is_chance(verb[len(particle) :]):
                        return False
                    return particle is not None and not self.makes_no_other(
                        particle, noun[len(particle) :]
                    )
        return False

    def makes_no_other(self, first: str, last: str) -> bool:
        """Whether what stands first leaves the meaning of the rest alone: *om|fordeling*."""
        if first not in PARTICLES or (first in RANKS and last.endswith(TITLES)):
            return True
        if _ERING.search(last):
            return True
        if first == _AGAIN and self._is_verb(last):
            return OTHER_AGAIN.isdisjoint(self._lexicon.readings(last))
        return first in TRANSPARENT and any(
            last.startswith(inner)
            and (letters(last) - letters(inner) >= _REST or last[len(inner) :] in _SHORT_LAST)
            and last[len(inner) :] not in SUFFIXES
            for inner in PARTICLES
            if len(inner) > 1
        )

    def _is_chance(self, rest: str) -> bool:
        """Whether what is behind a particle is no verb: *ud|valgsbehandle*, *for|skelsbehandle*."""
        return letters(rest) >= _LONG and not self._is_verb(rest)

    def _is_verb(self, form: str) -> bool:
        verbs = map(self._lexicon.word, self._lexicon.readings(form)[:1])
        return any(verb is not None and verb.kind == VERB for verb in verbs)


def is_verb_compound(first: str, simple: str) -> bool:
    """Whether a verb is one that means something alone, and what says more: *fast|ansætte*."""
    if _ERE.search(simple):
        return True  # opkvalificere too, as opkvalificering
    if first in PARTICLES and first not in _BEFORE_VERBS:
        return False
    if first in {_NEWLY, _AGAIN} or letters(simple) >= _ALONE:
        return True
    return letters(simple) >= _PREFIXED and _particle_of(simple) is not None


def _particle_of(verb: str) -> str | None:
    """The particle or prefix a verb begins with: *an|erkende*, *for|enkle*."""
    for cut in range(min(len(verb) - 3, _LONGEST), 1, -1):
        if verb[:cut] in PARTICLES:
            return verb[:cut]
    return None
