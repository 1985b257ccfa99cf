"""Killed anywhere, on a full disk, or beside another writer: the next run makes it whole."""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pipeline_samples import write
from survival_tools import FULL

from corpus.repository import Corpus
from index.answers.search import open_index
from ingest.indexing import lag

SCRIPT = Path(__file__).parent / "add_and_die.py"
WORDS = ("flygtninge", "cykelstier", "sundhedsaftale")

# Where a run can end: within the writing of an original, within a transaction, between a document
# and the next, before and after the index is swapped, before it is noted what it was made of.
POINTS = [
    ("corpus.files:Originals.store", "before", 2),
    ("corpus.files:Originals.store", "after", 3),
    ("corpus.files:sync", "before", 1),
    ("corpus.repository:insert_document", "after", 1),
    ("corpus.repository:clear_failures", "after", 4),
    ("corpus.repository:Corpus.add", "after", 2),
    ("corpus.database:_migrate", "after", 1),
    ("ingest.indexing:refresh", "before", 1),
    ("ingest.indexing:refresh", "after", 1),
    ("ingest.indexing:_promise", "before", 1),
    ("ingest.indexing:_promise", "after", 1),
    ("ingest.indexing:_keep", "before", 1),
    ("index.files.manifest:set_current", "before", 1),
    ("index.files.manifest:set_current", "after", 1),
]


def _papers(folder):
    for n in range(6):
        text = f"{n}.1 | {WORDS[n % 3].capitalize()} i {n} kommuner | Sagen blev drøftet."
        write(folder, f"{n}.pdf", "agenda" if n % 2 else "minutes", "sjaelland",
              f"201{n // 2}-01-02", text)  # fmt: skip
    return folder


def _command(home, papers, *death):
    return [sys.executable, str(SCRIPT), str(home), str(papers), *map(str, death)]


def _run(home, papers, *death, **options):
    command = _command(home, papers, *death)
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def _content(home):
    """All that is held and all that is found, with nothing in it that may differ between runs."""
    with Corpus.open(home, create=False) as corpus:
        assert not lag(corpus, home / "index")
        assert {path.stem for path in corpus.originals} == {
            record.sha256 for record in corpus.documents()
        }
        held = [(h.record.sha256, h.record.precedence, h.document) for h in corpus.each()]
        for sha256, _, _ in held:
            corpus.original(sha256)
            corpus.reading(sha256)
    with open_index(home / "index") as index:
        assert index.check() == []
        found = [
            (hit.document, hit.item, hit.kind, hit.also)
            for word in WORDS
            for hit in index.search(word, limit=None).hits
        ]
    return held, found


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What a run that nobody disturbed leaves behind."""
    root = tmp_path_factory.mktemp("whole")
    papers = _papers(root / "papers")
    assert _run(root / "home", papers).returncode == 0
    return papers, _content(root / "home")


@pytest.mark.parametrize(("point", "when", "nth"), POINTS if FULL else POINTS[::3])
def test_a_first_run_killed_anywhere_is_finished_by_the_next(tmp_path, whole, point, when, nth):
    papers, content = whole
    home = tmp_path / "home"
    assert _run(home, papers, point, when, nth).returncode == -9
    again = _run(home, papers)
    assert again.returncode == 0, again.stdout + again.stderr
    assert _content(home) == content
    assert list((home / "originals" / ".incoming").iterdir()) == []
    assert len([path for path in (home / "index").iterdir() if path.is_dir()]) == 1


@pytest.mark.parametrize(("point", "when", "nth"), POINTS[-5:] if FULL else POINTS[-2:])
def test_an_addition_killed_anywhere_is_finished_by_the_next(tmp_path, whole, point, when, nth):
    papers, content = whole
    home, some = tmp_path / "home", tmp_path / "some"
    some.mkdir()
    for name in ("0.pdf", "1.pdf", "2.pdf", "3.pdf"):
        (some / name).write_bytes((papers / name).read_bytes())
    assert _run(home, some).returncode == 0
    assert _run(home, papers, point, when, nth).returncode == -9
    with open_index(home / "index") as index:  # search never goes dark
        assert index.search("flygtninge", limit=0).total >= 1
    assert _run(home, papers).returncode == 0
    assert _content(home) == content


def test_killed_again_and_again_at_any_moment_it_still_becomes_whole(tmp_path, whole):
    papers, content = whole
    home = tmp_path / "home"
    chance = random.Random(20210608)
    for _ in range(12 if FULL else 4):
        process = subprocess.Popen(_command(home, papers), stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 1.5))
        process.kill()
        process.wait()
    assert _run(home, papers).returncode == 0
    assert _content(home) == content


@pytest.mark.parametrize("room", [4_000, 60_000, 150_000])
def test_where_there_is_no_room_it_says_so_and_the_next_run_goes_on(tmp_path, whole, room):
    papers, content = whole
    home = tmp_path / "home"
    Corpus.open(home).close()

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = _run(home, papers, preexec_fn=limit)
    assert done.returncode in {1, 3}, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    again = _run(home, papers)
    assert again.returncode == 0, again.stdout + again.stderr
    assert _content(home) == content


@pytest.fixture
def small_disk(tmp_path):
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("a small disk can be mounted by root only")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def _fill(path):
    with path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


def test_a_disk_that_is_really_full_is_named(tmp_path, small_disk, whole):
    papers, content = whole
    home = small_disk / "home"
    Corpus.open(home).close()
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="space"):
        _fill(filler)
    done = _run(home, papers)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "DiskFull" in done.stdout
    assert "free some" in done.stdout
    moved = tmp_path / "moved"  # the index needs more room than this disk has
    filler.unlink()
    shutil.copytree(home, moved)
    assert _run(moved, papers).returncode == 0
    assert _content(moved) == content


def test_writers_at_the_same_time_take_turns(tmp_path, whole):
    papers, content = whole
    home = tmp_path / "home"
    running = [
        subprocess.Popen(_command(home, papers), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    news = 0
    for process in running:
        output, errors = process.communicate()
        assert process.returncode == 0, errors.decode()
        news += int(output.split()[-2])
    assert news == 6
    assert _content(home) == content


def test_readers_are_not_disturbed_while_documents_come_in(tmp_path, whole):
    papers, _ = whole
    home, one = tmp_path / "home", tmp_path / "one"
    write(one, "first.pdf", "minutes", "nordjylland", "2015-05-05", "1 | Flygtninge | Drøftet.")
    assert _run(home, one).returncode == 0
    process = subprocess.Popen(_command(home, papers), stdout=subprocess.DEVNULL)
    totals = set()
    while process.poll() is None:
        with open_index(home / "index") as index:
            totals.add(index.search("flygtninge", limit=0).total)
        with Corpus.open(home) as corpus:
            assert len(list(corpus.each())) >= 1
    assert process.returncode == 0
    assert totals <= {1, 3}
