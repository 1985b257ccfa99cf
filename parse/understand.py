"""A reading → a parsed document: the steps of this package in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from parse.appendices.annexes import without_annexes
from parse.appendices.closing import with_own_appendices
from parse.appendices.filenames import named_by
from parse.appendices.files import (
    AppendixFile,
    is_appendix_list,
    named_appendices,
    names_item,
    split_appendices,
)
from parse.appendices.lists import tabled_list
from parse.councils import BY_SLUG
from parse.cover.front import Cover, appended_to
from parse.cover.kinds import has_chapters_only, kind_of
from parse.cover.own import cover_of, own_cover
from parse.flow.footnotes import Notes, stray_notes, take_footnotes, with_notes
from parse.flow.layout import flow
from parse.flow.paragraphs import blocks
from parse.flow.tables import is_row_line, tables_of
from parse.lines.chain import Heading
from parse.lines.flowline import Flow, FlowLine
from parse.model import (
    Kind,
    Paragraph,
    ParsedDocument,
    Problem,
    Reading,
)
from parse.outcomes.items import classified
from parse.outcomes.own_body import own_names
from parse.structure import doubts
from parse.structure.apart import left_apart, with_titles
from parse.structure.cases_above import with_cases_above
from parse.structure.choice import chosen_headings
from parse.structure.contents import Contents, find_contents
from parse.structure.decisionlists import is_undecided, take_decisions, with_decisions
from parse.structure.headings import find_headings
from parse.structure.heads_above import with_heads_above
from parse.structure.listed_titles import with_listed_numbers
from parse.structure.outside import (
    Listed,
    below_cover,
    closing_list,
    listed,
    remaining_text,
    unplaced,
)
from parse.structure.sections import split
from parse.structure.signatures import signed_from
from parse.text.hyphens import Spelling, spelling

_WITHOUT_ITEMS = Problem("no-items", "the cover names a meeting, but no item was found")
_BY_NAME = Problem("meeting-from-name", "only the file's name says which meeting the paper is of")
_SEVERAL = 3  # items of which one decides, in minutes
_UNDECIDED = Problem("no-decisions", "no item of the minutes has a decision under a known heading")


def understand(reading: Reading) -> ParsedDocument:
    """Understands what a reader has read. Odd content becomes problems, never an exception."""
    body = flow(reading)
    spelled = spelling(line.text for line in body.lines)
    contents = find_contents(body.lines)
    for listing in (tabled_list(body.lines), contents):
        if is_appendix_list(listing, body.lines):
            return _appendix_file(reading, body, listing, spelled)
    paper = _headed(body, contents, spelled)
    cover = own_cover(paper.body, paper.front, reading.source.name)
    if names_item(paper.text, spelled, first=True):
        cover = replace(cover, kind=Kind.APPENDIX, neighbour=None)
    labelled = named_by(reading.source.name).label is not None
    named = labelled or names_item(paper.text, spelled)
    if cover.kind is Kind.APPENDIX or (cover.kind is None and named):
        return _single(reading, cover, paper, spelled)
    return _meeting(reading, cover, paper, spelled)


@dataclass(frozen=True, slots=True)
class _Headed:
    """A paper with its footnotes taken out and its headings found.

    `counted`: it numbers none, and its titles were counted; `apart` are numbers without titles.
    """

    body: Flow
    notes: Notes
    contents: Contents
    headings: list[Heading]
    counted: bool
    apart: Sequence[FlowLine]

    @property
    def lines(self) -> Sequence[FlowLine]:
        return self.body.lines

    @property
    def first(self) -> int:
        """Where the first heading is."""
        return self.headings[0].start if self.headings else len(self.lines)

    @property
    def front(self) -> list[FlowLine]:
        """What stands before the first heading, but for the list of contents."""
        start, end = self.contents.start, self.contents.end
        return [*self.lines[: min(start, self.first)], *self.lines[end : self.first]]

    @property
    def text(self) -> list[FlowLine]:
        """All but the list of contents."""
        return [*self.lines[: self.contents.start], *self.lines[self.contents.end :]]


def _headed(body: Flow, contents: Contents, spelled: Spelling) -> _Headed:
    lines, notes = take_footnotes(body)
    if lines != body.lines:
        contents = find_contents(lines)
    lines = with_listed_numbers(with_titles(lines, contents, spelled), contents)
    body = replace(body, lines=lines)
    found = find_headings(body, contents, spelled)
    apart = left_apart(lines, contents, found)
    headings, counted = chosen_headings(found, body, contents, spelled)
    headings = with_cases_above(lines, headings, contents.end)
    headings = with_heads_above(lines, headings, contents.end)
    return _Headed(body, notes, contents, headings, counted, apart)


def _meeting(reading: Reading, cover: Cover, paper: _Headed, spelled: Spelling) -> ParsedDocument:
    """A paper of a meeting: who was there, its items, and what stands around them."""
    lines, headings, notes = paper.lines, paper.headings, paper.notes
    minutes = cover.kind is Kind.MINUTES and is_undecided(lines[paper.first :])
    front, told = (
        take_decisions(paper.body, paper.front, headings) if minutes else (paper.front, {})
    )
    # What the cover says first: a place that stands alone looks like a person of a list.
    found = listed(below_cover(front, cover))
    if has_chapters_only(cover, headings, lines, people=len(found.people)):
        return _single(reading, cover, paper, spelled, chapters=True)
    kind = kind_of(cover, has_sections=bool(headings), lines=lines)
    if not headings:  # a list of appointments is no list of those present
        found = Listed((), [front], [])
    lines, headings, annexes = without_annexes(paper.body, lines, headings)
    signed = signed_from(lines, headings)
    behind, lines = [*lines[signed:], *annexes], lines[:signed]
    if minutes and not told:
        behind, told = take_decisions(paper.body, behind, headings)
    end = closing_list(lines, headings, other=bool(found.people))
    if end < len(lines):
        found, lines = found.and_then(listed(lines[end:])), lines[:end]
    minuted, own = Kind.MINUTES in (kind, cover.kind), own_names(cover.neighbour)
    items = split(lines, headings, notes, spelled, minuted=minuted, own=own, day=cover.date)
    dealt = with_own_appendices(items.sections)
    sections, undealt = with_decisions(dealt, told, spelled)
    behind = [*undealt, *behind]
    loose = stray_notes(lines[: paper.first], found.rest, notes)
    outside = remaining_text(found, loose, notes, spelled)
    document = ParsedDocument(
        source=reading.source,
        kind=kind,
        attendance=found.people,
        sections=tuple(classified(section, own) for section in sections),
        body=(*outside, *found.besides, *items.loose, *_text_behind(behind, notes, spelled)),
        tables=tables_of([*found.rows, *(line.line for line in behind)], spelled),
        problems=(
            *reading.problems,
            *([doubts.counted(len(headings), printed=bool(paper.apart))] if paper.counted else ()),
            *map(doubts.apart, paper.apart),
            *([_joint(cover)] if cover.joint else ()),
            *([_WITHOUT_ITEMS] if cover.council and cover.kind and not headings else ()),
            *((*unplaced(outside), *found.doubts) if kind is not Kind.OTHER else ()),
            *(items.problems if kind is not Kind.OTHER else _of_items(items.problems)),
            *doubts.gaps(headings, lines),
        ),
    )
    return _finish(_with_cover(document, cover))


def _text_behind(lines: Sequence[FlowLine], notes: Notes, spelled: Spelling) -> Iterator[Paragraph]:
    """What stands behind the last item: signatures, and appendices in the same file."""
    prose = [line for line in lines if not is_row_line(line.line)]
    for block in blocks(with_notes(prose, notes), spelled):
        yield Paragraph(block.text, block.page)


def _appendix_file(
    reading: Reading, body: Flow, listing: Contents, spelled: Spelling
) -> ParsedDocument:
    """A file of appendices that begins with a list of them."""
    cover = cover_of(body, body.lines[: listing.start], reading.source.name)
    paged = reading.source.pages is not None
    return _appendices(reading, cover, split_appendices(body.lines, listing, spelled, paged=paged))


def _appendices(
    reading: Reading, cover: Cover, held: AppendixFile, kind: Kind = Kind.APPENDIX
) -> ParsedDocument:
    """A file of appendices, or of one; where it names no meeting, its name may."""
    if kind is Kind.APPENDIX and cover.neighbour is None:
        cover = _with_meeting_named(cover, reading.source.name)
    document = ParsedDocument(
        source=reading.source,
        kind=Kind.OTHER if cover.neighbour else kind,
        sections=held.sections,
        body=held.body,
        tables=held.tables,
        problems=(*reading.problems, *held.problems),
    )
    return _finish(_with_cover(document, cover))


def _with_meeting_named(cover: Cover, name: str) -> Cover:
    """The cover with the meeting that the file's name speaks of, if the paper says no other."""
    named = named_by(name)
    same = cover.council in (None, named.council) and cover.date in (None, named.date)
    return (
        replace(cover, council=named.council, date=named.date) if same and named.council else cover
    )


