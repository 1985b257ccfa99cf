"""Between Scrapy and the wire: who is asked, how long to wait, what is refused."""

from __future__ import annotations

import email.utils
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, TunnelError
from scrapy.downloadermiddlewares.httpproxy import HttpProxyMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.error import DNSLookupError

from ingest.fetching.addresses import is_private
from ingest.fetching.messages import GIVEN_UP

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from ingest.fetching.manners import Manners

_FIRST_WAIT = 2.0
# A server that had no answer so many times in a row, for each time that an address is asked for, is
# given up: after minutes where it refuses, after an hour where nothing comes. The next thousand
# addresses would take days, and would press a server that is in trouble.
_ENOUGH = 5
_NO_ANSWER = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
_NO_SERVICE = frozenset({429, 502, 503, 504})


class Refused(IgnoreRequest):
    """An address that is not asked for."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class ProxyFailed(DownloadFailedError):
    """The proxy of the system's settings did not lead anywhere."""


class Proxies(HttpProxyMiddleware):
    """The proxies of the system's settings; one without a scheme is spoken to in plain HTTP."""

    def _get_proxy(self, url: str, orig_type: str) -> tuple[bytes | None, str]:
        """Scrapy takes it for one that wants TLS where what is asked for does."""
        del orig_type
        return super()._get_proxy(url, "http")


class MirrorHandler(HTTP11DownloadHandler):
    """Asks the mirror in the site's place, if there is one. Nobody above knows the difference.

    A server that had no answer for long is asked no more. That is decided here, where requests
    leave one by one: above, those that wait for their turn have passed already.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._manners: Manners = crawler.settings["KKR_MANNERS"]
        self._silences: Counter[str] = Counter()

    async def download_request(self, request: Request) -> Response:
        """The answer to a request, under the address that was asked for."""
        host = urlsplit(request.url).hostname or ""
        server = self._manners.server_of(host)
        if self._silences[server] >= _ENOUGH * (1 + self._manners.retries):
            raise Refused(GIVEN_UP, f"{host} does not answer any more: not asked in this run")
        try:
            response = await self._answer(request)
        except _NO_ANSWER:
            self._silences[server] += 1
            raise
        silent = response.status in _NO_SERVICE
        self._silences[server] = self._silences[server] + 1 if silent else 0
        return response

    async def _answer(self, request: Request) -> Response:
        parts = urlsplit(request.url)
        mirror = self._manners.mirror_of(parts.hostname or "")
        if mirror is None and request.meta.get("proxy"):
            return await self._by_proxy(request)  # it asks in our place, and may well be near
        if mirror is None:
            await _refuse_private(parts.hostname or "")
            return await super().download_request(request)
        rest = urlunsplit(("", "", parts.path, parts.query, ""))
        sent = request.replace(url=f"{mirror}{rest}")
        response = await super().download_request(sent)
        request.meta["download_latency"] = sent.meta.get("download_latency")
        location = response.headers.get("Location")
        if location is not None and location.startswith(mirror.encode()):
            site = f"{parts.scheme}://{parts.netloc}".encode()
            response.headers["Location"] = site + location[len(mirror) :]
        return response.replace(url=request.url)

    async def _by_proxy(self, request: Request) -> Response:
        where = urlsplit(request.meta["proxy"]).netloc.rpartition("@")[2]
        try:
            return await super().download_request(request)
        except NotImplementedError as error:
            raise Refused(
                "BadProxy", f"the proxy {where} wants TLS, which kkr cannot do"
            ) from error
        except (CannotResolveHostError, DownloadConnectionRefusedError) as error:
            raise ProxyFailed(f"the proxy {where} cannot be reached") from error
        except TunnelError as error:
            raise ProxyFailed(f"the proxy {where} opens no way to it: {error}") from error


async def _refuse_private(host: str) -> None:
    """Refuses a host whose name leads to a private network, before anything is sent there."""
    from twisted.internet import reactor  # noqa: PLC0415 - importing it installs one

    resolver: Any = reactor  # Scrapy's resolver remembers: the connection goes to the same address
    try:
        address = await maybe_deferred_to_future(resolver.resolve(host))
    except DNSLookupError:
        return  # connecting says so better
    if is_private(address):
        raise Refused("PrivateAddress", "its host is on a private network")


class Guard:
    """Refuses addresses off the allowed hosts, whoever sent us there; others queue by server."""

    def __init__(self, hosts: frozenset[str], manners: Manners) -> None:
        self._hosts = hosts
        self._manners = manners

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Guard:
        """Made by Scrapy."""
        return cls(crawler.settings["KKR_HOSTS"], crawler.settings["KKR_MANNERS"])

    def process_request(self, request: Request) -> None:
        """Called by Scrapy before every request, redirects too."""
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        if host in self._hosts and parts.port in {None, 80, 443}:
            # Two names of one server are asked in turn, not at the same time.
            request.meta["download_slot"] = self._manners.server_of(host)
            return
        if is_private(host):
            raise Refused("PrivateAddress", "it leads to a private address")
        raise Refused("OffSite", f"it leads off the site, to {host}")


class PatientRetry(RetryMiddleware):
    """Retries with a pause that doubles, or as long as the server asks; the whole host waits."""

    def process_response(  # type: ignore[override]  # Scrapy calls it without the spider
        self, request: Request, response: Response
    ) -> Request | Response:
        """Called by Scrapy after every answer."""
        again = super().process_response(request, response)
        if again is response:
            return response
        asked = retry_after(response)
        manners: Manners = self.crawler.settings["KKR_MANNERS"]
        # The pause began when the answer came (see Throttle): here the next request is on its way.
        return response if asked is not None and asked > manners.longest_wait else again

    def process_exception(  # type: ignore[override]  # Scrapy calls it without the spider
        self, request: Request, exception: Exception
    ) -> Request | Response | None:
        """Called by Scrapy when there was no answer."""
        if "certificate" in str(exception):  # it will be as bad the next time
            return None
        if isinstance(exception, DownloadTimeoutError) and request.meta.get("retry_times", 0):
            return None  # one more try is enough for a server that drips
        again = super().process_exception(request, exception)
        if again is not None:
            pause(self.crawler, request)
        return again


def pause(crawler: Crawler, request: Request, asked: float | None = None) -> None:
    """Leaves the server of a request alone: as long as it asked for, or twice as long every time.

    Where a server asks for longer than a run can wait, the address is given up, and the pause
    before the next is the latter.
    """
    manners: Manners = crawler.settings["KKR_MANNERS"]
    doubling = min(_FIRST_WAIT, 2 * manners.delay) * 2 ** request.meta.get("retry_times", 0)
    wait = max(asked or 0.0, doubling)
    if wait > manners.longest_wait:
        wait = doubling if asked else manners.longest_wait
    engine: Any = crawler.engine
    slot = engine.downloader.slots.get(request.meta.get("download_slot"))
    if slot is not None:
        # The next request starts a delay after the last: let the last have been later.
        slot.lastseen = time.monotonic() + min(wait, manners.longest_wait) - slot.delay


def retry_after(response: Response) -> float | None:
    """For how many seconds a server asks to be left alone."""
    value = (response.headers.get("Retry-After") or b"").decode("ascii", "replace").strip()
    if value.replace(".", "", 1).isdigit():
        return float(value)
    with suppress(ValueError, TypeError):
        moment = email.utils.parsedate_to_datetime(value)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    return None
