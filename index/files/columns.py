"""What filters, facets, grouping and order need of every entry, in compact arrays.

One file holds the columns of all parts of a build, in the order of its numbers, so counting facets
over thousands of hits reads no stored text. Values are numbered in tables; tables only grow, so the
columns of an older build can be taken over.
"""

from __future__ import annotations

import json
import struct
import sys
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from index.errors import IndexDamaged
from index.model import Entry

_MAGIC = b"kkr columns 5\n"
_LENGTH = struct.Struct("<I")
_CODES = {
    "council": "H",
    "year": "H",
    "kind": "H",
    "outcomes": "H",
    "decided": "H",
    "section": "I",
    "headed": "I",
    "date": "I",
    "precedence": "H",
    "group": "Q",
    "meeting": "Q",
    "order": "I",
    "rank": "Q",
    "item": "B",
}
_TABLES = ("council", "kind", "outcomes", "section")
_MAX_PRECEDENCE = 0xFFFF
_MINUTES = "minutes"  # `parse.model.Kind`, which takes a search 10 ms to import


@dataclass(slots=True)
class Columns:
    """The columns of a build. A table's number 0 is the unknown value; `dead` entries are gone.

    `year` and `date` (yyyymmdd) are 0 where unknown; `group` and `meeting` are hashes of names, the
    paper's own where it is of no meeting; `order` is the place of an entry among all when the
    newest come first, and `rank` its place among those of its group, by precedence; `item` is 1 for
    an agenda item, 0 for other text.
    `tables["outcomes"]` holds the outcomes of a decision joined by spaces, as they occur together;
    `outcomes` are those of the entry's own paper, `decided` those of the one that speaks for its
    group: what the minutes decided is so of the agenda's item and of its appendices. So is the main
    heading that an item stands below (`headed`): appendices seldom print it (`section`).
    """

    arrays: dict[str, array[int]] = field(
        default_factory=lambda: {name: array(code) for name, code in _CODES.items()}
    )
    tables: dict[str, list[str]] = field(default_factory=lambda: {name: [""] for name in _TABLES})
    dead: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.arrays["year"])

    def add(self, entry: Entry) -> None:
        """Append an entry's values; its place in the order, and what its group says, come later."""
        date = int(entry.date.replace("-", "")) if entry.date else 0
        values = {
            "council": self._number("council", entry.council or ""),
            "kind": self._number("kind", entry.kind),
            "outcomes": self._number("outcomes", " ".join(entry.outcomes)),
            "decided": 0,
            "section": self._number("section", entry.section or ""),
            "headed": 0,
            "year": date // 10_000,
            "date": date,
            "precedence": min(max(entry.precedence, 0), _MAX_PRECEDENCE),
            "group": group_hash(entry.group),
            "meeting": group_hash(entry.meeting or entry.document),
            "order": 0,
            "rank": 0,
            "item": entry.item is not None,
        }
        for name, value in values.items():
            self.arrays[name].append(value)

    def take(self, numbers: range, source: Columns) -> None:
        """Append entries of other columns as they are."""
        for name, column in self.arrays.items():
            values: Iterable[int] = source.arrays[name][numbers.start : numbers.stop]
            if name in self.tables:
                renumbered = [self._number(name, value) for value in source.tables[name]]
                if renumbered != [*range(len(renumbered))]:
                    values = map(renumbered.__getitem__, values)
            column.extend(values)

    def set_order(
        self, keys_of: Callable[[Sequence[int]], Sequence[tuple[object, ...]]], placed: int = 0
    ) -> None:
        """Give every entry its place by its sort key, the first coming first; see `order`.

        The first `placed` entries have places, among others, that are right among each other: then
        only keys of days are asked for of which there are more entries, for a key begins with the
        day. `keys_of` gives the keys of entries by their numbers.
        """
        days, order, rank = self.arrays["date"], self.arrays["order"], self.arrays["rank"]
        new = {*days[placed:]}
        asked = [number for number, day in enumerate(days) if day in new]
        keys = dict(zip(asked, keys_of(asked), strict=True))
        anew = {number: at for at, number in enumerate(sorted(asked, key=keys.__getitem__))}
        within = [  # the latest day first, then the places of its entries
            anew.get(number, order[number]) - (day << 32) for number, day in enumerate(days)
        ]
        precedences = self.arrays["precedence"]
        for place, number in enumerate(sorted(range(len(within)), key=within.__getitem__)):
            order[number] = place
            rank[number] = precedences[number] << 32 | place

    def set_shared(self) -> None:
        """Give every entry the outcomes of the one that takes precedence in its group.

        Its main heading is its own, else that of the first of its group that has one.
        """
        groups, outcomes, sections = (self.arrays[n] for n in ("group", "outcomes", "section"))
        living = [number for number in range(len(groups)) if number not in self.dead]
        best = self._first_of_groups(living)
        above = self._first_of_groups(number for number in living if sections[number])
        self.arrays["decided"] = array("H", (outcomes[best.get(g, 0)] for g in groups))
        self.arrays["headed"] = array(
            "I", (sections[n] or sections[above.get(g, n)] for n, g in enumerate(groups))
        )

    def _first_of_groups(self, numbers: Iterable[int]) -> dict[int, int]:
        """Of the entries the one of each group that takes precedence."""
        groups, ranks = self.arrays["group"], self.arrays["rank"]
        best: dict[int, int] = {}
        for number in numbers:
            if ranks[number] < ranks[best.setdefault(groups[number], number)]:
                best[groups[number]] = number
        return best

    def outcomes_of(self, number: int) -> tuple[str, ...]:
        """What was decided of the item that an entry is of."""
        return tuple(self.tables["outcomes"][self.arrays["decided"][number]].split())

    def section_of(self, number: int) -> str | None:
        """The main heading that the item stands below which an entry is of."""
        return self.tables["section"][self.arrays["headed"][number]] or None

    def with_their_groups(self, numbers: Collection[int]) -> set[int]:
        """Entries with all others of their groups; without for minutes that do not speak."""
        kinds, precedences = self.arrays["kind"], self.arrays["precedence"]
        minutes = self.values("kind", (_MINUTES,))
        groups = self.arrays["group"]
        spread = {groups[n] for n in numbers if not (precedences[n] and kinds[n] in minutes)}
        return {*numbers, *(n for n, group in enumerate(groups) if group in spread)}

    def with_their_meetings(self, numbers: Iterable[int]) -> dict[int, int]:
        """All living entries of their meetings, each with the one of these that it is there for."""
        numbers = list(numbers)
        meetings = self.arrays["meeting"]
        spoken = {meetings[number]: number for number in numbers}
        living = (pair for pair in enumerate(meetings) if pair[0] not in self.dead)
        of = {number: spoken[meeting] for number, meeting in living if meeting in spoken}
        return of | {number: number for number in numbers}

    def values(self, facet: str, wanted: Iterable[str]) -> frozenset[int]:
        """The numbers of a facet that stand for any of these values."""
        asked = set(wanted)
        if facet == "outcome":
            table = self.tables["outcomes"]
            return frozenset(i for i, joined in enumerate(table) if asked & set(joined.split()))
        return frozenset(i for i, value in enumerate(self.tables[facet]) if value in asked)

    def held(self, facet: str) -> dict[int, str]:
        """The known values of a facet that living entries have, by their numbers."""
        column, table = self.arrays[facet], self.tables[facet]
        living = {value for number, value in enumerate(column) if number not in self.dead}
        return {value: table[value] for value in sorted(living) if table[value]}

    def _number(self, table: str, value: str) -> int:
        values = self.tables[table]
        try:
            return values.index(value)  # tables are short: councils, kinds, headings of sections
        except ValueError:
            values.append(value)
            return len(values) - 1

    def save(self, path: Path) -> None:
        """Write the file. Its durability is the caller's business."""
        header = json.dumps(
            {"count": len(self), "tables": self.tables, "dead": sorted(self.dead)},
            ensure_ascii=False,
        ).encode()
        with path.open("wb") as file:
            file.write(_MAGIC + _LENGTH.pack(len(header)) + header)
            for name in _CODES:
                file.write(_little(self.arrays[name]).tobytes())

    @classmethod
    def load(cls, path: Path) -> Columns:
        """Read the file."""
        try:
            data = memoryview(path.read_bytes())
            if data[: len(_MAGIC)] != _MAGIC:
                raise ValueError("no columns")  # noqa: TRY301  # one way out for all damage
            start = len(_MAGIC) + _LENGTH.size
            (length,) = _LENGTH.unpack(data[len(_MAGIC) : start])
            header = json.loads(bytes(data[start : start + length]))
            return cls._unpacked(header, data[start + length :])
        except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
            raise IndexDamaged(
                f"The search index is damaged ({path.name}). Run kkr reindex to build it anew."
            ) from error

    @classmethod
    def _unpacked(cls, header: dict[str, object], data: memoryview) -> Columns:
        count, tables, dead = header["count"], header["tables"], header["dead"]
        if not isinstance(count, int) or not isinstance(tables, dict) or not isinstance(dead, list):
            raise TypeError("header")
        arrays = {}
        start = 0
        for name, code in _CODES.items():
            column: array[int] = array(code)
            end = start + count * column.itemsize
            if end > len(data):
                raise ValueError("cut off")
            column.frombytes(data[start:end])
            arrays[name] = _little(column)
            start = end
        return cls(arrays, tables, set(dead))


def group_hash(group: str) -> int:
    """A group as 64 bits: in a hundred thousand groups two are alike once in 10⁹ corpora."""
    return int.from_bytes(blake2b(group.encode(), digest_size=8).digest(), "little")


def _little(column: array[int]) -> array[int]:
    if sys.byteorder == "big":
        column = column[:]
        column.byteswap()
    return column
