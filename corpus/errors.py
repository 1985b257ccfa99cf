"""What can go wrong while keeping documents: each message says what, where, and what to do.

This module imports no database library, so that commands can catch these errors cheaply.
"""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class CorpusError(Exception):
    """Base of all errors of this package."""


class DiskFull(CorpusError):
    """There is no room left where the corpus lies."""


class HomeNotWritable(CorpusError):
    """The data directory cannot be made or written to."""


class HomeGone(CorpusError):
    """The data directory is no more where it was."""


class HomeUnreadable(CorpusError):
    """The data directory, or the database in it, may not be read by this user."""


class HomeMissing(CorpusError):
    """Nothing has been added yet."""


class DatabaseMissing(CorpusError):
    """Documents are kept here, but the database that knows them is gone."""


class Busy(CorpusError):
    """Another `kkr` is writing and did not finish within the time to wait."""


class DatabaseDamaged(CorpusError):
    """The database file is not readable as one."""


class DatabaseTooNew(CorpusError):
    """A newer `kkr` has changed the database in ways this one does not know."""


class DatabaseTooOld(CorpusError):
    """An older `kkr` made the database, and it cannot or must not be brought up to date now."""


class DatabaseUnreachable(CorpusError):
    """The database cannot be opened: wrong address, no server, no driver."""


class NoAddress(DatabaseUnreachable):
    """What is given as the address of a database is none, or of a kind that kkr cannot use."""


class OriginalMissing(CorpusError):
    """The database knows a document whose file is gone."""


class OriginalDamaged(CorpusError):
    """The stored file no longer has the bytes it was stored with."""


class Unknown(CorpusError):
    """What was asked for is not held. `nearest` are the things that come closest."""

    def __init__(self, message: str, wanted: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.wanted = wanted
        self.nearest = nearest


class UnknownCouncil(Unknown):
    """No council has this name."""


class UnknownMeeting(Unknown):
    """No such meeting is held."""


class UnknownItem(Unknown):
    """The meeting has no item of this number."""


class UnknownDocument(Unknown):
    """No document with this hash is held."""


def from_os_error(error: OSError, where: Path) -> CorpusError:
    """The error of this package that says what an `OSError` below `where` means."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return DiskFull(
            f"no room left to write in {where}: free some disk space, then run the same command"
            " again; what was stored before is unharmed"
        )
    reason = error.strerror or str(error)
    if error.errno in {errno.EEXIST, errno.ENOTDIR}:
        reason = "a file stands in the way of the directory"
    elif error.errno == errno.EISDIR:
        reason = "a directory stands in the way of a file (kkr doctor names it)"
    return HomeNotWritable(
        f"cannot write in {where}: {reason}. Choose another data directory with KKR_HOME,"
        " or make this one writable"
    )


@contextmanager
def writing_in(where: Path) -> Iterator[None]:
    """Turns the `OSError`s of a block that writes below `where` into errors of this package."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error, where) from error
