"""What `kkr reindex` does: redo what is stale, or all of it, then build the whole index anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.errors import OriginalDamaged, OriginalMissing
from corpus.records import LOST
from corpus.staging import Staging
from ingest.fingerprints import parser_fingerprint
from ingest.pace import Pace, Timekeeper
from ingest.pipeline import parse_of
from ingest.progress import OnProgress, Progress, Stage, silent, takes_long, waiting
from ingest.reindexing.plan import Depth, beginning, reasons, recipe
from ingest.reindexing.takeover import take_over
from ingest.witness import heard
from ingest.workers.limits import DEFAULT_LIMITS, Limits
from ingest.workers.reading import Readers
from ingest.workers.recognised import recognised_pages
from ingest.workers.serve import Failed
from ingest.workers.work import Job, parse_lines, read_and_parse, warm_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus.records import DocumentRecord, Origin, Parse
    from corpus.repository import Corpus
    from index.building.build import Built
    from ingest.reindexing.changes import DocumentChange
    from ingest.workers.ocr import Ocr
    from ingest.workers.work import Worked

    Made = tuple[DocumentRecord, Parse | None]

_OCR_MISSING = "OcrMissing"
_OCR_GONE = (
    "the text of its scanned pages was recognised by OCR, which is not there now, and would be"
    ' lost: install it (pip install "kkr[ocr]", and Tesseract with Danish), then run kkr reindex'
)


@dataclass(frozen=True, slots=True)
class NotRedone:
    """A document that keeps its old parse, and why."""

    record: DocumentRecord
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReindexReport:
    """What a run did. `changes` are of documents that say something else than before.

    `withheld` says why nothing of it was put in use, if nothing was; then `index` is None unless
    the index had to be built of what is held. `recognised` of those that were read had pages whose
    text OCR has recognised. `pace` is of those that were read or parsed.
    """

    index: Built | None
    read: int = 0
    parsed: int = 0
    changes: tuple[DocumentChange, ...] = ()
    failed: tuple[NotRedone, ...] = ()
    recognised: int = 0
    withheld: tuple[str, ...] = ()
    pace: Pace = field(default_factory=Pace)

    @property
    def complete(self) -> bool:
        """Whether all that was to be done was done, and is in use."""
        return not self.failed and not self.withheld


@dataclass
class _Run:
    failed: list[NotRedone] = field(default_factory=list)
    recognised: int = 0
    times: Timekeeper = field(default_factory=Timekeeper)


def reindex(  # noqa: PLR0913 - options of one command
    corpus: Corpus,
    index_dir: Path,
    on_progress: OnProgress = silent,
    *,
    depth: Depth = Depth.STALE,
    accept: bool = False,
    workers: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    ocr: Ocr | None = None,
    wait_seconds: float = 60.0,
) -> ReindexReport:
    """Builds the index anew from what is held; the live one serves until the new one is proved.

    New parses and the new index take their places together. If too much would be lost by it
    (see `changes`), neither does unless `accept`; the parses are kept for the run that accepts,
    which goes as deep as the one that waits unless it is told to go elsewhere. So does a run after
    one that did not come to its end. Who accepts also lets go of documents that a repair has lost.

    Raises:
        CorpusError: the corpus cannot be read or written.
        SearchError: the new index cannot be written or did not prove itself; rows and index are
            as they were.
    """
    with (
        corpus.lock(wait_seconds=wait_seconds, on_wait=waiting(on_progress)),
        Staging(corpus.home) as staging,
    ):
        corpus.clean()
        run = _Run()
        begins = beginning(corpus, staging, ocr, depth, accept=accept)
        to_read, to_parse = begins.plan
        for reason in reasons(begins, depth):
            on_progress(Progress(Stage.REMARK, name=reason))
        if ocr is None:
            to_read = _without_losses(to_read, to_parse, run)
        if not begins.spares:
            staging.begin(begins.depth)
        redo = _Redo(corpus, staging, run, on_progress, workers, limits, ocr)
        redo(to_read, Stage.READING, read_and_parse, corpus.original)
        redo(to_parse, Stage.PARSING, parse_lines, corpus.lines)
        pace = run.times.pace()
        parses = redo.staged([*to_read, *to_parse])
        outcome = take_over(corpus, parses, index_dir, on_progress, accept=accept, workers=workers)
        if accept:
            lost = [one.address for one in corpus.failures() if one.code == LOST]
            corpus.forget_failures(lost)
        if not begins.spares:
            if outcome.withheld and redo.made_by:
                staging.withhold(begins.depth)
            else:  # an index alone needs no parses to wait for who accepts it
                staging.clear()
    kept = {one.record.sha256 for one in run.failed if one.code != _OCR_MISSING}
    return ReindexReport(
        index=outcome.index,
        read=sum(record.sha256 not in kept for record in to_read),
        parsed=sum(record.sha256 not in kept for record in to_parse),
        changes=outcome.changes,
        failed=tuple(run.failed),
        recognised=run.recognised,
        withheld=outcome.withheld,
        pace=pace,
    )


def _without_losses(
    to_read: list[DocumentRecord], to_parse: list[DocumentRecord], run: _Run
) -> list[DocumentRecord]:
    """Those that may be read without OCR; the others can be parsed anew, which loses nothing."""
    held_back = [record for record in to_read if record.tried_by_ocr]
    run.failed += [NotRedone(record, _OCR_MISSING, _OCR_GONE) for record in held_back]
    to_parse += [record for record in held_back if record.parsed_by != parser_fingerprint()]
    return [record for record in to_read if not record.tried_by_ocr]


# What a page of a text dump has in bytes, roughly.
_PAGE_BYTES = 2500


def _pages(record: DocumentRecord) -> int:
    """How much work a document is, in pages."""
    return record.pages or max(1, record.size // _PAGE_BYTES)


@dataclass
class _Redo:
    """Works documents over and puts what came out aside."""

    corpus: Corpus
    staging: Staging
    run: _Run
    on_progress: OnProgress
    workers: int
    limits: Limits
    ocr: Ocr | None
    made_by: dict[str, str] = field(default_factory=dict)

    def __call__(
        self,
        records: list[DocumentRecord],
        stage: Stage,
        work: Callable[[Job], Worked],
        load: Callable[[str], bytes],
    ) -> None:
        self.made_by.update((r.sha256, recipe(r, stage, self.ocr)) for r in records)
        # What was kept by another run may be damaged since: then it is done again.
        todo = [r for r in records if self.staging.get(r.sha256, self.made_by[r.sha256]) is None]
        if not todo:
            return
        ocr = self.ocr if stage is Stage.READING else None  # lines that are kept went through it
        with Readers(work, self.workers, self.limits, warm_up, ocr) as pool:
            # The longest first: none of them is left for one process alone to end the run with.
            todo.sort(key=_pages, reverse=True)
            done, total = 0, sum(map(_pages, todo))
            self.on_progress(Progress(stage, done, total, unit="pages"))
            for record, result in pool.run(self._jobs(todo, load), self._tell_slow):
                self.on_progress(Progress(stage, done, total, record.name, "pages"))
                self._store(record, result, stage)
                done += _pages(record)
        self.on_progress(Progress(stage, total, total, unit="pages"))

    def _tell_slow(self, record: DocumentRecord) -> None:
        self.on_progress(takes_long(record.name, self.limits))

    def staged(self, records: Sequence[DocumentRecord]) -> Iterator[Made]:
        """What came out, by this run or by one like it that did not come to its end.

        What links say is heard now: it may not have been known when a document was parsed.
        """
        said: dict[str, list[Origin]] = defaultdict(list)
        for (sha256, _), origin in self.corpus.web_origins().items():
            said[sha256].append(origin)
        return self._staged(records, said)

    def _staged(
        self, records: Sequence[DocumentRecord], said: Mapping[str, list[Origin]]
    ) -> Iterator[Made]:
        total = len(records)
        for done, record in enumerate(records):
            self.on_progress(Progress(Stage.STORING, done, total, record.name, "documents"))
            made_by = self.made_by[record.sha256]
            parse = self.staging.get(record.sha256, made_by)
            if parse is not None:
                origins = said.get(record.sha256, ())
                parse = replace(parse, document=heard(parse.document, origins))
            yield record, parse
        if records:
            self.on_progress(Progress(Stage.STORING, total, total, unit="documents"))

    def _jobs(
        self, records: list[DocumentRecord], load: Callable[[str], bytes]
    ) -> Iterator[tuple[DocumentRecord, Job]]:
        for record in records:
            try:
                data = load(record.sha256)
            except (OriginalMissing, OriginalDamaged) as error:
                self.run.failed.append(NotRedone(record, type(error).__name__, str(error)))
            else:
                yield record, Job(record.name, data, _pages(record))

    def _store(self, record: DocumentRecord, result: Worked | Failed, stage: Stage) -> None:
        if isinstance(result, Failed):
            # The old parse stays: worse code must not lose what better code understood.
            self.run.failed.append(NotRedone(record, result.code, result.reason))
            return
        self.run.times.note(result)
        if stage is Stage.READING:
            self.run.recognised += bool(recognised_pages(result.document.problems))
        read_by = None if stage is Stage.READING else record.read_by
        made_by = self.made_by[record.sha256]
        self.staging.put(record.sha256, made_by, parse_of(result, read_by))
