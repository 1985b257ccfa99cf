"""Attendance tables in text dumps: with the paper's layout kept, or one cell a line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parse.attendance import celllists, take_attendance
from parse.attendance.grid import cell_kind
from parse.document import parse, read
from parse.model import Attendance, Line, Status
from parse.readers.membertables import member_tables

COVER = "REFERAT 2019\nKKR MIDTJYLLAND\nDato: 12-04-2019\nSted: Hotel Fjord\n\n"
ITEMS = "\n\n1. Godkendelse\n\n1.1. Godkendelse af referat\nSAG-2019-00111 abcd\n\nGodkendt.\n"


def _shown(person: Attendance) -> str:
    absent = "absent" if person.status is Status.ABSENT else ""
    cells = (person.name, person.party, person.municipality, person.group, absent)
    return "|".join(cell or "" for cell in (*cells, person.substitute))


def _document(text: str) -> tuple[list[str], list[str]]:
    """Who is told, and what is reported."""
    document = parse(read(f"{COVER}{text}{ITEMS}".encode(), "x.txt"))
    return [_shown(p) for p in document.attendance], [p.message for p in document.problems]


WIDE = """
Deltagere
Navn               Parti   Kommune          {head}
Ida Bro            V       Skive            {here}
Bo Ås              A       Odder            Afbud
Eva Lo             C       Samsø            {here}
"""


NAMED = """
Deltagere
Navn               Parti               Kommune          Status
Ida Bro            Venstre             Skive            Til stede
Bo Ås              Radikale Venstre    Odder            Afbud
Eva Lo             SF                  Samsø            Til stede
"""


def test_parties_may_have_their_names_in_a_table_whose_layout_is_kept():
    assert _document(NAMED) == (
        [
            "Ida Bro|V|Skive|Deltagere||",
            "Bo Ås|B|Odder|Deltagere|absent|",
            "Eva Lo|F|Samsø|Deltagere||",
        ],
        [],
    )


@pytest.mark.parametrize(
    ("head", "here"), [("Deltagelse", "Til stede"), ("Bemærkning", ""), ("Status", "Mødt")]
)
def test_a_table_whose_layout_is_kept_tells_whose_each_status_is(head, here):
    """Also where cells are empty, and a column is too narrow for wide gaps."""
    shown, problems = _document(WIDE.format(head=head, here=here))
    assert shown == [
        "Ida Bro|V|Skive|Deltagere||",
        "Bo Ås|A|Odder|Deltagere|absent|",
        "Eva Lo|C|Samsø|Deltagere||",
    ]
    assert problems == []


def test_wrapped_cells_of_a_table_whose_layout_is_kept():
    shown, problems = _document("""
Navn               Parti    Kommune             Bemærkning
Ida Bro            V        Skive
Asger              A        Odder               Afbud.
Lindegaard-Friis                                Stedfortræder:
                                                Kirstine Holm
Bo Ås              F        Ringkøbing-         Afbud
                            Skjern

Fra KL
Ulf Vig
""")
    assert shown == [
        "Ida Bro|V|Skive|||",
        "Asger Lindegaard-Friis|A|Odder||absent|Kirstine Holm",
        "Bo Ås|F|Ringkøbing-Skjern||absent|",
        "Ulf Vig|||Fra KL||",
    ]
    assert problems == []


def test_a_table_with_tabs():
    rows = ["Navn\tParti\tAfbud\tStedfortræder", "Ida Bro\tV\t\t", "Bo Ås\tA\tx\tUlf Vig"]
    shown, problems = _document("\n".join([*rows, "Eva Lo\tC\t\t"]))
    assert shown == ["Ida Bro|V||||", "Bo Ås|A|||absent|Ulf Vig", "Eva Lo|C||||"]
    assert problems == []


def test_groups_with_people_in_columns_stay_groups():
    shown, _ = _document("""
