"""What a search that finds nothing could not see: papers that are not held, or have no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.records import Standing
from index.years import LAST_YEAR
from parse.display import counted
from parse.labels import council_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from corpus.records import DocumentRecord


def unseen(
    documents: Collection[DocumentRecord],
    councils: Collection[str],
    years: tuple[int, int] | None,
) -> Iterator[str]:
    """Why nothing found need not mean that there is nothing, in sentences.

    Args:
        documents: all that are held.
        councils: the slugs of those that were searched; empty for all.
        years: the first and the last that were searched; None for all.
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
    if blind:
        documents_have = counted(len(blind), "document", "documents")
        yield f"{documents_have}{where} cannot be searched: kkr status tells why."
    if partly:
        documents_have = counted(len(partly), "document has", "documents have")
        yield f"{documents_have}{where} pages without text: kkr status names them."


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
