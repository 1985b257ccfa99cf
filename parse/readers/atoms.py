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

import math
import re
from itertools import accumulate, compress, islice, pairwise
from operator import ne
from typing import TYPE_CHECKING

from parse.errors import TooLarge
from parse.readers import bulk, limits, native
from parse.readers.accents import ACCENT, ACCENT_APART, ACCENTS
from parse.readers.glyphs import WORD_GAP
from parse.readers.overlays import lies_over
from parse.readers.paint import ODD, Paint, Unsure
from parse.readers.pieces import HYPHENS, LOOSE, NARROWEST, Atom, Pieces
from parse.readers.runs import INKLESS, MEANINGLESS, Font, Run, Runs
from parse.readers.sheet import Sheet
from parse.readers.strokes import Strokes
from parse.readers.word import Word
from parse.text.characters import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parse.readers.paint import Box
    from parse.readers.resources import PageResources

_ATOM = re.compile(f"([^\\s{HYPHENS}]+[{HYPHENS}]?|[{HYPHENS}])")
# Letters that PDFium puts in another order than it met them in, and so its text objects.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]"
)
_LONE_HYPHENS = {"-", "\u2010", SOFT_HYPHEN, *HYPHENS}
# A page that is nothing but this needs no look for odd ones, nor for accents apart.
_USUAL = re.compile(
    "[\t\r\n\x02 -\\]_a-}\xa0-\xa7\xa9-\xae\xb0-\xb3\xb5-\xb7\xb9-\u024f"
    "\u2010-\u2017\u2019-\u2026\u20ac\ufffe]*"
)
# Of an atom: letters, first and last place, x, y, right side, text objects of both.
_Columns = tuple[str, int, int, float, float, float, int | None, int | None]
_UNNAMED_BULLET = re.compile("(?:(?<=[\r\n])|^)\ufffe(?=[ \t])")


