"""What `kkr fetch` tells when it is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from corpus.exports import document_record_to_json
from corpus.records import Standing
from ingest.exports import built_to_json, searchable
from ingest.fetching.addresses import name_in
from ingest.fetching.messages import BROKEN, GIVEN_UP, GONE, NO_PAGE, TOO_MANY_PAGES
from ingest.pipeline import NOT_STORED
from parse.display import counted
from parse.labels import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.journal import Visit
    from corpus.records import DocumentRecord
    from index.building.build import Built
    from ingest.fetching.messages import Link, Missed, SourceMissed
    from parse.model import Problem

Json = dict[str, Any]
_OURS = frozenset({BROKEN, NOT_STORED})
_NO_NETWORK = frozenset({"HostUnknown", "Unreachable"})
_SHOWN = 5
_HARMLESS = (NO_PAGE | {GONE}) - {TOO_MANY_PAGES}


@dataclass(frozen=True, slots=True)
class Brought:
    """A document that came in. `revision_of` is what its address held before."""

    link: Link
    record: DocumentRecord
    problems: tuple[Problem, ...] = ()
    revision_of: str | None = None


@dataclass
class FetchReport:
    """What came of a run, and while it runs what came of it so far.

    `found` addresses were linked to; of those, `settled` were not asked for again: what they hold
    is known. Nor were those `put_off`: they failed before and are not due yet. `again` are
    documents that were held already and were met at another address. `failing_before` are addresses
    that failed in an earlier run too, with the code of that; `passed_before` those that
    `kkr status` tells of since. `removed` came, but were removed by hand before. `gone` are held
    papers that the pages linked to until now.
    """

    source: str
    found: tuple[Link, ...] = ()
    wanted: frozenset[str] = frozenset()
    settled: int = 0
    put_off: int = 0
    left_out: int = 0
    new: list[Brought] = field(default_factory=list)
    again: list[Brought] = field(default_factory=list)
    unchanged: int = 0
    removed: int = 0
    failed: list[Missed] = field(default_factory=list)
    sources_failed: list[SourceMissed] = field(default_factory=list)
    remarks: list[SourceMissed] = field(default_factory=list)
    failing_before: dict[str, str] = field(default_factory=dict)
    passed_before: frozenset[str] = frozenset()
    gone: list[Visit] = field(default_factory=list)
    requests: int = 0
    pages: int = 0
    received: int = 0
    dry_run: bool = False
    index: Built | None = None
    index_error: str | None = None

    @property
    def complete(self) -> bool:
        """Whether every source answered and all that came is searchable as far as it can be.

        An address that cannot be had is the site's trouble; what kkr failed on is ours.
        """
        ours = any(missed.code in _OURS for missed in self.failed)
        return not (self.sources_failed or ours) and self.index_error is None

    @property
    def done(self) -> int:
        """Documents that were asked for, whatever came of it."""
        came = len(self.new) + len(self.again) + self.unchanged + self.removed
        return came + len(self.failed)


def fetch_to_json(report: FetchReport) -> Json:
    """The report for programs."""
    return {
        "complete": report.complete,
        "source": report.source,
        "dry_run": report.dry_run,
        "found": len(report.found),
        "new": [_brought(one) for one in report.new],
        "unchanged": report.unchanged + report.settled + len(report.again),
        "removed": report.removed,
        "put_off": report.put_off,
        "left_out": report.left_out,
        "wanted": sorted(report.wanted) if report.dry_run else None,
        "failed": [
            {"address": one.link.address, "page": one.link.page_url, "label": one.link.label,
             "code": one.code, "reason": one.reason}
            for one in report.failed
        ],
        "gone": [
            {"address": one.address, "council": one.council, "document": one.sha256}
            for one in report.gone
        ],
        "sources_failed": [_source(one) for one in report.sources_failed],
        "remarks": [_source(one) for one in report.remarks],
        "requests": report.requests,
        "pages": report.pages,
        "bytes": report.received,
        "index": built_to_json(report.index),
        "index_error": report.index_error,
    }  # fmt: skip


def _brought(one: Brought) -> Json:
    return {
        "address": one.link.address,
        "page": one.link.page_url,
        "label": one.link.label,
        "heading": one.link.heading,
        **document_record_to_json(one.record),
        "revision_of": one.revision_of,
        "problems": [{"code": p.code, "message": p.message, "page": p.page} for p in one.problems],
    }


def _source(one: SourceMissed) -> Json:
    return {"council": one.council, "page": one.url, "code": one.code, "reason": one.reason}


def new_lines(report: FetchReport) -> Iterator[str]:
    """A line or more for everything new."""
    if report.dry_run:
        labels = {link.address: link.label or "" for link in report.found}
        yield from (f"{address}  {labels[address]}".rstrip() for address in sorted(report.wanted))
    for one in report.new:
        meeting = one.record.meeting or "of no meeting"
        revised = ", a new revision" if one.revision_of else ""
        yield f"{meeting}, {kind_name(one.record.kind)}{revised}: {one.link.address}"
        if one.record.standing is Standing.NOT_SEARCHABLE:
            yield f"  kept, but not searchable: {one.record.reason}"


def trouble_lines(report: FetchReport, *, only_new: bool = False) -> Iterator[str]:
    """A line for everything that is not as it should be; `only_new` for what was not so before."""
    for one in report.new:
        for problem in one.problems:
            if problem.code.startswith("link-contradicts"):
                yield f"doubt   {one.link.address}: {problem.message}"
    for missed in report.failed:
        if not (only_new and missed.link.address in report.failing_before):
            yield f"failed  {missed.link.address}: {missed.code}: {missed.reason}"
    yield from _gone(report)
    if not only_new:
        yield from _remarks(report)
    else:
        yield from _alarms(report)
    for failed in report.sources_failed:
        yield f"FAILED  {failed.council}, {failed.url}: {failed.code}: {failed.reason}"


def _gone(report: FetchReport) -> Iterator[str]:
    """What each council's pages link to no more."""
    for council in sorted({one.council for one in report.gone}):
        names = [name_in(one.address) for one in report.gone if one.council == council]
        papers = counted(len(names), "paper that is held is", "papers that are held are")
        shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
        yield f"gone    {council}: {papers} linked to no more: {shown}"


