"""PDFs as they come: words from gaps, fake bold, links, turned pages, scans, tables."""

from __future__ import annotations

import pytest
from pdf_samples import HEIGHT, content, drawn, in_signs, packed, stream, texts

from parse.document import read
from parse.readers import pdf


def reading(data):
    return read(data, "papir.pdf")


def lines(data):
    return [line for page in reading(data).pages for line in page.lines]


def line_texts(data):
    return [line.text for line in lines(data)]


def test_lines_have_their_place_size_and_page():
    data = texts((85, 100, "Referat"), (85, 114, "Møde på Ærø"), font="Helvetica-Bold", size=12)
    first, second = lines(data)
    assert (first.text, second.text) == ("Referat", "Møde på Ærø")
    assert (first.page, first.x0, first.size, first.bold) == (1, 85, 12, True)
    assert second.top - first.top == pytest.approx(14, abs=0.02)
    assert first.top == pytest.approx(100 - 0.75 * 12, abs=0.02)
    page = reading(data).pages[0]
    assert (page.width, page.height) == (595.28, 841.89)


def test_painting_order_is_not_reading_order():
    data = texts((85, 100, "Overskrift"), (85, 160, "Ny overskrift"), (85, 120, "Brødtekst"))
    assert line_texts(data) == ["Overskrift", "Brødtekst", "Ny overskrift"]


def test_phantom_spaces_part_no_words():
    """Chromium paints soft hyphens as space glyphs on top of the next letter."""

    def draw(canvas):
        x = 85
        for part in ("Sund", "heds", "klynger"):
            canvas.drawString(x, HEIGHT - 100, part)
            x += canvas.stringWidth(part)
            if part != "klynger":
                canvas.drawString(x, HEIGHT - 100, " ")

    assert line_texts(drawn(draw)) == ["Sundhedsklynger"]


def test_words_are_parted_by_gaps_without_any_space():
    data = content(stream(b"BT /F 11 Tf 85 700 Td [(Det)-300(indstilles,)-180(at)] TJ ET"))
    assert line_texts(data) == ["Det indstilles, at"]


def test_kerned_letters_stay_together():
    data = content(stream(b"BT /F 11 Tf 85 700 Td [(V)80(and)-20(teknologi)] TJ ET"))
    assert line_texts(data) == ["Vandteknologi"]


def test_doubled_painting_is_bold():
    """Fake bold: the same letters again, a little to the right."""

    def draw(canvas):
        canvas.drawString(85, HEIGHT - 100, "Beslutning 11 lille")
        canvas.drawString(85.4, HEIGHT - 100, "Beslutning 11 lille")

    (line,) = lines(drawn(draw))
    assert (line.text, line.bold) == ("Beslutning 11 lille", True)


