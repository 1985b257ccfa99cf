"""Words that are broken in wrapped cells, where what stands beside these comes between."""

from __future__ import annotations

import pytest
from pdf_samples import HEIGHT, drawn, texts

from parse.document import read
from parse.flow.layout import flow
from parse.flow.paragraphs import blocks
from parse.model import Line
from parse.readers.rests import with_rests
from parse.text.hyphens import spelling

STEP, SIZE = 12.0, 10.0


def line(text, x, down, size=SIZE):
    return Line(text, 1, x0=x, x1=x + 5.0 * len(text), top=down, bottom=down + size, size=size)


def order(*lines):
    return [line.text for line in with_rests(lines)]


def paragraphs(*placed):
    """The paragraphs of a page with texts at (x, distance from the top)."""
    lines = flow(read(texts(*placed), "a.pdf")).lines
    return [block.text for block in blocks(lines, spelling(line.text for line in lines))]


def words(*placed):
    return " ".join(paragraphs(*placed)).split()


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


# Rows nearer to each other than the lines of a cell are: no white tells them apart.
PACKED = [
    (x, down, text)
    for down, row in [
        (100.0, ("Indsats", "Beskrivelse", "Frist")),
        (111.3, ("Sygepleje", "Kommunerne skriver en fælles standard", "Sommer")),
        (125.7, ("", "for sårbehandling og medicin", "")),
        (137.0, ("Genoptræning", "Forløbene bliver revideret af syge-", "Årsskiftet")),
        (151.4, ("", "husledelserne og lægerne i samråd", "")),
        (162.7, ("Rekruttering og fasthol-", "Uddannelserne inddrages i tilrettelæg-", "Efterår")),
        (177.1, ("delse", "gelsen af praktikken for ansatte", "")),
        (188.4, ("Digitalisering", "Telemedicinske løsninger udbredes", "Forår")),
        (202.8, ("", "i samarbejde med hospitalerne", "")),
        (214.1, ("Skoler", "Rammeaftalen bliver gennemgået", "Januar")),
        (228.5, ("", "af en ny gruppe", "")),
        (239.8, ("Trafik", "Analysen kortlægger trafikken", "Marts")),
        (254.2, ("", "mellem kommunerne", "")),
    ]
    for x, text in zip((60, 180, 400), row, strict=True)
    if text
]


def test_rows_between_which_a_word_is_broken_are_no_table() -> None:
    """They are lines of cells: kept as a table's rows they would hide the word for good."""
    (page,) = read(texts(*PACKED), "a.pdf").pages
    assert not page.tables
    assert {"sygehusledelserne", "fastholdelse", "tilrettelæggelsen"} <= set(words(*PACKED))


# A justified line in a narrow column may stand in two parts: no column has an edge there.
DRAWN_OUT = (
    (60, 100, "Indsats"), (150, 100, "Ansvarlig"), (260, 100, "Frist"),
    (60, 113, "Sygepleje"), (150, 113, "Centerchef Gud-"), (260, 113, "Sommeren"),
    (150, 126, "run Elkjær"),
    (60, 139, "Skoler"), (150, 139, "Skolechef Mille"), (260, 139, "Januar"),
    (150, 152, "Thorstensen"),
    (60, 165, "Genoptræning"), (150, 165, "Udviklingskonsu-"), (260, 165, "Årsskiftet"),
    (150, 178, "lent"), (205, 178, "Bo"),
    (150, 191, "Rasgård"),
)  # fmt: skip


def test_a_row_that_a_table_ends_in_the_middle_of_is_none_of_it() -> None:
    (page,) = read(texts(*DRAWN_OUT), "a.pdf").pages
    assert [[row[0] for row in made.rows] for made in page.tables] == [
        ["Indsats", "Sygepleje", "Skoler"]
    ]


@pytest.mark.parametrize(("last", "rows"), [("Sekretariatet", 4), ("Sekretaria-", 3)])
def test_a_row_below_the_last_rule_is_one_of_the_table_if_it_is_whole(last, rows) -> None:
    cells = [("Indsats", "Ansvarlig", "Frist"), ("Skoler", "Skolechef Mille", "Januar")]
    cells += [("Sygepleje", "Centerchef Gudrun", "Marts"), ("Trafik", last, "Maj")]

    def draw(canvas) -> None:
        for at, row in enumerate(cells):
            for x, text in zip((60, 150, 260), row, strict=True):
                canvas.drawString(x, HEIGHT - 100 - 20 * at, text)
        for at in range(-1, 3):
            canvas.line(58, HEIGHT - 106 - 20 * at, 330, HEIGHT - 106 - 20 * at)
        if last.endswith("-"):
            canvas.drawString(150, HEIGHT - 173, "tet")

    (page,) = read(drawn(draw), "a.pdf").pages
    assert [len(made.rows) for made in page.tables] == [rows]
