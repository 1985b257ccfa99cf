"""A checksum over all rows of a parsed document: databases keep none of what they hold.

A bit that a disk or memory has lost makes another word of a decision, and SQLite finds no fault.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import parse.model

if TYPE_CHECKING:
    from parse.model import ParsedDocument


def seal_of(document: ParsedDocument) -> str:
    """The seal of a document as it is loaded, which may differ from what was given to store."""
    return f"{_form()}-{zlib.crc32(repr(document).encode('utf-8', 'surrogatepass')):08x}"


def is_broken(seal: str | None, document: ParsedDocument) -> bool:
    """Whether a document is not what was sealed.

    That is not known of one that was never sealed, or by a kkr whose documents had another form:
    that one is sealed when it is parsed again, as every change of the parser asks for.
    """
    return seal is not None and seal.startswith(f"{_form()}-") and seal != seal_of(document)


@cache
def _form() -> str:
    return f"{zlib.crc32(Path(parse.model.__file__).read_bytes()):08x}"
