"""What the cover and the running heads say: kind, council, date, time, place.

Titles are letter-spaced and broken anywhere by extraction (`D AG SORDEN`, `M I D T J Y L` /
`L AN D`), so they are compared with all white space removed, over line ends too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile

from parse.bodies import body_of
from parse.councils import COUNCILS
from parse.dialects import KIND_WORDS
from parse.editions import edition_of
from parse.model import Edition, Kind
from parse.months import MONTHS, dates_in, find_date, find_time
from parse.readers.cells import joined
from parse.spacing import squash, tidy

_LABEL = re.compile(
    r"^(?P<label>tid og sted|m?ø?de?dato|dato|(?:møde)?tidspunkt|(?:møde)?tid|m?ø?de?sted|sted"
    r"|(?:møde)?lokale)\s*:\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(
    r"^(?P<label>mødedato|dato|(?:møde)?tidspunkt|mødetid|mødested|sted|(?:møde)?lokale)\s*:?$",
    re.IGNORECASE,
)
# Portals set labels without a colon: `Mødetid kl. 9.00`, `Lokale Mødelokale 4`.
_UNMARKED = re.compile(
    r"^(?P<label>Mødedato|Møde(?:tid|tidspunkt)(?=\s(?:[Kk]l|\d))|Mødested|(?:Møde)?[Ll]okale)\s+"
    r"(?P<value>(?:[Kk]l\.|[a-zæøå]+dag\b|[A-ZÆØÅ\d])[^?!]{0,70})$"
)
# `Mødet blev holdt på Ringsted Kongrescenter.`
_HELD = re.compile(
    r"^(?P<label>Mødet)\s(?:(?:bliver|blev|er)\s)?(?:af)?hold(?:tes|t|es)\s(?:på|i|hos)\s"
    r"(?P<value>[A-ZÆØÅ][^:;!?]{2,70}?)\.?$"
)
_LABELS = {
    "mødet": "place",
    "dato": "date",
    "mødedato": "date",
    "tidspunkt": "time",
    "tid": "time",
    "sted": "place",
    "mødested": "place",
    "mødetidspunkt": "time",
    "mødetid": "time",
    "lokale": "place",
    "mødelokale": "place",
    "tidogsted": "all",
}
_COUNCIL = re.compile(
    "(?:kkr|kommunekontaktråd(?:et)?)[:|–-]?(?:mødei)?(?:region)?("
    + "|".join(squash(council.name).removeprefix("kkr") for council in COUNCILS)
    + ")"
)
_NAMES = frozenset(
    word.casefold() + genitive
    for council in COUNCILS
    for word in council.name.split()
    for genitive in ("", "s")
)
_SLUGS = {squash(council.name).removeprefix("kkr"): council.slug for council in COUNCILS}
_KIND = re.compile(
    "^(?:udkasttil|foreløbigt?|revideret|rettet|korrigeret|opdateret|endeligt?|åben|offentligt?)?"
    "(?P<word>"
    + "|".join(sorted(KIND_WORDS, key=len, reverse=True))
    + r")(?=$|\d{4}|[:|–-]|af|fra|til|for|kkr|møde|den|,?(?:man|tirs|ons|tors|fre|lør|søn)dag)"
    # A single appendix: `Bilag A: Opgørelse`.
    r"|^(?P<appendix>bilag)(?:[a-zæøå\d]{0,2}[:.–-]"
    r"|(?:nr\.?)?\d{1,2}[a-z]?(?:\.\d{1,2}){0,2}(?:$|til(?:punkt|pkt|dagsorden|sag)|kkr))"
)
# What may stand beside a meeting's date in a title; elsewhere a date is one of the text's.
_DATE_WORDS = frozenset(
    [
        *KIND_WORDS,
        *"dato mødedato den d mandag tirsdag onsdag torsdag fredag lørdag søndag kl møde".split(),
        *"mødet fra til i af for kkr region og konstituerende ordinært ekstraordinært".split(),
        *"telefonmøde videomøde onlinemøde skriftlig høring behandling votering procedure".split(),
        *"nr aflysning aflyst".split(),  # `Møde nr. 2/2015, onsdag den 15. april 2015`
        "afsluttet",  # `Skriftlig høring afsluttet den 2. april 2020`
    ]
)
# Words that make a dated title one of a meeting: letters and notes have dates of their own.
_MEETING_WORDS = frozenset({"møde", "mødet", "mødedato", "dagsorden", "referat"})
_APPENDED_WORDS = frozenset("punkt pkt på s nr sag oplæg dagsordenspunkt".split())
# What an appendix says of itself beside the meeting: `Bilag 3 til punkt 4.1 – KKR Sjælland, …`.
_OF_AN_APPENDIX = frozenset({"bilag", "punkt", "pkt", "oplæg", "dagsordenspunkt"})
_HOUR = r"(?:kl\.?\s*)?\d{1,2}[.:]\d\d"
_TIME_LINE = re.compile(rf"(?:fra )?{_HOUR}(?:\s*[-–]\s*{_HOUR})?")
# What follows the date of `Mandag den 26. marts 2007 kl. 16.00 på Frederiksberg Rådhus`.
_BEHIND_DATE = re.compile(
    rf"^[,.]?\s*(?:(?:fra\s*)?kl\.?\s*\d{{1,2}}(?:[.:]\d\d)?(?:\s*(?:[-–]|til)\s*(?:{_HOUR}|\d\d?))?)?"
    r"(?:(?:,\s*(?:på |i |hos )?|\s+(?:på|i|hos)\s+)(?P<place>[A-ZÆØÅ][^:;!?]{1,70}?))?\.?$"
)
_BEFORE_DATE = frozenset(
    [*_DATE_WORDS, *"holdes afholdes holdt afholdt blev fandt finder sted det".split()]
)
_WORD = re.compile(r"[^\W\d_]+")
# A postal code and its town end an address.
_TOWN = re.compile(r"(?<!\d)\d{4}\s+[A-ZÆØÅ]")
# A broken word, or a postal code without its town: the next line goes on.
_OPEN_END = re.compile(r"\w[-\u00ad]$|, \d{4}$")
_ADDRESS_LINES = 3
# Where a date is broken over the end of a title's line: `fredag den 10.` / `juni 2022`.
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY_AT_END = re.compile(r"(?<!\d)\d{1,2}\.?$")
_MONTH_AT_END = re.compile(rf"(?<!\d)\d{{1,2}}\.?\s*{_MONTH}$", re.IGNORECASE)
_MONTH_BELOW = re.compile(rf"{_MONTH}\s*\d{{4}}(?!\d)", re.IGNORECASE)
_YEAR_BELOW = re.compile(r"(?:19|20)\d\d(?!\d)")
_WEEKDAY_AT_END = re.compile(r"\b(?:(?:man|tirs|ons|tors|fre|lør|søn)dag|den|d\.)$", re.IGNORECASE)
_DATE_BELOW = re.compile(r"(?:den\s|d\.\s?)?\d{1,2}[./-]", re.IGNORECASE)
# A time, or a weekday, beside a date: letters and notes are dated without.
_OCCASION = re.compile(r"\bkl\b|\b(?:man|tirs|ons|tors|fre|lør|søn)dag", re.IGNORECASE)
_PARTING = re.compile(r"\s[·•|]\s")
_NUMBERED = re.compile(r"(?:pkt\.?|punkt)?\s*\d+(?:\.\d+)*[.):]?\s+[^\W\d]", re.IGNORECASE)
_COMING = re.compile(r"(?:kommende|næste|fremtidige)møder?:?$")
# What comes after a cover's labels: nothing below is a label's value.
_ENDS_LABELS = re.compile(r"(?:mission|vision|kl['’]?s|indhold|deltager|afbud|tilstede)")
# A cover's title block: what comes later on page 1 is boilerplate and prose.
TITLE_LINES = 12
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Cover:
    """Facts of the first page and the running heads.

    `neighbour`: the body, which is not a KKR. `titles`: lines that are only parts of the council's
    name, broken over them.
    """

    kind: Kind | None = None
    council: str | None = None
    date: date | None = None
    starts_at: str | None = None
    place: str | None = None
    neighbour: str | None = None
    edition: Edition | None = None
    titles: frozenset[str] = frozenset()


def read_cover(
    front: Sequence[str], furniture: Sequence[str], everything: Sequence[str], name: str = ""
) -> Cover:
    """Reads the cover.

    Args:
        front: the lines before the first section, in order.
        furniture: running heads.
        everything: all body lines, for the council's name where no title has it.
        name: the file's, for the edition where no title tells it.
    """
    front, broken = _with_whole_dates([*takewhile(_is_no_coming, _parts_of(front))])
    labelled = _labelled(front)
    heads = [*furniture, *(one + other for one, other in pairwise(furniture))]  # broken in two
    titles = [
        text for text in front[:TITLE_LINES] if not _LABEL.match(text) and not _UNMARKED.match(text)
    ]
    body = body_of(front, heads)
    council = body.council
    if council is None and body.other is None:
        council = _council(titles) or _council(heads) or _commonest(everything)
    kind = _kind(titles) or _kind(furniture)
    named = council or body.other
    met = next(filter(None, map(_met, titles)), None) if kind and named else None
    return Cover(
        kind=kind,
        council=council,
        date=_meeting_day(labelled, titles, kind)
        or (met[0] if met else None)
        or _first_date(heads)
        or _first_date(front),
        starts_at=_start(labelled, titles),
        place=labelled.get("place") or (met and met[1]) or None,
        neighbour=body.other,
        edition=edition_of(titles, name),
        titles=body.lines | broken,
    )


def _parts_of(front: Sequence[str]) -> Iterator[str]:
    """The lines, those apart that dots or bars part: `KKR Syddanmark · referat`."""
    for text in front:
        yield from _PARTING.split(text)


def _with_whole_dates(front: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    """The lines with titles in one that break within their date, and what those were."""
    whole = list(front[:1])
    broken: set[str] = set()
    for index, text in enumerate(front[1:], start=1):
        above = whole[-1].rstrip()
        if index < TITLE_LINES and (
            (_DAY_AT_END.search(above) and _MONTH_BELOW.match(text))
            or (_MONTH_AT_END.search(above) and _YEAR_BELOW.match(text))
            or (_WEEKDAY_AT_END.search(above) and _DATE_BELOW.match(text))
        ):
            broken |= {whole[-1], text}
            whole[-1] = f"{above} {text}"
        else:
            whole.append(text)
    return whole, frozenset(broken)


def _meeting_day(labelled: dict[str, str], titles: Sequence[str], kind: Kind | None) -> date | None:
    """The day of the meeting by a cover's labels and titles.

    A letter is dated, too (`Den 20. juni 2007`, `Dato: 17. juni 2022`; KL's notes of all years):
    what says that it is the meeting's comes first.
    """
    dated = [text for text in titles if _is_date_line(text) and find_date(text)]
    label = [labelled.get("date", ""), labelled.get("time", "")]
    ways = (
        label if label[1] or find_time(label[0]) else [],
        [text for text in dated if _names_meeting(text, kind)],
        [text for text in dated if _OCCASION.search(text)],
        label,
        dated,
    )
    return next((day for way in ways for day in map(find_date, way) if day), None)


def _names_meeting(text: str, kind: Kind | None) -> bool:
    """Whether a dated title is that of the meeting itself, and not of an item: `1. Referat …`."""
    words = {word.casefold() for word in _WORD.findall(text)}
    spoken = not words.isdisjoint(_MEETING_WORDS) or _COUNCIL.search(squash(text))
    return bool(spoken) and not _NUMBERED.match(text) and _kind([text]) in (None, kind)


def appended_to(front: Sequence[str], furniture: Sequence[str]) -> date | None:
    """The day of the meeting that a single appendix belongs to; None where it does not say.

    A letter's or a note's own date stands on it as a meeting's does on a cover (`Dato: 3. marts
    2014`, `Den 22. marts 2018`; KL's letters and notes of all years). The meeting's is that of the
    running head, beside the meeting's place or time, or in a title that speaks of the meeting.
    """
    front = front[:TITLE_LINES]
    labelled = _labelled(front)
    beside = "place" in labelled or "time" in labelled or find_time(labelled.get("date", ""))
    titles = filter(_speaks_of_meeting, front)
    told = filter(_speaks_of_meeting, furniture)
    named = _first_date(furniture) or next(filter(None, map(find_date, told)), None)
    named = named or (find_date(labelled.get("date", "")) if beside else None)
    return named or next(filter(None, map(find_date, titles)), None)


def _speaks_of_meeting(text: str) -> bool:
    words = {word.casefold() for word in _WORD.findall(text)}
    council = not words.isdisjoint(_OF_AN_APPENDIX) and _COUNCIL.search(squash(text)) is not None
    spoken = council or not words.isdisjoint(_MEETING_WORDS)
    return spoken and _holds_only(words, _APPENDED_WORDS)


def is_cover_line(text: str, cover: Cover) -> bool:
    """Whether a line only says what `cover` holds already: titles, labels, their values."""
    if _PARTING.search(text):
        return all(is_cover_line(part, cover) for part in _PARTING.split(text))
    labelled = _label(text)
    value = tidy(labelled.groupdict().get("value") or "") if labelled else text
    if labelled and not value:
        return True
    if cover.place and {value, tidy(text)} & {cover.place, *cover.place.split(", ")}:
        return True
    if text in cover.titles:
        return True
    if labelled and (find_date(value) or cover.date) == cover.date and _is_date_line(value):
        return True
    met = _met(text)
    if met and met == (cover.date, cover.place):
        return True
    squashed = squash(text)
    title = _COUNCIL.sub("", squashed)
    if title != squashed and (not title or _KIND.match(title)):
        return True
    kind = _KIND.match(squashed)
    if kind and kind["word"] not in (None, "bilag") and len(squashed) < _LONGEST_TITLE:
        return True
    if cover.starts_at is not None and _TIME_LINE.fullmatch(text.strip()):
        return find_time(text if "kl" in squashed else f"kl. {text}") == cover.starts_at
    return (
        cover.date is not None and find_date(text) == cover.date and len(squashed) < _LONGEST_TITLE
    )


# ── labels and values ────────────────────────────────────────────────────────────────


def _label(text: str) -> re.Match[str] | None:
    """A label, with its value or without."""
    forms = (_LABEL, _BARE_LABEL, _UNMARKED, _HELD)
    return next(filter(None, (form.match(text) for form in forms)), None)


def is_label(text: str) -> bool:
    """Whether a line is a cover's label without a value: `Sted`, `Tidspunkt:`."""
    return _BARE_LABEL.match(text) is not None


def _labelled(front: Sequence[str]) -> dict[str, str]:
    """Values by label, also where several labels stand before their values (2015)."""
    values: dict[str, str] = {}
    waiting: list[str] = []
    for index, text in enumerate(front):
        found = _label(text)
        if found:
            label = _LABELS.get(squash(found["label"]))
            value = tidy(found.groupdict().get("value") or "")
            if value[:1].isdigit() and found["label"].casefold().endswith("lokale"):
                value = f"{found['label']} {value}"
            if label == "all" and value:
                values |= {"date": value, "time": value, "place": _place_behind(value)}
            elif label and value and found["label"].casefold() == "mødedato":
                values[label] = value  # whatever the paper's own `Dato` is
            elif label and value:
                values.setdefault(label, _with_address(label, value, front[index + 1 :]))
            elif label and label not in values:
                waiting.append(label)
        elif waiting and _ENDS_LABELS.match(squash(text)):
            waiting.clear()
        elif waiting:
            label = _suited(waiting, text)
            values[label] = _with_address(label, tidy(text), front[index + 1 :])
            waiting.remove(label)
    return values


def _place_behind(value: str) -> str:
    """The place in `7. februar 2014 kl. 9, Hotel Viking`: what follows the date and the time."""
    parts = [part.strip() for part in value.split(",")]
    return ", ".join(part for part in parts if not find_date(part) and not find_time(part))


def _with_address(label: str, value: str, below: Sequence[str]) -> str:
    """A place with the street and the town that stand on the lines below it."""
    if label != "place":
        return value
    if below and _OPEN_END.search(value) and not _ends_value(below[0]):
        value, below = joined((value, tidy(below[0]))), below[1:]
    if _TOWN.search(value):
        return value
    for count, text in enumerate(below[:_ADDRESS_LINES], start=1):
        if _ends_value(text):
            break
        if _TOWN.match(text):
            return ", ".join([value, *map(tidy, below[:count])])
    return value


def _ends_value(text: str) -> bool:
    return bool(_label(text) or _ENDS_LABELS.match(squash(text)))


def _suited(waiting: Sequence[str], text: str) -> str:
    """Which of the waiting labels a value belongs to: by its look, else the first."""
    if "date" in waiting and find_date(text):
        return "date"
    if "time" in waiting and find_time(text) and not find_date(text):
        return "time"
    others = [label for label in waiting if label == "place"] or list(waiting)
    return others[0]


def _is_no_coming(text: str) -> bool:
    """Whether a line is no heading of a list of meetings to come."""
    return _COMING.match(squash(text)) is None


def _first_date(texts: Sequence[str]) -> date | None:
    return next((found for found in map(find_date, filter(_is_date_line, texts)) if found), None)


def _met(text: str) -> tuple[date, str] | None:
    """Day and place of a title's line that says when and where the meeting was held."""
    for start, end, day in dates_in(text)[:1]:
        words = {word.casefold() for word in _WORD.findall(text[:start])}
        behind = _BEHIND_DATE.match(text[end:])
        if behind and behind["place"] and _holds_only(words, _BEFORE_DATE):
            return day, tidy(behind["place"])
    return None


def _is_date_line(text: str) -> bool:
    """Whether a line holds a date and hardly more than what a title says of it."""
    return _holds_only({word.casefold() for word in _WORD.findall(text)})


def _holds_only(words: set[str], more: frozenset[str] = frozenset()) -> bool:
    return words <= _DATE_WORDS | _NAMES | MONTHS.keys() | more


def _start(labelled: dict[str, str], titles: Sequence[str]) -> str | None:
    for text in (labelled.get("time", ""), labelled.get("date", "")):
        found = find_time(text if "kl" in text.casefold() or ":" in text else f"kl. {text}")
        if found and text and (find_date(text) is None or find_time(text)):
            return find_time(text) or (found if not find_date(text) else None)
    dated = [
        text
        for text in titles
        if find_date(text) or re.search(r"\bkl\.", text) or _TIME_LINE.fullmatch(text.strip())
    ]
    return next((found for found in map(find_time, dated) if found), None)


# ── names ────────────────────────────────────────────────────────────────────────────


def _council(texts: Sequence[str]) -> str | None:
    found = _COUNCIL.search("".join(map(squash, texts)))
    return _SLUGS[found[1]] if found else None


def _commonest(texts: Sequence[str]) -> str | None:
    """The council named most in the text, if it is named clearly more often than others."""
    counts = Counter(found for text in texts for found in _COUNCIL.findall(squash(text)))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return _SLUGS[ranked[0][0]]


def _kind(texts: Sequence[str]) -> Kind | None:
    """The kind that a title names; its words may be broken and run over two lines."""
    for index in range(len(texts)):
        for span in (1, 2, 3):
            found = _KIND.match("".join(map(squash, texts[index : index + span])))
            if found:
                return Kind(KIND_WORDS[found["word"] or found["appendix"]])
    return None
