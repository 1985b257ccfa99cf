"""What `kkr add` does: find the documents, read each apart, keep it, make all of it searchable."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from corpus.errors import CorpusError
from corpus.files import sha256_of
from corpus.records import Correction, Failure, Origin, Parse, Standing
from index.errors import SearchError
from ingest.fingerprints import parser_fingerprint
from ingest.fingerprints import read_by as current_readers
from ingest.judgement import refusal, why_not_searchable
from ingest.local import address_of, beside_name, expand, gone, name_of, read_bytes
from ingest.pace import Pace, Timekeeper
from ingest.progress import OnProgress, Progress, Stage, silent, takes_long, waiting
from ingest.workers.limits import DEFAULT_LIMITS, Limits
from ingest.workers.reading import Readers
from ingest.workers.serve import Failed
from ingest.workers.work import Job, Worked, read_and_parse, warm_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from corpus.records import DocumentRecord
    from corpus.repository import Corpus
    from index.building.build import Built
    from ingest.workers.ocr import Ocr
    from parse.model import Problem

T = TypeVar("T")
_REMOVED = "it was removed by hand (kkr add with its own name takes it in again)"
NOT_STORED = "NotStored"  # the code of what was read, and then kkr failed to keep

_NOTHING_SAID = Correction()
_log = logging.getLogger(__name__)
# A slip of the pen in the command is no document that is missing.
_TYPED_WRONG = frozenset({"NotFound", "NothingFound", "UnknownFormat"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that is held now.

    `replaced` spoke for its meeting until now, `behind` speaks still. `restored`: it was held, but
    its original was lost or damaged.
    """

    path: Path
    record: DocumentRecord
    replaced: tuple[DocumentRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
    restored: bool = False
    behind: DocumentRecord | None = None


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that could not be taken in: a short name for programs, a sentence for people."""

    path: Path
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run.

    `ignored` files of folders were none of ours (the `unread` ones may be papers that kkr cannot
    read), `links` to folders were not followed, what was `removed` by hand was left out. What was
    `said` of the new ones was not of those held. `index` is the new build, None if there was
    nothing to index; `index_error` says why what is held now is not yet searchable. `pace` is of
    what had to be read.
    """

    new: tuple[Taken, ...] = ()
    held: tuple[Taken, ...] = ()
    failed: tuple[NotTaken, ...] = ()
    ignored: int = 0
    unread: tuple[NotTaken, ...] = ()
    links: int = 0
    removed: tuple[NotTaken, ...] = ()
    said: Correction = _NOTHING_SAID
    index: Built | None = None
    index_error: str | None = None
    pace: Pace = field(default_factory=Pace)

    @property
    def not_searchable(self) -> tuple[Taken, ...]:
        """Documents that are kept, but have no text to search."""
        both = (*self.new, *self.held)
        return tuple(t for t in both if t.record.standing is Standing.NOT_SEARCHABLE)

    @property
    def complete(self) -> bool:
        """Whether all that was given is held and searchable as far as it can be."""
        return not self.failed and self.index_error is None


def add(  # noqa: PLR0913 - options of one command
    paths: Iterable[Path],
    corpus: Corpus,
    index_dir: Path,
    on_progress: OnProgress = silent,
    *,
    workers: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    ocr: Ocr | None = None,
    work: Callable[[Job], Worked] = read_and_parse,
    readers: Readers | None = None,
    said: Correction = _NOTHING_SAID,
    wait_seconds: float = 60.0,
) -> Report:
    """Takes in files and folders; when it returns, all that is held can be found.

    What is `said` of their meeting or kind holds for all that are new.

    Trouble with one document is part of the report. What a killed run left undone is finished.
    Who has `readers` that are starting already gives them; they are ended when all is read.

    Raises:
        CorpusError: nothing can be stored (disk full, another kkr is writing, …). What was
            stored before is kept, and the next run goes on from there.
    """
    with corpus.lock(wait_seconds=wait_seconds, on_wait=waiting(on_progress)):
        corpus.clean()
        paths = tuple(paths)
        found = expand(paths, own=(corpus.originals.root, index_dir))
        corpus.forget_failures(gone([one.address for one in corpus.failures()], paths, found))
        total = len(found.files) + len(found.failures)
        run = _Run(corpus, limits, on_progress, total, frozenset(paths), said)
        for path, failed in found.failures:
            run.fail(path, failed)
        with readers or Readers(work, workers, limits, warm_up, ocr) as pool:
            run.tell()
            jobs = _meanwhile(run.jobs(found.files), corpus)
            for given, result in pool.run(jobs, run.tell_slow):
                run.take(given, result)
        run.tell()
        pace = run.times.pace()
        built, index_error = make_searchable(corpus, index_dir, on_progress, workers)
    return Report(
        tuple(run.new),
        tuple(run.held),
        tuple(run.failed),
        found.ignored,
        tuple(NotTaken(path, failed.code, failed.reason) for path, failed in found.unread),
        found.links,
        tuple(run.removed),
        said,
        built,
        index_error,
        pace,
    )


def _meanwhile(jobs: Iterable[T], corpus: Corpus) -> Iterator[T]:
    """The jobs; works out what storing and finding documents asks for while the last are read."""
    yield from jobs
    import ingest.indexing  # noqa: F401, PLC0415 - takes as long as reading a paper

    parser_fingerprint()
    current_readers(None)
    corpus.documents()  # so that the database's pages are read, and the statement is prepared
    corpus.counts()


class _Given(NamedTuple):
    """A document of a run: its file, what is in it, when it came in."""

    path: Path
    data: bytes
    at: datetime


@dataclass
class _Run:
    """A run under way: what it works with, and its report while that grows."""

    corpus: Corpus
    limits: Limits
    on_progress: OnProgress
    total: int
    named: frozenset[Path]
    said: Correction = _NOTHING_SAID
    new: list[Taken] = field(default_factory=list)
    held: list[Taken] = field(default_factory=list)
    failed: list[NotTaken] = field(default_factory=list)
    removed: list[NotTaken] = field(default_factory=list)
    times: Timekeeper = field(default_factory=Timekeeper)

    def tell(self, name: str = "") -> None:
        """How far the run is."""
        done = len(self.new) + len(self.held) + len(self.failed) + len(self.removed)
        self.on_progress(Progress(Stage.READING, done, self.total, name))

    def tell_slow(self, given: _Given) -> None:
        """That a document takes long to read."""
        self.on_progress(takes_long(name_of(given.path), self.limits))

    def jobs(self, files: Iterable[Path]) -> Iterator[tuple[_Given, Job]]:
        """The files that have to be read; those held, or not to be opened, are noted.

        What was removed by hand comes back under its own name, not with a folder.
        """
        unwanted = {one.sha256 for one in self.corpus.removals()}
        for path, at in zip(files, self.corpus.moments(), strict=False):
            data = read_bytes(path, self.limits.file_bytes)
            if isinstance(data, Failed):
                self.fail(path, data)
                continue
            sha256 = sha256_of(data)
            if sha256 in unwanted and path not in self.named:
                self.tell(name_of(path))
                self.removed.append(NotTaken(path, "Removed", _REMOVED))
                continue
            held = self.corpus.hold_again(sha256, data, Origin(address_of(path)))
            if held is None:
                yield _Given(path, data, at), Job(name_of(path), data)
            else:
                self.tell(name_of(path))
                self.held.append(Taken(path, held.record, restored=held.restored))

    def take(self, given: _Given, result: Worked | Failed) -> None:
        """Keeps a document that was read, or notes why it is not kept."""
        self.tell(name_of(given.path))
        known = bool(self.said)  # then it is none of nobody's, whatever it says
        failed = result if isinstance(result, Failed) else refusal(result, published=known)
        if failed is not None:
            self.fail(given.path, failed, sha256_of(given.data))
        elif not isinstance(result, Failed):
            self.store(given, result)

    def store(self, given: _Given, worked: Worked) -> None:
        """Keeps a document."""
        path, data, at = given
        self.times.note(worked)
        origin = Origin(address_of(path))
        try:
            parse = parse_of(worked)
            addition = self.corpus.add(data, name_of(path), parse, origin, at, self.said)
        except CorpusError:
            raise  # the trouble is with the corpus, and the next document would have it too
        except Exception as error:  # noqa: BLE001 - one document must not stop the others
            _log.exception("storing a document failed")
            reason = f"storing it failed: {type(error).__name__}: {error}"
            self.fail(path, Failed(NOT_STORED, reason), sha256_of(data))
            return
        problems = worked.document.problems if addition.new else ()
        behind = addition.behind
        taken = Taken(path, addition.record, addition.replaced, problems, behind=behind)
        (self.new if addition.new else self.held).append(taken)

    def fail(self, path: Path, failed: Failed, sha256: str | None = None) -> None:
        """Notes what could not be taken in; what is there but unusable is remembered."""
        name = name_of(path)
        reason = beside_name(name, failed.reason)
        self.failed.append(NotTaken(path, failed.code, reason))
        if failed.code not in _TYPED_WRONG:
            self.corpus.fail(Failure(address_of(path), name, failed.code, reason, sha256))


def parse_of(worked: Worked, read_by: str | None = None) -> Parse:
    """What a worker made of a document, as the corpus keeps it.

    `read_by` is the fingerprint of the reader, where that is not today's.
    """
    return Parse(
        document=worked.document,
        lines=worked.lines,
        pages_without_text=worked.pages_without_text,
        reason=why_not_searchable(worked),
        read_by=read_by or current_readers(worked.ocr),
        parsed_by=parser_fingerprint(),
    )


def make_searchable(
    corpus: Corpus, index_dir: Path, on_progress: OnProgress, workers: int = 1
) -> tuple[Built | None, str | None]:
    """Brings the index up to what is held: the new build, or why there is none."""
    from ingest.indexing import refresh  # noqa: PLC0415 - see `_meanwhile`

    try:
        return refresh(corpus, index_dir, on_progress, workers=workers), None
    except (SearchError, CorpusError) as error:
        # What was added is safe, and the report of it must not be lost over the index, nor over
        # rows of other documents that are damaged.
        return None, str(error)
