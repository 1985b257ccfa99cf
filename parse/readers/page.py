"""One painted page → lines, tables, and what is wrong with it."""

from __future__ import annotations

import dataclasses
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from parse.model import GARBLED_PAGE, RECOGNISED_PAGE, SCANNED_PAGE, Line, Page, Problem, Table
from parse.readers import plumber
from parse.readers.accents import with_accents
from parse.readers.appearances import unpainted
from parse.readers.blocks import free_rows
from parse.readers.bounds import between_bounds
from parse.readers.columns import in_reading_order, with_columns
from parse.readers.decipher import count_told, torn_glyphs, with_meanings
from parse.readers.edges import edges_of
from parse.readers.frames import framed_tables, with_cells
from parse.readers.glyphs import HYPHEN, Frame, words_of
from parse.readers.grids import unruled_tables
from parse.readers.limits import check_content, count_torn, torn_streams
from parse.readers.linecounts import may_be_counted, uncounted
from parse.readers.lines import lines_of
from parse.readers.meaning import is_garbled, readable, torn_words
from parse.readers.overlays import is_overlaid, without_overlay
from parse.readers.policy import paint_of
from parse.readers.recognised import is_recognised
from parse.readers.rests import with_rests
from parse.readers.skew import straightened
from parse.readers.tables import ruled_tables
from parse.readers.watermarks import without_watermarks
from parse.readers.word import Word
from parse.readers.wrapped import Wrapped, wrapped_tables
from parse.text.characters import looks_doubled, unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from parse.readers.blocks import Row
    from parse.readers.decipher import Glyphs, Meanings
    from parse.readers.paint import Box, Paint
    from parse.readers.policy import FastReader

# An image this large with this few characters is a scan with a stamp or a page number.
_SCAN_SHARE = 0.4
_SCAN_CHARACTERS = 40
# Outlined text: as many curves as a line has letters, and not one character. A mark has fewer.
_OUTLINES = 60
_TEXT = itemgetter(0)  # of a word
# The code of the problem that a stream of a page cannot be unpacked to its end.
DAMAGED = "damaged-page"


class PageRead(NamedTuple):
    """A page as read. `shares_hyphen`: its font gives real hyphens out as soft ones, too.

    `unsure`: why pdfplumber read it, empty where PDFium did. `torn` are the glyphs in fonts that
    do not name all of theirs. `recognised`: it is a picture, its text OCR's.
    """

    page: Page
    problems: list[Problem]
    shares_hyphen: bool
    unsure: str = ""
    torn: tuple[Glyphs, ...] = ()
    recognised: bool = False


def read_page(
    page: Any, number: int, fast: FastReader | None = None, meanings: Meanings | None = None
) -> PageRead:
    """Reads one of pdfplumber's pages. Raises whatever pdfminer trips over.

    `meanings` are those of glyphs that fonts do not name, see `decipher`.
    """
    problems: list[Problem] = []
    torn_before = torn_streams()
    try:
        check_content(page.page_obj.contents)
        count_torn(page.page_obj.contents)
        paint, unsure = paint_of(page, number, fast)
        torn = torn_glyphs(paint.glyphs) if unsure and meanings is None else []
        if meanings and (told := count_told(paint.glyphs, meanings)):
            paint.glyphs = with_meanings(paint.glyphs, meanings)
            problems.append(_inferred(told, number))
        frame = Frame(_turn(paint), paint.width, paint.height)
        words = _words(paint, number, problems) if unsure and is_overlaid(paint.glyphs) else {}
        words = words or {
            turn: words_of(with_accents(glyphs) if paint.accents else glyphs)
            for turn, glyphs in sorted(paint.glyphs.items())
        }
        pictured = paint.image_share >= _SCAN_SHARE
        recognised = pictured and all(map(is_recognised, words.values()))
        tables: list[Table] = []
        boxes: list[Box] = []
        if frame.turn in words:
            if paint.askew or pictured:
                words[frame.turn] = straightened(words[frame.turn], *frame.shown)
            words[frame.turn], mark = without_watermarks(words[frame.turn])
            if mark:
                message = f"A watermark was left out: “{mark[:80]}”."
                problems.append(Problem("watermark", message, number))
            tables, boxes, words[frame.turn] = _tables(
                paint, frame, words[frame.turn], number, problems
            )
    finally:
        page.close()  # without it a file of 300 pages takes 1 GB
    width, height = frame.shown
    lines, tables = _unruled(words.get(frame.turn, ()), tables, boxes, height, number, problems)
    lines = _shown(lines, paint, frame, words, number)
    garbled = is_garbled(lines, doubtful=bool(unsure))
    if garbled:
        lines, tables, words = readable(lines), [], {}
    read = Page(
        number=number,
        lines=tuple(lines),
        width=round(width, 2),
        height=round(height, 2),
        scanned=garbled or _scanned(paint),
        tables=tuple(tables),
    )
    shares_hyphen = any(HYPHEN in "".join(map(_TEXT, painted)) for painted in words.values())
    recognised = recognised and bool(lines)
    problems += _remarks(read, paint, garbled=garbled, recognised=recognised)
    if page.page_obj.annots:
        problems += [_unpainted(text, number) for text in unpainted(page.page_obj)]
    if torn_streams() > torn_before:
        problems.append(_damaged(number))
    return PageRead(read, problems, shares_hyphen, unsure, tuple(torn), recognised)


