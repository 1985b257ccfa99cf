"""PDFium asked the same of many characters or objects of a page.

Half of such a call's time is what ctypes makes of its arguments. Without argument types it takes
handles and pointers that were made before, and places as C's `int`.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from itertools import islice, repeat
from operator import sub
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from parse.readers import native

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

# The answers of so many calls are taken at a time.
_ROOM = 1024

_argument = native.Handle.from_param


def _quick(function: Any, result: Any = None) -> Any:
    """A function that takes what `_argument` made, pointers, and numbers of 31 bits."""
    return ctypes.PYFUNCTYPE(result)(native.address_of(function))


class _Answers:
    """Room for the numbers that calls write, and the pointers to it.

    Each call writes `width` numbers side by side. It is given a pointer to each of them, or only
    to the first where they are a `structure`.
    """

    def __init__(self, kind: Any, width: int, *, structure: bool = False) -> None:
        size = ctypes.sizeof(kind)
        self._width = width
        self._numbers: array[float] = array(kind._type_, bytes(_ROOM * width * size))
        self._zeros = self._numbers[:]
        room = (kind * len(self._numbers)).from_buffer(self._numbers)
        self._pointers = [
            [ctypes.byref(room, (call * width + place) * size) for call in range(_ROOM)]
            for place in range(1 if structure else width)
        ]

    def of(self, function: Any, *arguments: Iterable[Any], calls: int) -> list[array[float]]:
        """What so many calls write, a column for each place; 0 where one fails."""
        columns = [self._numbers[:0] for _ in range(self._width)]
        given = list(map(iter, arguments))
        for start in range(0, calls, _ROOM):
            count = min(_ROOM, calls - start)
            end = count * self._width
            self._numbers[:end] = self._zeros[:end]
            now = (islice(argument, count) for argument in given)
            deque(map(function, *now, *self._pointers), maxlen=0)
            for place, column in enumerate(columns):
                column.extend(self._numbers[place : end : self._width])
        return columns


_text_object = _quick(pdfium.FPDFText_GetTextObject, native.Handle)
_unicode = _quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_unmapped = _quick(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int)
_font_size = _quick(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_origin, _points = _quick(pdfium.FPDFText_GetCharOrigin), _Answers(ctypes.c_double, 2)
_loose_box = _quick(pdfium.FPDFText_GetLooseCharBox)
_rectangles = _Answers(ctypes.c_float, 4, structure=True)
_matrix = _quick(pdfium.FPDFText_GetMatrix)
_matrices = _Answers(ctypes.c_float, 6, structure=True)
_page_object = _quick(pdfium.FPDFPage_GetObject, native.Handle)
_kind = _quick(pdfium.FPDFPageObj_GetType, ctypes.c_int)
_font = _quick(pdfium.FPDFTextObj_GetFont, native.Handle)
_mode = _quick(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int)
_bounds, _boxes = _quick(pdfium.FPDFPageObj_GetBounds), _Answers(ctypes.c_float, 4)


def codes(textpage: int, count: int) -> Iterator[int]:
    """What each character of a page means; 0 where nothing is known."""
    return map(_unicode, repeat(_argument(textpage)), range(count))


def unmapped(textpage: int, places: Iterable[int]) -> Iterator[int]:
    """Of each character: more than 0 if its font does not say what it means."""
    return map(_unmapped, repeat(_argument(textpage)), places)


def text_objects(textpage: int, places: Iterable[int]) -> list[int | None]:
    """The text objects that paint the characters at these places."""
    return list(map(_text_object, repeat(_argument(textpage)), places))


def font_sizes(textpage: int, places: Iterable[int]) -> Iterator[float]:
    """The sizes of characters before any matrix."""
    return map(_font_size, repeat(_argument(textpage)), places)


def origins(textpage: int, places: Collection[int]) -> list[array[float]]:
    """Where characters begin: x and y of each."""
    return _points.of(_origin, repeat(_argument(textpage)), places, calls=len(places))


def sides(textpage: int, places: Collection[int]) -> tuple[array[float], array[float]]:
    """Where characters begin and end along x, with what hangs over."""
    each = repeat(_argument(textpage))
    left, _, right, _ = _rectangles.of(_loose_box, each, places, calls=len(places))
    return left, right


def letter_matrices(textpage: int, places: Collection[int]) -> list[array[float]]:
    """The first four values of the matrix of each letter."""
    return _matrices.of(_matrix, repeat(_argument(textpage)), places, calls=len(places))[:4]


def page_objects(page: int) -> list[int]:
    """What a page paints, in its order."""
    return list(map(_page_object, repeat(_argument(page)), range(native.page_objects(page))))


def kinds(things: Iterable[int]) -> Iterator[int]:
    """What kind of object each is."""
    return map(_kind, map(_argument, things))


def fonts(things: Iterable[int]) -> Iterator[int]:
    """The fonts of text objects."""
    return map(_font, map(_argument, things))


def modes(things: Iterable[int]) -> Iterator[int]:
    """How text objects are painted: filled, outlined, both."""
    return map(_mode, map(_argument, things))


def sizes(things: Collection[int]) -> Iterator[tuple[float, float]]:
    """Width and height of objects of a page; 0 where nothing is known."""
    left, bottom, right, top = _boxes.of(_bounds, map(_argument, things), calls=len(things))
    return zip(map(sub, right, left), map(sub, top, bottom), strict=True)
