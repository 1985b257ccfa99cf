"""The Internet Archive as a source: what its CDX service lists of the site's old addresses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from scrapy.http import HtmlResponse

from ingest.addresses import canonical
from ingest.messages import Link, PageRead, SourceMissed
from ingest.pages import read_page
from ingest.sites import KL_HOSTS, WAYBACK_HOST, archived_files, archived_pages, is_document
from ingest.spider import CouncilSpider

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from scrapy import Request
    from scrapy.http import Response

    from ingest.messages import Message, Task

_NOTHING = "the Internet Archive lists nothing of it: has an address changed? See ingest/sites.py"


class ArchiveSpider(CouncilSpider):
    """Old pages for what they say about documents; the newest capture of each document."""

    def __init__(self, task: Task, send: Callable[[Message], None]) -> None:
        super().__init__(task, send)
        self._captures: dict[str, tuple[str, str, str]] = {}
        self._asked: set[str] = set()

    async def start(self) -> AsyncIterator[Request]:
        """The listings."""
        for council in self.task.councils:
            for pattern in archived_pages(council):
                yield self._listing(council, pattern, "mimetype:text/html", self.pages_listed)
            yield self._listing(council, *archived_files(council), self.files_listed)

    def _listing(self, council: str, pattern: str, wanted: str, callback: Any) -> Request:
        query = [
            ("url", pattern),
            ("output", "json"),
            ("fl", "timestamp,original"),
            ("filter", "statuscode:200"),
            ("filter", wanted),
        ]
        url = f"https://{WAYBACK_HOST}/cdx/search/cdx?{urlencode(query)}"
        request = self.page_request(url, f"{council} listing", callback, original=pattern)
        assert request is not None  # each listing is asked for once
        request.meta["council"] = council
        return request

    def pages_listed(self, response: Response) -> Iterator[Request]:
        """The newest capture of each old page is read."""
        council = response.meta["council"]
        for stamp, original in self._newest(response).values():
            if is_document(original):
                continue
            request = self.page_request(_capture(stamp, original), council, self.page,
                                        original=original, stamp=stamp)  # fmt: skip
            if request:
                yield request

    def files_listed(self, response: Response) -> None:
        """The newest capture of each file is noted."""
        for key, (stamp, original) in self._newest(response).items():
            if is_document(original):
                self._captures[key] = (stamp, original, response.meta["council"])

    def _newest(self, response: Response) -> dict[str, tuple[str, str]]:
        try:
            rows = [(str(stamp), str(original)) for stamp, original in json.loads(response.body)]
        except (ValueError, TypeError):
            rows = []
            if response.body.strip():
                self.send(
                    SourceMissed(response.meta["council"], response.url, "NotAListing",
                                 "the answer is no listing", required=True)
                )  # fmt: skip
        newest: dict[str, tuple[str, str]] = {}
        for stamp, original in rows:
            if not stamp.isdigit() or urlsplit(original).hostname not in KL_HOSTS:
                continue  # the row of headings, or none of ours
            key = canonical(original)
            if key not in newest or stamp > newest[key][0]:
                newest[key] = (stamp, original)
        return newest

    def page(self, response: Response) -> None:
        """Called by Scrapy with an old page."""
        if not isinstance(response, HtmlResponse):
            return
        council, original = response.meta["council"], response.meta["original"]
        page = read_page(response.selector.root)
        before = set(self.links)
        self.take(page, original, council)
        for key in set(self.links) - before:
            # A file that the listing lacks may still have been kept with its page.
            self._captures.setdefault(key, (response.meta["stamp"], key, council))
        self.send(PageRead(response.url, council, tuple(page.meetings)))

    def plan(self) -> Iterator[Request]:
        """Every file by its newest capture, with what an old page says of it."""
        found = {}
        for key, (stamp, original, council) in self._captures.items():
            address = _capture(stamp, original)
            seen = self.links.get(key)
            found[address] = (
                Link(address, seen.council, seen.page_url, seen.label, seen.heading)
                if seen
                else Link(address, council)
            )
        for council in self.task.councils:
            if not any(link.council == council for link in found.values()):
                self.send(
                    SourceMissed(council, f"https://{WAYBACK_HOST}/", "NoLinks", _NOTHING, True)
                )
        self.links = found
        yield from super().plan()


def _capture(stamp: str, original: str) -> str:
    """The address of a capture, as the bytes were (`id_`) and without the archive's frame."""
    return f"https://{WAYBACK_HOST}/web/{stamp}id_/{original}"
