"""Attendance lists in all their forms: tables, columns, headings of towns and parties, the end."""

from dataclasses import replace

import pytest

from parse.attendance import parse_attendance, take_attendance
from parse.document import parse, read
from parse.model import Line, Status

PITCH = 14.0


def _shown(person):
    """name|party|municipality|group|absent|substitute, with nothing for what is not said."""
    absent = "absent" if person.status is Status.ABSENT else ""
    cells = (person.name, person.party, person.municipality, person.group, absent)
    return "|".join(cell or "" for cell in (*cells, person.substitute))


def _lines(text):
    return [Line(line.strip(), 1) for line in text.splitlines() if line.strip()]


def _printed(*rows, pitch=PITCH):
    """A page's lines: each row holds texts by the x at which they begin; None is white space."""
    lines, top = [], 100.0
    for row in rows:
        for x0, text in sorted((row or {}).items()):
            x1 = x0 + 5.0 * len(text)
            lines.append(Line(text, 1, x0, top, x1, top + 11, size=11.0, bold=False))
        top += pitch
    return lines


def _read(lines):
    people, left = parse_attendance(lines)
    return [_shown(person) for person in people], [line.text for line in left]


DELTAGERE = ["Ida Bro|V|Skive|Deltagere||", "Bo Ås|A|Odder|Deltagere||"]
LIST = [*DELTAGERE, "Eva Lo|C|Samsø|Afbud|absent|"]

TABLES = {
    "with a head": "Navn\tParti\tKommune|Ida Bro\tV\tSkive|Bo Ås\tA\tOdder",
    "without one": "Ida Bro\tV\tSkive|Bo Ås\tA\tOdder",
    "the municipality first": "Kommune\tNavn\tParti|Skive\tIda Bro\tV|Odder\tBo Ås\tA",
    "the party's name": "Kommune\tParti\tNavn|Skive\tVenstre\tIda Bro|Odder\tSoc.dem.\tBo Ås",
    "names in two columns": "Efternavn\tFornavn\tParti\tBy|Bro\tIda\tV\tSkive|Ås\tBo\tA\tOdder",
    "party with the name": "Navn og parti\tKommune|Ida Bro (V)\tSkive|Bo Ås (A)\tOdder",
    "two heads set close": "Navn\tParti Kommune|Ida Bro\tV Skive|Bo Ås\tA Odder",
    "numbered": "Nr.\tNavn\tParti\tKommune|1\tIda Bro\tV\tSkive|2\tBo Ås\tA\tOdder",
    "municipality and party in one cell": "Ida Bro\tV Skive|Bo Ås\tA Odder",
}  # fmt: skip


@pytest.mark.parametrize("form", TABLES)
def test_tables_in_any_order(form):
    rows = [Line(row, 1) for row in TABLES[form].split("|")]
    shown, left = _read([Line("Deltagere", 1), *rows])
    assert shown == DELTAGERE
    assert left == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Medlem\tStedfortræder\tTil stede|Ida Bro (V), Skive\tPia Ek\tx|Bo Ås (A), Odder\tEva\t",
         ["Ida Bro|V|Skive|||", "Bo Ås|A|Odder||absent|"]),
        ("Navn\tBy\tTil stede\tAfbud|Ida Bro\tSkive\tx\t|Bo Ås\tOdder\t\tx",
         ["Ida Bro||Skive|||", "Bo Ås||Odder||absent|"]),
        ("Navn\tBy\tFremmøde|Ida Bro\tSkive\tMødt|Bo Ås\tOdder\tAfbud",
         ["Ida Bro||Skive|||", "Bo Ås||Odder||absent|"]),
        ("Navn\tBy\tBemærkning|Ida Bro\tSkive\tGik kl. 11|Bo Ås\tOdder\tAfbud, Ulf Vig deltog",
         ["Ida Bro||Skive|||", "Bo Ås||Odder||absent|Ulf Vig"]),
        ("Medlem\tBy\tSuppleant|Ida Bro\tSkive\t|Eva Lo\tSamsø\t|Bo Ås\tOdder\tUlf Vig",
         ["Ida Bro||Skive|||", "Eva Lo||Samsø|||", "Bo Ås||Odder||absent|Ulf Vig"]),
    ],
)  # fmt: skip
def test_tables_say_who_came(rows, expected):
    shown, _ = _read([Line(row, 1) for row in rows.split("|")])
    assert shown == expected


def test_standing_substitutes_of_a_table_are_handed_back():
    rows = ["Medlem\tStedfortræder", "Ida Bro, Skive\tUlf Vig", "Bo Ås, Odder\tPia Ek"]
    shown, left = _read([Line(row, 1) for row in rows])
    assert shown == ["Ida Bro||Skive|||", "Bo Ås||Odder|||"]
    assert left == rows[1:]


@pytest.mark.parametrize("head", ["Navn\tKommune\tNavn\tKommune", None])
def test_tables_side_by_side_are_read_one_after_the_other(head):
    rows = [*filter(None, [head]), "Ida Bro\tSkive\tEva Lo\tSamsø", "Bo Ås\tOdder\t\t"]
    shown, left = _read([Line("Deltagere", 1), *(Line(row, 1) for row in rows)])
    assert shown == [
        "Ida Bro||Skive|Deltagere||",
        "Bo Ås||Odder|Deltagere||",
        "Eva Lo||Samsø|Deltagere||",
    ]
    assert left == []


