"""Opening a build: held against removal, checked, ready to be asked."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from index.danish.lexicon import Lexicon, OtherSchema
from index.errors import AnalysisOutdated, IndexDamaged, IndexOutdated
from index.files.columns import Columns
from index.files.engine import Engine
from index.files.locks import READ_LOCK, read_lock
from index.files.manifest import (
    COLUMNS,
    LEXICON,
    REINDEX,
    SCHEMA,
    Manifest,
    check_files,
    current,
    unreadable,
)
from index.files.whoosh_engine import WhooshEngine
from index.model import Entry
from index.opened.lists import Part
from index.opened.store import Store
from index.text.analysis import Analyzer
from index.text.keys import Keys

ENGINE: Engine = WhooshEngine()
_OUTDATED = "The search index was built by another version of {}. Run kkr reindex to renew it."
_TRIES = 20  # a build can go between reading its name and holding it, but hardly this often


@dataclass(frozen=True, slots=True)
class StoredBuild:
    """What a build holds, by whatever analysis it was built."""

    folder: Path
    manifest: Manifest
    columns: Columns
    parts: tuple[Part, ...]
    descriptor: int

    def close(self) -> None:
        """Let go of the build, so that it may be removed once another is live."""
        for part in self.parts:
            part.reader.close()
            part.store.close()
        os.close(self.descriptor)

    def analysed(self, word: str) -> Keys | None:
        """What analysis has found for a word; None if no part has kept it."""
        for part in self.parts:
            keys = part.store.analysed(word)
            if keys is not None:
                return keys
        return None

    def numbers(self, place: int) -> range:
        """The numbers of a part's entries in the build."""
        start = self.parts[place].start
        return range(start, start + self.manifest.parts[place].entries)

    def entries(self, numbers: Iterable[int]) -> dict[int, Entry]:
        """These entries by their number."""
        starts = [part.start for part in self.parts]
        found: dict[int, Entry] = {}
        places = sorted((bisect_right(starts, number) - 1, number) for number in set(numbers))
        for place, group in groupby(places, key=lambda pair: pair[0]):
            part = self.parts[place]
            stored = part.store.entries([number - part.start for _, number in group])
            found.update((part.start + number, entry) for number, entry in stored.items())
        return found

    def named(self, ids: Sequence[str]) -> list[Entry]:
        """The entries with these ids."""
        wanted = set(ids)
        numbers = [
            part.start + number
            for part in self.parts
            for number in part.store.numbers_of(wanted, set())
        ]
        living = [number for number in numbers if number not in self.columns.dead]
        return list(self.entries(living).values())


@dataclass(frozen=True, slots=True)
class OpenBuild(StoredBuild):
    """A build that is open to be searched."""

    analyzer: Analyzer
    lexicon: Lexicon

    def close(self) -> None:
        """The same, and of its lexicon."""
        self.lexicon.close()
        StoredBuild.close(self)


def hold_live(index_dir: Path) -> OpenBuild:
    """Open the live build. Raises `IndexMissing`, `IndexDamaged` or `IndexOutdated`."""
    return _open(*_live(index_dir))


def hold_stored(index_dir: Path) -> StoredBuild:
    """Open the live build to be compared with another, though it was analysed otherwise.

    Raises the same, but no `AnalysisOutdated`.
    """
    return _opened(*_live(index_dir))


def _live(index_dir: Path) -> tuple[Path, int]:
    """The folder of the live build, held."""
    for _ in range(_TRIES):
        folder = current(index_dir)
        descriptor = _held(folder)
        if descriptor is not None:
            return folder, descriptor
    raise IndexDamaged(f"{index_dir} names a build that is not there ({folder.name}). {REINDEX}")


def hold_build(folder: Path) -> OpenBuild:
    """Open a certain build."""
    descriptor = _held(folder)
    if descriptor is None:
        raise IndexDamaged(f"There is no finished build in {folder}. {REINDEX}")
    return _open(folder, descriptor)


def _held(folder: Path) -> int | None:
    try:
        return read_lock(folder)
    except PermissionError as error:
        raise unreadable(folder / READ_LOCK, error) from error


def _open(folder: Path, descriptor: int) -> OpenBuild:
    stored = _opened(folder, descriptor)
    with ExitStack() as undo:
        undo.callback(stored.close)
        lexicon = _lexicon(folder)
        undo.callback(lexicon.close)
        analyzer = Analyzer(lexicon)
        if analyzer.fingerprint != stored.manifest.analysis:
            raise _other_analysis()
        undo.pop_all()
    return OpenBuild(
        folder, stored.manifest, stored.columns, stored.parts, descriptor, analyzer, lexicon
    )


def _opened(folder: Path, descriptor: int) -> StoredBuild:
    with ExitStack() as undo:
        undo.callback(os.close, descriptor)
        manifest = Manifest.load(folder)
        _check(folder, manifest)
        columns = Columns.load(folder / COLUMNS)
        parts = _parts(folder, manifest, undo)
        undo.pop_all()
    return StoredBuild(folder, manifest, columns, parts, descriptor)


def _check(folder: Path, manifest: Manifest) -> None:
    if manifest.schema != SCHEMA or manifest.engine != ENGINE.name:
        raise IndexOutdated(_OUTDATED.format("kkr"))
    wrong = check_files(folder, manifest.files, thorough=False)
    if wrong:
        raise IndexDamaged(f"The search index is damaged: {wrong[0]}. {REINDEX}")


def _parts(folder: Path, manifest: Manifest, undo: ExitStack) -> tuple[Part, ...]:
    parts = []
    start = 0
    for info in manifest.parts:
        reader = ENGINE.reader(folder / info.name)
        undo.callback(reader.close)
        store = Store(folder / info.name)
        undo.callback(store.close)
        parts.append(Part(start, reader, store))
        start += info.entries
    return tuple(parts)


def _lexicon(folder: Path) -> Lexicon:
    try:
        return Lexicon.open(folder / LEXICON)
    except OtherSchema as error:
        raise _other_analysis() from error
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"The search index is damaged ({LEXICON}). {REINDEX}") from error


def _other_analysis() -> AnalysisOutdated:
    return AnalysisOutdated(_OUTDATED.format("the Danish word analysis"))
