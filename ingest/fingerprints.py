"""What readers, parser and entries are made of: a change of one makes its old work stale.

The fingerprint is taken of the code itself, so that nobody can forget to raise a number.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.records import DocumentRecord
    from ingest.workers.ocr import Ocr

_LENGTH = 16
_HERE = Path(__file__).parent
_READING = ("pdfplumber", "pdfminer.six", "pypdfium2", "simplemma")
_PARSING = ("spacy", "simplemma")
# Part of both: the shape of what readers hand to the parser, and what readers ask the parser's
# modules (tests/test_fingerprints.py holds that none is forgotten).
_SHARED = frozenset(
    f"{name}.py"
    for name in """
    attendance/places attendance/words councils dialects flow/contentheads flow/furniture flow/heads
    flow/pageedges flow/titleheads language
    lines/appendix_labels lines/attachments lines/caseline lines/fields lines/numbering lines/reach
    model months municipalities parties schema text/celltext text/characters text/ligatures
    text/spacing text/wordlist text/wordlist_file values
    """.split()
)

# What decides which entries of the index a document becomes, besides its parse: titles are compared
# by `parse.typed`, and what is usual in headings of fields is not searched.
_ENTRIES = (
    *("ingest/entries", "corpus/matters", "corpus/precedence"),
    *("parse/typed", "parse/councils", "parse/dialects", "parse/text/spacing"),
)


@cache
def reader_fingerprint() -> str:
    """Changes when a file might be read into other lines."""
    return _fingerprint(_READING, lambda path: path.parts[0] == "readers")


def read_by(ocr: str | None) -> str:
    """What has read a document whose scanned pages that OCR tried; None if none did or had to."""
    return f"{reader_fingerprint()}+{ocr}" if ocr else reader_fingerprint()


def reader_changed(record: DocumentRecord) -> bool:
    """Whether other code has read a document than would today."""
    return record.read_by.partition("+")[0] != reader_fingerprint()


def to_read_anew(record: DocumentRecord, ocr: Ocr | None) -> bool:
    """Whether today's readers might read a document otherwise.

    OCR matters only where pages had no text. That there is none any more is no reason.
    """
    if reader_changed(record):
        return True
    by = record.read_by.partition("+")[2]
    concerned = bool(by or record.pages_without_text) and record.reader == "pdf"
    return concerned and ocr is not None and by != ocr.fingerprint


def outdated(record: DocumentRecord) -> bool:
    """Whether a document was read or understood by other code than today's."""
    return reader_changed(record) or record.parsed_by != parser_fingerprint()


@cache
def parser_fingerprint() -> str:
    """Changes when the same lines might be understood otherwise."""
    return _fingerprint(_PARSING, lambda path: path.parts[0] != "readers")


@cache
def entries_fingerprint() -> str:
    """Changes when other entries might be made of the same documents."""
    digest = hashlib.sha256()
    for name in _ENTRIES:
        digest.update(f"{name}\0".encode() + (_HERE.parent / f"{name}.py").read_bytes() + b"\0")
    return digest.hexdigest()[:_LENGTH]


def _fingerprint(packages: tuple[str, ...], mine: Callable[[Path], bool]) -> str:
    digest = hashlib.sha256()
    root = Path(parse.__path__[0])
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        if "__pycache__" in name.parts or not path.is_file():
            continue  # what is made from the code says nothing that it does not
        if name.as_posix() in _SHARED or mine(name):
            digest.update(f"{name.as_posix()}\0".encode() + path.read_bytes() + b"\0")
    for package in packages:
        digest.update(f"{package}={_version(package)}\0".encode())
    return digest.hexdigest()[:_LENGTH]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
