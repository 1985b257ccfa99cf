"""Which of a meeting's documents, and which of its items, are meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.errors import Unknown, UnknownDocument, UnknownItem
from corpus.naming import date_in, fold
from parse.labels import KINDS, kind_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from corpus.holdings import Holdings
    from corpus.records import DocumentRecord, MeetingRecord
    from parse.model import ParsedDocument

_SHORTEST_HASH = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A meeting, or nothing but an item of it, in one of its documents; `others` have it too.

    `meeting` is None for a document that belongs to none.
    """

    meeting: MeetingRecord | None
    record: DocumentRecord
    document: ParsedDocument
    others: tuple[DocumentRecord, ...]

    def origin(self) -> str:
        """For people: where this stands, and where else."""
        lines = [f"From: {_line(self.record)}", *(f"Also: {_line(r)}" for r in self.others)]
        return "\n".join(lines) + ("  (--document shows it)" if self.others else "")


def find_meeting(corpus: Holdings, name: str, wanted: str | None = None) -> Found:
    """A meeting, in the document that speaks or in the one that is wanted.

    A document is also found by its file's name or the start of its hash: it may have no meeting.

    Raises:
        Unknown: there is no such meeting or document.
    """
    try:
        meeting = corpus.meeting(name)
    except Unknown:
        meant = _named(corpus, name)
        if meant is None:
            raise
        if meant.meeting is None:
            return Found(None, meant, corpus.parsed(meant.sha256), ())
        return find_meeting(corpus, meant.meeting, meant.sha256)
    record = choose_document(meeting, wanted)
    others = tuple(one for one in meeting.documents if one != record)
    return Found(meeting, record, corpus.parsed(record.sha256), others)


def _named(corpus: Holdings, name: str) -> DocumentRecord | None:
    """The only document of this name or hash, None where there is none or several."""
    wanted = fold(name)
    found = [
        record
        for record in corpus.documents()
        if fold(record.name) == wanted
        or (len(wanted) >= _SHORTEST_HASH and record.sha256.startswith(wanted))
    ]
    return found[0] if len(found) == 1 else None


def find_item(corpus: Holdings, meeting_name: str, number: str, wanted: str | None = None) -> Found:
    """An item of a meeting, from the document that speaks or from the one that is wanted.

    Raises:
        Unknown: there is no such meeting, item or document.
    """
    versions = corpus.item(meeting_name, number)
    number = versions[0].item.number
    meeting = corpus.meeting(meeting_name)
    holders = tuple(dict.fromkeys(version.record for version in versions))
    record = choose_document(meeting, wanted) if wanted else holders[0]
    if record not in holders:
        names = tuple(f"{r.sha256[:12]} ({kind_name(r.kind)})" for r in holders)
        raise UnknownItem(
            f"this document has no item {number}; it is in {', '.join(names)}", number, names
        )
    document = _only_item(corpus.parsed(record.sha256), number)
    return Found(meeting, record, document, tuple(r for r in holders if r != record))


def with_tables(corpus: Holdings, found: Found) -> Found:
    """The same item or meeting in the first of its documents that has tables: often an appendix."""
    numbers = {item.number for item in found.document.items}
    whole = found.document == corpus.parsed(found.record.sha256)
    for record in (found.record, *found.others):
        held = corpus.parsed(record.sha256)
        document = held if whole else _only_items(held, numbers)
        if document.all_tables:
            others = tuple(r for r in (found.record, *found.others) if r != record)
            return Found(found.meeting, record, document, others)
    return found


def _only_item(document: ParsedDocument, number: str) -> ParsedDocument:
    return _only_items(document, {number})


def _only_items(document: ParsedDocument, numbers: Collection[str]) -> ParsedDocument:
    sections = (
        replace(section, items=tuple(item for item in section.items if item.number in numbers))
        for section in document.sections
    )
    kept = tuple(section for section in sections if section.items)
    return replace(document, sections=kept, body=(), tables=(), attendance=())


def choose_document(meeting: MeetingRecord, wanted: str | None = None) -> DocumentRecord:
    """The document that is meant: by kind in either language or the start of its hash.

    Without a wish it is the one that speaks, or the first there is.

    Raises:
        UnknownDocument: naming the documents of the meeting.
    """
    if wanted is None:
        return meeting.speaker or meeting.documents[0]
    folded = fold(wanted)
    kinds = {fold(name): kind for kind, name in KINDS.items()}
    kind = kinds.get(folded, folded)
    for document in meeting.documents:
        by_hash = len(folded) >= _SHORTEST_HASH and document.sha256.startswith(folded)
        if by_hash or document.kind.value == kind:
            return document
    held = tuple(f"{d.sha256[:12]} ({kind_name(d.kind)})" for d in meeting.documents)
    raise UnknownDocument(
        f"{meeting.meeting} has no document {wanted!r}; it has {', '.join(held)}", wanted, held
    )


def split_words(words: Sequence[str]) -> tuple[str, str | None]:
    """A meeting and perhaps an item, from words as typed: `midtjylland 2021-06-08 3.2`.

    The meeting ends with its date; without any date its name is the first word alone.
    """
    ends = (n for n in range(1, len(words) + 1) if date_in(" ".join(words[:n])))
    end = next(ends, 1)
    return " ".join(words[:end]), " ".join(words[end:]) or None


def _line(record: DocumentRecord) -> str:
    silent = ", superseded" if record.superseded_by else ""
    return f"{kind_name(record.kind)} {record.sha256[:12]}, {record.name}{silent}"
