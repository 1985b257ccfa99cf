"""A page's words by PDFium, without asking it about every character.

PDFium already knows the page's text; asking about each character through ctypes costs more than
finding it. So the text comes in one call and is split into atoms (what stands between spaces),
and per atom four calls ask for its text object and both ends. An atom painted in one go shares
font, size and baseline; only those painted in pieces, holding a soft hyphen, or wider than their
letters are looked at glyph by glyph (some per cent). `glyphs.words_of` then makes words of atoms
as it does of letters, so gaps, phantom spaces and fake bold are judged by one set of rules.
"""

from __future__ import annotations

import ctypes
import math
import re
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from parse.characters import SOFT_HYPHEN
from parse.errors import TooLarge
from parse.readers import limits, native
from parse.readers.glyphs import WORD_GAP, Frame, Glyph
from parse.readers.paint import Paint, Unsure
from parse.readers.runs import LOOKS, MEANINGLESS, Run, Runs
from parse.readers.strokes import Strokes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parse.readers.paint import Box
    from parse.readers.resources import Face

# PDFium writes U+FFFE (older builds U+0002) for a hyphen at a line's end, and U+FFFE for a
# character that it cannot name; the line break behind the hyphen is gone.
_ATOM = re.compile("[^\\s\ufffe\x02]*[\ufffe\x02]|[^\\s\ufffe\x02]+")
_HYPHENS, _LINE_END_HYPHEN = "\ufffe\x02", 2
_LONE_HYPHENS = {"-", "\u2010", SOFT_HYPHEN, "\ufffe", "\x02"}
# Control and private-use characters, replacement characters: a font without a proper map.
# U+007F and the private ones of Symbol and Wingdings are bullets, which `characters` knows.
_ODD = re.compile("[\x00\x01\x03-\x08\x0e-\x1b\x80-\x84\x86-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff]")
_UNNAMED_BULLET = re.compile("(?:(?<=[\r\n])|^)\ufffe(?=[ \t])")
# Wider than the letters' advances by this (in sizes): there may be a gap within, for which PDFium
# put no space, as between the kerned pieces that PostScript printers write. Where advances are not
# known: letters this wide on average.
_LOOSE, _WIDEST = 0.03, 0.8
# Shorter than this share of the advances: the end is painted left of the beginning.
_NARROWEST = 0.6
_SAME_GLYPH = 0.01
_SAME_BASELINE, _SAME_WIDTH, _SAME_PLACE = 0.5, 0.02, 0.1
# Where PDFium may have missed a narrow space between letters painted one by one.
_TIGHT = re.compile(r"[.,;:)](?=[\w(])")


