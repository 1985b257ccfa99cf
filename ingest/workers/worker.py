"""Documents are read in processes of their own, with limits on time and memory.

A hostile or broken PDF can hang, eat memory or crash the library that reads it; then the process
is lost, the document gets a failure that says so, and the next document a new process.
"""

from __future__ import annotations

import math
import signal
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from multiprocessing.connection import wait
from subprocess import TimeoutExpired
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from index.files.processes import start_process
from ingest.errors import WorkersUnusable
from ingest.workers.limits import DEFAULT_LIMITS, Limits
from ingest.workers.serve import NOT_TAKEN, OUT_OF_MEMORY, READY, Failed, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

# Importing the parser takes seconds at most; a machine under heavy load gets a lot more.
_START_SECONDS = 120.0
_STOP_SECONDS = 2.0
_CRASHED, _TIMED_OUT = "Crashed", "TimedOut"
_SERVE = "ingest.workers.serve"
# What a process has before it, in the weight of documents: some pages are a tenth of a second.
AHEAD = 40
# So many times that is under way for each process, or done and waiting for a slower one.
_IN_LINE = 4
# In seconds: what takes longer is told of, and not waited for by those that came after it.
_PATIENCE = 10.0

Key = TypeVar("Key")
Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(eq=False)
class _Ticket:
    """One document on its way: what to call it, what is given, what came of it.

    `told`: that it takes long.
    """

    key: Any
    given: Any
    weight: int
    again: bool = False
    done: bool = False
    told: bool = False
    result: Any = None


class _Process:
    """One process and the documents before it, of which it is at the first.

    It starts while others work; documents wait here until the process is ready, so that its
    clock is not charged with the start. `deadline` is that of the start first, then the document's,
    which was `begun` then.
    """

    def __init__(self, work: Work, limits: Limits, warm_up: Callable[[], None] | None) -> None:
        self.line: deque[_Ticket] = deque()
        self.ready = False
        self.begun = math.inf
        self.deadline = time.monotonic() + _START_SECONDS
        self._seconds = limits.seconds
        try:
            self.connection, self._process = start_process(_SERVE, (work, limits, warm_up))
        except OSError as error:
            raise _unusable(error) from error

    @property
    def weight(self) -> int:
        """What the documents before it weigh together."""
        return sum(ticket.weight for ticket in self.line)

    def give(self, ticket: _Ticket) -> None:
        """Takes a document; its clock starts when those before it are done."""
        self.line.append(ticket)
        if self.ready:
            self._hand_over(ticket)
        elif self.connection.poll():
            self.begin()

    def begin(self) -> None:
        """Hears that the process is ready, and hands over what has been waiting."""
        try:
            self.ready = self.connection.recv() == READY
        except (OSError, EOFError) as error:
            raise _unusable(error) from error
        for ticket in self.line:
            self._hand_over(ticket)

    def _hand_over(self, ticket: _Ticket) -> None:
        if ticket is self.line[0]:
            self._start_clock()
        with suppress(OSError):  # a process that died meanwhile shows when it is listened to
            self.connection.send(ticket.given)

    def _start_clock(self) -> None:
        self.begun = time.monotonic()
        self.deadline = self.begun + self._seconds

    def ended_idle(self) -> bool:
        """Whether it ended with nothing before it: that says nothing of what it would be given."""
        return not self.line and self._process.poll() is not None

    def is_slow(self) -> bool:
        """Whether its first document takes long, and there is no answer yet."""
        late = bool(self.line) and time.monotonic() >= self.begun + _PATIENCE
        return late and not self.connection.poll()

    def next_look(self) -> float:
        """When it has to be looked at, whether or not it has answered."""
        slow = self.begun + _PATIENCE
        return min(slow, self.deadline) if time.monotonic() < slow else self.deadline

    def answer(self) -> Any:
        """What the process made of its first document, or how it ended."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            code = None
            with suppress(TimeoutExpired):
                code = self._process.wait(_STOP_SECONDS)
            return _ended(code, self._seconds)

    def settle(self, result: Any) -> None:
        """Its first document is done; the clock of the next one starts."""
        ticket = self.line.popleft()
        ticket.result, ticket.done, ticket.given = result, True, None
        self._start_clock()

    def stop(self) -> None:
        """Ends the process, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.wait()


def _unusable(error: Exception) -> WorkersUnusable:
    what = f"{type(error).__name__} {error}"
    return WorkersUnusable(f"cannot start a process to read documents: {what}")


def _timed_out(seconds: float) -> Failed:
    return Failed(_TIMED_OUT, f"reading it takes over {seconds:g} seconds")


def _ended(code: int | None, seconds: float) -> Failed:
    """What the end of a process says of the document that it was at."""
    if code is not None and code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            if name == "SIGALRM":
                # Its own, while the library held Python's lock and whoever sent it more waited.
                return _timed_out(seconds)
            return Failed(_CRASHED, f"reading it crashed ({name}): it is damaged or hostile")
    return Failed(_CRASHED, f"reading it ended the process that read it (exit code {code})")


