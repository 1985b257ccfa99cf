"""Whether a search index is whole, and what lies about that no search needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.answers.search import open_index
from index.building.draft import remove_unused
from index.files.locks import unread, writing
from index.files.manifest import BUILD_NAME, Manifest, check_files, current, live_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def faults(index_dir: Path, *, quick: bool = False) -> list[str]:
    """What is wrong with the live build's files, each compared with what was written.

    `quick` hashes nothing but what every search does. Raises `IndexMissing`, `IndexDamaged` or
    `IndexOutdated` where it cannot even be opened.
    """
    folder = current(index_dir)
    # Before it is opened: what is changed must not be taken for another version's.
    wrong = [] if quick else check_files(folder, Manifest.load(folder).files, thorough=True)
    if wrong:
        return wrong
    open_index(index_dir).close()
    return []


def leftovers(index_dir: Path) -> Iterator[Path]:
    """Builds that are neither live nor read, and files of a swap that did not come to its end."""
    if not index_dir.is_dir():
        return
    live = live_name(index_dir)
    if live is None:
        return  # nothing is left over for certain
    for path in sorted(index_dir.iterdir()):
        if path.name != live and BUILD_NAME.fullmatch(path.name):
            with unread(path) as free:
                if free:
                    yield path
        elif path.name.startswith(".") and path.name.endswith(".new"):
            yield path


def remove_leftovers(index_dir: Path) -> list[Path]:
    """Removes them; what was removed. Raises `IndexBusy` while another kkr writes."""
    with writing(index_dir, 10.0):
        found = list(leftovers(index_dir))
        for path in found:
            if not path.is_dir():
                path.unlink(missing_ok=True)
        if found:
            remove_unused(index_dir)
    return [path for path in found if not path.exists()]
