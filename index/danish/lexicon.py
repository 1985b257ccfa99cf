"""The Danish lexicon as analysis needs it: a small read-only file that goes into every build.

`lexicon_compiler` writes it (a few seconds, when an index is built); `Lexicon.open` costs a
millisecond and looks words up one by one, which is all a query needs. Whoever asks for many words
gets the whole table in memory without having to say so.

Words are folded (see `folding`). A row holds a form, the words it may be a form of ("=" for
itself), and, where it is a base form, its kind and its families (see `paradigms`). Genitives that
differ from a listed form by nothing but their -s are left out and looked up without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from index.errors import IndexDamaged
from index.files.tables import Table

SCHEMA = 3
SCHEMA_KEY = " schema"  # no form begins with a space
_MANY = 20_000  # look-ups after which loading everything (0.2 s) is the cheaper way
_REMEMBERED = 50_000


class OtherSchema(ValueError):
    """The lexicon was compiled by another version of kkr."""


class Entry(NamedTuple):
    """What is known of a base form.

    `first` and `last` count the compounds it is a member of, `linked` those of the first that have
    a linking s behind it; `endings` says how a noun takes article and plural.
    """

    kind: int
    first: int
    linked: int
    last: int
    endings: str


_Row = tuple[tuple[str, ...], Entry | None]
_UNKNOWN: _Row = ((), None)


class Lexicon:
    """A compiled lexicon, open for reading."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._rows: dict[str, _Row] = {}
        self._lines: dict[str, str] | None = None
        self.fingerprint = table.fingerprint

    @classmethod
    def open(cls, path: Path) -> Lexicon:
        """Open a compiled lexicon. Raises `OSError` or `ValueError` if it is none."""
        with ExitStack() as undo:
            table = Table(path)
            undo.callback(table.close)
            schema = table.get(SCHEMA_KEY)
            if schema != str(SCHEMA):
                raise OtherSchema(f"the lexicon has schema {schema}, not {SCHEMA}")
            undo.pop_all()
        return cls(table)

    def close(self) -> None:
        """Release the file."""
        self._table.close()

    def readings(self, form: str) -> tuple[str, ...]:
        """The words (base forms) a folded form may belong to, likeliest first; () if unknown."""
        row = self._row(form)
        if row is _UNKNOWN and form.endswith("s") and len(form) > 3:
            row = self._row(form[:-1])
        return row[0]

    def word(self, lemma: str) -> Entry | None:
        """What is known of a base form."""
        return self._row(lemma)[1]

    def is_kind(self, word: str, kind: int) -> bool:
        """Whether a base form is a word of that kind, or of one of several, among others."""
        known = self.word(word)
        return known is not None and bool(known.kind & kind)

    def beginning(self, prefix: str) -> Iterator[str]:
        """The folded forms that begin so."""
        try:
            yield from (form for form, _ in self._table.starting(prefix) if form != SCHEMA_KEY)
        except (OSError, ValueError) as error:
            raise _damaged(error) from error

    def _row(self, form: str) -> _Row:
        row = self._rows.get(form)
        if row is None:
            if self._lines is None:
                return self._looked_up(form)
            line = self._lines.get(form)
            if line is None:
                return _UNKNOWN  # most look-ups are of chance substrings
            if len(self._rows) >= _REMEMBERED:
                self._rows.clear()
            row = self._rows[form] = _parse(form, line)
        return row

    def _looked_up(self, form: str) -> _Row:
        """A row in the file, which is loaded if many were."""
        try:
            row = self._rows[form] = _parse(form, self._table.get(form))
            if len(self._rows) > _MANY:
                self._lines = self._all_lines()
                self._rows.clear()
        except (OSError, ValueError) as error:
            raise _damaged(error) from error
        return row

    def _all_lines(self) -> dict[str, str]:
        lines: dict[str, str] = {}
        for text in self._table.texts(""):
            parts = text.replace("\t", "\n").split("\n")
            lines.update(zip(parts[1::2], parts[2::2], strict=True))
        return lines


def _damaged(error: Exception) -> IndexDamaged:
    return IndexDamaged(
        f"The search index is damaged (its lexicon: {type(error).__name__}). "
        "Run kkr reindex to build it anew."
    )


def _parse(form: str, line: str | None) -> _Row:
    if line is None:
        return _UNKNOWN
    readings, _, numbers = line.partition("|")
    lemmas = tuple(form if lemma == "=" else lemma for lemma in readings.split())
    if not numbers:
        return lemmas, None
    kind, first, linked, last, endings = numbers.split(",")
    return lemmas, Entry(int(kind), int(first), int(linked), int(last), endings)
