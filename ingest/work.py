"""What a worker process does with one document. Runs apart from the rest: see `ingest.worker`."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass

from corpus.packing import pack, unpack
from ingest.recognised import with_failure, with_recognised
from parse.document import parse, read
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
    """A document to be worked on: `data` is the file's bytes, or its packed lines."""

    name: str
    data: bytes


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
    if job.name.lower().endswith(".docx"):
        return _unread(job)
    began = time.monotonic()
    return _understood(read(job.data, job.name), began)


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
    began = time.monotonic()
    reading = unpack(scan.lines)
    if scan.data is None:
        return _understood(with_failure(reading, scan.failure), began)
    return _understood(with_recognised(reading, read(scan.data, scan.name), scan.by), began)


def _understood(reading: Reading, began: float) -> Worked:
    scanned = tuple(page.number for page in reading.pages if page.scanned)
    document, lines = parse(reading), pack(reading)
    seconds = time.monotonic() - began
    return Worked(document, lines, scanned, seconds=seconds, doubted=reading.doubted)


def warm_up() -> None:
    """Loads what the first document would load, so that it is not charged for it."""
    with suppress(Exception):  # the first real document will tell
        parse(read(b"KKR Midtjylland\n\nDato: 08-06-2021\n\n1.1. Sag\n", "warm.txt"))
