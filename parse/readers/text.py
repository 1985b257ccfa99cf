"""Text dumps → pages of lines.

Two kinds are known. pdftotext writes every line once, pages parted by form feeds. The dumps of
the council's files double every line by an empty one (a blank line is then a space); where two
pages meet the doubling breaks: the first line of the new page begins with one space, and the
targets of the old page's links may stand before it, bare and without a space at their end. Where
neither parts the pages, the numbers printed on them do (`parse.readers.pageends`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from parse.lines.fields import may_head
from parse.model import CELL, Line, Page, Problem, Reading
from parse.readers.membertables import member_tables
from parse.readers.pageends import page_ends
from parse.readers.textcolumns import lists_one_by_one
from parse.text.characters import even_leaders, plain, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parse.model import Source

_URL = re.compile(r"(?:https?://|mailto:)\S+")
# "… og kan ses her": the line of a page on which a link most likely lay.
_POINTS = re.compile(r"\b(?:her|link|linket|hjemmeside|hjemmesiden)[.:)]?$", re.IGNORECASE)
_LOWER = re.compile(r"\s*[a-zæøå]")
_DOUBLED_SHARE, _WRAPPED_SHARE = 0.8, 0.15
# `pdftotext -layout` sets columns, and running heads in the margin, this far apart.
_COLUMN_GAP = re.compile(r"\t+| {5,}")
# A line drawn below a title, or between items, only sets off.
_RULE = re.compile(r"\s*(?:-{4,}|={4,}|~{4,}|\*{4,}|─{4,})\s*")
_CELL_GAP = re.compile(r"\t+| {3,}")
# Rows of one table stand so near each other, also over a page end (lines).
_TABLE_COLUMNS, _TABLE_REACH = 3, 12
_LEAST_COLUMN = 8  # characters
_LEAST_GAP, _WIDE_GAP = 3, 5  # characters before a column that begins where another row's does
_WIDE = re.compile(rf" {{{_WIDE_GAP},}}")
_TORN_LABEL = re.compile(r"\s*(?P<label>[A-ZÆØÅ][a-zæøå]+)-\s{2,}(?P<text>\S.*)")
_NEAR_LABEL = re.compile(r"\s*(?P<label>[A-ZÆØÅ][a-zæøå]{5,}) (?=(?P<text>[A-ZÆØÅ]))")
_END_OF_LABEL = re.compile(r"\s*(?P<label>[a-zæøå]+)\s{2,}(?P<text>\S.*)")
_LABEL = re.compile(r"[-–—•·●○◦▪■§o]|\./\.|\(?(?:\d{1,2}|[a-zæøå])[.)]|\d{1,2}\.\d{1,2}\.?")


class _Row(NamedTuple):
    """A line of the file as its writer meant it, with the doubling taken out."""

    text: str
    starts_page: bool = False
    is_target: bool = False


def read_text(text: str, source: Source) -> Reading:
    """Reads a dump.

    The pages' numbers only count; a dump does not know the paper's own (`source.pages` is None).
    """
    rows = text.split("\n")
    pages: list[list[Line]] = [[]]
    targets: list[str] = []
    blank = False
    single = _undoubled(rows) if _is_doubled(rows) else _single(lists_one_by_one(rows))
    meant = _with_whole_labels(_paged(list(single)))
    tabular = _tabular(meant)
    members = member_tables([row.text for row in meant])
    parted = _with_shared_edges([row.text for row in meant])
    for number, row in enumerate(meant):
        if row.starts_page and pages[-1]:
            pages[-1] = _with_targets(pages[-1], targets)
            pages.append([])
            targets, blank = [], False
        if row.is_target:
            targets.append(row.text.strip())
            continue
        segments = [] if _RULE.fullmatch(row.text) else _labelled(parted[number])
        if number in members:
            segments = [CELL.join(map(plain, members[number]))]
        elif number in tabular:
            segments = [CELL.join(_segments(row.text, _CELL_GAP))]
        for column, segment in enumerate(segments):
            sets_off = blank and not column and bool(pages[-1])
            line = Line(segment, len(pages), blank_before=sets_off, beside=column > 0)
            pages[-1].append(line)
        blank = not segments
    pages[-1] = _with_targets(pages[-1], targets)
    if len(pages) > 1 and not pages[-1]:
        pages.pop()  # pdftotext ends with a form feed
    numbered = tuple(Page(number, tuple(lines)) for number, lines in enumerate(pages, start=1))
    return Reading(source, numbered, tuple(unreadable_characters(numbered)))


def unreadable_characters(pages: Sequence[Page]) -> Iterator[Problem]:
    """One remark on all the characters that the encoding could not give back."""
    lost = sum(unreadable(line.text) for page in pages for line in page.lines)
    if lost:
        yield Problem("unreadable-characters", f"{lost} characters of the file have no meaning.")


def _is_doubled(rows: Sequence[str]) -> bool:
    """Whether every line is followed by an empty one.

    Paragraphs on one line each look so too; but they do not begin in the middle of a sentence,
    and no blank line of theirs is a space.
    """
    texts = [i for i, row in enumerate(rows[:-1]) if row.strip()]
    followed = sum(not rows[i + 1] for i in texts)
    if len(texts) < 2 or followed < _DOUBLED_SHARE * len(texts):
        return False
    wrapped = sum(bool(_LOWER.match(rows[i])) for i in texts)
    return wrapped > _WRAPPED_SHARE * len(texts) or any(row and row.isspace() for row in rows)


def _undoubled(rows: Sequence[str]) -> Iterator[_Row]:
    for i, row in enumerate(rows):
        before = rows[i - 1] if i else ""
        after = rows[i + 1] if i + 1 < len(rows) else ""
        if not row and before:
            continue  # the doubling
        torn = bool(before)
        if torn and re.match(r" \S", row):
            yield _Row(row, starts_page=True)
        elif _URL.fullmatch(row) and (torn or after.strip() or i + 1 >= len(rows) - 1):
            yield _Row(row, is_target=True)
        else:
            yield _Row(row)


def _single(rows: Sequence[str]) -> Iterator[_Row]:
    for row in rows:
        first, *others = row.split("\f")
        yield _Row(first)
        for other in others:
            yield _Row(other, starts_page=True)


def _paged(rows: list[_Row]) -> list[_Row]:
    """The rows, with a page begun below each page's number where nothing else parts the pages.

    Where the paper begins with the first one, they head their pages.
    """
    if any(row.starts_page for row in rows):
        return rows
    ends = page_ends([row.text for row in rows])
    first = next((number for number, row in enumerate(rows) if row.text.strip()), 0)
    begins = ends if first in ends else {end + 1 for end in ends}
    return [row._replace(starts_page=number in begins) for number, row in enumerate(rows)]


def _with_whole_labels(rows: list[_Row]) -> list[_Row]:
    """The rows, with fields' headings in one that the width of their column broke, or just holds.

    `Sags-         Planen indebærer, at` above `fremstilling  der oprettes teams`;
    `Sagsfremstilling Planen indebærer, at`, whose text goes on below its own first line.
    """
    whole = rows[:]
    for at, (row, below) in enumerate(pairwise(rows)):
        near = _NEAR_LABEL.match(row.text) if below.text[:_LEAST_COLUMN].isspace() else None
        edge = near.start("text") if near and may_head(near["label"]) else None
        if near and edge == len(below.text) - len(below.text.lstrip()):
            whole[at] = row._replace(text=f"{near['label']}     {row.text[edge:]}")
            continue
        first, rest = _TORN_LABEL.match(row.text), _END_OF_LABEL.match(below.text)
        if first and rest and may_head(label := f"{first['label']}{rest['label']}"):
            whole[at] = row._replace(text=f"{label}     {first['text']}")
            whole[at + 1] = below._replace(text=f"{' ' * rest.start('text')}{rest['text']}")
    return whole


def _with_shared_edges(rows: Sequence[str]) -> list[str]:
    """The rows, with wide gaps where a column begins by the wide gaps of those above and below.

    `Kim Bro    Eva Lo` above `Bo Ås     Ida Holm`: the longest cell leaves the least room.
    """
    edges = [
        {gap.end() for gap in _WIDE.finditer(row) if row[: gap.start()].strip()} for row in rows
    ]
    own = [*map(set, edges)]
    for step, order in ((-1, range(1, len(rows))), (1, range(len(rows) - 2, -1, -1))):
        for at in order:
            text = rows[at]
            for edge in edges[at + step] - edges[at]:
                if text[edge - _LEAST_GAP : edge].isspace() and text[edge : edge + 1].strip():
                    edges[at].add(edge)
    parted = list(rows)
    for at, text in enumerate(rows):
        for edge in sorted(edges[at] - own[at], reverse=True):
            parted[at] = f"{text[:edge].rstrip()}{' ' * _WIDE_GAP}{parted[at][edge:]}"
    return parted


def _labelled(row: str) -> list[str]:
    """The row's segments; the longest of the fields' headings beside their texts are near them."""
    label, *rest = _CELL_GAP.split(row.strip(), maxsplit=1)
    return [label, *_segments(rest[0])] if rest and may_head(label) else _segments(row)


def _segments(row: str, gap: re.Pattern[str] = _COLUMN_GAP) -> list[str]:
    """The row's text, cut at wide gaps; a bullet or a number stays with what follows it."""
    pieces = [piece for piece in map(plain, gap.split(row.strip())) if piece]
    segments: list[str] = []
    for piece in pieces:
        if segments and (_LABEL.fullmatch(segments[-1]) or segments[-1].endswith("....")):
            segments[-1] += f" {piece}"
        else:
            segments.append(piece)
    return [even_leaders(segment) for segment in segments]


