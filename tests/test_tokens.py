"""Cutting texts into words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.tokens import tokenize


def words(text):
    return [token.text for token in tokenize(text) if token.span == 1]


def wholes(text):
    return [token.text for token in tokenize(text) if token.span > 1]


def test_nothing_is_dropped():
    assert words("Det blev ikke godkendt, jf. § 6, stk. 4") == [
        *("Det", "blev", "ikke", "godkendt", "jf", "§", "6", "stk", "4"),
    ]


@pytest.mark.parametrize(
    "text", ["2,5", "14:30", "1.000.000", "KKR's", "KL’s", "covid19", "å\u030a"]
)
def test_one_word(text):
    assert [token.text for token in tokenize(text)] == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [("kl. 10.00", "kl."), ("Kl 9", "Kl."), ("KL 2019", "KL"), ("kl. og", "kl"), ("kls 9", "kls")],
)
def test_before_a_figure_kl_is_the_clock(text, first):
    assert words(text)[0] == first


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("KKR-møde", ["KKR", "møde"]),
        ("SAG-2021-04819", ["SAG", "2021", "04819"]),
        ("08.06.2021", ["08", "06", "2021"]),
        ("2018–2019", ["2018", "2019"]),
        ("jens.hansen@kl.dk", ["jens", "hansen", "kl", "dk"]),
        ("https://www.kl.dk/kkr?x=1", ["https", "www", "kl", "dk", "kkr", "x", "1"]),
        ("dag-og-natåben", ["dag", "og", "natåben"]),
        ("og/eller", ["og", "eller"]),
        ("S.U", ["S", "U"]),
        ("ph.d.-studerende", ["ph", "d", "studerende"]),
    ],
)
def test_a_whole_and_its_parts(text, parts):
    assert wholes(text) == [text]
    assert words(text) == parts


def test_years_between_two_lie_over_the_first():
    found = [(token.text, token.position) for token in tokenize("budget 2018-2021 og")]
    assert ("2019", 1) in found
    assert ("2020", 1) in found
    assert words("budget 2018-2021 og") == ["budget", "2018", "2021", "og"]


def test_positions_let_phrases_reach_across_a_hyphen():
    tokens = list(tokenize("et KKR-møde i dag"))
    assert [(token.text, token.position, token.span) for token in tokens] == [
        ("et", 0, 1),
        ("KKR-møde", 1, 2),
        ("KKR", 1, 1),
        ("møde", 2, 1),
        ("i", 3, 1),
        ("dag", 4, 1),
    ]


def test_a_suspended_hyphen_belongs_to_its_word():
    assert words("sundheds- og ældreområdet, børnehaver og -skoler") == [
        *("sundheds-", "og", "ældreområdet", "børnehaver", "og", "-skoler"),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ordningen² og KL¹.", ["ordningen", "²", "og", "KL", "¹"]),
        ("300 m² og 5km³", ["300", "m²", "og", "5km³"]),
        ("CO₂-mål og CO₂e", ["CO₂", "mål", "og", "CO₂e"]),
        ("årene¹²", ["årene", "¹²"]),
        ("problem²", ["problem", "²"]),
    ],
)
def test_marks_of_notes_are_no_part_of_their_word(text, parts):
    assert words(text) == parts


def test_a_sentence_that_begins_without_a_space_is_no_address():
    assert words("mødet.Der blev") == ["mødet", "Der", "blev"]


@given(st.text())
def test_any_string_is_cut_in_order(text):
    """No exception; offsets in range and never going back; positions without gaps."""
    tokens = list(tokenize(text))
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(a.start <= b.start for a, b in pairwise(tokens))
    single = [token.position for token in tokens if token.span == 1]
    assert single == list(range(len(single)))
