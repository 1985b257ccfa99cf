"""What says that a line of a list goes on in the next one: how it ends, how the next begins."""

from __future__ import annotations

import re

from parse.attendance import words as w
from parse.text.characters import SOFT_HYPHEN

_OPEN_ENDS = (",", "-", "/", "(", "–", SOFT_HYPHEN)
_ROLES = ("stedfortræder", "suppleant")
# Who came `som`, or `var stedfortræder` has been named: what follows is no substitute's name.
_OPEN_WORDS = re.compile(
    r"\s(?:og|samt|for|(?<!\ssom\s)(?<!\svar\s)(?:supp(?:l(?:eant)?)?\.?|stedfortræder)|af|ved|i|fra|med|som|på)$",
    re.IGNORECASE,
)
# `Ida Bro / Skive / I` ends in Liberal Alliance's letter.
_PARTY_BEHIND = re.compile(r"[/,–-]\s?I$")
# `Ida Bro, Skive – i stedet deltog (viceborgmester)`: the substitute's name is below.
_AWAITED = re.compile(
    r"\b(?:i stedet (?:deltog|mødte|kom)|stedfortræder:"
    r"|(?<!som )(?<!var )(?<!, )supp(?:l(?:eant)?)?[.:]?"
    rf"|(?:repræsenteret|erstattet) (?:ved|af))(?:\s(?:\d\.\s)?{w.TITLE.pattern})?$",
    re.IGNORECASE,
)


def is_open(text: str) -> bool:
    """Whether a text cannot end here: within a word, a list, brackets, or before a name."""
    if text.endswith(_ROLES) and w.CAME_INSTEAD.match(text):  # `Bo Ås (V) – Ida Bro stedfortræder`
        return False
    inside = text.endswith(_OPEN_ENDS) or text.count("(") > text.count(")")
    if _PARTY_BEHIND.search(text):
        return inside
    return inside or any(words.search(text) for words in (_OPEN_WORDS, _AWAITED))


def is_middle(text: str) -> bool:
    """Whether a text is no beginning: in small letters, in brackets, the end of a municipality."""
    first = text[:1]
    return first in {"(", "–"} or first.islower() or w.KOMMUNE.match(text) is not None
