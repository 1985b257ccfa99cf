"""PDFs of any number of pages, typeset from the bundled sample's own text; seeded.

    python benchmarks/made_papers.py FOLDER PAGES [SEED]

Minutes of 20 to 40 pages in the layouts of two decades, for every second meeting its agenda too,
now and then an appendix of tables. No two papers are equal: items are drawn anew for each
meeting, names and long words in them are others.
"""

# ruff: noqa: T201 - a script prints

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from made_meetings import Meeting, meeting
from made_words import Mint, generator, name, remark

from corpus.sample.layouts import LAYOUTS
from corpus.sample.source import Document, Form, Item, Paragraph, Part, Section, load, stems
from corpus.sample.typeset import typeset
from parse.councils import BY_SLUG
from parse.model import FieldName, Kind

_SECTIONS = (1, 2, 12, 4, 3)  # items in each, on average
_APPENDIX_EVERY = 12
# What must be understood stays as it was written.
_FIXED = {FieldName.DECISION, FieldName.RECOMMENDATION}
_COUNCIL = re.compile("|".join(council.name for council in BY_SLUG.values()))
_PAGE = re.compile(rb"/Type /Page\b")


class Made(NamedTuple):
    """A finished paper."""

    name: str
    data: bytes
    pages: int


def made_papers(pages: int, seed: int = 1, first: int = 0) -> Iterator[Made]:
    """Papers until there are so many pages, the newest meetings first, or from that meeting on."""
    number = first
    while pages > 0:
        for document in _documents(meeting(number), seed):
            data = typeset(document).data
            paper = Made(f"{document.stem}.pdf", data, len(_PAGE.findall(data)))
            pages -= paper.pages
            yield paper
            if pages <= 0:
                return
        number += 1


def write_papers(folder: Path, pages: int, seed: int = 1) -> list[Path]:
    """Writes them into a folder, one of its own for each hundred meetings."""
    written = []
    for at, paper in enumerate(made_papers(pages, seed)):
        inner = folder / f"{at // 100:03}"
        inner.mkdir(parents=True, exist_ok=True)
        written.append(inner / paper.name)
        written[-1].write_bytes(paper.data)
    return written


class _Sample(NamedTuple):
    """What papers are made of."""

    minutes: list[Document]
    sections: dict[int, list[str]]
    items: list[Item]
    texts: dict[FieldName, list[list[Paragraph]]]
    appendices: list[Document]
    mint: Mint


@cache
def _sample() -> _Sample:
    documents = [load(stem) for stem in stems()]
    minutes = [d for d in documents if d.kind is Kind.MINUTES and d.groups]
    sections: dict[int, list[str]] = {}
    for document in minutes:
        for at, section in enumerate(document.sections):
            sections.setdefault(min(at, len(_SECTIONS) - 1), []).append(section.title)
    items = [item for document in minutes for item in document.items if item.parts]
    appendices = [d for d in documents if d.kind is Kind.APPENDIX]
    texts: dict[FieldName, list[list[Paragraph]]] = {}
    for part in (part for item in items for part in item.parts):
        if part.name not in _FIXED and part.paragraphs:
            texts.setdefault(part.name, []).append(part.paragraphs)
    mint = Mint(p.text for item in items for part in item.parts for p in part.paragraphs)
    return _Sample(minutes, sections, items, texts, appendices, mint)


def _documents(of: Meeting, seed: int) -> Iterator[Document]:
    any_ = generator(seed, of.number)
    minutes = _minutes(of, any_)
    yield minutes
    if of.number % 2:
        yield _agenda(minutes)
    if of.number % _APPENDIX_EVERY == 0:
        yield _appendix(of, any_)


def _minutes(of: Meeting, any_: random.Random) -> Document:
    sample = _sample()
    sections = []
    for at, usual in enumerate(_SECTIONS):
        section = Section(str(at + 1), any_.choice(sample.sections[at]))
        for place in range(any_.randint(max(1, usual // 2), usual + usual // 2)):
            section.items.append(_item(of, f"{at + 1}.{place + 1}", any_))
        sections.append(section)
    groups = any_.choice(sample.minutes).groups
    return Document(_stem("referat", of), _header(of, Kind.MINUTES), groups, sections)


def _item(of: Meeting, number: str, any_: random.Random) -> Item:
    sample = _sample()
    model = any_.choice(sample.items)
    parts = [_part(_longer(part, any_), of, any_) for part in model.parts]
    said = max((part for part in parts if part.name not in _FIXED), key=_length)
    said.paragraphs.append(Paragraph(Form.TEXT, remark(any_.randrange(10**6), any_)))
    title = _of_council(any_.choice(sample.items).title, of)
    case = f"SAG-{of.day.year}-{any_.randrange(100_000):05} {name(any_)[:4].lower()}"
    return Item(number, f"{title} i {name(any_)}", case, parts)


def _longer(part: Part, any_: random.Random) -> Part:
    """The part with what one to four other items say in it: the sample's items are short."""
    others = _sample().texts.get(part.name)
    if not others or part.printed is None:
        return part
    more = [p for _ in range(any_.randint(1, 4)) for p in any_.choice(others)]
    return replace(part, paragraphs=[*part.paragraphs, *more])


def _length(part: Part) -> int:
    return sum(len(paragraph.text) for paragraph in part.paragraphs)


def _part(part: Part, of: Meeting, any_: random.Random) -> Part:
    fixed = part.name in _FIXED
    paragraphs = []
    for paragraph in part.paragraphs:
        text = _of_council(paragraph.text, of)
        plain = paragraph.form in {Form.TEXT, Form.BULLET} and not fixed
        text = _sample().mint.varied(text, any_) if plain else text
        paragraphs.append(replace(paragraph, text=text))
    return replace(part, paragraphs=paragraphs)


def _agenda(minutes: Document) -> Document:
    sections = [
        replace(section, items=[_undecided(item) for item in section.items])
        for section in minutes.sections
    ]
    stem = minutes.stem.replace("referat", "dagsorden")
    return Document(stem, {**minutes.header, "kind": "agenda"}, {}, sections)


def _undecided(item: Item) -> Item:
    return replace(item, parts=[p for p in item.parts if p.name is not FieldName.DECISION])


def _appendix(of: Meeting, any_: random.Random) -> Document:
    model = any_.choice(_sample().appendices)
    sections = [
        replace(
            section,
            items=[
                replace(
                    item,
                    title=f"{item.title} i {name(any_)}",
                    parts=[_part(p, of, any_) for p in item.parts],
                )
                for item in section.items
            ],
        )
        for section in model.sections
    ]
    header = {**model.header, **_header(of, Kind.APPENDIX)}
    return Document(_stem("bilag", of), header, {}, sections)


def _header(of: Meeting, kind: Kind) -> dict[str, str]:
    layout = max((key for key in LAYOUTS if int(key) <= of.day.year), default=min(LAYOUTS))
    return {
        "kind": kind.value,
        "council": of.council,
        "date": of.day.isoformat(),
        "time": "10:00",
        "place": "Rådhuset, Torvet 1",
        "layout": layout,
    }


def _stem(kind: str, of: Meeting) -> str:
    return f"{kind}-kkr-{of.council}-{of.day:%d-%m-%Y}"


def _of_council(text: str, of: Meeting) -> str:
    return _COUNCIL.sub(BY_SLUG[of.council].name, text)


def main(arguments: list[str]) -> int:
    """Writes papers."""
    folder, pages, *seed = arguments
    written = write_papers(Path(folder), int(pages), *map(int, seed))
    print(f"{len(written):,} papers, {sum(path.stat().st_size for path in written) >> 20:,} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
