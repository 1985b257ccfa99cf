"""What a database says becomes what to do about it."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from corpus.errors import (
    Busy,
    DatabaseDamaged,
    DatabaseUnreachable,
    DiskFull,
    HomeNotWritable,
)
from corpus.meanings import translated


class ServerError(Exception):
    """As psycopg's: with an SQLSTATE, or none where no server was reached."""

    def __init__(self, sqlstate):
        super().__init__("it\n\tsaid so.")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("state", "meaning", "words"),
    [
        ("53100", DiskFull, "run the same command again"),
        ("42501", HomeNotWritable, "must be allowed"),
        ("25006", HomeNotWritable, "for reading only"),
        ("55P03", Busy, "when it is done"),
        ("XX001", DatabaseDamaged, "backup"),
        ("XX000", DatabaseUnreachable, "refused: it said so. When"),
        (None, DatabaseUnreachable, "run the same command again"),
    ],
)
def test_what_a_server_says_tells_what_to_do(state, meaning, words):
    with pytest.raises(meaning, match=words) as raised, translated("where"):
        raise DBAPIError("SELECT 1", {}, ServerError(state))
    assert type(raised.value) is meaning
    assert "where" in str(raised.value)


def test_a_question_of_a_server_ends_its_own_sentence():
    error = ServerError(None)
    error.args = ("is it accepting connections?",)
    with pytest.raises(DatabaseUnreachable, match=r"connections\? When"), translated("where"):
        raise DBAPIError("SELECT 1", {}, error)
