"""What people type for a meeting or a council."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnknownCouncil, UnknownMeeting
from corpus.naming import resolve_council, resolve_meeting
from parse.typed import date_in, slug_of

HELD = ("midtjylland-2021-06-08", "midtjylland-2021-11-18", "sjaelland-2021-06-10")


@pytest.mark.parametrize(
    "wanted",
    [
        "midtjylland-2021-06-08",
        "MIDTJYLLAND-2021-06-08",
        "midtjylland 2021-06-08",
        "KKR Midtjylland 8. juni 2021",
        "KKR Midtjylland den 8. juni 2021",
        "midtjylland 08-06-2021",
        "Midtjylland 8.6.2021",
        "midtjylland 8/6 2021",
        "midtjylland 08.06.21",
        "8 jun 2021, midtjyland",
    ],
)
def test_usual_forms_mean_the_meeting(wanted):
    assert resolve_meeting(wanted, HELD) == "midtjylland-2021-06-08"


def test_danish_letters_in_any_spelling():
    for wanted in ("sjælland 10-06-2021", "KKR Sjælland 10. juni 2021", "SJÆLLAND 2021-06-10"):
        assert resolve_meeting(wanted, HELD) == "sjaelland-2021-06-10"


@pytest.mark.parametrize(
    "wanted",
    [
        "2021-06-10",
        "sjælland 2021",
        "KKR Sjælland 2021-06",
        "KKR Sjælland juni 2021",
        "sjaeland, jun. 2021",
    ],
)
def test_the_only_meeting_of_a_day_a_month_or_a_year_is_meant(wanted):
    assert resolve_meeting(wanted, HELD) == "sjaelland-2021-06-10"


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("midtjylland-2021-06-09", "midtjylland-2021-06-08"),
        ("midtjylland 1. december 2021", "midtjylland-2021-11-18"),
        ("KKR Midtjylland", "midtjylland-2021-11-18"),
        ("nordjylland... 2021-06-09", None),
        ("2021-06", "midtjylland-2021-06-08"),
        ("midt 2021", "midtjylland-2021-06-08"),
        ("midtjylland maj 2021", "midtjylland-2021-06-08"),
        ("midtjylland oktober 2021", "midtjylland-2021-11-18"),
        ("sjaeland-2021-06-1", "sjaelland-2021-06-10"),
    ],
)
def test_an_unknown_meeting_names_the_nearest(wanted, first):
    with pytest.raises(UnknownMeeting) as caught:
        resolve_meeting(wanted, HELD)
    assert caught.value.nearest[:1] == ((first,) if first else ())
    assert "kkr meetings" in str(caught.value)
    assert first is None or first in str(caught.value)


def test_with_nothing_held_it_says_so():
    with pytest.raises(UnknownMeeting, match="no meeting is held yet"):
        resolve_meeting("midtjylland", ())


def test_what_ends_as_a_file_does_is_called_a_document():
    with pytest.raises(UnknownMeeting, match=r"no document 'Referat\.PDF' is held: .*kkr status"):
        resolve_meeting("Referat.PDF", HELD)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_date_is_read_in_every_form(day):
    months = "januar februar marts april maj juni juli august september oktober november december"
    month = months.split()[day.month - 1]
    for text in (
        day.isoformat(),
        f"{day.day:02}-{day.month:02}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}. {month} {day.year}",
        f"{day.day}. {month[:3]}. {day.year}",
        f"{day.day}/{day.month} {day.year}",
    ):
        assert date_in(text) == day, text


@given(st.text())
def test_any_text_at_all_is_a_meeting_or_unknown(text):
    try:
        found: tuple[str, ...] = (resolve_meeting(text, HELD),)
    except UnknownMeeting as error:
        found = error.nearest
    assert set(found) <= set(HELD)


@pytest.mark.parametrize("text", ["sjælland", "Sjaelland", "KKR Sjælland", " kkr  sjælland "])
def test_councils_by_name(text):
    assert resolve_council(text) == "sjaelland"


def test_an_unknown_council_names_the_nearest():
    with pytest.raises(UnknownCouncil, match="did you mean midtjylland"):
        resolve_council("midjylland")
    with pytest.raises(UnknownCouncil, match="hovedstaden"):
        resolve_council("københavn")


def test_slugs_are_council_and_date():
    assert slug_of("midtjylland", date(2021, 6, 8)) == "midtjylland-2021-06-08"
