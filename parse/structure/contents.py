"""The table of contents: taken out of the flow, and kept as a witness for the headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from parse.attendance import begins_list
from parse.lines.appendix_labels import is_bare_label, label_of
from parse.lines.contents_entries import (
    APPENDIX,
    BARE,
    ENDING,
    GOES_ON,
    LEADER,
    NUMBERED,
    Entry,
    entries_of,
)
from parse.lines.enumerations import bullet_text
from parse.lines.fields import heads_field
from parse.lines.flowline import FlowLine
from parse.lines.numbering import lone_number, numbered, place_of
from parse.model import CELL
from parse.text.spacing import initial, squash

_HEADINGS = frozenset({"indhold", "indholdsfortegnelse", "indholdsfortegnelse:", "indhold:"})
_HEADING_STARTS = ("indholdsfortegnelse-bilag", "indholdsfortegnelse–bilag", "bilagsoversigt")
# A short list of unnumbered entries may stand between others. Titles wrap over more lines, but
# then only a leader tells that the list goes on.
_MAX_BETWEEN, _MOST_WRAPPED = 2, 5
_AFTER_LIST = frozenset(
    "deltagerfortegnelse deltagere deltager afbud tilstede fraværende mødedeltagere".split()
)
_SAME_BASELINE = 3.0
# What heads the columns of a list that is set as a table: `Nr.`, `Punkt`, `Side`
_COLUMN_HEADS = re.compile(
    r"(?:(?:nr\.?|punkt|pkt\.?|emne|titel|tekst|sag|overskrift|side)(?:\s+\.{4,})?\s*)+",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\d{1,3}")
_SHORTEST = 3  # characters of `KKR`
_FEWEST_LISTED = 3
_MOST_BETWEEN_ROWS = 4  # lines of a title in its cell
_MOST_HEADINGS = 2  # a list may go on below its heading once more


@dataclass(frozen=True)
class Contents:
    """What the contents list says, and which lines of the flow it took (start, end)."""

    heading: str | None
    entries: tuple[Entry, ...]
    start: int
    end: int

    def title(self, number: str) -> str | None:
        """The title listed for a number, None where the list has none."""
        return self._titles.get(place_of(number))

    @cached_property
    def _titles(self) -> dict[tuple[int, ...], str]:
        """Titles by place; of two entries with one number the first counts."""
        return {place_of(e.number): e.title for e in reversed(self.entries) if e.number}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers the list holds."""
        return frozenset(entry.number for entry in self.entries if entry.number)


NOTHING = Contents(None, (), 0, 0)


class _Row(NamedTuple):
    """The segments of one printed line: lines `first` to `end` (exclusive) of the flow."""

    text: str
    first: int
    end: int
    line: FlowLine


class _Title(NamedTuple):
    """What a line lists: an item's place, if it is numbered, and its title, squashed."""

    place: tuple[int, ...] | None
    text: str


def find_contents(lines: Sequence[FlowLine]) -> Contents:
    """The document's contents list, `NOTHING` where there is none."""
    rows = _rows(lines)
    headings = [at for at, row in enumerate(rows) if _is_heading(row.text)]
    heading = headings[0] if headings else None
    if heading is not None and _is_in_front(rows, heading):
        end = max(_end(rows, heading + 1), _end_of_repeated(rows, heading + 1))
        entries = entries_of(_texts(rows[heading + 1 : end]))
        headed = any(heads_field(row.line) for row in rows[heading + 1 : end])
        if len(headings) > _MOST_HEADINGS and (headed or not _is_repeated(entries, rows[end:])):
            return _listed_again(rows)  # `Indhold` heads a part of each item
        if end == heading + 1:
            return NOTHING
        return Contents(rows[heading].text, entries, rows[heading].first, rows[end - 1].end)
    start = next((i for i, row in enumerate(rows) if LEADER.search(row.text)), None)
    if start is None or not _is_in_front(rows, start):
        return _listed_again(rows)
    start = _back_to_numbers(rows, _back_to_wrapped_start(rows, start))
    end = _end(rows, start)
    entries = entries_of(_texts(rows[start:end]))
    if end < len(rows) and not _is_repeated(entries, rows[end:]):
        return NOTHING
    return Contents(None, entries, rows[start].first, rows[end - 1].end)


