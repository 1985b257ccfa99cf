"""What a document's link says about it: a second witness, which the document itself overrules."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.precedence import SPEAKING
from corpus.records import Via
from ingest.fetching.addresses import name_in
from ingest.fetching.sites import council_of_page
from parse.councils import COUNCILS
from parse.labels import council_name, kind_name
from parse.model import Kind, Problem
from parse.months import MONTHS, find_date
from parse.typed import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.records import Origin
    from ingest.fetching.messages import Link
    from parse.model import ParsedDocument

_KINDS = (
    (Kind.MINUTES, re.compile(r"referat|minutes")),
    (Kind.AGENDA, re.compile(r"dagsorden|\bagenda")),
    (Kind.APPENDIX, re.compile(r"bilag")),
)
_DAY = re.compile(
    rf"(?<!\d)(\d{{1,2}})\.?\s*({'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![a-z])"
)
_YEAR = re.compile(r"(?<!\d)(20[0-3]\d)(?!\d)")
_OF_NO_MEETING = frozenset({"no-council", "no-date"})


@dataclass(frozen=True, slots=True)
class Witness:
    """What a link says. `sure`: the day was said with its year, not under a year's heading."""

    kind: Kind | None = None
    council: str | None = None
    date: date | None = None
    sure: bool = False


def witness_of(label: str | None, heading: str | None, address: str) -> Witness:
    """What the words of a link, of its file's name and above it say."""
    name = re.sub(r"[-_+]+", " ", fold(name_in(address).rsplit(".", 1)[0]))
    said = fold(label or "")
    above = fold(heading or "")
    day, sure = _date((label or "", name, heading or ""), (said, name, above))
    kind = _kind(said) or _kind(name)
    return Witness(kind, _council(said) or _council(name) or _council(above), day, sure)


def of_link(link: Link) -> Witness:
    """What a link says before anything was downloaded."""
    return witness_of(link.label, link.heading, _original(link.address))


def of_origin(origin: Origin) -> Witness:
    """What the link says by which a document was found."""
    return witness_of(origin.label, origin.heading, _original(origin.address))


def worth(label: str | None, heading: str | None, address: str) -> tuple[bool, ...]:
    """How much a link tells, to be compared with another to the same file: its day above all."""
    told = witness_of(label, heading, _original(address))
    day = told.date is not None
    return day and told.sure, day, told.council is not None, told.kind is not None, bool(label)


def _original(address: str) -> str:
    """The address behind one of the Internet Archive."""
    path = urlsplit(address).path
    return path if path.startswith("/web/") else address


def _kind(text: str) -> Kind | None:
    found = [kind for kind, pattern in _KINDS if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def _council(text: str) -> str | None:
    found = [council.slug for council in COUNCILS if council.slug in text]
    return found[0] if len(found) == 1 else None


def _date(raw: tuple[str, ...], folded: tuple[str, ...]) -> tuple[date | None, bool]:
    label, name, above = raw
    for text in (label, name, *reversed(above.split(" › "))):  # the nearest line above comes first
        # A space for a hyphen makes a day and a month of a file's name legible.
        if day := find_date(text) or find_date(re.sub(r"(?<=\d) (?=\d)", "-", text)):
            return day, True
    years = _YEAR.findall(folded[-1])
    for text in folded:
        found = _DAY.search(text)
        if found and years:
            try:
                return date(int(years[-1]), MONTHS[found[2]], int(found[1])), False
            except ValueError:
                continue
    return None, False


def heard(document: ParsedDocument, origins: Iterable[Origin]) -> ParsedDocument:
    """The document with what its links add to it, and with a problem where they contradict it.

    A paper that names no day or council gets those of its link (the council's own page counts
    for the council), and a problem that says so:
    `meeting-from-link`, with the words and the page that are the evidence; so does a note or letter
    whose link calls it an appendix, for its own day is none of a meeting's. The link itself is kept
    with the document's sources. Whatever the document says itself stands.
    """
    for origin in origins:
        if origin.via is Via.FILE:
            continue
        witness = of_origin(origin)
        document = _supplied(document, witness, origin)
        problems = [
            problem for problem in _contradictions(document, witness, origin)
            if problem.code not in {known.code for known in document.problems}
        ]  # fmt: skip
        if problems:
            document = replace(document, problems=(*document.problems, *problems))
    return document


def _supplied(document: ParsedDocument, witness: Witness, origin: Origin) -> ParsedDocument:
    appendix = document.kind is Kind.APPENDIX and document.date is None
    called = witness.kind is Kind.APPENDIX and _is_text(document)
    torn = _lost_its_cover(document) and _is_that(document, witness)
    if not (appendix or called or torn) or not (witness.sure and witness.date):
        return document
    council = document.council or witness.council or council_of_page(origin.page_url or "")
    if council is None or (witness.council and witness.council != council):
        return document
    message = (
        f"the document does not say which meeting it belongs to; its link does: {_words(origin)}"
    )
    return replace(
        document,
        kind=document.kind if torn else Kind.APPENDIX,
        council=council,
        date=witness.date,
        problems=(
            *(problem for problem in document.problems if problem.code not in _OF_NO_MEETING),
            Problem("meeting-from-link", message),
        ),
    )


def _lost_its_cover(document: ParsedDocument) -> bool:
    """Whether an agenda or minutes do not say whose they are, or of which day."""
    return document.kind in SPEAKING and None in (document.council, document.date)


def _is_that(document: ParsedDocument, witness: Witness) -> bool:
    """Whether a link calls a paper what it is; minutes of others come as appendices, too."""
    return witness.kind is document.kind and document.date in (None, witness.date)


def _is_text(document: ParsedDocument) -> bool:
    """Whether it is a note, a letter, a report: a paper of no meeting."""
    return document.kind is Kind.OTHER and not document.items


def _contradictions(
    document: ParsedDocument, witness: Witness, origin: Origin
) -> Iterable[Problem]:
    where = f"its link: {_words(origin)}"
    ours = document.kind is not Kind.OTHER or (document.council and witness.kind in SPEAKING)
    if witness.kind and ours and witness.kind is not document.kind:
        says = f"the document is {kind_name(document.kind)}, not {kind_name(witness.kind)}"
        yield Problem("link-contradicts-kind", f"{says} as {where}")
    if witness.council and document.council and witness.council != document.council:
        other = council_name(witness.council)
        says = f"the document is of {council_name(document.council)}, not of {other}"
        yield Problem("link-contradicts-council", f"{says} as {where}")
    of_meeting = document.kind is not Kind.OTHER
    if of_meeting and witness.date and document.date and witness.date != document.date:
        says = f"the document is of {document.date}, not of {witness.date}"
        yield Problem("link-contradicts-date", f"{says} as {where}")


def _words(origin: Origin) -> str:
    said = " › ".join(part for part in (origin.heading, origin.label) if part)
    return f"“{said or name_in(origin.address)}” on {origin.page_url or origin.address}"
