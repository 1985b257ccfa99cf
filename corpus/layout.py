"""What the files and folders of a data directory are called (DESIGN.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "kkr.db"
SPOOL = "fetching"
# What the folder of a repair begins with.
REPAIR = ".repair-"


def database_in(home: Path) -> Path:
    """The file of the directory's own database."""
    return home / DATABASE


def beside(database: Path, suffix: str) -> Path:
    """A file that SQLite keeps with a database: its log (`-wal`), its shared memory (`-shm`)."""
    return database.with_name(database.name + suffix)


def is_there(database: Path) -> bool:
    """Whether a database's file holds anything.

    SQLite takes an empty one, as a power cut may leave it, for a database without tables.
    """
    return database.exists() and database.stat().st_size > 0


def originals_in(home: Path) -> Path:
    """The folder of the documents as they came."""
    return home / "originals"


def index_in(home: Path) -> Path:
    """The folder of the search index."""
    return home / "index"


def workplaces_in(home: Path) -> list[Path]:
    """What fetching and repairs work in and remove at their end: a killed run leaves it."""
    return sorted((*home.glob(SPOOL), *home.glob(f"{REPAIR}*")))
