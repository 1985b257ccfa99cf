"""The bundled sample: documents of our own writing in the layouts of two decades.

Every person, figure and decision in them is invented. The PDFs are typeset from `sources/` by
`corpus.sample.typeset`; what a reader should find in each is said by `corpus.sample.expected`.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["SAMPLE", "sample_files"]

SAMPLE: Path = Path(__file__).resolve().parent


def sample_files() -> tuple[Path, ...]:
    """The PDFs of the sample, sorted by name."""
    return tuple(sorted(SAMPLE.glob("*.pdf")))
