"""Figures that share the unit of the last one: *20, 15 og 10 pct.*, *fra 20 til 35 %*.

Each stands before the unit: who asks for *20 pct.* finds the others' as well.
"""

from __future__ import annotations

import re

from index.text.measures import FIGURE, UNIT

_FIGURES = re.compile(FIGURE)
_JOINT = r"\s?(?:,|-|–|(?<=\s)(?:og|eller|samt|til|mod)\b)\s?(?:ca\.\s?)?"
_ROW = re.compile(rf"(?<![\w.,/‐‑–-])(?:{FIGURE})(?:{_JOINT}(?:{FIGURE}))+(?=\s?(?:{UNIT}))")


def figures_in_rows(text: str) -> dict[int, list[str]]:
    """The figures that share the unit of the last one, by the offset of that.

    >>> figures_in_rows("på 20, 15 og 10 pct.")
    {14: ['20', '15']}
    """
    found: dict[int, list[str]] = {}
    for row in _ROW.finditer(text):
        *others, last = _FIGURES.finditer(text, row.start(), row.end())
        found[last.start()] = [figure[0] for figure in others]
    return found
