"""`kkr remove` and `kkr correct`: what a person says is done, found so, and stays."""

from __future__ import annotations

import os
import pty
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from datetime import date

import corpus_samples
import pytest
from cli_tools import command, environment, kkr
from corpus_samples import document
from hypothesis import given
from hypothesis import strategies as st
from replica_site import link, pdf
from survival_tools import content, die_at

from corpus.byhand import corrected
from corpus.records import Correction
from corpus.repository import Corpus
from corpus.sample import sample_files
from ingest.fetching.report import fetch_to_json
from ingest.fetching.wishes import Wishes
from ingest.indexing import refresh
from parse.councils import COUNCILS
from parse.model import Kind, Problem

AGENDA = "dagsorden-kkr-midtjylland-10-09-2021.pdf"
MINUTES = "referat-kkr-midtjylland-10-09-2021.pdf"
MEETING = "midtjylland-2021-09-10"
SCAN = "referat-kkr-nordjylland-07-02-2014.pdf"
ALONE = "referat-kkr-syddanmark-01-02-2019.pdf"
SAMPLE = {path.name: path for path in sample_files()}


def documents(home):
    with Corpus.open(home) as corpus:
        return {record.name: record for record in corpus.documents()}


def original(home, record):
    return home / "originals" / record.sha256[:2] / f"{record.sha256}{record.suffix}"


def found(home, query, *options):
    return {hit["document"] for hit in kkr(home, "search", query, "--json", *options).json["hits"]}


def healthy(home):
    return kkr(home, "doctor").code == 0


# ── removed ──────────────────────────────────────────────────────────────────────────


def test_what_is_removed_is_held_found_and_kept_no_more(own_home):
    gone = documents(own_home)[ALONE]
    assert gone.sha256 in found(own_home, "kommunerne", "--council", "syd", "--limit", 100)
    done = kkr(own_home, "remove", ALONE, "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 document removed. ")
    assert ALONE not in documents(own_home)
    assert not original(own_home, gone).exists()
    assert gone.sha256 not in found(own_home, "kommunerne", "--council", "syd", "--limit", 100)
    assert kkr(own_home, "show", gone.meeting).code == 2
    assert healthy(own_home)
    told = kkr(own_home, "status")
    assert f"  {ALONE} ({gone.sha256[:12]}, " in told.out
    (told,) = kkr(own_home, "status", "--json").json["removed"]
    assert (told["document"], told["name"]) == (gone.sha256, ALONE)


def test_the_document_behind_speaks_when_the_one_before_it_is_removed(own_home):
    assert kkr(own_home, "decisions", MEETING, "--json").json["items"][0]["decision"]
    done = kkr(own_home, "remove", MINUTES, "--yes", "--json")
    assert [one["name"] for one in done.json["removed"]] == [MINUTES]
    assert kkr(own_home, "show", MEETING, "--json").json["kind"] == "agenda"
    assert kkr(own_home, "decisions", MEETING, "--json").json["items"][0]["decision"] is None
    (hits,) = {
        hit["kind"]
        for hit in kkr(own_home, "search", "flygtninge", "--json", "--limit", 100).json["hits"]
        if hit["meeting"] == MEETING and hit["kind"] != "appendix"
    }
    assert hits == "agenda"


def test_a_folder_does_not_bring_it_back_and_its_own_name_does(own_home):
    before, gone = content(own_home), documents(own_home)[MINUTES]
    kkr(own_home, "remove", MINUTES, "--yes")
    again = kkr(own_home, "add", SAMPLE[MINUTES].parent, "--json")
    assert again.code == 0
    (left,) = again.json["removed"]
    assert (left["path"], left["code"]) == (str(SAMPLE[MINUTES]), "Removed")
    assert MINUTES not in documents(own_home)
    assert "1 removed by hand before" in kkr(own_home, "add", SAMPLE[MINUTES].parent).out
    back = kkr(own_home, "add", SAMPLE[MINUTES])
    assert "1 new" in back.out
    assert original(own_home, gone).exists()
    assert content(own_home) == before
    assert kkr(own_home, "status", "--json").json["removed"] == []


