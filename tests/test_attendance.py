"""Attendance lists: people, parties, municipalities, groups, absences and substitutes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parse.attendance import parse_attendance, take_attendance
from parse.attendance import words as w
from parse.lines.chain import Heading
from parse.lines.flowline import FlowLine
from parse.model import Attendance, Line, Status
from parse.structure.outside import closing_list

ROOT = Path(__file__).parents[2] / "shared"


def _lines(text):
    return [Line(line.strip(), 1) for line in text.splitlines() if line.strip()]


def _people(text):
    return parse_attendance(_lines(text))[0]


def _shown(person):
    """name|party|municipality|group|absent|substitute, with nothing for what is not said."""
    absent = "absent" if person.status is Status.ABSENT else ""
    cells = (person.name, person.party, person.municipality, person.group, absent)
    return "|".join(cell or "" for cell in (*cells, person.substitute))


ENTRIES = [
    # ── the forms of the councils' lists ──
    ("Ida Bro, Favrskov", "Ida Bro||Favrskov|"),
    ("Ida Bro (V) Rebild Kommune", "Ida Bro|V|Rebild|"),
    ("Ida Bro (A), Syddjurs", "Ida Bro|A|Syddjurs|"),
    ("Ida Bro, (F) Odder", "Ida Bro|F|Odder|"),
    ("Ida Bro (Ø) Skanderborg", "Ida Bro|Ø|Skanderborg|"),
    ("Ida Bro, (B), Aarhus", "Ida Bro|B|Aarhus|"),
    ("Ida Bro,(B),Aarhus", "Ida Bro|B|Aarhus|"),
    ("Ida Bro (A), Mariagerfjord Kommune", "Ida Bro|A|Mariagerfjord|"),
    ("Ida Bro,Syddjurs", "Ida Bro||Syddjurs|"),
    ("Ida Bro(V),Skive", "Ida Bro|V|Skive|"),
    ("Ida Bro (V)Skive", "Ida Bro|V|Skive|"),
    ("Ida Bro, V, Skive", "Ida Bro|V|Skive|"),
    ("Ida Bro, Skive (V)", "Ida Bro|V|Skive|"),
    ("Ida Bro, Skive, V", "Ida Bro|V|Skive|"),
    ("Ida Bro\tV\tSkive", "Ida Bro|V|Skive|"),
    ("Ida Bro (V) / Vejle", "Ida Bro|V|Vejle|"),
    ("Ida Bro (A) – Middelfart", "Ida Bro|A|Middelfart|"),
    ("Ida Bro (V, Skive)", "Ida Bro|V|Skive|"),
    ("Ida Bro (Skive)", "Ida Bro||Skive|"),
    ("Ida Bro – Skive", "Ida Bro||Skive|"),
    ("Ida Bro (V) - Skive Kommune", "Ida Bro|V|Skive|"),
    ("Ida Bro Skive Kommune", "Ida Bro||Skive|"),
    ("– Ida Bro (V), Skive", "Ida Bro|V|Skive|"),
    ("Ida Bro (V), Vesthimmerlands Kommune", "Ida Bro|V|Vesthimmerlands|"),
    ("Ida Bro, Københavns Kommune", "Ida Bro||København|"),
    ("Ida Bro (S), Bornholms Regionskommune", "Ida Bro|S|Bornholm|"),
    ("Ida Bro (V), Ringkøbing - Skjern", "Ida Bro|V|Ringkøbing-Skjern|"),
    ("Ida Bro (C), Ikast/Brande", "Ida Bro|C|Ikast-Brande|"),
    ("Ida Bro, Høje Tåstrup", "Ida Bro||Høje-Taastrup|"),
    ("Ida Bro, Lyngby-Tårbæk Kommune", "Ida Bro||Lyngby-Taarbæk|"),
    ("Ida Bro (V), Rgk.-Skjern", "Ida Bro|V|Ringkøbing-Skjern|"),
    ("Ida Bro, Århus", "Ida Bro||Aarhus|"),
    ("Ida Bro, Brønderslev-Dronninglund", "Ida Bro||Brønderslev|"),
    ("Ida Bro, Faaborg-Midtfyn Kommune", "Ida Bro||Faaborg-Midtfyn|"),
    # ── parties ──
    ("Ida Bro (SF), Vejle", "Ida Bro|F|Vejle|"),
    ("Ida Bro (DF), Vejle", "Ida Bro|O|Vejle|"),
    ("Ida Bro (Venstre), Vejle", "Ida Bro|V|Vejle|"),
    ("Ida Bro (Æ), Vejle", "Ida Bro|Æ|Vejle|"),
    ("Ida Bro (v), Vejle", "Ida Bro|V|Vejle|"),
    ("Ida Bro (Liste T), Fanø", "Ida Bro|T|Fanø|"),
    ("Ida Bro (løsgænger), Fanø", "Ida Bro||Fanø|"),
    # ── names ──
    ("H.C. Åby (A), Holstebro", "H.C. Åby|A|Holstebro|"),
    ("Jan O. Grøn, Struer", "Jan O. Grøn||Struer|"),
    ("Mai-Britt Lund-Kjær (A), Hjørring", "Mai-Britt Lund-Kjær|A|Hjørring|"),
    ("Mogens von Haven (C), Thisted", "Mogens von Haven|C|Thisted|"),
    ("Zeki al Hadi (Ø), Ishøj", "Zeki al Hadi|Ø|Ishøj|"),
    ("Lis O'Neill (V), Vejle", "Lis O'Neill|V|Vejle|"),
    ("Rikke Bro (V), Kolding", "Rikke Bro|V|Kolding|"),
    ("Poul Vejen (V), Kolding", "Poul Vejen|V|Kolding|"),
    ("Hans Odder, Lemvig", "Hans Odder||Lemvig|"),
    # ── posts and remarks ──
    ("Kommunaldirektør Bo Ås, Randers", "Bo Ås||Randers|"),
    ("Borgmester Bo Ås (V), Randers", "Bo Ås|V|Randers|"),
    ("1. viceborgmester Bo Ås (V), Randers", "Bo Ås|V|Randers|"),
    ("Adm. direktør Bo Ås", "Bo Ås|||"),
    ("Chefkonsulent Bo Ås (referent)", "Bo Ås|||"),
    ("Bo Ås, cheføkonom", "Bo Ås|||"),
    ("Bo Ås, chefkonsulent i KL", "Bo Ås|||"),
    ("Bo Ås (formand), Skive", "Bo Ås||Skive|"),
    ("Bo Ås (V), formand, Skive Kommune", "Bo Ås|V|Skive|"),
    ("Bo Ås, borgmester i Skive Kommune", "Bo Ås||Skive|"),
    ("Formand Bo Ås (A), Skive", "Bo Ås|A|Skive|"),
    ("Formand: Bo Ås (A), Skive", "Bo Ås|A|Skive|"),
    ("Bo Ås, KL", "Bo Ås|||"),
    ("Formand, borgmester Bo Ås, Skive Kommune", "Bo Ås||Skive|"),
    ("Bo Ås, Midtjylland", "Bo Ås|||"),
    ("Bo Ås, Region Midtjylland", "Bo Ås|||"),
    ("Bo Ås, Danske Regioner", "Bo Ås|||"),
    ("Regionsrådsformand Bo Ås", "Bo Ås|||"),
    ("Bo Ås (A), Løgstør", "Bo Ås|A|Løgstør|"),
    ("Bo Ås (V), Skive (forlod mødet kl. 11.30)", "Bo Ås|V|Skive|"),
    ("Bo Ås (V), Skive, deltog fra pkt. 3.2", "Bo Ås|V|Skive|"),
    ("Bo Ås (suppleant), Skive", "Bo Ås||Skive|"),
    ("Bo Ås, formand for Nordjyske Fiskere (pkt. 2.1)", "Bo Ås|||"),
    ("Bo Ås, direktør i Business Region North Denmark", "Bo Ås|||"),
]


@pytest.mark.parametrize(("line", "expected"), ENTRIES)
def test_an_entry(line, expected):
    [person] = _people(line)
    assert _shown(person) == f"{expected}||"


@pytest.mark.parametrize(
    "line",
    [
        "Ida Bro, Gribskov Kommune supp. Bo Ås deltog",
        "Ida Bro, Gribskov Kommune, supp. Bo Ås deltog",
        "Ida Bro, Gribskov Kommune (supp. Bo Ås deltog)",
        "Ida Bro, Gribskov, suppleant Bo Ås deltog",
        "Ida Bro, Gribskov – stedfortræder: Bo Ås",
        "Ida Bro, Gribskov (stedfortræder Bo Ås (V))",
        "Ida Bro, Gribskov, Bo Ås deltog i stedet",
        "Ida Bro, Gribskov, i stedet deltog Bo Ås",
        "Ida Bro, Gribskov, erstattet af Bo Ås",
        "Ida Bro v/Bo Ås, Gribskov",
        "Ida Bro, Gribskov, repræsenteret ved Bo Ås",
    ],
)
def test_a_member_for_whom_another_came_is_absent(line):
    [person] = _people(f"Deltagere\n{line}")
    assert _shown(person) == "Ida Bro||Gribskov|Deltagere|absent|Bo Ås"


@pytest.mark.parametrize(
    "line",
    [
        "Bo Ås (V), Skive (i stedet for Ida Bro)",
        "Bo Ås (V), Skive, i stedet for Ida Bro",
        "Bo Ås (V), Skive, stedfortræder for Ida Bro",
        "Bo Ås (V), Skive – suppleant for Ida Bro",
        "Bo Ås (V) Skive Kommune (supp. for Ida Bro)",
        "Bo Ås (V), Skive deltog i stedet for Ida Bro",
        "Bo Ås (V), Skive, deltog for Ida Bro",
        "Bo Ås (V), Skive (mødte for Ida Bro)",
    ],
)
def test_who_came_for_another_is_present_and_the_other_absent(line):
    assert [_shown(person) for person in _people(f"Deltagere\n{line}")] == [
        "Bo Ås|V|Skive|Deltagere||",
        "Ida Bro|||Deltagere|absent|Bo Ås",
    ]


@pytest.mark.parametrize("how", ["deltog via Teams", "deltager via Zoom", "online"])
def test_how_somebody_took_part_takes_no_municipality_away(how):
    [person] = _people(f"Deltagere\nIda Bro, Skive ({how})")
    assert _shown(person) == "Ida Bro||Skive|Deltagere||"


@pytest.mark.parametrize("between", ["", "Per Å (C), Skive"])
def test_the_last_word_of_an_entry_on_a_line_of_its_own_is_nobodys_status(between):
    people, _, unread, _ = take_attendance(
        _lines(
            f"""
            Deltagere
            Ida Bro (V), Skive
            Afbud
            Bo Ås (A), Odder, supp. Eva Lo
            {between}
            deltog
            Fra KL
            Jens Ur, konsulent
            """
        )
    )
    told = {person.name: person.substitute for person in people}
    assert told.items() >= {"Ida Bro": None, "Bo Ås": "Eva Lo", "Jens Ur": None}.items()
    assert len(told) == (4 if between else 3)
    assert unread == ()


@pytest.mark.parametrize(
    ("below", "status"), [("afbud", Status.ABSENT), ("til stede", Status.PRESENT)]
)
def test_a_status_in_small_letters_is_of_the_person_above(below, status):
    people, rest, _, _ = take_attendance(
        _lines(f"Deltagere\nEva Lo (C), Samsø\nIda Bro, Skive\n{below}\nBo Ås (A), Odder")
    )
    told = {person.name: (person.status, person.municipality) for person in people}
    assert told["Ida Bro"] == (status, "Skive")
    assert told["Bo Ås"] == (Status.PRESENT, "Odder")
    assert rest == ()


@pytest.mark.parametrize("end", ["supp.", "og", "stedfortræder"])
def test_an_entry_whose_rest_is_lost_is_told_of(end):
    people, _, unread, _ = take_attendance(
        _lines(f"Deltagere\nEva Lo (C), Samsø\nBo Ås (A), Odder, {end}")
    )
    assert [person.name for person in people] == ["Eva Lo", "Bo Ås"]
    assert [line.text for line in unread] == [f"Bo Ås (A), Odder, {end}"]


@pytest.mark.parametrize("whom", ["Dansk Industri", "Grøn Energi", "Wonderful Copenhagen", "KL"])
def test_who_came_for_an_organisation_came_for_nobody(whom):
    """`Bo Ås for Ida Bro` stands in for her; who speaks for a body takes nobody's place."""
    people = _people(f"Eva Lo (C), Samsø\nBo Ås for {whom}\nKaj Mø (A), Odder")
    assert [person.name for person in people if person.status is not Status.PRESENT] == []


