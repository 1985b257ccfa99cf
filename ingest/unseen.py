"""What a search that finds nothing could not see: not held, not had, not indexed, without text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.records import Standing
from index.days import number_of
from index.scope import EVERYWHERE
from index.years import LAST_YEAR
from parse.display import counted
from parse.labels import council_name, kind_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from corpus.records import DocumentRecord
    from index.scope import Scope, Span
    from ingest.indexing import Lag


def unseen(
    documents: Collection[DocumentRecord], scope: Scope, behind: Lag, failures: int = 0
) -> Iterator[str]:
    """Why nothing found need not mean that there is nothing, in sentences.

    Args:
        documents: all that are held.
        scope: where was searched.
        behind: what the search index lacks of them.
        failures: how many papers are known that could not be added; of what, nobody knows.
    """
    there = [one for one in documents if _is_of(one, scope)]
    yield from _not_held(there, scope)
    if there:
        yield from _not_read(there, scope, behind)
    if failures:
        papers = counted(failures, "paper that is", "papers that are")
        yield f"{papers} known of could not be added: kkr status tells why."


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


def _is_within(record: DocumentRecord, span: Span | None) -> bool:
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
