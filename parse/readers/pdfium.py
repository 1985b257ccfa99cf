"""PDFium's side of reading: a file, and what its pages paint.

PDFium is not thread-safe, and all handles must be closed before the file's: processes only.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2

from parse.readers import native
from parse.readers.atoms import PageReader
from parse.readers.paint import Unsure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parse.readers.paint import Paint
    from parse.readers.resources import Face


class PdfiumFile:
    """A file opened by PDFium. Raises `pypdfium2.PdfiumError` when it cannot be.

    A page stays open until the next one is: so their common fonts keep their handles, and what
    was measured of them holds.
    """

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._handle = ctypes.cast(self._document.raw, native.Handle).value
        self._page: int | None = None
        self._advances: dict[int, dict[str, float]] = {}
        self.pages = len(self._document)

    def close(self) -> None:
        """Closes the file's handles."""
        self._turn_to(None)
        self._document.close()

    def _turn_to(self, page: int | None) -> None:
        if self._page:
            native.close_page(self._page)
        self._page = page

    def paint(self, number: int, faces: Mapping[str, Face], *, strict: bool = True) -> Paint:
        """What a page paints, atoms as glyphs. `faces`: what the file says of fonts.

        Not `strict`: what can be read, U+FFFD for characters without a meaning.

        Raises:
            Unsure: pdfplumber should be asked; the message says why.
            TooLarge: the page has too many objects.
        """
        page = native.load_page(self._handle, number - 1)
        if not page:
            raise Unsure("page not opened")
        self._turn_to(page)
        advances, self._advances = self._advances, {}
        textpage = native.load_text(page)
        if not textpage:
            raise pypdfium2.PdfiumError("Failed to load text page.")
        try:
            reader = PageReader(page, textpage, faces, advances, strict=strict)
            self._advances = reader.advances
            return reader.paint()
        finally:
            native.close_text(textpage)
