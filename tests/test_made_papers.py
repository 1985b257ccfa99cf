"""The benchmarks' corpus: repeatable, of any size, and read as what it was made from."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

from made_papers import made_papers, write_papers

from parse.document import parse, read


def test_the_same_seed_makes_the_same_papers_and_another_others():
    first, again, other = (list(made_papers(40, seed)) for seed in (1, 1, 2))
    assert first == again
    assert not {paper.data for paper in first} & {paper.data for paper in other}


def test_there_are_as_many_pages_as_asked_for_and_no_two_papers_are_equal(tmp_path):
    paths = write_papers(tmp_path, 120)
    readings = [read(path.read_bytes(), path.name) for path in paths]
    assert sum(len(reading.pages) for reading in readings) >= 120
    assert sum(len(reading.pages) for reading in readings[:-1]) < 120
    texts = Counter(tuple(line.text for page in r.pages for line in page.lines) for r in readings)
    assert max(texts.values()) == 1


def test_a_paper_is_read_as_what_it_was_made_from():
    for paper in made_papers(60):
        parsed = parse(read(paper.data, paper.name))
        assert f"{parsed.kind} {parsed.council} {parsed.date}" in {
            "minutes hovedstaden 2025-01-01",
            "appendix hovedstaden 2025-01-01",
            "minutes sjaelland 2025-01-01",
            "agenda sjaelland 2025-01-01",
            "minutes syddanmark 2025-01-01",
        }
        assert parsed.kind == "appendix" or len(parsed.items) > 10


def test_more_papers_have_more_words():
    papers = [
        {
            word
            for page in read(paper.data, paper.name).pages
            for line in page.lines
            for word in line.text.split()
        }
        for paper in made_papers(120)
    ]
    half, whole = set().union(*papers[: len(papers) // 2]), set().union(*papers)
    assert len(half) * 1.15 < len(whole)
