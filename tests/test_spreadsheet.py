"""CSV that a spreadsheet opens right and that calculates nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parse.spreadsheet import BOM, as_csv, delimiter_of


@pytest.mark.parametrize("cell", ["=1+1", "+A1", "-A1", "@sum", "\t=1", "  =1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(cell):
    (row,) = csv.reader(io.StringIO(as_csv([[cell]], bom=False)))
    assert row[0].startswith("'")


@pytest.mark.parametrize(
    "before", ["\x01", "\x7f", "\x00\x0b ", "\x85", "\u200b", "\xad", "\u2003", "\u202e", "\ufeff"]
)
def test_nothing_unseen_hides_a_formula(before):
    """A control character before it was looked at, then taken away: the formula stood bare."""
    (row,) = csv.reader(io.StringIO(as_csv([[f"{before}=1+1"]], bom=False)))
    assert row[0].startswith("'")
    assert row[0].endswith("=1+1")


@pytest.mark.parametrize("cell", ["-5", "+4,5", "-3,2 %", "1.333.400", "– punkt", "a=b"])
def test_numbers_and_plain_text_stay_as_they_are(cell):
    assert as_csv([[cell]], ";", bom=False) == f"{cell}\r\n"


def test_unknown_is_empty_and_numbers_are_numbers():
    assert as_csv([[None, 3, 2.5]]) == f"{BOM},3,2.5\r\n"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2)))
def test_cells_come_back_as_they_went_in(rows):
    read = csv.reader(io.StringIO(as_csv(rows, ";", bom=False), newline=""), delimiter=";")
    for row, found in zip(rows, read, strict=True):
        assert [one.removeprefix("'") for one in found] == [one.removeprefix("'") for one in row]


def test_delimiters_are_single_characters():
    assert (delimiter_of(";"), delimiter_of("tab"), delimiter_of("\\t")) == (";", "\t", "\t")
    for wrong in ("", ";;", '"', "\n"):
        with pytest.raises(ValueError, match="cannot stand between cells"):
            delimiter_of(wrong)
