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
    """A file opened by PDFium. Raises `pypdfium2.PdfiumError` when it cannot be."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._handle = ctypes.cast(self._document.raw, native.Handle).value
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
        page = native.load_page(self._handle, number - 1)
        if not page:
            raise Unsure("page not opened")
        try:
            textpage = native.load_text(page)
            if not textpage:
                raise pypdfium2.PdfiumError("Failed to load text page.")
            try:
                return PageReader(page, textpage, faces, strict=strict).paint()
            finally:
                native.close_text(textpage)
        finally:
            native.close_page(page)