def test_a_table_without_rules():
    rows = [("Navn", "Parti", "Kommune"), ("Ida Bro", "V", "Skive"), ("Bo Ås", "A", "Odder")]
    lines = _printed(
        {70: "Deltagere"},
        *({70: name, 200: party, 240: town} for name, party, town in rows),
        None,
        {70: "Afbud"},
        {70: "Eva Lo", 200: "C", 240: "Samsø"},
    )
    assert _read(lines) == (LIST, [])


def test_a_groups_heading_that_a_table_has_swallowed_still_heads_its_group():
    """Two tables with rules below their rows look like one, with the heading in a cell."""
    rows = (
        "Navn\tParti\tBy|Ida Bro\tV\tSkive|Bo Ås\tA\tOdder|Afbud Navn\tParti\tBy|Eva Lo\tC\tSamsø"
    )
    shown, left = _read([Line("Deltagere", 1), *(Line(row, 1) for row in rows.split("|"))])
    assert shown == LIST
    assert left == []


def test_wrapped_cells_of_a_table_without_rules():
    lines = _printed(
        {70: "Deltagere"},
        {70: "Ida Bro", 200: "V", 240: "Ringkøbing-"},
        {240: "Skjern"},
        {70: "Bo Ås", 200: "A", 240: "Odder"},
    )
    assert _read(lines)[0] == ["Ida Bro|V|Ringkøbing-Skjern|Deltagere||", DELTAGERE[1]]


def test_groups_beside_each_other():
    lines = _printed(
        {70: "Deltagere", 320: "Afbud"},
        {70: "Ida Bro (V), Skive", 320: "Eva Lo (C), Samsø"},
        {70: "Bo Ås (A), Odder"},
    )
    assert _read(lines) == (LIST, [])


@pytest.mark.parametrize("below", [70, 160])
def test_headings_in_a_column_of_their_own_head_what_stands_beside_them(below):
    """Word's heads of minutes; a line that goes on begins below the heading or below the people."""
    lines = _printed(
        {70: "Deltagere", 160: "Ida Bro (V), Skive;"},
        {below: "Bo Ås (A), Odder"},
        {70: "Afbud:", 160: "Eva Lo (C), Samsø"},
    )
    assert _read(lines) == (LIST, [])


def test_others_below_those_absent_were_there():
    people, _ = _read(_lines("Afbud\nEva Lo (C), Samsø\nØvrige\nUlf Vig, konsulent"))
    assert people == ["Eva Lo|C|Samsø|Afbud|absent|", "Ulf Vig|||Øvrige||"]


@pytest.mark.parametrize(
    ("came", "away"),
    [
        *(("Mødt", "Ikke mødt:"), ("Mødte:", "Mødte ikke"), ("Fremmødte", "Ikke mødt")),
        ("Deltog:", "Deltog ikke:"),
    ],
)
def test_those_who_came_are_named_in_many_words(came, away):
    people, _ = _read(_lines(f"{came}\nIda Bro (V), Skive\n{away}\nEva Lo (C), Samsø"))
    assert [person.split("|")[4] for person in people] == ["", "absent"]


@pytest.mark.parametrize("party", ["SF", "F", "Socialistisk Folkeparti"])
@pytest.mark.parametrize("parting", [" – ", ", ", " / "])
def test_a_partys_name_stands_where_its_letter_may(party, parting):
    entry = parting.join(["Ida Bro", party, "Skive Kommune"])
    assert _read(_lines(f"Deltagere\n{entry}"))[0] == ["Ida Bro|F|Skive|Deltagere||"]


def test_three_groups_beside_each_other():
    lines = _printed(
        {70: "Deltagere", 230: "Afbud", 390: "Fra KL"},
        {70: "Ida Bro (V), Skive", 230: "Eva Lo (C), Samsø", 390: "Ulf Vig"},
        {70: "Bo Ås (A), Odder", 390: "Pia Ek"},
    )
    assert _read(lines)[0] == [*LIST, "Ulf Vig|||Fra KL||", "Pia Ek|||Fra KL||"]


def test_groups_below_each_other_each_in_two_columns():
    lines = _printed(
        {70: "Deltagere"},
        {70: "Ida Bro (V), Skive", 320: "Bo Ås (A), Odder"},
        None,
        {70: "Afbud"},
        {70: "Eva Lo (C), Samsø", 320: "Kim Sø (F), Greve"},
        None,
        {70: "Fra KD-net"},
        {70: "Kommunaldirektør Ulf Vig,", 320: "Kommunaldirektør Pia Ek,"},
        {70: "Egedal", 320: "Furesø"},
    )
    assert _read(lines)[0] == [
        *LIST,
        "Kim Sø|F|Greve|Afbud|absent|",
        "Ulf Vig||Egedal|Fra KD-net||",
        "Pia Ek||Furesø|Fra KD-net||",
    ]


def test_entries_that_wrap_twice_in_two_narrow_columns():
    lines = _printed(
        {70: "Afbud"},
        {70: "Ida Bro, Skive", 190: "Bo Ås,"},
        {70: "Kommune supp. Ulf", 190: "Odder Kommune"},
        {70: "Vig deltog"},
    )
    assert _read(lines)[0] == ["Ida Bro||Skive|Afbud|absent|Ulf Vig", "Bo Ås||Odder|Afbud|absent|"]


