"""Headings of papers that number nothing: what opens an item tells where its title is.

An item begins with its title, and below that stands a case line, or the first of its field
headings. A field heading that the item before has had already belongs to the next item, so the
title is what stands set apart above it. In minutes of mere prose the titles that all meetings
have (`Godkendelse af referat`, `Eventuelt`) tell how titles are set. Numbers are counted, since the
paper prints none.
"""

from __future__ import annotations

from dataclasses import replace

from parse.attendance import is_heading
from parse.dialects import SECTION_TITLES
from parse.lines.caseline import is_case_line
from parse.lines.chain import Heading
from parse.lines.fields import MOST_SAID, opens_field, says_of_item
from parse.lines.flowline import Flow, FlowLine
from parse.model import FieldName
from parse.structure.contents import Contents
from parse.text.hyphens import Spelling, join
from parse.text.spacing import squash, tidy

_MAX_TITLE_LINES = 4
_LONGEST_LINE = 120
_LONGEST_SECTION = 60
_FEWEST, _FEWEST_KNOWN = 3, 2
_KNOWN = tuple(title for title in SECTION_TITLES if title != "kkr")  # covers name it as well


def find_unnumbered(flow: Flow, contents: Contents, spelled: Spelling) -> list[Heading]:
    """The headings of a paper without numbers, [] unless two items at least are sure."""
    lines = flow.lines
    titles = _item_titles(flow, contents)
    if len(titles) < 2:
        return []
    found: list[Heading] = []
    previous = contents.end
    sectioned = False
    section = item = 0
    for start, end in [*titles, (len(lines), len(lines))]:
        sections = _sections(flow, previous, start, titles)
        if not found and start < len(lines):  # the cover's lines are no sections
            sections = [at for at in sections if at == start - 1]
        for at in sections:
            section, item, sectioned = section + 1, 0, True
            found.append(_heading(lines, at, at + 1, (section,), spelled))
        if end > start:
            item += 1
            place = (max(section, 1), item) if sectioned else (item,)
            found.append(_heading(lines, start, end, place, spelled))
        previous = end
    if sectioned and found[0].start == titles[0][0]:
        return _flattened(found)
    return found


def find_alike(flow: Flow, contents: Contents, spelled: Spelling) -> list[Heading]:
    """The titles of a paper that opens its items with nothing: set as two or more known ones are.

    Only what weight or size sets off is told so; and none where fewer than three are.
    """
    lines = flow.lines
    known = [
        index
        for index in range(contents.end, len(lines))
        if squash(lines[index].text).startswith(_KNOWN)
        and flow.stands_out(lines[index])
        and _may_be_title(lines[index])
    ]
    known = [index for index in known if _set_alike(lines[index], lines[known[0]])]
    if len(known) < _FEWEST_KNOWN:
        return []
    starts = [
        index
        for index in range(known[0], len(lines))
        if _set_alike(lines[index], lines[known[0]])
        and lines[index].set_off
        and _may_be_title(lines[index])
        and not is_heading(lines[index].text)
    ]
    spans: list[tuple[int, int]] = []
    for index in starts:
        if spans and spans[-1][1] == index and not lines[index].gap:
            spans[-1] = (spans[-1][0], index + 1)
        else:
            spans.append((index, index + 1))
    if len(spans) < _FEWEST:
        return []
    return [
        _heading(lines, start, end, (count,), spelled)
        for count, (start, end) in enumerate(spans, start=1)
    ]


def _set_alike(one: FlowLine, other: FlowLine) -> bool:
    a, b = one.line, other.line
    return a.bold == b.bold and a.heading == b.heading and one.same_size(other)


def _item_titles(flow: Flow, contents: Contents) -> list[tuple[int, int]]:
    """The lines of each item's title: those set apart above what opens the item."""
    lines = flow.lines
    titles: list[tuple[int, int]] = []
    seen: set[FieldName] = set()
    after_case = False
    for index in range(contents.end, len(lines)):
        case = is_case_line(lines[index].text)
        name = opens_field(lines[index])
        decided = FieldName.DECISION in seen and name is not FieldName.DECISION
        another = name is not None and (not titles or name in seen or decided)
        opens = case or (another and not after_case)
        if opens:
            floor = max(contents.end, titles[-1][1] if titles else 0)
            end = _above_what_is_said(flow, index, floor)
            start = _title_start(lines, end, floor)
            if start is not None:
                titles.append((start, end))
                seen = set()
        if case:
            after_case, seen = True, set()
        elif name is not None:
            after_case = False
            seen.add(name)
    return titles


def _above_what_is_said(flow: Flow, below: int, floor: int) -> int:
    """Where a bold title ends, above what a system says of its item (`Tilgår: pressen`).

    What is set smaller than the text is no title either.
    """
    lines, end = flow.lines, below
    while below - end < MOST_SAID and end > floor:
        line = lines[end - 1]
        if not (says_of_item(line) or (not line.styled and flow.is_small(line))):
            break
        end -= 1
    return end if end > floor and lines[end - 1].styled else below


def _title_start(lines: tuple[FlowLine, ...], below: int, floor: int) -> int | None:
    """Where the title that ends above line `below` begins; None where no title stands there."""
    start = below
    while start > floor and below - start < _MAX_TITLE_LINES:
        line = lines[start - 1]
        goes_on = start == below or (not lines[start].gap and _set_alike(line, lines[start]))
        if not goes_on or not _may_be_title(line):
            break
        start -= 1
        if line.gap or line.line.heading is not None:
            break
    if start == below or not lines[start].set_off:
        return None
    return start


def _may_be_title(line: FlowLine) -> bool:
    text = line.text
    if len(text) > _LONGEST_LINE or line.line.bullet or opens_field(line) is not None:
        return False
    return not text.endswith((".", ",", ";", ":")) and text[:1] not in "–-•"


def _sections(flow: Flow, start: int, end: int, titles: list[tuple[int, int]]) -> list[int]:
    """Lines between two titles that head a section: known titles, or larger than item titles.

    Below larger ones stands a title, or another section: with text below they say what a picture
    shows, or a word that is made much of.
    """
    lines = flow.lines
    found: list[int] = []
    first = lines[titles[0][0]].line
    for index in range(end - 1, start - 1, -1):
        line = lines[index]
        if not line.set_off or len(line.text) > _LONGEST_SECTION:
            continue
        known = squash(line.text).rstrip(":.") in SECTION_TITLES
        above = line.line.heading is not None and line.line.heading < (first.heading or 0)
        heads = index + 1 in {end, *found} and (above or line.is_larger(first.size))
        if (known or heads) and _may_be_title(line):
            found.append(index)
    return found[::-1]


def _heading(
    lines: tuple[FlowLine, ...], start: int, end: int, place: tuple[int, ...], spelled: Spelling
) -> Heading:
    title = ""
    for line in lines[start:end]:
        title = join(title, line.text, spelled) if title else line.text
    return Heading(
        start=start,
        end=end,
        section=place[0],
        item=place[1] if len(place) > 1 else None,
        title=tidy(title.replace("\u00ad", "")),
        number=".".join(map(str, place)),
    )


def _flattened(found: list[Heading]) -> list[Heading]:
    """Items before the first section: all headings count as sections, in their order."""
    return [
        replace(heading, section=count, item=None, number=str(count))
        for count, heading in enumerate(found, start=1)
    ]
