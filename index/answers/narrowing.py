"""Years and councils that were typed as words: what they would find as fields.

*Klimaplan 2021* asks for papers that write 2021, and a meeting of that year need not; neither need
an item of KKR Nordjylland name Nordjylland. The words are looked for all the same, since papers
write of other years and regions than their own; what the fields would find is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from index.answers.filters import Filters, filters_of
from index.answers.matching import Matcher
from index.answers.results import collapse
from index.danish.folding import fold
from index.query.tree import And, Leaf, Maybe, Node, Query, Word
from parse.councils import BY_SLUG
from parse.display import counted

_YEAR = re.compile(r"20\d\d")


def narrower(
    parsed: Query, tree: Node, filters: Filters, shown: Collection[int], matcher: Matcher
) -> Iterator[str]:
    """What the fields would find, if any of it is not `shown`.

    Nothing is said where two years or two councils are named, or nothing else is asked for.
    """
    if not (parsed.plain and isinstance(tree, And)):
        return
    leaves = [child for child in tree.children if isinstance(child, Leaf)]
    words = {leaf: field for leaf in leaves if isinstance(leaf, Word) and (field := _field(leaf))}
    years = [int(word.text) for word, field in words.items() if field == "år"]
    councils = [fold(word.text) for word, field in words.items() if field == "kkr"]
    others = [leaf for leaf in leaves if leaf not in words]
    if not (words and others) or len(years) > 1 or len(councils) > 1:
        return
    numbers = set.intersection(*(set(matcher.bands(leaf)) for leaf in others))
    fixed = [child for child in tree.children if not isinstance(child, Leaf | Maybe)]
    if fixed:
        numbers &= matcher.run(And(tuple(fixed))).scores.keys()
    columns = matcher.columns
    of_fields = filters_of(
        columns,
        councils=councils,
        years=(years[0], years[0]) if years else None,
        kinds=(),
        outcomes=(),
        sections=(),
    )
    leaders = collapse(of_fields.apply(filters.apply(numbers, columns), columns), columns)
    if set(leaders) - set(shown):
        yield _told([(word.text, field) for word, field in words.items()], len(leaders))


def _told(fields: list[tuple[str, str]], hits: int) -> str:
    words = " and ".join(f"“{text}”" for text, _ in fields)
    asked = " and ".join(f"{field}:{text}" for text, field in fields)
    were, their, find = ("was", "its", "finds") if len(fields) == 1 else ("were", "their", "find")
    found = f"{find} {counted(hits, 'hit')}"
    return f"{words} {were} looked for in the texts; {asked} in {their} place {found}."


def _field(word: Word) -> str | None:
    """The field that a word might have been typed for."""
    if word.exact or word.field is not None:
        return None
    if _YEAR.fullmatch(word.text):
        return "år"
    return "kkr" if fold(word.text) in BY_SLUG else None
