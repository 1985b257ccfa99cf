"""Where a page may hide an address: links, attributes for scripts, data in scripts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from ingest.fetching.sites import FILE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

# A document's address among other text (a call, a table of a script) is looked for in runs of
# letters that an address may have, from its folder to its ending: one expression for all of it
# would look through the whole run for an ending again from every folder.
_RUN = re.compile(r"[^\s\"'<>\\]+")
_HOST = re.compile(r"https?://[^/]+\Z", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:pdf|docx)\b", re.IGNORECASE)
_QUERY = re.compile(r"[?#]")
_ADDRESS = re.compile(r"(?:https?://[^\s/{}<>\"']+)?/[^\s{}<>\"']*|\?[^\s{}<>\"']+")
# Attributes besides data-* that scripts and browsers take addresses from.
_OTHERS = frozenset({"src", "data", "value", "onclick"})
_TITLES = ("title", "name", "text", "label", "heading", "headline", "linkText", "fileName")
_LONGEST = 300  # letters of a title
_NEAREST = 4  # titles above a file that are worth to tell
_ESCAPES = (("\\/", "/"), ("\\u002F", "/"), ("\\u002f", "/"), ("&quot;", '"'))


def addresses_in(element: Any) -> Iterator[str]:
    """The addresses that an element leads to, each once."""
    seen: dict[str, object] = {}
    if element.tag in {"a", "area"} and element.get("href"):
        href = element.get("href")
        # Of a call only what it opens is an address.
        called = href.strip().lower().startswith("javascript:")
        seen.update(dict.fromkeys(_documents(href) if called else (href,)))
    for name, value in element.items():
        given = name.startswith("data-")
        if not (given or name in _OTHERS):
            continue
        if given and value[:1] in "{[":
            seen.update(dict.fromkeys(href for href, _, _ in links_in_script(value)))
        elif (given or element.tag == "option") and _ADDRESS.fullmatch(value.strip()):
            seen[value.strip()] = True
        else:
            seen.update(dict.fromkeys(_documents(value)))
    yield from seen


def links_in_script(text: str) -> Iterator[tuple[str, str, str]]:
    """Addresses in a script, each with its label and what stands above it.

    Data is read as data; of a program only documents' addresses are taken.
    """
    found: list[tuple[str, str, str]]
    try:
        found = list(_in_data(json.loads(text), ()))
    except (ValueError, RecursionError):
        for escaped, letter in _ESCAPES:
            text = text.replace(escaped, letter)
        found = [(href, "", "") for href in _documents(text)]
    yield from dict.fromkeys(found)


def _in_data(value: Any, above: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, list):
        for one in value:
            yield from _in_data(one, above)
    elif isinstance(value, dict):
        titles = (value.get(key) for key in _TITLES)
        title = next((t for t in titles if isinstance(t, str) and not _address(t)), "")
        below = (*above, title[:_LONGEST])[-_NEAREST:] if title else above
        for one in value.values():
            if isinstance(one, str):
                yield from _in_text(one, title, above)
            else:
                yield from _in_data(one, below)
    elif isinstance(value, str):
        yield from _in_text(value, "", above)


def _in_text(text: str, title: str, above: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    heading = " › ".join(above)
    if _whole_document(text):
        yield text, title, heading
    elif _ADDRESS.fullmatch(text):
        yield text, "", heading  # without a label: only a council's own path is followed
    else:
        yield from ((href, title, heading) for href in _documents(text))


def _address(text: str) -> bool:
    return bool(_whole_document(text) or _ADDRESS.fullmatch(text))


def _documents(text: str) -> Iterator[str]:
    """Addresses of documents in a text, each from the first folder before its ending."""
    for run in _RUN.finditer(text):
        said, done = run.group(), 0
        endings = iter(_ENDING.finditer(said))
        while folder := FILE_FOLDER.search(said, done):
            ending = next((e for e in endings if e.start() > folder.end()), None)
            if ending is None:
                break
            host = _HOST.search(said, done, folder.start())
            yield said[host.start() if host else folder.start() : ending.end()]
            done = ending.end()


def _whole_document(text: str) -> bool:
    """Whether a text is a document's address and nothing else; its name may hold blanks."""
    path = _QUERY.split(text, maxsplit=1)[0]
    folder = FILE_FOLDER.search(path)
    ending = list(_ENDING.finditer(path, max(0, len(path) - len(".docx"))))
    return bool(
        folder
        and ending
        and ending[-1].end() == len(path)
        and ending[-1].start() > folder.end()
        and not any(letter in path for letter in '"<>')
    )
