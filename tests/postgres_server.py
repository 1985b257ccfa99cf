"""A PostgreSQL server of the tests' own, with databases that sort as Danish does."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_USER = "kkr"


class Server:
    """A server on a socket in a folder, that can be stopped and started."""

    def __init__(self, programs: Path, folder: Path, account: str | None) -> None:
        self._programs, self.folder, self._account = programs, folder, account
        self._names = (f"kkr{number}" for number in itertools.count())
        self._run("initdb", "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off"
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "-w", "-o", options, "-l", log)

    def stop(self) -> None:
        """As if it were killed."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, "-D", self.folder / "data", *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            user=self._account,
            cwd=self.folder,
        )

    def database(self) -> str:
        """The address of a new database."""
        name = next(self._names)
        # A database's own order of texts must not show in any answer.
        self.execute(
            f"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'da-DK'"
        )
        return self.address(name)

    def address(self, name: str, user: str = _USER) -> str:
        return f"postgresql+psycopg://{user}@/{name}?host={self.folder}"

    def execute(self, statement: str, address: str | None = None) -> list[tuple[object, ...]]:
        """Runs a statement in a database, and gives its rows. LookupError: a table is missing."""
        import psycopg  # noqa: PLC0415 - where it is not installed, tests say so

        where = (address or self.address("postgres")).replace("+psycopg", "")
        with psycopg.connect(where, autocommit=True) as connection:
            try:
                cursor = connection.execute(statement.encode())
            except psycopg.errors.UndefinedTable as error:
                raise LookupError(statement) from error
            return cursor.fetchall() if cursor.description else []


def found_programs() -> Path | None:
    """Where the server's programs lie, None where there are none."""
    found = shutil.which("pg_ctl")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if debian:
        return debian[-1].parent
    return Path(found).resolve().parent if found else None


@contextmanager
def serving(programs: Path) -> Iterator[Server]:
    """A server, until the block ends."""
    # It refuses to run as root, and needs a folder whose path is short and open to its account.
    account = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="kkr-pg-"))
    try:
        if account:
            shutil.chown(folder, account)
        server = Server(programs, folder, account)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def may_serve() -> bool:
    """Whether there is an account for a server to run in."""
    if os.geteuid():
        return True
    return any(entry.pw_name == "postgres" for entry in pwd.getpwall())
