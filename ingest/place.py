"""Where all that is held lies."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, HomeMissing
from corpus.layout import database_in, index_in
from index.errors import IndexMissing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.repository import Corpus
    from index.answers.search import Index


@dataclass(frozen=True, slots=True)
class Place:
    """A data directory, and the database where it is another than the directory's own.

    A search needs no database: what opens it is imported where it is opened.
    """

    home: Path
    url: str | None = None

    @property
    def index(self) -> Path:
        """Where the search index lies."""
        return index_in(self.home)

    @property
    def database(self) -> Path | None:
        """The database's file; None where it is no file of the data directory."""
        return None if self.url else database_in(self.home)

    @contextmanager
    def corpus(self, *, create: bool = False, migrate: bool = True) -> Iterator[Corpus]:
        """The corpus, open. Raises `CorpusError` where there is none, or it cannot be opened."""
        from corpus.repository import Corpus  # noqa: PLC0415 - a search goes without

        with Corpus.open(self.home, self.url, create=create, migrate=migrate) as corpus:
            yield corpus

    @contextmanager
    def looked_at(self) -> Iterator[Corpus]:
        """The corpus, or for a while an empty one elsewhere: who only looks begins none here."""
        from tempfile import TemporaryDirectory  # noqa: PLC0415 - a search goes without

        with ExitStack() as stack:
            place = self
            if self.url is None and not any(self.home.glob("*")):
                place = Place(Path(stack.enter_context(TemporaryDirectory())))
            yield stack.enter_context(place.corpus(create=True))

    def open_index(self) -> Index:
        """The search index. Raises `SearchError`, which says what to do about it."""
        from index.answers.search import open_index  # noqa: PLC0415 - adding goes without

        try:
            return open_index(self.index)
        except IndexMissing:
            if self._holds_documents():
                raise
            raise IndexMissing(
                f"Nothing is held in {self.home} yet. Add documents with kkr add PATH, or"
                " look at the bundled sample with kkr demo."
            ) from None

    def _holds_documents(self) -> bool:
        """Whether an index could be built, or nobody knows: not after a fetch that had no time."""
        try:
            with self.corpus(migrate=False) as corpus:
                return bool(corpus.documents())
        except HomeMissing:
            return False
        except CorpusError:
            return True
