"""Whether downloaded bytes are a whole document of the kind that their name promises."""

from __future__ import annotations

import io
import zipfile

from ingest.workers.serve import Failed

_HEAD = 1024
# Writers append after the trailer (signatures, blanks); more than this nobody has been seen to.
_TAIL = 4096
_ZIP = b"PK\x03\x04"
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")


def why_not_whole(data: bytes, name: str) -> Failed | None:
    """Why the bytes are not kept; None if they are a whole document."""
    if not data:
        return Failed("Empty", "the server sent nothing")
    if name.lower().endswith(".docx"):
        return _docx(data)
    if data.startswith(_ZIP):  # what it packs may begin like a PDF, and is one of several
        return Failed("NotADocument", "the server sent a ZIP archive in place of a PDF")
    if b"%PDF-" not in data[:_HEAD]:
        found = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        what = "a page of HTML" if found.startswith(_HTML) else "something else"
        return Failed("NotADocument", f"the server sent {what} in place of a PDF")
    if b"%%EOF" not in data[-_TAIL:]:
        return Failed("CutShort", "the end of the PDF is missing")
    return None


def _docx(data: bytes) -> Failed | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return Failed("NotADocument", "the server sent something else in place of a Word document")
    if "word/document.xml" not in names:
        return Failed("NotADocument", "the file is no Word document")
    return None
