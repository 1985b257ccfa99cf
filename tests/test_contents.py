"""The contents list: found, read, and bounded."""

import pytest
from parsing import text_reading

from parse.document import read
from parse.flow.layout import flow
from parse.lines.contents_entries import Entry
from parse.structure.contents import NOTHING, find_contents
from parse.understand import understand


def contents(text: str):
    return find_contents(flow(text_reading(text)).lines)


def test_leaders_wrapped_titles_and_pages() -> None:
    found = contents(
        """
Indholdsfortegnelse
Deltagerfortegnelse ......................... 3
1. Godkendelse af referat ................... 5
1.1. Godkendelse af referat fra møde i KKR Midtjylland den 23.
april 2021 .................................. 5
2. Siden sidst .............................. 6

Deltagerfortegnelse
"""
    )
    assert found.entries == (
        Entry(None, "Deltagerfortegnelse", 3),
        Entry("1", "Godkendelse af referat", 5),
        Entry("1.1", "Godkendelse af referat fra møde i KKR Midtjylland den 23. april 2021", 5),
        Entry("2", "Siden sidst", 6),
    )
    assert found.end == 6


def test_numbers_and_titles_in_separate_runs_are_paired_in_order() -> None:
    found = contents(
        """
Indhold
1.
1.1.
2.
Godkendelse af referat ....... 3
Godkendelse af dagsorden ..... 3
Siden sidst .................. 4

Tekst
"""
    )
    assert [(entry.number, entry.title) for entry in found.entries] == [
        ("1", "Godkendelse af referat"),
        ("1.1", "Godkendelse af dagsorden"),
        ("2", "Siden sidst"),
    ]


def test_a_paper_without_contents_has_none() -> None:
    assert (
        contents("1. Godkendelse af referat\n\nReferatet er udsendt den 29. april 2021") == NOTHING
    )


def test_a_long_title_does_not_end_the_list() -> None:
    title = "\n".join(f"linje {number} af en titel uden ledere" for number in range(3))
    text = f"Indhold\n1. Sager ..... 3\n1.1. Trafik, hvis\n{title} ..... 4\n2. Eventuelt ..... 9\n"
    lines = flow(text_reading(f"{text}Deltagere\nAnne Holm, Vejle")).lines
    found = find_contents(lines)
    assert [entry.number for entry in found.entries] == ["1", "1.1", "2"]
    assert lines[found.end].text == "Deltagere"


def entries(text: str) -> list[tuple[str | None, str, int | None]]:
    return [(entry.number, entry.title, entry.page) for entry in contents(text).entries]


def test_numbers_stand_above_the_titles_of_a_list_without_a_heading() -> None:
    """The end of a wrapped title stays among the numbers, and its page stands alone."""
    assert entries(
        "1.\n1.1.\n2024\n2.\n\nGodkendelse ........ 3\nReferat fra mødet den 4. marts\n3\n"
        "Siden sidst ....... 4\n\nDeltagere\n\n1. Godkendelse"
    ) == [
        ("1", "Godkendelse", 3),
        ("1.1", "Referat fra mødet den 4. marts", 3),
        ("2", "Siden sidst", 4),
    ]


def test_pages_in_a_run_of_their_own_belong_to_the_entries_above() -> None:
    assert entries(
        "Indhold\n1 Godkendelse\n1.1 Godkendelse af dagsorden\n2 Regionale sager\n"
        "2.1 Færger til de små\nøer\n\n3\n3\n4\n4\n\n3 Meddelelser\n\n6\n4\n7\n\n"
        "Eventuelt\n\f\nTekst\n"
    ) == [
        ("1", "Godkendelse", 3),
        ("1.1", "Godkendelse af dagsorden", 3),
        ("2", "Regionale sager", 4),
        ("2.1", "Færger til de små øer", 4),
        ("3", "Meddelelser", 6),
        ("4", "Eventuelt", 7),
    ]


def test_numbers_are_not_dealt_out_to_more_titles_than_there_are() -> None:
    """One of the titles wraps, and nothing tells which: no title is held against the headings."""
    listed = entries(
        "Indhold\n1.\n1.1.\n2.\n\nGodkendelse af\nreferat\nReferat fra mødet\nSiden sidst\n\n"
        "3\n3\n4\n\f\nTekst"
    )
    assert {number for number, _, _ in listed} == {None}


