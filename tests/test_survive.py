"""Killed, starved of room, cut off: what is held and found afterwards is what it would have been.

The whole command, with the real parser. `make survive` tries in full, the suite a few times.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from cli_tools import command, environment
from conftest import copied
from replica import Replica, serving
from replica_site import empty_site, whole_site
from survival_tools import FULL, ROOT, content, die_at, finish, run, start

from corpus.sample import sample_files
from index.answers.search import open_index
from ingest.health.doctor import examine
from ingest.health.findings import Code
from ingest.place import Place

KILLS = 70 if FULL else 3
FETCH_KILLS = 30
only_in_full = pytest.mark.skipif(not FULL, reason="`make survive` runs it: it takes minutes")
# What a killed run may leave, and an ordinary one mends without being asked.
UNFINISHED = {
    Code.INDEX_BEHIND, Code.INDEX_MISSING, Code.ORIGINAL_UNKNOWN, Code.DATABASE_MISSING,
}  # fmt: skip
FIRST, REST = sample_files()[:3], sample_files()[3:8]


def make_stale(home):
    """As if an older parser had read half of it otherwise: titles differ, and are found as before.

    What finds less by the new parser would have to be accepted.
    """
    with closing(sqlite3.connect(home / "kkr.db", timeout=60)) as database:
        database.execute(
            "UPDATE items SET title = upper(title)"
            " WHERE document_id IN (SELECT id FROM documents WHERE id % 2 = 0)"
        )
        database.execute(
            "UPDATE documents SET parsed_by = 'older', seal = NULL, revision = revision + 100"
        )
        database.commit()


def still_sound(home, searchable):
    """Nothing is broken after a kill; what was found before is still searched."""
    found = examine(Place(home))
    assert {one.code for one in found.findings if one.wrong} <= UNFINISHED, found.findings
    if searchable:
        with open_index(home / "index") as index:
            assert index.search("flygtninge", limit=0).total


def killed(home, seconds, *arguments):
    process = start(home, *arguments)
    time.sleep(seconds)
    process.kill()
    return process.wait() != 0


# ── kill -9 ──────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def undisturbed(filled_once):
    """What runs that nobody disturbs leave, and how long they take."""

    def fill(folder):
        home = folder / "home"
        times = {"first": finish(home, "add", *FIRST)}
        copied(home, folder / "before")
        times["add"] = finish(home, "add", *REST)
        for depth in ("--parse", "--index", "--read"):
            times[depth] = finish(home, "reindex", depth)
        told = {"content": content(home), "times": times}
        (folder / "told.json").write_text(json.dumps(told))

    folder = filled_once("undisturbed", fill)
    told = json.loads((folder / "told.json").read_text())
    return folder / "before", told["content"], told["times"]


SWAP = [
    ("corpus.staging:Staging.put", "after", 3),
    ("ingest.reindexing.takeover:_adopt", "after", 1),
    ("ingest.indexing:_promise", "after", 1),
    ("corpus.database:Trial.commit", "before", 1),
    ("corpus.database:Trial.commit", "after", 1),
    ("index.files.manifest:set_current", "before", 1),
    ("index.files.manifest:set_current", "after", 1),
    ("ingest.indexing:_keep", "before", 1),
    ("corpus.staging:remove_staging", "before", 1),
]


@pytest.mark.parametrize("point", SWAP if FULL else SWAP[4:5], ids=lambda p: f"{p[0]}-{p[1]}")
def test_a_reindex_killed_at_its_swap_is_finished_by_the_next(undisturbed, tmp_path, point):
    home = copied(undisturbed[0], tmp_path / "home")
    finish(home, "add", *REST)
    make_stale(home)
    finish(home, "reindex", "--index", "--accept")
    assert die_at(home, *point, "reindex") == -9
    still_sound(home, searchable=True)
    finish(home, "reindex")
    assert content(home) == undisturbed[1]
    assert not list(home.glob("reindex.staged*"))


def test_killed_again_and_again_the_corpus_and_the_index_become_what_they_would_have_been(
    undisturbed, tmp_path
):
    before, expected, times = undisturbed
    home = copied(before, tmp_path / "home")
    chance = random.Random(20210608)
    cut = 0
    for number in range(KILLS):
        what = ("add", "--parse", "--index", "--read", "stale")[number % 5]
        if what == "add":
            ended = killed(home, chance.uniform(0.2, times["add"]), "add", *REST)
        elif what == "stale":
            make_stale(home)
            ended = killed(home, chance.uniform(0.2, times["--parse"]), "reindex")
        else:
            ended = killed(home, chance.uniform(0.2, times[what]), "reindex", what)
        cut += ended
        still_sound(home, searchable=True)
    assert cut >= KILLS // 2
    finish(home, "add", *FIRST, *REST)
    finish(home, "reindex")
    assert content(home) == expected
    assert not [one for one in examine(Place(home)).findings if one.code is Code.LEFTOVER]


@only_in_full
def test_a_fetch_killed_again_and_again_brings_home_what_it_would_have(tmp_path):
    with serving(Replica()) as replica:
        site = whole_site(empty_site(replica))
        arguments = ("fetch", "--base-url", site.url, "--delay", "0.01")
        took = finish(tmp_path / "whole", *arguments)
        expected = content(tmp_path / "whole")
        home = tmp_path / "home"
        chance = random.Random(7)
        for number in range(FETCH_KILLS):
            # Later ones have less to do: a third of them kill early, while pages are read.
            most = took if number % 3 else took / 3
            killed(home, chance.uniform(0.3, most), *arguments)
            if home.exists():
                still_sound(home, searchable=False)
        finish(home, *arguments)
        assert content(home) == expected
        assert not (home / "fetching").exists()


# ── a disk that is full ──────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def preload(tmp_path_factory):
    """A library that lets writes fail from the n-th on, as a full disk does."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("needs Linux and a C compiler")
    library = tmp_path_factory.mktemp("preload") / "full_disk.so"
    source = ROOT / "tests" / "full_disk.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def starved(home, preload, after, *arguments):
    """A run on a disk with room for so many writes; how many it tried."""
    counter = home.parent / "count"
    counter.write_bytes(bytes(4))
    more = {
        "LD_PRELOAD": str(preload), "FULL_BELOW": str(home), "FULL_AFTER": str(after),
        "FULL_COUNT": str(counter),
    }  # fmt: skip
    done, _ = run(home, *arguments, **more)
    return done, int.from_bytes(counter.read_bytes(), "little")


