"""A damaged database made anew: from what can be read of it, and from the originals."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.files import Originals, sha256_of, suffix_of
from corpus.layout import originals_in
from corpus.lock import LOCK, locked
from corpus.records import LOST, Failure, Via
from corpus.restoring import NewDatabase
from corpus.salvage import Salvage, Salvaged
from ingest.judgement import refusal
from ingest.pipeline import parse_of
from ingest.progress import Progress, Stage
from ingest.witness import heard
from ingest.workers.limits import DEFAULT_LIMITS
from ingest.workers.reading import Readers
from ingest.workers.serve import Failed
from ingest.workers.work import Job, Worked, parse_lines, read_and_parse, warm_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ingest.progress import OnProgress
    from ingest.workers.ocr import Ocr


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it: how many documents the new database has, and where the old one lies.

    `lost` are documents that were known, but of which neither lines nor original could be read:
    they are remembered as failures until they come in again, or are let go.
    """

    documents: int
    aside: Path | None
    lost: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A document to be restored: `path` is its original, None if that is lost.

    `key` tells in which order it came in: of two alike the later speaks, whichever is read first.
    """

    told: Salvaged
    path: Path | None
    known: bool
    key: int


def restore_database(
    home: Path, on_progress: OnProgress, workers: int, ocr: Ocr | None = None
) -> Restored:
    """Makes a new database beside the damaged one, and puts it in its place when it is whole.

    Everything that was parsed is parsed again, so that nothing is half there; what has to be read
    again, and has pages without text, goes through OCR if it is there.

    Raises:
        CorpusError: it could not be done (disk full, another kkr is writing); nothing is changed.
    """
    originals = Originals(originals_in(home))
    with (
        locked(home / LOCK),
        NewDatabase(home) as new,
        Readers(parse_lines, workers, DEFAULT_LIMITS, warm_up) as parsing,
        Readers(read_and_parse, workers, DEFAULT_LIMITS, warm_up, ocr) as reading,
    ):
        salvaged = new.salvage()
        new.begin(salvaged.journal)
        found = list(_found(salvaged, originals, datetime.now(UTC)))
        lost: list[Failure] = []
        done = 0
        for of_lines, some in groupby(found, lambda one: one.told.lines is not None):
            pool = parsing if of_lines else reading
            for one, result in pool.run(_jobs(some, lost)):
                on_progress(Progress(Stage.PARSING, done, len(found), one.told.name))
                if isinstance(result, Failed):
                    lost += [_failure(one.told, result.reason)] if one.known else []
                elif one.known or refusal(result) is None:
                    _insert(new, one, result)
                    done += 1
        new.finish(salvaged.journal, lost)
        aside = new.take_place()
    return Restored(done, aside, tuple(lost))


def _found(salvaged: Salvage, originals: Originals, now: datetime) -> Iterator[_Found]:
    """Documents as they came; then originals that no row tells of, the oldest first.

    Those of documents that were removed by hand are left to be cleaned away.
    """
    documents, removed = salvaged.documents, salvaged.removed
    lying = {path.name[:64]: path for path in originals if path.name[:64] not in removed}
    keys = count(1)
    at = next((told.added_at for told in documents if told.added_at), None)
    for told in documents:
        at = told.added_at or at  # of a lost row: that of its neighbour
        path = lying.pop(told.sha256, None)
        yield _Found(replace(told, added_at=at), path, known=True, key=next(keys))
    for sha256, path in sorted(lying.items(), key=lambda pair: pair[1].stat().st_mtime_ns):
        told = Salvaged(sha256, path.suffix, path.name, added_at=now)
        yield _Found(told, path, known=False, key=next(keys))


def _jobs(found: Iterable[_Found], lost: list[Failure]) -> Iterator[tuple[_Found, Job]]:
    for one in found:
        name = one.told.name
        if one.told.lines is not None:
            yield one, Job(name, one.told.lines)
        elif (data := _bytes_of(one)) is not None:
            yield one, Job(name, data)
        elif one.known:
            lost.append(
                _failure(
                    one.told,
                    "neither its lines nor its original could be read when the database was"
                    " repaired",
                )
            )


def _bytes_of(one: _Found) -> bytes | None:
    """Those of the original, or of a file that it was added from, if one has them still."""
    added = [Path(o.address) for o, _ in one.told.origins if o.via is Via.FILE]
    for path in (one.path, *added):
        with suppress(OSError, ValueError):
            if path is not None and sha256_of(data := path.read_bytes()) == one.told.sha256:
                return data
    return None


def _insert(new: NewDatabase, one: _Found, worked: Worked) -> None:
    told = one.told
    origins = [origin for origin, _ in told.origins]
    worked = replace(worked, document=heard(worked.document, origins))
    suffix = one.path.suffix if one.path else told.suffix or suffix_of(told.name)
    size = told.size or (one.path.stat().st_size if one.path else 0)
    read_by = told.read_by if told.lines is not None else None
    new.insert(one.key, told, suffix, size, parse_of(worked, read_by))


def _failure(told: Salvaged, reason: str) -> Failure:
    # Not under the address it came from: there may be another document, or several were lost.
    origins = ", ".join(origin.address for origin, _ in told.origins)
    found = f"; it was found at {origins}" if origins else ""
    subject = f"{told.name} ({told.sha256[:12]})"
    return Failure(subject, told.name, LOST, f"{reason}{found}: add it again", told.sha256)
