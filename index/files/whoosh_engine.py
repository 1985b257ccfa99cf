"""The engine on Whoosh 2.7.4: the only module that knows it.

Whoosh's codec keeps the inverted index: the term dictionary on disk and the compressed blocks of
postings. Its index object, writer, query classes and analyzers stay unused, which disposes of most
of what makes them risky (docs/decisions.md): no table of contents that is a pickle of a schema and
its analyzers, no deletions, no merges, no `refresh()`, no lock, no scores that a set's order can
change. The blocks are pickles all the same, so they are read by an unpickler that knows only plain
values: a crafted index cannot run code.

One folder holds one segment. Lists with their values:

    exact, inflection, compound, meta    mask of fields, 2 bytes
    exact_at, meta_at                    positions, 4 bytes each
"""

from __future__ import annotations

import io
import pickle
import struct
import sys
import warnings
import zlib
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import md5
from itertools import accumulate, chain, pairwise
from operator import sub
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeVar

from index.errors import IndexDamaged
from index.files.blocks import keep_sums, little, open_checked
from index.files.engine import KeyKind, PartLists, PartReader, Places, Postings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # old Python in Whoosh's source, said when it is compiled
    from whoosh.codec import whoosh3
    from whoosh.filedb import filetables, structfile
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Format
    from whoosh.reading import TermNotFound

_SEGMENT = "part"
# Postings a block: a list is read whole, so larger blocks than Whoosh's 128 are quicker.
_BLOCK = 1024
# Lists kept unpacked for each part: 10 bytes an entry, at most 200 kB a list.
_KEPT_LISTS = 48
# Postings from which zlib makes a block smaller, measured on the bundled sample.
_COMPRESSED, _ZLIB_LEVEL = 16, 3
_MASK = struct.Struct("<H")
# The codec's numbers on disk: a field, a block's length, what a term's list is like, where it lies.
_FIELD_NUMBER, _BLOCK_LENGTH = struct.Struct("!H"), struct.Struct("!i")
_ABOUT_LIST, _EXTENT = struct.Struct("!BfIBBfII"), struct.Struct("!qi")
# A key's and a value's length, a key's hash and place, and none.
_LENGTHS, _POINTER = struct.Struct("!ii"), struct.Struct("!Iq")
_NOWHERE = _POINTER.pack(0, 0)
_ONE = array("f", (1.0,))


