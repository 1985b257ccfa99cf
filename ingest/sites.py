"""Where the councils publish, as tables: when a site changes, a line changes here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from parse.councils import BY_SLUG, COUNCILS

KL = "kl"
WAYBACK = "wayback"

MAIN_HOST = "www.kl.dk"
KL_HOSTS = frozenset({MAIN_HOST, "kl.dk", "backoffice.kl.dk"})
WAYBACK_HOST = "web.archive.org"
# Other names of one host: one address for one thing, and one request at a time for both names.
SAME_HOST = {"kl.dk": MAIN_HOST}


@dataclass(frozen=True, slots=True)
class Era:
    """Start pages of a time. Those `required` must have links; older ones may be gone.

    Of the required ones, one may be gone as long as another leads to documents: the site has many
    ways to the same lists. `documents`: what it leads to must be documents.
    """

    pattern: str
    required: bool = False
    documents: bool = False


_ERAS = (
    # Since 2022. That material lies below the council's own page is inferred, not seen.
    Era("https://www.kl.dk/politik/kkr/kkr-{slug}/moedemateriale", required=True, documents=True),
    Era("https://www.kl.dk/politik/kkr/kkr-{slug}", required=True),
    # 2019.
    Era("https://www.kl.dk/nyheder/kkr/kkr-{slug}"),
    # To March 2018.
    Era("https://www.kl.dk/Kommunalpolitik1/Kommunekontaktrad/KKR-{title}"),
)
# Prefixes of old addresses, as the Internet Archive's CDX service takes them.
_ARCHIVED_PAGES = (
    "kl.dk/Kommunalpolitik1/Kommunekontaktrad/KKR-{title}*",
    "kl.dk/nyheder/kkr/kkr-{slug}*",
    "kl.dk/politik/kkr/kkr-{slug}*",
)
# Articles lie together, whoever they are about, and files do.
_ARCHIVED_ARTICLES = ("kl.dk/Menu---fallback/*", "kl.dk/nyhed/*")
_ARCHIVED_FILES = ("kl.dk/media/*", "backoffice.kl.dk/media/*", "kl.dk/ImageVaultFiles/*")
# Old slugs transcribe æ without a rule.
_SPELLINGS = {"sjaelland": ("sjaelland", "sjalland", "sj%C3%A6lland")}

# Where files lie. ImageVaultFiles/id_<number>/… is how KL's papers of before 2018 are cited.
FILE_FOLDERS = "media|ImageVaultFiles"
_MEDIA = re.compile(rf"^/(?:{FILE_FOLDERS})/", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(pdf|docx)$", re.IGNORECASE)
_OLDER = re.compile(
    r"ældre|nyere|tidligere|arkiv|flere\s+(?:møder|dagsordener|referater)|"
    r"^\s*(?:næste|forrige|vis flere|se (?:alle|flere)|(?:side\s*)?\d+\s*$|[«»‹›<>]+\s*$)",
    re.IGNORECASE,
)
_MATERIAL = re.compile(r"dagsorden|referat|bilag|m(?:ø|oe|o)demateriale", re.IGNORECASE)
_ARTICLES = re.compile(r"^/(?:Menu---fallback|nyhed|nyheder)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """A page to begin at."""

    council: str
    url: str
    era: Era


def starts(councils: tuple[str, ...]) -> list[Start]:
    """The start pages of these councils."""
    return [
        Start(slug, era.pattern.format(slug=slug, title=slug.capitalize()), era)
        for slug in councils
        for era in _ERAS
    ]


def all_councils() -> tuple[str, ...]:
    """The slugs of all councils."""
    return tuple(council.slug for council in COUNCILS)


def archived_pages(council: str) -> list[tuple[str, str | None]]:
    """Patterns of a council's old pages, for the Internet Archive, and a filter on addresses."""
    own = [p.format(slug=council, title=council.capitalize()) for p in _ARCHIVED_PAGES]
    named = rf"(?i).*({'|'.join(_spellings(council))}).*"
    return [(pattern, None) for pattern in own] + [(p, named) for p in _ARCHIVED_ARTICLES]


def archived_files(council: str) -> list[tuple[str, str]]:
    """Patterns of a council's old files for the Internet Archive, and a filter on addresses."""
    named = rf"(?i).*({'|'.join(_spellings(council))}).*\.(pdf|docx).*"
    return [(pattern, named) for pattern in _ARCHIVED_FILES]


def _spellings(council: str) -> tuple[str, ...]:
    return _SPELLINGS.get(council, (council,))


def is_document(url: str) -> bool:
    """Whether an address looks like a document's."""
    path = unquote(urlsplit(url).path)
    return bool(_MEDIA.match(path) and _DOCUMENT.search(path))


def names_document_elsewhere(href: str) -> bool:
    """Whether a link means a file below /media/, but climbs out of it with dots."""
    path = unquote(urlsplit(href).path)
    _, found, below = path.partition("/media/")
    return bool(found) and "/../" in below


def follows(url: str, label: str, council: str) -> bool:
    """Whether a page is one of the council's own, or leads to its older or newer material."""
    parts = urlsplit(url)
    if parts.hostname not in KL_HOSTS or _MEDIA.match(parts.path):
        return False
    if own_page(url, council):
        return True
    if other_council(url, council):
        return False
    if _OLDER.search(label):
        return True
    return bool(_ARTICLES.match(parts.path) and _MATERIAL.search(f"{label} {parts.path}"))


def leads_on(url: str, label: str, page: str) -> bool:
    """Whether a link on a page is a step along a list, and not one further down."""
    same = urlsplit(url).path.rstrip("/") == urlsplit(page).path.rstrip("/")
    return same or bool(_OLDER.search(label))


def own_page(url: str, council: str) -> bool:
    """Whether a page lies below the council's own path."""
    segments = unquote(urlsplit(url).path).lower().split("/")
    own = {f"{prefix}{name}" for name in _spellings(council) for prefix in ("kkr-", "om-kkr-")}
    return not own.isdisjoint(segments)


def other_council(url: str, council: str) -> bool:
    """Whether a page is another council's."""
    return any(own_page(url, slug) for slug in BY_SLUG if slug != council)
