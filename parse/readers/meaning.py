"""Pages whose letters have no meaning: fonts that do not say what theirs are, or say it wrongly.

What Distiller and Ghostscript make of PostScript has such fonts: seen are signs for letters
(`✩✪✫`), glyph numbers for them (`*RGNHQGHOVH` is `Godkendelse`), and nothing at all. People see no
difference; only OCR can read them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.characters import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parse.model import Line

# Latin letters, figures, and the signs that stand among them.
_ORDINARY = re.compile("[ -~\xa0-\u024f\u2010-\u2026\u20ac]*")
# Of the characters behind a line's first (a bullet often has no meaning), at most so many are
# lost, and at most so many are signs: forms have boxes to be ticked.
_LOST, _SIGNS = 0.1, 0.4
# Fewer characters than these tell little: then more of them have to be so.
_MANY, _SOME = 100, 10
_MORE_LOST, _MORE_SIGNS = 0.25, 0.5
# What can be read of a garbled page is kept if it is more than so much of it.
_REST = 0.25


def is_garbled(lines: Sequence[Line], *, doubtful: bool) -> bool:
    """Whether what a page says cannot be read. Where nothing is `doubtful`, three lines tell."""
    if not doubtful:
        some = "".join([line.text for line in lines[:: len(lines) // 3 + 1]])
        if _ORDINARY.fullmatch(some):
            return False
    count = _count(lines)
    if count >= _MANY:
        return not _is_readable(lines)
    return count >= _SOME and not _is_readable(lines, _MORE_LOST, _MORE_SIGNS)


def readable(lines: Sequence[Line]) -> list[Line]:
    """The lines of a garbled page that can be read; none where those are few."""
    kept = [line for line in lines if _is_readable([line])]
    return kept if _count(kept) >= _REST * _count(lines) else []


def _is_readable(lines: Iterable[Line], lost: float = _LOST, signs: float = _SIGNS) -> bool:
    """Whether at most that share of characters is lost, and at most that share are signs."""
    texts = ["".join(line.text[1:].split()) for line in lines]
    most = sum(map(len, texts))
    return (
        sum(map(unreadable, texts)) <= lost * most
        and sum(not (c.isalnum() or _ORDINARY.fullmatch(c)) for c in "".join(texts)) <= signs * most
    )


def _count(lines: Iterable[Line]) -> int:
    return sum(len("".join(line.text.split())) for line in lines)