def _listed_again(rows: Sequence[_Row]) -> Contents:
    """A list without heading, leaders and pages (`Dagsorden:` above it): all of it comes again.

    Numbered titles follow one another, and stand below once more with the same numbers.
    """
    found = [NUMBERED.match(row.text) for row in rows]
    front = next((at for at, row in enumerate(rows) if heads_field(row.line)), len(rows))
    end = 0
    for start in range(front):
        if start < end or found[start] is None:
            continue
        end = max(_end_of_count(found, start), start + 1)
        listed = [_said(one) for one in found[start:end] if one]
        again = [_said(one) for one in found[end:] if one] if len(listed) >= _FEWEST_LISTED else []
        if again and all(_comes_again(one, again) for one in listed):
            entries = entries_of(_texts(rows[start:end]))
            return Contents(None, entries, rows[start].first, rows[end - 1].end)
    return NOTHING


def _end_of_count(found: Sequence[re.Match[str] | None], start: int) -> int:
    """Where a run of rising numbers with titles ends that begins at `start`.

    Titles may wrap, and others without a number may stand between them.
    """
    end = start
    last: tuple[int, ...] = ()
    for at, one in enumerate(found[start:], start):
        if one is None and at - end < _MAX_BETWEEN:
            continue
        if one is None or not one["title"] or place_of(one["number"]) <= last:
            break
        last, end = place_of(one["number"]), at + 1
    return end


def _comes_again(entry: _Title, below: Sequence[_Title]) -> bool:
    """Whether an entry's title, or as much of it as a wider line has, stands below its number."""
    number, title = entry
    return any(
        other == number and len(text) >= _SHORTEST and title.startswith(text)
        for other, text in below
    )


def _said(numbered: re.Match[str]) -> _Title:
    """What a line says: `04 Veje` is `4. Veje`."""
    return _Title(place_of(numbered["number"]), squash(numbered["title"] or ""))


def _is_in_front(rows: Sequence[_Row], start: int) -> bool:
    """Whether no field is headed above: what stands within an item lists no contents."""
    return not any(heads_field(row.line) for row in rows[:start])


def _is_repeated(entries: Sequence[Entry], below: Sequence[_Row]) -> bool:
    """Whether a list that nothing heads says what stands below it, as rows with leaders do not.

    A form's lines to write on and a table's rows have leaders too. Titles may wrap.
    """
    titles = [squash(entry.title) for entry in entries]
    printed = (_title_in(row.text).text for row in below)
    return any(
        len(line) >= _SHORTEST and any(title.startswith(line) for title in titles)
        for line in printed
    )


def _rows(lines: Sequence[FlowLine]) -> list[_Row]:
    """Printed lines: an entry and its page number may be two segments without a leader."""
    rows: list[_Row] = []
    tabled = _tabled_rows(lines)
    for index, line in enumerate(lines):
        text = bullet_text(line.line.text) or line.line.text
        if index in tabled:
            if tabled[index]:
                rows.append(_Row(tabled[index], index, index + 1, line))
            else:
                rows[-1] = rows[-1]._replace(end=index + 1)
        elif rows and text.strip().isdigit() and line.beside:
            rows[-1] = _Row(f"{rows[-1].text} ..... {text}", rows[-1].first, index + 1, line)
        else:
            rows.append(_Row(text, index, index + 1, line))
    return rows


def _tabled_rows(lines: Sequence[FlowLine]) -> dict[int, str]:
    """The rows of a list below a head of columns of which one has pages: each in one line.

    Between two of them stand the further lines of the upper one's title, here empty.
    """
    head = next((at for at, line in enumerate(lines) if _heads_pages(line.text)), None)
    rows: dict[int, str] = {}
    if head is None:
        return rows
    last = head
    for at, line in enumerate(lines[head + 1 :], head + 1):
        cells = line.text.split(CELL)
        if len(cells) > 1 and _PAGE.fullmatch(cells[-1]):
            between = range(last + 1, at) if last > head else range(0)
            if between:
                title, page = rows[last].split(CELL)
                rest = (lines[below].text for below in between)
                rows[last] = CELL.join((" ".join((title, *rest)), page))
                rows.update(dict.fromkeys(between, ""))
            rows[at] = CELL.join((" ".join(cells[:-1]), cells[-1]))
            last = at
        elif at - last > _MOST_BETWEEN_ROWS:
            break
    return {at: text.replace(CELL, " ..... ") for at, text in rows.items()}


def _heads_pages(text: str) -> bool:
    """Whether a line heads the columns of a list of contents: `Pkt.`, `Tekst`, `Side`."""
    if CELL not in text:
        return False
    cells = text.split(CELL)
    return squash(cells[-1]) == "side" and all(map(_COLUMN_HEADS.fullmatch, cells))


