"""A page of minutes as a picture: what a scanner leaves of a paper that nobody has as text."""

from __future__ import annotations

import random
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFont

from corpus.sample.source import Document, Form
from parse.councils import BY_SLUG

_SIZE = (850, 1203)  # A4 at just over 100 dots an inch
_LEFT, _RIGHT, _TOP = 120, 700, 110
_FONTS = Path(reportlab.__file__).parent / "fonts"
_GREYS = 4


def picture(document: Document) -> Image.Image:
    """The first page of the document, printed, laid a little askew and scanned in few greys."""
    page = Image.new("L", _SIZE, 255)
    draw = ImageDraw.Draw(page)
    y = _TOP
    for text, size, bold in _lines(document):
        font = ImageFont.truetype(str(_FONTS / ("VeraBd.ttf" if bold else "Vera.ttf")), size)
        for line in _wrapped(draw, text, font):
            draw.text((_LEFT, y), line, font=font, fill=20)
            y += round(size * 1.5)
        y += round(size * 0.7)
    dust = random.Random(2014)  # noqa: S311  # the same specks every time
    for _ in range(60):
        draw.point((dust.randrange(_SIZE[0]), dust.randrange(_SIZE[1])), fill=120)
    askew = page.rotate(0.5, resample=Image.Resampling.BILINEAR, fillcolor=255)
    step = 255 // (_GREYS - 1)
    return askew.point([round(value / step) * step for value in range(256)])


def _lines(document: Document) -> list[tuple[str, int, bool]]:
    council = BY_SLUG[document.header["council"]].name
    lines = [(f"{council}  |  {document.date:%d-%m-%Y}  |  SIDE 3", 10, False)]
    for section in document.sections:
        lines.append((f"{section.number}. {section.title}", 18, True))
        for item in section.items:
            lines += [(f"{item.number}. {item.title}", 15, True), (item.case, 11, False)]
            for part in item.parts:
                if part.printed:
                    lines.append((part.printed, 14, True))
                lines += [
                    (f"– {p.text}" if p.form is Form.BULLET else p.text, 14, False)
                    for p in part.paragraphs
                ]
    return lines


def _wrapped(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font=font) <= _RIGHT - _LEFT:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
