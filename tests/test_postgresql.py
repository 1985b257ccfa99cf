"""`KKR_DATABASE_URL`: a PostgreSQL server in the place of `kkr.db`; all answers are the same."""

from __future__ import annotations

import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from cli_tools import command, environment, kkr
from corpus_samples import add
from hypothesis import HealthCheck, given, settings
from postgres_server import found_programs, may_serve, serving
from sqlalchemy import create_engine
from survival_tools import content
from test_corpus_roundtrip import DOCUMENTS, stored

from corpus.errors import Busy
from corpus.queries import records
from corpus.repository import Corpus
from corpus.sample import sample_files
from corpus.tables import Base

PROGRAMS = found_programs()
pytestmark = [
    pytest.mark.skipif(find_spec("psycopg") is None, reason="its driver psycopg is not installed"),
    pytest.mark.skipif(PROGRAMS is None, reason="no PostgreSQL server is installed"),
    pytest.mark.skipif(not may_serve(), reason="PostgreSQL refuses root, and has no account here"),
]
SAMPLE = sample_files()[0].parent


class Place(NamedTuple):
    """A data directory and the address of its database."""

    home: Path
    url: str

    def kkr(self, *arguments):
        return kkr(self.home, *arguments, KKR_DATABASE_URL=self.url)


@pytest.fixture(scope="module")
def server():
    assert PROGRAMS is not None
    with serving(PROGRAMS) as server:
        yield server


@pytest.fixture(scope="module")
def place(server, tmp_path_factory):
    """The sample, for tests that leave it as it is."""
    place = Place(tmp_path_factory.mktemp("home"), server.database())
    done = place.kkr("add", SAMPLE, "--quiet")
    assert done.code == 0, done.err
    return place


