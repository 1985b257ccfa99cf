"""Sorted lines in a file, looked up by their keys: what is read is as it was written, or an error.

A key that is not in its place is just not there, so a flipped bit, a lost page or another build's
file must not pass for that. Lines lie in blocks; what is kept beside the file (see `blocks`) tells
for each block where it begins, its first key and its checksum. So the one block that would hold a
key is known, and whether it is as it was: what is not in it is not there.

Keys and values hold no line breaks, keys no tabs either.
"""

from __future__ import annotations

import hashlib
import io
import os
import struct
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.files.blocks import beside

# 10 µs to check; what is kept beside a lexicon of 13 MB is 60 kB, read whole at each opening.
_BLOCK = io.DEFAULT_BUFFER_SIZE
_KEPT = 256  # blocks in memory: 2 MB of each table
_MAGIC = b"kkr table 1\n"
_COUNT = struct.Struct("<I")


def write_table(path: Path, lines: Iterable[tuple[str, str]]) -> None:
    """Write a table; keys must rise, by their code points.

    Raises `ValueError` for lines that a table cannot hold, `OSError` where it cannot be written.
    """
    firsts: list[bytes] = []
    starts, sums = array("Q", (0,)), array("I")
    with path.open("wb") as file:
        for first, block in _blocks(lines):
            file.write(block)
            firsts.append(first)
            sums.append(zlib.crc32(block))
            starts.append(file.tell())
    about = _COUNT.pack(len(firsts)) + _little(sums) + _little(starts) + b"\n".join(firsts)
    beside(path).write_bytes(_MAGIC + _COUNT.pack(zlib.crc32(about)) + about)


def _blocks(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[bytes, bytes]]:
    """Lines put together to blocks, each with its first key."""
    first, block, size = b"", list[bytes](), 0
    before: str | None = None
    for key, value in lines:
        line = f"\n{key}\t{value}".encode("utf-8", "surrogatepass")
        if "\t" in key or line.count(b"\n") > 1:
            raise ValueError(f"no line of a table: {key!r}")
        if before is not None and key <= before:
            raise ValueError(f"keys do not rise: {key!r} after {before!r}")
        before = key
        if block and size + len(line) > _BLOCK:
            yield first, b"".join(block)
            block, size = [], 0
        if not block:
            first = key.encode("utf-8", "surrogatepass")
        block.append(line)
        size += len(line)
    if block:
        yield first, b"".join(block)


class Table:
    """A table, open for reading. Whatever it reads that is not as written raises `ValueError`."""

    def __init__(self, path: Path) -> None:
        kept = beside(path).read_bytes()
        self.fingerprint = hashlib.sha256(kept).hexdigest()[:16]  # of the sums of all its lines
        self._path = path
        self._firsts, self._starts, self._sums = _told(path, kept)
        self._read: dict[int, bytes] = {}
        self._descriptor = os.open(path, os.O_RDONLY)

    def close(self) -> None:
        """Release the file."""
        os.close(self._descriptor)

    def get(self, key: str) -> str | None:
        """The value of a key; None if it has none."""
        asked = key.encode("utf-8", "surrogatepass")
        place = bisect_right(self._firsts, asked) - 1
        if place < 0:
            return None
        block = self._block(place)
        line = b"\n%b\t" % asked
        at = block.find(line)
        if at < 0:
            return None
        at += len(line)
        end = block.find(b"\n", at)
        return block[at : end if end >= 0 else None].decode("utf-8", "surrogatepass")

    def starting(self, prefix: str = "") -> Iterator[tuple[str, str]]:
        """The lines whose keys begin so, in their order."""
        for text in self.texts(prefix):
            for line in text.split("\n")[1:]:
                if line.startswith(prefix):
                    key, _, value = line.partition("\t")
                    yield key, value

    def texts(self, prefix: str) -> Iterator[str]:
        """Blocks that hold all lines whose keys begin so, and others; a break before each line."""
        begins = prefix.encode("utf-8", "surrogatepass")
        place = max(0, bisect_left(self._firsts, begins) - 1)
        while place < len(self._firsts):
            if self._firsts[place] > begins and not self._firsts[place].startswith(begins):
                return
            yield self._block(place).decode("utf-8", "surrogatepass")
            place += 1

    def _block(self, place: int) -> bytes:
        block = self._read.get(place)
        if block is None:
            start, end = self._starts[place], self._starts[place + 1]
            block = os.pread(self._descriptor, end - start, start)
            if zlib.crc32(block) != self._sums[place]:
                raise ValueError(f"{self._path.name} was changed")
            if len(self._read) >= _KEPT:
                self._read.clear()
            self._read[place] = block
        return block


def _told(path: Path, kept: bytes) -> tuple[list[bytes], array[int], array[int]]:
    """First keys, beginnings (and the end) and checksums of a table's blocks."""
    sums, starts = array("I"), array("Q")
    about = kept[len(_MAGIC) + _COUNT.size :]
    if kept != _MAGIC + _COUNT.pack(zlib.crc32(about)) + about or len(about) < _COUNT.size:
        raise ValueError(f"{beside(path).name} was changed, or is not of a table")
    (count,) = _COUNT.unpack_from(about)
    about = about[_COUNT.size :]
    middle = count * sums.itemsize
    end = middle + (count + 1) * starts.itemsize
    sums.frombytes(about[:middle])
    starts.frombytes(about[middle:end])
    if sys.byteorder == "big":
        sums.byteswap()
        starts.byteswap()
    return about[end:].split(b"\n") if count else [], starts, sums


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
