"""Markdown conversions → lines.

Blocks are read by our own few rules, since CommonMark's would do harm here: they make "29. april"
and "3. Regionalpolitiske sager" entries of a numbered list, and indented text code. In this
source each Line is whole: wrapped lines are joined, and the next Line begins anew. A table gives
one Line a row, its cells parted by a space, beside the Table itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parse.model import CELL, Line, Page, Reading, Table
from parse.readers.inline import pieces
from parse.readers.markup import table_at
from parse.readers.pandoc import without_attributes
from parse.readers.text import unreadable_characters
from parse.text.characters import SOFT_HYPHEN, even_leaders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.model import Source

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:([-*_])[ \t]*)(?:\1[ \t]*){2,}$|\{\d+\}-{10,}$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r"^ {0,3}(?:>[ ]?)+")
_ENTRY = re.compile(r"\s*(?:[-*+•●○▪–]\s+)+(?=\S)")
_EMPTY_ENTRY = re.compile(r"\s*[-*+•]\s*$")
_MARGIN_MARK = re.compile(r"\.\s?/\s?\.")
# Shorter lines than this are not wrapped: names in a list, an address.
_WRAPPED_LENGTH = 60
_SIGNS = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S|\*\*[^\s*][^*\n]*\*\*|</?b>|\]\(https?://|^\|?[ \t]*:?-{3,}:?[ \t]*\|",
    re.MULTILINE,
)
_MIN_SIGNS = 2


def looks_like_markdown(text: str) -> bool:
    """Whether a .txt file is a Markdown conversion: `**bold**`, `# headings`, `<b>`, tables."""
    signs = _SIGNS.finditer(text)
    return sum(1 for _ in zip(range(_MIN_SIGNS), signs, strict=False)) == _MIN_SIGNS


def read_markdown(text: str, source: Source) -> Reading:
    """Reads a conversion as one page; it knows no pages (`source.pages` is None)."""
    writer = _Writer()
    rows = without_attributes(text).replace("\f", "\n\n").split("\n")
    fenced = False
    at = 0
    while at < len(rows):
        row = rows[at].rstrip("\n")
        if _FENCE.match(row):
            fenced = not fenced
            writer.blank_row()
        elif not fenced and (table := table_at(rows, at)):
            at, cells = table
            writer.table(cells)
            continue
        else:
            writer.row(row)
        at += 1
    writer.flush()
    page = Page(1, tuple(writer.lines), tables=tuple(writer.tables))
    return Reading(source, (page,), tuple(unreadable_characters([page])))


@dataclass(slots=True)
class _Writer:
    """Gathers rows into blocks and writes their lines."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    block: list[str] = field(default_factory=list)
    bullet: bool = False
    blank: bool = True

    def blank_row(self) -> None:
        self.flush()
        self.blank = True

    def row(self, row: str) -> None:
        """Takes the next row that is in no table."""
        row = _QUOTE.sub("", row)
        underline = _UNDERLINE.match(row)
        if underline and self.block and not self.bullet:
            self.flush(heading=1 if underline[1].startswith("=") else 2)
        elif not row.strip() or _RULE.match(row) or _EMPTY_ENTRY.match(row):
            self.blank_row()
        elif heading := _HEADING.match(row):
            self.blank_row()
            self.block = [_CLOSING_MARKS.sub("", row[heading.end() :].strip())]
            self.flush(heading=len(heading[1]))
            self.blank = True
        elif entry := _ENTRY.match(row):
            self.flush()
            self.block = [row[entry.end() :]]
            # "./." in the margin was no list entry on paper.
            self.bullet = not _MARGIN_MARK.match(self.block[0])
        else:
            above = self.block[-1] if self.block else ""
            if above and not above.endswith("\\") and not _runs_on(above, row):
                self.block[-1] = self.block[-1].rstrip() + "  "
            self.block.append(row.lstrip())

    def flush(self, heading: int | None = None) -> None:
        """Writes the block at hand."""
        bullet = self.bullet
        for piece in pieces("\n".join(self.block)) if self.block else ():
            marked = bullet or piece.bullet
            text = even_leaders(piece.text)
            self._add(
                Line(
                    text=f"– {text}" if marked else text,
                    page=1,
                    bold=piece.bold or heading is not None,
                    italic=piece.italic,
                    heading=heading,
                    bullet=marked,
                    blank_before=self.blank,
                    links=piece.links,
                )
            )
            bullet = False
        self.block, self.bullet = [], False

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Writes a table: a Line a row, and the Table unless it is a list of contents."""
        self.flush()
        cells = []
        for row in ([pieces(cell.strip()) for cell in row] for row in rows):
            parts = [piece for cell in row for piece in cell]
            if not parts:
                continue
            text = even_leaders(" ".join(piece.text for piece in parts))
            if " ....." not in text:
                text = CELL.join(" ".join(piece.text for piece in cell) for cell in row)
            bold = all(piece.bold for piece in parts)
            links = tuple(link for piece in parts for link in piece.links)
            self._add(Line(text, 1, bold=bold, blank_before=self.blank, links=links))
            cells.append(tuple(" ".join(piece.text for piece in cell) for cell in row))
        contents = sum(" ....." in line.text for line in self.lines[-len(cells) :])
        if cells and 2 * contents < len(cells):
            width = max(map(len, cells), default=0)
            even = tuple(row + ("",) * (width - len(row)) for row in cells)
            self.tables.append(Table(1, even))

    def _add(self, line: Line) -> None:
        self.lines.append(line)
        self.blank = False


def _runs_on(row: str, following: str) -> bool:
    """Whether a row was only wrapped, so that its text goes on in the next."""
    if row.endswith(("  ", "\\")):
        return False
    text = row.rstrip()
    if text.endswith(("-", SOFT_HYPHEN)):
        return False  # a divided word: joining is for `hyphens`
    return len(text) >= _WRAPPED_LENGTH or following.lstrip()[:1].islower()
