"""What people say of documents against what the files say: removed, or misread.

It is known by the bytes' hash and stays when documents are read anew. What comes by itself
(fetched, or met in a folder) does not bring back what somebody removed; who adds the file by its
name does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from corpus.records import Correction, Removal
from corpus.tables import CorrectionRow, DocumentRow, RemovalRow
from parse.labels import council_name, kind_name
from parse.model import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from corpus.records import Parse
    from parse.model import ParsedDocument

# What the parser and a document's links say of each, which a correction answers.
_ANSWERED = {
    "council": ("no-council", "link-contradicts-council"),
    "date": ("no-date", "link-contradicts-date"),
    "kind": ("link-contradicts-kind",),
}


# ── removed ──────────────────────────────────────────────────────────────────────────


def removals(session: Session) -> list[Removal]:
    """What was removed by hand, in the order in which it was."""
    rows = session.scalars(select(RemovalRow).order_by(RemovalRow.removed_at, RemovalRow.sha256))
    return [Removal(row.sha256, row.name, row.removed_at) for row in rows]


def delete_document(session: Session, key: int, now: datetime) -> None:
    """Takes a document's rows out, and remembers that somebody wanted it."""
    row = session.execute(
        select(DocumentRow.sha256, DocumentRow.name, DocumentRow.revision).where(
            DocumentRow.id == key
        )
    ).one()
    session.execute(delete(DocumentRow).where(DocumentRow.id == key))
    session.execute(delete(CorrectionRow).where(CorrectionRow.sha256 == row.sha256))
    session.execute(
        insert(RemovalRow).values(
            sha256=row.sha256, name=row.name, removed_at=now, revision=row.revision
        )
    )


def forget_removal(session: Session, sha256: str) -> None:
    """The document was added again."""
    session.execute(delete(RemovalRow).where(RemovalRow.sha256 == sha256))


# ── corrected ────────────────────────────────────────────────────────────────────────


def put_correction(session: Session, sha256: str, correction: Correction) -> None:
    """Remembers what somebody says of a document, in place of what was said before."""
    session.execute(delete(CorrectionRow).where(CorrectionRow.sha256 == sha256))
    if correction:
        kind = correction.kind.value if correction.kind else None
        values = {"council": correction.council, "date": correction.date, "kind": kind}
        session.execute(insert(CorrectionRow).values(sha256=sha256, **values))


def corrections(session: Session, hashes: Collection[str]) -> dict[str, Correction]:
    """What was said of these documents, by hash; nothing was of the others."""
    rows = session.scalars(select(CorrectionRow).where(CorrectionRow.sha256.in_(hashes)))
    return {
        row.sha256: Correction(row.council, row.date, Kind(row.kind) if row.kind else None)
        for row in rows
    }


def as_corrected(parse: Parse, correction: Correction | None) -> Parse:
    """A parse as it is to be stored."""
    if not correction:
        return parse
    return replace(parse, document=corrected(parse.document, correction))


def corrected(document: ParsedDocument, correction: Correction) -> ParsedDocument:
    """A document as somebody says that it is, with a problem that says what was read.

    What was read as no paper of a meeting, and is of one, is an appendix unless its kind is said.
    """
    correction = _with_kind(document, correction)
    told = list(_told(document, correction))
    if not told:
        return document
    answered = {code for name, _ in told for code in _ANSWERED[name]}
    message = f"said by hand: {', '.join(text for _, text in told)} (kkr correct changes it)"
    return replace(
        document,
        council=correction.council or document.council,
        date=correction.date or document.date,
        kind=correction.kind or document.kind,
        problems=(
            *(problem for problem in document.problems if problem.code not in answered),
            Problem("corrected-by-hand", message),
        ),
    )


def _with_kind(document: ParsedDocument, correction: Correction) -> Correction:
    said = correction.council or correction.date
    council, day = correction.council or document.council, correction.date or document.date
    if document.kind is Kind.OTHER and not correction.kind and said and council and day:
        return replace(correction, kind=Kind.APPENDIX)
    return correction


def _told(document: ParsedDocument, correction: Correction) -> Iterator[tuple[str, str]]:
    """Each thing that is said otherwise than it was read, and how people are told of it."""
    council, day, kind = correction.council, correction.date, correction.kind
    if council and council != document.council:
        read = council_name(document.council) or "none"
        yield "council", f"the council is {council_name(council)} (read: {read})"
    if day and day != document.date:
        read = document.date.isoformat() if document.date else "none"
        yield "date", f"the date is {day.isoformat()} (read: {read})"
    if kind and kind is not document.kind:
        yield "kind", f"it is {kind_name(kind)} (read: {kind_name(document.kind)})"
