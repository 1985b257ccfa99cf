"""Attendance lists → people. Their forms differ by council and year: see `parse.attendance.words`.

A row is a heading, an entry, or the rest of the entry before it; what is none of these is handed
back, so that it stays searchable and is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from parse.attendance import words as w
from parse.attendance.breaks import is_middle
from parse.attendance.doubts import explains, may_be_away, says_more
from parse.attendance.entries import Entry, entries_of
from parse.attendance.entry import Person, people
from parse.attendance.facing import with_facing_lists
from parse.attendance.grid import SAID_OF, names_roles, role_of
from parse.attendance.groups import group_of, inline_group, kind_of, of_substitutes
from parse.attendance.joining import goes_on
from parse.attendance.marks import with_marks_said
from parse.attendance.once import Told, once
from parse.attendance.places import municipality, party_heading
from parse.attendance.row import Row
from parse.attendance.rows import rows_of
from parse.attendance.towns import with_places
from parse.attendance.turned import with_names_in_order
from parse.model import Attendance, Line, Paragraph, Status
from parse.parties import party_letter

_HEADS = {"heading", "heads"}
_RUN = 3  # so many entries with known municipalities in a row are a list without a heading
_STRAY = 2  # so many rows in a row that fit nothing may stand inside a list
_TORN = 0.5  # of a list's lines that may fit nothing
_CLOSING = 2  # so many known people make a list at the end of the minutes


class Lists(NamedTuple):
    """What attendance lists among some lines tell.

    `rest`: the lines that tell of nobody, or not wholly of somebody, in their order. `unread`:
    those of them that stand in a list: each is a doubt. `besides`: entries that are understood and
    say more of their people than is kept of them.
    """

    people: tuple[Attendance, ...]
    rest: tuple[Line, ...]
    unread: tuple[Line, ...]
    besides: tuple[Paragraph, ...] = ()


class _Read(NamedTuple):
    """The people of a list, the lines that were not (wholly) understood, and what is told more."""

    people: list[Told]
    left: list[Line]
    besides: list[Paragraph]


def take_attendance(lines: Sequence[Line]) -> Lists:
    """The people of all lists among the lines, and the lines that are left.

    A list begins at a heading with people below it, or, without one, at three entries in a row.
    """
    rows = rows_of(lines)
    for told in (with_facing_lists, with_names_in_order, with_places, with_marks_said):
        rows = told(rows)
    kinds = [kind_of(row) for row in rows]
    found: list[Told] = []
    besides: list[Paragraph] = []
    listed: set[int] = set()
    unread: set[int] = set()
    at = 0
    while (region := _next_list(rows, kinds, at)) is not None:
        held = [line for row in rows[region] for line in row.lines]
        scrambled = _is_scrambled(rows[region])
        read = _Read([], held, []) if scrambled else _people(rows[region], kinds[region])
        found += read.people
        besides += read.besides
        listed |= set(map(id, held))
        unread |= set(map(id, read.left))
        at = region.stop
    return Lists(
        once(found),
        tuple(line for line in lines if id(line) in unread or id(line) not in listed),
        tuple(line for line in lines if id(line) in unread),
        tuple(besides),
    )


def parse_attendance(
    lines: Sequence[Line],
) -> tuple[tuple[Attendance, ...], tuple[Line, ...]]:
    """The people of a list that is nothing else, and the lines that could not be placed."""
    rows = rows_of(lines)
    found, left, _ = _people(rows, [kind_of(row) for row in rows])
    unplaced = set(map(id, left))
    return once(found), tuple(line for line in lines if id(line) in unplaced)


def closes_with_attendance(every: Sequence[Line], start: int, *, other: bool) -> bool:
    """Whether the lines from `start` on are an attendance list from a heading to their end.

    The heading may stand in its people's sentence: `Til stede var: Ida Bro, Skive, …`.

    `other`: the document has a list elsewhere, so that only a heading of a whole list counts.
    """
    text = every[start].text
    group = inline_group(text)
    first = group[0] if group else text.rstrip(" :.")
    if not (w.LIST_HEADINGS if other else w.CLOSING_HEADINGS).fullmatch(first):
        return False
    lines = every[start:]
    found, rest, *_ = take_attendance(lines)
    known = sum(person.party is not None or person.municipality is not None for person in found)
    # What heads nothing but such lists does so even where columns were torn.
    most = _TORN * len(lines) if w.LIST_HEADINGS.fullmatch(first) else _STRAY
    return known >= _CLOSING and len(rest) <= most and lines[0] not in rest


# ── where lists begin and end ────────────────────────────────────────────────────────


def _next_list(rows: Sequence[Row], kinds: Sequence[str], at: int) -> slice | None:
    """The next list from row `at` on; None when there is none."""
    begin = next((i for i in range(at, len(kinds)) if _begins(kinds, i)), None)
    if begin is None:
        return None
    end = last = begin
    prose = False  # whether the row above is a sentence, or goes on with one
    while end < len(kinds) and end - last <= _STRAY:
        is_rest = kinds[end] == "other" and _is_rest(rows, end, prose=prose)
        prose = kinds[end] == "inline" or (prose and is_rest)
        if kinds[end] != "other" or is_rest:
            last = end
        end += 1
    return slice(begin, last + 1)


def _is_scrambled(rows: Sequence[Row]) -> bool:
    """Whether a dump has torn up a table that tells by columns who came, or for whom.

    Where places are known, columns are.
    """
    if any(line.top is not None for row in rows for line in row.lines):
        return False
    roles = [
        None if row.head or row.unread or row.person is not None else role_of(row.text)
        for row in rows
    ]
    others = {"name", "party", "town"}
    substitutes = any(
        role == "substitute" and {before, after} & others
        for before, role, after in zip(["", *roles], roles, [*roles[1:], ""], strict=False)
    )
    texts = [row.text.rstrip(": ") for row in rows if not (row.head or row.unread)]
    return substitutes or _are_statuses(texts)


def _are_statuses(texts: Sequence[str]) -> bool:
    """Whether what looks like headings of groups tells of each person who came.

    Groups have people, do not come again before another group, and have no columns' heads. In small
    letters it is the end of an entry (`…, supp. Ida Bro` / `deltog`).
    """
    said = [at for at, text in enumerate(texts) if w.STATUS.fullmatch(text) and not is_middle(text)]
    marked = any(text.isalnum() and w.MARK.fullmatch(text) for text in texts)
    empty = any(
        not w.says_absence(texts[at]) and (at + 1 == len(texts) or w.is_heading(texts[at + 1]))
        for at in said
    )
    heads = [at for at, text in enumerate(texts) if w.is_heading(text)]
    again = any(
        texts[first] == texts[last] and {first, between, last} <= set(said)
        for first, between, last in zip(heads, heads[1:], heads[2:], strict=False)
    )
    headed = any(role_of(text) in SAID_OF and not w.is_heading(text) for text in texts)
    return marked or empty or again or bool(headed and said)


def _is_rest(rows: Sequence[Row], at: int, *, prose: bool) -> bool:
    """Whether a row that is no entry goes on with the row above."""
    above, row = rows[at - 1], rows[at]
    return row.inner or goes_on(above.text, above, row, prose=prose)


def _begins(kinds: Sequence[str], index: int) -> bool:
    kind = kinds[index]
    if kind in _HEADS:
        below = [k for k in kinds[index + 1 : index + 9] if k not in _HEADS]
        listed = {"entry", "name", "person"}
        if below[:1] == ["other"] and set(below[1:3]) <= listed and below[1:3] != ["name", "name"]:
            del below[0]  # `(i alfabetisk rækkefølge)`
        return bool(below) and (
            below[0] in {"entry", "name", "person", "inline", "unread"}
            or (
                below[0] in {"town", "party"}
                and below[1:2] in (["entry"], ["name"], ["town"], ["person"])
            )
        )
    if kind == "entry" and kinds[index + 1 : index + 2] == ["inline"]:  # `Mødeleder: Ida Bro (A)`
        return True
    run = kinds[index : index + _RUN]
    return kind == "inline" or (len(run) == _RUN and all(k in {"entry", "person"} for k in run))


# ── entries → people ─────────────────────────────────────────────────────────────────


def _people(rows: Sequence[Row], kinds: Sequence[str]) -> _Read:
    """The people of a list's rows, and what of these is left."""
    found: list[Told] = []
    besides: list[Paragraph] = []
    left: list[Line] = []
    entries = entries_of(rows, kinds)
    for entry in entries:
        persons, used = _understood(entry)
        if _speaks_again(entry, persons, found):
            left += [line for row in entry.rows for line in row.lines]
            continue
        doubtful = any(row.doubtful for row in entry.rows[:used]) or not (
            entry.rows[0].person or explains(entry.text(used), *persons, prose=entry.prose)
        )
        unplaced = entry.rows if doubtful else entry.rows[used:]
        left += [line for row in unplaced for line in row.lines]
        if persons and not doubtful and says_more(entry.text(used), *persons):
            besides.append(Paragraph(entry.text(used), entry.rows[0].lines[0].page))
        for person in persons:
            said = _said_of(person, persons, entry.text(used))
            partly = w.CAME_FOR_PART.search(said) is not None or _came(person, said)
            who = entry.completed(person)
            found.append(Told(_attendance(who, entry.group, partly=partly)))
            if member := person.came_for:
                away = replace(member, absent=True, substitute=person.name)
                found.append(Told(_attendance(away, entry.group), by_substitute=True))
    entered = {id(line) for entry in entries for row in entry.rows for line in row.lines}
    heads = [row for row in rows if not {id(line) for line in row.lines} <= entered]
    told = [told.person for told in found]
    left += [line for row in heads if not _heads(row, told) for line in row.lines]
    return _Read(found, left, besides)


