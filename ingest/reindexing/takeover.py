"""New parses and the index that is built of them take their places together, or neither does.

All changes of rows are one transaction. The new index is built from within it, and the transaction
is committed when the index has proved itself and finds what the live one finds: between that and
the swap lies one rename, and a kill between them is what `ingest.indexing` catches up with.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from index.answers.search import open_index
from index.building.probes import asked_of, probes_of
from index.errors import AnalysisOutdated, IndexMissing, SearchError
from index.opened.contents import contents
from index.opened.opening import hold_stored
from ingest.indexing import lag, rebuild
from ingest.progress import Progress, Stage
from ingest.reindexing.amounts import amounts_of, said_by
from ingest.reindexing.changes import compare, found_less, missing_from, settled, too_much

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from corpus.records import DocumentRecord, Parse
    from corpus.repository import Corpus
    from index.building.build import Built
    from index.building.probes import Probe
    from index.opened.contents import Shelf
    from index.opened.opening import OpenBuild
    from ingest.progress import OnProgress
    from ingest.reindexing.amounts import Amounts
    from ingest.reindexing.changes import DocumentChange

    Changes = tuple[DocumentChange, ...]
    Parses = Iterable[tuple[DocumentRecord, Parse | None]]


_OTHER_ANALYSIS = "the analysis of words has changed since this index was built: it is built anew"
_OTHER_ENTRIES = "what of a document can be found has changed since this index was built"
_NOT_PROVED = (
    "the live index cannot be read: whether the new one finds all that it found is not proved"
)
_NO_WORDS = (
    "the live index has kept nothing of its words: whether the new one finds all is not proved"
)
_MEANWHILE = "until then only the kkr that built the index can search it"
# Documents whose parses are replaced together: a few queries for all of them.
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the index that was built, and why the changes wait if they do.

    If they wait, an index is built of what is held only where none served.
    """

    index: Built | None
    changes: tuple[DocumentChange, ...] = ()
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Live:
    """What the live index holds and finds, and whether today's kkr can search it."""

    shelves: Mapping[str, Shelf]
    probes: Sequence[Probe]
    serves: bool

    def missing_from(self, new: OpenBuild, known: Collection[str]) -> list[str]:
        """Why a new index needs a look before it takes the live one's place."""
        asked = asked_of(new, self.probes, self.shelves)
        why = [*missing_from(contents(new), self.shelves, known), *found_less(asked)]
        return why if self.serves or not why else [*why, _MEANWHILE]


class _TooMuchLost(Exception):
    def __init__(self, why: list[str], changes: Changes = ()) -> None:
        super().__init__(*why)
        self.outcome = Outcome(None, changes, tuple(why))


class _LessFound(_TooMuchLost):
    """The new index would find less, whatever becomes of the rows."""


def take_over(
    corpus: Corpus,
    parses: Parses,
    index_dir: Path,
    on_progress: OnProgress,
    *,
    accept: bool,
    workers: int = 1,
) -> Outcome:
    """Replaces rows and index, unless too much would be lost by it and nobody has said `accept`.

    `workers` processes write the index.

    Raises:
        CorpusError: the rows cannot be written.
        SearchError: the index cannot be written or did not prove itself.
        In both cases rows and index are as they were.
    """
    removed = {removal.sha256 for removal in corpus.removals()}
    live = _held(index_dir, removed, on_progress)
    known = {record.sha256 for record in corpus.documents()}
    if live is not None and lag(corpus, index_dir).older_entries:
        on_progress(Progress(Stage.REMARK, name=_OTHER_ENTRIES))

    def prove(build: OpenBuild, changes: Changes = ()) -> None:
        missing = live.missing_from(build, known) if live is not None and not accept else []
        if missing:
            raise _LessFound(missing, changes)

    try:
        return _tried(corpus, parses, index_dir, on_progress, prove, accept, workers)
    except _LessFound as less:
        return less.outcome
    except _TooMuchLost as lost:
        waits = lost.outcome
    if live is not None and live.serves:
        return waits
    # What is held must be found, whatever waits.
    try:
        built = rebuild(corpus, index_dir, on_progress, prove, workers=workers)
    except _LessFound as less:
        return replace(waits, withheld=(*waits.withheld, *less.outcome.withheld))
    return replace(waits, index=built)


def _tried(
    corpus: Corpus,
    parses: Parses,
    index_dir: Path,
    on_progress: OnProgress,
    prove: Callable[[OpenBuild, Changes], None],
    accept: bool,
    workers: int,
) -> Outcome:
    with corpus.trial() as (tried, commit):
        changes, redone, said = _adopt(tried, parses)
        why = [] if accept else too_much(changes, redone, said)
        if why:
            raise _TooMuchLost(why, changes)

        def approve(build: OpenBuild) -> None:
            prove(build, changes)
            commit()

        built = rebuild(tried, index_dir, on_progress, approve, workers=workers)
        return Outcome(built, changes)


def _adopt(
    tried: Corpus, parses: Parses
) -> tuple[tuple[DocumentChange, ...], list[DocumentRecord], Amounts]:
    """Stores new parses in a corpus on trial.

    What they change, of which documents, and how much all of these said before.
    """
    changed: list[DocumentChange] = []
    redone: list[DocumentRecord] = []
    whole: Amounts = Counter()
    made = ((record, parse) for record, parse in parses if parse is not None)
    while batch := list(islice(made, _BATCH)):
        before = tried.replace_all([(record.sha256, parse) for record, parse in batch])
        for (record, parse), said in zip(batch, before, strict=True):
            redone.append(record)
            if said is None:
                whole.update(amounts_of(said_by(parse.document)))
            else:
                changed.append(compare(record, said, parse.document))
                whole.update(changed[-1].before)
    if not changed:
        return (), redone, whole
    tried.link_appendices()
    now = {record.sha256: record for record in tried.documents()}
    return tuple(settled(change, now[change.record.sha256]) for change in changed), redone, whole


def _held(index_dir: Path, removed: Collection[str], on_progress: OnProgress) -> _Live | None:
    """What the live index holds and finds; None if there is none that can be read.

    That documents which were removed by hand are not found any more is no loss.
    """
    try:
        with closing(hold_stored(index_dir)) as live:
            found, probes = contents(live), probes_of(live)
            shelves = {one: shelf for one, shelf in found.items() if one not in removed}
            if shelves and not probes:
                on_progress(Progress(Stage.REMARK, name=_NO_WORDS))
        open_index(index_dir).close()
    except IndexMissing:
        return None
    except AnalysisOutdated:
        on_progress(Progress(Stage.REMARK, name=_OTHER_ANALYSIS))
        return _Live(shelves, probes, serves=False)
    except SearchError:
        on_progress(Progress(Stage.REMARK, name=_NOT_PROVED))
        return None
    return _Live(shelves, probes, serves=True)