def _alarms(report: FetchReport) -> Iterator[str]:
    """The remarks that are of something missing, and are new: so is that it no longer fails."""
    for remark in report.remarks:
        known = report.failing_before.get(remark.url) == remark.code
        if remark.code not in _HARMLESS and not (known and remark.url in report.passed_before):
            yield f"passed  {remark.council}, {remark.url}: {remark.reason}"


def _remarks(report: FetchReport) -> Iterator[str]:
    gone = [remark for remark in report.remarks if remark.code == GONE]
    if gone:
        yield f"passed  {counted(len(gone), 'older page is', 'older pages are')} no longer there"
    for remark in report.remarks:
        if remark.code != GONE:
            yield f"passed  {remark.council}, {remark.url}: {remark.reason}"


def fetch_summary(report: FetchReport) -> str:
    """The run in a sentence or two."""
    documents, pages = counted(len(report.found), "document"), counted(report.pages, "page")
    found = f"{documents} found on {pages}"
    if report.dry_run:
        text = f"{found}, {len(report.wanted)} would be asked for. Nothing was stored."
        return text + _failed_sources(report)
    unchanged = report.unchanged + report.settled + len(report.again)
    size = report.received / 1024 / 1024
    text = (
        f"{found}: {len(report.new)} new, {unchanged} unchanged, {len(report.failed)} failed"
        + (f", {report.removed} removed by hand before" if report.removed else "")
        + (f", {report.put_off} that failed before put off" if report.put_off else "")
        + (f", {report.left_out} left out" if report.left_out else "")
        + f"; {counted(report.requests, 'request')}, {size:.1f} MB."
        + _failed_sources(report)
    )
    return f"{text} {searchable(report.index.entries)}." if report.index else text


def _failed_sources(report: FetchReport) -> str:
    """Which they are; where nobody answered, it is probably not they who are in trouble."""
    if not report.sources_failed:
        return ""
    councils = ", ".join(sorted({one.council for one in report.sources_failed}))
    codes = {one.code for one in report.sources_failed}
    alone = not report.pages and bool(codes & _NO_NETWORK) and codes <= _NO_NETWORK | {GIVEN_UP}
    what = " Is this machine connected? Run it again when it is." if alone else ""
    return f" These sources failed: {councils}.{what}"
