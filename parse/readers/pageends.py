"""Where the pages of a text dump end that has no form feeds: at the numbers printed on them.

Text copied out of a PDF, or a program's that joins its pages, keeps each page's `Side 3 af 9`, or
a bare `3`, as a line in the middle of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parse.flow.pageedges import FOLIO
from parse.lines.numbering import lone_number, numbered

# `Side 3`, `Side 3 af 9`, also at the end of a running head: `KKR Sjælland 12-09-2016 Side 3 af 9`,
# `KKR Sjælland       Side 3`.
_SIDE = re.compile(
    r"(?:(?:.{3,60}\s{3,})?side\s*\|?\s*(\d{1,3})(?: ?(?:af|/) ?\d{1,3})?"
    r"|.{0,60}\bside (\d{1,3}) ?(?:af|/) ?\d{1,3})[- ]*",
    re.IGNORECASE,
)
# Pages have so many lines of text; covers and lists of contents may go without a number.
_FEWEST, _MOST, _UNNUMBERED = 2, 150, 4
_FEWEST_PAGES = 2
# A bare number may be an item's: such a share of them, and two or one within a sentence, stand
# where none can.
_PROVEN = 0.3
_UNFINISHED = re.compile(r"[a-zæøå0-9,\-\u00ad]\s*$")
_GOES_ON = re.compile(r"\s*[a-zæøå]")


def page_ends(rows: Sequence[str]) -> set[int]:
    """The rows with the pages' numbers, one upwards all through the paper; none where in doubt."""
    texts = [number for number, row in enumerate(rows) if row.strip()]
    written = [rows[number].strip() for number in texts]
    sides = _chain([(at, _side(text)) for at, text in enumerate(written)], len(written))
    if len(sides) >= _FEWEST_PAGES:
        return {texts[at] for at in sides}
    folios = _chain([(at, _folio(text)) for at, text in enumerate(written)], len(written))
    within = sum(_is_within_sentence(written, at) for at in folios)
    proofs = within + sum(_is_before_number(written, at) for at in folios)
    proven = (within or proofs > 1) and proofs >= _PROVEN * len(folios)
    if len(folios) >= _FEWEST_PAGES and proven:
        return {texts[at] for at in folios}
    return set()


def _side(text: str) -> int:
    found = _SIDE.fullmatch(text)
    return int(found[1] or found[2]) if found else 0


def _folio(text: str) -> int:
    found = FOLIO.fullmatch(text)
    return int(found[1]) if found else 0


def _chain(numbers: Sequence[tuple[int, int]], size: int) -> list[int]:
    """The places of the longest run of numbers, each one more than the last, a page apart."""
    runs: dict[int, list[list[int]]] = {}  # by the number they end in
    for at, number in numbers:
        if not number:
            continue
        before = [run for run in runs.get(number - 1, []) if _FEWEST <= at - run[-1] - 1 <= _MOST]
        if before:
            runs.setdefault(number, []).append([*max(before, key=len), at])
        elif number <= _UNNUMBERED and at <= number * _MOST:
            runs.setdefault(number, []).append([at])
    ended = [run for found in runs.values() for run in found if size - run[-1] <= _MOST]
    return max(ended, key=len, default=[])


def _is_within_sentence(written: Sequence[str], at: int) -> bool:
    if not 0 < at < len(written) - 1:
        return False
    return bool(_UNFINISHED.search(written[at - 1]) and _GOES_ON.match(written[at + 1]))


def _is_before_number(written: Sequence[str], at: int) -> bool:
    """Whether a bare number heads nothing: the next heading has its own, or the paper ends."""
    following = written[at + 1] if at + 1 < len(written) else ""
    return not following or (numbered(following) or lone_number(following)) is not None