def test_all_can_be_removed(own_home):
    done = kkr(own_home, "remove", *documents(own_home), "--yes")
    assert (done.code, documents(own_home)) == (0, {})
    assert kkr(own_home, "search", "kommunerne", "--json").json["total"] == 0
    assert kkr(own_home, "add", SAMPLE[ALONE]).code == 0
    assert len(found(own_home, "kommunerne")) == 1


@pytest.mark.parametrize("answer", ["n\n", "y\n"])
def test_who_sits_at_a_terminal_is_asked(own_home, answer):
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "rb") as stdin, os.fdopen(ours, "wb", buffering=0) as keys:
        keys.write(answer.encode())
        done = subprocess.run(
            command("remove", ALONE),
            env=environment(own_home),
            stdin=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )
    asked = done.stderr.decode()
    assert f"{ALONE} (" in asked
    assert "syddanmark-2019-02-01, referat" in asked
    assert (done.returncode, ALONE in documents(own_home)) == ((1, True), (0, False))[
        answer == "y\n"
    ]


def test_who_cannot_be_asked_has_to_say_yes_beforehand(own_home):
    done = kkr(own_home, "remove", ALONE)
    assert (done.code, done.out) == (2, "")
    assert "--yes" in done.err
    assert ALONE in documents(own_home)


def test_a_document_is_named_by_its_path_or_by_enough_of_its_hash(own_home):
    held = documents(own_home)
    for name in (str(SAMPLE[ALONE]), held[AGENDA].sha256[:8].upper()):
        assert kkr(own_home, "remove", name, "--yes").code == 0
    assert held.keys() - documents(own_home).keys() == {ALONE, AGENDA}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        (MEETING, "is a meeting: name one of its documents, "),
        ("referat.pdf", "no document 'referat.pdf' is held"),
        ("", "Nothing is given"),
    ],
)
def test_what_is_no_document_is_refused(own_home, name, hint):
    done = kkr(own_home, "remove", ALONE, name, "--yes")
    assert done.code == 2
    assert hint in done.err or not name
    assert ALONE in documents(own_home)


def test_a_hash_that_could_be_a_year_names_nothing(own_home):
    start = documents(own_home)[ALONE].sha256[:4]
    assert kkr(own_home, "remove", start, "--yes").code == 2
    assert kkr(own_home, "show", start).code == 0


def test_several_of_one_name_are_told_apart(own_home, tmp_path):
    for number in (1, 2):
        text = f"KKR Midtjylland\nReferat\n8. juni 202{number}\n\n1. Velkomst\n\nBeslutning\nJa.\n"
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "referat.txt").write_text(text, encoding="utf-8")
    assert kkr(own_home, "add", tmp_path / "1", tmp_path / "2").code == 0
    done = kkr(own_home, "remove", "referat.txt", "--yes")
    assert (done.code, done.err.count(" or ")) == (2, 1)
    assert kkr(own_home, "remove", tmp_path / "2" / "referat.txt", "--yes").code == 0
    assert kkr(own_home, "show", "midtjylland-2021-06-08").code == 0
    assert kkr(own_home, "show", "midtjylland-2022-06-08").code == 2


# ── killed on the way ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("then", [("add", SAMPLE[AGENDA]), ("reindex",), ("reindex", "--parse")])
def test_the_next_run_takes_out_of_the_index_what_a_killed_removal_left_there(own_home, then):
    gone = [documents(own_home)[name] for name in (ALONE, MINUTES)]
    with Corpus.open(own_home) as corpus:
        for record in gone:
            corpus.remove(record.sha256)
    assert found(own_home, "flygtninge", "--limit", 100) & {one.sha256 for one in gone}
    done = kkr(own_home, *then)
    assert (done.code, "--accept" in done.err) == (0, False)
    assert not found(own_home, "flygtninge", "--limit", 100) & {one.sha256 for one in gone}
    assert healthy(own_home)


