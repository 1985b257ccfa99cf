"""Files of this machine: which of the given paths are documents, and what is in them."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.storable import storable
from ingest.serve import Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SUFFIXES = frozenset({".pdf", ".txt", ".md"})
_KINDS = "kkr reads .pdf, .txt and .md files"


@dataclass
class Found:
    """The documents among the given paths, in a stable order; what is none of our business."""

    files: list[Path] = field(default_factory=list)
    ignored: int = 0
    failures: list[tuple[Path, Failed]] = field(default_factory=list)


def expand(paths: Iterable[Path]) -> Found:
    """Files as given, folders with all below them; each file once.

    Hidden files and folders, and links to folders, are left alone: they hold copies and settings,
    and links can go in circles.
    """
    found = Found()
    seen: set[Path] = set()
    for path in paths:
        before = len(found.failures)
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
            files = _below(path, found) if is_folder else [path]
        except (OSError, ValueError) as error:  # ValueError: a path with a NUL
            found.failures.append((path, _unreadable(error)))
            continue
        if is_folder and not files and len(found.failures) == before:
            found.failures.append(
                (path, Failed("NothingFound", f"there is no document in it: {_KINDS}"))
            )
        for file in files:
            where = Path(os.path.abspath(file))  # noqa: PTH100 - resolve() would follow links
            if where in seen:
                continue
            seen.add(where)
            if foreign := not_ours(file):
                found.failures.append((file, foreign))
            else:
                found.files.append(file)
    return found


def not_ours(path: Path) -> Failed | None:
    """Why a file is none that kkr reads, if its name says so."""
    if path.suffix.lower() in SUFFIXES:
        return None
    return Failed("UnknownFormat", f"it is no document: {_KINDS}")


def _below(folder: Path, found: Found) -> list[Path]:
    def note(error: OSError) -> None:
        found.failures.append((Path(error.filename or folder), _unreadable(error)))

    return list(_walk(folder, found, note))


def _walk(folder: Path, found: Found, note: Callable[[OSError], None]) -> Iterator[Path]:
    for where, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith(".") or Path(name).suffix.lower() not in SUFFIXES:
                found.ignored += 1
            else:
                yield Path(where, name)


def read_bytes(path: Path, largest: int) -> bytes | Failed:
    """What is in a file, or why that cannot be known."""
    try:
        # Opened without waiting: a pipe that calls itself a PDF would hold us for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _binary())
        with open(descriptor, "rb") as file:  # noqa: PTH123 - it is open already
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return Failed("Unreadable", "it is no ordinary file")
            data = b"" if status.st_size > largest else file.read(largest + 1)
    except (OSError, ValueError) as error:
        return _unreadable(error)
    if status.st_size > largest or len(data) > largest:
        return Failed("TooLarge", f"it is larger than {largest // (1024 * 1024)} MB")
    return data


def address_of(path: Path) -> str:
    """The whole path, as a text that can be stored."""
    return storable(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def name_of(path: Path) -> str:
    """The file's name, as a text that can be stored."""
    return storable(path.name)


def beside_name(name: str, reason: str) -> str:
    """A reason without the file's name, which whoever shows a failure shows before it."""
    reason = reason.removeprefix(f"{name}: ")
    return f"it{reason.removeprefix(name)}" if reason.startswith(f"{name} ") else reason


def _binary() -> int:
    return getattr(os, "O_BINARY", 0)


def _unreadable(error: OSError | ValueError) -> Failed:
    if isinstance(error, FileNotFoundError):
        return Failed("NotFound", "there is no such file or folder")
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Failed("Unreadable", f"it cannot be read: {reason}")
