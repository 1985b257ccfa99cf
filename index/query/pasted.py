"""Queries pasted from a paper: what its print did to words and titles is undone as in papers."""

from __future__ import annotations

import re

from index.danish.folding import RAISED
from index.query.lexer import QUOTES
from parse.lines.contents_entries import ENDING, LEADER, NUMBERED
from parse.months import MONTHS
from parse.text.hyphens import Spelling, join, mend

# U+2010, and what PDFium makes of a hyphen with the line's end behind it.
_AS_PRINTED = str.maketrans({"‐": "-", "\ufffe": "-\n"})
_HYPHENS = ("-", "\u00ad")
# The mark of a note: `ordningen²`, but not m², km² and CO².
_MARK = re.compile(rf"(?<=[^\W\d_]{{4}})[{RAISED}]{{1,3}}(?!\w)")
_AROUND = f"{QUOTES} "
_LINE = 500  # characters of a line of the contents, with its dots
_MARKED = re.compile(r"\d+[.:]")  # `3.`, `3.4`
# Of one query nothing tells how its paper spells words.
_UNKNOWN = Spelling({}, (), frozenset(), hyphenates=True)


def as_words(query: str) -> str:
    """A query whose words go on behind the hyphen that ends one of its lines, and end at a note."""
    text, *more = query.translate(_AS_PRINTED).split("\n")
    for line in map(str.strip, more):
        above = text.rstrip()
        text = join(above, line, _UNKNOWN) if above.endswith(_HYPHENS) else f"{text}\n{line}"
    return _MARK.sub("", text)


def as_meant(query: str) -> tuple[str, str] | None:
    """What a query that finds nothing may mean, and how that is told; None where it has no other.

    An item's number before its title is left out: it counts the items of one meeting and is no
    word of their texts. So is the page behind a title of the contents. A hyphen before a space is
    taken for one of a line's end.
    """
    query = " ".join(as_words(query).split())
    text = query.strip(_AROUND)
    before, _, behind = query.partition(text) if text else (query, "", "")
    told = []
    if (numbered := NUMBERED.match(text)) and (title := _title(text, numbered)):
        number = text.removesuffix(title).rstrip(" -–")
        text = title
        told.append(f"{number} was taken for an item's number (kkr show MEETING NUMBER)")
    if len(text) <= _LINE and LEADER.search(text) and (ending := ENDING.match(text)):
        text = ending["title"].rstrip(" .")
        told.append("dots lead to a page")
    if text != (whole := mend(text, _UNKNOWN)):
        text = whole
        told.append("words were joined behind a hyphen")
    meant = f"{before}{text}{behind}"
    return (meant, f"Read as “{meant}”: {', '.join(told)}.") if told else None


def _title(text: str, numbered: re.Match[str]) -> str | None:
    """What stands behind an item's number: it begins with a capital and with no month.

    There is none in `2. generation`, `2.1 mio. kr.`, `3. Maj 2019` and `12 Kommuner`.
    """
    title = (numbered["title"] or "").lstrip("-– ")
    marked = not text[0].isdigit() or _MARKED.match(text)
    heads = title[:1].isupper() and title.split(" ", 1)[0].casefold() not in MONTHS
    return title if marked and heads else None
