"""How many, and who, voted for and against, which says nothing of what was decided.

Between a verb and its object the counts only part what belongs together: `KKR vedtog med stemmerne
7 for og 3 imod at anbefale …`. So do the parties of a majority between it and its verb: `Et flertal
(A, V og C) godkendte …` (councils that vote by groups).
"""

from __future__ import annotations

import re

from parse.parties import PARTIES

_COUNT = r"\d{1,3}(?: stemmer)?(?: ?\([^()]{1,60}\))?"
_SIDE = rf"{_COUNT} (?:for|imod|hverken for eller imod|blankt?|blanke)"
_VOTE = (
    rf"med (?:stemmerne {_COUNT} ?[-–] ?{_COUNT}|(?:stemmerne )?{_COUNT} mod {_COUNT}"
    rf"|(?:stemmerne )?{_SIDE}(?:,? (?:og )?{_SIDE})+|\d{{1,3}} stemmer (?:for|imod))(?=[ ,.;])"
)
_NAMES = sorted({name for names in PARTIES.values() for name in names}, key=len, reverse=True)
_ASIDE = re.compile(rf", {_VOTE},| {_VOTE}", re.IGNORECASE)
_VOTERS = re.compile(
    r"(?<=flertal) (?:\([^()]{1,60}\)"
    r"|bestående af [A-ZÆØÅ][\w-]*(?:(?:,| og) [A-ZÆØÅ][\w-]*)*)(?=[ .,;]|$)",
)

_PARTY = rf"(?:(?i:(?:det |de )?(?:{'|'.join(map(re.escape, _NAMES))}))|[A-ZÆØÅ])"
_PASSED_BY = re.compile(
    r"(?<!\w)(?P<done>(?i:godkendt|vedtaget|tiltrådt|afvist|forkastet|nedstemt))"
    rf" af {_PARTY}(?:, {_PARTY})*,? (?:og|samt) {_PARTY}(?![\w-]|\.\w| Kommune)"
)
"""By several parties, whose votes they are; one alone is nobody's majority."""


def without_votes(text: str) -> str:
    """The text without the votes and the voters that stand within its sentences.

    >>> without_votes("KKR vedtog med 12 stemmer mod 5 at vente.")
    'KKR vedtog at vente.'
    >>> without_votes("KKR besluttede, med stemmerne 7 for og 3 imod, at vente.")
    'KKR besluttede at vente.'
    >>> without_votes("Et flertal bestående af A, V og C godkendte planen.")
    'Et flertal godkendte planen.'
    >>> without_votes("Vedtaget af Venstre, DF og A. Foreslået af V og SF.")
    'Vedtaget. Foreslået af V og SF.'
    """
    text = _PASSED_BY.sub(r"\g<done>", text) if " af " in text else text
    text = _VOTERS.sub("", text) if "flertal " in text else text
    return _ASIDE.sub("", text) if "med " in text else text
