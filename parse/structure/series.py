"""Items numbered below letters or Roman numbers: `A.1 Rammeaftale` below `A. Sager til beslutning`.

Some agendas sort their items so (`A` to decide, `B` to know; `I`, `II`), also without a dot (`A1`).
Letters and Roman numbers head lists and appendices as well, and `B.2` may be a table's row: they
number a paper's items where these count from the first one on, and no items are numbered otherwise.

Boards count theirs through the year, and print it: `44/09 Budget` (traffic companies, 2007–). That
is a case's number elsewhere: the paper's items they number where each opens an item.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from parse.flow.tables import is_row_line
from parse.lines.enumerations import place_in_series
from parse.lines.fields import opens_item
from parse.lines.numbering import Numbered, is_next

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parse.lines.flowline import FlowLine

_ITEM = re.compile(
    r"^(?P<above>[A-H]|[IVX]{1,4})(?P<dot>\.\s?|)(?P<item>\d{1,2})(?P<mark>[.:)]?)\s+(?P<title>[^\W_a-zæøå].+)$"
)
_ABOVE = re.compile(r"^(?P<above>[A-H]|[IVX]{1,4})(?P<mark>[.:)]?)\s+(?P<title>[A-ZÆØÅ].{2,80})$")
_OF_YEAR = re.compile(r"^(?P<item>\d{1,3})/(?P<year>\d\d)\s+(?P<title>[^\W_a-zæøå].+)$")
_INITIALS, _SECONDS = (
    frozenset("ABCDEFGHIVX"),
    frozenset("IVX.:) 123456789"),
)  # what most lines have not
_FEWEST = 2
_HEAD = 5  # lines below a title, in which a journal's number and a day stand in cells


def with_series(
    lines: Sequence[FlowLine], numbers: Mapping[int, Numbered]
) -> Mapping[int, Numbered]:
    """The numbered lines: where letters, Roman numbers or a year's count a paper's items, these."""
    if counted := _counted_in_year(lines):
        return counted
    items = _lines(lines, _ITEM)
    dotted = "." in next((found.number for found in items.values()), "")
    items = {at: found for at, found in items.items() if ("." in found.number) == dotted}
    places = [found.place for found in items.values()]
    if (
        len(places) < _FEWEST
        or places[0] != (1, 1)
        or not all(is_next(*pair) for pair in pairwise(places))
    ):
        return numbers
    if any(len(found.place) > 1 and not found.doubtful for found in numbers.values()):
        return numbers
    return dict(sorted({**_lines(lines, _ABOVE), **items}.items()))


def _counted_in_year(lines: Sequence[FlowLine]) -> dict[int, Numbered]:
    """The titles with an item's number of the year: they count on one by one and open items.

    What closes the agenda opens none.
    """
    found = {
        at: head
        for at, line in enumerate(lines)
        if (head := _OF_YEAR.match(line.text)) and not is_row_line(line.line)
    }
    places = list(found)
    counts = [int(head["item"]) for head in found.values()]
    first = max((at for at, (one, two) in enumerate(pairwise(counts), 1) if two <= one), default=0)
    titles, counts = places[first:], counts[first:]  # a list of contents counts them before
    years = {found[at]["year"] for at in titles}
    rises = all(below == above + 1 for above, below in pairwise(counts))
    opens = all(
        any(map(opens_item, lines[at + 1 : min(below, at + 1 + _HEAD)]))
        for at, below in pairwise(titles)
    )
    if len(titles) < _FEWEST or len(years) > 1 or not (rises and opens):
        return {}
    return {
        at: Numbered(
            number=f"{found[at]['item']}/{found[at]['year']}",
            place=(count,),
            title=found[at]["title"],
            marked=True,
            doubtful=False,
        )
        for at, count in zip(titles, counts, strict=True)
    }


def _lines(lines: Sequence[FlowLine], shape: re.Pattern[str]) -> dict[int, Numbered]:
    """The lines set off that have the shape, by their positions."""
    found = {}
    for index, line in enumerate(lines):
        text = line.text
        if text[:1] not in _INITIALS or text[1:2] not in _SECONDS:
            continue
        head = shape.match(text)
        if head and (line.set_off or line.page_top or not index or not lines[index - 1].full):
            found[index] = _numbered(head)
    return found


def _numbered(head: re.Match[str]) -> Numbered:
    parts = head.groupdict()
    above, item = parts["above"], parts.get("item")
    place = place_in_series(above) + 1
    return Numbered(
        number=f"{above}{parts['dot'].rstrip()}{item}" if item else above,
        place=(place, int(item)) if item else (place,),
        title=parts["title"],
        marked=bool(item or parts["mark"]),
        doubtful=False,
        mark=parts["mark"],
    )
