"""Field headings of an item: which lines open Baggrund, Indstilling and the others."""

from __future__ import annotations

import re

from parse.dialects import FIELD_HEADINGS, WEAK_DECISION_HEADINGS
from parse.model import FieldName
from parse.spacing import squash

_INLINE = re.compile(
    r"^(?P<heading>Baggrund|Indstilling|Sagsfremstilling|Beslutning)\s*:\s*(?P<rest>\S.*)$"
)
_LONGEST = 40


def field_heading(text: str) -> FieldName | None:
    """The field that a line opens, None for other lines. The whole line must be the heading."""
    if len(text) > _LONGEST:
        return None
    return FIELD_HEADINGS.get(squash(text).rstrip(":."))


def weak_decision_heading(text: str) -> bool:
    """Whether a line may open a decision in a document that has no other decision heading."""
    return len(text) <= _LONGEST and squash(text).rstrip(":.") in WEAK_DECISION_HEADINGS


def inline_heading(text: str) -> tuple[FieldName, str, str] | None:
    """A heading with its text on the same line (`Beslutning: Godkendt.`): field, heading, rest."""
    found = _INLINE.match(text)
    if found is None:
        return None
    return FIELD_HEADINGS[squash(found["heading"])], found["heading"], found["rest"]
