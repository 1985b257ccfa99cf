"""What the survival tests share: how hard to try, what a home holds, how to end a run early."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from cli_tools import command, environment

from corpus.repository import Corpus
from index.answers.search import open_index
from ingest.indexing import lag
from parse.schema import document_to_json

ROOT = Path(__file__).resolve().parents[1]
# `make survive` tries in full; the ordinary suite tries each thing a few times.
FULL = os.environ.get("KKR_SURVIVE") == "full"
QUERIES = ("flygtninge", "kommune*", "beslutning:godkendt", '"sundhed"', "cykel ELLER klima")


def content(home: Path, url: str | None = None) -> dict[str, str]:
    """Hashes of all that is held and of all that is found, without what differs between runs."""
    with Corpus.open(home, url, create=False) as corpus:
        assert not lag(corpus, home / "index")
        known = {record.sha256 for record in corpus.documents()}
        assert {path.name[:64] for path in corpus.originals} == known
        held = [
            (h.record.sha256, h.record.meeting, h.record.precedence, h.record.standing,
             document_to_json(h.document))
            for h in corpus.each()
        ]  # fmt: skip
        lines = [hashlib.sha256(corpus.lines(sha256)).hexdigest() for sha256, *_ in held]
        for sha256 in known:
            corpus.original(sha256)
        journal = sorted((a, v.sha256, v.code) for a, v in corpus.journal.visits().items())
    with open_index(home / "index") as index:
        assert index.check() == []
        entries = sorted(
            repr(entry)
            for part in index.build.parts
            for number, entry in part.store.all_entries()
            if part.start + number not in index.build.columns.dead
        )
        answers = [
            [(hit.document, hit.item, hit.score, hit.also) for hit in found.hits]
            for query in QUERIES
            if (found := index.search(query, limit=None))
        ]
        counts = index.build.manifest.counts
    parts = {"rows": held, "lines": lines, "journal": journal, "entries": entries,
             "answers": answers, "counts": counts}  # fmt: skip
    return {name: _hash(value) for name, value in parts.items()}


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, default=str, sort_keys=True).encode()).hexdigest()


def one_worker(arguments: tuple[object, ...]) -> list[str]:
    """The command line: the readers' start is most of what a short run costs."""
    return command(*arguments, "--workers", "1")


def run(home: Path, *arguments: object, timeout: float = 600, **more: str):
    """A command that nobody disturbs; how long it took."""
    began = time.monotonic()
    done = subprocess.run(
        one_worker(arguments), env=environment(home, **more), cwd=ROOT, capture_output=True,
        text=True, timeout=timeout, check=False,
    )  # fmt: skip
    return done, time.monotonic() - began


def finish(home: Path, *arguments: object) -> float:
    """A command that has to come to its end; how long it took."""
    done, took = run(home, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return took


def start(home: Path, *arguments: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        one_worker(arguments), env=environment(home), cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def die_at(home: Path, point: str, when: str, nth: int, *arguments: object) -> int:
    """A command that kills itself at a call (see `add_and_die`); its exit code."""
    code = (
        "import sys, cli; from add_and_die import die_at;"
        "die_at(sys.argv[1], sys.argv[2], int(sys.argv[3]));"
        "sys.argv[1:] = sys.argv[4:]; cli.main()"
    )
    path = os.pathsep.join([str(ROOT / "tests"), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-c", code, point, when, str(nth), *map(str, arguments)],
        env=environment(home, PYTHONPATH=path), cwd=ROOT, check=False,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ).returncode  # fmt: skip
