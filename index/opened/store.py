"""The texts of a part that results show, and the part's vocabulary: a table and a file of texts.

What analysis has found for the words is kept, so that an extension need not find it again: that is
two thirds of what it takes to index a single paper.

Written once and then only read, without locks, and each block that is read is held against its
checksum. Entries are kept whole, so that small parts can be joined to larger ones without asking
the corpus.

The first letter of a key in the table says what its line is of:

    a  a word as spelt: what analysis has found for it
    d  a document: its entries, as [number, printed number of the item]
    e  an entry's number: where its text lies (place, length), then date, meeting, item, id
    f  a key: the words that have it, each behind its level
    i  an entry's id: its number
    m  a meeting: its entries, as [number, document, printed number of the item]
    w  a word: in how many entries it stands, and how it is written
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from index.errors import IndexDamaged
from index.files.blocks import keep_sums, open_checked
from index.files.manifest import ENTRIES, TEXTS
from index.files.tables import Table, write_table
from index.model import Entry, EntryField, Level, Passage
from index.text.keys import Keys, Word
from index.text.terms import Terms

_T = TypeVar("_T")
SortKey = tuple[str | None, str | None, str | None, str]
_INFLECTION, _COMPOUND = "1", "2"
_LEVELS = {_INFLECTION: Level.INFLECTION, _COMPOUND: Level.COMPOUND}
_SIMPLE = tuple(one.name for one in fields(Entry) if one.name != "fields")


class StoreWriter:
    """Writes into a part's folder: entries as they come, the vocabulary at the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts = (folder / TEXTS).open("wb")
        self._lines: list[tuple[str, str]] = []
        self._meetings: dict[str, list[object]] = defaultdict(list)
        self._documents: dict[str, list[object]] = defaultdict(list)
        self._words: set[Word] = set()
        self._shown: set[Word] = set()
        self._counts: Counter[str] = Counter()
        self._number = 0

    def add(self, entry: Entry, terms: Terms) -> None:
        """Take in the next entry."""
        self._keep(self._number, entry)
        self._number += 1
        self._words.update(terms.words)
        # Of several spellings of a word an entry shows the first.
        first = {word.keys.exact: word for word in reversed(terms.words)}
        self._shown.update(first.values())
        self._counts.update(first.keys())

    def _keep(self, number: int, entry: Entry) -> None:
        content = pack(entry)
        place = self._texts.tell()
        self._texts.write(content)
        about = (place, len(content), entry.date, entry.meeting, entry.item, entry.id)
        self._lines.append((_entry(number), _json(about)))
        self._lines.append((f"i{entry.id}", str(number)))
        self._documents[entry.document].append((number, entry.item))
        if entry.meeting is not None:
            self._meetings[entry.meeting].append((number, entry.document, entry.item))

    def finish(self, analysed: Iterable[tuple[str, Keys]] = ()) -> None:
        """Write the vocabulary, and what analysis has found for words, and close."""
        self._texts.close()
        keep_sums(self._folder / TEXTS)
        vocabulary = list(self._vocabulary())
        lines = self._lines
        lines += ((f"a{word}", _keys_to_text(keys)) for word, keys in analysed)
        lines += ((f"d{name}", _json(entries)) for name, entries in self._documents.items())
        lines += ((f"m{name}", _json(entries)) for name, entries in self._meetings.items())
        lines += ((f"f{key}", words) for key, words in _words_by_key(vocabulary))
        lines += (
            (f"w{word.keys.exact}", f"{self._counts[word.keys.exact]}\t{word.text}")
            for word in vocabulary
        )
        # An id that came twice within a part is that of the entry that came last.
        write_table(self._folder / ENTRIES, sorted(dict(lines).items()))

    def _vocabulary(self) -> Iterator[Word]:
        """Each word with all of its spellings, shown by the plainest."""
        spellings: dict[str, list[Word]] = defaultdict(list)
        for word in self._words:
            spellings[word.keys.exact].append(word)
        for words in spellings.values():
            if len(words) == 1:
                yield words[0]
                continue
            shown = plainest(word.text for word in words if word in self._shown)
            yield Word.joined(shown, words)

    def abandon(self) -> None:
        """Close without finishing."""
        self._texts.close()


