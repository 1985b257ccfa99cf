"""Signatures below the last item are no part of what was decided there."""

from __future__ import annotations

import pytest
from parsing import text_reading

from parse.model import ParsedDocument
from parse.understand import understand

MINUTES = "REFERAT\n\nKKR SJÆLLAND\n\nDato: 11-05-2007\n\n"
ITEMS = "1. Valg\n\nBeslutning\nIda Brovang blev valgt.\n\n2. Eventuelt\n\nBeslutning\nIntet.\n\n"


def parsed(end: str) -> ParsedDocument:
    return understand(text_reading(MINUTES + ITEMS + end))


def last_decision(document: ParsedDocument) -> str | None:
    decision = document.items[-1].decision
    return decision and decision.text


@pytest.mark.parametrize(
    "end",
    [
        "Således vedtaget.\n\n______________\nIda Brovang\n\n______________\nPer Nørhave",
        "Mødet hævet kl. 14.30\n\nUnderskrifter\n\nIda Brovang (V)\n\nPer af Nørhave",
        "____________________ Ida Brovang\n____________________ Per Nørhave\nDato:",
        "Underskrifter\n\nNavn\tUnderskrift\nIda Brovang\t\nPer Nørhave\t",
        "PENNEO\nUnderskrifterne i dette dokument er juridisk bindende.\n\nIda Brovang\nIP: 1",
        "Godkendt den 13. september 2013\n\n____________\nIda Brovang, formand",
        "Mødet hævet\nKl. 11.30.\nSign.: Ida Brovang, Per Nørhave og Eva Lo",
        "Mødet sluttede kl. 11.45\n\nFormand\n\n..........\n\nIda Brovang",
        "Underskriftsside\n\n. . . . . . . . . . . . . . . . . .\nFormand Ida Brovang",
    ],
)
def test_signatures_are_the_papers_own_text(end: str) -> None:
    document = parsed(end)
    assert last_decision(document) == "Intet."
    told = "\n".join(paragraph.text for paragraph in document.body)
    assert "Ida Brovang" in told
    assert "unplaced-text" not in {problem.code for problem in document.problems}


def test_a_matter_of_electronic_signatures_is_no_sheet_of_them() -> None:
    told = "Dokumentet er underskrevet med digital signatur, som loven siger."
    document = parsed(f"3. Post\n\nBaggrund\n{told}\n\nBeslutning\nDrøftet.")
    assert last_decision(document) == "Drøftet."
    told = "Drøftet. Aftaledokumentet er underskrevet med forbehold."
    assert last_decision(parsed(f"3. Post\n\nBeslutning\n{told}")) == told


def test_a_list_of_those_present_may_stand_above_them() -> None:
    present = "Deltagere\nIda Brovang (V), Greve\nPer Nørhave (A), Stevns\n\n"
    document = parsed(f"{present}Underskrifter\n\n______________\nIda Brovang")
    assert [one.name for one in document.attendance] == ["Ida Brovang", "Per Nørhave"]
    assert last_decision(document) == "Intet."


@pytest.mark.parametrize("end", ["Ida Brovang", "Udfyldes: ______ senest"])
def test_without_lines_to_sign_on_the_text_is_the_items(end: str) -> None:
    assert last_decision(parsed(end)) == f"Intet.\n{end}"


@pytest.mark.parametrize("end", ["Mødet sluttede kl. 14.30", "Mødet hævet kl. 11:45."])
def test_when_the_meeting_ended_is_nothing_that_was_decided(end: str) -> None:
    document = parsed(end)
    assert last_decision(document) == "Intet."
    assert [paragraph.text for paragraph in document.body] == [end]
    beside = f"3. Post\n\nBeslutning\n{end}"
    assert last_decision(parsed(beside)) == end


def test_when_the_meeting_began_and_ended_stands_below_labels() -> None:
    end = "Mødet startet:\n04:00 PM\nMødet hævet:\n05:00 PM"
    document = parsed(end)
    assert last_decision(document) == "Intet."
    assert "\n".join(paragraph.text for paragraph in document.body) == end
