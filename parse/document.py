"""One document, the whole way: bytes → reading → meeting."""

from __future__ import annotations

from parse.model import Kind, ParsedDocument, Reading


def read(data: bytes, name: str) -> Reading:
    """Reads a file's bytes into pages of lines; the reader is chosen by the name's ending.

    Raises:
        ParseError: the bytes cannot be read as what the name says.
    """
    raise NotImplementedError


def parse(reading: Reading) -> ParsedDocument:
    """Understands what a reader has read. Never raises for odd content: that is a `Problem`."""
    return ParsedDocument(reading.source, Kind.OTHER)
