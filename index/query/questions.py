"""Reading a question: its verbs say how it is asked, not what for."""

from __future__ import annotations

from index.query.tree import And, Leaf, Maybe, Node, Query, Word, loosened
from index.text.analysis import Analyzer
from index.text.small_words import asks, is_nameless


def names_a_thing(leaf: Leaf, analyzer: Analyzer) -> bool:
    """Whether a leaf can be more than a verb or a word of grammar."""
    if not isinstance(leaf, Word):
        return True
    return not is_nameless(leaf.text) and analyzer.names_a_thing(leaf.text)


def without_its_verbs(parsed: Query, tree: Node, analyzer: Analyzer) -> tuple[Node, list[Word]]:
    """A question's tree in which the words that name nothing are optional; which ones these are.

    A query is a question where a word asks or a question mark ends it. Words in quotation marks,
    and all of a query that has fields or operators, are asked for as they are.
    """
    if not (parsed.plain and isinstance(tree, And) and _is_question(parsed.text, tree)):
        return tree, []
    return loosened(tree, lambda word: not word.exact and not names_a_thing(word, analyzer))


def _is_question(text: str, tree: And) -> bool:
    words = [child.child for child in tree.children if isinstance(child, Maybe)]
    return text.rstrip().endswith("?") or any(
        isinstance(word, Word) and asks(word.text) for word in words
    )
