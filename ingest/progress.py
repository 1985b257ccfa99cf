"""What a long run tells about itself while it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What is being done."""

    WAITING = "waiting"
    REMARK = "remark"
    FETCHING = "fetching"
    READING = "reading"
    PARSING = "parsing"
    STORING = "storing"
    INDEXING = "indexing"


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of so many are done, of what `unit` says; `name` is the document at hand.

    While waiting, and of a remark, there is only the `name`: a sentence.
    """

    stage: Stage
    done: int = 0
    total: int | None = None
    name: str = ""
    unit: str = ""


OnProgress = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """For callers who do not want to know."""
    del progress
