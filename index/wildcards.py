"""The words of the corpus that a query with stars and question marks stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.engine import KeyKind
from index.fields import BY_NAME
from index.folding import fold
from index.lexer import Sign, wild
from index.query import Pattern, Phrase, Prefix, Wild

if TYPE_CHECKING:
    from index.lists import Part

_SPECIAL = re.compile(r"[*?]|\[|[^*?\[]+")
# One letter as typed is up to two as folded: å is aa. In words are no tabs and line breaks.
_ANY, _ONE = r"[^\t\n]*", r"(?:[^\t\n]|aa|ae|oe)"


class Expansions(NamedTuple):
    """The most frequent words of a shape, and whether there were more. Of names all."""

    words: list[str]
    more: bool


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


def expansions(asked: Wild, parts: Iterable[Part], most: int) -> Expansions:
    """The most frequent words that begin so or have this shape; of equals the first by letters.

    Names are few, and who asks for a person wants none left out: all that fit.
    """
    pieces = _pieces(asked)
    start = "" if pieces[0] in {"*", "?"} else pieces[0]
    if asked.field is not None and BY_NAME[asked.field].meta:
        names = {name for part in parts for name in part.reader.beginning(KeyKind.META, start)}
        return Expansions(sorted(filter(shape_of(asked).fullmatch, names)), more=False)
    shape = _expression(pieces)
    counts: Counter[str] = Counter()
    for part in parts:
        if isinstance(asked, Prefix):  # by the vocabulary's own order: no list is read whole
            for word, count, _ in part.store.words_like(start):
                counts[word] += count
        else:
            for word, count in part.store.words_of_shape(shape):
                counts[word] += count
    words = sorted(counts, key=lambda word: (-counts[word], word))
    return Expansions(words[:most], len(words) > most)


def shape_of(asked: Wild) -> re.Pattern[str]:
    """What a whole word, folded, has to be like."""
    return re.compile(_expression(_pieces(asked)))


def _pieces(asked: Wild) -> Sequence[str]:
    shape = f"{asked.text}*" if isinstance(asked, Prefix) else asked.text
    return _SPECIAL.findall(fold(shape))


def _expression(pieces: Iterable[str]) -> str:
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
