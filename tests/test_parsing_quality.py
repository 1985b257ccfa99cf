"""Parsing keeps its quality: no score of a group of documents falls below its pinned floor.

The floors and how they change: `quality/floors.py`.
"""

from __future__ import annotations

import json

import pytest
from quality.floors import FLOORS, below, load, measured_now, pinned, seal_of, write
from quality.parsing_quality import (
    NAMES,
    Case,
    form_cases,
    golden_cases,
    sample_cases,
    shared_cases,
)

FLOORS_NOW, LOWERED, SEAL = load()
GROUPS = {
    "shared": shared_cases,
    "sample": sample_cases,
    "golden": golden_cases,
    "forms": form_cases,
}


@pytest.mark.parametrize("group", GROUPS)
def test_scores_hold_their_floors(group):
    found: list[Case] = list(GROUPS[group]())
    if not found:
        pytest.skip(f"no documents of the group {group} here")
    assert below(measured_now(found), FLOORS_NOW) == []


def test_every_group_and_figure_has_a_floor():
    assert set(FLOORS_NOW) == set(GROUPS)
    for kinds in FLOORS_NOW.values():
        assert set(kinds) == {"mean", "worst"}
        assert all(set(values) == set(NAMES) for values in kinds.values())


def test_floors_were_not_changed_by_hand():
    """Raise them by `python tests/quality/floors.py`; lower one with `--lower "why"`."""
    assert seal_of(FLOORS_NOW, LOWERED) == SEAL


def test_a_lowered_floor_has_its_reason():
    assert all(entry["why"].strip() and entry["what"] for entry in LOWERED)


def test_pinning_raises_and_never_lowers_unasked(tmp_path):
    old = {"golden": {"mean": {"words": 0.9, "items": 0.8}}}
    now = {"golden": {"mean": {"words": 0.85, "items": 0.95}}}
    assert pinned(now, old, lower=False) == {"golden": {"mean": {"words": 0.9, "items": 0.95}}}
    assert pinned(now, old, lower=True) == now
    assert below(now, old) == ["golden mean words: 0.8500 is below 0.9000"]
    write(old, [], tmp_path / "floors.toml")
    assert load(tmp_path / "floors.toml") == (old, [], seal_of(old, []))


def test_a_group_that_is_not_here_keeps_its_floors():
    old = {"shared": {"mean": {"words": 0.99}}}
    assert pinned({"sample": {"mean": {"words": 1.0}}}, old, lower=False)["shared"] == old["shared"]


def test_a_floor_edited_by_hand_breaks_the_seal(tmp_path):
    path = tmp_path / "floors.toml"
    write({"golden": {"mean": {"words": 0.9}}}, [], path)
    path.write_text(path.read_text("utf-8").replace("0.9", "0.8"), "utf-8")
    floors, lowered, seal = load(path)
    assert seal_of(floors, lowered) != seal


def test_floors_file_is_plain_toml():
    assert json.dumps(FLOORS_NOW)
    assert FLOORS.read_text("utf-8").startswith("# Floors")
