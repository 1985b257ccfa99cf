"""One document, the whole way: bytes → reading → meeting."""

from __future__ import annotations

import hashlib

from parse.errors import UnknownFormat
from parse.model import ParsedDocument, Reading, Source
from parse.readers.encodings import decode
from parse.readers.markdown import looks_like_markdown, read_markdown
from parse.readers.pdf import read_pdf
from parse.readers.text import read_text
from parse.understand import understand


def read(data: bytes, name: str) -> Reading:
    """Reads a file's bytes into pages of lines; the reader is chosen by the name's ending.

    Markdown conversions are also found in .txt files. Same bytes and name, same reading.

    Raises:
        ParseError: the bytes cannot be read as what the name says.
    """
    ending = name.rpartition(".")[2].lower()
    digest = hashlib.sha256(data).hexdigest()
    if ending == "pdf":
        return read_pdf(data, Source(name, digest, None, "pdf"))
    if ending not in {"txt", "md"}:
        raise UnknownFormat(f"{name}: only .pdf, .txt and .md files can be read.")
    text = decode(data, name)
    if ending == "md" or looks_like_markdown(text):
        return read_markdown(text, Source(name, digest, None, "markdown"))
    return read_text(text, Source(name, digest, None, "text"))


def parse(reading: Reading) -> ParsedDocument:
    """Understands what a reader has read. Never raises for odd content: that is a `Problem`."""
    return understand(reading)
