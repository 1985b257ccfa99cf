"""What a search that finds nothing could not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from corpus_samples import add, parse

from corpus.records import Origin
from corpus.repository import Corpus
from index.scope import EVERYWHERE, Scope, scope_of
from ingest.indexing import Lag
from ingest.unseen import unseen

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
    *_, told = unseen(documents, scope_of(query, (), None), FRESH, failures=2)
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
