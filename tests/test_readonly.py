"""A corpus where nothing can be written, and one that was copied from elsewhere."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing, contextmanager, suppress

import pytest
from cli_tools import kkr, process
from conftest import copied

from corpus.errors import HomeNotWritable
from corpus.records import Failure
from corpus.repository import Corpus
from corpus.sample import sample_files

MEETING = "midtjylland-2021-09-10"
READING = [
    ("search", "flygtninge", "--json"),
    ("decisions", MEETING, "--json"),
    ("show", MEETING, "3.1", "--json"),
    ("meetings", "--json"),
    ("status", "--json"),
]


@contextmanager
def unwritable(folder):
    """As a file system that is mounted for reading is; for users without rights by permissions."""
    if os.geteuid() == 0:
        bound = ["mount", "--bind", folder, folder]
        if subprocess.run(bound, capture_output=True, check=False).returncode:
            pytest.skip("this root may not mount anything, and no permission stops it")
        try:
            subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
            yield
        finally:
            subprocess.run(["umount", folder], check=True)
        return
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)


def answers(home):
    """What all commands that read say, without the path and the build that they name."""
    told = []
    for arguments in READING:
        done = kkr(home, *arguments)
        assert done.code == 0, done.err
        said = done.json
        if isinstance(said, dict):
            said = {key: said[key] for key in said if key not in {"home", "index", "build"}}
        told.append(said)
    return told


def with_a_log(home, target):
    """A copy made while a kkr was writing: the last it stored is only in SQLite's log."""
    with Corpus.open(home) as corpus:
        corpus.fail(Failure("/late.pdf", "late.pdf", "Damaged", "it came last"))
        shutil.copytree(home, target, ignore=shutil.ignore_patterns("*-shm"))
    assert (target / "kkr.db-wal").stat().st_size
    return target


def test_a_home_that_cannot_be_written_answers_as_one_that_can(own_home):
    expected = answers(own_home)
    with unwritable(own_home):
        assert answers(own_home) == expected
        for arguments in (("add", sample_files()[0]), ("reindex",)):
            done = kkr(own_home, *arguments)
            assert (done.code, done.out) == (1, "")
            assert "cannot write" in done.err
            assert "KKR_HOME" in done.err
    assert answers(own_home) == expected


def test_what_is_only_in_the_log_is_read_where_nothing_can_be_written(own_home, tmp_path):
    home = with_a_log(own_home, tmp_path / "copy")
    with closing(sqlite3.connect(f"{(home / 'kkr.db').as_uri()}?immutable=1", uri=True)) as bare:
        assert bare.execute("SELECT count(*) FROM failures").fetchone() == (0,)
    with unwritable(home):
        found = kkr(home, "status", "--json").json
    assert [one["address"] for one in found["failures"]] == ["/late.pdf"]
    assert found["documents"] == 24


def test_a_read_only_home_of_an_older_kkr_is_read_all_the_same(own_home):
    """In a copy that is brought up to date; what would write says that it cannot."""
    expected = answers(own_home)
    with closing(sqlite3.connect(own_home / "kkr.db")) as database, database:
        for table in ("corrections", "removals"):  # the last migration's
            database.execute(f"DROP TABLE {table}")
        database.execute("UPDATE alembic_version SET version_num = '0007'")
    with unwritable(own_home):
        assert answers(own_home) == expected
        examined = kkr(own_home, "doctor", "--json")
        assert (examined.code, examined.json["documents"]) == (0, 24)
        done = kkr(own_home, "add", sample_files()[0])
        assert (done.code, "cannot write" in done.err) == (1, True)
        with Corpus.open(own_home) as corpus, pytest.raises(HomeNotWritable):
            corpus.fail(Failure("/late.pdf", "late.pdf", "Damaged", "it came last"))
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        assert database.execute("SELECT * FROM alembic_version").fetchall() == [("0007",)]


def test_a_search_without_hits_leaves_the_database_of_an_older_kkr_as_it_is(own_home):
    with closing(sqlite3.connect(own_home / "kkr.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '0002'")
    (told,) = kkr(own_home, "search", "xyzzy", "--json").json["unseen"]
    assert "made by an older kkr: kkr status brings it up to date" in told
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        assert database.execute("SELECT * FROM alembic_version").fetchall() == [("0002",)]


@pytest.mark.parametrize("with_log", [False, True])
def test_a_copied_corpus_opens_under_another_path(own_home, tmp_path, with_log):
    expected = answers(own_home)
    target = tmp_path / "anden maskine ÆØÅ #1?%" / "kkr hjem"
    target.parent.mkdir()
    if with_log:
        with_a_log(own_home, target)
        assert len(kkr(target, "status", "--json").json["failures"]) == 1
        with suppress(FileNotFoundError):
            (target / "kkr.db-shm").unlink()
    else:
        copied(own_home, target)
        assert answers(target) == expected
    shutil.rmtree(own_home)
    assert kkr(target, "search", "flygtninge", "--json").json["total"] == expected[0]["total"]
    done = process(target, "add", *sample_files()[:2], "--json")
    assert done.code == 0
    assert [len(done.json[key]) for key in ("new", "held", "failed")] == [0, 2, 0]
    assert process(target, "reindex", "--index").code == 0
    with unwritable(target):
        assert kkr(target, "decisions", MEETING).code == 0
