"""Lists of what was decided, bound in front of the items or behind them, dealt out to the items.

Some secretariats send the agenda out again as minutes: what was decided stands in a list of its own
(`Beslutningsreferat`), an entry an item, and the items have no decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from parse.dialects import DECISION_LISTS
from parse.flow.itemtables import cell_number
from parse.flow.paragraphs import blocks
from parse.flow.tables import is_row_line
from parse.lines.appendix_labels import label_of
from parse.lines.chain import Heading
from parse.lines.fields import opens_field
from parse.lines.flowline import Flow, FlowLine
from parse.lines.numbering import numbered, place_of
from parse.model import CELL, AgendaItem, Decision, Field, FieldName, Paragraph, Section
from parse.text.hyphens import Spelling
from parse.text.spacing import initial, squash

_FEWEST = 2  # entries of a list
_INITIALS = {title[0] for title in DECISION_LISTS}
_PARTING = " :.,;–-"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of an item: the lines of its entry, below the list's `heading`."""

    heading: str
    lines: tuple[FlowLine, ...]


def is_undecided(lines: Iterable[FlowLine]) -> bool:
    """Whether no line heads a decision, but for the titles of such lists."""
    return not any(
        opens_field(line) is FieldName.DECISION and not heads_list(line) for line in lines
    )


def heads_list(line: FlowLine) -> bool:
    """Whether a line is the title of such a list."""
    may = line.set_off and initial(line.text) in _INITIALS
    return may and squash(line.text).rstrip(":.") in DECISION_LISTS


def begins_list(line: FlowLine, below: FlowLine) -> bool:
    """Whether a line is the title of such a list, and its first entry stands below."""
    return heads_list(line) and (is_row_line(below.line) or numbered(below.text) is not None)


def take_decisions(
    flow: Flow, lines: Sequence[FlowLine], headings: Sequence[Heading]
) -> tuple[list[FlowLine], dict[str, Listed]]:
    """The lines without such a list, and what it says, by the numbers of the items.

    Its entries name items of the paper in their order.
    """
    numbers = {place_of(heading.number): heading.number for heading in headings if heading.number}
    for at in range(len(lines) - 1):
        if not begins_list(lines[at], lines[at + 1]):
            continue
        starts = _entries(lines, at + 1, numbers)
        if len(starts) < _FEWEST:
            continue
        end = _end(flow, lines, starts[-1][0])
        stops = [*(start for start, _ in starts[1:]), end]
        told = {
            number: Listed(lines[at].text.rstrip(" :"), tuple(lines[start:stop]))
            for (start, number), stop in zip(starts, stops, strict=True)
        }
        return [*lines[:at], *lines[end:]], told
    return list(lines), {}


def with_decisions(
    sections: Sequence[Section], told: Mapping[str, Listed], spelled: Spelling
) -> tuple[tuple[Section, ...], list[FlowLine]]:
    """The sections with what lists say of items that say nothing themselves, and other entries."""
    open_items = {
        item.number: item for section in sections for item in section.items if not item.decision
    }
    found = {
        number: paragraphs
        for number, entry in told.items()
        if number in open_items
        and (paragraphs := tuple(_paragraphs(open_items[number], entry.lines, spelled)))
    }

    def decided(item: AgendaItem) -> AgendaItem:
        paragraphs = found.get(item.number)
        if paragraphs is None or item.decision:
            return item
        entry = told[item.number]
        field = Field(FieldName.DECISION, entry.heading, paragraphs, entry.lines[0].line.page)
        text = "\n".join(paragraph.text for paragraph in paragraphs)
        return replace(item, fields=(*item.fields, field), decision=Decision(text, ()))

    dealt = (replace(one, items=tuple(map(decided, one.items))) for one in sections)
    rest = (entry.lines for number, entry in told.items() if number not in found)
    return tuple(dealt), [line for lines in rest for line in lines]


def _entries(
    lines: Sequence[FlowLine], first: int, numbers: Mapping[tuple[int, ...], str]
) -> list[tuple[int, str]]:
    """Where entries begin, with the numbers of their items: each behind the one before."""
    found: list[tuple[int, str]] = []
    last: tuple[int, ...] = ()
    for at in range(first, len(lines)):
        text = lines[at].text
        head = cell_number(text.split(CELL, 1)[0]) if CELL in text else numbered(text)
        if head is not None and head.place in numbers and head.place > last:
            found.append((at, numbers[head.place]))
            last = head.place
    return found


def _end(flow: Flow, lines: Sequence[FlowLine], start: int) -> int:
    """Where the last entry ends: at what heads something else."""
    for at in range(start + 1, len(lines)):
        line = lines[at]
        row = is_row_line(line.line)
        if row != is_row_line(lines[start].line) or (row and line.text.split(CELL, 1)[0]):
            return at
        if not row and (flow.stands_out(line) or (line.page_top and label_of(line.text))):
            return at
    return len(lines)


def _paragraphs(
    item: AgendaItem, lines: Sequence[FlowLine], spelled: Spelling
) -> Iterable[Paragraph]:
    """What an entry says behind the item's number and title."""
    title = squash(item.title)
    if is_row_line(lines[0].line):
        for line in lines:
            for cell in line.text.split(CELL)[1:]:
                if cell and squash(cell) != title:
                    yield Paragraph(cell, line.line.page)
        return
    first = True
    for block in blocks(lines, spelled):
        text = block.text
        if first:
            head = numbered(text)
            text = _behind_title(head.title if head else text, title)
        if text:
            yield Paragraph(text, block.page)
        first = False


def _behind_title(text: str, title: str) -> str:
    """What stands behind a title, all of it where another one begins."""
    if not squash(text).startswith(title):
        return text.lstrip(_PARTING)
    end = next(at for at in range(1, len(text) + 1) if squash(text[:at]) == title)
    return text[end:].lstrip(_PARTING)
