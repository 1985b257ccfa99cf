"""What the letters of one text object share, as PDFium tells it: asked once, not per letter."""

from __future__ import annotations

import ctypes
import math
import re
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from parse.readers import native
from parse.readers.glyphs import turn_of
from parse.readers.paint import Unsure
from parse.readers.resources import Face, Ligature

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MEANINGLESS = "characters without meaning"
# How many of a run's values must be the same for letters of two to make one word.
LOOKS = 5

_FILL_AND_STROKE = 2
# Of its reach, how far a letter stands out to the left before it counts as hanging over.
_OVERHANG = 0.05
_MAX_NAME = 256
_NAMELESS = re.compile(r"(?:[A-Z]{6}\+)?(?:CIDFont\+)?(?:[A-Z]{0,2}\d*)?")


class Run(NamedTuple):
    """What all letters of one text object share; `turn` is None for slanted text.

    `known` are the advances of the font's letters that are known to have a meaning, in `em`s: the
    size along the line, 0 where the page has the text turned. The letters of `plain` runs stand
    upright, on a page that is not turned, and can be taken as they come.
    """

    turn: int | None
    size: float
    font: str
    hyphen: str
    ligatures: tuple[Ligature, ...]
    known: dict[str, float]
    em: float
    plain: bool


class _Font(NamedTuple):
    name: str
    face: Face
    known: dict[str, float]


class Runs(dict[int, Run]):
    """The runs of a page by their text objects.

    `turns` are the page's own quarter turns; no text is as large as `largest`. Where `strict`,
    doubts are raised as `Unsure`.
    """

    def __init__(
        self,
        textpage: int | None,
        faces: Mapping[str, Face],
        turns: int,
        largest: float,
        *,
        strict: bool,
    ) -> None:
        super().__init__()
        self._textpage, self._faces = textpage, faces
        self._turns, self._largest, self._strict = turns, largest, strict
        self._fonts: dict[int, _Font] = {}
        self._form = pdfium.FS_MATRIX()
        self._at_form = ctypes.addressof(self._form)
        self._x, self._y, self._rect = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self._at_x, self._at_y = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._at_rect = ctypes.addressof(self._rect)

    def made(self, thing: int | None, at: int) -> Run:
        """The run of a text object that paints the character `at`; it is kept."""
        if not thing:
            raise Unsure("text of no object")
        form = self._form
        native.letter_matrix(self._textpage, at, self._at_form)
        turn = 0 if form.b == 0 < form.a else turn_of(form.a, form.b)
        if turn:
            self.doubt("turned text")  # PDFium has no advance widths for it
        font_size = native.font_size(self._textpage, at)
        em = 0.0 if turn != 0 else font_size * math.hypot(form.a, form.b)
        if turn is not None:
            turn = (turn - self._turns) % 4
        size = round(font_size * math.hypot(form.c, form.d), 2)
        font = self._font(native.font_of(thing))
        stroked = native.render_mode(thing) == _FILL_AND_STROKE
        run = self[thing] = Run(
            turn,
            size,
            f"{font.name}-Bold" if stroked else font.name,
            font.face.hyphen,
            font.face.ligatures,
            font.known,
            em,
            turn == 0 == self._turns and not font.face.ligatures and 0 < size < self._largest,
        )
        return run

    def _font(self, handle: int) -> _Font:
        known = self._fonts.get(handle)
        if known is None:
            buffer = ctypes.create_string_buffer(_MAX_NAME)
            native.font_name(handle, ctypes.addressof(buffer), _MAX_NAME)
            name = buffer.value.decode("utf-8", errors="replace")
            if name not in self._faces and _NAMELESS.fullmatch(name):
                self.doubt("nameless font")
            face = self._faces.get(name, Face())
            known = self._fonts[handle] = _Font(name + face.style, face, {})
        return known

    def learn(self, run: Run, text: str, first: int) -> None:
        """Asks for the letters of a text, of which some are new in this font, what they are.

        A letter is asked about once in a font: an unmapped code that has the number of a letter
        which the font has as well is not seen.
        """
        if self.unmapped(range(first, first + len(text))):
            self.doubt(MEANINGLESS)
        for at, letter in enumerate(text, first):
            if letter not in run.known:
                known = self._advance(at, at + 1 < first + len(text)) if run.em else 0.0
                run.known[letter] = known / (run.em or 1.0)

    def _advance(self, at: int, inside: bool) -> float:
        """How far a letter reaches, in points. PDFium's boxes hold what hangs over, as in italics.

        What hangs over is told by the next letter's place or else taken to be alike on both sides.
        """
        native.loose_box(self._textpage, at, self._at_rect)
        native.origin(self._textpage, at, self._at_x, self._at_y)
        start, left, right = self._x.value, self._rect.left, self._rect.right
        reach: float = right - start
        if left > start - _OVERHANG * reach:
            return reach
        if inside:
            native.origin(self._textpage, at + 1, self._at_x, self._at_y)
            step: float = self._x.value - start
            if 0 < step < reach:
                return step
        overhang: float = start - left
        return reach - overhang

    def unmapped(self, places: Iterable[int]) -> bool:
        """Whether the font does not say what the characters at these places mean."""
        return any(map(native.unmapped, repeat(self._textpage), places))

    def doubt(self, reason: str) -> None:
        """Leaves the page to pdfplumber, unless what can be read is wanted."""
        if self._strict:
            raise Unsure(reason)
