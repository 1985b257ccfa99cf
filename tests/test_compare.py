"""Councils by years."""

from __future__ import annotations

import pytest
from index_samples import entry, make_index

from index.answers.fallback import SOME_WORDS
from index.answers.search import open_index


@pytest.fixture
def index_of(tmp_path):
    opened = []

    def over(*entries):
        make_index(tmp_path, entries)
        opened.append(open_index(tmp_path))
        return opened[-1]

    yield over
    for index in opened:
        index.close()


def test_cells_count_items_and_what_was_decided(index_of):
    index = index_of(
        entry(1, "Flygtninge", outcomes=("approved", "discussed")),
        entry(2, "Flygtninge", outcomes=("approved",), item="1.2"),
        entry(3, "Flygtninge", date="2022-01-02"),
        entry(4, "Flygtninge", council="nordjylland", outcomes=("rejected",)),
        entry(5, "Flygtninge", council=None, date=None),
        entry(6, "Andet"),
    )
    found = index.compare("flygtninge")
    assert found.total == 5
    assert [(c.council, c.year, c.items, dict(c.outcomes)) for c in found.cells] == [
        ("midtjylland", 2021, 2, {"approved": 2, "discussed": 1}),
        ("midtjylland", 2022, 1, {}),
        ("nordjylland", 2021, 1, {"rejected": 1}),
        (None, None, 1, {}),
    ]


def test_what_was_decided_is_said_by_the_minutes_also_where_the_agenda_answers(index_of):
    index = index_of(
        entry(1, "Boliger", text="Om flygtninge.", kind="agenda", group="g", precedence=1),
        entry(2, "Boliger", kind="minutes", group="g", outcomes=("postponed",)),
    )
    (cell,) = index.compare("flygtninge").cells
    assert dict(cell.outcomes) == {"postponed": 1}


def test_what_has_only_some_of_the_words_is_not_counted(index_of):
    index = index_of(entry(1, "Flygtninge", text="kommune"), entry(2, "Trafik"))
    found = index.compare("flygtninge trafik")
    assert (found.total, found.cells, found.remarks) == (0, (), (SOME_WORDS,))


def test_filters_hold_and_items_come_when_asked_for(index_of):
    index = index_of(
        entry(1, "Flygtninge", item="1.10"),
        entry(2, "Flygtninge", item="1.2"),
        entry(3, "Flygtninge", council="nordjylland"),
    )
    (cell,) = index.compare("flygtninge", councils=["midt"], items=True).cells
    assert sorted(one.item for one in cell.entries) == ["1.10", "1.2"]
    (bare,) = index.compare("flygtninge", councils=["midt"]).cells
    assert bare.entries == ()


def test_cells_add_up_to_what_a_search_finds(sample_home):
    with open_index(sample_home / "index") as index:
        for query in ("flygtninge", "sundhedsaftale", "beslutning:udsat"):
            found = index.compare(query)
            assert sum(cell.items for cell in found.cells) == found.total
            assert found.total == index.search(query, limit=0).total
            for cell in found.cells:
                if cell.council and cell.year:
                    inside = index.search(
                        query, councils=[cell.council], years=(cell.year, cell.year), limit=0
                    )
                    assert inside.total == cell.items