class PageReader:
    """Reads one page that is open, with its text; `strict` as for `PdfiumFile.paint`.

    `fonts` are those of the page before, if that is still open.
    """

    def __init__(
        self,
        page: int,
        textpage: int,
        resources: PageResources,
        fonts: Mapping[int, Font],
        *,
        strict: bool,
    ) -> None:
        self._page, self._handle, self._forms = page, textpage, resources.forms
        self._sheet = sheet = Sheet(page)
        self._paint = Paint(None, sheet.width, sheet.height, 0.0, 0.0, edges=[], crop=sheet.box)
        self._runs = Runs(
            textpage, resources.faces, fonts, sheet.turns, sheet.largest, strict=strict
        )
        self._pieces = Pieces(textpage, sheet, self._runs, self._paint.glyphs)

    @property
    def fonts(self) -> dict[int, Font]:
        """The page's fonts, for the next page."""
        return self._runs.fonts

    def paint(self) -> Paint:
        """The page's paint."""
        text = self._text()
        usual = _USUAL.fullmatch(text) is not None
        if not usual and ODD.search(text):
            self._runs.doubt(MEANINGLESS)
            text = ODD.sub("\ufffd", text)
        if "\ufffe" in text:
            # A mark without a meaning that begins a line is its bullet: see `lines`.
            text = _UNNAMED_BULLET.sub("\x7f", text)
        self._paint.accents = not usual and ACCENT.search(text) is not None
        self._pieces.each = self._paint.accents and ACCENT_APART.search(text) is not None
        self._add_text(text, in_order=usual or not _RIGHT_TO_LEFT.search(text))
        self._paint.slanted = self._pieces.slanted.strip()
        seen = (self._runs.keys() | self._pieces.seen) - {None}
        if len(seen) < native.page_objects(self._page) or self._forms:
            strokes = Strokes(self._page, self._sheet.shown, self._paint, seen)
            again = strokes.left_out()
            self._check_inkless([mode for _, mode in again])
            self._add_again([box for box, _ in again])
        else:
            self._check_inkless([])
        return self._paint

    def _check_inkless(self, left_out: Sequence[int]) -> None:
        """Doubts text painted without ink beside other: of two that agree PDFium gives one out."""
        modes = {*self._runs.modes, *left_out}
        inkless = INKLESS in modes and len(modes) > 1
        if inkless and (left_out or any(map(lies_over, self._paint.glyphs.values()))):
            self._runs.doubt("text over text")

    def _text(self) -> str:
        """The page's text, one character for each of PDFium's."""
        count = native.text_length(self._handle)
        if count < 0:
            raise Unsure("no text page")
        if count > limits.MAX_OBJECTS_PER_PAGE:
            raise TooLarge(f"A page has more than {limits.MAX_OBJECTS_PER_PAGE:,} objects.")
        text = native.text_of(self._handle, count)
        if len(text) != count:  # characters that make no text, or several
            text = "".join([chr(code or 0xFFFE) for code in bulk.codes(self._handle, count)])
        return text

    def _add_text(self, text: str, *, in_order: bool) -> None:
        """All atoms, by stretches of one run; `in_order`: as PDFium has its objects."""
        handle, runs = self._handle, self._runs
        pieces = _ATOM.split(text)  # by turns what parts atoms, and an atom
        texts, ends = pieces[1::2], list(accumulate(map(len, pieces)))
        firsts, lasts = ends[:-1:2], [end - 1 for end in ends[1::2]]
        breaks = [at for at, gap in enumerate(pieces[2:-1:2], start=1) if in_order and "\n" in gap]
        things = self._beginnings(firsts, breaks, in_order=in_order)
        endings = self._endings(texts, firsts, lasts, things, in_order=in_order)
        xs, ys = bulk.origins(handle, firsts)
        _, rights = bulk.sides(handle, lasts)
        atoms = zip(texts, firsts, lasts, xs, ys, rights, things, endings, strict=True)
        end = 0
        font: dict[str, float] | None = None
        for run, start, stop in self._stretches(firsts, things):
            first, beyond = firsts[start], lasts[stop - 1] + 1
            if run.known is not font:
                font = run.known
                # What looks like white space may be the number of a code without a meaning.
                if runs.unmapped(range(end, first)):
                    runs.doubt(MEANINGLESS)
            unknown = {*text[end:beyond]}.difference(font)
            if unknown:
                runs.learn(run, unknown, text, end, beyond)
            self._add_stretch(run, islice(atoms, stop - start), text, end)
            end = beyond
        if runs.unmapped(range(end, len(text))):
            runs.doubt(MEANINGLESS)

    def _stretches(
        self, firsts: list[int], things: list[int | None]
    ) -> Iterator[tuple[Run, int, int]]:
        """Atoms that follow each other and begin in one run: the run, the first, and beyond."""
        starts = [*compress(range(len(things)), map(ne, things, [0, *things]))]
        self._runs.meet([(things[at], firsts[at]) for at in starts])
        begun, last = 0, None
        for at in starts:
            run = self._runs.of(things[at], firsts[at])
            if run is not last:
                if last:
                    yield last, begun, at
                begun, last = at, run
        if last:
            yield last, begun, len(things)

    def _beginnings(
        self, firsts: list[int], breaks: list[int], *, in_order: bool
    ) -> list[int | None]:
        """The text objects in which atoms begin; `breaks` are the atoms that begin a new line.

        PDFium goes through the objects one by one, but for scripts that run from right to left:
        between two atoms of one object there is no other.
        """
        if not in_order or not firsts:
            return bulk.text_objects(self._handle, firsts)
        lines = list(pairwise([0, *breaks, len(firsts)]))
        heads = bulk.text_objects(self._handle, [firsts[start] for start, _ in lines])
        tails = bulk.text_objects(self._handle, [firsts[stop - 1] for _, stop in lines])
        things: list[int | None] = []
        for (start, stop), head, tail in zip(lines, heads, tails, strict=True):
            if head == tail:
                things += [head] * (stop - start)
            else:
                things += bulk.text_objects(self._handle, firsts[start:stop])
        return things

    def _endings(
        self,
        texts: list[str],
        firsts: list[int],
        lasts: list[int],
        things: list[int | None],
        *,
        in_order: bool,
    ) -> list[int | None]:
        """The text objects in which atoms end; those that look the same throughout end as begun.

        One before an atom of the same object needs no asking, see `_beginnings`.
        """
        endings = list(things)
        goes_on = map(ne, things, [*things[1:], 0])
        asked = [
            at
            for at, last_of_object in enumerate(goes_on)
            if (last_of_object or not in_order) and firsts[at] < lasts[at]
        ]
        found = bulk.text_objects(self._handle, [lasts[at] for at in asked])
        torn = [
            (texts[at], firsts[at], lasts[at], things[at], ending)
            for at, ending in zip(asked, found, strict=True)
            if ending != things[at]
        ]
        alike = self._pieces.alike(torn)
        for at, ending in zip(asked, found, strict=True):
            if ending != things[at] and not next(alike):
                endings[at] = ending
        return endings

    def _add_stretch(self, run: Run, atoms: Iterable[_Columns], text: str, end: int) -> None:
        """Atoms that begin in one run; `end` is where the atom before them ended.

        Most are upright, whole, as wide as their letters, and after a wide gap: they are words.
        """
        left, bottom, far, top = self._sheet.box
        height = self._sheet.height
        size, em, bold, italic, font = run.size, run.em, run.bold, run.italic, run.font
        width_of, new = run.known.__getitem__, tuple.__new__
        low, high, loose, gap = bottom - size / 4, top - size / 4, LOOSE * size, WORD_GAP * size
        words = self._paint.glyphs.setdefault(0, [])
        before = words[-1].x1 + left if words else -math.inf
        if not run.plain or self._pieces.each:
            far = -math.inf
        odd = {ligature.start for ligature in run.ligatures}  # letters that need a second look
        if self._paint.accents:
            odd |= ACCENTS
        for atom in atoms:
            letters, first, last, x, y, right, thing, ending = atom
            advance = em * sum(map(width_of, letters))
            if (
                NARROWEST * advance <= right - x <= advance + loose
                and (x - before > gap or end == first or text[end] in "\r\n")
                and thing == ending
                and left <= x
                and right <= far
                and low <= y <= high
                and letters[-1] not in HYPHENS
                and SOFT_HYPHEN not in letters
                and (not odd or odd.isdisjoint(letters))
            ):
                x0, x1, baseline = x - left, right - left, height - (y - bottom)
                words.append(new(Word, (letters, x0, x1, baseline, size, bold, italic, 0, font)))
                before = right
            else:
                spaced = end < first and text[end] not in "\r\n" and self._parts(end, letters)
                self._pieces.add(run, Atom._make(atom), spaced=spaced)
                before = words[-1].x1 + left if words else -math.inf
            end = last + 1

    def _parts(self, space: int, atom: str) -> bool:
        """Whether a space parts words: not the one that PDFium sees before a line-end hyphen."""
        return atom not in _LONE_HYPHENS or bool(native.text_object(self._handle, space))

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
