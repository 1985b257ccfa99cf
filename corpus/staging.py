"""Parses that wait to take the place of those that are held: a file beside the database.

A re-index parses for minutes, and whether its outcome may replace what is held is known only at
its end. Until then it lies here: a killed run goes on from it, a withheld one is accepted from it.
The file is disposable; what cannot be read of it is done again.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from corpus.meanings import translated
from corpus.records import Parse
from parse.schema import document_from_json, document_to_json

if TYPE_CHECKING:
    from pathlib import Path

NAME = "reindex.staged"
_TABLE = """CREATE TABLE IF NOT EXISTS parse (
    sha256 TEXT PRIMARY KEY, made_by TEXT NOT NULL, parse BLOB NOT NULL, lines BLOB NOT NULL)"""
_RUN = "CREATE TABLE IF NOT EXISTS run (depth TEXT NOT NULL, withheld INTEGER NOT NULL)"


class Left(NamedTuple):
    """The run whose parses lie here: it was `withheld` at its end, or did not come to it."""

    depth: str
    withheld: bool


class Staging:
    """Parses by the hash of their document, each with a note of what has made it."""

    def __init__(self, home: Path) -> None:
        self._path = home / NAME
        with translated(str(self._path)):
            try:
                self._connection = self._open()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise  # the disk is full, or the like
                self._remove()
                self._connection = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._connection.close()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            _require_whole(connection)
            # After a power cut the last parses may be missing, but none is half there.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(_TABLE)
            connection.execute(_RUN)
        except BaseException:
            connection.close()
            raise
        return connection

    def put(self, sha256: str, made_by: str, parse: Parse) -> None:
        """Keeps a parse in place of an earlier one of the document."""
        with translated(str(self._path)):
            self._connection.execute(
                "INSERT OR REPLACE INTO parse VALUES (?, ?, ?, ?)",
                (sha256, made_by, _packed(parse), parse.lines),
            )

    def has(self, sha256: str, made_by: str) -> bool:
        """Whether there is a parse of a document that was made by this."""
        with translated(str(self._path)):
            question = "SELECT 1 FROM parse WHERE sha256 = ? AND made_by = ?"
            return self._connection.execute(question, (sha256, made_by)).fetchone() is not None

    def get(self, sha256: str, made_by: str) -> Parse | None:
        """The parse of a document that was made by this; None if there is none to be read."""
        with suppress(sqlite3.DatabaseError, zlib.error, ValueError, KeyError, TypeError):
            row = self._connection.execute(
                "SELECT parse, lines FROM parse WHERE sha256 = ? AND made_by = ?",
                (sha256, made_by),
            ).fetchone()
            return None if row is None else _unpacked(*row)
        return None

    def begin(self, depth: str) -> None:
        """Notes that a run of that depth is under way."""
        self._note(depth, withheld=False)

    def withhold(self, depth: str) -> None:
        """Notes that a run of that depth came to its end, and that its parses wait."""
        self._note(depth, withheld=True)

    def _note(self, depth: str, *, withheld: bool) -> None:
        with translated(str(self._path)):
            self._connection.execute("BEGIN")
            self._connection.execute("DELETE FROM run")
            self._connection.execute("INSERT INTO run VALUES (?, ?)", (depth, withheld))
            self._connection.execute("COMMIT")

    def left(self) -> Left | None:
        """The run that was here before; None if there was none."""
        with translated(str(self._path)):
            row = self._connection.execute("SELECT depth, withheld FROM run").fetchone()
            return None if row is None else Left(str(row[0]), bool(row[1]))

    def clear(self) -> None:
        """Forgets all of it."""
        self._connection.close()
        self._remove()

    def _remove(self) -> None:
        remove_staging(self._path.parent)


def _require_whole(connection: sqlite3.Connection) -> None:
    [(said,)] = connection.execute("PRAGMA quick_check(1)")
    if said != "ok":
        raise sqlite3.DatabaseError(said)


def remove_staging(home: Path) -> None:
    """Removes the file with what SQLite keeps beside it. Only for who holds the writers' lock."""
    for suffix in ("-wal", "-shm", ""):
        with suppress(OSError):
            (home / f"{NAME}{suffix}").unlink()


def staged(home: Path) -> int:
    """How many parses wait in a data directory."""
    path = home / NAME
    if not path.exists():
        return 0
    with suppress(sqlite3.Error), closing(_read_only(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM parse").fetchone()[0])
    return 0


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _packed(parse: Parse) -> bytes:
    data = {
        "document": document_to_json(parse.document),
        "pages_without_text": parse.pages_without_text,
        "reason": parse.reason,
        "read_by": parse.read_by,
        "parsed_by": parse.parsed_by,
    }
    return zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 1)


def _unpacked(packed: bytes, lines: bytes) -> Parse:
    data: dict[str, Any] = json.loads(zlib.decompress(packed))
    return Parse(
        document=document_from_json(data["document"]),
        lines=lines,
        pages_without_text=tuple(data["pages_without_text"]),
        reason=data["reason"],
        read_by=data["read_by"],
        parsed_by=data["parsed_by"],
    )
