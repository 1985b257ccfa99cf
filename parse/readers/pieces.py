"""Atoms that need a second look.

They are painted in pieces (Chromium paints each letter by itself), turned, hold a hyphen, or are
wider than their letters: then they are looked at glyph by glyph.
"""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from parse.readers import bulk, native
from parse.readers.accents import ACCENT, ACCENTS
from parse.readers.glyphs import WORD_GAP
from parse.readers.paint import PLACELESS
from parse.readers.runs import MEANINGLESS, Run, Runs
from parse.readers.word import Word
from parse.text.characters import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parse.readers.sheet import Sheet

# PDFium writes U+FFFE (older builds U+0002) for a hyphen at a line's end, and U+FFFE for a
# character that it cannot name; the line break behind the hyphen is gone.
HYPHENS, _LINE_END_HYPHEN = "\ufffe\x02", 2
# Wider than the letters' advances by this (in sizes): there may be a gap within, for which PDFium
# put no space, as between the kerned pieces that PostScript printers write. Where advances are not
# known: letters this wide on average.
LOOSE, _WIDEST = 0.03, 0.8
# Shorter than this share of the advances: the end is painted left of the beginning.
NARROWEST = 0.6
_SAME_GLYPH = 0.01
_SAME_BASELINE, _SAME_WIDTH, _SAME_PLACE = 0.5, 0.02, 0.1
# Where PDFium may have missed a narrow space between letters painted one by one.
_TIGHT = re.compile(r"[.,;:)](?=[\w(])")
# What PDFium tells of text that stands for other text (`ActualText`) has one place throughout;
# ligatures have so many letters at most.
_LIGATURE = 3
# Of a list of contents.
_LEADERS = re.compile(r"(\.{8,})")


class Atom(NamedTuple):
    """Characters without white space: the first and the last, their objects, and both ends."""

    text: str
    first: int
    last: int
    x: float
    y: float
    right: float
    thing: int | None
    ending: int | None


