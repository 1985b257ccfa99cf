"""A compiled lexicon, kept beside the code that it was compiled from.

So only the first build after an installation pays for compiling it (several seconds).
It lies in `__pycache__`, as what Python compiles does, and is named after all that goes into it.
Where that folder cannot be written, every build compiles its own.
"""

from __future__ import annotations

import atexit
import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path

from index.danish.lexicon import Lexicon
from index.danish.lexicon_compiler import compile_lexicon
from index.files.blocks import beside, copy_with_sums
from index.files.manifest import checksum_of

_HOME = Path(__file__).parents[1]
_KEPT = Path(__file__).parent / "__pycache__"
_INGREDIENTS = (
    "../parse/municipalities.py",
    "../parse/text/wordlist.py",
    "../parse/text/wordlist_file.py",
    "danish/folding.py",
    "danish/gaps.py",
    "danish/inflection.py",
    "danish/irregular.py",
    "danish/kinds.py",
    "danish/lexicon.py",
    "danish/lexicon_compiler.py",
    "danish/noun_gaps.py",
    "danish/overrides.py",
    "danish/paradigms.py",
    "danish/readings.py",
    "danish/verb_gaps.py",
    "danish/word_classes.py",
    "files/blocks.py",
    "files/tables.py",
)


def _recipe() -> str:
    digest = hashlib.sha256(metadata.version("simplemma").encode())
    for name in _INGREDIENTS:
        digest.update((_HOME / name).read_bytes())
    return digest.hexdigest()[:16]


# Of the code as it is loaded: an upgrade beneath a running process must not give its name to what
# the old code compiles.
_RECIPE = _recipe()


def is_compiled() -> bool:
    """Whether a lexicon is kept: if none is, the next build will take some seconds longer."""
    return any(_kept())


def _kept() -> Iterator[Path]:
    return _KEPT.glob(f"lexicon-{_RECIPE}-*.table")


def provide_lexicon(target: Path) -> None:
    """Put a compiled lexicon at `target`, which must not exist.

    A copy, not a link: damage to an index must not spread to the next one.
    """
    try:
        kept = cached_lexicon()
    except OSError:
        compile_lexicon(target)
    else:
        copy_with_sums(kept, target)


def cached_lexicon() -> Path:
    """The kept lexicon, compiled now if there is none. Raises `OSError` where it cannot be kept."""
    for path in _kept():
        with suppress(OSError):
            if path.stem.endswith(_checksum_of(path)):
                return path
    _KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_KEPT) as draft:
        fresh = Path(draft) / "lexicon.table"
        compile_lexicon(fresh)
        path = _KEPT / f"lexicon-{_RECIPE}-{_checksum_of(fresh)}.table"
        beside(fresh).replace(beside(path))
        fresh.replace(path)
    for old in _KEPT.glob("lexicon-*"):
        if old not in {path, beside(path)}:
            with suppress(OSError):
                old.unlink()
    return path


def any_lexicon() -> Lexicon:
    """A lexicon without a build: the kept one, or one for this process where none can be kept."""
    try:
        return Lexicon.open(cached_lexicon())
    except OSError:
        return Lexicon.open(_temporary_file())


@cache
def _temporary_file() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="kkr-lexicon-")
    atexit.register(folder.cleanup)
    target = Path(folder.name) / "lexicon.table"
    compile_lexicon(target)
    return target


def _checksum_of(path: Path) -> str:
    """Of a lexicon and of what is kept beside it."""
    return hashlib.sha256(f"{checksum_of(path)}{checksum_of(beside(path))}".encode()).hexdigest()
