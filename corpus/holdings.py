"""What is held, to be read: documents, meetings, items, decisions, counts."""

from __future__ import annotations

from collections import defaultdict
from datetime import MAXYEAR, MINYEAR
from typing import TYPE_CHECKING

from corpus import queries
from corpus.byhand import corrections, removals
from corpus.errors import UnknownDocument, UnknownItem
from corpus.files import Originals
from corpus.layout import database_in, originals_in
from corpus.matters import matters_of
from corpus.named import named_meetings
from corpus.naming import resolve_meeting
from corpus.packing import unpack
from corpus.records import Correction, Held, ItemDecision, ItemVersion, MeetingDecisions
from corpus.rows import load
from parse.model import GARBLED_PAGE, SCANNED_PAGE, Kind
from parse.outcomes.recommendation import recommendation_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from corpus.database import Database
    from corpus.journal import KnownMeeting
    from corpus.records import (
        Count,
        DocumentRecord,
        Failure,
        FoundProblem,
        MeetingRecord,
        MeetingSummary,
        Origin,
        Removal,
    )
    from parse.model import AgendaItem, ParsedDocument, Reading

# Large enough that queries do not count, small enough that memory does not either.
_BATCH = 16


# Problems that say that items may be missing, or stand in others.
DOUBTFUL = frozenset(
    {
        *("item-missed", "numbering-gap", "number-apart", "broken-page", "damaged-page"),
        *("pages-missing", SCANNED_PAGE, GARBLED_PAGE),
    }
)


