"""Footnotes go to the text that carries their number."""

from parsing import pdf_reading, printed

from parse.footnotes import take_footnotes, with_notes
from parse.layout import flow


def page(*foot: str):
    lines = [
        printed("Tallene er foreløbige.1 De ventes endelige i maj.", top=100),
        printed("4. Udpegninger", top=140, size=16, bold=True),
        printed("Intet at bemærke om punktet på dette møde.", top=170),
    ]
    lines += [printed(text, top=700 + 12 * n, size=8) for n, text in enumerate(foot)]
    return flow(pdf_reading(lines))


def test_a_note_goes_behind_the_lines_that_carry_its_number() -> None:
    lines, notes = take_footnotes(page("1 Opgjort pr. 1. januar", "og uden elever."))
    assert [line.text for line in lines] == [
        "Tallene er foreløbige.1 De ventes endelige i maj.",
        "4. Udpegninger",
        "Intet at bemærke om punktet på dette møde.",
    ]
    assert [line.text for line in with_notes(lines[:1], notes)] == [
        "Tallene er foreløbige.1 De ventes endelige i maj.",
        "1 Opgjort pr. 1. januar",
        "og uden elever.",
    ]


def test_a_note_without_its_number_in_the_text_stays_where_it_is() -> None:
    found = page("7 Opgjort pr. 1. januar")
    lines, notes = take_footnotes(found)
    assert lines == found.lines
    assert not notes


def test_small_print_without_a_number_is_no_note() -> None:
    found = page("SAG-2021-00012 abcd")
    assert take_footnotes(found) == (found.lines, {})
