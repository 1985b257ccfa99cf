"""A list of words as one file that is ready for look-ups as soon as it is opened.

Sorted, in blocks that are packed one by one: a look-up unpacks the one block that would hold the
word. Blocks and table of contents carry zlib's checksums, so that a file that was cut off or
changed is told from a good one.
"""

from __future__ import annotations

import json
import struct
import zlib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAGIC = b"kkr words 1\n"
_LENGTH = struct.Struct("<I")
_BLOCK = 1024  # words: the list is a third larger in blocks of 100, and slower in blocks of 10,000


@dataclass(slots=True)
class WordFile:
    """The words of a file's bytes; `firsts` are the first words of its blocks."""

    firsts: list[str]
    blocks: list[bytes]
    _open: dict[int, bytes] = field(default_factory=dict)

    def __contains__(self, word: str) -> bool:
        """Raises `ValueError` where the file is damaged."""
        place = bisect_right(self.firsts, word) - 1
        if place < 0 or "\n" in word:
            return False
        block = self._open.get(place)
        if block is None:
            try:
                block = self._open[place] = zlib.decompress(self.blocks[place])
            except zlib.error as error:
                raise ValueError(f"a block of words is damaged: {error}") from error
        return b"\n%b\n" % word.encode("utf-8", "surrogatepass") in block

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """From a file's bytes. Raises `ValueError` where they are none or are damaged."""
        start = len(_MAGIC) + _LENGTH.size
        if data[: len(_MAGIC)] != _MAGIC or len(data) < start:
            raise ValueError("no list of words")
        (length,) = _LENGTH.unpack(data[len(_MAGIC) : start])
        try:
            firsts, sizes = json.loads(zlib.decompress(data[start : start + length]))
        except zlib.error as error:
            raise ValueError(f"the list of words is damaged: {error}") from error
        start += length
        if start + sum(sizes) != len(data):
            raise ValueError("the list of words was cut off")
        blocks = []
        for size in sizes:
            blocks.append(data[start : start + size])
            start += size
        return cls(firsts, blocks)


def packed(words: Iterable[str]) -> bytes:
    """The bytes of a file that holds these words."""
    ordered = sorted(words)
    parts = [ordered[start : start + _BLOCK] for start in range(0, len(ordered), _BLOCK)]
    blocks = [zlib.compress("\n".join(["", *part, ""]).encode()) for part in parts]
    table = zlib.compress(json.dumps([[p[0] for p in parts], [*map(len, blocks)]]).encode())
    return b"".join((_MAGIC, _LENGTH.pack(len(table)), table, *blocks))
