"""Between the corpus and the search index: which documents the index has, and which it lacks.

`index/HOLDS.json` says what state of which document the live build was made of. It lies with the
index because it tells about the index: deleting the folder loses nothing.
"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from corpus.errors import writing_in
from corpus.records import Standing
from index.answers.search import open_index
from index.building.build import Approve, Built, build, extend, is_scattered, melt
from index.danish.lexicon_cache import is_compiled
from index.errors import BuildRejected, IndexForeign, IndexMissing, SearchError
from index.files.manifest import current, digest_of, live_name, sync, text_of
from index.opened.contents import contents
from ingest.entries import entries_of
from ingest.fingerprints import entries_fingerprint
from ingest.progress import OnProgress, Progress, Stage, silent
from ingest.proofs import expected_counts, golden_queries
from parse.display import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from corpus.records import DocumentRecord
    from corpus.repository import Corpus
    from index.model import Entry

_log = logging.getLogger(__name__)
HOLDS = "HOLDS.json"
# Where more than this share of the documents changes, building anew is quicker and leaves a
# tidier index than extending.
_MOST = 0.5
_COMPILES = "the Danish dictionary is compiled first, as after each installation: some seconds"

States = dict[str, str]


@dataclass(frozen=True, slots=True)
class Lag:
    """What the live index has to catch up with, by hash; `missing_index` if there is none.

    It has `outdated` entries: of stale documents that it has in an older state, and of gone ones.
    `unknown` says why nobody knows what it was made of, if so; then all documents are stale.
    `made_by` is the fingerprint of the code that made its entries, where that is known.
    """

    stale: frozenset[str]
    gone: frozenset[str]
    missing_index: bool
    outdated: frozenset[str] = frozenset()
    unknown: str | None = None
    made_by: str | None = None

    def __bool__(self) -> bool:
        return bool(self.stale or self.gone or self.missing_index or self.unknown)

    @property
    def older_entries(self) -> bool:
        """Whether a new build might have other entries of the same documents."""
        known = not self.missing_index and self.unknown is None
        return known and self.made_by != entries_fingerprint()


def lag(corpus: Corpus, index_dir: Path, records: Sequence[DocumentRecord] | None = None) -> Lag:
    """Documents that the live index lacks, has in an older state, or should no longer have.

    `records` are all documents, where they were asked for already.
    """
    return _lag(_states(corpus.documents() if records is None else records), index_dir)


def refresh(
    corpus: Corpus, index_dir: Path, on_progress: OnProgress = silent, *, workers: int = 1
) -> Built | None:
    """Brings the index up to what the corpus holds; None if it was.

    `workers` processes write it where most of it is new.

    Raises:
        SearchError: the index cannot be opened or written, or finds documents that the corpus does
            not know; it is as it was.
    """
    records = corpus.documents()
    wanted = _states(records)
    behind = _lag(wanted, index_dir)
    if not behind:
        open_index(index_dir).close()  # what is said to be searchable is
        return None
    known = {record.sha256 for record in records} | {r.sha256 for r in corpus.removals()}
    nobody_knows = behind.missing_index or behind.unknown is not None
    strangers = (_found(index_dir) if nobody_knows else behind.gone) - known
    if strangers:
        raise IndexForeign(
            f"the search index finds {counted(len(strangers), 'document')} that this database does"
            " not know: the database was lost, or is another than the one the index was built from"
            " (KKR_DATABASE_URL). The index stays as it was, and nothing new is in it. kkr doctor"
            " looks for what is wrong; kkr reindex --accept builds the index of this database alone"
        )
    if nobody_knows or len(behind.stale) > _MOST * len(wanted):
        return rebuild(corpus, index_dir, on_progress, workers=workers)
    extended = _Made(wanted, behind.made_by)  # most entries stay as they are
    _promise(index_dir, extended)
    changed = corpus.each(behind.stale)
    try:
        built = extend(
            index_dir,
            _counted((e for held in changed for e in entries_of(held)), on_progress, None),
            now=datetime.now(UTC),
            remove_documents=behind.outdated,
            expected=expected_counts(corpus),
        )
        _keep(index_dir, built.name, extended)
        if is_scattered(index_dir):  # what is new is found by now: nobody waits for the rest
            _promise(index_dir, extended)
            built = replace(built, name=melt(index_dir, now=datetime.now(UTC)).name)
            _keep(index_dir, built.name, extended)
    except BuildRejected as error:
        # Nothing of the corpus is at stake: all of it goes into a new build, which must prove
        # itself as well.
        _log.warning("extending the search index failed, building it anew: %s", error)
        return rebuild(corpus, index_dir, on_progress, workers=workers)
    return built


def rebuild(
    corpus: Corpus,
    index_dir: Path,
    on_progress: OnProgress = silent,
    approve: Approve | None = None,
    *,
    workers: int = 1,
) -> Built:
    """Builds a new index of all that is held, beside the live one, and puts it in its place.

    So many `workers` write it at once.

    `approve` is asked last: what it raises leaves everything as it was.
    """
    made = _Made(_states(corpus.documents()), entries_fingerprint())
    total = sum(count.entries for count in corpus.counts())
    entries = (entry for held in corpus.each() for entry in entries_of(held))
    _promise(index_dir, made)
    if not is_compiled():
        on_progress(Progress(Stage.REMARK, name=_COMPILES))
    built = build(
        index_dir,
        _counted(entries, on_progress, total),
        now=datetime.now(UTC),
        total=total,
        expected=expected_counts(corpus),
        golden=golden_queries(corpus),
        approve=approve,
        workers=workers,
    )
    _keep(index_dir, built.name, made)
    return built


def _counted(
    entries: Iterator[Entry], on_progress: OnProgress, total: int | None
) -> Iterator[Entry]:
    for done, entry in enumerate(entries, start=1):
        yield entry
        on_progress(Progress(Stage.INDEXING, done, total))


# ── what the live build was made of ──────────────────────────────────────────────────


class _Made(NamedTuple):
    """What a build was made of, and by which code; None if by an older kkr, which did not say."""

    documents: States
    by: str | None


def _states(records: Sequence[DocumentRecord]) -> States:
    return {r.sha256: r.state for r in records if r.standing is Standing.SEARCHABLE}


def _lag(wanted: Mapping[str, str], index_dir: Path) -> Lag:
    try:
        held, by = _held(index_dir)
    except IndexMissing:
        return Lag(frozenset(wanted), frozenset(), missing_index=True)
    except _Unknown as error:
        return Lag(frozenset(wanted), frozenset(), missing_index=False, unknown=str(error))
    stale = frozenset(sha256 for sha256, state in wanted.items() if held.get(sha256) != state)
    gone = frozenset(held.keys() - wanted.keys())
    outdated = gone | (stale & held.keys())
    return Lag(stale, gone, missing_index=False, outdated=outdated, made_by=by)


def _found(index_dir: Path) -> frozenset[str]:
    """The documents that the live index finds, by its own word; none if it does not serve."""
    try:
        with open_index(index_dir) as index:
            return frozenset(contents(index.build))
    except SearchError:
        return frozenset()


def _held(index_dir: Path) -> _Made:
    """What the live build was made of.

    Raises:
        IndexMissing: there is none.
        _Unknown: nobody knows.
    """
    return _held_by(current(index_dir).name, index_dir)


def _held_by(live: str, index_dir: Path) -> _Made:
    note = _read(index_dir)
    if note.build == live and note.documents is not None:
        return _Made(note.documents, note.made_by)
    # Killed between the swap and the note: what was promised is what is live now.
    if note.build != live and note.promised is not None:
        return _Made(note.promised, note.promised_by)
    raise _Unknown(f"{HOLDS} is of another build")


class _Unknown(Exception):
    """What the live build was made of is not known, and why."""


@dataclass(frozen=True, slots=True)
class _Note:
    """What the build of that name was made of, and what the one under way is made of.

    The name is empty where there was no build.
    """

    build: str | None = None
    documents: States | None = None
    promised: States | None = None
    made_by: str | None = None
    promised_by: str | None = None


def _read(index_dir: Path) -> _Note:
    try:
        data = json.loads(text_of(index_dir / HOLDS))
        # Notes of an older kkr have none. A changed hash would be a document that nobody knows.
        if data.pop("checksum", None) not in {None, digest_of(data)}:
            raise _Unknown(f"{HOLDS} was changed")
        note = _Note(**data)
        if not all(isinstance(one, dict | None) for one in (note.documents, note.promised)):
            raise _Unknown(f"{HOLDS} is damaged")
    except FileNotFoundError:
        raise _Unknown(f"{HOLDS} is missing") from None
    except OSError as error:
        raise _Unknown(f"{HOLDS} cannot be read ({error.strerror or error})") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise _Unknown(f"{HOLDS} is damaged") from error
    return note


def _promise(index_dir: Path, made: _Made) -> None:
    """Before a build: should we be killed right after its swap, the next run knows what it has.

    The promise is that of any build but the live one, for which the note names what it has: should
    the new one fail, nobody takes the promise for what is live.
    """
    live = live_name(index_dir)
    try:
        held = _held_by(live, index_dir) if live else None
    except _Unknown:
        held = None
    documents, by = held or (None, None)
    promised, promised_by = (None, None) if live is None else made
    _write(index_dir, _Note(live, documents, promised, by, promised_by))


def _keep(index_dir: Path, name: str, made: _Made) -> None:
    _write(index_dir, _Note(name, made.documents, made_by=made.by))


def _write(index_dir: Path, note: _Note) -> None:
    with writing_in(index_dir):
        index_dir.mkdir(parents=True, exist_ok=True)
        temporary = index_dir / f".{HOLDS}.new"
        with temporary.open("w", encoding="utf-8") as file:
            data = {one.name: getattr(note, one.name) for one in fields(note)}
            file.write(json.dumps({"checksum": digest_of(data), **data}))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(index_dir / HOLDS)
        sync(index_dir)
