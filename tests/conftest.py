"""Shared by all tests: where the real material is, when it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the real documents (../shared) are not beside this checkout")
    return SHARED


# The first example loads spaCy or the lexicon; a timed test would measure that.
settings.register_profile("kkr", deadline=None)
settings.load_profile("kkr")
