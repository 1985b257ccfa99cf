"""What each stage of a re-index costs, in one process and by the processor's time: `make bench`.

    python benchmarks/bench_stages.py [PAGES] [ROUNDS]

Made papers go through the stages one after the other, as `kkr reindex --read` takes them; `--parse`
and `--index` begin further down. Every figure is the median of the rounds.
"""

# ruff: noqa: T201 - a script prints

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from made_papers import write_papers
from results import keep

from corpus.packing import pack, unpack
from corpus.records import Origin
from corpus.repository import Corpus
from corpus.staging import Staging
from index.building.collected import Collected
from index.danish.lexicon import Lexicon
from index.danish.lexicon_cache import provide_lexicon
from index.files.manifest import LEXICON
from index.model import Entry
from index.opened.opening import ENGINE
from index.opened.store import StoreWriter
from index.text.analysis import Analyzer
from index.text.terms import entry_terms
from ingest.entries import entries_of
from ingest.pipeline import parse_of
from ingest.workers.work import Worked, warm_up
from parse.document import parse, read

_PAGES, _ROUNDS = 1000, 5
_STAGES = (
    *("read", "pack lines", "unpack lines", "parse", "put aside", "take again", "store rows"),
    *("load rows", "find keys", "collect postings", "write postings", "store texts"),
)
# Where each depth begins.
_FIRST = {"--read": "read", "--parse": "unpack lines", "--index": "load rows"}


def main(arguments: list[str]) -> int:
    """Measures and prints."""
    pages, rounds = [*map(int, arguments), *(_PAGES, _ROUNDS)[len(arguments) :]]
    warm_up()
    rows = []
    with TemporaryDirectory(prefix="kkr-bench-") as folder:
        paths = write_papers(Path(folder) / "papers", pages)
        with Corpus.open(Path(folder) / "home") as corpus:
            for number in range(1 + rounds):
                times, entries = _round(paths, corpus, Path(folder) / str(number))
                rows.append(times)
            pages = sum(record.pages or 0 for record in corpus.documents())
    medians = {name: median(times[name] for times in rows[1:]) for name in _STAGES}
    figures = {"pages": pages, "entries": entries, "rounds": rounds, "seconds": medians}
    _print(pages, entries, medians)
    keep(f"stages-{pages}", figures)
    return 0


class _Times(Counter[str]):
    """Seconds of processor time by stage."""

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        self[name] += time.process_time() - began


def _round(paths: list[Path], corpus: Corpus, folder: Path) -> tuple[_Times, int]:
    """All stages once; how many entries came of it. The first round stores, the others replace."""
    folder.mkdir()
    times = _Times()
    for path in paths:
        data = path.read_bytes()
        with times.of("read"):
            reading = read(data, path.name)
        with times.of("pack lines"):
            packed = pack(reading)
        with times.of("unpack lines"):
            reading = unpack(packed)
        with times.of("parse"):
            parsed = parse(reading)
        made = parse_of(Worked(parsed, packed, ()))
        sha256 = parsed.source.sha256
        with Staging(folder) as staging:
            with times.of("put aside"):
                staging.put(sha256, "", made)
            with times.of("take again"):
                made = staging.get(sha256, "") or made
        with times.of("store rows"):
            if corpus.hold_again(sha256, data, Origin(str(path))) is None:
                corpus.add(data, path.name, made, Origin(str(path)))
            else:
                corpus.replace(sha256, made)
    with times.of("load rows"):
        entries = list(chain.from_iterable(map(entries_of, corpus.each())))
    _index(entries, folder, times)
    return times, len(entries)


def _index(entries: list[Entry], folder: Path, times: _Times) -> None:
    provide_lexicon(folder / LEXICON)
    with closing(Lexicon.open(folder / LEXICON)) as lexicon:
        analyzer = Analyzer(lexicon)
        collected, store = Collected(), StoreWriter(folder)
        for entry in entries:
            with times.of("find keys"):
                terms = entry_terms(entry, analyzer)
            with times.of("collect postings"):
                collected.add(terms)
            with times.of("store texts"):
                store.add(entry, terms)
        with times.of("write postings"):
            ENGINE.write(folder, collected.lists())
        with times.of("store texts"):
            store.finish()


def _print(pages: int, entries: int, medians: dict[str, float]) -> None:
    names = list(medians)
    print(f"{pages:,} pages, {entries:,} entries")
    print("{:18}{:>9}".format("", "ms/page") + "".join(f"{depth:>9}" for depth in _FIRST))
    for place, name in enumerate(names):
        row = f"{name:18}{1000 * medians[name] / pages:>9.2f}"
        for first in _FIRST.values():
            start = names.index(first)
            whole = sum(medians[one] for one in names[start:])
            row += f"{medians[name] / whole:>9.0%}" if place >= start else " " * 9
        print(row)
    for depth, first in _FIRST.items():
        whole = sum(medians[one] for one in names[names.index(first) :])
        print(f"{depth}: {pages / whole:.0f} pages/s, {entries / whole:.0f} entries/s")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
