"""Tables: sorted lines by their keys, and never a wrong answer out of a damaged file."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.files.blocks import beside
from index.files.tables import Table, write_table

KEYS = st.text(st.characters(exclude_characters="\t\n", min_codepoint=32), max_size=6)
VALUES = st.text(st.characters(exclude_characters="\n"), max_size=12)
LINES = st.dictionaries(KEYS, VALUES, max_size=40)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("table") / "words.table"


@pytest.fixture(autouse=True, params=[40, 8192], ids=["many blocks", "one block"])
def block(request, monkeypatch):
    monkeypatch.setattr("index.files.tables._BLOCK", request.param)


def opened(path):
    return closing(Table(path))


@given(LINES, KEYS)
def test_what_was_written_is_found_and_nothing_else(path, lines, other):
    write_table(path, sorted(lines.items()))
    with opened(path) as table:
        assert {key: table.get(key) for key in lines} == lines
        assert table.get(other) == lines.get(other)
        assert list(table.starting()) == sorted(lines.items())
        expected = [line for line in sorted(lines.items()) if line[0].startswith(other)]
        assert list(table.starting(other)) == expected


def test_an_empty_table_answers(path):
    write_table(path, [])
    with opened(path) as table:
        assert table.get("") is None
        assert list(table.starting()) == []


@pytest.mark.parametrize(
    "lines", [[("b", ""), ("a", "")], [("a", "x\ny")], [("a\tb", "")], [("a", ""), ("a", "")]]
)
def test_what_a_table_cannot_hold_is_refused(path, lines):
    with pytest.raises(ValueError, match=r"line of a table|do not rise"):
        write_table(path, lines)


@given(LINES, st.data())
def test_whatever_is_changed_gives_the_same_answers_or_an_error(path, lines, data):
    """Of the file, or of what is kept beside it."""
    lines = {**lines, "altid": "her"}
    write_table(path, sorted(lines.items()))
    spoilt = data.draw(st.sampled_from([path, beside(path)]))
    content = bytearray(spoilt.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[place] ^= 1 << data.draw(st.integers(0, 7))
    else:
        del content[place:]
    spoilt.write_bytes(content)
    asked = [*lines, "aldrig"]
    try:
        with opened(path) as table:
            for key in asked:
                try:
                    assert table.get(key) == lines.get(key)
                except ValueError:
                    continue
            assert list(table.starting("a")) == [
                line for line in sorted(lines.items()) if line[0].startswith("a")
            ]
    except ValueError:
        pass


def test_another_tables_file_is_no_answer(path, tmp_path):
    write_table(path, [("flygtninge", "1"), ("klima", "2")])
    write_table(tmp_path / "other", [("cykelstier", "1"), ("klima", "2")])
    path.write_bytes((tmp_path / "other").read_bytes())
    with opened(path) as table, pytest.raises(ValueError, match="changed"):
        table.get("klima")
