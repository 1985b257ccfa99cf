"""A cue that was found in a sentence, and what it means there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parse.model import Outcome
    from parse.outcomes.cues import Cue


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at tokens `start` to before `end`, and what it means there: None for nothing.

    `also`: it tells an act of the council's own, which may count though it is `weak`.
    """

    cue: Cue
    start: int
    end: int
    outcome: Outcome | None = None
    weak: bool = False
    also: bool = False
