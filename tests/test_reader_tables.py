"""Tables of every make: rules one way or both, shades, none; heads over columns; turned pages."""

from __future__ import annotations

import pytest
from pdf_samples import HEIGHT, drawn
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth

from parse.document import read
from parse.flow.layout import flow

ROWS = [
    ("Kommune", "Indbyggere", "Kvote"),
    ("Høje-Taastrup", "50.759", "104"),
    ("Lyngby-Taarbæk", "55.790", "9"),
    ("Ærø", "6.200", "-"),
    ("Ikast-Brande", "41.500", "1.088"),
]
PROSE = "Kommunekontaktrådet skal senest den 10. september aftale kvoterne for det kommende år, og"
WIDTHS = (110, 80, 60)
WIDTH = sum(WIDTHS)


def cells(canvas, rows=ROWS, *, left=90, top=HEIGHT - 150, widths=WIDTHS, step=16, right=True):
    """The words of a table: the first column from the left, others from the right if wanted."""
    for y, row in enumerate(rows):
        x = left
        for at, (text, width) in enumerate(zip(row, widths, strict=True)):
            for line, part in enumerate(text.split("\n")):
                height = top - y * step - 12 * line
                if at and right:
                    canvas.drawRightString(x + width - 4, height, part)
                else:
                    canvas.drawString(x + 4, height, part)
            x += width


def prose(canvas, top, lines=3):
    for number in range(lines):
        canvas.drawString(90, top - 14 * number, PROSE)


def level(canvas, *heights, left=90, width=WIDTH):
    for height in heights:
        canvas.line(left, height, left + width, height)


def tables(*pages, **options):
    reading = read(drawn(*pages, **options), "a.pdf")
    assert reading.problems == ()
    return [table.rows for page in reading.pages for table in page.tables]


def below_every_row(canvas):
    level(canvas, *(HEIGHT - 155 - 16 * n for n in range(len(ROWS))))


def around_the_head(canvas):
    level(canvas, HEIGHT - 137, HEIGHT - 155, HEIGHT - 155 - 16 * 4)


def between_columns(canvas):
    for x in (200, 280):
        canvas.line(x, HEIGHT - 137, x, HEIGHT - 220)


def shades(canvas):
    canvas.setFillGray(0.9)
    for n in range(0, len(ROWS), 2):
        canvas.rect(90, HEIGHT - 155 - 16 * n, WIDTH, 16, stroke=0, fill=1)
    canvas.setFillGray(0)


def shaded_cells(canvas):
    canvas.setFillGray(0.9)
    for n in range(0, len(ROWS), 2):
        for x, width in ((90, 110), (200, 80), (280, 60)):
            canvas.rect(x, HEIGHT - 155 - 16 * n, width, 16, stroke=0, fill=1)
    canvas.setFillGray(0)


def nothing(canvas):
    """No rule and no shade."""


@pytest.mark.parametrize(
    "rules", [below_every_row, around_the_head, between_columns, shades, shaded_cells, nothing]
)
def test_rules_one_way_or_none_make_the_same_table(rules):
    def draw(canvas):
        prose(canvas, HEIGHT - 90)
        rules(canvas)
        cells(canvas)
        prose(canvas, HEIGHT - 260)

    assert tables(draw) == [tuple(ROWS)]


@pytest.mark.parametrize("rules", [below_every_row, around_the_head, shades, nothing])
def test_figures_with_hardly_a_space_between_are_in_columns_of_their_own(rules):
    """Each column ends in one place, though less white parts them than the words of a line."""
    rows = [
        ("Kommune", "2019", "2020", "2021"),
        ("Odder", "12.140", "13.230", "14.120"),
        ("Skive", "46.310", "45.310", "44.310"),
        ("Lemvig", "19.520", "19.310", "19.100"),
        ("Samsø", "93.710", "93.660", "93.600"),
    ]

    def draw(canvas):
        prose(canvas, HEIGHT - 90)
        rules(canvas)
        cells(canvas, rows, widths=(110, 37, 37, 37))
        prose(canvas, HEIGHT - 260)

    assert tables(draw) == [tuple(rows)]


