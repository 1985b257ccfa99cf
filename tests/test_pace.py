"""What a run's summary says of how fast it went."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.pace import Pace, Slow, Timekeeper, pace_lines
from ingest.workers.work import Job, Worked, read_and_parse
from parse.model import Kind, ParsedDocument, Source

SAMPLE = Path(__file__).parents[1] / "corpus" / "sample"


def worked(name, pages, seconds, doubted=()):
    document = ParsedDocument(Source(name, "0" * 64, pages, "pdf"), Kind.MINUTES)
    return Worked(document, b"", (), seconds=seconds, doubted=doubted)


def test_the_slowest_documents_are_named_the_slowest_first():
    times = Timekeeper()
    for number in range(9):
        times.note(worked(f"{number}.pdf", 40, float(number)))
    pace = times.pace()
    assert (pace.documents, pace.pages) == (9, 360)
    assert [one.name for one in pace.slow] == ["8.pdf", "7.pdf", "6.pdf", "5.pdf", "4.pdf"]


def test_pages_left_to_the_slower_reader_are_counted_by_reason():
    times = Timekeeper()
    times.note(worked("a.pdf", 3, 0.1, ((1, "turned text"), (3, "no text"))))
    times.note(worked("b.pdf", 3, 0.1, ((2, "turned text"),)))
    assert list(pace_lines(times.pace())) == [
        "3 pages were left to the slower reader (pdfplumber): no text 1, turned text 2"
    ]


def test_a_short_run_without_trouble_says_nothing():
    assert list(pace_lines(Pace(2, 60, 0.5))) == []


def test_a_long_run_tells_its_rate_and_what_was_slow():
    lines = list(
        pace_lines(Pace(40, 1_000, 8.0, (Slow("a.pdf", 300, 4.25), Slow("b.txt", None, 3.0))))
    )
    assert lines == [
        "1,000 pages in 8.0 seconds, 125 a second",
        "slow: a.pdf took 4.2 seconds for 300 pages",
        "slow: b.txt took 3.0 seconds",
    ]


def test_a_real_scan_tells_why_the_fast_reader_could_not_be_left_with_it():
    path = SAMPLE / "referat-kkr-nordjylland-07-02-2014.pdf"
    found = read_and_parse(Job(path.name, path.read_bytes()))
    assert found.seconds > 0
    assert found.doubted
    pages = {page for page, _ in found.doubted}
    assert pages <= set(range(1, found.document.source.pages + 1))
    assert all(re.fullmatch(r"[a-z ]+", reason) for _, reason in found.doubted)
