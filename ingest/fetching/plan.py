"""Which addresses are worth asking for again, from what came of them before."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from corpus.health import check_originals
from ingest.elapsed import elapsed
from ingest.fetching.addresses import canonical
from ingest.fetching.messages import GONE, Task
from ingest.fetching.sites import WAYBACK, is_document, starts
from ingest.judgement import NO_MEETING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from corpus.journal import Visit
    from corpus.records import DocumentRecord
    from corpus.repository import Corpus
    from ingest.fetching.manners import Manners
    from ingest.fetching.wishes import Wishes

_log = logging.getLogger(__name__)

# Papers are corrected in the weeks around their meeting. These newest are asked about in every
# run; the others in turn, so that a second run costs a handful of requests.
_NEWEST = 3
_SOON = timedelta(hours=20)  # a day, less what a timer's random delay takes from it
_LATER = timedelta(days=30)
_RECENT = timedelta(days=90)
_MOST = 50
# What the pipeline refused is not worth having again soon; what the network refused is.
_OF_THE_DOCUMENT = frozenset({"NoText", NO_MEETING, "Encrypted", "Damaged", "Unreadable"})


def task_of(
    wishes: Wishes, manners: Manners, corpus: Corpus, spool: Path, visits: Mapping[str, Visit]
) -> Task:
    """What the crawling process is to do; `visits` are all of before."""
    # What lost its original is asked for as if it were not held: "not modified" would not help.
    originals = check_originals(corpus, quick=not wishes.recheck)
    elsewhere = originals.elsewhere if wishes.recheck else ()
    lost = {one.sha256 for one in (*originals.missing, *originals.changed, *elsewhere)}
    documents = {r.sha256: r for r in corpus.documents() if r.sha256 not in lost}
    removed = frozenset(one.sha256 for one in corpus.removals())
    return Task(
        source=wishes.source,
        councils=wishes.councils,
        spool=spool,
        manners=manners,
        settled=settled_of(
            visits,
            documents,
            datetime.now(UTC),
            removed=removed,
            recheck=wishes.recheck,
            sparing=wishes.sparing,
        ),
        known={
            address: (visit.etag, visit.last_modified)
            for address, visit in visits.items()
            if visit.sha256 in documents or visit.sha256 in removed
        },
        since=wishes.since,
        until=wishes.until,
        dry_run=wishes.dry_run,
        debug=_log.isEnabledFor(logging.DEBUG),
    )


def settled_of(
    visits: Mapping[str, Visit],
    documents: Mapping[str, DocumentRecord],
    now: datetime,
    *,
    removed: frozenset[str] = frozenset(),
    recheck: bool = False,
    sparing: bool = False,
) -> frozenset[str]:
    """Addresses that are not to be asked for in this run; old start pages that are gone, too.

    What was `removed` by hand is as good as held. `recheck` asks about every one, but captures that
    are held: they never change. `sparing` puts off failures of the last hours as well.
    """
    had = documents.keys() | removed
    if recheck:
        captures = (visit for visit in visits.values() if visit.source == WAYBACK)
        return frozenset(visit.address for visit in captures if visit.sha256 in had)
    held = {
        address: visit
        for address, visit in visits.items()
        if (visit.sha256 in had and not visit.code) or visit.code in _OF_THE_DOCUMENT
    }
    # A capture never changes.
    mutable = [visit for visit in held.values() if visit.source != WAYBACK]
    newest = sorted(mutable, key=lambda visit: _moment(visit, documents), reverse=True)
    again = {visit.address for visit in newest[:_NEWEST] if visit.code is None}
    due = sorted(
        (visit for visit in mutable if _is_due(visit, documents, now)),
        key=lambda visit: visit.checked_at or now,
    )
    again |= {visit.address for visit in due[:_MOST]}
    councils = tuple(sorted({visit.council for visit in visits.values()}))
    pages = {canonical(start.url) for start in starts(councils)}
    failed = {
        address
        for address, visit in visits.items()
        if sparing and visit.code and visit.checked_at and elapsed(visit.checked_at, now) < _SOON
        if address not in pages  # of one in trouble it is not known what it lists
    }
    gone = {
        address
        for address, visit in visits.items()
        if visit.code == GONE
        and visit.source != WAYBACK
        and not is_document(address)
        and not _is_due(visit, documents, now)
    }
    return frozenset(held.keys() - again | failed | gone)


def _is_due(visit: Visit, documents: Mapping[str, DocumentRecord], now: datetime) -> bool:
    if visit.checked_at is None:
        return True
    recent = now - _moment(visit, documents) < _RECENT
    late = _SOON if recent and visit.code is None else _LATER
    return elapsed(visit.checked_at, now) > late


def _moment(visit: Visit, documents: Mapping[str, DocumentRecord]) -> datetime:
    """When a document was news: its meeting's day, else when it was seen first."""
    record = documents.get(visit.sha256 or "")
    if record is not None and record.date is not None:
        return datetime(record.date.year, record.date.month, record.date.day, tzinfo=UTC)
    return visit.first_seen_at or datetime.min.replace(tzinfo=UTC)
