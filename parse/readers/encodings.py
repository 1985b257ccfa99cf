"""Bytes of a text file → text, or a clear word on why not."""

from __future__ import annotations

import codecs
import re

from parse.errors import NotReadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# Stray control characters happen in dumps; a picture or an archive has one in ten.
_MAX_CONTROL_SHARE = 0.02
_UTF8_PAIR = re.compile(rb"[\xc3\xe2][\x80-\xbf]")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
# What else may lie behind a name ending in .txt or .md.
_DISGUISED = (
    (b"%PDF-", "a PDF: give it a name that ends in .pdf"),
    (b"PK\x03\x04", "a Word document or a ZIP archive: save it as PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Word document: save it as PDF"),
    (b"{\\rtf", "a rich-text document: save it as PDF"),
    (b"<!doctype html", "a web page (HTML): save the document it links to"),
    (b"<html", "a web page (HTML): save the document it links to"),
)


def decode(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, in UTF-16 or -32 with a byte order mark, or in Windows-1252.

    Line ends become one line feed. UTF-8 with a few damaged bytes stays UTF-8, with U+FFFD in them.

    Raises:
        NotReadable: it is empty, something else than text, or rubbish.
    """
    head = data[:1024].lstrip().lower()
    for start, what in _DISGUISED:
        if head.startswith(start.lower()):
            raise NotReadable(f"{name} is {what}.")
    text = _text(data)
    if not text.strip():
        raise NotReadable(f"{name} is empty.")
    if len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise NotReadable(f"{name} is not a text file.")
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def _text(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # Danish letters are pairs of bytes in UTF-8 and single ones in Windows-1252.
    if 4 * len(_UTF8_PAIR.findall(data)) > len(_NOT_ASCII.findall(data)):
        return data.decode("utf-8", errors="replace")
    # Five bytes have no meaning in Windows-1252; in Latin-1 they are control characters.
    return "".join(_WINDOWS[byte] for byte in data)


_WINDOWS = tuple(
    bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1")
    for byte in range(256)
)
