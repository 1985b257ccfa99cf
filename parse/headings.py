"""Which numbered lines head sections and items: the likeliest chain, not the first match.

A line such as `29. april og kan ses her` looks like a heading. What tells the real ones is the
evidence around a line (typography, contents list, case line, white space) and the order of their
numbers: 1., 1.1., 1.2., 2. … So every candidate gets a score, and of all chains of candidates with
rising numbers the one with the highest total is taken (longest-path dynamic programming).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from parse.caseline import CASE_LINE, split_case_line
from parse.contents import Contents
from parse.dialects import SECTION_TITLES
from parse.fields import field_heading
from parse.hyphens import Spelling, join
from parse.layout import Flow, FlowLine
from parse.months import MONTHS
from parse.spacing import squash, tidy
from parse.tables import is_row_line

_NUMBER = re.compile(
    r"^(?:(?:punkt|pkt\.?)\s+)?(?P<section>\d{1,2})(?:\.(?P<item>\d{1,2}))?(?P<dot>[.:])?(?P<space>\s*)(?P<title>\S.*)$",
    re.IGNORECASE,
)
# `3.2 mio. kr.`, `10.30 – 12.00`, `1.2 pct.`: amounts and times, hardly ever headings. Titles begin
# with a capital, so that `3.3. Til drøftelse` and `3.19. 5G` are none of these.
_NOT_TITLE = re.compile(
    r"^(?:(?:mio|mia|pct|procent|kr|km|m2|ha|stk|år|årige|kl|og|eller|til)\b|%|[-–]\s*\d"
    r"|\d+(?![^\W\d])|[,.;:)])"
)
_MAX_SECTION = 30
_MAX_TITLE_LINES = 5
_LONGEST_LINE = 120
# A wrong chain would have to skip numbers or rest on weak lines; these weights were set on the
# evidence of the documents seen and only their order of size matters.
_TYPOGRAPHY, _CASE, _LISTED, _FIELD, _KNOWN, _WHITE = 2.0, 4.0, 4.0, 2.5, 2.0, 1.0
_THRESHOLD = 0.5
_SKIP = 1.2
# `3.1. 10 år med reformen` looks like an amount: a title only where more than its look says so.
_DOUBT = 4.5
_WINDOW = 400


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's or item's heading: lines `start` to `end` (exclusive) of the flow.

    `item` is None for a section. `tail` is a case line that stood on the title's last line.
    """

    start: int
    end: int
    section: int
    item: int | None
    title: str
    tail: str | None = None

    @property
    def number(self) -> str:
        """The printed number without its last dot."""
        return str(self.section) if self.item is None else f"{self.section}.{self.item}"


@dataclass(frozen=True, slots=True)
class _Candidate:
    heading: Heading
    score: float


def find_headings(flow: Flow, contents: Contents, spelled: Spelling) -> list[Heading]:
    """The headings of all sections and items, in order. `contents`' own lines are no headings."""
    candidates = [
        candidate
        for index in range(len(flow.lines))
        if not contents.start <= index < contents.end
        for candidate in _candidates(flow, index, contents, spelled)
    ]
    return _best_chain(candidates)


def _candidates(flow: Flow, index: int, contents: Contents, spelled: Spelling) -> list[_Candidate]:
    line = flow.lines[index]
    found = None if line.line.bullet or is_row_line(line.line) else _numbered(line.text)
    if found is None:
        return []
    doubtful = _NOT_TITLE.match(found["title"]) is not None
    number = (int(found["section"]), int(found["item"]) if found["item"] else None)
    heading = _extent(flow, index, number, found["title"], contents, spelled)
    score = _score(flow, heading, contents, dotted=bool(found["dot"]) or number[1] is not None)
    if doubtful and number[1] is None:  # a flat agenda's `3. 10-årsplan`: only with a case line
        score = score - _DOUBT / 2 if _below(flow, heading) >= _CASE else 0.0
    elif doubtful:
        score -= _DOUBT
    return [_Candidate(heading, score)] if score > _THRESHOLD else []


def _numbered(text: str) -> re.Match[str] | None:
    """A line's number and title, if it may head anything: no date, time, amount or year."""
    found = _NUMBER.match(text)
    if found is None or not 1 <= int(found["section"]) <= _MAX_SECTION:
        return None
    item, title = found["item"], found["title"]
    if item is not None and item.startswith("0"):
        return None
    if not found["space"] and not (found["dot"] and title[:1].isupper()):
        return None
    first = re.split(r"[\s.,]", title, maxsplit=1)[0].casefold()
    return None if item is None and first in MONTHS else found


# ── how far a title reaches ──────────────────────────────────────────────────────────


def _extent(
    flow: Flow,
    start: int,
    number: tuple[int, int | None],
    title: str,
    contents: Contents,
    spelled: Spelling,
) -> Heading:
    """The heading that begins at `start`, with the lines its title wraps onto."""
    section, item = number
    key = str(section) if item is None else f"{section}.{item}"
    listed = contents.title(key)
    title, tail = split_case_line(title)
    end = start + 1
    until = _case_line_ahead(flow, start) if tail is None else None
    while tail is None and end < len(flow.lines) and end - start < _MAX_TITLE_LINES:
        line = flow.lines[end]
        certain = until is not None and end < until
        if not certain and not _goes_on(
            flow.lines[end - 1], line, flow.lines[start], title, listed
        ):
            break
        piece, tail = split_case_line(line.text)
        title = join(title, piece, spelled)
        end += 1
    return Heading(start, end, section, item, tidy(title.replace("\u00ad", "")), tail)


