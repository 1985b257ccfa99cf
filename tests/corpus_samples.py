"""Documents made by hand, for the tests of corpus/ and ingest/."""

from __future__ import annotations

import hashlib
from datetime import date

from corpus.packing import pack
from corpus.records import Origin, Parse
from parse.model import (
    AgendaItem,
    Attendance,
    Decision,
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
)

DAY = date(2021, 6, 8)


def source(data: bytes, name: str = "referat.pdf", reader: str = "pdf") -> Source:
    return Source(name, hashlib.sha256(data).hexdigest(), 3 if reader == "pdf" else None, reader)


def reading(data: bytes, name: str = "referat.pdf", reader: str = "pdf") -> Reading:
    line = Line("Fordeling af flygtninge", 1, 10.0, 20.0, 90.0, 30.0, 11.0, bold=True)
    return Reading(source(data, name, reader), (Page(1, (line,), 595.0, 842.0),))


def item(number: str = "3.2", decided: bool = True, **changes) -> AgendaItem:
    values = {
        "number": number,
        "title": "Fordeling af flygtninge for 2022",
        "case_number": "SAG-2020-06413",
        "case_workers": ("chbo", "jhp"),
        "page": 2,
        "fields": (
            Field(
                FieldName.BACKGROUND, "Baggrund", (Paragraph("Kvoter fordeles hvert år.", 2),), 2
            ),
            Field(
                FieldName.RECOMMENDATION,
                "Indstilling",
                (Paragraph("Det indstilles,", 2), Paragraph("at fordelingen godkendes.", 3)),
                2,
            ),
        ),
        "decision": Decision("Fordelingen blev godkendt.", (Outcome.APPROVED,))
        if decided
        else None,
        "attachments": ("Brev om landstal",),
        "links": ("https://example.org/æ",),
    }
    return AgendaItem(**(values | changes))


def document(data: bytes, **changes) -> ParsedDocument:
    """Minutes with two items, an attendance list and some text outside the items."""
    name = changes.pop("name", "referat.pdf")
    reader = changes.pop("reader", "pdf")
    kind = changes.get("kind", Kind.MINUTES)
    decided = kind is Kind.MINUTES
    values = {
        "source": source(data, name, reader),
        "kind": kind,
        "council": "midtjylland",
        "date": DAY,
        "starts_at": "10:00",
        "place": "Viborg Rådhus",
        "attendance": (
            Attendance("Erik Holm", "V", "Lemvig", "Deltagere"),
            Attendance("Ane Skov", "A", "Skive", "Afbud", Status.ABSENT, "Bo Lund"),
        ),
        "sections": (
            Section("1", "Godkendelse af referat"),
            Section(
                "3",
                "Regionalpolitiske sager",
                (item("3.1", decided, title="Sundhedsaftale"), item("3.2", decided)),
            ),
        ),
        "body": (Paragraph("Mission og vision", 1),),
        "problems": (Problem("stray", "a line that fits nothing", 3),),
    }
    return ParsedDocument(**(values | changes))


def parse(data: bytes, reason: str | None = None, **changes) -> Parse:
    made = document(data, **changes)
    lines = pack(reading(data, made.source.name, made.source.reader))
    return Parse(made, lines, reason=reason, read_by="r1", parsed_by="p1")


def add(corpus, data: bytes, reason: str | None = None, **changes):
    """Adds a made-up document; its name and bytes are all that a real one would need."""
    made = parse(data, reason, **changes)
    name = made.document.source.name
    return corpus.add(data, name, made, Origin(f"/papers/{name}"))