def test_a_list_that_runs_from_one_column_into_the_next():
    lines = _printed(
        {70: "Deltagere", 320: "Afbud"},
        {70: "Ida Bro (V), Ringkøbing-", 320: "Eva Lo (C), Samsø Kommune"},
        {80: "Skjern", 330: "supp. Ulf Vig deltog"},
        {70: "Bo Ås (A), Odder"},
    )
    assert _read(lines)[0] == [
        "Ida Bro|V|Ringkøbing-Skjern|Deltagere||",
        DELTAGERE[1],
        "Eva Lo|C|Samsø|Afbud|absent|Ulf Vig",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Deltagere\nSkive Kommune:\nIda Bro (V)\nOdder Kommune:\nBo Ås (A)",
        "Deltagere\nSkive\nIda Bro (V)\nOdder\nBo Ås (A)",
        "Deltagere\nSkive: Ida Bro (V)\nOdder: Bo Ås (A)",
        "Deltagere\nSkive Kommune, Ida Bro (V)\nOdder Kommune, Bo Ås (A)",
        "Deltagere\nSkive – Ida Bro (V)\nOdder – Bo Ås (A)",
        "Deltagere\nVenstre:\nIda Bro, Skive\nSocialdemokratiet (A):\nBo Ås, Odder",
        "Deltagere\nV: Ida Bro, Skive\nA: Bo Ås, Odder",
        "Deltagere\nIda Bro\nV\nSkive\nBo Ås\nA\nOdder",
        "Deltagere\nNavn\nParti\nKommune\nIda Bro\nBo Ås\nV\nA\nSkive\nOdder",
        "Deltagere (i alfabetisk orden)\nIda Bro; V; Skive\nBo Ås/A/Odder",
        "Delt agere\nIda Bro (V), SkiveKommune\nBo Ås (A), Odder*",
    ],
)
def test_towns_and_parties_in_other_places(text):
    shown = [person.replace(" (i alfabetisk orden)", "") for person in _read(_lines(text))[0]]
    assert shown == DELTAGERE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("IDA BRO (V), SKIVE", "Ida Bro|V|Skive"),
        ("BRO, Ida (V), Skive", "Ida Bro|V|Skive"),
        ("Ida Bro (V), Ølby Kommune", "Ida Bro|V|Ølby"),  # no more one of the 98
        ("Bro, Ida (V), Skive", "Ida Bro|V|Skive"),
        ("Borgmester i Skive Kommune Ida Bro (V)", "Ida Bro|V|Skive"),
        ("Ida Bro fra Skive Kommune (V)", "Ida Bro|V|Skive"),
        ("Ida Bro V Skive", "Ida Bro|V|Skive"),
        ("Regionsrådsformand Ida Bro (gæst under punkt 3.1)", "Ida Bro||"),
        ("Ida Bro, Morsø (deltog til kl. 11.30)", "Ida Bro||Morsø"),
        ("IdaMarie Bro (V), Skive", "IdaMarie Bro|V|Skive"),
        ("Tove Bj erring-Toft (V), Skive", "Tove Bjerring-Toft|V|Skive"),
        ("Jens-Peter d'Arcy (C), Assens", "Jens-Peter d'Arcy|C|Assens"),
        ("Ian McDonald (V), Fanø", "Ian McDonald|V|Fanø"),
    ],
)
def test_names_in_odd_dress(line, expected):
    [person], left = _read(_lines(f"Deltagere\n{line}"))
    assert "|".join(person.split("|")[:3]) == expected
    assert left == []


@pytest.mark.parametrize(
    "line",
    [
        "Ida Bro, Skive Kommune – afbud, Ulf Vig deltog",
        "Ida Bro (afbud), Skive Kommune, supp. Ulf Vig deltog",
        "Ida Bro, Skive – Ulf Vig (A) deltog i stedet",
        "Ida Bro, Skive Kommune supp. Ulf\nVig deltog",
        "Ida Bro, Skive\nKommune supp. Ulf Vig deltog",
        "Ida Bro, Skive (i stedet: Ulf Vig)",
        "Ida Bro, Skive, i stedet Ulf Vig (A)",
        "Ida Bro, Skive, Ulf Vig (A) i stedet",
        "Ida Bro, Skive, for hvem Ulf Vig deltog",
        "Ida Bro, Skive, hvor Ulf Vig (A) deltog som suppleant",
        "Ida Bro, Skive / Ulf Vig deltog",
        "Ida Bro, Skive, Ulf Vig (A) var suppleant",
        "Ida Bro, Skive (afløst af Ulf Vig)",
        "Ida Bro, Skive, stf. Ulf Vig (A)",
    ],
)
def test_substitutes_are_read_and_nothing_is_left(line):
    shown, left = _read(_lines(f"Deltagere\n{line}\nBo Ås, Odder"))
    assert shown == ["Ida Bro||Skive|Deltagere|absent|Ulf Vig", "Bo Ås||Odder|Deltagere||"]
    assert left == []


@pytest.mark.parametrize(
    ("heading", "absent"),
    [
        ("Fraværende med afbud", True), ("Afbud uden stedfortræder", True), ("Forfald", True),
        ("Forhindret", True),
        ("Medlemmer til stede", False), ("Gæster (under punkt 3.1)", False),
        ("Deltog under punkt 3.2", False), ("Uden for KKR deltog", False), ("Regionen", False),
        ("Deltagere som stedfortrædere", False), ("Tilforordnede", False),
    ],
)  # fmt: skip
def test_headings_of_groups(heading, absent):
    shown, left = _read(_lines(f"Deltagere\nBo Ås (A), Odder\n{heading}\nIda Bro (V), Skive"))
    assert shown == [DELTAGERE[1], f"Ida Bro|V|Skive|{heading}|{'absent' if absent else ''}|"]
    assert left == []


