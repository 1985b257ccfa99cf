"""Which held papers the site's pages link to no more: nothing of it is deleted, all is told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.fetching.addresses import canonical
from ingest.fetching.messages import (
    GONE,
    LOST_LINKS,
    MOVED,
    NO_LINKS,
    OTHER_FILES,
    SETTLED,
    SourceMissed,
)
from ingest.fetching.sites import KL, is_document, starts
from parse.display import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from corpus.journal import SourceState, Visit

# After these, there is no page left that may list a paper.
_READ = SETTLED | {MOVED, NO_LINKS, OTHER_FILES}
# A list that lost so many papers, and half of what it had, is broken rather than shorter.
_MANY = 3


@dataclass(frozen=True, slots=True)
class Listing:
    """What changed of a council's addresses since its pages were read before.

    `vanished` are linked to no more, `back` are again. `dead` led to nothing and are linked to no
    more: the site has seen that itself.
    """

    vanished: tuple[str, ...]
    back: tuple[str, ...]
    dead: tuple[Visit, ...]


def all_read(missed: Iterable[SourceMissed], failed: Iterable[SourceMissed], council: str) -> bool:
    """Whether a run has read all that may list a council's papers."""
    if any(one.council == council for one in failed):
        return False
    return all(one.code in _READ for one in missed if one.council == council)


def listing(visits: Iterable[Visit], links: Collection[str], council: str) -> Listing:
    """Compares the addresses that were asked for before with those that are linked to now."""
    linked = set(map(canonical, links))
    known = [
        visit
        for visit in visits
        if visit.source == KL and visit.council == council and is_document(visit.address)
    ]
    there = {visit.address for visit in known if canonical(visit.address) in linked}
    before = [visit for visit in known if visit.sha256 and not visit.unlisted_at]
    return Listing(
        vanished=tuple(visit.address for visit in before if visit.address not in there),
        back=tuple(v.address for v in known if v.unlisted_at and v.address in there),
        dead=tuple(v for v in known if v.code == GONE and v.address not in there),
    )


def unlisted(visits: Iterable[Visit], held: Collection[str]) -> Iterator[Visit]:
    """The held papers that no page of the site links to any more, whatever addresses they had."""
    addresses: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        if visit.source == KL and visit.sha256 and visit.sha256 in held:
            addresses[visit.sha256].append(visit)
    for found in addresses.values():
        if all(visit.unlisted_at for visit in found):
            yield found[-1]


def broken(before: SourceState | None, now: int) -> SourceMissed | None:
    """The failure of a source whose pages have lost half of their papers since the last run.

    What a run found that failed says nothing.
    """
    if before is None or before.code:
        return None
    if before.documents - now < _MANY or 2 * now > before.documents:
        return None
    url = next(start.url for start in starts((before.council,)) if start.era.required)
    reason = (
        f"its pages link to {counted(now, 'paper')} and did to {before.documents} in the last run:"
        " are they broken? What is held stays"
    )
    return SourceMissed(before.council, url, LOST_LINKS, reason, required=True)
