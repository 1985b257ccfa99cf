"""Fonts whose codes are mapped by a table of their own, which pdfminer does not read.

pdfminer knows character maps by name only. For a font with a map embedded in the file
(WeasyPrint writes them for symbols' sake) it yields no character at all, without a word: the
whole body of a document was lost so. Here the embedded map is read; a map that is neither known
nor embedded counts as two bytes a code, and what then has no meaning is reported as such.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from pdfminer.cmapdb import CMap, CMapBase
from pdfminer.pdffont import PDFCIDFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

if TYPE_CHECKING:
    from collections.abc import Iterator

# A block's body is of hexadecimal and decimal numbers; the narrow class keeps this linear.
_BLOCK = re.compile(rb"begin(codespacerange|cidrange|cidchar)([^g-z]*)end\1")
_MAX_SPACES = 100
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]{2,8})\s*>\s*<\s*([0-9A-Fa-f]{2,8})\s*>\s*(\d{1,9})?")
_SINGLE = re.compile(rb"<\s*([0-9A-Fa-f]{2,8})\s*>\s*(\d{1,9})")
_USES_IDENTITY = re.compile(rb"/(?:Adobe-)?Identity\S*\s+usecmap")
_VERTICAL = re.compile(rb"/WMode\s+1\b")
_TWO_BYTES = (2, 0, 0xFFFF)


class EmbeddedCMap(CMapBase):
    """A font's codes → its glyphs (cids). Ranges stay ranges: a map may span four billion."""

    def __init__(self, data: bytes = b"/Identity usecmap") -> None:
        super().__init__()
        self.attrs["WMode"] = int(bool(_VERTICAL.search(data)))
        self._identity = bool(_USES_IDENTITY.search(data))
        self._spaces: list[tuple[int, int, int]] = []
        ranges: list[tuple[int, int, int]] = []
        for block in _BLOCK.finditer(data):
            kind, body = block.groups()
            if kind == b"codespacerange":
                self._spaces += [
                    (len(low) // 2, int(low, 16), int(high, 16))
                    for low, high, _ in _RANGE.findall(body)
                ]
            elif kind == b"cidrange":
                ranges += [
                    (int(low, 16), int(high, 16), int(cid))
                    for low, high, cid in _RANGE.findall(body)
                    if cid
                ]
            else:
                ranges += [
                    (int(code, 16), int(code, 16), int(cid)) for code, cid in _SINGLE.findall(body)
                ]
        self._ranges = sorted(ranges)
        self._spaces = sorted(self._spaces)[:_MAX_SPACES] or [_TWO_BYTES]

    def decode(self, code: bytes) -> Iterator[int]:
        """The codes of a string; bytes outside every range make codes too, without a meaning."""
        at = 0
        while at < len(code):
            length = next(
                (
                    size
                    for size, low, high in self._spaces
                    if low <= int.from_bytes(code[at : at + size], "big") <= high
                ),
                self._spaces[0][0],
            )
            yield int.from_bytes(code[at : at + length], "big")
            at += length

    def cid(self, code: int) -> int:
        """The glyph of a code; 0 (`notdef`) where there is none."""
        at = bisect_right(self._ranges, (code, 1 << 32, 0)) - 1
        if at >= 0:
            low, high, cid = self._ranges[at]
            if code <= high:
                return cid + code - low
        return code if self._identity else 0


class CodedFont(PDFCIDFont):
    """A font of several thousand glyphs. With an embedded map its characters are codes.

    `ToUnicode` goes by code, widths and the font's own table go by cid.
    """

    def get_cmap_from_spec(self, spec: Any, strict: bool) -> CMapBase:
        """The font's map: embedded, or known by name, or else two bytes a code."""
        encoding = resolve1(spec.get("Encoding"))
        self._unicode_by_code = isinstance(resolve1(spec.get("ToUnicode")), PDFStream)
        if isinstance(encoding, PDFStream):
            return EmbeddedCMap(encoding.get_data())
        found = super().get_cmap_from_spec(spec, strict)
        if isinstance(found, CMap) and not found.code2cid:
            return EmbeddedCMap()
        return found

    def _cid(self, code: int) -> int:
        return self.cmap.cid(code) if isinstance(self.cmap, EmbeddedCMap) else code

    def char_width(self, cid: int) -> float:
        """The advance of a character."""
        return float(super().char_width(self._cid(cid)))

    def char_disp(self, cid: int) -> float | tuple[float | None, float]:
        """The shift of a vertically written character."""
        return super().char_disp(self._cid(cid))

    def to_unichr(self, cid: int) -> str:
        """The meaning of a character."""
        return str(super().to_unichr(cid if self._unicode_by_code else self._cid(cid)))


class Fonts(PDFResourceManager):
    """pdfminer's fonts of a document, those with maps of their own among them."""

    def get_font(self, objid: object, spec: Any) -> Any:
        """The font of a dictionary. pdfminer calls this again for the font within a font."""
        subtype = str(getattr(resolve1(spec.get("Subtype")), "name", ""))
        if subtype in {"CIDFontType0", "CIDFontType2"}:
            return CodedFont(self, spec)
        return super().get_font(objid, spec)
