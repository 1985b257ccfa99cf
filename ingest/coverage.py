"""What is missing: meetings that are known of, against the papers held of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ingest.elapsed import elapsed
from ingest.fetching.sites import KL
from ingest.witness import of_origin
from parse.labels import council_name
from parse.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from corpus.journal import SourceState
    from corpus.records import DocumentRecord
    from corpus.repository import Corpus

Json = dict[str, Any]
_PAPERS = (Kind.AGENDA, Kind.MINUTES)
# Minutes are out some weeks after their meeting; an agenda two weeks before.
_MINUTES_DUE = timedelta(days=42)
_STALE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Lacking:
    """A meeting that is known of, and which of its papers are not held. `named_by`: how we know."""

    council: str
    date: date
    lacks: tuple[Kind, ...]
    named_by: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """A council's year: meetings known of, and how many of them have a paper of each kind."""

    council: str
    year: int
    known: int
    agendas: int
    minutes: int
    appendices: int
    lacking: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True)
class SourceStanding:
    """How a source fares, and the newest meeting that came from it."""

    state: SourceState
    newest: date | None
    stale: bool


def coverage(
    corpus: Corpus, today: date, records: Sequence[DocumentRecord] | None = None
) -> tuple[Coverage, ...]:
    """By council and year, from pages that list dates and papers that name other meetings.

    `records` are all documents, where they were asked for already.
    """
    records = corpus.documents() if records is None else records
    held: dict[tuple[str, date], set[Kind]] = defaultdict(set)
    for record in records:
        if record.meeting and record.council and record.date:
            held[record.council, record.date].add(record.kind)
    known = dict.fromkeys(held, "a paper that is held")
    for named in corpus.named_meetings():
        known.setdefault((named.council, named.date), named.page_url)
    refuted = _refuted(corpus, records)
    for meeting in corpus.journal.meetings():
        if (meeting.council, meeting.date) not in refuted:
            known.setdefault((meeting.council, meeting.date), meeting.page_url)
    years: dict[tuple[str, int], list[tuple[str, date]]] = defaultdict(list)
    for council, day in sorted(known):
        if day <= today or (council, day) in held:
            years[council, day.year].append((council, day))
    return tuple(
        _year(council, year, meetings, held, known, today)
        for (council, year), meetings in sorted(years.items())
    )


def _refuted(corpus: Corpus, records: Sequence[DocumentRecord]) -> set[tuple[str, date]]:
    """Meetings that only stand below a wrong year: the paper that is linked there is of another."""
    days = {r.sha256: (r.council, r.date) for r in records if r.council and r.date}
    refuted = set()
    for (sha256, _), origin in corpus.web_origins().items():
        council, day = days.get(sha256, (None, None))
        told = of_origin(origin)
        if not (council and day and told.date) or told.sure:
            continue
        if told.date != day and (told.date.month, told.date.day) == (day.month, day.day):
            refuted.add((council, told.date))
    return refuted


Held = Mapping[tuple[str, date], set[Kind]]
Known = Mapping[tuple[str, date], str]


def _year(
    council: str,
    year: int,
    meetings: list[tuple[str, date]],
    held: Held,
    known: Known,
    today: date,
) -> Coverage:
    kinds = Counter(kind for key in meetings for kind in held.get(key, ()))
    return Coverage(
        council,
        year,
        len(meetings),
        kinds[Kind.AGENDA],
        kinds[Kind.MINUTES],
        kinds[Kind.APPENDIX],
        tuple(_lacking(meetings, held, known, today)),
    )


def _lacking(
    meetings: list[tuple[str, date]],
    held: Held,
    known: Known,
    today: date,
) -> Iterator[Lacking]:
    for council, day in meetings:
        have = held.get((council, day), set())
        due = _PAPERS if day + _MINUTES_DUE <= today else (Kind.AGENDA,)
        # Whoever has the minutes has what the agenda said.
        lacks = tuple(kind for kind in due if kind not in have)
        if Kind.MINUTES in lacks or (lacks and not have):
            yield Lacking(council, day, lacks, known[council, day])


def sources(
    corpus: Corpus, now: datetime, records: Sequence[DocumentRecord] | None = None
) -> tuple[SourceStanding, ...]:
    """How each source fares; `records` as in `coverage`."""
    records = corpus.documents() if records is None else records
    days = {record.sha256: record.date for record in records}
    newest: dict[tuple[str, str], date] = {}
    for visit in corpus.journal.visits().values():
        day = days.get(visit.sha256 or "")
        key = (visit.source, visit.council)
        if day is not None and day > newest.get(key, date.min):
            newest[key] = day
    return tuple(
        SourceStanding(
            state,
            newest.get((state.source, state.council)),
            _is_stale(state, now),
        )
        for state in corpus.journal.sources()
    )


def _is_stale(state: SourceState, now: datetime) -> bool:
    """Whether there may be news; an archive of what the site was has none to speak of."""
    if state.last_success_at is None:
        return True
    return state.source == KL and elapsed(state.last_success_at, now) > _STALE


def coverage_to_json(found: tuple[Coverage, ...]) -> list[Json]:
    """The same, for programs."""
    return [
        {
            "council": one.council,
            "year": one.year,
            "known": one.known,
            "agendas": one.agendas,
            "minutes": one.minutes,
            "appendices": one.appendices,
            "lacking": [
                {"meeting": f"{lack.council}-{lack.date}", "lacks": [k.value for k in lack.lacks],
                 "named_by": lack.named_by}
                for lack in one.lacking
            ],
        }
        for one in found
    ]  # fmt: skip


def sources_to_json(found: tuple[SourceStanding, ...]) -> list[Json]:
    """The same, for programs."""
    return [
        {
            "source": one.state.source,
            "council": one.state.council,
            "documents": one.state.documents,
            "last_run": _moment(one.state.last_run_at),
            "last_success": _moment(one.state.last_success_at),
            "newest_meeting": one.newest.isoformat() if one.newest else None,
            "failing": one.state.code,
            "reason": one.state.reason,
            "stale": one.stale,
        }
        for one in found
    ]


def coverage_lines(found: tuple[Coverage, ...]) -> Iterator[str]:
    """For people: every year of which papers are missing, which these are and of which days."""
    for one in found:
        if one.lacking:
            yield (
                f"{council_name(one.council) or one.council} {one.year}: {one.known} known; held:"
                f" minutes {one.minutes}, agendas {one.agendas}, appendices {one.appendices};"
                f" missing: {'; '.join(_missing(one.lacking))}"
            )


def _missing(lacking: Iterable[Lacking]) -> Iterator[str]:
    days: dict[tuple[Kind, ...], list[str]] = {}
    for lack in lacking:
        days.setdefault(lack.lacks, []).append(lack.date.isoformat())
    for lacks, which in days.items():
        yield f"{' and '.join(lacks)} of {', '.join(which)}"


def source_lines(found: tuple[SourceStanding, ...]) -> Iterator[str]:
    """For people: every source in a line."""
    for one in found:
        state = one.state
        line = f"{state.source}, {council_name(state.council) or state.council}: "
        if state.last_success_at is None:
            line += "never succeeded"
        else:
            line += f"last success {state.last_success_at:%Y-%m-%d}"
        if one.newest:
            line += f", newest meeting {one.newest}"
        if state.code:
            line += f"; FAILING ({state.code}): {state.reason}"
        elif one.stale:
            line += "; STALE: kkr fetch brings it up to date"
        yield line


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
