"""The sources of the sample: plain text with a few marks, one file a document.

A file is a header of `name: value` lines, a blank line, and then:

    % Deltagere                        an attendance list
    Name | V | Odder | Other           party, municipality, substitute; the last three may be empty
    Name | V | Odder = Name, (V) Odder   what is printed, where it is not what the layout prints
    # 3. Regionalpolitiske sager       a section
    ## 3.2. Fordeling af flygtninge    an item
    @ SAG-2021-00123 chbo/jhp          its case line, if it is not the header's
    [Baggrund]                         a field; [~Indstilling] has no printed heading
    [Beslutning: approved, noted]      a decision with its outcomes
    ### Bilag 1: Landstal              an appendix (in appendix files)

Below these stand paragraphs parted by blank lines: running text, `- ` bullets, `_subheadings_`,
`./. ` attachments, `| a | b |` rows of a table. `{./.}` inside a paragraph puts the mark in
the margin of the line on which it falls; `[her](https://…)` is a link.

Only the golden documents of the tests use `-- ` bullets below bullets, `{^1}` for a footnote's mark
and `^1 …` for its text, `**…**` for bold words, and `{page} ` before a paragraph on a new page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path

from parse.model import FieldName, Kind, Outcome

SOURCES = Path(__file__).resolve().parent / "sources"
SUFFIX = ".source"

FIELD_NAMES = {
    "Baggrund": FieldName.BACKGROUND,
    "Indstilling": FieldName.RECOMMENDATION,
    "Sagsfremstilling": FieldName.PRESENTATION,
    "Beslutning": FieldName.DECISION,
    "": FieldName.BODY,
}


class Form(Enum):
    """How a paragraph is set."""

    TEXT = ""
    BULLET = "- "
    SUBHEADING = "_"
    ATTACHMENT = "./. "
    ROW = "|"
    APPENDIX = "### "
    SUBBULLET = "-- "
    FOOTNOTE = "^"


_ONE_LINE = (Form.SUBHEADING, Form.ROW, Form.APPENDIX)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its inline marks; a row's text keeps its bars."""

    form: Form
    text: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row."""
        return tuple(cell.strip() for cell in self.text.strip("|").split("|"))


@dataclass(slots=True)
class Part:
    """A field of an item. `printed` is the heading on paper, None where there is none."""

    name: FieldName
    printed: str | None
    outcomes: tuple[Outcome, ...] = ()
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """An item of the agenda with its printed case line."""

    number: str
    title: str
    case: str
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A main heading; `loose` is text directly below it, outside any item."""

    number: str
    title: str
    items: list[Item] = field(default_factory=list)
    loose: Part = field(default_factory=lambda: Part(FieldName.BODY, None))


@dataclass(frozen=True, slots=True)
class Person:
    """A line of an attendance list; `printed` is None where the layout's form is used."""

    name: str
    party: str | None
    municipality: str | None
    substitute: str | None
    printed: str | None


@dataclass(slots=True)
class Document:
    """One source, understood. `stem` names both the source and its PDF."""

    stem: str
    header: dict[str, str]
    groups: dict[str, list[Person]] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)

    @property
    def kind(self) -> Kind:
        """What the document is."""
        return Kind(self.header["kind"])

    @property
    def date(self) -> date:
        """The day of the meeting."""
        return date.fromisoformat(self.header["date"])

    @property
    def items(self) -> list[Item]:
        """All items in order."""
        return [item for section in self.sections for item in section.items]


class SourceError(ValueError):
    """A source breaks the rules of its format."""


def stems(folder: Path | None = None) -> tuple[str, ...]:
    """The names of all sources of a folder (the sample's where none is named), sorted."""
    return tuple(sorted(path.stem for path in (folder or SOURCES).glob(f"*{SUFFIX}")))


