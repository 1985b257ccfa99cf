"""Attendance as a table: `Navn | Parti | Kommune`, in any order, with or without a head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from parse.attendance import words as w
from parse.attendance.doubts import explains, may_be_away
from parse.attendance.entry import Person, people, stands_for
from parse.attendance.grid import (
    SAID_OF,
    Cells,
    Grid,
    head_of,
    is_head,
    names_roles,
    role_of,
    roles_of,
)
from parse.attendance.places import BRACKETS, is_party, municipality, place_named, with_comma
from parse.attendance.wrapping import whole_rows
from parse.model import Line
from parse.parties import party_letter

_PEOPLES = frozenset({"name", "first", "last", "present", "absent"})
_SEVERAL = 2
_SPARSE = 0.5  # of the rows that name a substitute where only those who came are named


@dataclass(frozen=True, slots=True)
class Read:
    """What a row of a table tells; `text` where it is no person's row, `unread` where nobody's."""

    text: str
    lines: tuple[Line, ...]
    person: Person | None = None
    head: bool = False
    doubtful: bool = False
    unread: bool = False


def read_grid(grid: Grid) -> Iterator[Read]:
    """Each row's person; rows of one cell, heads and rows not understood as text.

    Heads above other columns begin a table of their own, though it stands close below.
    """
    heads = [at for at, row in enumerate(grid.rows) if _names_columns(row)]
    starts = [
        at for above, at in pairwise(heads) if grid.rows[at].filled != grid.rows[above].filled
    ]
    bounds = [0, *starts, len(grid.rows)]
    for start, stop in pairwise(bounds):
        yield from _read_table(Grid(grid.rows[start:stop], grid.wrapped))


def _names_columns(row: Cells) -> bool:
    """Whether a row heads columns, one of them people's: `Kommune | Stedfortræder` ends a cell."""
    several = len(row.filled) > 1 and is_head(row)
    return several and any(role_of(text) in _PEOPLES for text in row.texts)


def _read_table(grid: Grid) -> Iterator[Read]:
    roles = roles_of(grid)
    if grid.wrapped and "last" not in roles.values():  # a surname alone does not tell a person
        grid = Grid(tuple(whole_rows(grid, _Table.of(grid).name, roles)))
    table = _Table.of(grid)
    town = ""
    for row in grid.rows:
        if table.is_head(row):
            title = row.texts[table.name]
            if group := _group_above(title):
                yield Read(group, ())
            # A table's first head may name the group, too: `Deltagere | Parti | Kommune`.
            yield Read(title or " ", row.all_lines, head=not w.is_heading(title))
        elif table.is_lone(row):
            yield Read(
                row.texts[row.filled[0]], row.all_lines, unread=row.torn or table.is_said(row)
            )
        else:
            said = table.said(row)
            if table.column.get("town", table.name) < table.name:
                town = said["town"] = said["town"] or town  # said once for several rows
            yield table.read(row, said)


@dataclass(frozen=True, slots=True)
class _Table:
    """What the columns of a grid hold.

    `column`: the column of each role; `name`: that of the names. `marked`: roles whose cells are
    marks. `standing`: nearly every row names a substitute, whether or not one came.
    """

    column: dict[str, int]
    name: int
    headed: bool
    marked: frozenset[str]
    standing: bool

    @staticmethod
    def of(grid: Grid) -> _Table:
        roles = roles_of(grid)
        column = {role: index for index, role in sorted(roles.items(), reverse=True)}
        marked = {
            role: any(w.MARK.fullmatch(cell) for cell in grid.column(column[role]))
            for role in ("present", "absent")
            if role in column
        }
        given = len(grid.column(column["substitute"])) if "substitute" in column else 0
        return _Table(
            column,
            column.get("name", column.get("last", 0)),
            bool(head_of(grid)),
            frozenset(role for role, is_marked in marked.items() if is_marked),
            given >= _SPARSE * len(grid.rows),
        )

    def is_head(self, row: Cells) -> bool:
        if len(row.filled) < 2 or not is_head(row):
            return False
        return self.headed or any(map(names_roles, row.texts))  # two heads stood close together

    def is_lone(self, row: Cells) -> bool:
        """Whether the row is one cell that is nobody's name: a group, a municipality, text."""
        if len(row.filled) > 1:
            return False
        text = row.texts[row.filled[0]]
        grouped = w.is_heading(text) or w.INLINE_GROUP.match(text)  # `Referent: Ida Bro`
        return row.filled != [self.name] or bool(grouped) or not people(text)

    def is_said(self, row: Cells) -> bool:
        """Whether a row of one cell tells something of somebody, and of whom it does not say."""
        said_of = {self.column.get(role) for role in SAID_OF}
        return row.filled[0] in said_of - {self.name}

    def said(self, row: Cells) -> dict[str, str]:
        """The row's cells by their roles."""
        return {role: row.texts[index] for role, index in self.column.items()}

    def read(self, row: Cells, said: dict[str, str]) -> Read:
        """The person of a row."""
        if not row.torn and (several := _of_town(said)):
            return Read(several, row.all_lines)
        person = None if row.torn else _person(said, self.marked, standing=self.standing)
        text = ", ".join(row.texts[index] for index in row.filled)
        if person is None:
            return Read(
                text, row.all_lines, unread=row.torn or not (people(text) or stands_for(text))
            )
        unsaid = self.standing and bool(said.get("substitute"))
        words = (row.texts[index] for index in row.filled)
        told = ", ".join(w.ANSWERED.sub("", cell.strip()) for cell in words)
        if may_be_away(told, person):
            return Read(text, row.all_lines, unread=True)
        doubtful = row.doubtful or unsaid or not explains(told, person)
        return Read(text, row.all_lines, person, doubtful=doubtful)


