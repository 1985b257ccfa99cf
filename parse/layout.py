"""Pages of lines → one flow of body lines, with running heads and page numbers taken out.

Two questions about every body line are answered here, once, for all later steps: is it set off
from the line above by white space (`gap`), and did it end because it was full (`full`), so that
the text goes on in the next line? PDFs answer with coordinates; text dumps with their blank
lines and with the widths their characters have in the Arial-like faces of the originals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parse.caseline import CASE_LINE
from parse.councils import COUNCILS
from parse.fields import field_heading
from parse.heads import dumped_heads
from parse.labelled import in_printed_order
from parse.model import Line, Page, Reading, Table
from parse.spacing import initial, squash, text_width
from parse.tables import with_rows

# A gap of 1.18 times the usual line pitch is white space: paragraphs measured in eight templates
# of five typesetters stand 1.2 pitches and more apart, superscripts stretch a pitch by up to 1.1.
GAP_FACTOR = 1.18
# A running head stands in the outer strips of the page, or beside the body.
EDGE = 0.13
# It recurs: on three pages at least and on a fifth of all, at the same height.
MIN_REPEATS, MIN_SHARE = 3, 0.2
# Of so few pages two are enough.
_FEW_PAGES = 4
_SAME_HEIGHT = 4.0

_REGIONS = "|".join(squash(council.name).removeprefix("kkr") for council in COUNCILS)
_DAY = r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
# `KKR Midtjylland  | 08-06-2021`, `SIDE  |  9`, `SIDE 2`, `Side 3 af 12`, both in one line.
_HEAD = rf"kkr({_REGIONS})\|?{_DAY}"
_FOLIO = r"side\|?\d{1,3}(af\d{1,3}|/\d{1,3})?"
_RUNNING = re.compile(rf"({_HEAD}|{_FOLIO}|{_HEAD}\|?{_FOLIO}|{_FOLIO}\|?{_HEAD})")
# The same at the end of a body line, as dumps have it that keep the margin (`pdftotext -layout`).
_TAIL = re.compile(
    r"(?<=\S)\s+(KKR\s(?:"
    + "|".join(council.name.removeprefix("KKR ") for council in COUNCILS)
    + rf")\s*\|\s*{_DAY}|SIDE\s*\|\s*\d{{1,3}})$"
)
_WITHIN = re.compile(_TAIL.pattern.removesuffix("$").removeprefix(r"(?<=\S)\s+"))
_BARE_NUMBER = re.compile(r"(-?\d{1,3}-?|\d{1,3}/\d{1,3})")
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class FlowLine:
    """A body line in its place in the flow.

    `gap`: white space sets it off from the line above (also true for the first line).
    `full`: the next line's first word would not have fitted, so the text runs on.
    `page_top`: it is the first body line of its page.
    """

    line: Line
    gap: bool
    full: bool
    page_top: bool

    @property
    def text(self) -> str:
        """The line's text."""
        return self.line.text


@dataclass(frozen=True, slots=True)
class Flow:
    """The body of a document in reading order; `furniture` is what was taken out of it.

    `body_size` is the font size of most of the text in points, None where sizes are unknown.
    """

    lines: tuple[FlowLine, ...]
    furniture: tuple[Line, ...]
    body_size: float | None


def flow(reading: Reading) -> Flow:
    """All body lines of a reading in order, and the furniture taken out of the pages."""
    pages = tuple(
        replace(page, lines=in_printed_order(_parted(page.lines))) for page in reading.pages
    )
    furniture = _furniture(pages)
    body = [with_rows(_without(page, furniture), _clean_tables(page)) for page in pages]
    size = _body_size(body)
    right = _right_edge(body, size)
    pitch = _pitch(body, size)
    lines: list[tuple[Line, bool, bool]] = []
    torn = _torn(pages, furniture)
    for page_lines in body:
        previous: Line | None = None
        for line in page_lines:
            top = previous is None or id(line) in torn
            lines.append((line, previous is None or top or _is_gap(previous, line, pitch), top))
            previous = line
    return Flow(
        lines=tuple(
            FlowLine(
                line,
                gap,
                index + 1 < len(lines) and _is_full(line, lines[index + 1][0], right),
                top,
            )
            for index, (line, gap, top) in enumerate(lines)
        ),
        furniture=tuple(
            line
            for page in pages
            for position, line in enumerate(page.lines)
            if (page.number, position) in furniture
        ),
        body_size=size,
    )


