"""Appendix files: one PDF with all appendices of a meeting, keyed by the items they belong to.

`Indholdsfortegnelse - Bilag` lists items (`3.2 Fordeling …`) and below each its appendices, whose
numbering restarts per item. In the body every appendix begins with its item's number and title on
lines of their own. An appendix becomes a field of its item, headed by the appendix' title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parse.contents import Contents, Entry
from parse.hyphens import Spelling
from parse.layout import FlowLine
from parse.model import AgendaItem, Field, FieldName, Paragraph, Problem, Section
from parse.paragraphs import blocks
from parse.spacing import squash
from parse.tables import is_row_line, tables_of

_KEY = re.compile(
    r"^(?:punkt|pkt\.?)?\s*(?P<number>\d{1,2}\.\d{1,2})\.?(?:\s+(?P<title>\S.*))?$", re.IGNORECASE
)
_APPENDIX = re.compile(r"^bilag\b\s*(?:nr\.?\s*)?[\w.]{0,5}\s*[:.–-]?\s*", re.IGNORECASE)
_TO_ITEM = re.compile(
    r"^bilag\b.{0,12}\btil\s+(?:pkt\.?|punkt)\s*(?P<number>\d{1,2}\.\d{1,2})", re.IGNORECASE
)
_SIMILAR = 12
_TITLE_LINES = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """An appendix of the contents list. `item` is None for one listed before the first item."""

    item: str | None
    item_title: str | None
    title: str
    page: int | None


@dataclass(frozen=True, slots=True)
class AppendixFile:
    """The appendices as sections and items, text that belongs to none, and problems."""

    sections: tuple[Section, ...]
    body: tuple[Paragraph, ...]
    problems: tuple[Problem, ...]


def listed_appendices(entries: Sequence[Entry]) -> list[Listed]:
    """The appendices of a contents list with the items they stand under."""
    found: list[Listed] = []
    number: str | None = None
    title: str | None = None
    for entry in entries:
        if entry.number is not None and "." in entry.number:
            number, title = entry.number, entry.title
        elif entry.number is None and _APPENDIX.match(entry.title):
            found.append(Listed(number, title, entry.title, entry.page))
    return found


def is_appendix_list(contents: Contents) -> bool:
    """Whether a contents list is that of an appendix file: most of its entries are appendices."""
    if contents.heading is not None and "bilag" in squash(contents.heading):
        return True
    titles = [entry for entry in contents.entries if entry.number is None]
    appendices = [entry for entry in titles if _APPENDIX.match(entry.title)]
    numbered = sum(1 for entry in contents.entries if entry.number is not None)
    return len(appendices) >= 2 and len(appendices) >= numbered / 2


def split_appendices(
    lines: Sequence[FlowLine], contents: Contents, spelled: Spelling, *, paged: bool
) -> AppendixFile:
    """Splits an appendix file's lines (the contents list excluded) by item and appendix."""
    listed = listed_appendices(contents.entries)
    rest = [*lines[: contents.start], *lines[contents.end :]]
    starts = _starts(rest, listed, paged=paged)
    problems: list[Problem] = []
    if len(starts) != len(listed):
        problems.append(
            Problem(
                "appendices-uncertain",
                f"{len(listed)} appendices are listed, {len(starts)} beginnings were found",
            )
        )
    first = starts[0].line if starts else len(rest)
    body = tuple(Paragraph(block.text, block.page) for block in blocks(rest[:first], spelled))
    return AppendixFile(_sections(rest, starts, spelled), body, tuple(problems))


