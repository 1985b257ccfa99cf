"""What robots.txt asks: whom it keeps out, how long to wait, and what silence means.

RFC 9309: what a server that is in trouble, or cannot be reached, would have forbidden is not known,
so that all is forbidden; a server that has no such file forbids nothing. `Crawl-delay` is no part
of it, but its meaning is plain. The time between requests is kept here as well: what is decided
after an answer must be decided before Scrapy starts the next request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.extensions.throttle import AutoThrottle
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred

from ingest.fetching.misses import of_status, why
from ingest.fetching.transport import Refused, pause, retry_after

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

    from ingest.workers.serve import Failed

AGENT = "kkr"
# That robots.txt is unknown is the least of it.
_NOBODY = frozenset({"Unreachable", "HostUnknown", "BadCertificate", "BadProxy"})


class Robots(RobotsTxtMiddleware):
    """Obeys robots.txt as the RFC has it, and what it says of the time between requests."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._silent: dict[str, Failed] = {}

    async def process_request(self, request: Request, spider: Spider | None = None) -> None:
        """Called by Scrapy before a request."""
        del spider
        await super().process_request(request)
        unknown = self._silent.get(urlparse_cached(request).netloc)
        if unknown and not request.meta.get("dont_obey_robotstxt"):
            code = unknown.code if unknown.code in _NOBODY else "RobotsUnknown"
            raise Refused(code, f"what its robots.txt allows is not known: {unknown.reason}")

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules of a server; None where it has none.

        Of all that wait for them, Scrapy (2.19) hands them to the first two only: what it answers
        is a Deferred that gives its result once, and None to whoever comes after.
        """
        await super().robot_parser(request)
        rules = self._parsers[urlparse_cached(request).netloc]
        return None if isinstance(rules, Deferred) else rules

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status == 429:
            self._silent[netloc] = of_status(response.status)
        if response.status != 200:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        manners = self.crawler.settings["KKR_MANNERS"]
        failed = why(exc, manners, manners.file_bytes)
        # What is redirected without end is no file, as for the RFC; else an answer is missing.
        if failed.code != "RedirectLoop":
            self._silent[netloc] = failed
        super()._robots_error(exc, netloc)


class Throttle(AutoThrottle):
    """Adapts the time between requests to the server, never below what its robots.txt asks."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._least: dict[str, float] = {}  # seconds by server
        self._trouble = {int(code) for code in crawler.settings.getlist("RETRY_HTTP_CODES")}
        crawler.signals.connect(self._robots_parsed, signal=signals.robots_parsed)

    def _robots_parsed(self, robotparser: Any, request: Request) -> None:
        asked = robotparser.rp.crawl_delay(AGENT)
        if asked:
            server = request.meta["download_slot"]
            self._least[server] = min(float(asked), self.maxdelay)

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        super()._response_downloaded(response, request, spider)
        server, slot = self._get_slot(request, spider)
        if server is not None and slot is not None:
            slot.delay = max(slot.delay, self._least.get(server, 0.0))
        if response.status in self._trouble:
            pause(self.crawler, request, retry_after(response))  # before the next request starts
