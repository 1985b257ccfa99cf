"""What a search that finds nothing could not see: not held, not indexed yet, without text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.records import Standing
from index.years import LAST_YEAR
from parse.display import counted
from parse.labels import council_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from corpus.records import DocumentRecord
    from ingest.indexing import Lag


def unseen(
    documents: Collection[DocumentRecord],
    councils: Collection[str],
    years: tuple[int, int] | None,
    behind: Lag,
) -> Iterator[str]:
    """Why nothing found need not mean that there is nothing, in sentences.

    Args:
        documents: all that are held.
        councils: the slugs of those that were searched; empty for all.
        years: the first and the last that were searched; None for all.
        behind: what the search index lacks of them.
    """
    there = [one for one in documents if _is_of(one, councils, years)]
    if not there and (councils or years):
        names = " and ".join(f"KKR {council_name(slug)}" for slug in sorted(councils))
        of = " ".join(filter(None, (f"of {names}" if names else "", _period(years))))
        yield f"No paper {of} is held."
        return
    blind = [one for one in there if one.standing is not Standing.SEARCHABLE]
    partly = [one for one in there if one not in blind and one.pages_without_text]
    where = " there" if councils or years else ""
    yield from _behind(there, behind, where)
    if blind:
        documents_have = counted(len(blind), "document", "documents")
        yield f"{documents_have}{where} cannot be searched: kkr status tells why."
    if partly:
        documents_have = counted(len(partly), "document has", "documents have")
        yield f"{documents_have}{where} pages without text: kkr status names them."


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


def _is_of(
    record: DocumentRecord, councils: Collection[str], years: tuple[int, int] | None
) -> bool:
    if councils and record.council not in councils:
        return False
    return years is None or (record.date is not None and years[0] <= record.date.year <= years[1])


def _period(years: tuple[int, int] | None) -> str:
    if years is None:
        return ""
    first, last = years
    if first == last:
        return f"from {first}"
    if last == LAST_YEAR:
        return f"from {first} on"
    return f"from {first} to {last}" if first else f"up to {last}"
