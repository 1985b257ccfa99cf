"""What a search that finds nothing could not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from corpus_samples import add, parse

from corpus.records import Origin
from corpus.repository import Corpus
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
    ("councils", "years", "told"),
    [
        ((), None, ["1 document cannot be searched", "1 document has pages without text"]),
        (("nordjylland",), None, []),
        (("nordjylland",), (2014, 2014), []),
        (("sjaelland",), (2014, 2014), ["1 document there cannot be searched"]),
        (("nordjylland",), (2016, 2016), ["No paper of KKR Nordjylland from 2016 is held."]),
        (("nordjylland", "syddanmark"), (0, 1999), ["KKR Nordjylland and KKR Syddanmark up to"]),
        ((), (2030, 9999), ["No paper from 2030 on is held."]),
        ((), (1999, 2001), ["No paper from 1999 to 2001 is held."]),
    ],
)
def test_what_could_not_be_searched_is_told(documents, councils, years, told):
    found = list(unseen(documents, councils, years, FRESH))
    assert len(found) == len(told)
    assert all(part in line for part, line in zip(told, found, strict=True))


def test_what_is_held_and_not_indexed_yet_is_told(documents):
    there = [one for one in documents if one.council == "nordjylland"]
    behind = replace(FRESH, stale=frozenset(one.sha256 for one in there))
    told = ["1 document there is held but not indexed yet: kkr reindex."]
    assert list(unseen(documents, ("nordjylland",), None, behind)) == told
    assert list(unseen(there, (), None, replace(behind, outdated=behind.stale))) == [
        "1 document has changed since the search index was built: kkr reindex."
    ]
    assert "not known (a note is missing)" in next(
        unseen(there, (), None, replace(behind, unknown="a note is missing"))
    )
