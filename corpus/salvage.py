"""What can still be read of a damaged database: the rows that nothing else can give back.

What was parsed is left out: lines and originals give it back whole, while of rows that a damaged
page took away nobody could tell that they are missing.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from os import SEEK_END
from typing import TYPE_CHECKING, Any

from corpus.errors import DatabaseDamaged
from corpus.packing import unpack
from corpus.records import Origin, Via
from parse.councils import BY_SLUG, COUNCILS
from parse.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# Single rows are asked for between what could be read from both ends; this bounds the asking
# where even the end cannot be found.
_MOST_FAILURES = 20_000
_MAGIC, _HEADER = b"SQLite format 3\0", 100
# Of a file that is made longer, by a hole: an archive of twenty years is below a gigabyte.
_LONGEST = 1 << 40
_UNDECODED = "\ufffd"
_HASH = re.compile(r"[0-9a-f]{64}")
_SUFFIX = re.compile(r"(\.[a-z0-9]{1,8})?")
# What fetching and adding remember, and what was said by hand, taken over as it is.
BY_HAND = ("removals", "corrections")
JOURNAL = ("visits", "source_states", "known_meetings", "failures")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """A document as far as it could be read: `lines` are packed, None where they are lost.

    `size` in bytes is 0 where it is not known.
    """

    sha256: str
    suffix: str
    name: str
    size: int = 0
    added_at: datetime | None = None
    read_by: str = ""
    lines: bytes | None = None
    origins: tuple[tuple[Origin, datetime | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Salvage:
    """All that could be read: documents in the order they came, the journal's rows by table."""

    documents: tuple[Salvaged, ...] = ()
    journal: Mapping[str, list[Row]] = field(default_factory=dict)

    @property
    def removed(self) -> frozenset[str]:
        """The hashes of documents that were removed by hand."""
        return frozenset(str(row["sha256"]) for row in self.journal.get("removals", ()))


def salvage(path: Path) -> Salvage:
    """Reads a database file that may be damaged anywhere. It is a copy, and may be written to."""
    with suppress(OSError):
        _lengthen(path)
    for query in ("mode=rw", "mode=ro&immutable=1"):  # the second looks at no log
        uri = f"{path.resolve().as_uri()}?{query}"
        try:
            with closing(sqlite3.connect(uri, uri=True)) as connection:
                connection.text_factory = lambda data: data.decode("utf-8", "replace")  # _UNDECODED
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                return _salvaged(connection)
        except sqlite3.Error:
            continue
    return Salvage()


def _lengthen(path: Path) -> None:
    """Makes a file that was cut off as long as its header says: SQLite reads none that is shorter.

    The page size stands at byte 16 (1 for 65,536), the number of pages at byte 28 (SQLite's file
    format, 1.3).
    """
    with path.open("r+b") as file:
        head = file.read(_HEADER)
        if not head.startswith(_MAGIC) or len(head) < _HEADER:
            return
        size = int.from_bytes(head[16:18], "big")
        whole = (0x10000 if size == 1 else size) * int.from_bytes(head[28:32], "big")
        if file.seek(0, SEEK_END) < whole <= _LONGEST:
            file.truncate(whole)


def _salvaged(connection: sqlite3.Connection) -> Salvage:
    documents = {row["id"]: row for row in _rows(connection, "documents")}
    lines = {
        key: row["reading"]
        for row in _rows(connection, "lines")
        if isinstance(key := row["document_id"], int)
    }
    sources: dict[int, list[Row]] = defaultdict(list)
    for row in _rows(connection, "sources"):
        sources[row["document_id"]].append(row)
    found: dict[str, Salvaged] = {}
    for key in sorted(documents.keys() | lines.keys()):
        one = _document(documents.get(key, {}), lines.get(key), sources.get(key, []))
        if one is not None:
            found.setdefault(one.sha256, one)
    return Salvage(
        tuple(found.values()),
        {
            **{table: list(filter(_is_whole, _rows(connection, table))) for table in BY_HAND},
            **{table: list(_rows(connection, table)) for table in JOURNAL},
        },
    )


