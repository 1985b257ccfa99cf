"""Words with stars and question marks: what they ask for, and the shape of the words they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.danish.folding import fold
from index.query.lexer import Sign, wild
from index.query.tree import Pattern, Phrase, Prefix, Wild

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPECIAL = re.compile(r"[*?]|\[|[^*?\[]+")
# One letter as typed is up to two as folded: å is aa. In words are no tabs and line breaks.
_ANY, _ONE = r"[^\t\n]*", r"(?:[^\t\n]|aa|ae|oe)"


def wild_of(text: str, field: str | None) -> Wild | None:
    """The beginning or shape that a word of a phrase stands for; None for a plain word."""
    sign, meant = wild(text)
    match sign:
        case Sign.PREFIX:
            return Prefix(meant, field)
        case Sign.PATTERN:
            return Pattern(meant, field)
        case _:
            return None


def is_wild(phrase: Phrase) -> bool:
    """Whether a phrase has a word with stars or question marks."""
    return any(wild_of(word, phrase.field) is not None for word in phrase.words)


def shape_of(asked: Wild) -> re.Pattern[str]:
    """What a whole word, folded, has to be like."""
    return re.compile(expression(pieces_of(asked)))


def pieces_of(asked: Wild) -> Sequence[str]:
    """Its letters, stars and question marks, folded."""
    shape = f"{asked.text}*" if isinstance(asked, Prefix) else asked.text
    return _SPECIAL.findall(fold(shape))


def expression(pieces: Iterable[str]) -> str:
    """A regular expression for whole words of a shape.

    What stands between two stars is taken where it fits first, which leaves most to the rest, and
    no other place is tried: with five stars that took seconds in an address of 200 letters.
    """
    runs = [""]
    for piece in pieces:
        if piece == "*":
            runs.append("")
        else:
            runs[-1] += _ONE if piece == "?" else re.escape(piece)
    if len(runs) == 1:
        return runs[0]
    first, *inner, last = runs
    return first + "".join(f"(?>{_ANY}?{run})" for run in inner if run) + _ANY + last
