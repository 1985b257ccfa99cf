"""Expressions of several words and their abbreviations: *i forhold til* is *ift.* and *i.f.t.*.

They are words of grammar, whichever way they are written. A query is read in all of their
spellings; texts are left as they are, so that no index knows of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.danish.folding import fold
from index.text.abbreviations import EXPRESSIONS

_SPELLINGS = {fold(one): spellings for spellings in EXPRESSIONS for one in spellings}
_WORDS = {tuple(spelling.split()) for spelling in _SPELLINGS if " " in spelling}
_FIRST = {words[0] for words in _WORDS}
LONGEST = max(map(len, _WORDS))


def spellings_of(text: str) -> tuple[str, ...]:
    """All the ways of writing an expression; none for any other text."""
    return _SPELLINGS.get(_plain(text), ())


def words_of_expression(texts: Sequence[str]) -> int:
    """How many of these words, from the first on, are an expression: 0 where none is."""
    if not texts or fold(texts[0]) not in _FIRST:
        return 0
    words = tuple(fold(text) for text in texts[:LONGEST])
    return max((size for size in range(2, len(words) + 1) if words[:size] in _WORDS), default=0)


def _plain(text: str) -> str:
    """As the table has it: without the last point, one space between words."""
    return " ".join(fold(text).split()).rstrip(".")
