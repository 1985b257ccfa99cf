"""What readers of PDFs make of glyphs, and lines are made of."""

from __future__ import annotations

from typing import NamedTuple


class Word(NamedTuple):
    """A word as painted, or a piece of one; `baseline` is measured from the page's top.

    `cell` numbers the table cell it stands in: no line reaches from one into another. `font` is
    the name that `bold` and `italic` are from, where there is one.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    cell: int = 0
    font: str = ""
