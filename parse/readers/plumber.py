"""pdfplumber's (and pdfminer's) side of reading: opening, pages, glyphs, links, images, errors.

Characters are taken from pdfminer's layout rather than from `page.chars`: the same values, but
without a dictionary each, in half the time. Ruled tables do go through pdfplumber.
"""

from __future__ import annotations

import io
import itertools
import logging
import math
from typing import TYPE_CHECKING, Any

import pdfplumber
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage, LTItem, LTLine, LTRect
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage

from parse.errors import Damaged, Encrypted, ParseError, TooLarge
from parse.readers.appearances import appearances
from parse.readers.attached import attached_names
from parse.readers.device import PageDevice, PagePainter
from parse.readers.fonts import Fonts
from parse.readers.glyphs import WORD_GAP, Frame, leans, style_of, turn_of
from parse.readers.layers import hidden_layers
from parse.readers.limits import MAX_PAGES, limit_pdfminer
from parse.readers.objects import quicken_pdfminer
from parse.readers.pagetree import declared_pages, page_objects
from parse.readers.paint import Paint
from parse.readers.skew import is_askew
from parse.readers.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.pdfpage import PDFPage

    from parse.readers.paint import Box

# Broken files make pdfminer log hundreds of warnings; what matters becomes a Problem.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

_SCHEMES = ("http://", "https://", "mailto:")
_MAX_URL = 2_000
_MAX_LINKS_PER_PAGE = 5_000
_MAX_DETAIL = 120


def open_pages(data: bytes, name: str) -> tuple[int | None, list[str], Iterator[Any]]:
    """How many pages a PDF says it has, what is attached to it, and its pages, unread.

    A page whose own dictionary is broken comes as its error.

    Raises:
        ParseError: the file cannot be opened, or (while iterating) its list of pages breaks off.
    """
    limit_pdfminer()
    quicken_pdfminer()
    try:
        pdf = pdfplumber.open(io.BytesIO(data), raise_unicode_errors=False)
        pdf.rsrcmgr = Fonts()
        return declared_pages(pdf.doc), attached_names(pdf.doc), _pages(pdf, name)
    except Exception as error:
        raise named(error, name) from error


def _pages(pdf: Any, name: str) -> Iterator[Any]:
    try:
        objects = page_objects(pdf.doc)
        for number, page in enumerate(itertools.islice(objects, MAX_PAGES), start=1):
            yield page if isinstance(page, Exception) else _plumber_page(pdf, page, number)
        rest = next(objects, None)
    except Exception as error:
        raise named(error, name) from error
    if rest is not None:
        raise TooLarge(f"{name} has more than {MAX_PAGES:,} pages.")


def _plumber_page(pdf: Any, page: PDFPage, number: int) -> Any:
    try:
        return PlumberPage(pdf, page, number)
    except Exception as error:  # noqa: BLE001 - pdfminer raises whatever it trips over
        return error


def named(error: BaseException, name: str) -> ParseError:
    """Whatever pdfminer or pdfplumber raised, as one of ours that names the file."""
    error = _innermost(error)
    if isinstance(error, ParseError):
        return type(error)(f"{name}: {error}" if not str(error).startswith(name) else str(error))
    if isinstance(error, PDFPasswordIncorrect):
        return Encrypted(f"{name} needs a password. Save a copy without one and add that.")
    if isinstance(error, PDFEncryptionError):
        return Encrypted(f"{name} is encrypted in a way that cannot be read ({detail(error)}).")
    if isinstance(error, MemoryError):
        return TooLarge(f"{name} needs more memory than there is.")
    return Damaged(f"{name} is cut off or damaged ({detail(error)}). Fetch or save it again.")


def detail(error: BaseException) -> str:
    """What an exception says, or its name where it says nothing; in one short line."""
    error = _innermost(error)
    text = " ".join(str(error).split()).rstrip(".")
    return text[:_MAX_DETAIL] or type(error).__name__


def _innermost(error: BaseException) -> BaseException:
    """Pdfplumber wraps pdfminer's exceptions in its own, whose message may then be empty."""
    while len(error.args) == 1 and isinstance(error.args[0], Exception):
        error = error.args[0]
    return error


def paint_of(page: Any) -> Paint:
    """Reads one page. Raises whatever pdfminer trips over; see `named`."""
    off = hidden_layers(page.pdf.doc)
    device = PageDevice(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None, off=off)
    laid = list(appearances(page.page_obj)) if page.page_obj.annots else []
    PagePainter(page.pdf.rsrcmgr, device, laid).process_page(page.page_obj)
    layout = device.get_result()
    page._layout = layout  # noqa: SLF001 - pdfplumber's own cache: tables need no second pass
    left, bottom, right, top = _shown_box(page, layout)
    paint = Paint(page, right - left, top - bottom, left, bottom)
    slanted: list[str] = []
    before: Word | None = None  # a letter that leans
    for item in _leaves(layout):
        if isinstance(item, LTChar):
            before = _add_glyph(item, paint, slanted, before)
        elif isinstance(item, LTImage):
            paint.image_share += max(0.0, item.width * item.height) / (paint.width * paint.height)
        elif isinstance(item, LTRect | LTLine):
            paint.rules += 1
        elif isinstance(item, LTCurve):
            paint.curves += 1
    paint.slanted = "".join(slanted).strip()
    paint.hidden = "".join(device.hidden).strip()
    paint.links = _links_of(page, paint)
    return paint


