"""The crawling process as seen from the one that started it: its messages, its files, its end."""

from __future__ import annotations

import multiprocessing
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.errors import writing_in
from corpus.files import removed
from corpus.layout import SPOOL
from ingest.errors import CrawlFailed
from ingest.fetching.crawl import crawl
from ingest.fetching.messages import Ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from ingest.fetching.messages import Message, Task

_STOP_SECONDS = 5.0


@contextmanager
def spool_in(home: Path) -> Iterator[Path]:
    """A folder for files on their way from one process to the other; what a kill left is removed.

    Only for who holds the writers' lock.
    """
    spool = home / SPOOL
    removed(spool)
    with writing_in(home):
        spool.mkdir(parents=True)
    try:
        yield spool
    finally:
        removed(spool)


@contextmanager
def crawling(task: Task) -> Iterator[tuple[Iterable[Message], Connection]]:
    """The messages of a crawl in a process of its own, which ends with the block; and its pipe."""
    context = multiprocessing.get_context("spawn")
    try:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=crawl, args=(theirs, task), daemon=True)
        process.start()
    except OSError as error:
        raise CrawlFailed(f"the process that asks the servers did not start: {error}") from error
    theirs.close()  # so that the end of the process shows as the end of the pipe
    ended = False
    try:
        yield _messages(ours), ours
        ended = True
    finally:
        ours.close()
        if ended:
            process.join(_STOP_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()


def _messages(connection: Connection) -> Iterator[Message]:
    while True:
        try:
            message = connection.recv()
        except EOFError:
            raise CrawlFailed(
                "the process that asks the servers ended before its time. What came in is kept,"
                " and the same command goes on from there"
            ) from None
        yield message
        if isinstance(message, Ended):
            return
