"""What `kkr fetch` does: one process asks the servers, others read, this one keeps what comes.

A note in the journal is written after its document is kept: a killed run leaves no half-truth, and
the next one goes on with the addresses that have no note.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import CorpusError
from corpus.files import sha256_of
from corpus.journal import KnownMeeting, SourceState, Visit
from corpus.records import Failure, Origin, Via
from ingest.errors import CrawlFailed
from ingest.fetching.addresses import name_in
from ingest.fetching.crawling import crawling, spool_in
from ingest.fetching.link_notes import LinkNotes
from ingest.fetching.listings import all_read, broken, listing, unlisted
from ingest.fetching.manners import Manners
from ingest.fetching.messages import (
    GONE,
    NO_PAGE,
    Ended,
    Got,
    Link,
    Missed,
    PageRead,
    Planned,
    SourceMissed,
)
from ingest.fetching.plan import task_of
from ingest.fetching.report import Brought, FetchReport
from ingest.fetching.sites import KL, WAYBACK
from ingest.fetching.wishes import Wishes
from ingest.judgement import NO_MEETING, refusal
from ingest.pipeline import NOT_STORED, make_searchable, parse_of
from ingest.progress import OnProgress, Progress, Stage, silent, takes_long, waiting
from ingest.witness import heard
from ingest.workers.limits import DEFAULT_LIMITS, Limits
from ingest.workers.reading import Readers
from ingest.workers.serve import Failed
from ingest.workers.work import Job, Worked, read_and_parse, warm_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpus.repository import Corpus
    from ingest.fetching.messages import Message
    from ingest.workers.ocr import Ocr

_log = logging.getLogger(__name__)
# For so long a page further down that is in trouble fails its source: its server may be mended. One
# that goes on would do so for ever, and nobody hears a daily alarm in the end.
_PATIENCE = timedelta(days=14)


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

    with corpus.lock(wait_seconds=wait_seconds, on_wait=waiting(on_progress)):
        corpus.clean()
        with spool_in(corpus.home) as spool:
            run = _Run(corpus, wishes, limits, on_progress)
            warm = warm_up if work is read_and_parse else None
            task = task_of(wishes, manners, corpus, spool, run.visits)
            readers = Readers(work, workers, limits, warm, ocr)
            with crawling(task) as (messages, arrivals), readers as pool:
                for given, result in pool.run(run.jobs(messages), run.tell_slow, arrivals):
                    run.take(given, result)
            run.close()
        report = run.report
        if not wishes.dry_run:
            report.index, report.index_error = make_searchable(
                corpus, index_dir, on_progress, workers
            )
    return report


class _Given(NamedTuple):
    """A file that came: where from, what is in it, when."""

    got: Got
    data: bytes
    at: datetime


@dataclass
class _Run:
    """A run under way."""

    corpus: Corpus
    wishes: Wishes
    limits: Limits
    on_progress: OnProgress
    report: FetchReport = field(init=False)
    visits: dict[str, Visit] = field(init=False)
    removed: frozenset[str] = field(init=False)
    links: LinkNotes = field(init=False)

    def __post_init__(self) -> None:
        self.report = FetchReport(self.wishes.source, dry_run=self.wishes.dry_run)
        self.visits = self.corpus.journal.visits()
        self.removed = frozenset(one.sha256 for one in self.corpus.removals())
        self.links = LinkNotes(self.corpus)
        self.report.failing_before = {a: v.code for a, v in self.visits.items() if v.code}
        self.report.passed_before = frozenset(one.address for one in self.corpus.failures())

    def tell(self, name: str = "") -> None:
        """How far the run is, in numbers of documents."""
        report = self.report
        counts = (
            f"{len(report.new)} new, {report.unchanged + len(report.again)} unchanged,"
            f" {len(report.failed)} failed, {report.received / 1024 / 1024:.1f} MB"
        )
        total = len(report.wanted) or None
        self.on_progress(Progress(Stage.FETCHING, report.done, total, f"{counts}  {name}".rstrip()))

    def tell_slow(self, given: _Given) -> None:
        """That a document takes long to read."""
        self.on_progress(takes_long(name_in(given.got.link.address), self.limits))

    def jobs(self, messages: Iterable[Message]) -> Iterator[tuple[_Given, Job] | None]:
        """Takes in all that is told; files that are not held yet are to be read."""
        moments = self.corpus.moments()
        for message in messages:
            job = None
            if isinstance(message, Got):
                path = Path(message.path)
                data = path.read_bytes()
                path.unlink()
                self.report.received += len(data)
                if not self.known(message, data):
                    given = _Given(message, data, next(moments))
                    job = given, Job(name_in(message.link.address), data)
            else:
                self.hear(message)
            self.tell()
            yield job

    def hear(self, message: Message) -> None:
        """Takes in what is no file."""
        report = self.report
        if isinstance(message, PageRead):
            self.read(message)
        elif isinstance(message, Planned):
            self.plan(message)
        elif isinstance(message, SourceMissed):
            self.miss_page(message)
        elif isinstance(message, Missed):
            self.miss(message)
        elif isinstance(message, Ended):
            report.requests = message.requests
            if not message.finished:
                raise CrawlFailed(f"the process that asks the servers broke down: {message.reason}")
        elif not isinstance(message, Got):  # what is left is the news that nothing changed
            report.unchanged += 1
            self.note(message.link)

    def plan(self, planned: Planned) -> None:
        """Takes in what was found, and what it says of what is held."""
        report = self.report
        report.found, report.wanted = planned.links, planned.wanted
        codes = map(report.failing_before.get, planned.settled)
        failed = [code for code in codes if code not in {None, NO_MEETING}]
        report.put_off, report.settled = len(failed), len(planned.settled) - len(failed)
        report.left_out = planned.left_out
        if not self.wishes.dry_run:
            for link in planned.links:
                self.links.hear(link, self.visits.get(link.address))

    def miss_page(self, missed: SourceMissed) -> None:
        """Notes a page that could not be had: for `kkr status` too, if no source has failed."""
        missed = self.with_patience(missed)
        (self.report.sources_failed if missed.required else self.report.remarks).append(missed)
        if self.wishes.dry_run or missed.code in NO_PAGE:
            return
        if missed.further or not missed.required:
            self.note(Link(missed.url, missed.council), code=missed.code)
        if missed.required:
            return
        if missed.code != GONE:
            name = name_in(missed.url) or missed.url
            self.corpus.fail(Failure(missed.url, name, missed.code, missed.reason))

    def with_patience(self, missed: SourceMissed) -> SourceMissed:
        """The same; but no failure of the source, if the page has been in trouble for long."""
        before = self.visits.get(missed.url)
        since = before.first_seen_at if before and before.code else None
        if not (missed.required and missed.further and since):
            return missed
        if datetime.now(UTC) - since < _PATIENCE:
            return missed
        reason = f"{missed.reason}, since {since:%Y-%m-%d} or longer"
        return replace(missed, required=False, reason=reason)

    def read(self, page: PageRead) -> None:
        """Notes what a page names, and that it is there, if it could not be had before."""
        self.report.pages += 1
        if self.wishes.dry_run:
            return
        self.corpus.journal.note_meetings(
            KnownMeeting(page.council, day, page.url) for day in page.meetings
        )
        before = self.visits.get(page.url)
        if before is not None and before.code:
            self.corpus.journal.forget(page.url)
            self.corpus.forget_failure(page.url, "")

    def known(self, got: Got, data: bytes) -> bool:
        """Whether these bytes are held, or not wanted; then only their address is noted."""
        sha256 = sha256_of(data)
        if sha256 in self.removed:
            self.report.removed += 1
            self.note(got.link, sha256=sha256, etag=got.etag, last_modified=got.last_modified)
            return True
        before = self.visits.get(got.link.address)
        origin = self.origin(got, sha256)
        self.links.hear_of(sha256, origin)
        if self.corpus.hold_again(sha256, data, origin) is None:
            return False
        self.note(got.link, sha256=sha256, etag=got.etag, last_modified=got.last_modified)
        if before is not None and before.sha256 == sha256:
            self.report.unchanged += 1
        else:
            self.report.again.append(Brought(got.link, self.corpus.document(sha256)))
        return True

    def take(self, given: _Given, result: Worked | Failed) -> None:
        """Keeps a document that was read, or notes why it is not kept."""
        link, sha256 = given.got.link, sha256_of(given.data)
        published = not link.aside
        failed = result if isinstance(result, Failed) else refusal(result, published=published)
        if failed is not None:
            self.miss(Missed(link, failed.code, failed.reason), sha256)
        elif not isinstance(result, Failed):
            self.store(given, sha256, result)
        self.tell()

    def store(self, given: _Given, sha256: str, worked: Worked) -> None:
        """Keeps a document, then notes that its address is done with."""
        got, data, at = given
        origin = self.origin(got, sha256)
        worked = replace(worked, document=heard(worked.document, [origin]))
        before = self.visits.get(got.link.address)
        # The same file came from elsewhere while this one was read.
        self.links.hear_of(sha256, origin)
        try:
            name = name_in(got.link.address)
            new = self.corpus.add(data, name, parse_of(worked), origin, at).new
        except CorpusError:
            raise  # the trouble is with the corpus, and the next document would have it too
        except Exception as error:  # noqa: BLE001 - one document must not stop the others
            _log.exception("storing a document failed")
            reason = f"storing it failed: {type(error).__name__}: {error}"
            self.miss(Missed(got.link, NOT_STORED, reason), sha256)
            return
        self.note(got.link, sha256=sha256, etag=got.etag, last_modified=got.last_modified)
        record = self.corpus.document(sha256)
        self.links.add(record, origin)
        brought = Brought(
            got.link,
            record,
            worked.document.problems if new else (),
            before.sha256 if before and new else None,
        )
        (self.report.new if new else self.report.again).append(brought)

    def miss(self, missed: Missed, sha256: str | None = None) -> None:
        """Notes what could not be had; what the address held before stays.

        What a menu or a footer leads to and is of no meeting is no paper that is missing.
        """
        self.report.failed.append(missed)
        if self.wishes.dry_run:
            return
        link = missed.link
        if missed.code == NO_MEETING:
            self.corpus.forget_failure(link.address, "")
        else:
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

    def origin(self, got: Got, sha256: str) -> Origin:
        """Where a file was found, with the link to it that told most."""
        via = Via.WAYBACK if self.wishes.source == WAYBACK else Via.WEB
        link = got.link
        fresh = Origin(link.address, via, link.page_url, link.label, link.heading)
        return replace(
            self.links.best(sha256, fresh), etag=got.etag, last_modified=got.last_modified
        )

    def compare(self) -> None:
        """Notes what the site's pages link to no more, council by council."""
        if self.wishes.source != KL:
            return
        report, journal = self.report, self.corpus.journal
        held = {record.sha256 for record in self.corpus.documents()}
        before = {visit.sha256 for visit in unlisted(self.visits.values(), held)}
        links = [link.address for link in report.found]
        states = {state.council: state for state in journal.sources() if state.source == KL}
        for council in self.wishes.councils:
            found = listing(self.visits.values(), links, council)
            if not all_read(report.remarks, report.sources_failed, council):
                journal.note_listing((), found.back)  # what else may still be listed is not known
                continue
            journal.note_listing(found.vanished, found.back)
            self.corpus.forget_failures([visit.address for visit in found.dead])
            for visit in found.dead:
                if not visit.sha256:
                    journal.forget(visit.address)
            now = sum(link.council == council for link in report.found)
            failed = broken(states.get(council), now)
            if failed:
                report.sources_failed.append(failed)
        report.gone = [
            visit
            for visit in unlisted(journal.visits().values(), held)
            if visit.sha256 not in before
        ]

    def close(self) -> None:
        """Notes how each source fared."""
        if self.wishes.dry_run:
            return
        self.compare()
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