def test_the_absent_members_party_and_municipality_may_stand_with_the_substitute():
    people = _people("Bo Ås (V), Skive (stedfortræder for Ida Bro (A), Odder)")
    assert [_shown(person) for person in people] == [
        "Bo Ås|V|Skive|||",
        "Ida Bro|A|Odder||absent|Bo Ås",
    ]


def test_a_substitute_who_stayed_away_is_none():
    [person] = _people("Ida Bro, Odder, supp. Bo Ås deltog ikke")
    assert _shown(person) == "Ida Bro||Odder||absent|"


def test_an_absent_member_is_named_once_where_the_absences_are_listed():
    people = _people("Deltagere\nBo Ås (V), Skive (for Pia Ek)\nEva Lo (A), Odder\n")
    assert [p.name for p in people][-1] == "Eva Lo"
    people = _people(
        "Deltagere\nBo Ås (V), Skive (suppleant for Ida Bro)\nAfbud\nIda Bro (V), Skive"
    )
    assert [_shown(person) for person in people] == [
        "Bo Ås|V|Skive|Deltagere||",
        "Ida Bro|V|Skive|Afbud|absent|Bo Ås",
    ]


def test_a_remark_makes_absent():
    [person] = _people("Deltagere\nIda Bro (V), Skive – afbud")
    assert _shown(person) == "Ida Bro|V|Skive|Deltagere|absent|"


