"""What is held, in the shapes that leave the house: JSON of the contract, CSV, Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corpus.records import Standing
from parse.display import Column, Sheet, Style, Told, counted, one_line
from parse.labels import council_name, decision_names, kind_name
from parse.model import Kind
from parse.schema import decision_to_json, document_to_json
from parse.schema import tables_to_json as to_json
from parse.spreadsheet import as_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus.records import (
        DocumentRecord,
        ItemDecision,
        MeetingDecisions,
        MeetingRecord,
        MeetingSummary,
    )
    from parse.display import Piece
    from parse.model import Decision, ParsedDocument, Table

Json = dict[str, Any]

_MOST_DOUBTS = 4
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


# ── meetings ─────────────────────────────────────────────────────────────────────────


def meetings_to_json(meetings: Iterable[MeetingSummary]) -> list[Json]:
    """The list of meetings."""
    return [
        {
            "meeting": one.meeting,
            "council": one.council,
            "date": one.date.isoformat(),
            "kinds": [kind.value for kind in one.kinds],
            "items": one.items,
        }
        for one in meetings
    ]


def meetings_to_csv(meetings: Iterable[MeetingSummary], delimiter: str = ",") -> str:
    """One row a meeting."""
    rows = (
        (one.meeting, one.council, one.date.isoformat(), ", ".join(one.kinds), one.items)
        for one in meetings
    )
    return as_csv([("meeting", "council", "date", "kinds", "items"), *rows], delimiter)


def meetings_sheet(meetings: Iterable[MeetingSummary]) -> Sheet:
    """The list of meetings for people."""
    heads = ("Meeting", "Date", "Council", "Documents", "Items")
    rows = [
        (
            one.meeting,
            one.date.isoformat(),
            council_name(one.council),
            ", ".join(map(kind_name, one.kinds)),
            str(one.items),
        )
        for one in meetings
    ]
    return Sheet([Column(head) for head in heads], rows)


# ── decisions ────────────────────────────────────────────────────────────────────────


def decisions_to_json(found: MeetingDecisions) -> Json:
    """Every item in order; `decision` is null where none is minuted."""
    return {
        "meeting": found.meeting,
        "council": found.council,
        "date": found.date.isoformat(),
        "document": found.document.sha256 if found.document else None,
        "items": [
            {
                "number": item.number,
                "title": item.title,
                "page": item.page,
                "recommendation": item.recommendation,
                "decision": decision_to_json(item.decision),
            }
            for item in found.items
        ],
        "doubts": [
            {"code": doubt.code, "message": doubt.message, "page": doubt.page}
            for doubt in found.doubts
        ],
    }


def decisions_to_csv(found: MeetingDecisions, delimiter: str = ",") -> str:
    """One row an item, each with its meeting, so that files can be put together."""
    head = (
        "meeting", "council", "date", "item", "title", "page", "recommendation", "decision",
        "outcomes", "endorses",
    )  # fmt: skip
    rows = (
        (
            found.meeting,
            found.council,
            found.date.isoformat(),
            item.number,
            item.title,
            item.page,
            item.recommendation,
            item.decision.text if item.decision else None,
            ", ".join(item.decision.outcomes) if item.decision else None,
            ", ".join(item.decision.endorses) if item.decision else None,
        )
        for item in found.items
    )
    return as_csv([head, *rows], delimiter)


def decisions_head(found: MeetingDecisions) -> Iterator[Told]:
    """Which meeting the decisions are of, by which document: what was typed may be vague."""
    document = found.document
    yield Told(
        f"{_meeting(found)}: {kind_name(document.kind)}" if document else _meeting(found),
        Style.TITLE,
    )
    if document:
        yield Told(one_line(document.name), Style.NOTE)


def _meeting(found: MeetingDecisions) -> str:
    return f"KKR {council_name(found.council)}, {found.date.isoformat()}"


def decisions_sheet(found: MeetingDecisions) -> Sheet:
    """The decisions for people with their pages, the recommendation beside each."""
    columns = (
        Column("Item"),
        Column("Title", share=2),
        Column("Recommendation", share=3),
        Column("Decision", share=3),
    )
    rows = [
        (
            _number_cell(item),
            item.title,
            item.recommendation or "–",
            _decision_cell(item.decision),
        )
        for item in found.items
    ]
    return Sheet(columns, rows, spaced=True)


def _number_cell(item: ItemDecision) -> str | list[Piece]:
    if item.page is None:
        return item.number
    return [(item.number, Style.TEXT), (f"\np. {item.page}", Style.NOTE)]


def _decision_cell(decision: Decision | None) -> str | list[Piece]:
    if decision is None:
        return "–"
    text = decision.text or "(left blank in the minutes)"
    outcomes = decision_names(decision)
    return [(text, Style.TEXT), (f"\n→ {outcomes}" if outcomes else "", Style.OUTCOME)]


def why_undecided(found: MeetingDecisions) -> str | None:
    """Why a meeting shows no decision at all; None if it does, or another document speaks."""
    document, minutes = found.document, found.minutes
    if any(item.decision for item in found.items) or (document and document.superseded_by):
        return None
    if document and document.kind is Kind.MINUTES:
        why = "its minutes have none that kkr recognises; kkr show tells what they have"
    elif document and any(one.standing is Standing.SEARCHABLE for one in minutes):
        return f"{document.name} has no decisions: kkr decisions {found.meeting} has the minutes'."
    elif minutes:
        why = "its minutes are held, but without text that kkr can read; kkr status tells more"
    elif document and document.kind is Kind.AGENDA:
        why = "only the agenda is held"
    else:
        why = "no agenda or minutes with text are held"
    return f"No decisions are known of {found.meeting}: {why}."


def doubted(found: MeetingDecisions) -> Iterator[str]:
    """Why items may be missing, or stand in others: who asks for all of them must know."""
    for doubt in found.doubts[:_MOST_DOUBTS]:
        page = f" (p. {doubt.page})" if doubt.page else ""
        yield f"Items may be missing here: {doubt.message.rstrip('.')}{page}."
    if len(found.doubts) > _MOST_DOUBTS:
        more = counted(len(found.doubts) - _MOST_DOUBTS, "more doubt")
        yield f"And {more}: kkr show {found.meeting} tells them."


def decisions_to_markdown(found: MeetingDecisions) -> str:
    """A heading an item, the recommendation above the decision."""
    parts = [f"# {_meeting(found)}"]
    if found.document:
        parts.append(f"{kind_name(found.document.kind)}, {_plain(one_line(found.document.name))}")
    for item in found.items:
        parts.extend(_item_in_markdown(item))
    return "\n\n".join(parts) + "\n"


def _item_in_markdown(item: ItemDecision) -> Iterable[str]:
    page = f" (p. {item.page})" if item.page else ""
    yield f"## {item.number}. {_plain(item.title)}{page}"
    if item.recommendation:
        yield f"**Indstilling**\n\n{_paragraphs(item.recommendation)}"
    if item.decision:
        names = decision_names(item.decision)
        yield f"**Beslutning** ({names})" if names else "**Beslutning**"
        if item.decision.text:
            yield _paragraphs(item.decision.text)
    else:
        yield "*No decision is minuted.*"


def _paragraphs(text: str) -> str:
    return "\n\n".join(_plain(line) for line in text.splitlines())


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    escaped = _MARKDOWN.sub(r"\\\1", text)
    return re.sub(r"^(\d+)([.)])|^([-+])", _escaped_start, escaped)


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found[3]}" if found[3] else f"{found[1]}\\{found[2]}"


# ── one meeting, one item ────────────────────────────────────────────────────────────


def meeting_to_json(
    meeting: MeetingRecord | None, document: ParsedDocument, original: Path | None
) -> Json:
    """A document as `kkr parse` shows it, its file, and its meeting's documents, if it has one.

    `original` is the file's path in the data directory, whichever that is.
    """
    return {
        "meeting": meeting.meeting if meeting else None,
        **document_to_json(document),
        "original": original.as_posix() if original else None,
        "documents": [document_record_to_json(record) for record in meeting.documents]
        if meeting
        else [],
    }


def document_record_to_json(record: DocumentRecord) -> Json:
    """What is known of a held document without its text."""
    return {
        "document": record.sha256,
        "name": record.name,
        "kind": record.kind.value,
        "meeting": record.meeting,
        "council": record.council,
        "date": record.date.isoformat() if record.date else None,
        "pages": record.pages,
        "items": record.items,
        "url": record.url,
        "standing": record.standing.value,
        "reason": record.reason,
        "pages_without_text": list(record.pages_without_text),
        "superseded_by": record.superseded_by,
    }


def tables_to_csv(document: ParsedDocument, delimiter: str = ",") -> str:
    """The tables of all items and those outside, an empty line between.

    A table that goes on after a page end is one, its head not repeated.
    """
    tables = list(_whole(document.all_tables))
    texts = [as_csv(rows, delimiter, bom=number == 0) for number, rows in enumerate(tables)]
    return "\r\n".join(texts)


def tables_to_json(document: ParsedDocument) -> list[Json]:
    """The same tables as they were read, each with the number of its item; null outside items."""
    told = [*((item.number, item.tables) for item in document.items), (None, document.tables)]
    return [{"item": number, **table} for number, tables in told for table in to_json(tables)]


def _whole(tables: Iterable[Table]) -> Iterator[list[Sequence[str]]]:
    """The rows of each table. Parts of one have the same head, on pages that follow each other."""
    rows: list[Sequence[str]] = []
    page = 0
    for table in tables:
        if rows and table.page == page + 1 and table.rows[0] == rows[0]:
            rows += table.rows[1:]
        else:
            if rows:
                yield rows
            rows = list(table.rows)
        page = table.page
    if rows:
        yield rows
