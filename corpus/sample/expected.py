"""What a reader should find in a document of the sample, in the shape of `kkr parse --json`.

Where the paper leaves room, as in the hand-checked truth of real documents: the titles beside
`./.` stand in `attachments`, and a field names them in `optional` as paragraphs that may be
there or not. In an appendix file each appendix is a field, headed by its title (which may be its
first paragraph too). A recommendation without a printed heading is a field whose `heading` is null.
`body` is text below a section outside any item; the boilerplate of the cover is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corpus.sample.source import Document, Form, Item, Paragraph, Part
from parse.model import FieldName, Kind

Json = dict[str, Any]

_LINK = re.compile(r"\[([^\]]+)\]\((\S+?)\)")
_ADDRESS = re.compile(r"https?://[^\s)\]]+[^\s)\].,]")
_FOOTNOTE = re.compile(r"\{\^(\d+)\}")
_PLACEHOLDER = re.compile(r"Her skrives \w+\.?")


def expected(document: Document, pages: dict[str, int] | None = None) -> Json:
    """The truth of a document; `pages` (of `typeset`) gives each item's page."""
    pages = pages or {}
    seen = document.header.get("scanned") != "yes"
    ours = seen and document.kind is not Kind.OTHER
    return {
        "schema": 1,
        "source": {"name": f"{document.stem}.pdf", "sha256": None, "pages": None, "reader": "pdf"},
        "kind": document.kind.value,
        "council": document.header.get("council") if ours else None,
        "date": document.date.isoformat() if seen else None,
        "starts_at": document.header.get("time") if seen else None,
        "place": document.header.get("place") if seen else None,
        "attendance": _attendance(document) if seen else [],
        "sections": [
            {
                "number": section.number,
                "title": None if document.kind is Kind.APPENDIX else section.title,
                "items": [_item(item, pages.get(item.number)) for item in section.items],
            }
            for section in (document.sections if seen else ())
        ],
        "body": [
            plain(paragraph)
            for section in (document.sections if seen else ())
            for paragraph in section.loose.paragraphs
        ],
        "problems": [],
    }


def plain(paragraph: Paragraph) -> str:
    """The paragraph as it reads on paper, bullets as in the contract."""
    text = _LINK.sub(r"\1", paragraph.text).replace("{./.} ", "").removeprefix("{page} ")
    text = _FOOTNOTE.sub(r" \1", text).replace("**", "")
    return f"– {text}" if paragraph.form in (Form.BULLET, Form.SUBBULLET) else text


def _attendance(document: Document) -> list[Json]:
    return [
        {
            "name": person.name,
            "party": person.party,
            "municipality": person.municipality,
            "group": group if group != "-" else None,
            "status": "absent" if group == "Afbud" or person.substitute else "present",
            "substitute": person.substitute,
        }
        for group, people in document.groups.items()
        for person in people
    ]


def _item(item: Item, page: int | None) -> Json:
    fields = [field for part in item.parts for field in _fields(part) if field["paragraphs"]]
    decisions = [part for part in item.parts if part.name is FieldName.DECISION and part.paragraphs]
    paragraphs = [paragraph for part in item.parts for paragraph in part.paragraphs]
    titled = (Form.ATTACHMENT, Form.APPENDIX)
    number = re.search(r"SAG-\d{4}-\d{5}", item.case)
    workers = re.sub(r"SAG(-\d{4}-\d{5}| NR\.:)", "", item.case)
    return {
        "number": item.number,
        "title": item.title,
        "case_number": number.group() if number else None,
        "case_workers": [worker.strip() for worker in workers.split("/") if worker.strip()],
        "page": page,
        "fields": fields,
        "decision": {
            "text": "\n".join(map(plain, decisions[0].paragraphs)),
            "outcomes": [outcome.value for outcome in decisions[0].outcomes],
        }
        if decisions
        else None,
        "attachments": [plain(p) for p in paragraphs if p.form in titled],
        "links": [link for p in paragraphs for link in links(p.text)],
        "tables": [
            {"page": None, "rows": [list(row.cells) for row in table]}
            for table in _tables(paragraphs)
        ],
    }


def _fields(part: Part) -> Iterator[Json]:
    """The field of a part; in an appendix file one for each appendix, headed by its title."""
    heading, told = part.printed, list[Paragraph]()
    for paragraph in part.paragraphs:
        if paragraph.form is Form.APPENDIX:
            yield _field(part, heading, told)
            heading, told = paragraph.text, []
        else:
            told.append(paragraph)
    yield _field(part, heading, told)


def _field(part: Part, heading: str | None, paragraphs: list[Paragraph]) -> Json:
    told = [p for p in paragraphs if p.form is not Form.ROW]
    written = [plain(p) for p in told if not _PLACEHOLDER.fullmatch(p.text)]
    return {
        "name": part.name.value,
        "heading": heading,
        "page": None,
        "paragraphs": written,
        "optional": [plain(p) for p in told if p.form is Form.ATTACHMENT]
        + ([heading] if heading and heading != part.printed else []),
    }


def links(text: str) -> list[str]:
    """The addresses in a paragraph, in order."""
    shown = _LINK.sub(lambda match: f"{match[2]} ", text)
    return _ADDRESS.findall(shown)


def _tables(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    tables: list[list[Paragraph]] = []
    inside = False
    for paragraph in paragraphs:
        if paragraph.form is Form.ROW:
            if not inside:
                tables.append([])
            tables[-1].append(paragraph)
        inside = paragraph.form is Form.ROW
    return tables
