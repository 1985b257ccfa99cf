"""Which reader reads a file: the ending of its name says so, and what the text looks like.

A reader is imported by the first document that needs it: what reads PDFs alone starts in half the
time.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from parse.errors import UnknownFormat
from parse.model import Source

if TYPE_CHECKING:
    from parse.model import Reading


def read(data: bytes, name: str) -> Reading:
    """Reads a file's bytes into pages of lines; the reader is chosen by the name's ending.

    Markdown conversions are also found in .txt files. Same bytes and name, same reading.

    Raises:
        ParseError: the bytes cannot be read as what the name says.
    """
    ending = name.rpartition(".")[2].lower()
    digest = hashlib.sha256(data).hexdigest()
    if ending == "pdf":
        from parse.readers.pdf import read_pdf  # noqa: PLC0415 - see above

        return read_pdf(data, Source(name, digest, None, "pdf"))
    if ending not in {"txt", "md"}:
        raise UnknownFormat(f"{name}: only .pdf, .txt and .md files can be read.")
    return _read_text(data, name, digest, markdown=ending == "md")


def _read_text(data: bytes, name: str, digest: str, *, markdown: bool) -> Reading:
    from parse.readers.encodings import decode  # noqa: PLC0415 - see above
    from parse.readers.markdown import looks_like_markdown, read_markdown  # noqa: PLC0415 - a PDF needs neither
    from parse.readers.text import read_text  # noqa: PLC0415 - a PDF needs neither

    text = decode(data, name)
    if markdown or looks_like_markdown(text):
        return read_markdown(text, Source(name, digest, None, "markdown"))
    return read_text(text, Source(name, digest, None, "text"))
