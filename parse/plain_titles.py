"""Titles of papers that set none off: plain lines that count from 1 on through the whole paper.

Many minutes typed in a word processor print `1. Godkendelse af referat` as they print their text,
with nothing but white space above it (KKR 2007–12, municipal minutes of all years). Lists within
items are numbered too. What tells them apart is that a title has text below it before the next
number, while a list's entries follow one another; and that the titles, all set at one edge and
numbered in one way, count on over the lists.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parse.layout import Flow, FlowLine
    from parse.numbering import Numbered

_FEWEST, _STYLED = 3, 2
_LONGEST = 120
_SAME_EDGE, _SAME_SIZE = 3.0, 0.7


class _Chain(NamedTuple):
    """The best way to count up to an entry: how many, how many with text below, the one before."""

    length: int
    alone: int
    at: int
    before: _Chain | None


def plain_titles(
    flow: Flow, numbers: Mapping[int, Numbered], start: int
) -> Mapping[int, Numbered]:
    """The numbered lines below line `start` that are titles though nothing but white says so.

    Empty for a paper that sets titles off by weight or size, and for one whose numbers do not
    count from 1 on, or are those of lists for the most part.
    """
    below = {at: found for at, found in numbers.items() if at >= start}
    if sum(_is_styled(flow, flow.lines[at]) for at in below) >= _STYLED:
        return {}
    entries = {at: found for at, found in below.items() if _may_be_title(flow.lines[at], found)}
    lone = set(entries) - _listed(flow.lines, below)
    best = _best(chain for group in _alike(flow.lines, entries) for chain in _chains(group, lone))
    if best is None or best.length < _FEWEST or 2 * best.alone < best.length:
        return {}
    titles = {}
    while best is not None:
        titles[best.at] = numbers[best.at]
        best = best.before
    return dict(sorted(titles.items()))


def follow_directly(lines: Sequence[FlowLine], above: int, below: int) -> bool:
    """Whether nothing but its own further lines stands between an entry and the one below it."""
    return all(not lines[at].gap and lines[at - 1].full for at in range(above + 1, below))


def _is_styled(flow: Flow, line: FlowLine) -> bool:
    size = line.line.size
    larger = size is not None and flow.body_size is not None and size > flow.body_size + _SAME_SIZE
    return line.styled or larger


def _may_be_title(line: FlowLine, found: Numbered) -> bool:
    """Whether a line is set as a flat paper's title: apart, with a capital, no clause of a list."""
    if len(found.place) > 1 or found.doubtful or not (line.gap or line.page_top):
        return False
    text = line.text
    return found.title[:1].isupper() and len(text) <= _LONGEST and text[-1] not in ",;:"


def _listed(lines: Sequence[FlowLine], numbers: Mapping[int, Numbered]) -> set[int]:
    """The entries of lists: where the next number follows, or the one before stands right above.

    So are sentences, which no title is.
    """
    listed = {at for at in numbers if lines[at].text.endswith(".")}
    for (at, found), (below, other) in pairwise(numbers.items()):
        next_one = len(found.place) == 1 and other.place == (found.section + 1,)
        if next_one and follow_directly(lines, at, below):
            listed |= {at, below}
    return listed


def _alike(
    lines: Sequence[FlowLine], entries: Mapping[int, Numbered]
) -> list[dict[int, Numbered]]:
    """The entries by what stands around their numbers and by the edge that they begin at."""
    groups: list[dict[int, Numbered]] = []
    edge: float | None = None
    mark: str | None = None
    order = sorted(entries, key=lambda at: (entries[at].mark, lines[at].line.x0 or 0.0, at))
    for at in order:
        x0 = lines[at].line.x0 or 0.0
        if edge is None or mark != entries[at].mark or x0 - edge > _SAME_EDGE:
            groups.append({})
        groups[-1][at] = entries[at]
        edge, mark = x0, entries[at].mark
    return [dict(sorted(group.items())) for group in groups]


def _chains(group: Mapping[int, Numbered], lone: set[int]) -> Iterable[_Chain]:
    """The best chain that ends at each of the entries that can be counted to."""
    ends: dict[int, _Chain] = {}
    for at, found in group.items():
        before = ends.get(found.section - 1)
        if before is None and found.section != 1:
            continue
        length, alone = (before.length, before.alone) if before else (0, 0)
        chain = _Chain(length + 1, alone + (at in lone), at, before)
        known = ends.get(found.section)
        if known is None or chain.alone >= known.alone:
            ends[found.section] = chain
    return ends.values()


def _best(chains: Iterable[_Chain]) -> _Chain | None:
    return max(chains, key=lambda chain: (chain.length, chain.alone), default=None)
