"""What `kkr doctor --repair` mends, from the outside in: left-overs, database, originals, index."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, OriginalDamaged, OriginalMissing
from corpus.files import Originals, removed, sha256_of
from corpus.health import check_originals
from corpus.layout import originals_in, workplaces_in
from corpus.lock import LOCK, locked
from corpus.records import Via
from corpus.repository import Corpus
from corpus.staging import NAME as STAGED
from corpus.staging import remove_staging, staged
from index.building.health import remove_leftovers
from index.errors import SearchError
from ingest.health.doctor import Diagnosis, examine
from ingest.health.findings import Code
from ingest.health.obstacles import move_aside, obstacles
from ingest.health.restoring import restore_database
from ingest.local import address_of
from ingest.pipeline import add
from ingest.progress import silent
from ingest.reindexing.plan import Depth
from ingest.reindexing.reindex import ReindexReport, reindex
from parse.display import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.records import DocumentRecord
    from ingest.place import Place
    from ingest.progress import OnProgress
    from ingest.workers.ocr import Ocr

_INDEX = (
    Code.INDEX_MISSING,
    Code.INDEX_DAMAGED,
    Code.INDEX_OUTDATED,
    Code.INDEX_BEHIND,
    Code.INDEX_COUNTS,
)
_DATABASE = (Code.DATABASE_MISSING, Code.DATABASE_DAMAGED, Code.ROWS_UNREADABLE)
# With these nothing is touched: what would be mended is not ours to change, or in use.
_HANDS_OFF = (
    Code.DATABASE_TOO_NEW,
    Code.DATABASE_UNUSABLE,
    Code.HOME_MISSING,
    Code.HOME_READ_ONLY,
    Code.HOME_UNREADABLE,
    Code.LINK_BROKEN,
    Code.LOCK_HELD,
    Code.LOCK_ORPHANED,
)


@dataclass(frozen=True, slots=True)
class Repair:
    """What was found, what was done about it, and what is left."""

    before: Diagnosis
    after: Diagnosis
    done: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()


@dataclass
class _Log:
    done: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)


def repair(
    place: Place, ocr: Ocr | None = None, on_progress: OnProgress = silent, *, workers: int = 1
) -> Repair:
    """Examines, mends what can be mended from what is left, and examines again.

    Each step works beside what is there and changes places at its end; nothing that was damaged
    is deleted, except builds of the index, which the database gives back.
    """
    before = found = examine(place, ocr)
    log = _Log()
    try:
        if found.has(Code.IN_THE_WAY) and not found.has(*_HANDS_OFF):
            log.done += _make_way(place)
            found = examine(place, ocr)
        if found.has(*_HANDS_OFF):
            if not found.healthy or found.has(Code.LEFTOVER, Code.LOCK_HELD):
                log.undone.append("nothing was touched: what hinders is told with the findings")
            return Repair(before, found, tuple(log.done), tuple(log.undone))
        _mend(found, place, log, on_progress, ocr, workers)
    except (CorpusError, SearchError) as error:
        log.undone.append(str(error))
    return Repair(before, examine(place, ocr), tuple(log.done), tuple(log.undone))


def _mend(
    found: Diagnosis,
    place: Place,
    log: _Log,
    on_progress: OnProgress,
    ocr: Ocr | None,
    workers: int,
) -> None:
    if found.has(Code.LEFTOVER):
        _clean(place, log)
    if place.url and found.has(Code.DATABASE_DAMAGED):
        log.undone.append("the database is not kkr's own file: put its server's backup back")
    elif found.has(*_DATABASE) and not place.url:
        _restore(place, log, on_progress, workers, ocr)
    if not (place.url or (place.database and place.database.exists())):
        return
    with place.corpus() as corpus:
        _let_go(corpus, log)
        _mend_originals(corpus, place, log, on_progress, ocr)
        if place.url and found.has(Code.ROWS_UNREADABLE):
            report = reindex(
                corpus, place.index, on_progress, depth=Depth.READ, workers=workers, ocr=ocr
            )
            _tell(report, log)
        if found.has(*_INDEX) or examine(place, ocr, quick=True).has(*_INDEX):
            _mend_index(corpus, place, log, on_progress)


def _make_way(place: Place) -> Iterator[str]:
    found, lock = obstacles(place.home), place.home / LOCK
    with nullcontext() if lock in found else locked(lock, wait_seconds=0):
        for path in found:
            aside = move_aside(path).relative_to(place.home)
            yield f"moved what stood in the place of {path.name} to {aside}"


def _clean(place: Place, log: _Log) -> None:
    home, originals = place.home, Originals(originals_in(place.home))
    with locked(home / LOCK):
        count = originals.clean() + sum(map(removed, workplaces_in(home)))
        if (home / STAGED).exists() and not staged(home):
            remove_staging(home)
            count += 1
        left = [*originals.incoming(), *workplaces_in(home)]
    if place.index.is_dir():
        count += len(remove_leftovers(place.index))
    if count:
        log.done.append(f"removed {counted(count, 'left-over')} of killed runs")
    log.undone += [f"{path} is left over and cannot be removed" for path in left]


def _let_go(corpus: Corpus, log: _Log) -> None:
    """Originals of removed documents."""
    with corpus.lock():
        if count := corpus.clean():
            log.done.append(f"removed {counted(count, 'original')} of documents that were removed")


def _restore(
    place: Place, log: _Log, on_progress: OnProgress, workers: int, ocr: Ocr | None
) -> None:
    made = restore_database(place.home, on_progress, workers, ocr)
    kept = f"; the damaged one is kept as {made.aside.name}" if made.aside else ""
    log.done.append(f"made a new database of {counted(made.documents, 'document')}{kept}")
    log.undone += [f"lost: {lost.address}: {lost.reason}" for lost in made.lost]


# ── originals ────────────────────────────────────────────────────────────────────────


def _mend_originals(
    corpus: Corpus, place: Place, log: _Log, on_progress: OnProgress, ocr: Ocr | None
) -> None:
    with corpus.lock():
        found = check_originals(corpus)
        for record in (*found.missing, *found.elsewhere, *found.changed):
            source = _copy_of(corpus, record, found.strays)
            if source is None:
                is_of_web = any(o.via is not Via.FILE for o in corpus.origins(record.sha256))
                if is_of_web and record not in found.elsewhere:
                    log.undone.append(f"{record.name} is not here: kkr fetch asks for it again")
                continue
            path = corpus.originals.path(record.sha256, record.suffix)
            if path.exists():
                corpus.originals.put_aside(path)
            corpus.originals.store(source.read_bytes(), record.suffix)
            with suppress(OriginalMissing, OriginalDamaged):
                corpus.original(record.sha256)
                log.done.append(f"restored the original of {record.name} from {source}")
        for path in found.spoilt:
            _move(path, corpus, log)
        held = {record.sha256: record.name for record in corpus.documents()}
        for path in found.strays:
            if name := held.get(path.name[:64]):
                _move(path, corpus, log, f": {name} has its original")
    unknown = [path for path in found.strays if path.name[:64] not in held]
    if unknown:
        _take_in(corpus, place, unknown, log, on_progress, ocr)


def _copy_of(corpus: Corpus, record: DocumentRecord, strays: Iterable[Path]) -> Path | None:
    """A file that has a document's bytes: one from which it was added, or one of the strays."""
    added = (Path(one.address) for one in corpus.origins(record.sha256) if one.via is Via.FILE)
    for path in (*added, *strays):
        with suppress(OSError, ValueError):
            if sha256_of(path.read_bytes()) == record.sha256:
                return path
    return None


