"""What `kkr fetch` does: one process asks the servers, others read, this one keeps what comes.

A note in the journal is written after its document is kept: a killed run leaves no half-truth, and
the next one goes on with the addresses that have no note.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.files import sha256_of
from corpus.journal import KnownMeeting, SourceState, Visit
from corpus.records import Failure, Origin, Via
from ingest.addresses import name_in
from ingest.crawling import crawling, spool_in
from ingest.errors import CrawlFailed
from ingest.fetch_plan import settled_of
from ingest.fetch_report import Brought, FetchReport
from ingest.judgement import refusal
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.manners import Manners
from ingest.messages import GONE, Ended, Got, Link, Missed, PageRead, Planned, SourceMissed, Task
from ingest.pipeline import make_searchable, parse_of
from ingest.progress import OnProgress, Progress, Stage, silent
from ingest.reading import Readers
from ingest.serve import Failed
from ingest.sites import KL, WAYBACK, all_councils
from ingest.witness import heard
from ingest.work import Job, Worked, read_and_parse, warm_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from corpus.repository import Corpus
    from ingest.messages import Message
    from ingest.ocr import Ocr

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to fetch: of which councils, from when to when, how eagerly."""

    councils: tuple[str, ...] = field(default_factory=all_councils)
    source: str = KL
    since: date | None = None
    until: date | None = None
    sparing: bool = False
    recheck: bool = False
    dry_run: bool = False


def fetch(  # noqa: PLR0913 - options of one command
    wishes: Wishes,
    manners: Manners,
    corpus: Corpus,
    index_dir: Path,
    on_progress: OnProgress = silent,
    *,
    workers: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    ocr: Ocr | None = None,
    work: Callable[[Job], Worked] = read_and_parse,
    wait_seconds: float = 60.0,
) -> FetchReport:
    """Brings home what the source has and the corpus lacks; then all that is held can be found.

    Trouble with an address or a source is part of the report.

    Raises:
        BadSetting: the manners are none.
        CrawlFailed: the process that asks the servers broke down; what was kept is kept.
        CorpusError: nothing can be stored.
    """
    manners = manners.checked()

    def waiting(remark: str) -> None:
        on_progress(Progress(Stage.WAITING, name=remark))

    with corpus.lock(wait_seconds=wait_seconds, on_wait=waiting):
        corpus.originals.clean()
        with spool_in(corpus.home) as spool:
            run = _Run(corpus, wishes, on_progress)
            warm = warm_up if work is read_and_parse else None
            task = _task(wishes, manners, corpus, spool)
            readers = Readers(work, workers, limits, warm, ocr, one_by_one=True)
            with crawling(task) as messages, readers as pool:
                for (got, data), result in pool.run(run.jobs(messages)):
                    run.take(got, data, result)
            run.close()
        report = run.report
        if not wishes.dry_run:
            report.index, report.index_error = make_searchable(
                corpus, index_dir, on_progress, workers
            )
    return report


def _task(wishes: Wishes, manners: Manners, corpus: Corpus, spool: Path) -> Task:
    visits = corpus.journal.visits()
    documents = {record.sha256: record for record in corpus.documents()}
    return Task(
        source=wishes.source,
        councils=wishes.councils,
        spool=spool,
        manners=manners,
        settled=settled_of(
            visits, documents, datetime.now(UTC), recheck=wishes.recheck, sparing=wishes.sparing
        ),
        known={
            address: (visit.etag, visit.last_modified)
            for address, visit in visits.items()
            if visit.sha256 in documents
        },
        since=wishes.since,
        until=wishes.until,
        dry_run=wishes.dry_run,
        debug=_log.isEnabledFor(logging.DEBUG),
    )


