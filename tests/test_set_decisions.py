"""Decisions that nothing heads, told by their letters alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parsing import pdf_reading, printed

from parse.model import Line, ParsedDocument
from parse.understand import understand

DECIDED = ("Godkendt.", "KKR drøftede planen. Den sendes i høring.", "Sagen blev udsat.")


def minutes(*ends: str, label: str = "", **letters: bool) -> ParsedDocument:
    """Minutes whose items end with these texts, below what was recommended."""
    lines: list[Line] = [
        printed("REFERAT 2009", top=40, size=16, bold=True),
        printed("KKR Sjælland, 12. juni 2009", top=60),
    ]
    for number, end in enumerate(ends, start=1):
        top = 100.0 * number
        lines += [
            printed(f"{number}. Sag om veje", top=top, size=13, bold=True),
            printed("Indstilling", top=top + 20, bold=True),
            printed("Det indstilles, at KKR drøfter sagen om vejene.", top=top + 34),
        ]
        if label:
            lines.append(printed(label, top=top + 50, bold=True))
        lines.append(replace(printed(end, top=top + 64), **letters))
    return understand(pdf_reading(lines))


def decisions(document: ParsedDocument) -> list[str | None]:
    return [item.decision and item.decision.text for item in document.items]


@pytest.mark.parametrize("letters", [{"bold": True}, {"italic": True}])
def test_what_ends_most_items_in_letters_of_its_own_is_decided(letters: dict[str, bool]) -> None:
    document = minutes(*DECIDED, **letters)
    assert decisions(document) == list(DECIDED)
    assert {item.fields[0].text for item in document.items} == {
        "Det indstilles, at KKR drøfter sagen om vejene."
    }


def test_letters_tell_nothing_where_text_is_plain_or_decides_nothing() -> None:
    assert decisions(minutes(*DECIDED)) == [None] * 3
    remarks = ["Bilag eftersendes.", "Kort over vejene.", "Veje af klasse 2."]
    assert decisions(minutes(*remarks, italic=True)) == [None] * 3


def test_letters_tell_nothing_where_decisions_have_a_heading() -> None:
    assert decisions(minutes(*DECIDED, label="Beslutning", italic=True)) == list(DECIDED)
    assert decisions(minutes(*DECIDED, label="Konklusion", italic=True)) == list(DECIDED)


@pytest.mark.parametrize("heading", ["Opsamling", "Udfald på mødet:"])
def test_what_heads_the_ends_of_most_items_heads_what_was_decided(heading: str) -> None:
    found = minutes(*DECIDED, label=heading, italic=False)
    assert decisions(found) == [*DECIDED]


def test_a_last_heading_whose_text_decides_nothing_heads_no_decision() -> None:
    ends = ("Planen sendes til byrådene.", "Der er møde igen i maj.", "Vejen er smal.")
    assert decisions(minutes(*ends, label="Proces", italic=False)) == [None, None, None]
