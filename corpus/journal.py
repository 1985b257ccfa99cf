"""What fetching remembers between runs, and across a kill: each note is one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from corpus.fetch_tables import KnownMeetingRow, SourceStateRow, VisitRow
from corpus.storing import revise

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from corpus.database import Database


@dataclass(frozen=True, slots=True)
class Visit:
    """An address, and what came of asking for it last: content, or the code of a failure.

    Since `unlisted_at` no page links to it.
    """

    address: str
    source: str
    council: str
    sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    code: str | None = None
    first_seen_at: datetime | None = None
    checked_at: datetime | None = None
    unlisted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source fared: `code` and `reason` are those of its last run, None after a success."""

    source: str
    council: str
    documents: int
    code: str | None = None
    reason: str | None = None
    last_run_at: datetime | None = None
    last_success_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A meeting that a page names."""

    council: str
    date: date
    page_url: str


class Journal:
    """The notes of fetching in a corpus' database."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def visits(self) -> dict[str, Visit]:
        """All addresses that were ever asked for."""
        with self._database.reading() as session:
            return {row.address: _visit(row) for row in session.scalars(select(VisitRow))}

    def note(self, visit: Visit) -> None:
        """Remembers what came of an address now.

        What results say of the documents that it held and holds changes with it: a revision.
        """
        now = self._clock()
        with self._database.writing() as session:
            row = session.scalar(select(VisitRow).where(VisitRow.address == visit.address))
            if row is None:
                row = VisitRow(address=visit.address, first_seen_at=now)
                session.add(row)
            elif row.sha256 and row.sha256 != visit.sha256:
                revise(session, {row.sha256, visit.sha256})
            row.source, row.council, row.checked_at = visit.source, visit.council, now
            row.sha256, row.code = visit.sha256, visit.code
            row.etag, row.last_modified = visit.etag, visit.last_modified

    def note_listing(self, vanished: Collection[str], back: Collection[str]) -> None:
        """Remembers which addresses the pages link to no more, and which they do again."""
        if not (vanished or back):
            return
        now = self._clock()
        with self._database.writing() as session:
            for row in session.scalars(select(VisitRow)):
                if row.address in vanished:
                    row.unlisted_at = now
                elif row.address in back:
                    row.unlisted_at = None

    def forget(self, address: str) -> None:
        """As if an address had never been asked for."""
        with self._database.writing() as session:
            session.execute(delete(VisitRow).where(VisitRow.address == address))

    def sources(self) -> list[SourceState]:
        """How each source fared."""
        order = (SourceStateRow.source, SourceStateRow.council)
        with self._database.reading() as session:
            return [_state(row) for row in session.scalars(select(SourceStateRow).order_by(*order))]

    def note_source(self, state: SourceState) -> None:
        """Remembers how a source fared now."""
        now = self._clock()
        with self._database.writing() as session:
            row = session.get(SourceStateRow, (state.source, state.council))
            if row is None:
                row = SourceStateRow(source=state.source, council=state.council)
                session.add(row)
            row.last_run_at, row.documents = now, state.documents
            row.code, row.reason = state.code, state.reason
            if state.code is None:
                row.last_success_at = now

    def meetings(self) -> list[KnownMeeting]:
        """The meetings that pages name, by date."""
        with self._database.reading() as session:
            return _meetings(session)

    def note_meetings(self, named: Iterable[KnownMeeting]) -> None:
        """Remembers meetings; those known already are left as they are."""
        named = tuple(named)
        if not _fresh(named, self.meetings()):
            return  # most pages name nothing new, and who writes has to wait for its turn
        with self._database.writing() as session:
            # Another data directory with this database may have noted them since.
            session.add_all(
                KnownMeetingRow(council=one.council, date=one.date, page_url=one.page_url)
                for one in _fresh(named, _meetings(session))
            )


def _meetings(session: Session) -> list[KnownMeeting]:
    order = (KnownMeetingRow.date, KnownMeetingRow.council)
    rows = session.scalars(select(KnownMeetingRow).order_by(*order))
    return [KnownMeeting(row.council, row.date, row.page_url) for row in rows]


def _fresh(named: Iterable[KnownMeeting], known: Iterable[KnownMeeting]) -> list[KnownMeeting]:
    """Those named that are not known, each once."""
    held = {(one.council, one.date) for one in known}
    return list({(m.council, m.date): m for m in named if (m.council, m.date) not in held}.values())


def _visit(row: VisitRow) -> Visit:
    return Visit(
        row.address,
        row.source,
        row.council,
        row.sha256,
        row.etag,
        row.last_modified,
        row.code,
        row.first_seen_at,
        row.checked_at,
        row.unlisted_at,
    )


def _state(row: SourceStateRow) -> SourceState:
    return SourceState(
        row.source,
        row.council,
        row.documents,
        row.code,
        row.reason,
        row.last_run_at,
        row.last_success_at,
    )
