"""Titles of items as heads or feet of their pages, where a dump has no coordinates."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from parse.flow.pageedges import Place, edge_lines
from parse.lines.numbering import numbered
from parse.model import Page
from parse.text.spacing import squash

# So many titles at least head their pages.
_FEWEST = 2
# A title that heads its page stands so many lines farther down, at most.
_BELOW = 5
# A numbered title has more characters where it ends a head: `KKR Sjælland · Punkt 3: Veje`.
_TITLE = 12


def titles_again(pages: Sequence[Page], known: Collection[Place], heads: set[Place]) -> set[Place]:
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
        ends = edge_lines(page, taken, 1)
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
    return {place for place, text in edges.items() if text in titles and len(titles) >= _FEWEST}


def _key(text: str) -> str:
    """A line for comparing with a title that wraps, whose hyphen a dump may have swallowed."""
    return squash(text).replace("-", "").rstrip("\u00ad")
