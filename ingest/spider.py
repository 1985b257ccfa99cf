"""The spider: reads the councils' pages first, then asks for the documents it found there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import HtmlResponse

from ingest.addresses import bad_name, canonical, name_in, resolved
from ingest.messages import (
    Got,
    Link,
    Missed,
    PageRead,
    Planned,
    SourceMissed,
    Unchanged,
)
from ingest.misses import why
from ingest.pages import read_page
from ingest.sites import KL_HOSTS, follows, is_document, names_document_elsewhere, starts
from ingest.whole import why_not_whole
from ingest.witness import of_link

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from ingest.messages import Message, Task
    from ingest.pages import Page
    from ingest.sites import Start

_NOT_MODIFIED = 304
_NO_LINKS = "no link to a document was found: has the site changed? See ingest/sites.py"


class CouncilSpider(Spider):
    """What is the same for all sources: from links to whole files."""

    name = "kkr"

    def __init__(self, task: Task, send: Callable[[Message], None]) -> None:
        super().__init__()
        self.task = task
        self.send = send
        self.links: dict[str, Link] = {}
        self.pages: set[tuple[str, str]] = set()
        self.failed: set[str] = set()
        self._planned = False
        self._files = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> CouncilSpider:
        """Made by Scrapy."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.all_read, signal=signals.spider_idle)
        return spider

    def page_request(self, url: str, council: str, callback: Any, **meta: Any) -> Request | None:
        """A request for a page that was not read yet; None where the council's share is used up."""
        mine = sum(1 for slug, _ in self.pages if slug == council)
        if (council, url) in self.pages or mine >= self.task.manners.pages:
            return None
        self.pages.add((council, url))
        return Request(
            url,
            callback=callback,
            errback=self.page_missed,
            dont_filter=True,
            priority=10,
            meta={
                "council": council,
                "download_maxsize": self.task.manners.page_bytes,
                **meta,
            },
        )

    def page_missed(self, failure: Failure) -> None:
        """Called by Scrapy for a page that could not be had."""
        request: Request = failure.request  # type: ignore[attr-defined]
        failed = why(_raised(failure), self.task.manners)
        start: Start | None = request.meta.get("start")
        if start is not None:
            self.failed.add(start.url)
        self.send(
            SourceMissed(
                request.meta["council"],
                request.meta.get("original", request.url),
                failed.code,
                failed.reason,
                required=start is not None and start.era.required,
            )
        )

    def take(self, page: Page, url: str, council: str) -> int:
        """Notes the documents that a page links to; how many."""
        found = 0
        for link in page.links:
            address = resolved(url, link.href)
            if address is None or urlsplit(address).hostname not in KL_HOSTS:
                continue  # other sites have documents of the same shape
            here = Link(address, council, url, link.label or None, link.heading or None)
            if names_document_elsewhere(link.href):
                self.send(Missed(here, "BadName", "its name holds a path"))
            elif is_document(address):
                found += 1
                self.links.setdefault(self.address_of(address, url), here)
        return found

    def address_of(self, address: str, page: str) -> str:
        """What to ask for to get a document that a page links to."""
        del page
        return address

    def all_read(self) -> None:
        """Called by Scrapy when nothing is left to do: the pages are read, or all is."""
        if self._planned:
            return
        self._planned = True
        requests = list(self.plan())
        if requests:
            engine: Any = self.crawler.engine
            for request in requests:
                engine.crawl(request)
            raise DontCloseSpider

    def plan(self) -> Iterator[Request]:
        """Which of the documents found to ask for."""
        task = self.task
        wanted, left_out = [], 0
        for address, link in self.links.items():
            wrong = bad_name(address)
            if wrong:
                self.send(Missed(link, "BadName", wrong))
            elif not self._within(link):
                left_out += 1
            elif address not in task.settled:
                wanted.append((address, link))
        left_out += max(0, len(wanted) - task.manners.files)
        wanted.sort(key=lambda one: one[0] in task.known)  # what was never had comes first
        wanted = wanted[: task.manners.files]
        links = tuple(_at(link, address) for address, link in self.links.items())
        self.send(Planned(links, frozenset(address for address, _ in wanted), left_out))
        if not task.dry_run:
            for address, link in wanted:
                yield self._document(_at(link, address))

    def _within(self, link: Link) -> bool:
        day = of_link(link).date
        since, until = self.task.since, self.task.until
        return day is None or ((not since or day >= since) and (not until or day <= until))

    def _document(self, link: Link) -> Request:
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

    def document(self, response: Response) -> None:
        """Called by Scrapy with a document, or with the news that it did not change."""
        link: Link = response.meta["link"]
        if response.status == _NOT_MODIFIED:
            self.send(Unchanged(link))
            return
        wrong = why_not_whole(response.body, name_in(link.address))
        if wrong is not None:
            self.send(Missed(link, wrong.code, wrong.reason))
            return
        self._files += 1
        path = self.task.spool / f"{os.getpid()}-{self._files}.part"
        path.write_bytes(response.body)
        etag, modified = (_header(response, name) for name in ("ETag", "Last-Modified"))
        self.send(Got(link, str(path), len(response.body), etag, modified))

    def document_missed(self, failure: Failure) -> None:
        """Called by Scrapy for a document that could not be had."""
        request: Request = failure.request  # type: ignore[attr-defined]
        failed = why(_raised(failure), self.task.manners)
        self.send(Missed(request.meta["link"], failed.code, failed.reason))


