"""Which of a meeting's documents speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parse.model import Edition, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

# Minutes tell what was decided, an agenda what was proposed; the rest belongs to single items.
_KINDS = {Kind.MINUTES: 0, Kind.AGENDA: 1, Kind.APPENDIX: 2, Kind.OTHER: 3}
_EDITIONS = {Edition.CORRECTED: 0, None: 1, Edition.DRAFT: 2}
# A PDF is the council's own paper, with pages; the others are made from one.
_READERS = {"pdf": 0, "markdown": 1, "text": 2}

SPEAKING = frozenset({Kind.MINUTES, Kind.AGENDA})


class Candidate(NamedTuple):
    """What decides.

    `whole` is a document without pages that have no text, `recognised` one with some that OCR read.
    What is `withdrawn` was found on the web, where its addresses hold something else by now.
    `arrival` is when it came in, with its key for those that came at once.
    """

    key: int
    kind: Kind
    edition: Edition | None
    reader: str
    searchable: bool
    whole: bool
    recognised: bool
    items: int
    withdrawn: bool
    arrival: tuple[datetime, int]


def speaking_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The documents of one meeting, the speaking one first.

    What has text goes before what has none, minutes before the agenda, what the site shows before
    what it took back, whatever that said of itself, a paper before one of its kind that has less
    than half of its items (`Tillægsdagsorden`, an excerpt), what says that it is a correction
    before what says nothing of it, and that before a draft, a PDF before what was made from one,
    what has text on all its pages before what lacks some, and its own before what OCR made out; of
    two alike the later is taken for a correction.
    """
    most: dict[tuple[Kind, bool], int] = {}
    for one in candidates:
        among = (one.kind, one.withdrawn)
        most[among] = max(one.items, most.get(among, 0))
    latest = sorted(candidates, key=lambda one: one.arrival, reverse=True)
    return sorted(latest, key=lambda one: _rank(one, most[one.kind, one.withdrawn]))


def _rank(candidate: Candidate, most: int) -> tuple[bool, int, bool, bool, int, int, bool, bool]:
    return (
        not candidate.searchable,
        _KINDS[candidate.kind],
        candidate.withdrawn,
        2 * candidate.items < most,
        _EDITIONS[candidate.edition],
        _READERS.get(candidate.reader, len(_READERS)),
        not candidate.whole,
        candidate.recognised,
    )


def speaker(ordered: Sequence[Candidate]) -> Candidate | None:
    """The one that speaks: only agendas and minutes do."""
    return next((c for c in ordered if c.searchable and c.kind in SPEAKING), None)
