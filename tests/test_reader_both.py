"""PDFium and pdfplumber read the same lines, so that either may be asked for a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_samples import content, stream

from corpus.sample import sample_files
from parse.errors import TooLarge
from parse.readers import limits, pdf
from parse.readers.atoms import PageReader
from parse.readers.pdf import read_pages

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*/*.pdf"))
SHARED = sorted((ROOT.parent / "shared" / "pdfs").glob("[!h]*/*.pdf"))

# What PDFium leaves to pdfplumber in these documents, and nothing else.
REASONS = {"", "no text", "characters without meaning"}


def seen(read):
    """What the parser goes by; places to half a point."""
    page = read.page
    lines = [
        (line.text, line.size, line.bold, line.italic, line.links, line.x0, line.top)
        for line in page.lines
    ]
    return (
        [(*line[:5], round(line[5]), round(line[6])) for line in lines],
        [table.rows for table in page.tables],
        page.scanned,
        (page.width, page.height),
    )


@pytest.mark.parametrize(
    "path",
    [*GOLDEN, *sample_files(), *SHARED],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_both_readers_read_the_same(path, monkeypatch):
    data = path.read_bytes()
    fast, _ = read_pages(data, path.name)
    monkeypatch.setattr(pdf, "open_fast", lambda *_: None)
    slow, _ = read_pages(data, path.name)
    assert [seen(read) for read in fast] == [seen(read) for read in slow]
    assert {read.unsure for read in fast} <= REASONS


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_known_from_the_page_before_changes_no_page(path, monkeypatch):
    data = path.read_bytes()
    reads = read_pages(data, path.name)
    with_nothing_known = PageReader.__init__

    def forgetful(self, page, textpage, resources, fonts, *, strict):
        with_nothing_known(self, page, textpage, resources, {}, strict=strict)

    monkeypatch.setattr(PageReader, "__init__", forgetful)
    assert read_pages(data, path.name) == reads


@pytest.mark.parametrize(
    ("painted", "text"),
    [
        (b"[(Nyt) -40 (fra) -290 (KL)] TJ", "Nytfra KL"),
        (b"[(fra) -290 (KL) -40 (s) -290 (hus)] TJ", "fra KLs hus"),
        (b"(Aftaletekst) Tj -20 0 Td (./.) Tj", "./. Aftaletekst"),
        (b"[(Aftaletekst) 7000 (./.)] TJ", "./. Aftaletekst"),
        (b"2.2 Tc (Dagsorden) Tj", "Dagsorden"),
        (b"0.2 Tc (Dagsorden) Tj", "Dagsorden"),
        (b"(siden 2019.) Tj /F 8.8 Tf 3 Ts (1) Tj", "siden 2019. 1"),
        (b"(Indhold" + b"." * 60 + b"7) Tj", "Indhold ..... 7"),
        (b"0.1 Tc (Indhold" + b"." * 60 + b"7) Tj", "Indhold ..... 7"),
        (b"[(Indhold" + b"." * 40 + b") -300 (" + b"." * 40 + b") -20 (7)] TJ", "Indhold ..... 7"),
        (b"(Indhold) Tj 3 Tc (" + b"." * 30 + b"7) Tj", "Indhold ..... 7"),
        (b"(Skjern, jernbane, hjemmehj\\346lp) Tj", "Skjern, jernbane, hjemmehjælp"),
    ],
)
def test_gaps_within_what_pdfium_takes_for_a_word(painted, text, monkeypatch):
    """PostScript printers paint kerned pieces without spaces, and marks after their line."""
    assert both_read(painted, monkeypatch) == [text]


@pytest.mark.parametrize(
    ("painted", "text"),
    [
        (b"[(M) -112 (\\250) 445 (uller kom)] TJ", "Müller kom"),
        (b"[(Andr) -112 (\\264) 445 (e) -290 (kom)] TJ", "André kom"),
        (b"[(En ) -167 (\\250) 500 (Alborg)] TJ", "En Älborg"),
        (b"(En ) Tj 2.4 Ts [-167 (\\250)] TJ 0 Ts [500 (Alborg)] TJ", "En Älborg"),
        (b"[(Gar) -84 (\\270) 417 (con)] TJ", "Garçon"),
        (b"(KKR\\264s m\\370de d\\264accord) Tj", "KKR´s møde d´accord"),
        (b"(http://kl.dk/~kkr/a\\137b) Tj", "http://kl.dk/~kkr/a_b"),
        (b"(1,5 \\250 og 10^3) Tj", "1,5 ¨ og 10^3"),
    ],
)
def test_accents_painted_over_their_letters(painted, text, monkeypatch):
    """As TeX does whose fonts have no accented letters. Accents beside letters stay as they are."""
    assert both_read(painted, monkeypatch) == [text]


@pytest.mark.parametrize("slope", [b"0.2126", b"0.3333", b"-0.3"])
def test_upright_letters_made_to_lean_are_italic(slope, monkeypatch):
    """As programs do that have no italic font: the letters' boxes overlap, spaces and all."""
    painted = b"1 0 " + slope + b" 1 85 700 Tm (KKR dr\370ftede hjemmehj\346lp) Tj"
    painted += b" 1 0 0 1 85 680 Tm (og tog orienteringen) Tj"
    lines = read_by_both(painted, monkeypatch)
    assert [(line.text, line.size, line.italic) for line in lines] == [
        ("KKR drøftede hjemmehjælp", 11, True),
        ("og tog orienteringen", 11, False),
    ]


