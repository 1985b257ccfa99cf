"""How far a title reaches: the lines below its number that it wraps onto."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parse.lines.caseline import STATUS_LINE, is_case_line, split_case_line, without_status
from parse.lines.chain import Heading
from parse.lines.cuts import breaks_off
from parse.lines.fields import (
    field_heading,
    inline_heading,
    is_opening,
    may_head,
    says_of_item,
)
from parse.lines.numbering import Numbered, lone_number, numbered
from parse.text.hyphens import Spelling, join
from parse.text.spacing import squash, tidy

if TYPE_CHECKING:
    from parse.lines.flowline import Flow, FlowLine
    from parse.structure.contents import Contents

# Longer ones only where a case line or the contents list says so.
_MAX_TITLE_LINES, _MOST_TITLE_LINES = 5, 9
_LONGEST_LINE = 120
_STEP = 1.6  # sizes, from a title's line to its next one
_FEW_SPACES = 2  # a sentence has so many at least


def heading_at(
    flow: Flow,
    start: int,
    found: Numbered,
    contents: Contents,
    spelled: Spelling,
) -> Heading:
    """The heading that begins at `start`, with the lines its title wraps onto."""
    listed = contents.title(found.number)
    title, tail = split_case_line(found.title)
    end = start + 1
    until = _case_line_ahead(flow, start) if tail is None else None
    while tail is None and end < len(flow.lines) and end - start < _MOST_TITLE_LINES:
        line = flow.lines[end]
        certain = until is not None and end < until
        if not certain and end - start >= _MAX_TITLE_LINES and not _is_listed(title, line, listed):
            break
        if not certain and not _goes_on(
            flow.lines[end - 1], line, flow.lines[start], title, listed
        ):
            break
        piece, tail = split_case_line(line.text)
        title = join(title, piece, spelled)
        end += 1
    _, item, part = (*found.place, None, None)[:3]
    return Heading(
        start=start,
        end=end,
        section=found.section,
        item=item,
        title=without_status(tidy(title.replace("\u00ad", ""))),
        tail=tail,
        number=found.number,
        part=part,
    )


def _case_line_ahead(flow: Flow, start: int) -> int | None:
    """The case line that ends the title begun at `start`, if nothing else comes before it.

    A title may run over a page end or past a running head, where no white space tells.
    """
    first = flow.lines[start]
    for index in range(start + 1, min(start + _MOST_TITLE_LINES, len(flow.lines))):
        line = flow.lines[index]
        if index - start >= _MAX_TITLE_LINES and not _same_face(first, flow.lines[index - 1]):
            return None
        if is_case_line(line.text):
            return index
        other = line.line.bullet or _is_other(line.text) or len(line.text) > _LONGEST_LINE
        other = other or _is_sentence(line.text) or says_of_item(line)
        if other or numbered(line.text) is not None or lone_number(line.text) is not None:
            return None
    return None


def _is_other(text: str) -> bool:
    """Whether a line heads a field, with its text or without, or says who may hear the item."""
    heads = field_heading(text) is not None or inline_heading(text) is not None
    return heads or is_opening(text) or STATUS_LINE.match(text) is not None


def _goes_on(
    previous: FlowLine, line: FlowLine, first: FlowLine, title: str, listed: str | None
) -> bool:
    """Whether `line` is the next line of the title that began with `first`."""
    text = line.text
    if is_case_line(text) or _is_other(text):
        return False
    if line.line.bullet or line.line.heading or lone_number(text) is not None:
        return False
    other_number = numbered(text)
    if other_number is not None and not other_number.doubtful:
        return _is_listed(title, line, listed)
    if _is_listed(title, line, listed):
        return True
    one, other = first.line, line.line
    broken = breaks_off(title, text)
    if line.page_top:
        cut = one.size is None and (broken or text[:1].islower())
        whole = listed is not None and squash(title) == squash(listed)
        return cut or (_alike(first, line) and not whole)
    if line.gap and not (previous.full and _is_set_on(previous, line)):
        return False
    if one.size is not None and other.size is not None:
        if one.bold != other.bold or not first.same_size(line):
            return False
        # Typography that sets headings apart carries the title as far as it goes.
        return bool(one.bold) or ((previous.full or broken) and not _is_sentence(text))
    capitals = text.isupper() and title.isupper() and not may_head(text)
    goes_on = previous.full or broken or capitals or text[:1].islower()
    return goes_on and not _is_sentence(text)


def _is_set_on(above: FlowLine, line: FlowLine) -> bool:
    """Whether a bold line stands as near below another one as lines of its size do."""
    one, other = above.line, line.line
    if not (one.bold and other.bold and above.same_size(line)) or one.top is None:
        return False
    return 0 < (other.top or 0.0) - one.top < _STEP * (other.size or 0.0)


def _is_sentence(text: str) -> bool:
    """Whether a line is a sentence of its own, which no title goes on with."""
    return text[:1].isupper() and text.endswith(".") and text.count(" ") >= _FEW_SPACES


def _is_listed(title: str, line: FlowLine, listed: str | None) -> bool:
    """Whether the contents list prints the line as a part of the title."""
    return listed is not None and _nearer(title, line.text, listed)


def _same_face(one: FlowLine, other: FlowLine) -> bool:
    a, b = one.line, other.line
    if a.size is None or b.size is None:
        return True
    return a.bold == b.bold and one.same_size(other)


def _alike(first: FlowLine, line: FlowLine) -> bool:
    """Whether a line at a page's top is set like the title above the page end, and set apart."""
    one, other = first.line, line.line
    if one.size is None or other.size is None or not (one.bold and other.bold):
        return False
    return first.same_size(line) and numbered(line.text) is None


def _nearer(title: str, text: str, listed: str) -> bool:
    """Whether adding `text` brings the title nearer to what the contents list prints."""
    so_far, goal = squash(title).rstrip("-\u00ad"), squash(listed)
    longer = so_far + squash(text)
    return len(so_far) < len(goal) and goal.startswith(so_far[:-1]) and goal.startswith(longer[:-1])
