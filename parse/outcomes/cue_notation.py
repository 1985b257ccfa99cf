"""The notation in which the words of a cue are written, as token patterns for the matchers.

Tokens are parted by spaces, `a|b` alternatives, `/…/` one token with groups
and `?` as in regular expressions (a real one where it holds a backslash), `…` a gap of up to 30
tokens, `…4` of up to 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parse.language import Phrase, TokenPattern

_GAP = "…"
_WIDEST = 30


def phrase(words: str) -> Phrase:
    """The notation of a cue as runs of spaCy token patterns, each with the gap before it.

    >>> phrase("tog …4 til")
    ((0, [{'LOWER': {'IN': ['tog']}}]), (4, [{'LOWER': {'IN': ['til']}}]))
    """
    runs: list[tuple[int, TokenPattern]] = [(0, [])]
    for part in words.split():
        if part.startswith(_GAP):
            runs.append((int(part[1:] or _WIDEST), []))
        else:
            runs[-1][1].append(_token(part.replace("/", "")))
    return tuple(runs)


def _token(part: str) -> dict[str, Any]:
    if "\\" in part:
        return {"LOWER": {"REGEX": f"^(?:{part})$"}}
    return {"LOWER": {"IN": spellings(part)}}


def spellings(pattern: str) -> list[str]:
    """All words that a pattern of letters, `|`, groups and `?` stands for.

    Written out they cost a look-up, as regular expressions a test of each word by each row.

    >>> spellings("(sag|punkt)(en)?")
    ['sag', 'sagen', 'punkt', 'punkten']
    """
    words, end = _alternatives(pattern, 0)
    assert end == len(pattern), pattern
    return words


def _alternatives(pattern: str, at: int) -> tuple[list[str], int]:
    """The words from `at` to the end of the group, and where that is."""
    words: list[str] = []
    ways = [""]
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            words, ways, at = words + ways, [""], at + 1
            continue
        atom, at = [pattern[at]], at + 1
        if atom == ["("]:
            atom, at = _alternatives(pattern, at)
            at += 1
        if pattern[at : at + 1] == "?":
            atom, at = ["", *atom], at + 1
        ways = [way + more for way in ways for more in atom]
    return words + ways, at
