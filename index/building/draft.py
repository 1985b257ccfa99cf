"""A build while it is written: its folder, its parts, and how it becomes the live one."""

from __future__ import annotations

import secrets
import shutil
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from index.answers.search import Index
from index.building.crew import Alone, Crew
from index.building.scribe import Scribe
from index.building.verify import Counts, Golden, count_columns, prove
from index.danish.lexicon import Lexicon
from index.files.columns import Columns
from index.files.engine import Engine
from index.files.locks import READ_LOCK, unread, writing
from index.files.manifest import (
    BUILD_NAME,
    COLUMNS,
    LEXICON,
    SCHEMA,
    FileInfo,
    Manifest,
    PartInfo,
    describe_files,
    link_or_copy,
    live_name,
    set_current,
    sync_tree,
)
from index.files.order import sort_key
from index.files.room import not_written
from index.model import Entry
from index.opened.opening import ENGINE, OpenBuild, hold_build
from index.opened.store import Store
from index.text.analysis import Analyzer
from index.text.keys import Keys

# Entries that are handed on together.
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Built:
    """A build that went live."""

    name: str
    entries: int
    added: int
    removed: int
    counts: Counts


@dataclass(slots=True)
class _Part:
    """A part while it is written: its entries' ids, each with its place among all that came."""

    name: str = field(default_factory=lambda: f"part-{secrets.token_hex(4)}")
    columns: Columns = field(default_factory=Columns)
    ids: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """A build while it is written."""

    index_dir: Path
    folder: Path
    now: datetime
    engine: Engine = ENGINE
    columns: Columns = field(default_factory=Columns)
    parts: list[PartInfo] = field(default_factory=list)
    shared: dict[str, FileInfo] = field(default_factory=dict)
    fresh: list[int] = field(default_factory=list)
    numbers: dict[str, tuple[int, int]] = field(default_factory=dict)
    added: int = 0
    removed: int = 0
    analyzer: Analyzer = field(init=False)
    closing: ExitStack = field(default_factory=ExitStack)

    def open_lexicon(
        self, known: Callable[[str], Keys | None] = lambda _: None, *, keep_told: bool = False
    ) -> None:
        """Analyse by the lexicon that lies in the build's folder by now.

        `known` tells what the same lexicon has given for a word before; new parts keep that too if
        those that hold it are not taken over.
        """
        lexicon = Lexicon.open(self.folder / LEXICON)
        self.closing.callback(lexicon.close)
        self.analyzer = Analyzer(lexicon, known, keep_told=keep_told)

    def add(
        self,
        entries: Iterable[Entry],
        part_entries: int,
        report: Callable[[], None],
        workers: int = 1,
    ) -> None:
        """Write entries into new parts, with several `workers` into several at once."""
        rest = enumerate(entries)
        parts: dict[int, _Part] = {}
        made: list[_Part] = []
        with self._writers(workers) as writers:
            while True:
                writer = writers.free()
                part = parts.get(writer)
                if part is None or len(part.ids) >= part_entries:
                    part = _Part()
                batch = list(islice(rest, min(_BATCH, part_entries - len(part.ids))))
                if not batch:
                    break
                if parts.get(writer) is not part:
                    parts[writer] = part
                    made.append(part)
                writers.write(writer, part.name, [entry for _, entry in batch])
                for place, entry in batch:
                    part.ids.append((entry.id, place))
                    part.columns.add(entry)
                    report()
            writers.finish()
        for part in made:
            self._take(part)

    def _writers(self, workers: int) -> Alone | Crew:
        if workers == 1:
            return Alone(Scribe(self.folder, self.analyzer, self.engine))
        return Crew(self.folder, self.engine, workers)

    def _take(self, part: _Part) -> None:
        """Have a part that was written count among the build's."""
        start = len(self.columns)
        self.columns.take(range(len(part.ids)), part.columns)
        for number, (entry, place) in enumerate(part.ids, start):
            other = self.numbers.setdefault(entry, (number, place))
            if other == (number, place):
                self.added += 1
            elif other[1] < place:
                self.columns.dead.add(other[0])
                self.numbers[entry] = number, place
            else:
                self.columns.dead.add(number)
        self.fresh.append(len(self.parts))
        self.parts.append(PartInfo(part.name, len(part.ids)))

    def take_part(self, live: OpenBuild, place: int, gone: set[int]) -> None:
        """Take over a part of the live build as it is, with what is gone marked as dead."""
        source = live.folder / live.manifest.parts[place].name
        target = self.folder / source.name
        target.mkdir()
        for file in source.iterdir():
            link_or_copy(file, target / file.name)
        start = len(self.columns)
        numbers = live.numbers(place)
        self.columns.take(numbers, live.columns)
        dead = gone | live.columns.dead
        self.columns.dead.update(start + i for i, number in enumerate(numbers) if number in dead)
        self.parts.append(live.manifest.parts[place])
        inside = f"{source.name}/"
        of_part = {n: info for n, info in live.manifest.files.items() if n.startswith(inside)}
        self.shared.update(of_part)

    @property
    def _taken(self) -> int:
        """How many entries are of parts that were taken over; these come first."""
        fresh = set(self.fresh)
        return sum(part.entries for at, part in enumerate(self.parts) if at not in fresh)

    def _sort_keys(self, numbers: Sequence[int]) -> list[tuple[object, ...]]:
        """The sort keys of entries, given by their numbers from the lowest."""
        keys: list[tuple[object, ...]] = []
        start = 0
        for part in self.parts:
            end = start + part.entries
            inside = numbers[bisect_left(numbers, start) : bisect_left(numbers, end)]
            if inside:
                with closing(Store(self.folder / part.name)) as store:
                    found = store.sort_keys_of(number - start for number in inside)
                keys += [sort_key(*found[number - start]) for number in inside]
            start = end
        return keys

    def finish(
        self,
        expected: Counts | None,
        golden: Sequence[Golden],
        approve: Callable[[OpenBuild], None] | None = None,
    ) -> Built:
        """Make the build durable, have it prove itself and put it live."""
        self.columns.set_order(self._sort_keys, self._taken)
        self.columns.set_shared()
        self.columns.save(self.folder / COLUMNS)
        counts = count_columns(self.columns)
        manifest = Manifest(
            build=self.folder.name,
            schema=SCHEMA,
            engine=self.engine.name,
            analysis=self.analyzer.fingerprint,
            created=_utc(self.now).isoformat(),
            entries=len(self.columns) - len(self.columns.dead),
            counts=counts,
            parts=tuple(self.parts),
            files=describe_files(self.folder, self.shared),
        )
        manifest.save(self.folder)
        (self.folder / READ_LOCK).touch()
        sync_tree(self.folder, self.shared)
        with Index(hold_build(self.folder)) as index:
            prove(index, expected, golden, self.fresh)
            if approve is not None:
                approve(index.build)
        set_current(self.index_dir, self.folder.name)
        return Built(manifest.build, manifest.entries, self.added, self.removed, counts)


@contextmanager
def new_build(index_dir: Path, now: datetime, wait: float) -> Iterator[Draft]:
    """A folder for a build, under the writer's lock; removed again if it does not go live."""
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        with writing(index_dir, wait):
            remove_unused(index_dir)
            name = f"build-{_utc(now):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
            folder = index_dir / name
            folder.mkdir()
            draft = Draft(index_dir, folder, now)
            try:
                with draft.closing:
                    yield draft
            finally:
                if live_name(index_dir) is None:
                    shutil.rmtree(folder, ignore_errors=True)
                remove_unused(index_dir)
    except OSError as error:
        raise not_written(index_dir, error) from error


def remove_unused(index_dir: Path) -> None:
    """Remove builds that are neither live nor read: old ones, and what a killed writer left.

    Only for who holds the writer's lock.
    """
    live = live_name(index_dir)
    if live is None:
        return  # one of them may be what somebody wants back
    for folder in index_dir.iterdir():
        if folder.name != live and BUILD_NAME.fullmatch(folder.name):
            with unread(folder) as free:
                if free:
                    _remove(folder)


def _remove(path: Path) -> None:
    """Remove a build, or what else stands in its place: to list a pipe would wait for ever."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
