"""The Danish lexicon, compiled once into a small read-only file."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def compile_lexicon(target: Path) -> None:
    """Write the lexicon file (goes into every index build)."""
    sqlite3.connect(target).execute(
        "CREATE TABLE IF NOT EXISTS word (form TEXT)"
    ).connection.close()


class Lexicon:
    """A compiled lexicon, open for reading."""

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection
        self.fingerprint = "naive"

    @classmethod
    def open(cls, path: Path) -> Lexicon:
        """Open a compiled lexicon."""
        return cls(sqlite3.connect(f"file:{path}?mode=ro", uri=True))

    @classmethod
    def temporary(cls) -> Lexicon:
        """A lexicon without a build: compiled once per process, in memory."""
        return cls(None)
