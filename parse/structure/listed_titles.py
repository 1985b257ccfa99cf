"""Titles that stand in a paper without the numbers that its contents list has for them.

Portals print numbers in the list alone, and `pdftotext` takes one away from its title as a page's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parse.lines.fields import item_opens_at
from parse.lines.numbering import numbered, place_of
from parse.text.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.lines.flowline import FlowLine
    from parse.structure.contents import Contents

_MOST_LINES = 3


def with_listed_numbers(lines: Sequence[FlowLine], contents: Contents) -> tuple[FlowLine, ...]:
    """The lines, with a listed number before each title below the list that has none.

    What opens an item stands below it, and nothing else has the number. Where none is printed, all
    have to be found: else what is not would be part of the item before.
    """
    listed = {squash(entry.title): entry.number for entry in contents.entries if entry.number}
    if len(listed) < len(contents.numbers):  # two items with one title
        return tuple(lines)
    below = range(contents.end, len(lines))
    printed = {found.place for at in below if (found := numbered(lines[at].text))}
    wanted = {title: number for title, number in listed.items() if place_of(number) not in printed}
    none = len(wanted) == len(listed)
    made = list(lines)
    for at in below if wanted else ():
        if title := _title_at(lines, at, wanted):
            line = lines[at].line
            text = f"{wanted.pop(title)}. {line.text}"
            made[at] = replace(lines[at], line=replace(line, text=text))
    return tuple(lines if none and wanted else made)


def _title_at(lines: Sequence[FlowLine], at: int, wanted: dict[str, str]) -> str | None:
    """The title among the wanted ones that begins at a line, above what opens its item."""
    title = ""
    for end in range(at, min(at + _MOST_LINES, len(lines))):
        title += squash(lines[end].text).removesuffix("-")
        if title in wanted and item_opens_at(lines, end + 1):
            return title
    return None
