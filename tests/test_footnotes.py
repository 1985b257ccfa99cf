"""Footnotes go to the text that carries their number."""

from dataclasses import replace

import pytest
from parsing import pdf_reading, printed, text_reading

from parse.flow.footnotes import take_footnotes, with_notes
from parse.flow.layout import flow
from parse.model import Table
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
    assert [line.line for line in lines] == [line.line for line in found.lines]
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
        ("¹", "¹ Opgjort i maj."),
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


def _with_mark(text: str, *marks: str, top: float, size: float = 10.0, bold: bool = False):
    return replace(printed(text, top=top, size=size, bold=bold), marks=marks)


def _minutes(*lines, notes):
    """A paper whose item 1.1 has `lines`, and 1.2 a decision; `notes` end their page."""
    head = [
        printed("REFERAT 2019", top=40),
        printed("KKR SYDDANMARK, 1. februar 2019", top=54),
        printed("1. Sager", top=90, size=16, bold=True),
        printed("1.1. Turisme", top=120, size=12, bold=True),
        printed("SAG-2019-00321 maks", top=134),
    ]
    tail = [
        printed("1.2. Havne", top=400, size=12, bold=True),
        printed("SAG-2019-00322 maks", top=414),
        printed("Beslutning", top=438, bold=True),
        printed("Sagen blev udsat.", top=451),
    ]
    small = [printed(text, top=740 + 11 * at, size=8) for at, text in enumerate(notes)]
    return understand(pdf_reading([*head, *lines, *tail, *small]))


SURE = "1 Planen blev godkendt af udvalget i maj."


@pytest.mark.parametrize(
    "line",
    [
        _with_mark("Turismen følger den fælles plan 1 og vokser støt.", "1", top=170),
        _with_mark("Turismen vokser i 1 ud af 2 kommuner efter plan 1.", "1", top=170),
        _with_mark("Turismen vokser ifølge KL1 og ministeriet.", "1", top=170),
        _with_mark("Turismen vokser på 2 km2 efter planen 1 fra 2018.", "2", "1", top=170),
    ],
)
def test_a_mark_that_was_seen_raised_needs_no_punctuation(line) -> None:
    heading = printed("Sagsfremstilling", top=156, bold=True)
    document = _minutes(heading, line, notes=[SURE])
    first, second = document.items
    assert first.fields[-1].text.splitlines()[1:] == [SURE]
    assert second.decision is not None
    assert second.decision.text == "Sagen blev udsat."
    assert not document.problems


def test_a_mark_seen_raised_goes_before_what_looks_like_one() -> None:
    """Item 1.2 has a full stop before a number, which may be a mark; item 1.1 has a mark."""
    lines = [
        printed("Baggrund", top=156, bold=True),
        _with_mark("Turismen følger den fælles plan 1 og vokser støt.", "1", top=170),
        printed("Beslutning", top=200, bold=True),
        printed("Godkendt for 2019. 1 udvalg arbejder videre.", top=214),
    ]
    first, _ = _minutes(*lines, notes=[SURE]).items
    assert first.fields[0].text.splitlines()[1:] == [SURE]
    assert first.fields[1].text == "Godkendt for 2019. 1 udvalg arbejder videre."


def test_a_note_is_none_of_the_appendices_that_end_its_field() -> None:
    (item,) = _minutes(
        printed("Sagsfremstilling", top=156, bold=True),
        _with_mark("Turismen følger den fælles plan 1 og vokser støt.", "1", top=170),
        printed("Bilag:", top=190),
        printed("Fælles plan", top=204),
        printed("Beslutning", top=230, bold=True),
        printed("Godkendt.", top=244),
        notes=["1 Se også referatet af mødet i april"],
    ).items[:1]
    assert item.attachments == ("Fælles plan",)
    assert "Se også referatet" in item.fields[0].text


@pytest.mark.parametrize("title", ["1.1. Turisme 1", "1.1. Turisme"])
def test_notes_of_titles_and_of_tables_stay_in_their_item(title: str) -> None:
    """Whatever carries the mark, the note is the item's."""
    in_title = title != "1.1. Turisme"
    lines = [
        printed("REFERAT 2019", top=40),
        printed("KKR SYDDANMARK, 1. februar 2019", top=54),
        printed("1. Sager", top=90, size=16, bold=True),
        _with_mark(title, *(["1"] if in_title else []), top=120, size=12, bold=True),
        printed("SAG-2019-00321 maks", top=134),
        printed("Sagsfremstilling", top=156, bold=True),
        printed("Tallene er her.", top=170),
        printed("Sted", top=200),
        printed("Senge", top=200, x0=300),
        _with_mark("Billund 1", *([] if in_title else ["1"]), top=214),
        printed("800", top=214, x0=300),
        printed("Beslutning", top=240, bold=True),
        printed("Sagen blev udsat.", top=254),
        printed(SURE, top=740, size=8),
    ]
    reading = pdf_reading(lines)
    table = Table(1, (("Sted", "Senge"), ("Billund 1", "800")), 199, 225)
    reading = replace(reading, pages=(replace(reading.pages[0], tables=(table,)),))
    (item,) = understand(reading).items
    assert [SURE in field.text for field in item.fields if field.name != "decision"].count(True)
    assert item.decision is not None
    assert item.decision.text == "Sagen blev udsat."


