"""What a page of the site says: links with the words around them, and dates of meetings.

How the site marks up its lists is not known, so that only the order of the text counts: what
stands above a link is its heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ingest.fetching.page_dates import (
    is_day,
    is_meeting,
    is_year,
    meetings_in,
    names_day,
    of_meetings,
)
from ingest.fetching.page_links import addresses_in, links_in_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

# How deep below another a heading stands. What unfolds lies below what is printed large.
_LEVELS = {f"h{n}": n for n in range(1, 7)} | dict.fromkeys(
    ("summary", "button", "legend", "caption", "dt"), 8
)
_YEAR_LEVEL = 7  # a line that is only a year, whatever its markup
_INLINE = frozenset(
    {"a", "abbr", "area", "b", "em", "font", "i", "img", "mark", "small", "span", "strong", "sub",
     "sup", "time", "u", "svg", "path", "use", "wbr"}
)  # fmt: skip
_SILENT = frozenset({"style", "svg", "head"})
# A row's date is above the row's links, and above no others.
_ROWS = frozenset({"tr", "li"})
# What belongs to the whole site, as HTML has it: a header or footer of an article does not.
_MENUS = frozenset({"nav", "navigation", "contentinfo"})
_SITES_OWN = {"footer": "contentinfo", "header": "banner"}
_ARTICLES = frozenset({"article", "aside", "main", "nav", "section"})
# Pages of older making have no elements for it, but these names.
_FOOTERS = frozenset({"footer", "site-footer", "page-footer", "main-footer"})
_LONGEST = 300
_BLANKS = re.compile(r"\s+")
_REFRESH = re.compile(r"[;,]\s*url\s*=\s*(['\"]?)(?P<url>.+?)\1\s*$", re.IGNORECASE)
# Where words may be broken, and what shows as nothing.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link as it stands on the page.

    `aside` if it is in what all pages of the site have around them; `scripted` if in data for a
    script.
    """

    href: str
    label: str
    heading: str
    aside: bool = False
    scripted: bool = False


@dataclass
class Page:
    """What was found. `base`: what the page says its links are relative to."""

    links: list[PageLink] = field(default_factory=list)
    meetings: list[date] = field(default_factory=list)
    base: str | None = None


@dataclass
class _Said:
    """The page's text so far, in pieces with single blanks.

    What stands in an element or a line is the text since a mark, of which the first letters are
    looked at: however many links a line has, each costs the same.
    """

    pieces: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        text = _BLANKS.sub(" ", _UNSEEN.sub("", text))
        if text and (text != " " or (self.pieces and self.pieces[-1][-1] != " ")):
            self.pieces.append(text)

    def mark(self) -> int:
        return len(self.pieces)

    def since(self, mark: int) -> str:
        found, length = [], 0
        for at in range(mark, len(self.pieces)):
            found.append(self.pieces[at][: 2 * _LONGEST])
            length += len(found[-1])
            if length >= 2 * _LONGEST:  # blanks that do not count are among them
                break
        return _plain("".join(found))


@dataclass
class _OpenLink:
    element: Any
    found: tuple[str, ...]
    mark: int
    above: str
    pictured: str = ""


@dataclass
class _Reading:
    """A page while it is read from top to bottom."""

    page: Page
    said: _Said = field(default_factory=_Said)
    trail: list[tuple[int, str]] = field(default_factory=list)
    near: str = ""
    line: int = 0
    open_links: list[_OpenLink] = field(default_factory=list)
    heading: tuple[Any, int] | None = None
    rows: list[str] = field(default_factory=list)
    unfolding: list[tuple[Any, list[tuple[int, str]], str]] = field(default_factory=list)
    articles: int = 0
    menus: list[Any] = field(default_factory=list)
    banners: list[Any] = field(default_factory=list)

    def end_line(self) -> None:
        text = self.said.since(self.line)
        self.said.add(" ")
        self.line = self.said.mark()
        if not text or self.menus:
            return
        trail = [heading for _, heading in self.trail]
        if not self.heading and not self.open_links:
            if is_year(text):
                self.put_heading(_YEAR_LEVEL, text)
            elif names_day(text) and (
                is_meeting(text) or self.rows or (is_day(text) and of_meetings(trail))
            ):
                self.near = text
        self.page.meetings.extend(meetings_in(text, trail))

    def put_heading(self, level: int, text: str) -> None:
        while self.trail and self.trail[-1][0] >= level:
            self.trail.pop()
        self.trail.append((level, text))
        self.near = ""

    def above(self, element: Any) -> str:
        """Headings, without the page's title where there are others; then the nearest line."""
        so_far = self.said.since(self.line)  # a line that the link stands in is above it too
        if names_day(so_far):
            if is_meeting(so_far):
                self.near = so_far
            near = so_far
        else:
            near = self.near
        headings = [text for level, text in self.trail if level > 1]
        headings = headings or [text for _, text in self.trail]
        if element.tag in _LEVELS and self.heading and self.heading[0] is element:
            near = ""  # a button is its own heading
        return " › ".join(part for part in (*headings, near) if part)