class PageReader:
    """Reads one page that is open, with its text; `strict` as for `PdfiumFile.paint`."""

    def __init__(
        self, page: Any, textpage: Any, faces: Mapping[str, Face], *, strict: bool
    ) -> None:
        self._page, self._textpage = page, textpage
        self._handle = ctypes.cast(textpage.raw, native.Handle).value
        self._box = page.get_bbox()
        self._turns = page.get_rotation() // 90
        width, height = self._box[2] - self._box[0], self._box[3] - self._box[1]
        if width <= 1 or height <= 1:
            raise Unsure("page box")
        if self._turns % 2:
            width, height = height, width
        self._paint = Paint(None, width, height, 0.0, 0.0, crop=self._box)
        self._largest = width + height
        self._frames = [Frame(turn, width, height) for turn in range(4)]
        self._runs = Runs(self._handle, faces, self._turns, self._largest, strict=strict)
        self._seen: set[int] = set()
        self._x, self._y, self._rect = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self._at_x, self._at_y = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._at_rect = ctypes.addressof(self._rect)

    def paint(self) -> Paint:
        """The page's paint."""
        strokes = Strokes(self._page, self._shown, self._paint)
        text = self._text()
        if _ODD.search(text):
            self._runs.doubt(MEANINGLESS)
            text = _ODD.sub("\ufffd", text)
        # A mark without a meaning that begins a line is its bullet: see `lines`.
        text = _UNNAMED_BULLET.sub("\x7f", text)
        self._add_text(text)
        seen = self._runs.keys() | self._seen
        if len(seen) < strokes.texts:
            self._add_again(strokes.unseen(seen))
        return self._paint

    def _text(self) -> str:
        """The page's text, one character for each of PDFium's."""
        count = pdfium.FPDFText_CountChars(self._textpage)
        if count < 0:
            raise Unsure("no text page")
        if count > limits.MAX_OBJECTS_PER_PAGE:
            raise TooLarge(f"A page has more than {limits.MAX_OBJECTS_PER_PAGE:,} objects.")
        text: str = self._textpage.get_text_range() if count else ""
        if len(text) != count:  # characters that make no text, or several
            text = "".join(chr(native.unicode_of(self._handle, i) or 0xFFFE) for i in range(count))
        return text

    def _add_text(self, text: str) -> None:
        """All atoms; most are painted in one go, upright, and need no second look."""
        handle, runs = self._handle, self._runs
        left, bottom = self._box[:2]
        width, height = self._paint.width, self._paint.height
        x, y, rect = self._x, self._y, self._rect
        at_x, at_y, at_rect = self._at_x, self._at_y, self._at_rect
        text_object, origin, loose_box = native.text_object, native.origin, native.loose_box
        upright = self._paint.glyphs.setdefault(0, [])
        hard = SOFT_HYPHEN not in text
        end, known = 0, dict[str, float]()
        for found in _ATOM.finditer(text):
            atom = found[0]
            first, beyond = found.span()
            thing = text_object(handle, first)
            run = runs.get(thing) or self._runs.made(thing, first)
            space, spaced = end, False
            if end < first:
                spaced = text[end] not in "\r\n"
                # What looks like white space may be the number of a code without a meaning.
                if run.known is not known or not known.keys() >= set(text[end:first]):
                    self._runs.learn(run, text[end:first], end)
            end, known = beyond, run.known
            try:
                advance = sum(map(known.__getitem__, atom))
            except KeyError:
                self._runs.learn(run, atom, first)
                advance = sum(map(known.__getitem__, atom))
            if run.plain and atom[-1] not in _HYPHENS and (hard or SOFT_HYPHEN not in atom):
                last = beyond - 1
                if first == last or text_object(handle, last) == thing:
                    origin(handle, first, at_x, at_y)
                    loose_box(handle, last, at_rect)
                    x0, x1, baseline = x.value - left, rect.right - left, y.value - bottom
                    size = run.size
                    advance *= run.em
                    if (
                        (
                            _NARROWEST * advance <= x1 - x0 <= advance + _LOOSE * size
                            or (first == last and x0 <= x1)
                        )
                        and 0 <= x0 + x1 <= 2 * width
                        and 0 <= baseline + size / 4 <= height
                    ):
                        glyph = Glyph(atom, x0, x1, height - baseline, size, run.font)
                        if spaced and upright and x0 - upright[-1].x1 <= WORD_GAP * size:
                            self._add(glyph, 0, spaced=self._parts(space, atom))
                        else:
                            upright.append(glyph)
                        continue
            spaced = spaced and self._parts(space, atom)
            self._add_atom(atom, first, beyond - 1, spaced=spaced)
        if self._runs.unmapped(range(end, len(text))):
            self._runs.doubt(MEANINGLESS)

    def _parts(self, space: int, atom: str) -> bool:
        """Whether a space parts words: not the one that PDFium sees before a line-end hyphen."""
        return atom not in _LONE_HYPHENS or bool(native.text_object(self._handle, space))

    def _add(self, glyph: Glyph, turn: int, *, spaced: bool) -> None:
        glyphs = self._paint.glyphs.setdefault(turn, [])
        if spaced and glyphs:
            before = glyphs[-1]
            gap = glyph.x0 - before.x1  # a wide one parts words without a space
            if 0 < gap <= WORD_GAP * glyph.size and (
                abs(before.baseline - glyph.baseline) < _SAME_BASELINE
            ):
                _, _, x1, baseline, size, font = before
                glyphs.append(Glyph(" ", x1, glyph.x0, baseline, size, font))
        glyphs.append(glyph)

    def _add_atom(self, text: str, first: int, last: int, *, spaced: bool) -> None:
        handle = native.text_object(self._handle, first)
        run = self._runs.get(handle) or self._runs.made(handle, first)
        if not run.known.keys() >= set(text):
            self._runs.learn(run, text, first)
        if text[-1] in _HYPHENS:
            text = text[:-1] + self._hyphen(last)
        if first < last:
            whole = SOFT_HYPHEN not in text and self._alike(run, text, first, last)
            if not whole or self._extent_differs(run, text, first, last):
                for letters, start, end in self._glyphs(text, first):
                    self._add_letters(letters, start, end, spaced=spaced and start == first)
                return
        self._add_letters(text, first, last, spaced=spaced)

    def _add_letters(self, text: str, first: int, last: int, *, spaced: bool) -> None:
        """Letters that lie close together: a whole atom, or one glyph of it."""
        handle = native.text_object(self._handle, first)
        run = self._runs.get(handle) or self._runs.made(handle, first)
        ends = self._ends(run, first, last)
        if ends is None:
            return
        x0, x1, baseline = ends
        if run.ligatures:
            text = self._unfolded(text, first, run)
        self._add(Glyph(text, x0, x1, baseline, run.size, run.font), run.turn or 0, spaced=spaced)

    def _extent_differs(self, run: Run, text: str, first: int, last: int) -> bool:
        """Whether there may be a gap within, or the letters do not stand in their order."""
        ends = self._ends(run, first, last)
        if ends is None:
            return False
        if not run.em:
            return ends[1] - ends[0] > _WIDEST * run.size * len(text)
        extent = self._rect.right - self._x.value  # negative where the end stands first
        advance = run.em * sum([run.known.get(letter, 0.0) for letter in text])
        return not _NARROWEST * advance <= extent <= advance + _LOOSE * run.size

    def _glyphs(self, text: str, first: int) -> Iterator[tuple[str, int, int]]:
        """The atom glyph by glyph with first and last place: a ligature's letters are together."""
        start, letters, before = first, "", math.nan
        for at, letter in enumerate(text, first):
            native.origin(self._handle, at, self._at_x, self._at_y)
            x = self._x.value
            if letters and abs(x - before) > _SAME_GLYPH:
                yield letters, start, at - 1
                start, letters = at, ""
            letters, before = letters + letter, x
        yield letters, start, first + len(text) - 1

    def _alike(self, run: Run, text: str, first: int, last: int) -> bool:
        """Whether all letters of an atom look like the first: Chromium paints each by itself."""
        things = list(map(native.text_object, repeat(self._handle), range(first, last + 1)))
        if things[-1] == things[0]:
            return True
        self._seen.update(things)
        other = self._runs.get(things[-1]) or self._runs.made(things[-1], last)
        if other[:LOOKS] != run[:LOOKS] or _TIGHT.search(text):
            return False
        low = high = self._baseline(first)
        for at, (before, thing) in enumerate(pairwise(things), start=first + 1):
            if thing != before:
                y = self._baseline(at)
                low, high = min(low, y), max(high, y)
        return high - low < _SAME_BASELINE

    def _baseline(self, at: int) -> float:
        native.origin(self._handle, at, self._at_x, self._at_y)
        return self._y.value

    def _unfolded(self, text: str, first: int, run: Run) -> str:
        """The text with ligatures of two like letters in full.

        PDFium takes the second for the first painted again, and leaves it out. Only the glyph's
        width tells; the other letters of a ligature stand where its first does.
        """
        starts = {ligature.start for ligature in run.ligatures}
        letters = []
        for at, letter in enumerate(text, first):
            letters.append(letter)
            if letter not in starts:
                continue
            left, right = self._sides(at)
            alone = all(abs(self._sides(near)[0] - left) > _SAME_PLACE for near in (at - 1, at + 1))
            for start, width, whole in run.ligatures if alone else ():
                if letter == start and abs((right - left) / run.size - width) < _SAME_WIDTH:
                    letters[-1] = whole
        return "".join(letters)

    def _sides(self, at: int) -> tuple[float, float]:
        native.loose_box(self._handle, at, self._at_rect)
        return self._rect.left, self._rect.right

    def _hyphen(self, at: int) -> str:
        """What PDFium hides behind U+FFFE."""
        if native.unicode_of(self._handle, at) != _LINE_END_HYPHEN:
            self._runs.doubt(MEANINGLESS)
            return "\ufffd"
        handle = native.text_object(self._handle, at)
        run = self._runs.get(handle) or self._runs.made(handle, at)
        if not run.hyphen:
            self._runs.doubt("two kinds of hyphens")
        return run.hyphen or "-"

    def _ends(self, run: Run, first: int, last: int) -> tuple[float, float, float] | None:
        """Both ends and the baseline of letters of one run; None when they are off the page."""
        if run.turn is None or not 0 < run.size < self._largest:
            self._runs.doubt("slanted text" if run.turn is None else "size of text")
            return None
        native.origin(self._handle, first, self._at_x, self._at_y)
        x, y = self._shown(self._x.value, self._y.value)
        frame = self._frames[run.turn]
        x0, baseline = frame.place(x, y)
        box = self._rect
        native.loose_box(self._handle, last, self._at_rect)
        x1 = frame.place(*self._shown(box.right, self._y.value))[0]
        wide, high = frame.shown
        middle_x, middle_y = (x0 + x1) / 2, baseline - run.size / 4
        inside = 0 <= middle_x <= wide and 0 <= middle_y <= high
        return (min(x0, x1), max(x0, x1), baseline) if inside else None

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of PDFium's page on the page as shown, y upwards."""
        left, bottom, right, top = self._box
        if self._turns == 0:
            return x - left, y - bottom
        if self._turns == 1:
            return y - bottom, right - x
        if self._turns == 2:
            return right - x, top - y
        return top - y, x - left

    def _add_again(self, boxes: list[Box]) -> None:
        """Makes bold what was painted twice: PDFium gives such letters out once."""
        for glyphs in self._paint.glyphs.values() if boxes else ():
            for i, glyph in enumerate(glyphs):
                x = (glyph.x0 + glyph.x1) / 2
                y = self._paint.height - glyph.baseline + glyph.size / 5
                if glyph.text.strip() and any(
                    box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes
                ):
                    glyphs[i] = glyph._replace(font=f"{glyph.font}-Bold")
