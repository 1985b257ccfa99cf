"""Figures and what they measure: *14 %*, *25 mio. kr.*; *20, 15 og 10 pct.* say the unit once.

Of a row each figure stands before the unit. Who asks for *20 pct.* finds the others' as well.
"""

from __future__ import annotations

import re

_FIGURE = r"\d(?:[\d.,]*\d)?[½¼¾]?|[½¼¾]"
_WORDS = r"(?:pct|procent|mio|mill|mia|million(?:er)?|milliard(?:er)?)(?![\w‐‑-]|\.[‐‑-])\.?"
_UNIT = rf"[%€$£](?!\w)|{_WORDS}"
# Behind millions the crown goes without saying: a heading of the table has it, or nobody.
_CROWN = r"(?:(?<=\w)\s+|(?<=\.)\s*)(?:kr\b\.?|kroner\b)"
MEASURE = rf"(?:{_FIGURE})\s*(?:{_UNIT})(?:{_CROWN})?"

_MEASURE = re.compile(rf"({_FIGURE})\s*({_UNIT})(?:{_CROWN})?")
_FIGURES = re.compile(_FIGURE)
_JOINT = r"\s?(?:,|-|–|(?<=\s)(?:og|eller|samt|til|mod)\b)\s?(?:ca\.\s?)?"
_ROW = re.compile(rf"(?<![\w.,/‐‑–-])(?:{_FIGURE})(?:{_JOINT}(?:{_FIGURE}))+(?=\s?(?:{_UNIT}))")


def measured(text: str) -> tuple[str, str] | None:
    """The figure and the unit of a measure, without a point; None of any other text."""
    match = _MEASURE.fullmatch(text)
    return match and (match[1], match[2].rstrip("."))


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