def test_fonts_tell_weight_and_slope():
    def draw(canvas):
        for down, font in (
            (100, "Helvetica-BoldOblique"),
            (120, "Helvetica"),
            (140, "Times-Italic"),
        ):
            canvas.setFont(font, 11)
            canvas.drawString(85, HEIGHT - down, "Baggrund")

    assert [(line.bold, line.italic) for line in lines(drawn(draw))] == [
        (True, True),
        (False, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("entries", "before", "style"),
    [
        (b"/Flags 32/FontWeight 700", b"", (True, False)),
        (b"/Flags 262240", b"", (True, True)),
        (b"/Flags 32/FontWeight 400", b"", (False, False)),
        (b"/Flags 32", b"2 Tr", (True, False)),
    ],
)
def test_nameless_fonts_tell_weight_and_slope_by_their_descriptor(entries, before, style):
    data = content(
        stream(b"BT " + before + b" /G 11 Tf 85 700 Td (Baggrund) Tj ET"),
        b"<</Type/Font/Subtype/TrueType/BaseFont/CIDFont+F2/FirstChar 0/LastChar 255/Widths["
        + b"500 " * 256
        + b"]/Encoding/WinAnsiEncoding/FontDescriptor 7 0 R>>",
        b"<</Type/FontDescriptor/FontName/CIDFont+F2/Ascent 900/Descent -200" + entries + b">>",
        resources=b"<</Font<</G 6 0 R>>>>",
    )
    (line,) = lines(data)
    assert (line.text, line.bold, line.italic) == ("Baggrund", *style)


def test_web_links_are_on_the_lines_they_cover():
    def draw(canvas):
        canvas.drawString(85, HEIGHT - 100, "Referatet kan ses her")
        canvas.drawString(85, HEIGHT - 114, "Næste linje")
        canvas.linkURL("https://www.kl.dk/a.pdf", (150, HEIGHT - 103, 190, HEIGHT - 90))
        canvas.linkURL("javascript:alert(1)", (150, HEIGHT - 117, 190, HEIGHT - 104))

    assert [line.links for line in lines(drawn(draw))] == [("https://www.kl.dk/a.pdf",), ()]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_sideways_text_reads_like_upright_text(turn):
    """A page turned by its maker: the text runs up, down, or upside down on the page as shown."""

    def draw(canvas):
        width, height = 595, HEIGHT
        canvas.translate(*{0: (0, 0), 90: (height, 0), 180: (width, height), 270: (0, width)}[turn])
        canvas.rotate(turn)
        for i, text in enumerate(("Første linje her", "Anden linje", "Tredje linje")):
            canvas.drawString(85, HEIGHT - 100 - 14 * i, text)
        canvas.linkURL("https://kl.dk/", (85, HEIGHT - 103, 190, HEIGHT - 90), relative=1)

    size = (595, HEIGHT) if turn % 180 == 0 else (HEIGHT, 595)
    page = reading(drawn(draw, size=size)).pages[0]
    assert [line.text for line in page.lines] == ["Første linje her", "Anden linje", "Tredje linje"]
    assert (page.width, page.height) == (595, round(HEIGHT, 2))
    assert page.lines[0].size == 11
    assert page.lines[0].links == ("https://kl.dk/",)
    assert (page.lines[0].x0, page.lines[0].top) == (85, pytest.approx(91.75, abs=0.02))


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [
        (0, b"1 0 0 1 85 742"),
        (90, b"0 1 -1 0 100 85"),
        (180, b"-1 0 0 -1 510 100"),
        (270, b"0 -1 1 0 495 757"),
    ],
)
def test_a_page_rotated_when_shown_is_read_as_shown(turn, matrix, monkeypatch):
    """Scanners and Word's sections on their side set `/Rotate`; both readers see the same."""
    data = content(
        stream(b"BT /F 11 Tf %b Tm (Som vist) Tj ET" % matrix),
    ).replace(b"/Contents", b"/Rotate %d /Contents" % turn)
    for _ in range(2):
        page = reading(data).pages[0]
        assert (page.width, page.height) == ((842, 595) if turn % 180 else (595, 842))
        found = [(line.text, line.x0, line.size, round(line.top)) for line in page.lines]
        assert found == [("Som vist", 85, 11, 92)]
        monkeypatch.setattr(pdf, "open_fast", lambda *_: None)


@pytest.mark.parametrize(("turn", "place"), [(90, (40, 300)), (180, (500, 60)), (270, (560, 700))])
def test_a_label_along_the_edge_does_not_turn_the_page(turn, place, monkeypatch):
    def draw(canvas):
        for i in range(5):
            canvas.drawString(85, HEIGHT - 100 - 14 * i, f"En linje af brødteksten {i}")
        canvas.saveState()
        canvas.translate(*place)
        canvas.rotate(turn)
        canvas.drawString(0, 0, "KKR Midtjylland")
        canvas.restoreState()

    long = 83.1  # points
    x, y = place
    left, top = {90: (x, y + long), 180: (x - long, y), 270: (x, y)}[turn]
    for _ in range(2):
        label = lines(drawn(draw))[-1]
        assert label.text == "KKR Midtjylland"
        assert abs(label.x0 - left) < 12
        assert abs(label.top - (HEIGHT - top)) < 12
        monkeypatch.setattr(pdf, "open_fast", lambda *_: None)


