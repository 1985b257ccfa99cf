"""Invisible text over visible text: what recognition (OCR) wrote on a page that has its own.

On scans such a layer is all the text there is. On other pages it says the same words once more, a
little beside their places or with letters mistaken, and read with them it doubled each word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from parse.readers.glyphs import words_of
from parse.readers.paint import ODD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parse.readers.word import Word

# What is added to the name of a font whose letters are painted without ink.
UNSEEN = "-Unseen"
# A line lies over another so many sizes up or down, and white of so many belongs to its words.
_LEVEL, _WHITE = 0.5, 0.3
# A stamp is so many times as large as what it lies over.
_LARGER = 2.0
# So much of a word's width lies on others.
_COVERED = 0.5
# Visible text that is read wrong in more than so many of its letters is no better than OCR's.
_MOST_ODD = 0.05
_BASELINE = itemgetter(3)  # of a word


def is_overlaid(painted: Mapping[int, Sequence[Word]]) -> bool:
    """Whether a page's glyphs of some direction are seen in part, and in part not."""
    return any(len({is_unseen(glyph) for glyph in glyphs}) > 1 for glyphs in painted.values())


def lies_over(glyphs: Sequence[Word]) -> bool:
    """Whether unseen glyphs lie over seen ones."""
    unseen = [glyph for glyph in glyphs if is_unseen(glyph)]
    seen = [glyph for glyph in glyphs if not is_unseen(glyph)]
    return any(True for _ in _lying_over(unseen, seen)) if unseen and seen else False


def without_overlay(glyphs: Sequence[Word]) -> tuple[list[Word], str]:
    """The words of glyphs that are partly unseen, and what was left out and is said nowhere else.

    Unseen words that lie over seen ones are left out.
    """
    seen = [glyph for glyph in glyphs if not is_unseen(glyph)]
    words = words_of(seen)
    letters = "".join(glyph.text for glyph in seen)
    if not words or len(ODD.findall(letters)) > _MOST_ODD * len(letters):
        return words_of(glyphs), ""
    unseen = words_of(glyph for glyph in glyphs if is_unseen(glyph))
    over = set(_lying_over(unseen, words))
    said = {word.text.casefold() for word in words}
    other = [word.text for at, word in enumerate(unseen) if at in over]
    lost = " ".join(text for text in other if text.casefold() not in said)
    kept = [word for at, word in enumerate(unseen) if at not in over]
    return [*words, *kept], lost if 2 * len(lost) > len(" ".join(other)) else ""


def is_unseen(glyph: Word) -> bool:
    """Whether a glyph or a word is painted without ink."""
    return glyph.font.endswith(UNSEEN)


def _lying_over(unseen: Iterable[Word], words: Sequence[Word]) -> Iterator[int]:
    """The places of unseen words most of whose width lies on words of a line at their height."""
    lines: dict[float, list[Word]] = defaultdict(list)
    for word in words:
        lines[word.baseline].append(word)
    levels = sorted(lines)
    for at, word in enumerate(unseen):
        reach = _LEVEL * word.size
        first = bisect_left(levels, word.baseline - reach)
        last = bisect_right(levels, word.baseline + reach)
        below = [
            other
            for level in levels[first:last]
            for other in lines[level]
            if other.size < _LARGER * word.size
        ]
        if _covered(word, below) >= _COVERED * (word.x1 - word.x0):
            yield at


def _covered(word: Word, others: Iterable[Word]) -> float:
    """How much of a word's width lies on others, and on the white between these."""
    ends = ((other.x0, other.x1 + _WHITE * other.size) for other in others)
    total, end = 0.0, word.x0
    for x0, x1 in sorted(ends):
        start, stop = max(x0, end), min(x1, word.x1)
        if stop > start:
            total += stop - start
            end = stop
    return total
