"""Numbers that count the lines of a page stand in its margin and are no part of its text."""

from __future__ import annotations

import pytest
from pdf_samples import texts

from parse.readers.linecounts import uncounted
from parse.readers.pdf import read_pages
from parse.readers.word import Word

PROSE = [
    "Baggrund",
    "Sekretariatet orienterede om den fordelingsnøgle, som de tolv kom-",
    "muner har tiltrådt. Udgiften er opgjort til 25 mio. kr. og fordeles",
    "efter folketal. Der er ikke indkommet bemærkninger til forslaget,",
    "som blev udsendt den 3. maj.",
    "Indstilling",
    "Det indstilles, at mødet godkender fordelingsnøglen, og at den gen-",
    "beregnes hvert år.",
]


def read(*placed, size=11):
    (page,), _ = read_pages(texts(*placed, size=size), "made.pdf")
    return [line.text for line in page.page.lines]


def counted(lines, x, *, first=1, each=1, text_at=90):
    """Lines below each other, with numbers beside those that are counted."""
    placed = [(text_at, 100 + 14 * at, text) for at, text in enumerate(lines)]
    placed += [
        (x - 5.5 * len(str(number)), 100 + 14 * at, str(number))
        for at, number in enumerate(range(first, first + len(lines)))
        if number % each == 0
    ]
    return placed


@pytest.mark.parametrize("x", [60, 78, 500])
@pytest.mark.parametrize(("lines", "each", "first"), [(1, 1, 1), (1, 1, 97), (4, 5, 1)])
def test_the_numbers_of_a_pages_lines_are_no_text(x, lines, each, first):
    assert read(*counted(PROSE * lines, x, each=each, first=first)) == PROSE * lines


def test_numbers_of_a_list_are_its_text():
    """Each of its rows has a line, and none goes on in the next."""
    names = ["Grethe Vindelev", "Palle Overby", "Holger Bisp", "Rita Sandal", "Poul Tang"]
    lines = read(*counted(names, 60))
    assert [" ".join(lines[at : at + 2]) for at in (0, 2, 4, 6, 8)] == [
        f"{number} {name}" for number, name in enumerate(names, start=1)
    ]


def test_numbers_below_a_heading_are_the_text_of_their_column():
    placed = [*counted(PROSE, 60), (54, 80, "Nr.")]
    assert "1" in " ".join(read(*placed)).split()


def test_years_in_the_text_are_text():
    lines = [f"{year} blev der udpeget {year % 7} medlemmer" for year in range(2015, 2022)]
    assert read(*((90, 100 + 14 * at, text) for at, text in enumerate(lines))) == lines


def test_numbers_in_cells_are_their_tables():
    rows = [
        (
            Word(str(number), 60, 66, 100 + 14 * number, 11, cell=2 * number),
            Word("heraf", 90, 120, 100 + 14 * number, 11, cell=2 * number + 1),
        )
        for number in range(1, 7)
    ]
    words = [word for row in rows for word in row]
    assert uncounted(words) == words
    assert len(uncounted([word._replace(cell=0) for word in words])) == len(rows)
