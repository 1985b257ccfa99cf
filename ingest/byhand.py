"""What `kkr remove` and `kkr correct` do: a person says what no file and no link says.

Both are done when the search index says the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from corpus.exports import document_record_to_json
from corpus.records import Correction
from ingest.errors import NotUnderstood
from ingest.exports import built_to_json, searchable
from ingest.pipeline import make_searchable, parse_of
from ingest.progress import silent, waiting
from ingest.witness import heard
from ingest.workers.limits import DEFAULT_LIMITS
from ingest.workers.reading import Readers
from ingest.workers.serve import Failed
from ingest.workers.work import Job, parse_lines, warm_up
from parse.display import counted
from parse.labels import kind_name
from parse.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpus.records import DocumentRecord, Parse
    from corpus.repository import Corpus
    from index.building.build import Built
    from ingest.progress import OnProgress

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Removed:
    """What is held no more, and the index without it; `index_error` says why there is none."""

    records: tuple[DocumentRecord, ...]
    index: Built | None = None
    index_error: str | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document as it was held `before`, and as it is held now."""

    before: DocumentRecord
    now: DocumentRecord
    index: Built | None = None
    index_error: str | None = None


def remove(
    records: Sequence[DocumentRecord],
    corpus: Corpus,
    index_dir: Path,
    on_progress: OnProgress = silent,
    *,
    wait_seconds: float = 60.0,
) -> Removed:
    """Takes documents out: rows, originals, and what the index finds of them.

    Neither `kkr fetch` nor a folder brings them back from then on.

    Raises:
        CorpusError: it cannot be done (another kkr is writing, …); what was removed before is.
    """
    with corpus.lock(wait_seconds=wait_seconds, on_wait=waiting(on_progress)):
        corpus.clean()
        for record in records:
            corpus.remove(record.sha256)
        built, index_error = make_searchable(corpus, index_dir, on_progress)
    return Removed(tuple(records), built, index_error)


def correct(
    record: DocumentRecord,
    correction: Correction,
    corpus: Corpus,
    index_dir: Path,
    on_progress: OnProgress = silent,
    *,
    as_read: bool = False,
    wait_seconds: float = 60.0,
) -> Corrected:
    """Says of a document what was misread, besides what was said of it before.

    With `as_read` what was said before is taken back first.

    Raises:
        NotUnderstood: the document's lines cannot be parsed; all is as it was.
        CorpusError: it cannot be done (another kkr is writing, …).
    """
    with corpus.lock(wait_seconds=wait_seconds, on_wait=waiting(on_progress)):
        corpus.clean()
        said = Correction() if as_read else corpus.correction(record.sha256)
        said = Correction(
            correction.council or said.council,
            correction.date or said.date,
            correction.kind or said.kind,
        )
        now = corpus.correct(record.sha256, said, _as_read(record, corpus))
        built, index_error = make_searchable(corpus, index_dir, on_progress)
    return Corrected(record, now, built, index_error)


def _as_read(record: DocumentRecord, corpus: Corpus) -> Parse:
    """A document as its lines and its links say that it is."""
    job = Job(record.name, corpus.lines(record.sha256))
    with Readers(parse_lines, 1, DEFAULT_LIMITS, warm_up) as readers:
        ((_, result),) = readers.run([(record, job)])
    if isinstance(result, Failed):
        raise NotUnderstood(f"{record.name} cannot be parsed: {result.reason}. Nothing was changed")
    parse = parse_of(result, record.read_by)
    return replace(parse, document=heard(parse.document, corpus.origins(record.sha256)))


# ── told ─────────────────────────────────────────────────────────────────────────────


def removed_to_json(report: Removed) -> Json:
    """What came of `kkr remove`."""
    return {
        "removed": [document_record_to_json(record) for record in report.records],
        "index": built_to_json(report.index),
        "index_error": report.index_error,
    }


def corrected_to_json(report: Corrected) -> Json:
    """What came of `kkr correct`: the document as it is held now."""
    return {
        **document_record_to_json(report.now),
        "before": {
            "meeting": report.before.meeting,
            "council": report.before.council,
            "date": report.before.date.isoformat() if report.before.date else None,
            "kind": report.before.kind.value,
        },
        "index": built_to_json(report.index),
        "index_error": report.index_error,
    }


def removal_lines(records: Sequence[DocumentRecord], corpus: Corpus) -> Iterator[str]:
    """What is about to be removed, for who has to say yes."""
    for record in records:
        yield f"{record.name} ({record.sha256[:12]}): {_described(record)}"
        yield from (f"  {origin.address}" for origin in corpus.origins(record.sha256))


def removed_summary(report: Removed) -> str:
    """What is gone, in a sentence or two."""
    text = f"{counted(len(report.records), 'document')} removed."
    return f"{text} {searchable(report.index.entries)}." if report.index else text


def corrected_lines(report: Corrected) -> Iterator[str]:
    """What a document was taken for, what it is now, and what hinders that it is a meeting's."""
    before, now = _described(report.before), _described(report.now)
    yield f"{report.now.name}: {now}" + (f" (was: {before})" if now != before else ", as it was")
    if report.now.meeting is None:
        yield f"It is of no meeting: {_lacking(report.now)}."
    if report.index:
        yield f"{searchable(report.index.entries)}."


def _described(record: DocumentRecord) -> str:
    items = counted(record.items, "item")
    return f"{record.meeting or 'of no meeting'}, {kind_name(record.kind)}, {items}"


def _lacking(record: DocumentRecord) -> str:
    if record.kind is Kind.OTHER:
        return "--kind says what kind of paper it is"
    lacking = [("council", record.council), ("date", record.date)]
    return " and ".join(f"--{name} is missing" for name, value in lacking if value is None)
