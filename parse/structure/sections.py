"""A document's lines between headings → its sections with their items, and what is of no item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from parse.dialects import CLOSING_TITLES, FREE_TITLES
from parse.flow.footnotes import Notes, with_notes
from parse.flow.paragraphs import blocks
from parse.lines.chain import Heading
from parse.lines.fields import closes, opens_field, weak_heading
from parse.lines.flowline import FlowLine
from parse.model import AgendaItem, FieldName, Outcome, Paragraph, Problem, Section
from parse.outcomes.decisions import classify
from parse.structure.earlier import own_decisions
from parse.structure.groups import is_group
from parse.structure.items import Heads, read_item
from parse.structure.minuted import decided_in_columns, with_decision
from parse.structure.own_headings import headings_below_decisions, own_headings
from parse.structure.set_decisions import deciding_headings, ends_by_letters
from parse.text.hyphens import Spelling
from parse.text.spacing import squash

# Free text that is ordinary: of three sentences, or one that says that there is none.
_FEW_WORDS, _LONGEST_LINE = 300, 80
_NOTHING = re.compile(
    r"(?:der (?:er|var|blev) )?(?:intet|ingen|ingenting|ikke noget)\b", re.IGNORECASE
)

_DECIDES = frozenset({FieldName.DECISION})


@dataclass(frozen=True, slots=True)
class Split:
    """The sections of a document, and what went wrong in splitting it."""

    sections: tuple[Section, ...]
    loose: tuple[Paragraph, ...]
    problems: tuple[Problem, ...]


def split(
    lines: Sequence[FlowLine],
    headings: Sequence[Heading],
    notes: Notes,
    spelled: Spelling,
    *,
    minuted: bool = False,
    own: re.Pattern[str] | None = None,
    day: date | None = None,
) -> Split:
    """Splits the flow's lines at the headings; footnotes go to the fields that carry them.

    In a flat paper, whose sections have no items of their own, the sections are the items:
    municipal minutes number `1. Godkendelse af dagsorden`, `2. …` and go no deeper. In others text
    between a section's heading and its first item is an item of the section's number where it has
    a case line or field headings. Else it is free text of the document, reported and kept as body,
    as are the few words of `Eventuelt` in all papers. Below a heading that groups them
    (see `groups`) the items of a flat paper are that section's.

    `minuted`: the paper is minutes, whose prose may decide (see `minuted`), of a body that it
    calls `own`. `day` is the meeting's, if known.
    """
    weak = _unheaded(lines[headings[0].start :] if headings else lines)
    heads = (line for line in lines if opens_field(line) is FieldName.DECISION)
    decided = own_decisions(heads, day, minuted=minuted)
    placed = _Placed(headings)
    bodies = list(_bodies(lines, headings))
    texts = [[line for line in below if not line.astray] for _, below in bodies]
    ends = ends_by_letters(texts) if minuted else [0] * len(bodies)
    own_heads = own_headings(texts)
    deciding = deciding_headings(texts, own_heads) if minuted else frozenset()
    ending = headings_below_decisions(texts, own_heads) - deciding
    for (heading, below), end in zip(bodies, ends, strict=True):
        astray = [line for line in below if line.astray]
        content, after = _until_closing([line for line in below if not line.astray])
        here = weak | _DECIDES if minuted and _decides_otherwise(content) else weak
        item, found = read_item(
            heading,
            lines[heading.start : heading.end],
            content,
            notes,
            spelled,
            heads=Heads(here, own_heads, deciding, ending),
            decided=decided._replace(ending=0 if after else end),
        )
        for note in _free_text(astray, notes, spelled):
            placed.tell([note], [_without_mark(note)])
        if after:
            title, *free = _free_text(after, notes, spelled)
            placed.tell([title, *free], _without_item(title.text, title.text, free))
        placed.open_section(heading, item)
        if heading.item is None and not _is_item(item):
            free = _free_text(content, notes, spelled)
            told = _without_item(f"{heading.number} {heading.title}", heading.title, free)
            ordinary = not told and _words_of(heading.title) in CLOSING_TITLES
            ordinary = ordinary and not placed.grouped
            if ordinary or placed.heads_only(heading, content):
                placed.tell(free, told)
                continue
        if minuted:
            item = with_decision(item, own)
            found += decided_in_columns(item, content)
        placed.add(item, found)
    return Split(tuple(placed.sections), tuple(placed.loose), tuple(placed.problems))


class _Placed:
    """What of a paper has its place by now: the sections so far, and what is of no item."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        self.sections: list[Section] = []
        self.loose: list[Paragraph] = []
        self.problems: list[Problem] = []
        self._flat = all(heading.item is None or heading.lettered for heading in headings)
        self._parted = {heading.section for heading in headings if heading.lettered}
        self.grouped = False
        self._open: int | None = None  # the section at hand, as headings count them

    def open_section(self, heading: Heading, item: AgendaItem) -> None:
        """Opens the section that a heading heads, or without one that of its item."""
        self.grouped = self.grouped or is_group(heading)
        missing = self._open != heading.section
        self._open = heading.section
        if is_group(heading) or (heading.item is None and not self.grouped):
            self.sections.append(Section(heading.number, heading.title))
        elif missing and not self.grouped:
            why = f"item {heading.number} has no section heading"
            self.problems.append(Problem("section-missing", why, item.page))
            self.sections.append(Section(heading.section_number, None))

    def heads_only(self, heading: Heading, content: Sequence[FlowLine]) -> bool:
        """Whether a heading without an item number, a case or fields is no item."""
        return (
            not self._flat or is_group(heading) or (heading.section in self._parted and not content)
        )

    def add(self, item: AgendaItem, problems: Iterable[Problem]) -> None:
        """Puts an item into the section at hand."""
        self.problems += problems
        last = self.sections[-1]
        self.sections[-1] = replace(last, items=(*last.items, item))

    def tell(self, free: Iterable[Paragraph], problems: Iterable[Problem]) -> None:
        """Keeps what belongs to no item."""
        self.loose += free
        self.problems += problems


