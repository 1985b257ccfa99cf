"""A parsed document as rows, and back: loading returns what was stored."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select

from corpus.errors import DatabaseDamaged
from corpus.seals import is_broken
from corpus.tables import (
    AttendanceRow,
    Base,
    BodyRow,
    DecisionRow,
    DocumentRow,
    FieldRow,
    ItemRow,
    LinesRow,
    ProblemRow,
    SectionRow,
)
from parse.model import (
    AgendaItem,
    Attendance,
    Decision,
    Edition,
    Field,
    FieldName,
    Kind,
    Outcome,
    Paragraph,
    ParsedDocument,
    Problem,
    Section,
    Source,
    Status,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Row, Select
    from sqlalchemy.orm import Session

    AnyRow = Row[*tuple[Any, ...]]

_Values = dict[str, Any]


# ── storing ──────────────────────────────────────────────────────────────────────────


def replace_rows(session: Session, key: int, document: ParsedDocument, lines: bytes) -> None:
    """Puts the rows of a parsed document in place of those it had."""
    for part in (SectionRow, BodyRow, AttendanceRow, ProblemRow, LinesRow):
        session.execute(delete(part).where(part.document_id == key))
    insert_rows(session, key, document, lines)


def insert_rows(session: Session, key: int, document: ParsedDocument, lines: bytes) -> None:
    """Adds the rows of a parsed document, which has none."""
    batches: list[tuple[type[Base], list[_Values]]] = [
        (SectionRow, [_section(n, s) for n, s in enumerate(document.sections)]),
        (ItemRow, list(_items(document))),
        (FieldRow, list(_fields(document))),
        (DecisionRow, list(_decisions(document))),
        (AttendanceRow, [_person(n, p) for n, p in enumerate(document.attendance)]),
        (ProblemRow, [_problem(n, p) for n, p in enumerate(document.problems)]),
        (BodyRow, _body(document)),
        (LinesRow, [{"reading": lines}]),
    ]
    for table, rows in batches:
        if rows:
            session.execute(insert(table), [{"document_id": key, **row} for row in rows])


def _body(document: ParsedDocument) -> list[_Values]:
    if not document.body and not document.tables:
        return []
    return [{"paragraphs": _pairs(document.body), "tables": _packed(document.tables)}]


def _packed(tables: Iterable[Table]) -> list[list[Any]]:
    return [[table.page, table.rows, table.top, table.bottom] for table in tables]


def _section(position: int, section: Section) -> _Values:
    return {"position": position, "number": section.number, "title": section.title}


def _items(document: ParsedDocument) -> Iterable[_Values]:
    position = 0
    for number, section in enumerate(document.sections):
        for item in section.items:
            position += 1
            yield {
                "position": position,
                "section": number,
                "number": item.number,
                "title": item.title,
                "case_number": item.case_number,
                "page": item.page,
                "case_workers": list(item.case_workers),
                "attachments": list(item.attachments),
                "links": list(item.links),
                "tables": _packed(item.tables),
            }


def _fields(document: ParsedDocument) -> Iterable[_Values]:
    for number, item in enumerate(document.items, start=1):
        for position, field in enumerate(item.fields):
            yield {
                "item": number,
                "position": position,
                "name": field.name.value,
                "heading": field.heading,
                "page": field.page,
                "paragraphs": _pairs(field.paragraphs),
            }


def _decisions(document: ParsedDocument) -> Iterable[_Values]:
    for number, item in enumerate(document.items, start=1):
        if item.decision is not None:
            decision = item.decision
            yield {
                "item": number,
                "text": decision.text,
                "outcomes": [outcome.value for outcome in decision.outcomes],
                "endorses": [outcome.value for outcome in decision.endorses],
            }


def _person(position: int, person: Attendance) -> _Values:
    return {
        "position": position,
        "name": person.name,
        "party": person.party,
        "municipality": person.municipality,
        "group": person.group,
        "status": person.status.value,
        "substitute": person.substitute,
    }


def _problem(position: int, problem: Problem) -> _Values:
    return {
        "position": position,
        "code": problem.code,
        "message": problem.message,
        "page": problem.page,
    }


def _pairs(paragraphs: Iterable[Paragraph]) -> list[list[Any]]:
    return [[paragraph.text, paragraph.page] for paragraph in paragraphs]


# ── loading ──────────────────────────────────────────────────────────────────────────


def load(session: Session, keys: Sequence[int]) -> dict[int, ParsedDocument]:
    """The parsed documents with these keys, in one query a table.

    Raises:
        DatabaseDamaged: one is not what was stored.
    """
    found = load_unproved(session, keys)
    seals = select(DocumentRow.id, DocumentRow.seal).where(DocumentRow.id.in_(keys))
    for row in session.execute(seals):
        document = found[row.id]
        if is_broken(row.seal, document):
            raise DatabaseDamaged(
                f"what is stored of {document.source.name} is not what was stored: bytes of the"
                " database were changed. kkr doctor --repair makes it anew from the lines and the"
                " originals, which are safe"
            )
    return found


def load_unproved(session: Session, keys: Sequence[int]) -> dict[int, ParsedDocument]:
    """The same as it is now, whatever was stored."""
    sections = _grouped(session, keys, SectionRow, "number", "title")
    items = _grouped(
        session,
        keys,
        ItemRow,
        *("section", "number", "title", "case_number", "page"),
        *("case_workers", "attachments", "links", "tables"),
    )
    fields = _grouped(session, keys, FieldRow, "item", "name", "heading", "page", "paragraphs")
    decisions = _grouped(session, keys, DecisionRow, "item", "text", "outcomes", "endorses")
    people = _grouped(
        session,
        keys,
        AttendanceRow,
        *("name", "party", "municipality", "group", "status", "substitute"),
    )
    problems = _grouped(session, keys, ProblemRow, "code", "message", "page")
    bodies = _grouped(session, keys, BodyRow, "paragraphs", "tables")
    documents = session.execute(select(*_DOCUMENT).where(DocumentRow.id.in_(keys)))
    return {
        row.id: ParsedDocument(
            source=Source(row.name, row.sha256, row.pages, row.reader),
            kind=Kind(row.kind),
            council=row.council,
            date=row.date,
            starts_at=row.starts_at,
            place=row.place,
            edition=Edition(row.edition) if row.edition else None,
            attendance=tuple(_to_person(person) for person in people[row.id]),
            sections=_to_sections(
                sections[row.id], items[row.id], fields[row.id], decisions[row.id]
            ),
            body=tuple(Paragraph(*pair) for body in bodies[row.id] for pair in body.paragraphs),
            tables=tuple(table for body in bodies[row.id] for table in _to_tables(body.tables)),
            problems=tuple(Problem(p.code, p.message, p.page) for p in problems[row.id]),
        )
        for row in documents
    }


_DOCUMENT = (
    DocumentRow.id,
    DocumentRow.name,
    DocumentRow.sha256,
    DocumentRow.pages,
    DocumentRow.reader,
    DocumentRow.kind,
    DocumentRow.council,
    DocumentRow.date,
    DocumentRow.starts_at,
    DocumentRow.place,
    DocumentRow.edition,
)


def _grouped(
    session: Session, keys: Sequence[int], table: type[Base], *columns: str
) -> dict[Any, list[AnyRow]]:
    """The rows of a table by document, each in the order of its primary key."""
    found: dict[Any, list[AnyRow]] = defaultdict(list)
    for row in session.execute(_of_documents(table, columns), {"keys": keys}):
        found[row[0]].append(row)
    return found


@cache
def _of_documents(table: type[Base], columns: tuple[str, ...]) -> Select[Any]:
    """A question that is put for each document is made once: that costs as much as the answer."""
    columns_of = table.__table__.c
    document = columns_of["document_id"]
    return (
        select(document, *(columns_of[name] for name in columns))
        .where(document.in_(bindparam("keys", expanding=True)))
        .order_by(*(column for column in columns_of if column.primary_key))
    )


def _to_sections(
    sections: list[AnyRow],
    items: list[AnyRow],
    fields: list[AnyRow],
    decisions: list[AnyRow],
) -> tuple[Section, ...]:
    fields_of: dict[int, list[Field]] = defaultdict(list)
    for row in fields:
        fields_of[row.item].append(
            Field(
                name=FieldName(row.name),
                heading=row.heading,
                paragraphs=tuple(Paragraph(*pair) for pair in row.paragraphs),
                page=row.page,
            )
        )
    decision_of = {
        row.item: Decision(
            row.text,
            tuple(Outcome(outcome) for outcome in row.outcomes),
            tuple(Outcome(outcome) for outcome in row.endorses),
        )
        for row in decisions
    }
    items_of: dict[int, list[AgendaItem]] = defaultdict(list)
    for position, row in enumerate(items, start=1):
        items_of[row.section].append(
            _to_item(row, tuple(fields_of[position]), decision_of.get(position))
        )
    return tuple(
        Section(row.number, row.title, tuple(items_of[number]))
        for number, row in enumerate(sections)
    )


def _to_item(row: AnyRow, fields: tuple[Field, ...], decision: Decision | None) -> AgendaItem:
    return AgendaItem(
        number=row.number,
        title=row.title,
        case_number=row.case_number,
        case_workers=tuple(row.case_workers),
        page=row.page,
        fields=fields,
        decision=decision,
        attachments=tuple(row.attachments),
        links=tuple(row.links),
        tables=_to_tables(row.tables),
    )


def _to_tables(packed: Iterable[Sequence[Any]]) -> tuple[Table, ...]:
    return tuple(Table(page, tuple(map(tuple, rows)), *place) for page, rows, *place in packed)


def _to_person(row: AnyRow) -> Attendance:
    return Attendance(
        name=row.name,
        party=row.party,
        municipality=row.municipality,
        group=row.group,
        status=Status(row.status),
        substitute=row.substitute,
    )
