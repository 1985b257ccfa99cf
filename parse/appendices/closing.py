"""A list of all items' appendices behind the last item: each entry goes to the item that it names.

`Bilagsoversigt` above `Bilag 2.1: …`, `Bilag 3a: …` or `Punkt 3, bilag 1: …`. The last item, mostly
`Eventuelt` or the next meeting, has none of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from parse.lines.appendix_labels import label_of
from parse.model import AgendaItem, Section

_FEWEST = 2  # items; a list of one may count otherwise
# In a flat paper `2.1`, `2-1` and `2a` are appendices of item 2.
_IN_ITEM = re.compile(r"(\d{1,2})(?:[.-]\d{1,2}|[.-]?[a-z])")


def with_own_appendices(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with a closing list's appendices at their items, if all its entries name one."""
    items = [item for section in sections for item in section.items]
    if not items or not items[-1].attachments:
        return tuple(sections)
    last = items[-1]
    numbers = frozenset(item.number for item in items)
    owners = [(_owner(title, numbers), title) for title in last.attachments]
    if None in (named := {owner for owner, _ in owners}) or len(named) < _FEWEST:
        return tuple(sections)

    def dealt(item: AgendaItem) -> AgendaItem:
        own = [title for owner, title in owners if owner == item.number]
        kept = () if item is last else item.attachments
        return replace(item, attachments=tuple(dict.fromkeys((*kept, *own))))

    return tuple(replace(section, items=tuple(map(dealt, section.items))) for section in sections)


def _owner(title: str, numbers: Collection[str]) -> str | None:
    """The number of the item that an appendix' label names; None where it names none."""
    label = label_of(title)
    if label is None:
        return None
    flat = _IN_ITEM.fullmatch(label.name)
    named = (label.item, label.name if flat and "." in label.name else "", flat[1] if flat else "")
    return next((number for number in named if number in numbers), None)
