"""Participles behind an adverb or an owner: *højt|specialiserede*, *vel|begrundet*, *stats|ejet*.

An adverb in -t and a participle are written in one word or in two (Retskrivningsordbogen § 19),
with one meaning; dictionaries list few of them, and as adjectives without members.
"""

from __future__ import annotations

from index.danish.kinds import ADJECTIVE, NOUN, VERB
from index.danish.lexicon import Lexicon
from index.danish.members import Members, Part, letters

_ENDINGS = ("et", "ede", "edes", "ets", "t", "te", "tes", "ende", "endes")
_WELL = "vel"
_OWN, _OWNED = "eje", ("ejet", "ejede", "ejedes")
_SHORTEST = 4
_TELLING = 6  # letters of a verb: uddanne, befolke; not række, stå


class Participles:
    """Answers over one lexicon."""

    def __init__(self, lexicon: Lexicon, members: Members) -> None:
        self._lexicon = lexicon
        self._members = members

    def cut(self, word: str) -> tuple[Part, Part, int] | None:
        """The members of such a word, and where the last one begins."""
        if not word.endswith(_ENDINGS):
            return None
        return self._owned(word) or self._in_a_manner(word)

    def _owned(self, word: str) -> tuple[Part, Part, int] | None:
        for owned in _OWNED:
            owner = word.removesuffix(owned)
            if owner == word or letters(owner) < _SHORTEST or owner[-1] in "ao":
                continue  # of a folded æ or ø: brunøjet
            first = self._members.first(owner, False)
            if first is not None:
                return first, Part((_OWN,), 0.0), len(owner)
        return None

    def _in_a_manner(self, word: str) -> tuple[Part, Part, int] | None:
        for at in range(len(_WELL), len(word) - _SHORTEST + 1):
            manner = self._manner_of(word[:at])
            verb = self._participle_of(word[at:]) if manner is not None else None
            if manner is not None and verb is not None:
                return Part((manner,), 0.0), Part((verb,), 0.0), at
        return None

    def _manner_of(self, adverb: str) -> str | None:
        """The adjective that an adverb is of, or *vel* itself."""
        if adverb == _WELL:
            return adverb
        if len(adverb) < _SHORTEST or not adverb.endswith("t"):
            return None
        for lemma in self._lexicon.readings(adverb):
            known = self._lexicon.word(lemma)
            if adverb in {lemma + "t", lemma} and known is not None and known.kind & ADJECTIVE:
                return lemma
        return None

    def _participle_of(self, form: str) -> str | None:
        """The verb or the adjective that a form is a participle of."""
        if form in _OWNED:
            return _OWN
        for lemma in self._lexicon.readings(form):
            known = self._lexicon.word(lemma)
            if known is None or letters(lemma) < _TELLING:
                continue
            if known.kind & (VERB | ADJECTIVE) and not known.kind & NOUN:
                return lemma
        return None
