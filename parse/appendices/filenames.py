"""What the name of a file says of an appendix: `Punkt 3.2, bilag 1 - Notat.pdf`.

A file of its own may say nowhere else whose it is. What the paper itself says goes before it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from parse.cover.named import words_of_name
from parse.cover.titles import council_in, speaks_of_meeting
from parse.lines.appendix_labels import Label, label_of
from parse.months import find_date

_BEGINS = re.compile(r"(?<!\w)(?:bilag|punkt|pkt)(?!\w)", re.IGNORECASE)
_ALL = re.compile(
    r"(?:(?:sam(?:le|ling)\w*|alle)\s(?:af\s)?)?bilag(?:ssamling|smappe)?(?!\w)", re.IGNORECASE
)


class Named(NamedTuple):
    """The label that a name begins with, all that is said from there, and the meeting it is of."""

    label: Label | None = None
    said: str = ""
    council: str | None = None
    date: date | None = None


NAMELESS = Named()


def named_by(name: str) -> Named:
    """What a file's name says of its appendix; the meeting only where it says nothing but that.

    >>> named_by("Bilag 1 til punkt 3.2 - Notat.pdf").label
    Label(name='1', item='3.2', title='Notat')
    """
    text = words_of_name(name)
    found = _ALL.match(text) or _BEGINS.search(text)
    if found is None:
        return NAMELESS
    above, said = text[: found.start()].strip(), _ALL.sub("Bilag", text[found.start() :], count=1)
    label = label_of(said)
    told = speaks_of_meeting(f"Bilag {above}" if above else said)
    if label is None or (above and not told):
        return NAMELESS
    council = council_in([above or said]) if told else None
    return Named(label, said, council, find_date(above or said) if council else None)
