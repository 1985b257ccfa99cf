"""Files of this machine: which of the given paths are documents, and what is in them."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.storable import storable
from ingest.workers.serve import Failed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

SUFFIXES = frozenset({".pdf", ".txt", ".md"})
_NOTHING = "NothingFound"
_HIDDEN = (".", "~$")  # so Office calls what says that somebody has a file open
_PDF = b"%PDF-"
_KINDS = "kkr reads .pdf, .txt and .md files"
# What may hold papers, and what to do with it.
_ARCHIVE, _TEXT = "it is an archive: unpack it and add the folder", "save it as PDF and add that"
_UNREAD = {
    **dict.fromkeys((".zip", ".7z", ".rar", ".tar", ".gz", ".tgz"), _ARCHIVE),
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf"), f"it is a text document: {_TEXT}"),
    **dict.fromkeys((".htm", ".html", ".mht"), f"it is a web page: {_TEXT}"),
    **dict.fromkeys((".msg", ".eml"), "it is a mail: save what is attached to it and add that"),
}
_UNNAMED = "it is a PDF, but its name does not end in .pdf: rename it and add that"
_ADDRESS = re.compile(r"[a-z]{3,5}:/", re.IGNORECASE)  # a path has no double slash
_A_FOLDER = Failed("Unreadable", "it is a folder: name a file in it")
_NO_FILE = Failed("Unreadable", "it is no ordinary file")


@dataclass
class Found:
    """The documents among the given paths, in a stable order; what is none of our business.

    Of the `ignored` files those are `unread` that may hold papers all the same. `links` are the
    links to folders that were met below the given ones.
    """

    files: list[Path] = field(default_factory=list)
    ignored: int = 0
    unread: list[tuple[Path, Failed]] = field(default_factory=list)
    links: int = 0
    failures: list[tuple[Path, Failed]] = field(default_factory=list)


def expand(paths: Iterable[Path], own: Iterable[Path] = ()) -> Found:
    """Files as given, folders with all below them; each file once.

    Hidden files and folders are left alone, for they hold copies and settings, and so are links to
    folders, which can go in circles; these are counted, as there may be papers behind them. `own`
    folders, in which kkr keeps what it holds, are passed over unless they are given themselves.
    """
    found = Found()
    passed = frozenset(map(os.path.abspath, own))
    seen: set[Path] = set()
    for path in paths:
        before = len(found.failures)
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
            files = list(_below(path, passed, found)) if is_folder else [path]
        except (OSError, ValueError) as error:  # ValueError: a path with a NUL
            found.failures.append((path, _unreadable(path, error)))
            continue
        if is_folder and not files and len(found.failures) == before:
            found.failures.append((path, Failed(_NOTHING, f"there is no document in it: {_KINDS}")))
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


def gone(addresses: Iterable[str], paths: Iterable[Path], found: Found) -> list[str]:
    """Which of these addresses, as `address_of` gives them, the given folders have no more.

    Folders that can be read by now are among them, and so are the given ones themselves. What lies
    in one that cannot, nobody knows.
    """
    given = {address_of(path) for path in paths}
    # One in which there is nothing was read.
    unknown = {address_of(path) for path, failed in found.failures if failed.code != _NOTHING}
    there = {address_of(path) for path in found.files}
    return [
        address
        for address in addresses
        if address not in there and _along(address) & given and not _along(address) & unknown
        if os.path.isdir(address) or not os.path.lexists(address)  # noqa: PTH112 - it never raises
    ]


def _along(address: str) -> set[str]:
    """An address and the folders that it lies in."""
    return {address, *map(str, Path(address).parents)}


def not_ours(path: Path) -> Failed | None:
    """Why a file is none that kkr reads, if its name says so."""
    return None if path.suffix.lower() in SUFFIXES else _foreign(path)[0]


def _foreign(path: Path) -> tuple[Failed, bool]:
    """What is to be done with a file whose name is not a paper's; whether it may hold one."""
    why = _UNREAD.get(path.suffix.lower()) or (_UNNAMED if _is_pdf(path) else None)
    return Failed("UnknownFormat", why or f"it is no document: {_KINDS}"), why is not None


def _is_pdf(path: Path) -> bool:
    """Whether a file begins as PDFs do, whatever its name: `download`, `Referat 8.6.2021`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return file.read(len(_PDF)) == _PDF
    except (OSError, ValueError):
        return False


def _below(folder: Path, passed: Collection[str], found: Found) -> Iterator[Path]:
    """The documents in a folder and below it, `passed` folders aside; what else there is, is noted.

    Not by `os.walk`: until Python 3.12 it calls itself for each folder within a folder, and a tree
    may be deeper than that can go.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            found.failures.append((here, _unreadable(here, error)))
            continue
        folders = []
        for entry in entries:
            is_hidden = entry.name.startswith(_HIDDEN)
            if entry.is_dir(follow_symlinks=False):
                is_passed = is_hidden or os.path.abspath(entry) in passed  # noqa: PTH100 - as above
                folders += [] if is_passed else [here / entry.name]
            elif os.path.isdir(entry):  # noqa: PTH112 - it never raises
                found.links += not is_hidden
            elif is_hidden:
                found.ignored += 1
            elif Path(entry.name).suffix.lower() in SUFFIXES:
                yield here / entry.name
            else:
                found.ignored += 1
                foreign, may_be_one = _foreign(here / entry.name)
                if may_be_one:
                    found.unread.append((here / entry.name, foreign))
        waiting += reversed(folders)


def read_bytes(path: Path, largest: int) -> bytes | Failed:
    """What is in a file, or why that cannot be known."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):  # to open a device may be to set it going
            return _A_FOLDER if stat.S_ISDIR(mode) else _NO_FILE
        # Opened without waiting: a pipe that calls itself a PDF would hold us for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _binary())
        with open(descriptor, "rb") as file:  # noqa: PTH123 - it is open already
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):  # it took the place of one meanwhile
                return _NO_FILE
            data = b"" if status.st_size > largest else file.read(largest + 1)
            after = os.fstat(descriptor)
    except (OSError, ValueError) as error:
        return _unreadable(path, error)
    if status.st_size > largest or len(data) > largest:
        return Failed("TooLarge", f"it is larger than {largest // (1024 * 1024)} MB")
    if (status.st_size, status.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        return Failed("Changing", "it was written to while it was read: add it when it is whole")
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


def _unreadable(path: Path, error: OSError | ValueError) -> Failed:
    if isinstance(error, FileNotFoundError):
        is_link = os.path.islink(path)  # noqa: PTH114 - it never raises
        what = "it is a link to what is not there" if is_link else "there is no such file or folder"
        if _ADDRESS.match(str(path)):
            what = "it is an address, not a file: download it and add that (kkr fetch asks kl.dk)"
        return Failed("NotFound", what)
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return Failed("Unreadable", f"it cannot be read: {reason}")
