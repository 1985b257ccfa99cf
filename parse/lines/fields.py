"""Field headings of an item: which lines open Baggrund, Indstilling and the others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parse.councils import REGIONS
from parse.dialects import (
    CLOSING_HEADINGS,
    FIELD_HEADINGS,
    OPENING_HEADINGS,
    PARTS_OF_THE_MATTER,
    WEAK_HEADINGS,
)
from parse.lines.caseline import STATUS, STATUS_LINE, is_case_line
from parse.model import FieldName
from parse.months import MONTHS, WEEKDAY
from parse.text.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from parse.lines.flowline import FlowLine

_REGIONS = "|".join(REGIONS)
# Municipal committees head their decisions with their names: `Beslutning i Teknisk Udvalg, den …`.
# None of them is of others': `Beslutning i de øvrige råd`.
_COMMITTEE = (
    r"(?!de(?:øvrige|andre)|andre|øvrige|alle)"
    r"[a-zæøå,-]{0,40}(?:udvalg|råd|bestyrelse|forum|forsamling)"
)
_DAY = rf"\d{{1,2}}[.\-/](?:\d{{1,2}}|{'|'.join(MONTHS)})[a-z\d.\-/]*"
_ITEM = r"(?:,?(?:punkt|pkt\.?)(?:nr\.?)?\d[\d.]*)"
# `KKR Sjællands beslutning`, `Beslutning (truffet af) KKR Sjælland den 8. juni 2021`,
# `Beslutning 08-06-2021`, `Beslutning, KKR Midtjylland, 10.06.2022`, `Beslutning, pkt. 4`.
_DECISION = re.compile(
    rf"^(?:kkr(?:{_REGIONS})?['’]?s?|mødets|rådets|udvalgets|byrådets)?beslutning(?:er|en)?"
    rf"(?:[,–-]?(?:i|fra|(?:truffet)?af)?kkr(?:{_REGIONS})?,?|(?:i|fra){_COMMITTEE}(?:et|en)?(?:for[a-zæøå,-]{{3,40}}?)?,?)?"
    r"(?:(?:på|fra)mødet)?(?:den|d\.)?(?:\d{1,2}[.\-/][a-zæøå\d.\-/]{3,16})?"
    r"(?:,(?:punkt|pkt\.?)\d[\d.]*)?$"
    # With its day such a heading has any body's name (`Behandling i` regions' committees, 2019–).
    rf"|^(?:behandling|beslutning)i[a-zæøå,-]{{3,70}}?(?:,?{WEEKDAY})?(?:d(?:en|\.))?{_DAY}{_ITEM}?$"
)
# `Beslutning for Punkt 3: Veje`, the item's title once more (FirstAgenda, municipal papers, 2015–);
# `Beslutning til pkt. 3.2` without.
_FOR_ITEM = re.compile(
    r"Beslutning (?:for|til|vedr\.) (?:punkt|pkt\.?) \d{1,3}(?:\.\d{1,2})?"
    rf"(?: \({STATUS}\))?(?:[.:] (?P<titled>\S)|[.:]?$)",
    re.IGNORECASE,
)
# `Indstilling til KKR`, `Styregruppens indstilling`, `Sekretariatets anbefaling`
_RECOMMENDATION = re.compile(
    rf"^(?:(?:[a-zæøå\d'’-]{{3,40}}s)?indstilling(?:er)?|(?:sekretariat|formandskab|styregruppen|"
    r"arbejdsgruppen|administrationen|[a-zæøå-]{3,20}udvalg)(?:et)?sanbefaling(?:er)?)"
    rf"(?:(?:til|fra)(?:kkr(?:{_REGIONS})?|sekretariatet|formandskabet|administrationen))?$"
)
# `Sekretariatet indstiller:` above the list of what it does (KKR 2007–09, municipal minutes)
# and `Centerchefen for Sundhed indstiller til KKR Sjælland, at`, `Direktionen indstiller, at KKR`
_OF_BODY = rf"(?:kkr(?:{_REGIONS})?|bestyrelsen|{_COMMITTEE}(?:et|en)?(?:for[a-zæøå,-]{{3,40}})?)"
_TO_BODY = rf"(?:,?(?:overfor|til){_OF_BODY})?(?:,?at{_OF_BODY}?)?"
_ASKS = re.compile(
    r"^[a-zæøå-]{3,30}(?:et|en|direktør|chef|formand|leder)(?:for[a-zæøå,-]{3,40})?"
    rf"(?:indstiller|foreslår|anbefaler){_TO_BODY}$"
)
# Below a field with a heading such a line, or the set phrase alone, is a heading as well.
_ASKS_BELOW = re.compile(
    rf"{_ASKS.pattern}|^(?:det|der)(?:indstilles|anbefales|foreslås){_TO_BODY}$"
)
# `KKR Hovedstaden besluttede:` above what it did
_DECIDED = re.compile(
    rf"^(?:(?:kkr(?:{_REGIONS})?|mødet|rådet|udvalget|byrådet)(?:har)?beslutte(?:de|t)"
    r"|detblevbesluttet|detbesluttedes)$"
)
# `KKR Midtjylland, den 10. juni 2022:` above what it decided (papers of municipalities), also
# `KKR Midtjylland 10-06-2022, pkt. 4:`
_DATED = re.compile(
    rf"^kkr(?:{_REGIONS}),?(?:den|d\.)?\d{{1,2}}[.\-/][a-zæøå\d.\-/]{{3,16}}"
    r"(?P<item>,(?:punkt|pkt\.?)\d[\d.]*)?$"
)
# `Baggrund og status`, `Beslutning/opfølgning`: the first of the two is what the text begins with.
_TWO = re.compile(r"^(?P<one>baggrund|sagsfremstilling|beslutning)(?:og|samt|/)[a-zæøå]{4,25}$")
# `Baggrund for sagens fremlæggelse` (Region Hovedstaden)
_BACKGROUND = re.compile(r"^baggrundfor(?:sagens[a-zæøå]{5,20}|indstillingen|forelæggelsen)$")
# `KKR-sekretariatets bemærkninger`, `Forvaltningens vurdering`
_REMARKS = re.compile(r"^[a-zæøå\d-]{3,40}s(?:bemærkninger|vurdering|kommentarer|overvejelser)$")
# Some secretariats number the fields (`3.2.1 Baggrund`, `a. Baggrund`).
_COUNT = re.compile(r"^(?:\d{1,2}\.|\d{1,2}(?:\.\d{1,2}){2}\.?|[a-eA-E][.)])\s+")
# `Beslutning (2. behandling)`, `Indstilling (revideret)`
_ASIDE = re.compile(r"\s\([^()]{3,40}\):?$")
_INLINE = re.compile(r"^(?P<heading>[A-ZÆØÅ][^:]{2,59}?)\s*(?::|\s[–—-](?=\s))\s*(?P<rest>\S.*)$")
# `Indstilling. Det indstilles, at …`: no sentence is a heading's one word.
_STOPPED = re.compile(
    r"^(?P<heading>[A-ZÆØÅ][a-zæøé]{5,15})\.\s(?P<rest>(?:[A-ZÆØÅ\d]|[a-z]\)).*)$"
)
# What systems print below an item's title, in so many lines at most: `Tilgår: pressen`, `22/9812`
_LABEL_AND_VALUE = re.compile(r"[A-ZÆØÅ][\w.-]{1,20}(?: [\w.-]{1,20}){0,2}:\s\S(?:.{0,60}[^.:;,])?")
_NUMBER_ALONE = re.compile(r"\d[\d./-]{3,20}\d")
MOST_SAID = 3
_LONGEST = 60
_SAME_EDGE = 2.0  # points


@lru_cache(maxsize=4096)  # a line is asked once by each who looks for headings
def field_heading(text: str) -> FieldName | None:
    """The field that a line opens, None for other lines. The whole line must be the heading."""
    if len(text) > _LONGEST:
        return FieldName.DECISION if _FOR_ITEM.match(text) or _names_body(text) else None
    heading = _ASIDE.sub("", _COUNT.sub("", text))
    if not heading[:1].isupper():  # a sentence's last word: `referat.`
        return None
    key = squash(heading).rstrip(":.")
    named = FIELD_HEADINGS.get(key)
    if named is None and (_DECISION.match(key) or _FOR_ITEM.match(heading)):
        return FieldName.DECISION
    if named is None and _RECOMMENDATION.match(key):
        return FieldName.RECOMMENDATION
    if named is None and _BACKGROUND.match(key):
        return FieldName.BACKGROUND
    if named is None and (two := _TWO.match(key)):
        return FIELD_HEADINGS[two["one"]]
    return named


def _names_body(text: str) -> bool:
    """Whether a long line is a decision's heading with a body's name: `Behandling i Udvalget …`."""
    begins = len(text) <= 2 * _LONGEST and text.startswith(("Behandling i ", "Beslutning i "))
    return begins and _DECISION.match(squash(text).rstrip(":.")) is not None


def may_head(text: str) -> bool:
    """Whether a line is a heading of some template, whatever it heads in the paper at hand."""
    key = squash(_COUNT.sub("", text)).rstrip(":.")
    others = key in WEAK_HEADINGS or key in PARTS_OF_THE_MATTER or key in OPENING_HEADINGS
    return others or field_heading(text) is not None


def repeats_title(heading: str) -> bool:
    """Whether a decision's heading has the item's title in it."""
    found = _FOR_ITEM.match(heading)
    return found is not None and found["titled"] is not None


def heads_field(line: FlowLine) -> FieldName | None:
    """The field whose heading fills a printed line: the head of a table's column heads none."""
    return None if line.beside else field_heading(line.text)


