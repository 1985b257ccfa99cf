"""What the name of a file says of the meeting: `referat-kkr-hovedstaden-17-09-2010.pdf`.

A cover may be a picture, or a scan whose letters were misread. What the paper says goes before it.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from parse.cover.titles import council_in, is_date_line, kind_in
from parse.model import Kind
from parse.months import MONTHS, find_date
from parse.text.spacing import tidy

# Words are parted so in names; between figures it is a day's or a number's.
_PARTING = re.compile(r"_|(?<!\d)-|-(?!\d)")
_DAY = re.compile(rf"(?<!\d)(\d{{1,2}})\s(?=(?:{'|'.join(MONTHS)})\s\d{{4}}(?!\d))", re.IGNORECASE)


class Meeting(NamedTuple):
    """A meeting by its council's slug and its day."""

    council: str
    date: date


def words_of_name(name: str) -> str:
    """The words of a file's name: `Referat_KKR-Sjaelland-3-juni-2016.pdf` → as it would be written.

    >>> words_of_name("Referat_KKR-Sjaelland-3-juni-2016.pdf")
    'Referat KKR Sjælland 3. juni 2016'
    """
    text = _PARTING.sub(" ", PurePath(name).stem).replace("aelland", "ælland")
    return _DAY.sub(r"\1. ", tidy(text))


def meeting_in(name: str) -> Meeting | None:
    """The meeting whose agenda or minutes a name says that a file is, if it says nothing else."""
    said = words_of_name(name)
    if kind_in([said]) not in (Kind.AGENDA, Kind.MINUTES) or not is_date_line(said):
        return None
    council, day = council_in([said]), find_date(said)
    return Meeting(council, day) if council and day else None
