"""What to do with a query that finds nothing: ask for less, or for words that exist."""

from __future__ import annotations

import difflib

from index import suggest
from index.filters import Filters
from index.folding import fold
from index.lists import is_meta
from index.matching import Matcher
from index.query import And, Leaf, Node, Query, Word, describe, wanted
from parse.municipalities import MUNICIPALITIES


def better_query(parsed: Query, matcher: Matcher) -> str | None:
    """The query with words that are nowhere replaced by the nearest that are."""
    text = parsed.text
    stores = [part.store for part in matcher.parts]
    changed = False
    for leaf in reversed(list(wanted(parsed.tree))):
        if not isinstance(leaf, Word) or matcher.bands(leaf):
            continue
        if not is_meta(leaf):
            better = suggest.closest(leaf.text, stores)
        elif leaf.field == "municipality":
            better = _nearest_municipality(leaf.text)
        else:
            continue
        if better is not None:
            quoted = text[leaf.start : leaf.end].replace(leaf.text, better)
            text = text[: leaf.start] + quoted + text[leaf.end :]
            changed = True
    return text if changed else None


def _names_a_thing(leaf: Leaf, matcher: Matcher) -> bool:
    """Whether a leaf can be more than a verb or a word of grammar."""
    return not isinstance(leaf, Word) or matcher.analyzer.names_a_thing(leaf.text)


def _nearest_municipality(text: str) -> str | None:
    """The official name nearest to one that no meeting has."""
    names = {fold(name): name for name in MUNICIPALITIES}
    near = difflib.get_close_matches(fold(text), names, n=1, cutoff=0.75)
    return names[near[0]] if near and near[0] != fold(text) else None


def most_telling(tree: And, matcher: Matcher, filters: Filters) -> tuple[Node, list[str]]:
    """The most telling words that some entry has together, and a remark that says so.

    Rare words tell more than common ones. Verbs and words of grammar count only where nothing else
    is asked for: of *hvad koster fjernvarme*, *fjernvarme*, however rare *hvad* is in minutes.
    """
    columns = matcher.columns
    chosen: list[Node] = []
    together: set[int] | None = None
    leaves = [leaf for leaf in wanted(tree) if matcher.bands(leaf)]
    things = [leaf for leaf in leaves if _names_a_thing(leaf, matcher)]
    for leaf in sorted(things or leaves, key=matcher.idf, reverse=True):
        numbers = set(filters.apply(matcher.bands(leaf), columns))
        both = numbers if together is None else numbers & together
        if both:
            chosen.append(leaf)
            together = both
    if not chosen:
        return tree, []
    kept = tuple(child for child in tree.children if child in chosen)
    left_out = [describe(child) for child in tree.children if child not in chosen]
    remark = (
        f"No entry has all the words. Shown are those with {', '.join(map(describe, kept))}, "
        f"without {', '.join(left_out)}."
    )
    return (And(kept) if len(kept) > 1 else kept[0]), [remark]
