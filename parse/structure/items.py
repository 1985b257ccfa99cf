"""The lines below an item's heading → the item with its fields."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple

from parse.dialects import PLACEHOLDERS
from parse.flow.footnotes import Notes, stray_notes, with_notes
from parse.flow.tables import tables_of
from parse.lines.attachments import heads_attachments
from parse.lines.caseline import CaseLine, parse_case_line
from parse.lines.chain import Heading
from parse.lines.fields import (
    asks,
    begins_asking,
    closes,
    ends_recommendation,
    heads_field,
    inline_heading,
    is_dated,
    is_set_as,
    opens_field,
    opens_matter,
    repeats_title,
    weak_heading,
)
from parse.lines.flowline import FlowLine
from parse.model import AgendaItem, Decision, Field, FieldName, Paragraph, Problem
from parse.outcomes.recommendation import end_of_list, recommending
from parse.structure.behind_labels import from_the_edge
from parse.structure.earlier import OwnDecisions, earlier_decisions
from parse.structure.field_texts import texts_of
from parse.structure.itemheads import read_head
from parse.structure.own_headings import LONGEST, stands_alone
from parse.structure.quotations import quoted
from parse.text.hyphens import Spelling
from parse.text.spacing import initial, squash

# A table's rows are the item's tables; only what was decided is kept in its text as well.
_DECIDED = frozenset({FieldName.DECISION, FieldName.RECOMMENDATION})
_MATTER = frozenset({FieldName.BODY, FieldName.BACKGROUND, FieldName.PRESENTATION})
_PROSE = frozenset({FieldName.BACKGROUND, FieldName.PRESENTATION})
# Room for a decision to be written into: `………………`, `____`, `[udfyldes på mødet]`. A verb alone may
# decide (`Noteres.`), and so may what stands in brackets (`[Drøftet]`).
_SIGNS = re.compile(r"[\W_]*")
_WRITTEN = r"(?:udfyld|indfør|skriv|indsæt|notér|noter|tilføj)(?:es)?\b"
_THEN = r"(?:på|under|efter|ved) mødet|her|senere|efterfølgende"
_TO_BE_WRITTEN = re.compile(
    rf"\[[^\]\n]{{0,50}}(?:{_WRITTEN}(?=[^\]]* )|udfyldes|klik|afventer (?:tekst|mødet))"
    r"[^\]\n]{0,50}\][.\s]*"
    rf"|[\[(<]?(?:beslutning(?:en)?\b[^.\n]{{0,20}}\s)?{_WRITTEN}"
    rf"(?:[^.\n]{{0,40}}\b(?:{_THEN})|\s*[.…_]{{2,}}|(?<=udfyldes))[\])>.…_\s]*",
    re.IGNORECASE,
)


class Heads(NamedTuple):
    """Headings of one paper that others do not have, or not as fields.

    `weak` are fields that no usual heading opens in it; `own` texts head parts of the matter, see
    `own_headings`, and of these `deciding` ones what was decided, and `ending` ones end that.
    """

    weak: Collection[FieldName] = ()
    own: Collection[str] = ()
    deciding: Collection[str] = ()
    ending: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """What decides of an item's doubtful headings.

    `earlier` are the headings of decisions that others made before, `quoted` the lines of
    quotations, by their ids. `asked`: a usual heading opens the item's recommendation. `closed`:
    a heading that no part of the matter has tells what came of it (`Konklusion`).
    """

    heads: Heads
    earlier: Collection[int]
    quoted: Collection[int]
    asked: bool
    closed: bool


@dataclass(slots=True)
class _Part:
    """A field while its lines are gathered."""

    name: FieldName
    heading: str | None
    page: int
    lines: list[FlowLine] = field(default_factory=list)
    opening: FlowLine | None = None  # the line that holds heading and text
    head: FlowLine | None = None  # the line that is all heading


def read_item(
    heading: Heading,
    title: Sequence[FlowLine],
    content: Sequence[FlowLine],
    notes: Notes,
    spelled: Spelling,
    *,
    heads: Heads,
    decided: OwnDecisions,
) -> tuple[AgendaItem, list[Problem]]:
    """One item: its case line, fields, decision, attachments, links."""
    start = len(content) - decided.ending
    content, minuted = content[:start], content[start:]
    within = quoted(content)
    named = [(line, None if id(line) in within else opens_field(line)) for line in content]
    earlier = earlier_decisions(named, decided)
    asked = any(name is FieldName.RECOMMENDATION for _, name in named)
    closed = FieldName.DECISION in heads.weak and any(closes(line.text) for line in content)
    case, parts = _parts(heading, content, _Doubtful(heads, earlier, within, asked, closed))
    if minuted:
        parts.append(_Part(FieldName.DECISION, None, minuted[0].line.page, [*minuted]))
    told = [line for part in parts for line in part.lines]
    openings = [part.opening for part in parts if part.opening is not None]
    parts[0].lines += stray_notes([*title, *content], [*told, *openings], notes)
    decisions = [
        line for line, name in named if name is FieldName.DECISION and id(line) not in earlier
    ]
    problems = _missed(heading, content, decisions, given=heading.tail is not None)
    fields: list[Field] = []
    attachments: list[str] = []
    links = list(dict.fromkeys(url for line in content for url in line.line.links))
    decision: Decision | None = None
    for part in _merged(parts):
        part.lines = from_the_edge(part.head, part.lines)
        opening = [part.opening] if part.opening is not None else []
        noted = [
            *with_notes(part.lines, notes)[len(part.lines) :],
            *stray_notes(opening, (), notes),
        ]
        paragraphs, titles, addresses = texts_of(
            part.lines,
            noted,
            spelled,
            listed=part.heading is not None and heads_attachments(part.heading),
            with_rows=part.name in _DECIDED,
        )
        attachments += titles
        links += [address for address in addresses if address not in links]
        if part.name is FieldName.DECISION:
            if all(_SIGNS.fullmatch(paragraph.text) for paragraph in paragraphs):
                paragraphs = []
            text = "\n".join(paragraph.text for paragraph in paragraphs)
            decision = Decision("" if _TO_BE_WRITTEN.fullmatch(text) else text, ())
            if not paragraphs:
                problems.append(
                    Problem(
                        "empty-decision",
                        f"item {heading.number}: nothing stands under {part.heading}",
                        part.page,
                    )
                )
        fields += _fields(part, paragraphs)
    return (
        AgendaItem(
            number=heading.number,
            title=heading.title,
            case_number=case.number if case else None,
            case_workers=case.workers if case else (),
            page=title[0].line.page,
            fields=tuple(_with_recommendation(fields)),
            decision=decision,
            attachments=tuple(dict.fromkeys(attachments)),
            links=tuple(links),
            tables=tables_of((line.line for line in content), spelled),
        ),
        problems,
    )


def _with_recommendation(fields: Sequence[Field]) -> list[Field]:
    """The fields, with the recommendation that stands within another one, where none has its own.

    Regions print it at the end of `Resume` (2007–), KKR below `Baggrund` where `Indstilling` holds
    the template's placeholder (seen 2014–2024). Only the set phrase is one there.
    """
    if any(field.name is FieldName.RECOMMENDATION for field in fields):
        return list(fields)
    for at, one in enumerate(fields):
        span = recommending(one.paragraphs, set_phrase=True) if one.name in _PROSE else None
        if span is not None:
            return [*fields[:at], *_parted(one, span), *fields[at + 1 :]]
    return list(fields)


def _parted(prose: Field, span: slice) -> list[Field]:
    """A field of prose as what it says, what it recommends in the `span`, and what follows that."""
    parts = (
        (prose.name, prose.heading, prose.paragraphs[: span.start]),
        (FieldName.RECOMMENDATION, None, prose.paragraphs[span]),
        (prose.name, None, prose.paragraphs[span.stop :]),
    )
    return [
        Field(name, heading, paragraphs, paragraphs[0].page)
        for name, heading, paragraphs in parts
        if paragraphs
    ]


def _missed(
    heading: Heading, content: Sequence[FlowLine], decisions: Sequence[FlowLine], *, given: bool
) -> list[Problem]:
    """Signs that another item's heading was not seen: a second case line, a second decision."""
    said = [parse_case_line(line.text) for line in content]
    cases = [  # the lines of one head tell of one item: `J.nr.: …` above `Sagsnr.: …`
        line
        for line, case, above in zip(content, said, [None, *said], strict=False)
        if case and (case.number or case.workers) and not above
    ]
    signs = [*cases[0 if given else 1 :], *decisions[1:]]
    return [
        Problem(
            "item-missed",
            f"item {heading.number}: “{line.text[:40]}” may belong to an item that was not seen",
            line.line.page,
        )
        for line in signs
    ]


