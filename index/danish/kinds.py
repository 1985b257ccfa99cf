"""Kinds of words, and what is gathered of a word while the lexicon is compiled."""

from __future__ import annotations

from dataclasses import dataclass, field

# As bits: a word may be of several.
NOUN, VERB, ADJECTIVE, NAME, OTHER = 1, 2, 4, 8, 16


@dataclass(slots=True)
class Word:
    """A lemma while the lexicon is compiled."""

    forms: set[str] = field(default_factory=set)
    kind: int = 0
    first: int = 0
    linked: int = 0
    last: int = 0
    endings: str = ""
