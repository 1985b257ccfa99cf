"""What the cover and the running heads say: kind, council, date, time, place.

Titles are letter-spaced and broken anywhere by extraction (`D AG SORDEN`, `M I D T J Y L` /
`L AN D`), so they are compared with all white space removed, over line ends too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile

from parse.cover.bodies import body_of
from parse.cover.editions import edition_of
from parse.cover.named import Meeting, meeting_in
from parse.cover.titles import (
    OCCASION,
    PARTING,
    TIME_LINE,
    TITLE_LINES,
    commonest_council,
    council_in,
    dates_meeting,
    first_date,
    from_first_day,
    is_date_line,
    is_no_coming,
    is_title,
    kind_in,
    met_at,
    met_in_parts,
    names_meeting,
    parts_of,
    says_held,
    speaks_of_meeting,
    with_whole_dates,
    written_for,
)
from parse.lines.cover_labels import LABEL, UNMARKED, label_of, labelled_values
from parse.model import Edition, Kind
from parse.months import MONTHS, find_date, find_time
from parse.text.spacing import squash, tidy

# `Viborg Rådhus, Prinsens Allé 5, 8800 Viborg`, on one line or several.
_ADDRESS = re.compile(
    r"[A-ZÆØÅ][^:;!?]{2,60}, (?!Postboks)[^:;!?,]{3,40}, \d{4} [A-ZÆØÅ][\w .]{1,25}"
)
_ADDRESS_LINES = 3
# `Viborg Rådhus`, `Hotel Svendborg`, `Regionshuset, mødelokale 3`: a house that needs no street.
_HOUSE = re.compile(
    r"(?=.{0,40}(?i:rådhus|regionshus|regionsgård|hotel|kongrescent|konferencecent|kursuscent|kulturhus|musikhus"
    r"|rådssal|rådhussal|mødesal|højskole|museum|teater| slot\b| kro\b| gods\b))"
    r"(?!Møde)[A-ZÆØÅ][\w.’'-]*(?: (?:[A-ZÆØÅ][\w.’'-]*|i|og|ved|på)){0,5}(?:, [^:;!?]{3,40})?"
)
# An hour that is no person's: `Ida Bro, Skive (til kl. 11.30)` says when she left.
_HOUR = re.compile(r"(?:(?!\b(?:til|gik|forlod|ankom|kom)\b)[^(])*?\b[Kk]l\.")
# A label's value that begins with an hour, and not with a day: `9.30-11.30 (frokost fra kl. 11.30)`
_HOUR_FIRST = re.compile(
    rf"[\s,]*\d{{1,2}}(?!\d|\.?\s?(?:{'|'.join(MONTHS)})\b|(?P<sep>[./-])\d{{1,2}}(?P=sep))"
)


@dataclass(frozen=True, slots=True)
class Cover:
    """Facts of the first page and the running heads.

    `joint`: councils that met with `council`. `neighbour`: the body, which is not a KKR. `titles`:
    lines that are only parts of the council's name, broken over them, or of a joint meeting's.
    `by_name`: only the file's name says which meeting it is.
    """

    kind: Kind | None = None
    council: str | None = None
    joint: tuple[str, ...] = ()
    date: date | None = None
    starts_at: str | None = None
    place: str | None = None
    neighbour: str | None = None
    edition: Edition | None = None
    titles: frozenset[str] = frozenset()
    by_name: bool = False


def read_cover(
    front: Sequence[str], furniture: Sequence[str], everything: Sequence[str], name: str = ""
) -> Cover:
    """Reads the cover.

    Args:
        front: the lines before the first section, in order.
        furniture: running heads.
        everything: all body lines, for the council's name where no title has it.
        name: the file's, for the edition and the meeting where no title tells them.
    """
    whole = next(filter(None, map(met_in_parts, front[:TITLE_LINES])), None)
    front = [from_first_day(text) for text in takewhile(is_no_coming, parts_of(front))]
    front, broken = with_whole_dates(front)
    labelled = labelled_values(front)
    heads = [*furniture, *(one + other for one, other in pairwise(furniture))]  # broken in two
    titles = [
        text for text in front[:TITLE_LINES] if not LABEL.match(text) and not UNMARKED.match(text)
    ]
    body = body_of(front, heads)
    council = body.council
    if council is None and body.other is None:
        council = council_in(titles) or council_in(heads) or commonest_council(everything)
    kind = kind_in(titles) or kind_in(furniture)
    named = council or body.other
    met = next(filter(None, map(met_at, _held_titles(titles, kind))), None) if named else None
    day = _meeting_day(labelled, titles, kind) or (met[0] if met else None)
    meeting = meeting_in(name) if everything and body.other is None else None
    day = day or _day_of_heads(heads, meeting) or first_date(front)
    lost = None in (council, day) and _agrees(meeting, council, day)
    if meeting and lost:
        council, day = meeting
    met = met or (whole if whole and whole[0] == day else None)
    return Cover(
        kind=kind,
        council=council,
        joint=body.joint,
        date=day,
        starts_at=_start(labelled, titles),
        place=labelled.get("place") or (met and met[1]) or _place_below(titles, day),
        neighbour=body.other,
        edition=edition_of(titles, name),
        titles=body.lines | broken,
        by_name=lost,
    )


def _agrees(meeting: Meeting | None, council: str | None, day: date | None) -> bool:
    """Whether a file's name says a meeting, and the paper no other council or day."""
    return (
        meeting is not None and council in (None, meeting.council) and day in (None, meeting.date)
    )


