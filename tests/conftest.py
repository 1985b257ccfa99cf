"""Shared by all tests: the real material when it is there, a home with the sample in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

from corpus.lock import locked
from corpus.repository import Corpus
from corpus.sample import sample_files
from ingest.pipeline import add

if TYPE_CHECKING:
    from fetch_tools import Fetching
    from replica import Replica

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the real documents (../shared) are not beside this checkout")
    return SHARED


class FilledOnce(Protocol):
    """`filled_once(name, fill)`: a folder that `fill` was given to fill, once in a run."""

    def __call__(self, name: str, fill: Callable[[Path], None]) -> Path: ...


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> FilledOnce:
    """For folders that cost much: the processes of a parallel run fill them once and share them."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent

    def filled(name: str, fill: Callable[[Path], None]) -> Path:
        done = base / f"{name}.filled"
        with locked(base / f"{name}.lock", wait_seconds=600):
            if not done.exists():
                (base / name).mkdir()
                fill(base / name)
                done.touch()
        return base / name

    return filled


@pytest.fixture(scope="session")
def sample_home(filled_once: FilledOnce) -> Path:
    """A data directory with the bundled sample in it: for reading only."""

    def fill(home: Path) -> None:
        with Corpus.open(home) as corpus:
            assert add(sample_files(), corpus, home / "index", workers=2).complete

    return filled_once("sample-home", fill)


@pytest.fixture
def own_home(sample_home: Path, tmp_path: Path) -> Path:
    """A copy of it for a test that changes something."""
    return copied(sample_home, tmp_path / "home")


def copied(home: Path, target: Path) -> Path:
    """A copy of a data directory that others read meanwhile: SQLite's side files come and go."""
    return shutil.copytree(home, target, ignore=shutil.ignore_patterns("kkr.db-*"))


# The first example loads spaCy or the lexicon; a timed test would measure that.
settings.register_profile("kkr", deadline=None)
settings.load_profile("kkr")


@pytest.fixture
def site() -> Iterator[Replica]:
    """The councils' site, without a paper, on a real socket."""
    from replica import Replica, serving  # noqa: PLC0415 - Scrapy is for tests of fetching
    from replica_site import empty_site  # noqa: PLC0415 - as above

    with serving(Replica()) as replica:
        yield empty_site(replica)


@pytest.fixture
def fetching(tmp_path: Path, site: Replica) -> Fetching:
    """A home that is fetched to from there."""
    from fetch_tools import Fetching  # noqa: PLC0415 - as above

    return Fetching(tmp_path / "home", site)
