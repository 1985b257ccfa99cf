"""Who came, where a list tells it in an unusual way, or leaves it open."""

from __future__ import annotations

import pytest

from parse.attendance import take_attendance
from parse.document import parse, read
from parse.model import Line, Status


def _told(text: str) -> list[str]:
    """Who is told: name, party, municipality and substitute, `not` before those absent."""
    people, _, _, _ = take_attendance([Line(line, 1) for line in text.splitlines()])
    return [
        "not " * (one.status is Status.ABSENT)
        + ", ".join(filter(None, (one.name, one.party, one.municipality, one.substitute)))
        for one in people
    ]


def _unread(text: str) -> list[str]:
    _, _, unread, _ = take_attendance([Line(line, 1) for line in text.splitlines()])
    return [line.text for line in unread]


def test_an_hour_begins_no_group_and_whoever_came_then_was_there() -> None:
    text = (
        "Deltagere: Ida Bro (Skive), Eva Lo (Samsø)\n"
        "og Ann Ry (Odder). Fra kl. 9.15 deltog også Ole Ek (Læsø). Özlem Ås (Morsø) og\n"
        "Bo Ås (Odder) havde meldt afbud."
    )
    here = ["Ida Bro, Skive", "Eva Lo, Samsø", "Ann Ry, Odder", "Ole Ek, Læsø"]
    assert _told(text) == [*here, "not Özlem Ås, Morsø", "not Bo Ås, Odder"]


def test_who_came_for_an_item_is_told() -> None:
    text = (
        "Deltagere: Ida Bro (Skive) og Eva Lo (Samsø).\nUnder punkt 3.1 deltog direktør Bo Ås, KL."
    )
    assert _told(text) == ["Ida Bro, Skive", "Eva Lo, Samsø", "Bo Ås"]
    assert _unread(text) == []


@pytest.mark.parametrize("heading", ["Deltagere og afbud", "Afbud og deltagere", "Deltagere/afbud"])
def test_a_heading_of_those_who_came_and_those_who_did_not_says_of_nobody_which(
    heading: str,
) -> None:
    text = f"{heading}\n✓ Ida Bro (V), Skive\n✓ Eva Lo (A), Samsø\n– Bo Ås (A), Odder, afbud"
    assert _told(text) == ["Ida Bro, V, Skive", "Eva Lo, A, Samsø", "not Bo Ås, A, Odder"]


@pytest.mark.parametrize(
    "entry",
    [
        "Bo Ås (A), Odder – afbud pga. sygdom",
        "Bo Ås (A), Odder (afbud grundet ferie)",
        "Bo Ås (A), Odder, meddelte afbud pr. mail",
        "Bo Ås (A), Odder var fraværende.",
        "Bo Ås (A), Odder mødte ikke",
    ],
)
def test_an_absence_may_have_its_reason(entry: str) -> None:
    assert _told(f"Deltagere\nIda Bro (V), Skive\n{entry}")[1:] == ["not Bo Ås, A, Odder"]


def test_of_whom_an_absence_is_told_that_is_not_understood_nobody_says_that_he_came() -> None:
    entry = "Bo Ås (A), Odder, om afbuddet blev der talt"
    assert _told(f"Deltagere\nIda Bro (V), Skive\n{entry}") == ["Ida Bro, V, Skive"]
    assert _unread(f"Deltagere\nIda Bro (V), Skive\n{entry}") == [entry]


def test_who_sent_apologies_for_a_part_came_to_the_rest() -> None:
    entry = "Bo Ås (A), Odder (afbud til punkt 3)"
    assert _told(f"Deltagere\nIda Bro (V), Skive\n{entry}")[1:] == ["Bo Ås, A, Odder"]


@pytest.mark.parametrize("said", ["for ham mødte Ib Ø", "i hans sted deltog Ib Ø"])
def test_who_came_in_his_place(said: str) -> None:
    assert _told(f"Medlemmer\nIda Bro (V), Skive\nBo Ås (A), Odder – {said}")[1:] == [
        "not Bo Ås, A, Odder, Ib Ø"
    ]


def test_several_may_have_stayed_away() -> None:
    text = "Deltagere\nIda Bro (V), Skive\nBo Ås (Odder) og Ib Ø (Fanø) var fraværende."
    assert _told(text)[1:] == ["not Bo Ås, Odder", "not Ib Ø, Fanø"]


def test_substitutes_are_headed_in_a_sentence() -> None:
    text = (
        "Til stede\nEva Lo, Samsø\nSom suppleanter deltog:\nIda Bro for Bo Ås, Odder\n"
        "Ann Ek for Ib Ø, Fanø\nIkke mødt:\nOle Ry, Skive"
    )
    assert _told(text) == [
        "Eva Lo, Samsø",
        *("Ida Bro", "not Bo Ås, Odder, Ida Bro"),
        *("Ann Ek", "not Ib Ø, Fanø, Ann Ek"),
        "not Ole Ry, Skive",
    ]


