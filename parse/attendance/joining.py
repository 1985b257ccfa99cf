"""Which row of a list is the rest of the entry above it, and how the two are put together."""

from __future__ import annotations

import re

from parse.attendance import words as w
from parse.attendance.entry import is_known, people
from parse.attendance.places import is_party, municipality
from parse.attendance.rows import Row
from parse.characters import SOFT_HYPHEN

_OPEN_ENDS = (",", "-", "/", "(", "–", SOFT_HYPHEN)
_OPEN_WORDS = re.compile(
    r"\s(?:og|samt|for|supp(?:l(?:eant)?)?\.?|stedfortræder|af|ved|i|fra|med|som|på)$",
    re.IGNORECASE,
)
# `Humlebæk deltog`: the surname of a substitute whose first name ended the line above.
_CAME = re.compile(r"\S+(?:\s\S+)?\s(?:deltog|mødte|deltager)\b.*")


def goes_on(before: str, row: Row, *, prose: bool) -> bool:
    """Whether the row is the rest of the entry `before` rather than one of its own."""
    text = row.text
    if before.endswith(_OPEN_ENDS) or before.count("(") > before.count(")"):
        return True
    if _OPEN_WORDS.search(before):
        return True
    if text[0] in "(–" or text[0].islower() or text.lower() in {"kommune", "regionskommune"}:
        return not text.lower().startswith(("von ", "van ", "de ")) or not is_known(before)
    persons = people(before, prose=prose)
    if prose:
        return not before.endswith(".") and not row.lines[0].blank_before and not is_known(text)
    if is_party(text):
        return len(persons) == 1 and persons[0].party is None
    if municipality(text) is not None:
        return len(persons) <= 1 and not any(person.municipality for person in persons)
    if _CAME.fullmatch(text) and not is_known(text) and w.SUBSTITUTE_CAME.search(before):
        return True
    if row.inner and not is_known(text):
        return bool(people(join(before, text))) or not people(text)
    if is_known(before) or len(persons) > 1:
        return False
    surname = text.split(",")[0].split("(")[0].split()
    return len(surname) == 1 and (is_known(text) or (bool(persons) and text == surname[0]))


def join(before: str, text: str) -> str:
    """The entry with the row's text."""
    if before.endswith(SOFT_HYPHEN):
        return before.removesuffix(SOFT_HYPHEN) + text
    if before.endswith("-"):
        return (before if text[0].isupper() else before[:-1]) + text
    part = municipality(text) is not None or is_party(text)
    comma = part and not before.endswith((",", ")"))
    return f"{before}, {text}" if comma else f"{before} {text}"
