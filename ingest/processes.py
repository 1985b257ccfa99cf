"""A fresh interpreter at the other end of a pipe, started without waiting for it.

Not forked: a process that holds database connections and threads cannot safely be, and would hand
the hostile document's process a copy of all of it. multiprocessing's own way of starting afresh
imports the program's main module again (the command line, which no reader of documents wants) and
starts another process that looks after shared memory: a tenth of a second before every first
document.
"""

from __future__ import annotations

import subprocess
import sys
from multiprocessing.connection import Pipe
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def start_serving(setup: Any) -> tuple[Connection, subprocess.Popen[bytes]]:
    """A process at `ingest.serve`'s loop with this setup, and our end of its pipe."""
    ours, theirs = Pipe()
    # It finds modules where we do, and not where the command happens to run.
    path = [entry or str(Path.cwd()) for entry in sys.path]
    program = (
        f"import sys; sys.path[:] = {path!r};"
        f" from ingest.serve import main; main({theirs.fileno()})"
    )
    try:
        with theirs:  # closed here, so that the end of the process shows as that of the pipe
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-c", program],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        ours.send(setup)
    except BaseException:
        ours.close()
        raise
    return ours, process
