"""Rows of cells → what each column holds: by its head, else by most of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parse.attendance import words as w
from parse.attendance.chunks import chunks
from parse.attendance.entry import people
from parse.attendance.places import is_party, municipality, with_comma
from parse.model import Line

SAID_OF = frozenset({"present", "absent", "remark", "substitute", "post"})
"""Roles of columns that tell something of a person named beside."""

_PARTS = {
    "substitute",
    "party",
    "town",
    "first",
    "remark",
    "post",
}  # of a table's row, beside names
# What heads columns of names where they stand beside municipalities, and what such a head may be.
_NAMING, _NAMES = {"name", "present", "absent"}, "Navn"
_WORD = re.compile(r"[^\W_]+")
_MOST = 0.5  # of a column's cells
_SURE = 3  # words that name columns, behind which a head may be broken
_LIST, _WRAPPED_LIST = 0.4, 0.3  # of a list's lines: entries wrap, in narrow columns twice


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: the text of each cell, and the lines it is made of.

    `doubtful`: it may be two rows. `torn`: what of it belongs together cannot be told.
    """

    texts: tuple[str, ...]
    lines: tuple[tuple[Line, ...], ...]
    doubtful: bool = False
    torn: bool = False

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """The lines of all cells, each once."""
        return tuple({id(line): line for cell in self.lines for line in cell}.values())

    @property
    def filled(self) -> list[int]:
        """The columns that hold something."""
        return [index for index, text in enumerate(self.texts) if text]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows with the same columns. `kinds`: what most cells of each column are."""

    rows: tuple[Cells, ...]
    wrapped: bool = False

    @staticmethod
    def of(rows: Sequence[Cells], *, wrapped: bool = False) -> Iterator[Grid]:
        """The rows as grids: two tables side by side are two, read one after the other.

        `wrapped`: a row may be the rest of the cells above it.
        """
        width = max((len(row.texts) for row in rows), default=0)
        used = sorted({column for row in rows for column in row.filled})
        if not used or width == 1:
            yield Grid(tuple(row for row in rows if row.filled), wrapped)
            return
        even = [
            Cells(
                tuple(row.texts[i] if i < len(row.texts) else "" for i in used),
                tuple(row.lines[i] if i < len(row.lines) else () for i in used),
            )
            for row in rows
        ]
        whole = Grid(tuple(row for row in even if row.filled), wrapped)
        yield from _halves(_one_name_a_row(whole))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row.texts) for row in self.rows), default=0)

    def column(self, index: int) -> list[str]:
        """The filled cells of a column, without heads, and headings alone in their rows."""
        cells = (
            (row.texts[index], row)
            for row in self.rows
            if index < len(row.texts) and row.texts[index]
        )
        return [text for text, row in cells if not _is_head(text, row)]

    def kind(self, index: int) -> str:
        """`person`, `party`, `town`, `home` (both in one), `mark`, `status` or `other`."""
        kinds = [cell_kind(cell) for cell in self.column(index)]
        share = _WRAPPED_LIST if self.wrapped else _LIST
        if kinds and kinds.count("person") >= share * len(kinds):
            return "person"
        for kind in ("town", "party", "mark", "status", "home"):
            if kinds and kinds.count(kind) >= _MOST * len(kinds):
                return kind
        return "other"

    @property
    def has_people(self) -> bool:
        """Whether a column holds names."""
        if any(self.kind(index) == "person" for index in range(self.width)):
            return True
        return "name" in head_of(self).values() or {"first", "last"} <= set(roles_of(self).values())


def _one_name_a_row(whole: Grid) -> Grid:
    """The grid, where its head has members beside each municipality or party, with a row for each.

    `Kommune | Borgmester | 2. medlem`, `Kommune | Mødt | Fraværende`, `Parti | Deltagere | Afbud`
    """
    head = next((row for row in whole.rows if len(row.filled) > 1), None)
    if head is None:
        return whole
    roles = [role_of(text) for text in head.texts]
    names = [at for at, role in enumerate(roles) if role in _NAMING and whole.kind(at) == "person"]
    key = next((at for at, role in enumerate(roles) if role in {"town", "party"}), None)
    if len(names) < 2 or len(names) + 1 != len(roles) or key is None:
        return whole
    rows = [Cells((head.texts[key], _NAMES), (head.lines[key], head.lines[names[0]]))]
    for row in whole.rows:
        for name in names if row is not head else ():
            text = row.texts[name]
            if not text or w.NO.fullmatch(text):
                continue
            for one in chunks(text, prose=len(people(text, prose=True)) > 1):
                told = f"{one} (afbud)" if roles[name] == "absent" else one
                rows.append(Cells((row.texts[key], told), (row.lines[key], row.lines[name])))
    return Grid(tuple(rows), whole.wrapped)


def _halves(whole: Grid) -> Iterator[Grid]:
    """The tables that stand side by side in one: `Navn | By | Navn | By` is two."""
    kinds = [whole.kind(index) for index in range(whole.width)]
    count = kinds.count("person")
    size, odd = divmod(whole.width, count) if count else (whole.width, 0)
    if count < 2 or odd or size < 2 or kinds != kinds[:size] * count:
        yield whole
        return
    for start in range(0, whole.width, size):
        part = slice(start, start + size)
        cut = (Cells(row.texts[part], row.lines[part]) for row in whole.rows)
        yield Grid(tuple(row for row in cut if row.filled), whole.wrapped)


@lru_cache(maxsize=1024)  # a column's cells are asked about by each who looks at the grid
def role_of(text: str) -> str | None:
    """What a column holds by its head: `name`, `party`, `town`, `present` …; None for no head."""
    bare = text.strip(" :.*")
    return next((role for role, head in w.COLUMN_HEADS.items() if head.fullmatch(bare)), None)


def head_roles(texts: Sequence[str]) -> list[str]:
    """The role of each column by its head, an empty text where the head says none.

    `Deltager` beside `Navn` says who came.
    """
    roles = [role_of(text) or "" for text in texts]
    if roles.count("name") > 1:
        return [
            "present" if role == "name" and w.CAME_HEAD.fullmatch(text.strip(" :")) else role
            for role, text in zip(roles, texts, strict=True)
        ]
    return roles


def names_roles(text: str) -> bool:
    """Whether a text tells of what entries are made: `Navn, parti (kommune)`, `Parti Kommune`."""
    roles = [role_of(word) for word in _WORD.findall(text)]
    # `Nr. Navn Kommune Parti Til` / `stede`
    return len(roles) > 1 and (all(roles) or None not in roles[:_SURE])


def is_list_column(grid: Grid) -> bool:
    """Whether each column is a list of people of its own rather than a part of a table."""
    kinds = [grid.kind(index) for index in range(grid.width)]
    people_in = kinds.count("person")
    if grid.width < 2:
        return True
    roles = head_of(grid)
    if roles and any(role in _PARTS for role in roles.values()):
        return False
    return people_in >= 2 and people_in >= len(kinds) - kinds.count("other")


def is_head(row: Cells) -> bool:
    """Whether all of a row's cells say what columns hold."""
    return all(role_of(text) or names_roles(text) for text in row.texts if text)


