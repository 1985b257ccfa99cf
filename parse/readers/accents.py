"""Accents painted as glyphs of their own: TeX's older fonts have no `å`, and set `˚` over an `a`.

What says so are places, not the order of the glyphs: people type `KKR´s` and `~` as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from parse.text.characters import COMBINING, accented

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from parse.readers.word import Word

ACCENTS = frozenset(COMBINING)
ACCENT = re.compile(f"[{re.escape(''.join(COMBINING))}]")
# One that PDFium parts from its letter, because it was raised or came later.
ACCENT_APART = re.compile(rf"(?<!\S){ACCENT.pattern}(?!\S)")
# Of the narrower one of both, how much lies over the other; of the size, how far it is raised.
_OVER, _RAISED, _SUNK = 0.6, 0.5, 0.05
# Letters are looked for in squares of a page, of so many points; a hostile page has all in one.
_SQUARE, _MOST = 12.0, 60
_TEXT = itemgetter(0)  # of a glyph

_Squares = dict[tuple[int, int], list[int]]


def with_accents(glyphs: Collection[Word]) -> Collection[Word]:
    """The glyphs with accents put on the letters over which they are painted."""
    if ACCENTS.isdisjoint(map(_TEXT, glyphs)):
        return glyphs
    found = list(glyphs)
    squares: _Squares = defaultdict(list)
    for at, glyph in enumerate(found):
        if len(glyph.text) == 1 and glyph.text.isalpha():
            squares[_square(glyph)].append(at)
    on_letters: set[int] = set()
    for at, mark in enumerate(found):
        if mark.text in ACCENTS:
            below = _below(mark, found, squares)
            if below is not None:
                letter = found[below]
                found[below] = letter._replace(text=accented(letter.text, mark.text))
                on_letters.add(at)
    return [glyph for at, glyph in enumerate(found) if at not in on_letters]


def _square(glyph: Word) -> tuple[int, int]:
    return int((glyph.x0 + glyph.x1) / 2 // _SQUARE), int(glyph.baseline // _SQUARE)


def _below(
    mark: Word, glyphs: list[Word], squares: Mapping[tuple[int, int], list[int]]
) -> int | None:
    """The letter that an accent is painted over: of those it overlaps, the one in its middle."""
    column, row = _square(mark)
    near = [
        at
        for square in ((column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
        for at in squares.get(square, ())[:_MOST]
        if _lies_over(mark, glyphs[at]) and len(accented(glyphs[at].text, mark.text)) == 1
    ]
    middle = mark.x0 + mark.x1
    return min(near, key=lambda at: abs(glyphs[at].x0 + glyphs[at].x1 - middle), default=None)


def _lies_over(mark: Word, letter: Word) -> bool:
    overlap = min(mark.x1, letter.x1) - max(mark.x0, letter.x0)
    width = min(mark.x1 - mark.x0, letter.x1 - letter.x0)
    raised = letter.baseline - mark.baseline
    return overlap >= _OVER * width > 0 and -_SUNK * letter.size <= raised <= _RAISED * letter.size
