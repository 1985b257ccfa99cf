"""The association's mission statement is left out of what is searched, and nothing else with it."""

from __future__ import annotations

import pytest

from parse.cover.mission import without_statement
from parse.document import parse, read
from parse.model import Paragraph


def test_a_paper_without_items_keeps_what_stands_below_a_line_that_begins_as_the_mission_does():
    text = """KKR Midtjylland
Dagsorden til temamøde den 8. juni 2021

Kl. 10 Velkomst

Visioner for fremtidens sundhed

Oplæg om telemedicin, og zebrafisken.
"""
    body = [paragraph.text for paragraph in parse(read(text.encode(), "temamøde.txt")).body]
    assert body[-2:] == ["Visioner for fremtidens sundhed", "Oplæg om telemedicin, og zebrafisken."]


_TASK = "KL bidrager til at udvikle og fastholde et stærkt lokalt demokrati."
_AIM = "KL opnår, med et helhedsperspektiv på opgaveløsningen, resultater."


@pytest.mark.parametrize(
    "statement",
    [
        ["Mission", _TASK, "Vision", _AIM],
        ["M I S S I O N", _TASK, "og er kommunernes forhandlingsorganisation.", "Vision:", _AIM],
        ["Mission", "Vision", _TASK, _AIM],
        [f"Mission {_TASK}", f"Vision {_AIM}"],
        ["KL's mission er at fremme kommunernes fælles interesser"],
        [
            "KL's mission",
            "At varetage kommunernes fælles interesser.",
            "KL's grundlæggende mål",
            "At kommunerne løser deres opgaver.",
            "KL's tre grundlæggende værdier",
            "At være til at stole på",
            "At dele viden",
        ],
        ["KL’s mission", "Vi samler kommunerne.", "Grundlæggende mål", "– selvstyre", "Værdier"],
    ],
)
def test_the_mission_statement_is_left_out_and_what_stands_around_it_is_not(statement):
    around = ["Møde i KKR", "Orientering før mødet", "Kl. 9 kom ministeren."]
    texts = [around[0], *statement, *around[1:]]
    if statement[-1] == "Værdier":  # as a heading, it has the next paragraph for its text
        texts = [around[0], *statement, "Tillid", *around[1:]]
    left = without_statement([Paragraph(text) for text in texts])
    assert [paragraph.text for paragraph in left] == around


@pytest.mark.parametrize(
    "texts",
    [
        ["Vision", "Alle borgere skal have adgang til telemedicin."],
        ["Værdier for samarbejdet", "Tillid."],
        ["Missionshotellet", "KL mødes der."],
        ["Vision"],
        ["Visioner", "KL's formand holdt oplæg."],
    ],
)
def test_others_have_missions_and_visions_too(texts):
    left = without_statement([Paragraph(text) for text in texts])
    assert [paragraph.text for paragraph in left] == texts


def test_the_statement_ends_with_its_page():
    texts = [Paragraph("Mission", 1), Paragraph(_TASK, 1), Paragraph("at drøfte sagen", 2)]
    assert without_statement(texts) == texts[2:]