def _parts(
    heading: Heading,
    content: Sequence[FlowLine],
    doubtful: _Doubtful,
) -> tuple[CaseLine | None, list[_Part]]:
    """The case line, and the lines of each field in order."""
    case, status, below_head = read_head(heading, content)
    page = content[0].line.page if content else 0
    parts = [_Part(FieldName.BODY, None, page)]
    seen: dict[FieldName, str] = {}
    for line, below in zip_longest(below_head, below_head[1:]):
        if not parts[-1].lines and _ends_title(heading.title, parts[-1].heading, line):
            continue
        opened = _opened(line, below, parts[-1], seen, doubtful)
        if opened is not None:
            if parts[-1].name is FieldName.DECISION and not parts[-1].lines:
                seen.pop(FieldName.DECISION, None)  # perhaps a running head: another may follow
            elif opened.name is FieldName.DECISION:
                parts = [part for part in parts if part.lines or part.name is not opened.name]
            parts.append(opened)
        else:
            headed = parts[-1].lines[-1:] and id(parts[-1].lines[-1]) in doubtful.earlier
            parts[-1].lines.append(replace(line, gap=True) if headed else line)
    parts[0].lines[:0] = status
    return case, parts


def _opened(
    line: FlowLine,
    below: FlowLine | None,
    current: _Part,
    seen: dict[FieldName, str],
    doubtful: _Doubtful,
) -> _Part | None:
    """The part that a line opens behind the `current` one, of a field that was not `seen` before.

    `seen` has the headings of those that were: below a decision the matter may go on under another
    (`Baggrund` where `Resumé` stood above).

    What ends a recommendation is part of the presentation, and so is what was decided `earlier`,
    unless it stands among what the matter is about.
    """
    if id(line) in doubtful.quoted or (id(line) in doubtful.earlier and current.name in _MATTER):
        return None
    heading, page = line.text.rstrip(" :"), line.line.page
    own = len(heading) <= LONGEST and squash(line.text) in doubtful.heads.own
    alone = stands_alone(current.lines[-1] if current.lines else current.head, line, below)
    name = _named(line, current, seen, doubtful, own=own, alone=alone)
    after = current.name is FieldName.RECOMMENDATION and (
        (alone and (own or ends_recommendation(line)) and not _is_listed(line, below, current))
        or _ends_with_heading(line, below, current)
    )
    after = after or (
        current.name is FieldName.DECISION and squash(line.text) in doubtful.heads.ending
    )
    if (after and (name is None or name in seen)) or id(line) in doubtful.earlier:
        return _Part(FieldName.PRESENTATION, heading, page)
    inline = inline_heading(line.text, doubtful.heads.weak) if name is None else None
    if inline is not None:
        name, heading, text = inline
    if name is FieldName.DECISION and doubtful.closed and not closes(line.text):
        name = FieldName.PRESENTATION
    elif name is None or (name in seen and not _goes_on(name, heading, current, seen)):
        return None
    else:
        seen[name] = squash(heading)
    if inline is None:
        return _Part(name, heading, page, head=line)
    return _Part(
        name, heading, page, [replace(line, line=replace(line.line, text=text), gap=True)], line
    )


