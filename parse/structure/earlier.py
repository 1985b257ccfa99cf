"""Headings of decisions that are not the meeting's own: what was decided before is told as well.

Municipal papers print what the committees decided before the council (`Beslutning i Økonomiudvalget
den 20-04-2009` above `Beslutning i Byrådet den 27-04-2009`), others quote what an earlier meeting
did (`Beslutning i KKR Sjælland den 17. april 2015` in the background of a matter that comes back).
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from parse.lines.attachments import heads_attachments
from parse.lines.fields import inline_heading, may_head
from parse.model import FieldName
from parse.months import find_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parse.lines.flowline import FlowLine

# `Beslutning og videre proces` in a presentation, with the decision below
_AND_MORE = re.compile(r"(?:[\d.]+\s+)?Beslutning(?:er|en)?\s+(?:og|samt)\s")


class OwnDecisions(NamedTuple):
    """How a paper's own decisions are told: by the `day` of its meeting, if known.

    An only decision of an item that is of an earlier day may be `quoted`; else that day is taken
    for a misread one of the meeting's. An agenda has none that is `minuted`. So many lines at the
    `ending` of the item at hand are its decision though nothing heads it.
    """

    day: date | None
    quoted: bool
    minuted: bool
    ending: int = 0


def own_decisions(headings: Iterable[FlowLine], day: date | None, *, minuted: bool) -> OwnDecisions:
    """How they are told in a paper with these headings of decisions; minutes have some."""
    if not minuted or day is None:
        return OwnDecisions(day, quoted=not minuted, minuted=minuted)
    days = (find_date(_heading(line)) for line in headings)
    quoted = any(found is None or found >= day for found in days)
    return OwnDecisions(day, quoted=quoted, minuted=minuted)


def earlier_decisions(
    content: Sequence[tuple[FlowLine, FieldName | None]], own: OwnDecisions
) -> set[int]:
    """The headings of earlier decisions among an item's lines, each with the field it opens.

    By their ids: in a dump the meeting's own heading is the same line with the same words.
    """
    headings = [at for at, (_, name) in enumerate(content) if name is FieldName.DECISION]
    lines = {at: content[at][0] for at in headings}
    days = {at: find_date(_heading(line)) for at, line in lines.items()}
    dated = [day for day in days.values() if day is not None]
    earlier = [at for at, day in days.items() if day and own.day and day < own.day]
    if len(earlier) == len(headings) and not own.quoted:
        earlier = []
    if not earlier and len(dated) == len(headings) > 1:
        earlier = [at for at, day in days.items() if day != max(dated)]
    left = [at for at in headings if at not in earlier]
    if left and days[left[-1]] is None and not _AND_MORE.match(lines[left[-1]].text):
        earlier += [
            at
            for at in (left[:-1] if own.minuted else left)
            if days[at] or _AND_MORE.match(lines[at].text) or (at and _introduces(content[at - 1]))
        ]
    return {id(lines[at]) for at in earlier}


def _introduces(above: tuple[FlowLine, FieldName | None]) -> bool:
    """Whether a line goes on with what is below it: `Af referatet fra mødet i april fremgår:`."""
    line, opened = above
    if opened is not None or not line.text.endswith(":"):
        return False
    return not (may_head(line.text) or heads_attachments(line.text))  # an empty label


def _heading(line: FlowLine) -> str:
    inline = inline_heading(line.text)
    return inline[1] if inline else line.text
