"""What the minutes of another body call it: there its acts are what was decided.

`Kontaktudvalget tog orienteringen til efterretning` tells of others in a council's minutes, and of
the meeting in that committee's own. Its name is read as the council's, which all rules know.
"""

from __future__ import annotations

import re

_KINDS = r"udvalg|råd|forum|bestyrelse|formandskab|kreds|netværk|gruppe|forsamling"
_NAME = re.compile(rf"(?<!\w)(?P<own>[\w-]*?(?P<kind>{_KINDS}))(?:m?et|en)?(?!\w)", re.IGNORECASE)
_CODE = re.compile(r"\bK\d{2}\b")


def own_names(title: str | None) -> re.Pattern[str] | None:
    """How the prose of the body's papers names it by the line that titles them; None if unknown.

    >>> own_names("Kontaktudvalget i Region Nordjylland").sub("KKR", "Herefter gik udvalget.")
    'Herefter gik KKR.'
    """
    if title is None:
        return None
    names = [re.escape(code) for code in _CODE.findall(title)]
    if found := _NAME.search(title):
        names.append(rf"(?:{re.escape(found['own'])}|{found['kind']})(?:m?et|en)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE) if names else None


def as_council(text: str, own: re.Pattern[str] | None) -> str:
    """The text with the body's names read as the council's."""
    return own.sub("KKR", text) if own else text
