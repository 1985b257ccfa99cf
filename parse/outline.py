"""A parsed document told to people: styled lines, to be shown by whoever has a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parse.display import Style, Told, counted, one_line
from parse.labels import EDITIONS, council_name, decision_names, field_name, kind_name
from parse.model import (
    AgendaItem,
    Attendance,
    Field,
    FieldName,
    ParsedDocument,
    Section,
    Status,
    Table,
)


def outline(document: ParsedDocument) -> Iterator[Told]:
    """What was understood of a document: facts, people, items with what they hold."""
    yield Told(_name(document), Style.TITLE)
    yield Told(_facts(document), Style.NOTE)
    yield from _people(document.attendance)
    for section in document.sections:
        yield Told(f"{section.number}. {section.title or ''}".strip(" ."), Style.HEADING)
        for item in section.items:
            yield from _item(item)
    if document.body:
        words = sum(len(paragraph.text.split()) for paragraph in document.body)
        yield Told(f"Outside the items: {counted(words, 'word')}", Style.NOTE)
    if document.tables:
        yield _tables("Tables outside the items", document.tables)
    for problem in document.problems:
        where = f" (p. {problem.page})" if problem.page else ""
        yield Told(f"Problem {problem.code}{where}: {problem.message}", Style.NOTE)


def in_full(document: ParsedDocument) -> Iterator[Told]:
    """All that the items of a document say, each with the meeting: it will be quoted."""
    for section in document.sections:
        for item in section.items:
            yield Told(f"{item.number}. {item.title}", Style.TITLE)
            yield Told(_name(document), Style.NOTE)
            yield from _item_in_full(section, item)


def _item_in_full(section: Section, item: AgendaItem) -> Iterator[Told]:
    yield Told(_item_facts(section, item), Style.NOTE)
    for field in item.fields:
        yield Told(_heading(field), Style.HEADING)
        for paragraph in field.paragraphs:
            yield Told(paragraph.text, indent=1)
    if item.decision:
        if not any(field.name is FieldName.DECISION for field in item.fields):
            yield Told(field_name("decision"), Style.HEADING)
            yield from (Told(line, indent=1) for line in item.decision.text.splitlines())
        yield Told(f"→ {decision_names(item.decision)}", Style.NOTE, 1)
    for heading, values in (("Bilag", item.attachments), ("Links", item.links)):
        if values:
            yield Told(heading, Style.HEADING)
            yield from (Told(value, indent=1) for value in values)
    if item.tables:
        yield _tables("Tables", item.tables)


def _tables(label: str, tables: tuple[Table, ...]) -> Told:
    rows = ", ".join(str(len(table.rows)) for table in tables)
    return Told(f"{label}: {len(tables)} (rows: {rows}); --tables prints them", Style.NOTE)


def _name(document: ParsedDocument) -> str:
    council = f"KKR {council_name(document.council)}" if document.council else "no council"
    day = document.date.isoformat() if document.date else "no date"
    edition = f" ({EDITIONS[document.edition]})" if document.edition else ""
    return f"{council}, {day}: {kind_name(document.kind)}{edition}"


def _facts(document: ParsedDocument) -> str:
    source = document.source
    pages = counted(source.pages, "page") if source.pages else "no pages"
    facts = [one_line(source.name), pages, f"read as {source.reader}"]
    return ", ".join(fact for fact in (*facts, document.starts_at, document.place) if fact)


def _people(attendance: tuple[Attendance, ...]) -> Iterator[Told]:
    for status, label in ((Status.PRESENT, "Present"), (Status.ABSENT, "Absent")):
        people = [person for person in attendance if person.status is status]
        if people:
            yield Told(f"{label} ({len(people)}): {'; '.join(map(_person, people))}")


def _person(person: Attendance) -> str:
    known = ", ".join(part for part in (person.party, person.municipality) if part)
    text = f"{person.name} ({known})" if known else person.name
    return f"{text}, substitute {person.substitute}" if person.substitute else text


def _item(item: AgendaItem) -> Iterator[Told]:
    page = f"  p. {item.page}" if item.page else ""
    yield Told(f"{item.number}. {item.title}{page}", indent=1)
    parts = [_size(field) for field in item.fields]
    if item.attachments:
        parts.append(f"{len(item.attachments)} bilag")
    if item.tables:
        parts.append(counted(len(item.tables), "table"))
    if parts:
        yield Told(" · ".join(parts), Style.NOTE, 2)
    if item.decision:
        yield Told(f"→ {decision_names(item.decision)}: {item.decision.text}", Style.NOTE, 2)


def _size(field: Field) -> str:
    words = sum(len(paragraph.text.split()) for paragraph in field.paragraphs)
    return f"{field_name(field.name)} {counted(words, 'word')}"


def _item_facts(section: Section, item: AgendaItem) -> str:
    facts: Iterable[str | None] = (
        f"{section.number}. {section.title}".lstrip(" .") if section.title else None,
        item.case_number,
        " / ".join(item.case_workers),
        f"p. {item.page}" if item.page else None,
    )
    return " · ".join(fact for fact in facts if fact)


def _heading(field: Field) -> str:
    name = field.heading or field_name(field.name)
    return f"{name} (p. {field.page})" if field.page else name