@pytest.mark.parametrize("heading", ["Afbud", "Afbud:", "Fraværende", "Ikke til stede", "AFBUD"])
def test_groups_of_absences(heading):
    [person] = _people(f"{heading}\nIda Bro (V), Skive")
    assert person.group == heading.rstrip(":")
    assert person.status is Status.ABSENT


@pytest.mark.parametrize(
    "heading",
    [
        *("Deltagere", "Til stede", "Medlemmer", "Øvrige deltagere", "Gæster", "Observatører"),
        *("Fra KD-net", "Fra KL-sekretariatet", "Fra KL", "Fra Region Sjælland", "Sekretariatet"),
        "Endvidere deltog",
    ],
)
def test_groups_of_people_present(heading):
    [person] = _people(f"{heading}:\nKonsulent Ida Bro")
    assert _shown(person) == f"Ida Bro|||{heading}||"


def test_the_lists_own_heading_is_no_group():
    assert [p.group for p in _people("Deltagerfortegnelse\nIda Bro, Skive\nBo Ås, Odder")] == [
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fra KL: Ida Bro, Bo Ås og Eva Lo",
         ["Ida Bro|||Fra KL||", "Bo Ås|||Fra KL||", "Eva Lo|||Fra KL||"]),
        ("Fra KL deltog Ida Bro og Bo Ås.", ["Ida Bro|||Fra KL||", "Bo Ås|||Fra KL||"]),
        ("Afbud fra Ida Bro, Bo Ås (V) og Eva Lo.",
         ["Ida Bro|||Afbud|absent|", "Bo Ås|V||Afbud|absent|", "Eva Lo|||Afbud|absent|"]),
        ("Der var afbud fra Ida Bro, Skive, og Bo Ås, Odder.",
         ["Ida Bro||Skive|Afbud|absent|", "Bo Ås||Odder|Afbud|absent|"]),
        ("Til stede var: Ida Bro (V), Skive, Bo Ås (A), Odder, og Eva Lo, Samsø",
         ["Ida Bro|V|Skive|Til stede||", "Bo Ås|A|Odder|Til stede||", "Eva Lo||Samsø|Til stede||"]),
        ("Derudover deltog Ida Bro, KL, og Bo Ås, KL.",
         ["Ida Bro|||Derudover deltog||", "Bo Ås|||Derudover deltog||"]),
        ("KL: Ida Bro og Bo Ås", ["Ida Bro|||KL||", "Bo Ås|||KL||"]),
        ("Fra KL\nIda Bro, kontorchef, Bo Ås, konsulent",
         ["Ida Bro|||Fra KL||", "Bo Ås|||Fra KL||"]),
        ("Afbud: Ida Bro (V), Skive; Bo Ås (A), Odder",
         ["Ida Bro|V|Skive|Afbud|absent|", "Bo Ås|A|Odder|Afbud|absent|"]),
        ("Deltagere\nIda Bro (V), Skive og Bo Ås (A), Odder",
         ["Ida Bro|V|Skive|Deltagere||", "Bo Ås|A|Odder|Deltagere||"]),
        ("Deltagere\nIda Bro (V), Skive; Bo Ås (A), Odder",
         ["Ida Bro|V|Skive|Deltagere||", "Bo Ås|A|Odder|Deltagere||"]),
        ("Fra KL: Direktør Ida Bro, chefkonsulent Bo Ås og\nkonsulent Eva Lo",
         ["Ida Bro|||Fra KL||", "Bo Ås|||Fra KL||", "Eva Lo|||Fra KL||"]),
        ("Fra KL deltog konsulent Ida Bro og konsulent Bo\nÅs.",
         ["Ida Bro|||Fra KL||", "Bo Ås|||Fra KL||"]),
        ("Fra KL deltog konsulent Ida\nBro og Bo Ås.", ["Ida Bro|||Fra KL||", "Bo Ås|||Fra KL||"]),
        ("Afbud fra Ida Bro (V) og Bo\nÅs (A).",
         ["Ida Bro|V||Afbud|absent|", "Bo Ås|A||Afbud|absent|"]),
        ("Til stede var Ida Bro (V) og Bo Ås (A).",
         ["Ida Bro|V||Til stede||", "Bo Ås|A||Til stede||"]),
        ("Deltagere\nBorgmester Ida Bro, Skive, borgmester Bo Ås, Odder, rådmand Eva\nLo, Samsø",
         ["Ida Bro||Skive|Deltagere||", "Bo Ås||Odder|Deltagere||", "Eva Lo||Samsø|Deltagere||"]),
        ("Deltagere\nIda Bro, Skive, Bo Ås, Odder, Eva\nLo, Samsø, Ulf Vig, Greve",
         ["Ida Bro||Skive|Deltagere||", "Bo Ås||Odder|Deltagere||", "Eva Lo||Samsø|Deltagere||",
          "Ulf Vig||Greve|Deltagere||"]),
        ("Skive Kommune: Afbud fra Ida Bro (V)\nOdder Kommune: Bo Ås (A) i stedet for Eva Lo (A)",
         ["Ida Bro|V|Skive||absent|", "Bo Ås|A|Odder|||", "Eva Lo|A|||absent|Bo Ås"]),
        ("Stedfortrædere\nBo Ås (A) Odder for Ida Bro (A) Odder",
         ["Bo Ås|A|Odder|Stedfortrædere||", "Ida Bro|A|Odder|Stedfortrædere|absent|Bo Ås"]),
        ("Fra KL: Ida Bro, Bo\nÅs og Eva Lo\nGæster\nUlf Vig",
         ["Ida Bro|||Fra KL||", "Bo Ås|||Fra KL||", "Eva Lo|||Fra KL||", "Ulf Vig|||Gæster||"]),
    ],
)  # fmt: skip
def test_several_people_in_a_line(text, expected):
    people, rest, _, _ = take_attendance(_lines(text))
    assert [_shown(person) for person in people] == expected
    assert rest == ()


