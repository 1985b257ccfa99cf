"""What a build says of itself, and where it lies.

<index>/CURRENT                 the name of the live build
<index>/write.lock              held by the one who writes
<index>/build-<time>-<random>/  manifest.json, readers.lock, lexicon.table, columns.bin
    part-<random>/              the engine's files, entries.table, texts.bin; never changed, may be
                                shared with an older build by hard links
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import IndexDamaged, IndexMissing, IndexUnreadable
from index.files.blocks import SUMS
from index.files.locks import READ_LOCK

SCHEMA = 7
CURRENT = "CURRENT"
MANIFEST = "manifest.json"
LEXICON = "lexicon.table"
COLUMNS = "columns.bin"
ENTRIES = "entries.table"
TEXTS = "texts.bin"
BUILD_NAME = re.compile(r"build-\d{8}T\d{6}Z-[0-9a-f]{8}")
REINDEX = "Run kkr reindex to build it anew."
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class PartInfo:
    """A part of a build: its folder and how many entries it holds, dead ones too."""

    name: str
    entries: int


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A file of a build as it was written."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A build's description. `counts` are those of `index.building.verify.count`."""

    build: str
    schema: int
    engine: str
    analysis: str
    created: str
    entries: int
    counts: Mapping[str, Mapping[str, int]]
    parts: tuple[PartInfo, ...]
    files: Mapping[str, FileInfo]

    def save(self, folder: Path) -> None:
        """Write the manifest with a checksum of its own."""
        data = asdict(self)
        (folder / MANIFEST).write_text(
            json.dumps({"checksum": digest_of(data), **data}, ensure_ascii=False, indent=1),
            encoding="utf-8",
        )

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """Read a build's manifest."""
        try:
            data: dict[str, Any] = json.loads(text_of(folder / MANIFEST))
            checksum = data.pop("checksum")
            if checksum != digest_of(data):
                raise ValueError("checksum")  # noqa: TRY301  # one way out for all damage
            parts = tuple(PartInfo(**part) for part in data.pop("parts"))
            files = {name: FileInfo(**info) for name, info in data.pop("files").items()}
            manifest = cls(**data, parts=parts, files=files)
        except PermissionError as error:
            raise unreadable(folder / MANIFEST, error) from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexDamaged(
                f"The search index is damaged ({folder.name}/{MANIFEST}). {REINDEX}"
            ) from error
        return manifest


def current(index_dir: Path) -> Path:
    """The folder of the live build."""
    try:
        name = text_of(index_dir / CURRENT).strip()
    except FileNotFoundError:
        raise IndexMissing(
            f"There is no search index in {index_dir} yet. kkr add and kkr fetch make one as they"
            " end; if none is running, kkr reindex builds it."
        ) from None
    except PermissionError as error:
        raise unreadable(index_dir / CURRENT, error) from error
    except (NoFile, NotADirectoryError) as error:
        where = index_dir / CURRENT if index_dir.is_dir() else index_dir
        raise IndexDamaged(
            f"Something else stands in the place of {where}. kkr doctor --repair moves it aside"
            " and builds the search index anew."
        ) from error
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{index_dir / CURRENT} cannot be read: {error}. {REINDEX}") from error
    if not BUILD_NAME.fullmatch(name):
        raise IndexDamaged(f"{index_dir / CURRENT} names no build. {REINDEX}")
    return index_dir / name


def unreadable(path: Path, error: OSError) -> IndexUnreadable:
    """That a file is kept from this user, which to build the index anew would not mend."""
    return IndexUnreadable(
        f"{path} cannot be read: {error.strerror}. Make yourself the owner of the data directory"
        " (chown -R), or let everybody read it (chmod -R a+rX)."
    )


def live_name(index_dir: Path) -> str | None:
    """The name of the live build, "" where there is none, None where that cannot be known."""
    try:
        name = text_of(index_dir / CURRENT).strip()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        return None
    return name if BUILD_NAME.fullmatch(name) else None


def set_current(index_dir: Path, build: str) -> None:
    """Put a build live by one rename. Its files must be on disk by now."""
    temporary = index_dir / f".{CURRENT}.new"
    temporary.write_text(build + "\n")
    sync(temporary)
    temporary.replace(index_dir / CURRENT)
    sync(index_dir)


def describe_files(folder: Path, known: Mapping[str, FileInfo]) -> dict[str, FileInfo]:
    """All files of a build but its manifest and lock, by their path in it.

    `known` are those that this one shares with another, as they were described when written: what
    has happened to them since must not pass for what was written.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or name in {MANIFEST, READ_LOCK}:
            continue
        found[name] = known.get(name) or FileInfo(path.stat().st_size, checksum_of(path))
    return found


def check_files(folder: Path, files: Mapping[str, FileInfo], *, thorough: bool) -> list[str]:
    """What is wrong with a build's files, one line each.

    All sizes are looked at; contents only of files without checksums of blocks beside them, unless
    `thorough`: what is changed in those that have some is noticed when it is read, see `blocks`.
    """
    wrong = []
    for name, info in files.items():
        path = folder / name
        try:
            size = _size(path)
            if not os.access(path, os.R_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))  # noqa: TRY301 - as others are told
            if size != info.size:
                wrong.append(f"{name} has {size} bytes instead of {info.size}")
            elif (thorough or name + SUMS not in files) and checksum_of(path) != info.sha256:
                wrong.append(f"{name} was changed")
        except PermissionError as error:
            raise unreadable(path, error) from error
        except OSError as error:
            wrong.append(f"{name} cannot be read: {error.strerror or error}")
    return wrong


class NoFile(OSError):
    """Something else stands in the place of a file. Who opened a pipe would wait for ever."""


def _size(path: Path) -> int:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise NoFile(f"{path} is no file")
    return found.st_size


def text_of(path: Path) -> str:
    """What a file holds. Raises `OSError`, of which `NoFile` is one, and `ValueError`."""
    _size(path)
    return path.read_text(encoding="utf-8")


def checksum_of(path: Path) -> str:
    """The SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def link_or_copy(source: Path, target: Path) -> None:
    """Share a finished file with another build; copy it where the disk knows no hard links.

    Either way it is as safely on disk as it was.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        sync(target)


def sync(path: Path) -> None:
    """Have a file or folder reach the disk: nobody else does it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path, known: Collection[str] = ()) -> None:
    """Have a folder with all that is in it reach the disk, files before their folders.

    The files that are `known` are there already.
    """
    for path in sorted(folder.rglob("*"), key=lambda path: -len(path.parts)):
        if path.relative_to(folder).as_posix() not in known:
            sync(path)
    sync(folder)
    sync(folder.parent)


def digest_of(data: Mapping[str, Any]) -> str:
    """A checksum of values that are kept as JSON."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()
