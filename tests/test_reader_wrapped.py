"""Tables without rules and with wrapped cells, whose rows stand as close as their lines."""

from __future__ import annotations

import random

import pytest
from pdf_samples import texts
from reportlab.pdfbase.pdfmetrics import stringWidth

from parse.document import read
from parse.flow.layout import flow
from parse.flow.paragraphs import blocks
from parse.readers.blocks import free_rows
from parse.readers.lines import lines_of
from parse.readers.word import Word
from parse.readers.wrapped import wrapped_tables
from parse.text.hyphens import spelling

FONT, SIZE, STEP, PADDING = "Helvetica", 10.0, 13.0, 5.4
ABOVE = "Siden sidste møde er der sket udpegninger til disse organer og grupper:"
BELOW = "Oversigten føres videre af sekretariatet, som sender den til kommunerne."
SMALL = (
    "og af til for om ved den som arbejdet med plan møde trafik unge tilbud klima status".split()
)


def typeset(text, x, down):
    words = []
    for word in text.split():
        right = x + stringWidth(word, FONT, SIZE)
        words.append(Word(word, x, right, down, SIZE))
        x = right + stringWidth(" ", FONT, SIZE)
    return words


def wrapped(text, width):
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and (stringWidth(longer, FONT, SIZE) > width or lines[-1][-1] == "-"):
            lines.append(word)
        else:
            lines[-1] = longer
    return lines if text else []


def paragraph(text, x, down, width):
    """The words of a wrapped text, and where the next line stands."""
    lines = wrapped(text, width)
    words = [word for at, line in enumerate(lines) for word in typeset(line, x, down + at * STEP)]
    return words, down + len(lines) * STEP


def table(rows, widths, *, middle=False, above=ABOVE, below=BELOW, white=STEP):
    """The words of a table between two paragraphs; `middle`: cells stand in the middle of rows."""
    down = 200.0
    words = typeset(above, 85, down - STEP - white)
    for row in rows:
        height = max(len(wrapped(c, w - 2 * PADDING)) for c, w in zip(row, widths, strict=True))
        x = 85.0
        for cell, width in zip(row, widths, strict=True):
            lines = len(wrapped(cell, width - 2 * PADDING))
            shift = (height - lines) * STEP / 2 if middle else 0.0
            words += paragraph(cell, x, down + shift, width - 2 * PADDING)[0]
            x += width
        down += height * STEP
    return [*words, *typeset(below, 85, down + white)]


def found(words):
    tables, _ = wrapped_tables(free_rows(lines_of(words, 1), words, ()), 1)
    return [made.table.rows for made in tables]


WRAPPED = {
    "first column": (
        ("Organ", "Udpeget", "Afløser"),
        ("Havnenes bestyrelse", "Frode Tolvstrup (B)", "Ulrik Mollerup (A)"),
        ("Følgegruppen for psykiatri og sociale tilbud til voksne", "Hege Bakke (V)", "Per Sø (V)"),
        ("Erhvervsråd", "Asger Birkelund (C)", "Hans Hjortlund (V)"),
    ),
    "last column and last row": (
        ("Område", "Ansvarlig", "Status"),
        ("Færger", "Rederiet", "Høringen er afsluttet, og svarene behandles af en arbejdsgruppe"),
        ("Klima", "Vandrådet", "Igangsat"),
        ("Turisme", "Destination Fjord", "Strategien er forelagt, men er endnu ikke vedtaget"),
    ),
    "two columns": (
        ("Tid", "Emne"),
        ("10.00-10.15", "Velkomst ved formanden"),
        ("10.15-11.00", "Oplæg om det nære sundhedsvæsen ved direktør Mads Holme og drøftelse"),
        ("11.00-11.30", "Pause"),
    ),
    "last row alone": (
        ("Organ", "Udpeget", "Afløser"),
        ("Havnenes bestyrelse", "Frode Tolvstrup (B)", "Ulrik Mollerup (A)"),
        ("Udvalget for de nordlige kystbyers havne", "Hege Bakkegaard Lund (V)", "Per Sø (V)"),
    ),
    "words broken": (
        ("Sag", "Indstilling", "Beslutning"),
        ("Kystsikring", "At der rettes henven- delse til ministeriet", "Afventer"),
        ("Busdrift", "At budgettet drøftes", "Afventer"),
    ),
    "empty cells": (
        ("Navn", "Kommune", "Bemærkning"),
        ("Asger Birkelund", "Holmby", ""),
        ("Dorrit Skovhoved", "Sundby", "Afbud, stedfortræder Palle Wang og Ib Lund"),
        ("Frode Tolvstrup", "Fjordby", ""),
        ("Hege Bakkegaard", "", "Deltog til frokost"),
    ),
}