def test_pages_beside_the_entries_of_a_layout_dump_are_no_numbers() -> None:
    """Sections without a dot behind their number are told from pages by their place."""
    rows = ["1 Godkendelse", "1.1 Godkendelse af referat", "2 Meddelelser", "3 Eventuelt"]
    printed = "\n".join(f"{row:60}{page}" for page, row in enumerate(rows, start=3))
    found = find_contents(flow(read(f"Indhold\n{printed}\n\fTekst".encode(), "dump.txt")).lines)
    assert [(entry.number, entry.title, entry.page) for entry in found.entries] == [
        ("1", "Godkendelse", 3),
        ("1.1", "Godkendelse af referat", 4),
        ("2", "Meddelelser", 5),
        ("3", "Eventuelt", 6),
    ]


ITEM = """
1. Sager

1.1. Projekter

Sagsfremstilling
Oversigt

{rows}

Beslutning
Godkendt.

2. Eventuelt
"""


@pytest.mark.parametrize(
    "rows",
    [
        "1 Grøn omstilling af havne ............ 12\n2 Fælles sprogskole ............ 17",
        "Indhold\n\n1. Om havne\n2. Om skoler\n3. Om veje\n\f",
    ],
)
def test_what_stands_in_an_item_lists_no_contents(rows: str) -> None:
    assert find_contents(flow(text_reading(ITEM.format(rows=rows))).lines) == NOTHING


def test_lines_to_write_on_are_no_list() -> None:
    text = "1. Sager\n\n1.1. Projekter\n\nUnderskrift: ______________\n\nBeslutning\nGodkendt."
    assert find_contents(flow(text_reading(text)).lines) == NOTHING


def test_a_list_of_bare_titles_ends_where_its_first_number_stands_again() -> None:
    """Items may begin on the list's own page."""
    titles = "1. Sager\n1.1. Havne\n1.2. Skoler\n2. Eventuelt"
    text = f"Indholdsfortegnelse\n\n{titles}\n\n1. Sager\n\n1.1. Havne\n\nTekst.\n\f\n1.2. Skoler"
    found = find_contents(flow(text_reading(text)).lines)
    assert [entry.number for entry in found.entries] == ["1", "1.1", "1.2", "2"]
    assert found.end == 5


BARE = """
Indholdsfortegnelse
Deltagerfortegnelse
1. Godkendelse af referat
1.1. Godkendelse af referat fra mødet den 8. marts i Sorø
2. Regionale sager
2.1. Fælles indkøb af elbiler
{between}
1. Godkendelse af referat
1.1. Godkendelse af referat fra mødet den
8. marts i Sorø

Beslutning
Godkendt.
"""


@pytest.mark.parametrize("between", ["", "Deltagerfortegnelse\nIda Bro, Sorø Kommune\n"])
def test_a_list_without_pages_ends_where_what_it_lists_begins(between: str) -> None:
    """On the page of the list itself, as web pages are printed."""
    found = contents(BARE.format(between=between))
    assert [(entry.number, entry.title) for entry in found.entries] == [
        (None, "Deltagerfortegnelse"),
        ("1", "Godkendelse af referat"),
        ("1.1", "Godkendelse af referat fra mødet den 8. marts i Sorø"),
        ("2", "Regionale sager"),
        ("2.1", "Fælles indkøb af elbiler"),
    ]
    assert found.end == 6


def test_a_list_without_pages_goes_on_at_the_top_of_the_next_page() -> None:
    found = contents(BARE.format(between="").replace("\n2. Reg", "\n\f2. Reg"))
    assert [entry.number for entry in found.entries if entry.number] == ["1", "1.1", "2", "2.1"]


def test_titles_of_a_bare_list_of_appendices_wrap() -> None:
    """Also the last one, above the first number come again."""
    found = contents(
        """
Indholdsfortegnelse - Bilag
2.1 Orientering fra formandskabet
Bilag 1: Program for formand-
skabets besøg på erhvervssko-
lerne
3.1 Fordeling af flygtninge for 2022
Bilag 1: Beregnede kommune-
kvoter
2.1
Orientering fra formandskabet
Bilag 1: Program for formandskabets besøg på erhvervsskolerne
"""
    )
    assert [entry.number for entry in found.entries if entry.number] == ["2.1", "3.1"]
    assert found.end == 8


