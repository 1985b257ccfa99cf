"""Suspended hyphens: *sundheds- og ældreområdet*, *børnehaver og -skoler*.

The hyphen stands for a member that the neighbour spells out. `completed` writes the word in full,
so that it can be found (Retskrivningsordbogen § 57.5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.text.tokens import Token

HYPHENS = "-‐‑"
_REACH = 5  # tokens to the neighbour: "børne-, unge- og ældreområdet"

# A neighbour and what hangs beside it, to the neighbour's first and last part.
Cut = Callable[[str, str], "tuple[str, str] | None"]


def is_suspended(text: str) -> bool:
    """Whether a token has a hyphen before or after it."""
    return text[-1] in HYPHENS or text[0] in HYPHENS


def completed(tokens: Sequence[Token], number: int, cut: Cut) -> Iterator[str]:
    """The words that a token with a hyphen before or after it stands for."""
    text = tokens[number].text
    hanging = text.strip(HYPHENS)
    if not hanging:
        return
    step = 1 if text[-1] in HYPHENS else -1
    for neighbour in _neighbours(tokens, number, step):
        parts = cut(neighbour.text, hanging)
        if parts is not None:
            yield hanging + parts[1] if step > 0 else parts[0] + hanging
            return


def _neighbours(tokens: Sequence[Token], number: int, step: int) -> Iterator[Token]:
    for distance in range(1, _REACH + 1):
        place = number + step * distance
        if not 0 <= place < len(tokens):
            return
        token = tokens[place]
        if token.span == 1 and token.text.isalpha():
            yield token
