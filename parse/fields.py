"""Field headings of an item: which lines open Baggrund, Indstilling and the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.caseline import CASE_LINE
from parse.councils import COUNCILS
from parse.dialects import FIELD_HEADINGS, WEAK_DECISION_HEADINGS
from parse.model import FieldName
from parse.spacing import squash

if TYPE_CHECKING:
    from parse.layout import FlowLine

_REGIONS = "|".join(squash(council.name).removeprefix("kkr") for council in COUNCILS)
# `KKR Sjællands beslutning`, `Beslutning i KKR Sjælland den 8. juni 2021`, `Beslutning 08-06-2021`.
_DECISION = re.compile(
    rf"^(?:kkr(?:{_REGIONS})?['’]?s?|mødets|rådets)?beslutning(?:er|en)?"
    rf"(?:ikkr(?:{_REGIONS})?)?(?:(?:på|fra)mødet)?(?:den|d\.)?(?:\d{{1,2}}[.\-/][a-zæøå\d.\-/]{{3,16}})?$"
)
# `Indstilling til KKR`, `Styregruppens indstilling`
_RECOMMENDATION = re.compile(
    rf"^(?:[a-zæøå-]{{3,25}}s)?indstilling(?:er)?(?:tilkkr(?:{_REGIONS})?)?$"
)
# Some secretariats number the fields (`3.2.1 Baggrund`, `a. Baggrund`).
_COUNT = re.compile(r"^(?:\d{1,2}\.|\d{1,2}(?:\.\d{1,2}){2}\.?|[a-eA-E][.)])\s+")
_INLINE = re.compile(r"^(?P<heading>[A-ZÆØÅ][^:]{2,59}?)\s*(?::|\s[–—-](?=\s))\s*(?P<rest>\S.*)$")
_PARTING = re.compile(r":|\s[–—-]\s")
_LONGEST = 60


def field_heading(text: str) -> FieldName | None:
    """The field that a line opens, None for other lines. The whole line must be the heading."""
    if len(text) > _LONGEST:
        return None
    heading = _COUNT.sub("", text)
    if not heading[:1].isupper():  # a sentence's last word: `referat.`
        return None
    key = squash(heading).rstrip(":.")
    named = FIELD_HEADINGS.get(key)
    if named is None and _DECISION.match(key):
        return FieldName.DECISION
    if named is None and _RECOMMENDATION.match(key):
        return FieldName.RECOMMENDATION
    return named


def heads_field(line: FlowLine) -> FieldName | None:
    """The field whose heading fills a printed line: the head of a table's column heads none."""
    return None if line.beside else field_heading(line.text)


def opens_field(line: FlowLine) -> FieldName | None:
    """The field that a line opens, whether its text stands below the heading or behind it."""
    inline = inline_heading(line.text)
    return inline[0] if inline else heads_field(line)


def opens_item(line: FlowLine) -> bool:
    """Whether a line is what stands below an item's title: a case line, or a field."""
    return CASE_LINE.match(line.text) is not None or opens_field(line) is not None


def weak_decision_heading(text: str) -> bool:
    """Whether a line may open a decision in a document that has no other decision heading."""
    if len(text) > _LONGEST or not text[:1].isupper():
        return False
    return squash(text).rstrip(":.") in WEAK_DECISION_HEADINGS


def inline_heading(text: str, *, weak: bool = False) -> tuple[FieldName, str, str] | None:
    """A heading with its text on the same line (`Beslutning: Godkendt.`): field, heading, rest.

    `weak`: headings count too that open a decision only where nothing else does.
    """
    if not text[:1].isupper() or _PARTING.search(text) is None:
        return None
    found = _INLINE.match(text)
    if found is None:
        return None
    name = field_heading(found["heading"])
    if name is None and weak and weak_decision_heading(found["heading"]):
        name = FieldName.DECISION
    return (name, found["heading"], found["rest"]) if name else None
