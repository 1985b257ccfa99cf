"""Scans that lie askew, with text that was recognised as it lies.

A line that rises by a degree is a line and a half higher at its end: words of several would be put
on one. All letters of such a page lean alike, by their matrix, and are turned back together.
"""

from __future__ import annotations

import math
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# A line of a page rises by less than its letters' height below this; text that is further off is a
# watermark or a label (`glyphs.turn_of`).
_LEAST = math.radians(0.1)
# Whatever was recognised line by line leans by a little more or less, nearly all of it.
_ALIKE, _MOST = math.radians(0.7), 0.9


def skew_of(matrices: Sequence[tuple[float, ...]]) -> float:
    """By how much the letters with these matrices lean, counter-clockwise; 0 where they stand."""
    angles = [_off(a, b) for a, b, *_ in matrices]
    if not any(angles):
        return 0.0
    skew = median(angles)
    alike = sum(abs(angle - skew) <= _ALIKE for angle in angles)
    return skew if abs(skew) > _LEAST and alike >= _MOST * len(angles) else 0.0


def straightened(
    x: float, y: float, skew: float, middle: tuple[float, float]
) -> tuple[float, float]:
    """Where a point of the page is when it has been turned back about its middle."""
    dx, dy = x - middle[0], y - middle[1]
    cos, sin = math.cos(skew), math.sin(skew)
    return middle[0] + dx * cos + dy * sin, middle[1] - dx * sin + dy * cos


def is_askew(a: float, b: float) -> bool:
    """Whether text with a matrix that begins `a b` lies askew."""
    return abs(_off(a, b)) > _LEAST


def _off(a: float, b: float) -> float:
    """How far a direction is off the nearest quarter turn."""
    if not (a and b):
        return 0.0
    quarter = math.pi / 2
    angle = math.atan2(b, a)
    return angle - round(angle / quarter) * quarter