def opens_field(line: FlowLine) -> FieldName | None:
    """The field that a line opens, whether its text stands below the heading or behind it."""
    inline = inline_heading(line.text)
    return inline[0] if inline else heads_field(line)


def opens_item(line: FlowLine) -> bool:
    """Whether a line is what stands below an item's title: a case line, or a field."""
    known = is_case_line(line.text) or opens_field(line) is not None
    return known or opens_matter(line)


def item_opens_at(lines: Sequence[FlowLine], at: int) -> bool:
    """Whether what stands below an item's title stands there, or below what is said of the item."""
    end = min(at + MOST_SAID, len(lines) - 1)
    while at < end and says_of_item(lines[at]) and not opens_item(lines[at]):
        at += 1
    return at < len(lines) and opens_item(lines[at])


def says_of_item(line: FlowLine) -> bool:
    """Whether a line says who may hear the item, or what a system knows of it and no text does.

    That is a label with its value (`Tilgår: pressen`), or a number (`22/9812`).
    """
    if is_status(line) or _NUMBER_ALONE.fullmatch(line.text):
        return True
    return not line.styled and _LABEL_AND_VALUE.fullmatch(line.text) is not None


def is_status(line: FlowLine) -> bool:
    """Whether a line says who may hear the item: `Åbent punkt`."""
    return STATUS_LINE.match(line.text) is not None


