"""The words of the corpus that a query with stars and question marks stands for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from index.files.engine import KeyKind
from index.query.tree import Prefix
from index.query.wildcards import expression, pieces_of, shape_of
from index.text.fields import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.opened.lists import Part
    from index.query.tree import Wild


class Expansions(NamedTuple):
    """The most frequent words of a shape, and whether there were more. Of names all."""

    words: list[str]
    more: bool


def expansions(asked: Wild, parts: Iterable[Part], most: int) -> Expansions:
    """The most frequent words that begin so or have this shape; of equals the first by letters.

    Names are few, and who asks for a person wants none left out: all that fit.
    """
    pieces = pieces_of(asked)
    start = "" if pieces[0] in {"*", "?"} else pieces[0]
    if asked.field is not None and BY_NAME[asked.field].meta:
        names = {name for part in parts for name in part.reader.beginning(KeyKind.META, start)}
        return Expansions(sorted(filter(shape_of(asked).fullmatch, names)), more=False)
    shape = expression(pieces)
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