def _tabular(rows: Sequence[_Row]) -> set[int]:
    """The rows of tables: three columns and more, half of them figures, and the row above them."""
    cells = [_segments(row.text, _CELL_GAP) for row in rows]
    figures = [n for n, row in enumerate(cells) if _holds_figures(row)]
    near: set[int] = set()
    for at, number in enumerate(figures):
        for other in figures[at + 1 : at + 1 + _TABLE_REACH]:
            if other - number <= _TABLE_REACH and len(cells[number]) == len(cells[other]):
                near |= {number, other}
    heads = {n - 1 for n in near if n and len(cells[n - 1]) == len(cells[n])}
    return near | heads


def _holds_figures(row: Sequence[str]) -> bool:
    if len(row) < _TABLE_COLUMNS or _LABEL.fullmatch(row[0].split(" ", 1)[0]):
        return False
    return 2 * sum(any(map(str.isdigit, cell)) for cell in row[1:]) >= len(row) - 1


def _with_targets(lines: list[Line], targets: Sequence[str]) -> list[Line]:
    """The page with its link targets on the line that most likely had them."""
    if not lines or not targets:
        return lines
    likely = [i for i, line in enumerate(lines) if _POINTS.search(line.text)]
    at = likely[-1] if likely else len(lines) - 1
    linked = replace(lines[at], links=tuple(dict.fromkeys(targets)))
    return [*lines[:at], linked, *lines[at + 1 :]]
