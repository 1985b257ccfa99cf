"""Words of the live build are asked of the new one, whatever analysis either was built by."""

from __future__ import annotations

from contextlib import closing

import pytest
from index_samples import NOW, entry, make_index, without_forms

from index.building.build import extend, melt
from index.building.probes import asked_of, probes_of
from index.opened.contents import contents
from index.opened.opening import hold_live, hold_stored

TITLES = ("Flygtninge i 2021", "Kvoteflygtninge", "Klima og trafik", "Klimaplanen", "Trafikken")


def some(numbers):
    return [entry(n, TITLES[n % len(TITLES)], text="Kommunernes flygtningen") for n in numbers]


def asked(live, new):
    """By word: what it found and what it finds, where these are told apart by a new build."""
    with closing(hold_stored(live)) as before, closing(hold_live(new)) as now:
        found = asked_of(now, probes_of(before), contents(before))
    return {one.word: (one.before, one.now) for one in found}


def test_equal_builds_find_as_many(tmp_path):
    make_index(tmp_path / "live", some(range(50)), part_entries=20)
    make_index(tmp_path / "new", some(range(50)))
    found = asked(tmp_path / "live", tmp_path / "new")
    assert found["Klima"] == (20, 20)
    assert all(before == now > 0 for before, now in found.values())


def test_words_are_asked_as_titles_write_them_and_in_a_shorter_form(tmp_path):
    make_index(tmp_path, some(range(10)))
    words = asked(tmp_path, tmp_path)
    assert {"Trafikken", "trafik", "Klimaplanen"} <= words.keys()
    assert words.keys() == asked(tmp_path, tmp_path).keys()


def test_an_analysis_that_knows_fewer_forms_finds_fewer(tmp_path, monkeypatch):
    make_index(tmp_path / "live", some(range(50)))
    without_forms(monkeypatch)
    make_index(tmp_path / "new", some(range(50)))
    found = asked(tmp_path / "live", tmp_path / "new")
    assert found["Klima"] == (20, 10)
    assert found["Trafikken"] == (20, 10)


def test_documents_that_only_one_of_them_holds_count_for_neither(tmp_path):
    make_index(tmp_path / "live", some(range(50)))
    make_index(tmp_path / "new", some(range(25, 90)))
    assert asked(tmp_path / "live", tmp_path / "new")["Klima"] == (10, 10)


def test_entries_that_were_replaced_are_not_asked_for(tmp_path):
    make_index(tmp_path / "live", some(range(50)))
    extend(tmp_path / "live", [entry(2, "Budget")], now=NOW)
    make_index(tmp_path / "new", [*some(range(50)), entry(2, "Budget")])
    assert asked(tmp_path / "live", tmp_path / "new")["Klima"] == (19, 19)


def test_an_index_that_was_put_together_is_asked_the_same_words(tmp_path):
    make_index(tmp_path / "melted", some(range(3)))
    for number in range(3, 10):
        extend(tmp_path / "melted", some([number]), now=NOW)
    melt(tmp_path / "melted", now=NOW)
    make_index(tmp_path / "whole", some(range(10)))
    whole = asked(tmp_path / "whole", tmp_path / "whole")
    assert asked(tmp_path / "melted", tmp_path / "whole") == whole


@pytest.mark.parametrize("made", [[], [entry(1, "§ 3")]])
def test_a_build_without_words_asks_for_none(tmp_path, made):
    make_index(tmp_path, made)
    assert asked(tmp_path, tmp_path) == {}