@pytest.mark.parametrize(
    ("point", "when", "gone"),
    [
        ("corpus.byhand:delete_document", "after", False),
        ("corpus.files:Originals.remove", "before", True),
        ("corpus.files:Originals.remove", "after", True),
        ("index.files.manifest:set_current", "before", True),
        ("index.files.manifest:set_current", "after", True),
    ],
)
def test_a_removal_that_is_killed_is_done_or_not_and_the_next_run_ends_it(
    own_home, point, when, gone
):
    record = documents(own_home)[ALONE]
    assert die_at(own_home, point, when, 1, "remove", ALONE, "--yes") == -9
    assert (ALONE in documents(own_home)) is not gone
    assert kkr(own_home, "add", SAMPLE[AGENDA]).code == 0
    assert original(own_home, record).exists() is not gone
    assert healthy(own_home)


@pytest.mark.parametrize("then", [("doctor", "--repair"), ("add", SAMPLE[AGENDA])])
def test_the_next_run_takes_away_the_file_that_a_killed_removal_left(own_home, then):
    path = original(own_home, documents(own_home)[ALONE])
    data = path.read_bytes()
    kkr(own_home, "remove", ALONE, "--yes")
    path.write_bytes(data)
    (left,) = (
        f for f in kkr(own_home, "doctor", "--json").json["findings"] if f["subject"] == str(path)
    )
    assert (left["code"], left["wrong"]) == ("leftover", False)
    assert kkr(own_home, *then).code == 0
    assert not path.exists()
    assert ALONE not in documents(own_home)
    assert healthy(own_home)


def test_a_repaired_database_knows_what_was_said_by_hand(own_home):
    gone = documents(own_home)[ALONE]
    data = original(own_home, gone).read_bytes()
    kkr(own_home, "remove", ALONE, "--yes")
    kkr(own_home, "correct", MINUTES, "--date", "11.9.2021")
    original(own_home, gone).write_bytes(data)
    with closing(sqlite3.connect(own_home / "kkr.db")) as database, database:
        database.execute("UPDATE items SET tables = 'x' WHERE document_id = 1")
    assert kkr(own_home, "doctor").code == 1
    assert kkr(own_home, "doctor", "--repair").code == 0
    held = documents(own_home)
    assert ALONE not in held
    assert held[MINUTES].meeting == "midtjylland-2021-09-11"
    assert not original(own_home, gone).exists()


def test_half_of_what_was_said_is_not_repaired_into_something_else(own_home):
    kkr(own_home, "correct", MINUTES, "--date", "2021-09-11")
    kkr(own_home, "remove", ALONE, "--yes")
    with closing(sqlite3.connect(own_home / "kkr.db")) as database, database:
        database.execute("UPDATE corrections SET kind = 'mixutes'")
        database.execute("UPDATE removals SET removed_at = 'x'")
    assert kkr(own_home, "doctor").code == 1
    assert kkr(own_home, "doctor", "--repair").code == 0
    assert documents(own_home)[MINUTES].meeting == MEETING
    assert healthy(own_home)


# ── fetched ──────────────────────────────────────────────────────────────────────────


def listed(site, *items):
    site.page("/politik/kkr/kkr-midtjylland/moedemateriale", link("/media/1/r.pdf", "Referat"))
    site.file("/media/1/r.pdf", pdf("minutes midtjylland 2021-06-08", *items))


def fetched_and_removed(site, fetching):
    """A paper that is on the site, of which fetching knows only that it was removed."""
    listed(site, "3.2 | A | B")
    (one,) = fetching().new
    with fetching.corpus() as corpus:
        corpus.remove(one.record.sha256)
        corpus.journal.forget(one.link.address)


def test_fetching_does_not_bring_it_back_unless_there_is_another_at_its_address(site, fetching):
    fetched_and_removed(site, fetching)
    for number, wishes in enumerate((None, Wishes(("midtjylland",), recheck=True), None)):
        report = fetching(wishes)
        assert (report.complete, report.new, report.failed) == (True, [], [])
        assert report.removed == (number == 0)
    listed(site, "3.2 | A | B", "3.3 | C | D")
    assert len(fetching(Wishes(("midtjylland",), recheck=True)).new) == 1


def test_what_was_removed_is_told_by_the_fetch_that_meets_it(site, fetching):
    fetched_and_removed(site, fetching)
    told = fetch_to_json(fetching())
    assert (told["removed"], told["unchanged"]) == (1, 0)


