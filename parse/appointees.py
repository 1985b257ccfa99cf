"""Decisions that are no more than names: `Ida Bro (V), Odder, og Ole Lind (A), Skive`.

They say nothing by themselves; below a recommendation that somebody be appointed they appoint.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.asked import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

_CAPITAL = r"[A-ZÆØÅÄÖÜ][\w.'’-]*"
_NAME = rf"(?!KKR\b|KL\b|Region\b){_CAPITAL}(?: (?:von |van |de |af )?{_CAPITAL}){{1,4}}"
_TITLE = r"(?:(?:[Vv]ice|[Oo]ver)?[Bb]orgmester |[Rr]ådmand |(?:[Bb]y|[Rr]egions)rådsmedlem )?"
_PLACE = rf"(?:,? \([^()]{{1,30}}\))?(?:, {_CAPITAL}(?: {_CAPITAL})?)?"
_PERSON = rf"{_TITLE}{_NAME}{_PLACE}"
_LINE = re.compile(rf"{_PERSON}(?:(?:,| og|, og| samt|;) {_PERSON})*[.,;]?")


def are_names(paragraphs: Sequence[str]) -> bool:
    """Whether the text names persons, with party and municipality, and says nothing else.

    >>> are_names(["– Borgmester Ida Bro (V), Odder", "– Ole Lind"])
    True
    >>> are_names(["Oplæg ved Ida Bro"])
    False
    """
    lines = [line for text in paragraphs for line in map(str.strip, text.splitlines()) if line]
    return bool(lines) and all(_LINE.fullmatch(BULLET.sub("", line)) for line in lines)
