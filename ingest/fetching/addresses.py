"""Addresses of the web: one form for one thing, and which of them are never asked for."""

from __future__ import annotations

import ipaddress
import re
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from ingest.fetching.sites import KL_HOSTS, SAME_HOST, is_document

_LONGEST_NAME = 255
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SAFE = "/%:@!$&'()*+,;=~"
_ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
# What the site adds to addresses without another page coming of it.
_EMPTY_PARAMETERS = frozenset({"n", "section", "format"})


def canonical(url: str) -> str:
    """One address for one thing: as it is sent, without idle parameters and a slash at the end.

    The id in a file's path identifies it, so that files have no parameters at all.
    """
    parts = urlsplit(sent(url))
    if parts.hostname not in KL_HOSTS:
        return urlunsplit(parts)
    if is_document(url):
        return urlunsplit(parts._replace(query=""))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if pair[0] not in _EMPTY_PARAMETERS])
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") or "/", query=query))


def sent(url: str) -> str:
    """An address as a server is asked for it: https, one name of the host, no fragment."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    if host not in KL_HOSTS:
        return urlunsplit(parts._replace(fragment=""))
    # Letters beyond ASCII and blanks as they are sent; what is written so already stays, in the
    # one way of writing it.
    path, query = (
        _ESCAPE.sub(lambda found: found[0].upper(), quote(part, safe=safe))
        for part, safe in ((parts.path or "/", _SAFE), (parts.query, f"{_SAFE}?"))
    )
    return urlunsplit(("https", SAME_HOST.get(host, host), path, query, ""))


def resolved(page: str, href: str) -> str | None:
    """The one address for what a link on a page means; None for what is no address of the web."""
    url = linked(page, href)
    return None if url is None else canonical(url)


def linked(page: str, href: str) -> str | None:
    """The address that a link on a page has, as it is sent.

    A folder's may be another than the same without its slash, and what is idle here the Internet
    Archive has kept.
    """
    try:
        url = urljoin(page, href.strip())
        parts = urlsplit(url)
        # To ask for the port raises where it is none.
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
            return None
        return sent(url)
    except ValueError:
        return None


def name_in(url: str) -> str:
    """The file's name in an address."""
    return unquote(urlsplit(url).path.rsplit("/", 1)[-1])


def bad_name(url: str) -> str | None:
    """What is wrong with the name of a file; None if nothing is."""
    name = name_in(url)
    if ".." in PurePosixPath(name).parts or "/" in name or "\\" in name or _CONTROL.search(name):
        return "its name holds a path"
    if len(name.encode()) > _LONGEST_NAME:
        return f"its name is longer than {_LONGEST_NAME} letters"
    return None


def is_private(host: str) -> bool:
    """Whether a host is given as an address that is not of the public internet."""
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return False
