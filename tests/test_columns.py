"""The columns of a build that grew are those of a build made anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from index_samples import entry

from index.files.columns import Columns
from index.files.order import sort_key

DAYS = st.sampled_from([None, "2019-01-02", "2021-06-08", "2021-06-09"])
ITEMS = st.sampled_from([None, "1.1", "1.2", "1.10"])
COUNCILS = st.sampled_from([None, "midtjylland", "sjaelland"])
ENTRIES = st.lists(st.tuples(DAYS, ITEMS, COUNCILS, st.integers(0, 3)), max_size=12)


def _entries(values):
    return [
        entry(number, date=day, item=item, council=council, precedence=precedence)
        for number, (day, item, council, precedence) in enumerate(values)
    ]


def _of(made):
    columns = Columns()
    for one in made:
        columns.add(one)
    return columns


def _keys_of(made, asked):
    def keys_of(numbers):
        assert list(numbers) == sorted(numbers)
        asked.update(numbers)
        return [
            sort_key(one.date, one.meeting, one.item, one.id)
            for one in map(made.__getitem__, numbers)
        ]

    return keys_of


def _values(columns):
    """What the columns say; numbers in tables depend on what came first."""
    return {
        name: [columns.tables[name][value] for value in column]
        if name in columns.tables
        else list(column)
        for name, column in columns.arrays.items()
    }


@given(ENTRIES, st.lists(st.integers(0, 12), max_size=3))
def test_columns_that_grew_are_those_made_anew(values, cuts):
    made = _entries(values)
    anew = _of(made)
    anew.set_order(_keys_of(made, set()))
    assert list(anew.arrays["order"]) == [
        sorted(made, key=lambda one: sort_key(one.date, one.meeting, one.item, one.id)).index(one)
        for one in made
    ]
    grown, taken = Columns(), 0
    for end in [*sorted(cut for cut in cuts if cut <= len(made)), len(made)]:
        before, grown = grown, Columns()
        middle = taken // 2  # of two parts
        grown.take(range(middle), before)
        grown.take(range(middle, taken), before)
        fresh = made[taken:end]
        grown.take(range(len(fresh)), _of(fresh))
        asked: set[int] = set()
        grown.set_order(_keys_of(made, asked), taken)
        days = {one.date for one in fresh}
        assert asked == {n for n, one in enumerate(made[:end]) if one.date in days}
        taken = end
    assert _values(grown) == _values(anew)