def test_who_wrote_the_minutes_was_there() -> None:
    text = "Deltagere\nIda Bro, Skive\nAfbud\nBo Ås, Odder\nReferent Eva Lo, KL"
    assert _told(text) == ["Ida Bro, Skive", "not Bo Ås, Odder", "Eva Lo"]


# ── marks, and lists beside each other ───────────────────────────────────────────────


@pytest.mark.parametrize("legend", ["* Afbud", "*) = meldt afbud", "* fraværende"])
def test_a_mark_says_what_a_line_explains_it_by(legend: str) -> None:
    text = f"Deltagere\nIda Bro (V), Skive\nBo Ås (A), Odder*\nEva Lo (A), Samsø\n{legend}"
    assert _told(text) == ["Ida Bro, V, Skive", "not Bo Ås, A, Odder", "Eva Lo, A, Samsø"]
    assert _unread(text) == []


def test_a_mark_that_says_something_else_makes_nobody_absent() -> None:
    text = "Deltagere\nIda Bro (V), Skive\nBo Ås (A), Odder*\n* deltog via Teams"
    assert _told(text) == ["Ida Bro, V, Skive", "Bo Ås, A, Odder"]


def test_below_two_headings_in_a_line_each_row_has_one_of_either() -> None:
    text = (
        "Deltagere Afbud\nIda Bro (V), Skive Bo Ås (A), Odder\nEva Lo (A), Samsø Ib Ø (V), Fanø\n"
        "Ann Ek (V), Struer"
    )
    assert _told(text) == [
        *("Ida Bro, V, Skive", "Eva Lo, A, Samsø"),
        *("not Bo Ås, A, Odder", "not Ib Ø, V, Fanø"),
    ]
    assert _unread(text) == ["Ann Ek (V), Struer"]


# ── rows of tables in lines ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "rows",
    [
        "Medlem Kommune Deltagelse\nIda Bro Skive Kommune Deltog\nBo Å. Ås Odder Kommune Afbud",
        "Nr. Navn Kommune Til stede\n1 Ida Bro Skive Ja\n2 Bo Å. Ås Odder Nej",
        "Kommune Medlem Stedfortræder/afbud\nSkive Ida Bro\nOdder Bo Å. Ås Afbud",
        "Kommune Medlem Deltog\nSkive Ida Bro Ja\nOdder Bo Å. Ås Nej\n\n",
    ],
)
def test_a_dump_may_have_a_tables_row_in_a_line(rows: str) -> None:
    assert _told(f"Deltagerliste\n{rows}") == ["Ida Bro, Skive", "not Bo Å. Ås, Odder"]


def test_a_mark_that_may_be_of_either_column_is_nobodys() -> None:
    rows = "Navn Kommune Mødt Afbud\nIda Bro Skive X\nBo Ås Odder X"
    assert _told(f"Deltagerliste\n{rows}") == []
    assert _unread(f"Deltagerliste\n{rows}") == ["Ida Bro Skive X", "Bo Ås Odder X"]


def test_a_line_of_heads_that_is_broken_is_nobody() -> None:
    rows = "1 Ida Bro Skive O Ja\n2 Bo Ås Odder O Nej"
    text = f"Deltagerliste\nNr. Navn Kommune Parti Til\nstede\n{rows}"
    assert _told(text) == []


def test_a_name_may_run_into_its_party_and_an_office() -> None:
    text = (
        "Deltagere\nIda Bro Dansk Folkeparti, Skive\nEva Lo V, Samsø\n"
        "Ann Ek Radikale Venstre, Odder\n"
        "Fra KL\nDirektør Ole Ry KL\nBo Ås KKR-sekretariatet\nAfbud\nIb Ø I Fanø Afbud"
    )
    here = ["Ida Bro, O, Skive", "Eva Lo, V, Samsø", "Ann Ek, B, Odder", "Ole Ry", "Bo Ås"]
    assert _told(text) == [*here, "not Ib Ø, I, Fanø"]


def test_where_names_are_turned_round_so_are_those_of_several_words() -> None:
    rows = ["Bro, Ida, Skive (V)", "Lo, Eva, Samsø (A)", "Ås, Bo, Odder (A)"]
    text = "\n".join(["Deltagere", *rows, "Bøgh Smed, Niels, Vejle (A)", "von Ry, H.C., Fanø (V)"])
    assert _told(text)[3:] == ["Niels Bøgh Smed, A, Vejle", "H.C. von Ry, V, Fanø"]
    assert _told("Deltagere\nIda Bro, Nykøbing, Skive (V)\nEva Lo, Samsø (A)\nBo Ås, Odder (A)")[
        0
    ].startswith("Ida Bro, V")


