"""Tables that a Markdown conversion draws with dashes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parse.model import Source
from parse.readers.dashed import dashed_table_at
from parse.readers.markdown import read_markdown

SIMPLE = """\
  Navn        Kommune
  ----------- ---------
  Ida Bro     Skive
  Ole Lind    Odder

Tekst."""
MULTILINE = """\
  ---------------------------
  Navn              Kommune
  ----------------- ---------
  Ida Bro           Skive

  Ole Lind-Jensen   Odder
  (V)
  ---------------------------

Tekst."""
HEADLESS = """\
  ----------- ---------
  Ida Bro     Skive
  Ole Lind    Odder
  ----------- ---------

Tekst."""
GRID = """\
+-----------+---------+
| Navn      | Kommune |
+===========+=========+
| Ida Bro   | Skive   |
+-----------+---------+
| Ole Lind  | Odder   |
| (V)       |         |
+-----------+---------+

Tekst."""


def _rows(text):
    reading = read_markdown(text, Source("a.md", "0" * 64, None, "markdown"))
    (page,) = reading.pages
    assert page.lines[-1].text == "Tekst."
    return [row for table in page.tables for row in table.rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (SIMPLE, [("Navn", "Kommune"), ("Ida Bro", "Skive"), ("Ole Lind", "Odder")]),
        (
            MULTILINE,
            [("Navn", "Kommune"), ("Ida Bro", "Skive"), ("Ole Lind-Jensen (V)", "Odder")],
        ),
        (HEADLESS, [("Ida Bro", "Skive"), ("Ole Lind", "Odder")]),
        (GRID, [("Navn", "Kommune"), ("Ida Bro", "Skive"), ("Ole Lind (V)", "Odder")]),
    ],
)
def test_the_cells_of_each_kind(text, rows):
    assert _rows(text) == rows


@pytest.mark.parametrize(
    "text", ["Titel\n-----\nTekst.", "-----\n\nTekst.", "-- --\nTekst.", "+-\nTekst.", "a\n\n-- --"]
)
def test_rules_and_underlines_are_no_tables(text):
    assert dashed_table_at(text.split("\n"), 0) is None


@given(st.lists(st.text(alphabet="ab -+|=:", max_size=12), min_size=1, max_size=12))
def test_any_lines_are_read(rows):
    found = dashed_table_at(rows, 0)
    assert found is None or 0 < found[0] <= len(rows)