def test_it_holds_and_finds_the_same(place, sample_home):
    assert content(place.home, place.url) == content(sample_home)
    assert not (place.home / "kkr.db").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("meetings", "--json"),
        ("decisions", "midtjylland-2021-09-10", "--json"),
        ("show", "nordjylland-2022-06-17", "--json"),
        ("search", "flygtninge", "--all"),
        ("trace", "midtjylland-2021-09-10", "3.1", "--json"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_commands_say_the_same(place, sample_home, arguments):
    here, there = place.kkr(*arguments), kkr(sample_home, *arguments)
    assert here.code == there.code == 0
    assert here.out == there.out


def test_doing_it_all_again_changes_nothing(place):
    before = content(place.home, place.url)
    assert "0 new" in place.kkr("add", SAMPLE, "--quiet").out
    for depth in ("--index", "--parse", "--read"):
        done = place.kkr("reindex", depth)
        assert done.code == 0, done.err
    assert content(place.home, place.url) == before
    assert place.kkr("doctor").out.endswith("All is well.\n")


def test_models_and_migrations_agree_there_too(place):
    engine = create_engine(place.url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS)
def test_a_document_comes_back_equal(server_corpus, made):
    made = stored(server_corpus, made)
    assert server_corpus.parsed(made.source.sha256) == made


@pytest.fixture(scope="module")
def server_corpus(server, tmp_path_factory):
    with Corpus.open(tmp_path_factory.mktemp("home"), server.database()) as corpus:
        yield corpus


def test_a_server_that_dies_midway_costs_nothing_but_another_run(server, tmp_path, sample_home):
    place = Place(tmp_path, server.database())
    adding = subprocess.Popen(
        command("add", SAMPLE, "--quiet"),
        env=environment(tmp_path, KKR_DATABASE_URL=place.url),
        stderr=subprocess.PIPE,
        text=True,
    )
    while _held(server, place) < 3:
        assert adding.poll() is None
        time.sleep(0.01)
    server.stop()
    try:
        said = adding.communicate(timeout=60)[1]
        assert adding.returncode == 1
        assert "run the same command again" in said.splitlines()[-1]
        down = place.kkr("status")
        assert down.code == 1
        assert "refused" in down.err
    finally:
        server.start()
    assert 3 <= _held(server, place) < len(sample_files())
    assert place.kkr("add", SAMPLE, "--quiet").code == 0
    assert content(tmp_path, place.url) == content(sample_home)


def _held(server, place):
    try:
        [(count,)] = server.execute("SELECT count(*) FROM documents", place.url)
    except LookupError:
        return 0
    return count


def test_rows_that_cannot_be_read_are_found_and_read_anew(server, tmp_path):
    place = Place(tmp_path, server.database())
    assert place.kkr("add", *sample_files()[:2]).code == 0
    before = content(tmp_path, place.url)
    server.execute("UPDATE lines SET reading = 'x' WHERE document_id = 1", place.url)
    for original in (tmp_path / "originals").rglob("*.pdf"):
        original.unlink()  # they come back from where they were added before they are read anew
    found = place.kkr("doctor")
    assert found.code == 1
    assert "rows-unreadable" in found.out
    mended = place.kkr("doctor", "--repair")
    assert (mended.code, mended.out.splitlines()[-1]) == (0, "All is well.")
    assert content(tmp_path, place.url) == before


def test_a_reader_is_not_disturbed_by_a_writer_there_either(server, tmp_path):
    url = server.database()
    with Corpus.open(tmp_path, url) as writer, Corpus.open(tmp_path, url) as reader:
        for number in range(3):
            add(writer, f"paper {number}".encode())
        with reader._database.reading() as session:
            assert len(records(session)) == 3
            add(writer, b"one more")
            assert len(records(session)) == 3
        assert len(reader.documents()) == 4


def test_writers_of_two_homes_take_turns(server, tmp_path):
    url = server.database()
    with (
        Corpus.open(tmp_path / "here", url) as first,
        Corpus.open(tmp_path / "there", url, busy=0.05) as second,
    ):
        with first._database.writing(), pytest.raises(Busy, match="another kkr is writing"):
            add(second, b"minutes")
        add(second, b"minutes")
        assert len(first.documents()) == 1


def test_two_homes_add_to_one_database_at_once(server, tmp_path, sample_home):
    url = server.database()
    homes = [tmp_path / name for name in ("here", "there")]
    both = [
        subprocess.Popen(
            command("add", SAMPLE, "--quiet"),
            env=environment(home, KKR_DATABASE_URL=url),
            stderr=subprocess.PIPE,
            text=True,
        )
        for home in homes
    ]
    for adding in both:
        said = adding.communicate(timeout=120)[1]
        assert adding.returncode == 0, said
    for home in homes:
        assert Place(home, url).kkr("reindex").code == 0
        assert content(home, url) == content(sample_home)


def test_who_may_only_read_is_told_so(server, place):
    server.execute("CREATE ROLE reader LOGIN")
    server.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", place.url)
    reader = place._replace(url=place.url.replace("//kkr@", "//reader@"))
    assert reader.kkr("meetings", "--json").out == place.kkr("meetings", "--json").out
    done = reader.kkr("reindex", "--parse")
    assert done.code == 1
    assert "must be allowed to" in done.err
    assert place.kkr("doctor", "--repair").code == 0


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql+psycopg://me:secret@/nothing?host={folder}", "refused"),
        ("postgresql+psycopg://me:secret@/kkr?host={folder}/nowhere", "refused"),
        ("postgresql+nothing://me:secret@/kkr", 'pip install "kkr[postgresql]"'),
    ],
)
def test_an_address_that_leads_nowhere_is_named_without_its_password(server, tmp_path, url, said):
    done = kkr(tmp_path, "meetings", KKR_DATABASE_URL=url.format(folder=server.folder))
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert "me:***@" in done.err


def test_what_is_said_by_hand_is_done_there_too(server, tmp_path, own_home):
    """And another data directory's index gives up what this one has removed."""
    url = server.database()
    one, other = Place(tmp_path / "one", url), Place(tmp_path / "other", url)
    names = [path.name for path in sample_files()[:2]]
    for place in (one, other):
        assert place.kkr("add", SAMPLE, "--quiet").code == 0
    for said in (("correct", names[0], "--date", "2020-02-02"), ("remove", names[1], "--yes")):
        done = one.kkr(*said)
        assert (done.code, done.out) == (0, kkr(own_home, *said).out)
    assert content(one.home, url) == content(own_home)
    assert other.kkr("reindex").code == 0
    assert content(other.home, url) == content(own_home)
