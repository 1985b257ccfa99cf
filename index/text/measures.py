"""Figures and what they measure: *25 mio. kr.*, *14 %*.

What shares its unit with others of a row (*20, 15 og 10 pct.*) is found by `rows_of_figures`.
"""

from __future__ import annotations

import re

FIGURE = r"\d(?:[\d.,]*\d)?[½¼¾]?|[½¼¾]"
_WORDS = r"(?:pct|procent|mio|mill|mia|million(?:er)?|milliard(?:er)?)(?![\w‐‑-]|\.[‐‑-])\.?"
UNIT = rf"[%€$£](?!\w)|{_WORDS}"
# Behind millions the crown goes without saying: a heading of the table has it, or nobody.
CROWN = r"(?:(?<=\w)\s+|(?<=\.)\s*)(?:kr\b\.?|kroner\b)"
MEASURE = rf"(?:{FIGURE})\s*(?:{UNIT})(?:{CROWN})?"

_MEASURE = rf"({FIGURE})\s*({UNIT})(?:{CROWN})?"


def measured(text: str) -> tuple[str, str] | None:
    """The figure and the unit of a measure, without a point; None of any other text."""
    if text[:1].isalpha():
        return None  # a word, as most are: nothing is compiled for it
    match = re.fullmatch(_MEASURE, text)
    return match and (match[1], match[2].rstrip("."))
