"""Words broken at the end of a cell's line, in rows of cells that are read across.

Where no table can be told, its lines stay lines, row by row, and the cells beside it come between
a broken word's two halves: nobody would find it. What goes on with it is the line right below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parse.readers.blocks import SENTENCE_ENDS, baseline
from parse.text.celltext import is_torn
from parse.text.characters import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.model import Line

# Lines of a cell are at most so many sizes apart, and set as large.
_LINE_STEP, _SAME_SIZE = 1.6, 0.6
_SAME_BASELINE = 2.0
_HYPHENS = ("-", SOFT_HYPHEN)


def with_rests(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, each that a broken word ends followed by the one that goes on with it.

    Only where that one stands right below, and no other does: prose is in this order already. What
    goes on below that in small letters is of the same cell.
    """
    ordered = list(lines)
    moved = 0  # the last line that was put behind another
    for at in range(len(ordered) - 1):
        line = ordered[at]
        torn = line.text.endswith(_HYPHENS)
        if not (torn or (moved and at == moved)) or _is_below(line, ordered[at + 1]):
            continue
        rest = _rest(line, ordered, at + 2)
        if rest and (is_torn if torn else _goes_on)(line.text, ordered[rest].text):
            moved = at + 1
            ordered.insert(moved, ordered.pop(rest))
    return ordered


def _rest(line: Line, lines: Sequence[Line], start: int) -> int:
    """Which line from a position on is the one right below another; 0 for none, or several."""
    below = [at for at in range(start, len(lines)) if _is_below(line, lines[at])]
    nearest = min((baseline(lines[at]) for at in below), default=0.0)
    below = [at for at in below if baseline(lines[at]) - nearest <= _SAME_BASELINE]
    return below[0] if len(below) == 1 else 0


def _goes_on(above: str, below: str) -> bool:
    """Whether a text goes on with another: no sentence ends between them."""
    return above[-1:] not in SENTENCE_ENDS and below[:1].islower()


def _is_below(line: Line, other: Line) -> bool:
    """Whether a line is set under another, as the next line of its cell is."""
    return (
        _SAME_BASELINE < baseline(other) - baseline(line) <= _LINE_STEP * (line.size or 0.0)
        and (line.x0 or 0.0) < (other.x1 or 0.0)
        and (other.x0 or 0.0) < (line.x1 or 0.0)
        and abs((line.size or 0.0) - (other.size or 0.0)) < _SAME_SIZE
    )
