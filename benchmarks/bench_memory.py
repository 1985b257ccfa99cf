"""Whether memory grows with the corpus: peaks of adding and re-reading it, by its size.

    python benchmarks/bench_memory.py [PAGES ...]             10,000 and 40,000 pages
    python benchmarks/bench_memory.py --papers FOLDER ...     papers that were made before

Each corpus is added with two workers and read anew. The largest resident sizes are told of the
command itself and of the largest process below it: those that read, and those that write the index.
An hour on two processors, a third of it the making of papers.
"""

# ruff: noqa: T201 - a script prints

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from made_papers import write_papers
from results import keep, watched

from corpus.repository import Corpus
from index.danish.lexicon_cache import cached_lexicon
from ingest.pipeline import add
from ingest.reindexing.plan import Depth
from ingest.reindexing.reindex import reindex

_PAGES = (10_000, 40_000)
_ROW = "  {}: the command {parent} MB, the largest process below it {worker} MB, {seconds} s"


def main(arguments: list[str]) -> int:
    """Measures and prints; with `--one FOLDER`, one corpus in a process of its own."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(_measure(Path(arguments[1]))))
        return 0
    rows = []
    cached_lexicon()  # compiled once after an installation: 330 MB and some seconds of their own
    with TemporaryDirectory(prefix="kkr-bench-") as made_here:
        for papers in _papers(arguments, Path(made_here)):
            done = subprocess.run(  # noqa: S603 - itself
                [sys.executable, __file__, "--one", str(papers)], stdout=subprocess.PIPE, check=True
            )
            rows.append(json.loads(done.stdout))
            print("{pages:,} pages, {entries:,} entries".format(**rows[-1]))
            for name in ("add", "read"):
                print(_ROW.format(name, **rows[-1][name]))
    keep("memory", {"corpora": rows})
    return 0


def _papers(arguments: list[str], folder: Path) -> Iterable[Path]:
    if arguments[:1] == ["--papers"]:
        yield from map(Path, arguments[1:])
        return
    for pages in map(int, arguments or map(str, _PAGES)):
        write_papers(folder / str(pages), pages)
        yield folder / str(pages)


def _measure(papers: Path) -> dict[str, Any]:
    with TemporaryDirectory(prefix="kkr-bench-") as folder, Corpus.open(Path(folder)) as corpus:
        index = Path(folder) / "index"
        figures: dict[str, Any] = {}
        for name in ("add", "read"):
            began = time.perf_counter()
            with watched(0.1) as peaks:
                if name == "add":
                    add([papers], corpus, index, workers=2)
                else:
                    reindex(corpus, index, depth=Depth.READ, workers=2)
            sizes = {who: round(size) for who, size in peaks.items()}
            figures[name] = {**sizes, "seconds": round(time.perf_counter() - began)}
        figures["pages"] = sum(record.pages or 0 for record in corpus.documents())
        figures["entries"] = sum(count.entries for count in corpus.counts())
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