@pytest.mark.parametrize("rules", [below_every_row, around_the_head, shades, nothing])
def test_thousands_parted_by_spaces_are_one_figure(rules):
    rows = [
        ("Kommune", "Borgere", "Kvote"),
        ("Odder", "22 140", "104"),
        ("Skive", "46 310", "9"),
        ("Lemvig", "19 520", "7"),
        ("Samsø", "13 710", "1"),
    ]

    def draw(canvas):
        prose(canvas, HEIGHT - 90)
        rules(canvas)
        cells(canvas, rows)
        prose(canvas, HEIGHT - 260)

    assert tables(draw) == [tuple(rows)]


def test_lists_below_each_other_have_columns_of_their_own():
    """Their columns end, but do not begin, in one place each, and in others below the title."""
    people = [
        ("Navn", "Parti", "Kommune"), ("Ida Bro", "V", "Faaborg-Midtfyn"), ("Bo Ås", "A", "Odder"),
        ("Eva Lo", "C", "Samsø"), ("Ulf Vig", "F", "Skanderborg"), ("Pia Ek", "B", "Faxe"),
    ]  # fmt: skip

    def draw(canvas):
        cells(canvas, people, widths=(240, 60, 110))
        canvas.drawString(90, HEIGHT - 150 - 16 * 6, "Afbud")
        cells(canvas, people, top=HEIGHT - 150 - 16 * 7, widths=(275, 60, 120))

    assert tables(draw) == [tuple(people), tuple(people)]


def test_two_tables_of_one_width_are_two():
    def draw(canvas):
        for top in (HEIGHT - 150, HEIGHT - 350):
            cells(canvas, top=top)
            level(canvas, top + 13, top - 5, top - 5 - 16 * 4)
            prose(canvas, top - 100)

    assert tables(draw) == [tuple(ROWS), tuple(ROWS)]


def test_a_title_above_the_head_that_comes_again_begins_another_table():
    def draw(canvas):
        for number, top in enumerate((HEIGHT - 150, HEIGHT - 150 - 16 * 6)):
            canvas.drawString(90, top + 16, ("Deltagere", "Afbud")[number])
            cells(canvas, top=top)
            level(canvas, *(top - 5 - 16 * row for row in range(len(ROWS))))

    assert tables(draw) == [tuple(ROWS), tuple(ROWS)]
    lines = [line.text for line in flow(read(drawn(draw), "a.pdf")).lines]
    assert [text for text in lines if "\t" not in text] == ["Deltagere", "Afbud"]
    assert lines.index("Afbud") == 1 + len(ROWS)


def test_rules_between_paragraphs_are_no_table():
    def draw(canvas):
        for number in range(5):
            prose(canvas, HEIGHT - 100 - 60 * number)
            level(canvas, HEIGHT - 140 - 60 * number, width=430)

    assert tables(draw) == []


WRAPPED = [
    ("Indsats", "Udgift"),
    ("Fælles indsats for\nunge uden uddannelse", "1.250"),
    ("Drift", "30"),
    ("Nye pladser på\nspecialskolerne", "7.400"),
]
WHOLE = tuple((text.replace("\n", " "), figure) for text, figure in WRAPPED)


def test_a_wrapped_cell_is_one_cell_between_rules():
    def draw(canvas):
        cells(canvas, WRAPPED, widths=(160, 60), step=30)
        level(canvas, *(HEIGHT - 168 - 30 * n for n in range(4)), width=220)

    assert tables(draw) == [WHOLE]


def test_a_wrapped_cell_is_one_cell_by_its_line_step():
    assert tables(lambda canvas: cells(canvas, WRAPPED, widths=(160, 60), step=30)) == [WHOLE]


def test_lines_as_far_apart_as_rows_go_on_in_small_letters():
    def draw(canvas):
        lines = [
            ("Indsats", "Udgift"), ("Fælles indsats for", "1.250"), ("unge uden uddannelse", ""),
            ("Drift", "30"), ("Nye pladser på", "7.400"), ("specialskolerne", ""),
        ]  # fmt: skip
        cells(canvas, lines, widths=(160, 60), step=13)
        level(canvas, HEIGHT - 137, HEIGHT - 154, HEIGHT - 155 - 13 * 5, width=220)

    assert tables(draw) == [WHOLE]