@pytest.mark.parametrize(
    ("end", "last"),
    [("Eva Holm,\nOdder", "Eva Holm||Odder"), ("Eva Holm, Odder\n(V)", "Eva Holm|V|Odder")],
)
def test_the_last_word_of_a_running_list_may_stand_alone(end, last):
    shown, left = _read(_lines(f"Deltagere: Bo Ås (A), Odder, Ida Bro (V), Skive, {end}"))
    assert (shown[-1], left) == (f"{last}|Deltagere||", [])


def test_what_an_entry_says_of_others_is_handed_back():
    people, left = _read(_lines("Deltagere\nIda Bro (V), Skive, Ukendt\nBo Ås (A), Odder"))
    assert people == DELTAGERE
    assert left == ["Ida Bro (V), Skive, Ukendt"]


def test_a_table_whose_columns_a_dump_has_mixed_is_not_guessed_at():
    text = "Deltagere\nMedlem\nStedfortræder\nIda Bro, Skive\nUlf Vig, Skive\nBo Ås, Odder\nPia Ek"
    lines = _lines(text)
    found, rest, unread, _ = take_attendance(lines)
    assert found == ()
    assert rest == unread == tuple(lines)


COVER = (
    "REFERAT 2019\nKKR MIDTJYLLAND\nDato: 12-04-2019\nSted: Hotel Fjord, Havnegade 2, 8800 Viborg\n"
)
ITEMS = (
    "\n1. Godkendelse\n1.1. Godkendelse af referat\nSAG-2019-00111 abcd\nBeslutning\nGodkendt.\n"
)


def _document(text, name="x.txt"):
    document = parse(read(text.encode(), name))
    shown = [_shown(person) for person in document.attendance]
    return shown, [item.decision.text for item in document.items], document.problems


@pytest.mark.parametrize("heading", ["Deltagerfortegnelse\n\nDeltagere", "Deltagere:"])
def test_a_list_after_the_last_item(heading):
    people = "Ida Bro (V), Skive\nBo Ås (A), Odder\n\nAfbud\nEva Lo (C), Samsø\n"
    assert _document(f"{COVER}{ITEMS}\n{heading}\n{people}") == (LIST, ["Godkendt."], ())


@pytest.mark.parametrize("group", ["Til stede var:", "Til stede var", "Deltagere:"])
def test_a_list_in_running_text_after_the_last_item(group):
    people = "Ida Bro (V), Skive, og Bo Ås (A),\nOdder.\n\nAfbud fra Eva Lo (C), Samsø."
    shown, decisions, problems = _document(f"{COVER}{ITEMS}\n{group} {people}")
    assert [(person.split("|")[0], "absent" in person) for person in shown] == [
        ("Ida Bro", False),
        ("Bo Ås", False),
        ("Eva Lo", True),
    ]
    assert (decisions, problems) == (["Godkendt."], ())


def test_a_torn_list_after_the_last_item_is_none_of_its_decision():
    people = "Ida Bro (V), Skive\nBo Ås (A), Odder\nUlf og\nvig kommune\nsom er"
    shown, decisions, problems = _document(f"{COVER}{ITEMS}\nDeltagerfortegnelse\n{people}")
    assert [person.split("|")[0] for person in shown] == ["Ida Bro", "Bo Ås"]
    assert decisions == ["Godkendt."]
    assert problems


def test_names_at_the_end_of_a_decision_are_no_attendance_list():
    shown, [decision], _ = _document(
        f"{COVER}{ITEMS}\nUdpeget blev:\nIda Bro (V), Skive\nBo Ås (A)"
    )
    assert shown == []
    assert "Ida Bro (V), Skive" in decision


def test_lists_that_a_text_dump_sets_beside_each_other():
    rows = [
        ("Deltagere", "Afbud"),
        ("Ida Bro (V), Skive", "Eva Lo (C), Samsø"),
        ("Bo Ås (A), Odder", "Kim Sø (F), Greve"),
        ("Pia Ek (V), Faxe", ""),
    ]
    text = "\n".join(f"{left:<40}{right}".rstrip() for left, right in rows)
    shown, _, problems = _document(f"{COVER}\n{text}\n{ITEMS}")
    assert shown == [
        *DELTAGERE,
        "Pia Ek|V|Faxe|Deltagere||",
        LIST[2],
        "Kim Sø|F|Greve|Afbud|absent|",
    ]
    assert problems == ()


def test_a_member_from_the_town_of_the_meeting():
    town = "Deltagere\nKommunaldirektør Ulf Vig,\nViborg\nIda Bro (V), Skive\nBo Ås (A), Odder"
    cover = COVER.replace("8800 Viborg", "Viborg")
    assert _document(f"{cover}\n{town}\n{ITEMS}")[0] == ["Ulf Vig||Viborg|Deltagere||", *DELTAGERE]


@pytest.mark.parametrize(
    "head", ["Navn, parti, kommune", "Navn (parti), kommune:", "Navn – kommune", "Medlem / kommune"]
)
def test_a_line_that_tells_what_entries_are_made_of_is_nobody(head):
    people, left = _read(_lines(f"Deltagere\n{head}\nIda Bro (V), Skive\nBo Ås (A), Odder"))
    assert people == DELTAGERE
    assert left == []


