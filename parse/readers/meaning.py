"""Pages whose letters have no meaning: fonts that do not say what theirs are, or say it wrongly.

What Distiller and Ghostscript make of PostScript has such fonts: seen are signs for letters
(`✩✪✫`), glyph numbers for them (`*RGNHQGHOVH` is `Godkendelse`), and nothing at all. People see no
difference; only OCR can read them. Codes that count letters in the order in which they came up are
called by whatever stands at that place of the alphabet: `wFX5:4Zs%4FB`. Words do not look so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.text.characters import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parse.model import Line

# Latin letters, figures, and the signs that stand among them.
_ORDINARY = re.compile("[\n -~\xa0-\u024f\u2010-\u2026\u20ac]*")
# Of the characters behind a line's first (a bullet often has no meaning), at most so many are
# lost, and at most so many are signs: forms have boxes to be ticked.
_LOST, _SIGNS = 0.1, 0.4
# Fewer characters than these tell little: then more of them have to be so.
_MANY, _SOME = 100, 10
_MORE_LOST, _MORE_SIGNS = 0.25, 0.5
# Of the longer words of a page at most so many have signs or figures within: of real ones 3 %, of
# garbled ones 70 %. Where a font calls a few letters by others, it is 10 %.
_TORN, _DOUBTED, _FEWEST = 0.5, 0.08, 5
_LONGER = re.compile(r"\S{4,}")
# Addresses and markup may have them, short names that end in a figure (`DK2020`, `CO2-regnskab`),
# and figures with their units (`1.200m2`).
_CODE = re.compile(
    r"</?\w[^<>]*>|\S*(?:://|www\.|@[\w-]+\.[a-z])\S*"
    r"|\b[A-ZÆØÅ]{1,5}\d{1,4}(?=[\s().,;:/-]|$)"
    r"|(?<!\S)\d[\d.,]*(?:m[23]|k[rmgW]|ha|pct|mi[oa])\b"
)
_SIGN = r"[!-&*+<-@\[-^{-~¡-©«-¿×÷]"
# What all of them have, told quickly.
_MAYBE = re.compile(rf"[a-zæøåA-ZÆØÅ{_SIGN[1:-1]}][\d{_SIGN[1:-1]}]", re.ASCII)
_WITHIN = re.compile(rf"[^\W_]{_SIGN}+[^\W_]|[^\W\d_]\d|\d[^\W\d_]|{_SIGN}{{4,}}")
# What can be read of a garbled page is kept if it is more than so much of it.
_REST = 0.25


def is_garbled(lines: Sequence[Line], *, doubtful: bool) -> bool:
    """Whether what a page says cannot be read. Where nothing is `doubtful`, three lines tell."""
    if not doubtful:
        some = _some(lines)
        if _ORDINARY.fullmatch(some) and not _MAYBE.search(some):
            return False
    count = _count(lines)
    if count >= _MANY:
        return not _is_readable(lines)
    return count >= _SOME and not _is_readable(lines, _MORE_LOST, _MORE_SIGNS)


def torn_words(lines: Sequence[Line]) -> int:
    """How many words have signs or figures within; 0 where words may have them.

    Three lines tell whether to look at all.
    """
    if not _MAYBE.search(_some(lines)):
        return 0
    words, torn = _torn(line.text for line in lines)
    return torn if torn >= max(_FEWEST, _DOUBTED * words) else 0


def _some(lines: Sequence[Line]) -> str:
    return "\n".join([line.text for line in lines[:: len(lines) // 3 + 1]])


def _torn(texts: Iterable[str]) -> tuple[int, int]:
    """How many longer words there are, and how many of them have signs or figures within."""
    words = [word for text in texts for word in _LONGER.findall(_CODE.sub(" ", text))]
    return len(words), sum(_WITHIN.search(word) is not None for word in words)


def readable(lines: Sequence[Line]) -> list[Line]:
    """The lines of a garbled page that can be read; none where those are few."""
    kept = [line for line in lines if _is_readable([line], fewest=1)]
    return kept if _count(kept) >= _REST * _count(lines) else []


def _is_readable(
    lines: Iterable[Line], lost: float = _LOST, signs: float = _SIGNS, *, fewest: int = _FEWEST
) -> bool:
    """Whether at most that share of characters is lost, and at most that share are signs.

    And whether words look as words do, if there are not the `fewest` that do not.
    """
    lines = list(lines)
    texts = ["".join(line.text[1:].split()) for line in lines]
    most = sum(map(len, texts))
    words, torn = _torn(line.text for line in lines)
    return (
        (torn < fewest or torn <= _TORN * words)
        and sum(map(unreadable, texts)) <= lost * most
        and sum(not (c.isalnum() or _ORDINARY.fullmatch(c)) for c in "".join(texts)) <= signs * most
    )


def _count(lines: Iterable[Line]) -> int:
    return sum(len("".join(line.text.split())) for line in lines)
