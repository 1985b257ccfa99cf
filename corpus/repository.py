"""`Corpus`: the one door to what we hold. Values in, values out; rows stay inside.

The reading half is in `corpus.holdings`; here is what changes anything.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from corpus import queries
from corpus.byhand import delete_document, put_correction
from corpus.database import BUSY_SECONDS, open_database
from corpus.errors import CorpusError, DatabaseMissing, HomeMissing, writing_in
from corpus.files import Originals, removed, sha256_of, suffix_of
from corpus.holdings import Holdings, key_of
from corpus.journal import Journal
from corpus.layout import database_in, is_there, originals_in
from corpus.linking import link_appendices
from corpus.lock import LOCK, WAIT_SECONDS, locked
from corpus.readonly import require_readable
from corpus.records import Addition, Correction
from corpus.storing import (
    clear_failures,
    drop_empty_meetings,
    drop_failures,
    give_name,
    insert_document,
    note_origin,
    put_failure,
    update_parses,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy.orm import Session

    from corpus.database import Database
    from corpus.records import DocumentRecord, Failure, Origin, Parse
    from parse.model import ParsedDocument

_TICK = timedelta(microseconds=1)
_NOTHING_SAID = Correction()


def _now() -> datetime:
    return datetime.now(UTC)


class Corpus(Holdings):
    """Originals and rows of one data directory."""

    def __init__(
        self, home: Path, database: Database, clock: Callable[[], datetime] = _now
    ) -> None:
        super().__init__(home, database)
        self._clock = clock
        self.journal = Journal(database, clock)

    @classmethod
    def open(
        cls,
        home: Path,
        url: str | None = None,
        *,
        create: bool = True,
        migrate: bool = True,
        busy: float = BUSY_SECONDS,
        clock: Callable[[], datetime] = _now,
    ) -> Self:
        """Opens the corpus of a data directory, made if need be, its tables brought up to date.

        With `migrate` False tables that are not are an error, `DatabaseTooOld`.
        `url` names another database than the directory's own `kkr.db`. With `create` False a
        directory without a database is an error, `HomeMissing`: to read there is nothing. One with
        documents and no database always is, `DatabaseMissing`: a new one would know none of them.
        """
        if url is None:
            require_readable(database_in(home))
        if url is None and not is_there(database_in(home)):
            if Originals(originals_in(home)).any():
                raise DatabaseMissing(
                    f"the database {database_in(home)} is gone or empty, though documents are kept"
                    " beside it: kkr doctor --repair makes it anew from them (or set"
                    " KKR_DATABASE_URL, if the database lies elsewhere)"
                )
            if not create:
                raise HomeMissing(
                    f"Nothing is held in {home} yet. Add documents with kkr add PATH, or look at"
                    " the bundled sample with kkr demo"
                )
        with writing_in(home):
            home.mkdir(parents=True, exist_ok=True)
        return cls(home, open_database(home, url, busy=busy, migrate=migrate), clock)

    def close(self) -> None:
        """Closes the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    # ── writing ──────────────────────────────────────────────────────────────────────

    def lock(
        self,
        *,
        wait_seconds: float = WAIT_SECONDS,
        on_wait: Callable[[str], None] | None = None,
    ) -> AbstractContextManager[None]:
        """Makes this process the only one that adds or re-indexes, for a `with` block."""
        return locked(self.home / LOCK, wait_seconds=wait_seconds, on_wait=on_wait)

    def moments(self) -> Iterator[datetime]:
        """For each document of a run, in the order given, when it comes in: later than all before.

        Of two alike the later speaks, and that must depend neither on how long each takes to be
        read nor on a clock that was set back.
        """
        with self._database.reading() as session:
            last = queries.latest_arrival(session)
        while True:
            now = self._clock()
            last = now if last is None else max(now, last + _TICK)
            yield last

    def add(
        self,
        data: bytes,
        name: str,
        parse: Parse,
        origin: Origin,
        at: datetime | None = None,
        said: Correction = _NOTHING_SAID,
    ) -> Addition:
        """Keeps a document: its bytes first, then its rows, all of them or none.

        It came in `at` one of the `moments`, or now, with what somebody `said` of it. The same
        bytes again change nothing but that a new place where they were found is noted.
        """
        sha256 = sha256_of(data)
        held = self.hold_again(sha256, data, origin)
        if held is not None:
            return held
        suffix = suffix_of(name)
        stored = self.originals.store(data, suffix)
        try:
            return self._insert(data, name, parse, origin, at or self._clock(), said)
        except BaseException:
            if stored:
                self._take_back(sha256, suffix)
            raise

    def _take_back(self, sha256: str, suffix: str) -> None:
        """Removes an original that got no row, as one that was interrupted after the commit has.

        Where nobody can tell it stays: an original without a row is harmless, a row without its
        original is not.
        """
        with suppress(CorpusError), self._database.reading() as session:
            if queries.find(session, sha256) is None:
                self.originals.remove(sha256, suffix)

    def _insert(
        self,
        data: bytes,
        name: str,
        parse: Parse,
        origin: Origin,
        at: datetime,
        said: Correction,
    ) -> Addition:
        sha256 = sha256_of(data)
        with self._database.writing() as session:
            held = queries.find(session, sha256)
            if held is not None:  # by another data directory with this database, just now
                return Addition(self._met_again(session, held, sha256, origin), new=False)
            put_correction(session, sha256, said)
            key = insert_document(session, sha256, suffix_of(name), name, len(data), at, parse)
            note_origin(session, key, origin, at)
            clear_failures(session, sha256, origin.address)
            link_appendices(session)
            record = queries.record_of(session, key)
            others = queries.meeting(session, record.meeting).documents if record.meeting else ()
        # Of those that are silent now, the best one spoke until now.
        silenced = [other for other in others if other.superseded_by == sha256]
        behind = next((other for other in others if other.sha256 == record.superseded_by), None)
        return Addition(record, new=True, replaced=tuple(silenced[:1]), behind=behind)

    def hold_again(self, sha256: str, data: bytes, origin: Origin) -> Addition | None:
        """Notes that a held document was met again; None if it is not held.

        Its original is restored if that was lost or damaged.
        """
        with self._database.reading() as session:
            key = queries.find(session, sha256)
            if key is None:
                return None
            suffix = queries.record_of(session, key).suffix
        restored = self.originals.store(data, suffix)
        with self._database.writing() as session:
            record = self._met_again(session, key, sha256, origin)
        return Addition(record, new=False, restored=restored)

    def note_origin(self, sha256: str, origin: Origin) -> None:
        """Remembers what is known of a place at which a held document was found."""
        with self._database.writing() as session:
            note_origin(session, key_of(session, sha256), origin, self._clock())

    def _met_again(self, session: Session, key: int, sha256: str, origin: Origin) -> DocumentRecord:
        if origin not in queries.origins(session, key):
            note_origin(session, key, origin, self._clock())
            give_name(session, key, origin)
        clear_failures(session, sha256, origin.address)
        return queries.record_of(session, key)

    def replace(self, sha256: str, parse: Parse) -> ParsedDocument | None:
        """Puts a new parse in place of a document's old one.

        Returns what the document said before, None if it says the same now.
        """
        with self._database.writing() as session:
            [before] = update_parses(session, [(key_of(session, sha256), parse)])
            if before is not None:
                link_appendices(session)
            return before

    def replace_all(self, parses: Sequence[tuple[str, Parse]]) -> list[ParsedDocument | None]:
        """The same for several documents, without finding the meetings of appendices anew."""
        with self._database.writing() as session:
            return update_parses(session, [(key_of(session, sha256), p) for sha256, p in parses])

    def correct(self, sha256: str, correction: Correction, parse: Parse) -> DocumentRecord:
        """Stores what somebody says of a document, with the parse that it is said of.

        A correction that says nothing takes back what was said before.
        """
        with self._database.writing() as session:
            key = key_of(session, sha256)
            put_correction(session, sha256, correction)
            update_parses(session, [(key, parse)])
            link_appendices(session)
            return queries.record_of(session, key)

    def remove(self, sha256: str) -> None:
        """Takes out a document with its original, and remembers that it was removed.

        The rows go first: what a killed run leaves of the file goes with the next `clean`.
        """
        with self._database.writing() as session:
            key = key_of(session, sha256)
            suffix = queries.record_of(session, key).suffix
            delete_document(session, key, self._clock())
            drop_empty_meetings(session)
            link_appendices(session)
        self.originals.remove(sha256, suffix)

    def clean(self) -> int:
        """Removes what killed runs left half-written, and originals that were to go; how many.

        Only for who holds the writers' lock.
        """
        return self.originals.clean() + sum(map(removed, self.left_of_removed()))

    def link_appendices(self) -> None:
        """Finds the meetings of undated appendices anew."""
        with self._database.writing() as session:
            link_appendices(session)

    @contextmanager
    def trial(self) -> Iterator[tuple[Self, Callable[[], None]]]:
        """This corpus within one transaction, and what makes the changes of the block so.

        What is not committed in the block is undone; originals are not part of it.
        """
        with self._database.trial() as database:
            yield type(self)(self.home, database, self._clock), database.commit

    def fail(self, failure: Failure) -> None:
        """Remembers what could not be added, for `kkr status`."""
        with self._database.writing() as session:
            put_failure(session, failure, self._clock())

    def forget_failures(self, addresses: Sequence[str]) -> None:
        """Forgets what failed at addresses where nothing is any more."""
        if addresses:
            with self._database.writing() as session:
                drop_failures(session, addresses)

    def forget_failure(self, address: str, sha256: str) -> None:
        """Forgets what failed at an address that now has a held document again."""
        with self._database.writing() as session:
            clear_failures(session, sha256, address)
