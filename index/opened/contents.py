"""Which documents a build holds, and how many entries of each: what two builds are compared by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.opened.opening import StoredBuild


@dataclass(frozen=True, slots=True)
class Shelf:
    """A document in a build: its meeting, and how many entries can be found of it."""

    meeting: str | None
    entries: int


def contents(build: StoredBuild) -> dict[str, Shelf]:
    """The documents of a build by their hash."""
    meetings: dict[str, str | None] = {}
    counts: Counter[str] = Counter()
    for part in build.parts:
        for number, (_, meeting, _, entry) in enumerate(part.store.sort_keys()):
            if part.start + number not in build.columns.dead:
                document = entry.partition(":")[0]
                counts[document] += 1
                meetings[document] = meeting
    return {document: Shelf(meetings[document], count) for document, count in counts.items()}
