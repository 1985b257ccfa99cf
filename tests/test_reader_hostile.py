"""Damaged and hostile files end in a reading or a named error, within limits."""

from __future__ import annotations

import base64
import re
import time
import zlib

import pdfminer.cmapdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_samples import HEIGHT, content, drawn, packed, raw, stream, texts

from parse.document import read
from parse.errors import Damaged, Encrypted, NotReadable, ParseError, TooLarge
from parse.model import Reading
from parse.readers import limits, pdf

SMALL = drawn(
    lambda canvas: canvas.drawString(85, HEIGHT - 100, "Referat af møde"),
    lambda canvas: canvas.drawString(85, HEIGHT - 100, "Beslutning"),
)


def ends_well(data, name):
    try:
        assert isinstance(read(data, name), Reading)
    except ParseError as error:
        assert str(error).startswith(name)  # noqa: PT017 - either way is well


@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.txt", "a.md"]))
def test_any_bytes_end_well(data, name):
    ends_well(data, name)


@given(st.text(max_size=400), st.sampled_from(["a.txt", "a.md"]))
def test_any_text_ends_well(text, name):
    ends_well(text.encode(errors="replace"), name)


@given(st.text(alphabet="*_[]()<>b/#-|\t\n \\`!&;:x1.", max_size=300))
def test_any_markup_ends_well(text):
    ends_well(text.encode(), "a.md")


@given(
    st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=12),
    st.integers(0, len(SMALL)),
    st.booleans(),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_mutation_of_a_pdf_ends_well(changes, cut, is_cut):
    data = bytearray(SMALL)
    for at, value in changes:
        data[at] = value
    ends_well(bytes(data[:cut] if is_cut else data), "a.pdf")


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"", NotReadable, "is empty"),
        (b"<!DOCTYPE html><html><body>404", NotReadable, "web page"),
        (b"GIF89a...", NotReadable, "is not a PDF"),
        (b" " * 2000 + SMALL, NotReadable, "is not a PDF"),
        (SMALL[:300], Damaged, "cut off or damaged"),
        (
            raw([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]),
            Damaged,
            "pages",
        ),
        (raw([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]>>"]), Damaged, "pages"),
    ],
)
def test_what_cannot_be_read_is_named(data, error, said):
    with pytest.raises(error, match=said) as caught:
        read(data, "sted/referat.pdf")
    assert str(caught.value).startswith("sted/referat.pdf")


def test_leading_junk_and_a_wrong_table_are_got_over():
    junk = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
    for data in (junk + SMALL, re.sub(rb"startxref\n\d+", b"startxref\n7", SMALL)):
        assert [p.lines[0].text for p in read(data, "a.pdf").pages] == [
            "Referat af møde",
            "Beslutning",
        ]


def page_tree(*pages, count=None):
    kids = b" ".join(b"%d 0 R" % (3 + 2 * i) for i in range(len(pages)))
    tree = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count or len(pages))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", tree]
    for i, (box, body) in enumerate(pages):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox %b/Contents %d 0 R/Resources<</Font<</F<<"
            b"/Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>" % (box, 4 + 2 * i),
            stream(body),
        ]
    return raw(objects)


GOOD = (b"[0 0 595 842]", b"BT /F 11 Tf 85 700 Td (God side) Tj ET")


def test_one_broken_page_does_not_lose_the_others():
    broken_box = (b"[0 0 /x 842]", GOOD[1])
    reading = read(page_tree(GOOD, broken_box, GOOD), "a.pdf")
    assert [len(page.lines) for page in reading.pages] == [1, 0, 1]
    assert [(p.code, p.page) for p in reading.problems] == [("broken-page", 2)]
    assert reading.source.pages == 3


def test_a_file_of_only_broken_pages_is_damaged():
    with pytest.raises(Damaged, match="page 1 cannot be read"):
        read(page_tree((b"[0 0 /x 842]", GOOD[1])), "a.pdf")