def _is_heading(text: str) -> bool:
    if initial(text) not in ("i", "b"):
        return False
    squashed = squash(text)
    return squashed in _HEADINGS or (
        squashed.startswith(_HEADING_STARTS) and not LEADER.search(text)
    )


def _back_to_wrapped_start(rows: Sequence[_Row], start: int) -> int:
    """The first entry may begin on a line above its leader."""
    if start and NUMBERED.match(rows[start - 1].text) and not NUMBERED.match(rows[start].text):
        return start - 1
    return start


def _back_to_numbers(rows: Sequence[_Row], start: int) -> int:
    """All numbers may stand above all titles, with the end of a wrapped title among them."""
    first = start
    for at in range(start - 1, -1, -1):
        if BARE.match(rows[at].text):
            first = at
        elif first - at >= _MAX_BETWEEN:
            break
    numbers = any("." in row.text for row in rows[first:start] if BARE.match(row.text))
    return first if numbers else start  # without a dot they may be pages' numbers


def _end(rows: Sequence[_Row], start: int) -> int:
    """The index after the last line of the list that begins at `start`."""
    leaders = any(LEADER.search(row.text) for row in rows[start : start + 40])
    end = start
    between = 0
    for index in range(start, len(rows)):
        text = rows[index].text
        listed = is_entry_line(text, leaders=leaders) and between <= _MAX_BETWEEN
        if listed and leaders:  # no `1.1. Rammeaftale, fase 2` below the list
            listed = _compared(text, rows[start:end]) >= 0
        if listed or LEADER.search(text):
            end, between = index + 1, 0
        elif _is_below(rows[index], rows[start:end]):
            break
        elif not (leaders and BARE.match(text)):  # a run of numbers is part of the list
            between += 1
        if between > (_MOST_WRAPPED if leaders else _MAX_BETWEEN):
            break
    if end == start and not leaders:
        return _end_of_bare_list(rows, start)
    return _with_wrapped_end(rows, start, end)


def _is_below(row: _Row, listed: Sequence[_Row]) -> bool:
    """Whether a line without leader stands below the list: no leader after it is the list's.

    It heads a part of an item, or those who came, or says again what the list has: `1. Trafik`
    below `1. Trafik ..... 3`. Without a number it may be of the list (`Bilag 1: Notat`, once more).
    """
    if heads_field(row.line) or squash(row.text).rstrip(":") in _AFTER_LIST:
        return bool(listed)
    titles = {_title_in(one.text) for one in listed}
    return _title_in(row.text).place is not None and _is_listed(row.text, titles)


def is_entry_line(text: str, *, leaders: bool) -> bool:
    """Whether a line is one of a contents list: dot leaders, or an ending page number."""
    if LEADER.search(text):
        return True
    ending = ENDING.match(text)
    if ending is None or is_bare_label(text) or (text[0].isalpha() and lone_number(text)):
        return False  # `Bilag 3`, `Punkt nr. 3`
    # Without leaders a number at the end may belong to the title (`… for 2022`).
    return bool(NUMBERED.match(text)) or (leaders and int(ending["page"]) < 200)


def _end_of_repeated(rows: Sequence[_Row], start: int) -> int:
    """Where rising numbers with titles that come again below them end; `start` without any.

    OCR makes letters of leaders, and loses pages: `2.1. Siden sidst .`, `5. KKR secccscssss`.
    """
    titles = [_title_in(row.text) for row in rows[start:]]
    end = 0
    last: tuple[int, ...] = ()
    for at, (place, title) in enumerate(titles):
        if at - end > _MOST_WRAPPED or (place and place <= last):
            break
        below = (other.text for other in titles[at + 1 :] if other.place == place)
        if place and any(len(text) >= _SHORTEST and title.startswith(text) for text in below):
            end, last = at + 1, place
    return start + end


def _end_of_bare_list(rows: Sequence[_Row], start: int) -> int:
    """Where a list without leaders and pages ends.

    With its run of numbers, before the first title that it has listed, before a list of those who
    came, or with its page and what counts on at the top of the next one.
    """
    listed = _end_of_run(rows, start)
    if listed > start:
        return listed
    page = rows[start - 1].line.line.page
    end = start
    titles: set[_Title] = set()
    while end < len(rows) and not _is_listed(rows[end].text, titles):
        if rows[end].line.line.page != page and not _counts_on(rows[end].text, rows[start:end]):
            break
        if begins_list([row.text for row in rows[end : end + 2]]):
            break
        titles.add(_title_in(rows[end].text))
        end += 1
    count = sum(1 for row in rows[start:end] if NUMBERED.match(row.text))
    if count < _FEWEST_LISTED or end == len(rows):
        return start
    above = lone_number(rows[end - 1].text) if _is_listed(rows[end].text, titles) else None
    return end - 1 if above is not None and above.marked else end  # the number of that title


