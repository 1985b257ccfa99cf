"""Opening, migrating, and what happens when the database is not what it should be."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from corpus_samples import add
from sqlalchemy import create_engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from corpus.database import open_database
from corpus.errors import (
    Busy,
    DatabaseDamaged,
    DatabaseTooNew,
    DatabaseUnreachable,
    HomeGone,
    HomeNotWritable,
)
from corpus.lock import locked
from corpus.migrations import HEAD
from corpus.migrations.history import configuration, known
from corpus.repository import Corpus
from corpus.tables import Base

# The tables as the first migration made them; what later ones add must reach these too.
FIRST = "0001"


def test_models_and_migrations_agree(tmp_path):
    open_database(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'kkr.db'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        found = inspect(connection)
        for table in Base.metadata.sorted_tables:
            keys = found.get_pk_constraint(table.name)["constrained_columns"]
            assert keys == [column.name for column in table.primary_key.columns]
    engine.dispose()


def test_the_newest_migration_is_the_one_that_opening_looks_for():
    assert known()[0] == HEAD
    assert known()[-1] == FIRST


def test_tables_are_fit_for_postgresql():
    for table in Base.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))


@pytest.mark.parametrize("start", [None, *known()])
def test_an_older_database_is_brought_up_to_date_with_its_rows(tmp_path, start):
    """Each past state, filled with a row, is upgraded on opening, and nothing is lost."""
    path = tmp_path / "kkr.db"
    if start is not None:
        engine = create_engine(f"sqlite:///{path}")
        with engine.begin() as connection:
            command.upgrade(configuration(connection), start)
            connection.exec_driver_sql(
                "INSERT INTO meetings (slug, council, date)"
                " VALUES ('midtjylland-2021-06-08', 'midtjylland', '2021-06-08')"
            )
        engine.dispose()
    with Corpus.open(tmp_path) as corpus:
        assert len(corpus.meetings()) == (0 if start is None else 1)
        assert add(corpus, b"minutes").new
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_killed_migration_is_made_by_the_next_opening(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'kkr.db'}")
    with engine.begin() as connection:
        command.upgrade(configuration(connection), known()[-1])
        connection.exec_driver_sql(
            "INSERT INTO meetings (slug, council, date)"
            " VALUES ('midtjylland-2021-06-08', 'midtjylland', '2021-06-08')"
        )
    engine.dispose()
    program = textwrap.dedent(
        f"""
        import os
        from pathlib import Path
        import corpus.database as database
        upgrade = database._upgrade
        def killed(*arguments):
            upgrade(*arguments)
            os.kill(os.getpid(), 9)
        database._upgrade = killed
        database.open_database(Path({str(tmp_path)!r}))
        """
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    with Corpus.open(tmp_path) as corpus:
        assert len(corpus.meetings()) == 1
        assert add(corpus, b"minutes").new


def test_every_migration_can_be_taken_back(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'kkr.db'}")
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "head")
        command.downgrade(configuration(connection), "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_a_newer_database_is_refused_and_left_alone(tmp_path):
    Corpus.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "kkr.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseTooNew, match="upgrade kkr"):
        Corpus.open(tmp_path)
    with sqlite3.connect(tmp_path / "kkr.db") as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def test_a_database_of_something_else_is_refused(tmp_path):
    with sqlite3.connect(tmp_path / "kkr.db") as raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(DatabaseDamaged, match=r"not kkr's \(recipes\)"):
        Corpus.open(tmp_path)


def test_a_file_that_is_no_database_says_what_to_do(tmp_path):
    (tmp_path / "kkr.db").write_bytes(b"no database at all, not even nearly" * 100)
    with pytest.raises(DatabaseDamaged, match="originals beside it are safe"):
        Corpus.open(tmp_path)


def test_a_damaged_page_says_what_to_do(tmp_path):
    with Corpus.open(tmp_path) as corpus:
        for number in range(30):
            add(corpus, f"paper {number}".encode())
    with sqlite3.connect(tmp_path / "kkr.db") as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = tmp_path / "kkr.db"
    data = bytearray(path.read_bytes())
    data[8192:] = os.urandom(len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(DatabaseDamaged, match="damaged"), Corpus.open(tmp_path) as corpus:
        corpus.documents()


def test_a_home_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(HomeNotWritable, match="KKR_HOME"):
            Corpus.open(home)


def test_a_directory_in_place_of_the_database_is_named(tmp_path):
    (tmp_path / "kkr.db").mkdir()
    with pytest.raises(DatabaseDamaged, match=r"kkr\.db, which should be a file: kkr doctor"):
        Corpus.open(tmp_path)


@pytest.mark.parametrize("url", ["nonsense", "nosuch://host/db"])
def test_an_unusable_address_says_what_one_looks_like(tmp_path, url):
    with pytest.raises(DatabaseUnreachable, match=r"postgresql\+psycopg://"):
        Corpus.open(tmp_path, url)


def test_a_password_is_never_shown(tmp_path):
    with pytest.raises(DatabaseUnreachable) as caught:
        Corpus.open(tmp_path, "nosuch://me:hush@host/db")
    assert "hush" not in str(caught.value)


def test_another_address_takes_the_place_of_the_own_database(tmp_path):
    url = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    with Corpus.open(tmp_path / "home", url) as corpus:
        add(corpus, b"minutes")
    assert not (tmp_path / "home" / "kkr.db").exists()
    with Corpus.open(tmp_path / "home", url) as corpus:
        assert len(corpus.documents()) == 1


def test_foreign_keys_are_enforced(tmp_path):
    with Corpus.open(tmp_path) as corpus:
        add(corpus, b"minutes")
        with corpus._database.writing() as session:
            connection = session.connection()
            connection.exec_driver_sql("DELETE FROM documents")
            for table in ("items", "fields", "decisions", "sources", "lines"):
                rows = connection.exec_driver_sql(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own tables
                assert rows.scalar() == 0, table


def test_a_reader_is_not_disturbed_by_a_writer(tmp_path):
    with Corpus.open(tmp_path) as writer, Corpus.open(tmp_path) as reader:
        for number in range(3):
            add(writer, f"paper {number}".encode())
        walk = reader.each()
        first = next(walk)
        add(writer, b"one more")
        assert len([first, *walk]) == 3
        assert len(list(reader.each())) == 4


def test_a_writer_that_is_kept_waiting_says_why(tmp_path):
    with Corpus.open(tmp_path) as first, Corpus.open(tmp_path, busy=0.05) as second:
        with first._database.writing(), pytest.raises(Busy, match="another kkr is writing"):
            add(second, b"minutes")
        assert second.documents() == []
        assert list(second.originals) == []
        add(second, b"minutes")


def test_opening_what_is_up_to_date_does_not_wait_for_alembic(tmp_path):
    Corpus.open(tmp_path).close()
    program = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from corpus.repository import Corpus
        Corpus.open(Path({str(tmp_path)!r})).close()
        sys.exit("alembic" in sys.modules)
        """
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_errors_and_names_are_to_be_had_without_a_database_library():
    program = "import sys, corpus.errors, corpus.naming; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_many_processes_may_open_a_new_home_at_once(tmp_path):
    program = textwrap.dedent(
        f"""
        from pathlib import Path
        from corpus.repository import Corpus
        with Corpus.open(Path({str(tmp_path / "home")!r})) as corpus:
            assert corpus.documents() == []
        """
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE) for _ in range(4)
    ]
    for process in running:
        _, errors = process.communicate()
        assert process.returncode == 0, errors.decode()