def test_slanted_text_is_left_out_with_a_remark():
    def draw(canvas):
        canvas.drawString(85, HEIGHT - 100, "Brødtekst")
        canvas.rotate(45)
        canvas.drawString(300, 100, "UDKAST")

    found = reading(drawn(draw))
    assert [line.text for line in found.pages[0].lines] == ["Brødtekst"]
    assert [(p.code, "UDKAST" in p.message) for p in found.problems] == [("slanted-text", True)]


def test_a_watermark_that_stands_upright_is_left_out_with_a_remark():
    written = [
        f"{at}. linje med ord der når helt ud til højre kant af siden" for at in range(1, 30)
    ]

    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 90)
        canvas.drawString(90, 500, "UDKAST")
        canvas.setFont("Helvetica", 11)
        for at, text in enumerate(written):
            canvas.drawString(85, 780 - 15 * at, text)

    found = reading(drawn(draw))
    assert [line.text for line in found.pages[0].lines] == written
    assert [(p.code, "UDKAST" in p.message) for p in found.problems] == [("watermark", True)]


def test_a_title_and_an_initial_of_any_size_are_read():
    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 60)
        canvas.drawString(85, 700, "Referat")
        canvas.drawString(85, 580, "D")
        canvas.setFont("Helvetica", 11)
        for at in range(3):
            canvas.drawString(135, 610 - 14 * at, "et indstilles at mødet drøfter sagen")

    assert {"Referat", "D"} <= {word for t in line_texts(drawn(draw)) for word in t.split()}


LAYER = b"BT /F 11 Tf 85 600 Td (Sagen blev afvist) Tj ET"


@pytest.mark.parametrize(
    ("layer", "state", "is_shown"),
    [
        (b"8 0 R", b"/OFF[8 0 R]", False),
        (b"8 0 R", b"/BaseState/OFF/ON[]", False),
        (b"<</Type/OCMD/OCGs[8 0 R 9 0 R]/P/AllOn>>", b"/OFF[8 0 R]", False),
        (b"<</Type/OCMD/OCGs[8 0 R 9 0 R]>>", b"/OFF[8 0 R]", True),
        (b"9 0 R", b"/OFF[8 0 R]", True),
        (b"8 0 R", b"/BaseState/OFF/ON[8 0 R]", True),
    ],
)
@pytest.mark.parametrize("in_form", [False, True])
def test_layers_that_are_not_shown_are_not_read(layer, state, is_shown, in_form):
    painted = b"/X Do" if in_form else b"/Span BMC /OC /L BDC " + LAYER + b" EMC EMC"
    group = b"<</Type/OCG/Name(Kladde)>>"
    resources = b"<</Font<</F 5 0 R>>/Properties<</L %b>>/XObject<</X 7 0 R>>>>" % layer
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/OC "
    page = stream(painted + b" BT /F 11 Tf 85 700 Td (Godkendt) Tj ET")
    data = content(
        page, b"null", stream(LAYER, form + layer), group, group, resources=resources
    ).replace(b"/Catalog", b"/Catalog/OCProperties<</OCGs[8 0 R 9 0 R]/D<<%b>>>>" % state, 1)
    found = reading(data)
    texts_read = [line.text for line in found.pages[0].lines]
    assert texts_read == ["Godkendt", *["Sagen blev afvist"] * is_shown]
    assert [p.code for p in found.problems] == ["hidden-text"] * (not is_shown)


