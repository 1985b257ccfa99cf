"""A PDF's objects as pdfminer reads them, plain ones in one go.

pdfminer goes through a file's dictionaries with half a dozen calls a token, and some more for what
it makes of each: a third of a fast reading was that. Here one expression takes a token of a plain
object (ISO 32000-1, 7.3: numbers, names, references, strings, arrays, dictionaries), and a stream
is taken by its length. Where anything else stands, or an object is not closed as it should be,
pdfminer's own code reads it from its beginning.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import ESC_STRING, LIT, PSLiteral

if TYPE_CHECKING:
    from collections.abc import Callable

# What ends a name, a number or a keyword. Where `#` does, pdfminer must decode the name.
_END = rb"(?=[/%\[\]()<>{}\s])"
_NAME, _REFERENCE, _INTEGER, _REAL, _OPENS, _CLOSES, _TEXT, _HEXADECIMAL, _WORD = range(1, 10)
_TOKEN = re.compile(
    rb"\s*+(?:"
    rb"/([!-\"$&'*-.0-;=?-Z\\^-z|~]++)" + _END
    + rb"|(\d{1,9}+)\s++\d{1,5}+\s++R" + _END
    + rb"|([-+]?\d{1,18}+)" + _END
    + rb"|([-+]?\d{0,18}+\.\d{1,18}+)" + _END
    + rb"|(<<|\[)|(>>|\])"
    rb"|\(((?:[^()\\]|\\(?:[btnfr()\\]|[0-3][0-7]{2}))*+)\)"
    rb"|<((?:[0-9A-Fa-f]{2})*+)>"
    rb"|(true|false|null)" + _END
    + rb")"
)  # fmt: skip
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_BEGINNING = re.compile(rb"\s*+(\d{1,9}+)\s++\d{1,5}+\s++obj" + _END)
_ENDING = re.compile(rb"\s*+endobj" + _END)
_STREAM = re.compile(rb"\s*+stream\r?\n")
_STREAM_ENDING = re.compile(rb"\s*+endstream\s++endobj" + _END)
_CLOSED_BY = {b"<<": b">>", b"[": b"]"}


def _unescaped(written: bytes) -> bytes:
    return _ESCAPE.sub(_escaped, written) if b"\\" in written else written


def _escaped(escape: re.Match[bytes]) -> bytes:
    written = escape[1]
    return bytes((int(written, 8) if len(written) == 3 else ESC_STRING[written],))


_MEANS: dict[int, Callable[[bytes], Any]] = {
    _NAME: lambda written: LIT(written.decode("ascii")),
    _INTEGER: int,
    _REAL: float,
    _TEXT: _unescaped,
    _HEXADECIMAL: lambda written: bytes.fromhex(written.decode("ascii")),
    _WORD: {b"true": True, b"false": False, b"null": None}.__getitem__,
}

# There is no other hold on them.
their_object = PDFDocument._getobj_parse  # noqa: SLF001 - there is no public way
their_objects = PDFDocument._get_objects  # noqa: SLF001 - there is no public way


class Found(NamedTuple):
    """An object in pdfminer's types, and the place behind it."""

    content: Any
    end: int


def plain_object(data: bytes, at: int, document: Any) -> Found | None:
    """The object that begins at `at` or in white space before it; None where it is not plain.

    `document` is pdfminer's; references are looked up there.
    """
    match = _TOKEN.match
    around: list[tuple[list[Any], bytes]] = []  # what is open: its items so far, what closes it
    items: list[Any] = []
    while token := match(data, at):
        kind, at = token.lastindex, token.end()
        assert kind
        written = token[kind]
        if kind == _REFERENCE:
            items.append(PDFObjRef(document, int(written)))
        elif kind == _OPENS:
            around.append((items, _CLOSED_BY[written]))
            items = []
            continue
        elif kind == _CLOSES:
            made = items if written == b"]" else _dictionary(items)
            if made is None or not around or around[-1][1] != written:
                return None
            items, _ = around.pop()
            items.append(made)
        else:
            items.append(_MEANS[kind](written))
        if not around:
            return Found(items[0], at)
    return None


def _dictionary(items: list[Any]) -> dict[str, Any] | None:
    """Keys and values by turns as a dictionary; None where they are not. `null` is no value."""
    keys, values = items[::2], items[1::2]
    if len(keys) != len(values) or not all(isinstance(key, PSLiteral) for key in keys):
        return None
    return {key.name: value for key, value in zip(keys, values, strict=True) if value is not None}


def object_at(document: Any, place: int, number: int) -> Any:
    """The object of a number, which begins at this place by the file's own tables."""
    found = _numbered(document, place, number)
    return found.content if found else their_object(document, place, number)


def _numbered(document: Any, place: int, number: int) -> Found | None:
    parser = document._parser  # noqa: SLF001 - there is no public way
    if not isinstance(parser.fp, io.BytesIO) or parser.fallback:  # then no length is believed
        return None
    data = parser.fp.getvalue()  # the bytes themselves, no copy
    begun = _BEGINNING.match(data, place)
    if not begun or int(begun[1]) != number:
        return None
    found = plain_object(data, begun.end(), document)
    if not found or _ENDING.match(data, found.end):
        return found
    stream = _STREAM.match(data, found.end)
    if not stream or not isinstance(found.content, dict):
        return None
    length = resolve1(found.content.get("Length"))
    if not isinstance(length, int) or length < 0:
        return None
    end = stream.end() + length
    if not _STREAM_ENDING.match(data, end):
        return None
    return Found(PDFStream(found.content, data[stream.end() : end], document.decipher), end)


def objects_in(document: Any, stream: PDFStream) -> tuple[list[Any], Any]:
    """What a stream of objects holds, behind their numbers and places, and how many it says."""
    data = stream.get_data() + b"\n"
    objects, at = [], 0
    while found := plain_object(data, at, document):
        if isinstance(found.content, PDFObjRef):  # numbers are read one by one here
            break
        objects.append(found.content)
        at = found.end
    if data[at:].isspace():
        return objects, stream.get("N", 0)
    theirs: tuple[list[Any], Any] = their_objects(document, stream)
    return theirs


def quicken_pdfminer() -> None:
    """Puts the quick ways in place; once per process is enough, more do no harm."""
    theirs: Any = PDFDocument
    theirs._getobj_parse = object_at  # noqa: SLF001 - there is no public way
    theirs._get_objects = objects_in  # noqa: SLF001 - there is no public way
