"""PDFium's side of reading: a page's words, rules, images in a twentieth of pdfplumber's time.

PDFium already knows the page's text; asking it about every character through ctypes costs more
than finding it. So the text comes in one call and is split into atoms (what stands between
spaces), and per atom three calls ask for both ends. An atom painted in one go shares font, size
and baseline; only those painted in pieces, or holding a soft hyphen, are asked about letter by
letter (1–3 % of the atoms measured). `glyphs.words_of` then makes words of atoms as it does of
letters, so gaps, phantom spaces and fake bold are judged by one set of rules.

PDFium is not thread-safe, and all handles must be closed before the file's: processes only.
"""

from __future__ import annotations

import ctypes
import math
import re
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from parse.characters import SOFT_HYPHEN
from parse.errors import TooLarge
from parse.readers import limits, native
from parse.readers.glyphs import Frame, Glyph, turn_of
from parse.readers.paint import Paint, Unsure
from parse.readers.resources import Face, Ligature
from parse.readers.strokes import Strokes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parse.readers.paint import Box

# PDFium writes U+FFFE (older builds U+0002) for a hyphen at a line's end, and U+FFFE for a
# character that it cannot name; the line break behind the hyphen is gone.
_ATOM = re.compile("[^\\s\ufffe\x02]*[\ufffe\x02]|[^\\s\ufffe\x02]+")
_HYPHENS, _LINE_END_HYPHEN = "\ufffe\x02", 2
# Control and private-use characters, replacement characters: a font without a proper map.
# U+007F and the private ones of Symbol and Wingdings are bullets, which `characters` knows.
_ODD = re.compile("[\x00\x01\x03-\x08\x0e-\x1b\x80-\x84\x86-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff]")
_UNNAMED_BULLET = re.compile("(?:(?<=[\r\n])|^)\ufffe(?=[ \t])")
# Letters this wide on average (in sizes): a gap within, for which PDFium put no space.
_WIDEST = 0.8
_SAME_BASELINE, _SAME_WIDTH, _SAME_PLACE = 0.5, 0.02, 0.1
# Where PDFium may have missed a narrow space between letters painted one by one.
_TIGHT = re.compile(r"[.,;:)](?=[\w(])")
_FILL_AND_STROKE = 2
_MAX_NAME = 256
_MEANINGLESS = "characters without meaning"
_SPACE = re.compile(r"\s")
_NAMELESS = re.compile(r"(?:[A-Z]{6}\+)?(?:CIDFont\+)?(?:[A-Z]{0,2}\d*)?")


class PdfiumFile:
    """A file opened by PDFium. Raises `pypdfium2.PdfiumError` when it cannot be."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self.pages = len(self._document)

    def close(self) -> None:
        """Closes the file's handles."""
        self._document.close()

    def paint(self, number: int, faces: Mapping[str, Face], *, strict: bool = True) -> Paint:
        """What a page paints, atoms as glyphs. `faces`: what the file says of fonts.

        Not `strict`: what can be read, U+FFFD for characters without a meaning.

        Raises:
            Unsure: pdfplumber should be asked; the message says why.
            TooLarge: the page has too many objects.
        """
        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise Unsure("page not opened") from error
        try:
            textpage = page.get_textpage()
            try:
                return _PageReader(page, textpage, faces, strict=strict).paint()
            finally:
                textpage.close()
        finally:
            page.close()


class _Font(NamedTuple):
    """A font of the page; `known` are the letters seen of it that have a meaning."""

    name: str
    face: Face
    known: set[str]


class _Run(NamedTuple):
    """What all letters of one text object share; `turn` is None for slanted text.

    `known` holds the font's letters that are known to have a meaning. `plain` text reads upwards
    on the page as PDFium has it, and its letters are taken as they come.
    """

    turn: int | None
    size: float
    font: str
    hyphen: str
    ligatures: tuple[Ligature, ...]
    known: set[str]
    plain: bool


# How many of a run's values must be the same for its letters to make one word.
_LOOKS = 5


