"""`kkr doctor` finds what is damaged, says what it means, and mends it from what is left."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import product
from typing import NamedTuple

import pytest
from cli_tools import command, environment, kkr
from survival_tools import FULL
from test_readonly import MEETING, answers, unwritable, with_a_log

from corpus.files import sha256_of
from corpus.journal import Visit
from corpus.lock import LOCK, locked
from corpus.records import Origin, Parse, Via
from corpus.repository import Corpus
from corpus.sample import sample_files
from ingest.fetching.crawling import spool_in
from ingest.fetching.manners import Manners
from ingest.fetching.plan import task_of
from ingest.fetching.wishes import Wishes
from ingest.health import doctor
from ingest.health.findings import KINDS, Code, Finding
from ingest.health.mending import repair
from ingest.place import Place
from parse.model import Kind, ParsedDocument, Source

PAGE = 4096
_CAN = "-dac_override,-dac_read_search"
# `make survive` tries all of them.
TABLES = ["documents", "lines", "items", "fields", "decisions", "sources", "meetings"]
BEYOND = ["header", "schema", "gone", "empty", "cut off", "text"]


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def examined(home, *options, code):
    done = kkr(home, "doctor", "--json", *options)
    assert done.code == code, done.out + done.err
    return codes(done.json["findings"])


def codes(findings):
    """Without the remark that the sample has a scan: whether that can be read is not at stake."""
    return {one["code"] for one in findings} - {"ocr-missing"}


def mended(home, *, code=0):
    done = kkr(home, "doctor", "--repair", "--json")
    assert done.code == code, done.out + done.err
    return done.json


def originals(home):
    return sorted(path for path in (home / "originals").rglob("*.pdf") if path.is_file())


def live_files(home):
    live = home / "index" / (home / "index" / "CURRENT").read_text().strip()
    return [path for path in sorted(live.rglob("*")) if path.is_file() and path.stat().st_size]


def changed(path, at=None):
    data = bytearray(path.read_bytes())
    data[len(data) // 2 if at is None else at] ^= 0x10
    path.write_bytes(data)


def row_pages(home, table):
    """The pages of a table's rows, by their place in the file."""
    with closing(sqlite3.connect(home / "kkr.db")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()[0]
    data = (home / "kkr.db").read_bytes()
    return _leaves(data, root)


def _leaves(data, page):
    start = (page - 1) * PAGE
    kind, cells = data[start], int.from_bytes(data[start + 3 : start + 5], "big")
    if kind == 0x0D:
        return [page]
    assert kind == 0x05
    children = [int.from_bytes(data[start + 8 : start + 12], "big")]
    for n in range(cells):
        at = start + int.from_bytes(data[start + 12 + 2 * n : start + 14 + 2 * n], "big")
        children.insert(n, int.from_bytes(data[at : at + 4], "big"))
    return [leaf for child in children for leaf in _leaves(data, child)]


def overwrite(home, page):
    with (home / "kkr.db").open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(random.Random(page).randbytes(PAGE))


# ── nothing is wrong ─────────────────────────────────────────────────────────────────


def test_a_sound_home_is_said_to_be_sound(own_home):
    done = kkr(own_home, "doctor")
    assert (done.code, done.out.splitlines()[-1]) == (0, "All is well.")
    assert examined(own_home, code=0) == examined(own_home, "--quick", code=0) == set()
    before = answers(own_home)
    assert mended(own_home)["done"] == []
    assert answers(own_home) == before


@pytest.mark.parametrize("repair", [(), ("--repair",)])
def test_a_home_that_is_not_there_is_not_made_and_not_called_well(tmp_path, repair):
    """The disk may not be mounted, and the path may be mistyped: a timer has to hear of it."""
    for home in (tmp_path / "nothing", tmp_path):
        done = kkr(home, "doctor", *repair)
        assert (done.code, "home-missing" in done.out, str(home) in done.out) == (1, True, True)
    assert list(tmp_path.iterdir()) == []


def test_a_home_in_which_nothing_is_held_yet_is_well(tmp_path):
    kkr(tmp_path, "add", tmp_path / "mistyped.pdf")
    done = kkr(tmp_path, "doctor")
    assert (done.code, "Nothing is held here yet" in done.out) == (0, True)


def test_every_finding_says_what_it_means_and_what_to_do():
    assert set(KINDS) == set(Code)
    for code in Code:
        finding = Finding(code)
        assert finding.kind.meaning.endswith(".")
        assert finding.kind.remedy.endswith((".", "it."))


# ── the database ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("table", TABLES if FULL else TABLES[:2])
def test_a_damaged_page_of_a_table_is_found_and_mended(own_home, table):
    before = answers(own_home)
    pages = row_pages(own_home, table)
    overwrite(own_home, pages[len(pages) // 2])
    assert examined(own_home, code=1) >= {"database-damaged"}
    damaged = (own_home / "kkr.db").read_bytes()
    after = mended(own_home)
    assert "made a new database of 24 documents" in after["done"][0]
    assert answers(own_home) == before
    (aside,) = own_home.glob("kkr.db.damaged-*")
    assert aside.read_bytes() == damaged
    assert examined(own_home, code=0) == {"database-aside"}


@pytest.mark.parametrize("damage", BEYOND if FULL else BEYOND[:3])
def test_a_database_beyond_reading_is_made_anew_of_the_originals(own_home, damage):
    expected = kkr(own_home, "search", "flygtninge", "--json").json
    path = own_home / "kkr.db"
    content = path.read_bytes()
    path.write_bytes(
        {
            "header": bytes(100) + content[100:],
            "schema": content[:100] + bytes(PAGE - 100) + content[PAGE:],
            "empty": b"",
            "cut off": content[: len(content) // 3],
            "gone": b"",
            "text": b"not a database " * 1000,
        }[damage]
    )
    if damage == "gone":
        path.unlink()
    found = examined(own_home, code=1)
    assert found & {"database-damaged", "database-missing", "original-unknown"}
    after = mended(own_home)
    assert (after["healthy"], after["documents"]) == (True, 24)
    now = kkr(own_home, "search", "flygtninge", "--json").json
    assert [h["item"] for h in now["hits"]] == [h["item"] for h in expected["hits"]]
    assert kkr(own_home, "add", *sample_files()[:3]).code == 0


def test_a_database_that_lacks_its_last_page_is_read_all_the_same(own_home):
    before = answers(own_home)
    path = own_home / "kkr.db"
    path.write_bytes(path.read_bytes()[:-PAGE])
    assert "database-damaged" in examined(own_home, code=1)
    assert "made a new database of 24 documents" in mended(own_home)["done"][0]
    assert answers(own_home) == before
    assert examined(own_home, code=0) == {"database-aside"}


def test_names_that_are_lost_are_told_of_until_the_documents_are_found_again(own_home, tmp_path):
    """Corrected minutes may be told by their file's name alone: without it the others speak."""
    text = "Referat\n\nKKR Midtjylland\n\nDato: 10. september 2010\n\n1. Veje\n\nBeslutning\n{}\n"
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "korrigeret-referat.txt").write_text(text.format("Sagen blev udsat."))
    (folder / "referat.txt").write_text(text.format("Godkendt."))
    asked = ("decisions", "midtjylland-2010-09-10", "--json")
    assert kkr(own_home, "add", folder).code == 0
    before = kkr(own_home, *asked).json
    (own_home / "kkr.db").unlink()
    mended(own_home)
    assert "name-lost" in examined(own_home, code=0)
    assert kkr(own_home, "add", folder, *sample_files()).code == 0
    assert kkr(own_home, "reindex").code == 0
    assert "name-lost" not in examined(own_home, code=0)
    assert kkr(own_home, *asked).json == before


def test_where_documents_were_found_and_what_fetching_remembers_outlives_a_damaged_page(own_home):
    with Corpus.open(own_home) as corpus:
        record = corpus.documents()[3]
        web = Origin("https://example.org/a.pdf", Via.WEB, "https://example.org/", "Referat")
        corpus.hold_again(record.sha256, corpus.original(record.sha256), web)
        corpus.journal.note(Visit(web.address, "kl", "midtjylland", record.sha256, '"tag"'))
        visits = corpus.journal.visits()
    overwrite(own_home, row_pages(own_home, "fields")[0])
    mended(own_home)
    with Corpus.open(own_home) as corpus:
        assert web in corpus.origins(record.sha256)
        assert corpus.document(record.sha256).added_at == record.added_at
        assert corpus.document(record.sha256).read_by == record.read_by
        assert corpus.journal.visits() == visits


def test_changed_bytes_of_stored_lines_are_found_though_sqlite_finds_none(own_home):
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        key, packed = database.execute("SELECT document_id, reading FROM lines").fetchone()
        spoilt = packed[:-9] + bytes(9)
        database.execute("UPDATE lines SET reading = ? WHERE document_id = ?", (spoilt, key))
        database.commit()
    before = answers(own_home)
    assert examined(own_home, code=1) == {"rows-unreadable"}
    mended(own_home)
    assert answers(own_home) == before
    with Corpus.open(own_home) as corpus:
        assert len([corpus.reading(r.sha256) for r in corpus.documents()]) == 24


@pytest.mark.parametrize(
    ("told", "here", "there"),
    [
        ("UPDATE decisions SET text = replace(text, ?, ?)", "besluttede", "besluttete"),
        ("UPDATE fields SET paragraphs = replace(paragraphs, ?, ?)", "1.140", "1.141"),
        ("UPDATE documents SET date = replace(date, ?, ?)", "2021-09-10", "2021-09-11"),
    ],
)
def test_a_changed_letter_of_a_row_is_refused_found_and_mended(own_home, told, here, there):
    """One bit, as disks and memory lose it: SQLite finds no fault, a decision says otherwise."""
    meeting = ("decisions", "midtjylland-2021-09-10", "--json")
    before, decisions = answers(own_home), kkr(own_home, *meeting).out
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        assert database.execute(told, (here, there)).rowcount
        database.commit()
    refused = kkr(own_home, *meeting)
    assert refused.code == 1
    assert not refused.out
    assert "kkr doctor --repair" in refused.err
    assert examined(own_home, code=1) == {"rows-unreadable"}
    mended(own_home)
    assert answers(own_home) == before
    assert kkr(own_home, *meeting).out == decisions


@pytest.mark.parametrize(
    "change",
    [
        "documents SET kind = 'minutfs' WHERE id = 3",
        "meetings SET date = '2o21-01-01' WHERE id = 2",
        "documents SET pages_without_text = '[1' WHERE id = 3",
        "documents SET name = CAST(x'ff41' AS TEXT) WHERE id = 3",
        "sources SET kind = 'filf' WHERE document_id = 3",
    ],
)
def test_a_value_that_no_kkr_stores_is_damage_and_not_an_error_in_kkr(own_home, change):
    before = answers(own_home)
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        assert database.execute(f"UPDATE {change}").rowcount == 1
        database.commit()
    status = kkr(own_home, "status")
    assert status.code == 1
    assert "is damaged" in status.err
    assert "kkr doctor" in status.err
    assert examined(own_home, code=1) == {"database-damaged"}
    mended(own_home)
    assert answers(own_home) == before


def test_what_a_kkr_without_seals_has_stored_is_sealed_by_the_next_reindex(own_home):
    before = answers(own_home)
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        sealed = database.execute("SELECT sha256, seal, revision FROM documents").fetchall()
        assert all(seal for _, seal, _ in sealed)
        later = (("documents", "seal"), ("documents", "edition"), ("visits", "unlisted_at"))
        for table, column in later:
            database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        for table in ("corrections", "removals"):
            database.execute(f"DROP TABLE {table}")
        database.execute("UPDATE alembic_version SET version_num = '0004'")
        database.commit()
    assert examined(own_home, code=0) == {"stale-parses"}
    assert kkr(own_home, "reindex").code == 0
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        now = database.execute("SELECT sha256, seal, revision FROM documents").fetchall()
    assert now == sealed
    assert examined(own_home, code=0) == set()
    assert answers(own_home) == before


def test_lines_are_enough_where_row_and_original_are_lost(own_home):
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        name, sha256 = database.execute(
            "SELECT name, sha256 FROM documents WHERE name LIKE 'referat-kkr-midt%2021.pdf'"
        ).fetchone()
        database.execute("DELETE FROM documents WHERE name = ?", (name,))  # references dangle now
        database.execute("UPDATE sources SET address = '/nowhere' || id")
        database.commit()
    path = own_home / "originals" / sha256[:2] / f"{sha256}.pdf"
    kept = path.read_bytes()
    path.unlink()
    assert "database-damaged" in examined(own_home, code=1)
    after = mended(own_home, code=1)
    assert {one["code"] for one in after["findings"] if one["wrong"]} == {"original-missing"}
    assert kkr(own_home, "decisions", "midtjylland-2021-09-10").code == 0
    paper = own_home.parent / "again.pdf"
    paper.write_bytes(kept)
    assert kkr(own_home, "add", paper).code == 0
    assert examined(own_home, code=0) == {"database-aside"}


def lose(home, *keys, there=False):
    """Takes documents' lines and originals away, and unless `there` where all were added from.

    What the originals held.
    """
    kept = []
    with closing(sqlite3.connect(home / "kkr.db")) as database:
        if not there:
            database.execute("UPDATE sources SET address = '/nowhere'")  # as of changed bytes there
        for key in keys:
            database.execute("UPDATE lines SET reading = x'00' WHERE document_id = ?", (key,))
            (sha256,) = database.execute(
                "SELECT sha256 FROM documents WHERE id = ?", (key,)
            ).fetchone()
            (path,) = (p for p in originals(home) if p.name.startswith(sha256))
            kept.append(path.read_bytes())
            path.unlink()
        database.commit()
    return kept


def test_a_document_of_which_nothing_is_left_is_named_and_stays_in_the_index(own_home):
    entries = kkr(own_home, "status", "--json").json["index"]["entries"]
    lose(own_home, 5)
    after = mended(own_home, code=1)
    lost, index = after["undone"]
    assert lost.startswith("lost: ")
    assert "kkr reindex --accept" in index
    assert codes(after["findings"]) == {"document-lost", "index-behind", "database-aside"}
    status = kkr(own_home, "status", "--json").json
    assert status["index"]["entries"] == entries
    assert [one["code"] for one in status["failures"]] == ["Lost"]


def test_a_document_is_read_from_where_it_was_added_if_nothing_else_is_left(own_home):
    before = answers(own_home)
    lose(own_home, 5, there=True)
    assert mended(own_home)["undone"] == []
    assert answers(own_home) == before


def test_lost_documents_are_wrong_until_they_come_in_again_or_are_let_go(own_home):
    contents = lose(own_home, 5, 7)
    shutil.rmtree(own_home / "index")  # nothing is left that would miss them
    after = mended(own_home, code=1)
    assert len([line for line in after["undone"] if line.startswith("lost: ")]) == 2
    found = kkr(own_home, "doctor", "--json").json["findings"]
    assert [one["code"] for one in found].count("document-lost") == 2
    paper = own_home.parent / "again.pdf"
    paper.write_bytes(contents[0])
    assert kkr(own_home, "add", paper).code == 0
    assert examined(own_home, code=1) == {"document-lost", "database-aside"}
    assert kkr(own_home, "reindex", "--index", "--accept").code == 0
    assert examined(own_home, code=0) == {"database-aside"}


def test_what_stands_only_in_the_log_outlives_a_damaged_page(own_home, tmp_path):
    home = with_a_log(own_home, tmp_path / "copy")
    data = (home / "kkr.db").read_bytes()
    logged = (home / "kkr.db-wal").read_bytes()
    pages = set(row_pages_of(data, "fields"))
    in_log = {
        int.from_bytes(logged[at : at + 4], "big") for at in range(32, len(logged), PAGE + 24)
    }
    overwrite(home, min(pages - in_log))
    assert mended(home)["healthy"]
    assert kkr(home, "status", "--json").json["failures"][0]["address"] == "/late.pdf"


def row_pages_of(data, table):
    with closing(sqlite3.connect(":memory:")) as database:
        # Without the mark of the log, which a database in memory cannot have.
        database.deserialize(data[:18] + b"\1\1" + data[20:])
        (root,) = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    return _leaves(data, root)


def test_a_database_of_a_newer_kkr_is_left_alone(own_home):
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    content = (own_home / "kkr.db").read_bytes()
    assert examined(own_home, code=1) >= {"database-too-new"}
    assert "nothing was touched" in mended(own_home, code=1)["undone"][0]
    assert (own_home / "kkr.db").read_bytes() == content


def test_a_repair_that_fails_leaves_what_was_there(own_home, monkeypatch):
    overwrite(own_home, row_pages(own_home, "fields")[0])
    before = {path.name: path.read_bytes() for path in own_home.glob("kkr.db*")}
    monkeypatch.setattr("corpus.restoring.database_faults", lambda _: ["the disk is failing"])
    found = repair(Place(own_home))
    assert "nothing was changed" in found.undone[0]
    now = {path.name: path.read_bytes() for path in own_home.glob("kkr.db*")}
    assert now["kkr.db"] == before["kkr.db"]
    assert not list(own_home.glob(".repair-*"))


# ── originals ────────────────────────────────────────────────────────────────────────


def test_an_original_that_was_fetched_is_said_to_come_with_the_next_fetch(own_home):
    with Corpus.open(own_home) as corpus:
        record = corpus.documents()[3]
        web = Origin("https://example.org/a.pdf", Via.WEB)
        corpus.hold_again(record.sha256, corpus.original(record.sha256), web)
        corpus.originals.path(record.sha256, record.suffix).unlink()
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        database.execute("UPDATE sources SET address = '/nowhere' || id WHERE kind = 'file'")
        database.commit()
    assert any("kkr fetch" in line for line in mended(own_home, code=1)["undone"])


@pytest.mark.parametrize("there", [True, False])
def test_missing_and_changed_originals_come_back_from_where_they_were_added(own_home, there):
    gone, spoilt, same_size = originals(own_home)[:3]
    contents = [path.read_bytes() for path in (gone, spoilt, same_size)]
    gone.unlink()
    spoilt.write_bytes(contents[1][:-1])
    changed(same_size)
    if not there:
        with closing(sqlite3.connect(own_home / "kkr.db")) as database:
            database.execute("UPDATE sources SET address = '/nowhere' || id")
            database.commit()
    assert examined(own_home, code=1) == {"original-missing", "original-changed"}
    after = mended(own_home, code=0 if there else 1)
    if there:
        assert [path.read_bytes() for path in (gone, spoilt, same_size)] == contents
        assert len(list((own_home / "originals" / ".aside").iterdir())) == 2
    else:
        assert after["done"] == []
        assert spoilt.read_bytes() == contents[1][:-1]


def test_what_came_in_at_another_home_of_a_shared_database_is_no_damage(tmp_path):
    paper, *more = sample_files()[:2]
    one, other = tmp_path / "one", tmp_path / "other"
    shared = {"KKR_DATABASE_URL": f"sqlite:///{tmp_path / 'shared.db'}"}
    assert kkr(one, "add", paper, **shared).code == 0
    assert kkr(other, "add", *more, **shared).code == 0
    done = kkr(other, "doctor", "--json", **shared)
    assert (done.code, codes(done.json["findings"])) == (0, {"original-elsewhere"})
    assert "another data directory" in kkr(other, "status", **shared).out
    with Corpus.open(other, shared["KKR_DATABASE_URL"]) as corpus:
        tasks = {
            recheck: task_of(Wishes(recheck=recheck), Manners(), corpus, tmp_path, fetched(corpus))
            for recheck in (False, True)
        }
    assert [len(task.known) for task in tasks.values()] == [2, 1]
    (path,) = originals(other)
    changed(path)
    assert kkr(other, "doctor", **shared).code == 1


def fetched(corpus):
    """As if all that is held had been fetched."""
    return {r.name: Visit(r.name, "kl", "midtjylland", r.sha256) for r in corpus.documents()}


def test_a_quick_look_notices_sizes_only(own_home):
    changed(originals(own_home)[0])
    assert examined(own_home, "--quick", code=0) == set()
    assert examined(own_home, code=1) == {"original-changed"}


def test_unknown_originals_are_added_and_alien_files_moved_aside(own_home):
    with Corpus.open(own_home) as corpus:
        record = corpus.documents()[0]
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM documents WHERE sha256 = ?", (record.sha256,))
        database.commit()
    folder = own_home / "originals" / "ab"
    folder.mkdir(exist_ok=True)
    alien = folder / f"ab{'0' * 62}.pdf"
    alien.write_bytes(b"%PDF-1.4 what is this")
    assert examined(own_home, code=1) == {"original-unknown", "original-spoilt", "index-behind"}
    mended(own_home)
    assert not alien.exists()
    with Corpus.open(own_home) as corpus:
        assert corpus.document(record.sha256).meeting == record.meeting
        assert len(corpus.documents()) == 24


def test_a_file_among_the_originals_that_cannot_be_added_leaves_no_failure_behind(own_home):
    content = b"\x00\x01 no text at all"
    sha256 = sha256_of(content)
    alien = own_home / "originals" / sha256[:2] / f"{sha256}.txt"
    alien.parent.mkdir(exist_ok=True)
    alien.write_bytes(content)
    done = mended(own_home)["done"]
    assert any(said.startswith(f"moved {alien.name} to originals/.aside/") for said in done)
    assert kkr(own_home, "status", "--json").json["failures"] == []


@pytest.mark.parametrize("lost", [False, True])
def test_an_original_under_another_ending_is_a_copy_that_restores_or_is_moved_aside(own_home, lost):
    path = originals(own_home)[0]
    content = path.read_bytes()
    shutil.copyfile(path, path.with_suffix(".txt"))
    if lost:
        path.unlink()
    assert "original-unknown" in examined(own_home, code=1)
    assert mended(own_home)["undone"] == []
    assert examined(own_home, code=0) == set()
    assert path.read_bytes() == content


# ── the index ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("damage", ["cut off", "bit", "gone"])
def test_every_damaged_file_of_the_index_is_found_and_mended(own_home, damage, tmp_path):
    before = answers(own_home)
    files = [path.relative_to(own_home) for path in live_files(own_home)]
    assert len(files) >= 12
    assert any(path.name == "lexicon.table" for path in files)
    for name in files:
        path = own_home / name
        content = path.read_bytes()
        if damage == "cut off":
            path.write_bytes(content[:-1])
        elif damage == "gone":
            path.unlink()
        else:
            changed(path, random.Random(str(name)).randrange(len(content)))
        found = kkr(own_home, "doctor", "--json")
        assert found.code == 1, name
        assert codes(found.json["findings"]) == {"index-damaged"}
        path.write_bytes(content)
    assert examined(own_home, code=0) == set()
    for name in random.Random(1).sample(files, 2):
        (own_home / name).write_bytes(b"")
    assert mended(own_home)["done"] == ["built the search index anew: 197 entries"]
    assert answers(own_home) == before


def test_a_search_that_meets_a_damaged_lexicon_says_so(own_home):
    """A word that is not found in it would have no other forms, and they no hits."""
    lexicon = next(path for path in live_files(own_home) if path.name == "lexicon.table")
    size = lexicon.stat().st_size
    with lexicon.open("r+b") as file:
        file.seek(size // 100)
        file.write(bytes(size - size // 100))
    done = kkr(own_home, "search", "flygtninge")
    assert done.code == 1
    assert not done.out
    assert "damaged" in done.err
    assert "kkr reindex" in done.err


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.unlink(), "HOLDS.json is missing"),
        (lambda path: path.write_text("{"), "HOLDS.json is damaged"),
        (lambda path: path.write_text('{"checksum": "0"}'), "HOLDS.json was changed"),
        (lambda path: path.write_text("{}"), "HOLDS.json is of another build"),
    ],
)
def test_a_lost_note_of_what_the_index_was_made_of_is_told_as_that(own_home, spoil, said):
    """Not as an index that is behind: all may be in it."""
    spoil(own_home / "index" / "HOLDS.json")
    status = kkr(own_home, "status", "--json").json["index"]
    assert (status["state"], status["behind"]) == ("damaged", 0)
    assert status["reason"].startswith(said)
    assert "kkr reindex" in status["reason"]
    findings = kkr(own_home, "doctor", "--json").json["findings"]
    (finding,) = [one for one in findings if one["code"] == "index-damaged"]
    assert finding["detail"] == said
    assert kkr(own_home, "search", "flygtninge").code == 0
    assert kkr(own_home, "reindex", "--index").code == 0
    assert kkr(own_home, "status", "--json").json["index"]["state"] == "fresh"


def test_an_index_whose_entries_an_older_kkr_chose_is_told_of_and_serves(own_home):
    note = own_home / "index" / "HOLDS.json"
    said = json.loads(note.read_text())
    note.write_text(json.dumps({name: said[name] for name in ("build", "documents")}))
    status = kkr(own_home, "status", "--json").json["index"]
    assert (status["state"], status["behind"], status["older_entries"]) == ("fresh", 0, True)
    assert "an older kkr chose" in kkr(own_home, "status").out
    assert examined(own_home, code=0) == {"index-older"}
    assert kkr(own_home, "search", "flygtninge").code == 0
    done = kkr(own_home, "reindex", "--index")
    assert "what of a document can be found has changed since this index was built" in done.err
    assert examined(own_home, code=0) == set()
    assert not kkr(own_home, "status", "--json").json["index"]["older_entries"]


@pytest.mark.parametrize("damage", ["no index", "no name", "another name", "no note", "empty"])
def test_an_index_that_cannot_be_opened_or_told_is_built_anew(own_home, damage):
    before = answers(own_home)
    index = own_home / "index"
    if damage == "no index":
        shutil.rmtree(index)
    elif damage == "no note":
        (index / "HOLDS.json").unlink()
    else:
        name = {"no name": "", "another name": "build-20200101T000000Z-00000000", "empty": "\0"}
        (index / "CURRENT").write_text(name[damage])
    found = examined(own_home, code=1)
    assert found & {"index-missing", "index-damaged", "index-behind"}
    mended(own_home)
    assert answers(own_home) == before


def test_an_index_out_of_step_is_noticed_by_states_and_by_counts(own_home):
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        database.execute("UPDATE documents SET revision = revision + 1000 WHERE id = 3")
        database.commit()
    assert examined(own_home, code=1) == {"index-behind"}
    mended(own_home)
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM items WHERE document_id = 3 AND position = 1")
        database.execute("UPDATE documents SET seal = NULL")  # as an older kkr left it
        database.commit()
    assert examined(own_home, code=1) == {"index-counts"}
    mended(own_home)


# ── what lies about, and what is around ──────────────────────────────────────────────


def test_leftovers_are_found_and_removed(own_home):
    left = [
        own_home / "originals" / ".incoming" / "half.pdf.0123",
        own_home / "fetching" / "000.part",
        own_home / ".repair-0123abcd" / "kkr.db",
        own_home / "index" / "build-20200101T000000Z-00000000" / "columns.bin",
        own_home / "index" / ".CURRENT.new",
        own_home / "reindex.staged",
    ]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    assert examined(own_home, code=0) == {"leftover"}
    found = {one["subject"] for one in kkr(own_home, "doctor", "--json").json["findings"]}
    assert set(map(str, left)) - found == {str(left[1]), str(left[2]), str(left[3])}
    assert {str(path.parent) for path in left[1:4]} < found
    assert "removed" in mended(own_home)["done"][0]
    assert not [path for path in left if path.exists()]
    assert examined(own_home, code=0) == set()


def test_a_lock_that_is_held_is_told_and_nothing_is_touched(own_home):
    (own_home / "fetching").mkdir()
    with locked(own_home / LOCK):
        assert examined(own_home, code=0) == {"lock-held"}
        assert "nothing was touched" in mended(own_home)["undone"][0]
        (own_home / LOCK).write_text("999999999\n")
        assert examined(own_home, code=1) == {"lock-orphaned"}
    (own_home / LOCK).write_text("999999999\n")  # what a killed run leaves: it locks nothing
    assert examined(own_home, code=0) == {"leftover"}


def test_a_lock_that_a_killed_process_was_handing_on_is_waited_for(own_home):
    """A fork holds what its parent held until it has become the program that it is to be."""
    code = (
        "import fcntl, sys, time\n"
        "lock = open(sys.argv[1], 'a')\n"
        "fcntl.flock(lock, fcntl.LOCK_EX)\n"
        "print(flush=True)\n"
        "time.sleep(0.4)\n"
    )
    (own_home / LOCK).write_text("999999999\n")
    with subprocess.Popen(
        [sys.executable, "-c", code, own_home / LOCK], stdout=subprocess.PIPE
    ) as holder:
        holder.stdout.readline()
        found = doctor.examine(Place(own_home)).findings
    assert Code.LOCK_ORPHANED not in {one.code for one in found}


def test_a_home_that_cannot_be_written_is_examined_and_told(own_home):
    with unwritable(own_home):
        assert examined(own_home, code=0) == {"home-read-only"}
        done = kkr(own_home, "doctor", "--repair")
        assert (done.code, done.err) == (0, "There was nothing to repair.\n")


def test_what_would_be_mended_in_a_home_that_cannot_be_written_is_left_and_said(own_home):
    (own_home / "fetching").mkdir()
    with unwritable(own_home):
        done = kkr(own_home, "doctor", "--repair")
    assert "nothing was touched" in done.err
    assert "nothing to repair" not in done.err
    assert (own_home / "fetching").exists()


def test_a_single_leftover_is_counted(own_home):
    (own_home / "reindex.staged").write_bytes(b"")
    assert mended(own_home)["done"] == ["removed 1 left-over of killed runs"]


def test_a_left_over_that_cannot_be_removed_is_not_counted(own_home, monkeypatch):
    (own_home / "fetching").mkdir()
    monkeypatch.setattr("shutil.rmtree", lambda *_, **__: None)
    done = repair(Place(own_home))
    assert done.done == ()
    assert done.undone == (f"{own_home / 'fetching'} is left over and cannot be removed",)


def test_a_file_in_the_place_of_the_folder_that_fetching_works_in_is_removed(own_home):
    (own_home / "fetching").write_text("a slip of the hand")
    with spool_in(own_home) as spool:
        assert spool.is_dir()
    (own_home / "fetching").write_text("a slip of the hand")
    assert mended(own_home)["done"] == ["removed 1 left-over of killed runs"]
    assert examined(own_home, code=0) == set()


def test_a_disk_without_room_for_the_next_index_is_told(own_home, monkeypatch):
    monkeypatch.setattr(
        "ingest.health.doctor.shutil.disk_usage", lambda _: Usage(1 << 40, 0, 10 << 20)
    )
    found = doctor.examine(Place(own_home))
    (finding,) = (one for one in found.findings if one.wrong)
    assert finding.code is Code.DISK_NEARLY_FULL
    assert "10 MB are free" in finding.detail
    # What is there fits twice: a re-index works.
    monkeypatch.setattr(
        "ingest.health.doctor.shutil.disk_usage", lambda _: Usage(1 << 40, 0, 90 << 20)
    )
    assert doctor.examine(Place(own_home)).healthy


def test_on_a_disk_without_room_everything_is_looked_at_all_the_same(own_home, monkeypatch):
    next((own_home / "originals").rglob("*.pdf")).unlink()
    monkeypatch.setattr(
        "ingest.health.doctor.shutil.disk_usage", lambda _: Usage(1 << 40, 0, 10 << 20)
    )
    found = doctor.examine(Place(own_home))
    assert found.documents
    assert found.has(Code.ORIGINAL_MISSING)


# Runs a command as one to whom permissions apply, also where the tests run as root.
_BOUND = ["setpriv", f"--bounding-set={_CAN}", f"--inh-caps={_CAN}"] if os.geteuid() == 0 else []


def forbidden(home, *arguments):
    """What a run says to whom not everything is allowed."""
    if _BOUND and not shutil.which("setpriv"):
        pytest.skip("nothing is forbidden to this user")
    line = [*_BOUND, *command(*arguments)]
    done = subprocess.run(line, env=environment(home), capture_output=True, check=False, text=True)
    assert "Traceback" not in done.stderr
    return done


def stands_in_the_way(path, kind):
    """As after a slip of the hand, or a mount that made a folder of what was not there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    if kind == "folder":
        path.mkdir()
        (path / "mine.txt").write_text("not kkr's")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "file":
        path.write_text("not kkr's")
    else:
        path.symlink_to(path.name)


IN_THE_WAY = [
    ("index/CURRENT", "folder"),
    ("kkr.db", "pipe"),
    ("index/HOLDS.json", "pipe"),
    ("index/CURRENT", "pipe"),
    ("index/write.lock", "folder"),
    ("index", "file"),
    ("kkr.db", "folder"),
    ("kkr.lock", "folder"),
    ("originals", "file"),
]


@pytest.mark.parametrize(("name", "kind"), IN_THE_WAY if FULL else IN_THE_WAY[:3])
def test_what_stands_in_the_place_of_a_file_is_moved_aside(own_home, name, kind):
    before = kkr(own_home, "decisions", MEETING, "--json").json
    total = kkr(own_home, "search", "flygtninge", "--json").json["total"]
    path = own_home / name
    stands_in_the_way(path, kind)
    for arguments in (("search", "flygtninge"), ("status",)):  # a pipe is waited for by nobody
        said = subprocess.run(
            command(*arguments), env=environment(own_home), capture_output=True, text=True,
            check=False, timeout=60,
        )  # fmt: skip
        assert "error in kkr" not in said.stderr
    assert examined(own_home, code=1) == {"in-the-way"}
    done = mended(own_home)["done"]
    assert done[0].startswith(f"moved what stood in the place of {path.name} to ")
    (aside,) = path.parent.glob(f"{path.name}.in-the-way-*")
    if kind == "folder":
        assert (aside / "mine.txt").read_text() == "not kkr's"
    assert kkr(own_home, "decisions", MEETING, "--json").json == before
    assert kkr(own_home, "search", "flygtninge", "--json").json["total"] == total


@pytest.mark.parametrize("what", ["folder of some", "incoming", "link to itself"])
def test_what_stands_in_the_way_among_originals_is_mended(own_home, what):
    """The sample's files are still where they were added from."""
    path = originals(own_home)[0]
    if what == "link to itself":
        path.unlink()
        path.symlink_to(path.name)
    else:
        folder = path.parent if what == "folder of some" else own_home / "originals" / ".incoming"
        shutil.rmtree(folder)
        folder.write_text("not kkr's")
    found = examined(own_home, code=1)
    assert found == {"original-missing" if what == "link to itself" else "in-the-way"}
    mended(own_home)
    assert examined(own_home, code=0) == set()
    assert sha256_of(path.read_bytes()) == path.name[:64]
    assert kkr(own_home, "add", "--quiet", *sample_files()[:2]).code == 0


def test_nothing_is_moved_aside_while_another_kkr_writes(own_home):
    stands_in_the_way(own_home / "index" / "CURRENT", "folder")
    with locked(own_home / LOCK):
        done = kkr(own_home, "doctor", "--repair")
    assert done.code == 1
    assert "another kkr" in done.err
    assert (own_home / "index" / "CURRENT").is_dir()


@pytest.mark.parametrize(
    ("name", "kind"),
    [*product(("", "lexicon.table", "columns.bin", "manifest.json"), ("folder", "pipe", "link"))]
    if FULL
    else [("", "pipe")],
)
def test_what_stands_in_the_place_of_a_builds_file_is_built_anew(own_home, name, kind):
    path = own_home / "index" / (own_home / "index" / "CURRENT").read_text().strip() / name
    stands_in_the_way(path, kind)
    assert examined(own_home, code=1) == {"index-damaged"}
    mended(own_home)
    assert kkr(own_home, "search", "flygtninge").code == 0


@pytest.mark.parametrize("name", ["kkr.db", "originals", "index"] if FULL else ["kkr.db"])
def test_a_link_to_what_is_not_there_is_left_and_told(own_home, name, tmp_path):
    """It may lead to a disk that is not mounted: what is there is not lost."""
    elsewhere = tmp_path / "another disk"
    (own_home / name).rename(elsewhere)
    (own_home / name).symlink_to(elsewhere)
    before = answers(own_home)
    elsewhere.rename(tmp_path / "not mounted")
    assert examined(own_home, code=1) == {"link-broken"}
    done = kkr(own_home, "doctor", "--repair")
    assert (done.code, "nothing was touched" in done.err) == (1, True)
    assert "remove the link" in done.out
    (tmp_path / "not mounted").rename(elsewhere)
    assert examined(own_home, code=0) == set()
    assert answers(own_home) == before


def test_an_index_that_may_not_be_read_is_not_said_to_be_damaged(own_home):
    shut = [own_home / "index" / "CURRENT", *live_files(own_home)]
    for path in shut if FULL else shut[:3]:
        path.chmod(0)
        try:
            searched = forbidden(own_home, "search", "flygtninge")
            status = json.loads(forbidden(own_home, "status", "--json").stdout)
        finally:
            path.chmod(0o644)
        assert searched.returncode == 1
        for said in (searched.stderr, status["index"]["reason"]):
            assert f"{path} cannot be read" in said
            assert "chmod" in said
        assert status["index"]["state"] == "unreadable"


@pytest.mark.parametrize("name", ["kkr.db", "index", ""])
def test_what_may_not_be_read_is_no_damage_and_named(own_home, name):
    """To build anew, or to add again, would not help."""
    shut = own_home / name
    mode = shut.stat().st_mode
    shut.chmod(0)
    try:
        said = forbidden(own_home, "doctor", "--json")
        mended = forbidden(own_home, "doctor", "--repair")
        others = [
            forbidden(own_home, *arguments)
            for arguments in (("search", "flygtninge"), ("decisions", "midt", "10.9.2021"))
        ]
    finally:
        shut.chmod(mode)
    found = [one for one in json.loads(said.stdout)["findings"] if one["wrong"]]
    assert said.returncode == 1
    assert [(one["code"], one["subject"]) for one in found] == [("home-unreadable", str(shut))]
    assert "nothing was touched" in mended.stderr
    failed = [one.stderr for one in others if one.returncode]
    assert failed
    for told in failed:
        assert "cannot be read" in told
        assert "chmod" in told
        assert "reindex" not in told
    assert examined(own_home, code=0) == set()


def test_scans_of_one_name_are_told_of_each(tmp_path):
    home = tmp_path / "home"
    with Corpus.open(home) as corpus:
        for data in (b"one", b"two"):
            source = Source("scan.pdf", sha256_of(data), 1, "pdf")
            scan = Parse(ParsedDocument(source, Kind.OTHER), b"", (1,), "no text")
            corpus.add(data, "scan.pdf", scan, Origin("scan.pdf"))
    found = doctor.examine(Place(home)).findings
    assert [one.subject for one in found if one.code is Code.OCR_MISSING] == ["scan.pdf"] * 2


def test_the_report_groups_what_is_wrong_before_remarks_and_escapes_nothing_away(own_home):
    for path in originals(own_home)[:12]:
        path.unlink()
    (own_home / "fetching").mkdir()
    done = kkr(own_home, "doctor")
    lines = done.out.splitlines()
    assert done.code == 1
    assert lines[-1] == "12 things are wrong."
    starts = [line.split()[0] for line in lines if line.startswith(("WRONG", "note"))]
    assert starts == ["WRONG", "note", "note"]
    assert any(line.strip().startswith("and 2 more") for line in lines)


def test_usage(own_home):
    done = kkr(own_home, "doctor", "--repair", "--quick")
    assert done.code == 2
