"""Fields that take one word where several may have been meant: *navn:Erik Flyvholm*.

A field ends at a space (docs/query-language.md): *Flyvholm* is looked for in the texts, and the
meetings found are those with any Erik. Where the words stand together in the field somewhere, what
the field would find with all of them is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from index.answers.filters import Filters
from index.answers.matching import Matcher
from index.answers.results import collapse
from index.query.tree import And, Maybe, Node, Not, Phrase, Query, Word
from parse.display import counted

_MOST = 5  # words of a value: a name has two to four, a title's beginning is telling enough
_FIELD = re.compile(r"([^\W\d_]+):$")


def whole_values(
    parsed: Query, tree: Node, filters: Filters, shown: Collection[int], matcher: Matcher
) -> Iterator[str]:
    """What fields would find with the words behind them, where that is other than is `shown`."""
    if not isinstance(tree, And):
        return
    for place, child in enumerate(tree.children):
        first = child.child if isinstance(child, Not) else child
        name = _FIELD.search(parsed.text[: first.start]) if isinstance(first, Word) else None
        if not (isinstance(first, Word) and first.field and name):
            continue
        behind = _behind(parsed.text, first, tree.children[place + 1 :])
        value = _longest(first, behind, matcher)
        if value is None:
            continue
        rest = (*tree.children[:place], *tree.children[place + len(value.words) :])
        meant = Not(value) if isinstance(child, Not) else value
        whole = And((meant, *rest)) if rest else meant
        numbers = filters.apply(matcher.run(whole).scores, matcher.columns)
        leaders = collapse(numbers, matcher.columns)
        if leaders and set(leaders) != set(shown):
            words = " ".join(value.words[1:])
            minus = "-" if isinstance(child, Not) else ""
            asked = f'{minus}{name[1]}:"{" ".join(value.words)}"'
            yield (
                f"A field takes one word: “{words}” was looked for everywhere; "
                f"{asked} in its place finds {counted(len(leaders), 'hit')}."
            )


def _behind(text: str, first: Word, following: Sequence[Node]) -> list[str]:
    """The plain words of a query that stand right behind one."""
    found: list[str] = []
    end = first.end
    for node in following:
        word = node.child if isinstance(node, Maybe) else node
        if not isinstance(word, Word) or word.field or word.exact or text[end : word.start].strip():
            break
        found.append(word.text)
        end = word.end
    return found[: _MOST - 1]


def _longest(first: Word, behind: Sequence[str], matcher: Matcher) -> Phrase | None:
    """The phrase of most of these words that stands in the field somewhere."""
    for size in range(len(behind), 0, -1):
        phrase = Phrase((first.text, *behind[:size]), first.field)
        if matcher.bands(phrase):
            return phrase
    return None
