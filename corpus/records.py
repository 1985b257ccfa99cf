"""What leaves the corpus: frozen values, never rows of the database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parse.model import Kind

if TYPE_CHECKING:
    from datetime import date, datetime

    from parse.model import AgendaItem, Decision, ParsedDocument, Problem


class Standing(StrEnum):
    """Whether a document's text can be found."""

    SEARCHABLE = "searchable"
    NOT_SEARCHABLE = "not searchable"


class Via(StrEnum):
    """How a document came in."""

    FILE = "file"
    WEB = "web"
    WAYBACK = "wayback"


@dataclass(frozen=True, slots=True)
class Origin:
    """One place at which a document was found: a path of this machine, or an address."""

    address: str
    via: Via = Via.FILE
    page_url: str | None = None
    label: str | None = None
    heading: str | None = None
    etag: str | None = None
    last_modified: str | None = None


def tried_by_ocr(read_by: str) -> bool:
    """Whether what has read a document was a reader with OCR (`fingerprint+OCR's`)."""
    return "+" in read_by


@dataclass(frozen=True, slots=True)
class Parse:
    """What reading and parsing made of a document's bytes.

    `lines` is the packed reading (`corpus.packing`). `reason` says why a document cannot be
    searched; None for all others. `read_by` and `parsed_by` are the fingerprints of the code that
    did it: when they are no longer the current ones, the work is stale.
    """

    document: ParsedDocument
    lines: bytes
    pages_without_text: tuple[int, ...] = ()
    reason: str | None = None
    read_by: str = ""
    parsed_by: str = ""


def is_nameless(name: str, sha256: str) -> bool:
    """Whether a document is called by its hash: a repair found its original and nothing else."""
    return name.startswith(sha256)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A held document.

    `precedence` is its rank among the documents of its meeting: the one with 0 speaks for the
    meeting. `superseded_by` is the hash of the agenda or minutes that speak in its place, None
    for those that speak, and for appendices. `revision` grows with every change of any document.
    `after` are the revisions of the agendas and minutes that come before it in its meeting.
    """

    sha256: str
    suffix: str
    name: str
    size: int
    added_at: datetime
    reader: str
    pages: int | None
    pages_without_text: tuple[int, ...]
    standing: Standing
    reason: str | None
    read_by: str
    parsed_by: str
    revision: int
    kind: Kind
    council: str | None
    date: date | None
    meeting: str | None
    precedence: int
    superseded_by: str | None
    url: str | None
    items: int
    after: tuple[int, ...] = ()

    @property
    def tried_by_ocr(self) -> bool:
        """Whether OCR has tried its scanned pages."""
        return tried_by_ocr(self.read_by)

    @property
    def state(self) -> str:
        """Changes whenever the search entries of this document do.

        They tell which of its items are those of the documents before it.
        """
        return ".".join(map(str, (self.revision, self.precedence, *self.after)))


@dataclass(frozen=True, slots=True)
class Held:
    """A document with all that was parsed of it.

    `matters` has a name for each of its items: in all documents of a meeting the same for what is
    the same matter.
    """

    record: DocumentRecord
    document: ParsedDocument
    matters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addition:
    """The answer to adding: `new` is False when these very bytes were held already.

    `replaced` are documents that spoke for the meeting until now, `behind` is the one that speaks
    in its place. `restored`: its original was lost or damaged, and is whole again.
    """

    record: DocumentRecord
    new: bool
    replaced: tuple[DocumentRecord, ...] = ()
    restored: bool = False
    behind: DocumentRecord | None = None


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """One line of the list of meetings; `items` are those of the document that speaks."""

    meeting: str
    council: str
    date: date
    kinds: tuple[Kind, ...]
    items: int


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting and its documents, the speaking one first."""

    meeting: str
    council: str
    date: date
    documents: tuple[DocumentRecord, ...]
    speaker: DocumentRecord | None


@dataclass(frozen=True, slots=True)
class ItemDecision:
    """An item, what was recommended and what was decided."""

    number: str
    title: str
    page: int | None
    recommendation: str | None
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class MeetingDecisions:
    """All items of a meeting in their order. `document` is where they are read from.

    `doubts` are the problems that say that items may be missing, or stand in others; `minutes` are
    all of the meeting's that are held.
    """

    meeting: str
    council: str
    date: date
    document: DocumentRecord | None
    items: tuple[ItemDecision, ...]
    doubts: tuple[Problem, ...] = ()
    minutes: tuple[DocumentRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemVersion:
    """An item as one document of the meeting has it."""

    record: DocumentRecord
    section: str | None
    item: AgendaItem


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """A problem and the document it was met in."""

    sha256: str
    name: str
    meeting: str | None
    problem: Problem


@dataclass(frozen=True, slots=True)
class Removal:
    """A document that was removed by hand."""

    sha256: str
    name: str
    removed_at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody says of a document where it was misread; None where it stands as read."""

    council: str | None = None
    date: date | None = None
    kind: Kind | None = None

    def __bool__(self) -> bool:
        return any((self.council, self.date, self.kind))

    def holds(self, record: DocumentRecord) -> bool:
        """Whether a document is held as it says."""
        return (
            self.council in (None, record.council)
            and self.date in (None, record.date)
            and self.kind in (None, record.kind)
        )


LOST = "Lost"


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be added. `address` is the whole path or address.

    The code `LOST` is that of one which was held, and of which a repair found nothing to read.
    """

    address: str
    name: str
    code: str
    reason: str
    sha256: str | None = None
    failed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """What is held of a council, year and kind (None where the documents do not say).

    `entries` is what a search index must hold of it: its items, and one entry for every document
    with text outside its items.
    """

    council: str | None
    year: int | None
    kind: Kind
    documents: int
    items: int
    entries: int
