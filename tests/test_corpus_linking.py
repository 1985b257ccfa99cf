"""Appendix files without a date find their meeting by the items they name."""

import pytest
from corpus_samples import DAY, add, item

from corpus import linking
from corpus.repository import Corpus
from parse.model import Kind, Section


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path) as opened:
        yield opened


TITLES = ("Sundhedsaftale", "Fordeling af flygtninge for 2022")


def add_appendix(corpus, *titles: str, data=b"appendix"):
    items = tuple(
        item(f"3.{n}", decided=False, title=title) for n, title in enumerate(titles, start=1)
    )
    sections = (Section("3", None, items),)
    kind = Kind.APPENDIX
    return add(corpus, data, kind=kind, date=None, sections=sections, attendance=()).record


def test_an_undated_appendix_belongs_to_the_meeting_with_its_items(corpus):
    add(corpus, b"minutes")
    held = add_appendix(corpus, *TITLES)
    assert held.meeting == "midtjylland-2021-06-08"
    assert held.date == DAY
    assert corpus.parsed(held.sha256).date is None


def test_the_meeting_may_come_later(corpus):
    held = add_appendix(corpus, *TITLES)
    assert held.meeting is None
    add(corpus, b"minutes")
    linked = corpus.document(held.sha256)
    assert linked.meeting == "midtjylland-2021-06-08"
    assert linked.state != held.state


@pytest.mark.parametrize(
    "titles", [("Sundhedsaftale", "Noget andet for 2022 og 2023"), ("Sundhedsaftale",)]
)
def test_other_or_too_few_items_link_nothing(corpus, titles):
    add(corpus, b"minutes")
    assert add_appendix(corpus, *titles).meeting is None


def test_two_meetings_with_the_same_items_are_no_answer(corpus):
    add(corpus, b"minutes")
    add(corpus, b"later", date=DAY.replace(year=2022))
    assert add_appendix(corpus, *TITLES).meeting is None


def test_counts_know_the_year_of_a_linked_appendix(corpus):
    add(corpus, b"minutes")
    add_appendix(corpus, *TITLES)
    assert {(count.kind, count.year) for count in corpus.counts()} == {
        (Kind.MINUTES, 2021),
        (Kind.APPENDIX, 2021),
    }


def test_the_papers_of_a_council_are_looked_at_once_however_many_appendices_wait(
    corpus, monkeypatch
):
    for number in range(5):
        add_appendix(corpus, *TITLES, data=b"appendix %d" % number)
    asked = []
    look = linking._held
    monkeypatch.setattr(
        linking, "_held", lambda session, council: asked.append(council) or look(session, council)
    )
    add(corpus, b"minutes")
    assert asked == ["midtjylland"]
    assert {record.meeting for record in corpus.documents()} == {"midtjylland-2021-06-08"}