class Workers(Generic[Given, Made]):
    """A few processes that turn what they are given into something made of it.

    `work` runs in the processes, so it must be a function of a module; what it raises comes back
    as `Failed`. Processes start with the first document, unless `start` is called before.

    Each has documents before it that weigh `AHEAD` together, so that it need not wait for its owner
    to store what it made; `weigh` says what one weighs (in pages, for documents). What is under way
    is bounded by that: many small ones, or a single large one. Unless told, one is as much as that.
    """

    def __init__(
        self,
        work: Callable[[Given], Made],
        count: int = 1,
        limits: Limits = DEFAULT_LIMITS,
        warm_up: Callable[[], None] | None = None,
        weigh: Callable[[Given], int] = lambda _: AHEAD,
    ) -> None:
        self._work = work
        self._count = max(1, count)
        self._limits = limits
        self._warm_up = warm_up
        self._weigh = weigh
        self._processes: list[_Process] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def start(self) -> None:
        """Has a process start while the caller gets ready to give it something."""
        self._least_busy()

    def await_start(self, seconds: float) -> None:
        """Waits until one of the processes that are starting has, or so long."""
        wait([process.connection for process in self._processes], seconds)

    def close(self) -> None:
        """Ends the processes. Whoever runs again gets new ones."""
        for process in self._processes:
            process.stop()
        self._processes.clear()

    def run(
        self,
        given: Iterable[tuple[Key, Given] | None],
        on_slow: Callable[[Key], object] = lambda _: None,
        arrivals: Connection | None = None,
    ) -> Iterator[tuple[Key, Made | Failed]]:
        """The results in the order given. Only a few documents are under way at a time.

        `on_slow` is told of one that takes long; those that came after it are not kept waiting.

        `arrivals` is where a source that takes its time hears of what it gives. While something is
        under way it is asked only when it has heard something, so that what is done never waits for
        what comes next; it gives None for what it heard that is nothing to work on.
        """
        source = iter(given)
        line: deque[_Ticket] = deque()  # under way, or done and waiting for slower ones before
        exhausted = False
        while True:
            # What is done comes first: the source may be slow. Processes have enough before them.
            for ticket in self._finished(line, on_slow):
                line.remove(ticket)
                yield ticket.key, ticket.result
            exhausted = exhausted or self._hand_out(source, line, arrivals)
            if not line:
                return
            self._listen(None if exhausted or not self._wants_more(line) else arrivals)

    def _finished(self, line: Iterable[_Ticket], on_slow: Callable[[Any], object]) -> list[_Ticket]:
        """Those that are done, up to one that is not; what a slow one holds up is passed over."""
        slow = [process for process in self._processes if process.is_slow()]
        for first in (process.line[0] for process in slow):
            if not first.told:
                first.told = True
                on_slow(first.key)
        held_up = {id(ticket) for process in slow for ticket in process.line}
        waited_for = takewhile(lambda ticket: ticket.done or id(ticket) in held_up, line)
        return [ticket for ticket in waited_for if ticket.done]

    def _hand_out(
        self,
        source: Iterator[tuple[Any, Given] | None],
        line: deque[_Ticket],
        arrivals: Connection | None = None,
    ) -> bool:
        """Gives documents to processes that have little to do; True when there are no more."""
        while self._wants_more(line):
            if line and arrivals is not None and not arrivals.poll():
                return False
            try:
                taken = next(source)
            except StopIteration:
                return True
            if taken is not None:
                key, given = taken
                ticket = _Ticket(key, given, self._weigh(given))
                line.append(ticket)
                self._least_busy().give(ticket)
        return False

    def _wants_more(self, line: Iterable[_Ticket]) -> bool:
        """Whether a process could be given something.

        Those that wait for slower ones must not let the line grow without bounds.
        """
        most = _IN_LINE * self._count * AHEAD
        return self._has_room() and sum(ticket.weight for ticket in line) < most

    def _has_room(self) -> bool:
        """Whether a process has little before it, or there may be one more."""
        few = len(self._processes) < self._count
        return few or any(process.weight < AHEAD for process in self._processes)

    def _least_busy(self) -> _Process:
        """An idle process, a new one if there may be one more, or the one with the least to do."""
        for process in [one for one in self._processes if one.ended_idle()]:
            self._replace(process)
        if len(self._processes) < self._count and all(one.line for one in self._processes):
            self._processes.append(_Process(self._work, self._limits, self._warm_up))
            return self._processes[-1]
        return min(self._processes, key=lambda one: one.weight)

    def _listen(self, arrivals: Connection | None) -> None:
        """Waits for an answer, a process that is ready, its end, that of a time, or more to do."""
        busy = {p.connection: p for p in self._processes if p.line}
        first = min(process.next_look() for process in busy.values())
        waited_for = [*busy, *([] if arrivals is None else [arrivals])]
        heard = wait(waited_for, max(0.0, first - time.monotonic()))
        now = time.monotonic()
        for connection, process in busy.items():
            if connection in heard and process.ready:
                self._settle(process, process.answer())
            elif connection in heard:
                process.begin()
            elif process.deadline <= now and process.ready:
                self._settle(process, _timed_out(self._limits.seconds))
            elif process.deadline <= now:
                raise WorkersUnusable("the process that reads documents did not start in time")

    def _settle(self, process: _Process, result: Any) -> None:
        if isinstance(result, Failed) and result.code == NOT_TAKEN:
            if not process.line[0].again:
                # What was before it may have had all memory: it comes first in a new process.
                process.line[0].again = True
                self._replace(process)
                return
            result = Failed(OUT_OF_MEMORY, result.reason)
        process.settle(result)
        lost = {_CRASHED, _TIMED_OUT, OUT_OF_MEMORY}
        if isinstance(result, Failed) and result.code in lost:
            # Even one that only ran out of memory may hold on to a part of it.
            self._replace(process)

    def _replace(self, process: _Process) -> None:
        """Ends a process; what it still had before it, another one gets."""
        process.stop()
        self._processes.remove(process)
        if process.line:
            another = _Process(self._work, self._limits, self._warm_up)
            self._processes.append(another)
            for ticket in process.line:
                another.give(ticket)
