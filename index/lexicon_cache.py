"""A compiled lexicon, kept beside the code that it was compiled from.

So only the first build after an installation pays for compiling it (several seconds).
It lies in `__pycache__`, as what Python compiles does, and is named after all that goes into it.
Where that folder cannot be written, every build compiles its own.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from index.lexicon import Lexicon, compile_lexicon

_HOME = Path(__file__).parent
_INGREDIENTS = (
    "danish.py",
    "folding.py",
    "lexicon.py",
    "lexicon_compiler.py",
    "overrides.py",
    "paradigms.py",
)


def provide_lexicon(target: Path) -> None:
    """Put a compiled lexicon at `target`, which must not exist."""
    try:
        link_or_copy(cached_lexicon(), target)
    except OSError:
        target.unlink(missing_ok=True)
        compile_lexicon(target)


def cached_lexicon() -> Path:
    """The kept lexicon, compiled now if there is none. Raises `OSError` where it cannot be kept."""
    path = _HOME / "__pycache__" / f"lexicon-{_recipe()}.db"
    if _is_whole(path):
        return path
    path.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        fresh = Path(folder) / path.name
        compile_lexicon(fresh)
        fresh.replace(path)
    for old in path.parent.glob("lexicon-*.db"):
        if old != path:
            with suppress(OSError):
                old.unlink()
    return path


def link_or_copy(source: Path, target: Path) -> None:
    """Share a finished file; copy it where the disk knows no hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _recipe() -> str:
    digest = hashlib.sha256(metadata.version("simplemma").encode())
    for name in _INGREDIENTS:
        digest.update((_HOME / name).read_bytes())
    return digest.hexdigest()[:16]


def _is_whole(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        Lexicon.open(path).close()
    except (OSError, ValueError, sqlite3.Error):
        return False
    return True
