"""Suspended hyphens: *sundheds- og ældreområdet*, *børnehaver og -skoler*.

The hyphen stands for a member that the neighbour spells out. `completed` writes the word in full,
so that it can be found (Retskrivningsordbogen § 57.5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.tokens import Token

HYPHENS = "-‐‑"
_REACH = 5  # tokens to the neighbour: "børne-, unge- og ældreområdet"

Cut = Callable[[str], "tuple[str, str] | None"]


def is_suspended(text: str) -> bool:
    """Whether a token has a hyphen before or after it."""
    return text[-1] in HYPHENS or text[0] in HYPHENS


def completed(tokens: Sequence[Token], number: int, cut: Cut) -> Iterator[str]:
    """The words that a token with a hyphen before or after it stands for."""
    text = tokens[number].text
    if text[-1] in HYPHENS and len(text) > 1:
        for neighbour in _neighbours(tokens, number, 1):
            parts = cut(neighbour.text)
            if parts is not None:
                yield text.strip(HYPHENS) + parts[1]
                return
    elif text[0] in HYPHENS and len(text) > 1:
        for neighbour in _neighbours(tokens, number, -1):
            parts = cut(neighbour.text)
            if parts is not None:
                yield parts[0] + text.strip(HYPHENS)
                return


def _neighbours(tokens: Sequence[Token], number: int, step: int) -> Iterator[Token]:
    for distance in range(1, _REACH + 1):
        place = number + step * distance
        if not 0 <= place < len(tokens):
            return
        token = tokens[place]
        if token.span == 1 and token.text.isalpha():
            yield token
