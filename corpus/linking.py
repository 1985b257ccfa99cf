"""Appendix files that name no date: which meeting they belong to.

An appendix file lists the items its appendices belong to, by number and title. Where exactly one
meeting of its council has all of these items, it is that meeting's; where several have or none,
nobody knows yet, and a later document may tell. Two items at least must agree, one of them with a
title of its own: `2.1 Orientering` stands on many agendas.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from corpus.precedence import SPEAKING
from corpus.storing import next_revision
from corpus.tables import DocumentRow, ItemRow, MeetingRow
from parse.model import Kind
from parse.text.spacing import squash

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_FEWEST = 2
_TELLING = 16  # letters of a title that hardly another meeting has under the same number

Items = frozenset[tuple[str, str]]
_Held = list[tuple[int | None, Items]]


def link_appendices(session: Session) -> None:
    """Puts every undated appendix file to the one meeting that has its items, or to none."""
    undated = session.execute(
        select(DocumentRow.id, DocumentRow.council, DocumentRow.meeting_id).where(
            DocumentRow.kind == Kind.APPENDIX.value,
            DocumentRow.date.is_(None),
            DocumentRow.council.is_not(None),
        )
    ).all()
    held: dict[str, _Held] = {}  # of a council once: there may be hundreds of its appendices
    for row in undated:
        wanted = _items(session, DocumentRow.id == row.id).get(row.id, frozenset())
        found = None
        if is_telling(wanted):
            if row.council not in held:
                held[row.council] = _held(session, row.council)
            found = _meeting_with(held[row.council], wanted)
        if found != row.meeting_id:
            session.execute(
                update(DocumentRow)
                .where(DocumentRow.id == row.id)
                .values(meeting_id=found, revision=next_revision(session))
            )


def is_telling(items: Items) -> bool:
    """Whether items can tell one meeting from the others."""
    return len(items) >= _FEWEST and any(len(title) >= _TELLING for _, title in items)


def _held(session: Session, council: str) -> _Held:
    """The meeting and the items of each of a council's agendas and minutes."""
    speaking = [kind.value for kind in SPEAKING]
    held = _items(session, MeetingRow.council == council, DocumentRow.kind.in_(speaking))
    rows = session.execute(
        select(DocumentRow.id, DocumentRow.meeting_id).where(DocumentRow.id.in_(held))
    )
    return [(row.meeting_id, held[row.id]) for row in rows]


def _meeting_with(held: _Held, wanted: Items) -> int | None:
    """The only meeting whose agenda or minutes have all these items."""
    found = {meeting for meeting, items in held if wanted <= items}
    return found.pop() if len(found) == 1 else None


def _items(session: Session, *conditions: ColumnElement[bool]) -> dict[int, Items]:
    """Number and squashed title of the items of documents, by document."""
    rows = session.execute(
        select(ItemRow.document_id, ItemRow.number, ItemRow.title)
        .join(DocumentRow, ItemRow.document_id == DocumentRow.id)
        .outerjoin(MeetingRow, DocumentRow.meeting_id == MeetingRow.id)
        .where(*conditions)
    )
    items: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        items[row.document_id].add((row.number, squash(row.title)))
    return {key: frozenset(found) for key, found in items.items()}
