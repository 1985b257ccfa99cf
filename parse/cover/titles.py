"""What a cover's titles and running heads say: the council, the kind of paper, the day.

Titles are letter-spaced and broken anywhere by extraction (`D AG SORDEN`, `M I D T J Y L` /
`L AN D`), so they are compared with all white space removed, over line ends too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise

from parse.councils import COUNCILS, REGIONS
from parse.cover.editions import BEFORE_KIND, OF_KIND
from parse.dialects import KIND_WORDS
from parse.model import Kind
from parse.months import MONTHS, WEEKDAY, WEEKDAYS, dates_in, find_date, find_time
from parse.text.spacing import squash, tidy

COUNCIL = re.compile(
    "(?:kkr|kommunekontaktråd(?:et)?)[:|–-]?(?:mødei)?(?:region)?(" + "|".join(REGIONS) + ")"
)
_NAMES = frozenset(
    word.casefold() + genitive
    for council in COUNCILS
    for word in council.name.split()
    for genitive in ("", "s")
)
KIND = re.compile(
    rf"^(?:{COUNCIL.pattern}[:,|–-]?)?{BEFORE_KIND}?{OF_KIND}?"
    "(?P<word>"
    + "|".join(sorted(KIND_WORDS, key=len, reverse=True))
    + rf")(?=$|\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}|\d{{1,2}}\.?(?:{'|'.join(MONTHS)})|[:|–-]"
    rf"|af|fra|til|for|,?kkr|møde|den|,?{WEEKDAY})"
    # A single appendix: `Bilag A: Opgørelse`.
    r"|^(?P<appendix>bilag)(?:[a-zæøå\d]{0,2}[:.–-]"
    r"|(?:nr\.?)?\d{1,2}[a-z]?(?:\.\d{1,2}){0,2}(?:$|til(?:punkt|pkt|dagsorden|sag|kkr|møde)|kkr))"
)
# What may stand beside a meeting's date in a title; elsewhere a date is one of the text's.
_DATE_WORDS = frozenset(
    [
        *KIND_WORDS,
        *WEEKDAYS,
        *"dato mødedato den d kl møde".split(),
        *"mødet fra til i af for kkr region og konstituerende ordinært ekstraordinært".split(),
        *"telefonmøde videomøde onlinemøde skriftlig høring behandling votering procedure".split(),
        *"nr aflysning aflyst".split(),  # `Møde nr. 2/2015, onsdag den 15. april 2015`
        "afsluttet",  # `Skriftlig høring afsluttet den 2. april 2020`
        # `Virtuelt møde onsdag den 22. april 2020 kl. 15.00 via Microsoft Teams`
        *"holdt afholdt afholdes virtuelt virtuel online via på microsoft teams skype zoom".split(),
    ]
)
# What a title holds besides.
_TITLE_WORDS = frozenset(
    [
        *_DATE_WORDS,
        *_NAMES,
        *MONTHS,
        *"kommunekontaktråd kommunekontaktrådet kommunekontaktrådets kkr's kkrs møder".split(),
        *"fællesmøde mellem åben åbent åbne lukket lukkede offentlig offentligt ekstra".split(),
        *"udkast kladde endelig endeligt endelige foreløbig foreløbigt foreløbige version".split(),
        *"rettet rettede revideret reviderede korrigeret korrigerede opdateret udgave".split(),
        *"punkt pkt punkter dagsordenens".split(),
    ]
)
# Words that make a dated title one of a meeting: letters and notes have dates of their own.
_MEETING_WORDS = frozenset({"møde", "mødet", "mødedato", "dagsorden", "referat"})
_APPENDED_WORDS = frozenset(
    "punkt pkt på s nr sag oplæg dagsordenspunkt dagsordenen dagsordens".split()
)
# What an appendix says of itself beside the meeting: `Bilag 3 til punkt 4.1 – KKR Sjælland, …`.
_OF_AN_APPENDIX = frozenset({"bilag", "punkt", "pkt", "oplæg", "dagsordenspunkt"})
_HOUR = r"(?:[Kk]l\.?\s*\d{1,2}(?:[.:]\d\d)?|\d{1,2}[.:]\d\d)"
TIME_LINE = re.compile(rf"(?:[Ff]ra )?{_HOUR}(?:\s*(?:[-–]|til)\s*(?:{_HOUR}|\d{{1,2}}))?")
# `byrådssalen, Thisted`: a room is written small.
_ROOM = r"[a-zæøå]*(?:salen?|lokale[tr]?|rådhus(?:et)?|kantinen?)\b"
# What follows the date of `Mandag den 26. marts 2007 kl. 16.00 på Frederiksberg Rådhus`.
_BEHIND_DATE = re.compile(
    rf"^(?:[,.]|\s[–—-])?\s*(?:(?:fra\s*)?[Kk]l\.?\s*\d{{1,2}}(?:[.:]\d\d)?(?:\s*(?:[-–]|til)\s*(?:{_HOUR}|\d\d?))?)?"
    r"(?:(?:(?:,|\s[–—-])\s*(?:på |i |hos )?|\s+(?:på|i|hos)\s+)"
    rf"(?P<place>(?:[A-ZÆØÅ]|{_ROOM})[^:;!?]{{1,70}}?))?\.?$"
)
_BEHIND_DAY = re.compile(r"[,.]?\s*(?:[–—-]\s*)?(?:$|(?:fra\s)?[Kk]l\b|(?:på|i|hos|ved)\s|\()")
_BEFORE_DATE = frozenset(
    [*_DATE_WORDS, *"holdes afholdes holdt afholdt blev fandt finder sted det".split()]
)
# `Mødet blev afholdt på Hotel Fjord onsdag den 22. april 2020`: before the date.
_HELD = re.compile(
    r"(?:kkr\b[^.:;,]{0,40}?|[\wæøå]*mødet?)\s(?:(?:blev|er|bliver)\s)?"
    r"(?:af)?hold(?:t|es|te)\b[^.:;]{0,50}$|(?:mødet?)\s(?:fandt|finder)\ssted\b[^.:;]{0,50}$",
    re.IGNORECASE,
)
# `Notatet er udarbejdet til brug for KKR Hovedstadens møde den 24. april 2017`: before the date.
_WRITTEN_FOR = re.compile(
    r"\btil\s(?:brug|behandling|drøftelse)\s(?:for|ved|på)\s(?:mødet?\si\s)?KKR\s\w+\s"
    rf"(?:mødet?\s)?(?:{WEEKDAY}\s)?(?:den\s|d\.\s?)?"
)
_WORD = re.compile(r"[^\W\d_]+")
# Where a date is broken over the end of a title's line: `fredag den 10.` / `juni 2022`.
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY_AT_END = re.compile(r"(?<!\d)\d{1,2}\.?$")
_MONTH_AT_END = re.compile(rf"(?<!\d)\d{{1,2}}\.?\s*{_MONTH}$", re.IGNORECASE)
_MONTH_BELOW = re.compile(rf"{_MONTH}\s*\d{{4}}(?!\d)", re.IGNORECASE)
_YEAR_BELOW = re.compile(r"(?:19|20)\d\d(?!\d)")
_WEEKDAY_AT_END = re.compile(rf"\b(?:{WEEKDAY}|den|d\.)$", re.IGNORECASE)
_DATE_BELOW = re.compile(r"(?:den\s|d\.\s?)?\d{1,2}[./-]", re.IGNORECASE)
_HOUR_AT_END, _HOUR_BELOW = re.compile(r"\bkl\.?$"), re.compile(r"\d{1,2}[.:]\d\d(?!\d)")
# Where a sentence with the date goes on below: `… den 11. maj 2007, kl. 13.00` / `på Nordkraft`
_WHEN_AT_END = re.compile(rf"(?:{_MONTH}\s*\d{{4}}|\bkl\.?\s?[\d.:–-]+),?$", re.IGNORECASE)
_WHERE_BELOW = re.compile(
    rf"(?:{_HOUR}(?:\s?[-–]\s?{_HOUR})?,?\s)?(?:på|i|hos)\s(?:[A-ZÆØÅ]|{_ROOM})"
)
# `Den 7.-8. september 2017`, `torsdag den 3. og fredag den 4. april 2025`
_DAYS = re.compile(
    rf"(?<![\d.])(\d{{1,2}})\.?(?:\s?[-–]\s?|\s(?:og|til)\s)(?:{WEEKDAY}\s)?(?:den\s)?\d{{1,2}}\.?"
    rf"\s?(?={_MONTH}\s?\d{{4}})",
    re.IGNORECASE,
)
# A time, or a weekday, beside a date: letters and notes are dated without.
OCCASION = re.compile(rf"\bkl\b|\b{WEEKDAY}", re.IGNORECASE)
PARTING = re.compile(r"\s[·•|]\s")
_PLACE = re.compile(r"(?!(?i:side|punkt|kkr)\b)[A-ZÆØÅ][^:;!?]{2,70}")
_NUMBERED = re.compile(r"(?:pkt\.?|punkt)?\s*\d+(?:\.\d+)*[.):]?\s+[^\W\d]", re.IGNORECASE)
_COMING = re.compile(r"(?:kommende|næste|fremtidige)møder?:?$")
# A cover's title block: what comes later on page 1 is boilerplate and prose.
TITLE_LINES = 12


def parts_of(front: Sequence[str]) -> Iterator[str]:
    """The lines, those apart that dots or bars part: `KKR Syddanmark · referat`."""
    for text in front:
        yield from PARTING.split(text)


def from_first_day(text: str) -> str:
    """A line with the first alone of several days: a meeting is held on the day it begins."""
    return _DAYS.sub(r"\1. ", text)


def with_whole_dates(front: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    """The lines with titles in one that break within their date or hour, and what those were."""
    whole = list(front[:1])
    broken: set[str] = set()
    for index, text in enumerate(front[1:], start=1):
        above = whole[-1].rstrip()
        if index < TITLE_LINES and (
            (_DAY_AT_END.search(above) and _MONTH_BELOW.match(text))
            or (_MONTH_AT_END.search(above) and _YEAR_BELOW.match(text))
            or (_WEEKDAY_AT_END.search(above) and _DATE_BELOW.match(text))
            or (_HOUR_AT_END.search(above) and _HOUR_BELOW.match(text))
            or (_WHEN_AT_END.search(above) and _WHERE_BELOW.match(text))
        ):
            broken |= {whole[-1], text}
            whole[-1] = f"{above} {text}"
        else:
            whole.append(text)
    return whole, frozenset(broken)


def names_meeting(text: str, kind: Kind | None) -> bool:
    """Whether a dated title is that of the meeting itself, and not of an item: `1. Referat …`."""
    words = {word.casefold() for word in _WORD.findall(text)}
    spoken = not words.isdisjoint(_MEETING_WORDS) or COUNCIL.search(squash(text))
    return bool(spoken) and not _NUMBERED.match(text) and kind_in([text]) in (None, kind)


def speaks_of_meeting(text: str) -> bool:
    """Whether a line of an appendix says which meeting it belongs to, and nothing else."""
    words = {word.casefold() for word in _WORD.findall(text) if len(word) > 1}  # `Bilag 2.3.a`
    council = not words.isdisjoint(_OF_AN_APPENDIX) and COUNCIL.search(squash(text)) is not None
    spoken = council or not words.isdisjoint(_MEETING_WORDS)
    return spoken and _holds_only(words, _APPENDED_WORDS)


def written_for(texts: Sequence[str]) -> date | None:
    """The day of the meeting that a note says it was written for; None where it says of none."""
    text = " ".join(texts)
    found = _WRITTEN_FOR.search(text)
    told = dates_in(text[found.end() :]) if found else []
    return told[0][2] if told and told[0][0] == 0 else None


def is_no_coming(text: str) -> bool:
    """Whether a line is no heading of a list of meetings to come."""
    return _COMING.match(squash(text)) is None


def first_date(texts: Sequence[str]) -> date | None:
    """The first date that fills a line, but for what titles say beside it."""
    return next((found for found in map(find_date, filter(is_date_line, texts)) if found), None)


def met_at(text: str) -> tuple[date, str] | None:
    """Day and place of a title's line that says when and where the meeting was held."""
    for start, end, day in dates_in(text)[:1]:
        words = {word.casefold() for word in _WORD.findall(text[:start])}
        behind = _BEHIND_DATE.match(text[end:])
        if behind and behind["place"] and _holds_only(words, _BEFORE_DATE):
            return day, tidy(behind["place"])
    return None


