"""The contents list: found, read, and bounded."""

from parsing import text_reading

from parse.contents import NOTHING, Entry, find_contents
from parse.layout import flow


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
