"""Lists that give surnames first: `Bro, Ida, Skive`, with surnames of several words among them.

Alone `Bøgh Smed, Niels, Vejle` may be somebody of a place unknown; where the other names of a
list are turned round, so is this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parse.attendance import words as w
from parse.attendance.names import is_first_name, is_name, is_word
from parse.attendance.places import is_party, is_workplace, municipality
from parse.attendance.row import Row

# What is told behind `Bøgh Smed, Niels`: a municipality, then a party or remarks.
_TURNED = re.compile(
    r"(?P<last>[^,()]{2,40}), (?P<first>[^,()]{2,30})(?P<rest>, (?P<town>[^,()]{3,25})\b.*)"
)
_FEWEST, _SHARE = 3, 0.5  # rows surely turned, of all that may be


def with_names_in_order(rows: Sequence[Row]) -> list[Row]:
    """The rows, with first names first where the list has them last."""
    found = {at: turned for at, row in enumerate(rows) if (turned := _turned(row))}
    sure = sum(is_first_name(turned["last"], turned["first"]) for turned in found.values())
    if sure < max(_FEWEST, _SHARE * len(found)):
        return list(rows)
    return [
        replace(row, text=f"{found[at]['first']} {found[at]['last']}{found[at]['rest']}")
        if at in found
        else row
        for at, row in enumerate(rows)
    ]


def _turned(row: Row) -> re.Match[str] | None:
    """A row's surname and first names, if it may give them so."""
    if row.person or row.head or row.unread:
        return None
    found = _TURNED.fullmatch(row.text)
    if found is None or municipality(found["town"].strip()) is None:
        return None
    first = found["first"]
    others = municipality(first) or is_party(first) or is_workplace(first)
    named = all(is_word(word) and word[0].isupper() for word in first.split())
    whole = is_name(f"{first} {found['last'][:1].upper()}{found['last'][1:]}")
    return found if named and whole and not (others or w.is_post(first)) else None
