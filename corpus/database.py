"""The connection to the database: opening, migrating, transactions."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from corpus.errors import (
    CorpusError,
    DatabaseDamaged,
    DatabaseTooNew,
    DatabaseTooOld,
    DatabaseUnreachable,
    DiskFull,
    NoAddress,
    writing_in,
)
from corpus.layout import database_in
from corpus.lock import SCHEMA_LOCK, locked
from corpus.meanings import translated, translated_reading
from corpus.migrations import HEAD
from corpus.readonly import cannot_be_written, copied, read_only
from corpus.storable import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from sqlalchemy import Connection, RootTransaction

BUSY_SECONDS = 30.0
_BACKENDS = frozenset({"sqlite", "postgresql"})
# Any number will do on a server, as long as every kkr waits for the same one.
_SERVER_TURN = 6_787_858


class Database:
    """An opened, up-to-date database. `where` names it in messages, without a password.

    `copy` is the folder that it is read from where it had to be copied; it goes with it. `full`
    says why it is only to be read, where that is for want of room.
    """

    def __init__(
        self,
        engine: Engine,
        where: str,
        copy: TemporaryDirectory[str] | None = None,
        full: DiskFull | None = None,
    ) -> None:
        self._copy = copy
        self._full = full
        self._engine = engine
        self._writers = _for_writing(engine)
        self.where = where

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database throughout."""
        with translated_reading(self.where), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose block is one transaction: all of it is stored, or nothing."""
        self._require_room()
        with translated(self.where), Session(self._writers) as session, session.begin():
            session.connection()  # takes its turn now, not at the first change
            yield session

    @contextmanager
    def trial(self) -> Iterator[Trial]:
        """One transaction around all that is read and written through what is yielded.

        It is undone unless it is committed within the block. Others see nothing of it until then.
        """
        self._require_room()
        with translated(self.where), self._writers.connect() as connection:
            transaction = connection.begin()
            try:
                yield Trial(connection, transaction, self.where)
            finally:
                if transaction.is_active:
                    transaction.rollback()

    def _require_room(self) -> None:
        if self._full is not None:
            raise self._full

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()
        if self._copy is not None:
            self._copy.cleanup()


class Trial(Database):
    """A database within a transaction that others do not see yet."""

    def __init__(self, connection: Connection, transaction: RootTransaction, where: str) -> None:
        super().__init__(connection.engine, where)
        self._connection = connection
        self._transaction = transaction

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees what was changed so far."""
        bound = Session(self._connection, join_transaction_mode="rollback_only")
        with translated_reading(self.where), bound as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose block is a step of the transaction: all of it, or nothing."""
        bound = Session(self._connection, join_transaction_mode="create_savepoint")
        with translated(self.where), bound as session, session.begin():
            yield session

    def close(self) -> None:
        """Nothing: the connection is the one's who began."""

    def commit(self) -> None:
        """Makes all of it so."""
        with translated(self.where):
            self._transaction.commit()


def open_database(
    home: Path, url: str | None = None, *, busy: float = BUSY_SECONDS, migrate: bool = True
) -> Database:
    """Opens the database of a data directory, or the one at `url`, and brings it up to date.

    Without `migrate`, one that is not up to date is left as it is: `DatabaseTooOld`. One
    that cannot be written is opened for reading, an older kkr's in a copy that is brought up to
    date; each attempt to write is `HomeNotWritable`, or `DiskFull` where there is no room even for
    what SQLite keeps beside it.

    Raises:
        CorpusError: it cannot be opened, is damaged, or was made by a newer kkr.
    """
    if url is None and cannot_be_written(database_in(home)):
        return _open_read_only(database_in(home), busy, migrate=migrate)
    try:
        return _open(home, url, busy, migrate=migrate)
    except DiskFull as full:
        if url is not None:
            raise
        try:
            return _open_read_only(database_in(home), busy, full, migrate=migrate)
        except CorpusError:
            raise full from None


def _open(home: Path, url: str | None, busy: float, *, migrate: bool) -> Database:
    address = _address(home, url)
    where = address.render_as_string(hide_password=True) if url else str(database_in(home))
    with translated(where):
        try:
            engine = _engine(address, busy)
        except (ArgumentError, ImportError) as error:
            raise DatabaseUnreachable(
                f"cannot use the database {where}: {error}. An address looks like"
                " postgresql+psycopg://user@host/kkr, and its driver must be installed:"
                ' pip install "kkr[postgresql]"'
            ) from error
        try:
            if not migrate:
                _require_current(engine, where)
            elif not _is_current(engine):
                with locked(home / SCHEMA_LOCK, wait_seconds=busy):
                    _migrate(address, busy, where)
        except BaseException:
            engine.dispose()
            raise
    return Database(engine, where)


