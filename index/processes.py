"""A fresh interpreter at the other end of a pipe, started without waiting for it.

Not forked: a process that holds locks, database connections and threads cannot safely be, and would
hand the hostile document's process a copy of all of it. The way in which multiprocessing starts one
afresh imports the program's main module again (the command line, which nobody there wants) and
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


# Where our packages lie: they are found there, and not where the command happens to run.
_ROOT = Path(__file__).resolve().parents[1]


def start_process(module: str, setup: Any) -> tuple[Connection, subprocess.Popen[bytes]]:
    """A process at that module's `main`, which gets a descriptor, and our end of its pipe.

    The setup is the first that it will find there. Without `site` it starts sooner: where modules
    lie, it is told.
    """
    ours, theirs = Pipe()
    path = [str(_ROOT), *(entry or str(Path.cwd()) for entry in sys.path)]
    program = (
        f"import sys; sys.path[:] = {path!r}; from {module} import main; main({theirs.fileno()})"
    )
    try:
        with theirs:  # closed here, so that the end of the process shows as that of the pipe
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
