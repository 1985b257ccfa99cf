"""What a long run tells about itself while it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.workers.limits import Limits


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


def takes_long(name: str, limits: Limits) -> Progress:
    """That a document is worked at for long, and when that ends."""
    return Progress(
        Stage.REMARK, name=f"{name} takes long: it is given up after {limits.seconds:g} seconds"
    )


OnProgress = Callable[[Progress], None]


def waiting(on_progress: OnProgress) -> Callable[[str], None]:
    """For a lock: tells what it is waited for."""
    return lambda remark: on_progress(Progress(Stage.WAITING, name=remark))


def silent(progress: Progress) -> None:
    """For callers who do not want to know."""
    del progress
