"""Processes that write parts of a build at once.

Each writes parts of its own, so that nothing has to be joined. What they are given is bounded: a
batch or two at a time, each answered when it is written. Answers are short, so that neither side
can be kept from reading by a full pipe.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from contextlib import closing, suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Self

from index.building.scribe import Scribe
from index.danish.lexicon import Lexicon
from index.errors import BuildFailed
from index.files.engine import Engine
from index.files.manifest import LEXICON
from index.files.processes import start_process
from index.model import Entry
from index.text.analysis import Analyzer

# Batches that a process has before it: one to write, and the next one.
_AHEAD = 2
_WRITTEN = None
_Answer = OSError | None


class Alone:
    """What a crew does, done by this process."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._scribe.close()

    def free(self) -> int:
        """Always the first, and only one."""
        return 0

    def write(self, _number: int, part: str, entries: Sequence[Entry]) -> None:
        """Writes entries into a part; another part than before ends that."""
        self._scribe.write(part, entries)

    def finish(self) -> None:
        """Ends the part that is open."""
        self._scribe.finish()


class Crew:
    """`count` processes, each with the parts it writes."""

    def __init__(self, build: Path, engine: Engine, count: int) -> None:
        self._build, self._engine, self._count = build, engine, count
        self._processes: list[_Process] = []

    def __enter__(self) -> Self:
        try:
            for _ in range(self._count):
                self._processes.append(_Process(self._build, self._engine))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self._processes:
            process.stop()

    def free(self) -> int:
        """The number of a process that can be given a batch; waits until there is one."""
        while True:
            least = min(self._processes, key=lambda one: one.ahead)
            if least.ahead < _AHEAD:
                return self._processes.index(least)
            self._listen()

    def write(self, number: int, part: str, entries: Sequence[Entry]) -> None:
        """Gives a process entries for a part; another part than before ends that."""
        self._processes[number].give((part, entries))

    def finish(self) -> None:
        """Ends all parts; when it returns they are written."""
        for process in self._processes:
            process.give(None)
        while any(process.ahead for process in self._processes):
            self._listen()

    def _listen(self) -> None:
        busy = {one.connection: one for one in self._processes if one.ahead}
        for connection in wait(list(busy)):
            busy[connection].hear()  # type: ignore[index]  # wait gives back what it was given


class _Process:
    """One process, and how many answers it owes."""

    def __init__(self, build: Path, engine: Engine) -> None:
        self.ahead = 0
        self.connection, self._process = start_process(__name__, (build, engine))

    def give(self, task: tuple[str, Sequence[Entry]] | None) -> None:
        self.ahead += 1
        with suppress(OSError):  # why it is gone, its answer tells
            self.connection.send(task)

    def hear(self) -> None:
        """Takes an answer. Raises what the process met."""
        try:
            answer: _Answer = self.connection.recv()
        except (EOFError, OSError):
            raise BuildFailed(
                "The search index could not be written: a process that writes it ended early "
                f"(exit code {self._process.wait()}). "
                "If there is one before it, that goes on serving."
            ) from None
        if answer is not _WRITTEN:
            raise answer
        self.ahead -= 1

    def stop(self) -> None:
        """Ends the process, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.wait()


def main(descriptor: int) -> None:
    """Runs in the process, until the other end of the pipe is closed."""
    # Terms and postings hold no circles; looking for some takes a tenth of the time.
    gc.disable()
    connection = Connection(descriptor)
    with suppress(EOFError, OSError):
        build, engine = connection.recv()
        _serve(connection, build, engine)


def _serve(connection: Connection, build: Path, engine: Engine) -> None:
    with (
        closing(Lexicon.open(build / LEXICON)) as lexicon,
        closing(Scribe(build, Analyzer(lexicon), engine)) as scribe,
    ):
        while True:
            connection.send(_done(scribe, connection.recv()))


def _done(scribe: Scribe, task: tuple[str, Sequence[Entry]] | None) -> _Answer:
    try:
        if task is None:
            scribe.finish()
        else:
            scribe.write(*task)
    except OSError as error:
        return error
    return _WRITTEN
