"""Narrow gutters: white between columns that is no wider than a space in loose text.

A gap alone parts columns only above 18 pt (see `lines`). Tables set close, and lists in two
columns 14 pt apart, show it by rows above and below: their words begin, or end, at the same x.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import itemgetter, sub
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from parse.text.celltext import ends_inside_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parse.readers.word import Word

# A gap that no justified line has among its like: in points, sizes, and medians of its row.
# Cells set 5 pt from their edges are 10 pt apart, to within the readers' rounding.
_STRONG, _STRONG_SIZES, _STRONG_SHARE = 8.7, 0.9, 2.5
# With nothing above or below to confirm it.
_ALONE, _ALONE_SIZES, _ALONE_SHARE, _ALONE_OTHERS = 12.0, 1.3, 3.0, 3
# A gap in a row with a stronger one, when two rows nearby confirm it.
_WEAK_SIZES = 0.35
_ALIGNED, _THROUGH = 0.7, 5.0
# So many other rows end where a gap begins, and begin where it ends: columns of text whose lines
# stand on baselines of their own.
_EDGES = 4
# How far off (in sizes) a row can confirm another.
_REACH = 16.0
# A page of tables has some hundred; each is compared with each.
_MOST = 2_000
_X0, _X1 = itemgetter(1), itemgetter(2)  # of a word


class _Gap(NamedTuple):
    row: int
    at: int  # the word behind the gap
    start: float
    end: float
    strong: bool
    alone: bool


def widest_gap(row: Sequence[Word]) -> float:
    """The widest gap between neighbours; 0 where nothing stands apart."""
    gaps: Iterator[float] = map(sub, map(_X0, row[1:]), map(_X1, row))
    return max(0.0, max(gaps, default=0.0))


def narrow_gutters(
    rows: Sequence[Sequence[Word]], widest: Sequence[float], wide: float
) -> set[tuple[int, int]]:
    """The gaps, as (row, word behind), that part columns although not wider than `wide`.

    `widest` are the rows' widest gaps.
    """
    gaps = [
        gap
        for number, (row, width) in enumerate(zip(rows, widest, strict=True))
        if width >= _STRONG
        for gap in _gaps(number, row, wide)
    ]
    strong = [gap for gap in gaps if gap.strong]
    if len(strong) > _MOST:
        return set()
    cuts = _between_edges(gaps, rows) if gaps else set()
    with_strong = {gap.row for gap in strong}
    for gap in gaps:
        if gap.row not in with_strong:
            continue
        here = rows[gap.row][gap.at]
        confirming = {
            other.row
            for other in strong
            if other.row != gap.row
            and _agree(gap, other)
            and abs(rows[other.row][0].baseline - here.baseline) < _REACH * here.size
        }
        if gap.alone or len(confirming) >= (1 if gap.strong else 2):
            cuts.add((gap.row, gap.at))
    return cuts


def _between_edges(gaps: Sequence[_Gap], rows: Sequence[Sequence[Word]]) -> set[tuple[int, int]]:
    """The gaps between the right edge of many rows and the left edge of as many others."""
    begun = sorted([_X0(row[0]) for row in rows])
    if len(begun) < 2 * _EDGES or begun[-_EDGES] < min([gap.end for gap in gaps]) - _ALIGNED:
        return set()
    ended = sorted([_X1(row[-1]) for row in rows])
    return {
        (gap.row, gap.at)
        for gap in gaps
        if _near(begun, gap.end) >= _EDGES <= _near(ended, gap.start)
    }


def _near(edges: Sequence[float], x: float) -> int:
    """How many of these edges, in their order, are at a place."""
    return bisect_right(edges, x + _ALIGNED) - bisect_left(edges, x - _ALIGNED)


def _agree(gap: _Gap, other: _Gap) -> bool:
    """Whether two gaps are of one gutter: they begin or end alike, or white goes through both."""
    return (
        abs(other.start - gap.start) < _ALIGNED
        or abs(other.end - gap.end) < _ALIGNED
        or (gap.strong and min(gap.end, other.end) - max(gap.start, other.start) > _THROUGH)
    )


def _gaps(number: int, row: Sequence[Word], wide: float) -> list[_Gap]:
    """The row's gaps that may part columns. `start` is where the left side ends."""
    widths = [right.x0 - left.x1 for left, right in pairwise(row)]
    found = []
    for at, width in enumerate(widths, start=1):
        left, right = row[at - 1], row[at]
        size = max(left.size, right.size)
        if width < _WEAK_SIZES * size or left.cell != right.cell:
            continue
        others = [w for w in (*widths[: at - 1], *widths[at:]) if 0 < w <= wide]
        usual = median(others) if others else 0.0
        strong = (
            width > wide
            or (width >= max(_STRONG, _STRONG_SIZES * size) and width >= _STRONG_SHARE * usual)
            or ends_inside_word(left.text, right.text)
        )
        alone = (
            width >= max(_ALONE, _ALONE_SIZES * size)
            and len(others) >= _ALONE_OTHERS
            and width >= _ALONE_SHARE * max(others)
        )
        found.append(_Gap(number, at, left.x1, right.x0, strong, alone))
    return found
