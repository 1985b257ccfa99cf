"""Whose paper it is: a KKR's, or one of the bodies around it that look alike.

A title block names the body that met. With the kind of paper, the word for meeting and the date
taken away, what is left is that name: `KKR Midtjylland` is the council; `KKR Midtjyllands
formandskab`, `Kontaktudvalget mellem Region Midtjylland og KKR Midtjylland` or `Vækstforum
Sjælland` are others, however often their text speaks of the council. A paper without a title
block (its cover lost) names nobody; then running heads and text must tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from parse.councils import REGIONS
from parse.cover.editions import BEFORE_KIND, OF_KIND
from parse.cover.mission import heads_statement
from parse.dialects import KIND_WORDS, NEIGHBOURS
from parse.months import WEEKDAY, dates_in, without_dates
from parse.text.spacing import squash, tidy

_REGIONS = "|".join(REGIONS)
_MEETING = "ordinært|ekstraordinært|konstituerende|virtuelt"
_KINDS = "|".join(sorted(KIND_WORDS, key=len, reverse=True))
# The label of a council in a table: `Mødegruppe  KKR Sjælland`
_FORUM = r"(?:mødegruppe|mødeforum|forum|mødenavn|udvalg):?(?=kkr)"
# What a title says beside the body's name.
_BESIDE = re.compile(
    rf"^(?:{_KINDS}|(?:19|20)\d\d|{BEFORE_KIND}|{OF_KIND}|version|godkendt"
    rf"|{_MEETING}|fælles(?=møde|for|kkr)"
    r"|(?:telefon|video|online|teams|tema)?mødet?(?!gruppe|forum|navn)"
    r"|skriftlig(?:høring|behandling|votering|procedure)?|fra|til|mellem|for(?!ret|um)"
    rf"|\d[\d.]*[a-zæøå](?=til)|{_FORUM}|af|i(?=[^n])|nr\.?|den|det|d\.|{WEEKDAY}|kl\.?|\d+|[^\w])+?"
    r"(?=$|[^\W\d])"
)
# An appendix may have any title; agendas and minutes have that of who met.
_MEETINGS = "|".join(word for word, kind in KIND_WORDS.items() if kind != "appendix")
_COUNCIL = re.compile(
    rf"(?:kkr|kommunekontaktråd(?:et)?)(?:kkr|[(),:|–-]|møde|for|i|region)*(?P<region>{_REGIONS})"
    r"(?P<rest>.*)$"
)
# `Fællesmøde mellem KKR Hovedstaden og KKR Sjælland`
_WITH_OTHERS = re.compile(
    rf"(?:(?:og|samt|[,/&+])(?:(?:kkr|kommunekontaktråd(?:et)?)(?:i|region)*)?(?:{_REGIONS}))+"
)
_PLAIN_REST = re.compile(
    rf"(?:s?område)?(?:s?(?:{_MEETING})?mødet?)?{WEEKDAY}?(?:den|d\.)?(?:$|[\W\d]|kl\.)"
)
_NEIGHBOUR = re.compile(rf"(?:{'|'.join(NEIGHBOURS)})(?!smedlem|sformand|formand|medlem)")
_ENDS = re.compile(
    r"(?:indhold|deltager|afbud|tilstede|fraværende|dato|tidspunkt|tid:|sted|mødested|mødedato)"
)
_MOST_LINES = 8
_ALIKE = 0.9  # of the letters of two names; those of two councils are below 0.8
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Body:
    """Who met: a council's slug, or another body's title line, or neither where nobody says.

    `joint`: the other councils of a joint meeting.
    """

    council: str | None = None
    joint: tuple[str, ...] = ()
    other: str | None = None
    lines: frozenset[str] = frozenset()


def title_block(front: Sequence[str]) -> list[str]:
    """The lines at the head of a cover, before its labels, boilerplate and lists."""
    block: list[str] = []
    for text in front[:_MOST_LINES]:
        squashed = squash(text)
        if _ENDS.match(squashed) or heads_statement(text):
            break
        block.append(text)
    return block


def body_of(front: Sequence[str], heads: Sequence[str]) -> Body:
    """Whose paper it is by its title block and its running heads."""
    block = [text for text in title_block(front) if _is_title(text)]
    for span in (1, 2, 3, 4):  # a title may be broken over several lines
        for index in range(len(block) - span + 1):
            council, *joint = _exact("".join(map(squash, block[index : index + span]))) or (None,)
            if council is not None:
                return _with_others(council, joint, block, index, index + span)
    named = [text for text in block if _name(text)]
    listed = next((text for text in named if _NEIGHBOUR.match(_name(text))), None)
    if listed is not None:
        return Body(other=tidy(listed))
    for head in heads:
        council, *joint = _exact(squash(head)) or (None,)
        if council is not None:
            return Body(council, tuple(joint))
        if _NEIGHBOUR.match(_name(head)):
            return Body(other=tidy(head))
    titled = any(re.match(rf"(?:{_MEETINGS})(?!s?punkt)", squash(text)) for text in block)
    if titled and named:
        misread = next(filter(None, map(_misread, map(_name, named))), None)
        return Body(misread) if misread else Body(other=tidy(named[0]))
    return Body()


def _misread(name: str) -> str | None:
    """The council of a name that is a council's but for a letter or two: `KKR HOVEDSTFADEN`.

    OCR misreads large letters, people type them wrong.
    """
    if _COUNCIL.match(name):
        return None
    close = get_close_matches(name, [f"kkr{region}" for region in REGIONS], 1, _ALIKE)
    return REGIONS[close[0].removeprefix("kkr")] if close else None


def _with_others(
    council: str, joint: Sequence[str], block: Sequence[str], start: int, stop: int
) -> Body:
    """The council that a title's lines name, with those that the line below goes on to name."""
    below = _exact("".join(map(squash, block[start : stop + 1])))
    if len(below) > 1 + len(joint):
        joint, stop = below[1:], stop + 1
    if joint and start and not _name(block[start - 1]):  # `Fællesmøde mellem`
        start -= 1
    whole = block[start:stop] if joint or stop > start + 1 else ()
    return Body(council, tuple(joint), lines=frozenset(whole))


def _is_title(text: str) -> bool:
    """Whether a line can be a title: short, and no sentence."""
    return len(text) <= _LONGEST and not text.rstrip().endswith((".", ",", ":", ";"))


def _name(text: str) -> str:
    """What is left of a title line when all that is no name is taken away, squashed."""
    squashed = squash(without_dates(text))
    before = ""
    while before != squashed:
        before, squashed = squashed, _BESIDE.sub("", squashed, count=1)
    return squashed if re.search(r"[^\W\d_]", squashed) else ""


def _exact(squashed: str) -> tuple[str, ...]:
    """The councils that a title names, and nothing more: one, or those that met together."""
    for text in (squashed, _before_day(squashed)):
        found = _COUNCIL.match(_name(text))
        if found and (regions := _regions(found)):
            return tuple(dict.fromkeys(REGIONS[region] for region in regions))
    return ()


def _before_day(squashed: str) -> str:
    """A title up to its day: behind that stand the hour and the place."""
    days = dates_in(squashed)
    return squashed[: days[0][0]] if days else ""


def _regions(found: re.Match[str]) -> tuple[str, ...]:
    """The regions of a council's name and of those with it; none where more is named."""
    others = _WITH_OTHERS.match(found["rest"])
    if not _PLAIN_REST.match(found["rest"][others.end() :] if others else found["rest"]):
        return ()
    return (found["region"], *re.findall(_REGIONS, others[0] if others else ""))
