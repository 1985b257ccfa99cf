"""What a page of the site says: links with the words around them, and dates of meetings.

How the site marks up its lists is not known, so that only the order of the text counts: what
stands above a link is its heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from parse.months import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "button", "legend", "caption", "dt"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "em", "font", "i", "img", "mark", "small", "span", "strong", "sub", "sup",
     "time", "u", "svg", "path", "use", "wbr"}
)  # fmt: skip
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "nav", "iframe"})
_YEAR = re.compile(r"\b(20[0-3]\d)\b")
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_DAY = re.compile(
    rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})\s*,?\s*)?(?:den\s+)?(?<!\d)(?P<day>\d{{1,2}})\.\s*"
    rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b(?:\s+(?P<year>20\d\d)\b)?",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\bKKR\b.*\bmøde\b|\bmøde\b.*\bKKR\b|\bmødet?\b.*\bden\b", re.IGNORECASE)
_OURS = re.compile(r"\bKKR\b", re.IGNORECASE)
_FIRST_YEAR = 2007
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link as it stands on the page."""

    href: str
    label: str
    heading: str


@dataclass
class Page:
    """What was found."""

    links: list[PageLink] = field(default_factory=list)
    meetings: list[date] = field(default_factory=list)


@dataclass
class _Reading:
    """A page while it is read from top to bottom."""

    page: Page
    heading: str = ""
    near: str = ""
    line: list[str] = field(default_factory=list)
    open_links: list[tuple[str, list[str], str]] = field(default_factory=list)
    headings_open: int = 0

    def text(self, text: str) -> None:
        self.line.append(text)
        for _, label, _ in self.open_links:
            label.append(text)

    def end_line(self) -> None:
        text = _plain(self.line)
        self.line.clear()
        if not text:
            return
        if self.headings_open and not self.open_links:
            self.heading, self.near = text, ""
        elif _MEETING.search(text) and _DAY.search(text):
            self.near = text
        self.page.meetings.extend(_dates(text, self.heading))

    def above(self) -> str:
        return " › ".join(part for part in (self.heading, self.near) if part)


def read_page(root: Any) -> Page:
    """The links and meetings of a parsed page (an lxml element)."""
    reading = _Reading(Page())
    for event, element in _walk(root):
        if event == "text":
            reading.text(element)
            continue
        tag = element.tag
        if tag not in _INLINE:
            reading.end_line()
            for _, label, _ in reading.open_links:
                label.append(" ")
        if tag in _HEADINGS:
            reading.headings_open += 1 if event == "start" else -1
        if tag == "a" and element.get("href"):
            _link(reading, event, element)
    reading.end_line()
    return reading.page


def _link(reading: _Reading, event: str, element: Any) -> None:
    if event == "start":
        # A line that the link stands in is above it too.
        so_far = _plain(reading.line)
        if _MEETING.search(so_far) and _DAY.search(so_far):
            reading.near = so_far
        reading.open_links.append((element.get("href"), [], reading.above()))
    elif reading.open_links:
        href, label, above = reading.open_links.pop()
        named = _plain(label) or _plain([element.get("title") or element.get("aria-label") or ""])
        reading.page.links.append(PageLink(href, named, above))


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
            if child.text:
                yield "text", child.text
            stack.append((child, iter(child)))
            continue
        else:
            element = child
        if stack and element.tail:
            yield "text", element.tail


def _plain(parts: list[str]) -> str:
    return " ".join("".join(parts).split())[:_LONGEST]


def _dates(text: str, heading: str) -> Iterator[date]:
    """Meetings that a line names: its year is its own, or that of the heading above.

    A weekday must fit; headings are known to be wrong about the year.
    """
    for found in _DAY.finditer(text):
        if not (found["weekday"] or (_OURS.search(text) and _MEETING.search(text))):
            continue
        year = found["year"] or next(iter(_YEAR.findall(heading)), None)
        day = _date(year, found["month"], found["day"]) if year else None
        if day is None:
            continue
        weekday = found["weekday"]
        if weekday is None or _WEEKDAYS.index(weekday.lower()) == day.weekday():
            yield day


def _date(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), MONTHS[month.lower()], int(day))
    except ValueError:
        return None
    latest = datetime.now(UTC).year + 2
    return found if _FIRST_YEAR <= found.year <= latest else None
