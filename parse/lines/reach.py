"""How far a line would have reached with the next line's first word behind it.

What would have fitted begins something new; what would not was broken there. Paragraphs, columns
of prose, cells and names are all told so.
"""

from __future__ import annotations

from parse.model import Line
from parse.text.spacing import text_width

WORD_SPACE = 0.25  # ems
_USUAL_SIZE = 10.0


def first_word(text: str) -> str:
    """What stands before the first space."""
    return text.split(" ", 1)[0]


def reach(above: Line, below: Line) -> float:
    """Where `above` would end with the first word of `below` behind it, in points.

    The word's share of its line is estimated; lines without places reach nowhere (0).
    """
    if above.x1 is None or below.x0 is None or below.x1 is None:
        return 0.0
    share = text_width(first_word(below.text)) / max(text_width(below.text), 0.1)
    space = WORD_SPACE * (above.size or _USUAL_SIZE)
    return above.x1 + space + share * (below.x1 - below.x0)
