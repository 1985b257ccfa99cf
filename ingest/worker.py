"""Documents are read in processes of their own, with limits on time and memory.

A hostile or broken PDF can hang, eat memory or crash the library that reads it; then the process
is lost, the document gets a failure that says so, and the next document a new process.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from ingest.errors import WorkersUnusable
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.serve import OUT_OF_MEMORY, READY, Failed, Work, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# Importing the parser takes seconds at most; a machine under heavy load gets a lot more.
_START_SECONDS = 120.0
_STOP_SECONDS = 2.0
_CRASHED = "Crashed"

Key = TypeVar("Key")
Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass
class _Ticket:
    """One document on its way: what to call it, by when it must be done, what came of it."""

    key: Any
    deadline: float = 0.0
    done: bool = False
    result: Any = None


class _Process:
    """One process and the document it is at."""

    def __init__(self, work: Work, limits: Limits, warm_up: Callable[[], None] | None) -> None:
        # A fresh interpreter: forking a process that holds database connections and threads
        # is unsafe, and would hand the hostile document's process a copy of all of it.
        context = multiprocessing.get_context("spawn")
        self.ticket: _Ticket | None = None
        self.connection, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, work, limits, warm_up), daemon=True
        )
        self._seconds = limits.seconds
        try:
            self._process.start()
            theirs.close()  # so that the end of the process shows as the end of the pipe
            ready = self.connection.poll(_START_SECONDS) and self.connection.recv() == READY
        except (OSError, EOFError) as error:
            self.stop()
            raise WorkersUnusable(
                f"cannot start a process to read documents: {type(error).__name__} {error}"
            ) from error
        if not ready:
            self.stop()
            raise WorkersUnusable("the process that reads documents did not start in time")

    def give(self, ticket: _Ticket, given: Any) -> None:
        """Hands over a document and starts its clock."""
        ticket.deadline = time.monotonic() + self._seconds
        self.ticket = ticket
        with suppress(OSError):  # a process that died meanwhile shows when it is listened to
            self.connection.send(given)

    def answer(self) -> Any:
        """What the process made of its document, or how it ended."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            self._process.join(_STOP_SECONDS)
            return _crashed(self._process.exitcode)

    def stop(self) -> None:
        """Ends the process, whatever it is doing."""
        self.connection.close()
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()


def _crashed(code: int | None) -> Failed:
    if code is not None and code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return Failed(_CRASHED, f"reading it crashed ({name}): it is damaged or hostile")
    return Failed(_CRASHED, f"reading it ended the process that read it (exit code {code})")


class Workers(Generic[Given, Made]):
    """A few processes that turn what they are given into something made of it.

    `work` runs in the processes, so it must be a function of a module; what it raises comes back
    as `Failed`. Processes start with the first document, not before.
    """

    def __init__(
        self,
        work: Callable[[Given], Made],
        count: int = 1,
        limits: Limits = DEFAULT_LIMITS,
        warm_up: Callable[[], None] | None = None,
    ) -> None:
        self._work = work
        self._count = max(1, count)
        self._limits = limits
        self._warm_up = warm_up
        self._processes: list[_Process] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for process in self._processes:
            process.stop()
        self._processes.clear()

    def run(self, given: Iterable[tuple[Key, Given]]) -> Iterator[tuple[Key, Made | Failed]]:
        """The results in the order given. Only a few documents are under way at a time."""
        source = iter(given)
        line: deque[_Ticket] = deque()  # under way, or done and waiting for slower ones before
        exhausted = False
        while True:
            # Handing out comes before handing on: processes work while the caller stores.
            exhausted = exhausted or self._hand_out(source, line)
            if not line:
                return
            if line[0].done:
                ticket = line.popleft()
                yield ticket.key, ticket.result
            else:
                self._listen()

    def _hand_out(self, source: Iterator[tuple[Any, Given]], line: deque[_Ticket]) -> bool:
        """Gives documents to idle processes; True when there are no more."""
        while len(line) < 2 * self._count and self._busy() < self._count:
            taken = next(source, None)
            if taken is None:
                return True
            ticket = _Ticket(taken[0])
            self._idle().give(ticket, taken[1])
            line.append(ticket)
        return False

    def _busy(self) -> int:
        return sum(process.ticket is not None for process in self._processes)

    def _idle(self) -> _Process:
        for process in self._processes:
            if process.ticket is None:
                return process
        self._processes.append(_Process(self._work, self._limits, self._warm_up))
        return self._processes[-1]

    def _listen(self) -> None:
        """Waits for an answer, the end of a process, or the end of a document's time."""
        busy = {p.connection: p for p in self._processes if p.ticket is not None}
        first = min(p.ticket.deadline for p in busy.values() if p.ticket is not None)
        ready = wait(list(busy), max(0.0, first - time.monotonic()))
        now = time.monotonic()
        for connection, process in busy.items():
            if connection in ready:
                self._settle(process, process.answer())
            elif process.ticket is not None and process.ticket.deadline <= now:
                seconds = f"{self._limits.seconds:g}"
                self._settle(
                    process, Failed("TimedOut", f"reading it takes over {seconds} seconds")
                )

    def _settle(self, process: _Process, result: Any) -> None:
        if process.ticket is not None:
            process.ticket.result, process.ticket.done = result, True
        process.ticket = None
        lost = {_CRASHED, "TimedOut", OUT_OF_MEMORY}
        if isinstance(result, Failed) and result.code in lost:
            # Even one that only ran out of memory may hold on to a part of it.
            process.stop()
            self._processes.remove(process)
