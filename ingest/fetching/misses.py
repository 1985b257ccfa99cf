"""Why an address could not be had: what Scrapy raises, as a short name and a sentence."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError

from ingest.fetching.transport import ProxyFailed, Refused
from ingest.workers.limits import MEGABYTE
from ingest.workers.serve import Failed

if TYPE_CHECKING:
    from ingest.fetching.manners import Manners

_STATUS = {
    401: Failed("Forbidden", "the server wants a password"),
    403: Failed("Forbidden", "the server does not give it to us"),
    404: Failed("Gone", "there is nothing at this address"),
    410: Failed("Gone", "there is nothing at this address any more"),
    429: Failed("TooManyRequests", "the server asks to come back later"),
}
_UNTRUSTED = (
    "the server's certificate cannot be trusted (where an authority of your own signs it,"
    " SSL_CERT_FILE names that)"
)
_RAISED: tuple[tuple[tuple[type[BaseException], ...], Failed], ...] = (
    (
        (ResponseDataLossError,),
        Failed("CutShort", "the connection ended before the file did"),
    ),
    ((CannotResolveHostError,), Failed("HostUnknown", "its host is not known")),
    (
        (DownloadConnectionRefusedError,),
        Failed("Unreachable", "its host takes no connection"),
    ),
    (
        (gzip.BadGzipFile, zlib.error, EOFError),
        Failed("NotADocument", "what the server sent cannot be unpacked"),
    ),
)


def why(error: BaseException, manners: Manners, most_bytes: int) -> Failed:
    """The failure that an exception of a request means, whose answer may have so many bytes."""
    if isinstance(error, Refused):
        return Failed(error.code, str(error))
    if isinstance(error, ProxyFailed):
        return Failed("Unreachable", str(error))
    if isinstance(error, HttpError):
        return of_status(error.response.status)
    if isinstance(error, IgnoreRequest):
        return _ignored(str(error), most_bytes)
    if isinstance(error, DownloadTimeoutError):
        return Failed("TimedOut", f"it did not arrive within {manners.timeout:g} seconds")
    if isinstance(error, DownloadCancelledError):
        return _too_large(most_bytes)
    known = next((failed for kinds, failed in _RAISED if isinstance(error, kinds)), None)
    if known is not None:
        return known
    if "certificate" in str(error):
        return Failed("BadCertificate", _UNTRUSTED)
    if isinstance(error, DownloadFailedError):
        return Failed("Unreachable", "the server hung up, or what it answered is no HTTP")
    return Failed("Unreachable", f"the connection failed: {type(error).__name__}")


def of_status(status: int) -> Failed:
    """The failure that a status of HTTP means."""
    if status in _STATUS:
        return _STATUS[status]
    if status >= 500:
        return Failed("ServerTrouble", f"the server is in trouble (status {status})")
    return Failed("Refused", f"the server answered with status {status}")


def _too_large(most_bytes: int) -> Failed:
    return Failed("TooLarge", f"it is larger than {most_bytes / MEGABYTE:g} MB")


def _ignored(reason: str, most_bytes: int) -> Failed:
    if "DOWNLOAD_MAXSIZE" in reason:  # packed small, it is large when unpacked
        return _too_large(most_bytes)
    if "robots.txt" in reason:
        return Failed("RobotsForbid", "the site's robots.txt asks not to fetch it")
    if "redirect" in reason:
        return Failed("RedirectLoop", "it leads from address to address without end")
    return Failed("Refused", reason)
