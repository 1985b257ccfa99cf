"""Attendance in running text: sentences name groups, and say of whom they speak."""

from __future__ import annotations

import pytest

from parse.attendance import take_attendance
from parse.model import Line, Status

HERE = "Til stede var Ida Bro (Skive) og Eva Lo (Samsø). "
PRESENT = ["Ida Bro, Skive", "Eva Lo, Samsø"]
ABSENT = ["not Bo Ås, Odder", "not Ib Ø, Fanø"]


def _told(text: str) -> tuple[list[str], list[str]]:
    """Who is told, `not` before those absent; and the lines that are left."""
    people, rest, _, _ = take_attendance([Line(line, 1) for line in text.splitlines()])
    told = [
        "not " * (person.status is Status.ABSENT)
        + ", ".join(filter(None, (person.name, person.municipality)))
        for person in people
    ]
    return told, [line.text for line in rest]


@pytest.mark.parametrize(
    "absences",
    [
        "Fraværende med afbud var Bo Ås, Odder, og Ib Ø, Fanø.",
        "Fraværende med afbud\nvar Bo Ås, Odder, og Ib Ø, Fanø.",
        "Fraværende var Bo Ås (Odder) og Ib Ø (Fanø).",
        "Fraværende: Bo Ås (Odder) og Ib Ø (Fanø).",
        "Ikke mødt: Bo Ås (Odder) og Ib Ø (Fanø).",
        "Ikke til stede var Bo Ås (Odder) og Ib Ø (Fanø).",
        "Der var afbud fra Bo\nÅs (Odder) og Ib Ø (Fanø).",
        "Bo Ås (Odder) og Ib Ø (Fanø) havde meldt afbud.",
        "Bo Ås (Odder) og\nIb Ø (Fanø) havde begge sendt afbud.",
        "\nBo Ås (Odder) og Ib Ø (Fanø) havde meldt afbud.",
    ],
)
def test_a_sentence_of_those_absent_speaks_of_nobody_before_it(absences: str) -> None:
    assert _told(HERE + absences) == ([*PRESENT, *ABSENT], [])


@pytest.mark.parametrize("end", [" ", "\n"])
def test_who_came_in_whose_place(end: str) -> None:
    people, rest, _, _ = take_attendance(
        [
            Line(line, 1)
            for line in f"{HERE}Som suppleant for Bo{end}Ås deltog Ib Ø, Fanø.".split("\n")
        ]
    )
    assert [(p.name, p.status.value, p.substitute) for p in people] == [
        ("Ida Bro", "present", None),
        ("Eva Lo", "present", None),
        ("Ib Ø", "present", None),
        ("Bo Ås", "absent", "Ib Ø"),
    ]
    assert rest == ()


def test_posts_of_several_are_no_names() -> None:
    text = (
        "Deltagere: Borgmestrene Ida Bro (Skive) og Eva Lo (Samsø); byrådsmedlemmerne Bo Ås (Odder)"
    )
    assert _told(f"{text} og Ib Ø (Fanø)") == (
        [*PRESENT, "Bo Ås, Odder", "Ib Ø, Fanø"],
        [],
    )


def test_a_group_whose_first_word_ends_the_line_above() -> None:
    text = "Fra KL: Chef Ida Bro og konsulent Eva Lo. Fra\nkommunaldirektørerne: Bo Ås Dal (Odder)."
    assert _told(text) == (["Ida Bro", "Eva Lo", "Bo Ås Dal, Odder"], [])


def test_a_sentence_is_nobodys_name() -> None:
    text = "Alle kommuner var repræsenteret på nær Fanø og Odder."
    assert _told(f"Deltagere: {text}") == ([], [f"Deltagere: {text}"])


@pytest.mark.parametrize(
    "said",
    [
        "Formanden bød velkommen.",
        "Formanden åbnede mødet og konstaterede, at KKR er beslutningsdygtigt.",
        "Ida Bro forlod mødet kl. 11.",
    ],
)
def test_what_is_said_below_a_list_is_kept(said: str) -> None:
    assert _told(f"{HERE}\nAfbud: Bo Ås (Odder)\n{said}") == ([*PRESENT, ABSENT[0]], [said])


def test_what_is_said_behind_a_list_is_kept() -> None:
    told, rest = _told(f"{HERE}Formanden bød velkommen til mødet.")
    assert told == PRESENT
    assert "bød velkommen" in rest[0]


