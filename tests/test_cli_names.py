"""Documents by the names of their files and by their hashes, and such names in what is told."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from cli_tools import kkr

from corpus.sample import sample_files
from parse.typed import fold

# Two papers of the sample: one belongs to no meeting, one is an appendix.
ALONE = "referat-kommunaldirektoernetvaerket-midtjylland-08-03-2019.pdf"
MEETING = "midtjylland-2021-09-10"


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    """A home of papers whose files have names as people give them, and the paper that is alone."""
    folder = tmp_path_factory.mktemp("named")
    papers = {path.name: path for path in sample_files()}
    (alone,) = [path for name, path in papers.items() if name == ALONE]
    minutes = papers["referat-kkr-midtjylland-10-09-2021.pdf"]
    agenda = papers["dagsorden-kkr-midtjylland-10-09-2021.pdf"]
    shutil.copy(alone, folder / "netværk  8. marts\n2019.pdf")
    shutil.copy(minutes, folder / "KKR Midtjylland 10.9.2021 referat.pdf")
    (folder / "igen").mkdir()
    shutil.copy(agenda, folder / "igen" / "papir.pdf")
    other = papers["referat-kkr-nordjylland-17-06-2022.pdf"]
    shutil.copy(other, folder / "papir.pdf")
    home = tmp_path_factory.mktemp("home")
    assert kkr(home, "add", folder).code == 0
    return home


def shown(home, *words):
    done = kkr(home, "show", *words, "--json")
    assert done.code == 0, done.err
    data = done.json
    return data["source"]["name"], [i["number"] for s in data["sections"] for i in s["items"]]


def test_a_hit_without_a_meeting_names_what_it_is_shown_by(sample_home):
    done = kkr(sample_home, "search", "flygtninge", "--kind", "other")
    (hit,) = kkr(sample_home, "search", "flygtninge", "--kind", "other", "--json").json["hits"]
    assert hit["meeting"] is None
    name = done.out.splitlines()[0].split()[-1]
    assert hit["document"].startswith(name)
    assert shown(sample_home, name, hit["item"]) == (ALONE, [hit["item"]])
    for command in ("trace", "similar"):
        found = kkr(sample_home, command, name, hit["item"], "--json").json
        assert (found["document"], found["item"]) == (hit["document"], hit["item"])
    with_meeting = kkr(sample_home, "search", "geotermi").out.splitlines()[0]
    assert with_meeting.endswith("referat, p. 8")


def test_an_item_of_a_document_without_a_meeting_is_shown_by_file_name_and_hash(sample_home):
    whole = kkr(sample_home, "show", ALONE, "--json").json
    numbers = [item["number"] for s in whole["sections"] for item in s["items"]]
    for number in numbers:
        for name in (ALONE, whole["source"]["sha256"], whole["source"]["sha256"][:8]):
            assert shown(sample_home, name, number) == (ALONE, [number])
            assert shown(sample_home, name, f"{number}.") == (ALONE, [number])
    none = kkr(sample_home, "show", ALONE, "9.9")
    assert (none.code, none.out) == (2, "")
    assert ", ".join(numbers) in none.err


def test_an_item_is_shown_from_the_document_that_is_named(sample_home):
    for document in kkr(sample_home, "show", MEETING, "--json").json["documents"]:
        name, numbers = shown(sample_home, document["name"], "3.1")
        assert (name, numbers) == (document["name"], ["3.1"])


def test_another_document_than_the_one_named_is_shown_where_it_is_wanted(sample_home):
    agenda = "dagsorden-kkr-midtjylland-10-09-2021.pdf"
    assert shown(sample_home, agenda)[0] == agenda
    assert shown(sample_home, agenda, "--document", "referat")[0].startswith("referat")
    alone = kkr(sample_home, "show", ALONE, "--document", "referat")
    assert (alone.code, alone.out) == (2, "")
    assert "belongs to no meeting" in alone.err
    undecided = kkr(sample_home, "decisions", ALONE)
    assert (undecided.code, undecided.out) == (2, "")
    assert "belongs to no meeting" in undecided.err


@pytest.mark.parametrize("item", ["", "2.1"])
@pytest.mark.parametrize(
    "typed",
    [
        ["netværk  8. marts\n2019.pdf"],
        ["netværk", "8.", "marts", "2019.pdf"],
        ["NETVÆRK 8. marts 2019.pdf"],
        ["KKR Midtjylland 10.9.2021 referat.pdf"],
    ],
)
def test_names_may_hold_spaces_dates_and_line_ends(named, typed, item):
    name, numbers = shown(named, *typed, *([item] if item else []))
    assert fold(name) == fold(" ".join(typed))
    assert item in numbers or not item


def test_a_name_that_several_documents_have_is_told_with_their_hashes(named):
    done = kkr(named, "show", "papir.pdf")
    assert (done.code, done.out) == (2, "")
    assert "several documents" in done.err
    starts = re.findall(r"\b([0-9a-f]{12}) \(", done.err)
    assert len(starts) > 1
    for start in starts:
        assert shown(named, start)[0] == "papir.pdf"


def test_an_unknown_name_is_unknown_and_nothing_unlike_it_is_proposed(sample_home):
    done = kkr(sample_home, "show", "findes-ikke.pdf", "3.1")
    assert (done.code, done.out) == (2, "")
    done = kkr(sample_home, "trace", "qqq", "1.1")
    assert (done.code, done.out) == (2, "")
    assert "Did you mean" not in done.err
    field = kkr(sample_home, "search", "vand", "--field", "qqq")
    assert "Did you mean" not in field.err
    assert "There are: title, decision" in field.err


def test_the_name_of_a_file_makes_no_line_of_its_own(tmp_path):
    """Else it could say that something was added, or failed."""
    evil = tmp_path / "a\nnew     b.pdf"
    evil.write_bytes(b"intet")
    done = kkr(tmp_path / "home", "add", evil)
    assert done.code == 1
    assert not [line for line in done.err.splitlines() if line.startswith("new")]
    single = kkr(None, "parse", evil)
    assert len(single.err.splitlines()) == 1


def test_a_name_that_is_no_utf8_is_shown_in_one_way(tmp_path):
    paper = next(path for path in sample_files() if path.name == ALONE)
    copy = tmp_path / "b\udce6\udcf8.pdf"
    shutil.copy(paper, copy)
    added = kkr(tmp_path / "home", "add", tmp_path)
    assert added.code == 0
    assert "b\ufffd\ufffd.pdf" in added.err
    assert "\\udc" not in added.err
    assert shown(tmp_path / "home", "b\ufffd\ufffd.pdf")[0] == "b\ufffd\ufffd.pdf"


def test_tables_come_as_json_too(sample_home):
    data = kkr(sample_home, "show", MEETING, "3.1", "--tables", "--json").json
    assert {table["item"] for table in data} == {"3.1"}
    assert data[0]["rows"][0][0] == "Kommune"
    none = kkr(sample_home, "show", MEETING, "1.1", "--tables", "--json")
    assert (none.code, json.loads(none.out)) == (0, [])
