"""Titles of papers that set none off: plain lines that count from 1 on through the whole paper.

Many minutes typed in a word processor print `1. Godkendelse af referat` as they print their text,
with nothing but white space above it (KKR 2007–12, municipal minutes of all years). Lists within
items are numbered too. What tells them apart is that a title has text below it before the next
number, while a list's entries follow one another; and that the titles, all set at one edge and
numbered in one way, count on over the lists. An agenda may be a list itself, of titles that all
meetings have. Others set their sections off and below them the items (`2.1.`) as they set text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from parse.dialects import SECTION_TITLES
from parse.lines.attachments import is_title
from parse.lines.fields import heads_field, opens_item
from parse.lines.numbering import begins_title
from parse.text.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parse.lines.flowline import Flow, FlowLine
    from parse.lines.numbering import Numbered

_FEWEST, _STYLED, _KNOWN = 3, 2, 2
_PARTS = 2  # of an item's number
_UNNUMBERED = frozenset(SECTION_TITLES) - {"kkr", "orientering", "udpegninger"}  # heads of parts
_WINDOW = 80  # entries between two titles
_LITTLE = 12  # lines from an agenda's last title on
_LONGEST = 120
_SAME_EDGE = 3.0


class _Chain(NamedTuple):
    """A way to count up to an entry, the better the greater.

    `length`: how many it counts; `alone`: how many of them have text below; `astray`: minus how
    many others are of no list that begins between two of them; `first`: minus the first line.
    """

    length: int
    alone: int
    astray: int
    first: int
    at: int
    before: _Chain | None

    @property
    def worth(self) -> tuple[bool, int, int, int, int]:
        """What chains are compared by: one of titles goes before any list, however long."""
        return (self.of_titles, *self[:4])

    @property
    def of_titles(self) -> bool:
        """Whether most of what it counts has text below, as a list's entries have not."""
        return 2 * self.alone >= self.length


def plain_titles(flow: Flow, numbers: Mapping[int, Numbered], start: int) -> Mapping[int, Numbered]:
    """The numbered lines below line `start` that are titles though nothing but white says so.

    Empty for a paper that sets titles off by weight or size, and for one whose numbers do not
    count from 1 on, or are those of lists for the most part.
    """
    below = {at: found for at, found in numbers.items() if at >= start}
    styled = {at: found for at, found in below.items() if flow.stands_out(flow.lines[at])}
    if len(styled) >= _STYLED:
        return _items_below(flow.lines, below, styled)
    entries = {
        at: found
        for at, found in below.items()
        if _may_be_title(flow.lines, at, found) and not _is_sentence(flow.lines[at], found)
    }
    lone = set(entries) - _listed(flow.lines, below)
    best = _best(chain for group in _alike(flow.lines, entries) for chain in _chains(group, lone))
    titles = {}
    last = best
    while last is not None:
        titles[last.at] = numbers[last.at]
        last = last.before
    if best is None or best.length < _FEWEST:
        return {}
    if not best.of_titles and not _is_agenda(flow.lines, titles):
        return {}
    if _is_within_item(flow.lines[start : min(titles)]) or _has_unnumbered(flow.lines[start:]):
        return {}
    return dict(sorted({**titles, **_items_below(flow.lines, below, titles)}.items()))


def _is_within_item(above: Sequence[FlowLine]) -> bool:
    """Whether a field is headed above what would be the first title."""
    return any(map(heads_field, above))


def _has_unnumbered(lines: Sequence[FlowLine]) -> bool:
    """Whether titles that all meetings have stand without a number: what is numbered is a list."""
    return sum(squash(line.text).rstrip(":.") in _UNNUMBERED for line in lines) > 1


def _is_agenda(lines: Sequence[FlowLine], titles: Mapping[int, Numbered]) -> bool:
    """Whether a list is an agenda: of titles that meetings have, with hardly a word below it."""
    known = sum(squash(found.title).startswith(SECTION_TITLES) for found in titles.values())
    return known >= _KNOWN and len(lines) - max(titles) <= _LITTLE


def _items_below(
    lines: Sequence[FlowLine], numbers: Mapping[int, Numbered], sections: Mapping[int, Numbered]
) -> Mapping[int, Numbered]:
    """The plain items of sections, {} where hardly a section is opened by its first item.

    Parts of an item's text are numbered below it as well, but not right below its title.
    """
    if any(len(found.place) > 1 for found in sections.values()):
        return {}
    opened = [
        at for at, found in sections.items() if _place(numbers.get(at + 1)) == (found.section, 1)
    ]
    if len(opened) < _STYLED or 2 * len(opened) < len(sections):
        return {}
    return {
        at: found
        for at, found in numbers.items()
        if len(found.place) == _PARTS and not found.doubtful and _is_apart(lines, at, found)
    }


