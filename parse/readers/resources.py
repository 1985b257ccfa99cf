"""What a page paints with, looked at before PDFium does: fonts' faces, and what would not end.

PDFium runs in C, where no counter of ours holds: forms within forms, and streams that unpack to
gigabytes, must be found first. pdfminer has opened the file anyway (0.4 ms a page).
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

from parse.readers.appearances import appearances
from parse.readers.device import described_style
from parse.readers.fonts import Fonts
from parse.readers.layers import hidden_layers, is_hidden
from parse.readers.limits import check_stream
from parse.readers.paint import PLACELESS, Unsure
from parse.text.characters import SOFT_HYPHEN, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

# Real pages paint some dozens of forms; beyond this pdfminer goes through them and counts.
_MAX_PAINTINGS, _MAX_FORMS, _MAX_DEPTH = 5_000, 500, 12
# A character map's target of several letters, two of them alike: <00740074>; ff, ffi, ffl.
_LIKE_LETTERS = re.compile(
    rb"<(?:[0-9A-Fa-f]{4})*?([0-9A-Fa-f]{4})\1(?:[0-9A-Fa-f]{4})*>|<[Ff][Bb]0[034]>"
)
_HYPHENS = {"-", "\u2010", "\u2011", SOFT_HYPHEN}
_DRAWN_TOO_OFTEN = "forms within forms"


class Ligature(NamedTuple):
    """A glyph that stands for several letters, the first two alike; its width in sizes."""

    start: str
    width: float
    whole: str


class Face(NamedTuple):
    """What a font's dictionaries say that PDFium does not.

    `style` goes on its name. `hyphen` is what its hyphens mean: PDFium makes soft ones at line
    ends like the others. It is empty where the font has both. `ligatures` are those it cuts short.
    """

    style: str = ""
    hyphen: str = "-"
    ligatures: tuple[Ligature, ...] = ()


class PageResources(NamedTuple):
    """The fonts' faces of a page by their names, and whether it may paint forms.

    `laid`: annotations lay text on it.
    """

    faces: dict[str, Face]
    forms: bool
    laid: bool = False


class Resources:
    """The fonts and forms of a file, each looked at once."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[str, Face]] = {}
        self._forms: dict[int, tuple[int, dict[str, Face]]] = {}
        self._off: frozenset[int] | None = None

    def of(self, page: Any) -> PageResources:
        """What the file says of a page.

        Raises:
            Unsure: the page paints forms too often, styles go by no name, or a layer is hidden.
            TooLarge: a font or form unpacks to too much.
        """
        if self._off is None:
            self._off = hidden_layers(page.doc)
        faces: dict[str, Face] = {}
        times = self._paintings(page.resources, page.contents, faces, 0)
        laid = list(appearances(page)) if page.annots else []
        times += sum(self._form(one.number, one.form, faces, 0) for one in laid)
        return PageResources(faces, forms=times > 1, laid=bool(laid))

    def _paintings(
        self, resources: Any, contents: list[Any], faces: dict[str, Face], depth: int
    ) -> int:
        """How often forms are painted at most. Adds to `faces`."""
        if self._off and any(is_hidden(layer, self._off) for layer in _layers_of(resources)):
            raise Unsure("hidden layer")
        for name, face in self._fonts_of(resources):
            if faces.setdefault(name, face) != face:
                raise Unsure("fonts of one name")
        forms = list(_forms_of(resources))
        if not forms:
            return 1
        if depth > _MAX_DEPTH or len(forms) > _MAX_FORMS:
            raise Unsure(_DRAWN_TOO_OFTEN)
        most = max(self._form(number, form, faces, depth) for number, form in forms)
        times = sum(_data(stream).count(b"Do") for stream in contents)
        if times * most > _MAX_PAINTINGS:
            raise Unsure(_DRAWN_TOO_OFTEN)
        return 1 + times * most

    def _form(self, number: int, form: PDFStream, faces: dict[str, Face], depth: int) -> int:
        known = self._forms.get(number) if number else None
        if known is None:
            mine: dict[str, Face] = {}
            if number:  # a form that paints itself is painted once
                self._forms[number] = (1, mine)
            check_stream(form)
            if b"ActualText" in _data(form):
                raise Unsure(PLACELESS)
            inner = resolve1(form.get("Resources"))
            paintings = self._paintings(inner, [form], mine, depth + 1)
            known = (paintings, mine)
            if number:
                self._forms[number] = known
        for name, face in known[1].items():
            if faces.setdefault(name, face) != face:
                raise Unsure("fonts of one name")
        return known[0]

    def _fonts_of(self, resources: Any) -> Iterator[tuple[str, Face]]:
        fonts = resolve1(resources.get("Font")) if isinstance(resources, dict) else None
        for reference in fonts.values() if isinstance(fonts, dict) else ():
            number = reference.objid if isinstance(reference, PDFObjRef) else 0
            found = self._fonts.get(number)
            if found is None:
                found = _font(resolve1(reference))
                if number:
                    self._fonts[number] = found
            yield found


