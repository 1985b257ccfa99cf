"""Originals, each stored once under the SHA-256 of its bytes: `originals/ab/abcdef….pdf`."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from corpus.errors import OriginalDamaged, OriginalMissing, writing_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_INCOMING = ".incoming"
_ASIDE = ".aside"
_STORED_NAME = re.compile(r"[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?")


def sha256_of(data: bytes) -> str:
    """The name under which these bytes are known."""
    return hashlib.sha256(data).hexdigest()


def suffix_of(name: str) -> str:
    """The ending to store a file of this name with: plain and lower-case, or nothing at all.

    Names come from outside; only a short ending of letters and digits is taken over.
    """
    found = re.search(r"\.([A-Za-z0-9]{1,8})\Z", name)
    return f".{found[1].lower()}" if found else ""


class Originals:
    """The files below `root`. A file appears under its name only when all of it is on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str, suffix: str) -> Path:
        """Where the original with this hash lies, or would lie."""
        return self.root / sha256[:2] / f"{sha256}{suffix}"

    def of(self, sha256: str) -> list[Path]:
        """The files that lie under this hash, whatever their ending."""
        folder = self.root / sha256[:2]
        return [path for path in folder.glob(f"{sha256}*") if _STORED_NAME.fullmatch(path.name)]

    def any(self) -> bool:
        """Whether there is any, whole or not."""
        return next(self.root.glob("??/*"), None) is not None

    def store(self, data: bytes, suffix: str) -> bool:
        """Keeps the bytes; False if they were there already, whole.

        A stored file with other bytes than its name says (a damaged disk) is replaced.
        """
        sha256 = sha256_of(data)
        target = self.path(sha256, suffix)
        if _holds(target, sha256):
            return False
        with writing_in(self.root):
            self._write(data, target)
        return True

    def _write(self, data: bytes, target: Path) -> None:
        incoming = self.root / _INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        target.parent.mkdir(exist_ok=True)
        temporary = incoming / f"{target.name}.{secrets.token_hex(8)}"
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        # The name is as durable as the bytes only when its directories are on disk too.
        for folder in (target.parent, self.root, self.root.parent):
            sync(folder)

    def read(self, sha256: str, suffix: str) -> bytes:
        """The stored bytes, checked against their name."""
        path = self.path(sha256, suffix)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise OriginalMissing(
                f"the original {path} is gone: add the document again to restore it"
            ) from None
        except OSError as error:
            raise OriginalDamaged(
                f"the original {path} cannot be read: {error.strerror}"
            ) from error
        if sha256_of(data) != sha256:
            raise OriginalDamaged(
                f"the original {path} no longer has the bytes it was stored with:"
                " add the document again to restore it"
            )
        return data

    def put_aside(self, path: Path) -> Path:
        """Moves a file that is not what its name says out of the way; where it lies now."""
        with writing_in(self.root):
            aside = self.root / _ASIDE / f"{path.name}.{secrets.token_hex(4)}"
            aside.parent.mkdir(exist_ok=True)
            path.replace(aside)
            sync(aside.parent)
            sync(path.parent)
        return aside

    def incoming(self) -> list[Path]:
        """Files that are being written, or that a killed run left half-written."""
        return list((self.root / _INCOMING).glob("*"))

    def remove(self, sha256: str, suffix: str) -> None:
        """Takes away a file that has no row: it was just stored, or its document removed."""
        with suppress(FileNotFoundError):
            self.path(sha256, suffix).unlink()

    def clean(self) -> int:
        """Removes what killed runs left half-written; how many files.

        Only for who holds the writers' lock.
        """
        return sum(map(removed, self.incoming()))

    def __iter__(self) -> Iterator[Path]:
        """All stored files, in the order of their names."""
        for path in sorted(self.root.glob("[0-9a-f][0-9a-f]/*")):
            if _STORED_NAME.fullmatch(path.name):
                yield path


def folders_in(root: Path) -> list[Path]:
    """What should be folders among the originals, as far as there is anything of such a name."""
    return [root / _INCOMING, root / _ASIDE, *sorted(root.glob("[0-9a-f][0-9a-f]"))]


def removed(path: Path) -> bool:
    """Removes a file, or a folder with as much in it as can be; whether it is gone."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
    return not os.path.lexists(path)


def _holds(path: Path, sha256: str) -> bool:
    try:
        return sha256_of(path.read_bytes()) == sha256
    except OSError:
        return False


def sync(path: Path) -> None:
    """Has a file or a directory reach the disk."""
    if os.name != "posix" and path.is_dir():  # other systems cannot open a directory
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
