"""PDFium's side of reading: a file, and what its pages paint.

PDFium is not thread-safe, and all handles must be closed before the file's: processes only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

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
                return PageReader(page, textpage, faces, strict=strict).paint()
            finally:
                textpage.close()
        finally:
            page.close()
