"""Running heads and page numbers: what stands on a page and is no part of its text."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from parse.councils import COUNCILS, REGIONS
from parse.flow.contentheads import heads_content, is_text
from parse.flow.heads import dumped_heads
from parse.flow.pageedges import FOLIO, STAMP, Place
from parse.lines.appendix_labels import label_of, point_of
from parse.lines.caseline import is_case_line
from parse.lines.numbering import lone_number, numbered
from parse.model import Line, Page, Table
from parse.text.spacing import initial, squash

# A running head stands in the outer strips of the page, or beside the body.
_EDGE = 0.13
# It recurs: on three pages at least and on a fifth of all, at the same height.
_REPEATS, _SHARE = 3, 0.2
# Of so few pages two are enough, where nothing but such lines stands farther out.
_FEW_PAGES = 4
_SAME_HEIGHT, _SAME_SIZE = 4.0, 1.0
# Lines beside each other share so many points of height at least.
_SHARED = 2.0
# Lines of the running text have more characters; few of them (this share) reach beyond its edges.
_LONG, _FEW_LINES = 40, 0.05
# A title that runs above its pages is so much smaller there (points); lines of it stand so close
# (sizes); fewer characters may be any heading's.
_SMALLER, _STEP, _TITLE = 1.5, 1.6, 8
_NO_TITLE_ENDS = (".", ",", ";", ":")
# Titles of parts run beside the numbers of so many of the pages.
_MOST = 0.6

_REGIONS = "|".join(REGIONS)
_DAY = r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
# `KKR Midtjylland  | 08-06-2021`, `SIDE  |  9`, `SIDE 2`, `Side 3 af 12`, both in one line.
_HEAD = rf"kkr({_REGIONS})\|?{_DAY}"
_PAGE = r"side\|?\d{1,3}(af\d{1,3}|/\d{1,3})?"
_ANY_PAGE = f"({_PAGE}|{FOLIO.pattern})"
_RUNNING = re.compile(rf"{_HEAD}|{_PAGE}|{_HEAD}\|?{_ANY_PAGE}|{_ANY_PAGE}\|?{_HEAD}")
_COUNCIL_AND_DAY = (
    f"(?:{'|'.join(council.name.removeprefix('KKR ') for council in COUNCILS)})"
    rf"\s*\|\s*{_DAY}"
)
_WITHIN = re.compile(
    rf"KKR\s{_COUNCIL_AND_DAY}|SIDE\s*\|?\s*\d{{1,3}}|S(?:ide|IDE) \d{{1,3}} af \d{{1,3}}"
)
# The same at the end of a body line that reaches the margin, or that a dump keeps beside it
# (`pdftotext -layout`); text that reaches up to it takes its first word: `… at deltage KKR`.
_TAIL = re.compile(rf"(?<=\S)\s+({_WITHIN.pattern})$")
_TORN_HEAD = re.compile(_COUNCIL_AND_DAY)
_MAY_END_IN_HEAD = re.compile("KKR|SIDE|Side ")
_BEGINS = frozenset("ks-–0123456789")
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")


class _Spot(NamedTuple):
    """Where a line stands that may be a running head; `beside` the text or above or below it."""

    top: float
    size: float | None
    page: int
    position: int
    beside: bool


def is_running_head(text: str) -> bool:
    """Whether a line is one of the councils' running heads, whatever page it stands on."""
    return initial(text) in _BEGINS and _RUNNING.fullmatch(squash(text)) is not None


