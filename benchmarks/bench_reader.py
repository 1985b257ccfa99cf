"""How fast PDFs are read, beside pdftotext and pdfplumber's words: `make bench`.

    python benchmarks/bench_reader.py [ROUNDS]

The same files for all: the golden documents (four toolchains) and papers made for the purpose.
Processor time of a whole process is taken for pdftotext (one process a file, as people run it);
ours and pdfplumber's without the start of Python. All take turns, file by file, so that a busy
machine slows all alike: trust the ratios, not the pages a second.
"""

# ruff: noqa: T201, S603, S607 - a script prints, and runs pdftotext and itself

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from made_papers import write_papers
from results import cpu_seconds, has_pdftotext, keep

from ingest.workers.serve import settle
from parse.readers.pdf import read_pages

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
_MADE_PAGES, _ROUNDS = 150, 5


def main(arguments: list[str]) -> int:
    """Measures and prints; with `--words`, reads files by pdfplumber and tells its time."""
    if arguments[:1] == ["--words"]:
        return _words(arguments[1:])
    rounds = int(arguments[0]) if arguments else _ROUNDS
    settle()  # as a process that reads documents
    with TemporaryDirectory(prefix="kkr-bench-") as folder:
        sets: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(GOLDEN.glob("*/*.pdf")):
            sets[path.parent.name.partition("-")[0]].append(path)
        sets["made"] = write_papers(Path(folder), _MADE_PAGES)
        rows = {name: _measure(paths, rounds) for name, paths in sets.items()}
    rows["all"] = _sum(rows)
    _print(rows)
    keep("reader", {"rounds": rounds, "sets": rows})
    return 0


def _measure(paths: list[Path], rounds: int) -> dict[str, Any]:
    """Seconds of each reader for a set of files, by the median of the rounds of each file."""
    seconds: dict[str, float] = Counter()
    reasons: Counter[str] = Counter()
    pages = 0
    for path in paths:
        data = path.read_bytes()
        times: dict[str, list[float]] = defaultdict(list)
        reads, _ = read_pages(data, path.name)
        pages += len(reads)
        reasons.update(read.unsure for read in reads if read.unsure)
        for _ in range(rounds):
            began = time.process_time()
            read_pages(data, path.name)
            times["kkr"].append(time.process_time() - began)
            if has_pdftotext():
                before = cpu_seconds()
                subprocess.run(["pdftotext", str(path), "/dev/null"], check=True)
                times["pdftotext"].append(cpu_seconds() - before)
        words = subprocess.run(
            [sys.executable, __file__, "--words", str(path)], capture_output=True, check=True
        )
        times["pdfplumber"] = json.loads(words.stdout)
        for name, taken in times.items():
            seconds[name] += median(taken)
    return {"files": len(paths), "pages": pages, "seconds": dict(seconds), "unsure": dict(reasons)}


def _words(paths: list[str]) -> int:
    """Pdfplumber's words with fonts and sizes, in a process that knows nothing of our ways."""
    import pdfplumber  # noqa: PLC0415 - only this process reads by it

    times = []
    for path in paths:
        for _ in range(3):
            began = time.process_time()
            with pdfplumber.open(path) as pdf:
                for page in pdf.pages:
                    page.extract_words(extra_attrs=["fontname", "size"])
                    page.close()
            times.append(time.process_time() - began)
    print(json.dumps(times))
    return 0


def _sum(rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    seconds: Counter[str] = Counter()
    unsure: Counter[str] = Counter()
    for row in rows.values():
        seconds.update(row["seconds"])
        unsure.update(row["unsure"])
    return {
        "files": sum(row["files"] for row in rows.values()),
        "pages": sum(row["pages"] for row in rows.values()),
        "seconds": dict(seconds),
        "unsure": dict(unsure),
    }


def _print(rows: dict[str, dict[str, Any]]) -> None:
    if not has_pdftotext():
        print("pdftotext is not there (Debian: apt install poppler-utils): no ratio to it")
    head = ("set", "pages", "ms/page", "pages/s", "x pdftotext", "pdfplumber's words / ours")
    print("{:12}{:>7}{:>9}{:>9}{:>13}{:>27}".format(*head))
    for name, row in rows.items():
        taken, pages = row["seconds"], row["pages"]
        beside = taken["kkr"] / taken["pdftotext"] if "pdftotext" in taken else float("nan")
        row["times_pdftotext"] = round(beside, 2)
        row["faster_than_words"] = round(taken["pdfplumber"] / taken["kkr"], 1)
        print(
            f"{name:12}{pages:>7}{1000 * taken['kkr'] / pages:>9.2f}{pages / taken['kkr']:>9.0f}"
            f"{beside:>13.2f}{row['faster_than_words']:>27.1f}"
        )
    total = rows["all"]
    print(f"left to pdfplumber: {sum(total['unsure'].values())} pages {total['unsure'] or ''}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
