"""Shared by all tests: the real material when it is there, a home with the sample in it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from corpus.lock import locked
from corpus.repository import Corpus
from corpus.sample import sample_files
from ingest.pipeline import add

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the real documents (../shared) are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the bundled sample in it: for reading only."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # the workers of one run share it, and the first of them fills it
    home = base / "sample-home"
    with locked(base / "sample-home.lock", wait_seconds=300):
        if not home.exists():
            filling = base / "sample-home-filling"
            with Corpus.open(filling) as corpus:
                assert add(sample_files(), corpus, filling / "index", workers=2).complete
            filling.rename(home)
    return home


@pytest.fixture
def own_home(sample_home: Path, tmp_path: Path) -> Path:
    """A copy of it for a test that changes something."""
    return shutil.copytree(sample_home, tmp_path / "home")


# The first example loads spaCy or the lexicon; a timed test would measure that.
settings.register_profile("kkr", deadline=None)
settings.load_profile("kkr")