def met_in_parts(text: str) -> tuple[date, str] | None:
    """The same of a line in parts: `KKR Nordjylland | 20. juni 2025 kl. 9.30 | Hjørring Rådhus`."""
    parts = PARTING.split(text)
    for when, where in pairwise(parts):
        day = find_date(when)
        if day and find_time(when) and is_date_line(when) and _PLACE.fullmatch(where):
            return (day, tidy(where)) if kind_in([where]) is None else None
    return None


def says_held(text: str) -> bool:
    """Whether a line says of the meeting when it was held, and maybe more: `Mødet blev holdt …`."""
    return any(_HELD.match(text[:start]) for start, _, _ in dates_in(text)[:1])


def dates_meeting(text: str) -> bool:
    """Whether a line says when the meeting is before all else, and then the hour or the place.

    `Referat fra møde i KKR Sjælland den 31. maj 2010 i rådhussalen`, `Fredag 7. maj 2010, fra kl.`
    """
    for start, end, _ in dates_in(text)[:1]:
        words = {word.casefold() for word in _WORD.findall(text[:start])}
        meeting = not words.isdisjoint(_MEETING_WORDS) or OCCASION.search(text)
        behind = _BEHIND_DAY.match(text[end:]) and not text.endswith(".")
        return bool(meeting and behind) and _holds_only(words, _BEFORE_DATE)
    return False


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and hardly more than what a title says of it."""
    return _holds_only({word.casefold() for word in _WORD.findall(text)})


def _holds_only(words: set[str], more: frozenset[str] = frozenset()) -> bool:
    return words <= _DATE_WORDS | _NAMES | MONTHS.keys() | more


def is_title(squashed: str) -> bool:
    """Whether a line, squashed, is the council's name, the kind of paper, or both, and no more.

    >>> [is_title(one) for one in ("kkrsjælland", "referatafbesøget", "kkrsjællandsveje")]
    [True, False, False]
    """
    title = COUNCIL.sub("", squashed)
    kind = KIND.match(title) or KIND.match(squashed)
    if kind is None:
        return title != squashed and not title
    if title == squashed and kind["word"] in (None, "bilag"):
        return False
    return _is_made_of(kind.string[kind.end("word" if kind["word"] else 0) :], _TITLE_WORDS)


def _is_made_of(squashed: str, words: Collection[str]) -> bool:
    """Whether a squashed text is a row of these words, with figures and signs among them."""
    reached = {0}
    for at, character in enumerate(squashed):
        if at in reached:
            reached |= {at + len(word) for word in words if squashed.startswith(word, at)}
            reached |= set() if character.isalpha() else {at + 1}
    return len(squashed) in reached


def council_in(texts: Sequence[str]) -> str | None:
    """The council that titles name, broken over their lines or not."""
    found = COUNCIL.search("".join(map(squash, texts)))
    return REGIONS[found[1]] if found else None


def commonest_council(texts: Sequence[str]) -> str | None:
    """The council named most in the text, if it is named clearly more often than others."""
    counts = Counter(found for text in texts for found in COUNCIL.findall(squash(text)))
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return REGIONS[ranked[0][0]]


def kind_in(texts: Sequence[str]) -> Kind | None:
    """The kind that a title names; its words may be broken and run over two lines."""
    for index in range(len(texts)):
        for span in (1, 2, 3):
            found = KIND.match("".join(map(squash, texts[index : index + span])))
            if found:
                return Kind(KIND_WORDS[found["word"] or found["appendix"]])
    return None