def read_page(root: Any) -> Page:
    """The links and meetings of a parsed page (an lxml element)."""
    base = next((found.get("href") for found in root.iter("base") if found.get("href")), None)
    reading = _Reading(Page(base=base))
    for event, element in _walk(root):
        if event == "text":
            reading.said.add(element)
        elif element.tag == "script":
            if event == "start":
                _script(reading, element)
        elif event == "start":
            _start(reading, element)
        else:
            _end(reading, element)
    reading.end_line()
    reading.page.links.extend(_refreshes(root))
    return reading.page


def _refreshes(root: Any) -> Iterator[PageLink]:
    """Where a page sends its readers on: it has moved, or is another's front."""
    for meta in root.iter("meta"):
        if (meta.get("http-equiv") or "").strip().lower() == "refresh":
            found = _REFRESH.search(meta.get("content") or "")
            if found:
                yield PageLink(found["url"], "", "")


def _start(reading: _Reading, element: Any) -> None:
    tag = element.tag
    _break(reading, tag)
    if _is_menu(element, reading.articles):
        reading.menus.append(element)
    elif _role(element, reading.articles) == "banner":
        reading.banners.append(element)
    reading.articles += tag in _ARTICLES
    if _is_hidden(element):
        reading.unfolding.append((element, list(reading.trail), reading.near))
    if tag in _ROWS:
        reading.rows.append(reading.near)
    if tag in _LEVELS and not (reading.heading or reading.open_links or reading.menus):
        reading.heading = (element, reading.said.mark())
    if tag == "img" and reading.open_links:
        reading.open_links[-1].pictured += f" {element.get('alt') or ''}"[:_LONGEST]
    found = tuple(addresses_in(element))
    if found:
        mark = reading.said.mark()
        reading.open_links.append(_OpenLink(element, found, mark, reading.above(element)))


def _end(reading: _Reading, element: Any) -> None:
    tag = element.tag
    _break(reading, tag)
    if reading.open_links and reading.open_links[-1].element is element:
        link = reading.open_links.pop()
        named = (element.get("title"), element.get("aria-label"), link.pictured)
        label = reading.said.since(link.mark) or next((p for n in named if (p := _plain(n))), "")
        aside = bool(reading.menus or reading.banners)
        reading.page.links.extend(PageLink(href, label, link.above, aside) for href in link.found)
    if reading.heading and reading.heading[0] is element:
        text = reading.said.since(reading.heading[1])
        reading.heading = None
        if text and (tag != "button" or _unfolds(element, text)):
            reading.put_heading(_LEVELS[tag], text)
    if tag in _ROWS and reading.rows:
        reading.near = reading.rows.pop()
    if reading.unfolding and reading.unfolding[-1][0] is element:
        _, reading.trail, reading.near = reading.unfolding.pop()  # what it hides heads nothing else
    reading.articles -= tag in _ARTICLES
    for open_ones in (reading.menus, reading.banners):
        if open_ones and open_ones[-1] is element:
            open_ones.pop()


def _is_hidden(element: Any) -> bool:
    """Whether readers see it only after a click: what unfolds, and the panel of a tab."""
    return (
        element.tag == "details"
        or element.get("role") == "tabpanel"
        or element.get("hidden") is not None
    )


def _break(reading: _Reading, tag: str) -> None:
    if tag not in _INLINE:
        reading.end_line()


def _role(element: Any, articles: int) -> str:
    """What part of a page an element is; headers and footers within an article are no part."""
    own = "" if articles else _SITES_OWN.get(element.tag, "")
    return element.get("role") or own or element.tag


def _is_menu(element: Any, articles: int) -> bool:
    names = {element.get("id") or "", *(element.get("class") or "").split()}
    footer = not articles and not _FOOTERS.isdisjoint(names)
    return element.tag == "nav" or _role(element, articles) in _MENUS or footer


def _unfolds(button: Any, text: str) -> bool:
    """Whether a button stands above something, as "Print" and "Menu" do not."""
    return bool(button.get("aria-expanded") or button.get("aria-controls")) or any(
        letter.isdigit() for letter in text
    )


def _script(reading: _Reading, element: Any) -> None:
    """Pages that are put together in the browser carry their lists as data."""
    above = reading.above(element)
    for href, label, heading in links_in_script(element.text or ""):
        together = " › ".join(part for part in (above, heading) if part)[: 2 * _LONGEST]
        aside = bool(reading.menus or reading.banners)
        reading.page.links.append(PageLink(href, _plain(label), together, aside, scripted=True))


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    """Starts and ends of elements and the text between, in the page's order, at any depth."""
    stack: list[tuple[Any, Iterator[Any]]] = [(root, iter(root))]
    yield "start", root
    if root.text:
        yield "text", root.text
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "end", element
        elif isinstance(child.tag, str) and child.tag not in _SILENT:
            yield "start", child
            if child.text and child.tag != "script":
                yield "text", child.text
            stack.append((child, iter(child)))
            continue
        else:
            element = child
        if stack and element.tail:
            yield "text", element.tail


def _plain(text: str | None) -> str:
    return " ".join(_UNSEEN.sub("", text or "").split())[:_LONGEST]