def _title_in(text: str) -> _Title:
    """A line's number, if it has one, and its title: `Punkt 1 (Åben): Veje` is `1. Veje`."""
    found = numbered(text)
    return _Title(found.place, squash(found.title)) if found else _Title(None, squash(text))


def _is_listed(text: str, titles: Collection[_Title]) -> bool:
    """Whether a line stands in the list already; a numbered title, set larger, wraps earlier.

    The list's numbers may stand on lines of their own.
    """
    place, title = _title_in(text)
    bare = len(title) >= _SHORTEST and any(
        one.text == title for one in titles if None in (place, one.place)
    )
    if place is None:
        return bare
    apart = any(one.text.rstrip(".") == ".".join(map(str, place)) for one in titles)
    same = (one.text for one in titles if one.place == place)
    return (bare and apart) or any(one.startswith(title) or title.startswith(one) for one in same)


def _counts_on(text: str, rows: Sequence[_Row]) -> bool:
    """Whether a line has a higher number than the last one of the list."""
    return _compared(text, rows) > 0


def _compared(text: str, rows: Sequence[_Row]) -> int:
    """How a line's number stands to the list's last: 1 above, -1 not above, 0 where one lacks."""
    found = (NUMBERED.match(row.text) for row in reversed(rows))
    last = next((place_of(one["number"]) for one in found if one), None)
    here = NUMBERED.match(text)
    if last is None or here is None:
        return 0
    return 1 if place_of(here["number"]) > last else -1


def _end_of_run(rows: Sequence[_Row], start: int) -> int:
    """The end of a run of items with rising numbers and of their appendices; `start` for none.

    Titles may wrap, and the last one too where the first number comes again below it. An appendix
    that comes again for one item, or is set as a heading that the list's are not, begins below.
    """
    end = start
    appendices: list[FlowLine] = []
    names: set[str] = set()  # of the item's appendices
    last: tuple[int, ...] = ()
    for index in range(start, len(rows)):
        text = rows[index].text
        entry = NUMBERED.match(text)
        if entry and "." in entry["number"]:
            number = tuple(map(int, entry["number"].split(".")))
            if number <= last:
                return index if appendices else start
            last = number
            names.clear()
        elif APPENDIX.match(text):
            label = label_of(text)
            name = label.name if label else ""
            if name in names or (appendices and rows[index].line.is_set_above(appendices[0])):
                return index
            appendices.append(rows[index].line)
            names.update([name] if name else [])
        elif index - end > _MAX_BETWEEN:
            break
        else:
            continue
        end = index + 1
    return end if appendices else start


def _with_wrapped_end(rows: Sequence[_Row], start: int, end: int) -> int:
    """Takes in the last entry's second line, where the typesetter put it below the leader."""
    if start < end < len(rows):
        last, after = rows[end - 1].line, rows[end].line
        same_page = after.line.page == last.line.page and not after.page_top
        indented = (
            after.line.x0 is not None
            and last.line.x0 is not None
            and after.line.x0 >= last.line.x0 - 1
        )
        alike = (after.line.bold, after.line.italic) == (last.line.bold, last.line.italic)
        listed = squash(after.text).rstrip(":") not in _AFTER_LIST
        if same_page and indented and not after.gap and not after.line.bold and alike and listed:
            return end + 1
    return end


def _texts(rows: Sequence[_Row]) -> list[str]:
    """The list's lines, with a leader before each page number that the right edge tells.

    Page numbers stand at the list's right edge: `… til flygtninge i de 17` ends short of it and
    goes on in the next line, `… den 23. april 5` was squeezed and ends at it.
    """
    edges = [row.line.line.x1 for row in rows if row.line.line.x1 is not None]
    right = max(edges, default=0.0)
    texts = []
    for row in rows:
        if _COLUMN_HEADS.fullmatch(row.text):
            continue
        x1 = row.line.line.x1
        ends = re.search(r"\s(\d{1,3})$", row.text)
        if x1 is None or ends is None or LEADER.search(row.text):
            texts.append(row.text)
        elif x1 > right - _SAME_BASELINE:
            texts.append(f"{row.text[: ends.start()]} ..... {ends[1]}")
        else:
            texts.append(f"{row.text}{GOES_ON}")
    return texts