def _day_of_heads(heads: Sequence[str], named: Meeting | None) -> date | None:
    """The day that running heads say: the first, or that of the file's name where they differ.

    OCR reads `11-11-2016` as `1-11-2016` on one page and as `1-1-2016` on the next.
    """
    days = [find_date(text) for text in heads if is_date_line(text)]
    return named.date if named and named.date in days else first_date(heads)


def _meeting_day(labelled: dict[str, str], titles: Sequence[str], kind: Kind | None) -> date | None:
    """The day of the meeting by a cover's labels and titles.

    A letter is dated, too (`Den 20. juni 2007`, `Dato: 17. juni 2022`; KL's notes of all years):
    what says that it is the meeting's comes first.
    """
    dated = [
        text
        for text in titles
        if find_date(text) and (is_date_line(text) or says_held(text) or dates_meeting(text))
    ]
    label = [labelled.get("time", ""), labelled.get("date", "")]
    ways = (
        label if label[0] or find_time(label[1]) else [],
        [text for text in dated if names_meeting(text, kind)],
        [text for text in dated if OCCASION.search(text)],
        label,
        dated,
    )
    return next((day for way in ways for day in map(find_date, way) if day), None)


def _held_titles(titles: Sequence[str], kind: Kind | None) -> Sequence[str]:
    """The titles that may say when and where the meeting was: an hour or a weekday proves it.

    Where a title has the `kind` of paper, all of them may.
    """
    return titles if kind else list(filter(OCCASION.search, titles))


def _place_below(titles: Sequence[str], day: date | None) -> str | None:
    """The place without a label below the day: a house, or that with its street and town."""
    if day is None:
        return None
    dated = next((at for at, text in enumerate(titles) if find_date(text) == day), len(titles))
    below = [text for text in titles[dated + 1 :] if not TIME_LINE.match(text)][:_ADDRESS_LINES]
    for count in range(1, len(below) + 1):
        place = ", ".join(map(tidy, below[:count]))
        if _ADDRESS.fullmatch(place):
            return place
    return next(filter(_HOUSE.fullmatch, map(tidy, below)), None)


def appended_to(front: Sequence[str], furniture: Sequence[str]) -> date | None:
    """The day of the meeting that a single appendix belongs to; None where it does not say.

    A letter's or a note's own date stands on it as a meeting's does on a cover (`Dato: 3. marts
    2014`, `Den 22. marts 2018`; KL's letters and notes of all years). The meeting's is that of the
    running head, beside the meeting's place or time, or in a title that speaks of the meeting.
    """
    front = front[:TITLE_LINES]
    labelled = labelled_values(front)
    beside = "place" in labelled or "time" in labelled or find_time(labelled.get("date", ""))
    titles = filter(speaks_of_meeting, front)
    told = filter(speaks_of_meeting, furniture)
    named = first_date(furniture) or next(filter(None, map(find_date, told)), None)
    named = named or (find_date(labelled.get("date", "")) if beside else None)
    return named or next(filter(None, map(find_date, titles)), None) or written_for(front)


def is_cover_line(text: str, cover: Cover) -> bool:
    """Whether a line only says what `cover` holds already: titles, labels, their values.

    Of several days the others are told of nowhere else.
    """
    if PARTING.search(text) or from_first_day(text) != text:
        parts = PARTING.split(text)
        return len(parts) > 1 and all(is_cover_line(part, cover) for part in parts)
    labelled = label_of(text)
    value = tidy(labelled.groupdict().get("value") or "") if labelled else text
    if labelled and not value:
        return True
    if cover.place and {value, tidy(text)} & {cover.place, *cover.place.split(", ")}:
        return True
    if text in cover.titles or (labelled and _says_when(text, value, cover)):
        return True
    met = met_at(text)
    if met and met == (cover.date, cover.place):
        return True
    squashed = squash(text)
    if is_title(squashed):
        return True
    if cover.starts_at is not None and TIME_LINE.fullmatch(text.strip()):
        return find_time(text if "kl" in squashed else f"kl. {text}") == cover.starts_at
    return cover.date is not None and find_date(text) == cover.date and is_date_line(text)


def _says_when(text: str, value: str, cover: Cover) -> bool:
    """Whether a labelled line says the day, and the place with it: `Tid og sted: …`."""
    place = labelled_values([text]).get("place")
    day = (find_date(value) or cover.date) == cover.date
    return day and (is_date_line(value) or (place is not None and place == cover.place))


def _start(labelled: dict[str, str], titles: Sequence[str]) -> str | None:
    for text in (labelled.get("time", ""), labelled.get("date", "")):
        found = find_time(f"kl. {text}" if _HOUR_FIRST.match(text) else text)
        if found:
            return found
    dated = [
        text
        for text in titles
        if find_date(text) or _HOUR.match(text) or TIME_LINE.fullmatch(text.strip())
    ]
    hours = (f"kl. {text}" if TIME_LINE.fullmatch(text.strip()) else text for text in dated)
    return next((found for found in map(find_time, hours) if found), None)
