"""Appendix files: one PDF with all appendices of a meeting, keyed by the items they belong to.

`Indholdsfortegnelse - Bilag` lists items (`3.2 Fordeling …`) and below each its appendices, whose
numbering restarts per item. In the body every appendix begins with its item's number and title on
lines of their own; others begin with their titles, or labels say which item they are of, as in
files without a list. An appendix becomes a field of its item, headed by the appendix' title.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from parse.appendices.filenames import NAMELESS, Named
from parse.appendices.heads import MAX_TITLE_LINES, heads_of
from parse.appendices.starts import (
    Listed,
    Start,
    find_starts,
    items_of,
    listed_appendices,
    named_start,
)
from parse.cover.titles import TITLE_LINES, kind_in
from parse.flow.paragraphs import blocks
from parse.flow.tables import is_row_line, tables_of
from parse.lines.appendix_labels import Label, label_of
from parse.lines.contents_entries import APPENDIX, NUMBERED
from parse.lines.fields import item_opens_at
from parse.lines.flowline import FlowLine
from parse.model import AgendaItem, Field, FieldName, Kind, Paragraph, Problem, Section, Table
from parse.structure.contents import Contents
from parse.text.hyphens import Spelling
from parse.text.spacing import squash

# So many labels with items split a file whose title is none.
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class AppendixFile:
    """The appendices as sections and items, text and tables that belong to none, and problems."""

    sections: tuple[Section, ...]
    body: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]


def is_appendix_list(contents: Contents, lines: Sequence[FlowLine]) -> bool:
    """Whether a contents list is that of an appendix file: most of its entries are appendices.

    Agendas may list them too, below the items whose fields they hold.
    """
    above = kind_in([line.text for line in lines[: contents.start]][:TITLE_LINES])
    if contents.heading is not None and "bilag" in squash(contents.heading):
        return above in (None, Kind.APPENDIX)
    titles = [entry for entry in contents.entries if entry.number is None]
    appendices = [entry for entry in titles if APPENDIX.match(entry.title)]
    numbered = sum(1 for entry in contents.entries if entry.number is not None)
    many = len(appendices) >= 2 and len(appendices) >= numbered / 2
    return many and not _holds_items(lines[contents.end :], contents.numbers)


def _holds_items(lines: Sequence[FlowLine], numbers: Collection[str]) -> bool:
    """Whether half of the listed items have a field or a case line right below their titles."""
    listed = {number for number in numbers if "." in number}
    opened = {
        found["number"]
        for at, line in enumerate(lines)
        if (found := NUMBERED.match(line.text))
        and found["number"] in listed
        and any(item_opens_at(lines, at + below) for below in range(1, MAX_TITLE_LINES + 1))
    }
    return bool(listed) and 2 * len(opened) >= len(listed)


def split_appendices(
    lines: Sequence[FlowLine], contents: Contents, spelled: Spelling, *, paged: bool
) -> AppendixFile:
    """Splits an appendix file's lines (the contents list excluded) by item and appendix."""
    listed = listed_appendices(contents.entries)
    titles = {entry.number: entry.title for entry in items_of(contents.entries) if entry.number}
    rest = [*lines[: contents.start], *lines[contents.end :]]
    starts = find_starts(rest, listed, titles, spelled, paged=paged)
    problems: list[Problem] = []
    missing = [one for one in listed if not any(_is_of(start, one) for start in starts)]
    if missing:
        names = ", ".join(f"“{one.title}”" for one in missing)
        problems.append(
            Problem(
                "appendices-uncertain",
                f"{len(listed)} appendices are listed; no beginning was found of {names}",
            )
        )
    outside = _outside(rest, starts)
    text, tables = _text(outside, spelled), _tables(outside, spelled)
    return AppendixFile(_sections(rest, starts, spelled), text, tables, tuple(problems))