def _words(paint: Paint, number: int, problems: list[Problem]) -> dict[int, list[Word]]:
    """The words of a page with invisible text, without what lies over visible words."""
    found = {}
    for turn, glyphs in sorted(paint.glyphs.items()):
        found[turn], lost = without_overlay([*with_accents(glyphs)])
        if lost:
            message = f"Invisible text over other text was left out: “{lost[:80]}”."
            problems.append(Problem("hidden-text", message, number))
    return found


def _unpainted(text: str, number: int) -> Problem:
    message = f"A box on page {number} has a text but no picture of it: “{text[:80]}”."
    return Problem("unread-box", message, number)


def _damaged(number: int) -> Problem:
    message = f"Page {number} is damaged in the file: text may be missing or wrong. Get it again."
    return Problem(DAMAGED, message, number)


def _top(table: Table) -> float:
    return table.top or 0.0


def _tables(
    paint: Paint, frame: Frame, words: list[Word], number: int, problems: list[Problem]
) -> tuple[list[Table], list[Box], list[Word]]:
    """The tables, the boxes of those with rules one way, and the words with their cells."""
    try:
        edges = edges_of(paint, frame)
        framed = framed_tables(edges, words, number)
        boxes = [made.box for made in framed]
        tables, words = ruled_tables(
            edges, with_cells(words, framed), frame.shown[0], number, boxes
        )
    except Exception as error:  # noqa: BLE001 - the lines are worth more than the tables
        problems.append(_broken_table(error, number))
        return [], [], words
    else:
        found = [made.table for made in framed]
        return sorted([*tables, *found], key=_top) if found else tables, boxes, words


def _unruled(
    words: Sequence[Word],
    tables: list[Table],
    boxes: Sequence[Box],
    height: float,
    number: int,
    problems: list[Problem],
) -> tuple[list[Line], list[Table]]:
    """The lines in reading order, and all tables with those that have no rules.

    Wrapped cells are looked for first: they look like columns of prose.
    """
    lines = lines_of(words, number)
    if may_be_counted(lines) and len(kept := uncounted(words)) < len(words):
        words, lines = kept, lines_of(kept, number)
    try:
        rows = free_rows(lines, words, tables)
        wrapped, unclear = _wrapped(rows, number)
        ordered = in_reading_order(lines, [*boxes, *(made.box for made in wrapped)], height)
        found = [*tables, *(made.table for made in wrapped)]
        if wrapped or ordered != lines:
            rows = free_rows(ordered, words, found)
        unruled = [
            table for run in between_bounds(rows) for table in unruled_tables(run, words, number)
        ]
        for block in unclear:
            if not any(_covers(table, block) for table in unruled):
                ordered, doubt = with_columns(ordered, block, number)
                problems += doubt
    except Exception as error:  # noqa: BLE001 - the lines are worth more than the tables
        problems.append(_broken_table(error, number))
        return in_reading_order(lines, boxes, height), tables
    else:
        return with_rests(ordered), sorted([*found, *unruled], key=_top) if found else unruled


def _wrapped(rows: Sequence[Row], number: int) -> tuple[list[Wrapped], list[list[Line]]]:
    """What `wrapped_tables` finds in each run of rows between headings and prose."""
    found: list[Wrapped] = []
    unclear: list[list[Line]] = []
    for run in between_bounds(rows):
        tables, lines = wrapped_tables(run, number)
        found += tables
        unclear += lines
    return found, unclear


