"""Two columns are read one after the other; tables are read across."""

from __future__ import annotations

from parse.model import Line
from parse.readers.columns import in_reading_order

PROSE = "En linje som fylder sin spalte helt ud"


def line(text, x0, x1, down):
    return Line(text, 1, x0, down - 8, x1, down + 2.75, 11.0)


def rows(*parts):
    return sorted(parts, key=lambda part: (part.top, part.x0))


def test_columns_of_prose():
    left = [line(f"{PROSE} v{i}", 50, 290, 100 + 14 * i) for i in range(10)]
    right = [line(f"{PROSE} h{i}", 310, 550, 100 + 14 * i) for i in range(10)]
    title = line("En overskrift over begge spalter", 50, 500, 60)
    assert in_reading_order(rows(title, *left, *right)) == [title, *left, *right]


def test_columns_with_baselines_of_their_own():
    left = [line(f"{i} By", 50, 100, 100 + 14 * i) for i in range(10)]
    right = [line(f"{i} Sted", 310, 360, 105 + 14 * i) for i in range(10)]
    assert in_reading_order(rows(*left, *right)) == [*left, *right]


def test_a_table_is_read_across():
    cells = rows(
        *[line(f"{i} By", 50, 100, 100 + 14 * i) for i in range(10)],
        *[line(f"{i}", 310, 320, 100 + 14 * i) for i in range(10)],
    )
    assert in_reading_order(cells) == cells


def test_a_running_head_beside_the_body_makes_no_column():
    body = [line(PROSE, 50, 430, 100 + 14 * i) for i in range(20)]
    page = rows(*body, line("KKR Midtjylland", 460, 540, 101), line("SIDE 2", 460, 500, 115))
    assert in_reading_order(page) == page
