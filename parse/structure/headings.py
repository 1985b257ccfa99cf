"""Which numbered lines head sections and items: the likeliest chain, not the first match.

A line such as `29. april og kan ses her` looks like a heading. What tells the real ones is the
evidence around a line (typography, contents list, case line, white space) and the order of their
numbers: 1., 1.1., 1.2., 2. … So every candidate gets a score, and the likeliest chain of candidates
is taken (`parse.lines.chain`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from parse.dialects import SECTION_TITLES
from parse.flow.tables import is_row_line
from parse.lines.caseline import is_case_line
from parse.lines.chain import Candidate, Heading, chain
from parse.lines.fields import field_heading, is_status, item_opens_at, opens_field
from parse.lines.flowline import Flow, FlowLine
from parse.lines.numbering import Numbered, begins_title, numbered
from parse.structure.contents import Contents
from parse.structure.extents import heading_at
from parse.structure.plain_titles import follow_directly, plain_titles
from parse.structure.series import with_series
from parse.text.hyphens import Spelling
from parse.text.spacing import squash

# A sentence's end within a title: not that of `den 1. november` and `jf. pkt. 3`.
_SENTENCE_ENDS = re.compile(r"[^\W\d_]{3,}\. [A-ZÆØÅ]")
# A wrong chain would have to skip numbers or rest on weak lines; these weights were set on the
# evidence of the documents seen and only their order of size matters.
_TYPOGRAPHY, _CASE, _LISTED, _FIELD, _KNOWN, _WHITE = 2.0, 4.0, 4.0, 2.5, 2.0, 1.0
_THRESHOLD = 0.5
_STRONG = _TYPOGRAPHY + _WHITE + _FIELD  # set as a heading, above a field's
_UNMARKED = 3.0
_MOST, _FEW = 0.7, 2
# `3.1. 10 år med reformen` looks like an amount: a title only where more than its look says so.
_DOUBT = 4.5


def find_headings(flow: Flow, contents: Contents, spelled: Spelling) -> list[Heading]:
    """The headings of all sections and items, in order. `contents`' own lines are no headings."""
    numbers = with_series(
        flow.lines,
        {
            index: found
            for index, line in enumerate(flow.lines)
            if not is_row_line(line.line) and (found := numbered(line.text)) is not None
        },
    )
    # What counts on with a flat paper's titles, and is set as they are, is no amount.
    flat = {at: replace(found, doubtful=False) for at, found in _flat(flow, numbers).items()}
    numbers = {**numbers, **flat}
    plain = {} if contents.numbers else plain_titles(flow, numbers, contents.end) or flat
    style = _style(flow, numbers, plain)
    candidates = [
        candidate
        for index, found in numbers.items()
        if not contents.start <= index < contents.end
        for candidate in _candidates(flow, index, found, contents, spelled, style, plain)
    ]
    proofs = {candidate.heading.start: candidate.proof for candidate in candidates}
    headings: list[Heading] = []
    for heading in chain(candidates, proven=_FIELD, certain=_CASE, strong=_STRONG):
        known = squash(heading.title) in SECTION_TITLES or proofs[heading.start] > 0
        known = known or heading.start in plain
        if known or not _ends_list(
            heading, flow.lines, numbers, headings[-1].end if headings else 0
        ):
            headings.append(heading)
    return headings


def _ends_list(
    heading: Heading, lines: Sequence[FlowLine], numbers: Mapping[int, Numbered], start: int
) -> bool:
    """Whether a section's number goes on counting a list that began behind the last heading.

    The list's entries are set as the heading is. One whose entries follow one another is at its
    end where other text stands below it.
    """
    counted, tight, last = 1, True, start
    for at, found in numbers.items():
        if not start <= at < heading.start or lines[at].styled != lines[heading.start].styled:
            continue
        if found.place == (1,):
            counted, tight = 2, True
        elif found.place == (counted,):
            counted, tight = counted + 1, tight and follow_directly(lines, last, at)
        else:
            continue
        last = at
    if heading.item is not None or not 1 < heading.section == counted:
        return False
    text_below = not follow_directly(lines, last, heading.start)
    return not (counted > _FEW and tight and text_below)


def _style(
    flow: Flow, numbers: Mapping[int, Numbered], plain: Mapping[int, Numbered]
) -> str | None:
    """What stands behind the numbers of a paper's sections, where most have the same; or None.

    Sections are numbered as items are, `3) …` and `3.2) …`; or with nothing behind their number,
    as those show whose first item follows, or those of a flat paper that are all set alike.
    """
    opened = [
        found.mark
        for index, found in numbers.items()
        if len(found.place) == 1
        and (below := numbers.get(index + 1)) is not None
        and below.place == (found.section, 1)
    ]
    if opened and not any(opened):
        return ""
    if flat := [*(_flat(flow, numbers) or plain).values()]:
        return flat[0].mark
    marks = Counter(n.mark for n in numbers.values() if len(n.place) > 1 and not n.doubtful)
    mark, count = max(marks.items(), key=lambda entry: entry[1], default=("", 0))
    return mark if count > _MOST * marks.total() else None


def _flat(flow: Flow, numbers: Mapping[int, Numbered]) -> Mapping[int, Numbered]:
    """The numbered lines that are set as headings in a flat paper, if they count from 1 on.

    Those that weight or size sets off alone, where they do; a list's last entry may stand as apart.
    """
    styled = {at: found for at, found in numbers.items() if flow.lines[at].styled}
    apart = {at: found for at, found in numbers.items() if _is_set_as_title(flow, at)}
    return next(filter(_counts_items, (styled, apart)), {})


