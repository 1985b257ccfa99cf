"""One writer at a time: a lock file in the data directory, released by the system on any death."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from corpus.errors import Busy, HomeGone, writing_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LOCK = "kkr.lock"
SCHEMA_LOCK = "schema.lock"  # while the database is set up or migrated
WAIT_SECONDS = 60.0
_POLL_SECONDS = 0.1

if sys.platform == "win32":
    import msvcrt

    def _try(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(
    path: Path,
    *,
    wait_seconds: float = WAIT_SECONDS,
    on_wait: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """Holds the lock file `path` for the block, waiting for another process if need be.

    `on_wait` is told once, with a sentence for the user, when there is something to wait for.

    Raises:
        Busy: the other process did not finish in time.
        HomeGone: the lock file is no more where it was when the block has done its work.
    """
    with writing_in(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b", buffering=0)  # what could not be written is not tried again
    with file:
        _acquire(file, path, wait_seconds, on_wait)
        with writing_in(path.parent):
            file.seek(0)
            file.truncate()
            file.write(f"{os.getpid()}\n".encode())
        yield
        if not path.exists():
            raise HomeGone(
                f"the data directory {path.parent} was moved, deleted or unmounted while kkr wrote"
                " in it: what this run has stored is where it is now, or gone. Run the same command"
                " again when it is back"
            )
        # Closing the file lets go of the lock. The file stays: removing it would let two
        # processes hold "the" lock, one on the old file and one on a new file of that name.


def _acquire(
    file: IO[bytes], path: Path, wait_seconds: float, on_wait: Callable[[str], None] | None
) -> None:
    deadline = time.monotonic() + wait_seconds
    told = False
    while True:
        try:
            _try(file)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= deadline:
                raise Busy(
                    f"another kkr ({_owner(file)}) is writing in {path.parent}, and did not finish"
                    f" within {wait_seconds:g} seconds: try again when it is done"
                ) from None
            if not told and on_wait is not None:
                on_wait(f"another kkr ({_owner(file)}) is writing in {path.parent}; waiting")
            told = True
            time.sleep(_POLL_SECONDS)
        else:
            return


def owner_of(path: Path) -> int | None:
    """The process that took a lock last; None if nobody knows."""
    with path.open("rb") as file:
        return _number(file)


def _owner(file: IO[bytes]) -> str:
    number = _number(file)
    return "another process" if number is None else f"process {number}"


def _number(file: IO[bytes]) -> int | None:
    file.seek(0)
    number = file.read(20).strip()
    return int(number) if number.isdigit() else None