def test_tight_words_are_parted_by_their_spaces(monkeypatch):
    """Letters drawn over most of each space, as negative word spacing has it."""
    assert both_read(b"-1.6 Tw (Det indstilles, at) Tj", monkeypatch) == ["Det indstilles, at"]


def test_text_of_a_size_below_zero_is_not_read_backwards(monkeypatch):
    """Print drivers turn the page over, and the letters back by their size."""
    painted = b"/F -11 Tf -1 0 0 -1 185 650 Tm (Referat af m\370det) Tj"
    (line,) = read_by_both(painted, monkeypatch)
    assert (line.text, line.size, line.x0) == ("Referat af mødet", 11, 185)


@pytest.mark.parametrize("spacing", [b"0", b"9"])
def test_a_slanted_watermark_leaves_no_page_to_pdfplumber(spacing, monkeypatch):
    painted = spacing + b" Tc /F 60 Tf .7 .7 -.7 .7 150 300 Tm (UDKAST TIL) Tj 0 Tc"
    painted += b" /F 11 Tf 1 0 0 1 85 700 Tm (Referat af m\370det) Tj"
    assert both_read(painted, monkeypatch) == ["Referat af mødet"]
    (read,), _ = read_pages(content(stream(b"BT " + painted + b" ET")), "made.pdf")
    assert [problem.message for problem in read.problems] == [
        "Slanted text was left out: “UDKAST TIL”."
    ]


def test_boxes_of_letters_that_reach_over_the_next_ones_join_no_words():
    """Bitmap fonts may give all of their letters the box of the largest."""
    letters = "adegijmnrt"
    names = b"".join(b"/%b 7 0 R" % letter.encode() for letter in letters)
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 32"
        b"/LastChar 122/Widths[" + b"600 " * 91 + b"]/CharProcs<<" + names + b"/space 8 0 R>>"
        b"/Encoding<</Differences[32/space 97/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t]>>"
        b"/ToUnicode 9 0 R>>"
    )
    meanings = b"1 begincodespacerange <00> <FF> endcodespacerange"
    meanings += b" 1 beginbfrange <20> <7A> <0020> endbfrange"
    data = content(
        stream(b"BT /T 11 Tf 85 700 Td (det er en dag i maj) Tj ET"),
        font,
        stream(b"600 0 -100 -200 1500 900 d1 0 0 400 500 re f"),
        stream(b"600 0 0 0 0 0 d1"),
        stream(meanings),
        resources=b"<</Font<</T 6 0 R>>>>",
    )
    (read,), _ = read_pages(data, "made.pdf")
    assert [line.text for line in read.page.lines] == ["det er en dag i maj"]


def laid(entries, form=b"BT /F 11 Tf 2 5 Td (Rettet p\345 m\370det) Tj ET", page=b""):
    """A page with one line, and an annotation with an appearance; object 7 is that."""
    appearance = b"/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 5 0 R>>"
    return content(
        stream(b"BT /F 11 Tf 85 700 Td (Referat) Tj ET"),
        b"<</Type/Annot/Rect[85 600 285 620]/AP<</N 7 0 R>>%b>>" % entries,
        stream(form, appearance + b"/XObject<</X 7 0 R>>>>"),
    ).replace(b"/Contents", page + b"/Annots[6 0 R]/Contents")


