"""Which headings a paper has: numbered ones, lettered ones, or titles that had to be counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parse.lines.fields import item_opens_at
from parse.structure.groups import lettered_items, with_groups
from parse.structure.unnumbered import find_alike, find_unnumbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.lines.chain import Heading
    from parse.lines.flowline import Flow, FlowLine
    from parse.structure.contents import Contents
    from parse.text.hyphens import Spelling


def chosen_headings(
    numbered: list[Heading], body: Flow, contents: Contents, spelled: Spelling
) -> tuple[list[Heading], bool]:
    """The paper's headings, and whether they had to be counted because it numbers none.

    `numbered` ones go before lettered ones, and these before titles without any number.
    """
    lines = body.lines
    counted: list[Heading] = []
    if not _has_items(numbered, lines):
        counted = find_unnumbered(body, contents, spelled)
        if _go_before(numbered, counted, lines, contents):
            counted = []
        if not counted:
            counted = _before(numbered, find_alike(body, contents, spelled))
    elif numbered[0].section > 1 and not _all_listed(numbered, contents):
        # perhaps the end of a list above a field's heading
        counted = _before(numbered, find_unnumbered(body, contents, spelled))
    if numbered and not counted:
        return with_groups(lines, numbered, contents), False
    lettered = lettered_items(lines, counted, contents.end)
    return (lettered, False) if lettered else (counted, bool(counted))


def _all_listed(headings: Sequence[Heading], contents: Contents) -> bool:
    """Whether they are all that is in the contents, be it counted on from meeting to meeting."""
    listed = all(contents.title(heading.number) is not None for heading in headings)
    return listed and len(headings) >= len(contents.numbers)


def _before(numbered: Sequence[Heading], counted: list[Heading]) -> list[Heading]:
    """The titles that were counted, if they begin above the numbered ones and are none of these."""
    starts = {heading.start for heading in numbered}
    first = min(starts, default=None)
    own = starts.isdisjoint(heading.start for heading in counted)
    return counted if own and counted and (first is None or counted[0].start < first) else []


def _has_items(headings: Sequence[Heading], lines: Sequence[FlowLine]) -> bool:
    """Whether a numbered heading has what an item has: a part number, a case line, a field."""
    return any(
        heading.item is not None or heading.tail is not None or item_opens_at(lines, heading.end)
        for heading in headings
    )


def _go_before(
    headings: Sequence[Heading],
    counted: Sequence[Heading],
    lines: Sequence[FlowLine],
    contents: Contents,
) -> bool:
    """Whether numbered headings go before the titles that were counted in their stead.

    They are all set off as headings are, or mostly listed, and the titles stand below them: what no
    template is known for (`Kontaktperson: …`) is between title and fields. Numbered sub-headings
    stand below a title.
    """
    if len(headings) < 2 or not counted:
        return False
    if {heading.start for heading in counted} <= {heading.start for heading in headings}:
        return True  # the same titles, without their numbers
    styled = all(lines[heading.start].styled for heading in headings)
    listed = sum(contents.title(heading.number) == heading.title for heading in headings)
    return (styled or 2 * listed > len(headings)) and headings[0].start < counted[0].start
