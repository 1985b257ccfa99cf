"""A new database that is made beside a damaged one, and takes its place when it is whole."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from corpus.database import open_database
from corpus.errors import DatabaseDamaged, writing_in
from corpus.files import sync
from corpus.health import database_faults
from corpus.layout import DATABASE, REPAIR, beside, database_in
from corpus.linking import link_appendices
from corpus.salvage import BY_HAND, JOURNAL, Salvage, salvage
from corpus.storing import insert_document, note_origin, put_failure
from corpus.tables import Base, DocumentRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from corpus.records import Failure, Parse
    from corpus.salvage import Row, Salvaged

ASIDE = ".damaged-"  # after the database's name
_MOMENT = "%Y%m%dT%H%M%SZ"
_SIDES = ("-wal", "-shm")


class NewDatabase:
    """The work under way, in a folder of its own. Only for who holds the writers' lock.

    Whatever happens before `take_place` leaves the old database as it was.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._folder = home / f"{REPAIR}{secrets.token_hex(4)}"
        with writing_in(home):
            self._folder.mkdir()
        self._database = open_database(self._folder)
        self._inserted = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._database.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def salvage(self) -> Salvage:
        """What can be read of the old database: from a copy, with what stands in its log."""
        old = database_in(self._home)
        if not old.exists():
            return Salvage()
        copy = self._folder / "old.db"
        with writing_in(self._home):
            shutil.copyfile(old, copy)
            log = _log_of(old)
            if log is not None:
                shutil.copyfile(log, beside(copy, "-wal"))
        return salvage(copy)

    def begin(self, journal: Mapping[str, list[Row]]) -> None:
        """What was said by hand of documents, before they come in."""
        with self._database.writing() as session:
            for table in BY_HAND:
                _insert_rows(session, table, journal.get(table, []))

    def insert(self, key: int, found: Salvaged, suffix: str, size: int, parse: Parse) -> None:
        """A document with its rows and where it was found, under a key in the order they came."""
        now = datetime.now(UTC)
        with self._database.writing() as session:
            at = found.added_at or now
            insert_document(session, found.sha256, suffix, found.name, size, at, parse, key=key)
            for origin, found_at in found.origins:
                note_origin(session, key, origin, found_at or now)
        self._inserted += 1

    def finish(self, journal: Mapping[str, list[Row]], lost: list[Failure]) -> None:
        """The rest of the rows, once all documents are in."""
        now = datetime.now(UTC)
        with self._database.writing() as session:
            link_appendices(session)
            # The index notes which revision of a document it was made of: none may come twice.
            newer = int(time.time())
            session.execute(
                update(DocumentRow).values(revision=DocumentRow.revision + newer),
                execution_options={"synchronize_session": False},
            )
            for table in JOURNAL:
                _insert_rows(session, table, journal.get(table, []))
            for failure in lost:
                put_failure(session, failure, now)

    def take_place(self) -> Path | None:
        """Puts the new database in place of the old one; where the old one lies now.

        Raises:
            DatabaseDamaged: the new one is not whole either; the old one is as it was.
        """
        new, old = database_in(self._folder), database_in(self._home)
        self._database.close()
        with closing(sqlite3.connect(new)) as connection:
            held = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        faults = database_faults(new)
        if faults or held != self._inserted:
            raise DatabaseDamaged(
                f"the new database in {self._folder} is not whole ({faults or held}): nothing was"
                " changed; the disk or the memory of this machine may be failing"
            )
        with writing_in(self._home):
            sync(new)
            aside = self._put_aside(old)
            new.replace(old)
            sync(self._home)
        return aside

    def _put_aside(self, old: Path) -> Path | None:
        sides = [side for name in _SIDES if (side := beside(old, name)).exists()]
        if not old.exists() and not sides:
            return None
        aside = _aside_of(old) or _free_name(old)
        linked = _same_file(old, aside) or _linked(old, aside)
        # The log goes before the new database comes: SQLite would play it into whatever has the
        # database's name. Who is killed in between finds it by the link (`_log_of`).
        for side in sides:
            if side.name.endswith("-shm") or not side.stat().st_size:
                side.unlink()  # SQLite's own scratch: there is nothing in it
            else:
                side.replace(beside(aside, side.name.removeprefix(DATABASE)))
        if not linked and old.exists():
            old.replace(aside)
        sync(self._home)
        return aside


def _free_name(old: Path) -> Path:
    name = f"{DATABASE}{ASIDE}{datetime.now(UTC):{_MOMENT}}"
    path = old.with_name(name)
    return old.with_name(f"{name}-{secrets.token_hex(2)}") if path.exists() else path


def _linked(old: Path, aside: Path) -> bool:
    """Gives a file a second name; False if there is none, or the disk knows no hard links."""
    try:
        os.link(old, aside)
    except OSError:
        return False
    return True


def _aside_of(old: Path) -> Path | None:
    """The second name of a database that a repair was putting aside when it was killed."""
    names = sorted(old.parent.glob(f"{DATABASE}{ASIDE}*"))
    return next((name for name in names if _same_file(old, name)), None)


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _log_of(old: Path) -> Path | None:
    """What stands in a database's log, also where a killed repair has put that aside already.

    Unless the database was written to since: then the log is of another state of it.
    """
    log = beside(old, "-wal")
    if log.exists() and log.stat().st_size:
        return log
    aside = _aside_of(old)
    if aside is None or old.stat().st_mtime > _moment(aside) + 1:
        return None
    moved = beside(aside, "-wal")
    return moved if moved.exists() else None


def _moment(aside: Path) -> float:
    """When a database was put aside, as its name says."""
    text = aside.name.partition(ASIDE)[2].partition("-")[0]
    with suppress(ValueError):
        return datetime.strptime(text, _MOMENT).replace(tzinfo=UTC).timestamp()
    return 0.0


def _insert_rows(session: Session, table: str, rows: list[Row]) -> None:
    """Rows as they were read; those that this table would not take are left out."""
    known = set(Base.metadata.tables[table].columns.keys())
    for row in rows:
        values = {name: value for name, value in row.items() if name in known}
        names = ", ".join(f'"{name}"' for name in values)
        places = ", ".join(f":{name}" for name in values)
        with suppress(IntegrityError), session.begin_nested():
            statement = f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608 - names of our own tables and columns
            session.execute(text(statement), values)