@pytest.mark.parametrize(
    "alike", [[], [("Birkegården", "55", "6.222")]], ids=["two of one width", "three of one width"]
)
def test_a_word_that_broke_in_its_cell_is_whole_and_no_text_beside_the_table(alike):
    """Figures end at one place; some may begin at one as well."""
    rows = [
        ("Tilbud", "Pladser", "Takst"), ("Lindegården", "12", "5.214"),
        ("Klinik for spiseforstyr-", "24", "7.950"), ("relser", "", ""), *alike,
        ("Huset ved Søen", "8", "490"), ("Fyrreholm", "10", "4.377"),
        ("Region Nord", "", ""), ("Bøgehus", "6", "612"),
    ]  # fmt: skip

    def draw(canvas):
        cells(canvas, rows, widths=(160, 60, 60), step=14)
        prose(canvas, HEIGHT - 290)

    whole = ("Klinik for spiseforstyrrelser", "24", "7.950")
    assert tables(draw) == [(*rows[:2], whole, *rows[4:])]
    lines = [line.text for line in flow(read(drawn(draw), "a.pdf")).lines]
    assert "\t".join(whole) in lines
    assert "Klinik for spiseforstyr-" not in lines


def test_a_head_over_several_columns_stands_in_the_first_of_them():
    def draw(canvas):
        canvas.drawCentredString(280, HEIGHT - 134, "2021")
        canvas.drawCentredString(420, HEIGHT - 134, "2022")
        rows = [("Kommune", "Antal", "Pct.", "Antal", "Pct.")]
        rows += [(name, "1.200", "3,5", "940", "2,1") for name in ("Fanø", "Vejen", "Varde")]
        cells(canvas, rows, widths=(120, 70, 70, 70, 70))
        level(canvas, HEIGHT - 122, HEIGHT - 155, HEIGHT - 203, width=400)

    (rows,) = tables(draw)
    assert rows[:2] == (("", "2021", "", "2022", ""), ("Kommune", "Antal", "Pct.", "Antal", "Pct."))
    assert len(rows) == 5


def test_many_narrow_columns_set_small():
    head = ("Kommune", *(str(2010 + n) for n in range(12)))
    rows = [head, *((name, *(f"{7 * n}.385" for n in range(1, 13))) for name in ("Fanø", "Morsø"))]

    def draw(canvas):
        canvas.setFont("Helvetica", 7)
        cells(canvas, rows, widths=(60, *[31] * 12), step=10)
        level(canvas, HEIGHT - 142, HEIGHT - 153, HEIGHT - 173, width=432)

    assert tables(draw) == [tuple(rows)]


def test_words_in_three_full_columns_are_a_table():
    rows = [("Initiativ", "Ansvarlig", "Status")]
    rows += [("Fælles udbud", "Ida Brohave", "I gang"), ("Ny takst", "Per Ager", "Afsluttet")] * 2
    assert tables(lambda c: cells(c, rows, widths=(150, 120, 80), right=False)) == [tuple(rows)]


def test_bulleted_lists_beside_each_other_are_no_table():
    rows = [(f"Ida Bro{n}holm, Skive", f"Bo Ås{n}gaard, Odder") for n in "abcde"]

    def draw(canvas):
        for number, row in enumerate(rows):
            for x, text in zip((90, 300), row, strict=True):
                canvas.drawString(x, HEIGHT - 150 - 16 * number, "\u2022")
                canvas.drawString(x + 18, HEIGHT - 150 - 16 * number, text)

    assert tables(draw) == []


def test_running_heads_in_the_margin_are_no_cells():
    def draw(canvas):
        prose(canvas, HEIGHT - 90)
        cells(canvas)
        canvas.drawString(545, HEIGHT - 166, "KKR Sjælland | 11-11-2016")
        canvas.drawString(545, HEIGHT - 182, "SIDE | 3")

    assert tables(draw, size=(750, HEIGHT)) == [tuple(ROWS)]


@pytest.mark.parametrize("rules", [below_every_row, nothing])
def test_a_table_set_sideways_is_read_as_it_is_turned(rules):
    def draw(canvas):
        canvas.rotate(90)
        canvas.translate(0, -HEIGHT)
        rules(canvas)
        cells(canvas)

    assert tables(draw, size=(A4[1], A4[0])) == [tuple(ROWS)]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_row_alone_on_the_next_page_is_a_table_there(ruled):
    """Also where cells of the table are wrapped, so that few of its lines are whole rows."""
    rows = [
        ("Branche", "Antal", "Vækst"),
        ("Industri", "1.410", "22 pct."),
        (
            "Bygge og anlæg,\nogså dem, som\narbejder for\ndet nye sygehus\nved Sundby",
            "980",
            "4 pct.",
        ),
    ]
    last = ("Transport", "415", "3 pct.")
    widths = (150, 80, 60)

    def first(canvas):
        prose(canvas, HEIGHT - 540, lines=7)
        cells(canvas, rows, top=180, widths=widths)
        if ruled:
            level(canvas, 193, 175, 159, 95, width=sum(widths))

    def second(canvas):
        cells(canvas, [last], top=HEIGHT - 90, widths=widths)
        prose(canvas, HEIGHT - 120)

    whole = tuple(tuple(cell.replace("\n", " ") for cell in row) for row in rows)
    assert tables(first, second) == [whole, (last,)]


