"""Making readings by hand: what a reader would yield, without a file."""

from __future__ import annotations

from parse.model import Line, Page, Reading, Source


def text_reading(text: str) -> Reading:
    """A text dump as the text reader yields it: blank lines become `blank_before`."""
    lines: list[Line] = []
    blank = False
    page = 1
    for raw in text.strip("\n").split("\n"):
        if raw == "\f":
            page += 1
            blank = False
        elif not raw.strip():
            blank = True
        else:
            lines.append(Line(raw.strip(), page, blank_before=blank))
            blank = False
    pages = tuple(
        Page(number, tuple(line for line in lines if line.page == number))
        for number in range(1, page + 1)
    )
    return Reading(Source("dump.txt", "0" * 64, None, "text"), pages)


def pdf_reading(*pages: list[Line], width: float = 595.0, height: float = 842.0) -> Reading:
    """A PDF's reading from positioned lines; every argument is a page."""
    return Reading(
        Source("paper.pdf", "0" * 64, len(pages), "pdf"),
        tuple(
            Page(number, tuple(lines), width, height) for number, lines in enumerate(pages, start=1)
        ),
    )


def printed(
    text: str,
    page: int = 1,
    top: float = 100.0,
    *,
    x0: float = 85.0,
    x1: float | None = None,
    size: float = 10.0,
    bold: bool = False,
) -> Line:
    """A positioned line; `x1` follows from the text where it is not given."""
    right = x0 + 0.5 * size * len(text) if x1 is None else x1
    return Line(text, page, x0, top, right, top + size, size, bold, italic=False)