def test_missing_pages_are_reported():
    reading = read(page_tree(GOOD, GOOD, count=5), "a.pdf")
    assert [problem.code for problem in reading.problems] == ["pages-missing"]


LINES = b"BT /F 11 Tf 14 TL 85 700 Td %b ET" % b" ".join(
    b"(Linje %d om %d boliger) Tj T*" % (n, n * n * 7919) for n in range(60)
)
WHOLE = zlib.compress(LINES, 9)


@pytest.mark.parametrize(
    "damaged",
    [
        WHOLE[:-40],
        WHOLE[:200] + bytes([WHOLE[200] ^ 64]) + WHOLE[201:],
        WHOLE[:-1] + bytes([WHOLE[-1] ^ 1]),  # the sum over what was packed
    ],
)
def test_a_page_that_cannot_be_unpacked_to_its_end_is_told_of(damaged):
    """Readers paint what comes before the damage: nobody would see that lines are missing."""
    reading = read(content(stream(damaged, b"/Filter/FlateDecode")), "a.pdf")
    assert [(p.code, p.page) for p in reading.problems] == [("damaged-page", 1)]
    assert read(content(stream(WHOLE, b"/Filter/FlateDecode")), "a.pdf").problems == ()


def test_a_damaged_form_is_told_of():
    form = stream(WHOLE[:-40], b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Filter/FlateDecode")
    resources = b"<</Font<</F 5 0 R>>/XObject<</G 6 0 R>>>>"
    reading = read(content(stream(b"/G Do"), form, resources=resources), "a.pdf")
    assert "damaged-page" in [problem.code for problem in reading.problems]


MEGABYTE = 1 << 20


def in_letters(data, within=b"/FlateDecode"):
    """A stream in ASCII85, as ReportLab writes them."""
    letters = base64.a85encode(data, adobe=True).removeprefix(b"<~")
    return stream(letters, b"/Filter[/ASCII85Decode" + within + b"]")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (content(packed(b" " * (65 * MEGABYTE))), "64 MB"),
        (
            content(
                stream(
                    zlib.compress(zlib.compress(b" " * (65 * MEGABYTE), 9), 9),
                    b"/Filter[/FlateDecode/FlateDecode]",
                )
            ),
            "64 MB",
        ),
        (content(packed(b"q Q " * (4 * MEGABYTE))), "12 MB"),
        (content(in_letters(zlib.compress(b"q Q " * (4 * MEGABYTE), 9))), "12 MB"),
        (
            content(stream(b"\x80" * 2 * MEGABYTE, b"/Filter/RunLengthDecode")),
            "too large to unpack",
        ),
    ],
    ids=["bomb", "bomb in a bomb", "endless content", "the same in letters", "old packing"],
)
def test_bombs_are_refused(data, said):
    assert len(data) < 3 * MEGABYTE
    with pytest.raises(TooLarge, match=said):
        read(data, "a.pdf")


PAINTED = b"BT /F 11 Tf 85 700 Td (Gammel pakning) Tj ET"


def as_lzw(data):
    """Codes of nine bits, as the first 254 are: begun anew before they grow."""
    codes = [256]
    for start in range(0, len(data), 200):
        codes += [*data[start : start + 200], 256]
    bits = "".join(f"{code:09b}" for code in [*codes, 257])
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


@pytest.mark.parametrize(
    ("data", "filters"),
    [
        (bytes([len(PAINTED) - 1]) + PAINTED + b"\x80", b"/RunLengthDecode"),
        (as_lzw(PAINTED), b"/LZWDecode"),
        (PAINTED.hex().encode() + b">", b"/ASCIIHexDecode"),
        (zlib.compress(PAINTED)[:-6], b"/FlateDecode"),
    ],
    ids=["run lengths", "LZW", "digits", "cut off"],
)
def test_streams_packed_in_old_ways_are_read(data, filters, monkeypatch):
    """By both readers: Distiller packed pages by LZW until patents and then Flate ended that."""
    for _ in range(2):
        page = read(content(stream(data, b"/Filter" + filters)), "a.pdf").pages[0]
        assert [line.text for line in page.lines] == ["Gammel pakning"]
        monkeypatch.setattr(pdf, "open_fast", lambda *_: None)