def test_a_tables_row_that_is_handed_back_is_reported():
    """Rows of tables are kept as a table; nobody would learn that attendance left them."""
    rows = [
        "Medlem | Stedfortræder",
        "---|---",
        "Ida Bro, Skive | Ulf Vig",
        "Bo Ås, Odder | Pia Ek",
    ]
    table = "\n".join(f"| {row} |" for row in rows)
    shown, _, problems = _document(f"{COVER}\nDeltagere\n\n{table}\n{ITEMS}", "x.md")
    assert shown == ["Ida Bro||Skive|Deltagere||", "Bo Ås||Odder|Deltagere||"]
    assert [problem.message for problem in problems] == [
        "in the attendance list: Ida Bro, Skive, Ulf Vig",
        "in the attendance list: Bo Ås, Odder, Pia Ek",
    ]


@pytest.mark.parametrize("heading", ["Ukendt gruppe deltog:", "Hammerum-Lund:"])
def test_a_heading_of_no_known_group_with_nobody_below_is_handed_back(heading):
    people, left = _read(_lines(f"Deltagere\nIda Bro (V), Skive\nBo Ås (A), Odder\n{heading}"))
    assert people == DELTAGERE
    assert left == [heading]


def test_who_is_said_to_be_absent_and_is_not_understood_so_is_reported():
    _, left = _read(_lines("Deltagere\nIda Bro (V), Skive, afbud til begge dele\nBo Ås, Odder"))
    assert left == ["Ida Bro (V), Skive, afbud til begge dele"]


def test_headings_beside_lists_of_people_one_a_line():
    rows = [
        {70: "Deltagere", 200: "Ida Bro (V), Skive"},
        {200: "Ole Lind (A), Odder"},
        None,
        {70: "Afbud", 200: "Eva Lo (C), Samsø"},
        {200: "Bo Ås (V), Viborg"},
        None,
        {70: "Fra KL", 200: "Kaj Mø"},
        {200: "Mia Holm"},
    ]
    people, rest, _, _ = take_attendance(_printed(*rows))
    assert [_shown(person) for person in people] == [
        "Ida Bro|V|Skive|Deltagere||",
        "Ole Lind|A|Odder|Deltagere||",
        "Eva Lo|C|Samsø|Afbud|absent|",
        "Bo Ås|V|Viborg|Afbud|absent|",
        "Kaj Mø|||Fra KL||",
        "Mia Holm|||Fra KL||",
    ]
    assert rest == ()


def test_a_letters_margin_is_beside_the_list_and_no_part_of_it():
    names = ("Deltagere:", "Ida Bro, Skive", "Ole Lind, Odder", "Eva Lo, Samsø", "Bo Ås, Viborg")
    texts = ("Jnr 01.24.10 A", "Weidekampsgade 10", "2300 København S", "Tlf 3370 3370")
    margin = [replace(line, size=8.0) for line in _printed(*({400: text} for text in texts))]
    people, rest, unread, _ = take_attendance([*_printed(*({70: name} for name in names)), *margin])
    assert [person.name for person in people] == ["Ida Bro", "Ole Lind", "Eva Lo", "Bo Ås"]
    assert ([line.text for line in rest], unread) == (list(texts), ())


def test_a_table_with_room_for_signatures_and_substitutes_beside_the_absence():
    shown, left = _read(
        [
            Line(row, 1)
            for row in (
                "Kommune\tMedlem\tTil stede\tUnderskrift",
                "Skive\tIda Bro (V)\tJa\t",
                "Odder\tOle Lind (A)\tAfbud – stedfortræder Eva Lo\t",
            )
        ]
    )
    assert shown == ["Ida Bro|V|Skive|||", "Ole Lind|A|Odder||absent|Eva Lo"]
    assert left == []


def test_other_labels_may_stand_among_a_lists_headings():
    rows = [
        {70: "Fraværende:", 200: "Ida Bro (V), Ole Lind (A)"},
        {70: "Mødeleder:", 200: "Bo Ås (V)"},
        {70: "Deltagere:", 200: "Eva Lo (C), Kaj Mø (V),"},
        {200: "Mia Holm (F)"},
    ]
    people, _, _, _ = take_attendance(_printed(*rows))
    statuses = {person.name: person.status.value for person in people}
    assert statuses | {"Bo Ås": "present"} == {
        "Ida Bro": "absent",
        "Ole Lind": "absent",
        "Bo Ås": "present",
        "Eva Lo": "present",
        "Kaj Mø": "present",
        "Mia Holm": "present",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Til stede: Ida Bro (Odder) og Ole Lind\n(Skive). Afbud var meldt fra Eva Lo og Bo Ås.",
        "I mødet deltog Ida Bro (Odder), Ole Lind (Skive). Der var afbud fra Eva Lo og Bo Ås.",
        "Deltagere: Ida Bro, Odder; Ole Lind, Skive. Afbud: Eva Lo (Samsø) og Bo Ås.",
    ],
)
def test_a_sentence_that_names_another_group_begins_it(text):
    people, rest, _, _ = take_attendance(_lines(text))
    assert [(person.name, person.status.value) for person in people] == [
        ("Ida Bro", "present"),
        ("Ole Lind", "present"),
        ("Eva Lo", "absent"),
        ("Bo Ås", "absent"),
    ]
    assert rest == ()


