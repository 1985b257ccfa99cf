"""What decides by which keys a text is found: an index that was built with other code is stale.

The fingerprint is taken of the code itself, so that nobody can forget to raise a number. How parts
are laid out has numbers of its own (`manifest.SCHEMA`, the engine's name), and what the lexicon
says is in the lexicon's fingerprint: the code that compiled it does not matter.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_LENGTH = 16
# What `index.text.terms` is made of (tests/test_fingerprints.py holds that none is forgotten).
_CODE = tuple(
    f"{folder}/{name}"
    for folder, names in {
        "../parse": "councils months municipalities parties",
        "danish": """compounds folding inflection kinds lexicon members overrides participles
            particles word_classes""",
        "text": """abbreviations analysis fields keys measures names rows_of_days rows_of_figures
            rows_of_years sections suspension terms tokens""",
    }.items()
    for name in names.split()
)


@cache
def analysis_fingerprint() -> str:
    """Changes when the same text might be found by other keys."""
    digest = hashlib.sha256()
    for name in _CODE:
        digest.update(f"{name}\0".encode() + (_HERE / f"{name}.py").read_bytes() + b"\0")
    return digest.hexdigest()[:_LENGTH]
