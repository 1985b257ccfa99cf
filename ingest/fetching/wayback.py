"""The Internet Archive as a source: what its CDX service lists of the site's old addresses."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from scrapy.http import HtmlResponse

from ingest.fetching.addresses import canonical
from ingest.fetching.captures import Capture, listing_address, read_listing
from ingest.fetching.messages import GONE, NO_LINKS, Link, PageRead, SourceMissed
from ingest.fetching.sites import (
    KL_HOSTS,
    WAYBACK_HOST,
    archived_files,
    archived_pages,
    is_document,
    other_council,
)
from ingest.fetching.spider import CouncilSpider, at, page_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from scrapy import Request
    from scrapy.http import Response

    from ingest.fetching.messages import Message, Task
    from ingest.workers.serve import Failed

# How often an older capture is asked for where a newer one is no whole document, and after what.
_OLDER = 2
_BROKEN = frozenset({GONE, "NotADocument", "CutShort", "Empty", "Refused", "ServerTrouble"})
_NOTHING = (
    "the Internet Archive lists nothing of it: has an address changed? See ingest/fetching/sites.py"
)


class ArchiveSpider(CouncilSpider):
    """Old pages for what they say about documents; the newest capture of each document."""

    def __init__(self, task: Task, send: Callable[[Message], None]) -> None:
        super().__init__(task, send)
        self._files: dict[str, set[Capture]] = defaultdict(set)
        self._council_of: dict[str, str] = {}
        self._read: set[tuple[str, str]] = set()
        self._older: dict[str, list[Capture]] = {}

    async def start(self) -> AsyncIterator[Request]:
        """The listings."""
        for council in self.task.councils:
            for pattern, named in archived_pages(council):
                for request in self._listing(council, pattern, named, self.pages_listed):
                    yield request
            for pattern, named in archived_files(council):
                for request in self._listing(council, pattern, named, self.files_listed):
                    yield request

    def _listing(
        self,
        council: str,
        pattern: str,
        named: str | None,
        callback: Any,
        resume: str | None = None,
    ) -> Iterator[Request]:
        request = self.page_request(
            listing_address(pattern, named, resume), council, callback,
            listing=pattern, named=named,
        )  # fmt: skip
        if request:
            yield request

    def pages_listed(self, response: Response) -> Iterator[Request]:
        """A list of old pages: those of the council are read."""
        council = response.meta["council"]
        newest: dict[tuple[str, str], Capture] = {}
        for capture in self._captures(response):
            address = canonical(capture.original)
            if is_document(address) or capture.html is False or other_council(address, council):
                continue
            # A page that lists news has other news every year.
            key = address, capture.stamp[:4]
            newest[key] = max(newest.get(key, capture), capture)
        for capture in newest.values():
            yield from self._page(capture, council)
        yield from self._rest(response, self.pages_listed)

    def files_listed(self, response: Response) -> Iterator[Request]:
        """A list of files: the newest capture of each is noted."""
        for capture in self._captures(response):
            address = canonical(capture.original)
            if is_document(address) and not capture.html:  # a page in its place is none
                self._files[address].add(capture)
                self._council_of.setdefault(address, response.meta["council"])
        yield from self._rest(response, self.files_listed)

    def _page(self, capture: Capture, council: str, steps: int = 0) -> Iterator[Request]:
        self._read.add((council, canonical(capture.original)))
        request = self.page_request(
            capture.address, council, self.page,
            original=capture.original, stamp=capture.stamp, steps=steps,
        )  # fmt: skip
        if request:
            yield request

    def _captures(self, response: Response) -> Iterator[Capture]:
        """The captures of an answer that are ours, whether or not the service sifted them."""
        meta = response.meta
        try:
            listing = read_listing(response.body)
        except ValueError:
            reason = "the answer is no listing"
            self.send(
                SourceMissed(meta["council"], response.url, "NotAListing", reason, required=True)
            )
            return
        meta["resume"] = listing.resume
        named = re.compile(meta["named"]) if meta["named"] else None
        for capture in listing.captures:
            path = unquote(capture.original)
            if urlsplit(capture.original).hostname in KL_HOSTS and (
                named is None or named.search(capture.original) or named.search(path)
            ):
                yield capture

    def _rest(self, response: Response, callback: Any) -> Iterator[Request]:
        meta = response.meta
        if meta.get("resume"):
            yield from self._listing(
                meta["council"], meta["listing"], meta["named"], callback, meta["resume"]
            )

    def page(self, response: Response) -> Iterator[Request]:
        """Called by Scrapy with an old page: its documents are noted, its own links followed."""
        if not isinstance(response, HtmlResponse):
            return
        council, original = response.meta["council"], response.meta["original"]
        stamp = response.meta["stamp"]
        page = page_of(response)
        before = set(self.links)
        self.take(page, original, council)
        for address in set(self.links) - before:
            # A file that the listing lacks may still have been kept with its page.
            if not self._files[address]:
                self._files[address].add(Capture(stamp, self.said[address]))
        self.send(PageRead(response.meta["asked"], council, tuple(page.meetings)))
        for one in self.further(response, page):
            if (council, one.address) not in self._read:
                yield from self._page(Capture(stamp, one.said), council, one.steps)

    def plan(self) -> Iterator[Request]:
        """Every file by its newest capture, with what an old page says of it."""
        told, self.links = self.links, {}
        for address, captures in self._files.items():
            capture, *older = sorted(captures, reverse=True)
            self._older[capture.address] = older[:_OLDER]
            seen = told.get(address) or Link(address, self._council_of[address])
            # What is listed by its council's name is the council's, wherever a page has it.
            aside = seen.aside and address not in self._council_of
            self.note(replace(seen, address=capture.address, aside=aside))
            self.days[capture.address] |= self.days[address]
        for council in self.task.councils:
            if not any(link.council == council for link in self.links.values()):
                self.send(
                    SourceMissed(council, f"https://{WAYBACK_HOST}/", NO_LINKS, _NOTHING, True)
                )
        yield from super().plan()

    def missed(self, link: Link, failed: Failed) -> Iterator[Request]:
        """A capture that is no whole document may have an older one that is."""
        older = self._older.pop(link.address, [])
        if not older or failed.code not in _BROKEN:
            yield from super().missed(link, failed)
            return
        capture, *rest = older
        self._older[capture.address] = rest
        yield self.request_for(at(link, capture.address))
