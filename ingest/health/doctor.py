"""What `kkr doctor` examines. It mends nothing; `ingest.health.mending` does.

All it changes is an older kkr's database, which is brought up to date by being opened.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import (
    Busy,
    CorpusError,
    DatabaseDamaged,
    DatabaseTooNew,
    DiskFull,
    HomeUnreadable,
    NoAddress,
)
from corpus.files import Originals
from corpus.health import (
    check_originals,
    database_faults,
    read_values,
    unreadable_documents,
)
from corpus.layout import DATABASE, is_there, originals_in, workplaces_in
from corpus.lock import LOCK, SCHEMA_LOCK, locked, owner_of
from corpus.records import LOST, is_nameless
from corpus.restoring import ASIDE
from corpus.staging import NAME as STAGED
from corpus.staging import staged
from index.answers.search import open_index
from index.building.health import faults, leftovers
from index.errors import IndexMissing, IndexOutdated, IndexUnreadable, SearchError
from index.files.room import room_needed
from ingest.fingerprints import outdated, to_read_anew
from ingest.health.findings import Code, Finding
from ingest.health.obstacles import broken_links, obstacles
from ingest.indexing import lag
from ingest.proofs import expected_counts
from parse.display import counted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.records import DocumentRecord
    from corpus.repository import Corpus
    from ingest.place import Place
    from ingest.workers.ocr import Ocr

_STARTING = 1.0  # seconds: a process that is being started takes some milliseconds


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found, and how much was looked at."""

    home: Path
    findings: tuple[Finding, ...]
    quick: bool = False
    documents: int = 0
    original_bytes: int = 0

    @property
    def healthy(self) -> bool:
        """Whether nothing is wrong; remarks do not count."""
        return not any(finding.wrong for finding in self.findings)

    def has(self, *codes: Code) -> bool:
        """Whether one of these was found."""
        return any(finding.code in codes for finding in self.findings)


def examine(place: Place, ocr: Ocr | None = None, *, quick: bool = False) -> Diagnosis:
    """Looks at everything below a data directory. `quick` hashes neither originals nor index."""
    found = [*_surroundings(place)]
    if any(_hides_all(finding, place) for finding in found):
        return Diagnosis(place.home, tuple(found), quick)  # of what is in it nothing is known
    busy = next(_lock(place), None)
    found += [busy] if busy else _leftovers(place)
    documents, size = 0, 0
    wrong = list(_database(place, quick=quick))
    found += wrong
    if wrong or not _has_database(place):
        found += _index_alone(place, quick=quick)
    else:
        try:
            with place.corpus() as corpus:
                documents = len(corpus.documents())
                if not quick:
                    read_values(corpus)
                rows = [] if quick else list(_rows(corpus))
                found += rows
                lost = [one for one in corpus.failures() if one.code == LOST]
                found += [Finding(Code.DOCUMENT_LOST, one.address, one.reason) for one in lost]
                originals = check_originals(corpus, quick=quick)
                size = originals.size
                found += [Finding(Code.ORIGINAL_MISSING, *_told(r)) for r in originals.missing]
                away = originals.elsewhere
                found += [Finding(Code.ORIGINAL_ELSEWHERE, *_told(r)) for r in away]
                found += [Finding(Code.ORIGINAL_CHANGED, *_told(r)) for r in originals.changed]
                found += [Finding(Code.HOME_UNREADABLE, str(p)) for p in originals.unreadable]
                if busy is None:
                    left = corpus.left_of_removed()
                    found += [Finding(Code.LEFTOVER, str(path)) for path in left]
                    found += [Finding(Code.ORIGINAL_UNKNOWN, str(p)) for p in originals.strays]
                    found += [Finding(Code.ORIGINAL_SPOILT, str(p)) for p in originals.spoilt]
                found += _index(corpus, place, quick=quick)
                found += _remarks(corpus, ocr)
        except HomeUnreadable:
            found += _index_alone(place, quick=quick)  # the database is told of already
        except NoAddress:
            raise  # nothing is known to be wrong but what was typed
        except DatabaseTooNew as error:
            found.append(Finding(Code.DATABASE_TOO_NEW, _name(place), str(error)))
        except DatabaseDamaged as error:
            found.append(Finding(Code.DATABASE_DAMAGED, _name(place), str(error)))
        except CorpusError as error:
            found.append(Finding(Code.DATABASE_UNUSABLE, _name(place), str(error)))
    return Diagnosis(place.home, tuple(found), quick, documents, size)


