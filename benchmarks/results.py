"""What the benchmarks share: the machine, peaks of memory, and where results are kept."""

# ruff: noqa: T201 - for scripts that print

from __future__ import annotations

import json
import os
import platform
import resource
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent / "results"


def keep(name: str, figures: dict[str, Any]) -> None:
    """Writes figures with the kind of machine they are from."""
    RESULTS.mkdir(exist_ok=True)
    machine = {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "processors": os.cpu_count(),
        "processor": _processor(),
        "load": round(os.getloadavg()[0], 1),
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
    }
    text = json.dumps({**machine, **figures}, indent=1, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(f"kept in benchmarks/results/{name}.json (load {machine['load']} at the end)")


def has_pdftotext() -> bool:
    """Whether poppler's tool is there to be beaten."""
    return shutil.which("pdftotext") is not None


def cpu_seconds() -> float:
    """What this process and those it has waited for took of the processors so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


@contextmanager
def watched(every: float = 0.2) -> Iterator[dict[str, float]]:
    """The largest resident sizes in MB, of this process and of the largest below it."""
    peaks = {"parent": 0.0, "worker": 0.0}
    done = threading.Event()

    def watch() -> None:
        me = os.getpid()
        while not done.wait(every):
            peaks["parent"] = max(peaks["parent"], _resident(me))
            for child in _children(me):
                peaks["worker"] = max(peaks["worker"], _resident(child))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield peaks
    finally:
        done.set()
        watcher.join()


def _resident(pid: int) -> float:
    return _status(pid, "VmRSS:") / 2**10


def _status(pid: int, name: str) -> float:
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        return float(text.split(name)[1].split()[0])
    except (OSError, IndexError):  # it has ended
        return 0.0


def _children(pid: int) -> list[int]:
    """Those of any thread, and theirs."""
    found = []
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            mine = [int(one) for one in tasks.read_text(encoding="utf-8").split()]
        except OSError:
            continue
        found += mine + [deeper for one in mine for deeper in _children(one)]
    return found


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((x.partition(": ")[2] for x in lines if x.startswith("model name")), "")