@pytest.mark.parametrize(("state", "tables"), [(b"", 1), (b"/OFF[6 0 R]", 0)])
def test_rules_of_layers_that_are_not_shown_make_no_table(state, tables):
    cells = b" ".join(b"%d %d 100 20 re S" % (x, y) for x in (80, 180) for y in (600, 620, 640))
    words = b" ".join(
        b"BT /F 11 Tf %d %d Td (Ord) Tj ET" % (x, y) for x in (85, 185) for y in (605, 625, 645)
    )
    page = stream(b"/OC /L BDC " + cells + b" BT /F 11 Tf 85 500 Td (Skjult) Tj ET EMC " + words)
    resources = b"<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>"
    data = content(page, b"<</Type/OCG/Name(Kladde)>>", resources=resources).replace(
        b"/Catalog", b"/Catalog/OCProperties<</OCGs[6 0 R]/D<<%b>>>>" % state, 1
    )
    assert len(reading(data).pages[0].tables) == tables


def test_what_lies_outside_the_page_is_not_read():
    assert line_texts(texts((85, 100, "På siden"), (85, -50, "Udenfor"))) == ["På siden"]


def test_a_crop_box_moves_the_origin():
    data = content(stream(b"BT /F 11 Tf 85 700 Td (Tekst) Tj 0 110 Td (Skjult) Tj ET")).replace(
        b"/Contents", b"/CropBox[50 42 545 792] /Contents"
    )
    page = reading(data).pages[0]
    assert (page.width, page.height) == (495, 750)
    assert [(line.text, line.x0) for line in page.lines] == [("Tekst", 35)]
    assert page.lines[0].top == pytest.approx(792 - 700 - 0.75 * 11)


def test_text_in_forms_is_read():
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>"
    data = content(
        stream(b"/X Do"),
        stream(b"BT /F 11 Tf 85 700 Td (I en form) Tj ET", form),
        resources=b"<</XObject<</X 6 0 R>>>>",
    )
    assert line_texts(data) == ["I en form"]


INSTEAD = b"/Span <</ActualText (%b)>> BDC %b EMC"


@pytest.mark.parametrize(
    "painted",
    [
        b"(Vi ) Tj " + INSTEAD % (b"tager bilag 3", b"(tager bilag 3) Tj") + b"( med) Tj",
        b"(Vi ) Tj " + INSTEAD % (b"tager bilag", b"(tager ) Tj (bilag) Tj") + b" ( 3 med) Tj",
        b"(Vi tager bil) Tj " + INSTEAD % (b"ag", b"(a) Tj (g) Tj") + b" ( 3 med) Tj",
    ],
    ids=["words", "pieces", "letters"],
)
@pytest.mark.parametrize("in_form", [False, True])
def test_text_said_to_stand_for_other_text_keeps_its_place(painted, in_form):
    """PDFium says where it begins, and nothing else."""
    text = b"BT /F 11 Tf 85 600 Td " + painted + b" ET"
    data = content(stream(text))
    if in_form:
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>"
        data = content(
            stream(b"q .7 0 0 .7 50 200 cm /X Do Q"),
            stream(text, form),
            resources=b"<</XObject<</X 6 0 R>>>>",
        )
    assert line_texts(data) == ["Vi tager bilag 3 med"]


def test_tables_in_forms_are_read():
    """The page itself paints one object; the form in it paints text and rules."""
    rules = b"".join(
        b"85 %d m 385 %d l S %d 640 m %d 700 l S " % (y, y, x, x)
        for x, y in zip((85, 185, 285, 385), (640, 660, 680, 700), strict=True)
    )
    cells = b"".join(
        b"BT /F 9 Tf %d %d Td (%d-%d) Tj ET " % (95 + 100 * x, 686 - 20 * y, y, x)
        for y in range(3)
        for x in range(3)
    )
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>"
    data = content(
        stream(b"/X Do"), stream(rules + cells, form), resources=b"<</XObject<</X 6 0 R>>>>"
    )
    ((table,),) = [page.tables for page in reading(data).pages]
    assert table.rows == tuple(tuple(f"{y}-{x}" for x in range(3)) for y in range(3))


