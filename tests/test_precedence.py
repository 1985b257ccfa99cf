"""Which of a meeting's documents speaks for it, where the site has taken one back."""

from __future__ import annotations

import pytest
from corpus_samples import item, parse

from corpus.journal import Visit
from corpus.records import Origin, Via
from corpus.repository import Corpus
from parse.model import Edition, Kind, Section

MEETING = "midtjylland-2021-06-08"
ADDRESS = "https://www.kl.dk/media/1/referat.pdf"


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "home") as corpus:
        yield corpus


def _fetched(corpus, data, address=ADDRESS, **changes):
    """A paper comes from an address, and the address is noted to hold it."""
    made = parse(data, **changes)
    record = corpus.add(data, made.document.source.name, made, Origin(address, Via.WEB)).record
    _shown(corpus, record, address)
    return record


def _shown(corpus, record, address=ADDRESS):
    corpus.journal.note(Visit(address, "kl", "midtjylland", record.sha256))


def _speaks(corpus):
    return corpus.meeting(MEETING).speaker.sha256


def _items(count):
    return (Section("3", None, tuple(item(f"3.{n}", title=f"Sag {n}") for n in range(count))),)


@pytest.mark.parametrize(
    "changes",
    [
        {"edition": Edition.CORRECTED},
        {"sections": _items(9)},
        {"reader": "pdf"},
    ],
)
def test_what_stands_at_an_address_now_speaks_whatever_stood_there_said_of_itself(corpus, changes):
    first = _fetched(corpus, b"first", **changes)
    second = _fetched(corpus, b"second", edition=Edition.DRAFT, reader="text", sections=_items(2))
    assert _speaks(corpus) == second.sha256
    assert corpus.document(first.sha256).superseded_by == second.sha256
    _shown(corpus, first)
    assert _speaks(corpus) == first.sha256


def test_what_was_taken_back_does_not_tell_how_long_the_others_should_be(corpus):
    _fetched(corpus, b"long", sections=_items(20))
    second = _fetched(corpus, b"second", sections=_items(5))
    draft = {"edition": Edition.DRAFT, "sections": _items(6)}
    _fetched(corpus, b"draft", f"{ADDRESS}?draft", **draft)
    assert _speaks(corpus) == second.sha256


def test_minutes_that_were_taken_back_still_tell_what_an_agenda_cannot(corpus):
    minutes = _fetched(corpus, b"minutes")
    _fetched(corpus, b"agenda", kind=Kind.AGENDA)
    assert _speaks(corpus) == minutes.sha256


@pytest.mark.parametrize(("count", "speaks"), [(2, True), (1, False)])
def test_a_correction_speaks_that_has_half_of_the_items(corpus, count, speaks):
    whole = _fetched(corpus, b"whole", sections=_items(4))
    changes = {"sections": _items(count), "edition": Edition.CORRECTED}
    correction = _fetched(corpus, b"correction", f"{ADDRESS}?2", **changes)
    assert _speaks(corpus) == (correction if speaks else whole).sha256


def test_of_two_alike_the_later_speaks(corpus):
    for data in (b"first", b"second", b"third"):
        later = _fetched(corpus, data, f"{ADDRESS}?{data.decode()}")
    assert _speaks(corpus) == later.sha256
