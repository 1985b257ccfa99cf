"""What a query asks for: a tree of frozen values that knows neither engine nor analysis.

Leaves are words, prefixes and phrases as typed, and choices of facets; nodes combine them.
`start` and `end` are the place in the query's text and do not count when leaves are compared.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from index.folding import fold


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
class Phrase:
    """These words as typed, one after the other."""

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


Leaf = Word | Prefix | Phrase
Node = Leaf | Choice | Years | And | Or | Not | Nothing


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
        case Word() | Prefix() | Phrase():
            yield node
        case And(children) | Or(children):
            for child in children:
                yield from wanted(child)
        case _:
            return


def change_leaves(node: Node, change: Callable[[Leaf], Leaf]) -> Node:
    """The same tree with every leaf, also the unwanted, changed."""
    match node:
        case Word() | Prefix() | Phrase():
            return change(node)
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


def exactly(node: Node) -> Node:
    """The same query, every word only as typed."""
    return change_leaves(
        node, lambda leaf: replace(leaf, exact=True) if isinstance(leaf, Word) else leaf
    )


def describe(node: Node) -> str:
    """The tree in the query language itself, with every bracket shown."""
    match node:
        case Word(text, name, exact):
            return _scoped(name, f'"{text}"' if exact else text)
        case Prefix(text, name):
            return _scoped(name, f"{text}*")
        case Phrase(words, name):
            return _scoped(name, f'"{" ".join(words)}"')
        case Choice(facet, value):
            return f"{facet}:{value}"
        case Years(first, last):
            return f"year:{first}-{last}" if first != last else f"year:{first}"
        case And(children):
            return f"({' AND '.join(map(describe, children))})"
        case Or(children):
            return f"({' OR '.join(map(describe, children))})"
        case Not(child):
            return f"NOT {describe(child)}"
        case Nothing():
            return "(nothing)"


def as_json(node: Node) -> dict[str, Any]:
    """The tree as plain data."""
    match node:
        case Word(text, name, exact):
            return {"word": text, "field": name, "exact": exact}
        case Prefix(text, name):
            return {"prefix": text, "field": name}
        case Phrase(words, name):
            return {"phrase": list(words), "field": name}
        case Choice(facet, value):
            return {facet: value}
        case Years(first, last):
            return {"years": [first, last]}
        case And(children):
            return {"and": [as_json(child) for child in children]}
        case Or(children):
            return {"or": [as_json(child) for child in children]}
        case Not(child):
            return {"not": as_json(child)}
        case Nothing():
            return {"nothing": True}


def same(left: Leaf, right: Leaf) -> bool:
    """Whether two leaves ask the same, whatever their case and spelling of letters."""
    return type(left) is type(right) and fold(describe(left)) == fold(describe(right))


def _scoped(name: str | None, text: str) -> str:
    return text if name is None else f"{name}:{text}"
