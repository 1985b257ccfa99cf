"""The number at the head of a line: which forms head sections and items, and which only look so.

Papers print `3.`, `3.2.`, `3.2`, `Punkt 3.2:`, `Punkt 3 (Åben):`, `Ad pkt. 3.2`, `Sag nr. 3`,
`Sag 3 af 9:`, `Sag 3/2021:`, `3.2 – `, `3 | `, `3 : `, `3/ `, `3)`, `(3)`, `§ 3`, `3. 2.` (a stray
space), `3.02`, `3.0` for a section and, rarely, `3.2.1.` for a part of an item that is one of its
own. Some letter the items of a section, `3a. …`. Municipal councils count their items on from
meeting to meeting: `114. …`. What stands below letters and Roman numbers (`A.1`, `II.2`) is told in
`parse.structure.series`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from parse.lines.caseline import STATUS
from parse.months import MONTHS

# Most lines begin with none of these, and are asked about no further.
_BEGINS = r"(?=[\dadps(§]|nr\.)"
_PREFIX = (
    r"(?:(?:ad\.?\s+)?(?:dagsorden(?:s|ens\s+))?(?:punkt|pkt\.?)(?:\s+nr\.?)?|sag(?:\s+nr\.?:?)?|ad\.?"
    r"|nr\.)\s+(?=\d)"
)
_NUMBER = re.compile(
    rf"^{_BEGINS}(?P<open>\(|§\s?)?(?P<prefix>{_PREFIX})?(?P<section>\d{{1,3}})"
    r"(?:(?:\.(?P<item>\d{1,2})|\.\s(?P<apart>\d{1,2})(?=\.\s(?-i:[A-ZÆØÅ])))(?:\.(?P<part>\d{1,2}))?"
    r"|(?P<letter>\.?(?-i:[a-h])(?=\s+(?-i:[A-ZÆØÅ]))|[.\s]?[a-h](?=[.:)]\s)))?"
    r"(?(prefix)(?:(?:\s+af\s+\d{1,3}|/(?:19|20)\d\d)(?=[.:]|\s))?)"
    rf"(?P<mark>/(?=\s+(?-i:[A-ZÆØÅ]))|[.:)]?)(?P<status>\s*\({STATUS}\)[.:]?(?=\s+\S))?(?P<space>\s*)"
    r"(?P<dash>[-–—|:]\s+(?=[^\W\d_]|\d+-[^\W\d_]))?(?P<title>\S.*)$",
    re.IGNORECASE,
)
# `3.2 mio. kr.`, `10.30 – 12.00`, `1.2 pct.`: amounts and times, hardly ever headings. Titles begin
# with a capital, so that `3.3. Til drøftelse`, `3.19. 5G` and `4. 112-centraler` are none of these,
# or with an ordinal: `1.2. 3. budgetopfølgning`.
_AMOUNT = re.compile(
    r"^(?:(?:mio|mia|pct|procent|kr|km|m2|ha|stk|år|årige|kl|og|eller|til)\b|%|[-–]\s*\d"
    rf"|\d+(?!-?[^\W\d]|\.\s(?!(?:{'|'.join(MONTHS)})\b)[^\W\d_]{{3}})|[,.;:)])"
)
_LONE = re.compile(
    rf"^{_BEGINS}(?P<prefix>{_PREFIX})?\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}"
    rf"(?(prefix)(?:\s+af\s+\d{{1,3}}|\s+\({STATUS}\)|\s+[-–]\s+{STATUS})?)[.:]?$",
    re.IGNORECASE,
)
_STATUS_BEHIND = re.compile(rf"\s+(?:\({STATUS}\)|[-–]\s+{STATUS})(?=[.:]?$)", re.IGNORECASE)
# `(Forslag) Køb af grund`; `§ 18-midler`; `eTilbud`, `e-Valg`
_TITLE = re.compile(r"[\"”“„»'’(]{0,2}(?:[A-ZÆØÅÉÖÄÜ]|[a-z]-?[A-ZÆØÅ])|§+\s?\d")
# `l. Velkomst`; `2,1. Veje`, `3, Eventuelt`: no amount has a point and a capital behind it.
_MISREAD_ONE = re.compile(r"^l(?=\. [A-ZÆØÅ])")
_MISREAD_DOT = re.compile(r"^(\d{1,2}),(?=(?:\d{1,2}\.)? [A-ZÆØÅ])")
_MAX_SECTION = 30
# Higher ones stand before a title of a council's running count, or before an amount.
_COUNTED_ON = re.compile(r"\d{2,3}\.\s+[A-ZÆØÅ]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins with a number: `number` as printed, `place` for comparing.

    `marked`: a dot, colon, dash or word says that the number is a heading's. `doubtful`: it looks
    like an amount, a time or a part of an item. `mark`: what stands around it (`.`, `)`, `()`).
    """

    number: str
    place: tuple[int, ...]
    title: str
    marked: bool
    doubtful: bool
    mark: str = ""

    @property
    def section(self) -> int:
        """The section's number."""
        return self.place[0]