def is_running_head(text: str) -> bool:
    """Whether a line is one of the councils' running heads, whatever page it stands on."""
    return initial(text) in ("k", "s") and _RUNNING.fullmatch(squash(text)) is not None


def same_baseline(one: FlowLine, other: FlowLine) -> bool:
    """Whether two lines are segments of one printed line, parted by a tab."""
    a, b = one.line, other.line
    if a.page != b.page or a.top is None or b.top is None:
        return False
    return abs(a.top - b.top) < _SAME_HEIGHT


# ── running heads and page numbers ───────────────────────────────────────────────────


def _parted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with a running head at their end as two, the head first: it stood in the margin."""
    parted: list[Line] = []
    for line in lines:
        text = line.text
        while ("KKR" in text or "SIDE" in text) and (tail := _TAIL.search(text)) is not None:
            parted.append(replace(line, text=tail[1], links=()))
            text = text[: tail.start()]
        parted.append(line if text == line.text else replace(line, text=text))
    return tuple(parted)


def _furniture(pages: tuple[Page, ...]) -> set[tuple[int, int]]:
    """(page number, line position) of every running head, page number and footer."""
    found = {
        (page.number, position)
        for page in pages
        for position, line in enumerate(page.lines)
        if is_running_head(line.text)
    }
    places: dict[str, list[tuple[float, int, int]]] = defaultdict(list)
    right = _text_right(pages)
    for page in pages:
        for position, line in enumerate(page.lines):
            if (page.number, position) in found or not _in_margin(line, page, right):
                continue
            key = _DIGITS.sub("#", squash(line.text))
            beside = line.x0 is not None and line.x0 > right
            if beside or not _heads_content(line.text, key):
                places[key].append((line.top or 0.0, page.number, position))
    needed = max(MIN_REPEATS, MIN_SHARE * len(pages)) if len(pages) > _FEW_PAGES else 2
    for spots in places.values():
        for top, page_number, position in spots:
            same = {number for other, number, _ in spots if abs(other - top) <= _SAME_HEIGHT}
            if len(same) >= needed:
                found.add((page_number, position))
    return found | dumped_heads(pages, found)


def _heads_content(text: str, key: str) -> bool:
    """Whether a line recurs as what heads a page's content: `Beslutning`, a case line, `2.1`."""
    return (
        not _LETTER.search(key)
        or field_heading(text) is not None
        or CASE_LINE.match(text) is not None
    )


def _in_margin(line: Line, page: Page, right: float) -> bool:
    """Whether a line stands where running heads stand: page edges, or right of the text."""
    if line.top is None or line.bottom is None or line.x0 is None or not page.height:
        return False
    if line.bottom < EDGE * page.height or line.top > (1 - EDGE) * page.height:
        return True
    return line.x0 > right


def _text_right(pages: Sequence[Page]) -> float:
    """The right edge of the running text: that of nearly all long lines of the document."""
    edges = sorted(
        line.x1
        for page in pages
        for line in page.lines
        if line.x1 is not None and len(line.text) > 40
    )
    return edges[int(0.95 * (len(edges) - 1))] + _SAME_HEIGHT if edges else float("inf")


def _without(page: Page, furniture: set[tuple[int, int]]) -> list[Line]:
    kept = [
        line
        for position, line in enumerate(page.lines)
        if (page.number, position) not in furniture and line.text.strip()
    ]
    # A lone number as the outermost line of a page is its number, whatever the other pages do.
    while len(kept) > 1 and _is_folio(kept[-1], page):
        kept.pop()
    while len(kept) > 1 and _is_folio(kept[0], page):
        kept.pop(0)
    return kept


