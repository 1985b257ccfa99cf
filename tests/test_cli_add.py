"""`kkr add`, `kkr parse`, `kkr reindex` and `kkr status`: what comes in, and what does not."""

from __future__ import annotations

import dataclasses
import os
import shutil

import pytest
from bad_papers import SCAN, WHOLE, a_pdf, fill
from cli_tools import Done, kkr

from index.files.manifest import Manifest, current

GOOD = "midtjylland-2021-09-10"

# What each bad file's message has to say: what is wrong, or what to do.
SAID = {
    "page.pdf": "HTML",
    "empty.pdf": "empty",
    "truncated.pdf": "cut off or damaged",
    "locked.pdf": "password",
    "shopping.txt": "no meeting found",
    "pipe.pdf": "no ordinary file",
}


@pytest.fixture(scope="session")
def mixed(filled_once):
    """A home after a folder of all sorts was added: the home, the folder, the run."""

    def add_all_sorts(root):
        fill(root / "papers")
        done = kkr(root / "home", "add", root / "papers", root / "gone.pdf", "--json")
        done.save(root / "done")

    root = filled_once("mixed", add_all_sorts)
    return root / "home", root / "papers", Done.load(root / "done")


def test_the_others_go_on_and_the_run_says_that_it_failed(mixed):
    home, _, done = mixed
    assert done.code == 1
    report = done.json
    assert {one["name"] for one in report["new"]} == {"good.pdf", "readonly.pdf", "scan.pdf"}
    assert report["ignored"] == 2
    assert not report["complete"]
    assert kkr(home, "search", "flygtninge").out.startswith("2021-09-10")


@pytest.mark.parametrize("name", SAID)
def test_each_bad_file_is_named_with_what_is_wrong(mixed, name):
    _, papers, done = mixed
    (line,) = [one for one in done.err.splitlines() if one.startswith(f"failed  {papers / name}:")]
    assert SAID[name] in line
    (failed,) = [one for one in done.json["failed"] if one["path"] == str(papers / name)]
    assert failed["reason"] in line


def test_a_file_that_is_not_there_is_named(mixed):
    assert "gone.pdf: there is no such file or folder" in mixed[2].err


def test_a_file_that_may_not_be_read_is_named_and_the_others_go_on(tmp_path):
    secret = tmp_path / "secret.pdf"
    secret.touch(mode=0)
    if os.access(secret, os.R_OK):
        pytest.skip("nothing is forbidden to this user")
    done = kkr(tmp_path / "home", "add", secret, WHOLE)
    assert done.code == 1
    assert f"failed  {secret}: it cannot be read: Permission denied" in done.err
    assert "1 new" in done.out
    assert "cannot be read" in kkr(None, "parse", secret).err


def test_nothing_of_a_bad_file_is_stored(mixed):
    home = mixed[0]
    kept = [path for path in (home / "originals").rglob("*") if path.is_file()]
    assert len(kept) == 3


def test_an_owner_password_is_no_hindrance(mixed):
    found = kkr(mixed[0], "decisions", "nordjylland-2016-03-04", "--json").json
    assert found["items"][0]["decision"]["outcomes"] == ["noted"]


def test_a_scan_is_kept_and_status_says_that_it_cannot_be_searched(mixed):
    home, _, done = mixed
    assert "kept, but not searchable" in done.err
    found = kkr(home, "status", "--json").json
    (scan,) = found["not_searchable"]
    assert scan["name"] == "scan.pdf"
    assert 'pip install "kkr[ocr]"' in scan["reason"]
    assert {one["code"] for one in found["failures"]} >= {"Encrypted", "Damaged", "NoMeeting"}
    text = kkr(home, "status").out
    assert "1 cannot be searched. To have that read, install OCR" in text
    assert text.count("install OCR") == 1
    assert f"{len(found['failures'])} could not be added" in text


def test_adding_again_changes_nothing_and_says_so(own_home):
    before = (own_home / "index" / "CURRENT").read_text()
    done = kkr(own_home, "add", WHOLE)
    assert done.code == 0
    assert f"held    {WHOLE}: already held, nothing changed" in done.err
    assert done.out == "0 new, 1 already held, 0 failed.\n"
    assert (own_home / "index" / "CURRENT").read_text() == before


def test_the_same_paper_under_another_name_is_held_and_found_by_either(own_home, tmp_path):
    other = tmp_path / "Referat fra juni.pdf"
    other.write_bytes(WHOLE.read_bytes())
    done = kkr(own_home, "add", other)
    assert f"held    {other}: already held as {WHOLE.name}, nothing changed" in done.err
    shown = kkr(own_home, "show", other.name)
    assert shown.out == kkr(own_home, "show", WHOLE.name).out
    assert kkr(own_home, "show", "referat fra juni.pdf", "1.1").code == 0


def test_minutes_take_precedence_over_the_agenda_and_say_so(tmp_path):
    agenda = WHOLE.with_name(WHOLE.name.replace("referat", "dagsorden"))
    home = tmp_path / "home"
    assert kkr(home, "add", agenda).code == 0
    done = kkr(home, "add", WHOLE)
    assert f"takes precedence over {agenda.name}, which stays reachable" in done.err
    assert [one["kinds"] for one in kkr(home, "meetings", "--json").json] == [["agenda", "minutes"]]


def test_what_stands_behind_another_says_so(own_home, tmp_path):
    """Who adds a version that they got by mail must see whether it speaks from now on."""
    newer = tmp_path / "referat rettet.txt"
    newer.write_text(
        "KKR Midtjylland\nReferat\n10. september 2021\n\n1.1. Mødeplan\nBeslutning\nGodkendt.\n"
    )
    done = kkr(own_home, "add", newer)
    assert f"stands behind {WHOLE.name}, which speaks for the meeting" in done.err