def _single(
    reading: Reading, cover: Cover, paper: _Headed, spelled: Spelling, *, chapters: bool = False
) -> ParsedDocument:
    """A file that is one appendix, or one text of `chapters`.

    What does not say which meeting it belongs to keeps no date of its own for the meeting's; a text
    that is nobody's appendix does.
    """
    lines = with_notes(paper.lines, paper.notes)
    heads = [line.text for line in paper.body.furniture]
    day = appended_to([line.text for line in lines], heads)
    held = named_appendices(lines, spelled, named_by(reading.source.name))
    if chapters and day is None:
        return _appendices(reading, cover, held, Kind.OTHER)
    return _appendices(reading, replace(cover, date=day), held)


def _with_cover(document: ParsedDocument, cover: Cover) -> ParsedDocument:
    return replace(
        document,
        council=None if cover.neighbour else cover.council,
        date=cover.date,
        starts_at=cover.starts_at,
        place=cover.place,
        edition=cover.edition,
        problems=(*document.problems, *([_BY_NAME] if cover.by_name else ())),
    )


def _of_items(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of papers that are no meeting's: their sections may hold any text."""
    return (problem for problem in problems if problem.code != "text-without-item")


def _joint(cover: Cover) -> Problem:
    others = " and ".join(BY_SLUG[slug].name for slug in cover.joint)
    return Problem("joint-meeting", f"{others} met too: kept under the council that is named first")


def _finish(document: ParsedDocument) -> ParsedDocument:
    """States what is unknown, and gives no page where the source has none."""
    problems = list(document.problems)
    if document.kind is not Kind.OTHER:
        if document.council is None:
            problems.append(Problem("no-council", "no council is named"))
        if document.date is None:
            problems.append(Problem("no-date", "no date of the meeting was found"))
    items = document.items if document.kind is Kind.MINUTES else ()
    if len(items) >= _SEVERAL and not any(item.decision for item in items):
        problems.append(_UNDECIDED)
    document = replace(document, problems=tuple(problems))
    return document if document.source.pages is not None else _without_pages(document)


def _without_pages(document: ParsedDocument) -> ParsedDocument:
    return replace(
        document,
        sections=tuple(
            replace(
                section,
                items=tuple(
                    replace(
                        item,
                        page=None,
                        fields=tuple(
                            replace(
                                field,
                                page=None,
                                paragraphs=tuple(
                                    replace(paragraph, page=None) for paragraph in field.paragraphs
                                ),
                            )
                            for field in item.fields
                        ),
                    )
                    for item in section.items
                ),
            )
            for section in document.sections
        ),
        body=tuple(replace(paragraph, page=None) for paragraph in document.body),
        problems=tuple(replace(problem, page=None) for problem in document.problems),
    )
