"""Two words after each other that papers write otherwise as often: *3. etape*, *tredje etape*.

Ordinals are figures or words; of towns that share a name the second word is a letter or two; who is
*16-24 år* is one of the *16-24-årige*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.danish.folding import fold
from index.query.tree import Phrase, Word

# Retskrivningsordbogen § 58; from the eleventh on minutes have figures.
_ORDINALS = (
    ("1", "første"),
    ("2", "anden"),
    ("2", "andet"),
    ("3", "tredje"),
    ("4", "fjerde"),
    ("5", "femte"),
    ("6", "sjette"),
    ("7", "syvende"),
    ("8", "ottende"),
    ("9", "niende"),
    ("10", "tiende"),
)
_AGES, _YEARS = re.compile(r"\d\d?[-‐‑–]\d\d?"), "aar"
_TOWNS = (
    ("Nykøbing Falster", "Nykøbing F"),
    ("Nykøbing Mors", "Nykøbing M"),
    ("Nykøbing Sjælland", "Nykøbing Sj"),
)
_OF_ORDINALS = [(fold(one), other) for pair in _ORDINALS for one, other in (pair, pair[::-1])]
_OF_TOWNS = {fold(one): other for pair in _TOWNS for one, other in (pair, pair[::-1])}


def otherwise(left: Word, right: Word) -> Iterator[Word | Phrase]:
    """The other ways of writing two words of a query."""
    if fold(right.text) == _YEARS and _AGES.fullmatch(left.text):
        yield Word(f"{left.text}-årige", left.field, start=left.start, end=right.end)
        return
    town = _OF_TOWNS.get(f"{fold(left.text)} {fold(right.text)}")
    if town is not None:
        yield Phrase(tuple(town.split()), left.field, left.start, right.end)
    elif right.text.isalpha():
        for ordinal, other in _OF_ORDINALS:
            if fold(left.text) == ordinal:
                yield Phrase((other, right.text), left.field, left.start, right.end)