def parted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with a running head at their end as two, the head first: it stood in the margin."""
    apart: list[Line] = []
    for line in lines:
        text = line.text
        if apart and apart[-1].text.endswith(" KKR") and _TORN_HEAD.fullmatch(text):
            apart[-1] = replace(apart[-1], text=apart[-1].text.removesuffix(" KKR"))
            text = f"KKR {text}"
        while _MAY_END_IN_HEAD.search(text) and (tail := _TAIL.search(text)) is not None:
            apart.append(replace(line, text=tail[1], links=()))
            text = text[: tail.start()]
        apart.append(line if text == line.text else replace(line, text=text))
    return tuple(apart)


def furniture(pages: tuple[Page, ...]) -> set[Place]:
    """(page number, line position) of every running head, page number and footer."""
    found = {
        (page.number, position)
        for page in pages
        for position, line in enumerate(page.lines)
        if is_running_head(line.text)
    }
    needed, few = max(_REPEATS, _SHARE * len(pages)), len(pages) <= _FEW_PAGES
    twice: set[Place] = set()
    for spots in _recurring(pages, found):
        for spot in spots:
            same = {one.page for one in spots if _is_same(one, spot)}
            if len(same) >= needed or (spot.beside and len(same) > 1 and few):
                found.add((spot.page, spot.position))
            elif len(same) > 1 and few:
                twice.add((spot.page, spot.position))
    found |= {place for page in pages for place in _outermost(page, found, twice)}
    found |= set(_beside_numbers(pages))
    found |= set(_titles_again(pages))
    found |= set(_titles_named(pages))
    found |= dumped_heads(pages, found)
    found |= set(_cases_between(pages, found))
    return found - set(_first_labels(pages, found))


def _cases_between(pages: Sequence[Page], found: Collection[Place]) -> Iterator[Place]:
    """The paper's own case number, which several pages have between two lines of their heads.

    `Dato: 17. september 2019`, `Sags ID: SAG-2019-00001`, `Dok. ID: 2801234`; an item's stands
    below its title.
    """
    lines = {page.number: page.lines for page in pages}
    places: dict[str, list[Place]] = defaultdict(list)
    for number, above in found:
        if (number, above + 2) in found and (number, above + 1) not in found:
            text = lines[number][above + 1].text
            if is_case_line(text):
                places[text].append((number, above + 1))
    for spots in places.values():
        if len(spots) > 1:
            yield from spots


def _first_labels(pages: Sequence[Page], found: Collection[Place]) -> Iterator[Place]:
    """The labels on the first of the pages that they head: `Punkt 3.2, bilag 1`, `Punkt 3`.

    They differ in numbers only, as folios do, and begin what they stand above.
    """
    before: set[str] = set()
    for page in pages:
        here = {
            position: _label_on(page, position) or squash(line.text)
            for position, line in enumerate(page.lines)
            if (page.number, position) in found
            and (_label_on(page, position) or _counts_title(page, position, found))
        }
        for position, text in here.items():
            if text not in before:
                yield page.number, position
        before = {*here.values()}


def _label_on(page: Page, position: int) -> str:
    """An appendix' label in a line, or in the line below its item's number or title; else empty."""
    here, *below = (line.text for line in page.lines[position : position + 2])
    label = label_of(here)
    if label is None and below and (point_of(here) or numbered(here) is not None):
        label, here = label_of(below[0]), f"{here} {below[0]}"
    return squash(here) if label and (label.name or label.item) else ""


def _counts_title(page: Page, position: int, found: Collection[Place]) -> bool:
    """Whether a line is the number of the title below it, which has none of its own: `Punkt 3`.

    Below a running head stands any text.
    """
    line = page.lines[position]
    if not line.text[:1].isalpha() or lone_number(line.text) is None:
        return False
    below = (
        other
        for at, other in enumerate(page.lines[position + 1 :], position + 1)
        if (page.number, at) not in found
    )
    title = next(below, None)
    if title is None or numbered(title.text) is not None or title.text.endswith(_NO_TITLE_ENDS):
        return False
    return title.size is None or bool(title.bold) or title.size > (line.size or 0.0)


def _recurring(pages: Sequence[Page], found: Collection[Place]) -> Iterator[list[_Spot]]:
    """The places of each line that may be a running head; `found` are known to be some."""
    places: dict[str, list[_Spot]] = defaultdict(list)
    (left, right), usual = _text_sides(pages), _usual_size(pages)
    for page in pages:
        for position, line in enumerate(page.lines):
            if (page.number, position) in found or not _in_margin(line, page, left, right):
                continue
            key = squash(line.text)
            if not _is_set_as_title(line, usual):
                key = _DIGITS.sub("#", key)
            beside = _is_outside(line, left, right)
            if not (heads_content(line.text) or (_is_figure(line.text, key) and not beside)):
                spot = _Spot(line.top or 0.0, line.size, page.number, position, beside)
                places[key].append(spot)
    recurring = [spots for spots in places.values() if len(spots) > 1]
    text = _texts(recurring, pages)
    for spots in recurring:
        if (spots[0].page, spots[0].position) not in text:
            yield spots


def _texts(recurring: Sequence[Sequence[_Spot]], pages: Sequence[Page]) -> set[Place]:
    """Of lines that recur, those that are text; its first line tells it of the others."""
    by_number = {page.number: page for page in pages}
    left = [[(spot.page, spot.position) for spot in spots] for spots in recurring]
    text: set[Place] = set()
    while left:
        sure = [is_text(spots, by_number, text) for spots in left]
        text.update(
            place for spots, is_sure in zip(left, sure, strict=True) if is_sure for place in spots
        )
        if not any(sure):
            break
        left = [spots for spots, is_sure in zip(left, sure, strict=True) if not is_sure]
    return text


def _is_same(one: _Spot, other: _Spot) -> bool:
    """Whether two lines stand at one height in letters of one size.

    The cover's `REFERAT` is no running head for a page that a field `Referat` begins.
    """
    alike = one.size is None or other.size is None or abs(one.size - other.size) <= _SAME_SIZE
    return alike and abs(one.top - other.top) <= _SAME_HEIGHT


def _usual_size(pages: Sequence[Page]) -> float:
    """The size of most lines, in points; 0 where none is known."""
    sizes = Counter(line.size for page in pages for line in page.lines if line.size)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_set_as_title(line: Line, usual: float) -> bool:
    """Whether a line is an item's title by its number and its letters.

    `2. Regnskab 2021` and `3. Regnskab 2022` at the top of their pages are no running head; `2 KKR
    Midtjylland` is one.
    """
    larger = bool(line.bold) or (line.size or 0.0) > usual
    return larger and "." in line.text.split(" ", 1)[0] and numbered(line.text) is not None


def _beside_numbers(pages: Sequence[Page]) -> Iterator[Place]:
    """What stands on one row with the page's number on nearly all pages.

    HTMLDOC and Word's STYLEREF say there which part of the paper a page belongs to: it differs from
    page to page, and may be any heading.
    """
    rows: dict[tuple[int, int], list[tuple[Page, int]]] = defaultdict(list)
    for page in pages if len(pages) >= _REPEATS else ():
        for position, line in enumerate(page.lines):
            number = FOLIO.fullmatch(line.text)
            if number and _is_folio(line, page):
                counted = int(number[1]) - page.number  # the same all through, as no table's are
                rows[round(line.top or 0.0), counted].append((page, position))
    for row in rows.values():
        if len(row) >= max(_REPEATS, _MOST * len(pages)):
            for page, position in row:
                yield from _row_of(page, position)


def _titles_again(pages: Sequence[Page]) -> Iterator[Place]:
    """The item's title above the page that it goes on to: in small letters, or with `(fortsat)`.

    Such heads differ from item to item, and stand above one page or two of each. What comes before
    the title is a list's.
    """
    titles: dict[str, set[tuple[str, float, int]]] = defaultdict(set)  # by how they begin
    for page in pages:
        for line in page.lines:
            if line.size and numbered(line.text) is not None:
                key = squash(line.text).rstrip("-\u00ad")
                titles[key[:_TITLE]].add((key, line.size, page.number))
    for page in pages:
        for position, line in enumerate(page.lines):
            if not line.size or numbered(line.text) is None:
                continue
            text = squash(line.text)
            key = text.removesuffix("(fortsat)")
            if key != text and any(key == title for title, _, _ in titles[key[:_TITLE]]):
                yield page.number, position  # a slide's, as large as the first
                continue
            if not _in_head(line, page):
                continue
            larger = line.size + _SMALLER
            alike = titles[key[:_TITLE]] if len(key) >= _TITLE else ()
            if any(
                size >= larger and first <= page.number and key.startswith(title)
                for title, size, first in alike
            ):
                yield page.number, position
                yield from _rest_of(page, position)


def _titles_named(pages: Sequence[Page]) -> Iterator[Place]:
    """What names in small letters, at one height of the pages, the title that stands on each.

    Portals print each item on pages of its own, with its title above them: `KKR Sjælland 06.03.2026
    – Siden sidst`.
    """
    rows: dict[tuple[int, int], list[tuple[Page, int]]] = defaultdict(list)
    for page in pages if len(pages) >= _REPEATS else ():
        for position, line in enumerate(page.lines):
            if line.size and _in_margin(line, page, -math.inf, math.inf):
                rows[round(line.top or 0.0), round(line.size)].append((page, position))
    usual, needed = _usual_size(pages), max(_REPEATS, _SHARE * len(pages))
    titles: dict[int, list[tuple[float, str]]] = {}
    for row in rows.values():
        numbers = {page.number for page, _ in row}
        if len(numbers) < needed:
            continue
        for page, _ in row:
            if page.number not in titles:
                titles[page.number] = list(_titles_of(page, usual))
        named = {page.number for page, at in row if _names_one(page.lines[at], titles[page.number])}
        if len(named) >= _MOST * len(numbers):
            for page, position in row:
                yield page.number, position
                yield from _rest_of(page, position)


def _titles_of(page: Page, usual: float) -> Iterator[tuple[float, str]]:
    """The sizes and texts of lines that are set as titles."""
    for line in page.lines:
        size = line.size or 0.0
        if (line.bold or size > usual) and len(text := squash(line.text)) >= _TITLE:
            yield size, text


def _names_one(head: Line, titles: Sequence[tuple[float, str]]) -> bool:
    """Whether a line says what a larger one on its page does."""
    text, least = squash(head.text), (head.size or 0.0) + _SMALLER
    return any(size >= least and title in text for size, title in titles)


def _rest_of(page: Page, position: int) -> Iterator[Place]:
    """The lines right below one in a page's head that are set as it is."""
    last = page.lines[position]
    for other, line in enumerate(page.lines[position + 1 :], position + 1):
        step = (line.top or 0.0) - (last.top or 0.0)
        if not _in_head(line, page):
            return
        if line.size == last.size and line.x0 == last.x0 and 0 < step < _STEP * (last.size or 0.0):
            yield page.number, other
            last = line


