"""What the letters of one text object share, as PDFium tells it: asked once, not per letter."""

from __future__ import annotations

import ctypes
import math
import re
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from parse.readers import bulk, native
from parse.readers.glyphs import leans, style_of, turn_of
from parse.readers.overlays import UNSEEN
from parse.readers.paint import Unsure
from parse.readers.resources import Face, Ligature
from parse.readers.skew import is_askew

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MEANINGLESS = "characters without meaning"
# How many of a run's values must be the same for letters of two to make one word.
_LOOKS = 5

# Ways of painting text: without ink it is unseen.
_FILL_AND_STROKE, INKLESS = 2, 3
_STYLES = {_FILL_AND_STROKE: "-Bold", INKLESS: UNSEEN}
# Of its reach, how far a letter stands out to the left before it counts as hanging over.
_OVERHANG = 0.05
# Letters begin behind this share of the box of the one before; where more of those that are met
# together do not, boxes say nothing: bitmap fonts may give all letters one, and what stands in for
# a font that is not embedded has its own.
_WITHIN, _MANY = 0.6, 4
_MAX_NAME = 256
_NAMELESS = re.compile(r"(?:[A-Z]{6}\+)?(?:CIDFont\+)?(?:[A-Z]{0,2}\d*)?")


class Run(NamedTuple):
    """What all letters of one text object share; `turn` is None for slanted text.

    `known` are the advances of the font's letters that are known to have a meaning, in `em`s: the
    size along the line, 0 where the page has the text turned. The letters of `plain` runs stand
    upright, on a page that is not turned, and can be taken as they come. Those of runs that lean by
    their matrix have boxes too wide by `lean` points at the right.
    """

    turn: int | None
    size: float
    font: str
    hyphen: str
    ligatures: tuple[Ligature, ...]
    known: dict[str, float]
    em: float
    plain: bool
    bold: bool
    italic: bool
    lean: float

    def looks_like(self, other: Run) -> bool:
        """Whether letters of both may make one word."""
        return self is other or self[:_LOOKS] == other[:_LOOKS]


# Font, size, render mode, and the first four of the matrix.
_Look = tuple[int, float, int, float, float, float, float]


class Font(NamedTuple):
    """A font; `known` are the advances of its letters, as `Run` has them."""

    name: str
    face: Face
    known: dict[str, float]