def test_a_number_that_begins_anew_on_every_page_goes_to_its_own_page() -> None:
    def side(number: int, word: str):
        text = _with_mark(f"Her følger {word} 1 som aftalt.", "1", top=100)
        note = printed(f"1 Om {word}.", top=740, size=8)
        return [replace(line, page=number) for line in (text, note)]

    words = ("havne", "broer", "veje")
    pages = [side(number, word) for number, word in enumerate(words, start=1)]
    pages[2][0] = replace(pages[2][0], marks=())
    lines, notes = take_footnotes(flow(pdf_reading(*pages)))
    assert [[line.text for line in with_notes([line], notes)] for line in lines] == [
        ["Her følger havne 1 som aftalt.", "1 Om havne."],
        ["Her følger broer 1 som aftalt.", "1 Om broer."],
        ["Her følger veje 1 som aftalt."],
        ["1 Om veje."],
    ]


def test_a_note_without_its_mark_is_never_decided() -> None:
    """Nobody knows of which item it is part: it is kept as body, and told of."""
    document = _minutes(printed("Intet nyt om turismen.", top=160), notes=[SURE, "og byrådet."])
    assert [item.decision and item.decision.text for item in document.items] == [
        None,
        "Sagen blev udsat.",
    ]
    assert [paragraph.text for paragraph in document.body] == [f"{SURE} og byrådet."]
    (problem,) = document.problems
    assert (problem.code, problem.page) == ("footnote-without-mark", 1)


def test_small_lists_at_the_end_of_a_page_stay_in_their_item() -> None:
    """Small type begins above the numbers there: they are no notes."""
    small = ["Udvalget består af:", "1 Formand fra Billund", "2 Næstformand fra Vejle"]
    document = _minutes(printed("Intet nyt om turismen.", top=160), notes=small)
    assert document.items[1].decision is not None
    assert document.items[1].decision.text.splitlines()[1:] == small
    assert not document.problems


@pytest.mark.parametrize(
    "counted", ["jf. stk. 1 i aftalen", "se pkt. 1 ovenfor", "efter nr. 1 her"]
)
def test_the_number_of_a_paragraph_of_law_is_no_notes_mark(counted: str) -> None:
    page = [
        printed(f"Kvoterne fordeles, {counted}.", top=100),
        printed("1 Folketinget afviste den.", top=740, size=8),
    ]
    lines, notes = take_footnotes(flow(pdf_reading(page)))
    assert (len(lines), notes) == (2, {})


@pytest.mark.parametrize("folio", ["", "{}\n"])
@pytest.mark.parametrize("note", ["1\n   Jf. rapporten side 12.", "1\n\nJf. rapporten side 12."])
def test_a_dumps_note_below_its_number_leaves_the_decision(note: str, folio: str) -> None:
    """Dumps have raised numbers on lines of their own; the page's number is another one."""
    item = "{}. Trafik\n\nSagsfremstilling\nTallene{} viser\nnoget.\n\nBeslutning\nGodkendt.\n\n"
    pages = [
        f"{item.format(1, '1')}{item.format(2, '')}{note}\n\n{folio.format(1)}",
        f"{item.format(3, '')}{folio.format(2)}",
    ]
    document = understand(text_reading("Referat\nKKR Sjælland\n" + "\f\n".join(pages)))
    assert [item.decision.text for item in document.items if item.decision] == ["Godkendt."] * 3
    told = document.items[0].fields[0].paragraphs[-1].text
    assert told == "1 Jf. rapporten side 12."


def test_a_number_alone_that_no_word_carries_is_no_notes() -> None:
    text = "1. Trafik\n\nBaggrund\nDer er to spor.\n\n1\nDet første er kort."
    lines, notes = take_footnotes(flow(text_reading(text)))
    assert notes == {}
    assert [line.text for line in lines][-2:] == ["1", "Det første er kort."]