class _PlainUnpickler(pickle.Unpickler):
    """Reads tuples, numbers, strings and bytes; refuses whatever would call a function."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a search index")


def _load_plain(file: Any) -> Any:
    return _PlainUnpickler(file).load()


def _loads_plain(data: bytes) -> Any:
    return _PlainUnpickler(io.BytesIO(data)).load()


def _dumps_plain(value: Any, _protocol: int = 4) -> bytes:
    return pickle.dumps(value, 4)  # Whoosh's protocol 2 writes bytes as a call of a function


# Whoosh calls these by their names in its modules; nothing of ours needs more than plain values.
whoosh3.dumps = _dumps_plain
whoosh3.loads = _loads_plain
structfile.load_pickle = _load_plain


class _MaskFormat(Format):  # type: ignore[misc]  # Whoosh has no types
    def fixed_value_size(self) -> int:
        return _MASK.size


class _PlaceFormat(Format):  # type: ignore[misc]  # Whoosh has no types
    def fixed_value_size(self) -> int | None:
        return None


class _List(whoosh3.W3LeafMatcher):  # type: ignore[misc]  # Whoosh has no types
    """A posting list that is read whole."""

    def take(self, *, with_values: bool) -> tuple[array[int], array[float], list[Any]]:
        numbers, weights, values = array("I"), array("f"), []
        while not self._atend:
            self._read_ids()
            self._read_weights()
            numbers.extend(self._ids)
            weights.extend(self._weights)
            if with_values:
                values.append(self._data[2])
            self._next_block()
        return numbers, weights, values


class _Listed(NamedTuple):
    """Entries of a list, their weights, a value each: all of one size in a row, or one by one."""

    numbers: array[int]
    weights: array[float]
    values: bytes | Sequence[bytes]


_T = TypeVar("_T", Postings, Places)


class _Terms(filetables.OrderedHashWriter):  # type: ignore[misc]  # Whoosh has no types
    """Writes Whoosh's dictionary of terms, many at a time: it writes number by number."""

    def add_all(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Takes in keys, which rise, with their values."""
        place = self.dbfile.tell()
        rows, places = [], []
        for key, value in items:
            row = _LENGTHS.pack(len(key), len(value)) + key + value
            hashed = int.from_bytes(md5(key, usedforsecurity=False).digest()[-4:], "big")
            self.buckets[hashed & 0xFF].append((hashed, place))
            rows.append(row)
            places.append(place)
            place += len(row)
        self.dbfile.write(b"".join(rows))
        self.index.extend(places)

    def _write_hashes(self) -> None:
        """The places of keys by their hashes, in tables that are half empty."""
        for entries in self.buckets:
            slots = 2 * len(entries)
            self.directory.append((self.dbfile.tell(), slots))
            table = [_NOWHERE] * slots
            for hashed, place in entries:
                slot = (hashed >> 8) % slots
                while table[slot] is not _NOWHERE:
                    slot = (slot + 1) % slots
                table[slot] = _POINTER.pack(hashed, place)
            self.dbfile.write(b"".join(table))


class _PartFiles:
    """A part while it is written: the dictionary of terms, and lists as Whoosh's codec has them.

    Whoosh takes postings one by one, looks at the type of each and asks several objects about each
    list: three quarters of the time of writing a part.
    """

    def __init__(self, folder: Path) -> None:
        storage, segment = FileStorage(str(folder)), _segment(_Codec())
        self._terms = _Terms(segment.create_file(storage, whoosh3.W3Codec.TERMS_EXT))
        self._fields: dict[str, int] = {}
        self._terms.extras["fieldmap"] = self._fields
        self._lists = segment.create_file(storage, whoosh3.W3Codec.POSTS_EXT)
        self._end = self._lists.tell()
        self._about: dict[int, bytes] = {}

    def put(self, name: str, lists: Mapping[str, _T], listed: Callable[[_T], _Listed]) -> None:
        """A field with the lists of its keys. What keys share lies on disk once."""
        field = _FIELD_NUMBER.pack(self._fields.setdefault(name, len(self._fields)))
        ordered = sorted((_encoded(key), found) for key, found in lists.items())
        for _, found in ordered:
            if id(found) not in self._about:
                self._about[id(found)] = self._written(listed(found))
        self._terms.add_all((field + key, self._about[id(found)]) for key, found in ordered)

    def _written(self, listed: _Listed) -> bytes:
        """Writes a list. What the dictionary of terms tells of it."""
        numbers, weights, values = listed
        count = len(numbers)
        size = len(values) // count if isinstance(values, bytes) else 1
        parts = [whoosh3.WHOOSH3_HEADER_MAGIC]
        for start in range(0, count, _BLOCK):
            end = start + _BLOCK
            inside = values[start * size : end * size]
            parts.append(_block(numbers[start:end], weights[start:end], inside, end >= count))
        data = b"".join(parts)
        place = self._end
        self._lists.write(data)
        self._end += len(data)
        # Lengths of fields (two bytes of 0) are counted in the weights.
        about = (0, sum(weights), count, 0, 0, max(weights), numbers[0], numbers[-1])
        return _ABOUT_LIST.pack(*about) + _EXTENT.pack(place, len(data))

    def close(self) -> None:
        """Ends the part."""
        self._terms.close()
        self._lists.close()


def _block(
    numbers: array[int], weights: array[float], values: Sequence[bytes] | bytes, last: bool
) -> bytes:
    """Postings as a block: its length (negative if it is the last), what it holds, and that."""
    ids = tuple(map(sub, numbers, chain((0,), numbers)))
    first = weights[0]
    same: float | None = None if first == 1.0 else first
    shown = same if weights.count(first) == len(weights) else tuple(weights)
    data = _dumps_plain((ids, shown, values))
    # zlib takes longer to start than a short list takes to write, and makes it no shorter.
    level = _ZLIB_LEVEL if len(numbers) >= _COMPRESSED else 0
    if level:
        data = zlib.compress(data, level)
    about = _dumps_plain((len(numbers), numbers[-1], max(weights), level, 0, 0))
    length = len(about) + len(data)
    return _BLOCK_LENGTH.pack(-length if last else length) + about + data


class _Codec(whoosh3.W3Codec):  # type: ignore[misc]  # Whoosh has no types
    def __init__(self) -> None:
        super().__init__(blocklimit=_BLOCK, inlinelimit=0)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Any:
        offset, length = terminfo.extent()
        return _List(dbfile, offset, length, format_, term=term, scorer=scorer)


class _Storage(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    """The files of a finished part: what is read of them is as it was written, or an error."""

    def open_file(self, name: str, **more: Any) -> Any:
        return structfile.StructFile(open_checked(Path(self.folder) / name), name=name, **more)


class WhooshEngine:
    """Parts as Whoosh segments."""

    name = "whoosh-2.7.4/2"

    def write(self, folder: Path, lists: PartLists) -> None:
        """A new part in an existing empty folder."""
        files = _PartFiles(folder)
        for kind in sorted(KeyKind):
            files.put(str(kind), lists.postings.get(kind, {}), _masked)
            if kind in lists.places:
                files.put(f"{kind}_at", lists.places[kind], _placed)
        files.close()
        for path in sorted(folder.glob(f"{_SEGMENT}_*")):
            keep_sums(path)

    def reader(self, folder: Path) -> PartReader:
        """Open a finished part."""
        return _Reader(folder)


def _masked(postings: Postings) -> _Listed:
    """Postings with their masks as they lie on disk."""
    masks = little(array("H", postings.masks)).tobytes()
    return _Listed(array("I", postings.numbers), array("f", postings.weights), masks)


def _placed(found: Places) -> _Listed:
    """Entries with the places of each as they lie on disk, and no weight."""
    places, size = little(array("I", found.places)).tobytes(), found.places.itemsize
    ends = [size * end for end in accumulate(found.lengths)]
    values = tuple([places[start:end] for start, end in pairwise((0, *ends))])
    return _Listed(found.numbers, _ONE * len(values), values)


def _encoded(key: str) -> bytes:
    """A key as it lies on disk. What is asked for may hold half of a surrogate pair."""
    return key.encode("utf-8", "surrogatepass")


class _Reader:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._masks, self._places = _MaskFormat(), _PlaceFormat()
        codec = _Codec()
        try:
            storage = _Storage(str(folder), readonly=True)
            self._terms = codec.terms_reader(storage, _segment(codec))
        except Exception as error:
            raise self._damaged(error) from error
        # Who keeps an index open asks for the same words again: pages, facets, typing on.
        self.postings = lru_cache(maxsize=_KEPT_LISTS)(self._postings)

    def _postings(self, kind: KeyKind, key: str) -> Postings:
        """The entries of a key; empty for an unknown one."""
        numbers, weights, values = self._read(str(kind), key, self._masks)
        masks = array("H")
        for value in values:
            masks.frombytes(value)
        return Postings(numbers, weights, little(masks))

    def positions(
        self, kind: KeyKind, key: str, among: Collection[int]
    ) -> Mapping[int, Sequence[int]]:
        numbers, _, values = self._read(f"{kind}_at", key, self._places)
        rows = zip(numbers, chain.from_iterable(values), strict=True)
        try:
            found = {number: array("I", value) for number, value in rows if number in among}
        except ValueError as error:
            raise self._damaged(error) from error
        if sys.byteorder == "big":
            for places in found.values():
                places.byteswap()
        return found

    def beginning(self, kind: KeyKind, prefix: str) -> list[str]:
        found: list[str] = []
        start = _encoded(prefix)
        try:
            for name, key in self._terms.terms_from(str(kind), start):
                if name != kind or not key.startswith(start):
                    break
                found.append(key.decode("utf-8", "surrogatepass"))
        except Exception as error:
            raise self._damaged(error) from error
        return found

    def close(self) -> None:
        self.postings.cache_clear()
        self._terms.close()

    def _read(
        self, name: str, key: str, form: Format
    ) -> tuple[array[int], array[float], list[Any]]:
        try:
            matcher = self._terms.matcher(name, _encoded(key), form)
            numbers, weights, values = matcher.take(with_values=True)
        except TermNotFound:
            return array("I"), array("f"), []
        except Exception as error:
            raise self._damaged(error) from error
        return numbers, weights, values

    def _damaged(self, error: Exception) -> IndexDamaged:
        # Whoosh meets damage with whatever happens to fail: TypeError, struct.error, EOFError,
        # zlib.error, bare Exception. All of them mean the same here.
        return IndexDamaged(
            f"The search index is damaged ({self._folder.name}: {type(error).__name__}). "
            "Run kkr reindex to build it anew."
        )


def _segment(codec: Any) -> Any:
    return whoosh3.W3Segment(codec, _SEGMENT, segid=_SEGMENT)
