"""The JSON of a parsed document (`kkr parse --json`), schema 1, and of stored lines.

The shape is the contract of the design document, section 4; additions keep every key of it.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from operator import attrgetter
from typing import Any

from parse.model import (
    AgendaItem,
    Attendance,
    Decision,
    Edition,
    Field,
    FieldName,
    Kind,
    Line,
    Outcome,
    Page,
    Paragraph,
    ParsedDocument,
    Problem,
    Reading,
    Section,
    Source,
    Status,
    Table,
)

SCHEMA = 1

Json = dict[str, Any]

_LINE_FIELDS = tuple(field.name for field in dataclasses.fields(Line))
_TUPLES = tuple(map(_LINE_FIELDS.index, ("links", "marks")))
_values = attrgetter(*_LINE_FIELDS)


def document_to_json(document: ParsedDocument) -> Json:
    """The document in the shape of the contract."""
    return {
        "schema": SCHEMA,
        "source": dataclasses.asdict(document.source),
        "kind": document.kind.value,
        "council": document.council,
        "date": document.date.isoformat() if document.date else None,
        "starts_at": document.starts_at,
        "place": document.place,
        **({"edition": document.edition.value} if document.edition else {}),
        "attendance": [dataclasses.asdict(person) for person in document.attendance],
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "items": [_item_to_json(item) for item in section.items],
            }
            for section in document.sections
        ],
        "body": [dataclasses.asdict(paragraph) for paragraph in document.body],
        "tables": tables_to_json(document.tables),
        "problems": [dataclasses.asdict(problem) for problem in document.problems],
    }


def _item_to_json(item: AgendaItem) -> Json:
    return {
        "number": item.number,
        "title": item.title,
        "case_number": item.case_number,
        "case_workers": list(item.case_workers),
        "page": item.page,
        "fields": [
            {
                "name": field.name.value,
                "heading": field.heading,
                "page": field.page,
                "paragraphs": [paragraph.text for paragraph in field.paragraphs],
                "paragraph_pages": [paragraph.page for paragraph in field.paragraphs],
            }
            for field in item.fields
        ],
        "decision": decision_to_json(item.decision),
        "attachments": list(item.attachments),
        "links": list(item.links),
        "tables": tables_to_json(item.tables),
    }


def tables_to_json(tables: tuple[Table, ...]) -> list[Json]:
    """Tables with their pages."""
    return [{"page": table.page, "rows": [list(row) for row in table.rows]} for table in tables]


def _tables_from_json(data: list[Json]) -> tuple[Table, ...]:
    return tuple(Table(table["page"], tuple(map(tuple, table["rows"]))) for table in data)


def decision_to_json(decision: Decision | None) -> Json | None:
    """A decision as the contract has it, and what an endorsement takes over."""
    if decision is None:
        return None
    return {
        "text": decision.text,
        "outcomes": [outcome.value for outcome in decision.outcomes],
        "endorses": [outcome.value for outcome in decision.endorses],
    }


def _decision_from_json(data: Json | None) -> Decision | None:
    if data is None:
        return None
    return Decision(
        data["text"],
        tuple(Outcome(outcome) for outcome in data["outcomes"]),
        tuple(Outcome(outcome) for outcome in data.get("endorses", ())),
    )


def document_from_json(data: Json) -> ParsedDocument:
    """The inverse of `document_to_json`."""
    return ParsedDocument(
        source=Source(**data["source"]),
        kind=Kind(data["kind"]),
        council=data["council"],
        date=date.fromisoformat(data["date"]) if data["date"] else None,
        starts_at=data["starts_at"],
        place=data["place"],
        edition=Edition(data["edition"]) if "edition" in data else None,
        attendance=tuple(
            Attendance(**{**person, "status": Status(person["status"])})
            for person in data["attendance"]
        ),
        sections=tuple(
            Section(s["number"], s["title"], tuple(_item_from_json(i) for i in s["items"]))
            for s in data["sections"]
        ),
        body=tuple(Paragraph(**paragraph) for paragraph in data["body"]),
        tables=_tables_from_json(data["tables"]),
        problems=tuple(Problem(**problem) for problem in data["problems"]),
    )


def _item_from_json(data: Json) -> AgendaItem:
    return AgendaItem(
        number=data["number"],
        title=data["title"],
        case_number=data["case_number"],
        case_workers=tuple(data["case_workers"]),
        page=data["page"],
        fields=tuple(
            Field(
                name=FieldName(field["name"]),
                heading=field["heading"],
                page=field["page"],
                paragraphs=tuple(
                    Paragraph(text, page)
                    for text, page in zip(
                        field["paragraphs"], field["paragraph_pages"], strict=True
                    )
                ),
            )
            for field in data["fields"]
        ),
        decision=_decision_from_json(data["decision"]),
        attachments=tuple(data["attachments"]),
        links=tuple(data["links"]),
        tables=_tables_from_json(data["tables"]),
    )


def reading_to_json(reading: Reading) -> Json:
    """A reading with all its lines, so that a better parser re-reads no file.

    Lines are lists of their values in the order of `Line`'s fields: it keeps rows small.
    """
    return {
        "source": dataclasses.asdict(reading.source),
        "pages": [
            {
                "number": page.number,
                "width": page.width,
                "height": page.height,
                "scanned": page.scanned,
                "lines": [list(_values(line)) for line in page.lines],
                "tables": [
                    [table.page, [list(row) for row in table.rows], table.top, table.bottom]
                    for table in page.tables
                ],
            }
            for page in reading.pages
        ],
        "problems": [dataclasses.asdict(problem) for problem in reading.problems],
    }


def reading_from_json(data: Json) -> Reading:
    """The inverse of `reading_to_json`."""
    return Reading(
        source=Source(**data["source"]),
        pages=tuple(
            Page(
                number=page["number"],
                width=page["width"],
                height=page["height"],
                scanned=page["scanned"],
                lines=tuple(_line(values) for values in page["lines"]),
                tables=tuple(
                    Table(number, tuple(tuple(row) for row in rows), top, bottom)
                    for number, rows, top, bottom in page["tables"]
                ),
            )
            for page in data["pages"]
        ),
        problems=tuple(Problem(**problem) for problem in data["problems"]),
    )


def _line(values: list[Any]) -> Line:
    # Lines stored before a field was added to `Line` lack its value: the default stands.
    known = values[: len(_LINE_FIELDS)]
    for at in _TUPLES:
        if at < len(known):
            known[at] = tuple(known[at])
    return Line(*known)
