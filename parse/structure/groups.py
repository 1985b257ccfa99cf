"""Headings with letters and Roman numbers: `A. Til beslutning`, `II. Sager til behandling`.

They stand above the items of a flat paper, which count on from one to the next (`1.`, `2.`, … over
all of them), so that their numbers say nothing of what they stand under. Or they are the items of a
paper that numbers nothing else. Letters and Roman numbers head lists and appendices as well: these
count from the first one on, and above items one follows each, but perhaps the last. Items may also
say themselves what they stand under: `II. Sager` above `2.1`.

Groups of a flat paper may have titles alone, right above an item's: larger than it, in the words
that such groups have (`Sager til beslutning`), or listed in the contents without a number. So may
the sections of `1.1`, `2.1`, `2.2`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from parse.dialects import SECTION_TITLES
from parse.lines.chain import Heading
from parse.lines.contents_entries import LEADER
from parse.lines.enumerations import Label
from parse.lines.flowline import FlowLine
from parse.lines.numbering import numbered
from parse.text.spacing import squash

if TYPE_CHECKING:
    from parse.structure.contents import Contents

_HEADS = re.compile(r"^(?P<number>[A-H]|[IVX]{1,4})[.:)]\s+(?P<title>[A-ZÆØÅ].{2,80})$")
_SORT = "beslutning|drøftelse|behandling|orientering|efterretning|afgørelse|godkendelse|høring"
_NAMED = re.compile(
    rf"(?:sager|punkter|emner|dagsordenspunkter) til (?:{_SORT})(?: og (?:{_SORT}))?"
    rf"|(?:(?:formelle|øvrige|lukkede|åbne) )?(?:{_SORT})s?(?:sager|punkter)|formalia"
    r"|(?:formelle|øvrige|lukkede|åbne) (?:sager|punkter|dagsordenspunkter)"
    rf"|(?:(?:sager )?til (?:{_SORT}),? ?[–-]? ?|(?:sager|punkter) )?for (?:åbne|lukkede) døre"
    r"|(?:åben|lukket) dagsorden",
    re.IGNORECASE,
)
# The page behind an entry of the contents
_PAGED = re.compile(rf"\s*(?:{LEADER.pattern}|\t).*$")
_GROUP = 0  # what groups items is no section by number
_FEWEST, _FEWEST_ITEMS = 2, 3


def with_groups(
    lines: Sequence[FlowLine], headings: Sequence[Heading], contents: Contents
) -> list[Heading]:
    """The headings of a flat paper with those that group them, looked for below the contents."""
    start = contents.end
    starts = {heading.start for heading in headings}
    if any(heading.item is not None for heading in headings):
        return _with_titles_alone(lines, _with_sections(lines, headings, start), start)
    found = [group for group in _candidates(lines, start, starts) if group.start not in starts]
    starts |= {group.start for group in found}
    above = [group for group in found if group.end in starts]
    last = [group for group in found if group.start > max(h.start for h in headings)][-1:]
    groups = [*above, *(group for group in last if group not in above)]
    if len(groups) < _FEWEST or not _count(groups):
        groups = _titled_groups(lines, headings, contents)
    return sorted((*headings, *groups), key=lambda heading: heading.start)


def _with_sections(
    lines: Sequence[FlowLine], headings: Sequence[Heading], start: int
) -> list[Heading]:
    """The items of sections that letters or Roman numbers count, below these.

    Each stands where the first item of its place follows, or has none before the next one.
    """
    if any(heading.item is None for heading in headings):
        return list(headings)
    found = [
        replace(group, section=place)
        for place, group in enumerate(_candidates(lines, start), start=1)
    ]
    if len(found) < _FEWEST or not _count(found):
        return list(headings)
    both = sorted((*headings, *found), key=lambda heading: heading.start)
    places = [heading.section for heading in both]
    opened = {heading.section for heading in found}
    if places != sorted(places) or not opened.issuperset(places):
        return list(headings)
    return both


def _with_titles_alone(
    lines: Sequence[FlowLine], headings: Sequence[Heading], start: int
) -> list[Heading]:
    """The headings with sections' titles that have no number, right above their first items.

    The first line of all is the paper's own title.
    """
    found: list[Heading] = []
    opened: set[int] = set()
    for heading in headings:
        first = heading.item is not None and heading.section not in opened
        opened.add(heading.section)
        above = found[-1].end if found else max(start, 1)
        if first and not heading.lettered and heading.start > above:
            title, item = lines[heading.start - 1], lines[heading.start]
            if _is_above(title, item) or (title.set_off and squash(title.text) in SECTION_TITLES):
                at, number = heading.start - 1, heading.section_number
                found.append(Heading(at, at + 1, heading.section, None, title.text, number=number))
        found.append(heading)
    return found


def _titled_groups(
    lines: Sequence[FlowLine], headings: Sequence[Heading], contents: Contents
) -> list[Heading]:
    """The titles without numbers that group a flat paper's items.

    Where not all items are grouped they have the words of such titles, or stand in the contents.
    """
    start, listed = contents.end, _listed_alone(lines[contents.start : contents.end])
    starts = {heading.start: lines[heading.start] for heading in headings}
    titles = {at for heading in headings for at in range(heading.start, heading.end)}
    found = [
        Heading(index, index + 1, _GROUP, None, line.text.rstrip(" :"), number="")
        for index, line in enumerate(lines[start:], start)
        if index + 1 in starts
        and index not in titles
        and (_is_above(line, starts[index + 1]) or (_key(line.text) in listed and _heads(line)))
    ]
    alike = [group for group in found if lines[group.start].same_size(lines[found[-1].start])]
    all_grouped = bool(found) and found[0].end == min(starts) and alike == found
    named = all(_NAMED.fullmatch(group.title) for group in found)
    if (all_grouped or named) and len(found) >= _FEWEST:
        return found
    return [group for group in found if _key(group.title) in listed]


def _listed_alone(lines: Sequence[FlowLine]) -> frozenset[str]:
    """What stands without a number in the contents, with numbered titles above or below it."""
    return frozenset(
        _key(text)
        for line in lines[1:]
        if (text := _PAGED.sub("", line.text)) and not text[0].isdigit() and numbered(text) is None
    )


def _heads(line: FlowLine) -> bool:
    """Whether a line may head what stands below it, as an appendix' title does not."""
    return line.styled or line.text.isupper() or line.text.endswith(":")


