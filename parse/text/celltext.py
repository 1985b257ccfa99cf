"""The text of a table's cell from its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.text.characters import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable

# As painted: some typesetters divide words by the hyphen that is nothing else.
_HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
_DIVIDED = re.compile(r"[^\W\d_]{2}[-\u2010]$")
_RANGE = re.compile(r"\d[-–]$")
_SUSPENDED = re.compile(r"(?:og|eller|samt|til)\b")


def joined(texts: Iterable[str]) -> str:
    """The lines of a cell as one, divided words put together.

    A hyphen stays before a capital, a digit, and the words that follow a suspended one.
    """
    whole = ""
    for text in texts:
        if is_torn(whole, text):
            whole = whole[:-1] + text
        elif _DIVIDED.search(whole) and not _SUSPENDED.match(text):
            whole += text  # "Lyngby-" and "Taarbæk"
        elif _RANGE.search(whole) and text[:1].isdigit():
            whole += text  # "kl. 9.30-" and "12.30"
        else:
            whole = f"{whole} {text}"
    return whole.strip().rstrip(SOFT_HYPHEN)


def is_torn(above: str, below: str) -> bool:
    """Whether a word is divided between two lines of a cell: `henven-`, `delse`."""
    return ends_inside_word(above, below) and (above.endswith(SOFT_HYPHEN) or below[:1].islower())


def ends_inside_word(text: str, behind: str) -> bool:
    """Whether a text ends inside a word, and not before one that a suspended hyphen may precede."""
    return text.endswith(_HYPHENS) and (
        text.endswith(SOFT_HYPHEN)
        or (_DIVIDED.search(text) is not None and _SUSPENDED.match(behind) is None)
    )
