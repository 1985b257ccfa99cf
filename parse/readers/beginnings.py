"""Where the rows of a table begin whose lines stand as close as those of its cells.

No white tells it then. What tells is that all cells of a row begin on its first line, and that
their lines follow each other: a line with a cell where the line above has none begins a row. Else
a row begins where a cell's first word would have fitted on the line above, where no column is any
wider than its longest cell, or where several cells at once begin as new ones do.
"""

from __future__ import annotations

from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from parse.lines.reach import reach
from parse.model import Line
from parse.readers.blocks import baseline
from parse.readers.strips import FIGURE
from parse.text.celltext import is_torn

if TYPE_CHECKING:
    from collections.abc import Sequence

# Between the texts of two columns Word has 10.8 pt of white, others less: text reaches so near to
# the next column, or as near as the column's longest cell does.
_WHITE = 12.0
# Of the places where rows part, so many may be such by default only.
MAX_DOUBT = 0.25
# Columns as wide as their longest cells leave gaps that differ by less.
_ONE_GAP = 0.8
# A step longer than the shortest by this is white.
LONGER = 1.15
_SEVERAL = 2

Cells = dict[int, Line]  # of one printed line, by column


class Begins(Enum):
    """What is known of a line: whether a row begins there."""

    SURELY = auto()
    LIKELY = auto()
    NOT = auto()
    TORN = auto()  # its cells contradict each other


class Measures(NamedTuple):
    """Of a block: how far each column's text may reach, which begin small, and the line step.

    `fitted`: the columns are as wide as their longest cells, so that none of these is wrapped.
    """

    reach: tuple[float, ...]
    small: tuple[bool, ...]
    pitch: float
    fitted: bool


def starts_of(lines: Sequence[Cells], edges: Sequence[float]) -> list[int] | None:
    """At which lines of a table rows begin, each with its first cell; None if it is doubtful."""
    of = measures(lines, edges)
    found = [0]
    doubts = 0
    for at, (above, line) in enumerate(pairwise(lines), start=1):
        verdict = begins(above, line, of)
        if verdict is Begins.TORN:
            return None
        if verdict is not Begins.NOT and 0 in line:
            found.append(at)
            doubts += verdict is Begins.LIKELY
    return found if doubts <= MAX_DOUBT * (len(found) - 1) else None


def measures(lines: Sequence[Cells], edges: Sequence[float]) -> Measures:
    """What two lines or more tell that stand in columns which begin at `edges`."""
    columns = range(len(edges))
    whole = [line for line in lines if len(line) == len(columns)]
    ends = ends_of(lines, edges)
    gaps = [behind - end for end, behind in zip(ends, edges[1:], strict=False)]
    return Measures(
        tuple(
            max(end, behind - _WHITE) for end, behind in zip(ends, [*edges[1:], 0.0], strict=True)
        ),
        tuple(
            at > 0 and 2 * sum(_is_small(line[at]) for line in whole) > len(whole) for at in columns
        ),
        min(step(above, below) for above, below in pairwise(lines)),
        len(gaps) > 1 and max(gaps) - min(gaps) < _ONE_GAP,
    )


def begins(above: Cells, line: Cells, of: Measures) -> Begins:
    """Whether a line begins a row. Words broken, and small letters, only go on with one."""
    torn = any(is_torn(above[at].text, line[at].text) for at in line.keys() & above.keys())
    small = [at for at, cell in line.items() if _is_small(cell) and not of.small[at]]
    broken = torn or 0 in small or not above.keys().isdisjoint(small)
    if not line.keys() <= above.keys() or step(above, line) > LONGER * of.pitch:
        return Begins.TORN if broken else Begins.SURELY
    if torn or len(small) == len(line) or (small and 0 not in line):
        return Begins.NOT
    fits = any(reach(above[at], cell) <= of.reach[at] for at, cell in line.items())
    if fits or (0 in line and any(_are_figures(above[at], line[at]) for at in line)):
        return Begins.TORN if broken else Begins.SURELY
    if small or 0 not in line:
        return Begins.NOT
    if of.fitted or _SEVERAL < len(line) == len(of.reach):
        return Begins.SURELY
    return Begins.LIKELY if len(line) >= _SEVERAL else Begins.NOT


def _are_figures(above: Line, below: Line) -> bool:
    """Whether two cells hold a figure each: no figure goes on in the next line."""
    return FIGURE.fullmatch(above.text) is not None and FIGURE.fullmatch(below.text) is not None


def _is_small(cell: Line) -> bool:
    """Whether a cell's line begins as no cell does: `psykiatri`, `(V)`."""
    return cell.text[:1].islower() or cell.text[:1] == "("


def ends_of(lines: Sequence[Cells], edges: Sequence[float]) -> list[float]:
    """Where the longest cell of each column ends."""
    return [
        max((line[at].x1 or 0.0 for line in lines if at in line), default=edge)
        for at, edge in enumerate(edges)
    ]


def step(above: Cells, below: Cells) -> float:
    """How far one line stands below another."""
    return baseline(next(iter(below.values()))) - baseline(next(iter(above.values())))
