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
    from parse.readers.paint import Paint
    from parse.readers.resources import PageResources
    from parse.readers.runs import Font

# Annotations become a part of their page, those that are shown on a screen.
_TO_BE_SEEN, _FLATTENED = 0, 1


class PdfiumFile:
    """A file opened by PDFium. Raises `pypdfium2.PdfiumError` when it cannot be."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._handle = ctypes.cast(self._document.raw, native.Handle).value
        self.pages = len(self._document)
        self._open: int | None = None
        self._fonts: dict[int, Font] = {}

    def close(self) -> None:
        """Closes the file's handles."""
        self._turn_to(None)
        self._document.close()

    def _turn_to(self, page: int | None) -> None:
        """Closes the page before only now: fonts of both live on, and what is known of them."""
        if self._open:
            native.close_page(self._open)
        self._open = page

    def paint(self, number: int, resources: PageResources, *, strict: bool = True) -> Paint:
        """What a page paints, atoms as glyphs. `resources`: what the file says of it.

        Not `strict`: what can be read, U+FFFD for characters without a meaning.

        Raises:
            Unsure: pdfplumber should be asked; the message says why.
            TooLarge: the page has too many objects.
        """
        page = native.load_page(self._handle, number - 1)
        if page and resources.laid and native.flatten(page, _TO_BE_SEEN) == _FLATTENED:
            native.close_page(page)
            page = native.load_page(self._handle, number - 1)
        self._turn_to(page)
        fonts, self._fonts = self._fonts if strict else {}, {}
        if not page:
            raise Unsure("page not opened")
        textpage = native.load_text(page)
        if not textpage:
            raise pypdfium2.PdfiumError("Failed to load text page.")
        try:
            reader = PageReader(page, textpage, resources, fonts, strict=strict)
            paint = reader.paint()
        finally:
            native.close_text(textpage)
        if strict:
            self._fonts = reader.fonts
        return paint
