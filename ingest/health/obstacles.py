"""What stands in the place of a file of a data directory and is none, or of a folder.

A folder, a pipe or a socket of such a name comes of a slip of the hand, a restored backup or a
container's mount. Nothing can be read through it and nothing renamed over it, and who opens a pipe
waits for ever. It is nobody's but the user's: it is moved aside, never removed.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from corpus.errors import writing_in
from corpus.files import folders_in, sync
from corpus.layout import DATABASE, index_in, originals_in
from corpus.lock import LOCK, SCHEMA_LOCK
from corpus.staging import NAME as STAGED
from index.files.locks import WRITE_LOCK
from index.files.manifest import CURRENT
from ingest.indexing import HOLDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ASIDE = ".in-the-way-"  # after its name


def obstacles(home: Path) -> list[Path]:
    """What stands in the way below a data directory."""
    return [path for path in _wrong(home) if not _leads_nowhere(path)]


def broken_links(home: Path) -> list[Path]:
    """Links in the place of what cannot be built anew, or should not be, to what is not there.

    Such a link may be to a disk that is not mounted: what it leads to is not lost.
    """
    ours = {home / DATABASE, originals_in(home), index_in(home)}
    return [path for path in _wrong(home) if path in ours and _leads_nowhere(path)]


def move_aside(path: Path) -> Path:
    """Gives what stands in the way another name; which. Raises `CorpusError` if it cannot."""
    aside = path.with_name(f"{path.name}{_ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
    with writing_in(path.parent):
        path.rename(aside)
        sync(path.parent)
    return aside


def _wrong(home: Path) -> Iterator[Path]:
    index = index_in(home)
    originals = originals_in(home)
    for folder in (originals, index, *folders_in(originals)):
        if os.path.lexists(folder) and not folder.is_dir():
            yield folder
    files = [home / name for name in (DATABASE, LOCK, SCHEMA_LOCK, STAGED)]
    files += [home / f"{DATABASE}{side}" for side in ("-wal", "-shm")]
    if index.is_dir():
        files += [index / name for name in (CURRENT, HOLDS, WRITE_LOCK)]
    for file in files:
        if os.path.lexists(file) and not file.is_file():
            yield file


def _leads_nowhere(path: Path) -> bool:
    return path.is_symlink() and not path.exists()
