"""Decisions that begin with names: `Ida Bro (V), Odder, og Ole Lind (A), Skive`.

They say nothing by themselves; below a recommendation that somebody be appointed they appoint.
"""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from parse.attendance import words as w
from parse.attendance.doubts import explains
from parse.attendance.entry import is_known, people
from parse.attendance.grid import names_roles
from parse.outcomes.asked import BULLET
from parse.outcomes.clause_words import is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence


def are_names(paragraphs: Sequence[str]) -> bool:
    """Whether the text names persons, and says nothing before: a body's name, or columns' heads.

    Where more is said behind them, their parties or municipalities are told.

    >>> are_names(["– Borgmester Ida Bro (V), Odder", "– Ole Lind"])
    True
    >>> are_names(["Vækstforum:", "Ida Bro (V)", "Et medlem udpeges senere."])
    True
    >>> are_names(["Oplæg ved Ida Bro"])
    False
    """
    lines = [line for text in paragraphs for line in map(str.strip, text.splitlines()) if line]
    named = [BULLET.sub("", line).rstrip(" .,;") for line in dropwhile(_heads, lines)]
    if not named or not _is_names(named[0]):
        return False
    known = is_known(named[0]) and not w.REMARK.search(named[0])
    return known or all(map(_is_names, named[1:]))


def _heads(line: str) -> bool:
    return line.endswith(":") or names_roles(line)


def _is_names(line: str) -> bool:
    found = people(line, prose=True)
    if any(is_finite(word.strip(",.;")) for word in line.split() if not w.is_post(word)):
        return False
    return bool(found) and explains(line, *found) and not any(person.absent for person in found)
