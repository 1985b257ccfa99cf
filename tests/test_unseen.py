"""What a search that finds nothing could not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from corpus_samples import add, parse

from corpus.journal import SourceState, Visit
from corpus.records import Failure, Origin
from corpus.repository import Corpus
from index.query.scope import EVERYWHERE, Scope, scope_of
from ingest.coverage import Lacking, SourceStanding
from ingest.indexing import Lag
from ingest.status import notes, status
from ingest.unseen import Absent, absent, unseen
from parse.model import Kind

FRESH = Lag(frozenset(), frozenset(), missing_index=False)


@pytest.fixture
def documents(tmp_path):
    with Corpus.open(tmp_path, create=True) as corpus:
        add(corpus, b"a", council="nordjylland", date=date(2014, 2, 7))
        bare = {"sections": (), "body": (), "attendance": ()}
        add(corpus, b"scan", "no text", council="sjaelland", date=date(2014, 3, 1), **bare)
        lacking = replace(parse(b"b", council="sjaelland"), pages_without_text=(2,))
        corpus.add(b"b", "referat.pdf", lacking, Origin("x"))
        yield corpus.documents()


@pytest.mark.parametrize(
    ("councils", "query", "told"),
    [
        ((), "x", ["1 document cannot be searched", "1 document has pages without text"]),
        (("nordjylland",), "x", []),
        ((), "x region:nord år:2014", []),
        (("sjaelland",), "x år:2014", ["1 document there cannot be searched"]),
        (("nordjylland",), "år:2016", ["No paper of KKR Nordjylland from 2016 is held."]),
        ((), "x region:nord fra:2016", ["No paper of KKR Nordjylland from 2016 on is held."]),
        (("nordjylland", "syddanmark"), "til:1999", ["KKR Nordjylland and KKR Syddanmark up to"]),
        ((), "kkr:nord,syd", ["No paper of KKR Syddanmark is held."]),
        ((), "(kkr:nord ELLER kkr:syd) år:2013,2014", [
            "No paper of KKR Nordjylland and KKR Syddanmark from 2013 is held.",
            "No paper of KKR Syddanmark from 2014 is held.",
        ]),
        ((), "x år:2030-", ["No paper from 2030 on is held."]),
        ((), "x år:1999-2001", ["No paper from 1999 to 2001 is held."]),
        ((), "x dato:2014-03-02..2014-04-30", ["No paper from 2014-03-02 to 2014-04-30 is held."]),
        ((), "dato:2014-05", ["No paper from 2014-05 is held."]),
        ((), "syddanmark-2014-03-02", ["No paper of KKR Syddanmark from 2014-03-02 is held."]),
        ((), "x -år:1999", ["1 document cannot be", "1 document has pages without text"]),
        ((), "x type:bilag", ["No bilag is held."]),
        ((), "x type:dagsorden,bilag kkr:nord år:2014", [
            "No bilag or dagsorden of KKR Nordjylland from 2014 is held.",
        ]),
        ((), "x type:referat kkr:nord år:2014", []),
        ((), "x ELLER type:bilag", ["1 document cannot be", "1 document has pages without text"]),
        ((), "x ELLER år:1999", ["1 document cannot be", "1 document has pages without text"]),
    ],
)  # fmt: skip
def test_what_could_not_be_searched_is_told(documents, councils, query, told):
    found = list(unseen(documents, scope_of(query, councils, None), FRESH))
    assert len(found) == len(told)
    assert all(part in line for part, line in zip(told, found, strict=True))


def test_options_and_fields_mean_the_same(documents):
    told = ["No paper of KKR Nordjylland from 2016 is held."]
    for scope in (
        scope_of("x", ("nord",), (2016, 2016)),
        scope_of("x region:nord år:2016", (), None),
        scope_of("x region:nord,syd år:2010-2016", ("nord",), (2016, 9999)),
    ):
        assert list(unseen(documents, scope, FRESH)) == told
    assert scope_of("x", (), None, ("referat",)) == scope_of("x type:referat", (), None)


@pytest.mark.parametrize("query", ["x", "x år:2013", "x kkr:nord"])
def test_papers_that_are_known_and_could_not_be_added_are_told_of(documents, query):
    """What they are of, nobody knows."""
    *_, told = unseen(documents, scope_of(query, (), None), FRESH, Absent(failures=2))
    assert told == "2 papers that are known of could not be added: kkr status tells why."


def test_what_is_held_and_not_indexed_yet_is_told(documents):
    there = [one for one in documents if one.council == "nordjylland"]
    behind = replace(FRESH, stale=frozenset(one.sha256 for one in there))
    nord = Scope(frozenset({"nordjylland"}))
    told = ["1 document there is held but not indexed yet: kkr reindex."]
    assert list(unseen(documents, nord, behind)) == told
    assert list(unseen(there, EVERYWHERE, replace(behind, outdated=behind.stale))) == [
        "1 document has changed since the search index was built: kkr reindex."
    ]
    assert "not known (a note is missing)" in next(
        unseen(there, EVERYWHERE, replace(behind, unknown="a note is missing"))
    )


def test_meetings_whose_papers_are_not_held_are_told_of_where_they_were_asked_for(documents):
    lacks = (Kind.AGENDA, Kind.MINUTES)
    known = Absent(
        lacking=(
            Lacking("nordjylland", date(2014, 5, 2), lacks, "a paper"),
            Lacking("sjaelland", date(2016, 5, 2), (Kind.MINUTES,), "a page"),
        )
    )
    for query, told in (
        ("x", "Papers of 2 meetings that are known of are missing: kkr status names them."),
        ("x region:nord", "Papers of 1 meeting that is known of there are missing"),
        ("x region:nord år:2015", None),
        ("x type:dagsorden", "Papers of 1 meeting that is known of there"),
        ("x type:bilag region:nord,syd", None),
    ):
        found = list(unseen(documents, scope_of(query, (), None), FRESH, known))
        lines = [line for line in found if line.startswith("Papers of")]
        assert len(lines) == (told is not None)
        assert not told or lines[0].startswith(told)


def test_pages_that_were_not_read_of_late_are_told_of(documents):
    """What they have listed since then, nobody knows."""
    at = datetime(2021, 3, 1, tzinfo=UTC)
    states = (
        SourceState("kl", "nordjylland", 9, last_success_at=at),
        SourceState("kl", "sjaelland", 0, "NoLinks", "no link", last_success_at=at),
        SourceState("kl", "syddanmark", 0, "NoLinks", "no link"),
        SourceState("wayback", "midtjylland", 0, "NoLinks", "no link"),
    )
    known = Absent(sources=tuple(SourceStanding(one, None, stale=False) for one in states))
    assert list(unseen(documents, scope_of("x", (), None), FRESH, known))[-2:] == [
        "What the site has of KKR Sjælland since 2021-03-01 is not known: kkr status tells why.",
        "What the site has of KKR Syddanmark is not known: kkr status tells why.",
    ]
    assert list(unseen(documents, scope_of("x region:nord", (), None), FRESH, known)) == []


def test_a_paper_that_came_before_its_address_failed_is_not_missing(tmp_path):
    with Corpus.open(tmp_path, create=True) as corpus:
        for number, code in ((1, "Gone"), (2, "NotADocument")):
            record = add(corpus, b"%d" % number, date=date(2014, 2, number)).record
            address = f"https://www.kl.dk/media/{number}/r.pdf"
            corpus.journal.note(Visit(address, "kl", "midtjylland", record.sha256, code=code))
            corpus.fail(Failure(address, "r.pdf", code, "the reason"))
        corpus.fail(Failure("https://www.kl.dk/media/3/r.pdf", "r.pdf", "Gone", "the reason"))
        known = absent(corpus, datetime(2014, 3, 1, tzinfo=UTC), corpus.documents())
        assert (known.failures, known.again) == (1, 1)
        told = list(unseen(corpus.documents(), EVERYWHERE, FRESH, known))
        assert [line.partition(":")[0] for line in told] == [
            "1 paper that is known of could not be added",
            "1 paper that is held could not be had again and may have changed",
        ]
        lines = list(notes(status(corpus, tmp_path / "index")))
        assert "1 could not be added:" in lines
        assert any(line.startswith("2 held, but could not be had again") for line in lines)