def test_a_tables_row_may_have_all_people_beside_their_heading() -> None:
    text = "Deltagere:\tIda Bro, Skive Eva Lo, Samsø\nAfbud:\tBo Ås, Odder\nReferent\tAnn Ek, KL"
    assert _told(text) == ["Ida Bro, Skive", "Eva Lo, Samsø", "not Bo Ås, Odder", "Ann Ek"]


@pytest.mark.parametrize("dots", [" ............ ", " . . . . . . ", "………… "])
def test_leaders_may_lead_to_who_came(dots: str) -> None:
    text = f"Deltagere\nIda Bro (V), Skive{dots}Mødt\nBo Ås (A), Odder{dots}Afbud"
    assert _told(f"{text}\nEva Lo (C), Samsø{dots}Mødt") == [
        *("Ida Bro, V, Skive", "not Bo Ås, A, Odder"),
        "Eva Lo, C, Samsø",
    ]


def test_all_may_have_come_to_the_meeting_but_some() -> None:
    text = (
        "Deltagerliste\nSamtlige medlemmer deltog i mødet bortset fra Ida Bro (V), Skive, og Bo Ås."
    )
    assert _told(text) == ["not Ida Bro, V, Skive", "not Bo Ås"]


@pytest.mark.parametrize("cell", ["Nej, stf. Eva Lo", "Nej – stedfortræder: Eva Lo"])
def test_an_answer_may_be_followed_by_more(cell: str) -> None:
    rows = ["Medlem\tKommune\tDeltog", "Ida Bro\tSkive\tJa, fra pkt. 2", f"Bo Ås\tOdder\t{cell}"]
    assert _told("\n".join(rows)) == ["Ida Bro, Skive", "not Bo Ås, Odder, Eva Lo"]
    assert _unread("\n".join(rows[:2])) == []
    lines = [
        "Medlem Parti Kommune Deltog",
        "Ida Bro V Skive Ja, fra pkt. 2",
        "Bo Ås A Odder Nej – afbud",
    ]
    assert _told("\n".join(lines)) == ["Ida Bro, V, Skive", "not Bo Ås, A, Odder"]


def test_a_row_that_columns_of_who_came_do_not_take_is_nobodys() -> None:
    lines = [
        "Deltagerliste",
        "Medlem Deltog Afbud",
        "Ida Bro, Skive Kommune X",
        "Bo Ås, Odder Kommune X",
    ]
    assert _told("\n".join(lines)) == []
    lines = ["Deltagerliste", "Kommune Mødt Afbud", "Skive Ida Bro", "Odder Bo Ås"]
    assert _told("\n".join(lines)) == []


@pytest.mark.parametrize("cell", ["\t", " "])
def test_a_tables_first_head_may_be_its_group(cell: str) -> None:
    heads = cell.join(["{}", "Parti", "Kommune"])
    rows = [cell.join(row) for row in (("Ida Bro", "V", "Skive"), ("Eva Lo", "C", "Samsø"))]
    away = [cell.join(row) for row in (("Bo Ås", "A", "Odder"), ("Ib Ø", "B", "Fanø"))]
    text = "\n".join([heads.format("Deltagere"), *rows, heads.format("Afbud"), *away])
    assert _told(text) == [
        *("Ida Bro, V, Skive", "Eva Lo, C, Samsø"),
        *("not Bo Ås, A, Odder", "not Ib Ø, B, Fanø"),
    ]


def test_tables_below_each_other_may_have_columns_of_their_own() -> None:
    text = "Deltagere\t\tParti\tKommune\nIda Bro\t\tV\tSkive\nEva Lo\t\tC\tSamsø\n"
    text += "Afbud\tParti\tKommune\t\nBo Ås\tA\tOdder\t"
    assert _told(text) == ["Ida Bro, V, Skive", "Eva Lo, C, Samsø", "not Bo Ås, A, Odder"]


def test_a_table_may_have_those_of_each_party_beside_those_who_stayed_away() -> None:
    text = "Parti\tDeltagere\tAfbud\nA\tIda Bro, Skive Eva Lo, Samsø\tBo Ås, Odder\nV\tIb Ø, Fanø\t"
    assert _told(text) == [
        *("Ida Bro, A, Skive", "Eva Lo, A, Samsø", "not Bo Ås, A, Odder"),
        "Ib Ø, V, Fanø",
    ]


def test_a_name_may_break_over_a_sentences_lines_behind_one_person() -> None:
    assert _told("Afbud: Ida Bro, Skive, Villy\nØstervold, Odder") == [
        "not Ida Bro, Skive",
        "not Villy Østervold, Odder",
    ]