# ── corrected ────────────────────────────────────────────────────────────────────────


def test_a_corrected_document_is_of_the_meeting_that_was_said_whatever_is_read_anew(own_home):
    done = kkr(own_home, "correct", MINUTES, "--council", "nord", "--date", "11. september 2021")
    assert done.code == 0
    assert done.out.startswith(
        f"{MINUTES}: nordjylland-2021-09-11, referat, 9 items (was: {MEETING}, referat, 9 items)\n"
    )
    sha256 = documents(own_home)[MINUTES].sha256
    for deeper in (None, "--index", "--parse", "--read"):
        if deeper:
            assert kkr(own_home, "reindex", deeper).code == 0
        assert sha256 in found(own_home, "flygtninge", "--council", "nord", "--limit", 100)
        assert sha256 not in found(own_home, "flygtninge", "--council", "midt", "--limit", 100)
        told = kkr(own_home, "show", "nordjylland-2021-09-11", "--json").json
        (problem,) = (p for p in told["problems"] if p["code"] == "corrected-by-hand")
        assert problem["message"] == (
            "said by hand: the council is Nordjylland (read: Midtjylland),"
            " the date is 2021-09-11 (read: 2021-09-10) (kkr correct changes it)"
        )
    assert healthy(own_home)


def test_what_was_said_can_be_taken_back(own_home):
    before = content(own_home)
    kkr(own_home, "correct", MINUTES, "--date", "2021-09-11", "--kind", "dagsorden")
    assert content(own_home) != before
    done = kkr(own_home, "correct", MINUTES, "--as-read", "--json")
    assert (done.json["meeting"], done.json["before"]["meeting"]) == (MEETING, f"{MEETING[:-1]}1")
    assert content(own_home) == before


def test_corrections_add_up(own_home):
    kkr(own_home, "correct", ALONE, "--date", "2019-02-02")
    kkr(own_home, "correct", ALONE, "--council", "Sjælland")
    assert documents(own_home)[ALONE].meeting == "sjaelland-2019-02-02"
    kkr(own_home, "correct", ALONE, "--as-read", "--date", "2019-02-03")
    assert documents(own_home)[ALONE].meeting == "syddanmark-2019-02-03"


def test_a_paper_of_no_meeting_becomes_one_of_a_meeting_and_says_what_it_lacks(own_home):
    lacking = kkr(own_home, "correct", SCAN, "--council", "nord", "--kind", "referat")
    assert "It is of no meeting: --date is missing." in lacking.out
    done = kkr(own_home, "correct", SCAN, "--date", "7.2.2014")
    assert f"{SCAN}: nordjylland-2014-02-07, referat, 0 items (was: " in done.out
    assert kkr(own_home, "show", "nordjylland-2014-02-07", "--json").json["kind"] == "minutes"
    other = kkr(own_home, "correct", SCAN, "--kind", "other")
    assert "It is of no meeting: --kind says" in other.out
    assert healthy(own_home)


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ((), "--council, --date, --kind, or --as-read"),
        (("--date", "2021-06"), "'2021-06' is no day"),
        (("--council", "fyn"), "there is no council 'fyn'"),
        (("--kind", "bog"), "'bog' is no kind of paper"),
    ],
)
def test_what_cannot_be_meant_is_refused(own_home, options, hint):
    done = kkr(own_home, "correct", ALONE, *options)
    assert done.code == 2
    assert hint in done.err


def test_a_correction_goes_with_its_document(own_home):
    kkr(own_home, "correct", ALONE, "--date", "2019-02-02")
    kkr(own_home, "remove", ALONE, "--yes")
    kkr(own_home, "add", SAMPLE[ALONE])
    assert documents(own_home)[ALONE].meeting == "syddanmark-2019-02-01"


NOTE = "Notat om boliger\n\nTekst om boligsituationen.\n"