def _counts_items(titles: Mapping[int, Numbered]) -> bool:
    """Whether numbered lines count from 1 on, all in one way."""
    counted = [found.place for found in titles.values()] == [(n + 1,) for n in range(len(titles))]
    alike = len({found.mark for found in titles.values()}) == 1
    return len(titles) > _FEW and counted and alike


def _is_set_as_title(flow: Flow, index: int) -> bool:
    """Whether a line is bold, or set apart above a field's heading or a case line."""
    line = flow.lines[index]
    return line.styled or (line.gap and item_opens_at(flow.lines, index + 1))


def _candidates(
    flow: Flow,
    index: int,
    found: Numbered,
    contents: Contents,
    spelled: Spelling,
    style: str | None,
    plain: Container[int],
) -> list[Candidate]:
    line = flow.lines[index]
    if line.line.bullet or is_case_line(line.text):
        return []
    if field_heading(line.text) is not None and not _first_item_below(flow, index, found):
        return []  # `3.2.1 Baggrund`
    heading = heading_at(flow, index, found, contents, spelled)
    listed, below = _listed(heading, contents), _below(flow, heading)
    score = _score(flow, heading, plain) + listed + below
    if not found.marked:
        score -= _as_style(found.mark, style)
    if found.doubtful and heading.item is None:  # a flat agenda's `3. 2 nye uddannelser`
        doubt = _DOUBT / 2 if below >= _CASE else _DOUBT
        stands_out = index in plain or flow.stands_out(line)
        proven = max(listed, below) >= _CASE or (below >= _FIELD and stands_out)
        score = score - doubt if proven else 0.0
    elif heading.part is not None and max(listed, below) < _FIELD:
        score = 0.0
    elif found.doubtful:
        score -= _DOUBT if heading.part is None and below < _CASE else _DOUBT / 2
    return [Candidate(heading, score, listed, below)] if score > _THRESHOLD else []


def _first_item_below(flow: Flow, index: int, found: Numbered) -> bool:
    """Whether a section's first item stands right below a line: `2. Beslutninger`, `2.1 …`."""
    below = flow.lines[index + 1 : index + 2]
    number = numbered(below[0].text) if below else None
    return number is not None and len(found.place) == 1 and number.place == (found.section, 1)


# ── how likely a heading is ──────────────────────────────────────────────────────────


def _as_style(mark: str, style: str | None) -> float:
    """What it costs that nothing sure stands behind a number: less where items have the same."""
    if mark != style:
        return _UNMARKED
    return 0.0 if mark else _UNMARKED / 3


def _score(flow: Flow, heading: Heading, plain: Container[int]) -> float:
    line = flow.lines[heading.start]
    titled = heading.start in plain
    score = _TYPOGRAPHY if titled else _typography(flow, line)
    known = squash(heading.title).startswith(SECTION_TITLES)
    score += _KNOWN if known and (heading.item is None or len(heading.title) < 60) else 0.0
    apart = line.page_top or line.gap or titled or _opens_section(flow, heading)
    if apart or squash(heading.title) in SECTION_TITLES:
        score += _WHITE
    else:
        score -= 2 * _WHITE
    if not begins_title(heading.title) and not heading.title[:1].isdigit():
        score -= 3.0
    if heading.title.endswith((",", ";")) or (
        len(heading.title) > 70 and _SENTENCE_ENDS.search(heading.title)
    ):
        score -= 2.0
    if heading.title.endswith("."):  # a sentence
        score -= 2.0
    if heading.item is not None and not heading.lettered:
        score += 1.0  # two-part numbers are rarely anything else
    return score


def _opens_section(flow: Flow, heading: Heading) -> bool:
    """Whether a section's first item stands right below what would be the section's heading."""
    if heading.item != 1 or not heading.start:
        return False
    above = numbered(flow.lines[heading.start - 1].text)
    return above is not None and above.place == (heading.section,)


def _typography(flow: Flow, line: FlowLine) -> float:
    one = line.line
    if one.heading is not None:
        return 2 * _TYPOGRAPHY
    if one.size is None or flow.body_size is None:
        return _TYPOGRAPHY if one.bold else 0.0
    score = 0.0
    if one.bold:
        score += _TYPOGRAPHY
    if line.is_larger(flow.body_size):
        score += _TYPOGRAPHY
    return score or (-1.5 if flow.sets_titles else 0.0)


def _listed(heading: Heading, contents: Contents) -> float:
    if not contents.numbers:
        return 0.0
    title = contents.title(heading.number)
    if title is None:
        return -1.5
    a, b = squash(title), squash(heading.title)
    if a[: len(b)] == b or SequenceMatcher(None, a, b, autojunk=False).ratio() > 0.75:
        return _LISTED
    return -2.0


def _below(flow: Flow, heading: Heading) -> float:
    """What follows the title: a case line, a field's heading, or the first item's heading."""
    if heading.tail is not None:
        return _CASE
    following = flow.lines[heading.end : heading.end + 2]
    if following and is_status(following[0]):
        following = following[1:]
    if not following:
        return 0.0
    text = following[0].text
    if is_case_line(text):
        return _CASE
    if opens_field(following[0]):
        return _FIELD
    first = numbered(text) if heading.item is None else None
    item_follows = first is not None and first.section == heading.section and len(first.place) > 1
    return _FIELD if item_follows else 0.0
