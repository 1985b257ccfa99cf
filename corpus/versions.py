"""Which of a meeting's documents, and which of its items, are meant."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.errors import Unknown, UnknownDocument, UnknownItem, UnknownMeeting
from corpus.holdings import item_number, no_item
from parse.labels import KINDS, kind_name
from parse.model import Kind
from parse.typed import fold, split_place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus.holdings import Holdings
    from corpus.records import DocumentRecord, MeetingDecisions, MeetingRecord
    from parse.model import ParsedDocument

_SHORTEST_HASH = 4
_SURE_HASH = 8  # where a slip does harm: a year is four letters of a hash


@dataclass(frozen=True, slots=True)
class Found:
    """A meeting, or nothing but an item of it, in one of its documents; `others` have it too.

    `meeting` is None for a document that belongs to none, `item` where all of it is meant.
    """

    meeting: MeetingRecord | None
    record: DocumentRecord
    document: ParsedDocument
    others: tuple[DocumentRecord, ...]
    item: str | None = None

    def origin(self, original: Path | None) -> Iterator[str]:
        """For people: where this stands, on the web and in the data directory, and where else."""
        yield f"From: {_line(self.record)}"
        yield from (f"      {place}" for place in (self.record.url, original) if place)
        for number, record in enumerate(self.others, start=1):
            last = number == len(self.others)
            yield f"Also: {_line(record)}{'  (--document shows it)' if last else ''}"


def find(corpus: Holdings, words: Sequence[str], wanted: str | None = None) -> Found:
    """What words mean: a meeting or one document, and perhaps an item of it.

    A meeting is looked for in the document that speaks, or in the one that is `wanted`. In its
    place may stand the name of a document's file, which may hold spaces, or the start of its hash.

    Raises:
        Unknown: there is no such meeting, document or item.
    """
    meeting, number = split_place(words) or (" ".join(words), "")
    try:
        return _in_meeting(corpus, corpus.meeting(meeting), number, wanted)
    except Unknown:
        if named := _document(corpus, words):
            return _in_document(corpus, *named, wanted)
        *before, last = words  # of no whole day: midt 2021-09 3.1
        with suppress(UnknownMeeting):
            return _in_meeting(corpus, corpus.meeting(" ".join(before)), last, wanted)
        raise


def decisions(
    corpus: Holdings, words: Sequence[str], wanted: str | None = None
) -> MeetingDecisions:
    """What a meeting decided, by the document that speaks, that is `wanted`, or that words name.

    Raises:
        Unknown: there is no such meeting or document, or the document is of no meeting.
    """
    name = " ".join(words)
    try:
        meeting = corpus.meeting(name)
    except UnknownMeeting:
        named = _document(corpus, words)
        if named is None or named[1]:
            raise
        record, _ = named
        if record.meeting is None:
            raise UnknownDocument(
                f"{record.name} belongs to no meeting: kkr show prints it, and kkr correct says of"
                " which it is",
                name,
            ) from None
        meeting = corpus.meeting(str(record.meeting))
        return corpus.decisions_in(meeting, choose_document(meeting, wanted or record.sha256))
    document = choose_document(meeting, wanted) if wanted else meeting.speaker
    return corpus.decisions_in(meeting, document)


def one_document(corpus: Holdings, name: str) -> DocumentRecord:
    """The one document that is called so, was found there, or whose hash begins so.

    Raises:
        UnknownDocument: there is none, or several.
    """
    records = corpus.documents()
    there = corpus.met_at([name, os.path.abspath(name)])  # noqa: PTH100 - resolve() follows links
    held = [one for one in records if one.sha256 in there]
    held = held or [one for one in records if _is_sure(one, name)] or _called(corpus, records, name)
    if len(held) == 1:
        return held[0]
    if held:
        raise _several(name, held)
    with suppress(UnknownMeeting):
        meeting = corpus.meeting(name)
        raise UnknownDocument(
            f"{name!r} is a meeting: name one of its documents,"
            f" {' or '.join(_named_briefly(meeting.documents))}",
            name,
        )
    raise UnknownDocument(
        f"no document {name!r} is held: name its file, or the start of its hash as kkr show tells"
        f" it ({_SURE_HASH} letters or more)",
        name,
    )


def _in_document(
    corpus: Holdings, record: DocumentRecord, number: str, wanted: str | None
) -> Found:
    if record.meeting:  # others may speak for it, but this one was named
        return _in_meeting(corpus, corpus.meeting(record.meeting), number, wanted or record.sha256)
    if wanted:
        raise UnknownDocument(
            f"{record.name} belongs to no meeting: there is no other document", wanted
        )
    document = corpus.parsed(record.sha256)
    if not number:
        return Found(None, record, document, ())
    number = item_number(number)
    only = _only_items(document, {number})
    if not only.sections:
        raise no_item(record.name, number, [document])
    return Found(None, record, only, (), number)


def _in_meeting(corpus: Holdings, meeting: MeetingRecord, number: str, wanted: str | None) -> Found:
    if not number:
        record = choose_document(meeting, wanted)
        others = tuple(one for one in meeting.documents if one != record)
        return Found(meeting, record, corpus.parsed(record.sha256), others)
    versions = corpus.item(meeting.meeting, number)
    number = versions[0].item.number
    holders = tuple(dict.fromkeys(version.record for version in versions))
    record = choose_document(meeting, wanted) if wanted else holders[0]
    if record not in holders:
        names = _named_briefly(holders)
        raise UnknownItem(
            f"this document has no item {number}; it is in {', '.join(names)}", number, names
        )
    only = _only_items(corpus.parsed(record.sha256), {number})
    return Found(meeting, record, only, tuple(r for r in holders if r != record), number)


def _document(corpus: Holdings, words: Sequence[str]) -> tuple[DocumentRecord, str] | None:
    """The document whose name or hash words begin with, and the words that follow."""
    records = corpus.documents()
    for end in range(len(words), 0, -1):
        name = " ".join(words[:end])
        held = _named(corpus, records, name)
        if len(held) == 1:
            return held[0], " ".join(words[end:])
        if held:
            raise _several(name, held)
    return None


def _several(name: str, held: Sequence[DocumentRecord]) -> UnknownDocument:
    told = [
        f"{record.sha256[:12]} ({record.meeting or 'of no meeting'}, {kind_name(record.kind)})"
        for record in held
    ]
    return UnknownDocument(
        f"several documents are called {name!r}: name one by its hash, {' or '.join(told)}",
        name,
        tuple(record.sha256[:12] for record in held),
    )


def _named(corpus: Holdings, records: Sequence[DocumentRecord], name: str) -> list[DocumentRecord]:
    """The documents of this name, or whose hash begins so."""
    called = _called(corpus, records, name)
    return called or [one for one in records if _has_hash(one, fold(name))]


def _called(corpus: Holdings, records: Sequence[DocumentRecord], name: str) -> list[DocumentRecord]:
    """The documents of this name, else those met under it as well."""
    wanted = fold(name)
    if called := [record for record in records if fold(record.name) == wanted]:
        return called
    met = {sha256 for sha256, other in corpus.names_met() if fold(other) == wanted}
    return [one for one in records if one.sha256 in met]


def _has_hash(record: DocumentRecord, start: str) -> bool:
    return len(start) >= _SHORTEST_HASH and record.sha256.startswith(start)


def _is_sure(record: DocumentRecord, start: str) -> bool:
    return len(start) >= _SURE_HASH and record.sha256.startswith(start.lower())


def _named_briefly(records: Iterable[DocumentRecord]) -> tuple[str, ...]:
    return tuple(f"{record.sha256[:12]} ({kind_name(record.kind)})" for record in records)


def with_tables(corpus: Holdings, found: Found) -> Found:
    """The same item or meeting in the first of its documents that has tables: often an appendix."""
    for record in (found.record, *found.others):
        document = corpus.parsed(record.sha256)
        if found.item is not None:
            document = _only_items(document, {found.item})
        if document.all_tables:
            others = tuple(r for r in (found.record, *found.others) if r != record)
            return replace(found, record=record, document=document, others=others)
    return found


def _only_items(document: ParsedDocument, numbers: Collection[str]) -> ParsedDocument:
    sections = (
        replace(section, items=tuple(item for item in section.items if item.number in numbers))
        for section in document.sections
    )
    kept = tuple(section for section in sections if section.items)
    return replace(document, sections=kept, body=(), tables=(), attendance=())


def kind_of(text: str) -> Kind | None:
    """The kind of paper that a word means, in either language: `referat`, `minutes`."""
    names = {fold(name): Kind(kind) for kind, name in KINDS.items()}
    return (names | {kind.value: kind for kind in Kind}).get(fold(text))


def choose_document(meeting: MeetingRecord, wanted: str | None = None) -> DocumentRecord:
    """The document that is meant: by kind in either language or the start of its hash.

    Without a wish it is the one that speaks, or the first there is.

    Raises:
        UnknownDocument: naming the documents of the meeting.
    """
    if wanted is None:
        return meeting.speaker or meeting.documents[0]
    folded = fold(wanted)
    kind = kind_of(wanted)
    for document in meeting.documents:
        if document.kind is kind or _has_hash(document, folded):
            return document
    held = _named_briefly(meeting.documents)
    raise UnknownDocument(
        f"{meeting.meeting} has no document {wanted!r}; it has {', '.join(held)}", wanted, held
    )


def _line(record: DocumentRecord) -> str:
    silent = ", superseded" if record.superseded_by else ""
    return f"{kind_name(record.kind)} {record.sha256[:12]}, {record.name}{silent}"
