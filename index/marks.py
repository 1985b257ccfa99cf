"""What a query marks in a text: the words that its leaves found, from the build's vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from index.fields import BY_NAME
from index.lists import is_meta
from index.matching import LEVELS, Matcher
from index.query import Leaf, Phrase, Prefix, Word
from index.snippets import Marks, needles_of
from index.tokens import tokenize


def marks_of(leaves: Iterable[Leaf], matcher: Matcher) -> list[Marks]:
    """The marks of every leaf, in order."""
    return [_marks(leaf, matcher) for leaf in leaves]


def word_forms(word: Word, matcher: Matcher) -> dict[str, int]:
    """The corpus' words that answer a word, by their exact key, with the level's place."""
    keys = matcher.analyzer.keys(word.text)
    forms = {keys.exact: 0}
    if word.exact or is_meta(word):
        return forms
    for key in sorted(keys.inflection):
        for part in matcher.parts:
            for form, level in part.store.forms(key):
                place = LEVELS.index(level)
                forms[form] = min(place, forms.get(form, place))
    return forms


def _marks(leaf: Leaf, matcher: Matcher) -> Marks:
    mask = 0 if leaf.field is None or is_meta(leaf) else BY_NAME[leaf.field].bit
    worth = matcher.idf(leaf)
    exact_of = matcher.analyzer.keys
    words: dict[str, int] = {}
    phrases: tuple[tuple[str, ...], ...] = ()
    match leaf:
        case Prefix():
            words = dict.fromkeys(matcher.expansions(leaf), 0)
        case Phrase():
            phrases = (tuple(exact_of(word).exact for word in leaf.words),)
        case Word():
            words = word_forms(leaf, matcher)
            parts = [token.text for token in tokenize(leaf.text) if token.span == 1]
            if len(parts) > 1:
                phrases = (tuple(exact_of(part).exact for part in parts),)
    return Marks(words, phrases, mask, worth, needles_of(words, phrases))
