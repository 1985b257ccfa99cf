"""Dates and times of day as minutes print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parse.months import find_date, find_time


@pytest.mark.parametrize(
    "text",
    [
        "08-06-2021",
        "08-06-2021 10:00",
        "8.6.2021",
        "8/6-2021",
        "8/6 2021",
        "d. 8/6-21",
        "tirsdag den 8. juni, 2021 kl. 9",
        "den 8. juni 2021",
        "tirsdag den 8. juni 2021 kl. 10.00",
        "8.juni 2021",
        "2021-06-08",
        "08-06-21",
        "8. JUNI 2021",
        "Tirsdag, Juni 8, 2021 - 07:30",
    ],
)
def test_dates(text: str) -> None:
    assert find_date(text) == date(2021, 6, 8)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "32-01-2021",
        "30. februar 2021",
        "kl. 10.30",
        "1.2.3",
        "8. juni",
        "8/6-10/6",
        "8/6-10.30",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("kl. 9.30 - 12.30", "09:30"),
        ("08-06-2021 10:00", "10:00"),
        ("kl. 14", "14:00"),
        ("fredag den 8. juni 2021 kl. 09.30", "09:30"),
        ("Tidspunkt: 13.15", "13:15"),
        ("08-06-2021", None),
        ("den 8. juni 2021", None),
        ("25:99", None),
    ],
)
def test_times(text: str, time: str | None) -> None:
    assert find_time(text) == time


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_date_is_found_in_every_form(day: date) -> None:
    assert find_date(f"{day:%d-%m-%Y} kl. 10:00") == day
    assert find_date(day.isoformat()) == day
