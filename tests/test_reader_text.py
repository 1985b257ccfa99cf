"""Text dumps: doubled lines, page tops, link targets, form feeds, encodings."""

from __future__ import annotations

import pytest

from parse.document import read
from parse.errors import NotReadable, UnknownFormat

DOUBLED = (
    "\n \n\n"
    "Vision \n\nKL opnår, med et helhedsperspektiv på opgaveløsningen, \n\n"
    "indflydelse og resultater på kommunernes vegne. \n"
    " 1. Godkendelse af referat \n\n \n\n \n\n"
    "1.1. Referat \n\nSAG-2020-06413 chbo/jhp \n\n \n\n"
    "Baggrund \n\nReferatet blev udsendt den \n\n29. april og kan ses her \n\n \n\n"
    "Indstilling \n\nDet indstilles, at KKR godkender referatet og holder et ungetopmøde \n\n"
    "  \n\nhttps://www.kl.dk/media/27360/referat.pdf\nhttps://www.kl.dk/media/1/bilag.pdf\n"
    " den 8. juni 2021 (virtuelt). På mødet inviteres til dialog om løsninger ud fra \n\n"
    "følgende perspektiver: \n"
)


def lines(text, name="dump.txt"):
    data = text if isinstance(text, bytes) else text.encode()
    return [line for page in read(data, name).pages for line in page.lines]


def test_doubled_dumps_lose_the_doubling_and_keep_the_blank_lines():
    found = {line.text: line.blank_before for line in lines(DOUBLED)}
    assert found["Baggrund"]
    assert found["1.1. Referat"]
    assert not found["SAG-2020-06413 chbo/jhp"]
    assert not found["indflydelse og resultater på kommunernes vegne."]


def test_a_page_begins_where_the_doubling_breaks():
    reading = read(DOUBLED.encode(), "dump.txt")
    assert [page.lines[0].text for page in reading.pages] == [
        "Vision",
        "1. Godkendelse af referat",
        "den 8. juni 2021 (virtuelt). På mødet inviteres til dialog om løsninger ud fra",
    ]
    assert [page.number for page in reading.pages] == [1, 2, 3]
    assert reading.source.pages is None
    assert reading.source.reader == "text"


def test_link_targets_dumped_at_a_page_end_go_to_the_line_that_points():
    linked = [line for line in lines(DOUBLED) if line.links]
    assert [line.text for line in linked] == ["29. april og kan ses her"]
    assert linked[0].links == (
        "https://www.kl.dk/media/27360/referat.pdf",
        "https://www.kl.dk/media/1/bilag.pdf",
    )
    assert not any(line.text.startswith("http") for line in lines(DOUBLED))


def test_paragraphs_on_one_line_each_are_not_doubled():
    text = "Første afsnit i sin helhed.\n\nAndet afsnit i sin helhed.\n\nTredje afsnit.\n"
    assert [line.blank_before for line in lines(text)] == [False, True, True]


def test_form_feeds_part_pages():
    reading = read(b"Side et\nmere\n\n\fSide to\n\nslut\f", "dump.txt")
    assert [[line.text for line in page.lines] for page in reading.pages] == [
        ["Side et", "mere"],
        ["Side to", "slut"],
    ]
    assert [line.blank_before for line in reading.pages[1].lines] == [False, True]


def test_layout_dumps_are_cut_at_wide_gaps():
    text = (
        "   om boligpla-            KKR Midtjylland | 08-06-2021\n"
        "   ceret.                  SIDE | 2\n"
        "   –      Et punkt med indryk\n"
        "   3.2.   Fordeling af flygtninge ............        12\n"
    )
    assert [line.text for line in lines(text)] == [
        "om boligpla-",
        "KKR Midtjylland | 08-06-2021",
        "ceret.",
        "SIDE | 2",
        "– Et punkt med indryk",
        "3.2. Fordeling af flygtninge ..... 12",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"])
def test_encodings(encoding):
    text = "Rådhuset på Ærø ønsker “møde” – 5 % år\n" * 3
    assert lines(text.encode(encoding))[0].text == "Rådhuset på Ærø ønsker “møde” – 5 % år"


def test_what_was_made_utf8_twice_is_read_as_what_it_was():
    text = "Rådhuset på Ærø ønsker “møde – 5 % år\n" * 3
    twice = text.encode().decode("cp1252").encode()
    assert lines(twice)[0].text == "Rådhuset på Ærø ønsker “møde – 5 % år"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Mødet om Ã¦ på Ærø", "utf-8"), ("KKR’s “møde”, ½ time ®", "cp1252"), ("“KKR’s”", "cp1252")],
)
def test_a_single_odd_sign_makes_no_other_encoding(text, encoding):
    assert lines(text.encode(encoding))[0].text == text