class Store:
    """Reads a part's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._table = self._guarded(lambda: Table(folder / ENTRIES))
        try:
            self._texts = self._guarded(lambda: open_checked(folder / TEXTS))
        except IndexDamaged:
            self._table.close()
            raise

    def close(self) -> None:
        """Let go of the files."""
        self._texts.close()
        self._table.close()

    def entries(self, numbers: Iterable[int]) -> dict[int, Entry]:
        """These entries by their number."""
        return {number: self._guarded(partial(self._entry, number)) for number in numbers}

    def all_entries(self) -> Iterator[tuple[int, Entry]]:
        """Every entry in order."""
        for number, (place, length, *_) in enumerate(self._abouts()):
            yield number, self._guarded(partial(self._unpacked, place, length))

    def sort_keys(self) -> list[SortKey]:
        """Date, meeting, item and id of every entry in order."""
        return [tuple(key) for _, _, *key in self._abouts()]

    def sort_keys_of(self, numbers: Iterable[int]) -> dict[int, SortKey]:
        """The same of these entries, by their number."""
        return {
            number: tuple(self._guarded(partial(self._about, number))[2:]) for number in numbers
        }

    def numbers_of(self, ids: Iterable[str], documents: Iterable[str]) -> set[int]:
        """The entries with one of these ids or of one of these documents."""
        found = {int(number) for one in ids if (number := self._get(f"i{one}")) is not None}
        for name in documents:
            found.update(number for number, _ in self._list(self._get(f"d{name}")))
        return found

    def words_like(self, prefix: str) -> list[tuple[str, int, str]]:
        """The words with this beginning: word, entries, spelling.

        All of them: the most frequent ones of a build are not those of each of its parts.
        """

        def read() -> list[tuple[str, int, str]]:
            found = []
            for key, value in self._table.starting(f"w{prefix}"):
                count, _, shown = value.partition("\t")
                found.append((key[1:], int(count), shown))
            return found

        return self._guarded(read)

    def words_of_shape(self, shape: str) -> list[tuple[str, int]]:
        """The words that a regular expression fits, and in how many entries each stands.

        It is looked for in the lines as they lie, so it must not fit tabs or line breaks.
        """
        line = re.compile(rf"\nw({shape})\t([0-9]+)")

        def read() -> list[tuple[str, int]]:
            texts = self._table.texts("w")
            return [(word, int(count)) for text in texts for word, count in line.findall(text)]

        return self._guarded(read)

    def counts(self, words: Iterable[str]) -> dict[str, int]:
        """In how many entries these words stand."""
        return {word: int(value.partition("\t")[0]) for word, value in self._words(words)}

    def spellings(self, words: Iterable[str]) -> dict[str, str]:
        """How these words are written."""
        return {word: value.partition("\t")[2] for word, value in self._words(words)}

    def analysed(self, word: str) -> Keys | None:
        """What analysis has found for a word as it is spelt here; None if that is not kept."""
        text = self._get(f"a{word}")
        return None if text is None else _keys_from_text(text)

    def items_of(self, meeting: str) -> list[tuple[int, str, str | None]]:
        """The entries of a meeting: number, document, printed number of the item."""
        return [tuple(row) for row in self._list(self._get(f"m{meeting}"))]

    def items_of_document(self, begins: str) -> list[tuple[int, str, str | None]]:
        """The same of the documents whose hash begins so."""
        return [
            (number, key[1:], item)
            for key, value in self._guarded(lambda: list(self._table.starting(f"d{begins}")))
            for number, item in self._list(value)
        ]

    def meetings(self) -> list[str]:
        """The meetings that entries are of."""
        return self._guarded(lambda: [key[1:] for key, _ in self._table.starting("m")])

    def forms(self, key: str) -> list[tuple[str, Level]]:
        """The words that have this key, and at which level."""
        value = self._get(f"f{key}")
        return [(one[1:], _LEVELS[one[0]]) for one in value.split("\t")] if value else []

    def _get(self, key: str) -> str | None:
        return self._guarded(lambda: self._table.get(key))

    def _words(self, words: Iterable[str]) -> Iterator[tuple[str, str]]:
        for word in words:
            value = self._get(f"w{word}")
            if value is not None:
                yield word, value

    def _list(self, value: str | None) -> list[Any]:
        return self._guarded(lambda: json.loads(value)) if value else []

    def _about(self, number: int) -> list[Any]:
        found: list[Any] = json.loads(self._table.get(_entry(number)) or "")
        return found

    def _abouts(self) -> list[list[Any]]:
        return self._guarded(lambda: [json.loads(about) for _, about in self._table.starting("e")])

    def _entry(self, number: int) -> Entry:
        place, length, *_ = self._about(number)
        return self._unpacked(place, length)

    def _unpacked(self, place: int, length: int) -> Entry:
        self._texts.seek(place)
        return unpack(self._texts.read(length))

    def _guarded(self, read: Callable[[], _T]) -> _T:
        try:
            return read()
        except (OSError, zlib.error, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(
                f"The search index is damaged ({self._folder.name}: "
                f"{str(error) or type(error).__name__}). Run kkr reindex to build it anew."
            ) from error


def _entry(number: int) -> str:
    return f"e{number:08d}"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _keys_to_text(keys: Keys) -> str:
    """Keys, in which no white space is."""
    return "\t".join((keys.exact, *(" ".join(sorted(one)) for one in keys[1:])))


def _keys_from_text(text: str) -> Keys:
    exact, inflection, compound = text.split("\t")
    return Keys(exact, frozenset(inflection.split()), frozenset(compound.split()))


def _words_by_key(vocabulary: Iterable[Word]) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for exact, inflection, compound in sorted(word.keys for word in vocabulary):
        for key in inflection:
            found[key].append(_INFLECTION + exact)
        for key in compound - inflection:
            found[key].append(_COMPOUND + exact)
    return ((key, "\t".join(words)) for key, words in found.items())


def plainest(spellings: Iterable[str]) -> str:
    """The spelling with the fewest capitals: a word is no name for beginning a sentence."""
    return min(spellings, key=lambda text: (sum(map(str.isupper, text)), text))


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
