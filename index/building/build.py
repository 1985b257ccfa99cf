"""Writing an index: beside the live one, proved, then put in its place by one rename.

`build` makes a new index of all entries; `extend` makes one of what the live index holds, without
some documents and with some entries more, in time that depends on what is new; `melt` one of the
same entries in fewer parts. All leave either a whole new build live or the old one as it was,
however they end.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import chain
from pathlib import Path

from index.building.draft import Built, Draft, new_build
from index.building.verify import Counts, Golden
from index.danish.lexicon_cache import provide_lexicon
from index.files.blocks import SUMS
from index.files.manifest import LEXICON, Manifest, current, link_or_copy
from index.model import Entry
from index.opened.opening import OpenBuild, hold_live

__all__ = ["Approve", "Built", "Progress", "build", "extend", "is_scattered", "melt"]

# Entries a part: its keys are held in memory until it is written (15 kB an entry), and how much
# memory a build takes must not grow with the corpus. A part more costs a query next to nothing
# (nine instead of one, of 11,000 entries: none to 10 %).
_PART_ENTRIES = 5_000
# Parts that additions have left, until they are larger than that (twenty-eight parts instead of
# six cost a query twice as much): four of about one size, each size five times the last; a fifth,
# and they are melted into one. An entry is melted once at each size, 3 ms each time.
_SMALL = 1_000
_MAX_ALIKE, _STEP = 4, 5
_MAX_DEAD_SHARE = 0.25
# So few entries are written before other processes have started.
_ALONE = 300

Progress = Callable[[int, int | None], None]
# Asked when a build has proved itself: what it raises keeps the build from going live.
Approve = Callable[[OpenBuild], None]


def build(  # noqa: PLR0913  # all but the first two have a sensible default
    index_dir: Path,
    entries: Iterable[Entry],
    *,
    now: datetime,
    total: int | None = None,
    expected: Counts | None = None,
    golden: Sequence[Golden] = (),
    progress: Progress | None = None,
    approve: Approve | None = None,
    wait: float = 10.0,
    part_entries: int = _PART_ENTRIES,
    workers: int = 1,
) -> Built:
    """Index these entries and put the result live, with so many processes writing at most.

    An id that comes twice is kept as it came last. `expected` are counts as `verify.count` makes
    them (any part of them). `progress` is called with what is done and `total`. `approve` is the
    last that happens before the swap. Raises `IndexBusy`, `BuildRejected` or `BuildFailed`, or what
    `approve` does; then the live index is as it was.
    """
    with new_build(index_dir, now, wait) as draft:
        provide_lexicon(draft.folder / LEXICON)
        draft.open_lexicon()
        report = _report(progress, total)
        draft.add(entries, part_entries, report, _useful(workers, total))
        return draft.finish(expected, golden, approve)


def _useful(workers: int, total: int | None) -> int:
    """How many processes write an index of so many entries.

    Each leaves a part of its own: of more small ones than these the next addition would be melting.
    """
    if total is None:
        return workers
    return 1 if total < _ALONE else min(workers, max(_MAX_ALIKE, total // _SMALL))


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
    with new_build(index_dir, now, wait) as draft, closing(hold_live(index_dir)) as live:
        _share_lexicon(draft, live, keep_told=False)
        new = list({entry.id: entry for entry in add}.values())
        gone = _gone(live, [entry.id for entry in new], remove_documents)
        for part in range(len(live.parts)):
            draft.take_part(live, part, gone)
        draft.removed = len(gone)
        draft.add(new, _PART_ENTRIES, _report(progress, None))
        return draft.finish(expected, golden)


def is_scattered(index_dir: Path) -> bool:
    """Whether additions have left so many small parts, or so many dead entries, that `melt` helps.

    Raises what `open_index` does.
    """
    return bool(_to_melt(Manifest.load(current(index_dir))))


def melt(index_dir: Path, *, now: datetime, wait: float = 10.0) -> Built:
    """Put live the same entries with fewer small parts: some are written again as one.

    It is no part of `extend`, so that what is new is found before. Raises what `extend` does.
    """
    with new_build(index_dir, now, wait) as draft, closing(hold_live(index_dir)) as live:
        _share_lexicon(draft, live, keep_told=True)
        melted = _to_melt(live.manifest)
        for part in range(len(live.parts)):
            if part not in melted:
                draft.take_part(live, part, set())
        again = chain.from_iterable(_surviving(live, part) for part in melted)
        draft.add(again, _PART_ENTRIES, _report(None, None))
        draft.added = 0
        return draft.finish(live.manifest.counts, ())


def _share_lexicon(draft: Draft, live: OpenBuild, *, keep_told: bool) -> None:
    """Analyse as the live build does, which tells what it has found for words."""
    for name in (LEXICON, LEXICON + SUMS):
        link_or_copy(live.folder / name, draft.folder / name)
        draft.shared[name] = live.manifest.files[name]
    draft.open_lexicon(live.analysed, keep_told=keep_told)


def _gone(live: OpenBuild, ids: Iterable[str], documents: Iterable[str]) -> set[int]:
    """The living entries with one of these ids or of one of these documents."""
    ids, documents = set(ids), set(documents)
    found: set[int] = set()
    for part in live.parts:
        found.update(part.start + number for number in part.store.numbers_of(ids, documents))
    return found - live.columns.dead


def _to_melt(manifest: Manifest) -> list[int]:
    """Which parts are melted into one: all where too much is dead, else small ones alike in size.

    Where several sizes have too many, those of the least: larger ones wait for the next addition.
    """
    sizes = [part.entries for part in manifest.parts]
    if sum(sizes) - manifest.entries > _MAX_DEAD_SHARE * sum(sizes):
        return list(range(len(sizes)))
    alike: dict[int, list[int]] = {}
    for place, size in enumerate(sizes):
        if size < _SMALL:
            alike.setdefault(_steps(size), []).append(place)
    many = [step for step, found in alike.items() if len(found) > _MAX_ALIKE]
    return alike[min(many)] if many else []


def _steps(size: int) -> int:
    """How often a size can be divided before it is less than a step."""
    steps = 0
    while size >= _STEP:
        size //= _STEP
        steps += 1
    return steps


def _surviving(live: OpenBuild, place: int) -> Iterator[Entry]:
    part = live.parts[place]
    for number, entry in part.store.all_entries():
        if part.start + number not in live.columns.dead:
            yield entry


def _report(progress: Progress | None, total: int | None) -> Callable[[], None]:
    done = 0

    def report() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, total)

    return report
