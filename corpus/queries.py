"""Questions to the database, each answered with values of `corpus.records`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sqlalchemy import Integer, case, exists, extract, func, or_, select

from corpus.fetch_tables import VisitRow
from corpus.precedence import SPEAKING, Candidate, speaker, speaking_order
from corpus.records import (
    Count,
    DocumentRecord,
    Failure,
    FoundProblem,
    MeetingRecord,
    MeetingSummary,
    Origin,
    Standing,
    Via,
    tried_by_ocr,
)
from corpus.tables import (
    AttendanceRow,
    BodyRow,
    DocumentRow,
    FailureRow,
    ItemRow,
    LinesRow,
    MeetingRow,
    ProblemRow,
    SectionRow,
    SourceRow,
)
from parse.model import Edition, Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from corpus.rows import AnyRow

# A link must not lead to another paper than the one it stands with.
_HOLDS_ANOTHER = (
    exists()
    .where(VisitRow.address == SourceRow.address, VisitRow.sha256 != DocumentRow.sha256)
    .correlate(SourceRow, DocumentRow)
)
_URL = (
    select(SourceRow.address)
    .where(SourceRow.document_id == DocumentRow.id, SourceRow.kind != Via.FILE.value)
    .where(~_HOLDS_ANOTHER)
    .order_by(SourceRow.found_at.desc(), SourceRow.id.desc())
    .limit(1)
    .scalar_subquery()
)
# A section has a heading above its items; of a flat paper it is an item's own.
_HEADS = (func.coalesce(SectionRow.title, "") != "") & ~exists().where(
    ItemRow.document_id == SectionRow.document_id,
    ItemRow.section == SectionRow.position,
    ItemRow.title == SectionRow.title,
)
# The site took a document back where none of its addresses holds it any more, and one of them
# holds something else.
_WITHDRAWN = exists().where(
    SourceRow.document_id == DocumentRow.id,
    VisitRow.address == SourceRow.address,
    VisitRow.sha256 != DocumentRow.sha256,
) & ~exists().where(
    SourceRow.document_id == DocumentRow.id,
    VisitRow.address == SourceRow.address,
    VisitRow.sha256 == DocumentRow.sha256,
)
_ITEMS = (
    select(func.count())
    .select_from(ItemRow)
    .where(ItemRow.document_id == DocumentRow.id)
    .scalar_subquery()
)
# Hashes that a question may name.
_FEW = 100
# An appendix file may name no date and yet belong to a meeting: see `corpus.linking`.
_DATE = func.coalesce(DocumentRow.date, MeetingRow.date)
# All columns but the large ones, which live in tables of their own.
_RECORD = select(
    *(DocumentRow.__table__.columns),
    MeetingRow.slug.label("meeting"),
    _DATE.label("day"),
    _URL.label("url"),
    _WITHDRAWN.label("withdrawn"),
    _ITEMS.label("items"),
).outerjoin(MeetingRow, DocumentRow.meeting_id == MeetingRow.id)


def latest_arrival(session: Session) -> datetime | None:
    """When the last document came in."""
    return session.scalar(select(func.max(DocumentRow.added_at)))


def find(session: Session, sha256: str) -> int | None:
    """The key of the document with this hash."""
    return session.scalar(select(DocumentRow.id).where(DocumentRow.sha256 == sha256))


def keyed_records(session: Session, *conditions: ColumnElement[bool]) -> dict[int, DocumentRecord]:
    """Documents by key. Conditions must take whole meetings: precedence is among all of one."""
    rows = session.execute(_RECORD.where(*conditions).order_by(DocumentRow.id)).all()
    groups: dict[tuple[int | None, int], list[AnyRow]] = defaultdict(list)
    for row in rows:
        alone = row.id if row.meeting_id is None else 0
        groups[row.meeting_id, alone].append(row)
    return {key: record for group in groups.values() for key, record in _ranked(group)}


def with_their_meetings(hashes: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    """The conditions for documents with these hashes and all others of their meetings.

    There are none for so many that all documents may as well be looked at.
    """
    if len(hashes) > _FEW:
        return ()
    asked = DocumentRow.sha256.in_(hashes)
    meetings = select(DocumentRow.meeting_id).where(asked)
    return (asked | DocumentRow.meeting_id.in_(meetings),)


def records(session: Session, *conditions: ColumnElement[bool]) -> list[DocumentRecord]:
    """Documents: meeting by meeting in the order of their names, then those without one."""
    return in_order(keyed_records(session, *conditions).values())


def in_order(found: Iterable[DocumentRecord]) -> list[DocumentRecord]:
    """Meetings by name, the speaking document first; the same in every corpus that holds them."""
    return sorted(found, key=_place)


def record_of(session: Session, key: int) -> DocumentRecord:
    """One document, ranked among those of its meeting."""
    meeting = session.scalar(select(DocumentRow.meeting_id).where(DocumentRow.id == key))
    mine = DocumentRow.id == key if meeting is None else DocumentRow.meeting_id == meeting
    return keyed_records(session, mine)[key]


def _ranked(rows: Sequence[AnyRow]) -> Iterator[tuple[int, DocumentRecord]]:
    by_key = {row.id: row for row in rows}
    ordered = speaking_order([_candidate(row) for row in rows])
    speaks = speaker(ordered)
    after: tuple[int, ...] = ()
    for rank, candidate in enumerate(ordered):
        silenced = speaks is not None and candidate.kind in SPEAKING and candidate != speaks
        by = by_key[speaks.key].sha256 if speaks and silenced else None
        record = _record(by_key[candidate.key], rank, by, after)
        yield candidate.key, record
        if candidate.searchable and candidate.kind in SPEAKING:
            after = (*after, record.revision)


def _candidate(row: AnyRow) -> Candidate:
    return Candidate(
        key=row.id,
        kind=Kind(row.kind),
        edition=Edition(row.edition) if row.edition else None,
        reader=row.reader,
        searchable=row.status == Standing.SEARCHABLE,
        whole=not row.pages_without_text,
        recognised=tried_by_ocr(row.read_by),
        items=row.items,
        withdrawn=bool(row.withdrawn),
        arrival=(row.added_at, row.id),
    )


def _record(
    row: AnyRow, precedence: int, superseded_by: str | None, after: tuple[int, ...]
) -> DocumentRecord:
    return DocumentRecord(
        sha256=row.sha256,
        suffix=row.suffix,
        name=row.name,
        size=row.size,
        added_at=row.added_at,
        reader=row.reader,
        pages=row.pages,
        pages_without_text=tuple(row.pages_without_text),
        standing=Standing(row.status),
        reason=row.reason,
        read_by=row.read_by,
        parsed_by=row.parsed_by,
        revision=row.revision,
        kind=Kind(row.kind),
        council=row.council,
        date=row.day,
        meeting=row.meeting,
        precedence=precedence,
        superseded_by=superseded_by,
        url=row.url,
        items=row.items,
        after=after,
    )


def titled_items(session: Session, keys: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    """Number and title of each item of documents, in their order."""
    found: dict[int, list[tuple[str, str]]] = {key: [] for key in keys}
    rows = session.execute(
        select(ItemRow.document_id, ItemRow.number, ItemRow.title)
        .where(ItemRow.document_id.in_(keys))
        .order_by(ItemRow.document_id, ItemRow.position)
    )
    for row in rows:
        found[row.document_id].append((row.number, row.title))
    return found


def _place(record: DocumentRecord) -> tuple[bool, str, int, str]:
    return (record.meeting is None, record.meeting or "", record.precedence, record.sha256)


# ── meetings ─────────────────────────────────────────────────────────────────────────


def slugs(session: Session) -> list[str]:
    """The names of all meetings."""
    return list(session.scalars(select(MeetingRow.slug).order_by(MeetingRow.slug)))


def meeting(session: Session, slug: str) -> MeetingRecord:
    """A held meeting with its documents in speaking order."""
    row = session.execute(
        select(MeetingRow.id, MeetingRow.council, MeetingRow.date).where(MeetingRow.slug == slug)
    ).one()
    documents = records(session, DocumentRow.meeting_id == row.id)
    return MeetingRecord(slug, row.council, row.date, tuple(documents), _speaker(documents))


def summaries(session: Session) -> list[MeetingSummary]:
    """All meetings by date, then council."""
    held: dict[str, list[DocumentRecord]] = defaultdict(list)
    for record in records(session, DocumentRow.meeting_id.is_not(None)):
        held[record.meeting or ""].append(record)
    rows = session.execute(
        select(MeetingRow.slug, MeetingRow.council, MeetingRow.date).order_by(
            MeetingRow.date, MeetingRow.council
        )
    )
    return [_summary(row, held[row.slug]) for row in rows]


def _summary(row: AnyRow, documents: Sequence[DocumentRecord]) -> MeetingSummary:
    present = {record.kind for record in documents}
    speaks = _speaker(documents)
    return MeetingSummary(
        meeting=row.slug,
        council=row.council,
        date=row.date,
        kinds=tuple(kind for kind in Kind if kind in present),
        items=speaks.items if speaks else 0,
    )


def _speaker(documents: Sequence[DocumentRecord]) -> DocumentRecord | None:
    for record in documents:
        searchable = record.standing is Standing.SEARCHABLE
        if searchable and record.kind in SPEAKING and record.superseded_by is None:
            return record
    return None


# ── what is held, and what went wrong ────────────────────────────────────────────────


def counts(session: Session) -> list[Count]:
    """Documents, items and search entries by council, year and kind."""
    outside = or_(
        exists().where(AttendanceRow.document_id == DocumentRow.id),
        exists().where(BodyRow.document_id == DocumentRow.id),
        func.coalesce(DocumentRow.place, "") != "",
        exists().where(SectionRow.document_id == DocumentRow.id, _HEADS),
    )
    each = (
        select(
            DocumentRow.council,
            extract("year", _DATE).cast(Integer).label("year"),
            DocumentRow.kind,
            _ITEMS.label("own_items"),
            case((DocumentRow.status != Standing.SEARCHABLE.value, 0), else_=1).label("searchable"),
            case((outside, 1), else_=0).label("outside"),
        )
        .outerjoin(MeetingRow, DocumentRow.meeting_id == MeetingRow.id)
        .subquery()
    )
    key = (each.c.council, each.c.year, each.c.kind)
    rows = session.execute(
        select(
            *key,
            func.count().label("documents"),
            func.sum(each.c.own_items).label("all_items"),
            func.sum(each.c.searchable * (each.c.own_items + each.c.outside)).label("entries"),
        ).group_by(*key)
    )
    found = [
        Count(r.council, r.year, Kind(r.kind), r.documents, int(r.all_items), int(r.entries))
        for r in rows
    ]
    return sorted(found, key=lambda c: (c.council or "~", c.year or 0, c.kind))


def problems(session: Session) -> list[FoundProblem]:
    """What the parser could not place or is unsure of, document by document."""
    rows = session.execute(
        select(
            DocumentRow.sha256,
            DocumentRow.name,
            MeetingRow.slug,
            ProblemRow.code,
            ProblemRow.message,
            ProblemRow.page,
        )
        .join(ProblemRow, ProblemRow.document_id == DocumentRow.id)
        .outerjoin(MeetingRow, DocumentRow.meeting_id == MeetingRow.id)
        .order_by(DocumentRow.id, ProblemRow.position)
    )
    return [
        FoundProblem(r.sha256, r.name, r.slug, Problem(r.code, r.message, r.page)) for r in rows
    ]


def failures(session: Session) -> list[Failure]:
    """What could not be added so far."""
    rows = session.scalars(select(FailureRow).order_by(FailureRow.address))
    return [Failure(r.address, r.name, r.code, r.reason, r.sha256, r.failed_at) for r in rows]


def packed_lines(session: Session, key: int) -> bytes:
    """The stored lines of a document."""
    return session.scalars(select(LinesRow.reading).where(LinesRow.document_id == key)).one()


def origins(session: Session, key: int) -> list[Origin]:
    """Where a document was found, first place first."""
    rows = session.scalars(
        select(SourceRow).where(SourceRow.document_id == key).order_by(SourceRow.id)
    )
    return [_origin(row) for row in rows]


def web_origins(session: Session) -> dict[tuple[str, str], Origin]:
    """Where documents were found on the web, by hash and address."""
    rows = session.execute(
        select(DocumentRow.sha256, SourceRow)
        .join(SourceRow, SourceRow.document_id == DocumentRow.id)
        .where(SourceRow.kind != Via.FILE.value)
    )
    return {(sha256, row.address): _origin(row) for sha256, row in rows}


def names_met(session: Session) -> list[tuple[str, str]]:
    """Hashes of documents with the names of the files in which their bytes were met."""
    rows = session.execute(
        select(DocumentRow.sha256, SourceRow.kind, SourceRow.address)
        .join(SourceRow, SourceRow.document_id == DocumentRow.id)
        .order_by(SourceRow.id)
    )
    return [(sha256, _file_name(Via(kind), address)) for sha256, kind, address in rows]


def met_at(session: Session, addresses: Collection[str]) -> set[str]:
    """Hashes of the documents that were found at one of these addresses or paths."""
    return set(
        session.scalars(
            select(DocumentRow.sha256)
            .join(SourceRow, SourceRow.document_id == DocumentRow.id)
            .where(SourceRow.address.in_(addresses))
        )
    )


def _file_name(via: Via, address: str) -> str:
    if via is Via.FILE:
        return address.rpartition("/")[2]
    return unquote(urlsplit(address).path.rpartition("/")[2])


def _origin(row: SourceRow) -> Origin:
    return Origin(
        row.address,
        Via(row.kind),
        row.page_url,
        row.label,
        row.heading,
        row.etag,
        row.last_modified,
    )
