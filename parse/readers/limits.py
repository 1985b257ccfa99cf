"""Limits on what one PDF may ask of the reader, and their hold on pdfminer.

pdfminer inflates whole streams and runs forms within forms without bound: 50 kB can ask for
gigabytes. Its only seams are the names it imports, so two of them are replaced here.
"""

from __future__ import annotations

import zlib
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pdfminer.pdftypes
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_FLATE_DECODE,
    PDFStream,
    resolve1,
)

from parse.errors import TooLarge

if TYPE_CHECKING:
    from collections.abc import Sequence

# The largest real appendix files have a few hundred pages.
MAX_PAGES = 5_000
# A dense page of tables has some 8,000 characters; a map drawn in vectors some 100,000 strokes.
MAX_OBJECTS_PER_PAGE = 300_000
# Page contents stay below 1 MB; embedded fonts, the largest streams we open, below 20 MB.
MAX_STREAM = 64 * 1024 * 1024
# What a page paints with; 20 MB of "q Q" are read in 40 seconds.
MAX_CONTENT = 12 * 1024 * 1024
# pdfminer decodes these two in Python, a megabyte in some seconds; only old images use them.
MAX_OLD_STREAM = 1024 * 1024
# Deflate makes 1,032 bytes of one at most, the other filters fewer.
_MOST_PACKED = 1_032
# Names of entries that say more of how a stream is packed.
_TELLING = {"F", "DP", "DecodeParms", "FDecodeParms"}


def _inflate(data: bytes) -> bytes:
    """`zlib.decompress` that stops at the limit."""
    decoder = zlib.decompressobj()
    inflated = decoder.decompress(data, MAX_STREAM)
    if decoder.unconsumed_tail:
        raise TooLarge(f"A stream in it unpacks to more than {MAX_STREAM >> 20} MB.")
    if not decoder.eof:
        raise zlib.error("incomplete or truncated stream")
    return inflated


def _limited_decoder(decode: Any) -> Any:
    def limited(data: bytes) -> bytes:
        if len(data) > MAX_OLD_STREAM:
            raise TooLarge("A stream in it is packed in an old way and too large to unpack.")
        result: bytes = decode(data)
        return result

    return limited


class _Met:
    """What pdfminer has met in this process and says nothing of."""

    torn = 0


def _limited_decompressobj() -> Any:
    """For pdfminer's byte-wise second try on a damaged stream: the same limit over all bytes."""
    _Met.torn += 1
    decoder = zlib.decompressobj()
    total = 0

    def decompress(data: bytes) -> bytes:
        nonlocal total
        inflated = decoder.decompress(data, MAX_STREAM)
        total += len(inflated)
        if total > MAX_STREAM or decoder.unconsumed_tail:
            raise TooLarge(f"A stream in it unpacks to more than {MAX_STREAM >> 20} MB.")
        return inflated

    return SimpleNamespace(decompress=decompress)


def limit_pdfminer() -> None:
    """Puts the limits in place; once per process is enough, more do no harm."""
    module: Any = pdfminer.pdftypes
    if not isinstance(module.zlib, SimpleNamespace):
        module.zlib = SimpleNamespace(
            decompress=_inflate, decompressobj=_limited_decompressobj, error=zlib.error
        )
        module.lzwdecode = _limited_decoder(module.lzwdecode)
        module.rldecode = _limited_decoder(module.rldecode)


def check_stream(stream: PDFStream) -> None:
    """Refuses a stream that unpacks to too much. Only one that might is unpacked to see."""
    packed = stream.rawdata
    filters = max(1, len(stream.get_filters()))
    if packed is not None and len(packed) * _MOST_PACKED**filters > MAX_STREAM:
        stream.get_data()


def check_content(streams: Sequence[Any]) -> None:
    """Refuses a page whose content is too long to run through in reasonable time."""
    resolved = [stream for stream in map(resolve1, streams) if isinstance(stream, PDFStream)]
    if sum(map(_longest, resolved)) > MAX_CONTENT and (
        sum(len(stream.get_data()) for stream in resolved) > MAX_CONTENT
    ):
        raise TooLarge(f"A page's content is longer than {MAX_CONTENT >> 20} MB.")


def torn_streams() -> int:
    """How many streams pdfminer could not unpack to their ends so far, in this process."""
    return _Met.torn


def count_torn(streams: Sequence[Any]) -> None:
    """Counts those of a page's contents that cannot be unpacked to their ends or are not as packed.

    Readers paint what comes before the damage, and whoever reads on sees nothing of it: items were
    missing, and decisions stood with others (a bit turned on a disk).
    """
    for stream in map(resolve1, streams):
        if not isinstance(stream, PDFStream):
            continue
        match stream.rawdata, stream.decipher, stream.get_filters():
            case bytes() as packed, None, [(kind, None | {})] if kind in LITERALS_FLATE_DECODE:
                try:
                    _inflate(packed)
                except zlib.error:
                    _Met.torn += 1
            case _:
                stream.get_data()


def _longest(stream: PDFStream) -> int:
    """How long a stream can be at most, unpacked; only a plain one's length packed tells."""
    packed, kinds = stream.rawdata, stream.attrs.get("Filter")
    if packed is None or stream.decipher is not None or _TELLING & stream.attrs.keys():
        return len(stream.get_data())
    match kinds if isinstance(kinds, list) else [kinds]:
        case [kind] if kind in LITERALS_FLATE_DECODE:
            return len(packed) * _MOST_PACKED
        case [outer, kind] if outer in LITERALS_ASCII85_DECODE and kind in LITERALS_FLATE_DECODE:
            # Five characters are four bytes, but a `z` alone is four, too.
            return (len(packed) + 3 * packed.count(b"z")) * _MOST_PACKED
    return len(stream.get_data())
