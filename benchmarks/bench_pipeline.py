"""What the whole pipeline costs: `make bench`.

    python benchmarks/bench_pipeline.py [PAGES] [ROUNDS]

Papers are made, added once, and then worked over by `kkr reindex`: `--read` with two workers and
with one, `--parse`, `--index`, by turns with what it is measured against, `pdftotext` on the same
files followed by an insert of the pages into SQLite's FTS5. Besides the clock's seconds stand those
of the processors, of all processes together: on a busy machine only they can be compared.
"""

# ruff: noqa: T201, S603, S607 - a script prints, and runs pdftotext

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from made_papers import made_papers, write_papers
from results import cpu_seconds, has_pdftotext, keep, watched

from corpus.repository import Corpus
from ingest.pipeline import add
from ingest.progress import Progress
from ingest.reindexing.plan import Depth
from ingest.reindexing.reindex import reindex

_PAGES, _ROUNDS = 5000, 5
_AGAINST = "pdftotext + FTS5"
_RUNS = {
    "read, 2 workers": (Depth.READ, 2),
    "read, 1 worker": (Depth.READ, 1),
    "parse, 2 workers": (Depth.PARSE, 2),
    "index": (Depth.INDEX, 1),
}


def main(arguments: list[str]) -> int:
    """Measures and prints."""
    pages = int(arguments[0]) if arguments else _PAGES
    rounds = int(arguments[1]) if len(arguments) > 1 else _ROUNDS
    seconds: dict[str, list[float]] = defaultdict(list)
    cpu: dict[str, list[float]] = defaultdict(list)
    stages: dict[str, list[dict[str, float]]] = defaultdict(list)
    peaks: Counter[str] = Counter()
    with TemporaryDirectory(prefix="kkr-bench-") as folder:
        papers, home = Path(folder) / "papers", Path(folder) / "home"
        paths = write_papers(papers, pages)
        with Corpus.open(home) as corpus:
            began = time.perf_counter()
            add([papers], corpus, home / "index", workers=2)
            first = time.perf_counter() - began
            items = sum(count.entries for count in corpus.counts())
            for _ in range(rounds):
                if has_pdftotext():
                    used = cpu_seconds()
                    seconds[_AGAINST].append(_baseline(paths, Path(folder)))
                    cpu[_AGAINST].append(cpu_seconds() - used)
                for name, (depth, workers) in _RUNS.items():
                    clock = _Clock()
                    with watched() as high:
                        began, used = time.perf_counter(), cpu_seconds()
                        reindex(
                            corpus, home / "index", clock, depth=depth, workers=workers, accept=True
                        )
                        seconds[name].append(time.perf_counter() - began)
                        cpu[name].append(cpu_seconds() - used)
                    stages[name].append(clock.stages())
                    for who, size in high.items():
                        peaks[who] = max(peaks[who], round(size))
            one = _one_more(corpus, home, Path(folder), pages)
    figures = {
        "pages": pages,
        "items": items,
        "rounds": rounds,
        "first add": round(first, 1),
        "seconds": {name: round(median(taken), 2) for name, taken in seconds.items()},
        "processor seconds": {name: round(median(taken), 2) for name, taken in cpu.items()},
        "stages": {name: _medians(found) for name, found in stages.items()},
        "peak MB": dict(peaks),
        "one more paper": one,
    }
    _print(figures)
    keep(f"pipeline-{pages}", figures)
    return 0


class _Clock:
    """How long each stage took, by its first and last word."""

    def __init__(self) -> None:
        self._seen: list[tuple[float, str]] = [(time.perf_counter(), "start")]

    def __call__(self, progress: Progress) -> None:
        if progress.stage != self._seen[-1][1]:
            self._seen.append((time.perf_counter(), progress.stage))
        elif progress.done == progress.total:
            self._seen.append((time.perf_counter(), "between"))

    def stages(self) -> dict[str, float]:
        ends = [at for at, _ in self._seen[1:]] + [time.perf_counter()]
        taken: Counter[str] = Counter()
        for (at, name), end in zip(self._seen, ends, strict=True):
            taken[str(name)] += end - at
        return dict(taken)


def _medians(found: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(median(one.get(name, 0.0) for one in found), 2) for name in found[0]}


def _baseline(paths: list[Path], folder: Path) -> float:
    """Text by pdftotext, page by page into FTS5."""
    database = folder / "pages.db"
    database.unlink(missing_ok=True)
    began = time.perf_counter()
    connection = sqlite3.connect(database)
    connection.execute("CREATE VIRTUAL TABLE page USING fts5(name, number, text)")
    for path in paths:
        done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
        pages = done.stdout.decode("utf-8").split("\f")
        rows = ((path.name, number, text) for number, text in enumerate(pages, start=1))
        connection.executemany("INSERT INTO page VALUES (?, ?, ?)", rows)
    connection.commit()
    connection.close()
    return time.perf_counter() - began


def _one_more(corpus: Corpus, home: Path, folder: Path, pages: int) -> dict[str, float]:
    """Seconds until one new paper can be found, the process that reads it being started anew."""
    taken = []
    for seed, paper in enumerate((next(made_papers(20, seed)) for seed in range(2, 7)), start=2):
        path = folder / f"new-{seed}-{paper.name}"
        path.write_bytes(paper.data)
        began = time.perf_counter()
        add([path], corpus, home / "index")
        taken.append(time.perf_counter() - began)
    return {"pages before": pages, "median": round(median(taken), 2), "most": round(max(taken), 2)}


def _print(figures: dict[str, Any]) -> None:
    pages, items, seconds = figures["pages"], figures["items"], figures["seconds"]
    print(f"{pages:,} pages, {items:,} entries; first add with 2 workers {figures['first add']} s")
    cpu = figures["processor seconds"]
    if _AGAINST not in seconds:
        print("pdftotext is not there (Debian: apt install poppler-utils): no ratio to it")
    head = ("run", "seconds", "times", "processor s", "times", "pages/s", "entries/s")
    print("{:20}{:>9}{:>7}{:>13}{:>7}{:>9}{:>10}".format(*head))
    for name, taken in seconds.items():
        beside = [
            f"{mine[name] / mine[_AGAINST]:.1f}" if _AGAINST in mine else ""
            for mine in (seconds, cpu)
        ]
        print(
            f"{name:20}{taken:>9.1f}{beside[0]:>7}{cpu[name]:>13.1f}{beside[1]:>7}"
            f"{pages / cpu[name]:>9.0f}{items / cpu[name]:>10.0f}"
        )
    two = seconds["read, 1 worker"] / seconds["read, 2 workers"]
    print(f"two workers are {two:.2f} times as fast as one")
    for name, found in figures["stages"].items():
        print(f"  {name}: " + ", ".join(f"{stage} {taken:.1f} s" for stage, taken in found.items()))
    print(f"peaks in MB: {figures['peak MB']}; one more paper: {figures['one more paper']}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
