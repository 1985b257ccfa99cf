"""The site as it is today: start pages, what they lead to, and whether they lead anywhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from scrapy.http import HtmlResponse

from ingest.fetching.addresses import canonical
from ingest.fetching.messages import GONE, MOVED, NO_LINKS, SETTLED, PageRead, SourceMissed
from ingest.fetching.sites import starts, strayed
from ingest.fetching.spider import CouncilSpider, page_of
from ingest.workers.serve import Failed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from scrapy import Request
    from scrapy.http import Response

    from ingest.fetching.messages import Message, Task
    from ingest.fetching.sites import Era, Start
    from ingest.fetching.spider import Further

_NOTHING = "no link to a document was found: has the site changed? See ingest/fetching/sites.py"


class SiteSpider(CouncilSpider):
    """The site as it is today."""

    def __init__(self, task: Task, send: Callable[[Message], None]) -> None:
        super().__init__(task, send)
        self._gone: list[SourceMissed] = []
        self._today: Counter[str] = Counter()

    async def start(self) -> AsyncIterator[Request]:
        """The start pages."""
        for start in starts(self.task.councils):
            if not start.era.required and canonical(start.url) in self.task.settled:
                continue  # it was gone not long ago
            request = self.page_request(
                canonical(start.url), start.council, self.page, start=start, era=start.era
            )
            if request:
                yield request

    def page(self, response: Response) -> Iterator[Request]:
        """Called by Scrapy with a page: its documents are noted, its own links followed."""
        council, start = response.meta["council"], response.meta.get("start")
        era: Era = response.meta["era"]
        if response.request and strayed(response.meta["asked"], response.url, council):
            elsewhere = f"it leads to another page now: {response.url}"
            self.page_failed(response.request, Failed(GONE, elsewhere))
            return
        if not isinstance(response, HtmlResponse):
            if start:
                self._empty(start, response.url, "NotAPage", "the server sent no page of HTML")
            return
        page = page_of(response)
        documents = self.take(page, response.url, council)
        if era.required:
            self._today[council] += documents
        self.send(PageRead(response.meta["asked"], council, tuple(page.meetings)))
        further = list(self.further(response, page))
        if start and not documents and not self._leads(start, further):
            self._empty(start, response.url, NO_LINKS, _NOTHING)
        for one in further:
            request = self.page_request(
                one.address, council, self.page, one.said, era=era, steps=one.steps
            )
            if request:
                yield request

    def page_failed(self, request: Request, failed: Failed) -> None:
        """As for all; whether a page of today may be gone shows when all are read."""
        start: Start | None = request.meta.get("start")
        if start and start.era.required and failed.code == GONE:
            self.failed.add(start.url)
            self._gone.append(
                SourceMissed(start.council, request.meta["asked"], GONE, failed.reason, True)
            )
        else:
            super().page_failed(request, failed)

    def is_vital(self, request: Request, failed: Failed) -> bool:
        """Whether the source has failed with a page: with a start page, and with all in trouble.

        What a page in trouble lists is not known; what is gone for good, or forbidden, is not ours.
        """
        start: Start | None = request.meta.get("start")
        return (start is not None and start.era.required) or failed.code not in SETTLED

    def plan(self) -> Iterator[Request]:
        """As for all, after a look at what the start pages led to."""
        for gone in self._gone:
            elsewhere = self._today[gone.council] > 0
            self.send(replace(gone, code=MOVED, required=False) if elsewhere else gone)
        for start in starts(self.task.councils):
            if (
                start.era.documents
                and not self._today[start.council]
                and start.url not in self.failed
            ):
                self._empty(start, start.url, NO_LINKS, _NOTHING)
        yield from super().plan()

    def _leads(self, start: Start, further: list[Further]) -> bool:
        """Whether a start page leads anywhere: menus do not count, and not back to the start."""
        others = {canonical(one.url) for one in starts(self.task.councils)}
        known = others if start.era.documents else {canonical(start.url)}
        return any(
            one.address not in known and not (one.link.aside or one.link.scripted)
            for one in further
        )

    def _empty(self, start: Start, url: str, code: str, reason: str) -> None:
        self.failed.add(start.url)
        self.send(SourceMissed(start.council, url, code, reason, required=start.era.required))