class Runs(dict[int, Run]):
    """The runs of a page by their text objects.

    `before` are the fonts of the page before, by handles that are still open. `turns` are the
    page's own quarter turns; no text is as large as `largest`. Where `strict`, doubts are raised
    as `Unsure`.
    """

    def __init__(
        self,
        textpage: int,
        faces: Mapping[str, Face],
        before: Mapping[int, Font],
        turns: int,
        largest: float,
        *,
        strict: bool,
    ) -> None:
        super().__init__()
        self._textpage, self._faces = textpage, faces
        self._turns, self._largest, self._strict = turns, largest, strict
        self._before = before
        self.fonts: dict[int, Font] = {}
        self.modes: set[int] = set()
        self._looks: dict[int, _Look] = {}
        self._runs: dict[_Look, Run] = {}
        self._box = pdfium.FS_RECTF()

    def meet(self, things: Iterable[tuple[int | None, int]]) -> None:
        """Asks how text objects look; each comes with the place of a letter that it paints."""
        new = {thing: at for thing, at in things if thing and thing not in self._looks}
        forms = bulk.letter_matrices(self._textpage, new.values())
        sizes = bulk.font_sizes(self._textpage, new.values())
        fonts, modes = bulk.fonts(new), [*bulk.modes(new)]
        self.modes.update(modes)
        self._looks.update(zip(new, zip(fonts, sizes, modes, *forms, strict=True), strict=True))

    def of(self, thing: int | None, at: int) -> Run:
        """The run of a text object that paints the character `at`."""
        found = self.get(thing or 0)
        if found is not None:
            return found
        if not thing:
            raise Unsure("text of no object")
        if thing not in self._looks:
            self.meet([(thing, at)])
        look = self._looks[thing]
        run = self._runs.get(look)
        if run is None:
            run = self._runs[look] = self._run(look, at)
        self[thing] = run
        return run

    def alike(self, thing: int | None, at: int, other: int | None, beyond: int) -> bool:
        """Whether letters of two text objects, that paint these characters, may make one word."""
        if thing and other and self._looks.get(thing) == self._looks.get(other):
            return True
        return self.of(thing, at).looks_like(self.of(other, beyond))

    def _run(self, look: _Look, at: int) -> Run:
        handle, font_size, mode, a, b, c, d = look
        if font_size < 0:  # it turns the text as its matrix does
            font_size, a, b, c, d = -font_size, -a, -b, -c, -d
        turn = 0 if b == 0 < a else turn_of(a, b)
        if turn is not None and b and is_askew(a, b):
            self.doubt("text askew")
        if turn:
            self.doubt("turned text")  # PDFium has no advance widths for it
        em = 0.0 if turn != 0 else font_size * math.hypot(a, b)
        if turn is not None:
            turn = (turn - self._turns) % 4
        size, lean = font_size * math.hypot(c, d), 0.0
        if (b or c) and leans(a, b, c, d):
            size = font_size * abs(a * d - b * c) / math.hypot(a, b)
            lean = self._lean(at, c / d) if turn == 0 else 0.0
        size = round(size, 2)
        font = self._font(handle)
        name = font.name + _STYLES.get(mode, "")
        plain = turn == 0 == self._turns and 0 < size < self._largest and not lean
        bold, italic = style_of(name)
        face = font.face
        return Run(
            turn,
            size,
            name,
            face.hyphen,
            face.ligatures,
            font.known,
            em,
            plain,
            bold,
            italic or lean != 0,
            lean,
        )

    def _lean(self, at: int, slope: float) -> float:
        """How far boxes of letters that lean reach beyond them: by the font's whole height."""
        native.loose_box(self._textpage, at, ctypes.addressof(self._box))
        _, (y,) = bulk.origins(self._textpage, (at,))
        hanging = self._box.top if slope > 0 else self._box.bottom
        return float(slope * (hanging - y))

    def _font(self, handle: int) -> Font:
        known = self.fonts.get(handle)
        if known is None:
            before = self._before.get(handle)
            known = self.fonts[handle] = before or self._new_font(handle)
        return known

    def _new_font(self, handle: int) -> Font:
        buffer = ctypes.create_string_buffer(_MAX_NAME)
        native.font_name(handle, ctypes.addressof(buffer), _MAX_NAME)
        name = buffer.value.decode("utf-8", errors="replace")
        if name not in self._faces and _NAMELESS.fullmatch(name):
            self.doubt("nameless font")
        face = self._faces.get(name, Face())
        return Font(name + face.style, face, {})

    def learn(self, run: Run, letters: Iterable[str], text: str, start: int, stop: int) -> None:
        """Asks what letters are that are new in their font, and stand in this part of the page.

        A letter is asked about once in a font: an unmapped code that has the number of a letter
        which the font has as well is not seen.
        """
        known = run.known
        new = {letter: text.index(letter, start, stop) for letter in letters}
        places = list(new.values())
        if self.unmapped(places):
            self.doubt(MEANINGLESS)
        if not run.em:
            known.update(dict.fromkeys(new, 0.0))
            return
        xs, _ = bulk.origins(self._textpage, places)
        lefts, rights = bulk.sides(self._textpage, places)
        if len(places) >= _MANY and self._reach_over(places, xs, rights, text, stop):
            self.doubt("boxes of letters")
        for letter, at, x, left, right in zip(new, places, xs, lefts, rights, strict=True):
            reach = right - x - run.lean
            if not run.lean and left <= x - _OVERHANG * reach:
                inside = at + 1 < stop and not text[at + 1].isspace()
                reach = self._without_overhang(run, at, x, left, reach, inside=inside)
            known[letter] = reach / run.em

    def _reach_over(
        self,
        places: Sequence[int],
        xs: Iterable[float],
        rights: Iterable[float],
        text: str,
        stop: int,
    ) -> bool:
        """Whether most letters' boxes, from `xs` to `rights`, reach far over the next letters."""
        inner = [at + 1 < stop and not text[at + 1].isspace() for at in places]
        nexts, _ = bulk.origins(self._textpage, [at + 1 for at in compress(places, inner)])
        boxes = zip(compress(xs, inner), compress(rights, inner), nexts, strict=True)
        wide = sum(0 < after - x < _WITHIN * (right - x) for x, right, after in boxes)
        return wide >= _MANY and 2 * wide > sum(inner)

    def _without_overhang(
        self, run: Run, at: int, start: float, left: float, reach: float, *, inside: bool
    ) -> float:
        """How far a letter reaches, in points. PDFium's boxes hold what hangs over, as in italics.

        What hangs over is told by the next letter's place or else taken to be alike on both sides
        of slanted letters; a `j` that stands upright hangs over to the left only.
        """
        if inside:
            (after,), _ = bulk.origins(self._textpage, (at + 1,))
            if after > start:
                return min(after - start, reach)
        return reach - (start - left) if run.italic else reach

    def unmapped(self, places: Iterable[int]) -> bool:
        """Whether the font does not say what the characters at these places mean."""
        return any(bulk.unmapped(self._textpage, places))

    def doubt(self, reason: str) -> None:
        """Leaves the page to pdfplumber, unless what can be read is wanted."""
        if self._strict:
            raise Unsure(reason)
