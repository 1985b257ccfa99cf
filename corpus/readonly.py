"""A database where nothing can be written: a mounted backup, another user's data directory.

SQLite's write-ahead log wants to write even for reading: its shared memory is a file beside it.
Where that cannot be, a database whose log is empty is opened as one that never changes, and one
whose log still holds something is read from a copy: what is in the log was told to be stored.
One that an older kkr made is brought up to date in a copy, too.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL

from corpus.errors import DatabaseDamaged, HomeUnreadable
from corpus.layout import beside


def require_readable(path: Path) -> None:
    """Says so where a database, or the folder it lies in, is kept from this user.

    SQLite only says that it cannot open the file, and a folder that may not be entered seems empty.

    Raises:
        HomeUnreadable: naming which of them it is.
        DatabaseDamaged: something that is no file stands in the database's place.
    """
    if path.parent.is_file():
        return  # which stands in the way of the folder: that is said by who makes it
    for one, needed in ((path.parent, os.X_OK), (path, os.R_OK)):
        if os.path.exists(one) and not os.access(one, needed):  # noqa: PTH110 - it never raises
            raise HomeUnreadable(
                f"{one} cannot be read: permission denied. Make yourself the owner of the data"
                " directory (chown -R), or let everybody read it (chmod -R a+rX)"
            )
    if path.exists() and not path.is_file():
        raise DatabaseDamaged(
            f"something else stands in the place of {path}, which should be a file: kkr doctor"
            " --repair moves it aside, and makes the database anew from the originals"
        )


def cannot_be_written(path: Path) -> bool:
    """Whether an existing database, or what SQLite keeps beside it, is only to be read."""
    if not path.exists():
        return False
    sides = [side for side in (beside(path, "-wal"), beside(path, "-shm")) if side.exists()]
    return not all(os.access(one, os.W_OK) for one in (path.parent, path, *sides))


def read_only(path: Path) -> tuple[URL, tempfile.TemporaryDirectory[str] | None]:
    """An address to read a database by, and the copy that it names if it had to be copied.

    Raises:
        sqlite3.Error: it cannot be read.
        OSError: it had to be copied, and that failed.
    """
    if _opens(path, "mode=ro"):
        return _address(path, mode="ro"), None
    log = beside(path, "-wal")
    if not log.exists() or log.stat().st_size == 0:
        return _address(path, mode="ro", immutable="1"), None
    return copied(path)


def copied(path: Path) -> tuple[URL, tempfile.TemporaryDirectory[str]]:
    """An address of a copy of a database, with all that its log holds, and the copy's folder.

    Raises:
        OSError: it cannot be copied.
    """
    copy = tempfile.TemporaryDirectory(prefix="kkr-copy-")
    target, log = Path(copy.name) / path.name, beside(path, "-wal")
    shutil.copyfile(path, target)
    if log.exists():
        shutil.copyfile(log, beside(target, "-wal"))
    return _address(target, mode="rw"), copy


def _opens(path: Path, query: str) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{query}", uri=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        return False
    return True


def _address(path: Path, **query: str) -> URL:
    return URL.create("sqlite", database=path.resolve().as_uri(), query={**query, "uri": "true"})
