"""Lines whose parts a template sets far apart: numbers before titles, case lines beside them.

Some templates print an item's number in a column of its own, and the case line at the right of the
title. A justified title of few words stands as far from its number, and goes on below it. The
number belongs before the title, and the case line below all of its lines. A field's heading in a
column too narrow for it is broken (`Sagsfremstil-`, `ling:`): its text is level with both lines,
and would stand between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from parse.lines.caseline import is_case_line
from parse.lines.fields import field_heading
from parse.lines.numbering import lone_number
from parse.model import Line

# A number's column is narrower than this (points); both stand on one baseline.
_COLUMN, _SAME_BASELINE, _SAME_SIZE = 90.0, 4.5, 0.6
# A broken heading's first line is this long at most, and its rest one of the next few lines; both
# begin at one place (points) and stand as near as lines do (in sizes).
_LABEL, _NEAR, _SAME_EDGE, _LINE_STEP = 20, 5, 1.0, 1.8


def in_printed_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a page with numbers put before their titles, and case lines below them."""
    joined: list[Line] = []
    for line, below in zip_longest(lines, lines[1:]):
        if joined and _numbers(joined[-1], line, below):
            number = joined.pop()
            text = f"{number.text} {line.text}"
            joined.append(replace(line, text=text, x0=number.x0))
        else:
            joined.append(line)
    at = 0
    while at < len(joined):
        end = _end_of_title(joined, at) if is_case_line(joined[at].text) else at
        if end > at:
            joined[at : end + 1] = [*joined[at + 1 : end + 1], joined[at]]
        at = end + 1
    return tuple(_with_whole_labels(joined))


def _with_whole_labels(lines: list[Line]) -> list[Line]:
    """The lines with fields' headings put together that their column broke."""
    rests: set[int] = set()
    whole = list(lines)
    for at, line in enumerate(lines[:-1]):
        if len(line.text) > _LABEL or at in rests or not line.text[:1].isupper():
            continue
        if not any(_is_right_of(line, other) for other in lines[at + 1 : at + 3]):
            continue
        for below in range(at + 1, min(at + _NEAR, len(lines))):
            rest = lines[below]
            if not _stands_below(line, rest):
                continue
            label = line.text.rstrip("-\u00ad") + rest.text
            if field_heading(line.text) is None and field_heading(label):
                whole[at] = replace(line, text=label)
                rests.add(below)
            break
    return [line for at, line in enumerate(whole) if at not in rests] if rests else lines


def _stands_below(line: Line, rest: Line) -> bool:
    """Whether a line is set as the next one of a narrow column."""
    if line.x0 is None or rest.x0 is None or line.top is None or rest.top is None:
        return False
    near = 0 < rest.top - line.top < _LINE_STEP * (line.size or 10.0)
    return near and abs(line.x0 - rest.x0) < _SAME_EDGE and _alike(line, rest)


def _is_right_of(line: Line, other: Line) -> bool:
    return (
        line.x1 is not None
        and other.x0 is not None
        and other.x0 > line.x1
        and line.page == other.page
    )


def _numbers(number: Line, title: Line, below: Line | None) -> bool:
    """Whether a line is only the number of the line to its right.

    With a word (`Punkt 3`) it may stand in any column.
    """
    if number.x1 is None or title.x0 is None or title.x0 <= number.x1:
        return False
    named = title.text[:1].isalnum() and not title.text.isdigit()
    counted = lone_number(number.text) if named else None
    if counted is None:
        return False
    worded = counted.marked and number.text[:1].isalpha() and bool(number.bold)
    beside = (
        title.x0 < (number.x0 or 0.0) + _COLUMN
        or worded
        or (
            below is not None
            and bool(number.bold)
            and _stands_below(number, below)
            and lone_number(below.text) is None
        )
    )
    alike = _alike(number, title) or _is_label_of(number, title)
    return beside and _level(number, title) and alike


def _is_label_of(number: Line, title: Line) -> bool:
    """Whether a number of two parts stands in a column of small labels, beside a bold title."""
    apart = "." in number.text.strip(" .") and bool(title.bold)
    return apart and (number.size or 0.0) < (title.size or 0.0)


def _end_of_title(lines: Sequence[Line], case: int) -> int:
    """The last line of the title that stands left of a case line; `case` itself for none."""
    here = lines[case]
    end = case + 1
    if end >= len(lines) or here.x0 is None or not _level(here, lines[end]):
        return case
    title = lines[end]
    if title.x1 is None or title.x1 > here.x0:
        return case
    while end + 1 < len(lines) and _goes_on(lines[end], lines[end + 1], title, here.x0):
        end += 1
    return end


def _goes_on(above: Line, below: Line, title: Line, right: float) -> bool:
    """Whether a line is set as a title's further one: as near as lines are, left of the case."""
    if below.top is None or above.bottom is None or below.x1 is None or below.x1 > right:
        return False
    near = 0 <= below.top - above.bottom < 0.5 * (below.size or 10.0)
    return near and _alike(below, title) and above.x1 is not None and above.x1 > 0.6 * right


def _level(one: Line, other: Line) -> bool:
    if one.page != other.page or one.bottom is None or other.bottom is None:
        return False
    return abs(one.bottom - other.bottom) < _SAME_BASELINE


def _alike(one: Line, other: Line) -> bool:
    return one.bold == other.bold and abs((one.size or 0.0) - (other.size or 0.0)) < _SAME_SIZE
