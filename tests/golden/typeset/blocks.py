"""A source as a row of blocks, the same for every typesetter: what stands on the paper, not how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.sample.layouts import LAYOUTS, Layout, printed
from corpus.sample.source import Document, Form, Item, Paragraph, Part
from parse.councils import BY_SLUG
from parse.model import Kind

_HEADINGS = {Kind.AGENDA: "DAGSORDEN", Kind.MINUTES: "REFERAT", Kind.OTHER: "REFERAT"}
_FORMS = {
    Form.BULLET: "bullet",
    Form.SUBBULLET: "subbullet",
    Form.SUBHEADING: "sub",
    Form.ATTACHMENT: "attachment",
}
NUMBERED = re.compile(r"(?P<mark>\d{1,2}[.)]|[a-z]\)|☐) (?P<text>.*)")
_INLINE = re.compile(
    r"(?P<mark>\{\./\.\} )|\{\^(?P<note>\d+)\}|\*\*(?P<bold>.+?)\*\*"
    r"|\[(?P<label>[^\]]+)\]\((?P<target>\S+?)\)|(?P<url>https?://[^\s)]+[^\s).,])"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the flow. `new_page` where the source or the layout begins a page with it."""

    kind: str
    text: str = ""
    more: tuple[tuple[str, ...], ...] = ()
    new_page: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph: `text`, `bold`, `link`, `mark` (in the margin) or `note`."""

    kind: str
    text: str
    target: str = ""


class Script:
    """The blocks of one document. `pages` gives the page of each heading (empty when unknown)."""

    def __init__(self, document: Document, pages: dict[str, int], *, new_pages: bool) -> None:
        self.document, self.pages, self.new_pages = document, pages, new_pages
        self.layout: Layout = LAYOUTS[document.header["layout"]]
        self.notes: dict[str, str] = {
            found[1]: found[2]
            for item in document.items
            for part in item.parts
            for p in part.paragraphs
            if p.form is Form.FOOTNOTE and (found := re.match(r"(\d+) (.*)", p.text))
        }

    @property
    def body_name(self) -> str:
        """Whose meeting it is."""
        header = self.document.header
        return header.get("body") or BY_SLUG[header["council"]].name

    @property
    def head(self) -> str:
        """What running heads say."""
        return f"{self.body_name}  | {self.document.date:%d-%m-%Y}"

    def all(self) -> Iterator[Block]:
        """The whole document."""
        header, appendix = self.document.header, self.document.kind is Kind.APPENDIX
        if header.get("cover") != "no":
            yield from self._cover()
        if header.get("contents") != "no":
            yield from self._contents()
        closing = header.get("people at") == "end"
        if not closing:
            yield from self._people()
        yield from self._appendices() if appendix else self._body()
        if closing:
            yield from self._people()

    def _people(self) -> Iterator[Block]:
        """The attendance list; `people: table` sets it in columns for name, party and town."""
        if self.document.groups:
            yield Block("heading", "Deltagerfortegnelse", new_page=True)
        for group, people in self.document.groups.items():
            lines = tuple((printed(person, self.layout),) for person in people)
            if self.document.header.get("people") == "table":
                cells = ((p.name, p.party or "", p.municipality or "") for p in people)
                lines = (("Navn", "Parti", "Kommune"), *cells)
            yield Block("people", "" if group == "-" else group, lines)

    def _cover(self) -> Iterator[Block]:
        header, day = self.document.header, self.document.date
        word = header.get("heading") or _HEADINGS[self.document.kind]
        yield Block("kind", header.get("spaced kind", f"{word} {day.year}"))
        for line in header.get("spaced", " ".join(self.body_name.upper())).split(" / "):
            yield Block("title", line)
        rows = [("Dato:", f"{day:%d-%m-%Y} kl. {header['time']}"), ("Sted:", header["place"])]
        if self.layout.labels == "timed":
            rows = [
                ("Dato:", f"{day:%d-%m-%Y}"), ("Tidspunkt:", header["time"]),
                ("Sted:", header["place"]),
            ]  # fmt: skip
        yield Block("apart" if self.layout.labels == "apart" else "labels", more=tuple(rows))
        if self.document.kind is not Kind.OTHER:
            for title, text in self.layout.mission:
                yield Block("mission", title, tuple((line,) for line in text.splitlines()))

    def _contents(self) -> Iterator[Block]:
        appendix = self.document.kind is Kind.APPENDIX
        rows = list(self._appendix_entries() if appendix else self._entries())
        title = "Indholdsfortegnelse - Bilag" if appendix else "Indholdsfortegnelse"
        yield Block("contents", title, tuple(rows), new_page=not appendix)

    def _entries(self) -> Iterator[tuple[str, ...]]:
        if self.document.groups:
            yield "", "Deltagerfortegnelse", self._page("Deltagerfortegnelse")
        for section in self.document.sections:
            yield f"{section.number}.", section.title, self._page(section.number)
            for item in section.items:
                title = self.document.header.get(f"contents {item.number}", item.title)
                yield f"{item.number}.", title, self._page(item.number)

    def _appendix_entries(self) -> Iterator[tuple[str, ...]]:
        for item in self.document.items:
            yield item.number, item.title, self._page(item.number)
            for paper in item.parts[0].paragraphs:
                if paper.form is Form.APPENDIX:
                    yield "", paper.text, self._page(f"{item.number} {paper.text}")

    def _page(self, key: str) -> str:
        return str(self.pages.get(key, ""))

    def _body(self) -> Iterator[Block]:
        for place, section in enumerate(self.document.sections):
            fresh = self.new_pages or place == 0
            yield Block(
                "section", f"{section.number}. {section.title}", new_page=fresh, key=section.number
            )
            yield from self._part(section.loose)
            for item in section.items:
                yield Block("item", f"{item.number}. {item.title}", key=item.number)
                if item.case:
                    yield Block("case", item.case)
                for part in item.parts:
                    yield from self._part(part)

    def _appendices(self) -> Iterator[Block]:
        for item in self.document.items:
            chunk: list[Paragraph] = []
            for paper in item.parts[0].paragraphs:
                if paper.form is Form.APPENDIX:
                    yield from self._chunk(item, chunk)
                    chunk = []
                chunk.append(paper)
            yield from self._chunk(item, chunk)

    def _chunk(self, item: Item, chunk: list[Paragraph]) -> Iterator[Block]:
        if chunk:
            title = chunk[0].text
            yield Block("section", item.number, new_page=True, key=item.number)
            yield Block("field", item.title)
            yield Block("item", title, key=f"{item.number} {title}")
            yield from self._part(Part(item.parts[0].name, None, (), chunk[1:]))

    def _part(self, part: Part) -> Iterator[Block]:
        if part.printed:
            yield Block("field", part.printed)
        rows: list[tuple[str, ...]] = []
        for paper in part.paragraphs:
            if paper.form is Form.ROW:
                rows.append(paper.cells)
                continue
            if rows:
                yield Block("table", more=tuple(rows))
                rows = []
            if paper.form is not Form.FOOTNOTE:
                yield self._paragraph(paper)
        if rows:
            yield Block("table", more=tuple(rows))

    @staticmethod
    def _paragraph(paper: Paragraph) -> Block:
        text = paper.text.removeprefix("{page} ")
        fresh = text != paper.text
        numbered = NUMBERED.fullmatch(text)
        if paper.form is Form.TEXT and numbered:
            return Block("numbered", numbered["text"], new_page=fresh, key=numbered["mark"])
        return Block(_FORMS.get(paper.form, "text"), text, new_page=fresh)


def runs(text: str) -> Iterator[Run]:
    """The pieces of a paragraph."""
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            yield Run("text", text[at : found.start()])
        at = found.end()
        if found["mark"]:
            yield Run("mark", "./.")
        elif found["note"]:
            yield Run("note", found["note"])
        elif found["bold"]:
            yield Run("bold", found["bold"])
        else:
            yield Run("link", found["label"] or found["url"], found["target"] or found["url"])
    if at < len(text):
        yield Run("text", text[at:])
