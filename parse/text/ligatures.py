"""Ligatures that Ghostscript 10.0 calls by accented letters: `üygtninge`, `traûk`.

Of a range in a character map that begins with U+FB01 (`fi`, `fl`, …) it keeps the first byte alone
and counts on from it: U+00FB, U+00FC. Seen in what it made of a paper of Chromium's in Lato. People
see `fl`, and nobody finds `flygtninge`. Which letter stands for which ligature depends on where the
range began, and German names have an ü of their own: so a word is mended where that makes a Danish
one of it, and stays as it is elsewhere.
"""

from __future__ import annotations

import re

from parse.text.wordlist import is_danish

# What each stands for, likeliest first: where a range begins with `fi`, or with `ff`.
_READINGS = {"û": ("fi", "ff"), "ü": ("fl", "fi")}
MISTAKEN = frozenset(_READINGS)
_MISTAKEN = re.compile(f"[{''.join(_READINGS)}]")
_WORD = re.compile(rf"[^\W\d_]*{_MISTAKEN.pattern}[^\W\d_]*")
# Letters of a word, or of a part of a compound, that is no word by chance (`über` is no `fiber`).
_LONG = 5


def with_ligatures(text: str) -> str:
    """The text with the mistaken letters of its Danish words as the ligatures they stand for."""
    return _WORD.sub(lambda word: _mended(word[0]), text)


def _mended(word: str) -> str:
    first, second = (
        word.translate({ord(letter): readings[at] for letter, readings in _READINGS.items()})
        for at in (0, 1)
    )
    if is_danish(word):
        return word
    if is_danish(first) or _has_danish_part(first, word):
        return first
    return second if len(word) >= _LONG and is_danish(second) else word


def _has_danish_part(reading: str, word: str) -> bool:
    """Whether the beginning or the end of a compound, with its ligature, is a word of the list."""
    found = _MISTAKEN.search(word)
    assert found
    at = found.start()
    heads = (reading[:end] for end in range(max(_LONG, at + 2), len(reading)))
    tails = (reading[start:] for start in range(1, at + 1) if len(reading) - start >= _LONG)
    return any(map(is_danish, heads)) or any(map(is_danish, tails))
