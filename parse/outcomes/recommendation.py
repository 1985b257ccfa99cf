"""What was recommended: in the field of that name, or in the prose of another one.

Items of 2010–12 have no field headings, and later ones at times carry the recommendation below
Baggrund while Indstilling holds the template's placeholder (seen 2014–2024).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parse.model import AgendaItem, FieldName, Paragraph
from parse.outcomes.asked import BULLET

_ON = r"(?:(?:på (?:den|denne|det|dette) (?:baggrund|grundlag)|derfor|hermed|herefter)\s+)?"
_ASKERS = (
    r"(?:kkr(?:-|'s |’s |s )?)?(?:sekretariatet|formandskabet|formanden|administrationen"
    r"|embedsmandsudvalget|kommunaldirektør\w+|styregruppen|arbejdsgruppen|kontaktudvalget)"
)
_SAYS = tuple(
    re.compile(rf"^{says}", re.IGNORECASE)
    for says in (
        # the set phrase first: prose may also say that somebody else recommends something
        rf"(?:det|der)\s+indstilles\b|{_ON}indstilles\s+det\b|indstilling:\s*\w",
        r"at\s+kkr\b",
        rf"{_ASKERS}\s+indstiller\b",
        rf"det\s+anbefales\b|{_ON}anbefales\s+det\b",
        rf"det\s+foreslås\b|{_ON}foreslås\s+det\b",
        rf"{_ASKERS}\s+(?:anbefaler|foreslår),?\s+at\s+kkr\b",
        r"(?:[\w-]+\s+){1,3}kommuner?\s+(?:indstiller|anbefaler|foreslår),?\s+at\s+kkr\b",
    )
)
"""How prose recommends, the surest first."""

_WITHIN = re.compile(r"(?<=[.:!?] )(?:det|der) indstilles\b.*", re.IGNORECASE | re.DOTALL)
"""The set phrase as a sentence of a longer paragraph; the paragraph itself stays where it is."""


_ASKING_ENTRY = re.compile(rf"(?:{BULLET.pattern.removeprefix('^')})?[Aa]t\s")
"""`– at planen godkendes`: no list within prose has it."""

_PROSE = (FieldName.BACKGROUND, FieldName.PRESENTATION, FieldName.BODY)


def recommending(paragraphs: Sequence[Paragraph], *, set_phrase: bool = False) -> slice | None:
    """Where paragraphs of prose say "Det indstilles, …", with the list that follows.

    `set_phrase`: in these words or as somebody's who may ask, `Sekretariatet indstiller, …`.
    """
    ways = (_SAYS[0], _SAYS[2]) if set_phrase else _SAYS
    start = next((i for says in ways for i, p in enumerate(paragraphs) if says.match(p.text)), None)
    if start is None:
        return None
    stop = start + 1
    while stop < len(paragraphs) and _goes_on(paragraphs[stop].text, paragraphs[stop - 1].text):
        stop += 1
    return slice(start, stop)


def end_of_list(paragraphs: Sequence[Paragraph]) -> int:
    """Where the list ends that a recommendation begins with; all of it where it is no list.

    Between two of its entries there may be prose that says more of the first.
    """
    entries = [at for at, one in enumerate(paragraphs) if _is_entry(one.text)]
    if 0 not in entries:
        return len(paragraphs)
    asking = [at for at in entries if _ASKING_ENTRY.match(paragraphs[at].text)]
    run = next((n for n, at in enumerate(entries) if n != at), len(entries))
    return max([run - 1, *asking]) + 1


def _is_entry(text: str) -> bool:
    return BULLET.match(text) is not None or text.startswith(("at ", "At ")) or text[:1].islower()


def _goes_on(text: str, before: str) -> bool:
    """Whether a paragraph is an entry of the recommendation's list."""
    if text.startswith(("– ", "at ", "At ")) or before.endswith(" at"):
        return True
    if text.startswith("KKR ") and before.startswith("KKR "):  # below `Det indstilles, at`
        return True
    if text[:1].islower() and before[-1:].isalnum():  # an entry whose bullet is drawn, no sign
        return True
    opened = (
        before[-1:].isalnum() or before.endswith((":", ",")) or BULLET.match(before) is not None
    )
    return opened and BULLET.match(text) is not None


def recommendation_of(item: AgendaItem) -> str | None:
    """The recommendation of an item, one paragraph a line; None where there is none."""
    named = [field.text for field in item.fields if field.name is FieldName.RECOMMENDATION]
    if named:
        return "\n".join(named)
    prose = [field.paragraphs for field in item.fields if field.name in _PROSE]
    for paragraphs in prose:
        if span := recommending(paragraphs):
            return "\n".join(paragraph.text for paragraph in paragraphs[span])
    told = (_WITHIN.search(paragraph.text) for paragraphs in prose for paragraph in paragraphs)
    return next((found[0] for found in told if found), None)
