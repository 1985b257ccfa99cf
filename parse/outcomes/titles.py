"""What an item's title says that its decision leaves out: whom to choose, or that it is the agenda.

`Valg af formand` / `Ida Bro (V)`; `Godkendelse af dagsorden` / `Punkt 7 udgår.`, which puts off
another item than this one.
"""

from __future__ import annotations

import re

_APPOINTS = re.compile(
    r"\b(?:(?:gen|ny|om)?(?:udpegning|valg)(?:er)?|konstituering)\b"
    r"(?! af (?:model|tema|emne|løsning))",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"\bdagsorden(?:en)?\b(?! for\b)", re.IGNORECASE)


def appoints(title: str) -> bool:
    """Whether the item is there to choose persons.

    >>> appoints("Udpegning til sundhedsklyngerne"), appoints("Valg af model for kørsel")
    (True, False)
    """
    return _APPOINTS.search(title) is not None


def is_agenda(title: str) -> bool:
    """Whether the item is the meeting's own agenda.

    >>> is_agenda("Godkendelse af dagsorden"), is_agenda("Dagsorden for topmødet")
    (True, False)
    """
    return _AGENDA.search(title) is not None
