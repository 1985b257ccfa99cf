"""The Internet Archive as a source: listing, newest captures, provenance from old pages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from fetch_tools import Fetching
from replica import Answer, Replica, serving
from replica_site import OLD, link, pdf, robots

from corpus.records import Via
from ingest.fetching.captures import Capture, Listing, read_listing
from ingest.fetching.wishes import Wishes

ARCHIVE = Wishes(("midtjylland",), source="wayback")
FILE = "http://www.kl.dk:80/media/27360/referat-kkr-midtjylland-den-23-april.pdf"
PAGE = f"http://kl.dk{OLD}/KKR-Midtjylland/"


HEAD = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]


class Archive(Replica):
    """Answers CDX queries from a list of captures."""

    captures: list[tuple[str, str, str, str]]

    def answer(self, path):
        if not path.startswith("/cdx/"):
            return super().answer(path)
        query = parse_qs(urlsplit(path).query)
        prefix = query["url"][0].rstrip("*").lower()
        # All fields, unsifted: a service may do less than it is asked to.
        rows = [
            ["dk,kl)/", stamp, original, kind, status, "SHA", "1"]
            for stamp, original, kind, status in self.captures
            if original.split("//")[1].replace("www.", "").replace(":80", "").lower()
            .startswith(prefix)
        ]  # fmt: skip
        first = int(query.get("resumeKey", ["0"])[0])
        rest = [[], [str(first + 2)]] if first + 2 < len(rows) else []
        rows = rows[first : first + 2]
        return Answer(json.dumps([HEAD, *rows, *rest] if rows else []).encode())


@pytest.fixture
def archive():
    replica = Archive()
    replica.captures = []
    replica.answers["/robots.txt"] = robots("User-agent: *\nDisallow:\n")
    with serving(replica):
        yield replica


def test_a_listing_is_read_whatever_fields_it_has():
    rows = [["original", "timestamp"], ["http://kl.dk/a", "20150101000000"]]
    assert read_listing(json.dumps(rows).encode()).captures == (
        Capture("20150101000000", "http://kl.dk/a"),)  # fmt: skip
    assert read_listing(b"[]") == read_listing(b"") == Listing()
    for wrong in (b"{}", b"[1]", b'[["a"]]', b"<html>"):
        with pytest.raises(ValueError, match=r"no |Expecting"):
            read_listing(wrong)


def keep(archive, stamp, original, data) -> None:
    kind = "application/pdf" if ".pdf" in original else "text/html"
    archive.captures.append((stamp, original, kind, "200"))
    path = urlsplit(f"http://x/web/{stamp}id_/{original}").path
    if kind == "application/pdf":
        archive.file(path, data)
    else:
        archive.page(path, data)


def minutes(day: str) -> bytes:
    return pdf(f"minutes midtjylland {day}", "3.2 | Flygtninge | Godkendt.")


def test_the_newest_capture_of_each_file_comes_home_with_what_a_page_said(archive, tmp_path):
    keep(archive, "20150101000000", FILE, minutes("2014-04-23"))
    keep(archive, "20170101000000", FILE, minutes("2015-04-23"))
    said = "Referat af møde i KKR Midtjylland den 23. april 2015"
    there = link("/media/27360/referat-kkr-midtjylland-den-23-april.pdf", said)
    keep(archive, "20160101000000", PAGE + "?n=0&section=29800", f"<h2>Nyt</h2>{there}")
    fetching = Fetching(tmp_path, archive)
    report = fetching(ARCHIVE)
    assert (report.complete, report.failed) == (True, [])
    (one,) = report.new
    assert one.record.meeting == "midtjylland-2015-04-23"
    with fetching.corpus() as corpus:
        (origin,) = corpus.origins(one.record.sha256)
        (state,) = corpus.journal.sources()
    assert origin.via is Via.WAYBACK
    assert origin.address == f"https://web.archive.org/web/20170101000000id_/{FILE}"
    assert origin.label == "PDF Referat af møde i KKR Midtjylland den 23. april 2015"
    assert origin.page_url == PAGE + "?n=0&section=29800"
    assert (state.source, state.code) == ("wayback", None)
    assert one.problems == ()


def test_what_is_no_whole_capture_is_passed_over(archive, tmp_path):
    """Redirects, revisits, pages in a file's place; a newest capture that is gone or cut."""
    keep(archive, "20140101000000", FILE, minutes("2014-04-23"))
    keep(archive, "20150101000000", FILE, minutes("2014-04-23")[:-7])
    archive.captures += [
        ("20160101000000", FILE, "application/pdf", "200"),  # listed, but not there
        ("20170101000000", FILE, "text/html", "200"),
        ("20180101000000", FILE, "text/html", "302"),
        ("20190101000000", FILE, "warc/revisit", "-"),
        ("20190101000000", FILE, "application/pdf", "404"),
    ]
    report = Fetching(tmp_path, archive)(ARCHIVE)
    assert (report.complete, report.failed) == (True, [])
    (one,) = report.new
    assert one.link.address == f"https://web.archive.org/web/20140101000000id_/{FILE}"


