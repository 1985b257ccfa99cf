"""What a line says an appendix is: its number, its item, its title.

`Bilag 2: Notat`, `Bilag 2 – Notat`, `Bilag 2 til pkt. 3.2`, `Punkt 3.2, bilag 2`, `Bilag 3.2.a`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parse.text.spacing import initial

_ITEM = r"\d{1,2}(?:\.\d{1,2})?(?![\d.]*\d)"
# `2`, `2.1`, `3.2.a`, `3.2-1`, `B`, `IV`; a small letter alone only where it ends the label.
_NAME = (
    r"(?P<name>\d{1,2}(?:[.-]\d{1,2}){0,2}(?:[.-]?[A-Za-z](?![^\W\d_]))?"
    r"|[A-Z](?![^\W_])|[IVX]{1,4}(?![^\W_])|[a-zæøå](?=\s*[:.)–-]))(?![^\W_])"
)
# Systems print `Bilag: 3.2.1. Notat` on a sheet of its own.
_APPENDIX = rf"(?i:bilag)\b\s*(?::\s*(?=\d+\.\d))?(?:(?i:nr)\b\.?\s*)?(?:{_NAME})?"
_POINT = r"(?i:(?:dagsorden(?:s|ens\s))?(?:pkt\.?|punkt)(?:\s*nr\b\.?)?:?)\s*"
# Behind the number: `til punkt 3.2`, `(pkt. 3.2)`, `til KKR Sjællands møde den 4. maj, pkt. 3.2`
_TO_ITEM = re.compile(
    r"[\s,(–-]*(?i:(?:til|vedr\.?|for)?|(?:til\s)?[^:]{0,14}\b(?:kkr|møde)\b.{0,60}?)\s*"
    rf"(?<!\w){_POINT}(?P<item>{_ITEM})\)?"
)
_LABEL = re.compile(_APPENDIX)
_BEHIND_ITEM = re.compile(
    rf"(?:{_POINT}|(?=\d+\.\d))(?P<item>{_ITEM})[.,:]?\s*[–-]?\s*(?={_APPENDIX})"
)
_OF_ITEM = re.compile(r"(\d{1,2}\.\d{1,2})[.-]?(?:[.-]\d{1,2}|[a-z])")
# `Punkt 3.2`, `Punkt 3.2: Fordeling af flygtninge`
_ITS_TITLE = re.compile(rf"{_POINT}(?P<item>{_ITEM})(?:[.:,–-]?\s+(?P<title>\S.*)|[.:,]?)")
# `KKR Sjælland 10-06-2016 – Bilag 3.2.1`, above the pages of an appendix
_COUNCIL = re.compile(
    r"KKR\s[A-ZÆØÅ][a-zæøå]+(?:,?\s(?:den\s)?\d[\d./-]*(?:\s[a-z]+\s\d{4})?)?(?:,|\s?[|–·:-])\s?(?=[BPDbpd])"
)
_PARTING = re.compile(r"^[\s:.,)–-]+")


class Label(NamedTuple):
    """What a line says of the appendix that begins with it.

    `name` is its number or letter (`2`, `3.2.a`, `B`), `item` the number of the agenda item it is
    of, `title` what the line says behind both; each is empty where the line says nothing of it.
    """

    name: str
    item: str
    title: str


def label_of(text: str) -> Label | None:
    """The label that a line begins with; None where it does not begin with one.

    >>> label_of("Bilag 2 til pkt. 3.2: Notat om flygtninge")
    Label(name='2', item='3.2', title='Notat om flygtninge')
    >>> label_of("Punkt 3.2 – Bilag 1")
    Label(name='1', item='3.2', title='')
    """
    first = initial(text)
    if first not in ("b", "p", "d", "k") and not first.isdigit():
        return None
    text = _COUNCIL.sub("", text.strip(), count=1)
    before = _BEHIND_ITEM.match(text)
    item = before["item"] if before else ""
    label = _LABEL.match(text, before.end() if before else 0)
    if not label:
        return None
    name, end = (label["name"] or "").casefold(), label.end()
    behind = None if before else _TO_ITEM.match(text, end)
    if behind:
        item, end = behind["item"], behind.end()
    elif not item and (own := _OF_ITEM.fullmatch(name)):
        item = own[1]
    return Label(name, item, _PARTING.sub("", text[end:]))


def point_of(text: str) -> Label | None:
    """The agenda item that a line names before anything is said of an appendix: `Punkt 3.2`."""
    found = _ITS_TITLE.fullmatch(text.strip()) if initial(text) in ("p", "d") else None
    return Label("", found["item"], found["title"] or "") if found else None


def is_bare_label(text: str) -> bool:
    """Whether a line says which appendix begins, and no title: `Bilag 2`."""
    label = label_of(text)
    return label is not None and label.name != "" and not label.title
