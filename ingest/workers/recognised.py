"""What OCR has read takes the place of the pages that had no text, and is marked as such."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from parse.model import GARBLED_PAGE, RECOGNISED_PAGE, SCANNED_PAGE, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parse.model import Page, Reading

READ_BY_OCR = "read-by-ocr"
OCR_FAILED = "ocr-failed"
OCR_EMPTY = "ocr-found-nothing"
_WITHOUT_TEXT = (SCANNED_PAGE, GARBLED_PAGE)


def with_recognised(reading: Reading, recognised: Reading, by: str) -> Reading:
    """The reading with the text of its scanned pages, as far as any was recognised.

    All other pages, and the source, stay as they are: they are the paper's own.
    """
    read = {page.number: page for page in recognised.pages}
    garbled = {problem.page for problem in reading.problems if problem.code == GARBLED_PAGE}
    pages: list[Page] = []
    problems: list[Problem] = []
    for page in reading.pages:
        found = read.get(page.number)
        if not page.scanned:
            pages.append(page)
        elif found is not None and found.lines:
            pages.append(dataclasses.replace(found, scanned=False))
            what = "has letters without meaning" if page.number in garbled else "is an image"
            message = f"Page {page.number} {what}; its text was recognised by {by}."
            problems.append(Problem(READ_BY_OCR, message, page.number))
        else:
            pages.append(page)
            message = f"{by} recognised no text on page {page.number}."
            problems.append(Problem(OCR_EMPTY, message, page.number))
    done = {problem.page for problem in problems if problem.code == READ_BY_OCR}
    kept = [p for p in reading.problems if p.code not in _WITHOUT_TEXT or p.page not in done]
    # What is odd about a page that was recognised is as worth knowing as of any other.
    odd = [p for p in recognised.problems if p.page in done and p.code != RECOGNISED_PAGE]
    return dataclasses.replace(reading, pages=tuple(pages), problems=(*kept, *odd, *problems))


def with_failure(reading: Reading, reason: str) -> Reading:
    """The reading as it was, and why its scanned pages could not be recognised."""
    failure = Problem(OCR_FAILED, f"Recognising the text of scanned pages failed: {reason}")
    return dataclasses.replace(reading, problems=(*reading.problems, failure))


def recognised_pages(problems: Iterable[Problem]) -> tuple[int, ...]:
    """The pages of a document whose text is OCR's."""
    return tuple(p.page for p in problems if p.code == READ_BY_OCR and p.page is not None)


def why_unrecognised(problems: Iterable[Problem]) -> str | None:
    """What OCR has to say about pages that have no text still; None if it was not tried."""
    for problem in problems:
        if problem.code == OCR_FAILED:
            return problem.message
    return next((p.message for p in problems if p.code == OCR_EMPTY), None)
