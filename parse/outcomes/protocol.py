"""What members had put on record: a minority's reasons, which decide nothing.

`Et mindretal ønskede følgende ført til referat: Vi kan ikke godkende …`, `SF afgav følgende
mindretalsudtalelse: …` (councils of all years). What follows the colon is theirs: to its
paragraph's end, or the next paragraph where it ends one; or to a sentence that tells what became
of the matter then, as where the last meeting's minutes get an addition: `Følgende blev tilføjet til
referatet: Ida Bro deltog. Referatet blev godkendt.`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENS = re.compile(
    r"(?:(?:til)?før\w*|tilføj\w*|optag\w*|indfør\w*)\s+(?:(?:til|i)\s+)?(?:referat|protokol)(?:len|tet|let|en|et|s)?"
    r"|(?:mindretals|sær)udtalelse|protokoltilførsel",
    re.IGNORECASE,
)
_REACH = 40
_REWORDED = re.compile(
    r"\b(?:(?:ændre|rette)\w* til|formulering\w*|ordlyd\w*)[^.:\"”“„»]{0,20}:"
    r" ?[\"”“„»][^\"”“„«»]*[\"”“„«»]\.?"
)
"""A new wording of what minutes or plan say: it is quoted, and decides nothing by itself."""
_DONE = r"(?:godkend|tiltr[åæ]d|vedt[ao]g|udsat|udsæt|taget|tog|forkast|afvis|beslutte)"
_RESUMES = re.compile(
    rf"(?:(?<=^)|(?<=[.!?”\"»] ))(?:(?:Referatet|Dagsordenen)\b[^.:]{{0,60}}\b{_DONE}"
    rf"|(?:Herefter|Derefter)\s+(?:blev|{_DONE}|KKR\b)"
    rf"|[A-ZÆØÅ]\w+(?:en|et|ne)\s+blev\s+(?:herefter|derefter|dermed)\b[^.:]{{0,40}}\b{_DONE}"
    r"|Med (?:denne|disse|den|de)\b[^.:]{0,30}(?:tilføjelse|bemærkning|ændring|rettelse)\w* blev\b)"
)
"""How the minutes take up again what members wanted said."""


def without_protests(paragraphs: Iterable[str]) -> list[str]:
    """The paragraphs without what was only put on record.

    >>> without_protests(["Godkendt. SF afgav en mindretalsudtalelse: Vi kan ikke godkende det."])
    ['Godkendt. SF afgav en mindretalsudtalelse.']
    >>> without_protests(["Tilføjet til referatet: Bo Ås deltog. Referatet blev godkendt."])
    ['Tilføjet til referatet. Referatet blev godkendt.']
    """
    kept: list[str] = []
    quoted = False
    for text in (_REWORDED.sub("ændret.", text) if ":" in text else text for text in paragraphs):
        if quoted:
            quoted = False
            kept += _resumed(text)
            continue
        found = _OPENS.search(text) if ":" in text else None
        colon = text.find(":", found.end(), found.end() + _REACH) if found else -1
        kept.append(text if colon < 0 else " ".join((f"{text[:colon]}.", *_resumed(text, colon))))
        quoted = colon >= 0 and not text[colon + 1 :].strip()
    return kept


def _resumed(text: str, start: int = 0) -> list[str]:
    """What of the text from `start` on is the minutes' own again."""
    found = _RESUMES.search(text, start)
    return without_protests([text[found.start() :]]) if found else []
