"""More like this item: those that share the words that tell what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from index.answers.matter import kin_of
from index.model import Entry
from index.opened.lists import Lists
from index.opened.opening import OpenBuild

_LEAST = 0.05  # of the words, by what they tell: below, two items have a phrase in common
_WORDS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Alike:
    """An item with how much it has in common (0 to 1), and the telling words it shares."""

    entry: Entry
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Similar:
    """An item and those like it, the likest first."""

    entry: Entry
    items: tuple[Alike, ...]


def similar(number: int, build: OpenBuild, limit: int) -> Similar:
    """The items that are most like an entry."""
    entry = build.entries((number,))[number]
    group = build.columns.arrays["group"][number]
    lists = Lists(build.parts, build.analyzer)
    kin = kin_of(entry, lists, build.columns, group, limit, _LEAST)
    entries = build.entries([one.number for one in kin])
    items = (
        Alike(entries[one.number], round(one.share, 4), one.words[:_WORDS_SHOWN]) for one in kin
    )
    return Similar(entry, tuple(items))
