"""What a paper is: minutes, an agenda, one appendix, or something else.

Its title says so, mostly. Papers without a title (the cover lost, or a template that has none) are
told by what only a meeting's papers have; a note, a letter or a report of the council has numbered
chapters too, and a chapter may be called `Beslutning`, but its chapters are no items.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from parse.cover.front import Cover
from parse.cover.titles import TITLE_LINES
from parse.dialects import CLOSING_TITLES, SECTION_TITLES
from parse.lines.caseline import parse_case_line
from parse.lines.chain import Heading
from parse.lines.fields import closes, opens_field
from parse.lines.flowline import FlowLine
from parse.model import FieldName, Kind
from parse.text.spacing import squash

# What a council does in meetings only; `KKR` and `Orientering` head chapters of reports as well.
_FORMAL = re.compile(
    "(?:" + "|".join(sorted({*SECTION_TITLES, *CLOSING_TITLES} - {"kkr", "orientering"})) + ")"
)
_MOST_FORMAL = re.compile(r"godkendelseaf(?:referat|dagsorden|protokol)")
_MEETING_TITLE = re.compile(
    r"(?:ordinært|ekstraordinært|konstituerende)?(?:kkr-?)?møde(?:ti|i|den)(?:kkr|kommunekontakt|den|\d)"
)
# `3. Beslutning` may be a field that is numbered, or a report's last chapter.
_CHAPTER = re.compile(r"\d{1,2}\.\s")
_ASKED_OR_DECIDED = frozenset({FieldName.RECOMMENDATION, FieldName.DECISION})
_ENOUGH = 2
# Below this what was decided stands in papers that never say `Beslutning`.
_REFERAT = re.compile(r"Referat:?")


def kind_of(cover: Cover, *, has_sections: bool, lines: Sequence[FlowLine]) -> Kind:
    """What a meeting's paper is: its title's word, else whether decisions are minuted in it."""
    if cover.neighbour is not None:
        return Kind.OTHER
    if cover.kind is not None and has_sections:
        return cover.kind
    if not has_sections or cover.council is None:
        return Kind.OTHER
    decided = any(opens_field(line) is FieldName.DECISION for line in lines)
    told = sum(closes(line.text) or _REFERAT.fullmatch(line.text) is not None for line in lines)
    return Kind.MINUTES if decided or told >= _ENOUGH else Kind.AGENDA


def has_chapters_only(
    cover: Cover, headings: Sequence[Heading], lines: Sequence[FlowLine], *, people: int
) -> bool:
    """Whether the numbered headings of a paper are chapters of a text, not a meeting's items.

    Args:
        cover: whose kind, or that it is another body's, settles it.
        headings: the numbered headings found among the lines.
        lines: the paper's lines.
        people: how many a list of those present before the first heading names.
    """
    if cover.kind is not None or cover.neighbour is not None or not headings:
        return False
    front = lines[: min(headings[0].start, TITLE_LINES)]
    if people >= _ENOUGH or any(_MEETING_TITLE.match(squash(line.text)) for line in front):
        return False
    titles = [squash(heading.title) for heading in headings]
    formal = [title for title in titles if _FORMAL.match(title)]
    if len(formal) >= _ENOUGH or any(map(_MOST_FORMAL.match, formal)):
        return False
    ends = [*(after.start for _, after in pairwise(headings)), len(lines)]
    return not any(
        _is_item(heading, lines[heading.end : end])
        for heading, end in zip(headings, ends, strict=True)
    )


def _is_item(heading: Heading, content: Sequence[FlowLine]) -> bool:
    """Whether a heading has a case line, or two fields of which one asks or decides."""
    if heading.tail or any(parse_case_line(line.text) for line in content[:1]):
        return True
    names = set(_fields(content))
    return len(names) >= _ENOUGH and not names.isdisjoint(_ASKED_OR_DECIDED)


def _fields(content: Iterable[FlowLine]) -> Iterable[FieldName]:
    for line in content:
        name = None if _CHAPTER.match(line.text) else opens_field(line)
        if name is not None:
            yield name