@pytest.mark.parametrize("rows", WRAPPED.values(), ids=WRAPPED)
@pytest.mark.parametrize("total", [330, 369, 420])
def test_wrapped_cells_are_of_one_row(rows, total) -> None:
    told = tuple(tuple(cell.replace("- ", "") for cell in row) for row in rows)
    assert found(table(rows, [total / len(rows[0])] * len(rows[0]))) == [told]


def test_a_head_over_its_columns_and_not_at_their_edges_is_the_tables() -> None:
    """Figures stand at the right, and their heads reach far to the left."""
    rows = (
        ("Følgegruppen for psykiatri og sociale tilbud til voksne", "12", "10"),
        ("Vandrådet", "15", "15"),
        ("Erhvervsråd", "16", "14"),
    )
    widths = (200.0, 90.0, 90.0)
    words = [
        word for word in table(rows, widths) if word.text not in {"12", "10", "15", "16", "14"}
    ]
    for row, down in zip(rows, (200.0, 226.0, 239.0), strict=True):
        for text, right in zip(row[1:], (365.0, 455.0), strict=True):
            words += typeset(text, right - stringWidth(text, FONT, SIZE), down)
    head = ("Organ", "Medlemmer af", "Stedfortrædere")
    words += typeset(head[0], 90.4, 187.0)
    for text, right in zip(head[1:], (365.0, 455.0), strict=True):
        words += typeset(text, right - stringWidth(text, FONT, SIZE), 187.0)
    assert found(words) == [(head, *rows)]


def test_tables_at_random_are_read_as_they_were_set() -> None:
    """Their first columns stay on one line, and only cells begin with capitals."""

    def text(most):
        words = [chance.choice(SMALL) for _ in range(chance.randint(1, most))]
        return " ".join(words).capitalize()

    exact = 0
    for seed in range(150):
        chance = random.Random(seed)
        columns = chance.choice((2, 3, 4))
        rows = [("Sted", *["Svar"] * (columns - 1))] + [
            (text(1), *(text(chance.choice((2, 9))) for _ in range(columns - 1)))
            for _ in range(chance.randint(3, 8))
        ]
        words = table(rows, [chance.uniform(90, 130) for _ in range(columns)])
        made = found(words)
        assert made in ([], [tuple(rows)]), seed
        exact += bool(made)
    assert exact > 120


def columns_of_prose(chance):
    words = []
    for x in (85, 275):
        down = 200.0
        for _ in range(4):
            prose = " ".join(chance.choice(SMALL) for _ in range(25)).capitalize()
            made, down = paragraph(f"{prose}.", x, down, 170)
            words += made
    return words


def list_of_people(chance):
    words = []
    for x, head in ((85, "Deltagere"), (285, "Afbud")):
        people = [
            f"Ole {chance.choice('ABCDEF')}ergstrup (A), Holmby" + chance.choice(("", ", supp. Ib"))
            for _ in range(8)
        ]
        down = 200.0
        for entry in [head, *people]:
            made, down = paragraph(entry, x, down, 130)
            words += made
    return words


def labels_beside_prose(chance):
    words, down = [], 200.0
    for label in ("Klima", "10. maj", "Økonomi", "Havne"):
        prose = " ".join(chance.choice(SMALL) for _ in range(25)).capitalize()
        made, below = paragraph(f"{prose}.", 170, down, 300)
        words += [*typeset(label, 85, down), *made]
        down = below
    return words


def fields_beside_text(chance):
    words, down = [], 200.0
    for label in ("Baggrund", "Indstilling", "Beslutning"):
        prose = " ".join(chance.choice(SMALL) for _ in range(25)).capitalize()
        made, below = paragraph(prose, 170, down, 300)
        words += [*typeset(label, 85, down), *made]
        down = below
    return words


@pytest.mark.parametrize(
    "drawn", [columns_of_prose, list_of_people, labels_beside_prose, fields_beside_text]
)
def test_what_only_stands_side_by_side_is_no_table(drawn) -> None:
    assert [found(drawn(random.Random(seed))) for seed in range(30)] == [[]] * 30


def test_cells_in_the_middle_of_their_rows_are_no_rows_by_lines() -> None:
    """Their lines do not begin together: what goes on where cannot be told so."""
    rows = WRAPPED["last column and last row"]
    assert found(table(rows, [100, 100, 110], middle=True)) in ([], [rows])


def test_a_paragraph_below_a_table_is_not_of_it() -> None:
    """Not even a short one, as near as rows are."""
    words = table(WRAPPED["two columns"], [110, 200])
    last = max(word.baseline for word in words if word.x0 > 190 and word.baseline < 280)
    (rows,) = found([*words, *typeset("Formanden bød velkommen", 85, last + 1.4 * STEP)])
    assert rows == WRAPPED["two columns"]


def read_page(words):
    return read(texts(*((w.x0, w.baseline, w.text) for w in words), size=SIZE), "a.pdf")