@pytest.mark.parametrize("step", ["ruled_tables", "unruled_tables"])
def test_a_table_that_cannot_be_made_costs_no_line(step, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("a cell of no width")

    data = drawn(
        lambda canvas: [
            canvas.drawString(x, HEIGHT - 100 - 16 * row, f"{text} {row}")
            for row in range(5)
            for x, text in ((85, "Kommune"), (235, "Kvote"), (385, "Andel"))
        ]
    )
    whole = read(data, "a.pdf")
    assert whole.pages[0].tables
    monkeypatch.setattr(f"parse.readers.page.{step}", fail)
    reading = read(data, "a.pdf")
    assert [line.text for line in reading.pages[0].lines] == [
        line.text for line in whole.pages[0].lines
    ]
    (problem,) = reading.problems
    assert (problem.code, problem.page) == ("broken-table", 1)
    assert "a cell of no width" in problem.message


@pytest.mark.parametrize("paint", [b"(aaaaaaaaaaaaaaaaaaaaaaa) Tj ", b"1 1 5 5 re f "])
def test_letters_and_strokes_are_counted(monkeypatch, paint):
    monkeypatch.setattr(limits, "MAX_OBJECTS_PER_PAGE", 2_000)
    with pytest.raises(TooLarge, match="objects"):
        read(content(packed(b"BT /F 1 Tf " + paint * 3_000)), "a.pdf")


def test_forms_within_forms_are_counted(monkeypatch):
    """Thirty forms that each paint the next one twice: 2^30 paintings."""
    monkeypatch.setattr(limits, "MAX_OBJECTS_PER_PAGE", 2_000)
    forms = [
        stream(
            b"/X Do /X Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X %d 0 R>>>>"
            % (7 + i if i < 29 else 6),
        )
        for i in range(30)
    ]
    with pytest.raises(TooLarge, match="objects"):
        read(content(stream(b"/X Do"), *forms, resources=b"<</XObject<</X 6 0 R>>>>"), "a.pdf")


def test_a_million_pages_are_refused(monkeypatch):
    monkeypatch.setattr("parse.readers.plumber.MAX_PAGES", 10)
    with pytest.raises(TooLarge, match="more than 10 pages"):
        read(page_tree(*[GOOD] * 11), "a.pdf")


def test_a_deep_page_tree_is_damage_not_a_crash():
    tree = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (i + 3) for i in range(3_000)]
    with pytest.raises(Damaged):
        read(raw([b"<</Type/Catalog/Pages 2 0 R>>", *tree]), "a.pdf")


def test_a_poisoned_character_map_is_not_unpickled(tmp_path, monkeypatch):
    """pdfminer.six before 2025-11 loaded pickles by a font's CMap name: CVE-2025-64512."""
    assert not hasattr(pdfminer.cmapdb, "pickle")
    marker = tmp_path / "opened"
    payload = f"c__builtin__\nopen\n(V{marker}\nVw\ntR.".encode()
    for name in ("evil.pickle", "evil.pickle.gz", "evil"):
        (tmp_path / name).write_bytes(payload)
    monkeypatch.setenv("CMAP_PATH", str(tmp_path))
    name = (str(tmp_path) + "/evil").replace("/", "#2F").encode()
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/%b/DescendantFonts[7 0 R]>>" % name
    descendant = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(X)/Supplement 0>>/DW 500>>"
    )
    data = content(
        stream(b"BT /G 11 Tf 85 700 Td <0001> Tj ET"),
        font,
        descendant,
        resources=b"<</Font<</G 6 0 R>>>>",
    )
    ends_well(data, "a.pdf")
    assert not marker.exists()


