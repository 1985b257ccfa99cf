"""The tables of fetching: what was asked for when, how sources fare, which meetings pages name."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from corpus.tables import Base, Words


class VisitRow(Base):
    """An address of the web and what came of asking for it last: a killed run goes on from here.

    `sha256` is the content it had, `code` the failure it ended in. Since `unlisted_at` no page
    links to it.
    """

    __tablename__ = "visits"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(Words, unique=True)
    source: Mapped[str] = mapped_column(String(20))
    council: Mapped[str] = mapped_column(String(20))
    first_seen_at: Mapped[dt.datetime]
    checked_at: Mapped[dt.datetime]
    sha256: Mapped[str | None] = mapped_column(String(64))
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    code: Mapped[str | None]
    unlisted_at: Mapped[dt.datetime | None]


class SourceStateRow(Base):
    """How a source (a site's pages of one council) fared."""

    __tablename__ = "source_states"

    source: Mapped[str] = mapped_column(String(20), primary_key=True)
    council: Mapped[str] = mapped_column(String(20), primary_key=True)
    last_run_at: Mapped[dt.datetime]
    last_success_at: Mapped[dt.datetime | None]
    documents: Mapped[int]
    code: Mapped[str | None]
    reason: Mapped[str | None]


class KnownMeetingRow(Base):
    """A meeting that a page names, whether or not a paper of it is held."""

    __tablename__ = "known_meetings"

    council: Mapped[str] = mapped_column(String(20), primary_key=True)
    date: Mapped[dt.date] = mapped_column(primary_key=True)
    page_url: Mapped[str]
