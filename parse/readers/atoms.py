"""A page's words by PDFium, without asking it about every character.

PDFium already knows the page's text; asking about each character through ctypes costs more than
finding it. So the text comes in one call and is split into atoms (what stands between spaces),
and three calls for each atom, made for all of a page at once, ask for its text object and both
ends. Atoms of one text object follow each other and share its font, size and baseline. Only those
painted in pieces, holding a soft hyphen, or wider than their letters are looked at glyph by glyph
(some per cent). `glyphs.words_of` then makes words of atoms as it does of letters, so gaps,
phantom spaces and fake bold are judged by one set of rules.
"""

from __future__ import annotations

import ctypes
import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from parse.characters import SOFT_HYPHEN
from parse.errors import TooLarge
from parse.readers import limits, native
from parse.readers.glyphs import WORD_GAP, Frame
from parse.readers.lines import Word
from parse.readers.paint import Paint, Unsure
from parse.readers.runs import MEANINGLESS, Run, Runs
from parse.readers.strokes import Strokes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parse.readers.paint import Box
    from parse.readers.resources import Face

# PDFium writes U+FFFE (older builds U+0002) for a hyphen at a line's end, and U+FFFE for a
# character that it cannot name; the line break behind the hyphen is gone.
_ATOM = re.compile("[^\\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_HYPHENS, _LINE_END_HYPHEN = "\ufffe\x02", 2
_ANY_HYPHEN = re.compile("[\u00ad\ufffe\x02]")
# Letters that PDFium puts in another order than it met them in: its text objects get mixed.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]")
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


class _Atom(NamedTuple):
    """Characters between spaces, from the first to the last; where they begin and end."""

    first: int
    last: int
    x: float
    y: float
    right: float


class PageReader:
    """Reads one page that is open, with its text; `strict` as for `PdfiumFile.paint`."""

    def __init__(  # noqa: PLR0913 - what a page is read with
        self,
        page: int,
        textpage: int,
        faces: Mapping[str, Face],
        measured: Mapping[int, dict[str, float]],
        *,
        strict: bool,
    ) -> None:
        self._page, self._handle = page, textpage
        box = native.box_of(page)
        if box is None:
            raise Unsure("page box")
        self._box = box
        self._turns = native.page_turns(page)
        width, height = self._box[2] - self._box[0], self._box[3] - self._box[1]
        if width <= 1 or height <= 1:
            raise Unsure("page box")
        if self._turns % 2:
            width, height = height, width
        self._paint = Paint(None, width, height, 0.0, 0.0, crop=self._box)
        self._largest = width + height
        self._frames = [Frame(turn, width, height) for turn in range(4)]
        self._runs = Runs(textpage, faces, measured, self._turns, self._largest, strict=strict)
        self.advances = self._runs.advances
        self._seen: set[int] = set()
        self._rect = pdfium.FS_RECTF()
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
        count = native.text_length(self._handle)
        if count < 0:
            raise Unsure("no text page")
        if count > limits.MAX_OBJECTS_PER_PAGE:
            raise TooLarge(f"A page has more than {limits.MAX_OBJECTS_PER_PAGE:,} objects.")
        text = native.text_of(self._handle, count)
        if len(text) != count:  # characters that make no text, or several
            text = "".join(chr(native.unicode_of(self._handle, i) or 0xFFFE) for i in range(count))
        return text

    def _add_text(self, text: str) -> None:
        """All atoms, by stretches of those that begin in one text object."""
        spans = [found.span() for found in _ATOM.finditer(text)]
        firsts, lasts = [first for first, _ in spans], [beyond - 1 for _, beyond in spans]
        things = native.text_objects(self._handle, firsts)
        xs, ys = native.origins(self._handle, firsts)
        rights = native.right_sides(self._handle, lasts)
        in_order = not _RIGHT_TO_LEFT.search(text)
        runs, count = self._runs, len(things)
        start = end = 0
        font = dict[str, float]()
        while start < count:
            thing, stop = things[start], start + 1
            while stop < count and things[stop] == thing and in_order:
                stop += 1
            run = runs.get(thing) or runs.made(thing, firsts[start])
            last = lasts[stop - 1]
            if run.known is not font:
                font = run.known
                # What looks like white space may be the number of a code without a meaning.
                if runs.unmapped(range(end, firsts[start])):
                    runs.doubt(MEANINGLESS)
            if not font.keys() >= set(text[end : last + 1]):
                runs.learn(run, text, end, last + 1)
            part = slice(start, stop)
            atoms = list(map(_Atom, firsts[part], lasts[part], xs[part], ys[part], rights[part]))
            whole = firsts[stop - 1] == last or native.text_object(self._handle, last) == thing
            rest = self._add_plain(run, text, end, atoms if whole else atoms[:-1])
            if rest < len(atoms):
                if rest:
                    end = atoms[rest - 1].last + 1
                self._add_atoms(run, text, end, atoms[rest:])
            start, end = stop, last + 1
        if runs.unmapped(range(end, len(text))):
            runs.doubt(MEANINGLESS)

    def _add_plain(self, run: Run, text: str, end: int, atoms: list[_Atom]) -> int:
        """The first atoms of a text object that need no second look; tells how many.

        They stand upright on the page, are as wide as their letters, and have wide gaps between.
        """
        if not atoms or not run.plain:
            return 0
        if _ANY_HYPHEN.search(text, atoms[0].first, atoms[-1].last + 1):
            atoms = atoms[:-1]  # most stand at the end of a line
            if not atoms or _ANY_HYPHEN.search(text, atoms[0].first, atoms[-1].last + 1):
                return 0
        left, bottom = self._box[:2]
        height = self._paint.height
        size, em, bold, italic, font = run.size, run.em, run.bold, run.italic, run.font
        width_of = run.known.__getitem__
        loose, gap = _LOOSE * size, WORD_GAP * size
        upright = self._paint.glyphs.setdefault(0, [])
        firsts, lasts, xs, ys, rights = zip(*atoms, strict=True)
        words = [text[first : last + 1] for first, last in zip(firsts, lasts, strict=True)]
        advances = [em * sum(map(width_of, word)) for word in words]
        baseline = ys[0] - bottom
        if (
            not all(
                [
                    _NARROWEST * advance <= right - x <= advance + loose
                    for advance, x, right in zip(advances, xs, rights, strict=True)
                ]
            )
            or not all([x - right > gap for x, right in zip(xs[1:], rights, strict=False)])
            or min(ys) != max(ys)
            or min(xs) < left
            or max(rights) > left + self._paint.width
            or not 0 <= baseline + size / 4 <= height
            or (upright and xs[0] - left - upright[-1].x1 <= gap and self._spaced(text, end, firsts[0]))
        ):
            return 0
        upright += [
            Word(word, x - left, right - left, height - baseline, size, bold, italic, 0, font)
            for word, x, right in zip(words, xs, rights, strict=True)
        ]
        return len(atoms)

    def _add_atoms(self, run: Run, text: str, end: int, atoms: list[_Atom]) -> None:
        """Atoms of any kind."""
        for atom in atoms:
            first, last = atom.first, atom.last
            letters = text[first : last + 1]
            spaced = self._spaced(text, end, first) and self._parts(end, letters)
            self._add_atom(run, letters, atom, spaced=spaced)
            end = last + 1

    def _spaced(self, text: str, end: int, first: int) -> bool:
        """Whether white space within a line stands before the atom that begins at `first`."""
        return end < first and text[end] not in "\r\n"

    def _parts(self, space: int, atom: str) -> bool:
        """Whether a space parts words: not the one that PDFium sees before a line-end hyphen."""
        return atom not in _LONE_HYPHENS or bool(native.text_object(self._handle, space))

    def _add(self, glyph: Word, turn: int, *, spaced: bool) -> None:
        glyphs = self._paint.glyphs.setdefault(turn, [])
        if spaced and glyphs:
            before = glyphs[-1]
            gap = glyph.x0 - before.x1  # a wide one parts words without a space
            if 0 < gap <= WORD_GAP * glyph.size and (
                abs(before.baseline - glyph.baseline) < _SAME_BASELINE
            ):
                glyphs.append(before._replace(text=" ", x0=before.x1, x1=glyph.x0))
        glyphs.append(glyph)

    def _add_atom(self, run: Run, text: str, atom: _Atom, *, spaced: bool) -> None:
        """An atom of any kind: painted in pieces, turned, holding a hyphen, wider than it should."""
        first, last = atom.first, atom.last
        if text[-1] in _HYPHENS:
            text = text[:-1] + self._hyphen(last)
        if first < last and not (
            SOFT_HYPHEN not in text and self._alike(run, text, first, last)
        ):
            return self._add_letters(text, first, spaced=spaced)
        ends = self._ends(run, atom.x, atom.y, atom.right)
        if ends is None:
            return None
        if first < last and self._extent_differs(run, text, atom, ends):
            return self._add_letters(text, first, spaced=spaced)
        self._add_glyph(run, text, first, ends, spaced=spaced)

    def _add_letters(self, text: str, first: int, *, spaced: bool) -> None:
        """An atom, glyph by glyph."""
        for letters, start, end in self._glyphs(text, first):
            thing = native.text_object(self._handle, start)
            run = self._runs.get(thing) or self._runs.made(thing, start)
            (x,), (y,) = native.origins(self._handle, (start,))
            (right,) = native.right_sides(self._handle, (end,))
            ends = self._ends(run, x, y, right)
            if ends is not None:
                self._add_glyph(run, letters, start, ends, spaced=spaced and start == first)

    def _add_glyph(
        self, run: Run, text: str, first: int, ends: tuple[float, float, float], *, spaced: bool
    ) -> None:
        """Letters that lie close together: a whole atom, or one glyph of it."""
        x0, x1, baseline = ends
        if run.ligatures:
            text = self._unfolded(text, first, run)
        word = Word(text, x0, x1, baseline, run.size, run.bold, run.italic, 0, run.font)
        self._add(word, run.turn or 0, spaced=spaced)

    def _extent_differs(
        self, run: Run, text: str, atom: _Atom, ends: tuple[float, float, float]
    ) -> bool:
        """Whether there may be a gap within, or the letters do not stand in their order."""
        if not run.em:
            return ends[1] - ends[0] > _WIDEST * run.size * len(text)
        extent = atom.right - atom.x  # negative where the end stands first
        advance = run.em * sum([run.known.get(letter, 0.0) for letter in text])
        return not _NARROWEST * advance <= extent <= advance + _LOOSE * run.size

    def _glyphs(self, text: str, first: int) -> Iterator[tuple[str, int, int]]:
        """The atom glyph by glyph with first and last place: a ligature's letters are together."""
        start, letters, before = first, "", math.nan
        xs, _ = native.origins(self._handle, range(first, first + len(text)))
        for at, (letter, x) in enumerate(zip(text, xs, strict=True), start=first):
            if letters and abs(x - before) > _SAME_GLYPH:
                yield letters, start, at - 1
                start, letters = at, ""
            letters, before = letters + letter, x
        yield letters, start, first + len(text) - 1

    def _alike(self, run: Run, text: str, first: int, last: int) -> bool:
        """Whether all letters of an atom look like the first: Chromium paints each by itself."""
        things = native.text_objects(self._handle, range(first, last + 1))
        if things[-1] == things[0]:
            return True
        self._seen.update(things)
        other = self._runs.get(things[-1]) or self._runs.made(things[-1], last)
        if not run.looks_like(other) or _TIGHT.search(text):
            return False
        begun = [at for at, (a, b) in enumerate(pairwise(things), start=first + 1) if a != b]
        _, heights = native.origins(self._handle, [first, *begun])
        return max(heights) - min(heights) < _SAME_BASELINE

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

    def _ends(
        self, run: Run, x: float, y: float, right: float
    ) -> tuple[float, float, float] | None:
        """Both ends and the baseline of letters of one run; None when they are off the page."""
        if run.turn is None or not 0 < run.size < self._largest:
            self._runs.doubt("slanted text" if run.turn is None else "size of text")
            return None
        frame = self._frames[run.turn]
        x0, baseline = frame.place(*self._shown(x, y))
        x1 = frame.place(*self._shown(right, y))[0]
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
                    glyphs[i] = glyph._replace(font=f"{glyph.font}-Bold", bold=True)
