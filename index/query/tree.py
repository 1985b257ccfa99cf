"""What a query asks for: a tree of frozen values that knows neither engine nor analysis.

Leaves are words, prefixes, patterns, phrases and days as typed, and choices of facets; nodes
combine them.
`start` and `end` are the place in the query's text and do not count when leaves are compared.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from index.text.fields import BY_NAME
from index.text.tokens import words_of


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms and compounds; only as typed where `exact`."""

    text: str
    field: str | None = None
    exact: bool = False
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word that begins with `text`."""

    text: str
    field: str | None = None
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Every word of this shape: a star stands for any letters, a question mark for one."""

    text: str
    field: str | None = None
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names, in whatever notation; `text` is the one that was typed."""

    day: date
    text: str = dataclasses.field(compare=False)
    field: str | None = None
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words as typed, one after the other; a word may be a prefix or a pattern."""

    words: tuple[str, ...]
    field: str | None = None
    start: int = dataclasses.field(default=0, compare=False)
    end: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """Entries whose facet (`council`, `kind`, `outcome`) has this value."""

    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class Years:
    """Entries of these years, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Days:
    """Entries of these days (yyyymmdd), both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Maybe:
    """In an `And`: what need not be there, and raises the rank where it is.

    A `small` word is of no interest by itself: it counts only beside its neighbours in the query.
    """

    child: Leaf
    small: bool = False


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything else."""

    child: Node


@dataclass(frozen=True, slots=True)
class Nothing:
    """A query without any word: finds nothing."""


Wild = Prefix | Pattern
Leaf = Word | Wild | Phrase | Day
Node = Leaf | Choice | Years | Days | Maybe | And | Or | Not | Nothing


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood.

    `plain` says that it is words without operators or fields, so that the engine may fall back on
    the most telling of them. `remarks` tell what was read otherwise than one might expect.
    """

    text: str
    tree: Node
    plain: bool
    remarks: tuple[str, ...] = ()


def wanted(node: Node) -> Iterator[Leaf]:
    """The leaves that a hit may answer (none of those behind a `Not`), in order."""
    match node:
        case Word() | Prefix() | Pattern() | Phrase() | Day():
            yield node
        case Maybe():
            yield node.child
        case And(children) | Or(children):
            for child in children:
                yield from wanted(child)
        case _:
            return


def telling(node: Node) -> Iterator[Leaf]:
    """Those of the wanted leaves that are of interest by themselves."""
    children = node.children if isinstance(node, And) else (node,)
    for child in children:
        if not (isinstance(child, Maybe) and child.small):
            yield from wanted(child)


def change_leaves(node: Node, change: Callable[[Leaf], Leaf]) -> Node:
    """The same tree with every leaf, also the unwanted, changed."""
    match node:
        case Word() | Prefix() | Pattern() | Phrase() | Day():
            return change(node)
        case Maybe(child, small):
            return Maybe(change(child), small)
        case And(children):
            return And(tuple(change_leaves(child, change) for child in children))
        case Or(children):
            return Or(tuple(change_leaves(child, change) for child in children))
        case Not(child):
            return Not(change_leaves(child, change))
        case _:
            return node


def in_field(node: Node, name: str) -> Node:
    """The same query, its words sought in one field where they do not name another."""
    return change_leaves(
        node, lambda leaf: leaf if leaf.field is not None else replace(leaf, field=name)
    )


def in_any_field(node: Node) -> Node:
    """The same query, its words sought wherever they stand; names, though, in the attendance."""
    return change_leaves(
        node,
        lambda leaf: (
            leaf if leaf.field is None or BY_NAME[leaf.field].meta else replace(leaf, field=None)
        ),
    )


def loosened(
    tree: And, is_loose: Callable[[Word], bool], *, small: bool = False
) -> tuple[And, list[Word]]:
    """The tree with some words optional, and which; with none where nothing else is asked for."""
    loose = [child for child in tree.children if isinstance(child, Word) and is_loose(child)]
    if all(child in loose or isinstance(child, Maybe | Not) for child in tree.children):
        return tree, []
    return (
        And(
            tuple(
                Maybe(child, small) if isinstance(child, Word) and child in loose else child
                for child in tree.children
            )
        ),
        loose,
    )


def whenever(node: Node) -> Node:
    """The same query, whatever years and days it asks for."""
    return _without(node, (Years, Days))