class SiteSpider(CouncilSpider):
    """The site as it is today."""

    def __init__(self, task: Task, send: Callable[[Message], None]) -> None:
        super().__init__(task, send)
        self._found: dict[str, int] = {}

    async def start(self) -> AsyncIterator[Request]:
        """The start pages."""
        for start in starts(self.task.councils):
            if not start.era.required and canonical(start.url) in self.task.settled:
                continue  # it was gone not long ago
            if start.era.documents:
                self._found[start.url] = 0
            request = self.page_request(
                canonical(start.url), start.council, self.page, start=start, root=start.url
            )
            if request:
                yield request

    def page(self, response: Response) -> Iterator[Request]:
        """Called by Scrapy with a page: its documents are noted, its own links followed."""
        council, start = response.meta["council"], response.meta.get("start")
        if not isinstance(response, HtmlResponse):
            if start:
                self._empty(start, response.url, "NotAPage", "the server sent no page of HTML")
            return
        page = read_page(response.selector.root)
        documents = self.take(page, response.url, council)
        root = response.meta["root"]
        if root in self._found:
            self._found[root] += documents
        self.send(PageRead(response.url, council, tuple(page.meetings)))
        own = [
            address
            for link in page.links
            if (address := resolved(response.url, link.href)) is not None
            and not is_document(address)
            and follows(address, link.label, council)
        ]
        if start and not documents and not own:
            self._empty(start, response.url, "NoLinks", _NO_LINKS)
        if response.meta["depth"] < self.task.manners.depth:
            for address in own:
                request = self.page_request(address, council, self.page, root=root)
                if request:
                    yield request

    def plan(self) -> Iterator[Request]:
        """As for all, after a look at what the start pages led to."""
        for start in starts(self.task.councils):
            if self._found.get(start.url) == 0 and start.url not in self.failed:
                self._empty(start, start.url, "NoLinks", _NO_LINKS)
        yield from super().plan()

    def _empty(self, start: Start, url: str, code: str, reason: str) -> None:
        self.failed.add(start.url)
        self.send(SourceMissed(start.council, url, code, reason, required=start.era.required))


def _raised(failure: Failure) -> BaseException:
    return failure.value or Exception("unknown")


def _at(link: Link, address: str) -> Link:
    return Link(address, link.council, link.page_url, link.label, link.heading)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:500] if value else None