ROOM = [("add",), ("reindex", "--parse"), ("reindex", "--index"), ("fetch",)]


@pytest.mark.parametrize("what", ROOM if FULL else ROOM[:1], ids=" ".join)
def test_where_a_write_fails_it_is_said_and_the_last_good_state_serves(
    undisturbed, preload, tmp_path, what
):
    with serving(Replica()) as replica:
        site = whole_site(empty_site(replica))
        more = {"add": REST[:3], "fetch": ("--base-url", site.url, "--delay", "0.01")}
        arguments = (*what, *more.get(what[0], ()))

        def begun(name):
            home = copied(undisturbed[0], tmp_path / name)
            if what[-1] == "--parse":
                make_stale(home)
                finish(home, "reindex", "--index", "--accept")
            return home

        home = begun("whole")
        done, writes = starved(home, preload, 1 << 30, *arguments)
        assert done.returncode == 0, done.stderr
        expected = content(home)
        chance = random.Random(str(what))
        points = chance.sample(range(writes), min(writes, 5 if FULL else 1))
        for after in sorted({*points, *((0, writes - 1) if FULL else ())}):
            home = begun(f"full{after}")
            done, _ = starved(home, preload, after, *arguments)
            said = done.stdout + done.stderr
            assert "Traceback" not in said
            assert "error in kkr" not in said, (after, said)
            if done.returncode:
                assert re.search(r"free some|could not be written|No space|full", said), said
            still_sound(home, searchable=True)
            finish(home, *arguments)
            assert content(home) == expected, after
            shutil.rmtree(home)


def test_what_is_held_is_shown_on_a_disk_without_any_room(own_home, preload, tmp_path):
    """SQLite wants to write beside its database even for reading it."""
    more = {
        "LD_PRELOAD": str(preload), "FULL_BELOW": str(own_home), "FULL_AFTER": "0",
        "FULL_COUNT": str(tmp_path / "count"),
    }  # fmt: skip

    def said(*arguments, **more):
        (tmp_path / "count").write_bytes(bytes(4))
        return subprocess.run(
            command(*arguments), env=environment(own_home, **more), cwd=ROOT, capture_output=True,
            text=True, check=False,
        )  # fmt: skip

    meeting = "midtjylland-2021-09-10"
    for arguments in (("decisions", meeting), ("meetings",), ("status",), ("doctor", "--quick")):
        whole, starved_of_room = said(*arguments), said(*arguments, **more)
        assert (whole.returncode, starved_of_room.returncode) == (0, 0), starved_of_room.stderr
        assert starved_of_room.stdout == whole.stdout
    adding = said("add", FIRST[0], **more)
    assert adding.returncode == 1
    assert f"no room left to write in {own_home}" in adding.stderr


# ── the order of what reaches the disk ───────────────────────────────────────────────

CALL = re.compile(r"^\d+\s+(?P<name>\w+)\((?P<rest>.*)\)\s*= (?P<result>-?\d+)")
PATHS = re.compile(r'"((?:[^"\\]|\\.)*)"')
OPEN_FILE = re.compile(r"^\d+<(?P<path>[^>]*)>")


def whole_calls(trace):
    """The calls of a trace as they end; strace splits those that others come between."""
    begun = {}
    for line in trace.splitlines():
        process, _, call = line.partition(" ")
        if call.endswith("<unfinished ...>"):
            begun[process] = line.removesuffix("<unfinished ...>").rstrip()
        elif " resumed>" in call and process in begun:
            yield begun.pop(process) + call.partition(" resumed>")[2]
        else:
            yield line