def _came(person: Person, said: str) -> bool:
    """Whether what is said of a person is that this one came: `Ida Bro deltog via video.`."""
    return w.CAME_SELF.match(said.removeprefix(person.name)) is not None


def _said_of(person: Person, persons: Sequence[Person], text: str) -> str:
    """What an entry says behind a person's name, and before the next one's."""
    start = text.find(person.name)
    if len(persons) == 1 or start < 0:
        return text if len(persons) == 1 else ""
    ends = (text.find(other.name, start + 1) for other in persons if other is not person)
    return text[start : min((end for end in ends if end > start), default=len(text))]


def _speaks_again(entry: Entry, persons: Sequence[Person], found: Sequence[Told]) -> bool:
    """Whether an entry only says what somebody who is listed did: `Ida Bro forlod mødet kl. 11`."""
    if len(persons) != 1 or persons[0].party or persons[0].municipality or persons[0].absent:
        return False
    remarks = w.REMARK.search(entry.first) is not None
    return remarks and any(told.person.name == persons[0].name for told in found)


def _heads(row: Row, people: Sequence[Attendance]) -> bool:
    """Whether all that a heading says is known: it is an ordinary one, or people are below it."""
    text = row.text.rstrip(" :.")
    if row.head or w.is_heading(text) or role_of(text) or names_roles(text):
        return True
    if w.NOBODY.fullmatch(text):
        return True
    town, party = municipality(text), party_heading(text) or party_letter(text)
    return any(
        person.group in {text, group_of(row.text)}
        or (town is not None and person.municipality == town)
        or (party is not None and person.party == party)
        for person in people
    )


