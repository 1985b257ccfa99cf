"""What came of a re-index, as JSON, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus.exports import document_record_to_json
from ingest.exports import built_to_json, searchable
from ingest.pace import pace_lines
from ingest.reindexing.amounts import COUNTS
from ingest.reindexing.changes import change_lines, change_sums
from parse.display import counted

if TYPE_CHECKING:
    from ingest.reindexing.changes import DocumentChange
    from ingest.reindexing.reindex import ReindexReport

Json = dict[str, Any]
_MOST_LINES = 40


def reindex_to_json(report: ReindexReport) -> Json:
    """What came of `kkr reindex`."""
    return {
        "index": built_to_json(report.index),
        "read": report.read,
        "parsed": report.parsed,
        "recognised": report.recognised,
        "withheld": list(report.withheld),
        "changed": [_change_to_json(change) for change in report.changes],
        "failed": [
            {"document": one.record.sha256, "name": one.record.name, "code": one.code,
             "reason": one.reason}
            for one in report.failed
        ],
        "pace": asdict(report.pace),
    }  # fmt: skip


def _change_to_json(change: DocumentChange) -> Json:
    """A document that says something else now; its keys are those of a document and some more."""
    lists = ("gained", "lost", "undecided", "outcomes", "contradicted")
    named = {name: [asdict(item) for item in getattr(change, name)] for name in lists}
    ways = {"gone": change.gone, "moved": change.moved}
    amounts = {
        name: {count.name: found[count.name] for count in COUNTS}
        for name, found in (("less", change.less), ("more", change.more))
    }
    return {**document_record_to_json(change.record), **named, **ways, **amounts}


def reindex_summary(report: ReindexReport) -> str:
    """A re-index in a sentence."""
    redone = f"{counted(report.read, 'document')} read anew, {report.parsed} parsed anew"
    if report.recognised:
        redone += f", scanned pages of {report.recognised} recognised by OCR"
    changed = counted(len(report.changes), "of them says", "of them say")
    redone += f", {changed} something else now" if report.changes else ""
    kept = counted(len(report.failed), "kept as it was", "kept as they were")
    numbers = "".join(f"; {sums}" for sums in change_sums(report.changes))
    done = f"{redone}{numbers}; {kept}" if report.failed else f"{redone}{numbers}"
    if report.withheld:
        return f"Nothing was changed, it would lose too much ({done})."
    entries = report.index.entries if report.index else 0
    return f"{searchable(entries)} ({done})."


def reindex_lines(report: ReindexReport) -> Iterator[str]:
    """What changed, meeting by meeting, and why it waits if it does."""
    lines = list(change_lines(report.changes))
    yield from lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        more = counted(len(lines) - _MOST_LINES, "more document")
        yield f"and {more}: kkr reindex --json lists all"
    for one in report.failed:
        yield f"kept as it was: {one.record.name}: {one.reason}"
    yield from pace_lines(report.pace)
    if report.withheld:
        yield f"This needs a look before it is put in use: {'; '.join(report.withheld)}."
        yield "What is held and what is found are as they were."
        yield "If it is right, kkr reindex --accept puts it in use; nothing is parsed again for it."
