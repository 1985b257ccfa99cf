"""Which edition of a meeting's paper it is: `Rettet referat`, `Udkast til dagsorden`.

Titles say so, and names of files where titles do not (`korrigeret-referat-….pdf`, `…-rev.pdf`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parse.dialects import KIND_WORDS
from parse.model import Edition
from parse.text.spacing import squash

_CORRECTED = r"rettet|rettede|endelig[te]?|(?:korriger|revider|opdater)(?:et|ede)|ajourførte?"
_DRAFT = r"udkast|foreløbig[te]?|kladde"
BEFORE_KIND = rf"(?:(?:{_CORRECTED}|{_DRAFT})(?:version|udgave)?(?:af|til)?)"
"""What a title's kind of paper may have before it, squashed: `Udkast til`, `Rettet`."""
OF_KIND = "(?:åben|lukket|fortroligt?|offentligt?|supplerende|ny|kort)"
"""And behind that: which part of the meeting it is of, and for whom: `Lukket referat`."""
_WORDS = {
    Edition.CORRECTED: rf"(?:{_CORRECTED}|rettelser?|korrektion|rev)",
    Edition.DRAFT: f"(?:{_DRAFT})",
}
_KIND = f"(?:{'|'.join(sorted(KIND_WORDS, key=len, reverse=True))})"
# The word stands before the kind of paper, behind it, alone, or before the day of the correction.
_TITLES = {
    edition: re.compile(
        rf"{word}(?:version|udgave)?(?:af|til)?(?:$|{_KIND}|(?:den|d\.)?\d{{1,2}}[./-])"
        rf"|{_KIND}(?:\d{{4}})?[-–,:(]*{word}(?:version|udgave)?\)?$"
    )
    for edition, word in _WORDS.items()
}
_NAMES = {edition: re.compile(word) for edition, word in _WORDS.items()}
_PART = re.compile(r"[^\W\d_]+")


def edition_of(titles: Iterable[str], name: str) -> Edition | None:
    """The edition that a paper's title block or else its file's name tells; None for others."""
    for text in titles:
        squashed = squash(text).strip(".:")
        for edition, title in _TITLES.items():
            if title.match(squashed):
                return edition
    parts = [part.casefold() for part in _PART.findall(name.rpartition(".")[0])]
    return next((e for e, word in _NAMES.items() if any(map(word.fullmatch, parts))), None)
