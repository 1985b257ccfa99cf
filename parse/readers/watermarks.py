"""Words across a page that say in which state it is: `UDKAST`, `KOPI`. They lie under its text.

Where they are slanted they are left out by that; where they stand upright they were read among the
lines that they cross, as a part of a decision.
"""

from __future__ import annotations

from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.readers.word import Word

# So many times as large as most words of the page, and so many of these are crossed by it. Titles
# are smaller, and they and initials have their place to themselves.
_LARGER, _CROSSED = 3.0, 3
# The height of capitals above their baseline, in sizes.
_CAPITALS = 0.7
_SIZE = itemgetter(4)  # of a word


def without_watermarks(words: list[Word]) -> tuple[list[Word], str]:
    """The words without those that cross others, and what these say."""
    sizes = list(map(_SIZE, words))
    if not sizes or max(sizes) <= _LARGER * min(sizes):
        return words, ""
    least = _LARGER * median(sizes)
    text = [word for word in words if word.size <= least]
    marks = [word for word in words if word.size > least and _crosses(word, text)]
    if not marks:
        return words, ""
    return [word for word in words if word not in marks], " ".join(mark.text for mark in marks)


def _crosses(mark: Word, words: Sequence[Word]) -> bool:
    """Whether a word lies over several others."""
    top = mark.baseline - _CAPITALS * mark.size
    crossed = [
        word
        for word in words
        if top < word.baseline < mark.baseline and word.x0 < mark.x1 and word.x1 > mark.x0
    ]
    return len(crossed) >= _CROSSED
