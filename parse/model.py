"""The vocabulary of the product: lines as read, and meetings as understood.

Every stage speaks in these frozen values. They hold no behaviour beyond small derived
properties; `parse.schema` turns them into the JSON of the design and back.

Lengths are PDF points (1/72 inch), origin at the upper left of the page as shown, as in
pdfplumber. Pages are numbered from 1. `None` means that the source does not say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from parse.values import value


class Kind(StrEnum):
    """What a document is."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    APPENDIX = "appendix"
    OTHER = "other"


class Edition(StrEnum):
    """Which of several papers of one kind a document is; most say nothing of it."""

    DRAFT = "draft"
    CORRECTED = "corrected"


class FieldName(StrEnum):
    """The parts of an agenda item. Text without a heading of its own is `BODY`."""

    BACKGROUND = "background"
    RECOMMENDATION = "recommendation"
    PRESENTATION = "presentation"
    DECISION = "decision"
    BODY = "body"


class Outcome(StrEnum):
    """What a decision amounts to. A decision may have several, in the order of its text."""

    APPROVED = "approved"
    ENDORSED = "endorsed"
    NOTED = "noted"
    DISCUSSED = "discussed"
    DECIDED = "decided"
    APPOINTED = "appointed"
    RECOMMENDED = "recommended"
    AUTHORISED = "authorised"
    POSTPONED = "postponed"
    REJECTED = "rejected"
    UNCLASSIFIED = "unclassified"


class Status(StrEnum):
    """Whether a person of the attendance list was at the meeting."""

    PRESENT = "present"
    ABSENT = "absent"


# ── what a reader yields ─────────────────────────────────────────────────────────────

# Between the cells of a table row that stands in one line.
CELL = "\t"


@value
class Line:
    """One printed line, or one segment of it where a wide gap parts two columns.

    `text` has no line break; a table's row in a text source has a tab between its cells. Else there
    is no white space at its ends; a soft hyphen (U+00AD) at the very
    end is kept, as it says that the word goes on. Position, `size` (points) and `bold` are None
    where the source has none. `heading` is a Markdown heading level (1–6), `bullet` says that
    the source marks the line as a list entry. `blank_before` tells that white space above sets
    it off from the line before: measured by the reader in text sources, left False in PDFs,
    where `layout` measures it. `links` are the targets of link annotations on the line. `beside`
    tells that other text stands left of it on its printed line: in text sources only, since
    positions tell it in PDFs. `marks` are the small numbers that stand behind its words, raised as
    a footnote's mark is (PDFs alone).
    """

    text: str
    page: int
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    heading: int | None = None
    bullet: bool = False
    blank_before: bool = False
    links: tuple[str, ...] = ()
    beside: bool = False
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page: rows of cells, each cell's text without line breaks.

    `top` and `bottom` say which lines of the page it covers (None in text sources).
    """

    page: int
    rows: tuple[tuple[str, ...], ...]
    top: float | None = None
    bottom: float | None = None


# Codes of the problems that say why a page has no text.
SCANNED_PAGE, GARBLED_PAGE = "scanned-page", "unreadable-page"
# And that all the text it has was recognised before its file came here.
RECOGNISED_PAGE = "recognised-text"


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page in reading order.

    `scanned`: only OCR can read it: it shows an image and has no text, or letters without meaning.
    """

    number: int
    lines: tuple[Line, ...]
    width: float | None = None
    height: float | None = None
    scanned: bool = False
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from. `reader` is `pdf`, `text` or `markdown`.

    `pages` is the number of pages, None for text dumps and conversions, which have none.
    """

    name: str
    sha256: str
    pages: int | None
    reader: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the parser could not place or is unsure of: a result, not an exception."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader yields for one file: pages, and what went wrong while reading them.

    `doubted` are pages that the fast reader was unsure of and left to the other one, each with the
    reason. They are for the run's summary, and are not kept.
    """

    source: Source
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()
    doubted: tuple[tuple[int, str], ...] = field(default=(), compare=False)


# ── what the parser yields ───────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, lines joined, and the page on which it begins."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A named part of an item; `heading` is what the paper prints (`Baggrund`), None if nothing."""

    name: FieldName
    heading: str | None
    paragraphs: tuple[Paragraph, ...]
    page: int | None = None

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision as minuted, one paragraph a line, and what it amounts to.

    `endorses` are the verbs of the recommendation that an endorsement makes the council's own
    (`tiltrådte indstillingen`, which asked to approve); empty unless the outcomes say `endorsed`.
    """

    text: str
    outcomes: tuple[Outcome, ...]
    endorses: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One numbered item (`punkt`). `number` is as printed without the last dot: `3.2`."""

    number: str
    title: str
    case_number: str | None = None
    case_workers: tuple[str, ...] = ()
    page: int | None = None
    fields: tuple[Field, ...] = ()
    decision: Decision | None = None
    attachments: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A main heading of the agenda (`hovedpunkt`); it may have no items.

    `title` is None in appendix files, which key their parts by item number only.
    """

    number: str
    title: str | None
    items: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person of the attendance list.

    `party` is the party's letter, `group` the list's heading (`Deltagere`, `Afbud`, `Fra KL`).
    A member for whom a substitute came is absent, with the substitute's name.
    """

    name: str
    party: str | None = None
    municipality: str | None = None
    group: str | None = None
    status: Status = Status.PRESENT
    substitute: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """All that the parser sees in one document.

    `body` is text that belongs to no item (front matter, unplaced lines), `tables` are those that
    stand there: both stay searchable.
    """

    source: Source
    kind: Kind
    council: str | None = None
    date: date | None = None
    starts_at: str | None = None
    place: str | None = None
    edition: Edition | None = None
    attendance: tuple[Attendance, ...] = ()
    sections: tuple[Section, ...] = ()
    body: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """All items of all sections, in their order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def all_tables(self) -> tuple[Table, ...]:
        """The tables of all items in their order, then those outside the items."""
        return (*(table for item in self.items for table in item.tables), *self.tables)
