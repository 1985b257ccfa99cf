"""What all spiders do: pages first, then the documents that were found there."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from parsel import Selector
from scrapy import Request, Spider, signals
from scrapy.exceptions import CloseSpider, DontCloseSpider

from ingest.fetching.addresses import bad_name, canonical, linked, name_in
from ingest.fetching.messages import (
    BROKEN,
    GIVEN_UP,
    GONE,
    OTHER_FILES,
    TOO_MANY_PAGES,
    Got,
    Link,
    Missed,
    Planned,
    SourceMissed,
    Unchanged,
)
from ingest.fetching.misses import why
from ingest.fetching.pages import read_page
from ingest.fetching.sites import (
    KL_HOSTS,
    follows,
    is_document,
    is_other_file,
    leads_on,
    names_document_elsewhere,
)
from ingest.fetching.whole import why_not_whole
from ingest.witness import of_link, worth
from ingest.workers.serve import Failed
from parse.display import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response, TextResponse
    from twisted.python.failure import Failure

    from ingest.fetching.messages import Message, Task
    from ingest.fetching.pages import Page, PageLink
    from ingest.fetching.sites import Start

_NOT_MODIFIED = 304
_NEVER_HAD = Failed("NotADocument", "the server says that it has not changed, but never sent it")
_SHOWN = 3


class Further(NamedTuple):
    """A page that another leads to, as its link has it, and how far from the start it lies."""

    address: str
    said: str
    link: PageLink
    steps: int


class CouncilSpider(Spider):
    """What is the same for all sources: from links to whole files."""

    name = "kkr"

    def __init__(self, task: Task, send: Callable[[Message], None]) -> None:
        super().__init__()
        self.task = task
        self.send = send
        self.links: dict[str, Link] = {}
        self.said: dict[str, str] = {}
        self.days: dict[str, set[date]] = defaultdict(set)
        self.others: dict[str, dict[str, str]] = defaultdict(dict)
        self.pages: dict[str, set[str]] = defaultdict(set)
        self.given_up: set[str] = set()
        self.failed: set[str] = set()
        self.unread: dict[str, str] = {}
        self._planned = False
        self._count = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> CouncilSpider:
        """Made by Scrapy."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.all_read, signal=signals.spider_idle)
        crawler.signals.connect(spider.broken, signal=signals.spider_error)
        return spider

    def broken(self, failure: Failure, response: Response | Failure) -> None:
        """Called by Scrapy where one of our callbacks raised: what it was called with is missed."""
        request: Request = response.request  # type: ignore[union-attr,assignment]  # Scrapy sets it
        error = raised(failure)
        failed = Failed(BROKEN, f"kkr failed on it: {type(error).__name__}: {error}")
        link: Link | None = request.meta.get("link")
        if link is not None:
            self.send(Missed(link, failed.code, failed.reason))
        else:
            self.page_failed(request, failed)

    def page_request(
        self, url: str, council: str, callback: Any, said: str | None = None, **meta: Any
    ) -> Request | None:
        """A request for a page that was not read yet; None where the council's share is used up.

        It is asked for as links have `said` it.
        """
        pages = self.pages[council]
        if url in pages:
            return None
        if len(pages) >= self.task.manners.pages:
            self.unread.setdefault(council, url)
            return None
        pages.add(url)
        return Request(
            said or url,
            callback=callback,
            errback=self.page_missed,
            dont_filter=True,
            priority=10,
            meta={
                "council": council,
                "asked": url,
                "download_maxsize": self.task.manners.page_bytes,
                **meta,
            },
        )

    def page_missed(self, failure: Failure) -> None:
        """Called by Scrapy for a page that could not be had."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        manners = self.task.manners
        self.page_failed(request, why(raised(failure), manners, manners.page_bytes))

    def page_failed(self, request: Request, failed: Failed) -> None:
        """Tells of a page that could not be had, and whether the source has failed with it."""
        start: Start | None = request.meta.get("start")
        if start is not None:
            self.failed.add(start.url)
        if failed.code == GIVEN_UP:
            self.give_up(request.meta["council"], request.url, failed.reason)
            return
        self.send(
            SourceMissed(
                request.meta["council"],
                request.meta.get("listing") or request.meta["asked"],
                failed.code,
                failed.reason,
                required=self.is_vital(request, failed),
                further=not ("listing" in request.meta or (start and start.era.required)),
            )
        )

    def is_vital(self, request: Request, failed: Failed) -> bool:
        """Whether the source has failed with a page: here, if it was to list others, or by us."""
        return failed.code == BROKEN or ("listing" in request.meta and failed.code != GONE)

    def give_up(self, council: str, url: str, reason: str) -> None:
        """Tells once for all that is no more asked for: the next run will."""
        if council not in self.given_up:
            self.given_up.add(council)
            self.send(SourceMissed(council, url, GIVEN_UP, reason, required=True))

    def take(self, page: Page, url: str, council: str) -> int:
        """Notes the documents that a page links to; how many it has for itself."""
        found = 0
        for link in page.links:
            said = self.linked(page, url, link.href)
            if said is None or urlsplit(said).hostname not in KL_HOSTS:
                continue  # other sites have documents of the same shape
            address = canonical(said)
            here = Link(address, council, url, link.label or None, link.heading or None, link.aside)
            if names_document_elsewhere(link.href):
                self.send(Missed(here, "BadName", "its name holds a path"))
            elif is_document(address):
                found += not link.aside
                self.note(here)
                self.said.setdefault(address, said)
            elif is_other_file(address) and not link.aside:
                self.others[council].setdefault(address, url)
        return found

    def note(self, here: Link) -> None:
        """Remembers a link: of several to one file that which tells most, the first of equals."""
        known = self.links.get(here.address)
        if known is None or _weight(here) > _weight(known):
            self.links[here.address] = here
        witness = of_link(here)
        if witness.date and witness.sure:
            self.days[here.address].add(witness.date)

    def linked(self, page: Page, url: str, href: str) -> str | None:
        """The address that a link has on a page that came from `url`."""
        meant = self.task.manners.meant(href.strip())
        base = linked(url, self.task.manners.meant(page.base)) if page.base else None
        return linked(base or url, meant)

    def further(self, response: Response, page: Page) -> Iterator[Further]:
        """The council's pages that a page leads to."""
        steps = response.meta.get("steps", 0)
        url = response.meta.get("original", response.url)
        for link in page.links:
            said = self.linked(page, url, link.href)
            if said is None:
                continue
            address = canonical(said)
            if is_document(address) or not follows(
                address, link.label, response.meta["council"], url, aside=link.aside
            ):
                continue
            beyond = steps if leads_on(address, link.label, url) else steps + 1
            if beyond <= self.task.manners.depth:
                yield Further(address, said, link, beyond)

    def all_read(self) -> None:
        """Called by Scrapy when nothing is left to do: the pages are read, or all is.

        Raises:
            DontCloseSpider: there are documents to ask for.
            CloseSpider: nobody can tell which.
        """
        if self._planned:
            return
        self._planned = True
        try:
            requests = list(self.plan())
        except Exception as error:  # Scrapy would take the run for finished
            raise CloseSpider(f"{type(error).__name__}: {error}") from error
        if requests:
            engine: Any = self.crawler.engine
            for request in requests:
                engine.crawl(request)
            raise DontCloseSpider

    def plan(self) -> Iterator[Request]:
        """Which of the documents found to ask for."""
        task = self.task
        for council, url in self.unread.items():
            reason = f"there are more than {task.manners.pages} pages: the rest was not read"
            self.send(SourceMissed(council, url, TOO_MANY_PAGES, reason, required=False))
        for council, others in self.others.items():
            self.send(_of_others(council, others))
        wanted, settled, left_out = [], set(), 0
        for address, link in self.links.items():
            wrong = bad_name(address)
            if wrong:
                self.send(Missed(link, "BadName", wrong))
            elif not self._within(self.days.get(address, ())):
                left_out += 1
            elif address in task.settled:
                settled.add(address)
            else:
                wanted.append((address, link))
        left_out += max(0, len(wanted) - task.manners.files)
        wanted.sort(key=lambda one: one[0] in task.known)  # what was never had comes first
        wanted = wanted[: task.manners.files]
        addresses = frozenset(address for address, _ in wanted)
        self.send(Planned(tuple(self.links.values()), addresses, frozenset(settled), left_out))
        if not task.dry_run:
            for _, link in wanted:
                yield self.request_for(link)

    def _within(self, days: Collection[date]) -> bool:
        """Whether one of the days that links say lies between the two, or none says any.

        Only days with their year count: headings are known to be wrong about it.
        """
        since, until = self.task.since or date.min, self.task.until or date.max
        return not days or any(since <= day <= until for day in days)

    def request_for(self, link: Link) -> Request:
        """A request for a document: if it was had before, whether it changed."""
        etag, modified = self.task.known.get(link.address, (None, None))
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        return Request(
            link.address,
            callback=self.document,
            errback=self.document_missed,
            headers={name: value for name, value in headers.items() if value},
            dont_filter=True,
            meta={"link": link, "handle_httpstatus_list": [_NOT_MODIFIED]},
        )

    def document(self, response: Response) -> Iterator[Request]:
        """Called by Scrapy with a document, or with the news that it did not change.

        Raises:
            CloseSpider: there is no room for it.
        """
        link: Link = response.meta["link"]
        if response.status == _NOT_MODIFIED:
            if any(self.task.known.get(link.address, ())):
                self.send(Unchanged(link))
            else:
                yield from self.missed(link, _NEVER_HAD)
            return
        wrong = why_not_whole(response.body, name_in(link.address))
        if wrong is not None:
            yield from self.missed(link, wrong)
            return
        self._count += 1
        path = self.task.spool / f"{os.getpid()}-{self._count}.part"
        try:
            path.write_bytes(response.body)
        except OSError as error:  # the next one would have the same trouble
            raise CloseSpider(f"{path.parent} cannot be written: {error.strerror}") from error
        etag, modified = (_header(response, name) for name in ("ETag", "Last-Modified"))
        self.send(Got(link, str(path), len(response.body), etag, modified))

    def document_missed(self, failure: Failure) -> Iterator[Request]:
        """Called by Scrapy for a document that could not be had."""
        request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        link: Link = request.meta["link"]
        failed = why(raised(failure), self.task.manners, self.task.manners.file_bytes)
        if failed.code == GIVEN_UP:
            self.give_up(link.council, link.address, failed.reason)
        else:
            yield from self.missed(link, failed)

    def missed(self, link: Link, failed: Failed) -> Iterator[Request]:
        """What is asked for in place of a document that could not be had: nothing, if here."""
        self.send(Missed(link, failed.code, failed.reason))
        yield from ()


def page_of(response: TextResponse) -> Page:
    """What a page has: Scrapy's own selector refuses a page whose `<base>` is no address."""
    return read_page(Selector(text=response.text).root)


def raised(failure: Failure) -> BaseException:
    """What went wrong."""
    return failure.value or Exception("unknown")


def at(link: Link, address: str) -> Link:
    """The same link to another address."""
    return replace(link, address=address)


def _weight(link: Link) -> tuple[bool, ...]:
    return (not link.aside, *worth(link.label, link.heading, link.address))


def _of_others(council: str, others: dict[str, str]) -> SourceMissed:
    """What to tell of files that are linked to and left out, each with the page that has it."""
    names = ", ".join(name_in(address) for address in list(others)[:_SHOWN])
    more = ", …" if len(others) > _SHOWN else ""
    count = counted(len(others), "file is", "files are")
    reason = f"{count} neither PDF nor Word (.docx), and left out: {names}{more}"
    return SourceMissed(council, next(iter(others.values())), OTHER_FILES, reason, required=False)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:500] if value else None