def test_quiet_tells_only_what_failed(tmp_path):
    done = kkr(tmp_path / "home", "add", "--quiet", SCAN, tmp_path / "gone.pdf")
    assert [one for one in done.err.splitlines() if one[:4] in {"new ", "held", "fail"}] == [
        f"failed  {tmp_path / 'gone.pdf'}: there is no such file or folder"
    ]


# ── parse ────────────────────────────────────────────────────────────────────────────


def test_parse_shows_what_the_parser_sees_and_stores_nothing(tmp_path):
    data = kkr(tmp_path / "home", "parse", WHOLE, "--json").json
    assert (data["schema"], data["kind"], data["council"]) == (1, "minutes", "midtjylland")
    assert data["source"]["name"] == WHOLE.name
    assert data["date"] == "2021-09-10"
    assert not (tmp_path / "home").exists()


def test_parse_for_people(tmp_path):
    (tmp_path / "a.pdf").write_bytes(a_pdf())
    out = kkr(None, "parse", tmp_path / "a.pdf").out
    assert out.startswith("KKR Nordjylland, 2016-03-04: referat\n")
    assert "→ taget til efterretning: Orienteringen blev" in out


@pytest.mark.parametrize(("name", "said"), [("page.pdf", "HTML"), ("gone.pdf", "no such file")])
def test_parse_says_what_is_wrong(mixed, name, said):
    done = kkr(None, "parse", mixed[1] / name)
    assert (done.code, done.out) == (1, "")
    assert name in done.err
    assert said in done.err


# ── the index ────────────────────────────────────────────────────────────────────────


def test_reindex_gives_the_same_answers(own_home):
    def answer():
        found = kkr(own_home, "search", "flygtninge", "--all", "--json").json
        return found.pop("build"), found

    before = answer()
    done = kkr(own_home, "reindex")
    assert done.code == 0
    assert "entries are searchable" in done.out
    assert "indexing" in done.err
    after = answer()
    assert after[1] == before[1]
    assert after[0] != before[0]
    report = kkr(own_home, "reindex", "--depth", "index", "--json").json
    assert report["index"]["entries"] > 100


def test_a_missing_index_says_what_to_do_and_loses_nothing(own_home):
    shutil.rmtree(own_home / "index")
    done = kkr(own_home, "search", "flygtninge")
    assert (done.code, done.out) == (1, "")
    assert "kkr reindex" in done.err
    assert kkr(own_home, "status", "--json").json["index"]["state"] == "missing"
    assert kkr(own_home, "reindex", "--depth", "index").code == 0
    assert kkr(own_home, "search", "flygtninge").out


@pytest.mark.parametrize("how", ["CURRENT", "manifest.json", "columns.bin", "engine"])
def test_a_damaged_index_says_what_to_do_and_is_not_wiped(own_home, how):
    build = current(own_home / "index")
    if how == "CURRENT":
        (own_home / "index" / "CURRENT").write_text("../../etc")
    elif how == "engine":
        largest = max(build.glob("part-*/*"), key=lambda path: path.stat().st_size)
        largest.write_bytes(largest.read_bytes()[:-100])
    else:
        (build / how).write_bytes(b"{}")
    done = kkr(own_home, "search", "flygtninge")
    assert (done.code, done.out) == (1, "")
    assert "kkr reindex" in done.err
    assert kkr(own_home, "status", "--json").json["index"]["state"] == "damaged"
    assert build.is_dir()


def test_an_index_of_another_version_says_what_to_do_and_is_not_wiped(own_home):
    build = current(own_home / "index")
    dataclasses.replace(Manifest.load(build), schema=0).save(build)
    done = kkr(own_home, "search", "flygtninge")
    assert (done.code, done.out) == (1, "")
    assert "kkr reindex" in done.err
    assert kkr(own_home, "status", "--json").json["index"]["state"] == "outdated"
    assert build.is_dir()


def test_status_tells_what_is_held(sample_home):
    found = kkr(sample_home, "status", "--json").json
    assert (found["documents"], found["meetings"]) == (24, 18)
    assert sum(one["documents"] for one in found["held"]) == 24
    assert found["index"]["state"] == "fresh"
    assert found["problems"]["scanned-page"] == 1
    text = kkr(sample_home, "status").out
    assert "Midtjylland" in text
    assert "Search index: fresh" in text


def test_status_notices_a_lost_original(own_home):
    next((own_home / "originals").rglob("*.pdf")).unlink()
    assert len(kkr(own_home, "status", "--json").json["missing_originals"]) == 1
    assert "lost their original" in kkr(own_home, "status").out


def test_status_of_nothing_makes_nothing(tmp_path):
    done = kkr(tmp_path / "none", "status", "--json")
    assert done.code == 0
    assert done.json["documents"] == 0
    assert "kkr add" in done.err
    assert not (tmp_path / "none").exists()


def test_a_damaged_database_says_what_to_do(own_home):
    for path in own_home.glob("kkr.db*"):
        path.unlink()
    (own_home / "kkr.db").write_bytes(b"no database" * 1000)
    done = kkr(own_home, "meetings")
    assert (done.code, done.out) == (1, "")
    assert "originals" in done.err
    assert kkr(own_home, "search", "flygtninge").code == 0


def test_originals_of_another_kkr_are_told_to_have_lost_their_names(own_home, tmp_path):
    done = kkr(tmp_path, "add", own_home)
    assert (
        " 24 files are called by a hash, as another kkr keeps originals: names and links are in its"
        " kkr.db (kkr --home reads that)."
    ) in done.out
