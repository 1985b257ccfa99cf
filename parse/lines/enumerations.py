"""Lists with bullets, numbers and letters: which lines begin an entry.

`1)`, `a)`, `(ii)` begin one wherever they stand. `2.` and `b.` do so only behind `1.` and `a.`,
since `2. kvartal`, `f. eks.` and `A. P. Møller` begin lines too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parse.months import MONTH_NAMES

# TeX's bitmap fonts have the bullet where others have a circumflex.
_SIGNS = "\u2013\u2014\u2212-•·▪■□●○◦‣⁃∙➢➤✓✔\uf02d\uf0a7\uf0b7\uf0d8\uf0fc\ufffd*∗>→\u02c6"
_BULLETS = re.compile(rf"^(?:[{re.escape(_SIGNS)}]|\(cid:\d+\)|[o+](?=\s)|§(?=\s[^\W\d]))\s*(?=\S)")
_OPENINGS = frozenset(_SIGNS) | frozenset("(o+§")  # what any bullet begins with
_DASH_WORD = re.compile(r"^-(?=\w)")
_LABEL = re.compile(
    r"^(?P<open>\(?)(?P<value>\d{1,2}|[a-zæøå]|[A-ZÆØÅ]|[ivx]{2,5}|[IVX]{2,5})(?P<close>[.)])\s+(?=\S)"
    rf"(?!(?:{'|'.join(MONTH_NAMES)})\b)"  # `1. januar`
)
_LONGEST = 7  # characters of `(xviii)`, white space left out
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@dataclass(frozen=True, slots=True)
class Label:
    """An entry's label: its `value` as printed, and the marks around it."""

    value: str
    marks: str

    @property
    def sure(self) -> bool:
        """Whether nothing but an entry begins so: `1)`, `(a)`; `(V)` is a party as well."""
        party = self.marks == "()" and self.value.isupper()
        return self.marks.endswith(")") and not party

    @property
    def first(self) -> bool:
        """Whether a list may begin with it."""
        return self.value.casefold() in ("1", "a", "i")

    def follows(self, last: Label | None) -> bool:
        """Whether it is the next label of the list that `last` belongs to."""
        if last is None or last.marks != self.marks:
            return False
        one, other = last.value.casefold(), self.value.casefold()
        if one.isdigit() or other.isdigit():
            return one.isdigit() and other.isdigit() and int(other) == int(one) + 1
        return any(
            one in series and other in series and series.index(other) == series.index(one) + 1
            for series in (tuple(_LETTERS), _ROMAN)
        )


def place_in_series(value: str) -> int:
    """Where a letter or a Roman number stands in its series, from 0: Roman where it may be."""
    one = value.casefold()
    return _ROMAN.index(one) if one in _ROMAN else _LETTERS.index(one[0])


def label(text: str) -> Label | None:
    """The label at the head of a line."""
    head = text[:_LONGEST]
    if "." not in head and ")" not in head:
        return None
    found = _LABEL.match(text)
    return Label(found["value"], found["open"] + found["close"]) if found else None


def bullet_text(text: str) -> str | None:
    """The text after a bullet mark, None where there is none."""
    if text[:1] not in _OPENINGS or _DASH_WORD.match(text):
        return None
    found = _BULLETS.match(text)
    return text[found.end() :] if found else None
