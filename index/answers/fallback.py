"""What to do with a query that finds nothing: ask for less, or for words that exist."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from index.answers import suggest
from index.answers.filters import Filters
from index.answers.matching import Found, Matcher
from index.answers.results import collapse
from index.danish.folding import fold
from index.opened.lists import is_meta
from index.query.apart import together
from index.query.parser import parse
from index.query.questions import names_a_thing, without_its_verbs
from index.query.tree import (
    And,
    Leaf,
    Maybe,
    Node,
    Or,
    Phrase,
    Prefix,
    Query,
    Word,
    change_leaves,
    describe,
    in_any_field,
    in_any_form,
    telling,
    wanted,
    wherever,
)
from index.query.wildcards import wild_of
from index.text.fields import TEXT_FIELDS
from parse.display import counted
from parse.municipalities import MUNICIPALITIES

SOME_WORDS = "No entry has all the words; kkr search shows those that have some."
_T = TypeVar("_T")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:\d\d){1,2})?")
# Where each word of a phrase may be misspelt: all texts, a field of them, and people's names.
_WORDED = {None, "name"} | {one.name for one in TEXT_FIELDS if not one.meta}
# A word that a fifth of all entries has is nobody's subject, unless there are hardly any.
_MOST_COMMON, _FEW = 0.2, 8
_STEM = 3  # letters: fewer begin anything


def better_query(parsed: Query, matcher: Matcher) -> str | None:
    """The query with words that are nowhere replaced by the nearest that are.

    If these stand with the others anywhere: no `kunst intelligens` for `kunstig intelligens`. What
    the dictionary has is not misspelt: no `forlænge` for `fodgængere`.
    """
    text = parsed.text
    stores = [part.store for part in matcher.parts]
    for leaf in reversed(list(telling(parsed.tree))):  # so that places before stay what they are
        quoted = text[leaf.start : leaf.end]
        for word in _missing(leaf, matcher):
            if not is_meta(leaf):
                known = matcher.analyzer.is_known(word)
                better = None if known else _closest(word, matcher)
            elif leaf.field == "name":
                better = suggest.closest(word, stores, partial(stands, matcher, field="name"))
            elif leaf.field == "municipality":
                better = _nearest_municipality(word)
            else:
                continue
            if better is not None:
                quoted = _with_word(quoted, word, better)
        text = text[: leaf.start] + quoted + text[leaf.end :]
    if text == parsed.text:
        return None
    return text if matcher.run(in_any_form(parse(text).tree)).scores else None


def _closest(word: str, matcher: Matcher) -> str | None:
    """The nearest word that texts have, alone or within others."""
    alone = suggest.closest(word, [part.store for part in matcher.parts])
    if alone is not None:
        return alone
    has = partial(stands, matcher, field=None)
    return suggest.closest_known(word, matcher.analyzer.lexicon, has)


def _with_word(text: str, word: str, better: str) -> str:
    """A text with another word in the place of one, which may be the beginning of others."""
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _: better, text)


def _missing(leaf: Leaf, matcher: Matcher) -> Iterator[str]:
    """The words of a leaf that are nowhere: of a phrase those that not even stand alone."""
    match leaf:
        case Word() if not matcher.bands(leaf):
            yield leaf.text
        case Phrase(words, name) if name in _WORDED and not matcher.bands(leaf):
            alone = (word for word in words if wild_of(word, name) is None)
            yield from (word for word in alone if not matcher.bands(Word(word, name, exact=True)))
        case _:
            return


def stands(matcher: Matcher, word: str, field: str | None) -> bool:
    """Whether a field, or any text, has a word anywhere, in any of its forms."""
    return bool(matcher.bands(Word(word, field)))


def _nearest_municipality(text: str) -> str | None:
    """The official name nearest to one that no meeting has."""
    names = {fold(name): name for name in MUNICIPALITIES}
    near = difflib.get_close_matches(fold(text), names, n=1, cutoff=0.75)
    return names[near[0]] if near and near[0] != fold(text) else None


def less_asked(parsed: Query, found: Found, filters: Filters, matcher: Matcher) -> Iterator[str]:
    """What a query that finds nothing would find without its filters, or its fields and phrases.

    `found` is what it finds before filters given as options.
    """
    # Fields and exactness are part of the tree that was run, and filter all the same.
    asked, _ = without_its_verbs(parsed, parsed.tree, matcher.analyzer)
    open_tree = wherever(asked)
    loose = open_tree if any(wanted(open_tree)) else asked
    columns = matcher.columns
    outside = collapse(matcher.run(loose).scores or found.scores, columns)
    if outside:
        yield f"Without the filters: {counted(len(outside), 'hit')}."
        return
    ways = (
        (in_any_field, "in any part of the papers"),
        (in_any_form, "with these words in any form and order"),
    )
    for tree, kept, before in ((asked, filters, ""), (loose, Filters(), "without the filters, ")):
        for way, told in ways:
            other = way(tree)
            if other == tree:
                continue
            found_so = matcher.run(together(other, matcher.analyzer)).scores
            others = collapse(kept.apply(found_so, columns), columns)
            if others:
                where = f"{before}{told}"
                yield f"{where[0].upper()}{where[1:]}: {counted(len(others), 'hit')}."
                return
    yield from _apart(asked, filters, matcher)
    yield from _begun(asked, filters, matcher)


def _begun(asked: Node, filters: Filters, matcher: Matcher) -> Iterator[str]:
    """What there is with words that begin as those that are nowhere: *psyk*, `navn:havr`."""
    cut: dict[Leaf, Leaf] = {
        leaf: Prefix(leaf.text, leaf.field)
        for leaf in telling(asked)
        if isinstance(leaf, Word) and len(leaf.text) >= _STEM and leaf.text.isalpha()
        if not (leaf.exact or matcher.bands(leaf))
    }
    if not cut:
        return
    found = matcher.run(change_leaves(asked, lambda leaf: cut.get(leaf, leaf))).scores
    others = collapse(filters.apply(found, matcher.columns), matcher.columns)
    if others:
        shown = ", ".join(map(describe, cut.values()))
        yield f"With words that begin so ({shown}): {counted(len(others), 'hit')}."


def _apart(asked: Node, filters: Filters, matcher: Matcher) -> Iterator[str]:
    """What there is with compounds that are nowhere in two words: *affald* and *sortering*."""
    compounds = [leaf for leaf in telling(asked) if isinstance(leaf, Word) and not is_meta(leaf)]
    cut = {
        word: halves
        for word in compounds
        if not (word.exact or matcher.bands(word))
        and (halves := matcher.analyzer.halves(word.text))
    }
    if not cut:
        return
    found = matcher.run(_with_halves(asked, cut)).scores
    others = collapse(filters.apply(found, matcher.columns), matcher.columns)
    if others:
        shown = ", ".join(f"{left} + {right}" for left, right in cut.values())
        yield f"With {shown} as words of their own: {counted(len(others), 'hit')}."


def _with_halves(node: Node, cut: Mapping[Word, tuple[str, str]]) -> Node:
    match node:
        case Word(field=name) if node in cut:
            return And(tuple(Word(half, name) for half in cut[node]))
        case And(children):
            return And(tuple(_with_halves(child, cut) for child in children))
        case Or(children):
            return Or(tuple(_with_halves(child, cut) for child in children))
        case _:
            return node


def most_telling(tree: And, matcher: Matcher, filters: Filters) -> tuple[Found, list[str]]:
    """The entries with the most telling words that stand together, and a remark that says so.

    Rare words tell more than common ones; verbs, years and words of grammar count only where
    nothing else is asked for. No telling word is lost: where one stands only without the best
    company of others, those that have it follow in turn. Of *Venstre flygtninge*, if nobody names
    both, first the entries with the rarer of them, then those with the other.
    """
    leaves = [child for child in tree.children if isinstance(child, Leaf)]
    known = [leaf for leaf in leaves if matcher.bands(leaf)]
    things = [leaf for leaf in known if _is_subject(leaf, matcher)] or known
    fixed = [child for child in tree.children if not isinstance(child, Leaf | Maybe)]
    companies = _companies(things, fixed, matcher, filters)
    if not companies:
        return Found({}, {}), []
    scores: dict[int, float] = {}
    levels: dict[int, int] = {}
    turns: dict[int, int] = {}
    ceiling = 0.0
    for turn, company in enumerate(companies):
        children = (
            Maybe(child) if isinstance(child, Leaf) and child not in company else child
            for child in tree.children
        )
        found = matcher.run(And(tuple(children)))
        ceiling = max(ceiling, found.ceiling)
        for number in found.scores.keys() - scores.keys():
            scores[number], levels[number] = found.scores[number], found.levels[number]
            turns[number] = turn
    shown = "; then those with ".join(" and ".join(map(describe, one)) for one in companies)
    present = {leaf for company in companies for leaf in company}
    absent = [describe(leaf) for leaf in leaves if leaf not in present]
    without = f", without {', '.join(absent)}" if absent else ""
    remark = f"No entry has all the words. Shown are those with {shown}{without}".rstrip(".") + "."
    return Found(scores, levels, ceiling, turns), [remark]


def _is_subject(leaf: Leaf, matcher: Matcher) -> bool:
    """Whether somebody may ask for a word by itself: for refugees, not for 2015-2018."""
    is_year = isinstance(leaf, Word) and _YEAR.fullmatch(leaf.text)
    return not is_year and names_a_thing(leaf, matcher.analyzer)


def _companies(
    leaves: Sequence[Leaf], fixed: Sequence[Node], matcher: Matcher, filters: Filters
) -> list[list[Leaf]]:
    """Words that some entry has together, the most telling company first.

    Those that follow have a telling word each that none before has.
    """
    having: dict[int, int] = {}
    for place, leaf in enumerate(leaves):
        for number in matcher.bands(leaf):
            having[number] = having.get(number, 0) | 1 << place
    numbers = having.keys() & matcher.run(And(tuple(fixed))).scores.keys() if fixed else having
    together = {having[number] for number in filters.apply(numbers, matcher.columns)}
    worth = [matcher.idf(leaf) for leaf in leaves]
    by_worth = sorted(together, key=lambda mask: (-sum(_chosen(worth, mask)), mask))
    living = len(matcher.columns) - len(matcher.columns.dead)
    limit = max(_FEW, _MOST_COMMON * living)
    telling = sum(1 << i for i, leaf in enumerate(leaves) if len(matcher.bands(leaf)) <= limit)
    found: list[list[Leaf]] = []
    for mask in by_worth:
        if not found or mask & telling:
            found.append(_chosen(leaves, mask))
            telling &= ~mask
    return found


def _chosen(values: Sequence[_T], mask: int) -> list[_T]:
    return [value for place, value in enumerate(values) if mask >> place & 1]