def _shown_box(page: Any, layout: Any) -> Box:
    """The crop box within the layout's own frame, which begins at the media box's corner."""
    height = float(layout.height)
    x0, top, x1, bottom = (float(v) for v in page.cropbox)
    left, upper = (float(v) for v in page.mediabox[:2])
    box = (
        max(0.0, x0 - left),
        max(0.0, height - (bottom - upper)),
        min(float(layout.width), x1 - left),
        min(height, height - (top - upper)),
    )
    sane = box[2] - box[0] > 1 and box[3] - box[1] > 1
    return box if sane else (0.0, 0.0, float(layout.width) or 1.0, height or 1.0)


def _leaves(layout: Any) -> Iterator[LTItem]:
    """All painted things, also those within forms, in the order of painting."""
    stack = [iter(layout)]
    while stack:
        for item in stack[-1]:
            if isinstance(item, LTFigure):
                stack.append(iter(item))
                break
            yield item
        else:
            stack.pop()


def _add_glyph(item: LTChar, paint: Paint, slanted: list[str], before: Word | None) -> Word | None:
    """Adds a letter; one that leans on the level of the one `before` it in its word, if any.

    That is what it gives back for the next.
    """
    a, b, c, d, e, f = item.matrix
    if item.adv < 0:  # of a size below zero: it turns the text as its matrix does
        a, b = -a, -b
    x, y = e - paint.left, f - paint.bottom
    middle_x, middle_y = (
        (item.x0 + item.x1) / 2 - paint.left,
        (item.y0 + item.y1) / 2 - paint.bottom,
    )
    if not (0 <= middle_x <= paint.width and 0 <= middle_y <= paint.height):
        return None  # printers' marks and leftovers outside the page as shown
    text = item.get_text()
    turn = turn_of(a, b)
    if turn is None:
        slanted.append(text)
        return None
    size = item.width if turn % 2 else item.height
    if not 0 < size < paint.width + paint.height:
        return None
    start, baseline = Frame(turn, paint.width, paint.height).place(x, y)
    end = start + abs(item.adv) * math.hypot(a, b)
    font = item.fontname
    name = font.decode("latin-1") if isinstance(font, bytes) else str(font)
    bold, italic = style_of(name)
    italic = italic or leans(a, b, c, d)
    sides = min(start, end), max(start, end)
    askew = is_askew(a, b)
    if askew and before is not None and abs(sides[0] - before.x1) < WORD_GAP * size:
        baseline = before.baseline
    glyph = Word(text, *sides, baseline, round(size, 2), bold, italic, font=name)
    paint.glyphs.setdefault(turn, []).append(glyph)
    paint.askew = paint.askew or askew
    return glyph if askew and text.strip() else None


def add_links(page: Any, paint: Paint) -> None:
    """Adds a page's links to what PDFium read of it."""
    x0, y0, x1, y1 = (float(v) for v in page.page_obj.mediabox)
    turn = page.page_obj.rotate // 90
    left, bottom, right, top = paint.crop
    corners = [_turned(x, y, turn, (x0, y0, x1, y1)) for x, y in ((left, bottom), (right, top))]
    paint.left = min(x for x, _ in corners)
    paint.bottom = min(y for _, y in corners)
    paint.links = _links_of(page, paint)


def _links_of(page: Any, paint: Paint) -> tuple[tuple[Box, str], ...]:
    """Web and mail links with their boxes. A broken annotation is left out."""
    links: list[tuple[Box, str]] = []
    annotations = resolve1(page.page_obj.annots)
    if not isinstance(annotations, list):
        return ()
    x0, y0, x1, y1 = (float(v) for v in page.page_obj.mediabox)
    turn = page.page_obj.rotate // 90
    for reference in itertools.islice(annotations, _MAX_LINKS_PER_PAGE):
        try:
            annotation = resolve1(reference)
            target = _web_target(resolve1(resolve1(annotation["A"])["URI"]))
            a, b, c, d = (float(resolve1(v)) for v in resolve1(annotation["Rect"]))
        except (KeyError, TypeError, ValueError, AttributeError, PSException):
            continue
        if target is None:
            continue
        corners = [_turned(x, y, turn, (x0, y0, x1, y1)) for x, y in ((a, b), (c, d))]
        xs = sorted(x - paint.left for x, _ in corners)
        ys = sorted(y - paint.bottom for _, y in corners)
        links.append(((xs[0], ys[0], xs[1], ys[1]), target))
    return tuple(links)


def _turned(x: float, y: float, turn: int, media: Box) -> tuple[float, float]:
    """A point of the page's own space on the page as shown, as pdfminer turns its contents."""
    x0, y0, x1, y1 = media
    if turn == 1:
        return y - y0, x1 - x
    if turn == 2:
        return x1 - x, y1 - y
    if turn == 3:
        return y1 - y, x - x0
    return x - x0, y - y0


def _web_target(value: object) -> str | None:
    text = value.decode("utf-8", errors="replace") if isinstance(value, bytes) else str(value)
    target = "".join(text.split())
    usable = target.lower().startswith(_SCHEMES) and target.isprintable()
    return target if usable and len(target) <= _MAX_URL else None
