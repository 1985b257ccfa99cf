"""Sections of a law in a row: *§§ 107 og 108*, *§§ 107-110*, *§ 85, § 104 og 107*.

Only the first has its sign before it. Who asks for *§ 108* finds the others by a word of their own.
"""

from __future__ import annotations

import re
from itertools import pairwise

SIGN = "§"
_NUMBER = r"\d{1,4}(?:\s?[a-hj-z](?![\w]))?"
_JOINT = r"\s*(?:,|-|–|\bog\b|\beller\b|\bsamt\b|\btil\b|, og\b)\s*"
# Behind one sign a figure is a section only where it ends what is said: `§ 107 og 20 pladser`.
_ENDS = r"(?=\s*(?:[),;:]|\.(?!\d)|$|\b(?:i|stk|efter|om|samt)\b))"
_ROW = re.compile(
    rf"§§\s*{_NUMBER}(?:{_JOINT}(?:§§?\s*)?{_NUMBER})+"
    rf"|§\s*{_NUMBER}(?:\s*,\s*§?\s*{_NUMBER})*\s*(?:og|eller|samt)\s*{_NUMBER}{_ENDS}",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"({_NUMBER})", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:-|–|\btil\b)\s*", re.IGNORECASE)
_LONGEST = 60  # sections of a range


def sections_in(text: str) -> dict[int, list[str]]:
    """The sections behind the first of a row, as `§108`, by the offset of the figure that says so.

    Those within a range stand where it ends.

    >>> sections_in("efter §§ 107-109 og 141")
    {13: ['§108', '§109'], 20: ['§141']}
    """
    found: dict[int, list[str]] = {}
    for row in _ROW.finditer(text) if SIGN in text else ():
        parts = list(_PARTS.finditer(row[0]))
        for before, part in pairwise(parts):
            words = [_word(part[0])]
            if _UNTIL.fullmatch(row[0][before.end() : part.start()]):
                words = [*_between(before[0], part[0]), *words]
            found[row.start() + part.start()] = words
    return found


def _between(first: str, last: str) -> list[str]:
    """The sections within a range of whole ones."""
    if not (first.isdigit() and last.isdigit()):
        return []
    within = range(int(first) + 1, int(last))
    return [f"{SIGN}{number}" for number in within] if len(within) <= _LONGEST else []


def _word(number: str) -> str:
    return f"{SIGN}{''.join(number.split())}"