def test_a_town_whose_member_stayed_away_makes_nobody_else_absent():
    lines = _lines("Skive Kommune: Ida Bro (V)\nOdder Kommune: Afbud\nSamsø Kommune: Eva Lo (C)")
    people, rest, _, _ = take_attendance(lines)
    assert [_shown(person) for person in people] == ["Ida Bro|V|Skive|||", "Eva Lo|C|Samsø|||"]
    assert rest == (lines[1],)


@pytest.mark.parametrize(
    "nobody", ["Afbud\nIngen", "Afbud: Ingen", "Afbud:\n-", "Afbud\nDer var ingen afbud."]
)
def test_that_nobody_stayed_away_is_no_doubt(nobody):
    people, rest, _, _ = take_attendance(
        _lines(f"Deltagere\nIda Bro, Skive\n{nobody}\nFra KL\nUlf Vig")
    )
    assert [_shown(person) for person in people] == [
        "Ida Bro||Skive|Deltagere||",
        "Ulf Vig|||Fra KL||",
    ]
    assert rest == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ida Bro (V),\nRingkøbing-Skjern",
        "Ida Bro (V), Ringkøbing-\nSkjern",
        "Ida Bro (V)\nRingkøbing-Skjern Kommune",
        "Ida Bro (V) Ringkøbing-Skjern\nKommune",
        "Ida\nBro (V), Ringkøbing-Skjern",
        "Ida Bro\n(V), Ringkøbing-Skjern",
    ],
)
def test_an_entry_over_two_lines(text):
    shown = [_shown(person) for person in _people(f"Deltagere\nEva Lo (A), Odder\n{text}")]
    assert shown == ["Eva Lo|A|Odder|Deltagere||", "Ida Bro|V|Ringkøbing-Skjern|Deltagere||"]


