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
# What `index.terms` is made of (tests/test_fingerprints.py holds that none is forgotten).
_CODE = (
    *("abbreviations", "analysis", "compounds", "danish", "fields", "folding", "inflection"),
    *("kinds", "lexicon", "measures", "members", "names", "overrides", "participles"),
    *(
        "particles",
        "rows_of_days",
        "rows_of_figures",
        "rows_of_years",
        "sections",
        "suspension",
        "terms",
        "tokens",
    ),
    *("../parse/councils", "../parse/months", "../parse/municipalities", "../parse/parties"),
)


@cache
def analysis_fingerprint() -> str:
    """Changes when the same text might be found by other keys."""
    digest = hashlib.sha256()
    for name in _CODE:
        digest.update(f"{name}\0".encode() + (_HERE / f"{name}.py").read_bytes() + b"\0")
    return digest.hexdigest()[:_LENGTH]
