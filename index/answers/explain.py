"""How a query is understood, and which words it matches: for people, and for those who judge us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import contains
from typing import Any

from index.answers.marks import word_forms
from index.answers.matching import LEVELS, Matcher
from index.danish.folding import fold
from index.model import Level
from index.opened.store import plainest
from index.query.parser import parse
from index.query.spellings import Way, way_as_typed, ways_of_day, ways_of_word
from index.query.tree import Day, Leaf, Pattern, Phrase, Prefix, Word, as_json, describe, wanted
from index.query.wildcards import is_wild, shape_of
from index.text.analysis import Analyzer
from index.text.expressions import spellings_of
from index.text.tokens import tokenize

_SHOWN_FORMS = 12


@dataclass(frozen=True, slots=True)
class Explanation:
    """A query as understood: for reading (`text`), as data (`data`), with remarks."""

    query: str
    text: str
    data: dict[str, Any]
    remarks: tuple[str, ...]


def explain(query: str, matcher: Matcher | None = None) -> Explanation:
    """How a query is understood; with an index (`Index.explain`), also what its words find."""
    parsed = parse(query)
    lines = [describe(parsed.tree)]
    data: dict[str, Any] = {"query": query, "tree": as_json(parsed.tree)}
    if matcher is not None:
        data["words"] = []
        for leaf in dict.fromkeys(wanted(parsed.tree)):
            bands = matcher.bands(leaf)
            at = {str(level): 0 for level in LEVELS}
            for value in bands.values():
                at[str(LEVELS[2 - int(value)])] += 1
            word: dict[str, Any] = {"word": describe(leaf), "entries": len(bands), "at": at}
            counts = ", ".join(f"{number} {level}" for level, number in at.items() if number)
            lines.append(f"  {describe(leaf)}: {counts or 'nowhere'}")
            if isinstance(leaf, Word):
                word["forms"] = _forms(leaf, matcher)
                lines.extend(_form_lines(word["forms"]))
            data["words"].append(word)
    return Explanation(query, "\n".join(lines), data, parsed.remarks)


def explain_words(
    query: str, words: Iterable[str], analyzer: Analyzer | None = None
) -> dict[str, Level]:
    """Those of the words that a query matches, each with its nearest level.

    Needs no index: without an analyzer the lexicon is compiled for the occasion.
    """
    analyzer = analyzer or _analyzer_without_index()
    leaves = list(wanted(parse(query).tree))
    found: dict[str, Level] = {}
    for word in words:
        levels = [level for leaf in leaves if (level := _level(leaf, word, analyzer))]
        if levels:
            found[word] = min(levels, key=LEVELS.index)
    return found


def _analyzer_without_index() -> Analyzer:
    from index.danish.lexicon_cache import any_lexicon  # noqa: PLC0415  # a search need not load it

    return Analyzer(any_lexicon())


def _level(leaf: Leaf, word: str, analyzer: Analyzer) -> Level | None:
    match leaf:
        case Prefix() | Pattern():
            return Level.EXACT if shape_of(leaf).fullmatch(fold(word)) else None
        case Phrase(words):
            ways = [] if is_wild(leaf) else [way_as_typed(words, analyzer)]
            return Level.EXACT if _is_written(ways, word, analyzer) else None
        case Day():
            ways = ways_of_day(leaf, analyzer)
            return Level.EXACT if _is_written(ways, word, analyzer) else None
    if _is_written(ways_of_word(leaf.text, analyzer), word, analyzer):
        return Level.EXACT
    level = analyzer.match(leaf.text, word)
    if level is None and word.casefold().rstrip(".") in spellings_of(leaf.text):
        level = Level.INFLECTION
    return None if leaf.exact and level is not Level.EXACT else level


def _is_written(ways: Iterable[Way], word: str, analyzer: Analyzer) -> bool:
    """Whether a word is, where a text has it, one of these ways of writing."""
    tokens = list(tokenize(word))
    parts = [analyzer.keys(token.text).exact for token in tokens if token.span == 1]
    wholes = {analyzer.keys(token.text).exact for token in tokens if token.span == len(parts)}
    return any(
        (len(way) == 1 and not wholes.isdisjoint(way[0]))
        or (len(way) == len(parts) and all(map(contains, way, parts)))
        for way in ways
    )


def _forms(word: Word, matcher: Matcher) -> dict[str, list[str]]:
    """The corpus' words that answer a word, by level, as the corpus writes them."""
    forms = word_forms(word, matcher)
    written: dict[str, str] = {}
    for part in matcher.parts:
        for form, shown in part.store.spellings(forms).items():
            written[form] = plainest((written.get(form, shown), shown))
    return {
        str(level): [written[one] for one in sorted(written) if forms[one] == number]
        for number, level in enumerate(LEVELS)
    }


def _form_lines(forms: dict[str, list[str]]) -> Iterable[str]:
    for level, words in forms.items():
        if words:
            more = f" and {len(words) - _SHOWN_FORMS} more" if len(words) > _SHOWN_FORMS else ""
            yield f"    {level}: {', '.join(words[:_SHOWN_FORMS])}{more}"
