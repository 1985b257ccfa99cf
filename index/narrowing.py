"""Years and councils that were typed as words: what they would find as fields.

*Klimaplan 2021* asks for papers that write 2021, and a meeting of that year need not; neither need
an item of KKR Nordjylland name Nordjylland. The words are looked for all the same, since papers
write of other years and regions than their own; what the fields would find is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.folding import fold
from index.matching import Matcher
from index.query import And, Choice, Leaf, Node, Word, Years
from parse.councils import BY_SLUG

_YEAR = re.compile(r"20\d\d")


def as_fields(tree: Node) -> tuple[And, list[tuple[str, str]]]:
    """The tree with such words as fields, and what was typed beside its field; none if none is.

    Nor where two years or two councils are named, or nothing else is asked for.
    """
    if not isinstance(tree, And):
        return And(()), []
    read = [(child, _field(child)) for child in tree.children]
    fields = [(child.text, field) for child, field in read if field and isinstance(child, Word)]
    changed = And(tuple(field or child for child, field in read))
    kinds = {type(field) for _, field in fields}
    if len(kinds) < len(fields) or not any(isinstance(child, Leaf) for child in changed.children):
        return tree, []
    return changed, [(text, _written(text, field)) for text, field in fields]


def having(tree: And, matcher: Matcher) -> set[int]:
    """The entries that answer such a tree. Their order is nobody's matter, which saves half."""
    lists = [matcher.bands(child).keys() for child in tree.children if isinstance(child, Leaf)]
    smallest, *others = sorted(lists, key=len)
    numbers = set(smallest).intersection(*others)
    columns = matcher.columns
    for child in tree.children:
        if isinstance(child, Years):
            years = columns.arrays["year"]
            numbers = {number for number in numbers if child.first <= years[number] <= child.last}
        elif isinstance(child, Choice):
            held, chosen = columns.arrays[child.facet], columns.values(child.facet, (child.value,))
            numbers = {number for number in numbers if held[number] in chosen}
    return numbers


def told(fields: list[tuple[str, str]], hits: str) -> Iterator[str]:
    """The sentence that says what the fields would find."""
    words = " and ".join(f"“{text}”" for text, _ in fields)
    asked = " and ".join(field for _, field in fields)
    were, their, find = ("was", "its", "finds") if len(fields) == 1 else ("were", "their", "find")
    yield f"{words} {were} looked for in the texts; {asked} in {their} place {find} {hits}."


def _field(node: Node) -> Choice | Years | None:
    if not isinstance(node, Word) or node.exact or node.field is not None:
        return None
    if _YEAR.fullmatch(node.text):
        return Years(int(node.text), int(node.text))
    slug = fold(node.text)
    return Choice("council", slug) if slug in BY_SLUG else None


def _written(text: str, field: Choice | Years) -> str:
    return f"år:{text}" if isinstance(field, Years) else f"kkr:{text}"