def _move(path: Path, corpus: Corpus, log: _Log, why: str = "") -> None:
    """Moves a file that is no original out of the way."""
    aside = corpus.originals.put_aside(path).relative_to(corpus.home)
    log.done.append(f"moved {path.name} to {aside}{why}")


def _take_in(
    corpus: Corpus,
    place: Place,
    strays: Sequence[Path],
    log: _Log,
    on_progress: OnProgress,
    ocr: Ocr | None,
) -> None:
    report = add(strays, corpus, place.index, on_progress, ocr=ocr)
    for taken in report.new:
        log.done.append(f"added {taken.record.name} again: {taken.record.meeting or 'no meeting'}")
    with corpus.lock():
        for failed in report.failed:
            _move(failed.path, corpus, log, f": {failed.reason}")
        # They were never given to be added: that they could not be is nothing to tell of for good.
        corpus.forget_failures([address_of(failed.path) for failed in report.failed])


# ── the index ────────────────────────────────────────────────────────────────────────


def _mend_index(corpus: Corpus, place: Place, log: _Log, on_progress: OnProgress) -> None:
    _tell(reindex(corpus, place.index, on_progress, depth=Depth.INDEX), log)


def _tell(report: ReindexReport, log: _Log) -> None:
    if report.withheld:
        log.undone.append(
            f"the search index is as it was: {'; '.join(report.withheld)}. Add what is missing"
            " again, or let it go with kkr reindex --accept"
        )
    elif report.read:
        log.done.append(f"read {counted(report.read, 'document')} anew")
    if report.index:
        entries = counted(report.index.entries, "entry", "entries")
        log.done.append(f"built the search index anew: {entries}")