def test_a_paper_that_says_nothing_of_its_meeting_comes_in_with_what_is_said_of_it(
    own_home, tmp_path
):
    path = tmp_path / "notat.txt"
    path.write_text(NOTE, encoding="utf-8")
    refused = kkr(own_home, "add", path)
    assert (refused.code, "(--council and --date say of which)" in refused.err) == (1, True)
    done = kkr(own_home, "add", path, "--council", "midt", "--date", "10.9.2021")
    assert f"new     {path}: {MEETING}, bilag, 0 items" in done.err
    (hit,) = kkr(own_home, "search", '"tekst om boligsituationen"', "--json").json["hits"]
    assert (hit["meeting"], hit["kind"]) == (MEETING, "appendix")
    assert kkr(own_home, "reindex", "--read").code == 0
    assert documents(own_home)["notat.txt"].meeting == MEETING
    assert kkr(own_home, "status", "--json").json["failures"] == []


def test_what_is_said_of_a_folder_holds_for_what_is_new_in_it(own_home, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NOTE + name, encoding="utf-8")
    (tmp_path / AGENDA).write_bytes(SAMPLE[AGENDA].read_bytes())
    done = kkr(own_home, "add", tmp_path, "--council", "nord", "--date", "2022-06-17")
    assert done.err.count("nordjylland-2022-06-17, bilag") == 2
    assert done.err.count("it is of another meeting or kind than was said") == 1
    assert documents(own_home)[AGENDA].meeting == MEETING


def test_what_is_said_wrongly_is_refused_before_anything_is_read(own_home):
    done = kkr(own_home, "add", SAMPLE[AGENDA], "--council", "fyn")
    assert (done.code, done.out) == (2, "")


councils = st.sampled_from([council.slug for council in COUNCILS])
days = st.dates(date(2007, 1, 1), date(2030, 1, 1))
said = st.builds(
    Correction, st.none() | councils, st.none() | days, st.none() | st.sampled_from(Kind)
)


@given(st.none() | councils, st.none() | days, st.sampled_from(Kind), said)
def test_a_correction_changes_what_was_said_and_nothing_else(council, day, kind, correction):
    read = document(b"x", council=council, date=day, kind=kind)
    now = corrected(read, correction)
    assert now.council == (correction.council or council)
    assert now.date == (correction.date or day)
    of_a_meeting = now.council and now.date and (correction.council or correction.date)
    assumed = Kind.APPENDIX if kind is Kind.OTHER and of_a_meeting else kind
    assert now.kind is (correction.kind or assumed)
    as_it_was = {"council": council, "date": day, "kind": kind, "problems": read.problems}
    assert replace(now, **as_it_was) == read
    told = [one for one in now.problems if one.code == "corrected-by-hand"]
    assert len(told) == (now != read)
    assert corrected(now, correction) == now


def test_a_correction_answers_what_was_doubtful_about_it():
    told = [Problem(code, "…") for code in ("no-date", "link-contradicts-date", "no-council")]
    read = document(b"x", date=None, council=None, problems=tuple(told))
    now = corrected(read, Correction(date=date(2021, 6, 8)))
    assert [one.code for one in now.problems] == ["no-council", "corrected-by-hand"]


# ── a database that several directories share ────────────────────────────────────────


def test_what_one_directory_removes_goes_from_the_others_too(tmp_path):
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    one, other = tmp_path / "one", tmp_path / "other"
    with Corpus.open(one, url) as corpus:
        gone = corpus_samples.add(corpus, b"first").record
        refresh(corpus, one / "index")
    with Corpus.open(other, url) as corpus:
        corpus.originals.store(b"first", ".pdf")
        corpus_samples.add(corpus, b"second", name="other.pdf", date=date(2022, 1, 1))
        refresh(corpus, other / "index")
    with Corpus.open(one, url) as corpus:
        corpus.remove(gone.sha256)
    with Corpus.open(other, url) as corpus, corpus.lock():
        assert corpus.clean() == 1
        assert refresh(corpus, other / "index").removed > 0
    assert not original(other, gone).exists()


def test_revisions_go_on_after_the_last_one_was_removed(tmp_path):
    with Corpus.open(tmp_path) as corpus:
        first = corpus_samples.add(corpus, b"first").record
        corpus.remove(first.sha256)
        again = corpus_samples.add(corpus, b"first").record
    assert again.revision > first.revision