def _understood(entry: Entry) -> tuple[tuple[Person, ...], int]:
    """The entry's people, and how many of its rows, from the first on, tell of them.

    As many as tell of nothing else: `Afbud: Ida Bro, Bo Ås` / `Mødet hævet kl. 12`. Nobody, where
    it speaks of an absence that is not understood.
    """
    if (person := entry.rows[0].person) is not None:
        return (person,), 1
    longest: tuple[tuple[Person, ...], int] = (), 0
    away = w.says_absence(entry.group or "")
    for used in range(len(entry.rows), 0, -1):
        text = of_substitutes(entry.text(used), entry.group)
        if found := people(text, prose=entry.prose):
            if not away and may_be_away(text, *found):
                return (), 0
            if explains(text, *found, prose=entry.prose):
                return found, used
            longest = longest if longest[1] else (found, used)
    return longest


def _attendance(person: Person, group: str | None, *, partly: bool = False) -> Attendance:
    """A person of a group; `partly`: this one was there for a part of the meeting."""
    absent = person.absent or (w.says_absence(group or "") and not partly)
    return Attendance(
        name=person.name,
        party=person.party,
        municipality=person.municipality,
        group=group,
        status=Status.ABSENT if absent else Status.PRESENT,
        substitute=person.substitute,
    )
