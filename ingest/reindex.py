"""What `kkr reindex` does: redo what is stale, or all of it, then build the whole index anew."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from corpus.errors import OriginalDamaged, OriginalMissing
from ingest.fingerprints import parser_fingerprint, read_by_ocr, to_read_anew
from ingest.indexing import rebuild
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.pipeline import parse_of
from ingest.progress import OnProgress, Progress, Stage, silent
from ingest.reading import Readers
from ingest.recognised import recognised_pages
from ingest.serve import Failed
from ingest.witness import heard
from ingest.work import Job, parse_lines, read_and_parse, warm_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from corpus.records import DocumentRecord
    from corpus.repository import Corpus
    from index.build import Built
    from ingest.ocr import Ocr
    from ingest.work import Worked


_OCR_GONE = (
    "the text of its scanned pages was recognised by OCR, which is not there now, and would be"
    ' lost: install it (pip install "kkr[ocr]", and Tesseract with Danish), then run kkr reindex'
)


class Depth(StrEnum):
    """How far back to begin: with the rows, with the stored lines, with the originals.

    `STALE` begins, for each document, where the code has changed since.
    """

    STALE = "stale"
    INDEX = "index"
    PARSE = "parse"
    READ = "read"


@dataclass(frozen=True, slots=True)
class NotRedone:
    """A document that keeps its old parse, and why."""

    record: DocumentRecord
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReindexReport:
    """What a run did. `changed` are documents that say something else than before.

    `recognised` of those that were read had pages whose text OCR has recognised.
    """

    index: Built
    read: int = 0
    parsed: int = 0
    changed: tuple[DocumentRecord, ...] = ()
    failed: tuple[NotRedone, ...] = ()
    recognised: int = 0


@dataclass
class _Run:
    changed: list[DocumentRecord] = field(default_factory=list)
    failed: list[NotRedone] = field(default_factory=list)
    recognised: int = 0


def reindex(  # noqa: PLR0913 - options of one command
    corpus: Corpus,
    index_dir: Path,
    on_progress: OnProgress = silent,
    *,
    depth: Depth = Depth.STALE,
    workers: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    ocr: Ocr | None = None,
    wait_seconds: float = 60.0,
) -> ReindexReport:
    """Builds the index anew from what is held; the live one serves until the new one is proved.

    Raises:
        CorpusError: the corpus cannot be read or written.
        SearchError: the new index cannot be written or did not prove itself.
    """

    def waiting(remark: str) -> None:
        on_progress(Progress(Stage.WAITING, name=remark))

    with corpus.lock(wait_seconds=wait_seconds, on_wait=waiting):
        run = _Run()
        to_read, to_parse = _stale(corpus, depth, ocr)
        if ocr is None:
            to_read = _without_losses(to_read, to_parse, run)
        redo = _Redo(corpus, run, on_progress, workers, limits, ocr)
        redo(to_read, Stage.READING, read_and_parse, corpus.original)
        redo(to_parse, Stage.PARSING, parse_lines, corpus.lines)
        built = rebuild(corpus, index_dir, on_progress)
    return ReindexReport(
        index=built,
        read=len(to_read),
        parsed=len(to_parse),
        changed=tuple(run.changed),
        failed=tuple(run.failed),
        recognised=run.recognised,
    )


def _without_losses(
    to_read: list[DocumentRecord], to_parse: list[DocumentRecord], run: _Run
) -> list[DocumentRecord]:
    """Those that may be read without OCR; the others can be parsed anew, which loses nothing."""
    held_back = [record for record in to_read if read_by_ocr(record)]
    run.failed += [NotRedone(record, "OcrMissing", _OCR_GONE) for record in held_back]
    to_parse += [record for record in held_back if record.parsed_by != parser_fingerprint()]
    return [record for record in to_read if not read_by_ocr(record)]


def _stale(
    corpus: Corpus, depth: Depth, ocr: Ocr | None
) -> tuple[list[DocumentRecord], list[DocumentRecord]]:
    """Which documents to read anew, and which only to parse anew."""
    records = corpus.documents()
    if depth is Depth.INDEX:
        return [], []
    if depth is Depth.READ:
        return records, []
    if depth is Depth.PARSE:
        return [], records
    read = [r for r in records if to_read_anew(r, ocr)]
    rest = [r for r in records if not to_read_anew(r, ocr)]
    return read, [r for r in rest if r.parsed_by != parser_fingerprint()]


@dataclass
class _Redo:
    """Works documents over and stores what came out."""

    corpus: Corpus
    run: _Run
    on_progress: OnProgress
    workers: int
    limits: Limits
    ocr: Ocr | None

    def __call__(
        self,
        records: list[DocumentRecord],
        stage: Stage,
        work: Callable[[Job], Worked],
        load: Callable[[str], bytes],
    ) -> None:
        if not records:
            return
        ocr = self.ocr if stage is Stage.READING else None  # lines that are kept went through it
        with Readers(work, self.workers, self.limits, warm_up, ocr) as pool:
            results = pool.run(self._jobs(records, load))
            for done, (record, result) in enumerate(results):
                self.on_progress(Progress(stage, done, len(records), record.name))
                self._store(record, result, stage)
        self.on_progress(Progress(stage, len(records), len(records)))

    def _jobs(
        self, records: list[DocumentRecord], load: Callable[[str], bytes]
    ) -> Iterator[tuple[DocumentRecord, Job]]:
        for record in records:
            try:
                data = load(record.sha256)
            except (OriginalMissing, OriginalDamaged) as error:
                self.run.failed.append(NotRedone(record, type(error).__name__, str(error)))
            else:
                yield record, Job(record.name, data)

    def _store(self, record: DocumentRecord, result: Worked | Failed, stage: Stage) -> None:
        if isinstance(result, Failed):
            # The old parse stays: worse code must not lose what better code understood.
            self.run.failed.append(NotRedone(record, result.code, result.reason))
            return
        if stage is Stage.READING:
            self.run.recognised += bool(recognised_pages(result.document.problems))
        read_by = None if stage is Stage.READING else record.read_by
        origins = self.corpus.origins(record.sha256)
        result = replace(result, document=heard(result.document, origins))
        if self.corpus.replace(record.sha256, parse_of(result, read_by)):
            self.run.changed.append(record)