def _case_line_ahead(flow: Flow, start: int) -> int | None:
    """The case line that ends the title begun at `start`, if nothing else comes before it.

    A title may run over a page end or past a running head, where no white space tells.
    """
    for index in range(start + 1, min(start + _MAX_TITLE_LINES, len(flow.lines))):
        line = flow.lines[index]
        if CASE_LINE.match(line.text):
            return index
        other = line.line.bullet or field_heading(line.text) or len(line.text) > _LONGEST_LINE
        if other or _numbered(line.text) is not None:
            return None
    return None


def _goes_on(
    previous: FlowLine, line: FlowLine, first: FlowLine, title: str, listed: str | None
) -> bool:
    """Whether `line` is the next line of the title that began with `first`."""
    text = line.text
    if CASE_LINE.match(text) or field_heading(text) or (line.page_top and not _alike(first, line)):
        return False
    if line.line.bullet or line.line.heading:
        return False
    numbered = _numbered(text)
    if numbered is not None and not _NOT_TITLE.match(numbered["title"]):
        return listed is not None and _nearer(title, text, listed)
    if listed is not None and _nearer(title, text, listed):
        return True
    if line.gap and not line.page_top:
        return False
    one, other = first.line, line.line
    if one.size is not None and other.size is not None:
        if abs(one.size - other.size) >= 0.6 or one.bold != other.bold:
            return False
        # Typography that sets headings apart carries the title as far as it goes.
        return bool(one.bold) or previous.full
    return previous.full or text[:1].islower()


def _alike(first: FlowLine, line: FlowLine) -> bool:
    """Whether a line at a page's top is set like the title above the page end, and set apart."""
    one, other = first.line, line.line
    if one.size is None or other.size is None or not (one.bold and other.bold):
        return False
    return abs(one.size - other.size) < 0.6 and not _NUMBER.match(line.text)


def _nearer(title: str, text: str, listed: str) -> bool:
    """Whether adding `text` brings the title nearer to what the contents list prints."""
    so_far, goal = squash(title).rstrip("-\u00ad"), squash(listed)
    longer = so_far + squash(text)
    return len(so_far) < len(goal) and goal.startswith(so_far[:-1]) and goal.startswith(longer[:-1])


# ── how likely a heading is ──────────────────────────────────────────────────────────


def _score(flow: Flow, heading: Heading, contents: Contents, *, dotted: bool) -> float:
    line = flow.lines[heading.start]
    score = _typography(flow, line) + _listed(heading, contents) + _below(flow, heading)
    known = squash(heading.title).startswith(SECTION_TITLES)
    score += _KNOWN if known and (heading.item is None or len(heading.title) < 60) else 0.0
    if line.page_top or line.gap or squash(heading.title) in SECTION_TITLES:
        score += _WHITE
    else:
        score -= 2 * _WHITE
    if not dotted:
        score -= 3.0
    if not heading.title[:1].isupper() and not heading.title[:1].isdigit():
        score -= 3.0
    if heading.title.endswith((",", ";")) or (len(heading.title) > 70 and ". " in heading.title):
        score -= 2.0
    if heading.item is not None:
        score += 1.0  # two-part numbers are rarely anything else
    return score


def _typography(flow: Flow, line: FlowLine) -> float:
    one = line.line
    if one.heading is not None:
        return 2 * _TYPOGRAPHY
    if one.size is None or flow.body_size is None:
        return _TYPOGRAPHY if one.bold else 0.0
    score = 0.0
    if one.bold:
        score += _TYPOGRAPHY
    if one.size > flow.body_size + 0.7:
        score += _TYPOGRAPHY
    return score or -1.5


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
    following = flow.lines[heading.end : heading.end + 1]
    if not following:
        return 0.0
    text = following[0].text
    if CASE_LINE.match(text):
        return _CASE
    if field_heading(text):
        return _FIELD
    first_item = re.match(rf"^{heading.section}\.1\.?\s", text)
    return _FIELD if heading.item is None and first_item else 0.0


# ── the best chain ───────────────────────────────────────────────────────────────────


def _best_chain(candidates: Sequence[_Candidate]) -> list[Heading]:
    """The chain of headings with rising numbers and the highest total score."""
    best: list[float] = []
    back: list[int | None] = []
    for index, candidate in enumerate(candidates):
        total, previous = candidate.score - _opening_skip(candidate.heading), None
        for earlier in range(max(0, index - _WINDOW), index):
            before = candidates[earlier].heading
            if before.end > candidate.heading.start or not _rises(before, candidate.heading):
                continue
            chained = best[earlier] + candidate.score - _skip(before, candidate.heading)
            if chained > total:
                total, previous = chained, earlier
        best.append(total)
        back.append(previous)
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda index: best[index])
    chain: list[Heading] = []
    while at is not None:
        chain.append(candidates[at].heading)
        at = back[at]
    return chain[::-1]


def _rises(before: Heading, after: Heading) -> bool:
    return (before.section, before.item or 0) < (after.section, after.item or 0)


def _skip(before: Heading, after: Heading) -> float:
    """The cost of the numbers left out between two headings; a missing section is dear."""
    if after.section == before.section:
        skipped = (after.item or 0) - (before.item or 0) - 1
    else:
        skipped = after.section - before.section - 1
        skipped += (after.item - 1) if after.item else 0
        if after.item:  # an item without its section's heading
            skipped += 1
    return _SKIP * min(skipped, 6)


def _opening_skip(heading: Heading) -> float:
    return _SKIP * (min(heading.section - 1, 6) + min((heading.item or 1) - 1, 6))