Deltagere
Ida Bro            V       Skive
Bo Ås              A       Odder
Afbud
Eva Lo             C       Samsø
Kim Sø             F       Greve
""")
    assert [person.split("|", 3)[3] for person in shown] == ["Deltagere||"] * 2 + [
        "Afbud|absent|"
    ] * 2


@pytest.mark.parametrize("between", [["2. Afbud", ""], [""] * 7])
def test_tables_far_apart_or_below_another_number_have_columns_of_their_own(between):
    rows = ["Ida Bro      V  Skive", "Bo Ås        A  Odder", *between]
    rows += ["Eva Lo  C      Samsø", "Kim Sø  F      Greve"]
    last = len(rows) - 1
    assert member_tables(rows) == {
        0: ["Ida Bro", "V", "Skive"],
        1: ["Bo Ås", "A", "Odder"],
        last - 1: ["Eva Lo", "C", "Samsø"],
        last: ["Kim Sø", "F", "Greve"],
    }


def test_one_row_makes_no_table():
    assert member_tables(["Ida Bro      V  Skive"]) == {}


CELLS = "Ida Bro|V|Skive|Til stede|Bo Ås|A|Odder|Afbud|Eva Lo|C|Samsø|Til stede".split("|")
HEADS = ["Navn", "Parti", "Kommune", "Deltagelse"]
TOLD = [
    "Ida Bro|V|Skive|Deltagere||",
    "Bo Ås|A|Odder|Deltagere|absent|",
    "Eva Lo|C|Samsø|Deltagere||",
]


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_heading_above_both_columns_of_a_dump_heads_both(between: str) -> None:
    """Else whoever stands right of it was counted below it, and who came was absent."""
    people, _ = _document(
        "Deltagere\nIda Bro (V), Skive                      Bo Ås (A), Odder\n"
        f"Eva Lo (C), Samsø                       Ulf Vig (V), Greve\n{between}"
        "Afbud\nPer Dam (A), Viborg                     Pia Holm (V), Lemvig"
    )
    assert people == [
        "Ida Bro|V|Skive|Deltagere||",
        "Eva Lo|C|Samsø|Deltagere||",
        "Bo Ås|A|Odder|Deltagere||",
        "Ulf Vig|V|Greve|Deltagere||",
        "Per Dam|A|Viborg|Afbud|absent|",
        "Pia Holm|V|Lemvig|Afbud|absent|",
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "cells",
    [
        [*HEADS, *CELLS],
        CELLS,
        [*HEADS, *(cell for start in range(4) for cell in CELLS[start::4])],
        [cell for start in range(4) for cell in (HEADS[start], *CELLS[start::4])],
        ["Navn", "Parti Kommune", "Deltagelse", *CELLS],
    ],
    ids=["rows", "rows without heads", "columns", "columns below their heads", "heads set close"],
)
def test_a_table_with_one_cell_a_line(cells, between):
    shown, problems = _document(between.join(["Deltagere", *cells, "Fra KL", "Ulf Vig"]))
    assert shown == [*TOLD, "Ulf Vig|||Fra KL||"]
    assert problems == []


def test_a_group_below_a_table_with_one_cell_a_line():
    lines = ["Deltagere", *HEADS, *CELLS, "Afbud", "Kim Sø (F), Greve"]
    assert _document("\n".join(lines))[0] == [*TOLD, "Kim Sø|F|Greve|Afbud|absent|"]


@pytest.mark.parametrize(
    "cells",
    [
        ["Navn", "Bemærkning", "Ida Bro", "Bo Ås", "Afbud", "Eva Lo", "Kim Sø"],
        [*HEADS, "Ida Bro", "Bo Ås", "V", "A", "Skive", "Odder", "Afbud"],
        ["Til stede", "Ida Bro, Skive", "Afbud", "Bo Ås, Odder", "Til stede", "Eva Lo, Samsø"],
        ["Ida Bro, Skive", "x", "Bo Ås, Odder", "Eva Lo, Samsø", "x"],
    ],
    ids=["one status", "fewer statuses than people", "statuses before or behind", "marks"],
)
def test_statuses_that_may_be_anybodys_make_nobody_absent_or_present(cells):
    shown, problems = _document("\n".join(["Deltagere", *cells]))
    assert shown == []
    assert any("Ida Bro" in problem for problem in problems)


def test_a_column_of_substitutes_below_the_others_is_nobodys():
    shown, problems = _document(
        "\n\n".join(["Deltagere", *HEADS, *CELLS, "Stedfortræder", "Kim Sø", "Fra KL", "Ulf Vig"])
    )
    assert shown == [*TOLD, "Ulf Vig|||Fra KL||"]
    assert [problem.rpartition(": ")[2] for problem in problems] == ["Stedfortræder", "Kim Sø"]


NAMES = [
    f"{first} {last}" for first in ("Ida", "Bo", "Eva", "Ulf") for last in ("Bro", "Holm", "Vig")
]
_ROW = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from("VACFØ"),
    st.sampled_from(["Skive", "Odder", "Ringkøbing-Skjern", "Samsø Kommune"]),
    st.booleans(),
)
_TABLES = {
    "status": (HEADS, lambda away: "Afbud" if away else "Til stede"),
    "mark": ([*HEADS[:3], "Afbud"], lambda away: "x" if away else ""),
    "remark": ([*HEADS[:3], "Bemærkning"], lambda away: "Afbud" if away else ""),
}


@settings(max_examples=200, deadline=None)
@given(
    st.lists(_ROW, min_size=2, max_size=7, unique_by=lambda row: row[0]),
    st.sampled_from(sorted(_TABLES)),
    st.sampled_from(["rows", "columns", "below heads"]),
    st.booleans(),
)
def test_no_status_slides(rows, form, order, spaced):
    """Whoever is told by a table with one cell a line came, or not, as it says, or is reported."""
    heads, said = _TABLES[form]
    grid = [heads, *([*row[:3], said(row[3])] for row in rows)]
    across = [cell for row in grid for cell in row]
    down = [cell for column in zip(*grid, strict=True) for cell in column]
    under = [*heads, *(cell for column in zip(*grid[1:], strict=True) for cell in column)]
    cells = {"rows": across, "columns": under, "below heads": down}[order]
    texts = ["Deltagere", *filter(None, cells), "Fra KL", "Tage Friis"]
    people, rest, _, _ = take_attendance([Line(text, 1, blank_before=spaced) for text in texts])
    left = " ".join(line.text for line in rest)
    told = {person.name: person.status is Status.ABSENT for person in people}
    for name, _, _, away in rows:
        assert told.get(name) == away or name in left
    assert set(re.findall(r"\w+", " ".join(row[0] for row in rows))) <= set(
        re.findall(r"\w+", " ".join([*told, left]))
    )


def test_a_list_without_statuses_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def counted(text: str) -> str:
        seen.append(text)
        return cell_kind(text)

    monkeypatch.setattr(celllists, "cell_kind", counted)
    lines = [Line(f"Ida Bro{'abcdefghij'[at % 10]}holm", 1) for at in range(300)]
    assert [list(part) for part in celllists.cell_tables(lines)] == [lines]
    assert len(seen) < 5 * len(lines)


@pytest.mark.parametrize("heads", ["| Navn | Parti | Kommune |\n", ""])
def test_til_stede_above_a_table_heads_its_people(heads: str) -> None:
    rule = "|---|---|---|\n"
    text = (
        f"**Til stede**\n\n{heads}{rule if heads else ''}| Ida Bro | V | Skive |\n"
        f"{'' if heads else rule}| Bo Ås | A | Odder |\n\n"
        f"**Afbud**\n\n{heads}{rule if heads else ''}| Eva Lo | C | Samsø |\n"
        f"{'' if heads else rule}"
    )
    document = parse(read(f"# REFERAT\n\nKKR MIDTJYLLAND\n\n{text}{ITEMS}".encode(), "x.md"))
    assert [_shown(person) for person in document.attendance] == [
        "Ida Bro|V|Skive|Til stede||",
        "Bo Ås|A|Odder|Til stede||",
        "Eva Lo|C|Samsø|Afbud|absent|",
    ]


def _beside(text, *, split="   "):
    """A dump's lines, of which each part behind the split stands beside the one before."""
    return [
        Line(part.strip(), 1, beside=at > 0)
        for line in text.splitlines()
        for at, part in enumerate(filter(str.strip, line.split(split)))
    ]


def test_a_word_beside_some_entries_of_a_dump_says_who_stayed_away() -> None:
    lines = _beside(
        "Deltagere:\nFormand Ida Bro, Skive\nMedlem Bo Ås, Odder   Afbud\nEva Lo, Struer"
    )
    people = take_attendance(lines).people
    assert [(one.name, one.municipality, one.status) for one in people] == [
        ("Ida Bro", "Skive", Status.PRESENT),
        ("Bo Ås", "Odder", Status.ABSENT),
        ("Eva Lo", "Struer", Status.PRESENT),
    ]


def test_what_stands_beside_a_name_is_no_part_of_it() -> None:
    lines = _beside("Afbud:\nIda Bro   Skive Kommune\nBo Ås   Centrovest")
    assert [one.name for one in take_attendance(lines).people] == ["Ida Bro", "Bo Ås"]