def _is_head(text: str, row: Cells) -> bool:
    """Whether a cell heads a column or a group rather than telling who came: `Til stede`."""
    if len(row.filled) == 1 and w.is_heading(text):
        return True
    head = role_of(text) is not None or names_roles(text)
    return head and (is_head(row) or not w.STATUS.fullmatch(text))


def cell_kind(text: str) -> str:
    """What a cell looks like: `town`, `party`, `mark`, `status`, `home`, `person` or `other`."""
    if municipality(text):
        return "town"
    if w.MARK.fullmatch(text):  # before parties: `x` is a letter
        return "mark"
    if is_party(text):
        return "party"
    if w.STATUS.fullmatch(text.rstrip(" .")):
        return "status"
    if with_comma(text) != text:
        return "home"
    # `Konsulent Ida Bro (refe-` / `rent)`
    return "person" if people(text) or people(text.partition("(")[0]) else "other"


def head_of(grid: Grid) -> dict[int, str]:
    """Role by column, from the first row that is a head; empty without one."""
    row = next((row for row in grid.rows if len(row.filled) > 1), None)
    if row is None:
        return {}
    roles = dict(zip(row.filled, head_roles([row.texts[i] for i in row.filled]), strict=True))
    known = {index: role for index, role in roles.items() if role}
    if len(known) < max(2, len(roles) - 1) or len(set(known.values())) < 2:
        return {}
    lists = {index for index in known if known[index] in {"present", "absent"}}
    named = [index for index in lists if grid.kind(index) == "person"]
    if len(named) == 1 and "name" not in known.values():  # `Afbud | Parti | Kommune`
        return known | {named[0]: "name"}
    return {} if named else known


def roles_of(grid: Grid) -> dict[int, str]:
    """Role by column: what the head says, and what the cells show where it says nothing."""
    roles = dict(head_of(grid))
    shown = {
        "person": "name",
        "party": "party",
        "town": "town",
        "mark": "present",
        "status": "present",
        "home": "remark",
    }
    if not roles:
        shown["other"] = "post"  # municipalities, posts and workplaces among each other
    named = {"name", "first", "last"} & set(roles.values())
    for index in range(grid.width):
        kind = grid.kind(index)
        if index in roles or (kind == "person" and named):
            continue
        if kind in shown:
            roles[index] = shown[kind]
            named |= {"name"} if kind == "person" else set()
    return roles
