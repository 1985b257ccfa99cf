"""Loading returns what was stored, whatever a document holds."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from corpus_samples import add, document, reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import DatabaseDamaged
from corpus.packing import pack, unpack
from corpus.records import Origin, Parse
from corpus.repository import Corpus
from corpus.storable import to_json
from parse import model

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)
st.register_type_strategy(str, TEXT)
# Strategies come from the types themselves: a field that is added to the vocabulary and forgotten
# in the tables fails here.
FINITE = st.floats(allow_nan=False, allow_infinity=False, width=32)
st.register_type_strategy(float, FINITE)
st.register_type_strategy(int, st.integers(0, 2**31 - 1))
COUNCILS = st.sampled_from([None, "midtjylland", "sjaelland"])
DOCUMENTS = st.builds(
    model.ParsedDocument,
    source=st.builds(model.Source, reader=st.sampled_from(["pdf", "text", "markdown"])),
    kind=st.sampled_from(model.Kind),
    council=COUNCILS,
    date=st.none() | st.dates(),
    starts_at=st.none() | TEXT,
    place=st.none() | TEXT,
    attendance=st.lists(st.builds(model.Attendance), max_size=3).map(tuple),
    sections=st.lists(
        st.builds(
            model.Section,
            items=st.lists(
                st.builds(
                    model.AgendaItem,
                    fields=st.lists(st.builds(model.Field), max_size=2).map(tuple),
                    tables=st.lists(st.builds(model.Table), max_size=1).map(tuple),
                ),
                max_size=2,
            ).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    body=st.lists(st.builds(model.Paragraph), max_size=3).map(tuple),
    problems=st.lists(st.builds(model.Problem), max_size=3).map(tuple),
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    with Corpus.open(tmp_path_factory.mktemp("home")) as corpus:
        yield corpus


def stored(corpus, made):
    data = repr(made).encode()
    sha256 = hashlib.sha256(data).hexdigest()
    made = replace(made, source=replace(made.source, sha256=sha256))
    corpus.add(data, made.source.name, Parse(made, pack(reading(data))), Origin(sha256))
    return made


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_a_document_comes_back_equal(corpus, made):
    made = stored(corpus, made)
    assert corpus.parsed(made.source.sha256) == made


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS, DOCUMENTS)
def test_a_new_parse_leaves_nothing_of_the_old(corpus, first, second):
    first = stored(corpus, first)
    second = replace(second, source=replace(second.source, sha256=first.source.sha256))
    second = replace(second, source=replace(second.source, name=first.source.name))
    corpus.replace(first.source.sha256, Parse(second, b""))
    assert corpus.parsed(first.source.sha256) == second


def test_walking_gives_every_document_once_in_a_stable_order(tmp_path):
    forwards, backwards = tmp_path / "a", tmp_path / "b"
    made = [
        (f"paper {n}".encode(), {"date": document(b"").date.replace(day=1 + n // 2), "kind": kind})
        for n in range(40)
        for kind in [model.Kind.MINUTES if n % 2 else model.Kind.AGENDA]
    ]
    walked = []
    for home, order in ((forwards, made), (backwards, made[::-1])):
        with Corpus.open(home) as corpus:
            for data, changes in order:
                add(corpus, data, **changes)
            held = list(corpus.each())
            assert [h.record for h in held] == corpus.documents()
            walked.append([h.record.sha256 for h in held])
            some = frozenset(walked[-1][3:5])
            assert [h.record.sha256 for h in corpus.each(some)] == walked[-1][3:5]
    assert walked[0] == walked[1]
    assert len(set(walked[0])) == len(made)


def test_text_no_database_takes_is_mended_not_refused(tmp_path):
    odd = "NUL \0 and half a pair \ud83d."
    with Corpus.open(tmp_path) as corpus:
        made = document(b"x", place=odd, body=(model.Paragraph(odd),))
        corpus.add(b"x", "x.pdf", Parse(made, pack(reading(b"x"))), Origin("x"))
        back = corpus.parsed(made.source.sha256)
        assert back.place == back.body[0].text == "NUL  and half a pair �."


def test_readings_are_packed_and_come_back_equal():
    held = reading(b"data")
    packed = pack(held)
    assert unpack(packed) == held
    with pytest.raises(DatabaseDamaged):
        unpack(packed[:-3])


def test_only_nuls_are_left_out_of_json():
    assert to_json(["a\0b", r"\u0000"]) == r'["ab","\\u0000"]'