def _place(found: Numbered | None) -> tuple[int, ...]:
    return found.place if found else ()


def follow_directly(lines: Sequence[FlowLine], above: int, below: int) -> bool:
    """Whether nothing but its own further lines stands between an entry and the one below it."""
    return all(not lines[at].gap and lines[at - 1].full for at in range(above + 1, below))


def _may_be_title(lines: Sequence[FlowLine], at: int, found: Numbered) -> bool:
    """Whether a line is set as a flat paper's title: apart, with a capital, no clause of a list.

    Nothing stands beside it, as beside the first cell of a row. One that begins with a figure looks
    like an amount: an item must open right below.
    """
    below = lines[at + 1 : at + 2]
    if (
        len(found.place) > 1
        or (found.doubtful and not any(map(opens_item, below)))
        or any(line.beside for line in below)
    ):
        return False
    return _is_apart(lines, at, found)


def _is_apart(lines: Sequence[FlowLine], at: int, found: Numbered) -> bool:
    """Whether a line begins what is set apart, be it only because what stands above is at its end.

    That is a line that ended short, or with a sentence. Or an item opens right below.
    """
    line = lines[at]
    text = line.text
    above = lines[at - 1] if at else None
    ended = above is None or not above.full or above.text.endswith(".")
    apart = line.gap or line.page_top or ended or any(map(opens_item, lines[at + 1 : at + 2]))
    begins = begins_title(found.title) or found.title[:1].isdigit()
    return apart and begins and len(text) <= _LONGEST and text[-1] not in ",;:"


def _listed(lines: Sequence[FlowLine], numbers: Mapping[int, Numbered]) -> set[int]:
    """The entries of lists: where the next number follows, or the one before stands right above.

    So are sentences, which no title is.
    """
    listed = {at for at, found in numbers.items() if _is_sentence(lines[at], found)}
    for (at, found), (below, other) in pairwise(numbers.items()):
        next_one = len(found.place) == 1 and other.place == (found.section + 1,)
        alike = begins_title(found.title) == begins_title(other.title)
        if next_one and alike and follow_directly(lines, at, below):
            listed |= {at, below}
    return listed


def _is_sentence(line: FlowLine, found: Numbered) -> bool:
    return line.text.endswith(".") and not is_title(found.title)


def _alike(lines: Sequence[FlowLine], entries: Mapping[int, Numbered]) -> list[dict[int, Numbered]]:
    """The entries by what stands around their numbers, their slant, and the edge they begin at."""
    groups: list[dict[int, Numbered]] = []
    last: tuple[str, bool, float] | None = None
    looks = {
        at: (found.mark, bool(lines[at].line.italic), lines[at].line.x0 or 0.0)
        for at, found in entries.items()
    }
    for at, look in sorted(looks.items(), key=lambda entry: (entry[1], entry[0])):
        if last is None or look[:2] != last[:2] or look[2] - last[2] > _SAME_EDGE:
            groups.append({})
        groups[-1][at] = entries[at]
        last = look
    return [dict(sorted(group.items())) for group in groups]


def _chains(group: Mapping[int, Numbered], lone: set[int]) -> Iterable[_Chain]:
    """The best chain that ends at each of the entries that can be counted to."""
    entries = list(group.items())
    ends: dict[int, _Chain] = {}
    for position in range(-1, len(entries)):
        chain = ends.get(position)
        if chain is None and position >= 0:
            continue
        wanted = entries[position][1].section + 1 if chain else 1
        nested = astray = 0
        for below in range(position + 1, min(len(entries), position + 1 + _WINDOW)):
            at, found = entries[below]
            if found.section == wanted:
                longer = _longer(chain, at, astray, alone=at in lone)
                if below not in ends or longer.worth > ends[below].worth:
                    ends[below] = longer
            if found.section in (1, nested + 1):
                nested = found.section
            else:
                astray += 1
        if chain:
            yield chain._replace(astray=chain.astray - astray)


def _longer(chain: _Chain | None, at: int, astray: int, *, alone: bool) -> _Chain:
    """The chain with one entry more, over so many that go astray."""
    if chain is None:
        return _Chain(1, int(alone), -astray, -at, at, None)
    return _Chain(
        chain.length + 1, chain.alone + alone, chain.astray - astray, chain.first, at, chain
    )


def _best(chains: Iterable[_Chain]) -> _Chain | None:
    return max(chains, key=lambda chain: chain.worth, default=None)
