"""What a run over a replica of 500 documents costs: time, memory, requests of a second run.

    python benchmarks/bench_fetch.py [documents] [delay]

The replica serves on loopback; Scrapy, sockets and the pipeline are the real ones.
"""

# ruff: noqa: T201 - it prints
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from replica import Replica, serving  # noqa: E402 - found by the path above
from replica_site import COUNCILS, empty_site, link, material  # noqa: E402 - as above

_PER_PAGE = 25


def fill(site: Replica, documents: int) -> None:
    """Bundled papers, each made another by what stands after its end; pages of 25 links."""
    empty_site(site)
    papers = [path.read_bytes() for path in sorted((ROOT / "corpus" / "sample").glob("*.pdf"))]
    slugs = list(COUNCILS)
    pages: dict[str, list[list[str]]] = {slug: [[]] for slug in slugs}
    for number in range(documents):
        slug = slugs[number % len(slugs)]
        path = f"/media/{10000 + number}/papir-{number}.pdf"
        site.file(path, papers[number % len(papers)] + b"%% %d\n" % number)
        if len(pages[slug][-1]) == _PER_PAGE:
            pages[slug].append([])
        pages[slug][-1].append(link(path, f"Papir {number}"))
    for slug, lists in pages.items():
        base = f"/politik/kkr/kkr-{slug}/moedemateriale"
        further = [f"<a href='{base}/{n}'>Tidligere {n}</a>" for n in range(1, len(lists))]
        material(site, slug, "".join(lists[0] + further))
        for n, links in enumerate(lists[1:], start=1):
            site.page(f"{base}/{n}", "".join(links))


def run(home: Path, site: Replica, delay: float, *more: str) -> tuple[dict, float, dict[str, int]]:
    """The report of `kkr fetch`, its seconds, and the most memory of its processes in MB."""
    site.forget()
    environment = {**os.environ, "KKR_HOME": str(home)}
    arguments = ["fetch", "--base-url", site.url, "--delay", str(delay), "--json", *more]
    began = time.monotonic()
    running = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "cli", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    peaks: dict[str, int] = {}
    watcher = threading.Thread(target=watch, args=(running.pid, peaks), daemon=True)
    watcher.start()
    out = running.communicate()[0]
    return json.loads(out), time.monotonic() - began, peaks


def watch(pid: int, peaks: dict[str, int]) -> None:
    """Keeps the peaks: the command itself, the crawling process, the readers, and all together.

    Together, pages that processes share count once (PSS, see proc_pid_smaps(5)).
    """
    while Path(f"/proc/{pid}").exists():
        shares = []
        for number, name in [(pid, "command"), *children(pid)]:
            peaks[name] = max(peaks.get(name, 0), megabytes(f"/proc/{number}/status", "VmHWM"))
            shares.append(megabytes(f"/proc/{number}/smaps_rollup", "Pss"))
        peaks["together"] = max(peaks.get("together", 0), sum(shares))
        time.sleep(0.2)


def megabytes(path: str, name: str) -> int:
    """A size in one of /proc's tables; 0 where it is gone."""
    sizes = [line.split()[1] for line in read(path).splitlines() if line.startswith(f"{name}:")]
    return int(sizes[0]) // 1024 if sizes else 0


def children(pid: int) -> list[tuple[int, str]]:
    """Processes below the command: Twisted's own library tells the crawling one."""
    found = []
    for number in read(f"/proc/{pid}/task/{pid}/children").split():
        maps = read(f"/proc/{number}/maps")
        if "zope" in maps:
            found.append((int(number), "crawl"))
        elif "pdfium" in maps or "spacy" in maps:
            found.append((int(number), "reader"))
    return found


def read(path: str) -> str:
    """A file of /proc, which may be gone."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def main() -> None:
    """Prints the figures."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    delay = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    with tempfile.TemporaryDirectory() as folder, serving(Replica()) as site:
        fill(site, documents)
        home = Path(folder)
        report, seconds, peaks = run(home, site, delay)
        asked = len(site.asked)
        waiting = sum(min(delay, b.at - a.at) for a, b in pairwise(site.asked))
        print(f"first run: {len(report['new'])} new, {len(report['failed'])} failed,")
        print(f"  {asked} requests, {report['pages']} pages, {seconds:.1f} s;")
        print(f"  waiting on the delay of {delay:g} s: {waiting:.1f} s, {waiting / seconds:.1%}")
        print(f"  peak memory in MB: {peaks}")
        before = state(home)
        report, seconds, peaks = run(home, site, delay)
        print(f"second run: {len(report['new'])} new, {len(site.asked)} requests,")
        print(f"  {report['pages']} pages, {len(report['remarks'])} of them gone, {seconds:.1f} s;")
        print(f"  originals and index as before: {state(home) == before}; memory {peaks}")


def state(home: Path) -> list[tuple[str, int, int]]:
    """Names, sizes and times of all originals and index files."""
    files = [*(home / "originals").rglob("*"), *(home / "index").rglob("*")]
    return sorted((str(f), f.stat().st_size, f.stat().st_mtime_ns) for f in files if f.is_file())


if __name__ == "__main__":
    main()
