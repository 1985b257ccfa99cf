"""Meetings that papers name besides their own: the former, whose minutes they approve; the next."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text, cast, or_, select

from corpus.journal import KnownMeeting
from corpus.precedence import SPEAKING
from corpus.tables import BodyRow, DocumentRow, FieldRow, ItemRow
from parse.months import find_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sqlalchemy.orm import Session

_FORMER = re.compile(r"referat\w*\s.{0,60}?\bmøde\w*", re.IGNORECASE)
_NEXT = re.compile(r"\bnæste\s+(?:ordinære\s+)?(?:KKR[- ]?)?møde\b", re.IGNORECASE)
# Their minutes are on the agenda too.
_OTHERS = re.compile(
    r"vækstforum|udvalg|netværk|koordination|formandskab|bestyrelse", re.IGNORECASE
)
# How far after its words the date stands, in letters; how far meetings are apart.
_REACH = 80
_APART = timedelta(days=250)


def named_meetings(session: Session) -> list[KnownMeeting]:
    """All of them, each with the name of the file that tells: of several the first by letters.

    The order of rows is no answer: it changes when they are written anew.
    """
    found: dict[tuple[str, date], str] = {}
    for council, day, name, text in _texts(session):
        for other in _named(text, day):
            found[council, other] = min(name, found.get((council, other), name))
    return [KnownMeeting(council, other, name) for (council, other), name in found.items()]


def _named(text: str, day: date) -> Iterator[date]:
    for pattern, sign in ((_FORMER, -1), (_NEXT, 1)):
        for words in pattern.finditer(text):
            after = text[words.end() : words.end() + _REACH]
            if _OTHERS.search(words.group() + after):
                continue
            other = find_date(after)
            if other is not None and timedelta(0) < (other - day) * sign <= _APART:
                yield other


def _texts(session: Session) -> Iterator[tuple[str, date, str, str]]:
    speaking = (
        DocumentRow.kind.in_([kind.value for kind in SPEAKING]),
        DocumentRow.council.is_not(None),
        DocumentRow.date.is_not(None),
    )
    whose = (DocumentRow.council, DocumentRow.date, DocumentRow.name)
    # The _ is an ø: databases may know no capitals but those of ASCII. What else it finds, as
    # "måde", is looked at in vain.
    telling = or_(*(ItemRow.title.ilike(f"%{word}%") for word in ("referat", "m_de", "eventuelt")))
    titles = select(*whose, ItemRow.title).join(ItemRow).where(*speaking, telling)
    for row in session.execute(titles):
        if row[0] and row[1]:
            yield row[0], row[1], row[2], row[3]
    same = (ItemRow.document_id == FieldRow.document_id) & (ItemRow.position == FieldRow.item)
    fields = (
        select(*whose, FieldRow.paragraphs)
        .join(ItemRow, ItemRow.document_id == DocumentRow.id)
        .join(FieldRow, same)
        .where(*speaking, telling, cast(FieldRow.paragraphs, Text).ilike("%m_de%"))
    )
    bodies = (
        select(*whose, BodyRow.paragraphs)
        .join(BodyRow)
        .where(*speaking, cast(BodyRow.paragraphs, Text).ilike("%n_ste %m_de%"))
    )
    for query in (fields, bodies):
        for row in session.execute(query):
            if row[0] and row[1]:
                yield row[0], row[1], row[2], _joined(row[3])


def _joined(paragraphs: Iterable[Any]) -> str:
    return "\n".join(str(paragraph[0]) for paragraph in paragraphs)
