"""The same matter at other meetings: which items seem to be it, and why.

Four things speak for it: telling words in common, titles alike, a case number that stands for one
item, and the text of one naming the date or year of the other's meeting. In some meetings one
number stands on nearly all items; then it identifies the meeting, and counts for nothing here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.answers.matter import EMPTY, Kin, kin_of
from index.answers.results import collapse
from index.danish.folding import fold
from index.files.columns import Columns
from index.files.engine import KeyKind
from index.model import Entry
from index.opened.lists import Lists
from index.opened.opening import OpenBuild
from index.text.analysis import Analyzer
from index.text.fields import BY_NAME
from index.text.keys import Keys
from index.text.small_words import is_nameless
from index.text.terms import text_fields
from parse.months import dates_in

# Set on the judged chains of tests/quality/judged_chains.toml.
_ALIKE = 0.3  # of the words of the shorter of two titles, as it were
_LEAST, _CLOSE, _CLOSER, _ENOUGH = 0.03, 0.06, 0.2, 0.3
_THINGS, _THINGS_BY_TITLE = 3, 2  # words in common
_WORDS_SHOWN = 6
_CANDIDATES = 200
_ITEMS_OF_A_CASE = 2  # in one meeting
_YEAR = re.compile(r"\b(?:i|fra|siden|for|af)\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_OF_A_DAY = {"words", "date"}
_FORMAL = frozenset(
    "godkendelse referat dagsorden siden sidst orientering orienteringer meddelelser eventuelt"
    " punkt punkter sag sager naeste fra til den det med som ved for efter om og af i paa en et"
    " kkr formandskabet kommunekontaktraad".split()
)
# How items are minuted, whatever they are about.
_MINUTED = frozenset(
    map(
        fold,
        "beslutning dagsorden efterretning indstilling indstillingen oplæg oplægget orientering"
        " orienteringen punkt punktet referat referatet sekretariat sekretariatet".split(),
    )
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two items are taken for one matter: `words`, `title`, `case`, `date` or `year`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """An item of another meeting: `direction` is `earlier`, `later`, `same day` or `undated`."""

    entry: Entry
    direction: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """An item and its links, the oldest first, those without a date last."""

    entry: Entry
    links: tuple[Link, ...]


def trace(number: int, build: OpenBuild, limit: int | None = None) -> Trace:
    """The links of an entry in order of time; with a limit, the surest of them."""
    columns = build.columns
    entry = build.entries((number,))[number]
    lists = Lists(build.parts, build.analyzer)
    kin = {one.number: one for one in _kin(number, entry, lists, columns)}
    same_case = _same_case(entry, lists, build)
    others = build.entries({*kin, *same_case})
    links = []
    for other, found in others.items():
        if _occasion(found) == _occasion(entry):
            continue
        reasons = tuple(_reasons(entry, found, kin.get(other), other in same_case, build.analyzer))
        if _sure(reasons, kin.get(other), build.analyzer):
            score = kin[other].share if other in kin else _ENOUGH
            links.append(Link(found, _direction(entry, found), round(score, 4), reasons))
    links.sort(key=lambda link: (-len(link.reasons) * _CLOSE - link.score, link.entry.id))
    kept = list(_meant(links))[:limit]
    kept.sort(key=lambda link: (link.entry.date is None, link.entry.date, link.entry.id))
    return Trace(entry, tuple(kept))


def _meant(links: Iterable[Link]) -> Iterator[Link]:
    """Of the items of a meeting that hardly more than its day speaks for, the surest.

    Who names the day of a meeting means one of its matters.
    """
    met = set()
    for link in links:
        kinds, occasion = {reason.kind for reason in link.reasons}, _occasion(link.entry)
        by_day = "date" in kinds and kinds <= _OF_A_DAY and link.score < _ENOUGH
        if not (by_day and occasion in met):
            yield link
        met.add(occasion)


def _kin(number: int, entry: Entry, lists: Lists, columns: Columns) -> list[Kin]:
    if _is_formal(entry.title):
        return []
    group = columns.arrays["group"][number]
    return kin_of(entry, lists, columns, group, _CANDIDATES, _LEAST)


def _sure(reasons: Sequence[Reason], kin: Kin | None, analyzer: Analyzer) -> bool:
    """Whether enough speaks for one matter.

    Of short items a word or two are much: what all minutes say (*anbefaler*, *efterretning*) is not
    counted, and one word is none, whatever its share.
    """
    kinds = {reason.kind for reason in reasons}
    if kinds & {"case", "date"}:
        return True
    if kin is None:
        return False
    things = sum(1 for word in kin.words if _is_thing(word, analyzer))
    if "title" in kinds and kin.share >= _CLOSE:
        return things >= _THINGS_BY_TITLE
    return kin.share >= (_CLOSER if "year" in kinds else _ENOUGH) and things >= _THINGS


def _is_thing(word: str, analyzer: Analyzer) -> bool:
    """Whether a word may name a matter: no verb, and nothing of how minutes are written."""
    return not (fold(word) in _MINUTED or is_nameless(word)) and analyzer.names_a_thing(word)


def _reasons(
    entry: Entry, other: Entry, kin: Kin | None, same_case: bool, analyzer: Analyzer
) -> Iterator[Reason]:
    if kin and kin.words:
        yield Reason("words", ", ".join(kin.words[:_WORDS_SHOWN]))
    if not _is_formal(other.title) and _alike(entry.title, other.title, analyzer) >= _ALIKE:
        yield Reason("title", other.title)
    if same_case and entry.case_number:
        yield Reason("case", entry.case_number)
    if kin:
        yield from _references(entry, other)


def _references(entry: Entry, other: Entry) -> Iterator[Reason]:
    """Where the later of two items names the day, or else the year, of the earlier's meeting."""
    if not entry.date or not other.date or entry.date == other.date:
        return
    earlier, later = sorted((entry, other), key=lambda one: one.date or "")
    assert earlier.date is not None
    day = date.fromisoformat(earlier.date)
    for text in _texts(later):
        for start, end, named in dates_in(text):
            if named == day and earlier.council == later.council:
                yield Reason("date", _around(text, start, end))
                return
    for text in _texts(later):
        for match in _YEAR.finditer(text):
            if int(match[1]) == day.year and (later.date or "")[:4] != match[1]:
                yield Reason("year", _around(text, match.start(), match.end()))
                return


