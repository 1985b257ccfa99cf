"""Reading documents in processes apart; where pages have no text, by OCR if it is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self, TypeVar

from ingest.workers.limits import DEFAULT_LIMITS, Limits
from ingest.workers.serve import Failed
from ingest.workers.work import (
    Half,
    Job,
    Scan,
    Worked,
    parse_half,
    read_and_parse,
    read_half,
    read_scan,
    warm_parsing,
    warm_reading,
    warm_up,
)
from ingest.workers.worker import AHEAD, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection

    from ingest.workers.ocr import Ocr

Key = TypeVar("Key")

# What a paper has where nobody knows, and bytes that weigh as much as a page where there are more.
_USUAL_PAGES, _PAGE_BYTES = 20, 100_000
# In seconds; a process that has a processor to itself starts in half the time.
_SOON = 0.5


def _weight(job: Job) -> int:
    """How much work a document is, in pages; a large file is kept from waiting beside others."""
    return max(job.pages or _USUAL_PAGES, len(job.data) // _PAGE_BYTES)


def _nearly(_job: Job) -> int:
    """So much that its owner is asked for one more, and has that time, while it is being read."""
    return AHEAD - 1


class InTwo:
    """Reads and parses like `Workers` with `read_and_parse`, each in a process of its own.

    For a single document, which waits for the start of its process more than for anything else:
    what reads PDFs and what understands Danish load at the same time, on a processor each. Where
    many documents come, two that do both are quicker.
    """

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self._reading = Workers[Job, Half](read_half, 1, limits, warm_reading, _nearly)
        self._parsing = Workers[Half, Worked](parse_half, 1, limits, warm_parsing)

    def start(self) -> None:
        """Has both processes start; the one that parses takes longer.

        Returns when the other one is there. What the caller does meanwhile would, on two
        processors, take one of them from both.
        """
        self._parsing.start()
        self._reading.start()
        self._reading.await_start(_SOON)

    def close(self) -> None:
        """Ends the processes."""
        self._reading.close()
        self._parsing.close()

    def run(
        self,
        given: Iterable[tuple[Key, Job] | None],
        on_slow: Callable[[Key], object] = lambda _: None,
        arrivals: Connection | None = None,
    ) -> Iterator[tuple[Key, Worked | Failed]]:
        """As `Workers.run`."""
        slow: list[Key] = []

        def tell(key: Key) -> None:
            if not any(key is one for one in slow):  # half of it may have been slow already
                slow.append(key)
                on_slow(key)

        for key, half in self._reading.run(given, tell, arrivals):
            if isinstance(half, Failed):
                yield key, half
            else:
                yield from self._parsing.run([(key, half)], tell)


class Readers:
    """Like `Workers`, for documents: what has pages without text goes through OCR after reading.

    One document at a time goes through OCR. Whatever comes of that, the document is not lost: it
    stays as it was read, with a problem that says why.
    """

    def __init__(
        self,
        work: Callable[[Job], Worked],
        count: int = 1,
        limits: Limits = DEFAULT_LIMITS,
        warm: Callable[[], None] | None = warm_up,
        ocr: Ocr | None = None,
    ) -> None:
        self._first: Workers[Job, Worked] | InTwo = Workers(work, count, limits, warm, _weight)
        self._again = Workers[Scan, Worked](read_scan, 1, limits, warm)
        self.find_ocr: Callable[[], Ocr | None] = lambda: ocr

    @classmethod
    def starting(cls, documents: int, count: int, limits: Limits = DEFAULT_LIMITS) -> Self:
        """With processes that start while the caller gets ready to give them documents.

        What `find_ocr` is set to is asked when a page without text comes, which few do.
        """
        readers = cls(read_and_parse, count, limits)
        if documents == 1 and count > 1:
            readers._first = InTwo(limits)
        readers._first.start()
        return readers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the processes."""
        self._first.close()
        self._again.close()

    def run(
        self,
        given: Iterable[tuple[Key, Job] | None],
        on_slow: Callable[[Key], object] = lambda _: None,
        arrivals: Connection | None = None,
    ) -> Iterator[tuple[Key, Worked | Failed]]:
        """As `Workers.run`."""
        jobs = (None if one is None else (one, one[1]) for one in given)
        done = self._first.run(jobs, lambda both: on_slow(both[0]), arrivals)
        for (key, job), result in done:
            scanned = isinstance(result, Worked) and bool(result.pages_without_text)
            ocr = self.find_ocr() if scanned else None
            if ocr is not None and isinstance(result, Worked):
                yield key, self._recognised(job, result, ocr)
            else:
                yield key, result

    def _recognised(self, job: Job, read: Worked, ocr: Ocr) -> Worked:
        from ingest.workers.ocr import recognise  # noqa: PLC0415 - few documents need it

        pages = read.pages_without_text
        data = recognise(job.data, pages, ocr)
        scan = Scan(job.name, read.lines, str(ocr))
        if not isinstance(data, Failed):
            made = self._worked(replace(scan, data=data))
            if isinstance(made, Worked):
                return replace(made, ocr=ocr.fingerprint, doubted=read.doubted)
            data = made
        made = self._worked(replace(scan, failure=data.reason))
        whole = read if isinstance(made, Failed) else made
        return replace(whole, ocr=ocr.fingerprint, doubted=read.doubted)

    def _worked(self, scan: Scan) -> Worked | Failed:
        ((_, result),) = self._again.run([(None, scan)])
        return result
