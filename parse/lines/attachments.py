"""Which `./.` lines are the titles of appendices, and which are prose with a mark in the margin.

The mark says that something is enclosed. It stands before a title (`./. Brev til KL om Landstal
2022.`), or beside the body line that speaks of the enclosure; then the line is prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parse.dialects import ATTACHMENT_HEADINGS
from parse.lines.appendix_labels import is_bare_label, label_of
from parse.text.spacing import initial, squash

# Finite verbs that only a main clause has before any subordinate one. Titles are noun phrases.
_FINITE = frozenset(
    "er har var havde bliver blev kan kunne skal skulle vil ville må måtte bør viser viste følger "
    "fremgår foreligger gives giver gav tages indgår lægges foreslås anbefaler anbefales ønsker "
    "varetager udgør forventes vurderes bemærkes henvises indstilles drøftes deltager forlod ankom "
    "gik mødte".split()
)
_SUBORDINATE = re.compile(r",?\s(?:der|som|hvor|hvordan|hvorfor|hvad|at|om|når|hvis|fordi)\s")
# `Brevet fra formandskabet er vedlagt.` names an enclosure and says no more (seen 2012–14).
_ENCLOSED = re.compile(
    r"(?:\b(?:er|bliver|blev)\s)?\b(?:vedlagte?|vedlægges|vedhæftet|vedhæftes)\b(?:\ser\b)?",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:[–•-]\s*)?(?:der er )?ingen(?: bilag)?(?: til (?:dagsordens)?punktet)?\.?|[-–]",
    re.IGNORECASE,
)
_OF_POINT = re.compile(
    r"(?:bilag|dokumenter|filer)til(?:dagsordens)?(?:punkt|pkt\.?)(?:et|\d[\d.]*)?"
)
_ASIDE = re.compile(r"\s\((?:\d{1,2}|[^\W\d_]{4,12})\)")  # `Bilag (3)`, `Bilag (åbne)`
_WORD = re.compile(r"[^\W\d_]+")
# What heads the columns of a list that systems print as a table: `Titel`, `Dokumentnr.`, `Dato`
_COLUMNS = frozenset(
    "titel navn dokument dokumentnavn dokumenttitel dokumentnr dokumentnummer dok id nr fil "
    "filnavn filtype dato oprettet type status åben åbent lukket".split()
)
_MAX_LINES = 3
_MAX_LENGTH = 220


def is_attachment(text: str, lines: int) -> bool:
    """Whether a paragraph that begins with the mark, over `lines` lines, is an appendix title."""
    if lines > _MAX_LINES or len(text) > _MAX_LENGTH or text[:1].islower():
        return False
    if re.search(r"[.!?]\s+[A-ZÆØÅ]", text) and not re.search(r"\b\w{1,4}\.\s", text):
        return False
    before, *after = _ENCLOSED.split(text, maxsplit=1)
    # `… er vedlagt, og det foreslås, at …`: prose that goes on to something else.
    return is_title(before) and not any("," in rest or not is_title(rest) for rest in after)


def is_none(text: str) -> bool:
    """Whether what stands in a list's place says that there is nothing: `Ingen bilag.`."""
    return _NONE.fullmatch(text) is not None


def is_beside_title(text: str) -> bool:
    """Whether a part of a list is no title but what is said of one: a number, a date, a column.

    >>> is_beside_title("Titel Dokumentnr. Dato"), is_beside_title("29-04-2021")
    (True, True)
    """
    return all(word.casefold() in _COLUMNS for word in _WORD.findall(text))


def with_labels(titles: Sequence[str]) -> list[str]:
    """The titles, with the labels in one that a list has in a column of their own.

    >>> with_labels(["Bilag 1", "Kort over veje", "Notat"])
    ['Bilag 1 Kort over veje', 'Notat']
    """
    made: list[str] = []
    for title in titles:
        if made and is_bare_label(made[-1]) and label_of(title) is None:
            made[-1] = f"{made[-1]} {title}"
        else:
            made.append(title)
    return made


def is_title(text: str) -> bool:
    """Whether a text is a noun phrase: no verb of a main clause stands in it."""
    main = _SUBORDINATE.split(text, maxsplit=1)[0]
    return not any(word.casefold() in _FINITE for word in _WORD.findall(main))


def heads_attachments(text: str) -> bool:
    """Whether a line is the heading of a list of appendices: `Bilag`, `Bilag til punkt 3:`."""
    if initial(text) not in ("b", "v", "d", "f", "r"):
        return False
    key = squash(_ASIDE.sub("", text)).removesuffix(":")
    return key in ATTACHMENT_HEADINGS or _OF_POINT.fullmatch(key) is not None


def names_attachment(text: str, lines: int) -> bool:
    """Whether a paragraph over `lines` lines is an appendix' number and title, and no sentence.

    `Bilag 3.1 Notat om midlertidige boliger`, `Bilag: Kort over veje` below what was decided,
    without a heading.
    """
    long = lines > _MAX_LINES or len(text) > _MAX_LENGTH
    if long or not text.startswith("Bilag") or text[-1] in ".;":
        return False
    label = label_of(text)
    if label is None or not (label.name or text.startswith("Bilag:")):
        return False
    begin = label.title[:1]
    return (begin.isupper() or begin.isdigit()) and is_title(label.title)


def titles_in(text: str) -> list[str]:
    """The titles of a list's paragraph: all that stand behind one `Bilag:`, or the paragraph.

    >>> titles_in("Bilag: Kort over veje; Notat"), titles_in("Bilag 2: Kort; Notat")
    (['Kort over veje', 'Notat'], ['Bilag 2: Kort; Notat'])
    """
    told = text.removeprefix("Bilag: ")
    return [text] if told == text else told.split("; ")
