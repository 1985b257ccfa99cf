"""How kkr behaves towards a server: what it asks for, how often, and when it gives up."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from ingest.errors import BadSetting
from ingest.fetching.sites import HOSTS, MAIN_HOST, SAME_HOST
from ingest.workers.limits import MEGABYTE

# Nobody asks a public server more often than this, whatever is set. A mirror of one's own may be.
_SMALLEST_DELAY = 1.0
_PAGE_BYTES = 8 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Manners:
    """Settings of a crawl.

    `delay` is the least time between two requests to a host; it grows with a slow server. `agent`
    stands in place of the user agent that names kkr and `contact`. `mirrors` are addresses that
    stand in a host's place, `*` for all hosts: those may lie on this machine.
    """

    delay: float = 1.0
    timeout: float = 180.0
    retries: int = 4
    longest_wait: float = 300.0
    file_bytes: int = 100 * MEGABYTE
    page_bytes: int = _PAGE_BYTES
    files: int = 2000
    pages: int = 300
    depth: int = 3
    contact: str | None = None
    agent: str | None = None
    mirrors: dict[str, str] = field(default_factory=dict)

    def checked(self) -> Manners:
        """The same, if it can be used.

        Raises:
            BadSetting: naming what is wrong.
        """
        if not self.mirrors and self.delay < _SMALLEST_DELAY:
            raise BadSetting(
                f"a delay of {self.delay:g} seconds is too short for a public server:"
                f" {_SMALLEST_DELAY:g} is the least (shorter ones only with --base-url)"
            )
        for given, what in ((self.contact, "contact"), (self.agent, "user agent")):
            if given is not None and not _one_line(given):
                raise BadSetting(f"the {what} must be plain ASCII letters on one line")
        return self

    @property
    def user_agent(self) -> str:
        """Names the project, and how to reach who runs it; or what was set in its place."""
        if self.agent is not None:
            return self.agent
        return f"kkr/{_version()} (search of KKR minutes; contact: {self.contact or 'not given'})"

    def mirror_of(self, host: str) -> str | None:
        """What stands in a host's place."""
        return self.mirrors.get(host) or self.mirrors.get("*")

    @property
    def mirrored_by_ipv6(self) -> bool:
        """Whether a mirror is given as an address of IPv6, as in `http://[::1]:8000`."""
        return any(":" in (urlsplit(url).hostname or "") for url in self.mirrors.values())

    def server_of(self, host: str) -> str:
        """Which server answers for a host: all hosts of a mirror are one server."""
        mirror = self.mirror_of(host)
        return urlsplit(mirror).netloc if mirror else SAME_HOST.get(host, host)

    def meant(self, url: str) -> str:
        """The site's address for one of a mirror, which may link to itself."""
        for host, mirror in self.mirrors.items():
            rest = url.removeprefix(mirror)
            if rest != url and rest[:1] in {"", "/", "?", "#"}:
                return f"https://{MAIN_HOST if host == '*' else host}{rest}"
        return url


def mirrors_of(given: list[str]) -> dict[str, str]:
    """`http://127.0.0.1:8000`, or `backoffice.kl.dk=http://127.0.0.1:8001` for one host alone.

    Raises:
        BadSetting: one of them is no address, or for a host that is never asked.
    """
    mirrors = {}
    for one in given:
        host, equals, url = one.partition("=")
        if not equals or "/" in host:
            host, url = "*", one
        host = SAME_HOST.get(host.lower(), host.lower())
        if host not in {"*", *HOSTS}:
            raise BadSetting(
                f"{host!r} is no host that kkr asks: they are {', '.join(sorted(HOSTS))}"
            )
        if not _is_address(url):
            raise BadSetting(f"{one!r} is no address that can stand in the site's place")
        mirrors[host] = url.rstrip("/")
    return mirrors


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        # To ask for the port raises where it is none.
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _one_line(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and text.isascii()


def _version() -> str:
    try:
        return version("kkr")
    except PackageNotFoundError:
        return "0"
