"""A repair that is killed is finished by the next, and loses nothing that the first could read."""

from __future__ import annotations

import pytest
from cli_tools import kkr
from survival_tools import FULL, die_at
from test_doctor import mended, overwrite, row_pages_of
from test_readonly import answers, with_a_log

POINTS = [
    ("corpus.restoring:_linked", "before", 1),
    ("corpus.restoring:_linked", "after", 1),
    ("corpus.restoring:beside", "after", 5),
    ("corpus.restoring:NewDatabase._put_aside", "after", 1),
    ("corpus.restoring:NewDatabase.take_place", "after", 1),
    ("corpus.restoring:NewDatabase.insert", "after", 3),
    ("index.files.manifest:set_current", "before", 1),
    ("index.files.manifest:set_current", "after", 1),
    ("ingest.indexing:_keep", "before", 1),
]


@pytest.mark.parametrize("point", POINTS if FULL else POINTS[3:4], ids=lambda p: f"{p[0]}-{p[1]}")
def test_a_killed_repair_is_finished_by_the_next(own_home, tmp_path, point):
    """What came last stands in SQLite's log only, which has to go out of the new one's way."""
    home = with_a_log(own_home, tmp_path / "copy")
    before = answers(own_home)
    data = (home / "kkr.db").read_bytes()
    logged = (home / "kkr.db-wal").read_bytes()
    size = 4096 + 24
    in_log = {int.from_bytes(logged[at : at + 4], "big") for at in range(32, len(logged), size)}
    overwrite(home, min(set(row_pages_of(data, "fields")) - in_log))
    assert die_at(home, *point, "doctor", "--repair") == -9
    assert kkr(home, "search", "flygtninge").code == 0
    assert mended(home)["healthy"]
    assert answers(home) == before
    assert kkr(home, "status", "--json").json["failures"][0]["address"] == "/late.pdf"
    assert not list(home.glob(".repair-*"))
    assert len(list(home.glob("kkr.db.damaged-*Z"))) == 1
