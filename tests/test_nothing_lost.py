"""Every line of a document lands in exactly one place, and in order; parsing is a function."""

from __future__ import annotations

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import text_reading

from parse.schema import document_from_json, document_to_json
from parse.understand import understand

# Every line carries a word of its own, so that it can be found again wherever it went.
SHAPES = (
    "{word} er en almindelig sætning om kommunernes samarbejde på området.",
    "{word} begynder en lang linje, som går helt ud til kanten og derfor fortsætter i den næste",
    "– {word} er et punkt på en liste",
    "./. Bilag om {word}",
    "./. {word} er drøftet af kommunerne, som har fulgt sagen",
    "1. {word} som hovedpunkt",
    "2. {word} som hovedpunkt",
    "1.1. {word} som punkt",
    "1.2. {word} som punkt",
    "2.1. {word} som punkt",
    "29. april {word}",
    "2021. Der er frist {word}",
    "4 erhvervsrepræsentanter {word}",
    "Beslutning: {word} blev godkendt.",
    "Det indstilles, at {word} godkendes.",
    "Underoverskrift {word}",
    "Dato: {word}",
    "({word})",
    "{word} er opgjort i maj[^1] og juni.",
    "[^1]: {word} er en note.",
    "Indstilling: {word} godkendes[^1].",
    "1.1. {word} som punkt[^1]",
    "– ",
    "a. {word} er et punkt",
    "3.1.1. {word} som del",
    "Visioner for {word}",
    "Værdier i {word}",
    "Mission: {word}",
)
FIXED = (
    "Baggrund",
    "Indstilling",
    "Sagsfremstilling",
    "Beslutning",
    "SAG-2021-00012 abcd/efgh",
    "REFERAT 2021",
    "KKR MIDTJYLLAND",
    "SIDE | 3",
    "Eventuelt",
    "Vision",
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text dump, and the words that mark its lines in their order."""
    words: list[str] = []
    lines: list[str] = []
    for number in range(draw(st.integers(0, 25))):
        if draw(st.booleans()):
            lines.append("")
        if draw(st.integers(0, 3)):
            word = f"Ord{number}x"
            shape = draw(st.sampled_from(SHAPES))
            words += [word] if "{word}" in shape else []
            lines.append(shape.format(word=word))
        else:
            lines.append(draw(st.sampled_from(FIXED)))
    return "\n".join(lines), words


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, held in value.items() if key != "problems" for text in strings(held)]
    return [text for held in value for text in strings(held)] if isinstance(value, list) else []


@settings(max_examples=150)
@given(documents())
def test_every_line_is_found_again_exactly_once(drawn: tuple[str, list[str]]) -> None:
    text, words = drawn
    data = document_to_json(understand(text_reading(text)))
    for section in data["sections"]:
        for item in section["items"]:
            item["decision"] = None  # the decision's text is that of its field
            if item["number"] == section["number"]:
                item["title"] = ""  # a flat agenda's item is its section
    found = re.findall(r"Ord\d+x", "\n".join(strings(data)))
    assert sorted(found) == sorted(words)


@settings(max_examples=50)
@given(documents())
def test_parsing_is_a_function_and_its_json_is_whole(drawn: tuple[str, list[str]]) -> None:
    reading = text_reading(drawn[0])
    document = understand(reading)
    assert understand(reading) == document
    assert document_from_json(json.loads(json.dumps(document_to_json(document)))) == document