@lru_cache(maxsize=4096)  # a line is asked once by each who looks for headings
def numbered(text: str) -> Numbered | None:
    """A line's number and title, if it may head anything: no date and no year.

    OCR takes the `1` of `1. Velkomst` for a letter, and the first point of `2.1.` for a comma.
    """
    found = _NUMBER.match(_MISREAD_DOT.sub(r"\1.", _MISREAD_ONE.sub("1", text)))
    if found is None or int(found["section"]) == 0:
        return None
    high = int(found["section"]) > _MAX_SECTION and not found["prefix"]
    if high and not _COUNTED_ON.match(text, found.start("section")):
        return None
    item, title = found["item"] or found["apart"], found["title"]
    if found["open"] == "(" and found["mark"] != ")":
        return None
    zero = item == "0" and found["part"] is None and bool(found["space"])
    if zero:  # `3.0 Sager`: what stands above `3.1`
        item = None
    elif item is not None and int(item) == 0:
        return None
    if not found["space"] and not (found["mark"] and title[:1].isupper()):
        return None
    if found["dash"] and not (title[:1].isupper() or title[:1].isdigit()):
        return None
    first = re.split(r"[\s.,]", title, maxsplit=1)[0].casefold()
    if item is None and first in MONTHS:
        return None
    places = [part for part in (found["section"], item, found["part"]) if part is not None]
    letter = (found["letter"] or "").strip()
    if letter and not title[:1].isupper():  # an entry of a list
        return None
    opened = (found["open"] or "").strip()
    # `1) …` is an entry of a list more often, `§ 1` a law's
    listed = bool(opened) or (found["mark"] == ")" and item is None)
    return Numbered(
        number=".".join([*places, *(["0"] if zero else [])]) + letter,
        place=(*map(int, places), *(ord(one) - ord("a") + 1 for one in letter[-1:].lower())),
        title=title,
        marked=not listed
        and bool(
            found["mark"] or found["dash"] or found["prefix"] or found["status"] or item or zero
        ),
        doubtful=bool(_AMOUNT.match(title))
        or (item or "").startswith("0")
        or found["part"] is not None,
        mark=opened + found["mark"],
    )


def begins_title(text: str) -> bool:
    """Whether a text begins as titles do: with a capital, in quotation marks or brackets too.

    >>> [begins_title(one) for one in ("”Grøn vækst”", "§ 18-midler", "eTilbud", "er sendt")]
    [True, True, True, False]
    """
    return _TITLE.match(text) is not None


def lone_number(text: str) -> Numbered | None:
    """The number that is all of a line, with its title elsewhere: `3.2.`, `Punkt 3`.

    It is not `marked` where it could as well be a page's number or a figure (`3`). Written small,
    `pkt. 3.4` ends a sentence or a title.
    """
    if not _LONE.match(text) or text[0].islower():
        return None
    found = numbered(f"{text} Titel")  # it must be able to head one
    if found is None or (found.doubtful and len(found.place) < 3):  # `10.05` is a time
        return None
    return replace(found, title="")


def bare_number(text: str) -> str:
    """A number alone without who may hear the item: `Punkt 3 (Åben)`, `PUNKT NR. 3 – ÅBENT`."""
    return _STATUS_BEHIND.sub("", text)


def place_of(number: str) -> tuple[int, ...]:
    """A printed number for comparing: `3.02` and `3.2` are one place."""
    return tuple(map(int, re.findall(r"\d+", number)))


def is_next(place: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether an item's place is the next one: in its section, or the first of a later one.

    >>> is_next((2, 3), (2, 4)), is_next((2, 3), (4, 1)), is_next((2,), (4,))
    (True, True, False)
    """
    *above, count = place
    *other, following = after
    if above == other:
        return following == count + 1
    return len(place) == len(after) and other > above and following == 1
