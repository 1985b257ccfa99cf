"""What `kkr add` does: find the documents, read each apart, keep it, make all of it searchable."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.files import sha256_of
from corpus.records import Failure, Origin, Parse, Standing
from index.errors import SearchError
from ingest.fingerprints import parser_fingerprint, reader_fingerprint
from ingest.indexing import refresh
from ingest.judgement import refusal, why_not_searchable
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.local import address_of, expand, name_of, read_bytes
from ingest.progress import OnProgress, Progress, Stage, silent
from ingest.serve import Failed
from ingest.work import Job, Worked, read_and_parse, warm_up
from ingest.worker import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from corpus.records import Addition, DocumentRecord
    from corpus.repository import Corpus
    from index.build import Built
    from parse.model import Problem

_log = logging.getLogger(__name__)
_TYPED_WRONG = frozenset({"NotFound", "NothingFound", "UnknownFormat"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that is held now. `replaced` spoke for its meeting until now."""

    path: Path
    record: DocumentRecord
    replaced: tuple[DocumentRecord, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that could not be taken in: a short name for programs, a sentence for people."""

    path: Path
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run.

    `ignored` files of folders were none of ours. `index` is the new build, None if there was
    nothing to index; `index_error` says why what is held now is not yet searchable.
    """

    new: tuple[Taken, ...] = ()
    held: tuple[Taken, ...] = ()
    failed: tuple[NotTaken, ...] = ()
    ignored: int = 0
    index: Built | None = None
    index_error: str | None = None

    @property
    def not_searchable(self) -> tuple[Taken, ...]:
        """Documents that are kept, but have no text to search."""
        both = (*self.new, *self.held)
        return tuple(t for t in both if t.record.standing is Standing.NOT_SEARCHABLE)

    @property
    def replacing(self) -> tuple[Taken, ...]:
        """New documents that take precedence over one that was held."""
        return tuple(taken for taken in self.new if taken.replaced)

    @property
    def complete(self) -> bool:
        """Whether all that was given is held and searchable as far as it can be."""
        return not self.failed and self.index_error is None


@dataclass
class _Run:
    """The report while it grows."""

    new: list[Taken] = field(default_factory=list)
    held: list[Taken] = field(default_factory=list)
    failed: list[NotTaken] = field(default_factory=list)


def add(  # noqa: PLR0913 - options of one command
    paths: Iterable[Path],
    corpus: Corpus,
    index_dir: Path,
    on_progress: OnProgress = silent,
    *,
    workers: int = 1,
    limits: Limits = DEFAULT_LIMITS,
    work: Callable[[Job], Worked] = read_and_parse,
    wait_seconds: float = 60.0,
) -> Report:
    """Takes in files and folders; when it returns, all that is held can be found.

    Trouble with one document is part of the report. What a killed run left undone is finished.

    Raises:
        CorpusError: nothing can be stored (disk full, another kkr is writing, …). What was
            stored before is kept, and the next run goes on from there.
    """

    def waiting(remark: str) -> None:
        on_progress(Progress(Stage.WAITING, name=remark))

    with corpus.lock(wait_seconds=wait_seconds, on_wait=waiting):
        corpus.originals.clean()
        found = expand(paths)
        run = _Run()
        for path, failed in found.failures:
            _fail(corpus, run, path, failed)
        with Workers(work, workers, limits, warm_up) as pool:
            jobs = _jobs(found.files, corpus, run, limits)
            for (path, data), result in pool.run(jobs):
                on_progress(_step(run, len(found.files) + len(found.failures), path))
                _take(corpus, run, path, data, result)
        total = len(found.files) + len(found.failures)
        on_progress(Progress(Stage.READING, total, total))
        built, index_error = _make_searchable(corpus, index_dir, on_progress)
    return Report(
        tuple(run.new), tuple(run.held), tuple(run.failed), found.ignored, built, index_error
    )


def _step(run: _Run, total: int, path: Path) -> Progress:
    done = len(run.new) + len(run.held) + len(run.failed)
    return Progress(Stage.READING, done, total, name_of(path))


def _jobs(
    files: Iterable[Path], corpus: Corpus, run: _Run, limits: Limits
) -> Iterator[tuple[tuple[Path, bytes], Job]]:
    """The files that have to be read; those that are held, or cannot be read, are noted."""
    for path in files:
        data = read_bytes(path, limits.file_bytes)
        if isinstance(data, Failed):
            _fail(corpus, run, path, data)
            continue
        held = corpus.hold_again(sha256_of(data), data, Origin(address_of(path)))
        if held is not None:
            run.held.append(Taken(path, held))
        else:
            yield (path, data), Job(name_of(path), data)


def _take(corpus: Corpus, run: _Run, path: Path, data: bytes, result: Worked | Failed) -> None:
    """Keeps a document that was read, or notes why it is not kept."""
    failed = result if isinstance(result, Failed) else refusal(result)
    if failed is not None:
        _fail(corpus, run, path, failed, sha256_of(data))
    elif not isinstance(result, Failed):
        _store(corpus, run, path, data, result)


def _store(corpus: Corpus, run: _Run, path: Path, data: bytes, worked: Worked) -> None:
    try:
        addition = corpus.add(data, name_of(path), _parse(worked), Origin(address_of(path)))
    except CorpusError:
        raise  # the trouble is with the corpus, and the next document would have it too
    except Exception as error:  # noqa: BLE001 - one document must not stop the others
        _log.exception("storing a document failed")
        reason = f"storing it failed: {type(error).__name__}: {error}"
        _fail(corpus, run, path, Failed("NotStored", reason), sha256_of(data))
        return
    _note(run, path, addition, worked.document.problems)


def _parse(worked: Worked) -> Parse:
    return Parse(
        document=worked.document,
        lines=worked.lines,
        pages_without_text=worked.pages_without_text,
        reason=why_not_searchable(worked),
        read_by=reader_fingerprint(),
        parsed_by=parser_fingerprint(),
    )


def _note(run: _Run, path: Path, addition: Addition, problems: tuple[Problem, ...]) -> None:
    taken = Taken(path, addition.record, addition.replaced, problems if addition.new else ())
    (run.new if addition.new else run.held).append(taken)


def _fail(corpus: Corpus, run: _Run, path: Path, failed: Failed, sha256: str | None = None) -> None:
    run.failed.append(NotTaken(path, failed.code, failed.reason))
    if failed.code not in _TYPED_WRONG:  # a slip of the pen is no document that is missing
        corpus.fail(Failure(address_of(path), name_of(path), failed.code, failed.reason, sha256))


def _make_searchable(
    corpus: Corpus, index_dir: Path, on_progress: OnProgress
) -> tuple[Built | None, str | None]:
    try:
        return refresh(corpus, index_dir, on_progress), None
    except SearchError as error:
        # What was added is safe, and the report of it must not be lost over the index.
        return None, str(error)