def test_each_group_may_have_its_municipalities_in_its_own_way():
    present = "Deltagere\nIda Bro (V), Odder\n"
    absent = "AFBUD\nSkive\nEva Lo (A)\nStedfortræder: Bo Ås\nFanø\nKaj Mø (V)"
    people, rest, _, _ = take_attendance(_lines(present + absent))
    assert [_shown(person) for person in people] == [
        "Ida Bro|V|Odder|Deltagere||",
        "Eva Lo|A|Skive|AFBUD|absent|Bo Ås",
        "Kaj Mø|V|Fanø|AFBUD|absent|",
    ]
    assert rest == ()


def test_who_came_for_whom_in_a_group_of_substitutes():
    text = "Deltagere: Eva Lo (V) og Kaj Mø (A)\nStedfortrædere: Bo Ås for Ida Bro"
    people, _, _, _ = take_attendance(_lines(text))
    assert [(p.name, p.status.value, p.substitute) for p in people] == [
        ("Eva Lo", "present", None),
        ("Kaj Mø", "present", None),
        ("Bo Ås", "present", None),
        ("Ida Bro", "absent", "Bo Ås"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Medlemmer: Eva Lo, Kaj Mø, Ida Bro, Bo Ås\nFraværende: Ida Bro\nReferent: Bo Ås",
        "Deltagere\nEva Lo (A)\nKaj Mø (V)\nIda Bro (V)\nBo Ås, Odder\nAfbud\nIda Bro (V)",
    ],
)
def test_who_is_listed_among_the_members_and_among_those_away_was_away(text):
    people, rest, _, _ = take_attendance(_lines(text))
    assert [(p.name, p.status.value) for p in people] == [
        ("Eva Lo", "present"),
        ("Kaj Mø", "present"),
        ("Ida Bro", "absent"),
        ("Bo Ås", "present"),
    ]
    assert rest == ()


def test_people_of_one_name_and_two_municipalities_are_two():
    people, _, _, _ = take_attendance(_lines("Deltagere\nIda Bro, Skive\nAfbud\nIda Bro, Odder"))
    assert [(p.municipality, p.status.value) for p in people] == [
        ("Skive", "present"),
        ("Odder", "absent"),
    ]


def test_a_head_of_substitutes_awaits_no_name() -> None:
    rows = [
        {64: "Repræsentant", 208: "Suppleant", 286: "Afbud", 320: "Mødt"},
        {64: "Ida Bro,", 208: "Per Lind", 320: "X"},
        {64: "Skive"},
        {64: "Mia Holm, Odder", 208: "Kaj Mø", 286: "X"},
        {64: "Eva Lo, Fanø", 208: "Ulf Vig", 320: "X"},
        {62: "Referent: Bo Ås"},
    ]
    people, _, _, _ = take_attendance(_printed(*rows))
    assert [(p.name, p.status.value) for p in people] == [
        ("Ida Bro", "present"),
        ("Mia Holm", "absent"),
        ("Eva Lo", "present"),
        ("Bo Ås", "present"),
    ]


def test_labels_without_colons_stand_above_columns_of_municipalities():
    rows = [
        {70: "Deltagere", 200: "Kaj Mø (V)"},
        {200: "Mia Holm (F)"},
        {70: "Ej mødt", 200: "Ida Bro (V)"},
        {70: "Mødeleder", 200: "Kaj Mø (V)"},
        None,
        {70: "Medlemmer"},
        {70: "Skive Kommune", 300: "Odder Kommune"},
        {70: "Eva Lo (A)", 300: "Bo Ås (C)"},
    ]
    people, _, _, _ = take_attendance(_printed(*rows))
    assert [(p.name, p.municipality, p.status.value) for p in people] == [
        ("Kaj Mø", None, "present"),
        ("Mia Holm", None, "present"),
        ("Ida Bro", None, "absent"),
        ("Eva Lo", "Skive", "present"),
        ("Bo Ås", "Odder", "present"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Følgende medlemmer havde på forhånd meldt afbud til mødet den 19. marts\n2020:\n",
        "Følgende medlemmer af KKR havde meldt afbud til det\nekstraordinære\nmøde:\n",
        "Afbud\nfra ",
        "Ej mødt:\n",
    ],
)
def test_who_is_below_a_heading_of_those_absent_is_absent_however_it_breaks(heading):
    people, rest, _, _ = take_attendance(
        _lines(f"Deltagere\nEva Lo (V), Skive\n{heading}Ida Bro (A), Odder")
    )
    assert [(p.name, p.status.value) for p in people] == [
        ("Eva Lo", "present"),
        ("Ida Bro", "absent"),
    ]
    assert rest == ()


def test_officials_of_the_next_sentence_are_not_absent():
    text = "Afbud fra Ida Bro, Odder. Fra sekretariatet\ndeltog Ole Peter Lind og Eva Lo (ref.)."
    people, rest, _, _ = take_attendance(_lines(text))
    assert [(p.name, p.status.value) for p in people] == [
        ("Ida Bro", "absent"),
        ("Ole Peter Lind", "present"),
        ("Eva Lo", "present"),
    ]
    assert rest == ()


@pytest.mark.parametrize("said", [" (fravær)", " (forhindret)", " – forfald", ", meldt afbud"])
def test_a_remark_says_who_did_not_come(said):
    shown, left = _read(_lines(f"Deltagere\nIda Bro (V), Skive{said}\nBo Ås (A), Odder"))
    assert shown == ["Ida Bro|V|Skive|Deltagere|absent|", DELTAGERE[1]]
    assert left == []


