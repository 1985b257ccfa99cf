"""What PDFium paints besides its text: images, rules, and letters painted a second time."""

from __future__ import annotations

import ctypes
from itertools import compress, filterfalse, repeat
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from parse.errors import TooLarge
from parse.readers import bulk, limits, native

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from parse.readers.paint import Box, Paint

Point = tuple[float, float]

# Edges are horizontal or vertical to within this; shorter paths are dashes or dots.
_STRAIGHT, _MIN_LENGTH = 0.1, 1.0
# Beyond it a page is a drawing; see `tables`.
_MAX_PATHS = 3_000
_MAX_SEGMENTS = 50
_MAX_DEPTH = 12


_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_LINE_TO, _MOVE_TO = 0, 2

Matrix = tuple[float, float, float, float, float, float]
_AS_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Strokes:
    """The objects of a page besides the text objects `seen`, forms opened."""

    def __init__(
        self,
        page: int,
        shown: Callable[[float, float], Point],
        paint: Paint,
        seen: AbstractSet[int | None],
    ) -> None:
        self._shown, self._paint, self._seen = shown, paint, seen
        self._four = (ctypes.c_float * 4)()
        at = ctypes.addressof(self._four)
        self._at = (at, at + 4, at + 8, at + 12)
        self._left = limits.MAX_OBJECTS_PER_PAGE
        self._form = pdfium.FS_MATRIX()
        self._texts: list[tuple[int, Matrix]] = []
        self._paths: list[tuple[int, Matrix]] = []
        self._walk(bulk.page_objects(page), _AS_IS, 0)
        paint.curves = len(self._paths)
        paint.rules = 0
        if len(self._paths) <= _MAX_PATHS:
            self._add_edges()

    def _walk(self, objects: list[int], matrix: Matrix, depth: int) -> None:
        self._left -= len(objects)
        if self._left < 0:
            raise TooLarge(f"A page has more than {limits.MAX_OBJECTS_PER_PAGE:,} objects.")
        others = list(filterfalse(self._seen.__contains__, objects))
        for thing, kind in zip(others, bulk.kinds(others), strict=True):
            if kind == _TEXT:
                self._texts.append((thing, matrix))
            elif kind == _PATH:
                self._paths.append((thing, matrix))
            elif kind == _IMAGE:
                x0, y0, x1, y1 = self._box(thing, matrix)
                area = abs((x1 - x0) * (y1 - y0))
                self._paint.image_share += area / (self._paint.width * self._paint.height)
            elif kind == _FORM and depth < _MAX_DEPTH:
                inner = map(native.form_object, repeat(thing), range(native.form_objects(thing)))
                self._walk(list(inner), _times(self._matrix_of(thing), matrix), depth + 1)

    def left_out(self) -> list[tuple[Box, int]]:
        """Where text lies that PDFium's text leaves out, as what is painted twice, and how it is.

        Chromium paints a thousand spaces that have no size.
        """
        sizes = bulk.sizes([thing for thing, _ in self._texts])
        found = [*compress(self._texts, (wide > 0 and high > 0 for wide, high in sizes))]
        boxes = (self._box(thing, matrix) for thing, matrix in found)
        modes = bulk.modes(thing for thing, _ in found)
        return [
            (box, mode)
            for box, mode in zip(boxes, modes, strict=True)
            if box[2] - box[0] > 1 and box[3] - box[1] > 1
        ]

    def _matrix_of(self, thing: int) -> Matrix:
        form = self._form
        if not native.object_matrix(thing, ctypes.addressof(form)):
            return _AS_IS
        return (form.a, form.b, form.c, form.d, form.e, form.f)

    def _box(self, thing: int, matrix: Matrix) -> Box:
        """The object's box on the page as shown, y upwards."""
        if not native.object_bounds(thing, *self._at):
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = self._four
        xa, ya = self._shown(*_moved(left, bottom, matrix))
        xb, yb = self._shown(*_moved(right, top, matrix))
        return (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))

    def _add_edges(self) -> None:
        """The straight sides of paths as pdfplumber's table finder wants them."""
        edges: list[dict[str, Any]] = []
        for thing, matrix in self._paths:
            sides = self._sides(thing, matrix)
            edges += sides
            if sides:
                self._paint.rules += 1
        self._paint.edges = edges

    def _sides(self, thing: int, outer: Matrix) -> list[dict[str, Any]]:
        count = native.path_segments(thing)
        if not 2 <= count <= _MAX_SEGMENTS:
            return []
        matrix = _times(self._matrix_of(thing), outer)
        sides = []
        start = last = (0.0, 0.0)
        for i in range(count):
            segment = native.path_segment(thing, i)
            native.segment_point(segment, self._at[0], self._at[1])
            point = self._shown(*_moved(self._four[0], self._four[1], matrix))
            kind = native.segment_kind(segment)
            if kind == _MOVE_TO:
                start = point
            elif kind == _LINE_TO:
                sides.append((last, point))
            if native.segment_closes(segment):
                sides.append((point, start))
            last = point
        edges = (_edge(a, b, self._paint.height) for a, b in sides)
        return [edge for edge in edges if edge]


def _edge(a: Point, b: Point, height: float) -> dict[str, Any] | None:
    width, depth = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(width, depth) > _STRAIGHT or max(width, depth) < _MIN_LENGTH:
        return None
    level = width > depth
    x0, x1 = (min(a[0], b[0]), max(a[0], b[0])) if level else (a[0], a[0])
    upper, lower = (a[1], a[1]) if level else (max(a[1], b[1]), min(a[1], b[1]))
    return {
        "object_type": "line_edge",
        "orientation": "h" if level else "v",
        "x0": x0,
        "x1": x1,
        "top": height - upper,
        "bottom": height - lower,
        "width": x1 - x0,
        "height": upper - lower,
    }


def _times(first: Matrix, second: Matrix) -> Matrix:
    if second is _AS_IS:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, _, _ = second
    x, y = _moved(e, f, second)
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, x, y)


def _moved(x: float, y: float, matrix: Matrix) -> Point:
    if matrix is _AS_IS:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
