"""PDFium's functions, taking and giving numbers for handles.

The library's own wrappers build an object for each handle: a third of the time. See `bulk` for
what is asked of all characters of a page.
"""

from __future__ import annotations

import ctypes
import sys
from array import array
from typing import Any

import pypdfium2.raw as pdfium

Handle = ctypes.c_void_p
_UTF_16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_FLOAT = ctypes.sizeof(ctypes.c_float)


def _plain(function: Any, result: Any, *arguments: Any, slow: bool = False) -> Any:
    """Python's other threads wait meanwhile, unless it is `slow`."""
    kind = ctypes.CFUNCTYPE if slow else ctypes.PYFUNCTYPE
    return kind(result, *arguments)(address_of(function))


def address_of(function: Any) -> int:
    """Where a function of the library is."""
    return ctypes.cast(function, ctypes.c_void_p).value or 0


load_page = _plain(pdfium.FPDF_LoadPage, Handle, Handle, ctypes.c_int, slow=True)
close_page = _plain(pdfium.FPDF_ClosePage, None, Handle, slow=True)
page_box = _plain(pdfium.FPDF_GetPageBoundingBox, ctypes.c_int, Handle, Handle)
page_turns = _plain(pdfium.FPDFPage_GetRotation, ctypes.c_int, Handle)
flatten = _plain(pdfium.FPDFPage_Flatten, ctypes.c_int, Handle, ctypes.c_int, slow=True)
load_text = _plain(pdfium.FPDFText_LoadPage, Handle, Handle, slow=True)
close_text = _plain(pdfium.FPDFText_ClosePage, None, Handle, slow=True)
text_length = _plain(pdfium.FPDFText_CountChars, ctypes.c_int, Handle)
_text = _plain(pdfium.FPDFText_GetText, ctypes.c_int, Handle, ctypes.c_int, ctypes.c_int, Handle)

text_object = _plain(pdfium.FPDFText_GetTextObject, Handle, Handle, ctypes.c_int)
loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, Handle, ctypes.c_int, Handle)
unicode_of = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, Handle, ctypes.c_int)
font_name = _plain(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, Handle, Handle, ctypes.c_size_t
)

page_objects = _plain(pdfium.FPDFPage_CountObjects, ctypes.c_int, Handle)
form_objects = _plain(pdfium.FPDFFormObj_CountObjects, ctypes.c_int, Handle)
form_object = _plain(pdfium.FPDFFormObj_GetObject, Handle, Handle, ctypes.c_ulong)
object_bounds = _plain(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, *[Handle] * 5)
object_matrix = _plain(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, Handle, Handle)
path_segments = _plain(pdfium.FPDFPath_CountSegments, ctypes.c_int, Handle)
path_segment = _plain(pdfium.FPDFPath_GetPathSegment, Handle, Handle, ctypes.c_int)
segment_kind = _plain(pdfium.FPDFPathSegment_GetType, ctypes.c_int, Handle)
segment_closes = _plain(pdfium.FPDFPathSegment_GetClose, ctypes.c_int, Handle)
segment_point = _plain(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int, *[Handle] * 3)


def box_of(page: int | None) -> tuple[float, float, float, float] | None:
    """The shown part of a page: left, bottom, right, top."""
    box = array("f", bytes(4 * _FLOAT))
    if not page_box(page, box.buffer_info()[0]):
        return None
    left, top, right, bottom = box
    return left, bottom, right, top


def text_of(textpage: int | None, length: int) -> str:
    """The text of a page of so many characters."""
    units = array("H", bytes(4 * length + 4))  # two for characters beyond the first 65,536
    count = _text(textpage, 0, length, units.buffer_info()[0])
    return units[: max(0, count - 1)].tobytes().decode(_UTF_16, errors="ignore")