def test_a_wrapped_head_above_the_first_rule_is_whole():
    rows = [("Branche", "Antal i\nforåret 2017", "Vækst"), *ROWS[1:]]

    def draw(canvas):
        cells(canvas, rows[:1], top=HEIGHT - 150, right=False)
        cells(canvas, rows[1:], top=HEIGHT - 180, right=False)
        level(canvas, *(HEIGHT - 168 - 16 * n for n in range(len(rows))))

    assert tables(draw)[0][0] == ("Branche", "Antal i foråret 2017", "Vækst")


def test_a_caption_between_tables_is_no_head():
    def draw(canvas):
        for number, top in enumerate((HEIGHT - 150, HEIGHT - 250)):
            canvas.drawString(94, top + 14, ("Kvoter", "Igen")[number])
            cells(canvas, top=top)
            level(canvas, *(top - 5 - 16 * row for row in range(len(ROWS))))

    assert tables(draw) == [tuple(ROWS), tuple(ROWS)]


# ── what stands next to a table ──────────────────────────────────────────────────────

ITEM = "3. Etablering af ny fælles indsats"
RULES = [below_every_row, around_the_head, shades, nothing]


def heading(canvas, text, top, *, bold=False, left=90):
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 11)
    canvas.drawString(left, top, text)
    canvas.setFont("Helvetica", 11)


def texts_beside_rows(*pages):
    lines = flow(read(drawn(*pages), "a.pdf")).lines
    return [line.text for line in lines if "\t" not in line.text]


@pytest.mark.parametrize("bold", [False, True], ids=["plain", "bold"])
@pytest.mark.parametrize(
    "text", [ITEM, "Indstilling", "a. Baggrund:", "SAG-2021-04819 chbo", "Bilag:", "Kilde: Sundby"]
)
@pytest.mark.parametrize("rules", RULES)
def test_a_heading_as_near_as_a_row_is_none(rules, text, bold):
    def draw(canvas):
        heading(canvas, text, HEIGHT - 134, bold=bold)
        rules(canvas)
        cells(canvas)
        heading(canvas, text, HEIGHT - 150 - 16 * len(ROWS), bold=bold)
        prose(canvas, HEIGHT - 300)

    assert tables(draw) == [tuple(ROWS)]
    assert texts_beside_rows(draw)[:2] == [text, text]


@pytest.mark.parametrize("rules", RULES)
def test_a_heading_between_tables_parts_them(rules):
    """Though their columns are the same, and a second line of the title is in the first of them."""

    def draw(canvas):
        cells(canvas)
        rules(canvas)
        top = 16 * (len(ROWS) + 3)
        heading(canvas, ITEM, HEIGHT - 150 - top + 44, bold=True)
        heading(canvas, "i kommunerne", HEIGHT - 150 - top + 31, bold=True)
        heading(canvas, "Indstilling", HEIGHT - 150 - top + 16)
        canvas.translate(0, -top)
        rules(canvas)
        cells(canvas)

    assert tables(draw) == [tuple(ROWS), tuple(ROWS)]
    assert texts_beside_rows(draw) == [ITEM, "i kommunerne", "Indstilling"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Fordelingen er aftalt mellem kommunerne for et år ad gangen."],
        ["Fordelingen er aftalt mellem kommunerne og skal ses", "på igen til næste år."],
    ],
    ids=["one line", "two lines"],
)
@pytest.mark.parametrize("rules", RULES)
def test_a_paragraph_as_near_as_a_row_is_none(rules, lines):
    def draw(canvas):
        rules(canvas)
        cells(canvas)
        for number, text in enumerate(lines):
            canvas.drawString(90, HEIGHT - 150 - 16 * len(ROWS) - 14 * number, text)

    assert tables(draw) == [tuple(ROWS)]
    assert texts_beside_rows(draw) == lines


