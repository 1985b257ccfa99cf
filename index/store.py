"""The texts of a part that results show, and the part's vocabulary: one SQLite file.

What analysis has found for the words is kept, so that an extension need not find it again: that is
two thirds of what it takes to index a single paper.

Written once and then only read, without locks. Entries are kept whole, so that small parts can be
joined to larger ones without asking the corpus.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from index.analysis import Keys
from index.engine import Form, Terms
from index.errors import IndexDamaged
from index.model import Entry, EntryField, Level, Passage

_T = TypeVar("_T")
SortKey = tuple[str | None, str | None, str | None, str]
_SCHEMA = """
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, id TEXT, document TEXT, date TEXT, meeting TEXT, item TEXT,
    content BLOB
);
CREATE INDEX entry_meeting ON entry (meeting);
CREATE TABLE word (word TEXT PRIMARY KEY, entries INTEGER, shown TEXT) WITHOUT ROWID;
CREATE TABLE analysed (word TEXT PRIMARY KEY, keys TEXT) WITHOUT ROWID;
CREATE TABLE form (key TEXT, level INTEGER, word TEXT, PRIMARY KEY (key, level, word))
    WITHOUT ROWID;
"""
_INFLECTION, _COMPOUND = 1, 2
_LEVELS = {_INFLECTION: Level.INFLECTION, _COMPOUND: Level.COMPOUND}
_BATCH = 500
_SIMPLE = tuple(one.name for one in fields(Entry) if one.name != "fields")


class StoreWriter:
    """Writes a part's file: entries as they come, the vocabulary at the end."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        # A build that is cut off is thrown away whole, so SQLite need not guard it.
        self._connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        self._connection.execute("BEGIN")
        self._waiting: list[tuple[object, ...]] = []
        self._forms: dict[str, Form] = {}
        self._counts: dict[str, int] = {}
        self._number = 0

    def add(self, entry: Entry, terms: Terms) -> None:
        """Take in the next entry."""
        row = (entry.id, entry.document, entry.date, entry.meeting, entry.item, pack(entry))
        self._waiting.append((self._number, *row))
        self._number += 1
        if len(self._waiting) >= _BATCH:
            self._flush()
        for word, form in terms.forms.items():
            count = self._counts.get(word, 0)
            self._counts[word] = count + 1
            known = self._forms.get(word)
            if known is None:
                self._forms[word] = form
            elif (
                known.shown != form.shown
                or known.inflection != form.inflection
                or known.compound != form.compound
            ):
                self._forms[word] = Form(
                    plainer(known.shown, form.shown),
                    known.inflection | form.inflection,
                    known.compound | form.compound,
                )

    def finish(self, analysed: Iterable[tuple[str, Keys]] = ()) -> None:
        """Write the vocabulary, and what analysis has found for words, and close."""
        self._flush()
        self._connection.executemany(
            "INSERT INTO analysed VALUES (?, ?)",
            ((word, _keys_to_text(word, keys)) for word, keys in sorted(analysed)),
        )
        self._connection.executemany(
            "INSERT INTO word VALUES (?, ?, ?)",
            ((word, self._counts[word], self._forms[word].shown) for word in sorted(self._forms)),
        )
        self._connection.executemany("INSERT INTO form VALUES (?, ?, ?)", sorted(self._form_rows()))
        self._connection.execute("COMMIT")
        self._connection.close()

    def abandon(self) -> None:
        """Close without finishing."""
        self._connection.close()

    def _flush(self) -> None:
        self._connection.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", self._waiting
        )
        self._waiting.clear()

    def _form_rows(self) -> Iterator[tuple[str, int, str]]:
        for word, form in self._forms.items():
            for key in form.inflection:
                yield key, _INFLECTION, word
            for key in form.compound - form.inflection:
                yield key, _COMPOUND, word


