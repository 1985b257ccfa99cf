"""What `kkr status` tells: what is held, what failed, what is missing or stale."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from corpus.exports import document_record_to_json
from corpus.records import Standing
from corpus.staging import staged
from index.answers.search import open_index
from index.errors import IndexMissing, IndexOutdated, IndexUnreadable, SearchError
from ingest.coverage import (
    Coverage,
    SourceStanding,
    coverage,
    coverage_lines,
    coverage_to_json,
    source_lines,
    sources,
    sources_to_json,
)
from ingest.failures import had_before
from ingest.fetching.listings import unlisted
from ingest.fingerprints import outdated, to_read_anew
from ingest.indexing import lag
from ingest.judgement import HOW_TO_READ_SCANS
from parse.display import Column, Sheet, counted
from parse.labels import council_name, kind_name
from parse.model import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.journal import Visit
    from corpus.records import Count, DocumentRecord, Failure, Removal
    from corpus.repository import Corpus
    from ingest.workers.ocr import Ocr

Json = dict[str, Any]
_NOT_AGAIN = "held, but could not be had again (what is held can be searched)"
_OLDER_ENTRIES = "an older kkr chose what of documents can be found, kkr reindex builds it anew"


class IndexState(StrEnum):
    """How the search index stands to what is held."""

    FRESH = "fresh"
    STALE = "stale"
    MISSING = "missing"
    OUTDATED = "outdated"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The live build. `behind` counts documents it lacks, has older, or should no longer have.

    With `older_entries` an earlier version of kkr chose what of its documents can be found.
    """

    state: IndexState
    build: str | None = None
    created: str | None = None
    entries: int | None = None
    behind: int = 0
    reason: str | None = None
    older_entries: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """All that there is to tell.

    The originals of what is `missing` are not here; of a `shared` database they may be elsewhere.
    `stale` documents were read by an earlier version of the code; the scanned pages of those that
    are `recognisable` can be read by OCR now, but were not, or by another. `ocr`: it is there.
    `waiting` parses are of a re-index that is not in use yet. To the `unlisted` papers the site's
    pages link no more. Of some failures the paper `had_before` is held, by address. Those
    `alone` are of no meeting. What was `removed` by hand stays away unless it is added by its name.
    """

    home: Path
    meetings: int
    counts: tuple[Count, ...]
    not_searchable: tuple[DocumentRecord, ...]
    partly_scanned: tuple[DocumentRecord, ...]
    missing: tuple[DocumentRecord, ...]
    stale: int
    failures: tuple[Failure, ...]
    problems: dict[str, int]
    index: IndexStatus
    coverage: tuple[Coverage, ...] = ()
    sources: tuple[SourceStanding, ...] = ()
    unlisted: tuple[Visit, ...] = ()
    had_before: Mapping[str, str] = field(default_factory=dict)
    recognisable: int = 0
    ocr: bool = False
    waiting: int = 0
    shared: bool = False
    alone: tuple[DocumentRecord, ...] = ()
    removed: tuple[Removal, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents are held."""
        return sum(count.documents for count in self.counts)

    @property
    def items(self) -> int:
        """How many items they have together."""
        return sum(count.items for count in self.counts)


def status(corpus: Corpus, index_dir: Path, ocr: Ocr | None = None) -> Status:
    """Looks at everything; once the corpus is open, nothing is changed."""
    records = corpus.documents()
    visits, failures = corpus.journal.visits(), corpus.failures()
    searchable = [r for r in records if r.standing is Standing.SEARCHABLE]
    now = datetime.now(UTC)
    stale = sum(map(outdated, records))
    return Status(
        home=corpus.home,
        meetings=len(corpus.meetings()),
        counts=tuple(corpus.counts()),
        not_searchable=tuple(r for r in records if r.standing is not Standing.SEARCHABLE),
        partly_scanned=tuple(r for r in searchable if r.pages_without_text),
        missing=tuple(r for r in records if not corpus.originals.path(r.sha256, r.suffix).exists()),
        stale=stale,
        failures=tuple(failures),
        problems=dict(Counter(p.problem.code for p in corpus.problems()).most_common()),
        index=_index_status(corpus, index_dir, records),
        coverage=coverage(corpus, now.date(), records),
        sources=sources(corpus, now, records),
        had_before=had_before(failures, visits, records),
        unlisted=tuple(unlisted(visits.values(), {record.sha256 for record in records})),
        recognisable=sum(to_read_anew(r, ocr) for r in records if not outdated(r)),
        ocr=ocr is not None,
        waiting=staged(corpus.home),
        shared=corpus.is_shared,
        alone=tuple(record for record in records if record.meeting is None),
        removed=tuple(corpus.removals()),
    )


def nothing_held(home: Path) -> Status:
    """The status of a data directory that nothing was added to yet."""
    index = IndexStatus(IndexState.MISSING)
    return Status(home, 0, (), (), (), (), 0, (), {}, index)


def _index_status(
    corpus: Corpus, index_dir: Path, records: Sequence[DocumentRecord]
) -> IndexStatus:
    try:
        behind = lag(corpus, index_dir, records)
        with open_index(index_dir) as index:
            wrong = index.check()
            manifest = index.build.manifest
    except IndexMissing as error:
        return IndexStatus(IndexState.MISSING, reason=str(error))
    except IndexOutdated as error:
        return IndexStatus(IndexState.OUTDATED, reason=str(error))
    except IndexUnreadable as error:
        return IndexStatus(IndexState.UNREADABLE, reason=str(error))
    except SearchError as error:
        return IndexStatus(IndexState.DAMAGED, reason=str(error))
    state = IndexState.STALE if behind else IndexState.FRESH
    if behind.unknown:
        wrong = [*wrong, f"{behind.unknown}: what it was made of is not known"]
    if wrong:
        state = IndexState.DAMAGED
    reason = f"{wrong[0]}. Run kkr reindex to build it anew." if wrong else None
    late = 0 if behind.unknown else len(behind.stale | behind.gone)
    older = behind.older_entries
    return IndexStatus(
        state, manifest.build, manifest.created, manifest.entries, late, reason, older
    )


def status_to_json(found: Status) -> Json:
    """The same, for programs."""
    return {
        "home": str(found.home),
        "meetings": found.meetings,
        "documents": found.documents,
        "items": found.items,
        "held": [{**asdict(count), "kind": count.kind.value} for count in found.counts],
        "not_searchable": [document_record_to_json(record) for record in found.not_searchable],
        "partly_scanned": [document_record_to_json(record) for record in found.partly_scanned],
        "of_no_meeting": [document_record_to_json(record) for record in found.alone],
        "missing_originals": [document_record_to_json(record) for record in found.missing],
        "stale": found.stale,
        "recognisable": found.recognisable,
        "waiting": found.waiting,
        "failures": [
            {"address": one.address, "code": one.code, "reason": one.reason,
             "failed_at": one.failed_at.isoformat() if one.failed_at else None,
             "held": found.had_before.get(one.address)}
            for one in found.failures
        ],
        "problems": found.problems,
        "index": asdict(found.index),
        "coverage": coverage_to_json(found.coverage),
        "sources": sources_to_json(found.sources),
        "unlisted": [
            {"address": one.address, "council": one.council, "document": one.sha256,
             "since": one.unlisted_at.isoformat() if one.unlisted_at else None}
            for one in found.unlisted
        ],
        "removed": [
            {"document": one.sha256, "name": one.name, "removed_at": one.removed_at.isoformat()}
            for one in found.removed
        ],
    }  # fmt: skip


def headline(found: Status) -> str:
    """How much is held, and where, for people."""
    documents, items = counted(found.documents, "document"), counted(found.items, "item")
    return f"{found.home}\n{documents} of {counted(found.meetings, 'meeting')}, {items}\n"


def held_sheet(found: Status) -> Sheet:
    """What is held, for people."""
    heads = ("Council", "Kind", "Documents", "Items", "Documents by year")
    return Sheet([Column(head) for head in heads], list(_held_rows(found)))


def _held_rows(found: Status) -> Iterator[tuple[str, ...]]:
    groups: dict[tuple[str | None, Kind], list[Count]] = defaultdict(list)
    for count in found.counts:
        groups[count.council, count.kind].append(count)
    for (council, kind), counts in sorted(groups.items(), key=_council_and_kind):
        years = " · ".join(f"{count.year or 'no date'} {count.documents}" for count in counts)
        documents = sum(count.documents for count in counts)
        items = sum(count.items for count in counts)
        yield (
            council_name(council) or "unknown",
            kind_name(kind),
            str(documents),
            str(items),
            years,
        )


def _council_and_kind(group: tuple[tuple[str | None, Kind], list[Count]]) -> tuple[str, int]:
    council, kind = group[0]
    return council or "~", list(Kind).index(kind)  # what is unknown comes last


def notes(found: Status) -> Iterator[str]:
    """For people: all that is not as it should be, and how the index stands."""
    lacking = list(coverage_lines(found.coverage))
    if lacking:
        yield "Meetings that are known of, and papers that are missing (kkr fetch looks for them):"
        yield from (f"  {line}" for line in lacking)
    if found.sources:
        yield "Sources:"
        yield from (f"  {line}" for line in source_lines(found.sources))
    if found.alone:
        papers = counted(len(found.alone), "paper is", "papers are")
        how = "kkr status --json names them, kkr correct says of which they are"
        yield f"{papers} of no meeting ({how})"
    if found.unlisted:
        papers = counted(len(found.unlisted), "paper that is held is", "papers that are held are")
        newest = max(one.unlisted_at for one in found.unlisted if one.unlisted_at)
        since = f"the last since {newest:%Y-%m-%d}; kkr status --json names them"
        yield f"{papers} linked to no more on the site's pages ({since})"
    never = [one for one in found.failures if one.address not in found.had_before]
    again = [one for one in found.failures if one.address in found.had_before]
    for what, failures in (("could not be added", never), (_NOT_AGAIN, again)):
        yield from _noted(what, [f"{one.address}: {one.reason}" for one in failures])
    advice = f". {HOW_TO_READ_SCANS}"  # told once, not with each document
    reasons = [f"{one.name}: {one.reason}" for one in found.not_searchable]
    scans = advice if any(reason.endswith(advice) for reason in reasons) else ""
    yield from _noted(
        f"cannot be searched{scans}", [reason.removesuffix(advice) for reason in reasons]
    )
    yield from _noted(
        f"have pages without text{'' if found.ocr else advice}",
        [f"{one.name}: {_pages(one.pages_without_text)}" for one in found.partly_scanned],
    )
    lost = "have lost their original; add them again"
    away = "have no original here: another data directory with this database has it, or it is lost"
    yield from _noted(away if found.shared else lost, [one.name for one in found.missing])
    yield from _noted(
        "removed by hand, and not taken in again unless kkr add names the file",
        [f"{one.name} ({one.sha256[:12]}, {one.removed_at:%Y-%m-%d})" for one in found.removed],
    )
    if found.problems:
        noted = ", ".join(f"{code} {number}" for code, number in found.problems.items())
        yield f"Problems the parser noted: {noted} (kkr status --problems CODE names the papers)"
    if found.stale:
        documents = counted(found.stale, "document was", "documents were")
        yield f"{documents} read by an older kkr: kkr reindex redoes them"
    if found.recognisable:
        documents = counted(found.recognisable, "document")
        yield f"OCR can read scanned pages of {documents} now: kkr reindex does"
    if found.waiting:
        documents = counted(found.waiting, "document")
        yield f"A re-index of {documents} waits: it was interrupted, or needs a look (kkr doctor)"
    yield _index_line(found.index)


def _noted(what: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{len(lines)} {what}:"
        yield from (f"  {line}" for line in lines)


def _pages(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


def _index_line(index: IndexStatus) -> str:
    line = f"Search index: {index.state}"
    if index.build and index.entries is not None:
        line += f", {counted(index.entries, 'entry', 'entries')}, {index.build}"
    if index.behind:
        line += f"; {counted(index.behind, 'document')} behind, kkr reindex catches up"
    if index.older_entries:
        line += f"; {_OLDER_ENTRIES}"
    return f"{line}. {index.reason}" if index.reason else line