def test_articles_that_an_old_page_leads_to_are_read(archive, tmp_path):
    article = "https://www.kl.dk/Menu---fallback/Referat-fra-moedet-id123456"
    keep(archive, "20160101000000", PAGE, f"<a href='{article}/?n=0'>Referat</a>")
    archive.page(f"/web/20160101000000id_/{article}", link("/media/1/r.pdf", "Referat"))
    archive.file("/web/20160101000000id_/https://www.kl.dk/media/1/r.pdf", minutes("2015-04-23"))
    report = Fetching(tmp_path, archive)(ARCHIVE)
    assert [one.record.meeting for one in report.new] == ["midtjylland-2015-04-23"]


def test_an_old_page_is_asked_for_as_it_was_linked(archive, tmp_path):
    """The archive keeps what it met: a copy with idle parameters is none without them."""
    article = "https://www.kl.dk/Menu---fallback/Referat-fra-moedet-id123456/?n=0&section=29800"
    keep(archive, "20160101000000", PAGE, f"<a href='{article}'>Referat</a>")
    path = f"/web/20160101000000id_/{article}"
    archive.page(path, link("/media/1/r.pdf?x=1", "Referat"))
    archive.file(
        "/web/20160101000000id_/https://www.kl.dk/media/1/r.pdf?x=1", minutes("2015-04-23")
    )
    report = Fetching(tmp_path, archive)(ARCHIVE)
    assert path in archive.paths()
    assert [one.record.meeting for one in report.new] == ["midtjylland-2015-04-23"]


def test_a_listing_that_fails_is_a_failure_of_the_source(archive, tmp_path):
    keep(archive, "20150101000000", FILE, minutes("2014-04-23"))
    listing = archive.answer
    archive.answer = lambda path: Answer(status=503) if "nyhed%2F" in path else listing(path)
    report = Fetching(tmp_path, archive)(ARCHIVE, retries=0)
    assert {one.code for one in report.sources_failed} == {"ServerTrouble"}
    assert len(report.new) == 1


def test_a_file_that_only_an_old_page_knows_is_asked_for_by_the_pages_day(archive, tmp_path):
    keep(archive, "20160101000000", PAGE, link("/media/1/referat.pdf", "Referat"))
    path = "/web/20160101000000id_/https://www.kl.dk/media/1/referat.pdf"
    archive.file(path, minutes("2015-04-23"))
    (one,) = Fetching(tmp_path, archive)(ARCHIVE).new
    assert one.record.meeting == "midtjylland-2015-04-23"


def test_captures_never_change_and_are_not_asked_for_twice(archive, tmp_path):
    keep(archive, "20150101000000", FILE, minutes("2014-04-23"))
    fetching = Fetching(tmp_path, archive)
    fetching(ARCHIVE)
    archive.forget()
    report = fetching(replace(ARCHIVE, recheck=True))
    assert (report.new, report.settled) == ([], 1)
    assert not any(path.startswith("/web/") for path in archive.paths())


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"changed")])
def test_a_capture_whose_original_is_not_whole_is_asked_for_again(archive, tmp_path, spoil):
    paper = minutes("2014-04-23")
    keep(archive, "20150101000000", FILE, paper)
    fetching = Fetching(tmp_path, archive)
    (one,) = fetching(ARCHIVE).new
    with fetching.corpus() as corpus:
        original = corpus.originals.path(one.record.sha256, one.record.suffix)
    whole = original.read_bytes()
    spoil(original)
    report = fetching(replace(ARCHIVE, recheck=True))
    assert (report.new, report.settled) == ([], 0)
    assert original.read_bytes() == whole


def test_the_same_paper_from_both_sources_is_one_document(archive, tmp_path):
    keep(archive, "20150101000000", FILE, minutes("2014-04-23"))
    keep(archive, "20150101000000", FILE.replace("27360", "27361"), minutes("2014-04-23"))
    report = Fetching(tmp_path, archive)(ARCHIVE)
    assert (len(report.new), len(report.again)) == (1, 1)


def test_an_empty_listing_is_a_loud_failure(archive, tmp_path):
    report = Fetching(tmp_path, archive)(ARCHIVE)
    assert [one.code for one in report.sources_failed] == ["NoLinks"]


def test_an_answer_that_is_no_listing_is_one_too(archive, tmp_path):
    archive.answer = lambda _: Answer(b"<html>Busy</html>")  # type: ignore[method-assign]  # the replica answers otherwise now
    report = Fetching(tmp_path, archive)(ARCHIVE)
    assert {one.code for one in report.sources_failed} >= {"NotAListing"}
    assert not report.complete
