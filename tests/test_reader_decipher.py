"""Letters that fonts do not name are told by their words, where these tell."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_samples import content, stream

from parse.model import Source
from parse.readers.decipher import meanings_of, torn_glyphs, with_meanings
from parse.readers.pdf import read_pages, read_pdf
from parse.readers.word import Word

PROSE = [
    "Det indstilles, at mødet drøfter børnenes vilkår, og at kommunerne følger op.",
    "Fælles aftale om øget støtte til sårbare unge, ældre og mænd på nærhospitaler.",
    "Rådet godkendte forslaget om at hæve tilskuddet, så bæredygtige løsninger fås.",
]
_WIDTHS = b"/FirstChar 0/LastChar 255/Widths[" + b"556 " * 256 + b"]"
_WINDOWS = b"/Encoding/WinAnsiEncoding"
_NAMES = b"/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/g1/g2/g3/g4/g5]>>"


def shown_by(lines, code_of):
    """What paints lines in the font S, by the codes of their letters."""
    shown = b"".join(
        b"1 0 0 1 60 %d Tm <%b> Tj "
        % (780 - 20 * at, bytes(map(code_of, line)).hex().encode("ascii"))
        for at, line in enumerate(lines)
    )
    return b"BT /S 10 Tf " + shown + b"ET"


def painted(lines, code_of, font, *more):
    """One page of lines in a font of which these are the entries; `code_of` letters."""
    return content(
        stream(shown_by(lines, code_of)),
        b"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Lossy" + _WIDTHS + font + b">>",
        *more,
        resources=b"<</Font<</S 6 0 R>>>>",
    )


def without_names_for(lost):
    """Codes of a font that names all letters but these."""
    return lambda letter: lost.index(letter) + 1 if letter in lost else letter.encode("cp1252")[0]


def numbers(letter):
    """TrueType's numbers of glyphs, as fonts of PostScript have them for codes."""
    return {"æ": 190, "ø": 191, "å": 171}.get(letter) or ord(letter) - 29


def read(data):
    return read_pdf(data, Source("made.pdf", "0" * 64, None, "pdf"))


def lines_of(reading):
    return [line.text for page in reading.pages for line in page.lines]


def test_letters_without_a_name_are_those_that_make_danish_words():
    found = read(painted(PROSE, without_names_for("æøå"), _NAMES))
    assert lines_of(found) == PROSE
    assert [(p.code, p.page) for p in found.problems] == [("inferred-letters", 1)]


def test_ligatures_without_a_name_are_told_too():
    lines = [
        "Kommunernes samarbejde om trafik og finansiering af en specifik indsats.",
        "Den offentlige kollektive trafik blev drøftet, og aktive klimatiltag tiltrådt.",
    ]
    joined = [line.replace("fi", "\x01").replace("ti", "\x02") for line in lines]
    code_of = without_names_for("\x01\x02")
    assert lines_of(read(painted(joined, code_of, _NAMES))) == lines


@pytest.mark.parametrize("meaning", [b"0000", b"0007", b"E123", b"FFFD"])
def test_letters_that_a_font_calls_nothing_are_told_too(meaning):
    """A character map may name a letter by a sign that stands for none."""
    rows = b"".join(b"<0%d> <%b> " % (code, meaning) for code in (1, 2, 3))
    named = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <FF> <0020>"
    named += b" endbfrange 3 beginbfchar " + rows + b"endbfchar"
    font = _NAMES + b"/ToUnicode 7 0 R"
    found = read(painted(PROSE, without_names_for("æøå"), font, stream(named)))
    assert lines_of(found) == PROSE
    assert [(p.code, p.page) for p in found.problems] == [("inferred-letters", 1)]


def test_a_space_without_a_name_parts_words():
    """Programs that list the letters of a font leave out the one without ink."""
    found = read(painted(PROSE, without_names_for(" "), _NAMES))
    assert lines_of(found) == PROSE


@pytest.mark.parametrize("first", [33, 40, 60])
def test_letters_that_a_font_calls_others_are_no_text(first):
    """Distiller's subsets count letters as they come up; nothing says that `(!&` is `Det`."""
    lines = [*PROSE, "Formanden orienterede om arbejdet med rammeaftalen i efteråret 2019."] * 2
    order = list(dict.fromkeys("".join(lines)))
    found = read(painted(lines, lambda letter: first + order.index(letter), _WINDOWS))
    assert found.pages[0].scanned
    assert lines_of(found) == []
    assert [(p.code, p.page) for p in found.problems] == [("unreadable-page", 1)]


def test_a_few_letters_that_a_font_calls_others_are_told_of():
    called = {"æ": "!", "ø": "%", "å": "$"}
    lines = PROSE + ["Formanden orienterede om kommunernes arbejde med rammeaftalen for 2019."] * 3
    found = read(painted(lines, lambda a: called.get(a, a).encode("cp1252")[0], _WINDOWS))
    assert "m%det" in lines_of(found)[0]
    assert [(p.code, p.page) for p in found.problems] == [("unreadable-characters", 1)]


