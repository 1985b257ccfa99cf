"""Reading documents in processes apart; where pages have no text, by OCR if it is there."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Self, TypeVar

from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.ocr import OCR_LIMITS, Ocr, OcrLimits, recognise
from ingest.serve import Failed
from ingest.work import Job, Scan, Worked, read_scan, warm_up
from ingest.worker import Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Key = TypeVar("Key")


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
        ocr_limits: OcrLimits = OCR_LIMITS,
    ) -> None:
        self._first = Workers[Job, Worked](work, count, limits, warm)
        self._again = Workers[Scan, Worked](read_scan, 1, limits, warm)
        self._ocr = ocr
        self._limits = ocr_limits
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(self._first)
        self._stack.enter_context(self._again)
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def run(self, given: Iterable[tuple[Key, Job]]) -> Iterator[tuple[Key, Worked | Failed]]:
        """The results in the order given."""
        ocr = self._ocr
        if ocr is None:
            yield from self._first.run(given)
            return
        for (key, job), result in self._first.run(((key, job), job) for key, job in given):
            if isinstance(result, Worked) and result.pages_without_text:
                yield key, self._recognised(job, result, ocr)
            else:
                yield key, result

    def _recognised(self, job: Job, read: Worked, ocr: Ocr) -> Worked:
        pages = read.pages_without_text
        data = recognise(job.data, pages, ocr, self._limits)
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