def test_columns_read_one_after_the_other():
    def line(text, x0, top):
        return Line(text, 1, x0=x0, top=top, x1=x0 + 80, bottom=top + 11, size=11.0)

    names = [line("Ida Bro (V)", 70, 100.0), line("Bo Ås (A)", 70, 115.0)]
    towns = [line("Skive Kommune", 300, 100.4), line("Odder", 300, 115.0)]
    people, unplaced = parse_attendance([line("Deltagere", 70, 80), *names, *towns])
    assert [_shown(person) for person in people] == [
        "Ida Bro|V|Skive|Deltagere||",
        "Bo Ås|A|Odder|Deltagere||",
    ]
    assert unplaced == ()


def test_what_is_no_person_is_handed_back():
    lines = _lines("Deltagere\nIda Bro, Skive\nMødet blev holdt virtuelt på Teams.\nBo Ås, Odder")
    people, unplaced = parse_attendance(lines)
    assert [person.name for person in people] == ["Ida Bro", "Bo Ås"]
    assert unplaced == (lines[2],)


FRONT = """REFERAT 2011
KKR SJÆLLAND
Dato: 14-06-2011
Sted: Hotel Fjorden, Strandgade 1, 4000 Roskilde
KL's mission er at fremme kommunernes fælles interesser
"""