@pytest.mark.parametrize(
    ("entries", "is_shown"),
    [
        (b"/Subtype/FreeText/F 4", True),
        (b"/Subtype/Stamp", True),
        (b"/Subtype/Widget/FT/Tx/T(felt)/AS/On/AP<</N<</On 7 0 R/Off 4 0 R>>>>", True),
        (b"/Subtype/Text", False),
        (b"/Subtype/FreeText/F 2", False),
        (b"/Subtype/FreeText/F 32", False),
        (b"/Subtype/FreeText/Rect[1]", False),
    ],
    ids=["text box", "stamp", "field", "note", "hidden", "not on screens", "broken"],
)
@pytest.mark.parametrize("page", [b"", b"/Rotate 90", b"/MediaBox[-50 -20 600 850]"])
def test_what_is_laid_on_a_page_is_read(entries, is_shown, page, monkeypatch):
    """Text boxes, stamps and fields are no part of the page, but seen by all who read it."""
    data = laid(entries, page=page)
    fast, _ = read_pages(data, "made.pdf")
    assert not fast[0].unsure or page == b"/Rotate 90"
    monkeypatch.setattr(pdf, "open_fast", lambda *_: None)
    slow, _ = read_pages(data, "made.pdf")
    assert [seen(read) for read in fast] == [seen(read) for read in slow]
    texts = [line.text for line in fast[0].page.lines]
    assert texts == ["Referat", *["Rettet på mødet"] * is_shown]


@pytest.mark.parametrize(
    ("entries", "is_told"),
    [
        (b"/Subtype/FreeText/Contents(Udsat)", True),
        (b"/Subtype/Widget/FT/Tx/V(Udsat)/F 4", True),
        (b"/Subtype/Widget/FT/Btn/V/Off", False),
        (b"/Subtype/FreeText/Contents(Udsat)/F 2", False),
        (b"/Subtype/Text/Contents(Udsat)", False),
        (b"/Subtype/FreeText/Contents(Udsat)/AP<</N 7 0 R>>", False),
    ],
    ids=["text box", "field", "button", "hidden", "note", "painted"],
)
def test_a_box_whose_text_is_not_painted_is_told_of(entries, is_told):
    """Programs that show it paint it by themselves; forms that were filled by others have such."""
    data = laid(entries).replace(b"/AP<</N 7 0 R>>", b"/No<</N 7 0 R>>", 1)
    (read,), _ = read_pages(data, "made.pdf")
    assert [problem.code for problem in read.problems] == ["unread-box"] * is_told


def test_a_field_whose_picture_is_empty_is_told_of():
    """LibreOffice writes fields so, and leaves it to who shows them to paint their text."""
    data = laid(b"/Subtype/Widget/FT/Tx/V(Udsat)", form=b"/Tx BMC EMC")
    (read,), _ = read_pages(data, "made.pdf")
    assert [problem.code for problem in read.problems] == ["unread-box"]


def test_what_paints_itself_on_a_page_is_too_much(monkeypatch):
    monkeypatch.setattr(limits, "MAX_OBJECTS_PER_PAGE", 2_000)
    data = laid(b"/Subtype/Stamp", b"BT /F 11 Tf 2 5 Td (Godkendt) Tj ET" + b" /X Do" * 6000)
    with pytest.raises(TooLarge, match="objects"):
        read_pages(data, "made.pdf")


def both_read(painted, monkeypatch):
    """The texts of a page that both readers read alike."""
    return [line.text for line in read_by_both(painted, monkeypatch)]


def read_by_both(painted, monkeypatch):
    """The lines of a page that both readers read alike."""
    data = content(stream(b"BT /F 11 Tf 185 700 Td " + painted + b" ET"))
    fast, _ = read_pages(data, "made.pdf")
    monkeypatch.setattr(pdf, "open_fast", lambda *_: None)
    slow, _ = read_pages(data, "made.pdf")
    assert [seen(read) for read in fast] == [seen(read) for read in slow]
    assert not fast[0].unsure
    return fast[0].page.lines
