"""What members had put on record: a minority's reasons, which decide nothing.

`Et mindretal ønskede følgende ført til referat: Vi kan ikke godkende …`, `SF afgav følgende
mindretalsudtalelse: …` (councils of all years). What follows the colon is theirs: to its
paragraph's end, or the next paragraph where it ends one.
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


def without_protests(paragraphs: Iterable[str]) -> list[str]:
    """The paragraphs without what was only put on record.

    >>> without_protests(["Godkendt. SF afgav en mindretalsudtalelse: Vi kan ikke godkende det."])
    ['Godkendt. SF afgav en mindretalsudtalelse.']
    """
    kept: list[str] = []
    quoted = False
    for text in paragraphs:
        if quoted:
            quoted = False
            continue
        found = _OPENS.search(text) if ":" in text else None
        colon = text.find(":", found.end(), found.end() + _REACH) if found else -1
        kept.append(text if colon < 0 else f"{text[:colon]}.")
        quoted = colon >= 0 and not text[colon + 1 :].strip()
    return kept