def test_utf8_with_damaged_bytes_stays_utf8_and_says_so():
    data = "Rådhuset på Ærø ønsker møde\n".encode() * 5 + b"\xe6\n"
    reading = read(data, "dump.txt")
    assert reading.pages[0].lines[0].text == "Rådhuset på Ærø ønsker møde"
    assert [problem.code for problem in reading.problems] == ["unreadable-characters"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"%PDF-1.4\n...", "PDF"),
        (b"PK\x03\x04rest", "Word"),
        (b"<!DOCTYPE html><html>", "web page"),
        (bytes(range(256)) * 20, "not a text"),
    ],
)
def test_what_is_no_text_is_refused_with_a_word_on_what_it_is(data, said):
    with pytest.raises(NotReadable, match=said) as caught:
        read(data, "mappe/dump.txt")
    assert "mappe/dump.txt" in str(caught.value)


def test_other_names_are_refused():
    with pytest.raises(UnknownFormat, match=r"only \.pdf"):
        read(b"hej", "referat.docx")


def test_seed_pages(shared):
    """The real dump: every page top found, none invented in the middle of a sentence."""
    reading = read((shared / "seeds" / "000.txt").read_bytes(), "000.txt")
    tops = [page.lines[0].text for page in reading.pages]
    assert tops[1:7] == [
        "Deltagerfortegnelse",
        "Fra KD-net",
        "1. Godkendelse af referat",
        "2. Siden sidst",
        "den 8. juni 2021 (virtuelt). På mødet inviteres til dialog om løsninger ud fra",
        "3. Regionalpolitiske sager",
    ]
    assert len(tops) == 14


def test_rows_of_figures_are_rows_of_a_table():
    rows = "Område    Pladser    Andel\nAutisme    212    91,2\n\nSindslidelse   341     97,0"
    assert [line.text for line in lines(f"Tallene er:\n{rows}\nTekst.")] == [
        "Tallene er:",
        "Område\tPladser\tAndel",
        "Autisme\t212\t91,2",
        "Sindslidelse\t341\t97,0",
        "Tekst.",
    ]


@pytest.mark.parametrize("drawn", ["------", "==========", "  -----  ", "*****", "────────"])
def test_a_line_drawn_below_a_title_is_no_text(drawn: str) -> None:
    found = lines(f"1. Velkomst\n{drawn}\nVelkommen.")
    assert [(line.text, line.blank_before) for line in found] == [
        ("1. Velkomst", False),
        ("Velkommen.", True),
    ]


def test_the_longest_heading_beside_its_text_is_a_segment_of_its_own():
    found = lines(" Indstilling        At sagen drøftes.\n Sagsfremstilling   Sagen er lang.\n")
    assert [(line.text, line.beside) for line in found] == [
        ("Indstilling", False),
        ("At sagen drøftes.", True),
        ("Sagsfremstilling", False),
        ("Sagen er lang.", True),
    ]


def test_a_heading_as_wide_as_its_column_is_a_segment_where_its_text_goes_on_below_itself():
    text = " Sagsfremstilling Planen er lagt, og den har\n                  kostet lidt.\n"
    found = [line.text for line in lines(text)]
    assert found == ["Sagsfremstilling", "Planen er lagt, og den har", "kostet lidt."]
    prose = " Sagsfremstilling Planen er lagt.\n Den har kostet lidt.\n"
    assert len(lines(prose)) == 2


@pytest.mark.parametrize("number", ["side {}", "Side {} af 2"])
def test_pages_begin_at_heads_with_their_numbers_where_nothing_else_parts_them(number):
    head = f"KKR Sjælland, referat 8. juni 2007{' ' * 50}{number}"
    rows = [head.format(1), "En.", "To.", "Tre,", head.format(2), "fire.", "Fem."]
    pages = read("\n".join(rows).encode(), "dump.txt").pages
    assert [[line.text for line in page.lines][2:] for page in pages] == [
        ["En.", "To.", "Tre,"],
        ["fire.", "Fem."],
    ]


def test_a_column_begins_where_the_rows_above_and_below_have_it():
    """The longest cell leaves less room than parts columns elsewhere."""
    text = "Kim Valentin    Lasse Roth\nBo Ås           Eva Lo\nPer Holmgaard   Ida Bro"
    found = [line.text for line in lines(text)]
    assert found == ["Kim Valentin", "Lasse Roth", "Bo Ås", "Eva Lo", "Per Holmgaard", "Ida Bro"]
    assert [line.text for line in lines("Kim Valentin    Lasse Roth")] == [
        "Kim Valentin Lasse Roth"
    ]
