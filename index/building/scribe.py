"""Writing the parts of a build, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from index.building.collected import Collected
from index.files.engine import Engine
from index.model import Entry
from index.opened.store import StoreWriter
from index.text.analysis import Analyzer
from index.text.terms import entry_terms


class Scribe:
    """Writes parts into a build's folder. One part is open at a time, its keys held in memory."""

    def __init__(self, build: Path, analyzer: Analyzer, engine: Engine) -> None:
        self._build = build
        self._analyzer = analyzer
        self._engine = engine
        self._open: tuple[str, Collected, StoreWriter] | None = None

    def write(self, part: str, entries: Iterable[Entry]) -> None:
        """Adds entries to a part; another part than before ends that."""
        if self._open is not None and self._open[0] != part:
            self.finish()
        if self._open is None:
            folder = self._build / part
            folder.mkdir()
            self._open = part, Collected(), StoreWriter(folder)
        _, collected, store = self._open
        for entry in entries:
            terms = entry_terms(entry, self._analyzer)
            collected.add(terms)
            store.add(entry, terms)

    def finish(self) -> None:
        """Ends the part that is open. Its durability is the caller's business."""
        if self._open is not None:
            part, collected, store = self._open
            self._engine.write(self._build / part, collected.lists())
            store.finish(self._analyzer.found.items())
            self._analyzer.found.clear()
            self._open = None

    def close(self) -> None:
        """Lets go of what is open; a part that was not finished is of no use."""
        if self._open is not None:
            self._open[2].abandon()
            self._open = None
