"""What the files and folders of a data directory are called (DESIGN.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DATABASE = "kkr.db"


def database_in(home: Path) -> Path:
    """The file of the directory's own database."""
    return home / DATABASE


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
