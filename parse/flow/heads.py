"""Running heads of text dumps: no coordinates, so what recurs where pages begin and end tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from parse.flow.contentheads import heads_content, is_text, without_headings
from parse.flow.pageedges import (
    EDGE_LINES,
    FEWEST_PAGES,
    FOLIO,
    STAMP,
    Place,
    edge_lines,
    outermost_row,
    shape_of,
)
from parse.flow.titleheads import titles_again
from parse.lines.fields import may_head
from parse.lines.numbering import numbered
from parse.model import Page
from parse.text.spacing import squash

# On such a share of a document's pages a head must stand.
_SHARE = 0.4
# What shares a printed line with the pages' numbers does so on such a share of them.
_MOST = 0.6
_LONGEST = 80
_SENTENCE_END = re.compile(r"[.!?:;,]$")
_LETTER = re.compile(r"[^\W\d_]")


def dumped_heads(pages: Sequence[Page], known: Collection[Place]) -> set[Place]:
    """(page number, line position) of the heads and folios of a dump; `known` are found already."""
    if len(pages) < FEWEST_PAGES or any(
        line.top is not None for page in pages for line in page.lines
    ):
        return set()
    needed = max(FEWEST_PAGES, _SHARE * (len(pages) - 1))
    places: dict[str, set[Place]] = defaultdict(set)
    counts: dict[int, set[Place]] = defaultdict(set)  # by how far they count from the pages
    for page in pages:
        narrow = edge_lines(page, known, 1)
        for position in edge_lines(page, known, 2):
            text = page.lines[position].text
            folio = FOLIO.fullmatch(text)
            if folio:
                if abs(off := int(folio[1]) - page.number) <= 1:
                    counts[off].add((page.number, position))
            elif position in narrow and _may_be_head(text):
                places[shape_of(text)].add((page.number, position))
    folios = _outermost(max(counts.values(), key=len, default=set()), pages)
    found = folios if len(folios) >= needed else set()
    found |= set(_beside_numbers(pages, {*known, *found}))
    found |= _recurring(places.values(), pages, {*known, *found}, needed)
    found |= set(_on_short_pages(pages, known, found))
    return found | titles_again(pages, known, found)


def _recurring(
    places: Iterable[set[Place]], pages: Sequence[Page], taken: set[Place], needed: float
) -> set[Place]:
    """The places of lines that recur on so many pages, mostly with nothing but heads farther out.

    `taken` are known heads and folios. Where each item has its page, its fields' headings recur
    near the pages' ends as well.
    """
    sizes = {page.number: len(page.lines) for page in pages}
    by_number = {page.number: page for page in pages}
    recurring: list[set[Place]] = []
    for everywhere in places:
        count = len({number for number, _ in everywhere})
        spots = everywhere if count > FEWEST_PAGES else _at_one_place(everywhere, sizes)
        recurs = len({number for number, _ in spots}) >= needed
        if recurs and not is_text(spots, by_number):
            recurring.append(without_headings(spots, by_number))
    outer = _outer(pages, taken.union(*recurring))
    return {place for spots in recurring if 2 * len(spots & outer) >= len(spots) for place in spots}


def _outer(pages: Sequence[Page], taken: Collection[Place]) -> set[Place]:
    """Those of the `taken` lines that have nothing but such lines farther out on their pages.

    The title of the page's item may, where it stands on the page once more, or on the next one.
    """
    titles = {_title(line.text) for page in pages for line in page.lines if numbered(line.text)}
    outermost = Counter(
        _title(line.text)
        for page in pages
        for line in (page.lines[:1] if (page.number, 0) not in taken else ())
    )
    outer: set[Place] = set()
    for page in pages:
        said = Counter(_title(line.text) for line in page.lines[: 2 * EDGE_LINES])
        downwards = range(len(page.lines))
        for positions in (downwards, reversed(downwards)):
            for position in positions:
                title = _title(page.lines[position].text)
                if (page.number, position) in taken:
                    outer.add((page.number, position))
                elif title not in titles or max(outermost[title], said[title]) < FEWEST_PAGES:
                    break
    return outer


def _title(text: str) -> str:
    """A line for comparing with the titles of items, without its number."""
    found = numbered(text)
    return squash(found.title if found else text)


def _on_short_pages(
    pages: Sequence[Page], known: Collection[Place], found: Collection[Place]
) -> Iterator[Place]:
    """The lines of heads, or of feet, that stand too far from the edge of a page with few lines."""
    lines = {page.number: page.lines for page in pages}
    heads: dict[bool, set[str]] = {True: set(), False: set()}
    for number, at in found:
        heads[2 * at < len(lines[number])].add(shape_of(lines[number][at].text))
    for page in pages:
        downwards = range(len(page.lines))
        for positions, above in ((downwards, True), (reversed(downwards), False)):
            for position in positions:
                text, place = page.lines[position].text, (page.number, position)
                if place in known or place in found:
                    continue
                if shape_of(text) not in heads[above] or not _may_be_head(text) or may_head(text):
                    break
                yield place


def _outermost(folios: Collection[Place], pages: Sequence[Page]) -> set[Place]:
    """One number a page, the nearest to its begin or end: farther in may be a footnote's mark."""
    nearest: dict[int, int] = {}
    sizes = {page.number: len(page.lines) for page in pages}
    for number, position in folios:
        other = nearest.setdefault(number, position)
        if min(position, sizes[number] - position - 1) < min(other, sizes[number] - other - 1):
            nearest[number] = position
    return set(nearest.items())


def _beside_numbers(pages: Sequence[Page], numbers: Collection[Place]) -> Iterator[Place]:
    """What stands on one printed line with the page's number on nearly all pages: any text may.

    `numbers` are the places of these, and of other heads.
    """
    for top in (True, False):
        rows = {page.number: outermost_row(page, top=top) for page in pages}
        named = [
            number
            for number, row in rows.items()
            if len(row) > 1 and any((number, position) in numbers for position in row)
        ]
        if len(named) >= max(FEWEST_PAGES, _MOST * len(pages)):
            for number in named:
                yield from ((number, position) for position in rows[number])


def _at_one_place(spots: Collection[Place], sizes: Mapping[int, int]) -> set[Place]:
    """The places of a line that are as far from the begin, or the end, of most of its pages.

    Two pages alone may share a title by chance: one of them has the list of contents.
    """
    from_top = Counter(position for _, position in spots)
    from_end = Counter(sizes[number] - position for number, position in spots)
    (top, tops), (end, ends) = from_top.most_common(1)[0], from_end.most_common(1)[0]
    if tops > ends:
        return {(number, position) for number, position in spots if position == top}
    return {(number, position) for number, position in spots if sizes[number] - position == end}


def _may_be_head(text: str) -> bool:
    """Whether a line may recur as a head: not as a sentence, what heads content, or a figure."""
    return (
        len(text) <= _LONGEST
        and (_LETTER.search(text) is not None or STAMP.fullmatch(text) is not None)
        and not _SENTENCE_END.search(text)
        and not heads_content(text)
        and numbered(text) is None  # an item's title stands in the contents list as well
    )
