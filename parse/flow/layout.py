"""Pages of lines → one flow of body lines, with running heads and page numbers taken out.

Two questions about every body line are answered here, once, for all later steps: is it set off
from the line above by white space (`gap`), and did it end because it was full (`full`), so that
the text goes on in the next line? PDFs answer with coordinates; text dumps with their blank
lines and with the widths their characters have in the Arial-like faces of the originals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise
from statistics import median

from parse.flow.centred import with_headings_first
from parse.flow.framed import opened
from parse.flow.furniture import clean_tables, furniture, parted, without
from parse.flow.labelled import in_printed_order
from parse.flow.ornaments import without_ornaments
from parse.flow.pageedges import Place
from parse.flow.tables import with_rows
from parse.lines.flowline import Flow, FlowLine
from parse.lines.reach import WORD_SPACE, first_word, reach
from parse.model import Line, Page, Reading
from parse.text.spacing import text_width

# A gap of 1.18 times the usual line pitch is white space: paragraphs measured in eight templates
# of five typesetters stand 1.2 pitches and more apart, superscripts stretch a pitch by up to 1.1.
# Word's lists have 2 points between entries and below the last one: 1.14 to 1.16 pitches, which
# tell of no paragraph elsewhere.
GAP_FACTOR, _LOOSE_FACTOR = 1.18, 1.12
_SAME_HEIGHT = 4.0
_CLOSE, _SAID = 1.1, 3  # a pitch in sizes, and how many steps tell of a closer one
_SURE = 2  # lines that go on tell the pitch
# Of so many full lines of a dump such a share goes on below with a small letter.
_FEW_FULL, _GO_ON = 2, 0.2
_LEVEL_MARK = 2.0  # points
_LONE_MARK = re.compile(r"[.·•]\s?/\s?[.·•]")


def flow(reading: Reading) -> Flow:
    """All body lines of a reading in order, and the furniture taken out of the pages."""
    pages = tuple(
        replace(
            page, lines=with_headings_first(in_printed_order(without_ornaments(parted(page.lines))))
        )
        for page in reading.pages
    )
    taken = furniture(pages)
    framed = opened(
        [without(page, taken) for page in pages], [clean_tables(page) for page in pages]
    )
    body = [with_rows(lines, tables) for lines, tables in zip(*framed, strict=True)]
    size = _body_size(body)
    right = _right_edge(body, size)
    if size is None and not _is_wrapped(body, right):
        right = None
    pitch = _pitch(body, size, right)
    lines: list[tuple[Line, bool, bool, bool]] = []
    torn = _torn(pages, taken)
    for page_lines in (_marks_first(page, pitch, right) for page in body):
        previous: Line | None = None
        for line in page_lines:
            top = previous is None or previous.page != line.page or id(line) in torn
            gap = previous is None or top or _is_gap(previous, line, pitch)
            loose = gap or (previous is not None and _is_gap(previous, line, pitch, _LOOSE_FACTOR))
            lines.append((line, gap, top, loose))
            previous = line
    return Flow(
        lines=tuple(
            FlowLine(
                line,
                gap,
                index + 1 < len(lines) and _is_full(line, lines[index + 1][0], right),
                top,
                not top and _is_beside(lines[index - 1][0], line),
                loose=loose,
            )
            for index, (line, gap, top, loose) in enumerate(lines)
        ),
        furniture=tuple(
            line
            for page in pages
            for position, line in enumerate(page.lines)
            if (page.number, position) in taken
        ),
        body_size=size,
    )


def _marks_first(lines: list[Line], pitch: float | None, right: float | None) -> list[Line]:
    """The lines with marks of the margin (`./.`) before the paragraph that they stand beside.

    A mark may stand level with the space between two lines of it.
    """
    if pitch is None:
        return lines
    moved = list(lines)
    for at in range(1, len(moved) - 1):
        mark = moved[at]
        below = moved[at + 1]
        if not _LONE_MARK.fullmatch(mark.text) or _are_level(mark, below, _LEVEL_MARK):
            continue
        del moved[at]
        first = at
        while first and _runs_on(moved[first - 1], moved[first], pitch, right):
            first -= 1
        moved.insert(first, mark)
    return moved


def _runs_on(above: Line, below: Line, pitch: float, right: float | None) -> bool:
    return not _is_gap(above, below, pitch) and _is_full(above, below, right)


def same_baseline(one: FlowLine, other: FlowLine) -> bool:
    """Whether two lines are segments of one printed line, parted by a tab."""
    return _are_level(one.line, other.line)


def _is_beside(left: Line, line: Line) -> bool:
    """Whether a line goes on right of the one before it, on the same printed line."""
    if left.x1 is None or line.x0 is None:
        return line.beside
    return left.x1 <= line.x0 and _are_level(left, line)


def _are_level(one: Line, other: Line, within: float = _SAME_HEIGHT) -> bool:
    if one.page != other.page or one.top is None or other.top is None:
        return False
    return abs(one.top - other.top) < within


def _torn(pages: tuple[Page, ...], taken: Collection[Place]) -> set[int]:
    """Ids of the lines that follow a running head in a text dump: a page began there."""
    return {
        id(page.lines[position + 1])
        for page in pages
        for position, line in enumerate(page.lines[:-1])
        if line.top is None and (page.number, position) in taken
    }


# ── what the numbers say ─────────────────────────────────────────────────────────────


def _body_size(pages: list[list[Line]]) -> float | None:
    """The font size that sets most characters."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            if line.size is not None:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else None


