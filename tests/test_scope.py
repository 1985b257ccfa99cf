"""Where a query looks, and that it may contradict itself."""

from __future__ import annotations

import pytest

from index.errors import QueryError
from index.query.scope import EVERYWHERE, contradicted, scope_of

YEAR = (20210101, 20211231)


@pytest.mark.parametrize(
    ("query", "councils", "days"),
    [
        ("flygtninge", None, None),
        ("år:2021", None, (YEAR,)),
        ("x (kkr:nord ELLER kkr:syd) kkr:syd", {"syddanmark"}, None),
        ("x fra:2021-03 til:2021", None, ((20210301, 20211231),)),
        ("år:2019-2021,2023 år:2021-", None, (YEAR, (20230101, 20231231))),
        ("x ELLER år:2021", None, None),
        ("år:2021 ELLER kkr:nord", None, None),
        ("x IKKE år:2021", None, None),
    ],
)
def test_what_fields_leave(query, councils, days):
    found = scope_of(query, (), None)
    assert (found.councils and set(found.councils), found.days) == (councils, days)


@pytest.mark.parametrize(
    ("query", "years", "told"),
    [
        ("fra:2021 til:2020", None, "No day is within"),
        ("flygtninge år:2019 fra:2020", None, "No day is within"),
        ("flygtninge år:2019", (2020, 9999), "No day is within"),
        ("region:nord region:syd", None, "No paper is of all the councils"),
        ("type:referat flygtninge type:bilag", None, "No paper is of all the kinds"),
    ],
)
def test_conditions_that_nothing_can_meet_are_told(query, years, told):
    (line,) = contradicted(scope_of(query, (), years))
    assert line.startswith(told)


def test_what_leaves_something_is_no_contradiction():
    assert not list(contradicted(EVERYWHERE))
    assert not list(contradicted(scope_of("fra:2020 til:2020 kkr:nord,syd", (), None)))


def test_what_is_no_query_has_no_scope():
    with pytest.raises(QueryError):
        scope_of("år:2021-2019", (), None)
