"""What the errors of a database mean to the one who runs the command."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from corpus.errors import (
    Busy,
    CorpusError,
    DatabaseDamaged,
    DatabaseUnreachable,
    DiskFull,
    HomeNotWritable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turns the database's errors within the block into errors of this package."""
    try:
        yield
    except DBAPIError as error:
        raise _meaning(error.orig or error, where) from error
    except sqlite3.Error as error:  # raised while connecting, before SQLAlchemy wraps it
        raise _meaning(error, where) from error
    except SQLAlchemyError as error:
        raise DatabaseUnreachable(f"cannot use the database {where}: {error}") from error


@contextmanager
def translated_reading(where: str) -> Iterator[None]:
    """`translated`, where rows become values and nothing else is done.

    SQLite keeps no checksums: changed bytes are noticed where no kkr would have stored such a value
    (a kind *minutfs*, a date *2o21-01-01*).
    """
    try:
        with translated(where):
            yield
    except (ValueError, KeyError, TypeError) as error:
        raise DatabaseDamaged(
            f"the database {where} is damaged: a value in it is none that kkr stores"
            f" ({type(error).__name__}: {error}). The originals are safe: kkr doctor says what can"
            " be done"
        ) from error


def _meaning(error: BaseException, where: str) -> CorpusError:
    said = " ".join(str(error).split())
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(getattr(error, "sqlite_errorname", "") or "", said, where)
    return _of_server(getattr(error, "sqlstate", None) or "", said, where)


def _of_server(state: str, said: str, where: str) -> CorpusError:
    """What an SQLSTATE says (PostgreSQL 15, appendix A); none comes from who was not reached."""
    if state == "53100":
        return DiskFull(
            f"the database {where} has no room left: {said}. Free some on its server, then run the"
            " same command again; what was stored before is unharmed"
        )
    if state in {"42501", "25006"}:
        return HomeNotWritable(
            f"cannot write to the database {where}: {said}. The user in its address must be allowed"
            " to, and the server must not be one for reading only"
        )
    if state in {"55P03", "40001", "40P01"}:
        return Busy(f"another kkr is writing to {where}: try again when it is done")
    if state in {"XX001", "XX002"}:
        return DatabaseDamaged(
            f"the database {where} is damaged ({said}): put its server's backup back. The originals"
            " are safe"
        )
    said = said if said.endswith((".", "?")) else f"{said}."
    return DatabaseUnreachable(
        f"the database {where} refused: {said} When that is mended, run the"
        " same command again; what was stored before is unharmed"
    )


def _of_sqlite(code: str, said: str, where: str) -> CorpusError:
    if code == "SQLITE_FULL" or code.startswith("SQLITE_IOERR"):
        return DiskFull(
            f"cannot write {where}: {said}. The disk is full or failing: free some space, then run"
            " the same command again; what was stored before is unharmed"
        )
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy(f"another kkr is writing to {where}: try again when it is done")
    undecodable = said.startswith("Could not decode")  # sqlite3's own error, without a code
    if undecodable or code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DatabaseDamaged(
            f"the database {where} is damaged ({said}). The originals beside it are safe:"
            " kkr doctor --repair builds it anew from them"
        )
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return HomeNotWritable(
            f"cannot write {where}: {said}. Choose another data directory with KKR_HOME,"
            " or make this one writable"
        )
    return DatabaseUnreachable(f"the database {where} refused: {said}")
