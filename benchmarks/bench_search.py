"""How fast searching is, beside SQLite FTS5 with the same texts and queries: `make bench`.

    python benchmarks/bench_search.py            1,000, 10,000 and 100,000 items, the whole process
    python benchmarks/bench_search.py 30000      these sizes only

Every figure is a median of at least five rounds, warm, but that of building the largest index,
which is built once. Each size is built and asked in a process of its own; the peak of memory is
that of the largest process. Results are kept in benchmarks/results/.
"""

# ruff: noqa: T201, S603, S608 - a script prints, runs itself, and writes its own SQL

from __future__ import annotations

import json
import math
import os
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from made_corpus import made, read_sample
from results import keep, watched

from corpus.repository import Corpus
from corpus.sample import sample_files
from index.answers.search import open_index
from index.building.build import build
from index.text.terms import text_fields
from ingest.pipeline import add

ROOT = Path(__file__).resolve().parents[1]
ROUNDS, WHOLE_ROUNDS, WORKERS = 7, 11, 2
BUILDS = 5
_MANY = 50_000  # such an index is built once
# Who types on notices a wait of more.
ENOUGH_MS = 300
# Ours, and the same for FTS5: words, two words, a phrase, a prefix, a rare word, either, a field.
QUERIES = {
    "flygtninge": "flygtninge",
    "sundhedsaftalen": "sundhedsaftalen",
    "dimensionering pædagoguddannelsen": "dimensionering pædagoguddannelsen",
    "fordeling af flygtninge": "fordeling af flygtninge",
    '"taget til efterretning"': '"taget til efterretning"',
    "klima*": "klima*",
    "geotermi": "geotermi",
    "trafik ELLER turisme": "trafik OR turisme",
    "beslutning:godkendt": "decision:godkendt",
    "kommunerne": "kommunerne",
}
_COLUMNS = ("title", "decision", "recommendation", "background", "presentation", "rest")
_TABLE = f"""
CREATE VIRTUAL TABLE item USING fts5({", ".join(_COLUMNS)}, tokenize='unicode61');
CREATE TABLE meta (
    rowid INTEGER PRIMARY KEY, council TEXT, year TEXT, kind TEXT, outcome TEXT, section TEXT
);
"""


def main(arguments: list[str]) -> int:
    """Build, ask and print; with `--build` and `--ask`, one step in a process of its own."""
    if arguments[:1] in (["--build"], ["--ask"]):
        step = _build if arguments[0] == "--build" else _ask
        print(json.dumps(step(Path(arguments[1]), int(arguments[2]))))
        return 0
    sizes = [int(one) for one in arguments] or [1000, 10_000, 100_000]
    results: dict[str, Any] = {"sizes": {}}
    with TemporaryDirectory(prefix="kkr-bench-") as made_here:
        folder = Path(made_here)
        with Corpus.open(folder / "home") as corpus:
            add(sample_files(), corpus, folder / "home" / "index", workers=2)
        for size in sizes:
            results["sizes"][str(size)] = _measure(folder, size)
        if not arguments:
            results["whole_process"] = _whole_process(folder / "home")
    results["growth"] = _growth(results["sizes"])
    keep(f"search-{'-'.join(map(str, sizes))}", results)
    return 0


def _growth(sizes: dict[str, Any]) -> dict[str, Any]:
    """How building, asking and the disk grow, and where answers take too long."""
    head = ("items", "built/s", "peak MB", "disk MB", "kB an item", "open ms", "ms", "p95 ms")
    print(("{:>9}" + "{:>11}" * 7).format(*head))
    slowest: list[tuple[int, float]] = []
    for size, row in sizes.items():
        built, asked = row["build"], row["ask"]
        slowest.append((int(size), asked["p95_ms"]))
        print(
            f"{int(size):>9,}{built['per_second']:>11.0f}{built['peak_mb']:>11.0f}"
            f"{built['mb']:>11.0f}{1024 * built['mb'] / int(size):>11.1f}"
            f"{asked['open_ms']:>11.0f}{asked['ms']:>11.1f}{asked['p95_ms']:>11.1f}"
        )
    enough = _reaches(slowest, ENOUGH_MS)
    if enough:
        print(f"the slowest queries take {ENOUGH_MS} ms from about {enough:,} items on")
    return {"p95 reaches ms": ENOUGH_MS, "at items": enough}


