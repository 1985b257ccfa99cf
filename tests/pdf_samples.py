"""Small PDFs made on the spot: by reportlab, or byte by byte where it is too well-behaved."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HEIGHT = A4[1]


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """A PDF whose pages are drawn by the functions, y upwards as reportlab has it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def texts(*placed: tuple[float, float, str], font: str = "Helvetica", size: float = 11) -> bytes:
    """One page with strings at (x, distance of the baseline from the top)."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for x, down, text in placed:
            canvas.drawString(x, HEIGHT - down, text)

    return drawn(draw)


def raw(objects: Sequence[bytes]) -> bytes:
    """A PDF of the given objects, the first of which is the catalogue."""
    parts = [b"%PDF-1.5\n"]
    places, length = [], len(parts[0])
    for number, content in enumerate(objects, start=1):
        places.append(length)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        length += len(parts[-1])
    out = b"".join(parts)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\n"
        % (
            count,
            table,
            count,
        )
        + b"startxref\n%d\n%%%%EOF" % len(out)
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), entries, data)


def packed(data: bytes) -> bytes:
    """A stream object, deflated."""
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode")


def content(
    page_content: bytes, *more: bytes, resources: bytes = b"<</Font<</F 5 0 R>>>>"
) -> bytes:
    """One page with the given content stream; Helvetica is /F; `more` objects begin at 6."""
    return raw(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources "
            + resources
            + b">>",
            page_content,
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            *more,
        ]
    )


def in_signs(*lines: tuple[str, str], size: int = 12) -> bytes:
    """One page of lines in the font `F`, or in `S`, which draws the same and calls letters signs.

    Spaces keep their meaning in both, and `!` of `S` has none.
    """
    signs = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /S def"
        b" 1 begincodespacerange <20> <FF> endcodespacerange 2 beginbfchar <20> <0020>"
        b" <21> <FFFD> endbfchar 2 beginbfrange <22> <7E> <2701> <A0> <FF> <2760> endbfrange"
        b" endcmap end end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding%b>>"
    painted = b"".join(
        b"/%b %d Tf 1 0 0 1 85 %d Tm (%b) Tj "
        % (name.encode(), size, 760 - 2 * size * at, text.encode("cp1252"))
        for at, (name, text) in enumerate(lines)
    )
    return content(
        stream(b"BT " + painted + b"ET"),
        font % b"/ToUnicode 7 0 R",
        stream(signs),
        resources=b"<</Font<</F 5 0 R/S 6 0 R>>>>",
    )