@pytest.mark.parametrize("heading", ["", "Deltagerfortegnelse\n", "Deltagere\n", "Til stede:\n"])
def test_the_list_is_found_below_the_cover(heading):
    people = "Ida Bro, Faxe\nBo Ås, Køge\nEva Lo, Lejre\nAfbud\nUlf Vig, Greve\nFra KL\nKim Sø\n"
    lines = _lines(FRONT + heading + people)
    found, rest, _, _ = take_attendance(lines)
    assert rest == tuple(lines[:5])
    groups = [person.group for person in found]
    first = heading.strip().rstrip(":") if heading.startswith(("Deltagere", "Til")) else None
    assert groups == [first, first, first, "Afbud", "Fra KL"]


@pytest.mark.parametrize(
    "text",
    [
        FRONT,
        f"{FRONT}Deltagerfortegnelse ....... 3\n1. Godkendelse af referat ...... 4",
        "Mødet holdes i Skive\nDer er kaffe fra kl. 9\nVel mødt",
        "",
    ],
)
def test_where_there_is_no_list_none_is_found(text):
    lines = tuple(_lines(text))
    assert take_attendance(lines) == ((), lines, (), ())


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_lines_are_people_or_handed_back(texts):
    lines = [Line(text, 1) for text in texts]
    _, rest, _, _ = take_attendance(lines)
    people, unplaced = parse_attendance(lines)
    assert set(map(id, rest)) | set(map(id, unplaced)) <= set(map(id, lines))
    assert all(person.name for person in people)


_PIECES = sorted({word for line, _ in ENTRIES for word in line.split()} | {"og", "Afbud", "supp."})


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=9).map(" ".join), max_size=8))
def test_any_shuffle_of_entries_is_people_or_handed_back(texts):
    lines = [Line(text, 1) for text in texts]
    people, _ = parse_attendance(lines)
    assert all(replace(person) == person and isinstance(person, Attendance) for person in people)


