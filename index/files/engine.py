"""What an engine has to do: keep the keys of many entries, and list the entries of a key.

An index is made of parts. A part is written once, into a folder of its own, and never changed;
its entries are numbered from 0 in the order they came. All that is Danish (keys), all that ranks
(weights are made in `index.text.terms`, combined in `index.answers.matching`) and all that a query
means lies outside, so another engine needs this and nothing else.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol


class KeyKind(StrEnum):
    """The lists of an index: words as typed, by inflection, by compound part; names of `meta`."""

    EXACT = "exact"
    INFLECTION = "inflection"
    COMPOUND = "compound"
    META = "meta"


class Postings(NamedTuple):
    """The entries of a key, ascending, each with its weight and its mask of fields."""

    numbers: Sequence[int] = ()
    weights: Sequence[float] = ()
    masks: Sequence[int] = ()


class Places(NamedTuple):
    """Where a key occurs: its entries, ascending, how often in each, and all places in a row."""

    numbers: array[int]
    lengths: array[int]
    places: array[int]


class PartLists(NamedTuple):
    """What a part is written of.

    `postings` gives for every key its entries with their weights (how much an entry is about it,
    > 0) and masks of the fields it occurs in; `places` where exactly, for `EXACT` and `META` only.
    Keys may share their postings: one object then.
    """

    postings: Mapping[KeyKind, Mapping[str, Postings]]
    places: Mapping[KeyKind, Mapping[str, Places]]


class PartReader(Protocol):
    """Reads one finished part. Raises `IndexDamaged` where its files are not what was written."""

    def postings(self, kind: KeyKind, key: str) -> Postings:
        """The entries of a key; empty for an unknown one."""

    def positions(
        self, kind: KeyKind, key: str, among: Collection[int]
    ) -> Mapping[int, Sequence[int]]:
        """Where a key of `EXACT` or `META` occurs in those of these entries that have it."""

    def beginning(self, kind: KeyKind, prefix: str) -> list[str]:
        """The keys that begin with `prefix`, in order of their letters."""

    def close(self) -> None:
        """Let go of the files."""


class Engine(Protocol):
    """A way of keeping parts. `name` changes whenever what it writes changes."""

    name: str

    def write(self, folder: Path, lists: PartLists) -> None:
        """A new part in an existing empty folder. Its durability is the caller's business."""

    def reader(self, folder: Path) -> PartReader:
        """Open a finished part."""
