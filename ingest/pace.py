"""How fast the documents of a run went: for its summary."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parse.display import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ingest.workers.work import Worked

# Thirty pages take a fifth of a second; what takes so long is large, or gives trouble.
_SLOW_SECONDS = 2.0
_MOST_SLOW = 5
# A run of fewer pages is over before anybody asks how fast it went.
_MANY_PAGES = 100


@dataclass(frozen=True, slots=True)
class Slow:
    """A document that took long, in the process that worked on it. No pages: a text dump."""

    name: str
    pages: int | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Pace:
    """Documents and their pages in so many seconds of the clock, the slowest ones by name.

    `doubted` pages could not be left to the fast reader (PDFium): how many, by the reason.
    """

    documents: int = 0
    pages: int = 0
    seconds: float = 0.0
    slow: tuple[Slow, ...] = ()
    doubted: Mapping[str, int] = field(default_factory=dict)


class Timekeeper:
    """Takes down how a run goes, from when it is made."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._documents = self._pages = 0
        self._slow: list[Slow] = []
        self._doubted: Counter[str] = Counter()

    def note(self, worked: Worked) -> None:
        """One document more."""
        source = worked.document.source
        self._documents += 1
        self._pages += source.pages or 0
        if worked.seconds >= _SLOW_SECONDS:
            self._slow.append(Slow(source.name, source.pages, worked.seconds))
        self._doubted.update(reason for _, reason in worked.doubted)

    def pace(self) -> Pace:
        """How it has gone so far."""
        slow = sorted(self._slow, key=lambda one: -one.seconds)[:_MOST_SLOW]
        seconds = time.monotonic() - self._began
        return Pace(self._documents, self._pages, seconds, tuple(slow), dict(self._doubted))


def pace_lines(pace: Pace) -> Iterator[str]:
    """For people: how fast it went, what was slow, what the fast reader could not be left with."""
    if pace.pages >= _MANY_PAGES:
        rate = pace.pages / pace.seconds
        yield f"{pace.pages:,} pages in {pace.seconds:.1f} seconds, {rate:.0f} a second"
    for one in pace.slow:
        pages = f" for {counted(one.pages, 'page')}" if one.pages else ""
        yield f"slow: {one.name} took {one.seconds:.1f} seconds{pages}"
    if pace.doubted:
        number = sum(pace.doubted.values())
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(pace.doubted.items()))
        what = counted(number, "page was", "pages were")
        yield f"{what} left to the slower reader (pdfplumber): {reasons}"
