"""How many, and who, voted for and against, which says nothing of what was decided.

Between a verb and its object the counts only part what belongs together: `KKR vedtog med stemmerne
7 for og 3 imod at anbefale …`. So do the parties of a majority between it and its verb: `Et flertal
(A, V og C) godkendte …` (councils that vote by groups).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.parties import PARTIES

if TYPE_CHECKING:
    from collections.abc import Iterable

_COUNT = r"\d{1,3}(?: stemmer)?(?: ?\([^()]{1,60}\))?"
_SIDE = rf"{_COUNT} (?:for|imod|hverken for eller imod|blankt?|blanke)"
_VOTE = (
    rf"med (?:stemmerne {_COUNT} ?[-–] ?{_COUNT}|(?:stemmerne )?{_COUNT} mod {_COUNT}"
    rf"|(?:stemmerne )?{_SIDE}(?:,? (?:og )?{_SIDE})+|\d{{1,3}} stemmer (?:for|imod))(?=[ ,.;])"
)
_NAMES = sorted({name for names in PARTIES.values() for name in names}, key=len, reverse=True)
_ASIDE = re.compile(rf", {_VOTE},| {_VOTE}", re.IGNORECASE)
_PARTY = rf"(?:(?i:(?:det |de )?(?:{'|'.join(map(re.escape, _NAMES))}))|[A-ZÆØÅ])"
_VOTER = rf"(?:{_PARTY}(?!\w)|[A-ZÆØÅ][\w.-]*)(?: ?\([^()]{{1,20}}\))?"
_VOTERS = re.compile(
    r"(?:(?<=flertal)|(?<=\d medlemmer)) (?:\([^()]{1,60}\)"
    rf"|bestående af {_VOTER}(?:(?:,? og|,? samt|,)? {_VOTER})*)(?=[ .,;]|$)",
)

_PASSED_BY = re.compile(
    r"(?<!\w)(?P<done>(?i:godkendt|vedtaget|tiltrådt|afvist|forkastet|nedstemt))"
    rf" af {_PARTY}(?:, {_PARTY})*,? (?:og|samt) {_PARTY}(?![\w-]|\.\w| Kommune)"
)
"""By several parties, whose votes they are; one alone is nobody's majority."""


_NUMBERS = {"et": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7}
_STANCE = (
    r"(?:stem|anbefal|indstil|tiltr|godkend|ønske|afvent|undl|støtte|tilslut|fores|afvi|bakke|men)\w*"
    r"|kan|kunne|vil|ville|tager|tog|går|gik"
)
_SOME = re.compile(
    rf"(?:^|(?<=[.:] ))(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}) medlem(?:mer)?"
    rf"(?: ?\([^()]{{1,60}}\))? (?:{_STANCE})\b[^.:]*\.?",
    re.IGNORECASE,
)
_TALLY = re.compile(
    r"(?:For|Imod|Mod|Afventer|Undlader|Undlod)(?: stemte| stemmer| at stemme)?:?"
    rf" (?:(?i:gruppe|liste) )?{_PARTY}(?:(?:,| og|,? samt|\+) {_PARTY})*\.?"
)
_POINT = re.compile(r"(?:ad )?\d+[.):]?$|(?:ad )?\d+[.):] ", re.IGNORECASE)


def of_most(paragraphs: Iterable[str]) -> list[str]:
    """The paragraphs without how groups voted, and without what fewer members said than others.

    >>> of_most(["5 medlemmer (A, V) anbefaler planen.", "2 medlemmer (Ø) afventer.", "Imod: SF"])
    ['5 medlemmer (A, V) anbefaler planen.']
    """
    told = [text for text in paragraphs if not _TALLY.fullmatch(text.strip())]
    if not any("medlem" in text for text in told):
        return told
    return [left for point in _points(told) for left in _of_most(point)]


def _of_most(point: list[str]) -> list[str]:
    found = [group for text in point for group in _SOME.finditer(text)]
    most = max(map(_count, found), default=0)
    fewer = [group[0] for group in found if _count(group) < most]
    for said in fewer:
        point = [text.replace(said, "") for text in point]
    return [text for text in point if text.strip()]


def _points(paragraphs: Iterable[str]) -> list[list[str]]:
    """The paragraphs of each point that a decision takes one by one: `Ad 1`, `2.`."""
    points: list[list[str]] = [[]]
    for text in paragraphs:
        if _POINT.match(text):
            points.append([])
        points[-1].append(text)
    return points


def _count(found: re.Match[str]) -> int:
    word = found["count"].lower()
    return _NUMBERS.get(word) or int(word)


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
    text = _VOTERS.sub("", text) if "flertal " in text or "medlemmer (" in text else text
    return _ASIDE.sub("", text) if "med " in text else text
