"""Where sentences end in Danish minutes: enough for a snippet, no grammar.

A full stop ends a sentence when a capital letter or a digit follows, except after an abbreviation
that never ends one (`jf. Bilag 2`), an initial (`H. C.`) or an ordinal that opens the text
(`3. Regionalpolitiske sager`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"[.!?…]+[\"„“”»)\]]*\s+(?=[\"„“»«(\[–-]*\s?[A-ZÆØÅÉ0-9§])|\s*\n\s*|\s+(?=[–•]\s)"
)
_LAST_WORD = re.compile(r"([^\W_][\w.]*)\.$")
_OPEN_ABBREVIATIONS = frozenset(
    "adm afd art bek bl.a bla c ca cirk d dr ekskl evt f f.eks fa fig fmd forf formd fr fx gl hhv"
    " hr ibid ifb ift incl inkl jf jr jvf kap kgl kl lign litra maks min nr num o p par pba pga"
    " pkt prof s sml sr st stk sup sv tab tf tlf udg udv v vedr vol".split()
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a passage as (start, end), without the white space around them."""
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        end = match.start() + len(match[0].rstrip())
        if end <= start or not _ends(text, start, end):
            continue
        yield start, end
        start = match.end()
    end = len(text.rstrip())
    if end > start:
        yield start, end


def _ends(text: str, start: int, end: int) -> bool:
    match = _LAST_WORD.search(text, start, end)
    if match is None:
        return True
    word = match[1].lower()
    if word.isdigit():
        return match.start() > 0  # "3. Regionalpolitiske sager" is a heading's number
    return word not in _OPEN_ABBREVIATIONS and len(word) > 1