def _key(text: str) -> str:
    return squash(text).rstrip(":")


def _is_above(line: FlowLine, item: FlowLine) -> bool:
    """Whether a line is set as the heading of what the item's title stands under."""
    named = _NAMED.fullmatch(line.text.rstrip(" :")) is not None
    if not line.text[:1].isupper() or (line.text.endswith((".", ":", ",")) and not named):
        return False
    dumped = line.line.size is None and not line.beside  # it may set nothing off
    if not line.set_off and not (dumped and named):
        return False
    if named and (line.styled or not item.styled):
        return True
    one, other = line.line.heading, item.line.heading
    if one is not None or other is not None:
        return one is not None and other is not None and one < other
    capitals = line.text.isupper() and not item.text.isupper()
    if line.line.size is None:
        return capitals
    return line.styled and (capitals or line.is_larger(item.line.size))


def lettered_items(
    lines: Sequence[FlowLine], counted: Sequence[Heading], start: int
) -> list[Heading]:
    """The items of a paper that letters them, [] for others.

    `counted`: the titles that were found where none has a number; each must be a lettered one.
    """
    found = _candidates(lines, start)
    titles = {heading.start for heading in counted}
    if len(found) < _FEWEST_ITEMS or not _count(found) or titles - {one.start for one in found}:
        return []
    return [replace(heading, section=count) for count, heading in enumerate(found, start=1)]


def is_group(heading: Heading) -> bool:
    """Whether a heading only groups those below it."""
    return heading.section == _GROUP


def _candidates(lines: Sequence[FlowLine], start: int, items: Container[int] = ()) -> list[Heading]:
    """The lettered lines that are set apart, or in a dump stand right above one of the `items`."""
    return [
        Heading(index, index + 1, _GROUP, None, head["title"], number=head["number"])
        for index, line in enumerate(lines[start:], start)
        if (head := _HEADS.match(line.text))
        and (line.set_off or line.page_top or (line.line.size is None and index + 1 in items))
    ]


def _count(found: Sequence[Heading]) -> bool:
    """Whether letters or Roman numbers count from the first one on."""
    labels = [Label(heading.number, "") for heading in found]
    return labels[0].first and all(after.follows(label) for label, after in pairwise(labels))