def test_numbered_rows_are_rows_though_a_cell_is_empty():
    rows = [(f"{at}. {row[0]}", *row[1:]) if at else row for at, row in enumerate(ROWS)]
    rows[-1] = (rows[-1][0], "", "")
    rows.append(("5. Fanø", "3.400", "2"))
    assert tables(lambda canvas: cells(canvas, rows)) == [tuple(rows)]


def test_numbered_titles_of_groups_are_rows_where_they_are_set_as_such():
    rows = [
        ROWS[0], ("1. Øerne", "", ""), ("Ærø", "6.200", "3"), ("Fanø", "3.400", "2"),
        ("2. Fastlandet", "", ""), ("Varde", "50.000", "90"), ("Vejen", "42.000", "81"),
    ]  # fmt: skip
    assert tables(lambda canvas: cells(canvas, rows)) == [tuple(rows)]


@pytest.mark.parametrize("text", [ITEM, "Beslutning"])
@pytest.mark.parametrize("rules", [around_the_head, nothing])
def test_a_heading_near_a_table_over_a_page_end_is_none_of_its_rows(rules, text):
    def first(canvas):
        prose(canvas, HEIGHT - 60, lines=3)
        canvas.translate(0, -HEIGHT + 280)
        rules(canvas)
        cells(canvas)

    def second(canvas):
        cells(canvas, ROWS[1:], top=HEIGHT - 80)
        heading(canvas, text, HEIGHT - 80 - 16 * 4)
        prose(canvas, HEIGHT - 80 - 16 * 5)

    def third(canvas):
        heading(canvas, text, HEIGHT - 80)
        prose(canvas, HEIGHT - 96)

    assert tables(first, second) == [tuple(ROWS), tuple(ROWS[1:])]
    assert text in texts_beside_rows(first, second)
    assert tables(first, third) == [tuple(ROWS)]
    assert text in texts_beside_rows(first, third)


REMARKS = [
    ("Organ", "Medlem", "Bemærkning"), ("Sundhedsforum", "Ulla Bro", "Genudpeges"),
    ("Havneråd", "Per Sø", ""), ("Vandråd", "Ida Ås", ""), ("Erhvervsråd", "Bo Lund", "Vakant"),
    ("Kulturforum", "Eva Ek", ""),
]  # fmt: skip


@pytest.mark.parametrize("step", [13, 16])
@pytest.mark.parametrize("ruled", [False, True], ids=["without rules", "a rule under the head"])
def test_rows_whose_last_cell_is_empty_are_rows(ruled, step):
    """Also where each column is as wide as its longest cell, so that no cell has room for more."""
    widths = [12 + max(stringWidth(c, "Helvetica", 11) for c in x) for x in zip(*REMARKS, strict=1)]

    def draw(canvas):
        cells(canvas, REMARKS, widths=widths, step=step, right=False)
        if ruled:
            last = HEIGHT - 155 - step * (len(REMARKS) - 1)
            level(canvas, HEIGHT - 137, HEIGHT - 154, last, width=sum(widths))

    assert tables(draw) == [tuple(REMARKS)]


def test_a_wide_wrapped_cell_between_rules_is_no_prose():
    rows = [
        ("Emne", "Anbefaling", "Frist"),
        ("Klima", "Kommunerne arbejder videre med planerne\nfor de lavtliggende arealer", "2023"),
        ("Trafik", "Der er afsat penge til de to første år\naf en fælles ordning for alle", "2024"),
    ]

    def draw(canvas):
        cells(canvas, rows, widths=(70, 230, 50), step=30, right=False)
        level(canvas, *(HEIGHT - 168 - 30 * n for n in range(3)), width=350)
        prose(canvas, HEIGHT - 300)

    whole = tuple(tuple(cell.replace("\n", " ") for cell in row) for row in rows)
    assert tables(draw) == [whole]


def boxed(canvas, *below, rows=5, widths=WIDTHS):
    """Rules around a table and between its columns, and below some of its rows."""
    top, bottom = HEIGHT - 137, HEIGHT - 155 - 16 * (rows - 1)
    level(canvas, top, *(HEIGHT - 155 - 16 * row for row in below), bottom, width=sum(widths))
    for at in range(len(widths) + 1):
        canvas.line(90 + sum(widths[:at]), top, 90 + sum(widths[:at]), bottom)


