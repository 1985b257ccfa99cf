"""A fresh interpreter at the other end of a pipe, started without waiting for it.

Not forked: a process that holds locks, database connections and threads cannot safely be, and would
hand the hostile document's process a copy of all of it. The way in which multiprocessing starts one
afresh imports the program's main module again (the command line, which nobody there wants) and
starts another process that looks after shared memory: a tenth of a second before every first
document.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import contextmanager
from multiprocessing.connection import Pipe
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection


# Where our packages lie: they are found there, and not where the command happens to run.
_ROOT = Path(__file__).resolve().parents[2]


def start_process(module: str, setup: Any) -> tuple[Connection, subprocess.Popen[bytes]]:
    """A process at that module's `main`, which gets a descriptor, and our end of its pipe.

    The setup is the first that it will find there. Without `site` it starts sooner: where modules
    lie, it is told. Ctrl-C is the parent's business, who ends it: it hears none of it.
    """
    ours, theirs = Pipe()
    path = [str(_ROOT), *(entry or str(Path.cwd()) for entry in sys.path)]
    program = (
        f"import sys; sys.path[:] = {path!r}; from {module} import main; main({theirs.fileno()})"
    )
    try:
        # `theirs` is closed here, so that the end of the process shows as that of the pipe.
        with theirs, _interrupts_held_back():
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-S", "-c", program],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        ours.send(setup)
    except BaseException:
        ours.close()
        raise
    return ours, process


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """What is started within inherits that SIGINT waits, from before its first instruction.

    To ignore it by itself, a process must have come as far; until then it would print a traceback.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
