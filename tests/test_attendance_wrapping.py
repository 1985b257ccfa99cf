"""Tables of attendance without rules whose cells wrap: rows are put together, or nobody is told."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsing import pdf_reading, printed

from parse.attendance import Lists, take_attendance
from parse.model import Attendance, Line, Status
from parse.text.spacing import text_width
from parse.understand import understand

PITCH, SIZE, PADDING = 13.0, 10.0, 8.0


def _wrapped(text: str, width: float) -> list[str]:
    """The lines of a cell: words, and parts of words with hyphens, as they fit."""
    lines = [""]
    for word in re.findall(r"[^\s-]+-?\s?", text):
        if lines[-1] and text_width(f"{lines[-1]}{word.strip()}") * SIZE > width:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def _set(rows: list[list[str]], widths: list[int], *, place: float = 0.0) -> list[Line]:
    """The lines of a table without rules below `Deltagere`.

    `place`: 0 sets cells from their tops down, 0.5 in the middle, 1 on their bottoms.
    """
    lines = [printed("Deltagere", top=87.0, x0=70.0, bold=True)]
    top = 100.0
    for row in rows:
        cells = [_wrapped(text, w - PADDING) for text, w in zip(row, widths, strict=True)]
        height = max(map(len, cells))
        for x0, cell in zip(accumulate(widths, initial=70), cells, strict=False):
            for number, text in enumerate(cell):
                at = top + PITCH * (number + place * (height - len(cell)))
                right = x0 + text_width(text) * SIZE
                lines += [printed(text, top=at, x0=x0, x1=right)] if text else []
        top += PITCH * height
    return sorted(lines, key=lambda line: (line.top or 0.0, line.x0 or 0.0))


def _shown(person: Attendance) -> str:
    absent = "absent" if person.status is Status.ABSENT else ""
    cells = (person.name, person.party, person.municipality, absent, person.substitute)
    return "|".join(cell or "" for cell in cells)


HEAD = ["Navn", "Parti", "Kommune", "Bemærkning"]
WIDTHS = [84, 60, 90, 90]
ROWS = [
    HEAD,
    ["Ida Bro", "V", "Skive", ""],
    ["Asger Lindegaard-Friis", "A", "Odder", "Afbud. Stedfortræder: Kirstine Holm-Damgaard"],
    ["Eva Lo", "C", "Samsø Kommune", "Deltog til kl. 11.30"],
    ["Ulf Overgaardsen", "V", "Ringkøbing-Skjern", "Afbud"],
]
PEOPLE = [
    "Ida Bro|V|Skive||",
    "Asger Lindegaard-Friis|A|Odder|absent|Kirstine Holm-Damgaard",
    "Eva Lo|C|Samsø||",
    "Ulf Overgaardsen|V|Ringkøbing-Skjern|absent|",
]


def test_a_row_may_hold_the_rest_of_a_name_and_of_a_remark():
    people, _, unread, _ = take_attendance(_set(ROWS, WIDTHS))
    assert [_shown(person) for person in people] == PEOPLE
    assert unread == ()


def test_divided_words_of_cells_make_nobody_new():
    lines = [
        *(printed(text, x0=x, top=100.0) for x, text in ((70, "Navn"), (160, "Kommune"))),
        *(printed(text, x0=x, top=100.0) for x, text in ((250, "Parti"), (300, "Bemærkning"))),
        *(printed(t, x0=x, top=113.0) for x, t in ((70, "Asger Linde-"), (160, "Københavns"))),
        *(printed(t, x0=x, top=113.0) for x, t in ((250, "Ø"), (300, "Afbud. Sted-"))),
        *(printed(t, x0=x, top=126.0) for x, t in ((70, "gaard-Friis"), (160, "Kommune"))),
        printed("fortræder: Bo", x0=300, top=126.0),
        printed("Ås", x0=300, top=139.0),
        *(printed(text, x0=x, top=152.0) for x, text in ((70, "Ida Bro"), (160, "Skive Kom-"))),
        printed("V", x0=250, top=152.0),
        printed("mune", x0=160, top=165.0),
    ]
    people, _, unread, _ = take_attendance([printed("Deltagere", top=87.0, x0=70.0), *lines])
    assert [_shown(person) for person in people] == [
        "Asger Lindegaard-Friis|Ø|København|absent|Bo Ås",
        "Ida Bro|V|Skive||",
    ]
    assert unread == ()


def test_a_row_that_may_be_anothers_rest_is_reported():
    """`Kirstine Holm` may be a person without party and town, or the end of a name above."""
    rows = [
        HEAD[:3],
        ["Ida Bro", "V", "Skive"],
        ["Asger Lindegaard Kirstine Holm", "A", "Odder"],
        ["Bo Ås", "C", "Samsø"],
    ]
    lines = _set(rows, [94, 40, 90])
    assert "Kirstine Holm" in [line.text for line in lines]
    people, _, unread, _ = take_attendance(lines)
    assert [person.name for person in people][::2] == ["Ida Bro", "Bo Ås"]
    assert "Kirstine Holm" in [line.text for line in unread]


def test_people_of_the_staff_below_members_have_rows_of_their_own():
    rows = [HEAD[:3], *(row[:3] for row in ROWS[1:4]), ["Kim Sø", "", ""], ["Pia Ek", "", ""]]
    people, _, unread, _ = take_attendance(_set(rows, [110, 60, 110]))
    assert [person.name for person in people][-2:] == ["Kim Sø", "Pia Ek"]
    assert unread == ()


@pytest.mark.parametrize("place", [0.5, 1.0])
def test_of_cells_set_in_the_middle_nothing_is_guessed(place):
    people, _, unread, _ = take_attendance(_set(ROWS, WIDTHS, place=place))
    told = {_shown(person) for person in people}
    assert told < set(PEOPLE)
    left = {line.text.split()[0] for line in unread}
    assert {person.split()[0] for person in set(PEOPLE) - told} <= left


NAMES = ["Ida", "Bo", "Asger", "Kirstine", "Hans-Ole", "Bro", "Lindegaard-Friis", "Overgaardsen"]
TOWNS = ["Skive", "Odder", "Ringkøbing-Skjern", "Lyngby-Taarbæk", "Samsø Kommune"]
REMARKS = ["", "Afbud", "Afbud. Stedfortræder: {}", "Afbud, {} deltog", "Deltog til kl. 11.30"]
_NAME = st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True).map(" ".join)
_ROW = st.tuples(
    _NAME, st.sampled_from("VACFØ"), st.sampled_from(TOWNS), st.sampled_from(REMARKS), _NAME
)


def _words(lists: Lists) -> set[str]:
    """All that is told of anybody, or handed back."""
    told = [f"{_shown(person)}|{person.group}" for person in lists.people]
    return set(re.findall(r"\w+", " ".join([*told, *(line.text for line in lists.rest)])))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(_ROW, min_size=1, max_size=7, unique_by=lambda row: row[0]),
    st.tuples(
        st.integers(70, 150), st.integers(40, 60), st.integers(85, 120), st.integers(80, 150)
    ),
    st.sampled_from([0.0, 0.5, 1.0]),
)
def test_every_word_is_told_or_handed_back_and_no_status_is_false(drawn, widths, place):
    """Whatever wraps, and wherever cells are set in their rows."""
    rows = [[name, party, town, remark.format(came)] for name, party, town, remark, came in drawn]
    lists = take_attendance(_set([HEAD, *rows], list(widths), place=place))
    names = re.findall(r"\w+", " ".join([row[0] for row in rows] + [
        came for *_, remark, came in drawn if "{}" in remark
    ]))  # fmt: skip
    assert set(names) <= _words(lists)
    unread = " ".join(line.text for line in lists.unread)
    for name, _, _, remark, came in drawn:
        found = [person for person in lists.people if person.name == name]
        if found and name.split()[0] not in unread:
            assert (found[0].status is Status.ABSENT) == remark.startswith("Afbud")
            assert found[0].substitute == (came if "{}" in remark else None)


def test_what_a_list_below_the_mission_leaves_is_text_with_a_problem():
    """The association's mission statement reaches to the end of its page, but not over lists."""
    texts = ["REFERAT 2019", "KKR MIDTJYLLAND", "Dato: 12-04-2019", "Sted: Viborg", "Vision"]
    texts += ["KL opnår indflydelse og resultater på kommunernes vegne.", "Deltagere"]
    texts += ["Ida Bro (V), Skive", "Mødet blev holdt virtuelt på Teams.", "Bo Ås (A), Odder"]
    front = [printed(text, top=100.0 + 20 * number) for number, text in enumerate(texts)]
    items = ["1. Godkendelse", "1.1. Godkendelse af referat", "SAG-2019-00111 abcd", "Godkendt."]
    body = [printed(text, 2, 100.0 + 20 * number) for number, text in enumerate(items)]
    document = understand(pdf_reading(front, body))
    assert [person.name for person in document.attendance] == ["Ida Bro", "Bo Ås"]
    assert [paragraph.text for paragraph in document.body] == [texts[-2]]
    assert [problem.code for problem in document.problems] == ["unplaced-text"]


@pytest.mark.parametrize("below", ["rettet af formanden", "mødet blev optaget på video"])
def test_what_says_nothing_of_people_takes_no_municipality_from_them(below):
    lines = [Line(text, 1) for text in ("Deltagere", "Ida Bro, Skive", "Bo Ås, Odder", below)]
    found, rest, _, _ = take_attendance(lines)
    assert [person.municipality for person in found] == ["Skive", "Odder"]
    assert [line.text for line in rest] == [below]
