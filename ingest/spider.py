"""What all spiders do: pages first, then the documents that were found there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider

from ingest.addresses import bad_name, name_in, resolved
from ingest.messages import (
    GONE,
    Got,
    Link,
    Missed,
    Planned,
    SourceMissed,
    Unchanged,
)
from ingest.misses import why
from ingest.sites import (
    KL_HOSTS,
    follows,
    is_document,
    leads_on,
    names_document_elsewhere,
)
from ingest.whole import why_not_whole
from ingest.witness import of_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from ingest.messages import Message, Task
    from ingest.pages import Page, PageLink
    from ingest.serve import Failed
    from ingest.sites import Start

_NOT_MODIFIED = 304


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
        self.unread: dict[str, str] = {}
        self._planned = False
        self._count = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> CouncilSpider:
        """Made by Scrapy."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.all_read, signal=signals.spider_idle)
        return spider

    def page_request(self, url: str, council: str, callback: Any, **meta: Any) -> Request | None:
        """A request for a page that was not read yet; None where the council's share is used up."""
        if (council, url) in self.pages:
            return None
        if sum(1 for slug, _ in self.pages if slug == council) >= self.task.manners.pages:
            self.unread.setdefault(council, url)
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
        failed = why(raised(failure), self.task.manners)
        start: Start | None = request.meta.get("start")
        listing: str | None = request.meta.get("listing")
        if start is not None:
            self.failed.add(start.url)
        self.send(
            SourceMissed(
                request.meta["council"],
                listing or request.url,
                failed.code,
                failed.reason,
                required=(start is not None and start.era.required)
                or (listing is not None and failed.code != GONE),
            )
        )

    def take(self, page: Page, url: str, council: str) -> int:
        """Notes the documents that a page links to; how many."""
        found = 0
        for link in page.links:
            address = self.address(page, url, link.href)
            if address is None or urlsplit(address).hostname not in KL_HOSTS:
                continue  # other sites have documents of the same shape
            here = Link(address, council, url, link.label or None, link.heading or None)
            if names_document_elsewhere(link.href):
                self.send(Missed(here, "BadName", "its name holds a path"))
            elif is_document(address):
                found += 1
                known = self.links.setdefault(address, here)
                if not known.label and here.label:  # found in a script first
                    self.links[address] = here
        return found

    def address(self, page: Page, url: str, href: str) -> str | None:
        """The address that a link means on a page that came from `url`."""
        meant = self.task.manners.meant(href.strip())
        base = resolved(url, self.task.manners.meant(page.base)) if page.base else None
        # A base that ends in a slash is a folder, which the one form of addresses leaves out.
        folder = "/" if base and (page.base or "").endswith("/") else ""
        return resolved(f"{base}{folder}" if base else url, meant)

    def further(self, response: Response, page: Page) -> Iterator[tuple[str, PageLink, int]]:
        """The council's pages that a page leads to, with their distance from the start."""
        steps = response.meta.get("steps", 0)
        url = response.meta.get("original", response.url)
        for link in page.links:
            address = self.address(page, url, link.href)
            if (
                address is None
                or is_document(address)
                or not follows(address, link.label, response.meta["council"])
            ):
                continue
            beyond = steps if leads_on(address, link.label, url) else steps + 1
            if beyond <= self.task.manners.depth:
                yield address, link, beyond

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
        for council, url in self.unread.items():
            reason = f"there are more than {task.manners.pages} pages: the rest was not read"
            self.send(SourceMissed(council, url, "TooManyPages", reason, required=False))
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
        links = tuple(at(link, address) for address, link in self.links.items())
        self.send(Planned(links, frozenset(address for address, _ in wanted), left_out))
        if not task.dry_run:
            for address, link in wanted:
                yield self.request_for(at(link, address))

    def _within(self, link: Link) -> bool:
        day = of_link(link).date
        since, until = self.task.since, self.task.until
        return day is None or ((not since or day >= since) and (not until or day <= until))

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
        """Called by Scrapy with a document, or with the news that it did not change."""
        link: Link = response.meta["link"]
        if response.status == _NOT_MODIFIED:
            self.send(Unchanged(link))
            return
        wrong = why_not_whole(response.body, name_in(link.address))
        if wrong is not None:
            yield from self.missed(link, wrong)
            return
        self._count += 1
        path = self.task.spool / f"{os.getpid()}-{self._count}.part"
        path.write_bytes(response.body)
        etag, modified = (_header(response, name) for name in ("ETag", "Last-Modified"))
        self.send(Got(link, str(path), len(response.body), etag, modified))

    def document_missed(self, failure: Failure) -> Iterator[Request]:
        """Called by Scrapy for a document that could not be had."""
        request: Request = failure.request  # type: ignore[attr-defined]
        failed = why(raised(failure), self.task.manners)
        yield from self.missed(request.meta["link"], failed)

    def missed(self, link: Link, failed: Failed) -> Iterator[Request]:
        """What is asked for in place of a document that could not be had: nothing, if here."""
        self.send(Missed(link, failed.code, failed.reason))
        yield from ()


def raised(failure: Failure) -> BaseException:
    """What went wrong."""
    return failure.value or Exception("unknown")


def at(link: Link, address: str) -> Link:
    """The same link to another address."""
    return Link(address, link.council, link.page_url, link.label, link.heading)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:500] if value else None