_DAGSORDEN = """
KKR Sjælland
Dagsorden
1. Godkendelse af referat
2. Skolebusser
3. Eventuelt

1. Godkendelse af referat
Godkendt.

2. {title}
Udsat.

3. Eventuelt
Intet.
"""


def test_a_list_below_dagsorden_is_one_where_all_of_it_stands_again_below() -> None:
    found = contents(_DAGSORDEN.format(title="Skolebusser"))
    assert [entry.title for entry in found.entries] == [
        "Godkendelse af referat",
        "Skolebusser",
        "Eventuelt",
    ]
    assert (found.start, found.end) == (2, 5)
    assert contents(_DAGSORDEN.format(title="Færger")) is NOTHING


def test_a_list_whose_leaders_ocr_made_letters_of_ends_where_its_titles_stand_again() -> None:
    text = """Indholdsfortegnelse
Deltagerfortegnelse ..... essrsr nen 3
1. Godkendelse af referat
1.1. Godkendelse af referat fra mødet i juni .
2. Siden sidst ..
2.1. Siden sidst .
3. Regionalpolitiske sager
3.1. Skolebusser secccssss
3.2. Vandløb ..... 5
Deltagerfortegnelse
Ida Bro, Odder
1. Godkendelse af referat
1.1. Godkendelse af referat fra mødet i juni
Godkendt.
2. Siden sidst
2.1. Siden sidst
3. Regionalpolitiske sager
3.1. Skolebusser
3.2. Vandløb
"""
    found = contents(text)
    assert (found.start, found.end) == (0, 9)


@pytest.mark.parametrize(
    "entry", ["{0}. {1}", "{0}: {1}", "{0} {1}", "• {0}. {1}", "Punkt {0}: {1}"]
)
@pytest.mark.parametrize(
    "title", ["Punkt {0}: {1}", "Pkt. {0} – {1}", "{0} (Åben) {1}", "Punkt {0}\n{1}"]
)
def test_a_list_without_pages_ends_where_its_first_item_stands(entry: str, title: str) -> None:
    """However its number is printed there."""
    names = ("Godkendelse af dagsorden", "Busser og tog", "Havne", "Eventuelt")
    numbered = [(str(count), name) for count, name in enumerate(names, start=1)]
    listed = "\n".join(entry.format(*one) for one in numbered)
    items = "\n\n".join(f"{title.format(*one)}\n\nBeslutning\nGodkendt." for one in numbered)
    found = contents(f"Indholdsfortegnelse\n{listed}\n\n{items}")
    assert [(one.number, one.title) for one in found.entries] == numbered
    assert found.end == 5


def test_a_list_with_leaders_is_one_though_its_items_are_numbered_otherwise() -> None:
    found = contents(
        "Dagsorden\n1. Busser og tog ..... 1\n2. Havne ..... 2\n\n"
        "Dagsordenspunkt 1 – Busser og tog\n\nEn plan.\n\nDagsordenspunkt 2 – Havne"
    )
    assert [one.number for one in found.entries] == ["1", "2"]


def test_a_list_in_cells_ends_where_its_first_item_stands_with_its_number() -> None:
    found = contents(
        "Indholdsfortegnelse\n\n1\n\nBusser og tog\n\n2\n\nHavne\n\n3\n\nEventuelt\n\n"
        "PUNKT 1 | Busser og tog\n\nBeslutning\nGodkendt."
    )
    assert found.end == 7


def test_the_heads_of_a_tables_columns_are_no_part_of_the_first_entry() -> None:
    found = contents(
        "Indholdsfortegnelse\nNr. Punkt Side\n1 Busser ..... 2\n2 Havne ..... 3\n\nBusser"
    )
    assert [(entry.number, entry.title) for entry in found.entries] == [
        ("1", "Busser"),
        ("2", "Havne"),
    ]


