"""Writing an index: beside the live one, proved, then put in its place by one rename.

`build` makes a new index of all entries; `extend` makes one of what the live index holds, without
some documents and with some entries more, in time that depends on what is new. Both leave either a
whole new build live or the old one as it was, however they end.
"""

from __future__ import annotations

import secrets
import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from index.analysis import Analyzer
from index.columns import Columns
from index.engine import Engine, PartWriter
from index.errors import BuildFailed
from index.lexicon import Lexicon
from index.lexicon_cache import provide_lexicon
from index.locks import READ_LOCK, unread, writing
from index.manifest import (
    BUILD_NAME,
    COLUMNS,
    ENTRIES,
    LEXICON,
    SCHEMA,
    FileInfo,
    Manifest,
    PartInfo,
    describe_files,
    link_or_copy,
    set_current,
    sync_tree,
)
from index.model import Entry
from index.opening import ENGINE, OpenBuild, hold_build, hold_live
from index.order import sort_key
from index.search import Index
from index.store import Store, StoreWriter
from index.terms import entry_terms
from index.verify import Counts, Golden, count_columns, prove

# Entries a part: its keys are held in memory until it is written (about 25 kB an entry).
_PART_ENTRIES = 20_000
# Parts a build: each costs a query the looking up of its words once more.
_MAX_PARTS = 8
_MAX_DEAD_SHARE = 0.25

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Built:
    """A build that went live."""

    name: str
    entries: int
    added: int
    removed: int
    counts: Counts


def build(  # noqa: PLR0913  # all but the first two have a sensible default
    index_dir: Path,
    entries: Iterable[Entry],
    *,
    now: datetime,
    total: int | None = None,
    expected: Counts | None = None,
    golden: Sequence[Golden] = (),
    progress: Progress | None = None,
    wait: float = 10.0,
    part_entries: int = _PART_ENTRIES,
) -> Built:
    """Index these entries and put the result live.

    An id that comes twice is kept as it came last. `expected` are counts as `verify.count` makes
    them (any part of them). `progress` is called with what is done and `total`. Raises
    `IndexBusy`, `BuildRejected` or `BuildFailed`; then the live index is as it was.
    """
    with _new_build(index_dir, now, wait) as draft:
        provide_lexicon(draft.folder / LEXICON)
        draft.open_lexicon()
        draft.add(entries, part_entries, _report(progress, total))
        return draft.finish(expected, golden)


def extend(  # noqa: PLR0913  # as above
    index_dir: Path,
    add: Iterable[Entry],
    *,
    now: datetime,
    remove_documents: Collection[str] = (),
    expected: Counts | None = None,
    golden: Sequence[Golden] = (),
    progress: Progress | None = None,
    wait: float = 10.0,
) -> Built:
    """Put live what the live index holds, without these documents and with these entries more.

    An entry whose id is already there takes its place. Raises what `build` and `open_index` do.
    """
    with _new_build(index_dir, now, wait) as draft, closing(hold_live(index_dir)) as live:
        link_or_copy(live.folder / LEXICON, draft.folder / LEXICON)
        draft.open_lexicon()
        new = list({entry.id: entry for entry in add}.values())
        gone = _gone(live, [entry.id for entry in new], remove_documents)
        kept, melted = _to_keep(live, gone, len(new))
        for part in kept:
            draft.take_part(live, part, gone)
        again = chain.from_iterable(_surviving(live, part, gone) for part in melted)
        dead = gone | live.columns.dead
        draft.added = -sum(
            1 for part in melted for number in live.numbers(part) if number not in dead
        )
        draft.removed = len(gone)
        draft.add(chain(again, new), _PART_ENTRIES, _report(progress, None))
        return draft.finish(expected, golden)