def _clean_tables(page: Page) -> list[Table]:
    """The page's tables without a running head that stood close enough to be drawn into them."""
    tables = []
    for table in page.tables:
        rows = tuple(tuple(_WITHIN.sub("", cell).strip() for cell in row) for row in table.rows)
        tables.append(table if rows == table.rows else replace(table, rows=rows))
    return tables


def _torn(pages: tuple[Page, ...], furniture: set[tuple[int, int]]) -> set[int]:
    """Ids of the lines that follow a running head in a text dump: a page began there."""
    return {
        id(page.lines[position + 1])
        for page in pages
        for position, line in enumerate(page.lines[:-1])
        if line.top is None and (page.number, position) in furniture
    }


def _is_folio(line: Line, page: Page) -> bool:
    if not _BARE_NUMBER.fullmatch(line.text.replace(" ", "")):
        return False
    return _in_margin(line, page, float("inf"))


# ── what the numbers say ─────────────────────────────────────────────────────────────


def _body_size(pages: list[list[Line]]) -> float | None:
    """The font size that sets most characters."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            if line.size is not None:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _pitch(pages: list[list[Line]], size: float | None) -> float | None:
    """Usual distance of two body lines' tops, in font sizes: the commonest one."""
    if size is None:
        return None
    steps: Counter[float] = Counter()
    for lines in pages:
        for above, below in pairwise(lines):
            if above.size is None or below.size is None or above.top is None or below.top is None:
                continue
            step = below.top - above.top
            if abs(below.size - size) < 1 and abs(above.size - size) < 1 and 0 < step < 3 * size:
                steps[round(step / below.size, 1)] += 1
    if not steps:
        return 1.4
    # Lists of names and short lines may be set wider than the text: the smaller of two common
    # pitches is the line pitch.
    most = steps.most_common(1)[0][1]
    return min(step for step, count in steps.items() if count >= most / 3)


def _is_gap(above: Line, below: Line, pitch: float | None) -> bool:
    if below.blank_before:
        return True
    if pitch is None or above.bottom is None or below.top is None or above.top is None:
        return False
    if below.top < above.top:  # a new column
        return True
    size = max(above.size or 0.0, below.size or 0.0) or (below.bottom or below.top) - below.top
    return below.top - above.top > GAP_FACTOR * pitch * size


def _right_edge(pages: list[list[Line]], size: float | None) -> float | None:
    """Where full lines end: points in PDFs, estimated widths (in ems) in text dumps."""
    if size is not None:
        edges = sorted(
            line.x1
            for lines in pages
            for line in lines
            if line.x1 is not None and len(line.text) > 30 and abs((line.size or 0) - size) < 1
        )
    else:
        edges = sorted(
            text_width(line.text) for lines in pages for line in lines if len(line.text) > 30
        )
    return edges[int(0.97 * (len(edges) - 1))] if edges else None


def _is_full(line: Line, below: Line, right: float | None) -> bool:
    """Whether the first word of `below` would have made `line` too long."""
    if right is None:
        return False
    if line.x0 is None or line.x1 is None or below.x0 is None or below.x1 is None:
        # Estimated widths are off by some per cent: a line counts as full a little earlier.
        return text_width(f"{line.text} {_first_word(below)}") > 0.96 * right
    em = line.size or 10.0
    measured = below.x1 - below.x0
    reached, limit = line.x1 + 0.25 * em, right - 0.2 * em
    if measured >= 0 and (reached > limit or reached + measured <= limit):
        return reached > limit  # whatever the word's share of its line: most lines are such
    share = text_width(_first_word(below)) / max(text_width(below.text), 0.1)
    return reached + measured * share > limit


def _first_word(line: Line) -> str:
    return line.text.split(" ", 1)[0]
