"""Queries pasted from a paper, with what its print does to text: words broken, titles numbered."""

from __future__ import annotations

import re

from parse.months import MONTHS

# `-`, U+2010, the soft hyphen, and what PDFium makes of a hyphen at a line's end.
_SOFT = "\u00ad"
_HYPHENS = f"-‐{_SOFT}\ufffe"
_BROKEN = rf"(?P<left>[^\W\d_])(?P<hyphen>[{_HYPHENS}])(?P<white>{{white}})(?=(?P<right>[^\W\d_]+))"
_AT_LINE_END = re.compile(_BROKEN.format(white=rf"[ \t]*[\r\n][{_HYPHENS}\s]*|(?<=\ufffe)"))
_BEFORE_SPACE = re.compile(_BROKEN.format(white=r"\s+"))
_ADDRESS = re.compile(r"(?:://|\bwww\.)\S*\Z")
# The mark of a note: `ordningen²`, but not m², km² and CO².
_RAISED = re.compile(r"(?<=[^\W\d_]{4})[⁰¹²³⁴-⁹]{1,3}(?!\w)")
# `børne- og ungeområdet`, `sundheds- hhv. ældreområdet`: the hyphen stands for a part of the word.
_GOES_ON = frozenset("og eller samt hhv henholdsvis til som and or".split())
# `3.4. Budget`, `7: Budget`, `Pkt. 3.4 Budget`, `Punkt nr. 7 - Budget`. Titles begin with a
# capital, which `2. generation` and `2.1 mio. kr.` do not.
_NUMBERED = re.compile(
    r"(?P<before>\W*)"
    r"(?P<number>(?i:punkt|pkt\.?|sag)\s*(?:(?i:nr)\.?\s*)?\d{1,3}(?:\.\d{1,3})*[.:]?"
    r"|\d{1,3}(?:(?:\.\d{1,3})+[.:]?|[.:]))"
    r"(?:\s+[-–])?\s+(?P<title>(?P<first>[^\W\d_]+).*)",
    re.DOTALL,
)
# `Budget for 2025 ............ 12`: a line of the contents.
_LEADERS = re.compile(r"(?<![.\s])\s*\.[. ]{3,}\d{1,3}(?=\W*\Z)")


def as_words(query: str) -> str:
    """A query whose words go on behind the hyphen that ends one of its lines, and end at a note."""
    return _RAISED.sub("", _AT_LINE_END.sub(_joined, query))


def as_meant(query: str) -> tuple[str, str] | None:
    """What a query that finds nothing may mean, and how that is told; None where it has no other.

    An item's number before its title is left out: it counts the items of one meeting and is no
    word of their texts. So is the page behind a title of the contents. A hyphen before a space is
    taken for one of a line's end.
    """
    told = []
    text, numbered = query, _NUMBERED.fullmatch(query)
    if numbered and numbered["first"][0].isupper() and numbered["first"].casefold() not in MONTHS:
        text = numbered["before"] + numbered["title"]
        told.append(
            f"{numbered['number']} was taken for an item's number (kkr show MEETING NUMBER)"
        )
    unled = _LEADERS.sub("", text)
    if unled != text:
        text = unled
        told.append("dots lead to a page")
    whole = _BEFORE_SPACE.sub(_joined, text)
    if whole != text:
        told.append("words were joined behind a hyphen")
    return (whole, f"Read as “{whole}”: {', '.join(told)}.") if told else None


def _joined(broken: re.Match[str]) -> str:
    """What stands before a hyphen, with it where it is part of the word or of an address."""
    left, right = broken["left"], broken["right"]
    if broken["hyphen"] == _SOFT:
        return left
    if _ADDRESS.search(broken.string, 0, broken.end("left")):
        return f"{left}-"
    if right.casefold() in _GOES_ON:
        return broken[0]
    return left if left.islower() and right[0].islower() else f"{left}-"
