"""Tables as five typesetters set them, by what parts their cells, held against what went in.

Each file of `tables/` holds four tables between paragraphs (figures, dates, words, wrapped cells,
heads over columns, tables over page ends), and beside it what they say.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parse.document import read
from parse.flow.layout import flow
from parse.flow.tables import is_row_line, tables_of
from parse.text.hyphens import spelling
from parse.text.spacing import squash

PAPERS = sorted((Path(__file__).parent / "tables").glob("*.pdf"))
# Cells that need not be right: a word broken without a hyphen, a head that stands too close.
LEAST = 0.98


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_cells_are_where_they_were_set_and_no_prose_is_lost(path):
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    reading = read(path.read_bytes(), path.name)
    assert reading.problems == ()  # what breaks at a page's tables is told, and found otherwise
    lines = [line.line for line in flow(reading).lines]
    tables = tables_of(lines, spelling(line.text for line in lines))
    got = cells(table.rows for table in tables)
    wanted = cells(told["tables"])
    assert 2 * len(got & wanted) / (len(got) + len(wanted)) >= LEAST
    prose = bare("".join(line.text for line in lines if not is_row_line(line)))
    assert [text for text in told["texts"] if bare(text) not in prose] == []


def test_there_are_papers():
    """Else nothing above is tested."""
    assert len(PAPERS) == 12


def cells(tables):
    """Each cell with its row's first word and its column; a repeated head counts once."""
    return {
        (next(filter(None, row)), column, cell)
        for rows in tables
        for row in rows
        for column, cell in enumerate(row)
    }


def bare(text):
    return squash(text).replace("-", "").replace("\u00ad", "")
