"""What lets the vocabulary of a made corpus grow as a real one's does.

Twenty years of minutes keep bringing new compounds, places and names, some of them often and most
of them once. Here both are drawn with a long tail, so that the number of different words grows
with about the 0.7th power of the text, and each occurs as often as its rank makes it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

_SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve ki lo ha by".split()
_LETTERS = re.compile(r"[a-zæøå]{4,9}")
# A word inside a sentence, long enough to carry no grammar.
_REPLACED = re.compile(r"(?<=[a-zæøå,] )[a-zæøå]{7,}(?=[ ,.])")
_ONE_IN = 14
_TAIL = 0.7
# Spreads neighbouring ranks over all pairs of words.
_STRIDE = 1_000_003


def generator(*seeds: int) -> random.Random:
    """Chance that is the same for the same seeds."""
    number = 0
    for seed in seeds:
        number = number * 1_000_003 + seed
    return random.Random(number)  # noqa: S311 - no secret


class Mint:
    """Coins compounds of the words of some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = sorted({word for text in texts for word in _LETTERS.findall(text.lower())})

    def compound(self, any_: random.Random) -> str:
        """A compound; the first ranks come again and again."""
        count = len(self._words)
        rank = min(int(any_.paretovariate(_TAIL)), count * count) * _STRIDE
        return self._words[rank // count % count] + self._words[rank % count]

    def varied(self, text: str, any_: random.Random) -> str:
        """The text with some of its long words made others."""
        return _REPLACED.sub(
            lambda found: found.group() if any_.randrange(_ONE_IN) else self.compound(any_), text
        )


def name(any_: random.Random) -> str:
    """An invented place or person."""
    return "".join(any_.choice(_SYLLABLES) for _ in range(4)).capitalize()


def remark(number: int, any_: random.Random) -> str:
    """A sentence that no other item has."""
    return f"{any_.randint(1, 9999)} kr. til {name(any_)} Kommune i sag {number}."
