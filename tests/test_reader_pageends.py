"""Text dumps without form feeds: their pages end at the numbers printed on them."""

from __future__ import annotations

import pytest

from parse.document import parse, read

MEETING = (
    "Referat\n{0}Deltagere\nAnker Vestbjerg (V), Jammerbugt\nBirthe Holmsland (A), Aalborg\n{1}"
    "1. Sager\n1.1. Budget for sekretariatet\nSAG-2021-02201 hast\nBeslutning\n"
    "Budgettet blev godkendt med de ændringer, som\n{2}"
    "kommunerne ønsker.\n1.2. Praktikpladser\nSAG-2021-02202 hast\nBeslutning\n"
    "Orienteringen blev taget til efterretning.\n{3}"
    "2. Eventuelt\n2.1. Eventuelt\nSAG-2021-02201 hast\nBeslutning\nIntet.\n{4}"
)
HEADS = (
    "{n}\n",
    "- {n} -\n",
    "Side {n} af 5\nKKR Nordjylland 18. juni 2021\n",
    "KKR Nordjylland 18. juni 2021\nSide {n}\n",
    "KKR Nordjylland 18. juni 2021 Side {n} af 5\n",
)


def decisions(text: str) -> list[str]:
    document = parse(read(text.encode(), "dump.txt"))
    items = (item for section in document.sections for item in section.items)
    return [item.decision.text for item in items if item.decision]


@pytest.mark.parametrize("head", HEADS)
def test_heads_and_numbers_of_pages_that_nothing_parts_are_no_text(head: str) -> None:
    text = "KKR Nordjylland\n" + MEETING.format(*(head.format(n=n) for n in range(1, 6)))
    assert decisions(text) == [
        "Budgettet blev godkendt med de ændringer, som kommunerne ønsker.",
        "Orienteringen blev taget til efterretning.",
        "Intet.",
    ]


def test_numbers_above_titles_end_no_page() -> None:
    item = "{}\n{}\nBaggrund\nSkolerne melder om flere elever.\nBeslutning\nGodkendt.\n"
    titles = ("Referat", "Budget 2022", "Praktikpladser", "Eventuelt")
    text = "".join(item.format(n, title) for n, title in enumerate(titles, start=1))
    assert len(read(f"Referat\nKKR Nordjylland\n{text}".encode(), "dump.txt").pages) == 1


def test_figures_of_a_table_in_lines_end_no_page() -> None:
    rows = "".join(f"Kommune\n{n}\nElever\nAntal\nAndel\n" for n in range(1, 5))
    text = f"Referat\nKKR Nordjylland\n1. Sager\n1.1. Praktik\nSagsfremstilling\n{rows}Slut.\n"
    assert len(read(text.encode(), "dump.txt").pages) == 1


@pytest.mark.parametrize("foot", ["", "KKR Sjælland 4. februar 2019\n"])
@pytest.mark.parametrize("decision", ["Godkendt.", "Drøftet", "KKR Sjælland godkendte planen"])
def test_what_was_decided_on_each_page_is_no_running_foot(decision: str, foot: str) -> None:
    pages = "".join(
        f"\f{n}. {title}\n\nBaggrund\nKommunerne har bedt om et overblik over {title.lower()}.\n\n"
        f"Indstilling\nDet indstilles, at sagen drøftes.\n\nBeslutning\n{decision}\n{foot}"
        for n, title in enumerate(("Budget", "Praktikpladser", "Flextur", "Natur"), start=1)
    )
    assert decisions(f"Referat\nKKR Sjælland\nDato: 04-02-2019\n{foot}{pages}") == [decision] * 4
