"""Attendance lists → people. The lists' forms differ by council and year; see `attendance_words`.

A line is a heading, an entry, or the rest of the entry before it; what is none of these is handed
back, so that it stays searchable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parse import attendance_words as w
from parse.attendance_entry import Person, is_known, municipality, people
from parse.characters import SOFT_HYPHEN, plain
from parse.model import Attendance, Line, Status
from parse.paragraphs import bullet_text
from parse.tables import CELL

_PARTY_CELL = re.compile(r"[A-ZÆØÅ]{1,2}")
_RUN = 3  # so many entries with known municipalities in a row are a list without a heading
_STRAY = 2  # so many lines in a row that fit nothing may stand inside a list
_SAME_ROW = 2.0  # points by which the parts of one row may differ in height


@dataclass(frozen=True, slots=True)
class _Row:
    """A line's text with what belongs to it from other columns, and all lines it is made of."""

    text: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """Rows that make one entry, under a group's heading."""

    text: str
    lines: tuple[Line, ...]
    group: str | None
    prose: bool


def parse_attendance(
    lines: Sequence[Line],
) -> tuple[tuple[Attendance, ...], tuple[Line, ...]]:
    """The people of the list in their order, and the lines that could not be placed."""
    found: list[Attendance] = []
    missed: list[Attendance] = []
    unplaced: list[Line] = []
    for entry in _entries(_rows(lines)):
        persons = people(entry.text, prose=entry.prose)
        if not persons:
            unplaced.extend(entry.lines)
        for person in persons:
            found.append(_attendance(person, entry.group))
            if member := person.came_for:
                away = replace(member, absent=True, substitute=person.name)
                missed.append(_attendance(away, entry.group))
                found.append(missed[-1])
    return _once(found, missed), tuple(unplaced)


def find_attendance(lines: Sequence[Line]) -> slice | None:
    """Where the list stands among the lines before the first section; None when there is none.

    It begins at a heading with people below it, or, without one, at three entries in a row.
    """
    texts = [_text(line) for line in lines]
    kinds = [_kind(text) for text in texts]
    begin = _begin(kinds)
    if begin is None:
        return None
    end = last = begin
    while end < len(kinds) and end - last <= _STRAY:
        if kinds[end] != "other" or _continues_any(texts[end]):
            last = end
        end += 1
    return slice(begin, last + 1)


def looks_like_attendance(lines: Sequence[Line]) -> bool:
    """Whether an attendance list stands among the lines."""
    return find_attendance(lines) is not None


def _text(line: Line) -> str:
    """A line's text; a table's row reads as the list entry its cells amount to."""
    if CELL not in line.text:
        text = plain(line.text)
        return bullet_text(text) or text
    cells = [cell.strip() for cell in line.text.split(CELL) if cell.strip()]
    return plain(", ".join(f"({cell})" if _PARTY_CELL.fullmatch(cell) else cell for cell in cells))


def _begin(kinds: Sequence[str]) -> int | None:
    for index, kind in enumerate(kinds):
        below = [k for k in kinds[index + 1 : index + 4] if k != "heading"]
        if kind == "heading" and below and below[0] in {"entry", "name"}:
            return index
        if kind == "inline":
            return index
        run = kinds[index : index + _RUN]
        if len(run) == _RUN and all(k == "entry" for k in run):
            return index
    return None


def _kind(text: str) -> str:
    """`heading`, `inline` (a group and its people), `entry` (surely a person), `name`, `other`."""
    if not text:
        return "other"
    if _inline(text) is not None:
        return "inline"
    if w.LIST_HEADINGS.fullmatch(text.rstrip(": ")) or _group(text) is not None:
        return "heading"
    if is_known(text):
        return "entry"
    return "name" if people(text) else "other"


def _continues_any(text: str) -> bool:
    return municipality(text) is not None or text[:1] == "(" or text[:1].islower()


# ── lines → rows → entries ───────────────────────────────────────────────────────────


def _rows(lines: Sequence[Line]) -> list[_Row]:
    """Lines with a municipality or party of another column put back beside their name."""
    rows: list[_Row] = []
    for line in lines:
        text = _text(line)
        if not text:
            continue
        home = _home(line, text, rows)
        if home is None:
            rows.append(_Row(text, (line,)))
        else:
            row = rows[home]
            rows[home] = _Row(f"{row.text}, {text}", (*row.lines, line))
    return rows


