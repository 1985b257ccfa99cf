"""What a worker process does with one document. Runs apart from the rest: see `worker`.

The process that hands out documents names these functions and knows these values, but does not
parse: so the parser is imported by the functions, which saves that process 0.3 s.
"""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass, replace

from corpus.packing import pack, unpack
from ingest.workers.recognised import with_failure, with_recognised
from parse.model import Kind, ParsedDocument, Reading, Source


@dataclass(frozen=True, slots=True)
class Worked:
    """A document as parsed, and its lines packed for keeping.

    `ocr` is the fingerprint of what tried to read its scanned pages; None if nothing did.
    `seconds` is how long it took, and `doubted` as in `parse.model.Reading`.
    """

    document: ParsedDocument
    lines: bytes
    pages_without_text: tuple[int, ...]
    ocr: str | None = None
    seconds: float = 0.0
    doubted: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be worked on: `data` is the file's bytes, or its packed lines.

    `pages` is how many it has, where that is known before it is read.
    """

    name: str
    data: bytes
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Half:
    """A document that was read and is to be parsed: its packed lines, and as in `Worked`."""

    lines: bytes
    seconds: float = 0.0
    doubted: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """A document whose scanned pages went `by` OCR: the lines it had, and what came of it.

    `data` is the PDF with recognised text, None where there is none for the reason of `failure`.
    """

    name: str
    lines: bytes
    by: str
    data: bytes | None = None
    failure: str = ""


def read_and_parse(job: Job) -> Worked:
    """From the bytes of a file."""
    from parse.readers.choice import read  # noqa: PLC0415 - see above

    if job.name.lower().endswith(".docx"):
        return _unread(job)
    began = time.monotonic()
    return _understood(read(job.data, job.name), began)


def read_half(job: Job) -> Half:
    """`read_and_parse` without the parsing, which `parse_half` does."""
    from parse.readers.choice import read  # noqa: PLC0415 - see above

    if job.name.lower().endswith(".docx"):
        return Half(_unread(job).lines)
    began = time.monotonic()
    reading = read(job.data, job.name)
    return Half(pack(reading), time.monotonic() - began, reading.doubted)


def parse_half(half: Half) -> Worked:
    """The rest of `read_and_parse`."""
    made = parse_lines(Job("", half.lines))
    return replace(made, seconds=half.seconds + made.seconds, doubted=half.doubted)


def parse_lines(job: Job) -> Worked:
    """From the lines that were kept when the file was read."""
    began = time.monotonic()
    reading = unpack(job.data)
    if reading.source.reader == "docx":
        return Worked(ParsedDocument(reading.source, Kind.OTHER), job.data, ())
    return _understood(reading, began)


def _unread(job: Job) -> Worked:
    """A Word document: kept, but nobody reads it yet."""
    source = Source(job.name, hashlib.sha256(job.data).hexdigest(), None, "docx")
    return Worked(ParsedDocument(source, Kind.OTHER), pack(Reading(source, ())), ())


def read_scan(scan: Scan) -> Worked:
    """From the lines of the original and the text that was recognised on its scanned pages."""
    from parse.readers.choice import read  # noqa: PLC0415 - see above

    began = time.monotonic()
    reading = unpack(scan.lines)
    if scan.data is None:
        return _understood(with_failure(reading, scan.failure), began)
    return _understood(with_recognised(reading, read(scan.data, scan.name), scan.by), began)


def _understood(reading: Reading, began: float) -> Worked:
    from parse.understand import understand  # noqa: PLC0415 - see above

    scanned = tuple(page.number for page in reading.pages if page.scanned)
    document, lines = understand(reading), pack(reading)
    seconds = time.monotonic() - began
    return Worked(document, lines, scanned, seconds=seconds, doubted=reading.doubted)


def warm_up() -> None:
    """Loads what the first document would load, so that it is not charged for it."""
    warm_reading()
    warm_parsing()


def warm_reading() -> None:
    """The same for `read_half` alone."""
    with suppress(Exception):  # the first real document will tell
        import parse.readers.pdf  # noqa: F401, PLC0415 - see above


def warm_parsing() -> None:
    """The same for what parses alone."""
    with suppress(Exception):
        import parse.understand  # noqa: F401, PLC0415 - see above
        from parse.language import entities  # noqa: PLC0415 - see above
        from parse.outcomes.decisions import classify  # noqa: PLC0415 - see above
        from parse.text.wordlist import is_danish  # noqa: PLC0415 - see above

        classify(["KKR Midtjylland godkendte indstillingen."])
        entities("Skive")
        is_danish("sag")