def _font(font: Any) -> tuple[str, Face]:
    """A font's name and what its descriptor adds to it; its streams are checked."""
    if not isinstance(font, dict):
        return "", Face()
    name = str(getattr(resolve1(font.get("BaseFont")), "name", ""))
    within = resolve1(font.get("DescendantFonts"))
    inner = resolve1(within[0]) if isinstance(within, list) and within else font
    descriptor = resolve1(inner.get("FontDescriptor")) if isinstance(inner, dict) else None
    streams = [font.get("ToUnicode"), font.get("Encoding")]
    if isinstance(descriptor, dict):
        streams += [descriptor.get(key) for key in ("FontFile", "FontFile2", "FontFile3")]
    for stream in map(resolve1, streams):
        if isinstance(stream, PDFStream):
            check_stream(stream)
    meaning = resolve1(font.get("ToUnicode"))
    data = meaning.get_data() if isinstance(meaning, PDFStream) else b""
    ligatures = tuple(_ligatures(font)) if _LIKE_LETTERS.search(data) else ()
    return name, Face(described_style(descriptor), _hyphen(data), ligatures)


def _ligatures(font: dict[str, Any]) -> Iterator[Ligature]:
    """The glyphs of a font that mean two like letters and more, by pdfminer's tables."""
    known = Fonts(caching=False).get_font(None, font)
    meanings = getattr(known, "unicode_map", None) or getattr(known, "tounicode", None)
    for code, text in getattr(meanings, "cid2unichr", {}).items():
        whole = plain(text)
        if len(whole) > 1 and whole[0] == whole[1]:
            yield Ligature(whole[0], known.char_width(code), whole)


def _hyphen(data: bytes) -> str:
    if b"00ad" not in data.lower():
        return "-"
    meanings = FileUnicodeMap()
    CMapParser(meanings, io.BytesIO(data)).run()
    kinds = {text for text in meanings.cid2unichr.values() if text in _HYPHENS}
    if SOFT_HYPHEN not in kinds:
        return "-"
    return SOFT_HYPHEN if len(kinds) == 1 else ""


def _forms_of(resources: Any) -> Iterator[tuple[int, PDFStream]]:
    things = resolve1(resources.get("XObject")) if isinstance(resources, dict) else None
    for reference in things.values() if isinstance(things, dict) else ():
        thing = resolve1(reference)
        if isinstance(thing, PDFStream):
            subtype = getattr(resolve1(thing.get("Subtype")), "name", "")
            if subtype != "Image":
                yield (reference.objid if isinstance(reference, PDFObjRef) else 0), thing


def _layers_of(resources: Any) -> Iterator[Any]:
    """What resources name as layers, and the layers of their forms."""
    named = resolve1(resources.get("Properties")) if isinstance(resources, dict) else None
    yield from named.values() if isinstance(named, dict) else ()
    yield from (form["OC"] for _, form in _forms_of(resources) if "OC" in form)


def _data(stream: Any) -> bytes:
    resolved = resolve1(stream)
    return bytes(resolved.get_data()) if isinstance(resolved, PDFStream) else b""