def test_a_heading_between_whites_of_all_columns_stands_above_what_is_below() -> None:
    def line(text: str, x0: float, top: float) -> Line:
        return Line(text, 1, x0, top, x0 + 100, top + 11, size=11.0)

    lines = [
        *(line("Deltagere", 70, 80), line("Ida Bro (V), Skive", 70, 100)),
        *(line("Eva Lo (C), Samsø", 300, 100), line("Ann Ek (A), Odder", 70, 115)),
        *(line("Ole Ry (A), Læsø", 300, 115), line("Afbud", 70, 145)),
        *(line("Ib Ø (B), Fanø", 300, 168), line("Bo Ås (A), Odder", 70, 175)),
    ]
    people, _, _, _ = take_attendance(lines)
    assert [one.name for one in people if one.status is Status.ABSENT] == ["Bo Ås", "Ib Ø"]


def test_a_list_at_a_dumps_end_needs_no_white_above_it() -> None:
    text = (
        "REFERAT\nKKR SJÆLLAND\nDato: 11-05-2007\n1. Valg\nBeslutning\nGodkendt.\n2. Eventuelt\n"
        "Beslutning\nIntet.\nDeltagerliste\nIda Bro, Greve\nEva Lo, Faxe\nAfbud:\nBo Ås, Køge"
    )
    document = parse(read("\n\n".join(text.split("\n")).encode(), "x.txt"))
    assert [one.name for one in document.attendance] == ["Ida Bro", "Eva Lo", "Bo Ås"]
    decision = document.items[-1].decision
    assert decision is not None
    assert decision.text == "Intet."


def test_what_may_end_an_entry_is_no_party() -> None:
    text = (
        "Deltagere\nIda Bro / Skive / I\nEva Lo / Samsø / K\nOle Ry / Odder / I\nAnn Ek / Fanø / A"
    )
    assert _told(text) == [
        *("Ida Bro, I, Skive", "Eva Lo, K, Samsø"),
        *("Ole Ry, I, Odder", "Ann Ek, A, Fanø"),
    ]


def test_a_sentence_says_in_whose_place_somebody_came() -> None:
    text = "Afbud fra: Ida Bro (V), Skive, Bo Ås (A), Odder. I stedet for Ida Bro deltog Eva Lo."
    assert _told(text) == ["not Ida Bro, V, Skive, Eva Lo", "not Bo Ås, A, Odder", "Eva Lo"]


def test_the_substitute_of_a_row_may_stand_below_an_uncertain_head() -> None:
    for cell in ("\t", " "):
        rows = [("Kommune", "Medlem", "Deltog", "Evt. stedfortræder")]
        rows += [("Skive", "Ida Bro (V)", "Ja"), ("Odder", "Bo Ås (A)", "Nej", "Eva Lo")]
        text = "\n".join(
            map(cell.join, [*rows, ("Fanø", "Ib Ø (C)", "Ja"), ("Læsø", "Ann Ek (F)", "Ja")])
        )
        assert _told(f"Deltagerliste\n{text}")[:2] == [
            "Ida Bro, V, Skive",
            "not Bo Ås, A, Odder, Eva Lo",
        ]


def test_a_municipality_may_stand_before_who_stayed_away() -> None:
    text = "Deltagere\nSkive Kommune Ida Bro (fra kl. 10)\nOdder Kommune Bo Ås – afbud"
    assert _told(f"{text}\nChefkonsulent Eva Lo\nAnn Ek chefkonsulent") == [
        *("Ida Bro, Skive", "not Bo Ås, Odder"),
        *("Eva Lo", "Ann Ek"),
    ]


# ── what is told besides ─────────────────────────────────────────────────────────────


def test_posts_workplaces_and_remarks_are_kept_as_text() -> None:
    said = [
        "Ida Brovang (V), Køge – forlod mødet kl. 11.30",
        "Rektor Eva Loft, Zealand",
        "Direktør Ann Ekby, KL",
    ]
    text = (
        f"REFERAT\nKKR SJÆLLAND\nDato: 11-05-2007\n\nDeltagere\n{said[0]}\nBo Åsted (A), Faxe\n"
        f"Ole Ryd, Køge Kommune, supp. Ib Ømose deltog\nGæster\n{said[1]}\n{said[2]}\n\n"
        "1. Valg\n\nBeslutning\nGodkendt.\n\n2. Eventuelt\n\nBeslutning\nIntet."
    )
    document = parse(read(text.encode(), "x.txt"))
    assert [paragraph.text for paragraph in document.body] == said
    assert len(document.attendance) == 5
    assert document.problems == ()


def test_what_is_kept_of_people_is_no_text_besides() -> None:
    lines = [
        "Deltagere",
        "Ida Bro (Dansk Folkeparti), Ålborg",
        "Bo Ås, Bornholms Regionskommune – afbud, Ann Ek deltog i stedet",
        "Eva Lo (A), Ringkøbing Skjern Kommune (afbud)",
    ]
    assert take_attendance([Line(line, 1) for line in lines]).besides == ()
