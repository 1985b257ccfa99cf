"""The tables. `migrations/` must bring every older database to exactly this shape (tested).

What belongs to a parsed document is keyed by (document, position): the same identity that search
entries carry, and no generated keys to wait for when thousands of rows go in at once. Lists that
are only ever read whole with their row (paragraphs of a field, links, tables) are JSON columns:
that is one row where there would be a dozen, and no query asks for one of them alone.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from corpus.storable import storable

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Words(TypeDecorator[str]):
    """Text of any length, made storable on its way in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Into the database."""
        del dialect
        return None if value is None else storable(value)


class Moment(TypeDecorator[dt.datetime]):
    """A point in time: aware in Python, UTC without a zone in the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Into the database."""
        del dialect
        return None if value is None else value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        """Out of the database."""
        del dialect
        return None if value is None else value.replace(tzinfo=dt.UTC)


class Base(DeclarativeBase):
    """The mapped classes' common ground; their metadata is what migrations are held against."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own way to declare it
        str: Words,
        dt.datetime: Moment,
        dt.date: Date,
        list[Any]: JSON(none_as_null=True),
        bytes: LargeBinary,
    }


class MeetingRow(Base):
    """One council on one date."""

    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("council", "date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    council: Mapped[str] = mapped_column(String(20))
    date: Mapped[dt.date]


class DocumentRow(Base):
    """A stored original and what it is. `meeting_id` is empty for what belongs to no meeting."""

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    suffix: Mapped[str] = mapped_column(String(9))
    name: Mapped[str]
    size: Mapped[int]
    added_at: Mapped[dt.datetime]
    reader: Mapped[str] = mapped_column(String(20))
    pages: Mapped[int | None]
    pages_without_text: Mapped[list[Any]]
    status: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None]
    read_by: Mapped[str] = mapped_column(String(64))
    parsed_by: Mapped[str] = mapped_column(String(64))
    seal: Mapped[str | None] = mapped_column(String(17))
    revision: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(20))
    council: Mapped[str | None] = mapped_column(String(20))
    date: Mapped[dt.date | None]
    starts_at: Mapped[str | None]
    place: Mapped[str | None]
    edition: Mapped[str | None] = mapped_column(String(20))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)


class DocumentPart(Base):
    """What all rows below a document have: they go when it goes."""

    __abstract__ = True

    document_id: Mapped[int] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, sort_order=-2
    )


class SourceRow(Base):
    """Where a document was found: a path on this machine, or an address with its page.

    The same bytes at two addresses are one document with two sources; changed bytes at one
    address are two documents with that address, told apart by `found_at`.
    """

    __tablename__ = "sources"
    __table_args__ = (UniqueConstraint("document_id", "address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    address: Mapped[str] = mapped_column(Words, index=True)
    found_at: Mapped[dt.datetime]
    page_url: Mapped[str | None]
    label: Mapped[str | None]
    heading: Mapped[str | None]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]


class LinesRow(DocumentPart):
    """The lines as read, compressed: a better parser re-reads no file."""

    __tablename__ = "lines"

    reading: Mapped[bytes]


class BodyRow(DocumentPart):
    """What belongs to no item: [[paragraph, page], …] and tables. Who has neither has no row."""

    __tablename__ = "body_texts"

    paragraphs: Mapped[list[Any]]
    tables: Mapped[list[Any]] = mapped_column(server_default="[]")


class SectionRow(DocumentPart):
    """A main heading of the agenda."""

    __tablename__ = "sections"

    position: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str]
    title: Mapped[str | None]


class ItemRow(DocumentPart):
    """An item; `position` counts from 1 through the whole document."""

    __tablename__ = "items"
    __table_args__ = (
        ForeignKeyConstraint(
            ["document_id", "section"],
            ["sections.document_id", "sections.position"],
            ondelete="CASCADE",
        ),
    )

    position: Mapped[int] = mapped_column(primary_key=True)
    section: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    case_number: Mapped[str | None]
    page: Mapped[int | None]
    case_workers: Mapped[list[Any]]
    attachments: Mapped[list[Any]]
    links: Mapped[list[Any]]
    tables: Mapped[list[Any]]


class ItemPart(Base):
    """What rows below an item have: they go when it goes."""

    __abstract__ = True

    document_id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    item: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


_OF_ITEM = (["document_id", "item"], ["items.document_id", "items.position"])


class FieldRow(ItemPart):
    """A named part of an item; `paragraphs` is [[text, page], …]."""

    __tablename__ = "fields"
    __table_args__ = (ForeignKeyConstraint(*_OF_ITEM, ondelete="CASCADE"),)

    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(20))
    heading: Mapped[str | None]
    page: Mapped[int | None]
    paragraphs: Mapped[list[Any]]


class DecisionRow(ItemPart):
    """What was decided on an item; `outcomes` in the order of the text.

    `endorses` are the recommendation's verbs that an endorsement takes over.
    """

    __tablename__ = "decisions"
    __table_args__ = (ForeignKeyConstraint(*_OF_ITEM, ondelete="CASCADE"),)

    text: Mapped[str]
    outcomes: Mapped[list[Any]]
    endorses: Mapped[list[Any]] = mapped_column(server_default="[]")


class AttendanceRow(DocumentPart):
    """A person of the attendance list."""

    __tablename__ = "attendance"

    position: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    party: Mapped[str | None]
    municipality: Mapped[str | None]
    group: Mapped[str | None]
    status: Mapped[str] = mapped_column(String(20))
    substitute: Mapped[str | None]


class ProblemRow(DocumentPart):
    """What the parser could not place or is unsure of."""

    __tablename__ = "problems"

    position: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    message: Mapped[str]
    page: Mapped[int | None]


class FailureRow(Base):
    """A document that could not be added. It goes when the document comes in after all."""

    __tablename__ = "failures"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(Words, unique=True)
    name: Mapped[str]
    sha256: Mapped[str | None] = mapped_column(String(64), index=True)
    code: Mapped[str]
    reason: Mapped[str]
    failed_at: Mapped[dt.datetime]


class RemovalRow(Base):
    """A document that was removed by hand: what comes by itself leaves it out from then on.

    Revisions go on from the `revision` that it had last.
    """

    __tablename__ = "removals"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str]
    removed_at: Mapped[dt.datetime]
    revision: Mapped[int]


class CorrectionRow(Base):
    """What was said by hand of a document's meeting or kind; empty is what nothing was said of."""

    __tablename__ = "corrections"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    council: Mapped[str | None] = mapped_column(String(20))
    date: Mapped[dt.date | None]
    kind: Mapped[str | None] = mapped_column(String(20))
