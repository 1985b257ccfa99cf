"""What is laid on a page: text boxes, stamps, fields filled in. People see it like the rest.

Neither reader counts it to the page's text. pdfminer paints it when asked to (`plumber`), PDFium
when it was made a part of the page (`pdfium`).
"""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING, Any, NamedTuple

from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import apply_matrix_pt, decode_text

from parse.readers.limits import check_content

if TYPE_CHECKING:
    from collections.abc import Iterator

Matrix = tuple[float, float, float, float, float, float]

# Of a page; a form has some dozens of fields.
_MOST = 500
# Notes' icons, and what is only drawn, say nothing that the page shows.
_WRITTEN = {"FreeText", "Stamp", "Watermark", "Widget"}
# Where the text of those is that programs paint by themselves.
_TEXT_OF = {"FreeText": "Contents", "Widget": "V"}
# Bits of an annotation's flags: hidden, and not to be viewed.
_HIDDEN = 1 << 1 | 1 << 5
_PAINTS_TEXT = re.compile(rb"T[jJ]|['\"]|Do")
_AS_IT_IS = [1, 0, 0, 1, 0, 0]


class Appearance(NamedTuple):
    """A form that an annotation shows, with its number in the file, and how it is placed."""

    number: int
    form: PDFStream
    matrix: Matrix


def appearances(page: Any) -> Iterator[Appearance]:
    """The forms with text that annotations of one of pdfminer's pages show, but for broken ones.

    Raises:
        TooLarge: one unpacks to too much.
    """
    annotations = resolve1(page.annots)
    for reference in islice(annotations, _MOST) if isinstance(annotations, list) else ():
        try:
            found = _appearance(resolve1(reference))
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, PSException):
            continue
        if found:
            yield found


def unpainted(page: Any) -> Iterator[str]:
    """Texts of boxes and fields whose appearance has none: programs that show them make one up.

    So do forms that another program filled in, and those whose appearance is empty
    (`NeedAppearances`, as LibreOffice writes them).
    """
    annotations = resolve1(page.annots)
    for reference in islice(annotations, _MOST) if isinstance(annotations, list) else ():
        try:
            annotation = resolve1(reference)
            text = _text_of(annotation)
            shown = "AP" in annotation and _appearance(annotation) if text else None
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, PSException):
            continue
        if text and not shown:
            yield text


def _text_of(annotation: dict[str, Any]) -> str:
    """The text that a box or field should show, if any."""
    subtype = getattr(resolve1(annotation["Subtype"]), "name", "")
    if int(resolve1(annotation.get("F", 0))) & _HIDDEN:
        return ""
    text = resolve1(annotation.get(_TEXT_OF.get(subtype, "")))
    return " ".join(decode_text(text).split()) if isinstance(text, bytes) else ""


def _appearance(annotation: dict[str, Any]) -> Appearance | None:
    subtype = getattr(resolve1(annotation["Subtype"]), "name", "")
    if subtype not in _WRITTEN or int(resolve1(annotation.get("F", 0))) & _HIDDEN:
        return None
    normal = resolve1(annotation["AP"])["N"]
    if isinstance(resolve1(normal), dict):  # one for each state, as of a box to be ticked
        normal = resolve1(normal)[resolve1(annotation["AS"]).name]
    form = resolve1(normal)
    if not isinstance(form, PDFStream):
        return None
    check_content([form])
    if not _PAINTS_TEXT.search(form.get_data()):
        return None
    number = normal.objid if isinstance(normal, PDFObjRef) else 0
    return Appearance(number, form, _placed(form, resolve1(annotation["Rect"])))


def _placed(form: PDFStream, rectangle: list[Any]) -> Matrix:
    """How a form's box, turned by its own matrix, is laid on the rectangle (ISO 32000, 12.5.5)."""
    x0, y0, x1, y1 = _numbers(form["BBox"])
    own = _numbers(form.get("Matrix", _AS_IT_IS))
    corners = [apply_matrix_pt(own, corner) for corner in product((x0, x1), (y0, y1))]
    (left, *_, right), (bottom, *_, top) = map(sorted, zip(*corners, strict=True))
    xs, ys = sorted(_numbers(rectangle[::2])), sorted(_numbers(rectangle[1::2]))
    wide, high = (xs[1] - xs[0]) / (right - left), (ys[1] - ys[0]) / (top - bottom)
    return (wide, 0, 0, high, xs[0] - left * wide, ys[0] - bottom * high)


def _numbers(values: Any) -> Any:
    return tuple(float(resolve1(value)) for value in resolve1(values))
