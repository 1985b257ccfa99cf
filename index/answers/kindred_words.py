"""What kindred words would find (*lukke* for *lukning*), told of where little is found.

They are not looked for: *aftale* and *behandle* mean little to who asks for the thing. But a matter
is as often told in a verb as asked for in a noun, or under the name that it had before, and no hits
must not mean that it is not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from index.answers.filters import Filters
from index.answers.matching import Matcher
from index.answers.short_names import in_other_words
from index.danish.derivation import derived
from index.danish.folding import fold, unfold
from index.danish.kinds import VERB
from index.query.tree import Node, Query, Word, wanted
from index.text.analysis import Analyzer

# What papers of different years, councils and ministries call the same.
_SAME_THING = (
    ("covid", "corona"),
    ("genbrugsplads", "genbrugsstation"),
    ("hospital", "sygehus"),
    ("klimaforandring", "klimaændring"),
    ("kommunalbestyrelse", "byråd"),
    ("læreplads", "praktikplads"),
    ("plejehjem", "plejecenter"),
)
_OTHERS = {fold(one): other for pair in _SAME_THING for one, other in (pair, pair[::-1])}
FEW = 10  # hits: as many as one reads through


def by_kindred_words(
    parsed: Query, tree: Node, filters: Filters, shown: Collection[int], matcher: Matcher
) -> Iterator[str]:
    """How many hits more a query has with a kindred word in the place of one of its own."""
    if len(shown) >= FEW:
        return

    def told(word: str, others: Iterator[str]) -> list[str]:
        ways = (
            in_other_words(parsed, tree, (word, other), filters, shown, matcher) for other in others
        )
        return [remark for way in ways for remark in way]

    for leaf in wanted(tree):
        if not isinstance(leaf, Word) or leaf.exact:
            continue
        remarks = told(leaf.text, kindred_words(leaf.text, matcher.analyzer))
        if not (remarks or shown):
            remarks = told(leaf.text, _apart(leaf.text, matcher.analyzer))
        yield from remarks


def _apart(word: str, analyzer: Analyzer) -> Iterator[str]:
    """A compound in two words, with what its last member is derived from: *skole lukke*.

    A verb, that is: *hjemløshed* is nobody's *hjem løs*.
    """
    halves = analyzer.halves(word)
    if halves is None:
        return
    for other in kindred_words(halves[1], analyzer):
        if analyzer.lexicon.is_kind(fold(other), VERB):
            yield f"{halves[0]} {other}"


def kindred_words(word: str, analyzer: Analyzer) -> Iterator[str]:
    """Words that a word is derived from or derives, or that say the same.

    Of a compound with its other members.
    """
    for one in analyzer.lexicon.readings(fold(word)) or (fold(word),):
        if one in _OTHERS:
            yield _OTHERS[one]
    first, last = analyzer.halves(word) or ("", word)
    lexicon, own = analyzer.lexicon, analyzer.keys(word).inflection
    lemmas = lexicon.readings(fold(last)) or (fold(last),)
    for other in dict.fromkeys(one for lemma in lemmas for one in derived(lemma, lexicon)):
        if not analyzer.keys(first + other).inflection & own:
            yield first + unfold(other)