def _in_head(line: Line, page: Page) -> bool:
    return line.bottom is not None and line.bottom < _EDGE * (page.height or 0.0)


def _row_of(page: Page, position: int) -> Iterator[Place]:
    """What stands beside a line: a title of two lines is set around the height of one."""
    top, bottom = page.lines[position].top or 0.0, page.lines[position].bottom or 0.0
    for other, line in enumerate(page.lines):
        level = abs((line.top or 0.0) - top) <= _SAME_HEIGHT
        shared = min(bottom, line.bottom or 0.0) - max(top, line.top or 0.0)
        if other != position and (level or shared > _SHARED):
            yield page.number, other


def _outermost(page: Page, found: Collection[Place], twice: Collection[Place]) -> Iterator[Place]:
    """Of the lines that two pages have, those with nothing but running heads farther out.

    A short paper's list of contents and its first page may share a title by chance.
    """
    downwards = sorted(range(len(page.lines)), key=lambda at: page.lines[at].top or 0.0)
    for inwards in (downwards, downwards[::-1]) if twice else ():
        for position in inwards:
            line, place = page.lines[position], (page.number, position)
            if place in twice and numbered(line.text) is None:
                yield place
            elif place not in found and not _is_folio(line, page):
                break


def _is_figure(text: str, key: str) -> bool:
    """Whether a line recurs as figures of the text do, without a letter: `2.1`.

    A day alone is a running head's, across from the council's name, and so is a time of printing.
    """
    return not _LETTER.search(key) and STAMP.fullmatch(text) is None


