"""What stands outside a meeting's items: what the cover says, attendance lists, and other text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from parse.attendance import closes_with_attendance, heads_list, is_heading, take_attendance
from parse.cover.front import Cover, is_cover_line
from parse.cover.mission import without_statement
from parse.flow.footnotes import Notes, with_notes
from parse.flow.paragraphs import blocks
from parse.flow.tables import is_row_line
from parse.lines.chain import Heading
from parse.lines.flowline import FlowLine
from parse.model import CELL, Attendance, Line, Paragraph, Problem
from parse.municipalities import official_name
from parse.text.hyphens import Spelling


class Listed(NamedTuple):
    """What attendance lists tell: people, the runs of lines that are left, and doubts.

    `besides`: what they say of their people and is not kept of these, such as posts.
    """

    people: tuple[Attendance, ...]
    runs: list[list[FlowLine]]
    doubts: list[Problem]
    besides: tuple[Paragraph, ...] = ()

    def and_then(self, other: Listed) -> Listed:
        """Both."""
        return Listed(
            (*self.people, *other.people),
            [*self.runs, *other.runs],
            [*self.doubts, *other.doubts],
            (*self.besides, *other.besides),
        )

    @property
    def rest(self) -> list[FlowLine]:
        """All lines that are left."""
        return [line for run in self.runs for line in run]

    @property
    def rows(self) -> list[Line]:
        """Those of them that are rows of tables."""
        return [line.line for line in self.rest if is_row_line(line.line)]


def below_cover(front: Sequence[FlowLine], cover: Cover) -> list[FlowLine]:
    """The lines without those that only say what the cover says.

    Where the meeting was held may be a member's municipality as well, below a list's heading.
    """
    listed = next((i for i, line in enumerate(front) if is_heading(line.text)), len(front))
    return [
        line
        for index, line in enumerate(front)
        if not is_cover_line(line.text, cover)
        or (index > listed and official_name(line.text.strip(" ,.")) is not None)
    ]


def listed(lines: Sequence[FlowLine]) -> Listed:
    """The attendance lists among the lines; what was left of them is a run of its own.

    So it joins no text above or below, and nothing that such text is makes it vanish.
    """
    people, rest, unread, besides = take_attendance([line.line for line in lines])
    left, doubted = set(map(id, rest)), set(map(id, unread))
    parts = groupby(lines, lambda line: (id(line.line) in left, id(line.line) in doubted))
    rows = [line for line in unread if is_row_line(line)]
    return Listed(
        people,
        [list(part) for (is_left, _), part in parts if is_left],
        [Problem("unplaced-text", _in_list(row.text), row.page) for row in rows],
        besides,
    )


def _in_list(row: str) -> str:
    cells = ", ".join(filter(None, row.split(CELL)))
    return f"in the attendance list: {cells[:80]}"


def closing_list(lines: Sequence[FlowLine], headings: Sequence[Heading], *, other: bool) -> int:
    """Where an attendance list after the last item begins; the lines' end without one.

    `other`: there is one before the first section already.
    """
    first = headings[-1].end if headings else len(lines)
    below = [line.line for line in lines[first:]]  # hundreds of pages, where appendices follow
    for index, line in enumerate(lines[first:]):
        apart = line.set_off or line.page_top or heads_list(line.text)
        if apart and closes_with_attendance(below, index, other=other):
            return first + index
    return len(lines)


def remaining_text(
    found: Listed, strays: Sequence[FlowLine], notes: Notes, spelled: Spelling
) -> list[Paragraph]:
    """The text that is left, with its footnotes, and the `strays` of lines that are no text."""
    prose = ([line for line in run if not is_row_line(line.line)] for run in found.runs)
    runs = [*(with_notes(run, notes) for run in prose), list(strays)]
    return [
        paragraph
        for run in runs
        for paragraph in without_statement(
            [Paragraph(block.text, block.page) for block in blocks(run, spelled)]
        )
    ]


def unplaced(paragraphs: Iterable[Paragraph]) -> list[Problem]:
    """One problem for each paragraph before the first section that is none of the cover's."""
    return [
        Problem("unplaced-text", f"before the first section: {paragraph.text[:80]}", paragraph.page)
        for paragraph in paragraphs
    ]
