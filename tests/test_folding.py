"""One spelling for every way of typing a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.danish.folding import fold


@pytest.mark.parametrize(
    "word", ["Århus", "ÅRHUS", "A\u030arhus", "Aarhus", "\u212brhus", "År\u00adhus"]
)
def test_spellings_of_one_word(word):
    assert fold(word) == "aarhus"


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("CO₂", "co2"),
        ("m³", "m3"),
        ("Ærø", "aeroe"),
        ("idé", "ide"),
        ("Öresund", "oeresund"),
        ("KL’s", "kl's"),
        ("allé", "alle"),
    ],
)
def test_letters(word, folded):
    assert fold(word) == folded


def test_danish_letters_are_letters():
    assert fold("børn") != fold("born")
    assert fold("får") != fold("far")


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
