"""A toy format that stands in for papers, so that the pipeline is tested apart from the parser.

minutes midtjylland 2021-06-08
3.2 | Fordeling af flygtninge | Fordelingen blev godkendt.
body text outside the items
"""

from __future__ import annotations

import hashlib
import os
import signal
import time
from datetime import date
from typing import TYPE_CHECKING

from corpus.packing import pack, unpack
from ingest.workers.work import Job, Worked
from parse.errors import Damaged
from parse.model import (
    AgendaItem,
    Decision,
    Field,
    FieldName,
    Kind,
    Line,
    Outcome,
    Page,
    Paragraph,
    ParsedDocument,
    Reading,
    Section,
    Source,
)

if TYPE_CHECKING:
    from pathlib import Path


def paper(kind="minutes", council="midtjylland", day="2021-06-08", *items: str, body="") -> str:
    shown = items or ("3.2 | Fordeling af flygtninge | Fordelingen blev godkendt.",)
    return "\n".join([f"{kind} {council} {day}", *shown, body])


def write(folder: Path, name: str, *args, **kwargs) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(paper(*args, **kwargs), encoding="utf-8")
    return path


def work(job: Job) -> Worked:
    """Reads and parses the toy format; `parse_again` is its other half."""
    text = job.data.decode(errors="replace")
    if "kill the reader" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "take your time" in text:
        time.sleep(0.5)
    if "cut off" in text:
        raise Damaged("the file is cut off: get it again")
    digest = hashlib.sha256(job.data).hexdigest()
    reader = "pdf" if job.name.lower().endswith(".pdf") else "text"
    source = Source(job.name, digest, 2 if reader == "pdf" else None, reader)
    scanned = "scan" in text
    lines = () if scanned else tuple(Line(line, 1) for line in text.splitlines() if line)
    return _understood(Reading(source, (Page(1, lines, scanned=scanned), Page(2, ()))))


def parse_again(job: Job) -> Worked:
    return _understood(unpack(job.data))


def _understood(reading: Reading) -> Worked:
    lines = [line.text for page in reading.pages for line in page.lines]
    document = _document(reading.source, lines)
    scanned = tuple(page.number for page in reading.pages if page.scanned)
    return Worked(document, pack(reading), scanned)


def _document(source: Source, lines: list[str]) -> ParsedDocument:
    kind, council, day = Kind.OTHER, None, None
    head = lines[0].split() if lines else []
    if len(head) == 3 and head[0] in set(Kind):
        kind, council, day = Kind(head[0]), head[1], date.fromisoformat(head[2])
        lines = lines[1:]
    items, body = [], []
    for line in lines:
        parts = [part.strip() for part in line.split("|")]
        if len(parts) == 3:
            items.append(_item(*parts, decided=kind is Kind.MINUTES))
        else:
            body.append(Paragraph(line, 1))
    sections = (Section("3", None, tuple(items)),) if items else ()
    return ParsedDocument(source, kind, council, day, sections=sections, body=tuple(body))


def _item(number: str, title: str, text: str, *, decided: bool) -> AgendaItem:
    name = FieldName.DECISION if decided else FieldName.RECOMMENDATION
    field = Field(name, None, (Paragraph(text, 1),), 1)
    decision = Decision(text, (Outcome.APPROVED,)) if decided else None
    return AgendaItem(number, title, page=1, fields=(field,), decision=decision)
