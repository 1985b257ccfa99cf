"""Stray spaces inside words (`t il`, `debat ter`, `Midt jylland`): damage of text extraction.

A pair of pieces is mended only where it is sure: the whole is a place's name; or the document
writes the whole elsewhere and its short piece never; or the whole is one of the Danish list, and a
piece has one or two letters and one is no word, or neither is one, or the whole is long and one is
none. The list is no judge of pieces of three letters: it knows `ter` (*te sig*).
"""

from __future__ import annotations

import re
from itertools import pairwise

from parse.text.hyphens import Spelling
from parse.text.pieces import ENDINGS, LINKED, PLACES, SHORT_WORDS, may_open
from parse.text.wordlist import is_danish

_PAIR = re.compile(r"(?<![\w-])([^\W\d_]+) (?=([a-zæøå]+)(?![\w-]))")
_LONGEST_PIECE = 3
_LONGER = _LONGEST_PIECE + 1
_CLOSING = tuple(".,;:)?!")
_LONG = 7
_LISTED = 2  # Danish words of two letters are listed; those of three hardly


def mend(text: str, spelled: Spelling) -> str:
    """The text with pieces of words put together where that is sure."""
    often = spelled.often
    torn = {
        (pair[1], pair[2])
        for left, right in pairwise(text.split(" "))
        if not (left in often and right in often)  # most neighbours are done with here
        and not _are_whole(left, right, often)
        and (pair := _PAIR.search(f"{left} {right}"))
        and _belong(pair[1], pair[2], spelled)
    }
    if not torn:
        return text
    return _PAIR.sub(lambda pair: pair[1] if pair.groups() in torn else pair[0], text)


def _are_whole(left: str, right: str, often: frozenset[str]) -> bool:
    """Whether `_belong` surely says no of what stands around a space: so it mostly does."""
    if left in often:
        return len(right) > _LONGEST_PIECE and right[:_LONGER].isalpha()
    if left.endswith(_CLOSING):
        return True
    whole = right in often and len(left) > _LONGEST_PIECE and left.isalpha()
    return whole and not may_open(left)


def _belong(left: str, right: str, spelled: Spelling) -> bool:
    """Whether two neighbouring pieces are one word."""
    whole = left + right
    if whole in PLACES and right not in SHORT_WORDS:
        return True
    if LINKED.search(left) and spelled.count(whole):
        return True
    if _are_torn(left, right, spelled):
        return True
    piece, rest = (left, right) if len(left) <= len(right) else (right, left)
    if len(piece) > _LONGEST_PIECE or piece.casefold() in SHORT_WORDS or piece[0].isupper():
        return False
    if spelled.count(piece) > 1:
        return False
    if len(piece) == _LISTED and is_danish(piece) and is_danish(rest):
        return False  # `ti år` is no `tiår`
    if spelled.count(whole):
        return True
    return (len(piece) <= _LISTED or right in ENDINGS) and is_danish(whole)


def _are_torn(left: str, right: str, spelled: Spelling) -> bool:
    """Whether a piece is no word, and the whole is: `obser vatør`, `efterr etning`, `bemyndi ges`.

    Where the other piece is one, by chance as a rule, the whole must be long and listed.
    """
    if max(spelled.count(left), spelled.count(right)) > 1:
        return False
    whole = left + right
    words = is_danish(left) + is_danish(right)
    if not words:
        return spelled.count(whole) > 0 or is_danish(whole)
    return words == 1 and len(whole) >= _LONG and is_danish(whole)