def _home(line: Line, text: str, rows: Sequence[_Row]) -> int | None:
    """The row at the same height, left of a cell that holds only a municipality or a party."""
    if line.top is None or line.x0 is None:
        return None
    cell = municipality(text) is not None or (text.strip("()").isalpha() and len(text) <= _CELL)
    if not cell:
        return None
    for index in range(len(rows) - 1, -1, -1):
        first = rows[index].lines[0]
        same = first.page == line.page and first.top is not None
        if same and abs((first.top or 0.0) - line.top) <= _SAME_ROW and (first.x0 or 0) < line.x0:
            return index
    return None


_CELL = 3


def _entries(rows: Sequence[_Row]) -> list[_Entry]:
    entries: list[_Entry] = []
    group: str | None = None
    open_entry = False
    for row in rows:
        text = row.text
        if w.LIST_HEADINGS.fullmatch(text.rstrip(": ")):
            group, open_entry = None, False
        elif (inline := _inline(text)) is not None:
            group, rest = inline
            entries.append(_Entry(rest, row.lines, group, prose=True))
            open_entry = True
        elif (heading := _group(text)) is not None:
            group, open_entry = heading, False
        elif open_entry and _continues(entries[-1], row):
            entry = entries[-1]
            joined = _join(entry.text, text)
            entries[-1] = replace(entry, text=joined, lines=(*entry.lines, *row.lines))
        else:
            entries.append(_Entry(text, row.lines, group, prose=False))
            open_entry = True
    return entries


def _group(text: str) -> str | None:
    """The name of the group that the line heads, as printed without colon and `fra`; or None."""
    bare = text.rstrip(" :.")
    if not w.GROUP_HEADINGS.fullmatch(bare):
        return bare if text.endswith(":") and not people(bare) and len(bare) < _LONGEST else None
    if bare.lower().startswith("fra ") or not w.ABSENT_GROUP.search(bare):
        return bare
    return bare.removesuffix(" fra")


_LONGEST = 50


def _inline(text: str) -> tuple[str, str] | None:
    """A group and the people after it on its line: `Fra KL: A og B`, `Afbud fra A`."""
    match = w.INLINE_GROUP.match(text)
    if match is None or not people(match["rest"], prose=True):
        return None
    group = match["group"].strip()
    if not w.GROUP_HEADINGS.fullmatch(group):
        return None
    absences = w.ABSENT_GROUP.search(group) and "afbud" in group.lower()
    return "Afbud" if absences else group.removesuffix(" var"), match["rest"]


def _continues(entry: _Entry, row: _Row) -> bool:
    """Whether the row is the rest of the entry rather than one of its own."""
    before, text = entry.text, row.text
    if before.endswith((",", "-", "/", "(", SOFT_HYPHEN)) or before.count("(") > before.count(")"):
        return True
    if before.lower().endswith((" og", " samt", " for", " supp.", " af", " ved")):
        return True
    if text[0] in "(–" or text[0].islower() or text.lower() in {"kommune", "regionskommune"}:
        return not text.lower().startswith(("von ", "van ", "de ")) or not is_known(before)
    persons = people(before, prose=entry.prose)
    if entry.prose:
        return not before.endswith(".") and not row.lines[0].blank_before and not is_known(text)
    if municipality(text) is not None:
        return len(persons) <= 1 and not any(person.municipality for person in persons)
    if is_known(before) or len(persons) > 1:
        return False
    surname = text.split(",")[0].split("(")[0].split()
    return len(surname) == 1 and (is_known(text) or (bool(persons) and text == surname[0]))


def _join(before: str, text: str) -> str:
    if before.endswith(SOFT_HYPHEN):
        return before.removesuffix(SOFT_HYPHEN) + text
    if before.endswith("-"):
        return (before if text[0].isupper() else before[:-1]) + text
    comma = municipality(text) is not None and not before.endswith((",", ")"))
    return f"{before}, {text}" if comma else f"{before} {text}"


# ── people → attendance ──────────────────────────────────────────────────────────────


def _attendance(person: Person, group: str | None) -> Attendance:
    absent = person.absent or bool(group and w.ABSENT_GROUP.search(group))
    return Attendance(
        name=person.name,
        party=person.party,
        municipality=person.municipality,
        group=group,
        status=Status.ABSENT if absent else Status.PRESENT,
        substitute=person.substitute,
    )


def _once(found: Sequence[Attendance], missed: Sequence[Attendance]) -> tuple[Attendance, ...]:
    """The list with each absent member once: `missed` are known from their substitutes' entries.

    Where the list names such a member elsewhere (under `Afbud`), that entry stays, and gets the
    substitute.
    """
    told = {id(person) for person in missed}
    listed = {person.name for person in found if id(person) not in told}
    substitutes = {person.name: person.substitute for person in missed}
    return tuple(
        replace(person, status=Status.ABSENT, substitute=substitutes[person.name])
        if person.name in substitutes
        else person
        for person in found
        if id(person) not in told or person.name not in listed
    )