def weak_heading(text: str, weak: Collection[FieldName]) -> FieldName | None:
    """The field that a line opens in a document without other headings of the fields `weak`."""
    if not weak or len(text) > _LONGEST or not text[:1].isupper():
        return None
    key = squash(text).rstrip(":.,")
    name = WEAK_HEADINGS.get(key)
    if name is None and _ASKS.match(key):
        name = FieldName.RECOMMENDATION
    dated = _DATED.match(key)
    if name is None and (says_decided(text) or (dated and (text.endswith(":") or dated["item"]))):
        name = FieldName.DECISION
    return name if name in weak else None


def is_dated(text: str) -> bool:
    """Whether a line is the council's name and a day: `KKR Syddanmark den 12. december 2008`."""
    return len(text) <= _LONGEST and _DATED.match(squash(text).rstrip(":.,")) is not None


def closes(text: str) -> bool:
    """Whether a line's heading is what no part of the matter is called: `Konklusion: Godkendt.`."""
    key = squash(text[:_LONGEST].split(":", 1)[0]).rstrip(".,")
    return key in CLOSING_HEADINGS


def says_decided(heading: str | None) -> bool:
    """Whether a heading is the beginning of a sentence that the decision goes on with.

    >>> says_decided("KKR besluttede:"), says_decided("Beslutning")
    (True, False)
    """
    return heading is not None and _DECIDED.match(squash(heading).rstrip(":.,")) is not None


def asks(line: FlowLine) -> bool:
    """Whether a line that stands alone begins what is recommended: `Sekretariatet indstiller`."""
    return not (line.beside or line.full) and begins_asking(line.text)


def begins_asking(heading: str | None) -> bool:
    """Whether a heading is the beginning of the sentence that a recommendation's list ends.

    >>> begins_asking("Sekretariatet indstiller, at KKR"), begins_asking("Indstilling")
    (True, False)
    """
    short = heading is not None and len(heading) <= _LONGEST
    return short and _ASKS_BELOW.match(squash(heading or "").rstrip(":.,")) is not None


def opens_matter(line: FlowLine) -> bool:
    """Whether a line right below an item's title heads its background though no other would."""
    return not line.beside and is_opening(line.text)


def is_opening(text: str) -> bool:
    """Whether a text is what the matter may begin with: `Indledning`, `Formål:`."""
    whole = len(text) <= _LONGEST and text[:1].isupper()
    return whole and squash(text).rstrip(":.") in OPENING_HEADINGS


def ends_recommendation(line: FlowLine) -> bool:
    """Whether a line that stands alone heads a part of the matter below the recommendation."""
    text = line.text
    if line.beside or len(text) > _LONGEST or not text[:1].isupper():
        return False
    key = squash(text).rstrip(":.")
    return key in PARTS_OF_THE_MATTER or _REMARKS.match(key) is not None


def is_set_as(line: FlowLine, heading: FlowLine, below: FlowLine) -> bool:
    """Whether a line stands out as a field's heading does, above text that does not.

    Secretariats have headings of their own for parts of the matter (`Inddragelse af brugere`).
    """
    one, other, text = heading.line, line.line, line.text
    alike = (
        (heading.styled and line.styled and line.same_size(heading))
        and abs((one.x0 or 0.0) - (other.x0 or 0.0)) < _SAME_EDGE
        and one.heading == other.heading
    )
    short = len(text) <= _LONGEST and text[:1].isupper() and not text.endswith((".", ",", ";"))
    return alike and short and not line.beside and not below.styled


def inline_heading(
    text: str, weak: Collection[FieldName] = ()
) -> tuple[FieldName, str, str] | None:
    """A heading with its text on the same line (`Beslutning: Godkendt.`): field, heading, rest.

    `weak`: headings count too that open these fields only where nothing else does.
    """
    if not text[:1].isupper():
        return None
    stopped = _STOPPED.match(text)
    parted = ":" in text or " –" in text or " -" in text or " —" in text
    found = stopped or (_INLINE.match(text) if parted else None)
    if found is None:
        return None
    name = field_heading(found["heading"])
    if name is None and not stopped:
        name = weak_heading(found["heading"], weak)
    return (name, found["heading"], found["rest"]) if name else None
