"""PDFium's functions, taking and giving numbers for handles.

The library's own wrappers build an object for each handle: a third of the time.
"""

from __future__ import annotations

import ctypes
import sys
from array import array
from collections import deque
from itertools import repeat
from operator import sub
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Handle = ctypes.c_void_p
_UTF_16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_DOUBLE, _FLOAT = ctypes.sizeof(ctypes.c_double), ctypes.sizeof(ctypes.c_float)


def _plain(function: Any, result: Any, *arguments: Any, slow: bool = False) -> Any:
    """Python's other threads wait meanwhile, unless it is `slow`."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    kind = ctypes.CFUNCTYPE if slow else ctypes.PYFUNCTYPE
    return kind(result, *arguments)(address)


load_page = _plain(pdfium.FPDF_LoadPage, Handle, Handle, ctypes.c_int, slow=True)
close_page = _plain(pdfium.FPDF_ClosePage, None, Handle, slow=True)
page_box = _plain(pdfium.FPDF_GetPageBoundingBox, ctypes.c_int, Handle, Handle)
page_turns = _plain(pdfium.FPDFPage_GetRotation, ctypes.c_int, Handle)
load_text = _plain(pdfium.FPDFText_LoadPage, Handle, Handle, slow=True)
close_text = _plain(pdfium.FPDFText_ClosePage, None, Handle, slow=True)
text_length = _plain(pdfium.FPDFText_CountChars, ctypes.c_int, Handle)
_text = _plain(pdfium.FPDFText_GetText, ctypes.c_int, Handle, ctypes.c_int, ctypes.c_int, Handle)

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


def codes(textpage: int | None, count: int) -> Iterator[int]:
    """What each character of a page means; 0 where nothing is known."""
    return map(unicode_of, repeat(textpage), range(count))


def text_objects(textpage: int | None, places: Sequence[int]) -> list[int | None]:
    """The text objects that paint the characters at these places."""
    return list(map(text_object, repeat(textpage), places))


def origins(textpage: int | None, places: Collection[int]) -> tuple[array[float], array[float]]:
    """Where characters begin: x and y of each."""
    points = array("d", bytes(2 * _DOUBLE * len(places)))
    at, _ = points.buffer_info()
    end, step = at + 2 * _DOUBLE * len(places), 2 * _DOUBLE
    xs, ys = range(at, end, step), range(at + _DOUBLE, end, step)
    deque(map(origin, repeat(textpage), places, xs, ys), maxlen=0)
    return points[::2], points[1::2]


def sides(textpage: int | None, places: Collection[int]) -> tuple[array[float], array[float]]:
    """Where characters begin and end along x, with what hangs over."""
    boxes = array("f", bytes(4 * _FLOAT * len(places)))  # left, top, right, bottom
    at, _ = boxes.buffer_info()
    each = range(at, at + 4 * _FLOAT * len(places), 4 * _FLOAT)
    deque(map(loose_box, repeat(textpage), places, each), maxlen=0)
    return boxes[::4], boxes[2::4]


def sizes(things: Collection[int]) -> Iterator[tuple[float, float]]:
    """Width and height of objects of a page; 0 where nothing is known."""
    boxes = array("f", bytes(4 * _FLOAT * len(things)))  # left, bottom, right, top
    at, _ = boxes.buffer_info()
    end, step = at + 4 * _FLOAT * len(things), 4 * _FLOAT
    each = [range(at + place * _FLOAT, end, step) for place in range(4)]
    deque(map(object_bounds, things, *each), maxlen=0)
    return zip(map(sub, boxes[2::4], boxes[::4]), map(sub, boxes[3::4], boxes[1::4]), strict=True)


def letter_matrices(textpage: int | None, places: Collection[int]) -> list[array[float]]:
    """The first four values of the matrix of each letter."""
    forms = array("f", bytes(6 * _FLOAT * len(places)))
    at, _ = forms.buffer_info()
    each = range(at, at + 6 * _FLOAT * len(places), 6 * _FLOAT)
    deque(map(letter_matrix, repeat(textpage), places, each), maxlen=0)
    return [forms[i::6] for i in range(4)]