def _of_town(said: dict[str, str]) -> str | None:
    """A row's people as a sentence, where its cell names several of one municipality."""
    town, names = said.get("town", "").rstrip(" :"), said.get("name", "")
    others = any(said.get(role) for role in said.keys() - {"town", "name"})
    if others or not municipality(town) or len(people(names, prose=True)) < _SEVERAL:
        return None
    return f"{town}: {names}"


def _group_above(title: str) -> str | None:
    """The group whose heading stood so near to the head below it that both are one: `Afbud Navn`.

    Whoever is listed below it would else be of the group before.
    """
    words = title.split()
    for at in range(1, len(words)):
        group = " ".join(words[:at])
        if w.is_heading(group) and role_of(" ".join(words[at:])) == "name":
            return group
    return None


def _person(said: dict[str, str], marked: frozenset[str], *, standing: bool) -> Person | None:
    """The person of a row, from its cells by role."""
    name = said.get("name") or f"{said.get('first', '')} {said.get('last', '')}".strip()
    party = said.get("party", "")
    letter, _, rest = name.partition(" ")
    if not party and is_party(letter) and " " in rest:  # no white space parted the two columns
        party, name = letter, rest
    person = _named(name, with_comma(said.get("remark", "")))
    if person is None:
        return None
    town = place_named(said.get("town", "")) or _town_in(said.get("post", ""))
    person = replace(
        person,
        party=(party_letter(party) if party else None) or person.party,
        municipality=town or person.municipality,
    )
    away = _is_away(said, marked)
    if away is not None:
        person = replace(person, absent=away)
    other = people(said.get("substitute", ""))
    if not other and (told := w.SUBSTITUTE_CAME.search(said.get("present", ""))):
        other = people(told["name"])  # `Afbud – stedfortræder Ida Bro`
    came = other and not standing and not (away is False and "present" in marked)
    return replace(person, absent=True, substitute=other[0].name) if came else person


def _town_in(post: str) -> str | None:
    """The municipality of a cell with posts: `Formand, Skive`, `Odder Kommune (fra punkt 3)`."""
    parts = BRACKETS.sub("", post).split(",")
    return next(filter(None, map(municipality, reversed(parts))), None)


def _named(name: str, remark: str) -> Person | None:
    """Whom the cell of the name tells of, with what a remark adds (`Afbud, Ida Bro deltog`)."""
    for text in (f"{name}, {remark}", name) if remark else (name,):
        found = people(text)
        if len(found) == 1:
            return found[0]
    named = name.istitle() and name.isalpha() and not (w.STATUS.fullmatch(name) or w.is_post(name))
    return Person(name) if named else None


def _is_away(said: dict[str, str], marked: frozenset[str]) -> bool | None:
    """Whether the row's marks say that the person stayed away; None where they say nothing."""
    absent, present = said.get("absent", "").strip(), said.get("present", "").strip()
    if absent:
        return not w.NO.fullmatch(absent)
    if present:
        return bool(w.DENIED.match(present)) or w.says_absence(present)
    if "present" in marked:
        return True
    return False if "absent" in marked else None
