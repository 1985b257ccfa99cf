"""A reading → a parsed document: the steps of this package in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parse.appendices.annexes import without_annexes
from parse.appendices.closing import with_own_appendices
from parse.appendices.files import (
    AppendixFile,
    is_appendix_list,
    named_appendices,
    names_item,
    split_appendices,
)
from parse.appendices.lists import tabled_list
from parse.councils import BY_SLUG
from parse.cover.bodies import body_of
from parse.cover.front import Cover, appended_to, read_cover
from parse.cover.kinds import has_chapters_only, kind_of
from parse.cover.titles import TITLE_LINES, kind_in
from parse.flow.footnotes import Notes, stray_notes, take_footnotes, with_notes
from parse.flow.layout import flow
from parse.flow.paragraphs import blocks
from parse.flow.tables import is_row_line, tables_of
from parse.lines.chain import Heading
from parse.lines.fields import item_opens_at, says_decided
from parse.lines.flowline import Flow, FlowLine
from parse.model import (
    AgendaItem,
    FieldName,
    Kind,
    Outcome,
    Paragraph,
    ParsedDocument,
    Problem,
    Reading,
    Section,
)
from parse.outcomes.decisions import classify, recommended_outcomes
from parse.outcomes.own_body import as_council, own_names
from parse.outcomes.recommendation import recommendation_of
from parse.structure.apart import left_apart, with_titles
from parse.structure.cases_above import with_cases_above
from parse.structure.contents import Contents, find_contents
from parse.structure.decisionlists import is_undecided, take_decisions, with_decisions
from parse.structure.groups import is_group, lettered_items, with_groups
from parse.structure.headings import find_headings
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
from parse.structure.unnumbered import find_alike, find_unnumbered
from parse.text.hyphens import Spelling, spelling

_WITHOUT_ITEMS = Problem("no-items", "the cover names a meeting, but no item was found")
_SEVERAL = 3  # items of which one decides, in minutes
# Papers of portals count through the year, and excerpts begin anywhere: of some first numbers alone
# can be said that what comes before them may not have been seen.
_FIRST_COUNTED = range(4, 13)
_UNDECIDED = Problem("no-decisions", "no item of the minutes has a decision under a known heading")


def understand(reading: Reading) -> ParsedDocument:
    """Understands what a reader has read. Odd content becomes problems, never an exception."""
    body = flow(reading)
    spelled = spelling(line.text for line in body.lines)
    contents = find_contents(body.lines)
    tabled = tabled_list(body.lines)
    if is_appendix_list(tabled, body.lines):
        contents = tabled
    if is_appendix_list(contents, body.lines):
        cover = _cover(body, body.lines[: contents.start], reading.source.name)
        held = split_appendices(
            body.lines, contents, spelled, paged=reading.source.pages is not None
        )
        return _appendices(reading, cover, held)
    lines, notes = take_footnotes(body)
    if lines != body.lines:
        contents = find_contents(lines)
    lines = with_listed_numbers(with_titles(lines, contents, spelled), contents)
    body = replace(body, lines=lines)
    headings = find_headings(body, contents, spelled)
    apart = left_apart(lines, contents, headings)
    headings, counted = _chosen(headings, body, contents, spelled)
    headings = with_cases_above(lines, headings, contents.end)
    first = headings[0].start if headings else len(lines)
    front = [*lines[: min(contents.start, first)], *lines[contents.end : first]]
    cover = _own_cover(body, front, reading.source.name)
    text = [*lines[: contents.start], *lines[contents.end :]]
    if cover.kind is Kind.APPENDIX or (cover.kind is None and names_item(text, spelled)):
        return _single(reading, cover, body, with_notes(lines, notes), spelled)
    minutes = cover.kind is Kind.MINUTES and is_undecided(lines[first:])
    front, told = take_decisions(body, front, headings) if minutes else (front, {})
    # What the cover says first: a place that stands alone looks like a person of a list.
    found = listed(below_cover(front, cover))
    if has_chapters_only(cover, headings, lines, people=len(found.people)):
        return _single(reading, cover, body, with_notes(lines, notes), spelled, chapters=True)
    kind = kind_of(cover, has_sections=bool(headings), lines=lines)
    if not headings:  # a list of appointments is no list of those present
        found = Listed((), [front], [])
    lines, headings, annexes = without_annexes(body, lines, headings)
    signed = signed_from(lines, headings)
    behind, lines = [*lines[signed:], *annexes], lines[:signed]
    if minutes and not told:
        behind, told = take_decisions(body, behind, headings)
    end = closing_list(lines, headings, other=bool(found.people))
    if end < len(lines):
        found, lines = found.and_then(listed(lines[end:])), lines[:end]
    minuted, own = Kind.MINUTES in (kind, cover.kind), own_names(cover.neighbour)
    items = split(lines, headings, notes, spelled, minuted=minuted, own=own, day=cover.date)
    dealt = with_own_appendices(items.sections)
    sections, undealt = with_decisions(dealt, told, spelled)
    behind = [*undealt, *behind]
    outside = remaining_text(found, stray_notes(lines[:first], found.rest, notes), notes, spelled)
    document = ParsedDocument(
        source=reading.source,
        kind=kind,
        attendance=found.people,
        sections=tuple(_classified(section, own) for section in sections),
        body=(*outside, *items.loose, *_text_behind(behind, notes, spelled)),
        tables=tables_of([*found.rows, *(line.line for line in behind)], spelled),
        problems=(
            *reading.problems,
            *([_counted(len(headings), printed=bool(apart))] if counted else ()),
            *map(_apart, apart),
            *([_joint(cover)] if cover.joint else ()),
            *([_WITHOUT_ITEMS] if cover.council and cover.kind and not headings else ()),
            *((*unplaced(outside), *found.doubts) if kind is not Kind.OTHER else ()),
            *(items.problems if kind is not Kind.OTHER else _of_items(items.problems)),
            *_doubts(headings, lines),
        ),
    )
    return _finish(_with_cover(document, cover))


def _text_behind(lines: Sequence[FlowLine], notes: Notes, spelled: Spelling) -> Iterator[Paragraph]:
    """What stands behind the last item: signatures, and appendices in the same file."""
    prose = [line for line in lines if not is_row_line(line.line)]
    for block in blocks(with_notes(prose, notes), spelled):
        yield Paragraph(block.text, block.page)


def _cover(body: Flow, front: Sequence[FlowLine], name: str) -> Cover:
    texts = [line.text for line in body.lines]
    heads = [line.text for line in body.furniture]
    return read_cover([line.text for line in front], heads, texts, name)


def _own_cover(body: Flow, front: Sequence[FlowLine], name: str) -> Cover:
    """The cover, though a letter or an invitation is bound in front of it.

    Such a page names no kind of paper, and what heads it may look like another body's name.
    """
    first = _cover(body, front, name)
    tops = [at for at, line in enumerate(front) if line.page_top and at]
    if (first.kind and first.council) or not tops:
        return first
    texts = [line.text for line in front]
    above = texts[: tops[0]]
    if kind_in(above[:TITLE_LINES]) or body_of(above, ()).council:
        return first
    covers = (_cover(body, front[at:], name) for at in tops if body_of(texts[at:], ()).council)
    return next((one for one in covers if one.kind and one.date), first)


def _appendices(
    reading: Reading, cover: Cover, held: AppendixFile, kind: Kind = Kind.APPENDIX
) -> ParsedDocument:
    """A file of appendices, or of one."""
    document = ParsedDocument(
        source=reading.source,
        kind=Kind.OTHER if cover.neighbour else kind,
        sections=held.sections,
        body=held.body,
        tables=held.tables,
        problems=(*reading.problems, *held.problems),
    )
    return _finish(_with_cover(document, cover))


def _single(
    reading: Reading,
    cover: Cover,
    body: Flow,
    lines: Sequence[FlowLine],
    spelled: Spelling,
    *,
    chapters: bool = False,
) -> ParsedDocument:
    """A file that is one appendix, or one text of `chapters`.

    What does not say which meeting it belongs to keeps no date of its own for the meeting's; a text
    that is nobody's appendix does.
    """
    day = appended_to([line.text for line in lines], [line.text for line in body.furniture])
    held = named_appendices(lines, spelled)
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
    )


def _classified(section: Section, own: re.Pattern[str] | None) -> Section:
    return replace(section, items=tuple(_with_outcomes(item, own) for item in section.items))


def _with_outcomes(item: AgendaItem, own: re.Pattern[str] | None) -> AgendaItem:
    if item.decision is None:
        return item
    recommended = (recommendation_of(item) or "").splitlines()
    decided = as_council(item.decision.text, own).splitlines()
    opening = next((f.heading for f in item.fields if f.name is FieldName.DECISION), None)
    if opening and says_decided(opening):
        decided = [as_council(opening, own), *decided]
    outcomes = classify(decided, recommended)
    endorses = recommended_outcomes(recommended) if Outcome.ENDORSED in outcomes else ()
    return replace(item, decision=replace(item.decision, outcomes=outcomes, endorses=endorses))


def _of_items(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of papers that are no meeting's: their sections may hold any text."""
    return (problem for problem in problems if problem.code != "text-without-item")


