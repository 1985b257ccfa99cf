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
    """The text of a file in UTF-8, in UTF-16 or -32 with a byte order mark, or of a byte a letter.

    Line ends become one line feed. UTF-8 with a few damaged bytes stays UTF-8, with U+FFFD in them;
    what was made UTF-8 twice is read as what it was.

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
        return _made_once(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    # Danish letters are pairs of bytes in UTF-8 and single ones elsewhere.
    if 4 * len(_UTF8_PAIR.findall(data)) > len(_NOT_ASCII.findall(data)):
        return data.decode("utf-8", errors="replace")
    # Of Windows or an old Macintosh: in the right one words have most Danish letters. In that of
    # DOS, which has the quotation marks of Windows for such letters, nobody knows.
    windows = "".join(_WINDOWS[byte] for byte in data)
    return max((windows, data.decode("mac_roman")), key=_danish_letters)


# Five bytes have no meaning in Windows-1252; in Latin-1 they are control characters.
_WINDOWS = tuple(
    bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1")
    for byte in range(256)
)
_BYTES = {letter: byte for byte, letter in enumerate(_WINDOWS)}
_AGAIN = f"[{re.escape(''.join(_WINDOWS[0x80:0xC0]))}]"
_TWICE = re.compile(f"[\u00c2\u00c3]{_AGAIN}|\u00e2{_AGAIN}{{2}}")
_DANISH = re.compile("(?<=[a-zA-Z])[æøåÆØÅ]|[æøåÆØÅ](?=[a-zA-Z])")


def _danish_letters(text: str) -> int:
    return len(_DANISH.findall(text))


def _made_once(text: str) -> str:
    """*SjÃ¦lland*: UTF-8 that was taken for Windows-1252, and written in UTF-8 again."""

    def made(found: re.Match[str]) -> str:
        return bytes(_BYTES[letter] for letter in found[0]).decode("utf-8", errors="replace")

    once = _TWICE.sub(made, text)
    return once if _danish_letters(once) > 2 * _danish_letters(text) else text