def test_full_stops_of_initials_and_posts_end_no_sentence() -> None:
    text = "Til stede var adm. direktør H.C. Ås (Odder), Ida Bro (Skive) og Ib K. Lo (Fanø)."
    assert _told(text)[0] == ["H.C. Ås, Odder", "Ida Bro, Skive", "Ib K. Lo, Fanø"]


def test_a_place_beside_a_remark_is_the_persons() -> None:
    text = "Deltagere: Ida Bro (Skive, forlod mødet kl. 14.10), Bo Ås (Odder, deltog ikke i § 2)"
    assert _told(text)[0] == ["Ida Bro, Skive", "Bo Ås, Odder"]
    assert _told("Deltagere\nIda Bro (V), Skive (uden afbud)\nBo Ås (A), Odder")[0] == [
        "not Ida Bro, Skive",
        "Bo Ås, Odder",
    ]


def test_who_came_instead_came_for_the_last_who_is_named() -> None:
    text = "Afbud: Ida Bro (Skive), Bo Ås (Odder) – i stedet mødte Ole Lind"
    people, rest, _, _ = take_attendance([Line(text, 1)])
    assert [(p.name, p.substitute) for p in people] == [("Ida Bro", None), ("Bo Ås", "Ole Lind")]
    assert rest == ()


def test_dots_part_people() -> None:
    text = "Deltagere\nIda Bro (V), Skive · Bo Ås (A), Odder · Eva Lo (C), Samsø\nIb Dam (B), Fanø"
    assert _told(text) == (["Ida Bro, Skive", "Bo Ås, Odder", "Eva Lo, Samsø", "Ib Dam, Fanø"], [])


@pytest.mark.parametrize(
    "ends",
    [
        ("Eva Lo (Samsø), Bo", "Ås (Odder)"),
        ("Eva Lo (Samsø),", "Bo Ås (Odder)"),
        ("Eva Lo (Samsø), Bo Emil", "Ås (Odder)"),
        ("Eva Lo (Samsø), Bo Ås", "(Odder)"),
    ],
)
def test_running_text_below_a_groups_heading_is_a_list_in_running_text(
    ends: tuple[str, str],
) -> None:
    first, second = ends
    text = f"Til stede:\nBorgmester Per Pind Olesen (Skive), Ida Bro (Skive), {first}\n{second} og"
    told, rest = _told(f"{text} Ib\nØ (Fanø).\nAfbud fra Ole Ny, Odder.")
    bo = "Bo Emil Ås, Odder" if "Emil" in first else "Bo Ås, Odder"
    assert told == ["Per Pind Olesen, Skive", *PRESENT, bo, "Ib Ø, Fanø", "not Ole Ny, Odder"]
    assert rest == []


@pytest.mark.parametrize("said", [", Ib Ø mødte som stedfortræder", " – Ib Ø deltog som suppleant"])
def test_who_came_as_a_substitute_is_named_before_the_word(said: str) -> None:
    lines = ["Afbud", f"Bo Ås (V), Odder{said}", "Eva Lo (A), Samsø"]
    people, rest, _, _ = take_attendance([Line(line, 1) for line in lines])
    assert [(p.name, p.status.value, p.substitute) for p in people] == [
        ("Bo Ås", "absent", "Ib Ø"),
        ("Eva Lo", "absent", None),
    ]
    assert rest == ()


@pytest.mark.parametrize(
    "said",
    [
        " – i stedet deltog viceborgmester\nIb Ø (V)",
        " – i stedet deltog\nIb Ø (V)",
        " supp. byrådsmedlem\nIb Ø deltog",
    ],
)
def test_a_substitutes_name_may_stand_below_the_post(said: str) -> None:
    lines = f"Afbud\nBo Ås (V), Odder{said}\nEva Lo (A), Samsø".split("\n")
    people, rest, _, _ = take_attendance([Line(line, 1) for line in lines])
    assert [(p.name, p.status.value, p.substitute) for p in people] == [
        ("Bo Ås", "absent", "Ib Ø"),
        ("Eva Lo", "absent", None),
    ]
    assert rest == ()


def test_who_is_a_substitute_is_not_absent_for_the_next_of_the_list() -> None:
    told, _ = _told("Deltagere\nBo Ås (V), Odder, suppleant\nEva Lo (A), Samsø")
    assert told == ["Bo Ås, Odder", "Eva Lo, Samsø"]


