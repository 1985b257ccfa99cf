"""The three main uses on the real documents, when they lie beside the checkout."""

from __future__ import annotations

import json

import pytest
from cli_tools import Done, kkr
from conftest import copied

MEETING = "midtjylland-2021-06-08"


@pytest.fixture(scope="session")
def added(shared, filled_once):
    """A home after the documents of the issue were added, and the run. For reading only."""

    def add_all(root):
        kkr(root / "home", "add", shared / "seeds", shared / "pdfs", "--json").save(root / "done")

    root = filled_once("real", add_all)
    return root / "home", Done.load(root / "done")


def test_good_documents_come_in_and_bad_ones_are_named(added):
    home, done = added
    assert done.code == 1
    failed = {one["path"].rpartition("/")[2] for one in done.json["failed"]}
    assert failed == {
        "empty.pdf", "encrypted_user_000.pdf", "not_a_pdf.pdf", "truncated_003.pdf",
    }  # fmt: skip
    meetings = kkr(home, "meetings", "--json").json
    assert {(one["meeting"], one["items"]) for one in meetings} == {
        (MEETING, 7), ("nordjylland-2022-03-25", 14), ("midtjylland-2024-06-18", 9),
    }  # fmt: skip


def test_flygtninge_is_found_with_meeting_page_and_outcome(added):
    found = kkr(added[0], "search", "flygtninge", "--json").json
    first = found["hits"][0]
    assert (first["meeting"], first["item"], first["page"]) == (MEETING, "3.2", 9)
    assert first["outcomes"] == ["approved"]
    assert first["snippet"] == "Fordelingen af <mark>flygtninge</mark> blev godkendt."
    items = [(hit["meeting"], hit["item"]) for hit in found["hits"] if hit["meeting"]]
    assert len(items) == len(set(items))  # one hit an item, however many documents have it


def test_all_decisions_of_a_meeting_are_as_minuted(added, shared):
    for truth in sorted((shared / "truth").glob("00[023].json")):
        true = json.loads(truth.read_text(encoding="utf-8"))
        found = kkr(added[0], "decisions", f"{true['council']} {true['date']}", "--json").json
        wanted = [item for section in true["sections"] for item in section["items"]]
        assert [one["number"] for one in found["items"]] == [one["number"] for one in wanted]
        for one, want in zip(found["items"], wanted, strict=True):
            assert (one["decision"] is None) == (want["decision"] is None)
            if want["decision"]:
                assert set(want["decision"]["outcomes"]["must"]) <= set(one["decision"]["outcomes"])


def test_a_second_add_changes_nothing_and_a_reindex_answers_alike(added, shared, tmp_path):
    home = copied(added[0], tmp_path / "home")
    before = kkr(home, "search", "flygtninge", "--json").json
    again = kkr(home, "add", shared / "seeds", "--json")
    assert (again.code, again.json["new"], again.json["index"]) == (0, [], None)
    assert kkr(home, "reindex").code == 0
    after = kkr(home, "search", "flygtninge", "--json").json
    assert before.pop("build") != after.pop("build")
    assert after == before
