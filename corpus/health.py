"""Whether what is held is whole: the database's file, its rows, the originals beside it.

Everything here only reads. What findings mean and what to do is said in `ingest.health.findings`.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from corpus.errors import CorpusError
from corpus.files import sha256_of
from corpus.readonly import read_only

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from corpus.holdings import Holdings
    from corpus.records import DocumentRecord
    from corpus.repository import Corpus

# Something else stands in the way, or a link leads to itself: whatever was there is gone.
_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
_MOST = 20  # faults of a database that are told: the first says all there is to know


def database_faults(path: Path, *, quick: bool = False) -> list[str]:
    """What SQLite finds wrong with a database file; `quick` leaves out indices and references."""
    try:
        address, copy = read_only(path)
        try:
            name = f"{address.database}?{'&'.join(f'{k}={v}' for k, v in address.query.items())}"
            with closing(sqlite3.connect(name, uri=True)) as connection:
                return _faults(connection, quick=quick)
        finally:
            if copy is not None:
                copy.cleanup()
    except (sqlite3.Error, OSError) as error:
        return [str(error)]


def _faults(connection: sqlite3.Connection, *, quick: bool) -> list[str]:
    check = "quick_check" if quick else "integrity_check"
    rows = connection.execute(f"PRAGMA {check}({_MOST})").fetchall()
    found = [str(said) for (said,) in rows if said != "ok"]
    if not quick and not found:
        dangling = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST)
        found = [f"a row of {row[0]} refers to a row of {row[2]} that is gone" for row in dangling]
    return found


def read_values(corpus: Corpus) -> None:
    """Reads all rows that are of no document's text.

    Raises:
        DatabaseDamaged: one has a value that no kkr stores.
    """
    for record in corpus.documents():
        corpus.origins(record.sha256), corpus.correction(record.sha256)
    corpus.problems(), corpus.failures(), corpus.counts(), corpus.meetings(), corpus.removals()
    corpus.journal.visits(), corpus.journal.sources(), corpus.journal.meetings()


def unreadable_documents(corpus: Holdings) -> Iterator[tuple[DocumentRecord, str]]:
    """Documents whose rows or lines cannot be read, although SQLite finds no fault with the file.

    It keeps no checksums: changed bytes of a value are noticed by who unpacks them.
    """
    for record in corpus.documents():
        try:
            corpus.parsed(record.sha256)
            reading = corpus.reading(record.sha256)
        except CorpusError as error:
            yield record, str(error)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            yield record, f"{type(error).__name__}: {error}"
        else:
            if reading.source.sha256 != record.sha256:
                yield record, "its lines are another document's"


@dataclass(frozen=True, slots=True)
class OriginalsFound:
    """The originals held against the rows. `strays` are whole, but no document is theirs.

    Of a shared database none is `missing`: it may lie `elsewhere`, where its document came in.
    """

    checked: int
    size: int
    missing: tuple[DocumentRecord, ...] = ()
    elsewhere: tuple[DocumentRecord, ...] = ()
    changed: tuple[DocumentRecord, ...] = ()
    strays: tuple[Path, ...] = ()
    spoilt: tuple[Path, ...] = ()
    unreadable: tuple[Path, ...] = ()


def check_originals(corpus: Holdings, *, quick: bool = False) -> OriginalsFound:
    """Compares every original with its name; `quick` compares nothing but sizes.

    `spoilt` files have other bytes than their name says, and no document.
    """
    originals = corpus.originals
    records = {originals.path(r.sha256, r.suffix): r for r in corpus.documents()}
    to_go = frozenset(corpus.left_of_removed())
    known = {
        path: _condition(path, None if quick else r.sha256, r.size or None)
        for path, r in records.items()
    }
    unknown = {
        path: _condition(path, path.name[:64])
        for path in originals
        if path not in records and path not in to_go
    }

    def held(condition: _Condition) -> tuple[DocumentRecord, ...]:
        return tuple(records[path] for path, found in known.items() if found is condition)

    def lying(condition: _Condition) -> tuple[Path, ...]:
        return tuple(path for path, found in unknown.items() if found is condition)

    absent = held(_Condition.MISSING)
    closed = (path for path, found in (known | unknown).items() if found is _Condition.UNREADABLE)
    return OriginalsFound(
        checked=len(records),
        size=sum(record.size for record in records.values()),
        missing=() if corpus.is_shared else absent,
        elsewhere=absent if corpus.is_shared else (),
        changed=held(_Condition.CHANGED),
        strays=lying(_Condition.WHOLE),
        spoilt=lying(_Condition.CHANGED),
        unreadable=tuple(closed),
    )


class _Condition(Enum):
    WHOLE = auto()
    CHANGED = auto()
    MISSING = auto()
    UNREADABLE = auto()


def _condition(path: Path, sha256: str | None, size: int | None = None) -> _Condition:
    """How a file is, by its hash and its size as far as they are given."""
    try:
        whole = size is None or path.stat().st_size == size
        if whole and sha256 is not None:
            whole = sha256_of(path.read_bytes()) == sha256
    except OSError as error:
        return _Condition.MISSING if error.errno in _NOT_THERE else _Condition.UNREADABLE
    return _Condition.WHOLE if whole else _Condition.CHANGED
