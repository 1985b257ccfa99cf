"""Where a query looks: which councils and days its fields and options leave."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from index.parser import parse
from index.query import And, Choice, Days, Node, Or, Years
from index.values import resolve

Span = tuple[int, int]
_FIRST, _LAST = 101, 1231  # month and day


class Scope(NamedTuple):
    """The slugs of councils, and spans of days (yyyymmdd, both ends included); None for any."""

    councils: frozenset[str] | None = None
    days: tuple[Span, ...] | None = None

    def within(self, other: Scope) -> Scope:
        """What both leave."""
        councils, days = other.councils, other.days
        if self.councils is not None:
            councils = self.councils if councils is None else self.councils & councils
        if self.days is not None:
            days = self.days if days is None else _shared(self.days, days)
        return Scope(councils, days)


EVERYWHERE = Scope()


def scope_of(query: str, councils: Collection[str], years: Span | None) -> Scope:
    """What a query leaves, typed with options for councils and years.

    Raises:
        SearchError: the query or a council cannot be understood.
    """
    return scope_of_tree(parse(query).tree, years).within(
        Scope(resolve("council", councils) if councils else None)
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
    councils = [one.councils for one in scopes]
    days = [one.days for one in scopes]
    return Scope(
        frozenset().union(*(c for c in councils if c)) if None not in councils else None,
        tuple(span for spans in days for span in spans or ()) if None not in days else None,
    )


def _shared(spans: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    pairs = ((max(a, c), min(b, d)) for a, b in spans for c, d in others)
    return tuple((first, last) for first, last in pairs if first <= last)