class Holdings:
    """The reading half of the corpus. Every answer is of one state of the database."""

    def __init__(self, home: Path, database: Database) -> None:
        self.home = home
        self.originals = Originals(originals_in(home))
        self._database = database

    @property
    def is_shared(self) -> bool:
        """Whether the database is another than the directory's own: others may add to it.

        Then each directory has the originals of what came in there.
        """
        return self._database.where != str(database_in(self.home))

    # ── documents ────────────────────────────────────────────────────────────────────

    def documents(self) -> list[DocumentRecord]:
        """All documents, meeting by meeting, the speaking one first; then those without one."""
        with self._database.reading() as session:
            return queries.records(session)

    def original_file(self, record: DocumentRecord) -> Path | None:
        """Where a document's file lies; None where it lies with another directory, or is lost."""
        path = self.originals.path(record.sha256, record.suffix)
        return path if path.is_file() else None

    def document(self, sha256: str) -> DocumentRecord:
        """One document by its hash."""
        with self._database.reading() as session:
            return queries.record_of(session, key_of(session, sha256))

    def parsed(self, sha256: str) -> ParsedDocument:
        """All that was parsed of a document, equal to what was stored."""
        with self._database.reading() as session:
            key = key_of(session, sha256)
            return load(session, [key])[key]

    def reading(self, sha256: str) -> Reading:
        """The lines of a document as they were read."""
        return unpack(self.lines(sha256))

    def lines(self, sha256: str) -> bytes:
        """The lines of a document, still packed."""
        with self._database.reading() as session:
            return queries.packed_lines(session, key_of(session, sha256))

    def original(self, sha256: str) -> bytes:
        """A document's own bytes, checked."""
        return self.originals.read(sha256, self.document(sha256).suffix)

    def origins(self, sha256: str) -> list[Origin]:
        """Where a document was found."""
        with self._database.reading() as session:
            return queries.origins(session, key_of(session, sha256))

    def web_origins(self) -> dict[tuple[str, str], Origin]:
        """Where documents were found on the web, by hash and address."""
        with self._database.reading() as session:
            return queries.web_origins(session)

    def names_met(self) -> list[tuple[str, str]]:
        """Hashes of documents with the names of the files in which their bytes were met.

        The same bytes come under several names; a document is called by the first one.
        """
        with self._database.reading() as session:
            return queries.names_met(session)

    def met_at(self, addresses: Collection[str]) -> set[str]:
        """Hashes of the documents that were found at one of these addresses or paths."""
        with self._database.reading() as session:
            return queries.met_at(session, addresses)

    def each(self, only: frozenset[str] | None = None) -> Iterator[Held]:
        """All documents with what was parsed of them, in the order of `documents`.

        The whole walk sees one state of the database, and holds a few documents at a time.
        `only` are the hashes of those that are wanted.
        """
        with self._database.reading() as session:
            asked = () if only is None else queries.with_their_meetings(only)
            keyed = queries.keyed_records(session, *asked)
            keys = {record.sha256: key for key, record in keyed.items()}
            ordered = queries.in_order(keyed.values())
            of_meeting: dict[str | None, list[DocumentRecord]] = defaultdict(list)
            for record in ordered:
                of_meeting[record.meeting].append(record)
            wanted = [record for record in ordered if only is None or record.sha256 in only]
            for start in range(0, len(wanted), _BATCH):
                batch = wanted[start : start + _BATCH]
                loaded = load(session, [keys[record.sha256] for record in batch])
                meetings = dict.fromkeys(record.meeting for record in batch if record.meeting)
                near = [record for name in meetings for record in of_meeting[name]]
                titles = queries.titled_items(session, [keys[record.sha256] for record in near])
                matters = matters_of((record, titles[keys[record.sha256]]) for record in near)
                for record in batch:
                    document = loaded[keys[record.sha256]]
                    yield Held(record, document, matters.get(record.sha256, ()))

    # ── meetings ─────────────────────────────────────────────────────────────────────

    def meetings(
        self, councils: Collection[str] = (), years: tuple[int, int] | None = None
    ) -> list[MeetingSummary]:
        """The meetings of these councils and of years from the first to the last, by date.

        Without any, those of all.
        """
        first, last = years or (MINYEAR, MAXYEAR)
        with self._database.reading() as session:
            return [
                one
                for one in queries.summaries(session)
                if (not councils or one.council in councils) and first <= one.date.year <= last
            ]

    def meeting(self, name: str) -> MeetingRecord:
        """A meeting by its slug, or by council and date as people write them.

        Raises:
            UnknownMeeting: naming the nearest ones.
        """
        with self._database.reading() as session:
            return queries.meeting(session, resolve_meeting(name, queries.slugs(session)))

    def decisions_in(
        self, meeting: MeetingRecord, document: DocumentRecord | None
    ) -> MeetingDecisions:
        """Every item of a meeting with what was recommended and decided, as one document has it.

        No items for None.
        """
        parsed = self.parsed(document.sha256) if document else None
        return MeetingDecisions(
            meeting.meeting,
            meeting.council,
            meeting.date,
            document,
            tuple(_decision(item) for item in parsed.items) if parsed else (),
            tuple(p for p in parsed.problems if p.code in DOUBTFUL) if parsed else (),
            tuple(one for one in meeting.documents if one.kind is Kind.MINUTES),
        )

    def item(self, name: str, number: str) -> tuple[ItemVersion, ...]:
        """An item in all documents of a meeting that have it, the speaking one first.

        Raises:
            UnknownItem: naming the items there are.
        """
        meeting = self.meeting(name)
        wanted = item_number(number)
        held = [(record, self.parsed(record.sha256)) for record in meeting.documents]
        found = tuple(
            ItemVersion(record, section.title, item)
            for record, document in held
            for section in document.sections
            for item in section.items
            if item.number == wanted
        )
        if not found:
            raise no_item(meeting.meeting, number, [document for _, document in held])
        return found

    def named_meetings(self) -> list[KnownMeeting]:
        """Meetings that papers name besides their own, each with the file that tells."""
        with self._database.reading() as session:
            return named_meetings(session)

    # ── what is held, and what went wrong ────────────────────────────────────────────

    def counts(self) -> list[Count]:
        """Documents, items and search entries by council, year and kind."""
        with self._database.reading() as session:
            return queries.counts(session)

    def problems(self) -> list[FoundProblem]:
        """What the parser could not place or is unsure of."""
        with self._database.reading() as session:
            return queries.problems(session)

    def correction(self, sha256: str) -> Correction:
        """What was said of a document by hand; empty if nothing was."""
        with self._database.reading() as session:
            return corrections(session, [sha256]).get(sha256, Correction())

    def removals(self) -> list[Removal]:
        """What was removed by hand."""
        with self._database.reading() as session:
            return removals(session)

    def left_of_removed(self) -> list[Path]:
        """Originals of removed documents: of a killed run, or of another directory's removal."""
        return [path for one in self.removals() for path in self.originals.of(one.sha256)]

    def failures(self) -> list[Failure]:
        """What could not be added so far."""
        with self._database.reading() as session:
            return queries.failures(session)


def key_of(session: Session, sha256: str) -> int:
    """The key of a held document."""
    key = queries.find(session, sha256)
    if key is None:
        raise UnknownDocument(f"no document {sha256} is held", sha256)
    return key


def item_number(typed: str) -> str:
    """An item's number as it is kept: `3.2.` is 3.2."""
    return typed.strip().rstrip(".")


def no_item(where: str, number: str, documents: Iterable[ParsedDocument]) -> UnknownItem:
    """That there is no such item, naming those there are."""
    numbers = tuple(dict.fromkeys(item.number for one in documents for item in one.items))
    return UnknownItem(
        f"{where} has no item {number!r}; it has {', '.join(numbers) or 'none'}", number, numbers
    )


def _decision(item: AgendaItem) -> ItemDecision:
    return ItemDecision(item.number, item.title, item.page, recommendation_of(item), item.decision)
