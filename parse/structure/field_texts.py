"""What a field's lines hold: paragraphs, the titles of appendices that are listed in it, addresses.

Appendices stand below a heading (`Bilag`), or each is marked or labelled as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parse.flow.paragraphs import BULLET, Block, blocks
from parse.flow.tables import is_row_line
from parse.lines.attachments import (
    heads_attachments,
    is_attachment,
    is_beside_title,
    is_none,
    is_title,
    names_attachment,
    titles_in,
    with_labels,
)
from parse.lines.enumerations import label
from parse.lines.flowline import FlowLine
from parse.model import Paragraph
from parse.structure.appendix_rows import appendix_rows
from parse.text.hyphens import Spelling

_MOST_TITLE_LINES, _LONGEST_TITLE = 2, 160
_URL = re.compile(r"https?://[^\s<>\"”]+|www\.[^\s<>\"”]+")


class FieldTexts(NamedTuple):
    """A field's paragraphs, the titles of appendices in it, and the addresses of the web in it."""

    paragraphs: list[Paragraph]
    titles: list[str]
    addresses: list[str]


def texts_of(
    lines: Sequence[FlowLine],
    notes: Sequence[FlowLine],
    spelled: Spelling,
    *,
    listed: bool,
    with_rows: bool,
) -> FieldTexts:
    """The texts of a field's lines.

    Args:
        lines: those below its heading.
        notes: its footnotes, which stand behind all of it, and are none of the appendices that may
            end it.
        spelled: how the paper spells words that line ends broke.
        listed: its heading is that of a list of appendices.
        with_rows: rows of tables are kept in its text, besides in the item's tables.
    """
    rows = appendix_rows(lines, listed=listed)
    kept = [line for line in lines if with_rows or line in rows or not is_row_line(line.line)]
    paragraphs: list[Paragraph] = []
    titles: list[str] = []
    addresses: list[str] = []
    listing = _Listing(awaited=listed)
    for block in blocks(kept, spelled):
        found = _addresses(block.text)
        addresses += found
        if block.lines[0] in rows:
            titles += filter(None, [rows[block.lines[0]]])
            listing.head = None
        elif (entries := listing.take(block)) is not None:
            titles += entries
        elif not (found and block.text == found[0] and _is_dumped(block)):
            texts = filter(None, (listing.close(), block))
            paragraphs += (Paragraph(one.text, one.page) for one in texts)
    for note in blocks(notes, spelled):
        addresses += _addresses(note.text)
        paragraphs.append(Paragraph(note.text, note.page))
    return FieldTexts(paragraphs, with_labels(titles), addresses)


@dataclass(slots=True)
class _Listing:
    """The list of appendices that a field's text has come to.

    `awaited`: its heading stands above and no entry yet. That is `head`, if it is a paragraph;
    `first` is the first entry.
    """

    awaited: bool
    head: Block | None = None
    first: Block | None = None

    def take(self, block: Block) -> list[str] | None:
        """The titles that a paragraph of the list holds; None for what is none of it."""
        is_open = self.awaited or self.first is not None
        if heads_attachments(block.text):
            self.awaited, self.head, self.first = True, block, None
            return []
        if self.awaited and is_none(block.text):
            self.awaited = False
            return []
        if is_open and is_beside_title(block.text):
            return []
        goes_on = is_open and self._goes_on(block)
        marked = block.marked and is_attachment(block.text, len(block.lines))
        if not (goes_on or marked or names_attachment(block.text, len(block.lines))):
            return None
        self.awaited = False
        if goes_on and self.first is None:
            self.first = block
        return titles_in(block.text.removeprefix("– "))

    def close(self) -> Block | None:
        """Ends the list; the paragraph that was taken for its heading and heads no list."""
        head = self.head if self.awaited else None
        self.awaited, self.head, self.first = False, None, None
        return head

    def _goes_on(self, block: Block) -> bool:
        """Whether a paragraph is the list's next entry.

        A sentence begins none: `Dokumenter` and `Filer` may head a part of the matter.
        """
        if len(block.lines) > _MOST_TITLE_LINES or len(block.text) > _LONGEST_TITLE:
            return False
        if self.first is None:
            return is_title(block.text) or not block.text.endswith(".")
        if block.lines[0].is_set_above(self.first.lines[0]):
            return False
        if self.first.text.startswith(BULLET) or label(self.first.text):
            return block.text.startswith(BULLET) or label(block.text) is not None
        return is_title(block.text)


def _addresses(text: str) -> list[str]:
    if "://" not in text and "www." not in text:
        return []
    return [url.rstrip(".,;:)") for url in _URL.findall(text)]


def _is_dumped(block: Block) -> bool:
    """Text dumps print a page's link targets below its text: an address, not prose."""
    return block.lines[0].line.top is None and block.lines[0].gap
