"""`kkr` as a user runs it: in this process for the small cases, in its own for the main flows."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from cli import app

COLUMNS = "100"


@dataclass(frozen=True)
class Done:
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str

    def save(self, path: Path) -> None:
        """For tests in other processes."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Done:
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def environment(home: Path | None = None, **more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("KKR_")}
    given = {"KKR_HOME": str(home)} if home else {}
    return {**kept, "COLUMNS": COLUMNS, "KKR_OCR": "off", **given, **more}


def kkr(home: Path | None, *arguments: object, stdin: str | None = None, **more: str) -> Done:
    """Runs the command in this process."""
    # Without OCR: what is found must not depend on what a machine happens to have.
    given = {"KKR_HOME": str(home) if home else "", "KKR_DATABASE_URL": "", "KKR_OCR": "off"}
    given["COLUMNS"] = COLUMNS
    result = CliRunner().invoke(
        app, [str(one) for one in arguments], input=stdin, env={**given, **more}, prog_name="kkr"
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Done(result.exit_code, result.stdout_bytes.decode(), result.stderr)


def command(*arguments: object) -> list[str]:
    """The command line that runs this checkout's kkr in a process of its own, as `kkr` does.

    With `-m`, CPython may end by an interrupt's signal although the program has dealt with it.
    """
    return [sys.executable, "-c", "import cli; cli.main()", *map(str, arguments)]


def interruptible(line: list[str], **options: Any) -> subprocess.Popen[Any]:
    """Starts a process that heeds an interrupt, and a terminal that is closed.

    A shell starts what it runs in the background with SIGINT ignored, nohup with SIGHUP, and that
    is inherited.
    """
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, signal.default_int_handler),
        signal.SIGHUP: signal.signal(signal.SIGHUP, signal.SIG_DFL),
    }
    try:
        return subprocess.Popen(line, **options)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def process(home: Path | None, *arguments: object, **options: Any) -> Done:
    """Runs the command in a process of its own."""
    done = subprocess.run(
        command(*arguments),
        env=environment(home),
        capture_output=True,
        check=False,
        timeout=300,
        **options,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
