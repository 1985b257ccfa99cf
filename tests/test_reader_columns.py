"""Two columns are read one after the other; tables are read across."""

from __future__ import annotations

from dataclasses import replace

import pytest

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


def bold(text, x0, x1, down):
    return replace(line(text, x0, x1, down), bold=True)


def sentences(side, x0, x1, down, count, step=14):
    """Lines of a sentence that is broken at its column's edge."""
    texts = ["Mødet drøftede fordelingen af de fælles", "udgifter og godkendte den nye rammeaftale"]
    return [line(f"{texts[i % 2]} {side}{i}", x0, x1, down + step * i) for i in range(count)]


@pytest.mark.parametrize("gutter", [(292.7, 302.6), (290, 310)])
def test_columns_of_prose_parted_by_ten_points(gutter):
    """LaTeX does so; lines stand on baselines of their own, and some are level by chance."""
    left, right = sentences("v", 74, gutter[0], 100, 20), sentences("h", gutter[1], 522, 103, 20)
    assert in_reading_order(rows(*left, *right)) == [*left, *right]


@pytest.mark.parametrize("step", [8, 9.5, 17.5])
def test_a_table_in_one_of_two_columns_is_a_part_of_it(step):
    """Its rows are level with many of the other column's lines by chance."""
    left = [*sentences("v", 50, 290, 100, 4), *sentences("w", 50, 290, 600, 4)]
    cells = [
        line(str(i * j), 60 + 70 * j, 80 + 70 * j, 170 + step * i)
        for i in range(int(420 / step))
        for j in range(3)
    ]
    right = sentences("h", 310, 550, 103, 40)
    expected = [*left[:4], *rows(*cells), *left[4:], *right]
    assert in_reading_order(rows(*left, *cells, *right)) == expected
    box = (55, 165, 285, 590)
    assert in_reading_order(rows(*left, *cells, *right), [box]) == expected


def test_a_heading_beside_the_white_between_two_paragraphs_ends_no_column():
    heading = bold("Beslutning", 50, 120, 247)
    left = [*sentences("v", 50, 290, 100, 10), heading, *sentences("w", 50, 290, 262, 10)]
    right = [*sentences("h", 310, 550, 100, 11), *sentences("g", 310, 550, 260, 10)]
    assert in_reading_order(rows(*left, *right)) == [*left, *right]


def test_a_heading_with_room_for_both_columns_beside_it_ends_them():
    heading = bold("Afbud", 50, 120, 254)
    above = [sentences(side, x, x + 240, 100, 10) for side, x in (("v", 50), ("h", 310))]
    below = [sentences(side, x, x + 240, 280, 10) for side, x in (("w", 50), ("g", 310))]
    order = [*above[0], *above[1], heading, *below[0], *below[1]]
    assert in_reading_order(rows(*order)) == order


@pytest.mark.parametrize(("lines", "more"), [(20, 20), (45, 1)])
def test_the_left_column_goes_on_below_a_shorter_right_one(lines, more):
    """On a paper's last page, or where the right one has no room for a paragraph's first lines."""
    heading = bold("Beslutning", 50, 120, 100 + 14 * (lines + more))
    rest = sentences("w", 50, 290, 120 + 14 * (lines + more), 2)
    left = [*sentences("v", 50, 290, 100, lines + more), heading, *rest]
    right = sentences("h", 310, 550, 100, lines)
    assert in_reading_order(rows(*left, *right), height=842) == [*left, *right]


def test_a_heading_below_columns_that_end_level_ends_them():
    """CSS and Word balance columns; a short paragraph below stands in the left one alone."""
    heading = bold("4. Eventuelt", 50, 120, 400)
    above = [sentences(side, x, x + 240, 100, 20) for side, x in (("v", 50), ("h", 310))]
    order = [*above[0], *above[1], heading, *sentences("w", 50, 290, 420, 2)]
    assert in_reading_order(rows(*order), height=842) == order


def test_a_table_is_read_across():
    cells = rows(
        *[line(f"{i} By", 50, 100, 100 + 14 * i) for i in range(10)],
        *[line(f"{i}", 310, 320, 100 + 14 * i) for i in range(10)],
    )
    assert in_reading_order(cells) == cells


def test_headings_in_smaller_letters_beside_their_texts_make_no_column():
    """Cells of a template begin level at their tops, so that baselines differ by two points."""
    names = ["Resumé", "Økonomi", "Indstilling", "Drøftelse", "Konklusion"] * 2
    labels = [
        Line(name, 1, 50, 91.5 + 42 * i, 110, 100.5 + 42 * i, 9.0) for i, name in enumerate(names)
    ]
    text = [line(PROSE, 150, 430, 100 + 14 * i) for i in range(30)]
    page = rows(*labels, *text)
    assert in_reading_order(page) == page


def test_fields_beside_each_other_are_read_one_after_the_other():
    """On a slide two boxes stand side by side; three headings are a table's, read across."""
    title = line("2. Sundhedsreformen", 50, 300, 60)
    left = [line(text, 50, 230, 100 + 20 * i) for i, text in enumerate(("Baggrund", "a", "b"))]
    right = [line(text, 300, 480, 100 + 20 * i) for i, text in enumerate(("Indstilling", "c", "d"))]
    foot = line("En linje over begge", 50, 480, 200)
    assert in_reading_order(rows(title, *left, *right, foot)) == [title, *left, *right, foot]
    third = line("Beslutning", 520, 600, 100)
    table = rows(*left, *right, third)
    assert in_reading_order(table) == table