class Store:
    """Reads a part's file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = self._guarded(
            lambda: sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        )

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def entries(self, numbers: Iterable[int]) -> dict[int, Entry]:
        """These entries by their number."""
        found = {}
        for number in numbers:
            rows = self._rows("SELECT content FROM entry WHERE number = ?", number)
            if not rows:
                raise self._damaged("an entry is missing")
            found[number] = self._guarded(partial(unpack, rows[0][0]))
        return found

    def all_entries(self) -> Iterator[tuple[int, Entry]]:
        """Every entry in order."""
        cursor = self._connection.execute("SELECT number, content FROM entry ORDER BY number")
        for number, content in cursor:
            yield number, unpack(content)

    def sort_keys(self) -> list[SortKey]:
        """Date, meeting, item and id of every entry in order."""
        return self._rows("SELECT date, meeting, item, id FROM entry ORDER BY number")

    def sort_keys_of(self, numbers: Iterable[int]) -> dict[int, SortKey]:
        """The same of these entries, by their number."""
        wanted = set(numbers)
        sql = "SELECT number, date, meeting, item, id FROM entry WHERE {}"
        found = {number: tuple(key) for number, *key in self._rows_of(sql, "number", wanted)}
        if len(found) != len(wanted):
            raise self._damaged("an entry is missing")
        return found

    def numbers_of(self, ids: Iterable[str], documents: Iterable[str]) -> set[int]:
        """The entries with one of these ids or of one of these documents."""
        return {
            number
            for column, wanted in (("id", ids), ("document", documents))
            for (number,) in self._rows_of("SELECT number FROM entry WHERE {}", column, wanted)
        }

    def words_like(self, prefix: str) -> list[tuple[str, int, str]]:
        """The words with this beginning: word, entries, spelling.

        All of them: the most frequent ones of a build are not those of each of its parts.
        """
        return self._rows(
            "SELECT word, entries, shown FROM word WHERE word >= ? AND word < ?",
            prefix,
            prefix + "\U0010ffff",
        )

    def words_of_shape(self, glob: str) -> list[tuple[str, int]]:
        """The words of a shape (`*` is any letters), and in how many entries each stands."""
        return self._rows("SELECT word, entries FROM word WHERE word GLOB ?", glob)

    def counts(self, words: Iterable[str]) -> dict[str, int]:
        """In how many entries these words stand."""
        return dict(self._rows_of("SELECT word, entries FROM word WHERE {}", "word", words))

    def analysed(self, word: str) -> Keys | None:
        """What analysis has found for a word as it is spelt here; None if that is not kept."""
        for (text,) in self._rows("SELECT keys FROM analysed WHERE word = ?", word):
            return self._guarded(partial(_keys_from_text, word, text))
        return None

    def items_of(self, meeting: str) -> list[tuple[int, str, str | None]]:
        """The entries of a meeting: number, document, printed number of the item."""
        return self._rows("SELECT number, document, item FROM entry WHERE meeting = ?", meeting)

    def items_of_document(self, begins: str) -> list[tuple[int, str, str | None]]:
        """The same of the documents whose hash begins so."""
        sql = "SELECT number, document, item FROM entry WHERE document >= ? AND document < ?"
        return self._rows(sql, begins, begins + "g")  # after all digits of a hash

    def meetings(self) -> list[str]:
        """The meetings that entries are of."""
        rows = self._rows("SELECT DISTINCT meeting FROM entry WHERE meeting IS NOT NULL")
        return [meeting for (meeting,) in rows]

    def spellings(self, words: Iterable[str]) -> dict[str, str]:
        """How these words are written."""
        found = {}
        for word in words:
            for (shown,) in self._rows("SELECT shown FROM word WHERE word = ?", word):
                found[word] = shown
        return found

    def forms(self, key: str) -> list[tuple[str, Level]]:
        """The words that have this key, and at which level."""
        rows = self._rows("SELECT word, level FROM form WHERE key = ?", key)
        return [(word, _LEVELS[level]) for word, level in rows]

    def check(self) -> None:
        """Read everything and raise `IndexDamaged` if SQLite finds fault."""
        if self._rows("PRAGMA integrity_check") != [("ok",)]:
            raise self._damaged("integrity check")

    def _rows(self, sql: str, *values: object) -> list[Any]:
        return self._guarded(lambda: self._connection.execute(sql, values).fetchall())

    def _rows_of(self, sql: str, column: str, values: Iterable[object]) -> Iterator[Any]:
        """The rows that have one of these values in a column; `sql` leaves the condition open."""
        rest = iter(set(values))
        while some := tuple(islice(rest, _BATCH)):
            yield from self._rows(sql.format(f"{column} IN ({', '.join('?' * len(some))})"), *some)

    def _guarded(self, read: Callable[[], _T]) -> _T:
        try:
            return read()
        except (sqlite3.Error, zlib.error, ValueError, KeyError, TypeError) as error:
            raise self._damaged(type(error).__name__) from error

    def _damaged(self, what: str) -> IndexDamaged:
        return IndexDamaged(
            f"The search index is damaged ({self._path.name}: {what}). "
            "Run kkr reindex to build it anew."
        )


def _keys_to_text(word: str, keys: Keys) -> str:
    """Keys, in which no white space is, with a checksum.

    Damage would be handed on to other parts, and hide what they hold.
    """
    text = "\t".join((keys.exact, *(" ".join(sorted(one)) for one in keys[1:])))
    return f"{text}\t{_checksum(word, text)}"


def _keys_from_text(word: str, kept: str) -> Keys:
    text, _, checksum = kept.rpartition("\t")
    if checksum != _checksum(word, text):
        raise ValueError("checksum")
    exact, inflection, compound = text.split("\t")
    return Keys(exact, frozenset(inflection.split()), frozenset(compound.split()))


def _checksum(word: str, text: str) -> str:
    return f"{zlib.crc32(f'{word} {text}'.encode('utf-8', 'surrogatepass')):08x}"


def plainer(left: str, right: str) -> str:
    """The spelling with fewer capitals: a word is no name for beginning a sentence."""
    return min(left, right, key=lambda text: (sum(map(str.isupper, text)), text))


def pack(entry: Entry) -> bytes:
    """An entry as compressed JSON."""
    data: dict[str, object] = {name: getattr(entry, name) for name in _SIMPLE}
    data["fields"] = [
        [one.name, [[passage.text, passage.page] for passage in one.passages]]
        for one in entry.fields
    ]
    return zlib.compress(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"), 3)


def unpack(content: bytes) -> Entry:
    """An entry from its compressed JSON."""
    data: Mapping[str, Any] = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    simple: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data.items()
        if name != "fields"
    }
    texts = tuple(
        EntryField(name, tuple(Passage(text, page) for text, page in passages))
        for name, passages in data["fields"]
    )
    return Entry(**simple, fields=texts)
