"""Footnotes go to the text that carries their number."""

from dataclasses import replace

import pytest
from parsing import pdf_reading, printed, text_reading

from parse.footnotes import take_footnotes, with_notes
from parse.layout import flow
from parse.understand import understand


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
        "Tallene er foreløbige. 1 De ventes endelige i maj.",
        "4. Udpegninger",
        "Intet at bemærke om punktet på dette møde.",
    ]
    assert [line.text for line in with_notes(lines[:1], notes)] == [
        "Tallene er foreløbige. 1 De ventes endelige i maj.",
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


def test_a_raised_number_is_the_mark_of_the_note_beside_it() -> None:
    found = page("1", "Opgjort pr. 1. januar", "og uden elever.")
    mark, text = found.lines[-3], found.lines[-2]
    raised = replace(
        mark, line=replace(mark.line, x0=85.0, x1=88.0, size=5.0, top=710.0, bottom=715.0)
    )
    text = replace(text, line=replace(text.line, x0=88.5, top=712.0))
    lines, notes = take_footnotes(
        replace(found, lines=(*found.lines[:-3], raised, text, found.lines[-1]))
    )
    assert [line.text for line in with_notes(lines[:1], notes)][1:] == [
        "1 Opgjort pr. 1. januar",
        "og uden elever.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Antallet er steget siden 2019. 1 Stigningen er stor.",
        "Det gælder nu (jf. nr. 12). 1 Resten er uændret.",
        "Andelen er 38 %. 1 Den stiger.",
    ],
)
def test_a_mark_set_apart_by_a_full_stop_is_a_mark_after_figures_too(text) -> None:
    found = flow(
        pdf_reading([printed(text, top=100), printed("1 Tallet dækker borgere", top=700, size=8)])
    )
    lines, notes = take_footnotes(found)
    assert [line.text for line in lines] == [text]
    assert [line.text for line in with_notes(lines, notes)] == [text, "1 Tallet dækker borgere"]


def test_a_note_as_large_as_the_text_needs_its_number_in_the_text() -> None:
    lines = [printed("Andelen er 38 %. 1 Den stiger.", top=100), printed("Se nr. 4.", top=114)]
    note = printed("1 Tallet dækker borgere", top=700)
    body, notes = take_footnotes(flow(pdf_reading([*lines, note])))
    assert [line.text for line in with_notes(body[:1], notes)] == [lines[0].text, note.text]
    found = flow(pdf_reading([*lines, printed("2 Kommuner deltog", top=700)]))
    assert take_footnotes(found) == (found.lines, {})


def test_stars_are_marks() -> None:
    lines = [
        printed("Tallene er foreløbige*, og arealet er 4 m2.", top=100),
        printed("Resten følger**.", top=114),
        printed("* Opgjort i maj", top=700, size=8),
        printed("** Ifølge notatet", top=714, size=8),
    ]
    body, notes = take_footnotes(flow(pdf_reading(lines)))
    assert [line.text for line in with_notes(body, notes)] == [
        "Tallene er foreløbige *, og arealet er 4 m2.",
        "Resten følger **.",
        "* Opgjort i maj",
        "** Ifølge notatet",
    ]


ITEM = """REFERAT 2019
KKR SYDDANMARK

1. Sager

1.1. Turisme
SAG-2019-00321 maks

Baggrund
Turismen vokser{mark} i Syddanmark og Vadehavet.

Beslutning
Godkendt.

{note}

2. Eventuelt
"""


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("[^1]", "[^1]: Opgjort i maj."),
        ("[1]", "[1] Opgjort i maj."),
        ("1", "1 Opgjort i maj.\n\f"),
    ],
)
def test_notes_of_text_sources_leave_the_decision(mark: str, note: str) -> None:
    (item,) = understand(text_reading(ITEM.format(mark=mark, note=note))).items
    background, decision = item.fields
    assert background.text.split("\n") == [
        "Turismen vokser 1 i Syddanmark og Vadehavet.",
        "1 Opgjort i maj.",
    ]
    assert decision.text == "Godkendt."


def test_a_named_note_nobody_refers_to_stays_where_it_is() -> None:
    (item,) = understand(text_reading(ITEM.format(mark="", note="[2] Løs note."))).items
    assert "Løs note." in item.fields[-1].text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1.1. Turisme\n", "1.1. Turisme[^1]\n"),
        ("Baggrund\nTurismen", "Baggrund: Turismen[^1]"),
        ("Turismen vokser", "Turismen[^1] vokser"),
        ("REFERAT 2019\n", "REFERAT 2019\n\nDeltagere\nAnne Holm (V), Vejle[^1]\n"),
    ],
)
def test_no_note_is_lost_whatever_carries_it(before: str, after: str) -> None:
    text = ITEM.format(mark="", note="[^1]: Opgjort i maj.").replace(before, after)
    document = understand(text_reading(text))
    told = [field.text for item in document.items for field in item.fields]
    told += [paragraph.text for paragraph in document.body]
    assert sum("Opgjort i maj." in text for text in told) == 1
