"""What was recommended: in the field of that name, or in the prose of another one.

Items of 2010–12 have no field headings, and later ones at times carry the recommendation below
Baggrund while Indstilling holds the template's placeholder (seen 2014–2024).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parse.model import AgendaItem, FieldName, Paragraph

# The set phrase first: prose may also say that something is recommended by somebody else.
_SAYS = (
    re.compile(r"^Det\s+indstilles\b", re.IGNORECASE),
    re.compile(r"^At\s+KKR\b"),
    re.compile(r"^Det\s+anbefales\b", re.IGNORECASE),
    re.compile(r"^Det\s+foreslås\b", re.IGNORECASE),
)
_LISTED = ("– ", "at ", "At ")


def recommending(paragraphs: Sequence[Paragraph]) -> slice | None:
    """Where paragraphs of prose say "Det indstilles, …", with the list that follows."""
    start = next(
        (i for says in _SAYS for i, p in enumerate(paragraphs) if says.match(p.text)), None
    )
    if start is None:
        return None
    stop = start + 1
    while stop < len(paragraphs) and paragraphs[stop].text.startswith(_LISTED):
        stop += 1
    return slice(start, stop)


def recommendation_of(item: AgendaItem) -> str | None:
    """The recommendation of an item, one paragraph a line; None where there is none."""
    named = [field.text for field in item.fields if field.name is FieldName.RECOMMENDATION]
    if named:
        return "\n".join(named)
    for field in item.fields:
        if field.name in (FieldName.BACKGROUND, FieldName.PRESENTATION, FieldName.BODY):
            span = recommending(field.paragraphs)
            if span is not None:
                return "\n".join(paragraph.text for paragraph in field.paragraphs[span])
    return None
