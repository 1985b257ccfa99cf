"""What a search that finds nothing could not see: not held, not had, not indexed, without text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.records import Standing
from index.query.days import number_of
from index.query.scope import EVERYWHERE
from index.query.years import LAST_YEAR
from ingest.coverage import coverage, sources
from ingest.failures import had_before
from ingest.fetching.messages import GONE
from ingest.fetching.sites import KL
from parse.display import counted
from parse.labels import council_name, kind_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from corpus.records import DocumentRecord
    from corpus.repository import Corpus
    from index.query.scope import Scope, Span
    from ingest.coverage import Lacking, SourceStanding
    from ingest.indexing import Lag


@dataclass(frozen=True, slots=True)
class Absent:
    """What is known of and is not held.

    `failures` papers could not be added; `again` ones are held and could not be had a second time,
    so that they may have changed: of what they are, nobody knows. `lacking` are meetings without
    their papers, `sources` how the site's pages were read.
    """

    failures: int = 0
    again: int = 0
    lacking: tuple[Lacking, ...] = ()
    sources: tuple[SourceStanding, ...] = ()


def absent(corpus: Corpus, now: datetime, records: Sequence[DocumentRecord]) -> Absent:
    """What a corpus knows of and does not hold; `records` are all that it does."""
    failures = corpus.failures()
    again = had_before(failures, corpus.journal.visits() if failures else {}, records)
    return Absent(
        failures=sum(one.address not in again for one in failures),
        again=sum(one.address in again and one.code != GONE for one in failures),
        lacking=tuple(
            one for year in coverage(corpus, now.date(), records) for one in year.lacking
        ),
        sources=sources(corpus, now, records),
    )


def unseen(
    documents: Collection[DocumentRecord], scope: Scope, behind: Lag, known: Absent = Absent()
) -> Iterator[str]:
    """Why nothing found need not mean that there is nothing, in sentences.

    Args:
        documents: all that are held.
        scope: where was searched.
        behind: what the search index lacks of them.
        known: what is known of and is not held.
    """
    there = [one for one in documents if _is_of(one, scope)]
    yield from _not_held(there, scope)
    if there:
        yield from _not_read(there, scope, behind)
    yield from _not_had(known, scope)
    yield from _not_known(known, scope)


def _not_had(known: Absent, scope: Scope) -> Iterator[str]:
    where = "" if scope == EVERYWHERE else " there"
    if known.failures:
        papers = counted(known.failures, "paper that is", "papers that are")
        yield f"{papers} known of could not be added: kkr status tells why."
    if known.again:
        papers = counted(known.again, "paper that is held", "papers that are held")
        yield f"{papers} could not be had again and may have changed: kkr status tells why."
    lacking = [one for one in known.lacking if _lacks(one, scope)]
    if lacking:
        meetings = counted(len(lacking), "meeting that is", "meetings that are")
        yield f"Papers of {meetings} known of{where} are missing: kkr status names them."


def _not_known(known: Absent, scope: Scope) -> Iterator[str]:
    """The councils whose pages were not read of late: what is new there, nobody knows."""
    since: dict[str, list[str]] = defaultdict(list)
    for one in known.sources:
        state, stale = one.state, one.stale or bool(one.state.code)
        asked = scope.councils is None or state.council in scope.councils
        if asked and stale and state.source == KL:
            last = state.last_success_at
            since[f" since {last:%Y-%m-%d}" if last else ""].append(state.council)
    for day, councils in since.items():
        names = " and ".join(f"KKR {council_name(slug)}" for slug in councils)
        yield f"What the site has of {names}{day} is not known: kkr status tells why."


def _lacks(one: Lacking, scope: Scope) -> bool:
    if scope.councils is not None and one.council not in scope.councils:
        return False
    if scope.kinds is not None and scope.kinds.isdisjoint(one.lacks):
        return False
    return scope.days is None or any(_is_within(one, span) for span in scope.days)


def _not_read(there: Collection[DocumentRecord], scope: Scope, behind: Lag) -> Iterator[str]:
    blind = [one for one in there if one.standing is not Standing.SEARCHABLE]
    partly = [one for one in there if one not in blind and one.pages_without_text]
    where = "" if scope == EVERYWHERE else " there"
    yield from _behind(there, behind, where)
    if blind:
        documents_have = counted(len(blind), "document", "documents")
        yield f"{documents_have}{where} cannot be searched: kkr status tells why."
    if partly:
        documents_have = counted(len(partly), "document has", "documents have")
        yield f"{documents_have}{where} pages without text: kkr status names them."


def _not_held(there: Collection[DocumentRecord], scope: Scope) -> Iterator[str]:
    """For each span of days that was searched, the councils without a paper of these kinds."""
    paper = " or ".join(sorted(map(kind_name, scope.kinds or ()))) or "paper"
    for span in (None,) if scope.days is None else scope.days:
        held = [one for one in there if _is_within(one, span)]
        lacking = sorted((scope.councils or frozenset()) - {one.council for one in held})
        if lacking or not (held or scope.councils or (span is None and not scope.kinds)):
            names = " and ".join(f"KKR {council_name(slug)}" for slug in lacking)
            of = " ".join(filter(None, (f"of {names}" if names else "", _period(span))))
            yield f"No {paper} {of} is held." if of else f"No {paper} is held."


def _behind(there: Collection[DocumentRecord], behind: Lag, where: str) -> Iterator[str]:
    if behind.unknown:
        yield f"Which documents the search index has is not known ({behind.unknown}): kkr reindex."
        return
    stale = {one.sha256 for one in there} & behind.stale
    late, changed = len(stale - behind.outdated), len(stale & behind.outdated)
    if late:
        documents_are = counted(late, "document{} is", "documents{} are").format(where)
        yield f"{documents_are} held but not indexed yet: kkr reindex."
    if changed:
        documents_have = counted(changed, "document{} has", "documents{} have").format(where)
        yield f"{documents_have} changed since the search index was built: kkr reindex."


def _is_of(record: DocumentRecord, scope: Scope) -> bool:
    if scope.councils is not None and record.council not in scope.councils:
        return False
    if scope.kinds is not None and record.kind not in scope.kinds:
        return False
    return scope.days is None or any(_is_within(record, span) for span in scope.days)


def _is_within(record: DocumentRecord | Lacking, span: Span | None) -> bool:
    if span is None:
        return True
    return record.date is not None and span[0] <= number_of(record.date) <= span[1]


def _period(span: Span | None) -> str:
    """Days as they are typed: whole years and months by their names."""
    if span is None:
        return ""
    first, last = _name(span[0], 101, 1), _name(span[1], 1231, 31)
    if first == last:
        return f"from {first}"
    if span[1] // 10_000 >= LAST_YEAR:
        return f"from {first} on"
    return f"from {first} to {last}" if span[0] // 10_000 > 1 else f"up to {last}"


def _name(day: int, of_year: int, of_month: int) -> str:
    year, month = f"{day // 10_000:04}", f"{day // 100 % 100:02}"
    if day % 10_000 == of_year:
        return year
    return f"{year}-{month}" if day % 100 == of_month else f"{year}-{month}-{day % 100:02}"
