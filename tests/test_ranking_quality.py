"""Ranking on judged queries over the sample: a floor that may rise, not fall."""

from __future__ import annotations

from quality.ranking import ndcg, read_judgements, scores

from index.answers.search import open_index

FLOOR = 0.95  # 0.970 on the first 86 queries, 0.911 on the 33 harder ones that joined them later


def test_judged_queries_are_answered_best_first(sample_home):
    with open_index(sample_home / "index") as index:
        result = scores(index)
    worst = dict(sorted(result.items(), key=lambda pair: pair[1])[:8])
    assert sum(result.values()) / len(result) >= FLOOR, worst
    assert min(result.values()) > 0, worst


def test_every_judged_item_exists(sample_home):
    """A grade for an item that is not there would pull the score down for nothing."""
    with open_index(sample_home / "index") as index:
        held = index.build.entries(range(len(index.build.columns))).values()
    known = {(one.meeting or "", one.item or "-") for one in held}
    judged = read_judgements()
    assert len(judged) >= 60
    assert {item for grades in judged.values() for item in grades} <= known


def test_the_measure():
    grades = {("a", "1"): 3, ("a", "2"): 1}
    assert ndcg([("a", "1"), ("a", "2")], grades) == 1
    assert 0 < ndcg([("a", "2"), ("a", "1")], grades) < 1
    assert ndcg([], grades) == 0
