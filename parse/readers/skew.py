"""Scans that lie askew, with text that was recognised as it lies.

A line that rises by a degree is half a line higher at its end: words of several would be put on
one, and one be cut in two. Programs that recognise text write it in their ways: letters lean, by
their matrix, or those of a word stand upright, each word a little higher than the one before
(Tesseract does both, by blocks). So letters that lean are put on one level with the first of
their word, and the page's words tell by their places how it lies.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from parse.readers.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A line of a page rises by less than its letters' height below this; text that is further off is a
# watermark or a label (`glyphs.turn_of`).
_LEAST = math.radians(0.1)
# The next word of a line begins within so many sizes of a word's end, and so many higher or lower:
# the lines above and below are farther off.
_BESIDE, _LEVEL = 1.5, 0.55
_MOST = 10_000  # words: no scan has as many on a page, and each is compared with those beside it


def is_askew(a: float, b: float) -> bool:
    """Whether text with a matrix that begins `a b` lies askew, if by little."""
    if not (a and b):
        return False
    quarter = math.pi / 2
    angle = math.atan2(b, a)
    return abs(angle - round(angle / quarter) * quarter) > _LEAST


def straightened(words: Sequence[Word], width: float, height: float) -> list[Word]:
    """The words of a page, turned back about its middle if it lies askew.

    `width`, `height` are the page's, in the words' own frame (points).
    """
    skew = skew_of(words)
    if not skew:
        return list(words)
    cos, sin, x, y = math.cos(skew), math.sin(skew), width / 2, height / 2
    turned = []
    for word in words:
        right, down = word.x0 - x, word.baseline - y
        x0, baseline = x + right * cos + down * sin, y - right * sin + down * cos
        turned.append(word._replace(x0=x0, x1=x0 + word.x1 - word.x0, baseline=baseline))
    return turned


def skew_of(words: Sequence[Word]) -> float:
    """By how much the lines of these words sink to the right (radians); 0 where they are level.

    Half of what words and the next of their lines tell, by how far they reach, lies above it.
    """
    slopes = sorted(_slopes(words)) if len(words) <= _MOST else []
    if not slopes:
        return 0.0
    reached = list(accumulate(reach for _, reach in slopes))
    skew, _ = slopes[bisect_left(reached, reached[-1] / 2)]
    return math.atan(skew) if abs(skew) > _LEAST else 0.0


def _slopes(words: Sequence[Word]) -> Iterator[tuple[float, float]]:
    """How far each next word of a line stands lower, by the way to it, and that way."""
    ordered = sorted(words, key=lambda word: word.x0)
    begins = [word.x0 for word in ordered]
    for word in words:
        reach = _BESIDE * word.size
        beside = ordered[bisect_right(begins, word.x1) : bisect_left(begins, word.x1 + reach)]
        level = [
            other for other in beside if abs(other.baseline - word.baseline) < _LEVEL * word.size
        ]
        if level:
            other = min(level, key=lambda other: other.x0)
            way = other.x0 - word.x0
            yield (other.baseline - word.baseline) / way, way
