"""What goes into a build, and what comes out of a search: plain frozen values.

The caller (`ingest`) makes entries out of what the corpus holds; this package knows no corpus.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How a word of a text answers a word of a query, nearest first."""

    EXACT = "exact"
    INFLECTION = "inflection"
    COMPOUND = "compound"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph and the page it begins on (1-based; None where the source has no pages)."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class EntryField:
    """A named text of an entry.

    Names: `title`, `background`, `recommendation`, `presentation`, `decision`, `body`,
    `attachments`, `attendance`, `table`, `place`.
    """

    name: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be a hit: an agenda item, or a meeting's text outside its items.

    `id` is unique: the document's SHA-256, a colon, and the position in the document.
    Entries of one `group` are the same matter in several documents of a meeting (agenda, minutes,
    a corrected PDF): of those that match, the one with the lowest `precedence` (0 is best) is the
    hit, the others are linked from it. `meeting` is the slug, `date` ISO, `item` the printed
    number (None for text outside the items), `document` the SHA-256. `superseded` minutes are those
    in whose place others of their meeting speak: what they say was decided may have been corrected.
    """

    id: str
    group: str
    precedence: int
    meeting: str | None
    council: str | None
    date: str | None
    kind: str
    item: str | None
    title: str
    section: str | None
    page: int | None
    document: str
    url: str | None = None
    case_number: str | None = None
    outcomes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    superseded: bool = False
    fields: tuple[EntryField, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. `snippet` is escaped HTML with `<mark>` around what matched.

    `field` and `page` are those of the snippet; `match` is the nearest level at which the whole
    query was answered; `also` names the group's other matching entries as (document, kind);
    `outcomes` and `section` are the item's, whichever of its papers the hit is; `id` and
    `superseded` are the entry's.
    """

    meeting: str | None
    council: str | None
    date: str | None
    kind: str
    item: str | None
    title: str
    field: str
    page: int | None
    document: str
    url: str | None
    score: float
    match: Level
    snippet: str
    outcomes: tuple[str, ...]
    also: tuple[tuple[str, str], ...] = ()
    superseded: bool = False
    section: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a query: exact total, the wanted hits, counts over all hits.

    `facets` maps a facet (`council`, `year`, `kind`, `outcome`, `section`) to value → count.
    `suggestion` is a better query or None; `remarks` say what the engine had to do otherwise than
    asked (expansions cut, not all words found together). `choices` gives for each facet that is
    filtered by its counts without that filter: what else could be chosen. `kinds` counts the hits
    that a document of a kind answers, be it the hit's own or one of its `also`: what there would
    be, were the kind filtered by. `undated` are the hits that a year or date leaves out because
    they have none. `relaxed`: no entry has all the words, and the hits are those with some of them.
    `unseen` says what a search that found nothing could not see, where somebody looked.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]
    suggestion: str | None
    build: str
    remarks: tuple[str, ...] = ()
    choices: dict[str, dict[str, int]] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    undated: int = 0
    relaxed: bool = False
    unseen: tuple[str, ...] = ()
