"""Footnotes: taken from the foot of a page to the text that they belong to.

In a PDF a note stands below whatever happens to end the page, which may be another item. It is
recognised by its place, its smaller type and its number, and goes to the end of the field whose
text on that page carries the number. A note whose number is not found stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from parse.layout import Flow, FlowLine

_NOTE = re.compile(r"^(?P<number>\d{1,2})[.)]?\s*(?=[^\W\d_]|[\"”„(])")
_SMALLER = 0.9
_MAX_LINES = 12

Notes = Mapping[int, tuple[FlowLine, ...]]


def take_footnotes(flow: Flow) -> tuple[tuple[FlowLine, ...], Notes]:
    """The body without its footnotes, and these by the id of the line that carries their number."""
    if flow.body_size is None:
        return flow.lines, {}
    notes: dict[int, tuple[FlowLine, ...]] = {}
    kept: list[FlowLine] = []
    for page in _pages(flow.lines):
        foot = _foot(page, flow.body_size)
        body, loose = page[: len(page) - len(foot)], []
        for note in _split(foot):
            found = _NOTE.match(note[0].text)
            place = _carrier([*kept, *body], found["number"]) if found else None
            if place is None:
                loose += note
            else:
                notes[id(place.line)] = (*notes.get(id(place.line), ()), *note)
        kept += [*body, *loose]
    return tuple(kept), notes


def with_notes(lines: Iterable[FlowLine], notes: Notes) -> list[FlowLine]:
    """A run of lines with the footnotes that it carries at its end."""
    run = list(lines)
    return [*run, *(note for line in run for note in notes.get(id(line.line), ()))]


def _pages(lines: Sequence[FlowLine]) -> list[list[FlowLine]]:
    pages: list[list[FlowLine]] = []
    for line in lines:
        if pages and pages[-1][-1].line.page == line.line.page:
            pages[-1].append(line)
        else:
            pages.append([line])
    return pages


def _foot(page: Sequence[FlowLine], body_size: float) -> list[FlowLine]:
    """The run of small lines that ends a page, from the first one with a number on."""
    start = len(page)
    while start and len(page) - start < _MAX_LINES and _is_small(page[start - 1], body_size):
        start -= 1
    while start < len(page) and not _NOTE.match(page[start].text):
        start += 1
    return list(page[start:]) if start else []


def _is_small(line: FlowLine, body_size: float) -> bool:
    return line.line.size is not None and line.line.size < body_size - _SMALLER


def _split(foot: Sequence[FlowLine]) -> list[list[FlowLine]]:
    """The notes of a foot: each begins with its number, one higher than the last."""
    split: list[list[FlowLine]] = []
    number = 0
    for line in foot:
        found = _NOTE.match(line.text)
        if found and (not split or int(found["number"]) == number + 1):
            number = int(found["number"])
            split.append([line])
        else:
            split[-1].append(line)
    return split


def _carrier(body: Sequence[FlowLine], number: str) -> FlowLine | None:
    """The last line that carries the number: raised behind a word, or set apart behind one."""
    raised = re.compile(rf"[^\W\d_][.,;:)”\"]?{number}(?!\d)")
    apart = re.compile(rf"[^\W\d_][.,;:)”\"] {number}(?= |$)")
    for pattern in (raised, apart):
        for line in reversed(body):
            if pattern.search(line.text):
                return line
    return None
