"""The changes that are made to rows, each within its caller's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select, update

from corpus.byhand import as_corrected, corrections, forget_removal
from corpus.records import Standing, Via, is_nameless
from corpus.rows import insert_rows, load_unproved, replace_rows
from corpus.seals import seal_of
from corpus.tables import (
    DocumentRow,
    FailureRow,
    LinesRow,
    MeetingRow,
    RemovalRow,
    SourceRow,
)
from parse.model import Kind
from parse.typed import slug_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from corpus.records import Failure, Origin, Parse
    from parse.model import ParsedDocument


def insert_document(  # noqa: PLR0913 - what a row has from elsewhere than its parse
    session: Session,
    sha256: str,
    suffix: str,
    name: str,
    size: int,
    added_at: datetime,
    parse: Parse,
    *,
    key: int | None = None,
) -> int:
    """A new document with all its rows; its key, the next one unless it is given.

    That it was removed once is forgotten.
    """
    parse = as_corrected(parse, corrections(session, [sha256]).get(sha256))
    row = DocumentRow(
        id=key,
        sha256=sha256,
        suffix=suffix,
        name=name,
        size=size,
        added_at=added_at,
        revision=next_revision(session),
        meeting_id=_meeting_id(session, parse.document),
        **_values(parse),
    )
    session.add(row)
    session.flush()
    insert_rows(session, row.id, parse.document, parse.lines)
    _seal(session, load_unproved(session, [row.id]))
    forget_removal(session, sha256)
    return row.id


def update_parses(
    session: Session, parses: Sequence[tuple[int, Parse]]
) -> list[ParsedDocument | None]:
    """Stores new parses of held documents; what each said before, None if it says the same now."""
    keys = [key for key, _ in parses]
    held = load_unproved(session, keys)
    standing = select(DocumentRow.id, DocumentRow.sha256, DocumentRow.status, DocumentRow.reason)
    stood = {row.id: row for row in session.execute(standing.where(DocumentRow.id.in_(keys)))}
    said = corrections(session, [row.sha256 for row in stood.values()])
    parses = [(key, as_corrected(parse, said.get(stood[key].sha256))) for key, parse in parses]
    before: list[ParsedDocument | None] = []
    alike: list[tuple[int, Parse]] = []
    for key, parse in parses:
        values = _values(parse)
        was = (held[key], stood[key].status, stood[key].reason)
        if was == (parse.document, values["status"], values["reason"]):
            before.append(None)
            alike.append((key, parse))
        else:
            before.append(held[key])
            _update_document(session, key, parse)
    if alike:
        # Only the lines and the fingerprints may differ, which no search shows.
        session.execute(update(DocumentRow), [{"id": key, **_values(one)} for key, one in alike])
        lines = [{"document_id": key, "reading": one.lines} for key, one in alike]
        session.execute(update(LinesRow), lines)
    alike_keys = {key for key, _ in alike}
    changed = [key for key in keys if key not in alike_keys]
    _seal(session, {key: held[key] for key in alike_keys} | load_unproved(session, changed))
    return before


def _seal(session: Session, held: Mapping[int, ParsedDocument]) -> None:
    rows = [{"id": key, "seal": seal_of(document)} for key, document in held.items()]
    if rows:
        session.execute(update(DocumentRow), rows)


def _update_document(session: Session, key: int, parse: Parse) -> None:
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.id == key)
        .values(
            revision=next_revision(session),
            meeting_id=_meeting_id(session, parse.document),
            **_values(parse),
        )
    )
    replace_rows(session, key, parse.document, parse.lines)
    drop_empty_meetings(session)


def _values(parse: Parse) -> dict[str, Any]:
    document = parse.document
    return {
        "reader": document.source.reader,
        "pages": document.source.pages,
        "pages_without_text": list(parse.pages_without_text),
        "status": (Standing.NOT_SEARCHABLE if parse.reason else Standing.SEARCHABLE).value,
        "reason": parse.reason,
        "read_by": parse.read_by,
        "parsed_by": parse.parsed_by,
        "kind": document.kind.value,
        "council": document.council,
        "date": document.date,
        "starts_at": document.starts_at,
        "place": document.place,
        "edition": document.edition.value if document.edition else None,
    }


def _meeting_id(session: Session, document: ParsedDocument) -> int | None:
    """The meeting a document belongs to, made if it is the first; None for what has none."""
    council, day = document.council, document.date
    if document.kind is Kind.OTHER or council is None or day is None:
        return None
    slug = slug_of(council, day)
    found = session.scalar(select(MeetingRow.id).where(MeetingRow.slug == slug))
    if found is not None:
        return found
    row = MeetingRow(slug=slug, council=council, date=day)
    session.add(row)
    session.flush()
    return row.id


def drop_empty_meetings(session: Session) -> None:
    """Takes out the meetings of which no document is held any more."""
    used = select(DocumentRow.meeting_id).where(DocumentRow.meeting_id.is_not(None))
    session.execute(
        delete(MeetingRow).where(MeetingRow.id.not_in(used)),
        execution_options={"synchronize_session": False},
    )


def next_revision(session: Session) -> int:
    """One more than any document has or had."""
    last = (func.max(DocumentRow.revision), func.max(RemovalRow.revision))
    return max(session.scalar(select(one)) or 0 for one in last) + 1


def revise(session: Session, hashes: Collection[str | None]) -> None:
    """Has the search index take in these documents anew: what it says of them has changed."""
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.sha256.in_([one for one in hashes if one]))
        .values(revision=next_revision(session))
    )


def note_origin(session: Session, key: int, origin: Origin, now: datetime) -> None:
    """Remembers where a document was found. A new web address shows in results: a revision."""
    values = {
        "kind": origin.via.value,
        "page_url": origin.page_url,
        "label": origin.label,
        "heading": origin.heading,
        "etag": origin.etag,
        "last_modified": origin.last_modified,
    }
    mine = (SourceRow.document_id == key, SourceRow.address == origin.address)
    found = session.scalar(select(SourceRow.id).where(*mine))
    if found is not None:
        session.execute(update(SourceRow).where(SourceRow.id == found).values(**values))
        return
    session.execute(
        insert(SourceRow).values(document_id=key, address=origin.address, found_at=now, **values)
    )
    if origin.via is not Via.FILE:
        session.execute(
            update(DocumentRow).where(DocumentRow.id == key).values(revision=next_revision(session))
        )


def give_name(session: Session, key: int, origin: Origin) -> None:
    """Names a document that has lost its name by where it is found again.

    What a name tells (`korrigeret-…`) is read with it by the next `kkr reindex`.
    """
    row = session.execute(
        select(DocumentRow.name, DocumentRow.sha256).where(DocumentRow.id == key)
    ).one()
    name = origin.address.rstrip("/").rpartition("/")[2]
    if is_nameless(row.name, row.sha256) and name and not is_nameless(name, row.sha256):
        values = {"name": name, "read_by": "", "revision": next_revision(session)}
        session.execute(update(DocumentRow).where(DocumentRow.id == key).values(values))
        _seal(session, load_unproved(session, [key]))


def put_failure(session: Session, failure: Failure, now: datetime) -> None:
    """Remembers a failure in place of an older one of the same address."""
    session.execute(delete(FailureRow).where(FailureRow.address == failure.address))
    session.execute(
        insert(FailureRow).values(
            address=failure.address,
            name=failure.name,
            sha256=failure.sha256,
            code=failure.code,
            reason=failure.reason,
            failed_at=now,
        )
    )


def clear_failures(session: Session, sha256: str, address: str) -> None:
    """Forgets what failed before and has come in now."""
    session.execute(
        delete(FailureRow).where(or_(FailureRow.sha256 == sha256, FailureRow.address == address))
    )


def drop_failures(session: Session, addresses: Sequence[str]) -> None:
    """Forgets what failed at these addresses."""
    for address in addresses:
        session.execute(delete(FailureRow).where(FailureRow.address == address))
