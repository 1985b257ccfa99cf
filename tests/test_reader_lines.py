"""Words with places become the lines a reader of the paper would see."""

from __future__ import annotations

import pytest

from parse.readers.glyphs import words_of
from parse.readers.lines import lines_of
from parse.readers.word import Word


def word(text, x, baseline=100.0, size=11.0, width=None, **style):
    return Word(text, x, x + (width or 5.5 * len(text)), baseline, size, **style)


def read(*words):
    return [line.text for line in lines_of(words, 1)]


def test_words_painted_again_in_a_font_of_another_unit_are_bold():
    """Ghostscript makes outlines a font whose size is not that of its letters."""
    painted = [word("Optrukket", 50), word("Optrukket", 50, size=1.1)]
    assert [(made.text, made.bold) for made in words_of(painted)] == [("Optrukket", True)]


@pytest.mark.parametrize("size", [11, 10.7])
def test_raised_and_sunk_letters_as_large_as_their_line_stand_on_it(size):
    co = word("CO", 50, width=16)
    two = word("2", 66.2, 104.5, size, width=6)
    raised = word("1", 142.2, 95, size, width=6)
    line = [co, two, word("-mål", 72.3, width=25), word("aftales.", 100, width=42), raised]
    (read_line,) = lines_of(line, 1)
    assert (read_line.text, read_line.size) == ("CO2-mål aftales. 1", 11)
    assert read_line.marks == ("2", "1")


def test_a_mark_stays_on_its_line_where_another_column_is_nearly_level():
    left = [word("og", 50), word("aftaler", 62)]
    right = [word("på", 310, 102.4, width=10), word("1.250", 324, 102.4), word("m", 354, 102.4)]
    mark = word("2", 359.6, 98, 6.2, width=3.4)
    line = [*right, mark, word("og", 366, 102.4), word("3.400", 380, 102.4)]
    assert read(*left, *line) == ["og aftaler", "på 1.250 m2 og 3.400"]


def test_lines_set_close_stay_apart():
    assert read(word("og", 50), word("regionen", 50, 110)) == ["og", "regionen"]
    assert read(word("kvoter", 50), word("12", 120, 105)) == ["kvoter", "12"]


def test_words_with_a_shadow_stand_once():
    title = [word("REFERAT", 50, 100, 22), word("2016", 95, 100, 22)]
    shadow = [word._replace(x0=word.x0 + 1, baseline=101.5) for word in title]
    assert read(*title, *shadow) == ["REFERAT 2016"]


def test_lines_are_ordered_by_place_not_by_painting():
    assert read(word("nede", 50, 120), word("tekst", 90), word("oppe", 50)) == [
        "oppe tekst",
        "nede",
    ]


def test_a_running_head_in_the_margin_is_a_line_of_its_own():
    body = [word("boligpla-", 380), word("KKR", 460, 101, 8), word("Midtjylland", 480, 101, 8)]
    assert read(*body) == ["boligpla-", "KKR Midtjylland"]


def justified(line, y, gap=21.4):
    words, x = [], 56.0
    for text in line.split():
        words.append(word(text, x, y, 12))
        x = words[-1].x1 + gap
    return words


def test_wide_spaces_of_justified_lines_part_no_words():
    """Two lines may begin with one word: their first spaces stand below each other."""
    lines = ["KKR Nordjylland drøftede sagen og bad", "KKR Nordjylland fik den nye optælling"]
    both = [*justified(lines[0], 100), *justified(lines[1], 114)]
    assert read(*both) == lines
    assert read(*justified(lines[0], 100, 12), *justified(lines[1], 114, 11.5)) == lines


def test_wide_spaces_of_a_justified_list_or_of_a_short_line_part_no_words():
    entry = [word("–", 40), *justified("Møde med regionsrådsformanden om", 100)]
    assert read(*entry) == ["– Møde med regionsrådsformanden om"]
    assert read(*justified("Ambulanceberedskabet i Nordsjælland", 100)) == [
        "Ambulanceberedskabet i Nordsjælland"
    ]