def test_characters_without_a_meaning_are_reported():
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    descendant = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>"
    )
    data = content(
        stream(b"BT /F 11 Tf 85 700 Td (Hej) Tj /G 11 Tf <00010002> Tj ET"),
        font,
        descendant,
        resources=b"<</Font<</F 5 0 R/G 6 0 R>>>>",
    )
    found = reading(data)
    assert found.pages[0].lines[0].text == "Hej\ufffd\ufffd"
    assert [(problem.code, problem.page) for problem in found.problems] == [
        ("unreadable-characters", 1)
    ]


@pytest.mark.parametrize("map_entry", [b"7 0 R", b"/NobodyKnowsMe"])
def test_fonts_with_a_character_map_of_their_own_are_read(map_entry):
    """Else pdfminer, which knows maps by name only, loses their text without a word."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding %b/ToUnicode 8 0 R"
        b"/DescendantFonts[9 0 R]>>" % map_entry
    )
    cmap = (
        b"begincmap /WMode 0 def 1 begincodespacerange <0000> <ffff> endcodespacerange"
        b" 1 begincidrange <0001> <0003> 7 endcidrange endcmap"
    )
    meaning = (
        b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange"
        b" 3 beginbfchar <0001> <004b> <0002> <00f8> <0003> <0062> endbfchar endcmap"
    )
    descendant = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/DW 500/W[7[900] 9[300]]>>"
    )
    data = content(
        stream(b"BT /F 10 Tf 85 700 Td (Vi ) Tj /G 10 Tf <0001000200030009> Tj ET"),
        font,
        stream(cmap, b"/Type/CMap/CMapName/Own"),
        stream(meaning),
        descendant,
        resources=b"<</Font<</F 5 0 R/G 6 0 R>>>>",
    )
    found = reading(data)
    assert [line.text for line in found.pages[0].lines] == ["Vi Køb\ufffd"]
    assert [problem.code for problem in found.problems] == ["unreadable-characters"]


def test_hyphens_that_a_font_calls_soft():
    """Typst paints both hyphens with one glyph and names it U+00AD when it met that first."""
    cmap = (
        b"/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange<00><ff>"
        b"endcodespacerange 1 beginbfchar<2d><00ad>endbfchar endcmap"
    )
    font = (
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>"
    )

    def page(text):
        return content(
            stream(b"BT /G 11 Tf 14 TL 85 700 Td " + text + b" ET"),
            font,
            stream(cmap),
            resources=b"<</Font<</G 6 0 R>>>>",
        )

    sure = page(b"(sundheds-) Tj T* (klynger) Tj")
    assert line_texts(sure) == ["sundheds\u00ad", "klynger"]
    shared_glyph = page(b"(Ikast-Brande, social- og sundheds-) Tj T* (klynger -) Tj")
    assert line_texts(shared_glyph) == ["Ikast-Brande, social- og sundheds-", "klynger -"]


def image(canvas, x, y, width, height):
    from PIL import Image  # noqa: PLC0415 - one test needs it
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - only here

    canvas.drawImage(ImageReader(Image.new("L", (8, 8), 200)), x, y, width, height)


def test_scanned_pages_are_told_from_text_and_from_blank_ones():
    def scan(canvas):
        image(canvas, 0, 0, 595, HEIGHT)

    def stamped(canvas):
        image(canvas, 20, 20, 550, 700)
        canvas.drawString(500, 20, "Side 3")

    def with_logo(canvas):
        image(canvas, 20, 700, 100, 50)
        canvas.drawString(85, 600, "Kort tekst")

    found = reading(drawn(scan, stamped, with_logo, lambda _: None))
    assert [page.scanned for page in found.pages] == [True, True, False, False]
    assert [(p.code, p.page) for p in found.problems] == [("scanned-page", 1), ("scanned-page", 2)]


@pytest.mark.parametrize(("curves", "is_text"), [(80, True), (20, False)])
def test_a_page_with_a_line_of_outlined_letters_is_a_scan(curves, is_text):
    """The last page of outlined minutes has a line or two, a blank one at most a mark."""

    def draw(canvas):
        for at in range(curves):
            canvas.circle(85 + 5 * at, 700, 2)

    found = reading(drawn(draw))
    assert found.pages[0].scanned == is_text
    assert [p.code for p in found.problems] == ["scanned-page"] * is_text


BODY = "Det indstilles, at mødet godkender fordelingen af flygtninge for det kommende år."


@pytest.mark.parametrize(
    ("painted", "kept"),
    [
        ([("S", BODY)] * 9, []),
        ([("S", "Referat af mødet")], []),
        ([("F", "1. Referat"), *[("S", BODY)] * 9], []),
        ([("F", BODY)] * 4 + [("S", BODY)] * 5, [BODY] * 4),
    ],
    ids=["body", "few words", "all but a heading", "half"],
)
def test_letters_without_meaning_are_no_text(painted, kept):
    found = reading(in_signs(*painted))
    assert [line.text for line in found.pages[0].lines] == kept
    assert found.pages[0].scanned
    assert [(p.code, p.page) for p in found.problems] == [("unreadable-page", 1)]


@pytest.mark.parametrize(
    "painted",
    [
        [("F", BODY)] * 9 + [("S", "Nr")],
        [("S", "!"), ("F", BODY)] * 4,
        [("F", "........................... 4")] * 2 + [("F", BODY)] * 5,
        [("F", "(1) - 2,5 % / 17")] * 12,
        [("F", "https://www.kl.dk/kkr?id=27&a=1b navn@kl.dk")] * 12,
        [("F", "<p>Referatet</p><p>godkendt</p><br/>")] * 12,
    ],
    ids=["a few signs", "bullets", "leaders", "figures", "addresses", "markup"],
)
def test_pages_that_can_be_read_are_left_as_they_are(painted):
    found = reading(in_signs(*painted))
    assert not found.pages[0].scanned
    assert found.pages[0].lines
    assert "unreadable-page" not in {problem.code for problem in found.problems}


@pytest.mark.parametrize(
    "text",
    [
        "Se https://www.kl.dk/kkr?id=27&a=1b eller navn@kl.dk.",
        "Kommunerne har godkendt DK2020-planer og CO2-regnskab.",
        "Hallen har 1.200m2 og skolen 900m2.",
    ],
)
def test_figures_within_words_that_people_write_are_no_mistaken_letters(text):
    assert reading(in_signs(*[("F", text)] * 12)).problems == ()


def table(canvas, cells, x=85, top=HEIGHT - 100, widths=(120, 60), height=18, rules=True):
    y = top
    for row in cells:
        left = x
        for text, width in zip(row, widths, strict=True):
            if rules:
                canvas.rect(left, y - height, width, height)
            for i, part in enumerate(text.split("\n")):
                canvas.drawString(left + 3, y - 12 - 9 * i, part)
            left += width
        y -= height


CELLS = [("Kommune", "Kvote"), ("101 København", "30"), ("153 Brøndby", "-"), ("Lyngby", "6")]


def test_ruled_tables_have_their_cells():
    def draw(canvas):
        canvas.drawString(85, HEIGHT - 80, "Kommunekvoter")
        table(canvas, CELLS)
        canvas.drawString(85, HEIGHT - 200, "Teksten fortsætter.")

    page = reading(drawn(draw)).pages[0]
    (found,) = page.tables
    assert found.rows == tuple(CELLS)
    assert (found.top, found.bottom) == (pytest.approx(100, abs=0.1), pytest.approx(172, abs=0.1))
    assert [line.text for line in page.lines if found.top < line.top < found.bottom] == [
        cell for row in CELLS for cell in row
    ]


def test_divided_words_in_cells_are_joined():
    def draw(canvas):
        table(
            canvas,
            [("uden-\nlandske", "Lyngby-\nTaarbæk"), ("syd- og\nnord", "Øst-\nog Vest")],
            height=30,
        )

    (found,) = reading(drawn(draw)).pages[0].tables
    assert found.rows == (("udenlandske", "Lyngby-Taarbæk"), ("syd- og nord", "Øst- og Vest"))


def test_narrow_columns_of_a_ruled_table_do_not_run_together():
    def draw(canvas):
        table(canvas, [("abcdefgh", "ijkl"), ("mnopqrst", "uvwx")], widths=(52, 40))

    assert line_texts(drawn(draw)) == ["abcdefgh", "ijkl", "mnopqrst", "uvwx"]


def test_a_box_around_text_is_no_table():
    def draw(canvas):
        canvas.rect(80, HEIGHT - 200, 400, 120)
        canvas.drawString(85, HEIGHT - 100, "Mission")
        canvas.drawString(85, HEIGHT - 114, "KL bidrager til demokratiet.")

    assert reading(drawn(draw)).pages[0].tables == ()


def test_tables_without_rules_need_a_column_of_figures():
    def figures(canvas):
        canvas.drawString(85, HEIGHT - 80, "Kvoterne er fordelt som her, jf. brevet fra styrelsen.")
        table(canvas, CELLS, rules=False, widths=(200, 60))

    def names(canvas):
        table(canvas, [("Nils Borring", "Favrskov")] * 6, rules=False, widths=(200, 100))

    def contents(canvas):
        rows = [("1. Referat", "5"), ("2. Siden sidst", "6"), ("3. Sager", "8"), ("4. KKR", "12")]
        table(canvas, rows, rules=False, widths=(300, 60))

    pages = reading(drawn(figures, names, contents)).pages
    assert [len(page.tables) for page in pages] == [1, 0, 0]
    assert pages[0].tables[0].rows == tuple(CELLS)


def test_same_bytes_same_reading():
    data = texts((85, 100, "Referat"), (85, 114, "Møde"))
    assert reading(data) == reading(data)


def test_a_page_reads_alike_whatever_was_read_before_it():
    """What is known of a font's letters is kept from page to page; how a page sets them is not."""

    def plain(canvas):
        canvas.drawString(85, HEIGHT - 100, "Regionalpolitiske udvalg")

    def overlapping(canvas):
        for x, word, space in ((85, "Regionalpolitiske", 5), (150, "VIVE", 0)):
            text = canvas.beginText(x, HEIGHT - 100)
            text.setCharSpace(space)
            text.textOut(word)
            canvas.drawText(text)

    (alone,) = reading(drawn(overlapping)).pages
    _, after = reading(drawn(plain, overlapping)).pages
    assert [(x.text, x.x0, x.x1) for x in after.lines] == [
        (x.text, x.x0, x.x1) for x in alone.lines
    ]


def test_packed_content_is_read():
    assert line_texts(content(packed(b"BT /F 11 Tf 85 700 Td (Pakket) Tj ET"))) == ["Pakket"]


def test_what_a_page_end_leaves_of_a_table_is_found_beside_its_other_part():
    rows = [("Post", "2022", "2023"), ("Møder", "310", "345"), ("Konferencer", "120", "90")]
    widths = (200, 60, 60)

    def foot(canvas):
        canvas.drawString(85, HEIGHT - 100, "Budgettet er uændret.")
        table(canvas, rows[:1], top=120, widths=widths, rules=False)

    def head(canvas):
        table(canvas, [*rows[1:], ("I alt", "430", "435")], widths=widths, rules=False)
        canvas.drawString(85, HEIGHT - 200, "Teksten fortsætter.")

    def names(canvas):
        table(canvas, [("Nils Borring", "Favrskov", "")], widths=widths, rules=False)

    pages = reading(drawn(foot, head, names)).pages
    assert [page.tables[0].rows for page in pages if page.tables] == [
        (rows[0],),
        (*rows[1:], ("I alt", "430", "435")),
    ]