def test_a_list_of_those_who_came_below_the_contents_is_none_of_them() -> None:
    text = (
        "Referat af møde i KKR Sjælland\nDen 09.01.2020 kl. 13:00 i Tapperiet, Køge\n\n"
        "Indholdsfortegnelse\n1. Dagsorden\n2. Skovrejsning\n3. Veje\nLukkede punkter\n"
        "Deltagere:\nIda Bro, (A)\nBo Ås, (V)\n\n1. Dagsorden\n\nBeslutning\nGodkendt.\n\n"
        "2. Skovrejsning\n\nBeslutning\nDrøftet.\n\n3. Veje\n\nBeslutning\nUdsat."
    )
    found = understand(text_reading(text))
    assert [person.name for person in found.attendance] == ["Ida Bro", "Bo Ås"]
    assert [item.number for item in found.items] == ["1", "2", "3"]


def test_a_list_that_counts_on_from_meeting_to_meeting_is_found_without_its_heading() -> None:
    text = (
        "UDVALG\nKKR Sjælland\nReferat\n04-06-2020\n\nPUNKTER\n49. Dagsorden\n"
        "50. Robotter i hjemmeplejen, resultater fra fire kommuner\n51. Delebiler\n\n"
        + "".join(
            f"{number}. {title}\n\nSagsgang\nKKR\n\nIndstilling\nDet indstilles.\n\n"
            f"Beslutning i KKR Sjælland den 04-06-2020\nGodkendt.\n\n"
            for number, title in (
                (49, "Dagsorden"),
                (50, "Robotter i hjemmeplejen, resultater\nfra fire kommuner"),
                (51, "Delebiler"),
            )
        )
    )
    found = understand(text_reading(text))
    assert [item.number for item in found.items] == ["49", "50", "51"]
    assert all(item.decision for item in found.items)


def test_the_first_items_own_number_ends_a_list_set_as_a_table() -> None:
    found = contents(
        """
Indholdsfortegnelse
Pkt. Tekst Side
1 Økonomi: Regnskab 2
2 Rammeaftale 3
3 Mødeplan 4

KKR Midtjylland. Møde den 14. november 2007
Punkt nr. 1
1. Økonomi: Regnskab
Resumé
"""
    )
    assert [(entry.number, entry.title) for entry in found.entries] == [
        ("1", "Økonomi: Regnskab"),
        ("2", "Rammeaftale"),
        ("3", "Mødeplan"),
    ]


def test_a_list_set_as_a_table_ends_with_its_rows_and_titles_wrap_in_their_cells() -> None:
    found = contents(
        """
Pkt.\tTekst\tSide
1\tGodkendelse af referat fra mødet den\t2
5. februar
2\tDelebiler\t3
3\tFast forbindelse over Storsundet og\t4
havneplan
4\tEventuelt\t6

1. Godkendelse af referat fra mødet den 5. februar
Referatet er udsendt.
"""
    )
    assert [(entry.number, entry.title, entry.page) for entry in found.entries] == [
        ("1", "Godkendelse af referat fra mødet den 5. februar", 2),
        ("2", "Delebiler", 3),
        ("3", "Fast forbindelse over Storsundet og havneplan", 4),
        ("4", "Eventuelt", 6),
    ]
    assert found.end == 7


def test_what_heads_a_part_of_each_item_heads_no_contents() -> None:
    spurs = {"Delebiler": "Strøm Gas Olie", "Havneplan": "Kaj Mole", "Mødeplan": "Maj Juni Juli"}
    items = ""
    for number, (title, parts) in enumerate(spurs.items(), start=1):
        listed = "\n".join(f"{n}. {part}" for n, part in enumerate(parts.split(), start=1))
        items += f"{number}. {title}\nIndhold\nDette er muligt:\n{listed}\nDet koster lige meget.\n"
        items += "Beslutning\nGodkendt.\n\n"
    found = understand(text_reading(f"Referat\nKKR Sjælland den 12. juni 2023\n\n{items}"))
    assert [item.title for item in found.items] == ["Delebiler", "Havneplan", "Mødeplan"]
    assert all(item.decision for item in found.items)


def test_numbers_below_the_contents_may_have_a_zero_in_front() -> None:
    listed = "1. Delebiler\n2. Havneplan\n4. Mødeplan"
    items = "\n\n".join(
        f"{title}\nIndstilling:\nDet indstilles.\nBeslutning:\nGodkendt."
        for title in ("01 Delebiler", "02 Havneplan", "04 Mødeplan")
    )
    found = understand(text_reading(f"KKR Sjælland den 9. oktober 2014\n{listed}\n\f\n{items}"))
    assert [item.title for item in found.items] == ["Delebiler", "Havneplan", "Mødeplan"]
