"""Documents are read in processes of their own, with limits on time and memory.

A hostile or broken PDF can hang, eat memory or crash the library that reads it; then the process
is lost, the document gets a failure that says so, and the next document a new process.
"""

from __future__ import annotations

import signal
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from subprocess import TimeoutExpired
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from ingest.errors import WorkersUnusable
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.processes import start_serving
from ingest.serve import OUT_OF_MEMORY, READY, Failed, Work

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
    """One document on its way: what to call it, what is given, what came of it."""

    key: Any
    given: Any
    done: bool = False
    result: Any = None


class _Process:
    """One process and the document it is at.

    It starts while others work; the document waits here until the process is ready, so that its
    clock is not charged with the start. `deadline` is that of the start first, then the document's.
    """

    def __init__(self, work: Work, limits: Limits, warm_up: Callable[[], None] | None) -> None:
        self.ticket: _Ticket | None = None
        self.ready = False
        self.deadline = time.monotonic() + _START_SECONDS
        self._seconds = limits.seconds
        try:
            self.connection, self._process = start_serving((work, limits, warm_up))
        except OSError as error:
            raise _unusable(error) from error

    def give(self, ticket: _Ticket) -> None:
        """Takes a document; its clock starts when it is handed over."""
        self.ticket = ticket
        if self.ready:
            self._hand_over(ticket)

    def begin(self) -> None:
        """Hears that the process is ready, and hands over what has been waiting."""
        try:
            self.ready = self.connection.recv() == READY
        except (OSError, EOFError) as error:
            raise _unusable(error) from error
        if self.ticket is not None:
            self._hand_over(self.ticket)

    def _hand_over(self, ticket: _Ticket) -> None:
        self.deadline = time.monotonic() + self._seconds
        with suppress(OSError):  # a process that died meanwhile shows when it is listened to
            self.connection.send(ticket.given)
        ticket.given = None

    def answer(self) -> Any:
        """What the process made of its document, or how it ended."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            code = None
            with suppress(TimeoutExpired):
                code = self._process.wait(_STOP_SECONDS)
            return _crashed(code)

    def stop(self) -> None:
        """Ends the process, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.wait()


def _unusable(error: Exception) -> WorkersUnusable:
    what = f"{type(error).__name__} {error}"
    return WorkersUnusable(f"cannot start a process to read documents: {what}")


def _crashed(code: int | None) -> Failed:
    if code is not None and code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return Failed(_CRASHED, f"reading it crashed ({name}): it is damaged or hostile")
    return Failed(_CRASHED, f"reading it ended the process that read it (exit code {code})")


class Workers(Generic[Given, Made]):
    """A few processes that turn what they are given into something made of it.

    `work` runs in the processes, so it must be a function of a module; what it raises comes back
    as `Failed`. Processes start with the first document, unless `start` is called before.
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
        self.close()

    def start(self) -> None:
        """Has a process start while the caller gets ready to give it something."""
        self._idle()

    def close(self) -> None:
        """Ends the processes. Whoever runs again gets new ones."""
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
            ticket = _Ticket(*taken)
            self._idle().give(ticket)
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
        """Waits for an answer, a process that is ready, the end of one, or the end of a time."""
        busy = {p.connection: p for p in self._processes if p.ticket is not None}
        first = min(process.deadline for process in busy.values())
        heard = wait(list(busy), max(0.0, first - time.monotonic()))
        now = time.monotonic()
        for connection, process in busy.items():
            if connection in heard and process.ready:
                self._settle(process, process.answer())
            elif connection in heard:
                process.begin()
            elif process.deadline <= now and process.ready:
                seconds = f"{self._limits.seconds:g}"
                self._settle(
                    process, Failed("TimedOut", f"reading it takes over {seconds} seconds")
                )
            elif process.deadline <= now:
                raise WorkersUnusable("the process that reads documents did not start in time")

    def _settle(self, process: _Process, result: Any) -> None:
        if process.ticket is not None:
            process.ticket.result, process.ticket.done = result, True
        process.ticket = None
        lost = {_CRASHED, "TimedOut", OUT_OF_MEMORY}
        if isinstance(result, Failed) and result.code in lost:
            # Even one that only ran out of memory may hold on to a part of it.
            process.stop()
            self._processes.remove(process)