class Pieces:
    """Adds atoms to a page's glyphs, by turns; `each`: letter by letter.

    `slanted` text is left out, as watermarks are.
    """

    def __init__(
        self, textpage: int, sheet: Sheet, runs: Runs, glyphs: dict[int, list[Word]]
    ) -> None:
        self._textpage, self._sheet, self._runs, self._glyphs = textpage, sheet, runs, glyphs
        self.each = False
        self.slanted = ""
        self.seen: set[int | None] = set()
        self._rect = pdfium.FS_RECTF()
        self._at_rect = ctypes.addressof(self._rect)

    def alike(
        self, atoms: Sequence[tuple[str, int, int, int | None, int | None]]
    ) -> Iterator[bool]:
        """Whether the letters of atoms in pieces all look alike: Chromium paints each by itself.

        Of an atom: its text, first and last place, the text objects of both.
        """
        runs = self._runs
        runs.meet([(thing, first) for _, first, _, thing, _ in atoms])
        runs.meet([(ending, last) for _, _, last, _, ending in atoms])
        places = [at for _, first, last, *_ in atoms for at in range(first, last + 1)]
        self.seen.update(bulk.text_objects(self._textpage, places))
        _, heights = bulk.origins(self._textpage, places)
        end = 0
        for text, first, last, thing, ending in atoms:
            start, end = end, end + last + 1 - first
            high = heights[start:end]
            yield (
                max(high) - min(high) < _SAME_BASELINE
                and runs.alike(thing, first, ending, last)
                and not _TIGHT.search(text)
            )

    def add(self, run: Run, atom: Atom, *, spaced: bool) -> None:
        """Adds an atom of any kind. `spaced`: a space parts it from what was added last."""
        if run.lean:
            atom = atom._replace(right=atom.right - run.lean)
        text, first, last, x, y, right, *_ = atom
        if text[-1] in HYPHENS:
            text = text[:-1] + self._hyphen(last)
        torn = self.each or atom.thing != atom.ending or SOFT_HYPHEN in text
        if first < last and (torn or ACCENT.search(text)):
            self._add_letters(text, first, spaced=spaced)
            return
        ends = self._ends(run, x, y, right)
        if ends is None:
            self._note_slanted(run, f" {text}")
            return
        if first < last and _extent_differs(run, text, atom, ends):
            self._add_letters(text, first, spaced=spaced)
        else:
            self._add_glyph(run, text, first, ends, spaced=spaced)

    def _add_letters(self, text: str, first: int, *, spaced: bool) -> None:
        """An atom, glyph by glyph, but for leader dots."""
        for part in _LEADERS.split(text):
            if not part:
                continue
            if not (_LEADERS.fullmatch(part) and self._add_leaders(part, first, spaced=spaced)):
                self._add_each(part, first, spaced=spaced)
            first += len(part)
            spaced = False

    def _add_leaders(self, dots: str, first: int, *, spaced: bool) -> bool:
        """Adds dots that look alike as one glyph, if they stand about as their font has them.

        Where there is a wider gap among them does not matter: see `even_leaders`.
        """
        places = (first, first + len(dots) - 1)
        runs = list(map(self._runs.of, bulk.text_objects(self._textpage, places), places))
        (x, _), (y, other) = bulk.origins(self._textpage, places)
        _, (_, right) = bulk.sides(self._textpage, places)
        run = runs[0]
        width = run.em * run.known.get(dots[0], 0.0)
        if not (
            run.plain
            and run.looks_like(runs[1])
            and abs(other - y) < _SAME_BASELINE
            and abs((right - x) / len(dots) - width) <= LOOSE * run.size
        ):
            return False
        ends = self._ends(run, x, y, right)
        if ends is not None:
            self._add_glyph(run, dots, first, ends, spaced=spaced)
        return True

    def _add_each(self, text: str, first: int, *, spaced: bool) -> None:
        """Letters, glyph by glyph."""
        places = range(first, first + len(text))
        things = bulk.text_objects(self._textpage, places)
        xs, ys = bulk.origins(self._textpage, places)
        _, rights = bulk.sides(self._textpage, places)
        self._runs.meet(zip(things, places, strict=True))
        for start, stop in _glyphs(text, xs):
            if stop - start > _LIGATURE:
                self._runs.doubt(PLACELESS)
            run = self._runs.of(things[start], first + start)
            ends = self._ends(run, xs[start], ys[start], rights[stop - 1] - run.lean)
            if ends is None:
                self._note_slanted(run, text[start:stop])
            else:
                letters, spaces = text[start:stop], spaced and not start
                self._add_glyph(run, letters, first + start, ends, spaced=spaces)

    def _add_glyph(
        self, run: Run, text: str, first: int, ends: tuple[float, float, float], *, spaced: bool
    ) -> None:
        """Letters that lie close together: a whole atom, or one glyph of it."""
        x0, x1, baseline = ends
        if run.ligatures:
            text = self._unfolded(text, first, run)
        glyphs = self._glyphs.setdefault(run.turn or 0, [])
        if spaced and glyphs:
            before = glyphs[-1]
            if x0 == before.x0 and text != before.text and baseline == before.baseline:
                self._runs.doubt(PLACELESS)
            gap = x0 - before.x1  # a wide one parts words without a space
            if 0 < gap <= WORD_GAP * run.size and abs(before.baseline - baseline) < _SAME_BASELINE:
                glyphs.append(before._replace(text=" ", x0=before.x1, x1=x0))
        glyphs.append(Word(text, x0, x1, baseline, run.size, run.bold, run.italic, 0, run.font))

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
        native.loose_box(self._textpage, at, self._at_rect)
        return self._rect.left, self._rect.right

    def _hyphen(self, at: int) -> str:
        """What PDFium hides behind U+FFFE."""
        if native.unicode_of(self._textpage, at) != _LINE_END_HYPHEN:
            self._runs.doubt(MEANINGLESS)
            return "\ufffd"
        run = self._runs.of(native.text_object(self._textpage, at), at)
        if not run.hyphen:
            self._runs.doubt("two kinds of hyphens")
        return run.hyphen or "-"

    def _note_slanted(self, run: Run, text: str) -> None:
        if run.turn is None:
            self.slanted += text

    def _ends(
        self, run: Run, x: float, y: float, right: float
    ) -> tuple[float, float, float] | None:
        """Both ends and the baseline of letters of one run; None when they are off the page."""
        if run.turn is None:
            return None
        if not 0 < run.size < self._sheet.largest:
            self._runs.doubt("size of text")
            return None
        return self._sheet.ends(run.turn, run.size, x, y, right)


def _extent_differs(run: Run, text: str, atom: Atom, ends: tuple[float, float, float]) -> bool:
    """Whether there may be a gap within, or the letters do not stand in their order."""
    if not run.em:
        return ends[1] - ends[0] > _WIDEST * run.size * len(text)
    extent = atom.right - atom.x  # negative where the end stands first
    advance = run.em * sum([run.known.get(letter, 0.0) for letter in text])
    return not NARROWEST * advance <= extent <= advance + LOOSE * run.size


def _glyphs(text: str, xs: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Where letters of one glyph begin and end: a ligature's stand in one place."""
    apart = [
        at
        for at, (a, b) in enumerate(pairwise(xs), start=1)
        if abs(b - a) > _SAME_GLYPH or text[at - 1] in ACCENTS
    ]
    return pairwise([0, *apart, len(xs)])
