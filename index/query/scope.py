"""Where a query looks: which councils, days and kinds its fields and options leave."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from index.query.parser import parse
from index.query.tree import And, Choice, Days, Node, Or, Years
from index.query.values import resolve

Span = tuple[int, int]
_FIRST, _LAST = 101, 1231  # month and day


class Scope(NamedTuple):
    """Slugs of councils, spans of days (yyyymmdd, both ends included) and kinds; None for any."""

    councils: frozenset[str] | None = None
    days: tuple[Span, ...] | None = None
    kinds: frozenset[str] | None = None

    def within(self, other: Scope) -> Scope:
        """What both leave."""
        days = other.days
        if self.days is not None:
            days = self.days if days is None else _shared(self.days, days)
        return Scope(_both(self.councils, other.councils), days, _both(self.kinds, other.kinds))


EVERYWHERE = Scope()


def scope_of(
    query: str, councils: Collection[str], years: Span | None, kinds: Collection[str] = ()
) -> Scope:
    """What a query leaves, typed with options for councils, years and kinds.

    Raises:
        SearchError: the query, a council or a kind cannot be understood.
    """
    return scope_of_tree(parse(query).tree, years).within(
        Scope(
            resolve("council", councils) if councils else None,
            kinds=resolve("kind", kinds) if kinds else None,
        )
    )


def scope_of_tree(tree: Node, years: Span | None) -> Scope:
    """What a tree leaves, and an option for years."""
    left = _scope(Years(*years)) if years else EVERYWHERE
    for one in _conditions(tree):
        left = left.within(_scope(one))
    return left


def contradicted(left: Scope) -> Iterator[str]:
    """Why nothing can be there, if so."""
    if left.councils is not None and not left.councils:
        yield "No paper is of all the councils asked for: write ELLER between them for any."
    if left.kinds is not None and not left.kinds:
        yield "No paper is of all the kinds asked for: write ELLER between them for any."
    if left.days is not None and not left.days:
        yield "No day is within all the dates and years asked for."


def _conditions(tree: Node) -> Iterator[Node]:
    if isinstance(tree, And):
        for child in tree.children:
            yield from _conditions(child)
    else:
        yield tree


def _scope(node: Node) -> Scope:
    match node:
        case Choice("council", value):
            return Scope(councils=frozenset({value}))
        case Choice("kind", value):
            return Scope(kinds=frozenset({value}))
        case Years(first, last):
            return _scope(Days(first * 10_000 + _FIRST, last * 10_000 + _LAST))
        case Days(first, last):
            return Scope(days=((first, last),) if first <= last else ())
        case Or(children):
            return _either([_scope(child) for child in children])
        case _:
            return EVERYWHERE


def _either(scopes: list[Scope]) -> Scope:
    """What any of them leaves; of scopes that say something of both, only what they agree in."""
    days = [one.days for one in scopes]
    return Scope(
        _any([one.councils for one in scopes]),
        tuple(span for spans in days for span in spans or ()) if None not in days else None,
        _any([one.kinds for one in scopes]),
    )


def _any(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    return frozenset().union(*(one for one in sets if one)) if None not in sets else None


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _shared(spans: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    pairs = ((max(a, c), min(b, d)) for a, b in spans for c, d in others)
    return tuple((first, last) for first, last in pairs if first <= last)