def unclear(node: Node) -> Node:
    """The same query, of items with a decision that says no outcome in place of those asked for."""
    match node:
        case Choice("outcome"):
            return Choice("outcome", "unclassified")
        case And(children):
            return And(tuple(map(unclear, children)))
        case Or(children):
            return Or(tuple(map(unclear, children)))
        case _:
            return node


def wherever(node: Node) -> Node:
    """The same query, whatever years, days, councils, kinds and outcomes it asks for."""
    return _without(node, (Years, Days, Choice))


def _without(node: Node, asked: tuple[type[Choice | Years | Days], ...]) -> Node:
    match node:
        case Years() | Days() | Choice() if isinstance(node, asked):
            return Not(Nothing())
        case And(children):  # that all entries may stay needs no list of all
            kept = [_without(child, asked) for child in children if not isinstance(child, asked)]
            return And(tuple(kept)) if kept else Not(Nothing())
        case Or(children):
            return Or(tuple(_without(child, asked) for child in children))
        case _:
            return node


def in_any_form(node: Node) -> Node:
    """The same query, its words in any form and, where they are of one piece, in any order."""
    match node:
        case Word(text, name) if len(parts := words_of(text)) > 1:
            return And(tuple(Word(part, name) for part in parts))
        case Word():
            return replace(node, exact=False)
        case Phrase(words, name) if not any("*" in word or "?" in word for word in words):
            return And(tuple(Word(word, name) for word in words))
        case And(children):
            return And(tuple(map(in_any_form, children)))
        case Or(children):
            return Or(tuple(map(in_any_form, children)))
        case _:
            return node


def exactly(node: Node) -> Node:
    """The same query, every word and day only as typed."""
    return change_leaves(node, _as_typed)


def _as_typed(leaf: Leaf) -> Leaf:
    match leaf:
        case Word():
            return replace(leaf, exact=True)
        case Day(text=text, field=name, start=start, end=end):
            return Phrase(tuple(words_of(text)), name, start, end)
        case _:
            return leaf


def describe(node: Node) -> str:
    """The tree in the query language itself, with every bracket shown; optional words in [ ]."""
    match node:
        case Choice(facet, value):
            return f"{facet}:{value}"
        case Years(first, last):
            return f"year:{first}-{last}" if first != last else f"year:{first}"
        case Days(first, last):
            return f"date:{'..'.join(dict.fromkeys((_dashed(first), _dashed(last))))}"
        case Maybe(child):
            return f"[{describe(child)}]"
        case And(children):
            return f"({' AND '.join(map(describe, children))})"
        case Or(children):
            return f"({' OR '.join(map(describe, children))})"
        case Not(child):
            return f"NOT {describe(child)}"
        case Nothing():
            return "(nothing)"
        case _:
            text = _typed(node)
            return text if node.field is None else f"{node.field}:{text}"


def _typed(leaf: Leaf) -> str:
    match leaf:
        case Word(text, exact=exact):
            return f'"{text}"' if exact else text
        case Prefix(text):
            return f"{text}*"
        case Pattern(text):
            return text
        case Phrase(words):
            return f'"{" ".join(words)}"'
        case Day(day):
            return day.isoformat()


def as_json(node: Node) -> dict[str, Any]:
    """The tree as plain data."""
    match node:
        case Choice(facet, value):
            return {facet: value}
        case Years(first, last):
            return {"years": [first, last]}
        case Days(first, last):
            return {"days": [_dashed(first), _dashed(last)]}
        case Maybe(child):
            return {"optional": as_json(child)}
        case And(children):
            return {"and": [as_json(child) for child in children]}
        case Or(children):
            return {"or": [as_json(child) for child in children]}
        case Not(child):
            return {"not": as_json(child)}
        case Nothing():
            return {"nothing": True}
        case _:
            return _leaf_json(node)


def _leaf_json(leaf: Leaf) -> dict[str, Any]:
    match leaf:
        case Word(text, name, exact):
            return {"word": text, "field": name, "exact": exact}
        case Prefix(text, name):
            return {"prefix": text, "field": name}
        case Pattern(text, name):
            return {"pattern": text, "field": name}
        case Phrase(words, name):
            return {"phrase": list(words), "field": name}
        case Day(day, field=name):
            return {"day": day.isoformat(), "field": name}


def _dashed(day: int) -> str:
    return f"{day // 10_000:04}-{day // 100 % 100:02}-{day % 100:02}"