def _same_case(entry: Entry, lists: Lists, build: OpenBuild) -> set[int]:
    """Items of other meetings with the same number, where in no meeting many items have it."""
    if not entry.case_number:
        return set()
    key = build.analyzer.keys(entry.case_number).exact
    numbers = set(lists.weights(KeyKind.EXACT, key, BY_NAME["case"].bit)) - build.columns.dead
    leaders = collapse(numbers, build.columns)
    if len(leaders) > _CANDIDATES:
        return set()
    held = build.entries(leaders)
    often = Counter(map(_occasion, held.values()))
    if max(often.values(), default=0) > _ITEMS_OF_A_CASE:
        return set()
    return {number for number, one in held.items() if _occasion(one) != _occasion(entry)}


def _occasion(entry: Entry) -> str:
    """The meeting of an entry; the document, where that is of none."""
    return entry.meeting or entry.document


def _alike(left: str, right: str, analyzer: Analyzer) -> float:
    """How many of the words of two titles have a counterpart in the other, at best."""
    one, other = _title_words(left, analyzer), _title_words(right, analyzer)
    if not one or not other:
        return 0.0
    return max(_covered(one, other), _covered(other, one))


def _covered(words: Sequence[Keys], others: Sequence[Keys]) -> float:
    return sum(any(_kindred(word, other) for other in others) for word in words) / len(words)


def _kindred(word: Keys, other: Keys) -> bool:
    """Whether one is in the other, or both are about the same: *sundhedsaftale*, *sundhedsråd*.

    What ends alike is not: *sundhedsaftale*, *rammeaftale*.
    """
    if word.inflection & (other.inflection | other.compound) or other.inflection & word.compound:
        return True
    return bool(
        {key.split("+")[0] for key in word.inflection if "+" in key}
        & {key.split("+")[0] for key in other.inflection if "+" in key}
    )


def _title_words(title: str, analyzer: Analyzer) -> list[Keys]:
    return [
        word.keys
        for token, word in analyzer.analyse(title)
        if token.span == 1 and word.keys.exact.isalpha() and word.keys.exact not in _FORMAL | EMPTY
    ]


def _is_formal(title: str) -> bool:
    """*Godkendelse af referat fra mødet den …*: the same heading everywhere, never the matter."""
    words = re.findall(r"[^\W\d_]+", fold(title))
    known = _FORMAL | EMPTY
    return all(word in known for word in words)


def _direction(entry: Entry, other: Entry) -> str:
    if entry.date is None or other.date is None:
        return "undated"
    if entry.date == other.date:
        return "same day"
    return "earlier" if other.date < entry.date else "later"


def _texts(entry: Entry) -> Iterable[str]:
    return (passage.text for _, passages in text_fields(entry) for passage in passages)


def _around(text: str, start: int, end: int) -> str:
    """A few words before and after a place in a text."""
    left = text.rfind(" ", 0, max(0, start - 40)) + 1 if start > 40 else 0
    right = text.find(" ", min(len(text), end + 30))
    return " ".join(text[left : right if right > 0 else len(text)].split())
