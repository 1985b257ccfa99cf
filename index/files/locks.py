"""Who may write an index, and who still reads a build. Locks die with their process (flock)."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexBusy

WRITE_LOCK = "write.lock"
READ_LOCK = "readers.lock"
_PAUSE = 0.05
_OPEN = os.O_RDONLY | os.O_NONBLOCK  # it may be a pipe that somebody has put there


@contextmanager
def writing(index_dir: Path, wait: float) -> Iterator[None]:
    """Be the only writer. Waits up to `wait` seconds, then raises `IndexBusy`."""
    descriptor = os.open(index_dir / WRITE_LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        deadline = time.monotonic() + wait
        while not _lock(descriptor, fcntl.LOCK_EX):
            if time.monotonic() >= deadline:
                raise IndexBusy(
                    f"Another kkr is writing the search index in {index_dir}. "
                    f"Waited {wait:g} seconds; try again when it is done."
                )
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def read_lock(build: Path) -> int | None:
    """Hold a build against removal; the descriptor to close, or None where it is gone.

    Raises `PermissionError` where this user may not.
    """
    try:
        descriptor = os.open(build / READ_LOCK, _OPEN)
    except PermissionError:
        raise
    except OSError:
        return None
    if _lock(descriptor, fcntl.LOCK_SH):
        try:
            if os.fstat(descriptor).st_ino == (build / READ_LOCK).stat().st_ino:
                return descriptor
        except FileNotFoundError:
            pass
    os.close(descriptor)
    return None


@contextmanager
def unread(build: Path) -> Iterator[bool]:
    """Whether nobody reads a build; nobody can begin to before the block ends."""
    try:
        descriptor = os.open(build / READ_LOCK, _OPEN)
    except PermissionError:
        raise
    except OSError:
        yield True  # a build that was cut off before it was finished, or none
        return
    try:
        yield _lock(descriptor, fcntl.LOCK_EX)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, operation: int) -> bool:
    try:
        fcntl.flock(descriptor, operation | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