def _document(row: Row, packed: object, sources: list[Row]) -> Salvaged | None:
    """Of its own row and its lines either can tell what it is."""
    source = None
    if isinstance(packed, bytes):
        try:
            source = unpack(packed).source
        except DatabaseDamaged:
            packed = None
    sha256, suffix = str(row.get("sha256")), str(row.get("suffix"))
    if _HASH.fullmatch(sha256) and _SUFFIX.fullmatch(suffix):
        if source is not None and source.sha256 != sha256:
            packed = None
        name, size = str(row["name"]), row["size"] if isinstance(row["size"], int) else 0
        if source is not None and _UNDECODED in name:
            name = source.name
        added_at, read_by = _moment(row["added_at"]), str(row["read_by"])
    elif source is not None:
        sha256, suffix, name, size, added_at, read_by = source.sha256, "", source.name, 0, None, ""
    else:
        return None
    origins = tuple(origin for one in sources if (origin := _origin(one)) is not None)
    lines = packed if isinstance(packed, bytes) else None
    return Salvaged(sha256, suffix, name, size, added_at, read_by, lines, origins)


def _is_whole(row: Row) -> bool:
    """Whether what was said by hand can be read to its end: half of it would say something else."""
    try:
        day, kind = row.get("date"), row.get("kind")
        date.fromisoformat(day or "2007-01-01"), Kind(kind or Kind.OTHER)
        moment = "removed_at" not in row or _moment(row["removed_at"])
        council = row.get("council") or COUNCILS[0].slug
        return bool(_HASH.fullmatch(row["sha256"]) and moment and council in BY_SLUG)
    except (ValueError, TypeError):
        return False


def _origin(row: Row) -> tuple[Origin, datetime | None] | None:
    try:
        names = ("page_url", "label", "heading", "etag", "last_modified")
        origin = Origin(str(row["address"]), Via(row["kind"]), *(row[name] for name in names))
    except (KeyError, ValueError):
        return None
    return origin, _moment(row["found_at"])


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=UTC)
    except ValueError:
        return None


# ── rows of a table that may be damaged ──────────────────────────────────────────────


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    """All rows that can be read: from the start, from the end, then one by one between."""
    read = _Reader(connection, table)
    first, last = 0, 1 << 62
    for number, row in read.each("rowid >= 0 ORDER BY rowid"):
        yield row
        first = number + 1
    if not read.failures:
        return
    for number, row in read.each(f"rowid >= {first} ORDER BY rowid DESC"):
        yield row
        last = number - 1
    # Where the end itself is damaged, its number is unknown: ranges that double reach it.
    step = 256
    while first <= last and read.failures < _MOST_FAILURES:
        yield from _between(read, first, min(last, first + step - 1))
        first, step = first + step, step * 2


def _between(read: _Reader, first: int, last: int) -> Iterator[Row]:
    before = read.failures
    rows = [row for _, row in read.each(f"rowid BETWEEN {first} AND {last}")]
    if read.failures == before or first == last or read.failures > _MOST_FAILURES:
        yield from rows
        return
    middle = (first + last) // 2
    yield from _between(read, first, middle)
    yield from _between(read, middle + 1, last)


@dataclass
class _Reader:
    connection: sqlite3.Connection
    table: str
    failures: int = 0

    def each(self, condition: str) -> Iterator[tuple[int, Row]]:
        """Rows with their number, up to the first that cannot be read."""
        # An index may be damaged where the table is not.
        sql = f"SELECT rowid, * FROM {self.table} NOT INDEXED WHERE {condition}"  # noqa: S608 - our own
        try:
            cursor = self.connection.execute(sql)
            names = [column[0] for column in cursor.description]
            for values in cursor:
                yield values[0], dict(zip(names[1:], values[1:], strict=True))
        except sqlite3.Error:
            self.failures += 1