@dataclass
class _Run:
    """A run under way."""

    corpus: Corpus
    wishes: Wishes
    on_progress: OnProgress
    report: FetchReport = field(init=False)
    visits: dict[str, Visit] = field(init=False)

    def __post_init__(self) -> None:
        self.report = FetchReport(self.wishes.source, dry_run=self.wishes.dry_run)
        self.visits = self.corpus.journal.visits()
        self.report.failing_before = {a for a, visit in self.visits.items() if visit.code}

    def tell(self, name: str = "") -> None:
        """How far the run is, in numbers of documents."""
        report = self.report
        counts = (
            f"{len(report.new)} new, {report.unchanged + len(report.again)} unchanged,"
            f" {len(report.failed)} failed, {report.received / 1024 / 1024:.1f} MB"
        )
        total = len(report.wanted) or None
        self.on_progress(Progress(Stage.FETCHING, report.done, total, f"{counts}  {name}".rstrip()))

    def jobs(self, messages: Iterator[Message]) -> Iterator[tuple[tuple[Got, bytes], Job]]:
        """Takes in all that is told; files that are not held yet are to be read."""
        for message in messages:
            if isinstance(message, Got):
                path = Path(message.path)
                data = path.read_bytes()
                path.unlink()
                self.report.received += len(data)
                if not self.known(message, data):
                    yield (message, data), Job(name_in(message.link.address), data)
            else:
                self.hear(message)
            self.tell()

    def hear(self, message: Message) -> None:
        """Takes in what is no file."""
        report = self.report
        if isinstance(message, PageRead):
            report.pages += 1
            if not self.wishes.dry_run:
                self.corpus.journal.note_meetings(
                    KnownMeeting(message.council, day, message.url) for day in message.meetings
                )
        elif isinstance(message, Planned):
            report.found, report.wanted = message.links, message.wanted
            report.left_out = message.left_out
        elif isinstance(message, SourceMissed):
            (report.sources_failed if message.required else report.remarks).append(message)
            if message.code == GONE and not message.required and not self.wishes.dry_run:
                self.note(Link(message.url, message.council), code=GONE)
        elif isinstance(message, Missed):
            self.miss(message)
        elif isinstance(message, Ended):
            report.requests = message.requests
            if not message.finished:
                raise CrawlFailed(f"the process that asks the servers broke down: {message.reason}")
        elif not isinstance(message, Got):  # what is left is the news that nothing changed
            report.unchanged += 1
            self.note(message.link)

    def known(self, got: Got, data: bytes) -> bool:
        """Whether these bytes are held; then only their address is noted."""
        sha256 = sha256_of(data)
        before = self.visits.get(got.link.address)
        record = self.corpus.hold_again(sha256, data, self.origin(got))
        if record is None:
            return False
        if before is not None and before.sha256 == sha256:
            self.report.unchanged += 1
        else:
            self.report.again.append(Brought(got.link, record))
        self.note(got.link, sha256=sha256, etag=got.etag, last_modified=got.last_modified)
        return True

    def take(self, got: Got, data: bytes, result: Worked | Failed) -> None:
        """Keeps a document that was read, or notes why it is not kept."""
        sha256 = sha256_of(data)
        failed = result if isinstance(result, Failed) else refusal(result, published=True)
        if failed is not None:
            self.miss(Missed(got.link, failed.code, failed.reason), sha256)
        elif not isinstance(result, Failed):
            self.store(got, data, sha256, result)
        self.tell()

    def store(self, got: Got, data: bytes, sha256: str, worked: Worked) -> None:
        """Keeps a document, then notes that its address is done with."""
        origin = self.origin(got)
        worked = replace(worked, document=heard(worked.document, [origin]))
        before = self.visits.get(got.link.address)
        try:
            name = name_in(got.link.address)
            addition = self.corpus.add(data, name, parse_of(worked), origin)
        except CorpusError:
            raise  # the trouble is with the corpus, and the next document would have it too
        except Exception as error:  # noqa: BLE001 - one document must not stop the others
            _log.exception("storing a document failed")
            reason = f"storing it failed: {type(error).__name__}: {error}"
            self.miss(Missed(got.link, "NotStored", reason), sha256)
            return
        brought = Brought(
            got.link,
            addition.record,
            worked.document.problems if addition.new else (),
            before.sha256 if before and addition.new else None,
        )
        (self.report.new if addition.new else self.report.again).append(brought)
        self.note(got.link, sha256=sha256, etag=got.etag, last_modified=got.last_modified)

    def miss(self, missed: Missed, sha256: str | None = None) -> None:
        """Notes what could not be had; what the address held before stays."""
        self.report.failed.append(missed)
        if self.wishes.dry_run:
            return
        link = missed.link
        self.corpus.fail(
            Failure(link.address, name_in(link.address), missed.code, missed.reason, sha256)
        )
        before = self.visits.get(link.address) or Visit(link.address, "", "")
        self.note(
            link,
            sha256=before.sha256,
            etag=before.etag,
            last_modified=before.last_modified,
            code=missed.code,
        )

    def note(self, link: Link, **what: str | None) -> None:
        """Writes down what came of an address; without anything, that it is as it was."""
        before = self.visits.get(link.address)
        if what or before is None:
            visit = Visit(
                link.address,
                self.wishes.source,
                link.council,
                what.get("sha256"),
                what.get("etag"),
                what.get("last_modified"),
                what.get("code"),
            )
        else:
            visit = replace(before, code=None)
            if before.code:
                self.corpus.forget_failure(before.address, before.sha256 or "")
        self.corpus.journal.note(visit)

    def origin(self, got: Got) -> Origin:
        """Where a file was found."""
        via = Via.WAYBACK if self.wishes.source == WAYBACK else Via.WEB
        link = got.link
        return Origin(
            link.address, via, link.page_url, link.label, link.heading, got.etag, got.last_modified
        )

    def close(self) -> None:
        """Notes how each source fared."""
        if self.wishes.dry_run:
            return
        for council in self.wishes.councils:
            failed = next((f for f in self.report.sources_failed if f.council == council), None)
            found = sum(1 for link in self.report.found if link.council == council)
            self.corpus.journal.note_source(
                SourceState(
                    self.wishes.source,
                    council,
                    found,
                    failed.code if failed else None,
                    f"{failed.url}: {failed.reason}" if failed else None,
                )
            )
