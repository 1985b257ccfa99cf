"""Where a Danish word may be broken at the end of a line.

At the seams of common compounds, and between syllables: no dictionary, but close to what word
processors do, mistakes included.
"""

from __future__ import annotations

import re

_VOWELS = "aeiouyæøåé"
_ONSETS_TEXT = "bl br dr fl fr gl gr kl kn kr kv pl pr sk sl sm sn sp st sv tr tv sj skr spr str"
_ONSETS = frozenset(_ONSETS_TEXT.split())
# First parts of compounds and prefixes after which a break is right, whatever the syllables say.
_FIRST_TEXT = """
administrations anbefalings ansættelses arbejds arbejdskrafts be befolknings beskæftigelses
bestyrelses bolig borger budget bus by cykel dags deltager dimensionerings dispensations drifts
erhvervs familie flygtninge for fore forhandlings formands forslags fremtids fælles følge ge gennem
handle hovedstads høje højvands hørings indbygger indsats infrastruktur ind integrations
jernbane klima kommissions kommunal kommunalbestyrelses kommune koordinations kvalitets kyst
kvote landdistrikts lands lave medarbejder mellem minimums myndigheds møde nabo natur nær op
opfølgnings opholds oplevelses over overnatnings praktik praksis pædagog ramme regional regions
rekrutterings repræsentant samarbejds sam sags sekretariats skole social special spildevands
statistik styre styrings sundheds sygehus sygepleje sær takst tids tilbage til tilbuds tog
trafik turisme turist uddannelses udbuds ud udlændinge udviklings ung unge valg vand vej
vejlednings velfærds virksomheds vækst ældre økonomi
"""
_FIRST = tuple(sorted(_FIRST_TEXT.split(), key=len, reverse=True))
_SHORTEST_WORD = 6
_SHORTEST_REST = 3


def points(word: str) -> list[int]:
    """The positions in `word` before which a hyphen and a line break may be put, ascending."""
    core = word.rstrip('.,;:!?)”’"')
    lower = core.lower()
    if len(core) < _SHORTEST_WORD or not core.isalpha() or not core[1:].islower():
        return []
    return [p for p in sorted(set(_points(lower))) if 2 <= p <= len(core) - 2]


def _points(word: str) -> list[int]:
    for first in _FIRST:
        rest = word[len(first) :]
        if word.startswith(first) and len(rest) >= _SHORTEST_REST and _sayable(rest):
            seam = len(first)
            return [*_syllables(first), seam, *(seam + point for point in _points(rest))]
    return _syllables(word)


def _sayable(rest: str) -> bool:
    """Whether a part could begin a word: it has a vowel and no odd run of consonants in front."""
    head = re.match(f"[^{_VOWELS}]*", rest)
    onset = head.group() if head else ""
    return len(onset) < len(rest) and (len(onset) < 2 or onset in _ONSETS)


def _syllables(word: str) -> list[int]:
    """Breaks between vowels: before a single consonant, else before the longest usual onset."""
    found = []
    for match in re.finditer(f"(?<=[{_VOWELS}])[^{_VOWELS}]+(?=[{_VOWELS}])", word):
        cluster = match.group()
        onset = next((k for k in range(len(cluster) - 1) if cluster[k:] in _ONSETS and k), None)
        found.append(match.start() + (onset if onset is not None else len(cluster) - 1))
    return found
