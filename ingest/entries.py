"""From what the corpus holds to what can be found: one entry for every item of every document."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus.precedence import SPEAKING
from corpus.records import Standing
from index.model import Entry, EntryField, Passage
from parse.attendance import says_absence
from parse.dialects import FIELD_HEADINGS
from parse.model import FieldName, Kind, Status
from parse.text.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.records import DocumentRecord, Held
    from parse.model import AgendaItem, Attendance, ParsedDocument, Section, Table

# A row of a table that says who came has no heading to say it.
_AWAY, _SUBSTITUTE = "afbud", "stedfortræder"


def entries_of(held: Held) -> Iterator[Entry]:
    """What can be found of a document: its items, and the text outside them."""
    record, document = held.record, held.document
    if record.standing is not Standing.SEARCHABLE:
        return
    outside = tuple(_outside_fields(document))
    if outside:
        yield _outside(record, document, outside)
    position = 0
    for section in document.sections:
        for item in section.items:
            position += 1
            matter = held.matters[position - 1] if held.matters else _id(record, position)
            yield _item(record, item, section.title, position, matter)


def _item(
    record: DocumentRecord, item: AgendaItem, section: str | None, position: int, matter: str
) -> Entry:
    return Entry(
        id=_id(record, position),
        group=matter,
        precedence=record.precedence,
        meeting=record.meeting,
        council=record.council,
        date=_date(record),
        kind=record.kind.value,
        item=item.number,
        title=item.title,
        section=section,
        page=item.page,
        document=record.sha256,
        url=record.url,
        case_number=item.case_number,
        outcomes=tuple(o.value for o in item.decision.outcomes) if item.decision else (),
        superseded=_is_superseded(record),
        fields=tuple(_item_fields(item)),
    )


def _outside(
    record: DocumentRecord, document: ParsedDocument, fields: tuple[EntryField, ...]
) -> Entry:
    people = document.attendance
    return Entry(
        id=_id(record, 0),
        # The front matter of the agenda and of the minutes is the same matter; what stands
        # outside the items of an appendix is a matter of its own.
        group=f"{record.meeting}/"
        if record.meeting and record.kind in SPEAKING
        else _id(record, 0),
        precedence=record.precedence,
        meeting=record.meeting,
        council=record.council,
        date=_date(record),
        kind=record.kind.value,
        item=None,
        # A paper without items (a list of appointments) has only its file's name for a title.
        title="" if document.items else PurePath(record.name).stem,
        section=None,
        page=None,  # its texts stand here and there: those that have a page tell theirs
        document=record.sha256,
        url=record.url,
        names=_known(name for p in people for name in (p.name, p.substitute)),
        parties=_known(p.party for p in people),
        municipalities=_known(p.municipality for p in people),
        superseded=_is_superseded(record),
        fields=fields,
    )


def _item_fields(item: AgendaItem) -> Iterator[EntryField]:
    texts: dict[str, list[Passage]] = {}
    for field in item.fields:
        passages = texts.setdefault(field.name.value, [])
        if field.heading and _tells(field.heading):
            passages.append(Passage(field.heading, field.page))
        passages.extend(Passage(p.text, p.page) for p in field.paragraphs)
    if item.decision is not None and FieldName.DECISION.value not in texts:
        lines = item.decision.text.splitlines()
        texts[FieldName.DECISION.value] = [Passage(line, item.page) for line in lines]
    texts["attachments"] = [Passage(text, item.page) for text in item.attachments]
    # A row is what people look for in a table, and small enough to be shown.
    texts["table"] = list(_rows(item.tables))
    for name, passages in texts.items():
        if passages:
            yield EntryField(name, tuple(passages))


def _tells(heading: str) -> bool:
    """Whether a field's heading has words of its own: `Styregruppens indstilling`, `Økonomi`.

    Not `Baggrund`, nor whose decision of which day it is: the meeting's.
    """
    key = squash(heading).rstrip(":.,")
    usual = key in FIELD_HEADINGS or "kkr" in key or key.endswith(("beslutning", "beslutninger"))
    return not usual and not any(map(str.isdigit, key))


def _rows(tables: Iterable[Table]) -> Iterator[Passage]:
    return (Passage(" | ".join(row), table.page) for table in tables for row in table.rows)


def _outside_fields(document: ParsedDocument) -> Iterator[EntryField]:
    if document.place:
        yield EntryField("place", (Passage(document.place),))
    headings = _section_headings(document)
    if document.body or headings:
        text = (Passage(p.text, p.page) for p in document.body)
        yield EntryField("body", (*headings, *text))
    if document.tables:
        yield EntryField("table", tuple(_rows(document.tables)))
    if document.attendance:
        yield EntryField(
            "attendance",
            tuple(Passage(_told_of(person)) for person in document.attendance),
        )


def _told_of(person: Attendance) -> str:
    """What the list says of somebody: also that he stayed away, where its heading does not."""
    away = person.status is Status.ABSENT and not says_absence(person.group or "")
    came = f"{_SUBSTITUTE} {person.substitute}" if person.substitute else None
    told = (person.name, person.party, person.municipality, person.group, away and _AWAY, came)
    return ", ".join(_known(text or None for text in told))


def _section_headings(document: ParsedDocument) -> list[Passage]:
    """The headings above items: of a flat paper they are the items' titles."""
    return [
        Passage(f"{section.number} {section.title}".strip(), _page_of(section))
        for section in document.sections
        if section.title and section.title not in {item.title for item in section.items}
    ]


def _page_of(section: Section) -> int | None:
    return next((item.page for item in section.items if item.page), None)


def _id(record: DocumentRecord, position: int) -> str:
    return f"{record.sha256}:{position}"


def _is_superseded(record: DocumentRecord) -> bool:
    """Whether other minutes speak for the meeting; an agenda says by its kind that it is none."""
    return record.kind is Kind.MINUTES and record.superseded_by is not None


def _date(record: DocumentRecord) -> str | None:
    return record.date.isoformat() if record.date else None


def _known(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