def _is_missing(place: Place) -> bool:
    """Whether no kkr ever wrote in this place, as far as can be seen.

    To call that well would be an answer for a timer whose disk is not mounted.
    """
    home = place.home
    if place.url or (home.exists() and not _can_be_read(home)):
        return False
    ours = (home / DATABASE, home / LOCK, place.index, originals_in(home))
    return not any(map(os.path.lexists, ours))


def _hides_all(finding: Finding, place: Place) -> bool:
    if finding.code in {Code.HOME_MISSING, Code.IN_THE_WAY, Code.LINK_BROKEN}:
        return True
    return finding.code is Code.HOME_UNREADABLE and finding.subject == str(place.home)


def _has_database(place: Place) -> bool:
    return place.database is None or is_there(place.database)


def _name(place: Place) -> str:
    return str(place.database) if place.database else "KKR_DATABASE_URL"


def _told(record: DocumentRecord) -> tuple[str, str]:
    return record.name, record.url or f"{record.sha256[:12]}{record.suffix}"


# ── what is around it ────────────────────────────────────────────────────────────────


def _surroundings(place: Place) -> Iterator[Finding]:
    home = place.home
    if _is_missing(place):
        yield Finding(Code.HOME_MISSING, str(home))
    if not home.is_dir():
        return
    folders = [home, originals_in(home), place.index]
    files = [home / DATABASE, home / LOCK, home / SCHEMA_LOCK]
    there = [path for path in (*folders, *files) if os.path.exists(path)]  # noqa: PTH110 - no error
    shut = [path for path in there if not _can_be_read(path)]
    yield from (Finding(Code.HOME_UNREADABLE, str(path)) for path in shut)
    if home not in shut:
        yield from (Finding(Code.IN_THE_WAY, str(path)) for path in obstacles(home))
        yield from (Finding(Code.LINK_BROKEN, str(path)) for path in broken_links(home))
    closed = [path for path in there if path not in shut and not os.access(path, os.W_OK)]
    if closed:
        yield Finding(Code.HOME_READ_ONLY, ", ".join(map(str, closed)))
        return
    if shut:
        return
    room, needed = shutil.disk_usage(home).free, _room_needed(place)
    if room < needed:
        yield Finding(
            Code.DISK_NEARLY_FULL,
            str(home),
            f"{room >> 20} MB are free, {needed >> 20} MB are needed",
        )


def _can_be_read(path: Path) -> bool:
    return os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK)


def _room_needed(place: Place) -> int:
    """For an index beside the live one, and the rows that change in one transaction."""
    rows = place.database.stat().st_size if place.database and place.database.exists() else 0
    return room_needed(place.index) + rows


def _lock(place: Place) -> Iterator[Finding]:
    path = place.home / LOCK
    if not path.exists() or not os.access(path, os.W_OK):
        return
    # What a process was about to start when it was killed holds its lock for some milliseconds.
    for seconds in (0, _STARTING):
        try:
            with locked(path, wait_seconds=seconds):
                return
        except Busy:
            owner = owner_of(path)
            gone = owner is not None and not _runs(owner)
        except DiskFull:
            return  # it is held by nobody, but there is no room to say by whom
        if not gone:
            break
    code = Code.LOCK_ORPHANED if gone else Code.LOCK_HELD
    yield Finding(code, str(path), f"process {owner}" if owner else "")


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _leftovers(place: Place) -> Iterator[Finding]:
    home = place.home
    waiting = staged(home)
    if waiting:
        detail = f"{counted(waiting, 'document is', 'documents are')} parsed"
        yield Finding(Code.REINDEX_WAITS, str(home / STAGED), detail)
    elif (home / STAGED).exists():
        yield Finding(Code.LEFTOVER, str(home / STAGED))
    for path in (*Originals(originals_in(home)).incoming(), *workplaces_in(home)):
        yield Finding(Code.LEFTOVER, str(path))
    for path in sorted(home.glob(f"{DATABASE}{ASIDE}*")):
        if not path.name.endswith(("-wal", "-shm")):
            yield Finding(Code.DATABASE_ASIDE, str(path))
    for path in leftovers(place.index):
        yield Finding(Code.LEFTOVER, str(path))


