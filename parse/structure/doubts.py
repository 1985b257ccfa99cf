"""What is doubtful about a paper's headings: numbers that are missing, apart, or counted by us."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from parse.model import Problem
from parse.structure.groups import is_group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.lines.chain import Heading
    from parse.lines.flowline import FlowLine

# Papers of portals count through the year, and excerpts begin anywhere: of some first numbers alone
# can be said that what comes before them may not have been seen.
_FIRST_COUNTED = range(4, 13)


def counted(number: int, *, printed: bool) -> Problem:
    """That headings were counted; `printed`: numbers stand elsewhere in the paper."""
    why = "the paper numbers no items"
    if printed:
        why = "the paper's numbers stand apart from its titles"
    return Problem("unnumbered", f"{why}: the {number} headings were counted")


def apart(line: FlowLine) -> Problem:
    """That a number stands where no title is."""
    return Problem(
        "number-apart",
        f"the number {line.text} stands apart: which title it heads is not clear",
        line.line.page,
    )


def gaps(headings: Sequence[Heading], lines: Sequence[FlowLine]) -> list[Problem]:
    """Numbers missing before and between the headings that were found."""
    doubts = []
    first = headings[0] if headings else None
    if first and first.item is None and first.section in _FIRST_COUNTED:
        why = f"the first item is {first.number}: items before it may be missing"
        doubts.append(Problem("numbering-gap", why, lines[first.start].line.page))
    flat = all(heading.item is None and not is_group(heading) for heading in headings)
    for before, after in pairwise(headings):
        expected = (before.item or 0) + 1 if after.section == before.section else 1
        skipped = after.section > before.section + 1 if flat else (after.item or 0) > expected
        if skipped:
            doubts.append(
                Problem(
                    "numbering-gap",
                    f"item {after.number} follows {before.number}: an item may be missing",
                    lines[after.start].line.page,
                )
            )
    return doubts