def _goes_on(name: FieldName, heading: str, current: _Part, seen: dict[FieldName, str]) -> bool:
    """Whether a heading of a field of the matter that was seen goes on with it below a decision."""
    below = current.name is FieldName.DECISION and bool(current.lines)
    return below and name in _PROSE and squash(heading) != seen[name]


def _named(
    line: FlowLine,
    current: _Part,
    seen: Collection[FieldName],
    doubtful: _Doubtful,
    *,
    own: bool,
    alone: bool,
) -> FieldName | None:
    """The field that a line is the heading of, in this paper and behind the `current` part.

    `own`: several items have the line. `alone`: it is set off, or stands between sentences.
    """
    name, weak = heads_field(line), doubtful.heads.weak
    if name is None and doubtful.heads.deciding and squash(line.text) in doubtful.heads.deciding:
        return FieldName.DECISION
    if name is None and weak:
        dated = own and FieldName.DECISION in weak and is_dated(line.text)
        name = FieldName.DECISION if dated else weak_heading(line.text, weak)
    begun = current.heading or not current.lines
    if name is None and not doubtful.asked and begun and alone and asks(line):
        return FieldName.RECOMMENDATION
    if name is None and not seen and (own or not current.lines) and opens_matter(line):
        return FieldName.BACKGROUND
    return name


