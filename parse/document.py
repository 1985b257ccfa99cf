"""One document, the whole way: bytes → reading → meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parse.readers.choice import read
from parse.understand import understand

if TYPE_CHECKING:
    from parse.model import ParsedDocument, Reading

__all__ = ["parse", "read"]


def parse(reading: Reading) -> ParsedDocument:
    """Understands what a reader has read. Never raises for odd content: that is a `Problem`."""
    return understand(reading)