def test_who_did_not_come_is_absent_in_any_words():
    people, _, _, _ = take_attendance(
        _lines(
            "Deltagere\nIda Bro (V), Odder, udeblev\nEva Lo (A), Skive, ej mødt\nBo Ås (C), Fanø"
        )
    )
    assert [p.status.value for p in people] == ["absent", "absent", "present"]


def test_officials_in_a_row_are_each_somebody():
    people, rest, _, _ = take_attendance(_lines("Fra KL\nIda Bro, Jens Ole Lind, Eva Lo, Bo Ås"))
    assert [person.name for person in people] == ["Ida Bro", "Jens Ole Lind", "Eva Lo", "Bo Ås"]
    assert rest == ()


def test_a_heading_in_other_type_is_no_rest_of_a_list():
    text = "Fra KL: Ida Bro, Anne Margrethe Lind-Jensen, Jens Kristoffer Holmstrand"
    list_, heading = _printed({70: text}, {70: "Sager til beslutning"})
    people, rest, _, _ = take_attendance([list_, replace(heading, size=13.0, bold=True)])
    assert len(people) == 3
    assert [line.text for line in rest] == ["Sager til beslutning"]


def test_the_row_of_a_municipality_of_which_nobody_came_is_its_own() -> None:
    rows = ["Deltagere", "Skive Kommune Ida Bro", "Odder Kommune Afbud", "Fanø Kommune Bo Ås"]
    people, rest, _, _ = take_attendance([Line(row, 1) for row in rows])
    assert [(p.name, p.municipality, p.status) for p in people] == [
        ("Ida Bro", "Skive", Status.PRESENT),
        ("Bo Ås", "Fanø", Status.PRESENT),
    ]
    assert [line.text for line in rest] == ["Odder Kommune Afbud"]


def test_a_cell_may_hold_several_people_and_another_nobody() -> None:
    left, right = 90.0, 250.0
    rows = (
        {left: "Skive Kommune", right: "Ida Bro (V) – formand"},
        {left: "Odder Kommune", right: "Bo Ås (A)"},
        {right: "Eva Lo (C)"},
        {left: "Samsø Kommune", right: "Afbud"},
        {left: "Fanø Kommune", right: "Ib Dam Ø (B)"},
        {left: "Vejle Kommune", right: "Afbud fra Ole Lind (V)"},
    )
    shown, left_over = _read([Line("Mødedeltagere", 1, left, 80.0, 200.0, 91.0), *_printed(*rows)])
    assert shown == [
        "Ida Bro|V|Skive|||",
        "Bo Ås|A|Odder|||",
        "Eva Lo|C|Odder|||",
        "Ib Dam Ø|B|Fanø|||",
        "Ole Lind|V|Vejle||absent|",
    ]
    assert left_over == ["Samsø Kommune", "Afbud"]


@pytest.mark.parametrize("level", [True, False])
def test_bulleted_lists_beside_each_other_below_headings_set_out(level: bool) -> None:
    """Of two headings in one column the first heads the list between them (web pages, slides)."""
    head = {62.0: "Deltagere", 280.0: "Afbud"} if level else {62.0: "Deltagere"}
    rows = (
        head,
        None,
        {83.0: "• Ida Bro, Skive"} if level else {83.0: "• Ida Bro, Skive", 280.0: "Afbud"},
        {83.0: "• Bo Ås, Odder", 301.0: "• Ole Lind, Vejle"},
        {83.0: "• Eva Lo, Samsø", 301.0: "• Else Ø, Fanø"},
        {280.0: "Sekretariat"},
        {301.0: "• Ib Dam"},
    )
    shown, left = _read(_printed(*rows))
    assert shown == [
        "Ida Bro||Skive|Deltagere||",
        "Bo Ås||Odder|Deltagere||",
        "Eva Lo||Samsø|Deltagere||",
        "Ole Lind||Vejle|Afbud|absent|",
        "Else Ø||Fanø|Afbud|absent|",
        "Ib Dam|||Sekretariat||",
    ]
    assert left == []


def test_a_table_with_several_members_beside_each_municipality() -> None:
    rows = (
        "Kommune\tBorgmester\t2. medlem|Skive\tIda Bro\tBo Ås (afbud)|Odder\tEva Lo\t"
        "|Fanø\tIb Dam\tOle Lind"
    )
    shown, left = _read([Line("Deltagere", 1), *(Line(row, 1) for row in rows.split("|"))])
    assert shown == [
        "Ida Bro||Skive|Deltagere||",
        "Bo Ås||Skive|Deltagere|absent|",
        "Eva Lo||Odder|Deltagere||",
        "Ib Dam||Fanø|Deltagere||",
        "Ole Lind||Fanø|Deltagere||",
    ]
    assert left == []


def test_a_table_with_those_who_came_and_those_absent_beside_each_municipality() -> None:
    rows = (
        "Kommune\tMødt\tFraværende|Skive\tIda Bro\t|Odder\t–\tBo Ås|Fanø\tIb Dam\tOle Lind"
        "|Samsø\tEva Lo\t"
    )
    shown, left = _read([Line("Deltagere", 1), *(Line(row, 1) for row in rows.split("|"))])
    assert shown == [
        "Ida Bro||Skive|Deltagere||",
        "Bo Ås||Odder|Deltagere|absent|",
        "Ib Dam||Fanø|Deltagere||",
        "Ole Lind||Fanø|Deltagere|absent|",
        "Eva Lo||Samsø|Deltagere||",
    ]
    assert left == []