def _is_listed(line: FlowLine, below: FlowLine | None, current: _Part) -> bool:
    """Whether a line that might head a part of the matter is an appendix' title: `Tidsplan`.

    Nothing else stands below it, or no sentence where a list of appendices is at hand.
    """
    if below is None:
        return True
    if not any(heads_attachments(above.text) for above in current.lines):
        return False
    told = below.full or below.text.endswith(".") or line.is_set_above(current.lines[-1])
    return not told


def _ends_with_heading(line: FlowLine, below: FlowLine | None, current: _Part) -> bool:
    """Whether a part ends above a line that the secretariat set as its field's heading.

    What has been recommended is complete then: within its list of bodies each may be set so.
    """
    if current.head is None or below is None or not current.lines:
        return False
    last = current.lines[-1]
    told = last.text.endswith(".") and not last.styled
    return told and is_set_as(line, current.head, below)


def _ends_title(title: str, opened: str | None, line: FlowLine) -> bool:
    """Whether a line ends a field's heading that has the item's title: `Beslutning for Punkt 3: …`.

    Long titles wrap.
    """
    if opened is None or not repeats_title(opened):
        return False
    whole, end = squash(title), squash(line.text)
    return whole.endswith(end) and not squash(opened).endswith(whole)


def _merged(parts: Sequence[_Part]) -> list[_Part]:
    """The parts that hold something: an empty body is dropped."""
    return [part for part in parts if part.lines or part.name is not FieldName.BODY]


def _is_template(text: str) -> bool:
    return initial(text) == "h" and squash(text).startswith(PLACEHOLDERS)


def _fields(part: _Part, paragraphs: list[Paragraph]) -> list[Field]:
    """The part as fields: none for a placeholder, two for prose that ends in a recommendation.

    What begins in its heading ends with its list: what stands below is prose again.
    """
    if not paragraphs or _is_template(" ".join(p.text for p in paragraphs)):
        kept = [p for p in paragraphs if not _is_template(p.text)]
        if not kept:
            return []
        paragraphs = kept
    if part.name is FieldName.RECOMMENDATION and begins_asking(part.heading):
        end = end_of_list(paragraphs)
        asked = Field(part.name, part.heading, tuple(paragraphs[:end]), part.page)
        below = tuple(paragraphs[end:])
        return [asked, *([Field(FieldName.BODY, None, below, below[0].page)] if below else [])]
    if part.name is not FieldName.BODY:
        return [Field(part.name, part.heading, tuple(paragraphs), part.page)]
    body = Field(FieldName.BODY, None, tuple(paragraphs), paragraphs[0].page)
    span = recommending(paragraphs)
    return [body] if span is None else _parted(body, span)
