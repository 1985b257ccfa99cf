"""The loop of a worker process: take a document, work on it, answer, until the pipe ends."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from ingest.workers.limits import Limits, limit_memory, limit_time
from parse.errors import ParseError

READY = "ready"
OUT_OF_MEMORY = "OutOfMemory"
# There was no memory to take a document in: what was worked on meanwhile may have had it all.
NOT_TAKEN = "NotTaken"

# In a document's place: the pipe cannot be read on, or the document did not fit into memory.
_END, _TOO_LARGE = object(), object()

_NEW_OBJECTS = 10_000

Work = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a document could not be taken in: a short name for programs, a sentence for people."""

    code: str
    reason: str


def main(descriptor: int) -> None:
    """Runs in a fresh process with that end of the pipe; first comes what `serve` wants to know."""
    connection = Connection(descriptor)
    try:
        work, limits, warm_up = connection.recv()
    except (EOFError, OSError):
        return
    serve(connection, work, limits, warm_up)


def serve(
    connection: Connection, work: Work, limits: Limits, warm_up: Callable[[], None] | None
) -> None:
    """Works on documents until the other end of the pipe is closed."""
    _be_quiet()
    # numpy's library for matrices, which we have none of, starts a thread for each processor.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()  # looking for rubbish takes a tenth of the time of loading
    if warm_up is not None:
        warm_up()
    settle()
    inbox: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_take_in, args=(connection, inbox), daemon=True).start()
    limit_memory(limits.memory)
    connection.send(READY)
    while (given := inbox.get()) is not _END:
        limit_time(limits.seconds)
        answer = _answer(work, given, limits)
        del given
        try:
            connection.send(answer)
        except MemoryError:
            connection.send(_out_of_memory(limits))
        except OSError:
            return
        limit_time(0)


def _take_in(connection: Connection, inbox: SimpleQueue[Any]) -> None:
    """Takes documents from the pipe while others are worked on: who sends must not have to wait.

    With the pipe's end nobody waits for what is being worked at. One that did not fit into memory
    is half read: what was taken before it is still answered, and then the process ends.
    """
    torn = False
    while True:
        try:
            inbox.put(connection.recv())
        except MemoryError:
            torn = True
            inbox.put(_TOO_LARGE)
        except (EOFError, OSError):
            if not torn:
                os._exit(0)
            inbox.put(_END)
            return


def _answer(work: Work, given: Any, limits: Limits) -> Any:
    if given is _TOO_LARGE:
        return Failed(NOT_TAKEN, _out_of_memory(limits).reason)
    try:
        return work(given)
    except ParseError as error:
        return Failed(type(error).__name__, str(error))
    except MemoryError:
        return _out_of_memory(limits)
    except RecursionError:
        return Failed("TooDeep", "it is nested too deeply to be read: damaged or hostile")
    except Exception as error:  # noqa: BLE001 - one document must not stop the others
        return Failed("Unreadable", f"reading it failed: {type(error).__name__}: {error}")


def _out_of_memory(limits: Limits) -> Failed:
    size = limits.memory // (1024 * 1024)
    return Failed(OUT_OF_MEMORY, f"reading it takes more than {size} MB of memory")


def settle() -> None:
    """Has what is loaded by now looked at for rubbish no more, and the rest more rarely.

    The first takes some hundredths of a second each time. After each seven hundred new objects, as
    Python does by itself, looking among what reading makes and drops takes 3 % of its time.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)
    gc.enable()


def _be_quiet() -> None:
    """Leaves standard output and error to people.

    Libraries warn about every oddity of a PDF; what matters comes back as a `Problem`.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # it was closed before we were started
            stream.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
