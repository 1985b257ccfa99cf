"""What came of adding documents, as JSON, and as lines for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpus.exports import document_record_to_json
from corpus.records import Standing, is_nameless
from ingest.judgement import HOW_TO_READ_SCANS, listed
from ingest.local import name_of
from ingest.pace import pace_lines
from parse.display import counted
from parse.labels import kind_name

if TYPE_CHECKING:
    from corpus.records import Correction, DocumentRecord
    from index.building.build import Built
    from ingest.pipeline import NotTaken, Report, Taken
    from parse.model import Problem

Json = dict[str, Any]
_MOST_UNREAD = 10
_NAMELESS = "names and links are in its kkr.db (kkr --home reads that)"
_MOST_ALIKE = 3  # problems of a document: a scan has one a page, an unknown kind of paper thousands


def report_to_json(report: Report) -> Json:
    """What came of `kkr add`."""
    return {
        "complete": report.complete,
        "new": [_taken(taken) for taken in report.new],
        "held": [_taken(taken) for taken in report.held],
        "failed": [_not_taken(failed) for failed in report.failed],
        "ignored": report.ignored,
        "unread": [_not_taken(one) for one in report.unread],
        "links": report.links,
        "removed": [_not_taken(one) for one in report.removed],
        "index": built_to_json(report.index),
        "index_error": report.index_error,
        "pace": asdict(report.pace),
    }


def _taken(taken: Taken) -> Json:
    return {
        "path": str(taken.path),
        **document_record_to_json(taken.record),
        "takes_precedence_over": [record.sha256 for record in taken.replaced],
        "restored": taken.restored,
        "problems": [
            {"code": one.code, "message": one.message, "page": one.page} for one in taken.problems
        ],
    }


def _not_taken(failed: NotTaken) -> Json:
    return {"path": str(failed.path), "code": failed.code, "reason": failed.reason}


def built_to_json(built: Built | None) -> Json | None:
    """A new build; None where there was nothing to index."""
    if built is None:
        return None
    return {
        "build": built.name,
        "entries": built.entries,
        "added": built.added,
        "removed": built.removed,
    }


def outcome_lines(report: Report, *, only_failed: bool = False) -> Iterator[str]:
    """What became of each file, a line or more for each."""
    for taken in () if only_failed else report.new:
        yield f"new     {taken.path}: {_described(taken.record)}"
        for replaced in taken.replaced:
            yield f"        takes precedence over {replaced.name}, which stays reachable"
        if taken.behind:
            yield f"        stands behind {taken.behind.name}, which speaks for the meeting"
        yield from _unsearchable(taken.record)
        yield from _problems(taken.problems)
    for taken in () if only_failed else report.held:
        yield from _held_lines(taken, report.said)
    for failed in report.failed:
        yield f"failed  {failed.path}: {failed.reason}"
    for one in () if only_failed else report.removed:
        yield f"left    {one.path}: {one.reason}"
    if not only_failed:
        for one in report.unread[:_MOST_UNREAD]:
            yield f"left    {one.path}: {one.reason}"
        if len(report.unread) > _MOST_UNREAD:
            yield f"left    and {len(report.unread) - _MOST_UNREAD} more that kkr cannot read"
        yield from pace_lines(report.pace)


def _held_lines(taken: Taken, said: Correction) -> Iterator[str]:
    name = taken.record.name
    known = "" if name == name_of(taken.path) else f" as {name}"
    changed = "its original is restored" if taken.restored else "nothing changed"
    yield f"held    {taken.path}: already held{known}, {changed}"
    if not said.holds(taken.record):
        yield "        it is of another meeting or kind than was said: kkr correct changes that"
    yield from _unsearchable(taken.record)


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    """What the parser noted; of many alike the first, and how often what else."""
    told, rest = Counter[str](), Counter[str]()
    for problem in problems:
        if told[problem.code] < _MOST_ALIKE:
            told[problem.code] += 1
            yield f"        {problem.code}: {problem.message}"
        else:
            rest[problem.code] += 1
    if rest:
        codes = ", ".join(f"{code} {count:,}" for code, count in rest.most_common())
        yield f"        and {rest.total():,} more ({codes}): kkr parse tells all"


def _described(record: DocumentRecord) -> str:
    meeting = record.meeting or "of no meeting"
    return f"{meeting}, {kind_name(record.kind)}, {counted(record.items, 'item')}"


def _unsearchable(record: DocumentRecord) -> Iterator[str]:
    if record.standing is Standing.NOT_SEARCHABLE:
        yield f"        kept, but not searchable: {record.reason}"
    elif record.pages_without_text and not record.tried_by_ocr:
        yield f"        not searchable: {listed(record.pages_without_text)}. {HOW_TO_READ_SCANS}"


def summary_of(report: Report) -> str:
    """The run in a sentence."""
    parts = [
        f"{len(report.new)} new",
        f"{len(report.held)} already held",
        f"{len(report.failed)} failed",
    ]
    if report.ignored:
        parts.append(f"{counted(report.ignored, 'other file')} left alone")
    if report.removed:
        parts.append(f"{len(report.removed)} removed by hand before")
    if report.links:
        what = counted(report.links, "link to a folder", "links to folders")
        parts.append(f"{what} not followed")
    if report.not_searchable:
        parts.append(f"{len(report.not_searchable)} kept without text to search")
    text = ", ".join(parts) + "."
    nameless = sum(is_nameless(one.record.name, one.record.sha256) for one in report.new)
    if nameless:
        what = counted(nameless, "file is", "files are")
        text += f" {what} called by a hash, as another kkr keeps originals: {_NAMELESS}."
    return f"{text} {searchable(report.index.entries)}." if report.index else text


def searchable(entries: int) -> str:
    """How much can be found now."""
    return f"{counted(entries, 'entry is', 'entries are')} searchable"