@pytest.mark.parametrize("name", ["Bo Emil\nÅs", "Bo\nEmil Ås", "Bo Emil Ås"])
@pytest.mark.parametrize("place", [", {}", " ({})", ",\n{}"])
def test_a_list_in_running_text_may_break_anywhere(name: str, place: str) -> None:
    before = place.replace("\n", " ")
    names = ["Per Olsen", "Karen Grethe Lo", "Ida Bro", "Bo Emil Ås", "Eva Lo"]
    towns = ["Skive", "Fanø", "Odder", "Morsø", "Samsø"]
    listed = [
        (name if person == "Bo Emil Ås" else person)
        + (place if person == name else before).format(town)
        for person, town in zip(names, towns, strict=True)
    ]
    told, rest = _told(f"Deltagere\n{', '.join(listed)}.\nAfbud fra Ole Ny, Odder.")
    here = [f"{person}, {town}" for person, town in zip(names, towns, strict=True)]
    assert (told, rest) == ([*here, "not Ole Ny, Odder"], [])


@pytest.mark.parametrize(
    "said",
    [
        "Til stede: Alle undtagen Ida Bro, Skive",
        "Deltagere: Samtlige medlemmer på nær borgmester Ida Bro, Skive.",
        "Til stede var alle KKR-medlemmer bortset fra Ida Bro, Skive.",
        "Afbud var modtaget fra: Ida Bro, Skive",
    ],
)
def test_who_is_excepted_from_all_stayed_away(said: str) -> None:
    assert _told(said)[0] == ["not Ida Bro, Skive"]


def test_the_substitute_in_the_next_sentence_is_not_absent() -> None:
    people, _, _, _ = take_attendance([Line("Afbud: Ida Bro. Stedfortræder: Bo Ås.", 1)])
    assert [(p.name, p.status.value, p.substitute) for p in people] == [
        ("Ida Bro", "absent", "Bo Ås")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Medlemmerne var mødt, bortset fra Bo Ås, Ib Ø\nog Eva Lo, der havde meldt afbud.",
            ["not Bo Ås", "not Ib Ø", "not Eva Lo"],
        ),
        (
            "Medlemmer: Ida Bro, Eva Lo, Ib Ø, Bo\nÅs\nBemærkninger: Afbud: Bo Ås",
            ["Ida Bro", "Eva Lo", "Ib Ø", "not Bo Ås"],
        ),
        (
            "Mødedeltagelse / Afbud\nKKR: Ida Bro, Eva Lo og Bo Ås\nAfbud: Bo Ås",
            ["Ida Bro", "Eva Lo", "not Bo Ås"],
        ),
        (
            "Fraværende:\nBo Ås (ferie)\nIb Ø grundet regionsrådsmøde\nEva Lo pga. arbejde.",
            ["not Bo Ås", "not Ib Ø", "not Eva Lo"],
        ),
        (
            "Fraværende:\nBo Ås (sygdom)\nIda Bro, F, ankom kl. 17\nEva Lo til pkt. 2",
            ["not Bo Ås", "Ida Bro", "Eva Lo"],
        ),
        ("Afbud fra:\nDirektør i Region Sjælland Bo Ås", ["not Bo Ås"]),
    ],
)
def test_members_of_whom_some_stayed_away_or_came_for_a_part(text: str, told: list[str]) -> None:
    assert _told(text) == (told, [])


@pytest.mark.parametrize(
    "entry",
    ["Bo Ås (A) - Ida Bro stedfortræder", "Bo Ås (A) – Ida Bro suppleant", "Bo Ås, Ida Bro deltog"],
)
def test_a_substitute_behind_a_dash_or_who_came_below_afbud(entry: str) -> None:
    people, rest, _, _ = take_attendance([Line(text, 1) for text in ("Afbud", entry, "Ib Ø (V)")])
    assert [(p.name, p.substitute) for p in people] == [("Bo Ås", "Ida Bro"), ("Ib Ø", None)]
    assert rest == ()


def test_names_alone_may_say_who_came_for_whom_and_whose_deputy_stayed_away_too() -> None:
    text = (
        "Deltagere: Ida Bro, Eva Lo for Ulf Vig Sø, Mia Holm\nAfbud: Bo Ås og dennes suppleant Ib Ø"
    )
    people, rest, _, _ = take_attendance([Line(line, 1) for line in text.splitlines()])
    assert [(p.name, p.status.value, p.substitute) for p in people] == [
        ("Ida Bro", "present", None),
        ("Eva Lo", "present", None),
        ("Ulf Vig Sø", "absent", "Eva Lo"),
        ("Mia Holm", "present", None),
        ("Bo Ås", "absent", None),
        ("Ib Ø", "absent", None),
    ]
    assert rest == ()