def test_broken_annotations_lose_only_themselves():
    for value in (b"[6 0 R 99 0 R null]", b"6 0 R", b"(text)", b"[[[]]]", b"12"):
        data = content(
            stream(b"BT /F 11 Tf 85 700 Td (Tekst) Tj ET"),
            b"<</Subtype/Link/Rect[0 0 (a) 9]/A<</URI(https://kl.dk)>>>>",
        ).replace(b"/Contents", b"/Annots " + value + b" /Contents")
        assert [line.text for line in read(data, "a.pdf").pages[0].lines] == ["Tekst"]


def test_much_text_in_one_place_is_no_crash():
    data = texts(*[(85, 100, "Oveni hinanden")] * 50)
    assert [line.text for line in read(data, "a.pdf").pages[0].lines] == ["Oveni hinanden"]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("empty.pdf", NotReadable),
        ("not_a_pdf.pdf", NotReadable),
        ("truncated_003.pdf", Damaged),
        ("encrypted_user_000.pdf", Encrypted),
    ],
)
def test_real_files_that_cannot_be_read(shared, name, error):
    with pytest.raises(error, match=name):
        read((shared / "pdfs" / "hard" / name).read_bytes(), name)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "text",
    [
        "[" * 40_000,
        "*a " * 20_000,
        "\n" * 100_000 + "x",
        "\t" * 50_000 + "x",
        "# a" + " " * 50_000 + "b",
    ],
    ids=["brackets", "stars", "line feeds", "tabs", "spaces"],
)
def test_no_text_takes_long(name, text):
    """Patterns that go back over white space took minutes for some of these."""
    began = time.process_time()
    ends_well(text.encode(), name)
    assert time.process_time() - began < 5


ONE_PAGE = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F"
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
    ),
    stream(b"BT /F 11 Tf 85 700 Td (God side) Tj ET"),
)


def test_a_million_objects_that_no_page_uses_are_not_read():
    began = time.process_time()
    reading = read(raw([*ONE_PAGE, *[b"null"] * 1_000_000]), "a.pdf")
    assert [line.text for line in reading.pages[0].lines] == ["God side"]
    assert time.process_time() - began < 30


def test_a_million_strokes_on_a_page_are_too_many():
    with pytest.raises(TooLarge, match="300,000 objects"):
        read(content(packed(b"0 0 m 1 1 l S\n" * 850_000)), "a.pdf")


def test_a_page_tree_that_grows_without_end_is_walked_once():
    """Each node names the next one twice: 2^60 pages by the letter, of which one is real."""
    nodes = [b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 4>>" % (3 + i, 3 + i) for i in range(60)]
    page = ONE_PAGE[2].replace(b"4 0 R", b"63 0 R")
    reading = read(raw([ONE_PAGE[0], *nodes, page, ONE_PAGE[3]]), "a.pdf")
    assert len(reading.pages) == 1


def with_files(names):
    """A page, and a tree of names of files whose parts are these; object 6 is its root."""
    page = content(stream(b"BT /F 11 Tf 85 700 Td (Referat) Tj ET"), *names)
    return page.replace(b"/Catalog", b"/Catalog/Names<</EmbeddedFiles 6 0 R>>", 1)


def test_attached_files_are_told_of():
    """A portfolio's text is in them: who reads its one page sees that they are there."""
    found = read(
        with_files(
            [
                b"<</Kids[7 0 R 6 0 R 99 0 R]>>",
                b"<</Names[(a)<</F(Referat.pdf)/EF<</F 4 0 R>>>>(b)<</EF<<>>>>(c)(d)(e)4 0 R]>>",
            ]
        ),
        "made.pdf",
    )
    assert [problem.message for problem in found.problems] == [
        "A file is attached that is not read: “Referat.pdf”.",
        "A file is attached that is not read: “?”.",
    ]


@pytest.mark.parametrize(
    "root", [b"null", b"[1 2]", b"<</Names 6 0 R/Kids(a)>>", b"<</Names[(a)]>>"]
)
def test_a_broken_list_of_attached_files_loses_nothing_else(root):
    found = read(with_files([root]), "made.pdf")
    assert [line.text for line in found.pages[0].lines] == ["Referat"]
    assert not found.problems