def _chosen(
    numbered: list[Heading], body: Flow, contents: Contents, spelled: Spelling
) -> tuple[list[Heading], bool]:
    """The paper's headings, and whether they had to be counted because it numbers none.

    `numbered` ones go before lettered ones, and these before titles without any number.
    """
    lines = body.lines
    counted: list[Heading] = []
    if not _has_items(numbered, lines):
        counted = find_unnumbered(body, contents, spelled)
        if _go_before(numbered, counted, lines, contents):
            counted = []
        if not counted:
            counted = _before(numbered, find_alike(body, contents, spelled))
    elif numbered[0].section > 1:  # perhaps the end of a list above a field's heading
        counted = _before(numbered, find_unnumbered(body, contents, spelled))
    if numbered and not counted:
        return with_groups(lines, numbered, contents.end), False
    lettered = lettered_items(lines, counted, contents.end)
    return (lettered, False) if lettered else (counted, bool(counted))


def _before(numbered: Sequence[Heading], counted: list[Heading]) -> list[Heading]:
    """The titles that were counted, if they begin above the numbered ones and are none of these."""
    starts = {heading.start for heading in numbered}
    first = min(starts, default=None)
    own = starts.isdisjoint(heading.start for heading in counted)
    return counted if own and counted and (first is None or counted[0].start < first) else []


