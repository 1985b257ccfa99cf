"""Words that are broken in wrapped cells, where what stands beside these comes between."""

from __future__ import annotations

from pdf_samples import texts

from parse.document import read
from parse.hyphens import spelling
from parse.layout import flow
from parse.model import Line
from parse.paragraphs import blocks
from parse.readers.rests import with_rests

STEP, SIZE = 12.0, 10.0


def line(text, x, down, size=SIZE):
    return Line(text, 1, x0=x, x1=x + 5.0 * len(text), top=down, bottom=down + size, size=size)


def order(*lines):
    return [line.text for line in with_rests(lines)]


def paragraphs(*placed):
    """The paragraphs of a page with texts at (x, distance from the top)."""
    lines = flow(read(texts(*placed), "a.pdf")).lines
    return [block.text for block in blocks(lines, spelling(line.text for line in lines))]


def test_a_broken_word_goes_on_below_and_not_beside() -> None:
    assert order(
        line("Kommunerne udarbej-", 100, 50),
        line("Bo Ravns-", 250, 50),
        line("Januar", 350, 50),
        line("der en plan", 100, 50 + STEP),
        line("borg", 250, 50 + STEP),
    ) == ["Kommunerne udarbej-", "der en plan", "Bo Ravns-", "borg", "Januar"]


def test_the_cell_of_a_broken_word_goes_on_to_its_end() -> None:
    """A part of it left behind would stand alone, and may look like a heading, `Næste møde`."""
    assert order(
        line("Svarene sam-", 100, 50),
        line("August", 200, 50),
        line("les i et notat til", 100, 50 + STEP),
        line("2023", 200, 50 + STEP),
        line("næste møde.", 100, 50 + 2 * STEP),
        line("Evaluering", 100, 50 + 3 * STEP),
    ) == ["Svarene sam-", "les i et notat til", "næste møde.", "August", "2023", "Evaluering"]


def test_cells_in_the_middle_of_their_rows_and_columns() -> None:
    """Their lines are on heights of their own, and begin nowhere alike."""
    assert order(
        line("Kvalitetsstan-", 100, 50),
        line("Gudrun Vang", 200, 50 + STEP / 2),
        line("darden", 115, 50 + STEP),
    ) == ["Kvalitetsstan-", "darden", "Gudrun Vang"]


def test_what_a_broken_word_does_not_surely_go_on_with_stays_where_it_is() -> None:
    for below in (
        [line("og ældreområdet", 100, 50 + STEP)],  # a hanging hyphen
        [line("Skjern", 100, 50 + STEP)],
        [line("hedsaftalen", 100, 50 + 2 * STEP)],  # too far below
        [line("hedsaftalen", 100, 50 + STEP, size=7.0)],
        [line("heds", 100, 50 + STEP), line("aftalen", 130, 50 + STEP)],  # two below
        [line("hedsaftalen", 300, 50 + STEP)],  # in another column
    ):
        lines = [line("Nær sund-", 100, 50), line("Januar", 200, 50), *below]
        assert order(*lines) == [one.text for one in lines]


def test_lines_of_prose_stay_in_their_order() -> None:
    prose = ["Kommunerne udarbej-", "der en plan for sund-", "hedsaftalen og den", "øvrige drift."]
    lines = [line(text, 100, 50 + at * STEP) for at, text in enumerate(prose)]
    assert with_rests(lines) == lines


MIDDLE = (
    (60, 100, "Indsats"), (150, 100, "Ansvarlig"), (280, 100, "Frist"),
    (150, 120, "Udviklingskonsu-"), (60, 126, "Rehabilitering"), (280, 120, "Sommerfe-"),
    (150, 132, "lent Torben Rasgård"), (280, 132, "rien 2025"),
    (60, 150, "Rekruttering og fasthol-"), (180, 156, "Inge Holmskov"), (280, 156, "Årsskiftet"),
    (60, 162, "delse af ansatte"),
)  # fmt: skip


def test_words_broken_in_cells_that_make_no_table_are_found_whole() -> None:
    found = paragraphs(*MIDDLE)
    whole = {
        "Udviklingskonsulent Torben Rasgård",
        "Sommerferien 2025",
        "Rekruttering og fastholdelse af ansatte",
    }
    assert whole <= set(found)
