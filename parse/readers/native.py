"""PDFium's functions, taking and giving numbers for handles.

The library's own wrappers build an object for each handle: a third of the time.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

Handle = ctypes.c_void_p


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


text_object = _plain(pdfium.FPDFText_GetTextObject, Handle, Handle, ctypes.c_int)
font_of = _plain(pdfium.FPDFTextObj_GetFont, Handle, Handle)
render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, Handle)
font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, Handle, ctypes.c_int)
origin = _plain(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, Handle, ctypes.c_int, Handle, Handle)
loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, Handle, ctypes.c_int, Handle)
unicode_of = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, Handle, ctypes.c_int)
unmapped = _plain(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int, Handle, ctypes.c_int)
font_name = _plain(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, Handle, Handle, ctypes.c_size_t
)
letter_matrix = _plain(pdfium.FPDFText_GetMatrix, ctypes.c_int, Handle, ctypes.c_int, Handle)

page_objects = _plain(pdfium.FPDFPage_CountObjects, ctypes.c_int, Handle)
page_object = _plain(pdfium.FPDFPage_GetObject, Handle, Handle, ctypes.c_int)
form_objects = _plain(pdfium.FPDFFormObj_CountObjects, ctypes.c_int, Handle)
form_object = _plain(pdfium.FPDFFormObj_GetObject, Handle, Handle, ctypes.c_ulong)
object_kind = _plain(pdfium.FPDFPageObj_GetType, ctypes.c_int, Handle)
object_bounds = _plain(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, *[Handle] * 5)
object_matrix = _plain(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, Handle, Handle)
path_segments = _plain(pdfium.FPDFPath_CountSegments, ctypes.c_int, Handle)
path_segment = _plain(pdfium.FPDFPath_GetPathSegment, Handle, Handle, ctypes.c_int)
segment_kind = _plain(pdfium.FPDFPathSegment_GetType, ctypes.c_int, Handle)
segment_closes = _plain(pdfium.FPDFPathSegment_GetClose, ctypes.c_int, Handle)
segment_point = _plain(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int, *[Handle] * 3)