def test_the_second_of_two_writers_waits_then_says_so(tmp_path):
    path = tmp_path / "kkr.lock"
    told: list[str] = []
    with (
        locked(path),
        pytest.raises(Busy, match=f"process {os.getpid()}"),
        locked(path, wait_seconds=0.15, on_wait=told.append),
    ):
        pytest.fail("two writers at once")
    assert len(told) == 1
    assert "waiting" in told[0]
    with locked(path, wait_seconds=0):
        pass


@pytest.mark.parametrize("away", [shutil.rmtree, lambda home: home.rename(f"{home}-moved")])
def test_a_home_that_went_away_meanwhile_is_not_said_to_hold_what_was_stored(tmp_path, away):
    """The system lets a writer go on in files that nobody finds any more."""
    home = tmp_path / "home"
    lock = locked(home / "kkr.lock")
    lock.__enter__()
    away(home)
    home.mkdir()  # as whoever stores another original makes it
    with pytest.raises(HomeGone, match="moved, deleted or unmounted"):
        lock.__exit__(None, None, None)


def test_a_killed_writer_leaves_no_lock(tmp_path):
    path = tmp_path / "kkr.lock"
    program = textwrap.dedent(
        f"""
        import os
        from pathlib import Path
        from corpus.lock import locked
        with locked(Path({str(path)!r})):
            os.kill(os.getpid(), 9)
        """
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    with locked(path, wait_seconds=0):
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="sets a limit on the size of files")
@pytest.mark.parametrize("room", [30_000, 150_000, 300_000])
def test_a_full_disk_is_named_and_leaves_the_last_good_state(tmp_path, room):
    """A file-size limit makes writes fail as a full disk does: in the database, then in files."""
    home = tmp_path / "home"
    with Corpus.open(home) as corpus:
        add(corpus, b"first")
    program = textwrap.dedent(
        f"""
        import resource, sys
        sys.path.insert(0, {str(Path(__file__).parent)!r})
        from pathlib import Path
        from corpus.errors import DiskFull
        from corpus.repository import Corpus
        from corpus_samples import add
        with Corpus.open(Path({str(home)!r})) as corpus:
            resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
            try:
                for number in range(200):
                    add(corpus, f"{{number}}".encode() * 100 * number)
            except DiskFull as error:
                assert "free some" in str(error), error
                sys.exit(3)
        """
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert done.returncode == 3, done.stderr.decode()
    with Corpus.open(home) as corpus:
        held = corpus.documents()
        assert any(record.size == 5 for record in held)
        assert {path.stem for path in corpus.originals} == {record.sha256 for record in held}
        for record in held:
            corpus.original(record.sha256)
            corpus.parsed(record.sha256)
        assert add(corpus, b"after").new


def test_a_full_disk_while_storing_an_original_leaves_no_trace(tmp_path):
    if sys.platform != "linux":
        pytest.skip("sets a limit on the size of files")
    program = textwrap.dedent(
        f"""
        import resource, sys
        from pathlib import Path
        from corpus.errors import DiskFull
        from corpus.files import Originals
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            Originals(Path({str(tmp_path)!r})).store(b"x" * 2000, ".pdf")
        except DiskFull:
            sys.exit(3)
        """
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 3
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