def _open_read_only(
    path: Path, busy: float, full: DiskFull | None = None, *, migrate: bool
) -> Database:
    where = str(path)
    with translated(where), writing_in(path.parent):
        address, copy = read_only(path)
        engine = _engine(address, busy)
        try:
            _require_current(engine, where)
        except DatabaseTooOld:
            engine.dispose()
            if not migrate:
                raise
            address, copy = copied(path)
            _migrate(address, busy, where)
            engine = _engine(address.update_query_dict({"mode": "ro"}), busy)
        except BaseException:
            engine.dispose()
            raise
    return Database(engine, where, copy, full)


def _require_current(engine: Engine, where: str) -> None:
    with engine.connect() as connection:
        found = _version(connection)
    if found != HEAD:
        _refuse_newer(found, where)
        raise DatabaseTooOld(
            f"{where} was made by an older kkr: kkr status brings it up to date, for which it has"
            " to be writable"
        )


def _address(home: Path, url: str | None) -> URL:
    if url is None:
        with writing_in(home):
            home.mkdir(parents=True, exist_ok=True)
        return URL.create("sqlite", database=str(database_in(home)))
    try:
        address = make_url(url)
    except ArgumentError:
        raise NoAddress(
            "the database address is not one: it looks like postgresql+psycopg://user@host/kkr"
        ) from None
    if address.get_backend_name() not in _BACKENDS:
        raise NoAddress(
            f"kkr cannot keep its rows in {address.get_backend_name()}: give it a PostgreSQL"
            " database, as in postgresql+psycopg://user@host/kkr"
        )
    if "@" in (address.host or ""):  # the end of a password, which no message may show
        raise NoAddress("a @ in the password of the database address has to be written as %40")
    return address


def _engine(address: URL, busy: float, *, foreign_keys: bool = True) -> Engine:
    if address.get_backend_name() != "sqlite":
        return _server_engine(address, busy)
    engine = create_engine(address, json_serializer=to_json, connect_args={"timeout": busy})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver's own BEGIN comes too late for a consistent view and never covers DDL.
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        # A document that was reported as stored must survive a power cut.
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer that starts as a reader fails at once when another has written in between;
        # with IMMEDIATE it waits its turn.
        writes = connection.get_execution_options().get("kkr_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server_engine(address: URL, busy: float) -> Engine:
    """An engine whose readers see one state, and whose writers take turns: as SQLite's do."""
    engine = create_engine(address, json_serializer=to_json, isolation_level="REPEATABLE READ")

    @event.listens_for(engine, "begin")
    def _take_turn(connection: Connection) -> None:
        # Data directories have a lock file, but several of them may share a server.
        if connection.get_execution_options().get("kkr_writes", False):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(1000 * busy)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_SERVER_TURN})")

    return engine


def _for_writing(engine: Engine) -> Engine:
    """The engine for transactions that write."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(kkr_writes=True)
    # What others committed while it waited for its turn, it has to see.
    return engine.execution_options(kkr_writes=True, isolation_level="READ COMMITTED")


def _version(connection: Connection) -> str | None:
    names = set(inspect(connection).get_table_names())
    if "alembic_version" not in names:
        if names:
            raise DatabaseDamaged(
                f"the database has tables that are not kkr's ({', '.join(sorted(names)[:3])}):"
                " choose another data directory with KKR_HOME, or another database"
            )
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _is_current(engine: Engine) -> bool:
    with engine.connect() as connection:
        return _version(connection) == HEAD and _has_wal(connection)


def _has_wal(connection: Connection) -> bool:
    if connection.dialect.name != "sqlite":
        return True
    return connection.exec_driver_sql("PRAGMA journal_mode").scalar() in {"wal", "memory"}


def _migrate(address: URL, busy: float, where: str) -> None:
    """Runs the missing migrations, all in one transaction."""
    # Without enforced foreign keys: SQLite alters a table by dropping it, and with them that
    # would delete all that refers to it.
    engine = _engine(address, busy, foreign_keys=False)
    try:
        if address.get_backend_name() == "sqlite":
            with engine.connect() as connection:
                raw: Any = connection.connection
                connection.rollback()  # the journal's mode cannot change within a transaction
                raw.execute("PRAGMA journal_mode = WAL")
        with _for_writing(engine).begin() as connection:
            found = _version(connection)
            if found != HEAD:
                _upgrade(connection, found, where)
    finally:
        engine.dispose()


def _upgrade(connection: Connection, found: str | None, where: str) -> None:
    from alembic import command  # noqa: PLC0415 - only a database to be changed waits for this

    from corpus.migrations.history import configuration  # noqa: PLC0415 - only migrating needs Alembic

    _refuse_newer(found, where)
    command.upgrade(configuration(connection), "head")
    if connection.dialect.name == "sqlite":
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if dangling is not None:
            raise DatabaseDamaged(f"{where} has rows that refer to nothing: {tuple(dangling)}")


def _refuse_newer(found: str | None, where: str) -> None:
    from corpus.migrations.history import known  # noqa: PLC0415 - as above

    if found is not None and found not in known():
        raise DatabaseTooNew(
            f"{where} was written by a newer kkr (its tables are at {found}, this kkr knows"
            f" {HEAD}): upgrade kkr, or choose another data directory with KKR_HOME"
        )