def load(stem: str, folder: Path | None = None) -> Document:
    """Reads a source; an agenda that names its minutes takes over what it does not say itself."""
    text = ((folder or SOURCES) / f"{stem}{SUFFIX}").read_text(encoding="utf-8")
    document = _read(stem, text)
    minutes = document.header.get("agenda of")
    return document if minutes is None else _agenda_of(load(minutes, folder), document)


def _agenda_of(minutes: Document, agenda: Document) -> Document:
    """The agenda of the meeting: no attendance, no decisions, its own items where it has them."""
    own = {item.number: item for item in agenda.items}
    sections = [
        replace(
            section,
            items=[own.get(item.number, _undecided(item)) for item in section.items],
            loose=Part(FieldName.BODY, None),
        )
        for section in minutes.sections
    ]
    return Document(agenda.stem, {**minutes.header, **agenda.header}, {}, sections)


def _undecided(item: Item) -> Item:
    return replace(item, parts=[p for p in item.parts if p.name is not FieldName.DECISION])


def _read(stem: str, text: str) -> Document:
    head, _, body = text.partition("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    reader = _Reader(Document(stem, header))
    for number, line in enumerate(body.splitlines(), start=head.count("\n") + 3):
        try:
            reader.take(line.strip())
        except (ValueError, KeyError, AttributeError, IndexError) as error:
            raise SourceError(f"{stem}, line {number}: {line!r}: {error}") from error
    reader.flush()
    return reader.document


class _Reader:
    """Takes the lines below the header one by one."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.group: list[Person] | None = None
        self.part: Part | None = None
        self.form = Form.TEXT
        self.words: list[str] = []

    def take(self, line: str) -> None:
        for start, act in (
            ("## ", self._item), ("# ", self._section), ("% ", self._group), ("@", self._case)
        ):  # fmt: skip
            if line.startswith(start):
                self.flush()
                return act(line.removeprefix(start).strip())
        if re.fullmatch(r"\[[^\[\]]*\]", line):
            self.flush()
            return self._part(line[1:-1])
        if self.group is not None:
            return self._person(line)
        return self._text(line)

    def flush(self) -> None:
        """Ends the paragraph at hand."""
        if self.words and self.part is not None:
            self.part.paragraphs.append(Paragraph(self.form, " ".join(self.words)))
        self.words, self.form = [], Form.TEXT

    def _group(self, title: str) -> None:
        self.group = self.document.groups.setdefault(title, [])

    def _person(self, line: str) -> None:
        if not line or self.group is None:
            return
        fields, _, printed = line.partition(" = ")
        name, party, place, substitute = (
            [f.strip() or None for f in fields.split("|")] + [None] * 3
        )[:4]
        if name is None:
            raise ValueError("no name")
        self.group.append(Person(name, party, place, substitute, printed or None))

    def _section(self, line: str) -> None:
        self.group = None
        number, title = line.split(". ", 1)
        section = Section(number, title)
        self.document.sections.append(section)
        self.part = section.loose

    def _item(self, line: str) -> None:
        number, title = line.split(". ", 1)
        item = Item(number, title, self.document.header.get("case", ""))
        item.parts.append(Part(FieldName.BODY, None))
        self.document.sections[-1].items.append(item)
        self.part = item.parts[0]

    def _case(self, line: str) -> None:
        self.document.items[-1].case = line

    def _part(self, line: str) -> None:
        heading, _, outcomes = line.partition(": ")
        title = heading.removeprefix("~")
        part = Part(
            FIELD_NAMES[title],
            title if heading == title and title else None,
            tuple(Outcome(outcome.strip()) for outcome in outcomes.split(",") if outcome),
        )
        self.document.sections[-1].items[-1].parts.append(part)
        self.part = part

    def _text(self, line: str) -> None:
        form = next((f for f in Form if f.value and line.startswith(f.value)), Form.TEXT)
        if not line or form is not Form.TEXT:
            self.flush()
        if form is not Form.TEXT:
            self.form = form
            line = line if form is Form.ROW else line.removeprefix(form.value).strip("_")
        if line:
            self.words.append(line)
        if form in _ONE_LINE:
            self.flush()