@pytest.mark.parametrize("text", ["Baggrund", "SAG-2021-04819 chbo", ABOVE])
@pytest.mark.parametrize("rows", WRAPPED.values(), ids=WRAPPED)
def test_headings_and_prose_between_tables_part_them_as_near_as_lines(rows, text) -> None:
    """They are set as the cells are, in the first column; another table may follow in the same."""
    one = table(rows, [369 / len(rows[0])] * len(rows[0]), above=text, below="", white=0)
    down = max(word.baseline for word in one) + 2 * STEP - min(word.baseline for word in one)
    two = [word._replace(baseline=word.baseline + down - STEP) for word in one]
    (page,) = read_page([*one, *two]).pages
    told = tuple(tuple(cell.replace("- ", "") for cell in row) for row in rows)
    assert [made.rows for made in page.tables] == [told, told]
    lines = [line for line in page.lines if line.text == text]
    assert not any(
        (t.top or 0) < (x.top or 0) < (t.bottom or 0) for t in page.tables for x in lines
    )
    assert len(lines) == 2


NOTED = (
    ("Organ", "Medlem", "Bemærkning"),
    ("Ungdomsuddannelsernes bestyrelse", "Hege Bakkegaard", "Afventer svar"),
    ("Sundhedsstrategisk forum", "Torkild Vestervang", ""),
    ("Følgegruppen for psykiatri og sociale tilbud", "Frode Tolvstrup", "Genudpeges"),
    ("Udvalget for kollektiv trafik", "Palle Wang", "Drøftes på det næste møde i udvalget"),
    ("Kulturaftalen", "Dorrit Skovhoved", ""),
)  # fmt: skip
COUNTED = (
    ("Kommune", "Antal", "Pris", "Bemærkning"),
    ("Sundby", "48", "500", "Afventer svar"),
    ("Fjordby", "12", "750", ""),
    ("Holmby", "30", "610", "Se bilag og drøftelsen i kontaktudvalget"),
    ("Vestby", "77", "515", ""),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "widths"),
    [(NOTED, (202, 97, 90)), (COUNTED, (60, 39, 30, 120))],
    ids=["words", "figures"],
)
def test_a_row_whose_last_cell_is_empty_is_none_of_the_row_above(rows, widths) -> None:
    """Though no cell had room for its first word: columns are as wide as their longest cells."""
    assert found(table(rows, widths)) == [rows]


def test_the_columns_of_a_table_are_none_of_the_page() -> None:
    """Its last column has more lines than the others, and out of step with theirs."""
    rows = WRAPPED["last column and last row"]
    reading = read_page(table(rows, [120, 120, 120]))
    (page,) = reading.pages
    assert [made.rows for made in page.tables] == [rows]
    assert (page.lines[0].text, page.lines[-1].text) == (ABOVE, BELOW)
    assert not reading.problems


def test_rows_that_cannot_be_told_are_kept_by_columns_and_told_of() -> None:
    rows = WRAPPED["last column and last row"]
    reading = read_page(table(rows, [100, 100, 110], middle=True))
    (page,) = reading.pages
    assert not page.tables
    lines = flow(reading).lines
    told = [block.text for block in blocks(lines, spelling(line.text for line in lines))]
    assert told[1:9] == [*(row[0] for row in rows), *(row[1] for row in rows)]
    assert " ".join(told[9:-1]) == " ".join(row[2] for row in rows)
    assert (told[0], told[-1]) == (ABOVE, BELOW)
    (problem,) = reading.problems
    assert (problem.code, problem.page) == ("unclear-table", 1)


def test_prose_in_columns_is_read_by_columns_without_a_doubt() -> None:
    reading = read_page(columns_of_prose(random.Random(1)))
    left = [(line.x0 or 0.0) < 270 for line in reading.pages[0].lines]
    assert left == sorted(left, reverse=True)
    assert not reading.problems


def test_fields_beside_their_headings_are_read_by_rows() -> None:
    """Though a heading wraps in its narrow column, so that no rows can be told."""
    rows = (
        ("Baggrund:", "Regeringen og regionerne har aftalt nye hospitaler, og de er peget ud"),
        ("Sagsfremstilli ng:", "Kommunerne finder, at der skal være læger, og har skrevet det."),
        ("Indstilling:", "Det indstilles, at kommunernes rolle drøftes på mødet i dag"),
        ("Beslutning:", "Drøftet med en bemærkning om lægedækning, som formanden tager med."),
    )
    reading = read_page(table(rows, [75, 190]))
    assert not reading.problems
    texts = [line.text for line in flow(reading).lines]
    heads = [texts.index(head) for head in ("Baggrund:", "Sagsfremstilling:", "Indstilling:")]
    assert [texts[at + 1].split()[0] for at in heads] == ["Regeringen", "Kommunerne", "Det"]
