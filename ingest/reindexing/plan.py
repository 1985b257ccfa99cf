"""Which documents a re-index redoes, and from where it begins with each."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ingest.fingerprints import (
    parser_fingerprint,
    reader_changed,
    reader_fingerprint,
    to_read_anew,
)
from ingest.progress import Stage
from parse.display import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.records import DocumentRecord
    from corpus.repository import Corpus
    from corpus.staging import Staging
    from ingest.workers.ocr import Ocr


class Depth(StrEnum):
    """How far back to begin: with the rows, with the stored lines, with the originals.

    `STALE` begins, for each document, where the code has changed since.
    """

    STALE = "stale"
    INDEX = "index"
    PARSE = "parse"
    READ = "read"


class Plan(NamedTuple):
    """The documents to read anew, and those only to parse anew."""

    to_read: list[DocumentRecord]
    to_parse: list[DocumentRecord]


def plan_of(corpus: Corpus, depth: Depth, ocr: Ocr | None) -> Plan:
    """What a run of that depth does."""
    records = corpus.documents()
    if depth is Depth.INDEX:
        return Plan([], [])
    if depth is Depth.READ:
        return Plan(records, [])
    if depth is Depth.PARSE:
        return Plan([], records)
    read = [r for r in records if to_read_anew(r, ocr)]
    rest = [r for r in records if not to_read_anew(r, ocr)]
    return Plan(read, [r for r in rest if r.parsed_by != parser_fingerprint()])


def recipe(record: DocumentRecord, stage: Stage, ocr: Ocr | None) -> str:
    """What makes a parse: of another recipe it would be another one."""
    by = f"{reader_fingerprint()} {ocr.fingerprint if ocr else ''}"
    return f"{stage} {by if stage is Stage.READING else record.read_by} {parser_fingerprint()}"


class Beginning(NamedTuple):
    """Where a run begins, and how many documents were `done` by one before it.

    It goes on from them, or `spares` them: they are left for another run.
    """

    depth: Depth
    plan: Plan
    done: int = 0
    spares: bool = False


def beginning(
    corpus: Corpus, staging: Staging, ocr: Ocr | None, asked: Depth, *, accept: bool
) -> Beginning:
    """Where a run begins that was asked to go to a depth.

    One that was not told how deep goes on with one that was left off, and with one that waits if
    that is accepted. It leaves alone what waits, and so does one that redoes no document.
    """
    left, plan = staging.left(), plan_of(corpus, asked, ocr)
    if left is None or asked not in {Depth.STALE, Depth.INDEX}:
        return Beginning(asked, plan)
    depth = Depth(left.depth)
    earlier = plan_of(corpus, depth, ocr)
    done = _done_of(earlier, staging, ocr)
    if asked is Depth.INDEX or (left.withheld and not accept and depth is not asked):
        return Beginning(asked, plan, done, spares=done > 0)
    if done or left.withheld:
        return Beginning(depth, earlier, done)
    return Beginning(asked, plan)  # what there is was made by other code than today's


def _done_of(plan: Plan, staging: Staging, ocr: Ocr | None) -> int:
    """How much of a plan is done already, as it would be done today."""
    todo = [(one, Stage.READING) for one in plan.to_read]
    todo += [(one, Stage.PARSING) for one in plan.to_parse]
    return sum(staging.has(one.sha256, recipe(one, stage, ocr)) for one, stage in todo)


def reasons(begins: Beginning, asked: Depth) -> Iterator[str]:
    """Why documents are worked over that nobody has asked for."""
    depth, plan, done, spares = begins
    if spares:
        what = counted(done, "document")
        yield f"{what} of another re-index still wait, interrupted or for a look: see kkr doctor"
    elif depth is not asked:
        of = len(plan.to_read) + len(plan.to_parse)
        yield (
            f"going on with kkr reindex --{depth}, of which {done} of {counted(of, 'document')} are"
            " done; --index leaves it for later"
        )
    if depth is not Depth.STALE:
        return
    changed = sum(map(reader_changed, plan.to_read))
    for count, what, why in (
        (changed, "read", "another version of kkr read them"),
        (len(plan.to_read) - changed, "read", "OCR can read their scanned pages now"),
        (len(plan.to_parse), "parsed", "another version of kkr parsed them"),
    ):
        if count:
            yield f"{counted(count, 'document')} to be {what} anew: {why}"