def named_appendices(
    lines: Sequence[FlowLine], spelled: Spelling, file: Named = NAMELESS
) -> AppendixFile:
    """A file that lists no appendices: those that name their item (`Bilag til punkt 3.2`).

    It is one appendix mostly, which names its item in its title, in the name of its `file`, or
    none. Its own numbered headings are not the meeting's items, nor what its own minutes number.
    """
    starts = [named_start(head) for head in heads_of(lines, spelled)]
    front = lines[: starts[0].line if starts else 0]
    single = len(starts) < _SEVERAL and len(front) >= TITLE_LINES
    own = {label.name for label in _labels(front[:TITLE_LINES])} - {""}
    below = {label.name for label in _labels(lines[len(front) :])}
    if single or (len(own) == 1 and not own <= below):
        starts = []
    elif len(front) < TITLE_LINES and not own:
        starts[:1] = [replace(start, line=0, text=0) for start in starts[:1]]
    if not starts and file.label and file.label.item:
        starts = [Start(0, 0, file.label.item, file.label.title or file.said, file.said)]
    outside = _outside(lines, starts)
    return AppendixFile(
        _sections(lines, starts, spelled), _text(outside, spelled), _tables(outside, spelled), ()
    )


def names_item(lines: Sequence[FlowLine], spelled: Spelling, *, first: bool = False) -> bool:
    """Whether a paper's title says which item it is an appendix to; `lines`: without contents.

    `first`: whether nothing stands above that. Then what stands below is the appendix' own title.
    """
    heads = heads_of(lines[:TITLE_LINES], spelled)
    return bool(heads) and not (first and heads[0].line)


def _labels(lines: Sequence[FlowLine]) -> Iterator[Label]:
    return filter(None, (label_of(line.text) for line in lines))


def _is_of(start: Start, one: Listed) -> bool:
    return (start.item, start.title) == (one.item, one.title)


def _outside(lines: Sequence[FlowLine], starts: Sequence[Start]) -> list[FlowLine]:
    """The lines that belong to no item: before the first appendix, and of those without one."""
    outside = list(lines[: starts[0].line if starts else len(lines)])
    for position, start in enumerate(starts):
        if start.item is None:
            outside += lines[start.line : _stop(lines, starts, position)]
    return outside


def _stop(lines: Sequence[FlowLine], starts: Sequence[Start], position: int) -> int:
    return starts[position + 1].line if position + 1 < len(starts) else len(lines)


def _text(lines: Sequence[FlowLine], spelled: Spelling) -> tuple[Paragraph, ...]:
    free = [line for line in lines if not is_row_line(line.line)]
    return tuple(Paragraph(block.text, block.page) for block in blocks(free, spelled))


def _tables(lines: Sequence[FlowLine], spelled: Spelling) -> tuple[Table, ...]:
    return tables_of((line.line for line in lines), spelled)


def _sections(
    lines: Sequence[FlowLine], starts: Sequence[Start], spelled: Spelling
) -> tuple[Section, ...]:
    items: dict[str, AgendaItem] = {}
    for position, start in enumerate(starts):
        if start.item is None:
            continue
        stop = _stop(lines, starts, position)
        content = lines[start.text : stop]
        page = lines[start.line].line.page
        # A printed title is a paragraph, however near the text below it stands.
        titled = max(start.text, min(stop, start.titled))
        heads, text = lines[start.text : titled], lines[titled:stop]
        paragraphs = (*_text(heads, spelled), *_text(text, spelled))
        field = Field(FieldName.BODY, start.title, paragraphs, page)
        title = start.item_title or start.title or ""
        known = items.get(start.item) or AgendaItem(start.item, title, page=page)
        items[start.item] = replace(
            known,
            fields=(*known.fields, field),
            attachments=(*known.attachments, *((start.title,) if start.title else ())),
            tables=(*known.tables, *_tables(content, spelled)),
        )
    sections: dict[str, list[AgendaItem]] = {}
    for item in items.values():
        sections.setdefault(item.number.split(".")[0], []).append(item)
    return tuple(Section(number, None, tuple(held)) for number, held in sections.items())
