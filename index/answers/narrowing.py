"""Years and councils that were typed as words: what they would find as fields.

*Klimaplan 2021* asks for papers that write 2021, and a meeting of that year need not; neither need
an item of KKR Nordjylland name Nordjylland. The words are looked for all the same, since papers
write of other years and regions than their own; what the fields would find is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from index.answers.filters import Filters, filters_of
from index.answers.matching import Matcher
from index.answers.results import collapse
from index.danish.folding import fold
from index.query.tree import And, Leaf, Maybe, Node, Query, Word
from parse.councils import BY_SLUG
from parse.display import counted

_YEAR = re.compile(r"20\d\d(?:[-–]20\d\d)?")
_DASH = re.compile("[-–]")


def narrower(
    parsed: Query, tree: Node, filters: Filters, shown: Collection[int], matcher: Matcher
) -> Iterator[str]:
    """What the fields would find, if any of it is not `shown`.

    Nothing is said where two councils or several years are named, but for the ends of a row, or
    where nothing else is asked for.
    """
    if not (parsed.plain and isinstance(tree, And)):
        return
    leaves = [child for child in tree.children if isinstance(child, Leaf)]
    words = {leaf: field for leaf in leaves if isinstance(leaf, Word) and (field := _field(leaf))}
    named = [word for word, field in words.items() if field == "år"]
    years = _years(named, tree.children)
    councils = [fold(word.text) for word, field in words.items() if field == "kkr"]
    others = [leaf for leaf in leaves if leaf not in words]
    if not (words and others) or (named and years is None) or len(councils) > 1:
        return
    numbers = set.intersection(*(set(matcher.bands(leaf)) for leaf in others))
    fixed = [child for child in tree.children if not isinstance(child, Leaf | Maybe)]
    if fixed:
        numbers &= matcher.run(And(tuple(fixed))).scores.keys()
    columns = matcher.columns
    of_fields = filters_of(
        columns,
        councils=councils,
        years=years,
        kinds=(),
        outcomes=(),
        sections=(),
    )
    leaders = collapse(of_fields.apply(filters.apply(numbers, columns), columns), columns)
    if set(leaders) - set(shown):
        period = "-".join(map(str, dict.fromkeys(years or ())))
        asked = (f"{at}:{period if at == 'år' else word.text}" for word, at in words.items())
        yield _told([word.text for word in words], list(dict.fromkeys(asked)), len(leaders))


def _told(texts: Sequence[str], fields: Sequence[str], hits: int) -> str:
    words = " and ".join(f"“{text}”" for text in texts)
    asked = " and ".join(fields)
    were, their = ("was", "its") if len(texts) == 1 else ("were", "their")
    find = "finds" if len(fields) == 1 else "find"
    found = f"{find} {counted(hits, 'hit')}"
    return f"{words} {were} looked for in the texts; {asked} in {their} place {found}."


def _years(words: Sequence[Word], children: Sequence[Node]) -> tuple[int, int] | None:
    """The first and last of the years that are named: of one, of a row, or of two with *til*."""
    match words:
        case [word]:
            first, _, last = _DASH.sub("-", word.text).partition("-")
            return int(first), int(last or first)
        case [first_word, last_word]:
            between = children[children.index(first_word) + 1 : children.index(last_word)]
            until = [child.child for child in between if isinstance(child, Maybe)]
            if [leaf.text for leaf in until if isinstance(leaf, Word)] == ["til"] and (
                first_word.text.isdigit() and last_word.text.isdigit()
            ):
                return int(first_word.text), int(last_word.text)
    return None


def _field(word: Word) -> str | None:
    """The field that a word might have been typed for."""
    if word.exact or word.field is not None:
        return None
    if _YEAR.fullmatch(word.text):
        return "år"
    return "kkr" if fold(word.text) in BY_SLUG else None
