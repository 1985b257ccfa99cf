"""What links say of documents that are held: the one that tells most is noted, and heard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.records import Parse
from ingest.witness import heard, worth

if TYPE_CHECKING:
    from corpus.journal import Visit
    from corpus.records import DocumentRecord, Origin
    from corpus.repository import Corpus
    from ingest.fetching.messages import Link


class LinkNotes:
    """The places on the web at which documents were found, while more of them are."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._origins = corpus.web_origins()
        self._held = {record.sha256: record for record in corpus.documents()}

    def add(self, record: DocumentRecord, origin: Origin) -> None:
        """Knows of a document that is held now."""
        self._held[record.sha256] = record
        self._origins[record.sha256, origin.address] = origin

    def best(self, sha256: str, origin: Origin) -> Origin:
        """What is found at a place now, unless what is noted of it tells more."""
        noted = self._origins.get((sha256, origin.address))
        return noted if noted is not None and _worth(noted) > _worth(origin) else origin

    def hear(self, link: Link, visit: Visit | None) -> None:
        """Notes what a link says of the document that its address held last."""
        sha256 = visit.sha256 if visit else None
        noted = self._origins.get((sha256 or "", link.address))
        if noted is None or sha256 is None:
            return
        told = replace(noted, page_url=link.page_url, label=link.label, heading=link.heading)
        if self.best(sha256, told) != noted:
            self.hear_of(sha256, told)
            self._corpus.note_origin(sha256, told)

    def hear_of(self, sha256: str, origin: Origin) -> None:
        """Gives a document, if it is held, what a place says of it, before that place is noted.

        Whoever is killed in between hears it again.
        """
        record = self._held.get(sha256)
        if record is None:
            return
        self._origins[sha256, origin.address] = origin
        said = self._corpus.parsed(sha256)
        document = heard(said, [origin])
        if document != said:
            parse = Parse(
                document,
                self._corpus.lines(sha256),
                record.pages_without_text,
                record.reason,
                record.read_by,
                record.parsed_by,
            )
            self._corpus.replace(sha256, parse)


def _worth(origin: Origin) -> tuple[bool, ...]:
    return worth(origin.label, origin.heading, origin.address)
