"""Following a matter, and finding items like one."""

from __future__ import annotations

import pytest
from index_samples import entry, make_index
from quality.tracing import score

from index.answers.search import open_index
from index.errors import UnknownValue

PRECISION, RECALL = 0.83, 0.94


@pytest.fixture(scope="module")
def sample(sample_home):
    with open_index(sample_home / "index") as index:
        yield index


@pytest.fixture
def index_of(tmp_path):
    opened = []

    def over(*entries):
        make_index(tmp_path, [*entries, *_others()])
        opened.append(open_index(tmp_path))
        return opened[-1]

    yield over
    for index in opened:
        index.close()


def _others():
    """Other matters, so that words can be rare."""
    words = "havn skole bus cykel vand teater museum marked skov strand park torv".split()
    for number, word in enumerate(words):
        yield entry(100 + number, f"{word} og {word}plan", text=f"Om {word}.", date="2019-01-02")


def test_judged_chains_are_followed(sample):
    result = score(sample)
    assert result.precision >= PRECISION
    assert result.recall >= RECALL


def test_a_matter_is_followed_with_reasons_in_order_of_time(sample):
    found = sample.trace("hovedstaden-2024-11-22 3.4")
    (link,) = (one for one in found.links if "energiplan" in one.entry.title)
    assert (link.entry.meeting, link.direction) == ("hovedstaden-2016-04-25", "earlier")
    kinds = {reason.kind: reason.text for reason in link.reasons}
    assert "energiplan" in kinds["words"]
    assert "I 2016 godkendte KKR" in kinds["year"]
    dates = [one.entry.date for one in found.links]
    assert dates == sorted(dates)


def test_what_all_minutes_say_makes_no_matter(index_of):
    """Short items share little else."""
    index = index_of(
        entry(
            1,
            "Orientering fra netværket",
            text="Robotter.",
            decision="Orienteringen blev taget til efterretning.",
            date="2018-02-02",
            item="1.1",
        ),
        entry(
            2,
            "Minkfarme",
            text="Tilsyn.",
            decision="Orienteringen blev taget til efterretning.",
            date="2019-02-02",
            item="1.2",
        ),
    )
    assert index.trace("midtjylland-2018-02-02 1.1").links == ()


def test_the_day_of_a_meeting_stands_for_one_of_its_matters(index_of):
    """The others share a word of minutes with it, and the meeting."""
    told = "Kommunerne deltager."
    index = index_of(
        entry(1, "Dagsorden for mødet", text=told, date="2019-06-14", item="1.1"),
        entry(2, "Biogas ved Tolstrup", text=f"Gylle, lugt, halm. {told}", date="2019-06-14"),
        entry(3, "Ambulancer", text=f"Udrykning. {told}", date="2019-06-14", item="2.2"),
        entry(
            4,
            "Biogas ved Tolstrup igen",
            text=f"På mødet den 14. juni 2019 var gylle, lugt og halm til debat. {told}",
            date="2019-09-13",
            item="2.1",
        ),
    )
    earlier = index.trace("midtjylland-2019-09-13 2.1").links
    assert [link.entry.title for link in earlier] == ["Biogas ved Tolstrup"]


def test_a_document_without_a_meeting_is_no_other_meeting_of_its_own_items(index_of):
    about = {"text": "Letbanens forlængelse og sporvogne.", "council": None, "date": None}
    index = index_of(
        entry(1, "Letbanens forlængelse", item="1", document="a" * 64, **about),
        entry(2, "Letbanens forlængelse igen", item="2", document="a" * 64, **about),
        entry(3, "Letbanens forlængelse", item="3", document="b" * 64, **about),
    )
    assert [link.entry.item for link in index.trace("aaaa 1").links] == ["3"]


def test_what_has_no_date_is_neither_earlier_nor_later(index_of):
    texts = {"text": "Letbanens forlængelse og sporvogne."}
    index = index_of(
        entry(1, "Letbanens forlængelse", date="2020-09-04", item="2.1", **texts),
        entry(2, "Letbanens forlængelse", date="2021-06-08", item="3.1", **texts),
        entry(3, "Letbanens forlængelse", date=None, item="1", **texts),
    )
    links = index.trace("midtjylland-2021-06-08 3.1").links
    assert [(one.entry.date, one.direction) for one in links] == [
        ("2020-09-04", "earlier"),
        (None, "undated"),
    ]


def test_formal_items_are_no_matter(sample):
    assert not sample.trace("midtjylland-2021-09-10 1.1").links


def test_a_date_that_the_text_names_is_a_reason(index_of):
    index = index_of(
        entry(1, "Letbanens forlængelse", text="Letbanen.", date="2020-09-04", item="2.1"),
        entry(
            2,
            "Sporvogne",
            text="Om letbanens finansiering, se mødet den 4. september 2020.",
            date="2021-06-08",
            item="3.1",
        ),
    )
    (link,) = index.trace("midtjylland-2021-06-08 3.1").links
    assert link.direction == "earlier"
    assert [reason.kind for reason in link.reasons if reason.kind == "date"] == ["date"]
    (back,) = index.trace("midtjylland-2020-09-04 2.1").links
    assert back.direction == "later"


def test_a_case_number_counts_where_it_stands_for_one_item(index_of):
    def item(number, case, date, title="Noget"):
        return entry(number, title, case_number=case, date=date, item=f"1.{number}")

    index = index_of(
        item(1, "SAG-2020-00001", "2020-09-04", "Fiskeri"),
        item(2, "SAG-2020-00001", "2021-06-08", "Hestehold"),
        *(item(number, "SAG-2021-00002", "2021-06-08", f"Sag{number}") for number in range(3, 9)),
        item(9, "SAG-2021-00002", "2022-01-02", "Vindmøller"),
    )
    (link,) = index.trace("midtjylland-2021-06-08 1.2").links
    assert [reason.kind for reason in link.reasons] == ["case"]
    assert not index.trace("midtjylland-2022-01-02 1.9").links


def test_similar_items_share_telling_words(sample):
    found = sample.similar("nordjylland 17.6.2022 2.3", limit=5)
    assert found.entry.title == "Kollektiv trafik i Nordjylland: Ny trafikplan"
    first = found.items[0]
    assert first.entry.title == "Kollektiv trafik i landdistrikterne"
    assert "flextrafik" in first.words
    scores = [one.score for one in found.items]
    assert scores == sorted(scores, reverse=True)
    assert len({(one.entry.meeting, one.entry.item) for one in found.items}) == 5


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("midtjylland-2021-09-11 3.1", "midtjylland-2021-09-10"),
        ("midtjylland-2021-09-10 9.9", "3.1"),
        ("3.1", "names no item"),
        ("", "names no item"),
    ],
)
def test_what_is_not_held_is_said_with_what_is(sample, words, says):
    with pytest.raises(UnknownValue, match=says):
        sample.trace(words)


def test_the_same_question_has_the_same_answer(sample):
    assert sample.trace("midtjylland-2021-09-10 3.1") == sample.trace("midtjylland-2021-09-10 3.1")
