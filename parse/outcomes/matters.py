"""What decisions are about: the item, its papers, the points of its recommendation."""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MATTERS = (
    r"(referat|dagsorden|indstilling|orientering|forslag|sag|(at-|dagsordens)?punkt|udpegning"
    r"|beslutning)(en|et|er|erne|ene)?|pkt\.?|dots?"
)
_ITEM = re.compile(rf"{_MATTERS}|følgende|det|der|hermed")
_OWNED = (
    r"(?!lov)\w*(plan|budget|regnskab|udkast|svar|kommissori|fordeling|ramme|strategi|kontrakt"
    r"|vedtægt|takstblad|oversigt|oplæg|forslag|program)"
    r"(m|en|n|et|um|met|tet|get|er|erne|nerne)?"
)
_OWN = re.compile(_OWNED)
_OWN_MATTER = re.compile(rf"{_MATTERS}|{_OWNED}")
_AGREEMENT = re.compile(r"\w*aftale(n|rne)?")
_MATTER = re.compile(
    r"(sag|punkt|dagsordenspunkt|behandling|beslutning|stillingtagen|drøftelse|spørgsmål)(en|et|erne|ene)?"
)
_ON_AGENDA = re.compile(rf"{_MATTERS}|{_MATTER.pattern}|(valg|emne|tema)(t|et|er|erne)?")
_PUT_TO_IT = re.compile(
    rf"{_MATTERS}|{_OWNED}|(?!lov)\w*(drøftelse|behandling|beslutning|forslag|indstilling|ansøgning"
    r"|anmodning|aftale|model)(n|r|rne|en|et|er|erne|ene|ler|lerne)?"
    r"|(anbefaling|henvendelse|stillingtagen|godkendelse|vedtagelse|afgørelse|valg|emne|tema|spørgsmål"
    r"|ønske|krav|klage|notat|rapport|redegørelse|status|evaluering|løsning|scenarie|variant|bilag"
    r"|afsnit|kandidat)(n|t|r|en|et|er|erne|ene|rne)?|(under)?punkt\w*|rest(en)?|ad|nr\.?|litra"
    r"|dots?|bullets?|pind(en)?|del(en)?"
    r"|tillæg(get|gene)?|(takst|kontingent|kompensation|tilskud|bevilling|\w*finansiering)(et|en|er|erne|ene)?"
)
_STANDS_FOR_IT = re.compile(
    r"\d.*|\w|det|dette|den|denne|de|disse|alt|alle|begge|intet|resten|øvrige"
    r"|(første|sidst)nævnte|første|andet|tredje|fjerde|femte|sidste"
)
"""What may stand in a subject's place for the matter."""
_POINT = re.compile(
    r"(indstilling(en|ens|er|erne|ernes)?|(dagsordens|at-)?punkt(et|erne)?|pkt\.?|nr\.?|litra|at)"
)
_NUMBER = re.compile(
    r"\d{1,2}(\.\d{1,2})?[.)]?|\d{1,2}[-–]\d{1,2}|[a-hA-H][.)]?|[a-h][-–][a-h]|og|samt|,|at|•"
)

_AT = re.compile(
    r"\b(første|andet|anden|tredje|fjerde|femte|sjette|syvende|ottende|\d{1,2}\.) at"
    r"(?= (?:og|blev|bliver|er|kan|kunne|ikke|godkend|tiltråd|tiltræd|tage[ts]|drøft|udsat|udsæt"
    r"|vedta|afvis|forkast)\w*)",
    re.IGNORECASE,
)


def named_points(text: str) -> str:
    """The text with points of a recommendation called so that their `at` opens no clause.

    >>> named_points("Indstillingens første at godkendt, 2. at blev udsat.")
    'Indstillingens første at-punkt godkendt, 2. at-punkt blev udsat.'
    """
    return _AT.sub(r"\1 at-punkt", text) if " at" in text else text


def names_item(words: Sequence[str]) -> bool:
    """Whether one of the words is the item or one of its papers, or stands for it: `det`."""
    return any(map(_ITEM.fullmatch, words))


def is_own(word: str) -> bool:
    """Whether the word is a paper of the council's own: `budgettet`, `kommissoriet`."""
    return _OWN.fullmatch(word) is not None


def is_agreement(word: str) -> bool:
    """Whether the word is an agreement: `rammeaftalen`."""
    return _AGREEMENT.fullmatch(word) is not None


def is_own_matter(word: str) -> bool:
    """Whether the word is what the council decides on: `indstillingen`, `budgettet`."""
    return _OWN_MATTER.fullmatch(word) is not None


def is_matter(word: str) -> bool:
    """Whether the word is the item itself: `sagen`, `punktet`, `beslutningen`."""
    return _MATTER.fullmatch(word) is not None


def is_on_agenda(word: str) -> bool:
    """Whether the word is an item, or what one is about: `emnet`, `forslaget`; no paper."""
    return _ON_AGENDA.fullmatch(word) is not None


def is_put_to_council(subject: tuple[str, ...]) -> bool:
    """Whether a subject is something that lies before the council, as its head says, or is none.

    `punkt 3 om konferencen`, `Ole Linds forslag`, `det`; not `konferencen om planen`.
    """
    return all(map(_STANDS_FOR_IT.fullmatch, subject)) or any(map(_PUT_TO_IT.fullmatch, subject))


def behind_points(words: tuple[str, ...]) -> tuple[str, ...]:
    """What follows the points that the words begin with: `pkt. 1 og 2`, `indstilling 1-3`, `2. at`.

    Numbers alone may count something else (`Udsat 3 gange`): nothing but a sign may follow them.
    """
    numbers = tuple(dropwhile(_POINT.fullmatch, words))
    rest = tuple(dropwhile(_NUMBER.fullmatch, numbers))
    named = len(numbers) < len(words)
    counted = len(rest) < len(numbers) and (named or not rest or not rest[0][0].isalnum())
    return rest if counted else words