_TOLD = (
    "supp. suppl. suppleant suppleanten stedfortræder: stf. vikar afløser substitut i stedet for "
    "ham hende vedkommende hans hendes sted erstattet afløst af repræsenteret ved v. v/ på vegne "
    "nær erstattede vikarierede repræsenterede deltog deltager deltaget mødte mødt kom til stede "
    "tilstede afbud fravær fraværende forfald forhindret forhindrede udeblev udeblevet ikke ej "
    "heller meldt sendt havde har alle begge samtlige undtagen med uden som var er hvor hvem "
    "forlod ankom gik fra kl. 9.15 under punkt pkt. 2 (3) og online virtuelt via teams zoom skype "
    "video referent delvis "
).split()
_SAYING = [
    *(w.SUBSTITUTE_CAME, w.CAME_INSTEAD, w.CAME_FOR, w.BARE_FOR, w.ABSENCE_OF, w.CAME_THEN),
    *(w.ALL_AWAY, w.ALL_BUT, w.ABSENT_REMARK, w.REMARK, w.REMARK_IN, w.STAYED_AWAY, w.ABSENCE),
]


@given(
    st.lists(st.sampled_from([*_TOLD, *(word.title() for word in _TOLD), *_PIECES]), max_size=9),
    st.lists(
        st.sampled_from([" ", " ", ", ", " – ", " (", ") ", "/", "-"]), min_size=9, max_size=9
    ),
)
def test_what_only_names_people_is_asked_nothing_more(words, joints):
    text = "".join(word + joint for word, joint in zip(words, joints, strict=False))
    saying = [found for way in _SAYING if (found := way.search(text))]
    assert not (saying and w.only_names(text))


@pytest.mark.skipif(not ROOT.is_dir(), reason="the real documents are not in this checkout")
@pytest.mark.parametrize("name", ["000", "002", "003"])
def test_real_lists(name):
    text = (ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [replace(line, text=line.text.strip("#* ")) for line in _lines(text)]
    stop = max(i for i, line in enumerate(lines) if line.text.startswith("1. Godkendelse"))
    people, rest, _, _ = take_attendance(lines[:stop])
    truth = json.loads((ROOT / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    shown = [
        {
            "name": person.name,
            "party": person.party,
            "municipality": person.municipality,
            "group": person.group,
            "status": person.status.value,
            "substitute": person.substitute,
        }
        for person in people
    ]
    assert shown == truth["attendance"]
    assert not any(person.name in line.text for person in people for line in rest)


def test_who_stands_before_a_piece_of_a_head_is_nobodys_municipality():
    """`Sjælland |` stood right of the first lines, and is read behind the last one.

    Of two with a party each the second was taken for the first one's town, and was told of nowhere.
    """
    lines = [
        Line("Sjælland |", 1, x0=280, x1=320, top=35, bottom=43, size=8),
        Line("Deltog: Bo Ås (Ø), Ida Bro (B)", 1, x0=68, x1=302, top=158, bottom=168, size=10),
        Line("Afbud: Tom Å (V), Eva Dal (A)", 1, x0=68, x1=313, top=190, bottom=200, size=10),
    ]
    found, rest, _, _ = take_attendance(lines)
    assert [person.name for person in found] == ["Bo Ås", "Ida Bro", "Tom Å", "Eva Dal"]
    assert [line.text for line in rest] == ["Sjælland |"]


def test_two_with_their_parties_in_one_row_are_two():
    shown = [_shown(person) for person in _people("Deltagere\nIda Bro (V) Ole Lind (A)")]
    assert shown == ["Ida Bro|V||Deltagere||", "Ole Lind|A||Deltagere||"]


def test_a_list_with_dashes_keeps_everybody():
    people = _people("Deltagere\n– Ida Bro (V), Skive\n– Bo Holm (A), Viborg\n• Else Å (C), Lemvig")
    assert [person.name for person in people] == ["Ida Bro", "Bo Holm", "Else Å"]


def test_pages_below_the_last_item_are_not_copied_for_each_of_their_lines():
    """Agendas carry their appendices: two thousand pages took four times as long."""

    class Watched(list):
        copies = 0

        def __getitem__(self, at):
            Watched.copies += isinstance(at, slice)
            return super().__getitem__(at)

    text = Line("Bilag", 1, bold=True)
    lines = Watched([FlowLine(text, gap=True, full=False, page_top=False)] * 500)
    heading = Heading(0, 1, 1, 1, "Bilag")
    assert closing_list(lines, [heading], other=False) == 500
    assert Watched.copies <= 2