def _pitch(pages: list[list[Line]], size: float | None, right: float | None) -> float | None:
    """Usual distance of two body lines' tops, in font sizes: the commonest one.

    Where most paragraphs have one line it is theirs, and where lists are long it is their rows',
    unless lines that surely go on tell otherwise.
    """
    if size is None:
        return None
    steps: dict[float, list[float]] = defaultdict(list)
    within: list[float] = []
    for lines in pages:
        for above, below in pairwise(lines):
            if above.size is None or below.size is None or above.top is None or below.top is None:
                continue
            step = below.top - above.top
            alike = above.bold == below.bold  # text may stand nearer to its heading than to itself
            same = abs(below.size - size) < 1 and abs(above.size - size) < 1
            if alike and same and 0 < step < 3 * size:
                steps[round(step / below.size, 1)].append(step / below.size)
                goes_on = below.text[:1].islower() and above.text[-1:].isalpha()
                if goes_on and _is_full(above, below, right):
                    within.append(step / below.size)
    if not steps:
        return 1.4
    # Lists of names and short lines may be set wider than the text: the smaller of two common
    # pitches is the line pitch.
    # Two of a paper's few that hardly leave room between lines are some other lines'.
    most = max(map(len, steps.values()))
    common = {step: len(found) for step, found in steps.items() if len(found) >= most / 3}
    usual = [step for step, count in common.items() if step >= _CLOSE or count >= _SAID]
    pitch = median(steps[min(usual or common)])
    if len(within) < _SURE:
        return pitch
    sure = median(within)
    return sure if max(pitch, sure) > GAP_FACTOR * min(pitch, sure) else pitch


def _is_gap(above: Line, below: Line, pitch: float | None, factor: float = GAP_FACTOR) -> bool:
    if below.blank_before:
        return True
    if pitch is None or above.bottom is None or below.top is None or above.top is None:
        return False
    if below.top < above.top:  # a new column
        return True
    size = max(above.size or 0.0, below.size or 0.0) or (below.bottom or below.top) - below.top
    return below.top - above.top > factor * pitch * size


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


def _is_wrapped(pages: list[list[Line]], right: float | None) -> bool:
    """Whether full lines of a dump go on below: most do so in the middle of a sentence.

    Where paragraphs have one line each, the longest lines are at no edge.
    """
    below = [
        line.text[:1].islower()
        for lines in pages
        for above, line in pairwise(lines)
        if not line.blank_before and _is_full(above, line, right)
    ]
    return len(below) < _FEW_FULL or sum(below) >= _GO_ON * len(below)


def _is_full(line: Line, below: Line, right: float | None) -> bool:
    """Whether the first word of `below` would have made `line` too long."""
    if right is None:
        return False
    if line.x0 is None or line.x1 is None or below.x0 is None or below.x1 is None:
        # Estimated widths are off by some per cent: a line counts as full a little earlier.
        return text_width(f"{line.text} {first_word(below.text)}") > 0.96 * right
    em = line.size or 10.0
    measured = below.x1 - below.x0
    reached, limit = line.x1 + WORD_SPACE * em, right - 0.2 * em
    if measured >= 0 and (reached > limit or reached + measured <= limit):
        return reached > limit  # whatever the word's share of its line: most lines are such
    return reach(line, below) > limit