def test_a_municipality_that_nearly_all_names_end_in_is_no_surname() -> None:
    names = [
        "Ida Bro Skive",
        "Bo Ås Dal Odder",
        "Eva Lo Samsø",
        "Ib Dam Rebild",
        "Ole Lind Hjørring",
    ]
    people, *_ = take_attendance([Line(text, 1) for text in ("Deltagere", *names)])
    assert [(p.name, p.municipality) for p in people] == [
        ("Ida Bro", "Skive"),
        ("Bo Ås Dal", "Odder"),
        ("Eva Lo", "Samsø"),
        ("Ib Dam", "Rebild"),
        ("Ole Lind", "Hjørring"),
    ]
    few = ["Lise Marie Viborg", "Bo Ås", "Eva Lo", "Ib Dam", "Ole Lind"]
    people, *_ = take_attendance([Line(text, 1) for text in ("Deltagere", *few)])
    assert people[0].name == "Lise Marie Viborg"


@pytest.mark.parametrize("label", ["Skive:", "Skive"])
def test_one_cell_names_all_who_came_from_a_municipality(label: str) -> None:
    rows = [f"{label}\tIda Bro (V) og Bo Ås (A)", "Odder\tEva Lo (C)", "Samsø\tIb Ø (A)"]
    people, rest, _, _ = take_attendance([Line(text, 1) for text in ("Mødt:", *rows)])
    assert [_shown(person) for person in people] == [
        "Ida Bro|V|Skive|Mødt||",
        "Bo Ås|A|Skive|Mødt||",
        "Eva Lo|C|Odder|Mødt||",
        "Ib Ø|A|Samsø|Mødt||",
    ]
    assert rest == ()


def _names(text):
    """name|municipality|absent of all people in lists among the lines."""
    return [
        f"{one.name}|{one.municipality or ''}|{'absent' if one.status is Status.ABSENT else ''}"
        for one in take_attendance(_lines(text)).people
    ]


def test_absent_members_are_a_group_and_no_heads_of_columns() -> None:
    text = "Medlemmer til stede\nIda Bro, Skive\nEva Lo, Odder\nFraværende medlemmer\nBo Ås, Struer"
    assert _names(text) == ["Ida Bro|Skive|", "Eva Lo|Odder|", "Bo Ås|Struer|absent"]


def test_who_left_was_there_though_others_sent_apologies() -> None:
    told = _names(
        "Alle medlemmer var mødt undtagen Bo Ås og Eva Lo, der havde meldt afbud.\n"
        "Ida Bro forlod mødet efter behandlingen af punkt 2."
    )
    assert told == ["Bo Ås||absent", "Eva Lo||absent", "Ida Bro||"]


def test_who_chaired_the_meeting_may_stand_above_the_first_group() -> None:
    told = _names(
        "Mødeleder: Ida Bro (A), Skive\nØvrige deltagere: Bo Ås (V), Odder, Eva Lo (A), Ry"
    )
    assert told[:2] == ["Ida Bro|Skive|", "Bo Ås|Odder|"]


def test_a_municipality_below_a_post_is_that_of_the_person_above() -> None:
    told = _names(
        "Deltagere: Ida Bro, Formand, Borgmester\nSkive Kommune\nBo Ås, Næstformand, Borgmester\n"
        "Odder Kommune\nEva Lo, referent"
    )
    assert told == ["Ida Bro|Skive|", "Bo Ås|Odder|", "Eva Lo||"]


def test_lines_of_running_text_may_end_in_the_middle_of_a_name() -> None:
    told = _names(
        "Deltagere:\nIda Brovang (fra kl. 9.15), Bo Åsted,\nEva Lohals Kær, Ole Ørum, Lisbeth\n"
        "Birk, Per Holt, KKR, Inger\nBojsen Nehm, KKR (ref.)"
    )
    assert told[-4:] == ["Ole Ørum||", "Lisbeth Birk||", "Per Holt||", "Inger Bojsen Nehm||"]
    away = _names(
        "Afbud\nBo Åsted og dennes suppleant Ida\nBro (Skive Kommune), Eva\nLo (Odder Kommune)"
    )
    assert away[-1] == "Eva Lo|Odder|absent"


def test_who_took_part_by_video_was_there_though_others_sent_apologies() -> None:
    told = _names(
        "Alle var mødt, undtagen Bo Ås og Eva Lo, som havde meldt afbud.\nIda Bro deltog via video."
    )
    assert told == ["Bo Ås||absent", "Eva Lo||absent", "Ida Bro||"]


@pytest.mark.parametrize("office", ["Socialsekretariatet", "Professionshøjskolen", "Havnerådet"])
def test_an_office_is_no_municipality(office: str) -> None:
    assert _names(f"Deltagere\nIda Bro, Skive\nBo Ås, {office}") == ["Ida Bro|Skive|", "Bo Ås||"]


def test_a_groups_heading_ends_the_row_of_a_table_above_it() -> None:
    rows = [
        {80: "Medlemmer:"},
        {80: "Ida Bro", 300: "Skive Kommune"},
        {80: "Bo Ås", 300: "Odder Kommune"},
        {80: "Udpegede af rådet:"},
        {80: "Eva Lo", 300: "Struer Kommune"},
    ]
    people, left = _read(_printed(*rows))
    assert [one.split("|")[0] for one in people] == ["Ida Bro", "Bo Ås", "Eva Lo"]
    assert not left