def test_columns_of_justified_text_are_parted_by_the_edges_of_other_lines():
    """Their lines stand on baselines of their own; the gap of two level ones is a wide space's."""
    left = [
        word(text, x, y, width=width)
        for y in range(100, 170, 12)
        for text, x, width in [("og", 74, 20), ("fælles", 104, 126), ("aftaler", 240, 52.7)]
    ]
    right = [
        word(text, x, y, width=width)
        for y in range(105, 160, 12)
        for text, x, width in [("som", 302.6, 20), ("mødet", 333, 126), ("tiltrådte", 469, 52.6)]
    ]
    level = [word("kom-", 302.6, 160, width=100), word("munerne", 408, 160, width=113.6)]
    assert read(*left, *right, *level)[-2:] == ["og fælles aftaler", "kom- munerne"]


@pytest.mark.parametrize("behind", ["Januar", "1. kvartal"])
def test_a_word_broken_right_before_a_column_ends_its_cell(behind):
    """However near the text in that column is: only rows beside it show how wide the white is."""
    row = [word("Skoler", 50), word("har", 150), word("udarbej-", 172), word(behind, 222)]
    other = [word("Trafik", 50, 130), word("planen", 150, 130), word("Marts", 222, 130)]
    assert read(*row, *other) == ["Skoler", "har udarbej-", behind, "Trafik", "planen", "Marts"]
    social = [word("Skoler", 50), word("har", 150), word("sundheds-", 172), word("og", 226)]
    assert read(*social, *other)[1] == "har sundheds- og"


def test_cells_as_far_apart_as_justified_words_end_in_broken_words():
    assert read(*justified("Telemedicin Arbejdsmar- Uddannelserne", 100)) == [
        "Telemedicin",
        "Arbejdsmar-",
        "Uddannelserne",
    ]
    assert read(*justified("Telemedicin Arbejdsmarked Uddannelserne-", 100)) == [
        "Telemedicin Arbejdsmarked Uddannelserne-"
    ]


def test_figures_in_even_columns_are_cells():
    assert read(*justified("2021 2022 2023 2024", 100)) == ["2021", "2022", "2023", "2024"]


def test_bullets_and_numbers_stay_with_their_text_over_a_tab():
    for mark in ("–", "•", "\uf0b7", "o", "./.", "3.2.", "a)", "1)", "(2)"):
        gap = 50 + 5.5 * len(mark) + 30
        assert len(read(word(mark, 50), word("Møde", gap))) == 1, mark


def test_a_dash_far_from_what_follows_is_a_cell():
    assert read(word("825", 50), word("–", 200), word("851", 255)) == ["825", "–", "851"]


def test_cover_labels_keep_their_values():
    assert read(word("Dato:", 50), word("08-06-2021", 150)) == ["Dato: 08-06-2021"]
    assert read(word("følgende:", 50), word("KKR", 150)) == ["følgende:", "KKR"]


def test_letter_spaced_titles_are_one_line():
    letters = [
        word(c, 50 + 22 * i, size=19, width=10) for i, c in enumerate("KKR MIDTJYLLAND") if c != " "
    ]
    assert read(*letters) == ["KKR MIDTJYLLAND"]


def test_single_letters_and_figures_of_a_row_are_no_letter_spaced_word():
    assert read(*(word(c, 50 + 15 * i) for i, c in enumerate("123456"))) == ["1 2 3 4 5 6"]
    assert read(word("a", 50), word("og", 60), word("b", 75)) == ["a og b"]


@pytest.mark.parametrize("letters", ["REFERAT", "AND"])
@pytest.mark.parametrize("gap", [12, 20, 30])
def test_a_title_spaced_as_wide_as_columns_is_one_line(letters, gap):
    """On a cover, a name may break anywhere: `N O R D J Y L L` and `A N D`."""
    text = [word(c, 50 + (13 + gap) * i, size=22, width=13) for i, c in enumerate(letters)]
    (found,) = read(*text)
    assert found.replace(" ", "") == letters