def renames_before_their_bytes(trace, home):
    """Renames of a trace below `home` whose bytes, or whose folder, were not on disk by then."""
    dirty, unsynced, wrong, renames = set(), {}, [], 0
    for line in whole_calls(trace):
        call = CALL.match(line)
        if not call or int(call["result"]) < 0:
            continue
        name, rest = call["name"], call["rest"]
        opened = OPEN_FILE.match(rest)
        path = opened["path"] if opened else ""
        if name in {"write", "pwrite64", "writev", "ftruncate", "sendfile", "copy_file_range"}:
            dirty.add(path)
        elif name in {"fsync", "fdatasync"}:
            dirty.discard(path)
            unsynced = {to: at for to, at in unsynced.items() if to.rpartition("/")[0] != path}
        elif name.startswith(("rename", "link")):
            source, target = PATHS.findall(rest)[:2]
            if not source.startswith(str(home)) or "/fetching/" in source or "/part-" in target:
                continue  # the spool is no good after a power cut; parts are synced with their tree
            renames += 1
            if source in dirty:
                wrong.append(f"{source} was renamed before it was on disk")
            unsynced[target] = line
    return renames, [*wrong, *(f"the folder of {target} was not synced" for target in unsynced)]


def test_the_order_check_sees_what_is_wrong(tmp_path):
    line = '7 write(3<{0}/a>, "x", 1) = 1\n7 fsync(3<{0}/a>) = 0\n7 rename("{0}/a", "{0}/b") = 0\n'
    good = line.format("/h") + "7 fsync(4</h>) = 0\n"
    assert renames_before_their_bytes(good, "/h") == (1, [])
    assert len(renames_before_their_bytes(line.format("/h"), "/h")[1]) == 1
    unsynced = good.replace("7 fsync(3</h/a>) = 0\n", "")
    assert len(renames_before_their_bytes(unsynced, "/h")[1]) == 1
    call = "7 fsync(3</h/a>) = 0\n"
    split = "7 fsync(3</h/a> <unfinished ...>\n8 fsync(3</x>) = 0\n7 <... fsync resumed>) = 0\n"
    assert renames_before_their_bytes(good.replace(call, split), "/h") == (1, [])


@pytest.mark.parametrize("what", ROOM if FULL else ROOM[:1], ids=" ".join)
def test_every_rename_comes_after_its_bytes_and_before_its_folder(undisturbed, tmp_path, what):
    strace = shutil.which("strace")
    probe = [strace or "strace", "-o", tmp_path / "probe", "true"]
    if strace is None or subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("strace is not here, or may not trace")
    home = copied(undisturbed[0], tmp_path / "home")
    make_stale(home)
    calls = "write,pwrite64,writev,ftruncate,sendfile,copy_file_range,fsync,fdatasync,/rename,/link"
    with serving(Replica()) as replica:
        site = whole_site(empty_site(replica))
        more = {"add": REST[:3], "fetch": ("--base-url", site.url, "--delay", "0.01")}
        done = subprocess.run(
            [strace, "-f", "-y", "-s", "0", "-e", f"trace={calls}", "-e", "signal=none",
             "-o", tmp_path / "trace", *command(*what, *more.get(what[0], ()))],
            env=environment(home), cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    trace = (tmp_path / "trace").read_text(errors="replace")
    renames, wrong = renames_before_their_bytes(trace, home)
    assert renames >= 3  # the note before the swap, the swap, the note after it
    assert wrong == []
    assert "fsync" in trace


# ── writers and readers at the same time ─────────────────────────────────────────────


@only_in_full
def test_different_writers_at_the_same_time_take_turns(undisturbed, tmp_path):
    home = copied(undisturbed[0], tmp_path / "home")
    running = [
        start(home, *arguments)
        for arguments in (("add", *REST[:4]), ("reindex", "--parse"), ("add", *REST[4:]))
    ]
    assert [process.wait(timeout=600) for process in running] == [0, 0, 0]
    finish(home, "reindex")
    assert content(home) == undisturbed[1]


READER = """
import sys
from pathlib import Path
from index.answers.search import open_index
home, stop = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
builds, expected = set(), None
while not stop.exists():
    with open_index(home / "index") as index:
        for query in ("flygtninge", "kommune*", "beslutning:godkendt"):
            found = index.search(query, limit=None)
            told = [(hit.document, hit.item, hit.snippet) for hit in found.hits]
            assert found.total == len(told)
            assert found.build == index.build.manifest.build
            builds.add(found.build)
            if expected is None:
                expected = {}
            assert expected.setdefault(query, told) == told, query
print(len(builds))
"""


@only_in_full
def test_readers_see_whole_builds_only_while_commands_swap_them(undisturbed, tmp_path):
    home, stop = copied(undisturbed[0], tmp_path / "home"), tmp_path / "stop"
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, home, stop],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        )
        for _ in range(8)
    ]  # fmt: skip
    for reader in readers:
        assert reader.stdout.readline() == "ready\n"
    for _ in range(10):
        finish(home, "reindex", "--index")
    stop.touch()
    seen = []
    for reader in readers:
        output, errors = reader.communicate(timeout=300)
        assert reader.returncode == 0, errors
        seen.append(int(output))
    assert max(seen) > 1
    finish(home, "reindex", "--index")
    assert len(list((home / "index").glob("build-*"))) == 1