def test_municipalities_among_posts_and_workplaces_in_a_column_are_told() -> None:
    rows = ["Ida Bro\tFormand, Skive", "Bo Ås\tOdder Kommune (fra punkt 3)", "Eva Lo\tKL, direktør"]
    people, _, _, _ = take_attendance([Line(text, 1) for text in ("Til stede:", *rows)])
    assert [(p.name, p.municipality) for p in people] == [
        ("Ida Bro", "Skive"),
        ("Bo Ås", "Odder"),
        ("Eva Lo", None),
    ]


def test_fewer_parties_than_names_below_each_other_are_nobodys() -> None:
    text = "Deltagere:\nIda Bro\nBo Ås\nEva Lo\nUlf Vig\n(A)\n(V)\nLøsgænger\n(C)"
    people, rest, _, _ = take_attendance([Line(line, 1) for line in text.splitlines()])
    assert [(p.name, p.party) for p in people] == [
        ("Ida Bro", None),
        ("Bo Ås", None),
        ("Eva Lo", None),
        ("Ulf Vig", None),
    ]
    assert [line.text for line in rest] == ["(A)", "(V)", "Løsgænger", "(C)"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Til stede:\nIda Bro, Eva Lo, Ulf Vig\nAfbud:\nBo Ås, Ib Ø",
            ["Ida Bro", "Eva Lo", "Ulf Vig", "not Bo Ås", "not Ib Ø"],
        ),
        (
            "Skive Kommune Ida Bro\nOdder Kommune Eva Lo, Ulf Vig\nFanø Kommune\nMia Holm",
            ["Ida Bro, Skive", "Eva Lo, Odder", "Ulf Vig, Odder", "Mia Holm, Fanø"],
        ),
        ("Fraværende:\nBo Ås (A)\nIda Bro (V), sag 2-3", ["not Bo Ås", "Ida Bro"]),
    ],
)
def test_two_names_in_a_row(text: str, told: list[str]) -> None:
    assert _told(f"Deltagere\n{text}")[0] == told


def test_initials_and_companies_are_no_parties() -> None:
    text = "Deltagere\nTorsten Toft (TT)\nKaj Mø (V)\nDirektør Bo Ås, Ås & Lo Holding A/S"
    people, _, _, _ = take_attendance([Line(line, 1) for line in text.splitlines()])
    assert [(p.name, p.party) for p in people] == [
        ("Torsten Toft", None),
        ("Kaj Mø", "V"),
        ("Bo Ås", None),
    ]


def test_when_the_meeting_ended_is_no_workplace_of_whom_is_named_before() -> None:
    text = "Medlemmer: Ida Bro, Eva Lo, Bo Ås\nFraværende: Eva Lo, Bo Ås\nMødet hævet kl. 17.45"
    assert _told(text) == (["Ida Bro", "not Eva Lo", "not Bo Ås"], ["Mødet hævet kl. 17.45"])


def test_a_post_may_say_of_what_between_it_and_the_name() -> None:
    text = "Til stede på mødet var\nFormand for lokalråd Ida Bro (S), Skive\nRektor Bo Ås, UC Syd"
    assert _told(text)[0] == ["Ida Bro, Skive", "Bo Ås"]


def test_how_to_stay_away_tells_of_nobody() -> None:
    text = "Medlemmer: Ida Bro, Eva Lo (afbud)\nØvrige: Direktør Ib Ø, konsulent Mia Holm (ref.)"
    told = ["Ida Bro", "not Eva Lo", "Ib Ø", "Mia Holm"]
    assert _told(f"{text}\nAfbud sker til Ulla på tlf. 76 60 86 00")[0] == told


def test_a_heading_that_no_white_space_parts_from_who_stands_beside_it() -> None:
    text = (
        "Deltagere Ida Bro, Skive Kommune (formand)\nEva Lo, Odder Kommune\nAfbud Bo Ås (V), Fanø"
    )
    assert _told(text) == (["Ida Bro, Skive", "Eva Lo, Odder", "not Bo Ås, Fanø"], [])


def test_who_came_for_a_part_is_told_of_nobody_else_in_the_sentence() -> None:
    assert _told("Fraværende: Ida Bro (til kl. 10), Bo Ås og Ib Ø")[0] == [
        "Ida Bro",
        "not Bo Ås",
        "not Ib Ø",
    ]
