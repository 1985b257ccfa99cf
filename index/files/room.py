"""How much room a build needs on the disk, and what is to be done where it cannot be written."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from index.errors import BuildFailed

LEAST = 30 << 20  # bytes: twice a lexicon with the index of a few documents
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def room_needed(index_dir: Path) -> int:
    """Bytes for a build beside the live one: as much as lies there, or what the least takes."""
    files = [path for path in index_dir.rglob("*") if path.is_file()]
    return max(LEAST, sum(path.stat().st_size for path in files))


def not_written(index_dir: Path, error: OSError) -> BuildFailed:
    """The error that says why a build could not be written, and what to do."""
    said = f"The search index in {index_dir} could not be written: {error.strerror or error}."
    return BuildFailed(
        f"{said}{_advice(index_dir, error)} If there is one before it, that goes on serving."
    )


def _advice(index_dir: Path, error: OSError) -> str:
    if error.errno in _FULL:
        needed, free = room_needed(index_dir), shutil.disk_usage(index_dir).free
        takes = f"some {_megabytes(needed)}; {_megabytes(free)} are free"
        if free > needed:  # what could not be finished is gone again
            takes = f"more than the {_megabytes(free)} that are free"
        return (
            f" A new one is written beside it and takes {takes}. Free some disk space, then run kkr"
            " reindex: what is held is unharmed."
        )
    if error.errno == errno.EFBIG:
        return " Files may not grow so large here: see ulimit -f, and the kind of the file system."
    if error.errno in _FORBIDDEN:
        return " Make the data directory writable for this user (chown -R), then run kkr reindex."
    return ""


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):.0f} MB"
