"""Glyphs with their places → words. Spaces are inferred from gaps, not believed.

A glyph is a `Word` too: what a reader took in one piece, from a letter (pdfminer) to a whole word
(PDFium, mostly). It lies in the frame of its own direction: x along the text, y downwards.

Chromium paints each soft hyphen as a space glyph lying on the next letter ("Sund heds klyn ger":
42 % of the words lost); fake bold paints every glyph twice. Both are undone here.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from operator import itemgetter, sub
from typing import TYPE_CHECKING, NamedTuple

from parse.readers.word import Word
from parse.text.characters import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Of the size. At .20 typst's tight spaces are lost (6 % of its words); .10 and .15 are alike.
WORD_GAP = 0.15
# Below that gap a space glyph that truly lies between its neighbours still parts two words.
_TIGHT_GAP = 0.05
# Of a space, so much may lie on the next letter where words are set tight. One that stands for a
# soft hyphen lies on it wholly, in letter-spaced text by two thirds.
_SPACE_OVERLAP = 0.6
# Glyphs of one text run share their baseline to within rounding.
_BASELINE_TOLERANCE = 0.5
# The same glyph again within this distance (and part of its width) is fake bold.
_DOUBLE_DISTANCE = 1.0
_DOUBLE_SHARE = 0.45
# A visible hyphen that its font calls soft.
HYPHEN = "\u2010"
_SIZE_CHANGE = 0.2
# Text this far off a quarter turn is a watermark or a label in a drawing.
_SLANT = math.radians(10)
# An upright font made to lean by its matrix for want of an italic: mostly by 0.2 to 0.33.
_LEANS = 0.1

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|slanted", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")


_FIRST_ACCENT = "\u0300"
_TEXT, _X0, _X1, _BASELINE, _SIZE = map(itemgetter, range(5))  # of a glyph


class Frame(NamedTuple):
    """A page turned so that text of one direction reads from left to right.

    `turn` is the number of quarter turns, counter-clockwise, of the text on the page as shown.
    """

    turn: int
    width: float
    height: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page (y upwards) in this frame (y downwards)."""
        if self.turn == 1:
            return y, x
        if self.turn == 2:
            return self.width - x, y
        if self.turn == 3:
            return self.height - y, self.width - x
        return x, self.height - y

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The inverse of `place`."""
        if self.turn == 1:
            return y, x
        if self.turn == 2:
            return self.width - x, y
        if self.turn == 3:
            return self.width - y, self.height - x
        return x, self.height - y

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height of the turned page."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)


def turn_of(a: float, b: float) -> int | None:
    """The quarter turns of text whose matrix begins `a b`; None when it is slanted."""
    angle = math.atan2(b, a)
    turn = round(angle / (math.pi / 2))
    return turn % 4 if abs(angle - turn * math.pi / 2) <= _SLANT else None


def leans(a: float, b: float, c: float, d: float) -> bool:
    """Whether a matrix makes an upright font lean."""
    return abs(a * c + b * d) > _LEANS * abs(a * d - b * c)


def words_of(glyphs: Iterable[Word]) -> list[Word]:
    """The words of one frame, each with its own baseline; in no particular order."""
    rows: list[list[Word]] = []
    row: list[Word] = []
    anchor = -math.inf
    for glyph in sorted(glyphs, key=_BASELINE):
        if glyph.baseline - anchor > _BASELINE_TOLERANCE:
            anchor = glyph.baseline
            row = []
            rows.append(row)
        row.append(glyph)
    for row in rows:
        row.sort(key=_X0)
    return [word for row in rows for word in (row if _stand_apart(row) else _words_of_row(row))]


def _words_of_row(row: list[Word]) -> list[Word]:
    if max([g.text[:1] for g in row], default="") >= _FIRST_ACCENT:
        # An accent painted at its letter's own place comes after the letter, for NFC to compose.
        row.sort(key=lambda g: (g.x0, bool(g.text) and bool(unicodedata.combining(g.text[0]))))
    words: list[Word] = []
    letters: list[Word] = []
    doubled = 0
    space: Word | None = None
    end = -math.inf
    for glyph in row:
        if not glyph.text.strip():
            space = glyph
            continue
        if letters:
            gap = glyph.x0 - end
            if gap < 0 and _painted_again(letters, glyph):
                doubled += 1
                continue
            if (
                gap > WORD_GAP * glyph.size
                or _other_size(letters[-1], glyph)
                or (space and gap > _TIGHT_GAP * glyph.size and _lies_before(space, glyph))
            ):
                if letters[-1].text == SOFT_HYPHEN and not _other_size(letters[-1], glyph):
                    letters[-1] = letters[-1]._replace(text=HYPHEN)
                words.append(_word(letters, doubled))
                letters, doubled, end = [], 0, -math.inf
        if letters and letters[-1].text == SOFT_HYPHEN:
            letters[-1] = letters[-1]._replace(text=_within_line(letters[-1], glyph))
        letters.append(glyph)
        end = max(end, glyph.x1)
        space = None
    if letters:
        words.append(_word(letters, doubled))
    return words


def _stand_apart(row: Sequence[Word]) -> bool:
    """Whether surely each glyph of a row is a word: none is white, and wide gaps part them."""
    gap = WORD_GAP * max(map(_SIZE, row))
    if len(row) > 1 and min(map(sub, map(_X0, row[1:]), map(_X1, row))) <= gap:
        return False
    texts = list(map(_TEXT, row))
    return SOFT_HYPHEN not in texts and all(map(str.strip, texts))


def _within_line(soft: Word, following: Word) -> str:
    """What a soft hyphen inside a line is: nothing, or a hyphen where one can be seen.

    typst paints both kinds with one glyph and names it after the first it met, so that "-" reads
    as U+00AD throughout. An invisible one lies under the next letter, as Chromium's spaces do.
    """
    return HYPHEN if _lies_before(soft, following) else ""


def _other_size(left: Word, right: Word) -> bool:
    """Whether a footnote mark, an index or small capitals begin or end: `lines` decides."""
    return abs(left.size - right.size) > _SIZE_CHANGE * max(left.size, right.size)


def _lies_before(space: Word, glyph: Word) -> bool:
    return space.x1 - glyph.x0 <= _SPACE_OVERLAP * (space.x1 - space.x0)


def _painted_again(letters: Sequence[Word], glyph: Word) -> bool:
    distance = min(_DOUBLE_DISTANCE, _DOUBLE_SHARE * (glyph.x1 - glyph.x0))
    return any(
        glyph.text == other.text and glyph.x0 - other.x0 < distance for other in letters[-2:]
    )


def _word(letters: Sequence[Word], doubled: int) -> Word:
    text, x0, end, baseline, size, bold, italic, _, font = letters[0]
    if len(letters) > 1:
        if any(g.size != size or g.font != font for g in letters):
            (size, font), _ = Counter((g.size, g.font) for g in letters).most_common(1)[0]
            bold, italic = next(
                (g.bold, g.italic) for g in letters if g.size == size and g.font == font
            )
        text = "".join([g.text for g in letters])
        end = max([g.x1 for g in letters])
    if text == SOFT_HYPHEN:
        text = HYPHEN
    return Word(text, x0, end, baseline, size, bold or 2 * doubled > len(letters), italic, 0, font)


@lru_cache(maxsize=1024)
def style_of(font: str) -> tuple[bool, bool]:
    """Whether a font's name says bold, and italic."""
    name = _SUBSET.sub("", font)
    return bool(_BOLD.search(name)), bool(_ITALIC.search(name))
