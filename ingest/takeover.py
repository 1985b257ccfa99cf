"""New parses and the index that is built of them take their places together, or neither does.

All changes of rows are one transaction. The new index is built from within it, and the transaction
is committed when the index has proved itself and finds what the live one finds: between that and
the swap lies one rename, and a kill between them is what `ingest.indexing` catches up with.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.contents import contents
from index.errors import AnalysisOutdated, SearchError
from index.search import open_index
from ingest.amounts import amounts_of, said_by
from ingest.changes import compare, missing_from, settled, too_much
from ingest.indexing import rebuild
from ingest.progress import Progress, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus.records import DocumentRecord, Parse
    from corpus.repository import Corpus
    from index.build import Built
    from index.contents import Shelf
    from index.opening import OpenBuild
    from ingest.amounts import Amounts
    from ingest.changes import DocumentChange
    from ingest.progress import OnProgress

    Parses = Iterable[tuple[DocumentRecord, Parse | None]]


_OTHER_ANALYSIS = "the analysis of words has changed since this index was built: it is built anew"
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


class _TooMuchLost(Exception):
    def __init__(self, why: list[str], changes: tuple[DocumentChange, ...]) -> None:
        super().__init__(*why)
        self.outcome = Outcome(None, changes, tuple(why))


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
    live = _served(index_dir, on_progress)
    try:
        return _tried(
            corpus, parses, index_dir, on_progress, None if accept else live, accept, workers
        )
    except _TooMuchLost as lost:
        if live is not None:
            return lost.outcome
        # What is held must be found, whatever waits.
        built = rebuild(corpus, index_dir, on_progress, workers=workers)
        return Outcome(built, lost.outcome.changes, lost.outcome.withheld)


def _tried(
    corpus: Corpus,
    parses: Parses,
    index_dir: Path,
    on_progress: OnProgress,
    live: dict[str, Shelf] | None,
    accept: bool,
    workers: int,
) -> Outcome:
    with corpus.trial() as (tried, commit):
        changes, redone, said = _adopt(tried, parses)
        why = [] if accept else too_much(changes, redone, said)
        if why:
            raise _TooMuchLost(why, changes)

        def approve(build: OpenBuild) -> None:
            missing = missing_from(contents(build), live) if live is not None else []
            if missing:
                raise _TooMuchLost(missing, changes)
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


def _served(index_dir: Path, on_progress: OnProgress) -> dict[str, Shelf] | None:
    """What the live index finds; None if it does not serve."""
    try:
        with open_index(index_dir) as index:
            return contents(index.build)
    except AnalysisOutdated:
        on_progress(Progress(Stage.REMARK, name=_OTHER_ANALYSIS))
        return None
    except SearchError:
        return None
