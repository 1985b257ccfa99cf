"""Where the councils publish, as tables: when a site changes, a line changes here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from parse.councils import BY_SLUG, COUNCILS

KL = "kl"
WAYBACK = "wayback"

MAIN_HOST = "www.kl.dk"
KL_HOSTS = frozenset({MAIN_HOST, "kl.dk", "backoffice.kl.dk"})
WAYBACK_HOST = "web.archive.org"
HOSTS = KL_HOSTS | {WAYBACK_HOST}  # all that are ever asked
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
# Old slugs transcribe æ without a rule, or do not.
_SPELLINGS = {"sjaelland": ("sjaelland", "sjalland", "sjælland")}

# Where files lie. ImageVaultFiles/id_<number>/… is how KL's papers of before 2018 are cited.
_FILE_FOLDERS = "media|ImageVaultFiles"
_MEDIA = re.compile(rf"^/(?:{_FILE_FOLDERS})/", re.IGNORECASE)
FILE_FOLDER = re.compile(rf"/(?:{_FILE_FOLDERS})/", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(pdf|docx)$", re.IGNORECASE)
# What else people may take for a paper; pictures, films and what pages are made of are none.
_OTHER_FILE = re.compile(
    r"(?:\.(?:doc|docm|dotx?|rtf|odt|pages|xps|html?|mht(?:ml)?|xlsx?|xlsm|csv|ods|pptx?|ppsx?|odp"
    r"|txt|zip|rar|7z|msg|eml)|/[^./]+)$",
    re.IGNORECASE,
)
# What leads along a list of meetings wherever it leads: "Ældre end 12 mdr.", "Tidligere møder".
_OLDER = re.compile(
    r"^\W*(?:se\s+|vis\s+|find\s+)?(?:"
    r"(?:ældre|nyere)\s+end\s+\w+\s+(?:mdr|måned|år)|"
    r"(?:alle|flere|ældre|nyere|øvrige|tidligere|forrige|næste)\s+(?:KKR[- ]*)?"
    r"(?:møder|mødemateriale|materiale|dagsorden|referat|bilag)|"
    r"(?:møde|referat|dagsorden|materiale)\w*arkiv|"
    r"arkiv\s+(?:for|over|med)\s+(?:KKR[- ]*)?(?:møde|materiale|dagsorden|referat))",
    re.IGNORECASE,
)
# What leads along any list, and is believed only below the page that it stands on: "Ældre" may be
# a list's second page, or a municipality's care for the old.
_STEP = re.compile(
    r"^\W*(?:(?:se |vis |hent )?(?:ældre|nyere|tidligere|næste|forrige|alle|flere|arkiv)(?: side)?|"
    r"(?:side\s*)?\d+|[«»‹›<>]+)\W*$",
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
    named = rf"(?i).*({_spelled(council)}).*"
    return [(pattern, None) for pattern in own] + [(p, named) for p in _ARCHIVED_ARTICLES]


def archived_files(council: str) -> list[tuple[str, str]]:
    """Patterns of a council's old files for the Internet Archive, and a filter on addresses."""
    named = rf"(?i).*({_spelled(council)}).*\.(pdf|docx).*"
    return [(pattern, named) for pattern in _ARCHIVED_FILES]


def _spellings(council: str) -> tuple[str, ...]:
    return _SPELLINGS.get(council, (council,))


def _spelled(council: str) -> str:
    """For a regular expression: as it is written, and as it is sent."""
    return "|".join(dict.fromkeys(s for name in _spellings(council) for s in (name, quote(name))))


def is_document(url: str) -> bool:
    """Whether an address looks like a document's."""
    path = unquote(urlsplit(url).path)
    return bool(_MEDIA.match(path) and _DOCUMENT.search(path))


def is_other_file(url: str) -> bool:
    """Whether an address may be a paper's in a form that nobody reads."""
    path = unquote(urlsplit(url).path)
    return bool(_MEDIA.match(path) and _OTHER_FILE.search(path))


def names_document_elsewhere(href: str) -> bool:
    """Whether a link means a file below a folder of files, but climbs out of it with dots."""
    path = unquote(urlsplit(href).path)
    folder = FILE_FOLDER.search(path)
    return folder is not None and "/../" in path[folder.end() - 1 :]


def follows(url: str, label: str, council: str, page: str, *, aside: bool = False) -> bool:
    """Whether a link on a page leads to one of the council's own, or to its older or newer papers.

    What stands `aside`, as in a menu, is the whole site's: only the council's own pages are
    followed from there.
    """
    parts = urlsplit(url)
    if parts.hostname not in KL_HOSTS or _MEDIA.match(parts.path):
        return False
    if own_page(url, council):
        return True
    if other_council(url, council):
        return False
    if _STEP.search(label) and _below(url, _path(page)):
        return True
    article = _ARTICLES.match(parts.path) and _MATERIAL.search(f"{label} {parts.path}")
    return not aside and bool(article or _OLDER.search(label))


def leads_on(url: str, label: str, page: str) -> bool:
    """Whether a link on a page is a step along a list, and not one further down.

    Lists of years lie below their page, or beside it.
    """
    if _path(url) == _path(page):
        return True
    beside = _below(url, _path(page).rpartition("/")[0])
    return beside and bool(_OLDER.search(label) or _STEP.search(label))


def _below(url: str, path: str) -> bool:
    return bool(path) and f"{_path(url)}/".startswith(f"{path}/")


def _path(url: str) -> str:
    return unquote(urlsplit(url).path).rstrip("/").lower()


def strayed(asked: str, came: str, council: str) -> bool:
    """Whether another page came than was asked for: the site's front page, one of another list."""
    if _path(asked) == _path(came):
        return False
    if not _path(came) or other_council(came, council):
        return True
    return own_page(asked, council) and not own_page(came, council)


def council_of_page(url: str) -> str | None:
    """The council below whose own path a page lies."""
    found = [slug for slug in BY_SLUG if own_page(url, slug)]
    return found[0] if len(found) == 1 else None


def own_page(url: str, council: str) -> bool:
    """Whether a page lies below the council's own path."""
    segments = unquote(urlsplit(url).path).lower().split("/")
    own = {f"{prefix}{name}" for name in _spellings(council) for prefix in ("kkr-", "om-kkr-")}
    return not own.isdisjoint(segments)


def other_council(url: str, council: str) -> bool:
    """Whether a page is another council's."""
    return any(own_page(url, slug) for slug in BY_SLUG if slug != council)