class _PageReader:
    def __init__(
        self, page: Any, textpage: Any, faces: Mapping[str, Face], *, strict: bool
    ) -> None:
        self._page, self._textpage, self._faces = page, textpage, faces
        self._strict = strict
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
        self._fonts: dict[int, _Font] = {}
        self._runs: dict[int, _Run] = {}
        self._seen: set[int] = set()
        self._x, self._y, self._rect = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        self._at_x, self._at_y = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._at_rect = ctypes.addressof(self._rect)
        self._form = pdfium.FS_MATRIX()
        self._at_form = ctypes.addressof(self._form)

    def paint(self) -> Paint:
        """The page's paint."""
        strokes = Strokes(self._page, self._shown, self._paint)
        text = self._text()
        if _ODD.search(text) or self._unmapped(m.start() for m in _SPACE.finditer(text)):
            self._doubt(_MEANINGLESS)
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

    def _unmapped(self, places: Iterable[int]) -> bool:
        """Whether the font does not say what the letters there mean."""
        return any(map(native.unmapped, repeat(self._handle), places))

    def _add_text(self, text: str) -> None:
        """All atoms; most are painted in one go, upright, and need no second look."""
        handle, runs, height = self._handle, self._runs, self._paint.height
        left, bottom = self._box[:2]
        x, y, rect = self._x, self._y, self._rect
        at_x, at_y, at_rect = self._at_x, self._at_y, self._at_rect
        text_object, origin, loose_box = native.text_object, native.origin, native.loose_box
        width = self._paint.width
        end = 0
        for found in _ATOM.finditer(text):
            first, beyond = found.span()
            atom, last = found.group(), beyond - 1
            spaced = first > end and text[end] not in "\r\n"
            end = beyond
            thing = text_object(handle, first)
            run = runs.get(thing) or self._run(thing, first)
            if (
                not run.plain
                or (first < last and text_object(handle, last) != thing)
                or not run.known.issuperset(atom)
                or atom[-1] in _HYPHENS
            ):
                self._add_atom(atom, first, last, spaced=spaced)
                continue
            origin(handle, first, at_x, at_y)
            loose_box(handle, last, at_rect)
            x0, x1, baseline = x.value - left, rect.right - left, height - (y.value - bottom)
            size = run.size
            if (
                not x0 <= x1 <= x0 + _WIDEST * size * len(atom)
                or not 0 <= (x0 + x1) / 2 <= width
                or not 0 <= baseline - size / 4 <= height
            ):
                self._add_atom(atom, first, last, spaced=spaced)
                continue
            self._add(Glyph(atom, x0, x1, baseline, size, run.font), 0, spaced=spaced)

    def _add(self, glyph: Glyph, turn: int, *, spaced: bool) -> None:
        glyphs = self._paint.glyphs.setdefault(turn, [])
        if spaced and glyphs:
            before = glyphs[-1]
            if abs(before.baseline - glyph.baseline) < _SAME_BASELINE and before.x1 < glyph.x0:
                _, _, x1, baseline, size, font = before
                glyphs.append(Glyph(" ", x1, glyph.x0, baseline, size, font))
        glyphs.append(glyph)

    def _add_atom(self, text: str, first: int, last: int, *, spaced: bool) -> None:
        handle = native.text_object(self._handle, first)
        run = self._runs.get(handle) or self._run(handle, first)
        if not run.known.issuperset(text):
            if self._unmapped(range(first, last + 1)):
                self._doubt(_MEANINGLESS)
            run.known.update(text.replace(SOFT_HYPHEN, ""))
        if text[-1] in _HYPHENS:
            text = text[:-1] + self._hyphen(last)
        ends = None
        if first == last or (SOFT_HYPHEN not in text and self._alike(run, text, first, last)):
            ends = self._ends(run, first, last)
            if ends is None:
                return
        if ends is None or (first < last and ends[1] - ends[0] > _WIDEST * run.size * len(text)):
            for at, letter in enumerate(text, first):
                self._add_atom(letter, at, at, spaced=spaced and at == first)
            return
        x0, x1, baseline = ends
        if run.ligatures:
            text = self._unfolded(text, first, run)
        self._add(Glyph(text, x0, x1, baseline, run.size, run.font), run.turn or 0, spaced=spaced)

    def _alike(self, run: _Run, text: str, first: int, last: int) -> bool:
        """Whether all letters of an atom look like the first: Chromium paints each by itself."""
        things = list(map(native.text_object, repeat(self._handle), range(first, last + 1)))
        if things[-1] == things[0]:
            return True
        self._seen.update(things)
        other = self._runs.get(things[-1]) or self._run(things[-1], last)
        if other[:_LOOKS] != run[:_LOOKS] or _TIGHT.search(text):
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

    def _unfolded(self, text: str, first: int, run: _Run) -> str:
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
            self._doubt(_MEANINGLESS)
            return "\ufffd"
        handle = native.text_object(self._handle, at)
        run = self._runs.get(handle) or self._run(handle, at)
        if not run.hyphen:
            self._doubt("two kinds of hyphens")
        return run.hyphen or "-"

    def _ends(self, run: _Run, first: int, last: int) -> tuple[float, float, float] | None:
        """Both ends and the baseline of letters of one run; None when they are off the page."""
        if run.turn is None or not 0 < run.size < self._largest:
            self._doubt("slanted text" if run.turn is None else "size of text")
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

    def _run(self, handle: int | None, at: int) -> _Run:
        if not handle:
            raise Unsure("text of no object")
        form = self._form
        native.letter_matrix(self._handle, at, self._at_form)
        turn = 0 if form.b == 0 < form.a else turn_of(form.a, form.b)
        if turn:
            self._doubt("turned text")  # PDFium has no advance widths for it
        if turn is not None:
            turn = (turn - self._turns) % 4
        size = round(native.font_size(self._handle, at) * math.hypot(form.c, form.d), 2)
        font = self._font(native.font_of(handle))
        stroked = native.render_mode(handle) == _FILL_AND_STROKE
        run = self._runs[handle] = _Run(
            turn,
            size,
            f"{font.name}-Bold" if stroked else font.name,
            font.face.hyphen,
            font.face.ligatures,
            font.known,
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
                self._doubt("nameless font")
            face = self._faces.get(name, Face())
            known = self._fonts[handle] = _Font(name + face.style, face, set())
        return known

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

    def _doubt(self, reason: str) -> None:
        if self._strict:
            raise Unsure(reason)

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
