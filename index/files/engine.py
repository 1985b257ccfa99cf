"""What an engine has to do: keep the keys of many entries, and list the entries of a key.

An index is made of parts. A part is written once, into a folder of its own, and never changed;
its entries are numbered from 0 in the order they came. All that is Danish (keys), all that ranks
(weights are made in `index.text.terms`, combined in `index.answers.matching`) and all that a query
means lies outside, so another engine needs these two classes and nothing else.
"""

from __future__ import annotations

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


class Form(NamedTuple):
    """A word as it occurs: how it is written, and the keys it is found by."""

    shown: str
    inflection: frozenset[str]
    compound: frozenset[str]


class Terms(NamedTuple):
    """An entry as an engine sees it.

    `keys` gives for every key its weight (how much the entry is about it, > 0) and a mask of the
    fields it occurs in; `positions` where exactly, for `EXACT` and `META` only.
    `forms` are the words themselves by their exact key.
    """

    keys: Mapping[KeyKind, Mapping[str, tuple[float, int]]]
    positions: Mapping[KeyKind, Mapping[str, Sequence[int]]]
    forms: Mapping[str, Form]


class Postings(NamedTuple):
    """The entries of a key, ascending, each with its weight and its mask of fields."""

    numbers: Sequence[int] = ()
    weights: Sequence[float] = ()
    masks: Sequence[int] = ()


class PartWriter(Protocol):
    """Writes one part. Entries are numbered in the order they are added."""

    def add(self, terms: Terms) -> None:
        """Take in the next entry."""

    def finish(self) -> None:
        """Write the part's files. Their durability (fsync) is the caller's business."""


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

    def writer(self, folder: Path) -> PartWriter:
        """A new part in an existing empty folder."""

    def reader(self, folder: Path) -> PartReader:
        """Open a finished part."""
