"""What kindred words would find (*lukke* for *lukning*), told of where little is found.

They are not looked for: *aftale* and *behandle* mean little to who asks for the thing. But a matter
is as often told in a verb as asked for in a noun, or under the name that it had before, and no hits
must not mean that it is not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from index.answers.filters import Filters
from index.answers.matching import Matcher
from index.answers.short_names import in_other_words
from index.danish.derivation import derived
from index.danish.folding import fold, unfold
from index.danish.kinds import VERB
from index.danish.peoples import of_the_same_people
from index.query.tree import Node, Query, Word, wanted
from index.text.analysis import Analyzer

# What papers of different years, councils and ministries call the same, or so nearly that who asks
# for one wants to know of the other. Some are names of before and after a law.
_SAME_THING = (
    ("affald", "renovation"),
    ("arbejdsløs", "ledig"),
    ("arbejdsløshed", "ledighed"),
    ("arbejdsmarkedsråd", "beskæftigelsesråd"),  # 2015
    ("beredskab", "brandvæsen"),
    ("bredbånd", "internet"),
    ("børnehave", "daginstitution"),
    ("covid", "corona"),
    ("daginstitution", "dagtilbud"),
    ("efteruddannelse", "videreuddannelse"),
    ("erhvervsfremmebestyrelse", "vækstforum"),  # 2019
    ("erhvervshus", "væksthus"),  # 2019
    ("flersproget", "tosproget"),
    ("flygtning", "fordreven"),  # 2022, of those from Ukraine
    ("folkeskole", "grundskole"),
    ("funktionsnedsættelse", "handicap"),
    ("genbrugsplads", "genbrugsstation"),
    ("genoptræning", "rehabilitering"),
    ("ghetto", "parallelsamfund"),  # 2021
    ("hjemløs", "boligløs"),
    ("hjemmehjælp", "hjemmepleje"),
    ("hjemrejseydelse", "integrationsydelse"),  # 2020
    ("hospital", "sygehus"),
    ("indvandrer", "udlænding"),
    ("klimaforandring", "klimaændring"),
    ("klimasikring", "klimatilpasning"),
    ("kloak", "spildevand"),
    ("kommunalbestyrelse", "byråd"),
    ("landdistrikt", "yderområde"),
    ("læreplads", "praktikplads"),
    ("magtanvendelse", "tvang"),
    ("misbrug", "rusmiddel"),
    ("plejehjem", "plejecenter"),
    ("sindslidelse", "psykisk lidelse"),
    ("sindslidende", "psykisk syg"),
    ("solcelle", "solenergi"),
    ("sundhedscenter", "sundhedshus"),
    ("sundhedskoordinationsudvalg", "sundhedssamarbejdsudvalg"),  # 2022
    ("udkantsområde", "yderområde"),
    ("udviklingshandicap", "udviklingshæmmet"),
    ("vindkraft", "vindmølle"),
)
_OTHERS: dict[str, list[str]] = defaultdict(list)
for _one, _other in _SAME_THING:
    _OTHERS[fold(_one)].append(_other)
    _OTHERS[fold(_other)].append(_one)
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
        others = dict.fromkeys(kindred_words(leaf.text, matcher.analyzer))
        remarks = told(leaf.text, iter(others))
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
        yield from _OTHERS.get(one, ())
        yield from map(unfold, of_the_same_people(one))
    first, last = analyzer.halves(word) or ("", word)
    lexicon, own = analyzer.lexicon, analyzer.keys(word).inflection
    lemmas = lexicon.readings(fold(last)) or (fold(last),)
    for other in dict.fromkeys(one for lemma in lemmas for one in derived(lemma, lexicon)):
        if not analyzer.keys(first + other).inflection & own:
            yield first + unfold(other)
