"""What a recommendation asks for, as the act it would be: `Det indstilles, at KKR godkender`."""

from __future__ import annotations

import re

from parse.model import Outcome
from parse.outcomes.verb_forms import INFINITIVES

BULLET = re.compile(r"^\s*(?:[–—•▪*·➢✓-]|\d{1,2}[.)]|[a-zæøå]\))\s+")

_LABEL = r"^(?:indstilling:\s*)?"
# The council itself asks others, `KKR anbefaler kommunerne at …`; that is no asking of the council.
_ASKER = r"(?!at\b)(?:(?!kkr\b(?!-|'|’))[^.:;])"
_ASKED = re.compile(
    rf"{_LABEL}(?:{_ASKER}{{0,80}}?\b(?:indstilles|foreslås|anbefales|bedes|anmodes)"
    rf"|{_ASKER}{{1,80}}?(?<=\w )(?:indstiller|foreslår|anbefaler))\b"
    r"(?:(?:(?!\bikke\b)[^.:;]){0,40}?\bat\b|[\s,:]+)"
    r"|^kkr\b[^.:;]{0,20}\b(?:bedes|anmodes|anbefales|opfordres|indstilles)\b"
    r"(?:,?(?:\s+(?:om|til))?\s+at\b)?"
    rf"|{_LABEL}(?:og\s+)?at\b",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(rf"(?:{'|'.join(sorted(INFINITIVES))})\b", re.IGNORECASE)
_NOT = re.compile(r"^ikke,?\s+(?:at\s+)?", re.IGNORECASE)
_PURPOSE = re.compile(r"til\s+(\w+)", re.IGNORECASE)
_PURPOSES = {
    "godkendelse": Outcome.APPROVED,
    "vedtagelse": Outcome.APPROVED,
    "tiltrædelse": Outcome.ENDORSED,
    "orientering": Outcome.NOTED,
    "efterretning": Outcome.NOTED,
    "drøftelse": Outcome.DISCUSSED,
    "temadrøftelse": Outcome.DISCUSSED,
    "beslutning": Outcome.DECIDED,
    "udpegning": Outcome.APPOINTED,
}


def as_act(text: str) -> str:
    """`Det indstilles, at KKR …`, `– At …`, `KKR bedes …` as the act they ask for: `KKR …`.

    >>> as_act("– At KKR godkender planen"), as_act("KKR bedes drøfte planen")
    ('KKR godkender planen', 'KKR kan drøfte planen')
    >>> as_act("Det indstilles ikke at godkende planen")
    'KKR kan ikke godkende planen'
    """
    act = _ASKED.sub("", BULLET.sub("", text)).strip(" ,:")
    wanted = _NOT.sub("", act)
    if not _INFINITIVE.match(wanted):
        return act
    return f"KKR kan {wanted}" if wanted == act else f"KKR kan ikke {wanted}"


def purpose(act: str) -> Outcome | None:
    """What an item is on the agenda for, as in `Indstilles til godkendelse`."""
    named = _PURPOSE.match(act)
    return _PURPOSES.get(named[1].lower()) if named else None
