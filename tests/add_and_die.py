"""Runs the toy pipeline as a command of its own, and kills itself where it is told to.

python add_and_die.py HOME PAPERS [MODULE:NAME before|after NTH]
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from pathlib import Path


def die_at(point: str, when: str, nth: int) -> None:
    """Makes the `nth` call of a function the last thing that this process does."""
    module_name, _, path = point.partition(":")
    owner = importlib.import_module(module_name)
    *way, name = path.split(".")
    for step in way:
        owner = getattr(owner, step)
    real = getattr(owner, name)
    calls = 0

    def deadly(*args, **kwargs):
        nonlocal calls
        calls += 1
        if calls == nth and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*args, **kwargs)
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, deadly)
    for module in list(sys.modules.values()):  # others have imported it by name
        if getattr(module, name, None) is real:
            setattr(module, name, deadly)


def main() -> int:
    from pipeline_samples import work  # noqa: PLC0415 - after the parent has set what is to happen

    from corpus.errors import CorpusError  # noqa: PLC0415 - after the parent has set what is to happen
    from corpus.repository import Corpus  # noqa: PLC0415 - after the parent has set what is to happen
    from ingest.pipeline import add  # noqa: PLC0415 - after the parent has set what is to happen

    home, papers = Path(sys.argv[1]), Path(sys.argv[2])
    if len(sys.argv) > 3:
        die_at(sys.argv[3], sys.argv[4], int(sys.argv[5]))
    try:
        with Corpus.open(home) as corpus:
            report = add([papers], corpus, home / "index", work=work)
    except CorpusError as error:
        print(f"{type(error).__name__}: {error}")  # noqa: T201 - what the parent reads
        return 3
    print(report.index_error or "", len(report.new), len(report.held))  # noqa: T201 - what the parent reads
    return 0 if report.complete else 1


if __name__ == "__main__":
    sys.exit(main())
