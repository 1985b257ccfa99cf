"""Decisions: which outcomes a text amounts to, and what does not count as one."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parse.decisions import classify, recommended_outcomes
from parse.model import Outcome
from parse.outcome_cues import CUES

TRUTH = Path(__file__).parents[2] / "shared" / "truth"


TABLES = ("decision_sentences.txt", "decision_wordings.txt")


def _rows(name):
    table = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for row in table.splitlines():
        if row and not row.startswith("#"):
            expected, text = row.split(" | ", 1)
            yield text, expected


SENTENCES = [row for name in TABLES for row in _rows(name)]


def _names(outcomes):
    return ["-" if o is Outcome.UNCLASSIFIED else o.value for o in outcomes]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_the_words_of_minutes(text, expected):
    must = [word for word in expected.split() if not word.startswith("[")]
    may = {word.strip("[]") for word in expected.split()}
    found = _names(classify(text.split(" // ")))
    assert [name for name in found if name in must] == must
    assert set(found) <= may


def test_there_are_at_least_120_sentences_and_every_outcome_is_among_them():
    expected = {word.strip("[]") for _, words in SENTENCES for word in words.split()}
    assert len(SENTENCES) >= 120
    assert expected == set(_names(Outcome))


def test_no_text_has_no_outcome():
    assert classify([]) == classify(["", "  "]) == ()


def test_an_outcome_is_named_once_where_it_first_stands():
    text = ["KKR drøftede sagen.", "Indstillingen blev godkendt.", "Punkt 2 blev drøftet."]
    assert _names(classify(text)) == ["discussed", "approved"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *_rows("recommendation_wordings.txt"),
        ("Det indstilles, // – at KKR tager status til efterretning // – at KKR udpeger en",
         "noted appointed"),
        ("Det indstilles, at KKR Hovedstaden // – anbefaler kommunerne at godkende aftalen",
         "recommended"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_a_recommendation_asks_for(text, expected):
    assert _names(recommended_outcomes(text.split(" // "))) == expected.split()


def test_a_sentence_without_end_is_classified_in_time():
    text = "KKR drøftede sagen og godkendte planen, som er god, og " * 500
    assert _names(classify([text])) == ["discussed", "approved"]


def test_every_cue_has_words_in_lower_case():
    assert all(cue.words == cue.words.lower() and cue.words for cue in CUES)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_is_classified(paragraphs):
    found = classify(paragraphs)
    assert len(found) == len(set(found))


_WORDS = sorted(
    {word for text, _ in SENTENCES for word in text.split()} | {"ikke", "og", ",", "at"}
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40))
def test_any_shuffle_of_minutes_words_is_classified(words):
    assert classify([" ".join(words)])


def _real_decisions():
    for path in sorted(TRUTH.glob("00[023].json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for section in document["sections"]:
            for item in section["items"]:
                if item.get("decision"):
                    yield pytest.param(item["decision"], id=f"{path.stem}-{item['number']}")


@pytest.mark.skipif(
    not TRUTH.is_dir(), reason="the truth of real documents is not in this checkout"
)
@pytest.mark.parametrize("decision", list(_real_decisions()))
def test_real_decisions(decision):
    found = set(_names(classify(decision["text"].split("\n"))))
    must, may = (set(decision["outcomes"][key]) for key in ("must", "may"))
    assert must <= found
    assert found <= must | may | ({"-"} if not must else set())