def _reaches(slowest: list[tuple[int, float]], wanted: float) -> int | None:
    """At which size a time is reached: along the straight line, on two log scales, of two sizes.

    Those between which it lies, or the last two if it lies beyond; None where it need not come.
    """
    pairs = list(pairwise(slowest))
    between = [pair for pair in pairs if pair[0][1] < wanted <= pair[1][1]]
    for (fewer, quick), (more, slow) in between or pairs[-1:]:
        if quick < slow:
            share = math.log(wanted / quick) / math.log(slow / quick)
            return 1000 * round(fewer * (more / fewer) ** share / 1000)
    return None


def _measure(folder: Path, size: int) -> dict[str, Any]:
    built, asked = (_in_process(step, folder, size) for step in ("--build", "--ask"))
    print(
        f"{size:,} items: built in {built['seconds']:.0f} s ({built['per_second']:.0f}/s),"
        f" peak {built['peak_mb']:.0f} MB, {built['mb']:.0f} MB on disk;"
        f" FTS5 {built['fts5_seconds']:.0f} s, {built['fts5_mb']:.0f} MB"
    )
    print(f"  open {asked['open_ms']:.0f} ms, peak while asking {asked['peak_mb']:.0f} MB")
    head = ("query", "hits", "kkr ms", "p95", "FTS5 ms", "+ facets", "FTS5 hits")
    print("  {:36}{:>8}{:>9}{:>8}{:>9}{:>9}{:>10}".format(*head))
    for query, row in asked["queries"].items():
        print(
            f"  {query:36}{row['hits']:>8}{row['ms']:>9.1f}{row['p95_ms']:>8.1f}"
            f"{row['fts5_ms']:>9.1f}{row['fts5_facets_ms']:>9.1f}{row['fts5_hits']:>10}"
        )
    print(
        f"  median of medians {asked['ms']:.1f} ms, FTS5 {asked['fts5_ms']:.1f} ms, with facets"
        f" {asked['fts5_facets_ms']:.1f} ms: {asked['ms'] / asked['fts5_ms']:.1f} and"
        f" {asked['ms'] / asked['fts5_facets_ms']:.1f} times; p95 {asked['p95_ms']:.1f} ms"
    )
    return {"build": built, "ask": asked}