def _in_margin(line: Line, page: Page, left: float, right: float) -> bool:
    """Whether a line stands where running heads stand: page edges, or beside the text."""
    if line.top is None or line.bottom is None or line.x0 is None or not page.height:
        return False
    if line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height:
        return True
    return _is_outside(line, left, right)


def _is_outside(line: Line, left: float, right: float) -> bool:
    """Whether a line stands beside the running text, left or right of it."""
    if line.x0 is None or line.x1 is None:
        return False
    return line.x0 > right or line.x1 < left


def _text_sides(pages: Sequence[Page]) -> tuple[float, float]:
    """The edges of the running text: those of nearly all long lines of the document."""
    long = [line for page in pages for line in page.lines if len(line.text) > _LONG]
    starts = sorted(line.x0 for line in long if line.x0 is not None)
    ends = sorted(line.x1 for line in long if line.x1 is not None)
    return (
        starts[int(_FEW_LINES * (len(starts) - 1))] - _SAME_HEIGHT if starts else -math.inf,
        ends[int((1 - _FEW_LINES) * (len(ends) - 1))] + _SAME_HEIGHT if ends else math.inf,
    )


def without(page: Page, taken: Collection[Place]) -> list[Line]:
    """The lines of a page without its furniture, and without a number outermost on it."""
    kept = [
        line
        for position, line in enumerate(page.lines)
        if (page.number, position) not in taken and line.text.strip()
    ]
    # A lone number as the outermost line of a page is its number, whatever the other pages do. It
    # may stand below the left one of two columns, or beside what is no number.
    for last, outermost in ((-1, max), (0, min)):
        while len(kept) > 1:
            folios = [
                line for line in (kept[last], outermost(kept, key=_down)) if _is_folio(line, page)
            ]
            if not folios:
                break
            kept.remove(folios[0])
    return kept


def _down(line: Line) -> float:
    return line.top or 0.0


def clean_tables(page: Page) -> list[Table]:
    """The page's tables without a running head that stood close enough to be drawn into them."""
    tables = []
    for table in page.tables:
        rows = tuple(tuple(_WITHIN.sub("", cell).strip() for cell in row) for row in table.rows)
        tables.append(table if rows == table.rows else replace(table, rows=rows))
    return tables


def _is_folio(line: Line, page: Page) -> bool:
    return FOLIO.fullmatch(line.text) is not None and _in_margin(line, page, -math.inf, math.inf)