def _covers(table: Table, lines: Sequence[Line]) -> bool:
    top, bottom = table.top or 0.0, table.bottom or 0.0
    return any(top <= (line.bottom or 0.0) <= bottom + 1 for line in lines)


def _broken_table(error: Exception, number: int) -> Problem:
    reason = plumber.detail(error)
    return Problem("broken-table", f"Tables of page {number} were left out ({reason}).", number)


def _inferred(letters: int, number: int) -> Problem:
    message = f"{letters} characters on page {number} have no meaning but that of their words."
    return Problem("inferred-letters", message, number)


def _remarks(page: Page, paint: Paint, *, garbled: bool, recognised: bool) -> list[Problem]:
    """What is wrong with a page that could be read."""
    found = []
    if garbled:
        found.append((GARBLED_PAGE, f"Most letters of page {page.number} have no meaning."))
    elif page.scanned:
        found.append((SCANNED_PAGE, f"Page {page.number} is an image without text."))
    elif recognised:
        message = f"Page {page.number} is an image; its text was recognised before it came here."
        found.append((RECOGNISED_PAGE, message))
    lost = sum(unreadable(line.text) for line in page.lines)
    if lost:
        found.append(
            ("unreadable-characters", f"{lost} characters on page {page.number} have no meaning.")
        )
    if torn := torn_words(page.lines):
        message = f"{torn} words on page {page.number} have signs within, which may be letters."
        found.append(("unreadable-characters", message))
    doubled = [line.text for line in page.lines if looks_doubled(line.text)]
    if doubled:
        found.append(("doubled-letters", f"Letters are doubled: “{doubled[0][:80]}”."))
    if paint.slanted:
        found.append(("slanted-text", f"Slanted text was left out: “{paint.slanted[:80]}”."))
    if paint.hidden:
        message = f"Text of a hidden layer was left out: “{paint.hidden[:80]}”."
        found.append(("hidden-text", message))
    return [Problem(code, message, page.number) for code, message in found]


def _turn(paint: Paint) -> int:
    """The direction of most of the page's text."""
    if len(paint.glyphs) == 1:
        return next(iter(paint.glyphs))
    letters = {turn: sum(len(g.text) for g in found) for turn, found in paint.glyphs.items()}
    return max(letters, key=lambda turn: (letters[turn], -turn), default=0)


def _scanned(paint: Paint) -> bool:
    if not paint.has_letters:
        return paint.image_share > 0 or paint.curves >= _OUTLINES
    return paint.image_share >= _SCAN_SHARE and paint.letters < _SCAN_CHARACTERS


def _shown(
    lines: Sequence[Line],
    paint: Paint,
    frame: Frame,
    words: dict[int, list[Word]],
    number: int,
) -> list[Line]:
    """The lines with those of other directions and with links."""
    lines = list(lines)
    for turn, painted in words.items():
        if turn != frame.turn:  # a label along the edge: at the end, in its place as shown
            other = Frame(turn, paint.width, paint.height)
            lines += [_moved(line, other, frame) for line in lines_of(painted, number)]
    if not paint.links:
        return lines
    return [_with_links(line, frame, paint.links) for line in lines]


def _moved(line: Line, other: Frame, frame: Frame) -> Line:
    assert line.x0 is not None
    assert line.x1 is not None
    assert line.top is not None
    assert line.bottom is not None
    corners = [
        frame.place(*other.back(x, y)) for x, y in ((line.x0, line.top), (line.x1, line.bottom))
    ]
    (x0, x1), (top, bottom) = (sorted(values) for values in zip(*corners, strict=True))
    return dataclasses.replace(line, x0=x0, top=top, x1=x1, bottom=bottom)


def _with_links(line: Line, frame: Frame, links: tuple[tuple[Box, str], ...]) -> Line:
    """The line with the targets of the links that lie on it."""
    assert line.x0 is not None
    assert line.x1 is not None
    assert line.top is not None
    assert line.bottom is not None
    middle = (line.top + line.bottom) / 2
    mine = []
    for (left, bottom, right, top), target in links:
        (xa, ya), (xb, yb) = frame.place(left, bottom), frame.place(right, top)
        if min(ya, yb) <= middle <= max(ya, yb) and (
            min(xa, xb) < line.x1 - 1 and max(xa, xb) > line.x0 + 1
        ):
            mine.append(target)
    return dataclasses.replace(line, links=tuple(dict.fromkeys(mine))) if mine else line