@pytest.mark.parametrize("below", [(), (0,)], ids=["no rule", "a rule below the head"])
def test_rows_in_a_box_are_told_by_their_figures_where_no_rules_part_them(below):
    def draw(canvas):
        prose(canvas, HEIGHT - 80)
        boxed(canvas, *below)
        cells(canvas)

    assert tables(draw) == [tuple(ROWS)]


def test_marks_are_of_a_row_each_as_figures_are():
    rows = [("Kommune", "Deltager", "Betaler"), ("Lemvig", "x", ""), ("Skive", "", "x")]
    rows += [("Odder", "x", "x"), ("Struer", "", "x"), ("Viborg", "x", "")]

    def draw(canvas):
        prose(canvas, HEIGHT - 80)
        boxed(canvas, 0, rows=len(rows))
        cells(canvas, rows)

    assert tables(draw) == [tuple(rows)]


def test_texts_in_a_box_are_one_row_where_they_go_on_from_line_to_line():
    lines = [("Regionen skal", "Kommunerne skal", "Lægerne skal")]
    lines += [("varetage de", "varetage alt", "varetage de")]
    lines += [("svære forløb.", "det øvrige.", "lette forløb.")]

    def draw(canvas):
        boxed(canvas, rows=3, widths=(110, 110, 110))
        cells(canvas, lines, widths=(110, 110, 110), right=False)

    (found,) = tables(draw)
    assert found == (tuple(" ".join(part) for part in zip(*lines, strict=True)),)


def test_bullets_in_a_box_are_one_row():
    rows = [("Fordele", "Ulemper", "Andet")]
    rows += [(f"• Godt {n}", f"• Dyrt {n}", f"• Nyt {n}") for n in "abcd"]

    def draw(canvas):
        boxed(canvas, 0)
        cells(canvas, rows, right=False)

    assert len(tables(draw)[0]) == 2


@pytest.mark.parametrize("middle", [True, False])
def test_a_head_over_columns_stands_beside_that_of_the_first_one(middle):
    rows = [(name, *(str(12 + at + 7 * n) for n in range(6))) for at, name in enumerate("ABCDE")]
    widths = (80, 40, 40, 40, 40, 40, 40)
    years = ("", "2019", "2020", "2021", "2019", "2020", "2021")

    def draw(canvas):
        prose(canvas, HEIGHT - 60)
        for at, text in ((0, "Modtagere"), (120, "Udgifter")):
            x = 90 + 80 + at
            if middle:
                canvas.drawCentredString(x + 68, HEIGHT - 130, text)
            else:
                canvas.drawString(x + 12, HEIGHT - 130, text)
        canvas.drawString(94, HEIGHT - 130, "Kommune")
        cells(canvas, [years, *rows], widths=widths)
        level(canvas, *(HEIGHT - 155 - 16 * n for n in range(6)), width=sum(widths))

    (found,) = tables(draw)
    assert found[0] == ("Kommune", "Modtagere", "", "", "Udgifter", "", "")
    assert found[1:] == (years, *rows)


def test_a_last_label_with_no_room_goes_on_below_and_ends_the_table_with_its_row():
    rows = [("Kommune", "2023", "2024"), ("Høje-Taastrup", "1.104", "1.090"), ("Ærø", "12", "9")]
    rows += [("Skive", "98", "101"), ("Hele regionen i", "1.214", "1.200"), ("Midtjylland", "", "")]

    def draw(canvas):
        prose(canvas, HEIGHT - 80)
        cells(canvas, rows, step=13)

    (found,) = tables(draw)
    assert found[-1] == ("Hele regionen i Midtjylland", "1.214", "1.200")


def test_a_range_that_broke_after_its_dash_is_whole():
    rows = [
        ("Møde", "Tid", "Antal"),
        ("Forår", "kl. 9.30-\n12.30", "4"),
        ("Efterår", "2019-\n2020", "6"),
    ]

    def draw(canvas):
        prose(canvas, HEIGHT - 80)
        level(canvas, *(HEIGHT - 142 - 32 * n for n in range(4)))
        cells(canvas, rows, step=32, right=False)

    (found,) = tables(draw)
    assert [row[1] for row in found] == ["Tid", "kl. 9.30-12.30", "2019-2020"]
