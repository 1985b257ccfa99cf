"""Running heads of text dumps: no coordinates, so what recurs where pages begin and end tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from parse.lines.attachments import heads_attachments
from parse.lines.caseline import CASE_LINE
from parse.lines.fields import field_heading, inline_heading, may_head
from parse.lines.numbering import numbered
from parse.model import Line, Page
from parse.text.spacing import squash

# So many lines of a page's begin and end may be heads; on so many pages of a document, and on such
# a share of them, a line must stand there.
_LINES, _PAGES, _SHARE = 6, 2, 0.4
# What shares a printed line with the pages' numbers does so on such a share of them.
_MOST = 0.6
_LONGEST = 80
# A title that heads its page stands so many lines farther down, at most.
_BELOW = 5
# A numbered title has more characters where it ends a head: `KKR Sjælland · Punkt 3: Veje`.
_TITLE = 12
# A field's text stands nearer below its heading (times its size), and is no smaller (points).
_NEAR, _SMALLER = 2.5, 1.0
_SENTENCE_END = re.compile(r"[.!?:;,]$")
_LETTER = re.compile(r"[^\W\d_]")
_DAY = r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
# A day alone, or when the paper was printed, maybe with the page: `12.06.2019, 14.33 – 3`.
STAMP = re.compile(rf"{_DAY}(?:,?\s+\d{{1,2}}[.:]\d\d(?:[.:]\d\d)?)?(?:\s*[-–|]\s*\d{{1,3}})?")
_DIGITS = re.compile(r"\d+")
# `3`, `- 3 -`, `3/12`, `3 (12)`, `[3]`
FOLIO = re.compile(r"[-–~|\[ ]*\(?(\d{1,3})(?: ?(?:/|\||af) ?\d{1,3}| ?\(\d{1,3}\))?\)?[-–~|\] ]*")

Place = tuple[int, int]


def dumped_heads(pages: Sequence[Page], known: Collection[Place]) -> set[Place]:
    """(page number, line position) of the heads and folios of a dump; `known` are found already."""
    if len(pages) < _PAGES or any(line.top is not None for page in pages for line in page.lines):
        return set()
    needed = max(_PAGES, _SHARE * (len(pages) - 1))
    places: dict[str, set[Place]] = defaultdict(set)
    counts: dict[int, set[Place]] = defaultdict(set)  # by how far they count from the pages
    for page in pages:
        narrow = _edges(page, known, 1)
        for position in _edges(page, known, 2):
            text = page.lines[position].text
            folio = FOLIO.fullmatch(text)
            if folio:
                if abs(off := int(folio[1]) - page.number) <= 1:
                    counts[off].add((page.number, position))
            elif position in narrow and _may_be_head(text):
                places[_shape(text)].add((page.number, position))
    folios = _outermost(max(counts.values(), key=len, default=set()), pages)
    found = folios if len(folios) >= needed else set()
    found |= set(_beside_numbers(pages, {*known, *found}))
    sizes = {page.number: len(page.lines) for page in pages}
    by_number = {page.number: page for page in pages}
    for everywhere in places.values():
        count = len({number for number, _ in everywhere})
        spots = everywhere if count > _PAGES else _at_one_place(everywhere, sizes)
        recurs = len({number for number, _ in spots}) >= needed
        if recurs and not are_fields_text(spots, by_number):
            found |= _without_headings(spots, by_number)
    found |= set(_on_short_pages(pages, known, found))
    return found | _titles_again(pages, known, found)


def _on_short_pages(
    pages: Sequence[Page], known: Collection[Place], found: Collection[Place]
) -> Iterator[Place]:
    """The lines of heads, or of feet, that stand too far from the edge of a page with few lines."""
    lines = {page.number: page.lines for page in pages}
    heads: dict[bool, set[str]] = {True: set(), False: set()}
    for number, at in found:
        heads[2 * at < len(lines[number])].add(_shape(lines[number][at].text))
    for page in pages:
        downwards = range(len(page.lines))
        for positions, above in ((downwards, True), (reversed(downwards), False)):
            for position in positions:
                text, place = page.lines[position].text, (page.number, position)
                if place in known or place in found:
                    continue
                if _shape(text) not in heads[above] or not _may_be_head(text) or may_head(text):
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
        rows = {page.number: _outermost_row(page, top=top) for page in pages}
        named = [
            number
            for number, row in rows.items()
            if len(row) > 1 and any((number, position) in numbers for position in row)
        ]
        if len(named) >= max(_PAGES, _MOST * len(pages)):
            for number in named:
                yield from ((number, position) for position in rows[number])


def _outermost_row(page: Page, *, top: bool) -> range:
    """The positions of the page's first, or last, printed line."""
    lines = page.lines
    start = end = 0 if top else len(lines) - 1
    while start > 0 and lines[start].beside:
        start -= 1
    while end + 1 < len(lines) and lines[end + 1].beside:
        end += 1
    return range(start, end + 1)


