"""How long one more paper takes until it can be found: `kkr add one.pdf`, the whole command.

    python benchmarks/bench_add.py [ITEMS] [TIMES] [HOME]

Made papers are added until a data directory holds so many entries (10,000), or those of HOME are
taken. Then papers of 20 to 40 pages come one by one, each in a command of its own: the seconds from
its start to its end, what the processors spent on it, and whether `kkr search` finds the paper
right after. As many more are read and stored in this process: the seconds from then until a search
finds them. Commands that wait for each other's processors tell nothing: look at the load.
"""

# ruff: noqa: T201, S603 - a script prints, and runs our own command

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from made_papers import Made, made_papers, write_papers
from results import keep

from corpus.records import Origin
from corpus.repository import Corpus
from index.answers.search import open_index
from ingest.indexing import refresh
from ingest.pipeline import parse_of
from ingest.workers.work import Job, read_and_parse

_ITEMS, _TIMES = 10_000, 5
_PAGES_PER_ITEM = 0.92
_PAGES = range(20, 41)
_ELSEWHERE = 3000  # meetings of that number on are in no data directory of this script
_KKR = Path(sys.executable).with_name("kkr")


def main(arguments: list[str]) -> int:
    """Measures and prints."""
    items = int(arguments[0]) if arguments else _ITEMS
    times = int(arguments[1]) if len(arguments) > 1 else _TIMES
    with TemporaryDirectory(prefix="kkr-bench-") as folder:
        home = Path(arguments[2]) if len(arguments) > 2 else _filled(Path(folder), items)
        held = _entries(home)
        papers = _papers(2 * times, held)
        runs = [_added(home, Path(folder), made) for made in papers[:times]]
        waited = [_searchable(home, made) for made in papers[times:]]
    seconds, processor, found = zip(*runs, strict=True)
    figures = {
        "entries": held,
        "times": times,
        "seconds": {"median": round(median(seconds), 2), "most": round(max(seconds), 2)},
        "processor seconds": {"median": round(median(processor), 2)},
        "found": sum(found),
        "from stored to found": {
            "median": round(median(waited), 2),
            "most": round(max(waited), 2),
        },
    }
    print(json.dumps(figures, indent=1))
    keep(f"add-{items}", figures)
    return 0


def _filled(folder: Path, items: int) -> Path:
    papers, home = folder / "papers", folder / "home"
    write_papers(papers, round(items * _PAGES_PER_ITEM))
    _kkr(home, "add", str(papers), "--quiet")
    return home


def _entries(home: Path) -> int:
    with Corpus.open(home) as corpus:
        return sum(count.entries for count in corpus.counts())


def _papers(times: int, seed: int) -> list[Made]:
    """Minutes of meetings of which nothing is held."""
    made = made_papers(times * 100, seed, _ELSEWHERE + seed)
    fitting = (one for one in made if one.name.startswith("referat") and one.pages in _PAGES)
    return [one for _, one in zip(range(times), fitting, strict=False)]


def _added(home: Path, folder: Path, made: Made) -> tuple[float, float, bool]:
    """Seconds of the clock and of the processors, and whether the paper is found."""
    path = folder / made.name
    path.write_bytes(made.data)
    used, began = _children(), time.perf_counter()
    report = json.loads(_kkr(home, "add", str(path), "--json", "--quiet"))
    seconds, processor = time.perf_counter() - began, _children() - used
    [new] = report["new"]
    # "blev": some decision of every paper has it
    where = ("--council", new["council"], "--year", new["date"][:4], "--all", "--json")
    hits = json.loads(_kkr(home, "search", "blev", *where))["hits"]
    return seconds, processor, any(hit["document"] == new["document"] for hit in hits)


def _searchable(home: Path, made: Made) -> float:
    """Seconds from when a paper is stored until a search finds it."""
    worked = read_and_parse(Job(made.name, made.data))
    council, day = worked.document.council, worked.document.date
    assert council is not None
    assert day is not None
    year = day.year
    with Corpus.open(home) as corpus:
        corpus.add(made.data, made.name, parse_of(worked), Origin(made.name))
        began = time.perf_counter()
        refresh(corpus, home / "index")
        with open_index(home / "index") as index:
            found = index.search("blev", councils=[council], years=(year, year), limit=None)
        seconds = time.perf_counter() - began
    assert any(hit.document == worked.document.source.sha256 for hit in found.hits)
    return seconds


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _kkr(home: Path, *arguments: str) -> str:
    done = subprocess.run(
        [_KKR, *arguments],
        env={**os.environ, "KKR_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        text=True,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
