"""A document as boxes: its cover, contents, attendance and items in the layout of its year."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.sample.layouts import Layout, printed
from corpus.sample.setting import PAGE, Box, Style, break_lines, measure, paragraph, words, write
from corpus.sample.source import Document, Form, Item, Paragraph, Part
from parse.councils import BY_SLUG
from parse.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlab.pdfgen.canvas import Canvas

HEADINGS = {Kind.AGENDA: "DAGSORDEN", Kind.MINUTES: "REFERAT", Kind.OTHER: "REFERAT"}


class Paper:
    """Makes the boxes of one document; every method yields boxes from the top down."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document, self.layout = document, layout
        size, fonts = layout.size, layout.fonts
        hyphenated = document.header.get("hyphens") != "no"
        self.text = Style(
            fonts.plain, size, size * 1.25, before=size * 0.65,
            justified=layout.justified, hyphenated=hyphenated,
        )  # fmt: skip
        bold = replace(self.text, font=fonts.bold, justified=False, keep=True, hyphenated=False)
        self.field = replace(bold, before=size * 1.3)
        self.item = replace(bold, size=size * 1.12, leading=size * 1.4, before=size * 2.4)
        self.section = replace(bold, size=size * 1.4, leading=size * 1.8, before=size * 2.8)
        self.case = replace(self.field, font=fonts.plain, size=size * 0.78, leading=size, before=1)
        self.sub = replace(self.text, font=fonts.italic, keep=True, justified=False)
        self.list = replace(self.text, before=0, indent=14, hang=14)
        self.plain = replace(self.text, before=0, justified=False, hyphenated=False)

    @property
    def body_name(self) -> str:
        """Whose meeting it is, as the papers print it."""
        return self.document.header.get("body") or BY_SLUG[self.document.header["council"]].name

    @property
    def day(self) -> str:
        """The date as on the cover and in running heads."""
        return self.document.date.strftime("%d-%m-%Y")

    def set(
        self, text: str, style: Style, bullet: str = "", anchor: str | None = None
    ) -> list[Box]:
        """One paragraph in the column of the text."""
        return paragraph(
            text, style, self.layout.left, self.layout.measure, bullet=bullet, anchor=anchor
        )

    def cover(self) -> Iterator[Box]:
        """Title, dates, mission."""
        big = replace(self.section, before=0)
        year = self.document.date.year
        yield from self.set(f"{HEADINGS[self.document.kind]} {year}", big)
        name = self.body_name.upper()
        # The letters stand apart, by spaces typed between them or by the font's own spacing.
        style = replace(big, font=self.layout.fonts.plain, before=4)
        if self.layout.spaced:
            style, name = (
                replace(style, size=style.size * 0.9),
                "  ".join(map(" ".join, name.split())),
            )
            yield self._line([(0, name)], style)
        else:
            yield self._line([(0, name)], replace(style, spacing=3.2))
        yield from self._dates()
        for title, text in self.layout.mission:
            yield from self.set(title, replace(self.field, before=26))
            for line in text.splitlines():
                yield from self.set(line, self.plain)

    def _dates(self) -> Iterator[Box]:
        time, place = self.document.header["time"], self.document.header["place"]
        label = replace(self.field, before=0)
        rows = [("Dato:", self.day), ("Tidspunkt:", time), ("Sted:", place)]
        if self.layout.labels != "timed":
            joint = " kl. " if self.document.date.year < 2018 else " "
            rows = [("Dato:", f"{self.day}{joint}{time}"), ("Sted:", place)]
        yield Box(18, _nothing)
        if self.layout.labels == "apart":
            yield from (self._line([(0, name)], label) for name, _ in rows)
            yield from (self._line([(0, value)], self.plain) for _, value in rows)
            return
        for name, value in rows:
            yield self._line([(0, name)], label, [(70, value)])

    def contents(self, pages: dict[str, int]) -> Iterator[Box]:
        """The list of contents with dot leaders; numbers of `pages` not known yet are left out."""
        if self.layout.contents:
            yield from self.set(self.layout.contents, self.section)
        bold = replace(self.field, before=5, keep=False)
        if self.document.groups:
            yield from self._entry("Deltagerfortegnelse", 0, bold, pages)
        for section in self.document.sections:
            yield from self._entry(f"{section.number}. {section.title}", 0, bold, pages)
            for item in section.items:
                entry = f"{item.number}. {item.title}"
                yield from self._entry(entry, 14, replace(self.plain, before=1), pages)

    def appendix_contents(self, pages: dict[str, int]) -> Iterator[Box]:
        """The list at the front of an appendix file: items, and their appendices below."""
        yield from self.set("Indholdsfortegnelse - Bilag", self.section)
        bold = replace(self.field, before=8, keep=False)
        for item in self.document.items:
            yield from self._entry(f"{item.number} {item.title}", 0, bold, pages, item.number)
            for paper in item.parts[0].paragraphs:
                if paper.form is Form.APPENDIX:
                    key = f"{item.number} {paper.text}"
                    yield from self._entry(paper.text, 14, self.plain, pages, key)

    def _entry(
        self, text: str, indent: float, style: Style, pages: dict[str, int], key: str = ""
    ) -> Iterator[Box]:
        number = str(pages.get(key or text.split(". ", maxsplit=1)[0], ""))
        width = self.layout.measure
        room = width - indent - measure("....... 99", style)
        *lines, last = break_lines(words(text), replace(style, hyphenated=False), room)
        for line in lines:
            yield self._line([(indent, " ".join(w.text for w in line))], style)
        title = " ".join(w.text for w in last)
        end = width - measure(number, style)
        start = indent + measure(f"{title} ", style)
        dots = "." * int((end - start - 4) / measure(".", style))
        yield self._line([(indent, f"{title} {dots}"), (end, number)], style)

    def attendance(self) -> Iterator[Box]:
        """The lists of who came and who did not."""
        yield from self.set("Deltagerfortegnelse", self.section, anchor="Deltagerfortegnelse")
        for group, people in self.document.groups.items():
            if group != "-":
                yield from self.set(group, self.field)
            for person in people:
                yield from self.set(printed(person, self.layout), self.plain)

    def body(self) -> Iterator[Box]:
        """Sections and items."""
        for place, section in enumerate(self.document.sections):
            fresh = self.layout.new_pages or place == 0
            title = self.set(
                f"{section.number}. {section.title}", self.section, anchor=section.number
            )
            yield replace(title[0], new_page=fresh)
            yield from title[1:]
            yield from self.part(section.loose)
            for item in section.items:
                yield from self.set(f"{item.number}. {item.title}", self.item, anchor=item.number)
                if item.case:
                    yield from self.set(item.case, self.case)
                for part in item.parts:
                    yield from self.part(part)

    def appendices(self) -> Iterator[Box]:
        """An appendix file's pages: each appendix begins with its item's number and title."""
        for item in self.document.items:
            anchor = item.number
            for chunk in _appendices(item.parts[0].paragraphs):
                yield from self._appendix(item, anchor, chunk)
                anchor = ""

    def _appendix(self, item: Item, anchor: str, chunk: list[Paragraph]) -> Iterator[Box]:
        number = self.set(item.number, self.field, anchor=anchor or None)
        yield replace(number[0], new_page=True)
        yield from self.set(item.title, self.field)
        title = chunk[0].text
        yield from self.set(title, self.item, anchor=f"{item.number} {title}")
        yield from self.part(Part(item.parts[0].name, None, (), chunk[1:]))

    def part(self, part: Part) -> Iterator[Box]:
        """A field: its heading, if printed, and its paragraphs."""
        if part.printed:
            heading = self.set(part.printed, self.field)
            yield replace(heading[0], keep=bool(part.paragraphs))
        after = part.printed is not None
        for form, run in groupby(part.paragraphs, lambda paragraph: paragraph.form):
            if form is Form.ROW:
                yield from self.table([paragraph.cells for paragraph in run])
                continue
            for paper in run:
                yield from self._paragraph(paper, tight=after)
                after = False

    def _paragraph(self, paper: Paragraph, *, tight: bool) -> list[Box]:
        match paper.form:
            case Form.BULLET:
                return self.set(paper.text, self.list, bullet=self.layout.bullet)
            case Form.SUBHEADING:
                return self.set(paper.text, replace(self.sub, before=0) if tight else self.sub)
            case Form.ATTACHMENT:
                return self.set(f"{{./.}} {paper.text}", self.text)
            case _:
                return self.set(paper.text, replace(self.text, before=0) if tight else self.text)

    def table(self, rows: list[tuple[str, ...]]) -> Iterator[Box]:
        """A table with all its rules; the first column is the widest, the others hold figures."""
        others = (self.layout.measure * 0.6) / (len(rows[0]) - 1)
        widths = [self.layout.measure - others * (len(rows[0]) - 1), *[others] * (len(rows[0]) - 1)]
        yield Box(8, _nothing, keep=True)
        for number, row in enumerate(rows):
            head = number == 0 or row[0].startswith("I alt")
            style = replace(self.field if head else self.plain, size=9, leading=11)
            cells = [
                [
                    " ".join(w.text for w in line)
                    for line in break_lines(words(cell), style, width - 8)
                ]
                for cell, width in zip(row, widths, strict=True)
            ]
            height = max(len(cell) for cell in cells) * style.leading + 5
            yield Box(height, _row(cells, widths, self.layout.left, style, height), keep=head)

    def _line(
        self,
        pieces: list[tuple[float, str]],
        style: Style,
        more: list[tuple[float, str]] | None = None,
    ) -> Box:
        """One line with pieces at given places; `more` are set in the plain font."""

        def draw(canvas: Canvas, top: float) -> None:
            for x, text in pieces:
                write(canvas, text, style, self.layout.left + x, top - style.size)
            for x, text in more or ():
                write(canvas, text, self.plain, self.layout.left + x, top - style.size)

        return Box(style.leading, draw, before=style.before, keep=style.keep)

    def running_head(self, canvas: Canvas, page: int) -> None:
        """Council, date and page number, on every page but the cover and those left bare."""
        bare = self.document.header.get("bare pages", "").split()
        covered = self.document.header.get("cover") != "no"
        if str(page) in bare or (page == 1 and covered):
            return
        style = replace(self.plain, size=7.5, leading=10)
        label = self.layout.page_label.format(page=page)
        if self.layout.head == "top":
            write(canvas, label, style, PAGE[0] - 110, PAGE[1] - 50)
            if not covered:
                write(
                    canvas, f"{self.body_name}  | {self.day}", style, self.layout.left, PAGE[1] - 50
                )
            return
        x, y = self.layout.left + self.layout.measure + 26, PAGE[1] - 76 - self.layout.size
        write(canvas, f"{self.body_name}  | {self.day}", style, x, y)
        write(canvas, label, style, x, y - self.layout.size * 1.25)


def _appendices(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of each appendix, its title first."""
    chunks: list[list[Paragraph]] = []
    for paper in paragraphs:
        if paper.form is Form.APPENDIX:
            chunks.append([])
        chunks[-1].append(paper)
    return chunks


def _nothing(_canvas: Canvas, _top: float) -> None:
    """White space."""


def _row(
    cells: list[list[str]], widths: list[float], left: float, style: Style, height: float
) -> Callable[[Canvas, float], None]:
    def draw(canvas: Canvas, top: float) -> None:
        x = left
        canvas.setLineWidth(0.5)
        for column, (lines, width) in enumerate(zip(cells, widths, strict=True)):
            canvas.rect(x, top - height, width, height)
            for number, line in enumerate(lines):
                base = top - style.size - 2 - number * style.leading
                shift = width - 4 - measure(line, style) if column else 4
                write(canvas, line, style, x + shift, base)
            x += width

    return draw
