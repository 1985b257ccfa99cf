"""Which reader reads a page: PDFium, and pdfplumber where PDFium is unsure.

Both gave the same lines, tables and scans on all 657 pages of the sample, the golden and the
shared documents of nine toolchains; PDFium alone read 655 of them, pdfplumber the two without
text. The reasons for doubt, each raised as `Unsure` where it is found:

- `characters without meaning`: PDFium gives a code for what it cannot name, or nothing
- `two kinds of hyphens`: at a line's end PDFium makes soft hyphens like real ones
- `text askew`: letters that lean have to be put on one level with their word, see `skew`
- `turned text`, `size of text`: PDFium gives widths for upright text only
- `boxes of letters`: PDFium gives a font's letters boxes that reach over the next ones
- `nameless font`, `fonts of one name`: weight and slope would be guesses
- `text in place of text`: PDFium does not say where it stands, see `paint.PLACELESS`
- `text over text`: of visible and invisible letters that agree PDFium gives out one, see `overlays`
- `hidden layer`: PDFium's text has it as well, see `layers`
- `forms within forms`: pdfminer's painting counts, PDFium's does not
- `no text`, `no text page`, `text of no object`, `page box`, `page not opened`

Tables need no second reader: pdfplumber's table finder takes PDFium's rules (`strokes`).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pypdfium2

from parse.readers import plumber
from parse.readers.paint import PLACELESS, Paint, Unsure
from parse.readers.pdfium import PdfiumFile
from parse.readers.resources import PageResources, Resources

# One reader sees clearly more of a page than the other.
_CLEARLY_MORE = 1.05


class FastReader(NamedTuple):
    """PDFium's file, and what its pages paint with."""

    file: PdfiumFile
    resources: Resources

    def close(self) -> None:
        """Closes the file's handles."""
        self.file.close()


def open_fast(data: bytes, pages: int | None) -> FastReader | None:
    """The fast reader; None when PDFium cannot open the file or finds other pages in it."""
    try:
        file = PdfiumFile(data)
    except pypdfium2.PdfiumError:
        return None
    if file.pages != pages:
        file.close()
        return None
    return FastReader(file, Resources())


def paint_of(page: Any, number: int, fast: FastReader | None) -> tuple[Paint, str]:
    """What a page paints, and why pdfplumber was asked (empty where it was not).

    PDFium reads. pdfplumber is asked when PDFium is unsure (`Unsure` names each reason) or sees
    no text, and then the one that can name clearly more characters is believed: pdfminer loses
    fonts that it cannot map, PDFium those that only the file's own tables explain.
    """
    if fast is None:
        return plumber.paint_of(page), "not opened by PDFium"
    try:
        paint = fast.file.paint(number, fast.resources.of(page.page_obj))
        if paint.has_letters:
            return _with_links(paint, page), ""
        reason = "no text"
    except Unsure as doubt:
        reason = str(doubt)
    paint = plumber.paint_of(page)
    if reason in _COMPARED:
        other = _lenient(fast, number)
        if other and other.named > _CLEARLY_MORE * paint.named:
            return _with_links(other, page), f"{reason}, yet PDFium sees more"
    return paint, reason


_COMPARED = {"characters without meaning", "nameless font", PLACELESS}


def _with_links(paint: Paint, page: Any) -> Paint:
    if page.page_obj.annots:
        plumber.add_links(page, paint)
    return paint


def _lenient(fast: FastReader, number: int) -> Paint | None:
    try:
        return fast.file.paint(number, PageResources({}, forms=True), strict=False)
    except Unsure:
        return None
