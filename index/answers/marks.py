"""What a query marks in a text: the words that its leaves found, from the build's vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from index.answers.matching import LEVELS, Matcher
from index.answers.snippets import Marks, needles_of
from index.model import Level
from index.opened.lists import is_meta, scope
from index.query.spellings import Way, ways_of_day, ways_of_word
from index.query.tree import Day, Leaf, Pattern, Phrase, Prefix, Word
from index.query.wildcards import is_wild
from index.text.fields import BY_NAME
from index.text.names import is_named, readings


def marks_of(leaves: Iterable[Leaf], matcher: Matcher) -> list[Marks]:
    """The marks of every leaf, in order."""
    return [_marks(leaf, matcher) for leaf in leaves]


def word_forms(word: Word, matcher: Matcher) -> dict[str, int]:
    """The corpus' words that answer a word, by their exact key, with the level's place."""
    keys = matcher.analyzer.keys(word.text)
    forms = {keys.exact: 0}
    if word.exact or is_meta(word):
        return forms
    sought = matcher.analyzer.inside(word.text)
    for key in sorted(keys.inflection):
        for part in matcher.parts:
            for form, level in part.store.forms(key):
                if level is Level.COMPOUND and key not in sought:
                    continue
                place = LEVELS.index(level)
                forms[form] = min(place, forms.get(form, place))
    return forms


def _marks(leaf: Leaf, matcher: Matcher) -> Marks:
    if is_meta(leaf):
        return _name_marks(leaf, matcher)
    _, mask = scope(leaf)
    match leaf:
        case Prefix() | Pattern():
            return _found_by(leaf, matcher, mask, dict.fromkeys(matcher.expansions(leaf), 0), ())
        case Phrase():
            return _found_by(leaf, matcher, mask, {}, matcher.ways_of(leaf))
        case Day():
            return _found_by(leaf, matcher, mask, {}, ways_of_day(leaf, matcher.analyzer))
        case Word():
            ways = ways_of_word(leaf.text, matcher.analyzer)
            if not leaf.exact:
                ways += [*matcher.other_ways(leaf), *matcher.torn_ways(leaf)]
            return _found_by(leaf, matcher, mask, word_forms(leaf, matcher), ways)


def _name_marks(leaf: Leaf, matcher: Matcher) -> Marks:
    """Names are marked in the attendance, in the forms that it prints them in."""
    assert leaf.field is not None
    mask = BY_NAME["attendance"].bit
    if isinstance(leaf, Prefix | Pattern):
        return _found_by(leaf, matcher, mask, dict.fromkeys(matcher.expansions(leaf), 0), ())
    if isinstance(leaf, Phrase) and is_wild(leaf):
        return _found_by(leaf, matcher, mask, {}, matcher.ways_of(leaf))
    assert isinstance(leaf, Word | Phrase)  # names have no days
    text = leaf.text if isinstance(leaf, Word) else " ".join(leaf.words)
    if leaf.field != "name":
        return Marks({}, (), mask, matcher.idf(leaf), {}, is_named(leaf.field, text))
    ways = [way for name in readings("name", text) for way in ways_of_word(name, matcher.analyzer)]
    return _found_by(leaf, matcher, mask, {}, ways)


def _found_by(
    leaf: Leaf, matcher: Matcher, mask: int, words: dict[str, int], ways: Iterable[Way]
) -> Marks:
    orders = []
    for way in ways:
        if len(way) == 1:
            words.update(dict.fromkeys(way[0], 0))
        else:
            orders.append(way)
    return Marks(words, orders, mask, matcher.idf(leaf), needles_of(words, orders))
