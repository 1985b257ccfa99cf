"""Setting type: words into lines, lines into boxes, boxes onto pages.

Positions count upwards from the foot of the page, as in PDF. A box is one line (or one row of
a table): it knows its height and draws itself with its top at a given height.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.sample.hyphens import points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportlab.pdfgen.canvas import Canvas

PAGE = (595.28, 841.89)
TOP, FOOT = PAGE[1] - 76, 72
MARK = "{./.}"
MARK_GAP = 24

_LINK = re.compile(r"\[([^\]]+)\]\((\S+?)\)(\S*)|(https?://[^\s)]+[^\s).,])(\S*)|(\S+)")
_LINK_COLOUR = (0.02, 0.39, 0.76)


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set; lengths in points."""

    font: str
    size: float
    leading: float
    before: float = 0
    indent: float = 0
    hang: float = 0
    grey: float = 0
    justified: bool = False
    hyphenated: bool = True
    keep: bool = False
    spacing: float = 0


@dataclass(frozen=True, slots=True)
class Word:
    """A word and what hangs on it. `glued`: no space before it."""

    text: str
    link: str | None = None
    mark: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A piece that no page break may cut. `keep`: the next box belongs on the same page."""

    height: float
    draw: Callable[[Canvas, float], None]
    before: float = 0
    keep: bool = False
    anchor: str | None = None
    new_page: bool = False


def words(text: str) -> list[Word]:
    """The words of a paragraph with its links and marks."""
    found: list[Word] = []
    mark = False
    for match in _LINK.finditer(text):
        label, target, tail, address, end, word = match.groups()
        if word == MARK:
            mark = True
            continue
        link = target or address
        pieces = (label or address or word).split()
        found += [Word(piece, link, mark and not n) for n, piece in enumerate(pieces)]
        if tail or end:
            found.append(Word(tail or end, glued=True))
        mark = False
    return found


def break_lines(text: list[Word], style: Style, width: float) -> list[list[Word]]:
    """Greedy lines of at most `width`, words broken where Danish allows."""
    lines: list[list[Word]] = [[]]
    for whole in text:
        word = whole
        while True:
            room = width - _width(lines[-1], style) - (_space(style) if lines[-1] else 0)
            if measure(word.text, style) <= room:
                lines[-1].append(word)
                break
            head, tail = _split(word, room, style)
            if head is not None:
                lines[-1].append(head)
            elif not lines[-1]:
                lines[-1].append(word)
                break
            lines.append([])
            word = tail
    return [line for line in lines if line]


def _split(word: Word, room: float, style: Style) -> tuple[Word | None, Word]:
    """The longest beginning that fits, and the rest; (None, word) where nothing does."""
    for position, sign in reversed(list(_breaks(word, hyphenated=style.hyphenated))):
        head = word.text[:position] + sign
        if measure(head, style) <= room:
            return (
                replace(word, text=head),
                replace(word, text=word.text[position:], mark=False, glued=False),
            )
    return None, word


def _breaks(word: Word, *, hyphenated: bool) -> Iterator[tuple[int, str]]:
    """Where the word may break and what is put there: nothing after its own hyphens."""
    start = 0
    for piece in re.findall(r"[^-/]+[-/]?|[-/]", word.text):
        stem = piece.rstrip("-/")
        if hyphenated and word.link is None:
            yield from ((start + point, "-") for point in points(stem))
        start += len(piece)
        if start < len(word.text) and len(stem) > 1 and (word.link or piece.endswith("-")):
            yield start, ""


def measure(text: str, style: Style) -> float:
    """The width of a text."""
    return float(stringWidth(text, style.font, style.size)) + style.spacing * len(text)


def _space(style: Style) -> float:
    return measure(" ", style)


def _width(line: list[Word], style: Style) -> float:
    spaces = sum(not word.glued for word in line[1:])
    return sum(measure(word.text, style) for word in line) + spaces * _space(style)


def paragraph(
    text: str,
    style: Style,
    left: float,
    width: float,
    *,
    bullet: str = "",
    anchor: str | None = None,
) -> list[Box]:
    """The boxes of a paragraph. A bullet, or a mark in the margin, stands beside its first line."""
    x = left + style.indent
    lines = break_lines(words(text), style, width - style.indent)
    boxes = []
    for number, line in enumerate(lines):
        first, last = number == 0, number == len(lines) - 1
        spread = width - style.indent if style.justified and not last else None
        marks = [(left - MARK_GAP, "./.")] if any(word.mark for word in line) else []
        if first and bullet:
            marks.append((x - style.hang, bullet))
        boxes.append(
            Box(
                style.leading,
                _drawing(line, style, x, spread, tuple(marks)),
                before=style.before if first else 0,
                keep=style.keep or (first and not last) or number == len(lines) - 2,
                anchor=anchor if first else None,
            )
        )
    return boxes


def _drawing(
    line: list[Word],
    style: Style,
    x: float,
    spread: float | None,
    marks: tuple[tuple[float, str], ...],
) -> Callable[[Canvas, float], None]:
    stretch = 0.0
    if spread is not None and len(line) > 1:
        stretch = max(0.0, spread - _width(line, style)) / (len(line) - 1)
        stretch = stretch if stretch < style.size else 0.0

    def draw(canvas: Canvas, top: float) -> None:
        base = top - style.size
        for at, sign in marks:
            write(canvas, sign, style, at, base)
        at = x
        for run in _runs(line):
            text = run.text if run.glued or at == x else f" {run.text}"
            gap = stretch * text.count(" ")
            shift = (len(text) - len(run.text)) and _space(style) + stretch
            write(canvas, text, style, at, base, stretch=stretch, linked=bool(run.link))
            at += measure(text, style) + gap
            if run.link:
                area = (at - measure(text, style) - gap + shift, base - 2, at, base + style.size)
                canvas.linkURL(run.link, area, relative=1)

    return draw


def _runs(line: list[Word]) -> list[Word]:
    """Neighbouring words with the same link joined, so that lines are drawn in few pieces."""
    runs: list[Word] = []
    for word in line:
        if runs and runs[-1].link == word.link:
            joined = runs[-1].text + ("" if word.glued else " ") + word.text
            runs[-1] = replace(runs[-1], text=joined)
        else:
            runs.append(word)
    return runs


def write(
    canvas: Canvas,
    text: str,
    style: Style,
    x: float,
    base: float,
    *,
    stretch: float = 0,
    linked: bool = False,
) -> None:
    """Writes a run of text; `stretch` widens its spaces."""
    piece = canvas.beginText(x, base)
    piece.setFont(style.font, style.size)
    if linked:
        piece.setFillColorRGB(*_LINK_COLOUR)
    else:
        piece.setFillGray(style.grey)
    if stretch:
        piece.setWordSpace(stretch)
    if style.spacing:
        piece.setCharSpace(style.spacing)
    piece.textOut(text)
    if style.spacing:
        piece.setCharSpace(0)
    if stretch:
        piece.setWordSpace(0)
    canvas.drawText(piece)


def paginate(boxes: Iterable[Box]) -> list[list[tuple[Box, float]]]:
    """Boxes on pages, each with the height of its top; what keeps together moves together."""
    pages: list[list[tuple[Box, float]]] = [[]]
    y = TOP
    for chain in _chains(boxes):
        need = sum(box.height + box.before for box in chain)
        if pages[-1] and (chain[0].new_page or y - need < FOOT):
            pages.append([])
            y = TOP
        for box in chain:
            y -= box.before if pages[-1] else 0
            pages[-1].append((box, y))
            y -= box.height
    return pages


def _chains(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    chain: list[Box] = []
    for box in boxes:
        if box.new_page and chain:
            yield chain
            chain = []
        chain.append(box)
        if not box.keep:
            yield chain
            chain = []
    if chain:
        yield chain