def _bodies(
    lines: Sequence[FlowLine], headings: Sequence[Heading]
) -> Iterator[tuple[Heading, Sequence[FlowLine]]]:
    """Each heading with the lines below it, up to the next one."""
    stops = [*(heading.start for heading in headings[1:]), len(lines)]
    for heading, stop in zip(headings, stops, strict=False):
        yield heading, lines[heading.end : stop]


def _unheaded(lines: Sequence[FlowLine]) -> frozenset[FieldName]:
    """Which of decisions, recommendations, presentations no line heads by their usual names."""
    missing = {FieldName.DECISION, FieldName.RECOMMENDATION, FieldName.PRESENTATION}
    for line in lines:
        missing.discard(opens_field(line) or FieldName.BODY)
        if not missing:
            break
    return frozenset(missing)


def _decides_otherwise(content: Sequence[FlowLine]) -> bool:
    """Whether an item's decision stands below what only papers without better headings call so.

    No other field is opened below it, and it has no `Beslutning` as other items do. Nothing stands
    above it (`Eventuelt` / `Drøftelse` / `Intet.`), or no part of the matter is called as it is.
    """
    named = [at for at, line in enumerate(content) if weak_heading(line.text, _DECIDES)]
    if not named or any(opens_field(line) is FieldName.DECISION for line in content[: named[0]]):
        return False
    closed = any(closes(content[at].text) for at in named)
    return (named[0] == 0 or closed) and not any(map(opens_field, content[named[0] + 1 :]))


def _until_closing(content: Sequence[FlowLine]) -> tuple[list[FlowLine], list[FlowLine]]:
    """An item's lines, and those from a closing section's title without a number on.

    `Eventuelt` alone on a line, set apart, ends the item before it (seen without a number).
    """
    for index, line in enumerate(content):
        if index and line.set_off and _words_of(line.text) in CLOSING_TITLES:
            return list(content[:index]), list(content[index:])
    return list(content), []


def _free_text(lines: Sequence[FlowLine], notes: Notes, spelled: Spelling) -> list[Paragraph]:
    return [
        Paragraph(block.text, block.page) for block in blocks(with_notes(lines, notes), spelled)
    ]


def _without_item(heading: str, title: str, free: Sequence[Paragraph]) -> list[Problem]:
    """What is to be told of free text below a heading: nothing of what is ordinary there.

    That are few words below titles that papers have without items, and words that say that there
    are none (`Der er ingen udpegninger.`); unless they decide, which no item would show.
    """
    texts = [paragraph.text for paragraph in free]
    few = sum(map(len, texts)) <= _FEW_WORDS and _words_of(title) in FREE_TITLES
    none = len(texts) == 1 and len(texts[0]) <= _LONGEST_LINE and _NOTHING.match(texts[0])
    if not texts or ((few or none) and classify(texts) == (Outcome.UNCLASSIFIED,)):
        return []
    return [Problem("text-without-item", f"text below {heading} belongs to no item", free[0].page)]


def _words_of(title: str) -> str:
    return squash(title).rstrip(":.")


def _without_mark(note: Paragraph) -> Problem:
    return Problem(
        "footnote-without-mark",
        f"no mark was found for the footnote “{note.text[:40]}”: it belongs to no item",
        note.page,
    )


def _is_item(item: AgendaItem) -> bool:
    """Whether what stands below a section's heading is set up as an item is."""
    headed = any(field.heading for field in item.fields)
    return bool(headed or item.decision or item.case_number or item.case_workers)
