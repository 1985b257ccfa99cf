"""What a page of the site says: links with the words around them, and dates of meetings.

How the site marks up its lists is not known, so that only the order of the text counts: what
stands above a link is its heading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ingest.page_dates import is_meeting, is_year, meetings_in, names_day
from ingest.page_links import addresses_in, links_in_script

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
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link as it stands on the page; `aside` if in a menu or in data for a script."""

    href: str
    label: str
    heading: str
    aside: bool = False


@dataclass
class Page:
    """What was found. `base`: what the page says its links are relative to."""

    links: list[PageLink] = field(default_factory=list)
    meetings: list[date] = field(default_factory=list)
    base: str | None = None


@dataclass
class _Reading:
    """A page while it is read from top to bottom."""

    page: Page
    trail: list[tuple[int, str]] = field(default_factory=list)
    near: str = ""
    line: list[str] = field(default_factory=list)
    open_links: list[tuple[Any, tuple[str, ...], list[str], str]] = field(default_factory=list)
    heading: tuple[Any, list[str]] | None = None
    rows: list[str] = field(default_factory=list)
    menus: int = 0

    def text(self, text: str) -> None:
        self.line.append(text)
        for _, _, label, _ in self.open_links:
            label.append(text)
        if self.heading:
            self.heading[1].append(text)

    def end_line(self) -> None:
        text = _plain(self.line)
        self.line.clear()
        if not text or self.menus:
            return
        if not self.heading and not self.open_links:
            if is_year(text):
                self.put_heading(_YEAR_LEVEL, text)
            elif names_day(text) and (is_meeting(text) or self.rows):
                self.near = text
        trail = [heading for _, heading in self.trail]
        self.page.meetings.extend(meetings_in(text, trail))

    def put_heading(self, level: int, text: str) -> None:
        while self.trail and self.trail[-1][0] >= level:
            self.trail.pop()
        self.trail.append((level, text))
        self.near = ""

    def above(self, element: Any) -> str:
        """Headings, without the page's title where there are others; then the nearest line."""
        so_far = _plain(self.line)  # a line that the link stands in is above it too
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
            reading.text(element)
        elif element.tag == "script":
            if event == "start":
                _script(reading, element)
        elif event == "start":
            _start(reading, element)
        else:
            _end(reading, element)
    reading.end_line()
    return reading.page


def _start(reading: _Reading, element: Any) -> None:
    tag = element.tag
    _break(reading, tag)
    if tag == "nav":
        reading.menus += 1
    if tag in _ROWS:
        reading.rows.append(reading.near)
    if tag in _LEVELS and not (reading.heading or reading.open_links or reading.menus):
        reading.heading = (element, [])
    found = tuple(addresses_in(element))
    if found:
        reading.open_links.append((element, found, [], reading.above(element)))


def _end(reading: _Reading, element: Any) -> None:
    tag = element.tag
    _break(reading, tag)
    if reading.open_links and reading.open_links[-1][0] is element:
        _, found, said, above = reading.open_links.pop()
        label = _plain(said) or _plain([element.get("title") or element.get("aria-label") or ""])
        aside = bool(reading.menus)
        reading.page.links.extend(PageLink(href, label, above, aside) for href in found)
    if reading.heading and reading.heading[0] is element:
        text = _plain(reading.heading[1])
        reading.heading = None
        if text and (tag != "button" or _unfolds(element, text)):
            reading.put_heading(_LEVELS[tag], text)
    if tag in _ROWS and reading.rows:
        reading.near = reading.rows.pop()
    if tag == "nav":
        reading.menus -= 1


def _break(reading: _Reading, tag: str) -> None:
    if tag in _INLINE:
        return
    reading.end_line()
    for _, _, label, _ in reading.open_links:
        label.append(" ")
    if reading.heading:
        reading.heading[1].append(" ")


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
        reading.page.links.append(PageLink(href, _plain([label]), together, aside=True))


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


def _plain(parts: list[str]) -> str:
    return " ".join("".join(parts).split())[:_LONGEST]