def test_fields_beside_each_other_end_above_the_next_items_title():
    """Its short lines keep to the left side too: the decision stood below the next item."""
    heads = [line("Indstilling", 50, 110, 100), line("Beslutning", 300, 360, 100)]
    texts = [line("Drøftes.", 50, 110, 120), line("Drøftet.", 300, 350, 120)]
    title = replace(line("2.1. Havne", 50, 120, 150), bold=True)
    label = line("Baggrund", 50, 110, 170)
    ordered = [heads[0], texts[0], heads[1], texts[1], title, label]
    assert in_reading_order(rows(*heads, *texts, title, label)) == ordered


def test_a_running_head_beside_the_body_makes_no_column():
    body = [line(PROSE, 50, 430, 100 + 14 * i) for i in range(20)]
    page = rows(*body, line("KKR Midtjylland", 460, 540, 101), line("SIDE 2", 460, 500, 115))
    assert in_reading_order(page) == page


def test_a_short_list_of_names_is_read_down_its_columns():
    """Entries out of step: one wraps where the other column begins its next."""
    left = [
        line("Ragnhild Lindebæk (A), Aarhus", 50, 200, 100),
        line("Jens-Ole Havrelund (V), Viborg", 50, 200, 114),
    ]
    right = [
        line("Villads Rørkær (C), Holstebro, supp. Gert", 290, 450, 100),
        line("Uldum deltog", 290, 350, 114),
    ]
    assert in_reading_order(rows(*left, *right)) == [*left, *right]


def test_members_beside_their_substitutes_are_read_across():
    members = [line(f"Asta Nørlyng (A), By {i}", 50, 200, 100 + 14 * i) for i in range(4)]
    others = [line(f"Ove Tranholt (V), By {i}", 290, 450, 100 + 14 * i) for i in range(4)]
    table = rows(*members, *others)
    assert in_reading_order(table) == table


def test_a_heading_ends_a_list_of_names():
    page = [
        line("Asta Nørlyng (A), Ry", 50, 200, 100),
        line("Ove Tranholt (V), Samsø, supp. Bo", 290, 450, 100),
        line("Emil Sandholt (A), Ry", 50, 200, 114),
        line("Nielsen deltog", 290, 450, 114),
        line("Afbud", 50, 80, 128),
        line("Tyra Kildegrav (V), Norddjurs", 50, 200, 142),
    ]
    assert [part.text[:4] for part in in_reading_order(page)] == [
        "Asta",
        "Emil",
        "Ove ",
        "Niel",
        "Afbu",
        "Tyra",
    ]


WHOLE = "En linje som rækker hen over begge spalter, og som derfor skiller dem fra resten af siden"
LEFT = [
    "Virksomheder",
    "Mindst 90 virksomheder skal have været",
    "igennem et forløb, og deres tilfredshed",
    "skal være høj.",
    "Samarbejde",
    "Der skal være aftaler med samtlige af",
    "kommunerne, og de skal sige, hvordan",
    "arbejdet deles.",
]
RIGHT = [
    "Digitalisering",
    "Kommunerne skal tilbydes den nye fælles",
    "platform, og der skal være 12 møder om",
    "brugen af den.",
    "Evaluering",
    "Der bliver lavet en evaluering i løbet af",
    "foråret, som behandles på mødet i juni.",
]


def column(texts, x, down, step=14.0):
    return [line(t, x, x + 5.4 * len(t), down + step * at) for at, t in enumerate(texts)]


@pytest.mark.parametrize("shift", [0.0, 0.7, 8.0, -14.0])
def test_prose_in_two_columns_on_a_part_of_a_page(shift) -> None:
    """On the same lines or not: subheadings do not make cells of them."""
    above = column([WHOLE] * 8, 50, 100)
    left, right = column(LEFT, 50, 240), column(RIGHT, 310, 240 + shift)
    below = column([WHOLE] * 12, 50, 380)
    page = rows(*above, *left, *right, *below)
    assert in_reading_order(page) == [*above, *left, *right, *below]


def test_what_stands_below_columns_apart_is_below_both() -> None:
    left, right = column(LEFT, 50, 240), column(RIGHT, 310, 240)
    below = column(["Kontrakt for Fjord", "Kontrakt for Bælt"], 50, 390, 20.0)
    page = rows(*left, *right, *below)
    assert in_reading_order(page) == [*left, *right, *below]


def test_three_columns_of_prose() -> None:
    thirds = [column(LEFT, x, 240) for x in (50, 310, 570)]
    assert in_reading_order(rows(*thirds[0], *thirds[1], *thirds[2])) == [
        part for third in thirds for part in third
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ["Holmby", "Sundby", "Fjordby", "Nordhavn", "Sydstrand", "Vesterø"],
        ["Ole Asgersen Holmgaard", "Ida Birgersen Lundgaard", "Eva Carstensen Westgaard"] * 2,
        ["40.213", "17.500", "38.111", "91.002", "66.780", "12.999"],
    ],
)
def test_cells_of_one_length_are_no_prose(cells) -> None:
    """Each fills its column, but they do not go on with each other."""
    table = rows(*column(cells, 50, 240), *column(cells[::-1], 310, 240))
    assert in_reading_order(table) == table
