"""Files of which every block that is read is held against its checksum.

What a search reads of a large file is a fraction of it, and to hash all of it would take longer
than the search. But a flipped bit or a lost page must not pass for "no hit": the dictionary of
terms keeps no checksums, nor do short lists, and a key that is not in its place is just not there.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import zlib
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# As much as a file's buffer holds: 10 µs to check, and the sums of 2 GB are 1 MB, which the build's
# own checksums cover at each opening (`manifest.check_files`).
_BLOCK = io.DEFAULT_BUFFER_SIZE
SUMS = ".sums"


def keep_sums(path: Path) -> None:
    """Write the checksums of a finished file's blocks beside it."""
    with path.open("rb") as file:
        sums = array("I", map(zlib.crc32, iter(lambda: file.read(_BLOCK), b"")))
    beside(path).write_bytes(little(sums).tobytes())


def open_checked(path: Path) -> io.BufferedReader:
    """The file for reading; what is read and not as it was written raises `ValueError`."""
    sums = array("I")
    sums.frombytes(beside(path).read_bytes())
    return io.BufferedReader(_Checked(path, little(sums)), _BLOCK)


def copy_with_sums(source: Path, target: Path) -> None:
    """Copy a file with the checksums beside it."""
    shutil.copyfile(source, target)
    shutil.copyfile(beside(source), beside(target))


class _Checked(io.RawIOBase):
    def __init__(self, path: Path, sums: array[int]) -> None:
        self._path, self._sums = path, sums
        self._descriptor = os.open(path, os.O_RDONLY)
        self._place = 0

    def close(self) -> None:
        if not self.closed:
            os.close(self._descriptor)
        super().close()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place}.get(whence)
        self._place = offset + (os.fstat(self._descriptor).st_size if start is None else start)
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill a buffer from one block, which is enough for who asks again for the rest."""
        number, inside = divmod(self._place, _BLOCK)
        block = os.pread(self._descriptor, _BLOCK, number * _BLOCK)
        if block and (number >= len(self._sums) or zlib.crc32(block) != self._sums[number]):
            raise ValueError(f"{self._path.name} was changed")
        target = memoryview(buffer).cast("B")
        piece = block[inside : inside + len(target)]
        target[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)


def beside(path: Path) -> Path:
    """Where the checksums of a file lie."""
    return path.with_name(path.name + SUMS)


def little(numbers: array[int]) -> array[int]:
    """The same numbers as they lie on disk: the lowest byte first."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