def single_appendix(lines: Sequence[FlowLine], spelled: Spelling) -> AppendixFile:
    """A file that is one appendix: the item's it names (`Bilag til punkt 3.2`), else free text.

    Its own numbered headings are not the meeting's items.
    """
    named = next(
        (found for line in lines[:_TITLE_LINES] if (found := _TO_ITEM.match(line.text))), None
    )
    if named is None:
        body = tuple(Paragraph(block.text, block.page) for block in blocks(lines, spelled))
        return AppendixFile((), body, ())
    title = named.string
    start = _Start(0, 0, named["number"], title, title)
    return AppendixFile(_sections(lines, [start], spelled), (), ())


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an appendix begins (`line`), where its text does (`text`), and what it is."""

    line: int
    text: int
    item: str
    item_title: str
    title: str | None


def _starts(lines: Sequence[FlowLine], listed: Sequence[Listed], *, paged: bool) -> list[_Start]:
    titles = {entry.item: entry.item_title for entry in listed if entry.item}
    keyed = _keyed_starts(lines, titles)
    names: dict[str, list[str]] = {}
    for entry in listed:
        names.setdefault(entry.item or "", []).append(entry.title)
    if not listed or len(keyed) >= len([entry for entry in listed if entry.item]):
        return _named(keyed, names)
    if paged and all(entry.page for entry in listed):
        by_page = _page_starts(lines, listed)
        if len(by_page) > len(keyed):
            return by_page
    return _named(keyed, names)


def _keyed_starts(lines: Sequence[FlowLine], titles: dict[str, str | None]) -> list[_Start]:
    """Lines that hold an item's number, with its title beside or below."""
    starts: list[_Start] = []
    for index, line in enumerate(lines):
        direct = _TO_ITEM.match(line.text)
        if direct:
            number = direct["number"]
            starts.append(_Start(index, index + 1, number, titles.get(number) or "", line.text))
            continue
        found = _KEY.match(line.text)
        if not found or (titles and found["number"] not in titles):
            continue
        number = found["number"]
        wanted = squash(titles.get(number) or "")
        if found["title"] is not None:
            if wanted and wanted.startswith(squash(found["title"])[:_SIMILAR]):
                starts.append(_Start(index, index + 1, number, titles.get(number) or "", None))
        elif index + 1 < len(lines):
            below = squash(lines[index + 1].text)
            if below and (not wanted or wanted.startswith(below[:_SIMILAR])):
                end = index + 2
                while end < len(lines) and wanted and len(below) < len(wanted):
                    below += squash(lines[end].text)
                    if not wanted.startswith(below):
                        break
                    end += 1
                title = titles.get(number) or lines[index + 1].text
                starts.append(_Start(index, end, number, title, None))
    return starts


def _named(starts: Sequence[_Start], names: dict[str, list[str]]) -> list[_Start]:
    """Gives the k-th appendix of an item the k-th title listed for it."""
    counts: dict[str, int] = {}
    named = []
    for start in starts:
        position = counts.get(start.item, 0)
        counts[start.item] = position + 1
        titles = names.get(start.item, [])
        title = titles[position] if position < len(titles) else start.title
        named.append(_Start(start.line, start.text, start.item, start.item_title, title))
    return named


def _page_starts(lines: Sequence[FlowLine], listed: Sequence[Listed]) -> list[_Start]:
    """Beginnings by the list's page numbers, where the body has no item lines."""
    starts = []
    for entry in listed:
        index = next((i for i, line in enumerate(lines) if line.line.page == entry.page), None)
        if index is not None and entry.item is not None:
            starts.append(_Start(index, index, entry.item, entry.item_title or "", entry.title))
    return sorted(starts, key=lambda start: start.line)


def _sections(
    lines: Sequence[FlowLine], starts: Sequence[_Start], spelled: Spelling
) -> tuple[Section, ...]:
    items: dict[str, AgendaItem] = {}
    for position, start in enumerate(starts):
        stop = starts[position + 1].line if position + 1 < len(starts) else len(lines)
        content = lines[start.text : stop]
        made = blocks([line for line in content if not is_row_line(line.line)], spelled)
        page = lines[start.line].line.page
        field = Field(
            FieldName.BODY,
            start.title,
            tuple(Paragraph(block.text, block.page) for block in made),
            page,
        )
        known = items.get(start.item)
        items[start.item] = AgendaItem(
            number=start.item,
            title=start.item_title,
            page=known.page if known else page,
            fields=(*(known.fields if known else ()), field),
            attachments=(
                *(known.attachments if known else ()),
                *((start.title,) if start.title else ()),
            ),
            tables=(
                *(known.tables if known else ()),
                *tables_of(line.line for line in content),
            ),
        )
    sections: dict[str, list[AgendaItem]] = {}
    for item in items.values():
        sections.setdefault(item.number.split(".")[0], []).append(item)
    return tuple(Section(number, None, tuple(held)) for number, held in sections.items())
