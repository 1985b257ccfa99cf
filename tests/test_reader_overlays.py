"""Invisible text over visible text, as recognition writes it on pages that have their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_samples import drawn

from parse.readers.choice import read

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

INKLESS = 3
LINES = ["KKR drøftede planen og besluttede", "at sende et fælles svar til regionen."]


def put(
    canvas: Canvas, x: float, y: float, text: str, *, font: str = "Helvetica", ink: bool = True
):
    written = canvas.beginText(x, y)
    written.setFont(font, 11)
    written.setTextRenderMode(0 if ink else INKLESS)
    written.textOut(text)
    written.setTextRenderMode(0)
    canvas.drawText(written)


def shown(canvas: Canvas) -> None:
    for at, line in enumerate(LINES):
        put(canvas, 80, 700 - 14 * at, line)


def recognised(canvas: Canvas, right: float, down: float, *, wrong: bool = False) -> None:
    """The same lines, word by word in another font, that far from their places."""
    for at, line in enumerate(LINES):
        x = 80 + right
        for word in line.split():
            text = word.replace("e", "c") if wrong else word
            put(canvas, x, 700 - 14 * at - down, text, font="Times-Roman", ink=False)
            x += canvas.stringWidth(f"{word} ", "Helvetica", 11)


@pytest.mark.parametrize(
    ("right", "down", "wrong"),
    [(0, 0, False), (0.4, -0.8, False), (3, 3.5, False), (0.3, 0.5, True)],
)
@pytest.mark.parametrize("below", [True, False])
def test_words_that_are_recognised_once_more_are_read_once(right, down, wrong, below) -> None:
    def page(canvas: Canvas) -> None:
        if below:
            recognised(canvas, right, down, wrong=wrong)
        shown(canvas)
        if not below:
            recognised(canvas, right, down, wrong=wrong)

    found = read(drawn(page), "referat.pdf")
    assert [line.text for line in found.pages[0].lines] == LINES
    assert not any(line.bold for line in found.pages[0].lines)


def test_a_scan_with_a_line_of_its_own_keeps_what_was_recognised() -> None:
    def page(canvas: Canvas) -> None:
        recognised(canvas, 0, 0)
        put(canvas, 80, 780, "KKR Sjælland")
        canvas.setFont("Helvetica", 60)
        canvas.drawString(90, 690, "KOPI")

    lines = [line.text for line in read(drawn(page), "referat.pdf").pages[0].lines]
    assert lines[0] == "KKR Sjælland"
    assert " ".join(LINES).split() == [w for line in lines[1:] for w in line.split() if w != "KOPI"]


def test_invisible_text_that_says_something_else_is_told() -> None:
    def page(canvas: Canvas) -> None:
        shown(canvas)
        put(canvas, 80, 700, "Regionen afviste den nye takst", ink=False)

    found = read(drawn(page), "referat.pdf")
    assert [line.text for line in found.pages[0].lines] == LINES
    assert [problem.code for problem in found.problems] == ["hidden-text"]