@dataclass(slots=True)
class _Draft:
    """A build while it is written."""

    index_dir: Path
    folder: Path
    now: datetime
    engine: Engine = ENGINE
    columns: Columns = field(default_factory=Columns)
    parts: list[PartInfo] = field(default_factory=list)
    shared: dict[str, FileInfo] = field(default_factory=dict)
    fresh: list[int] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    added: int = 0
    removed: int = 0
    analyzer: Analyzer = field(init=False)

    def open_lexicon(self) -> None:
        self.analyzer = Analyzer(Lexicon.open(self.folder / LEXICON))

    def add(self, entries: Iterable[Entry], part_entries: int, report: Callable[[], None]) -> None:
        """Write entries into new parts."""
        rest = iter(entries)
        while (first := next(rest, None)) is not None:
            with self._new_part() as (folder, writer, store):
                size = 0
                for entry in chain((first,), rest):
                    self._add_entry(entry, writer, store)
                    report()
                    size += 1
                    if size == part_entries:
                        break
                writer.finish()
            self.fresh.append(len(self.parts))
            self.parts.append(PartInfo(folder.name, size))

    @contextmanager
    def _new_part(self) -> Iterator[tuple[Path, PartWriter, StoreWriter]]:
        folder = self.folder / f"part-{secrets.token_hex(4)}"
        folder.mkdir()
        store = StoreWriter(folder / ENTRIES)
        try:
            yield folder, self.engine.writer(folder), store
            store.finish()
        except BaseException:
            store.abandon()
            raise

    def _add_entry(self, entry: Entry, writer: PartWriter, store: StoreWriter) -> None:
        terms = entry_terms(entry, self.analyzer)
        writer.add(terms)
        store.add(entry, terms)
        number = len(self.columns)
        self.columns.add(entry)
        self.added += 1
        earlier = self.numbers.get(entry.id)
        if earlier is not None:
            self.columns.dead.add(earlier)
            self.added -= 1
        self.numbers[entry.id] = number

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
        self.shared.update(live.manifest.files)

    def finish(self, expected: Counts | None, golden: Sequence[Golden]) -> Built:
        """Make the build durable, have it prove itself and put it live."""
        keys: list[tuple[object, ...]] = []
        for part in self.parts:
            store = Store(self.folder / part.name / ENTRIES)
            keys.extend(sort_key(*row) for row in store.sort_keys())
            store.close()
        self.columns.set_order(keys)
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
        sync_tree(self.folder)
        with Index(hold_build(self.folder)) as index:
            prove(index, expected, golden, self.fresh)
        set_current(self.index_dir, self.folder.name)
        return Built(manifest.build, manifest.entries, self.added, self.removed, counts)


@contextmanager
def _new_build(index_dir: Path, now: datetime, wait: float) -> Iterator[_Draft]:
    """A folder for a build, under the writer's lock; removed again if it does not go live."""
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        with writing(index_dir, wait):
            remove_unused(index_dir)
            name = f"build-{_utc(now):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
            folder = index_dir / name
            folder.mkdir()
            try:
                yield _Draft(index_dir, folder, now)
            finally:
                remove_unused(index_dir)
    except (OSError, sqlite3.OperationalError) as error:  # both may mean that the disk is full
        why = (error.strerror if isinstance(error, OSError) else None) or error
        raise BuildFailed(
            f"The search index in {index_dir} could not be written: {why}. "
            "The one before it goes on serving."
        ) from error


def remove_unused(index_dir: Path) -> None:
    """Remove builds that are neither live nor read: old ones, and what a killed writer left.

    Only for who holds the writer's lock.
    """
    try:
        live = (index_dir / "CURRENT").read_text().strip()
    except OSError:
        live = ""
    for folder in index_dir.iterdir():
        if folder.name != live and BUILD_NAME.fullmatch(folder.name):
            with unread(folder) as free:
                if free:
                    shutil.rmtree(folder, ignore_errors=True)


def _gone(live: OpenBuild, ids: Iterable[str], documents: Iterable[str]) -> set[int]:
    """The living entries with one of these ids or of one of these documents."""
    ids, documents = set(ids), set(documents)
    found: set[int] = set()
    for part in live.parts:
        found.update(part.start + number for number in part.store.numbers_of(ids, documents))
    return found - live.columns.dead


def _to_keep(live: OpenBuild, gone: set[int], new: int) -> tuple[list[int], list[int]]:
    """Which parts stay as they are, and which are melted into the new one.

    All stay while they are few; then only the largest does, unless too much of it is dead.
    """
    sizes = [info.entries for info in live.manifest.parts]
    places = list(range(len(sizes)))
    dead = len(live.columns.dead | gone)
    if dead > _MAX_DEAD_SHARE * (sum(sizes) + new):
        return [], places
    if len(sizes) < _MAX_PARTS:
        return places, []
    largest = max(places, key=sizes.__getitem__)
    return [largest], [place for place in places if place != largest]


def _surviving(live: OpenBuild, place: int, gone: set[int]) -> Iterator[Entry]:
    part = live.parts[place]
    dead = gone | live.columns.dead
    for number, entry in part.store.all_entries():
        if part.start + number not in dead:
            yield entry


def _report(progress: Progress | None, total: int | None) -> Callable[[], None]:
    done = 0

    def report() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, total)

    return report


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