def _has_items(headings: Sequence[Heading], lines: Sequence[FlowLine]) -> bool:
    """Whether a numbered heading has what an item has: a part number, a case line, a field."""
    return any(
        heading.item is not None or heading.tail is not None or item_opens_at(lines, heading.end)
        for heading in headings
    )


def _go_before(
    headings: Sequence[Heading],
    counted: Sequence[Heading],
    lines: Sequence[FlowLine],
    contents: Contents,
) -> bool:
    """Whether numbered headings go before the titles that were counted in their stead.

    They are all set off as headings are, or mostly listed, and the titles stand below them: what no
    template is known for (`Kontaktperson: …`) is between title and fields. Numbered sub-headings
    stand below a title.
    """
    if len(headings) < 2 or not counted:
        return False
    if {heading.start for heading in counted} <= {heading.start for heading in headings}:
        return True  # the same titles, without their numbers
    styled = all(lines[heading.start].styled for heading in headings)
    listed = sum(contents.title(heading.number) == heading.title for heading in headings)
    return (styled or 2 * listed > len(headings)) and headings[0].start < counted[0].start


def _counted(number: int, *, printed: bool) -> Problem:
    why = "the paper numbers no items"
    if printed:
        why = "the paper's numbers stand apart from its titles"
    return Problem("unnumbered", f"{why}: the {number} headings were counted")


def _joint(cover: Cover) -> Problem:
    others = " and ".join(BY_SLUG[slug].name for slug in cover.joint)
    return Problem("joint-meeting", f"{others} met too: kept under the council that is named first")


def _apart(line: FlowLine) -> Problem:
    return Problem(
        "number-apart",
        f"the number {line.text} stands apart: which title it heads is not clear",
        line.line.page,
    )


def _doubts(headings: Sequence[Heading], lines: Sequence[FlowLine]) -> list[Problem]:
    """Numbers missing before and between the headings that were found."""
    doubts = []
    first = headings[0] if headings else None
    if first and first.item is None and first.section in _FIRST_COUNTED:
        why = f"the first item is {first.number}: items before it may be missing"
        doubts.append(Problem("numbering-gap", why, lines[first.start].line.page))
    flat = all(heading.item is None and not is_group(heading) for heading in headings)
    for before, after in pairwise(headings):
        expected = (before.item or 0) + 1 if after.section == before.section else 1
        skipped = after.section > before.section + 1 if flat else (after.item or 0) > expected
        if skipped:
            doubts.append(
                Problem(
                    "numbering-gap",
                    f"item {after.number} follows {before.number}: an item may be missing",
                    lines[after.start].line.page,
                )
            )
    return doubts


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