def _in_process(step: str, folder: Path, size: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, __file__, step, str(folder), str(size)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _build(folder: Path, size: int) -> dict[str, Any]:
    sample = read_sample(folder / "home")
    index_dir = folder / f"index-{size}"
    times = []
    with watched(0.05) as peaks:
        for _ in range(1 if size >= _MANY else BUILDS):
            start = time.perf_counter()
            entries = made(sample, size)
            build(index_dir, entries, now=datetime.now(UTC), total=size, workers=WORKERS)
            times.append(time.perf_counter() - start)
    seconds, peak = median(times), max(peaks.values())
    start = time.perf_counter()
    database = folder / f"fts5-{size}.db"
    connection = sqlite3.connect(database)
    connection.executescript(_TABLE)
    for number, entry in enumerate(made(sample, size)):
        texts = dict.fromkeys(_COLUMNS, "")
        for field, passages in text_fields(entry):
            column = field.name if field.name in texts else "rest"
            texts[column] += "\n".join(passage.text for passage in passages) + "\n"
        marks = ",".join("?" * (len(_COLUMNS) + 1))
        connection.execute(
            f"INSERT INTO item (rowid, {', '.join(_COLUMNS)}) VALUES ({marks})",
            (number, *texts.values()),
        )
        facets = (entry.council, (entry.date or "")[:4], entry.kind, " ".join(entry.outcomes))
        connection.execute(
            "INSERT INTO meta VALUES (?, ?, ?, ?, ?, ?)", (number, *facets, entry.section)
        )
    connection.commit()
    connection.close()
    return {
        "seconds": seconds,
        "per_second": size / seconds,
        "peak_mb": peak,
        "mb": sum(path.stat().st_size for path in index_dir.rglob("*") if path.is_file()) / 2**20,
        "fts5_seconds": time.perf_counter() - start,
        "fts5_mb": database.stat().st_size / 2**20,
    }


def _ask(folder: Path, size: int) -> dict[str, Any]:
    start = time.perf_counter()
    index = open_index(folder / f"index-{size}")
    opened = (time.perf_counter() - start) * 1000
    connection = sqlite3.connect(folder / f"fts5-{size}.db")
    queries = {}
    everything: list[float] = []
    for query, theirs in QUERIES.items():
        ours, hits = _timed(lambda query=query: index.search(query, limit=20).total)
        plain, _ = _timed(lambda theirs=theirs: len(_fts5_hits(connection, theirs)))
        faceted, total = _timed(lambda theirs=theirs: _fts5_facets(connection, theirs))
        everything += ours
        queries[query] = {
            "hits": hits,
            "ms": median(ours),
            "p95_ms": _p95(ours),
            "fts5_ms": median(plain),
            "fts5_facets_ms": median(faceted),
            "fts5_hits": total,
        }
    peak = _peak_mb()
    index.close()
    return {
        "open_ms": opened,
        "peak_mb": peak,
        "queries": queries,
        "p95_ms": _p95(everything),
        **{
            name: median(row[name] for row in queries.values())
            for name in ("ms", "fts5_ms", "fts5_facets_ms")
        },
    }


def _timed(ask: Callable[[], int]) -> tuple[list[float], int]:
    answer = ask()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return times, answer


def _fts5_hits(connection: sqlite3.Connection, query: str) -> list[Any]:
    """The twenty best with a marked passage each."""
    return connection.execute(
        "SELECT rowid, snippet(item, -1, '<mark>', '</mark>', '…', 40), bm25(item)"
        " FROM item WHERE item MATCH ? ORDER BY bm25(item, 3, 2, 1.3) LIMIT 20",
        (query,),
    ).fetchall()


def _fts5_facets(connection: sqlite3.Connection, query: str) -> int:
    """The same work as ours: the best, the total, and counts by the same five facets."""
    _fts5_hits(connection, query)
    total = 0
    for facet in ("council", "year", "kind", "outcome", "section"):
        counts = connection.execute(
            f"SELECT {facet}, count(*) FROM item JOIN meta ON meta.rowid = item.rowid"
            f" WHERE item MATCH ? GROUP BY {facet}",
            (query,),
        ).fetchall()
        total = sum(count for _, count in counts)
    return total


def _whole_process(home: Path) -> dict[str, float]:
    """`kkr search flygtninge` as a user starts it, beside the imports it cannot do without."""
    environment = {**os.environ, "KKR_HOME": str(home)}
    command = Path(sys.executable).with_name("kkr")
    ours = [str(command), "search", "flygtninge"]
    bare = [sys.executable, "-c", "import typer, whoosh.index"]
    times: dict[str, list[float]] = {"kkr": [], "imports": []}
    for _ in range(WHOLE_ROUNDS):  # by turns, so that a busy machine slows both
        for name, words in (("kkr", ours), ("imports", bare)):
            start = time.perf_counter()
            subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, check=True)
            times[name].append((time.perf_counter() - start) * 1000)
    found = {name: median(values) for name, values in times.items()}
    found["times"] = found["kkr"] / found["imports"]
    print(
        f"kkr search flygtninge {found['kkr']:.0f} ms,"
        f" import typer, whoosh.index {found['imports']:.0f} ms: {found['times']:.2f} times"
    )
    return found


def _p95(times: list[float]) -> float:
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]


def _peak_mb() -> float:
    """This program's own peak: Linux' `ru_maxrss` begins with that of the process it came from."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
