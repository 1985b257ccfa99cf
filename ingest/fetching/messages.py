"""What the crawling process tells the one that stores: values, sent through a pipe."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ingest.fetching.manners import Manners

GONE = "Gone"  # the code of an address where there is nothing
MOVED = "Moved"  # the code of a start page that is gone while another leads to the papers
GIVEN_UP = "GivenUp"  # the code of what is not asked for, because its server does not answer
BROKEN = "Broken"  # the code of what kkr itself failed on
TOO_MANY_PAGES = "TooManyPages"
OTHER_FILES = "OtherFiles"
NO_LINKS = "NoLinks"
LOST_LINKS = "LostLinks"  # the code of pages that link to half of what they did, or less
# What is so for good: it says of no other page that it may be missing.
SETTLED = frozenset(
    {GONE, "Forbidden", "RobotsForbid", "OffSite", "PrivateAddress", "Refused", "RedirectLoop"}
)
# Codes that are not of a page that could not be had.
NO_PAGE = frozenset({MOVED, TOO_MANY_PAGES, OTHER_FILES, NO_LINKS})


@dataclass(frozen=True, slots=True)
class Link:
    """A document's address and the place where it was found.

    `aside`: only in a menu or a footer, where papers of all of the site may stand.
    """

    address: str
    council: str
    page_url: str | None = None
    label: str | None = None
    heading: str | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What a crawl is to do.

    `settled` addresses are not asked for; `known` ones only whether they changed, by the ETag and
    the Last-Modified that they had. `since` and `until` are held against what links say.
    """

    source: str
    councils: tuple[str, ...]
    spool: Path
    manners: Manners
    settled: frozenset[str] = frozenset()
    known: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    dry_run: bool = False
    debug: bool = False


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page was read; it names these meetings."""

    url: str
    council: str
    meetings: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """All pages are read: every link found, and which of them will be asked for.

    `settled` are not asked for again, `left_out` are not asked for by wish.
    """

    links: tuple[Link, ...]
    wanted: frozenset[str]
    settled: frozenset[str]
    left_out: int


@dataclass(frozen=True, slots=True)
class Got:
    """A whole file, at `path` in the spool."""

    link: Link
    path: str
    size: int
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that a file is as it was."""

    link: Link


@dataclass(frozen=True, slots=True)
class Missed:
    """A file that could not be had."""

    link: Link
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceMissed:
    """A page that could not be read or had no links. `required`: the source has failed.

    `further`: it is none of those that today's papers begin with, and may be in trouble for good.
    """

    council: str
    url: str
    code: str
    reason: str
    required: bool
    further: bool = False


@dataclass(frozen=True, slots=True)
class Ended:
    """The crawl is over; `finished` tells whether it did all it had to."""

    finished: bool
    requests: int = 0
    received: int = 0
    reason: str = ""


Message = PageRead | Planned | Got | Unchanged | Missed | SourceMissed | Ended
