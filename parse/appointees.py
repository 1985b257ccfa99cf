"""Decisions that are no more than names: `Ida Bro (V), Odder, og Ole Lind (A), Skive`.

They say nothing by themselves; below a recommendation that somebody be appointed they appoint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parse.asked import BULLET
from parse.attendance.doubts import explains
from parse.attendance.entry import people

if TYPE_CHECKING:
    from collections.abc import Sequence


def are_names(paragraphs: Sequence[str]) -> bool:
    """Whether the text names persons, with party and municipality, and says nothing else.

    >>> are_names(["– Borgmester Ida Bro (V), Odder", "– Ole Lind"])
    True
    >>> are_names(["Oplæg ved Ida Bro"])
    False
    """
    lines = [line for text in paragraphs for line in map(str.strip, text.splitlines()) if line]
    return bool(lines) and all(_is_names(BULLET.sub("", line).rstrip(" .,;")) for line in lines)


def _is_names(line: str) -> bool:
    found = people(line, prose=True)
    return bool(found) and explains(line, *found) and not any(person.absent for person in found)
