"""White space and widths: the quick ways say what the plain definitions say."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parse.text.spacing import initial, squash, text_width, tidy


@given(st.text())
def test_squashed_text_has_no_white_space_and_no_capitals(text: str) -> None:
    assert squash(text) == re.sub(r"\s+", "", text).casefold()


@given(st.text())
def test_the_initial_is_what_the_squashed_text_begins_with(text: str) -> None:
    assert initial(text) == squash(text)[:1]


@given(st.text(st.sampled_from("ab1_ \t\n\u00a0.,;:)")))
def test_tidy_text_has_single_spaces_and_none_before_marks(text: str) -> None:
    spaced = re.sub(r"\s+", " ", text)
    assert tidy(text) == re.sub(r"(?<=[^\W_]) ([.,;:])(?=[\s)]|$)", r"\1", spaced).strip()


@pytest.mark.parametrize(
    ("text", "width"), [("", 0.0), ("il", 0.444), ("mæ", 1.722), ("e", 0.556), ("…Ω", 1.112)]
)
def test_widths_are_those_of_the_characters_and_the_usual_one(text: str, width: float) -> None:
    assert text_width(text) == pytest.approx(width)