def test_where_codes_are_numbers_of_glyphs_all_letters_are_told():
    lines = [*PROSE, "Formanden orienterede om arbejdet med rammeaftalen i efteråret 2019."]
    found = read(painted(lines, numbers, b""))
    assert lines_of(found) == lines
    assert "unreadable-page" not in {problem.code for problem in found.problems}


@pytest.mark.parametrize("name", [b"/a%d", b"/c%d", b"/glyph%d"])
def test_where_codes_are_the_letters_own_all_letters_are_told(name):
    """As bitmap fonts have them, which name their glyphs after numbers."""
    names = b"".join(name % code for code in range(32, 256))
    font = b"/Encoding<</Differences[32" + names + b"]>>"
    lines = [*PROSE, "Formanden orienterede om arbejdet med rammeaftalen i efteråret 2019."]
    assert lines_of(read(painted(lines, ord, font))) == lines


def test_what_no_word_tells_stays_without_a_meaning():
    found = read(
        painted([*PROSE, "xq\x04zzv kl. 9 \x05 10"], without_names_for("æøå\x04\x05"), _NAMES)
    )
    assert lines_of(found)[-1] == "xq\ufffdzzv kl. 9 \ufffd 10"
    assert "unreadable-characters" in {problem.code for problem in found.problems}


def test_a_letter_that_the_font_names_is_not_told_again():
    """`pr?ver` would be `prøver` or `praver`: the font has its own a."""
    lines = ["Prøver og prøver, tøver og tøver", "stater, steder, stile, stole"]
    assert lines_of(read(painted(lines, without_names_for("ø"), _NAMES))) == lines


def test_capitals_are_told_from_small_letters():
    lines = ["ØKONOMI OG MILJØ", "KØBENHAVN OG HØRSHOLM", *PROSE]
    code_of = without_names_for("æøåØ")
    assert lines_of(read(painted(lines, code_of, _NAMES))) == lines


def test_a_page_of_a_font_with_all_names_is_read_once(monkeypatch):
    monkeypatch.setattr("parse.readers.pdf.meanings_of", lambda torn: {} if not torn else 1 / 0)
    reads, _ = read_pages(
        painted(PROSE, lambda letter: letter.encode("cp1252")[0], _NAMES), "a.pdf"
    )
    assert [line.text for line in reads[0].page.lines] == PROSE


def test_a_page_that_is_read_again_is_still_told_of_as_damaged():
    """Pdfminer unpacks a form once and keeps it: the second reading meets no damage."""
    packed = zlib.compress(shown_by(PROSE, without_names_for("æøå")))
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Filter/FlateDecode"
    found = read(
        content(
            stream(b"/G Do"),
            b"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Lossy" + _WIDTHS + _NAMES + b">>",
            stream(packed[:-1] + bytes([packed[-1] ^ 1]), form),
            resources=b"<</Font<</S 6 0 R>>/XObject<</G 7 0 R>>>>",
        )
    )
    assert lines_of(found) == PROSE
    assert {p.code for p in found.problems} == {"inferred-letters", "damaged-page"}


def test_a_font_that_names_all_its_glyphs_is_taken_at_its_word():
    """TeX paints `å` as `˚` over an `a`, and a bullet in a bitmap font that names nothing."""
    placed = [
        Word(text, 60 + 5 * x, 65 + 5 * x, 100 + 14 * y, 10, font=font)
        for y, line in enumerate(PROSE)
        for x, letter in enumerate(line.replace(",", "’").replace("å", "˚"))
        for text, font in [("(cid:136)", "B") if letter == "." else (letter, "A")]
    ]
    meanings = meanings_of(torn_glyphs({0: placed}))
    assert not {key: meaning for key, meaning in meanings.items() if key[0] == "A"}


glyph_texts = st.one_of(
    st.sampled_from(["(cid:3)", "(cid:70)", "(cid:400)", "", " ", "ø", "\u00ad", "fi"]),
    st.characters(),
)


@given(st.lists(st.tuples(glyph_texts, st.sampled_from("AB"), st.floats(0, 500)), max_size=30))
def test_any_glyphs_have_meanings_or_none(glyphs):
    words = [Word(text, x, x + 5, 100.0, 10.0, font=font) for text, font, x in glyphs]
    torn = torn_glyphs({0: words})
    meanings = meanings_of(torn)
    assert all(meanings.values())
    assert len(with_meanings({0: words}, meanings)[0]) == len(words)


def test_nothing_is_torn_where_every_glyph_has_a_name():
    word = Word("Sag", 0.0, 20.0, 100.0, 10.0, font="A")
    assert torn_glyphs({0: [word]}) == []
    assert meanings_of([]) == {}


@pytest.mark.parametrize("pages", [1, 45])
def test_a_letter_told_on_one_page_is_told_on_all(pages):
    """Beyond the first forty pages, too: they are evidence enough."""
    data = painted(PROSE, without_names_for("æøå"), _NAMES)
    kids = b" ".join([b"3 0 R"] * pages)
    many = data.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[%b]/Count %d" % (kids, pages))
    reads, _ = read_pages(many, "many.pdf")
    assert {line.text for one in reads for line in one.page.lines} == set(PROSE)