def test_single_letters_in_the_columns_of_a_table_are_cells():
    seats = [word(c, 50 + 60 * i, size=22, width=13) for i, c in enumerate("ABCF")]
    assert read(*seats) == ["A", "B", "C", "F"]


def test_leaders_keep_the_page_number():
    assert read(word("Eventuelt", 50), word(".....", 110), word("23", 400)) == [
        "Eventuelt ..... 23"
    ]


def test_footnote_marks_stand_beside_and_indices_within_words():
    mark = word("1", 77.5, 96, 6.5, width=3.6)
    assert read(word("møder", 50), mark) == ["møder 1"]
    assert read(word("CO", 50), word("2", 61, 103, 7, width=4)) == ["CO2"]
    assert read(word("100", 50), word("m", 70, width=8), word("2", 78, 96, 6.5, width=3.6)) == [
        "100 m2"
    ]


def test_a_line_tells_which_of_its_numbers_are_raised():
    def small(text, x):
        return word(text, x, 96, 6.5, width=3.6)

    (line,) = lines_of(
        [word("1", 44), word("model", 50), small("1", 77.5), word("til", 84), small("2", 100.5)], 1
    )
    assert (line.text, line.marks) == ("1 model 1 til 2", ("1", "2"))
    (line,) = lines_of([word("model", 50), word("1", 80), word("CO", 90), small("x", 101)], 1)
    assert line.marks == ()


def test_small_capitals_are_one_word():
    assert read(word("R", 50, size=14, width=10), word("EFERAT", 60, size=10, width=38)) == [
        "REFERAT"
    ]


def test_size_and_weight_are_those_of_most_letters():
    heading, note = word("Beslutning", 50, bold=True), word("x", 108, size=8)
    (line,) = lines_of([heading, note], 1)
    assert (line.size, line.bold, line.italic) == (11.0, True, False)
    assert (line.top, line.bottom) == (100 - 0.75 * 11, 100 + 0.25 * 11)


def test_a_bullet_glued_to_its_text_is_set_apart():
    assert read(word("–Møde", 50)) == ["– Møde"]
    assert read(word("–2022", 50)) == ["–2022"]


def test_no_line_reaches_from_one_cell_into_the_next():
    assert read(word("ene", 50, cell=1), word("anden", 70, cell=2)) == ["ene", "anden"]


def rows_of(*rows):
    return [
        word(text, x, 100 + 14 * down, 9, width=4 * len(text))
        for down, row in enumerate(rows)
        for x, text in row
    ]


def test_lists_close_to_each_other_are_told_by_what_stands_above():
    """Columns 14 pt apart: as wide as a space in a justified line, but at the same x."""
    left = [(50, "Lyngby-Taarbæk (V), Høje-Taastrup")]
    lists = rows_of(*[[*left, (196, "Ole")] for _ in range(3)], [(50, "Gry"), (196, "Fatima")])
    assert read(*lists)[:2] == ["Lyngby-Taarbæk (V), Høje-Taastrup", "Ole"]


def test_figures_close_to_each_other_are_told_by_where_they_end():
    table = rows_of(
        [(50, "Faxe"), (200, "2.104"), (232, "14,0")],
        [(50, "Greve"), (204, "104"), (232, "12,0")],
        [(50, "Roskilde"), (200, "1.500"), (252, "9")],
    )
    assert read(*table)[:3] == ["Faxe", "2.104", "14,0"]


def test_loose_lines_have_no_gutters():
    """Justified prose: all spaces of a line are wide, and some stand above each other."""
    loose = rows_of(*[[(50 + 34 * i, "orderne") for i in range(8)] for _ in range(5)])
    assert len(read(*loose)) == 5


def test_a_mark_without_a_meaning_before_a_line_is_a_bullet():
    for mark in ("\x7f", "\ufffd", "(cid:0)"):
        assert read(word(mark, 50, width=5), word("Møde", 70)) == ["• Møde"]
        assert read(word(mark, 50, width=5), word("\ufffdøde", 70)) != ["• \ufffdøde"]
