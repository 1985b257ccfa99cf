"""Documents read apart: in one process, or reading and parsing each in one of its own."""

from __future__ import annotations

import multiprocessing
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.workers.limits import Limits
from ingest.workers.reading import InTwo, Readers
from ingest.workers.serve import Failed
from ingest.workers.work import Job, Worked, parse_half, read_and_parse, read_half

GOLDEN = Path(__file__).parent / "golden"
PAPERS = [next(iter(sorted(folder.glob("*.pdf")))) for folder in sorted(GOLDEN.glob("*-*"))]


def whole(job: Job) -> Worked:
    """What comes of a document, but for the time that it takes."""
    return replace(read_and_parse(job), seconds=0)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.parent.name)
def test_both_halves_make_what_the_whole_makes(paper):
    job = Job(paper.name, paper.read_bytes())
    assert replace(parse_half(read_half(job)), seconds=0) == whole(job)


def test_other_formats_go_the_same_way():
    for name in ("a.txt", "a.md", "a.docx"):
        job = Job(name, b"KKR Midtjylland\n\nDato: 08-06-2021\n\n1.1. Sag\n")
        assert replace(parse_half(read_half(job)), seconds=0) == whole(job)


def test_a_single_document_is_read_in_two_processes_like_any_other():
    jobs = [Job(paper.name, paper.read_bytes()) for paper in PAPERS[:2]]
    with Readers.starting(1, 2) as readers:
        assert isinstance(readers._first, InTwo)
        results = [replace(made, seconds=0) for _, made in readers.run(enumerate(jobs))]
    assert results == [whole(job) for job in jobs]


class Slow:
    """Processes that take long for each document."""

    def run(self, given, on_slow, _arrivals=None):
        for key, thing in given:
            on_slow(key)
            yield key, thing


def test_what_takes_long_in_both_processes_is_told_of_once():
    readers = InTwo.__new__(
        InTwo
    )  # without its processes, of which nobody knows how quick they are
    readers._reading = readers._parsing = Slow()
    slow = []
    assert list(readers.run([("a.pdf", 1), ("b.pdf", 2)], slow.append)) == [
        ("a.pdf", 1),
        ("b.pdf", 2),
    ]
    assert slow == ["a.pdf", "b.pdf"]


def test_what_cannot_be_read_fails_by_name_and_the_next_is_read():
    good = Job(PAPERS[0].name, PAPERS[0].read_bytes())
    with closing(InTwo(Limits(seconds=60))) as readers:
        bad, after = readers.run([(1, Job("bad.pdf", b"no pdf")), (2, good)])
    assert isinstance(bad[1], Failed)
    assert bad[1].code == "NotReadable"
    assert replace(after[1], seconds=0) == whole(good)


@pytest.mark.parametrize(("documents", "count"), [(2, 2), (1, 1)])
def test_many_documents_or_one_processor_get_processes_that_do_both(documents, count):
    with Readers.starting(documents, count) as readers:
        assert not isinstance(readers._first, InTwo)


@pytest.mark.parametrize("count", [1, 2])
def test_documents_from_a_slow_source_do_not_wait_for_the_next_one(count):
    arrivals, tells = multiprocessing.Pipe(duplex=False)
    to_come = iter(["", "b.txt", "", "c.txt", None])

    def source():
        while (name := arrivals.recv()) is not None:
            yield (name, Job(name, b"KKR Midtjylland")) if name else None
            if not name:  # news, of which nothing is made
                tells.send(next(to_come))

    got = []
    tells.send("a.txt")
    with Readers(read_and_parse, count) as readers:
        for key, _ in readers.run(source(), arrivals=arrivals):
            got.append(key)
            tells.send(next(to_come))
    assert got == ["a.txt", "b.txt", "c.txt"]