# ── the database ─────────────────────────────────────────────────────────────────────


def _database(place: Place, *, quick: bool) -> Iterator[Finding]:
    path = place.database
    if path is None:
        return
    if not is_there(path):
        if Originals(originals_in(place.home)).any():
            yield Finding(Code.DATABASE_MISSING, str(path))
        return
    if not os.access(path, os.R_OK):
        return
    wrong = database_faults(path, quick=quick)
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        yield Finding(Code.DATABASE_DAMAGED, str(path), f"{wrong[0]}{more}")


def _rows(corpus: Corpus) -> Iterator[Finding]:
    for record, why in unreadable_documents(corpus):
        yield Finding(Code.ROWS_UNREADABLE, record.name, why)


def _remarks(corpus: Corpus, ocr: Ocr | None) -> Iterator[Finding]:
    records = corpus.documents()
    nameless = (record for record in records if is_nameless(record.name, record.sha256))
    yield from (Finding(Code.NAME_LOST, record.name) for record in nameless)
    stale = list(filter(outdated, records))
    if stale:
        yield Finding(Code.STALE_PARSES, f"{len(stale)} of {counted(len(records), 'document')}")
    scanned = [r for r in records if r.pages_without_text]
    if scanned and ocr is None:
        yield from (Finding(Code.OCR_MISSING, record.name) for record in scanned)
    waiting = [r for r in scanned if not outdated(r) and to_read_anew(r, ocr)]
    if waiting:
        yield Finding(Code.OCR_WAITS, f"{len(waiting)} of {counted(len(records), 'document')}")


# ── the index ────────────────────────────────────────────────────────────────────────


def _index_alone(place: Place, *, quick: bool) -> list[Finding]:
    """The index without a corpus to hold it against; that there is none is no finding then."""
    if _is_shut(place):
        return []
    return [f for f in _index_files(place, quick=quick) if f.code is not Code.INDEX_MISSING]


def _index_files(place: Place, *, quick: bool) -> Iterator[Finding]:
    name = str(place.index)
    try:
        for wrong in faults(place.index, quick=quick):
            yield Finding(Code.INDEX_DAMAGED, name, wrong)
    except IndexMissing:
        yield Finding(Code.INDEX_MISSING, name)
    except IndexOutdated as error:
        yield Finding(Code.INDEX_OUTDATED, name, str(error))
    except IndexUnreadable as error:
        yield Finding(Code.HOME_UNREADABLE, name, str(error))
    except SearchError as error:
        yield Finding(Code.INDEX_DAMAGED, name, str(error))
    except OSError as error:
        yield Finding(Code.HOME_UNREADABLE, str(error.filename or name), error.strerror or "")


def _is_shut(place: Place) -> bool:
    """Whether the index may not be read: it is among what is around, and told of already."""
    return place.index.is_dir() and not _can_be_read(place.index)


def _index(corpus: Corpus, place: Place, *, quick: bool) -> Iterator[Finding]:
    if _is_shut(place):
        return
    wrong = list(_index_files(place, quick=quick))
    if wrong and wrong[0].code is Code.INDEX_MISSING and not corpus.documents():
        return
    yield from wrong
    if wrong:
        return
    behind = lag(corpus, place.index)
    if behind.unknown:
        yield Finding(Code.INDEX_DAMAGED, str(place.index), behind.unknown)
        return
    if behind:
        late, gone = len(behind.stale), len(behind.gone)
        detail = f"{counted(late, 'document')} to take in, {gone} to give up"
        yield Finding(Code.INDEX_BEHIND, str(place.index), detail)
        return
    if behind.older_entries:
        yield Finding(Code.INDEX_OLDER, str(place.index))
    with open_index(place.index) as index:
        held = index.build.manifest.counts
    for name, wanted in expected_counts(corpus).items():
        for value, number in wanted.items():
            found = held.get(name, {}).get(value, 0)
            if found != number:
                detail = f"{found} entries for {name} {value} instead of {number}"
                yield Finding(Code.INDEX_COUNTS, str(place.index), detail)
                return