def _without_headings(spots: set[Place], pages: Mapping[int, Page]) -> set[Place]:
    """The places of a head, none where the line heads a part of the text within pages as often.

    So does `Referat` where that heads what was decided, and pages end between it and its text. It
    is a head all the same where each of several pages begins with it.
    """
    number, position = next(iter(spots))
    text = pages[number].lines[position].text
    if not may_head(text):
        return spots
    begins = {(number, 0) for number in pages}
    if len(pages) > _PAGES and begins <= spots:
        return begins
    count = sum(line.text == text for page in pages.values() for line in page.lines)
    return spots if count < 2 * len({number for number, _ in spots}) else set()


def _titles_again(pages: Sequence[Page], known: Collection[Place], heads: set[Place]) -> set[Place]:
    """The titles of items as heads or feet of their pages: they stand there once more.

    A head's stands below it, a foot has the item's number; other `heads`, and `known` ones, may
    stand farther out. On a page that the item goes on to they stand once. One page may begin with a
    line twice.
    """
    feet = _edges_again(pages, {*known, *heads}, -1)  # these make no head of the title they repeat
    tops = _edges_again(pages, {*known, *feet}, 0)
    return feet | tops | _edges_again(pages, {*known, *heads, *feet}, 0)


def _edges_again(pages: Sequence[Page], taken: Collection[Place], at: int) -> set[Place]:
    """The first lines of pages, or the last ones, that some have twice; `taken` ones apart."""
    edges: dict[Place, str] = {}
    titles: set[str] = set()
    for page in pages:
        ends = _edges(page, taken, 1)
        if not ends:
            continue
        edges[page.number, ends[at]] = text = _key(page.lines[ends[at]].text)
        rest = [
            line.text
            for position, line in enumerate(page.lines)
            if position != ends[at] and (page.number, position) not in taken
        ]
        others = [_key(other) for other in rest]
        named = [_key(other) for other in rest if numbered(other) and len(other) > _TITLE]
        wrapped = any(map(text.startswith, named))
        if numbered(page.lines[ends[at]].text) is None:  # a title farther off may be any text
            others = others[: _BELOW - 1] if at == 0 else []
        if text in others or wrapped or any(map(text.endswith, named)):
            titles.add(text)
    return {place for place, text in edges.items() if text in titles and len(titles) >= _PAGES}


def _shape(text: str) -> str:
    """A line for comparing with what is the same but for its numbers: `Side 3 af 9`."""
    return _DIGITS.sub("#", squash(text))


def _key(text: str) -> str:
    """A line for comparing with a title that wraps, whose hyphen a dump may have swallowed."""
    return squash(text).replace("-", "").rstrip("\u00ad")


def are_fields_text(spots: Collection[Place], pages: Mapping[int, Page]) -> bool:
    """Whether a line, by all its places, mostly stands right below a field's heading.

    So does `Godkendt` below `Beslutning`, on pages that happen to begin or end alike; where each
    item has its page, all may. A page that ends with the heading has its foot below, far off where
    places are known.
    """
    below = sum(
        position > 0 and _is_below_field(*pages[number].lines[position - 1 : position + 1])
        for number, position in spots
    )
    return 2 * below >= len(spots)


def _is_below_field(above: Line, line: Line) -> bool:
    """Whether a line stands near below a field's heading."""
    if field_heading(above.text) is None:
        return False
    if above.bottom is None or above.size is None:
        return True
    near = (line.top or 0.0) - above.bottom < _NEAR * above.size
    return near and (line.size or 0.0) > above.size - _SMALLER


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


def heads_content(text: str) -> bool:
    """Whether a line recurs because it heads content, not as a page's head.

    So do a field's heading, with its text or without, a list of attachments, and a case line.
    """
    return (
        field_heading(text) is not None
        or inline_heading(text) is not None
        or heads_attachments(text)
        or CASE_LINE.match(text) is not None
    )


def _edges(page: Page, known: Collection[Place], least: int) -> list[int]:
    """The first and the last lines of a page, `least` at least, without known heads.

    What stands beside the first or the last one belongs to it.
    """
    rest = [n for n in range(len(page.lines)) if (page.number, n) not in known]
    most = min(_LINES, max(least, len(rest) // 3))
    rows = (_outermost_row(page, top=True), _outermost_row(page, top=False)) if rest else ()
    beside = (n for row in rows for n in row if len(row) > 1)
    return sorted({*rest[:most], *rest[-most:], *beside}.intersection(rest))
