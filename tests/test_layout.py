"""Running heads go out, white space and full lines are seen."""

from dataclasses import replace

import pytest
from parsing import pdf_reading, printed, text_reading

from parse.document import read
from parse.flow.layout import flow
from parse.model import Line, Table


def texts(reading) -> list[str]:
    return [line.text for line in flow(reading).lines]


def test_running_heads_and_folios_are_taken_out_and_remembered() -> None:
    found = flow(
        text_reading(
            """
Fordelingen følger af loven

KKR Midtjylland  | 08-06-2021
SIDE  |  10
Regionskvoter for 2022
"""
        )
    )
    assert [line.text for line in found.lines] == [
        "Fordelingen følger af loven",
        "Regionskvoter for 2022",
    ]
    assert [line.text for line in found.furniture] == [
        "KKR Midtjylland  | 08-06-2021",
        "SIDE  |  10",
    ]
    assert found.lines[1].page_top


def test_a_head_beside_the_body_does_not_tear_the_sentence() -> None:
    page = [
        printed("det antal flygtninge, som påregnes boligpla-", top=80, x1=425),
        printed("KKR Midtjylland | 08-06-2021", top=80, x0=462, size=8),
        printed("ceret i de enkelte kommuner.", top=94, x1=300),
    ]
    found = flow(pdf_reading(page))
    assert [line.text for line in found.lines] == [
        "det antal flygtninge, som påregnes boligpla-",
        "ceret i de enkelte kommuner.",
    ]
    assert not found.lines[1].gap


def test_a_head_at_the_end_of_a_body_line_is_cut_off() -> None:
    dump = (
        "2. Siden sidst  KKR Midtjylland | 10-09-2021\nog hvilke til-   SIDE | 8\n"
        "KKR Midtjylland | 10-09-2021      - 9 -\n"
        "bud der er (jf. side 9)\nmed den ændring, at Side 6 af 8\n"
        "teksten SIDE 12\npå side 9 af 10"
    )
    assert texts(text_reading(dump)) == [
        "2. Siden sidst",
        "og hvilke til-",
        "bud der er (jf. side 9)",
        "med den ændring, at",
        "teksten",
        "på side 9 af 10",
    ]


def test_what_recurs_at_one_height_of_the_margin_is_a_running_head() -> None:
    pages = [
        [
            printed("Fælleskommunalt sekretariat", n, top=30),
            printed(f"Tekst på side {n} som fylder en hel linje ud", n, top=200),
        ]
        for n in range(1, 6)
    ]
    assert texts(pdf_reading(*pages)) == [
        f"Tekst på side {n} som fylder en hel linje ud" for n in range(1, 6)
    ]


@pytest.mark.parametrize(("x0", "x1"), [(20, 75), (520, 575)])
def test_what_recurs_at_one_height_beside_the_text_is_a_running_head(x0, x1) -> None:
    """Left of it, as well, where bound papers have it on every second page."""
    body = [f"Mødet drøftede på side {n} fordelingen af de kom-" for n in range(1, 6)]
    pages = [
        [
            printed(text, n, top=400, x0=85, x1=425),
            printed(f"KKR Midtjylland {n}", n, top=410, x0=x0, x1=x1, size=8),
            printed("munale udgifter.", n, top=414, x0=85, x1=180),
        ]
        for n, text in enumerate(body, start=1)
    ]
    assert texts(pdf_reading(*pages)) == [
        text for one in body for text in (one, "munale udgifter.")
    ]


def test_labels_beside_the_text_of_a_short_paper_are_no_running_heads() -> None:
    """All prose of two pages stands in the right column of forms, with its headings beside it."""
    long = "Regionen har sendt en ny trafikplan i høring hos kommunerne i landsdelen."
    pages = [
        [
            printed("SAG-2018-00412 mkr", page, top=380, size=8),
            printed("Baggrund", page, top=400, bold=True),
            *(printed(f"{long} {page}", page, top=400 + 12 * at, x0=175) for at in range(9)),
        ]
        for page in (1, 2)
    ]
    body = flow(pdf_reading(*pages))
    assert body.furniture == ()
    assert [line.text for line in body.lines][:2] == ["SAG-2018-00412 mkr", "Baggrund"]


def test_a_field_heading_at_page_tops_stays() -> None:
    pages = [
        [printed("Beslutning", n, top=60 + 9 * n, bold=True), printed("Godkendt.", n, top=300)]
        for n in range(1, 5)
    ]
    assert texts(pdf_reading(*pages)).count("Beslutning") == 4


@pytest.mark.parametrize("decided", [["Beslutning", "Godkendt."], ["Beslutning: Godkendt."]])
@pytest.mark.parametrize("top", [60, 760])
def test_decisions_at_one_height_of_many_pages_stay(decided, top) -> None:
    pages = [
        [
            *([printed("Sagen før", n, top=40)] if top > 100 else []),
            *(printed(text, n, top=top + 15 * at) for at, text in enumerate(decided)),
            *([printed("Næste sag", n, top=300)] if top < 100 else []),
            printed("KKR-sekretariatet", n, top=815),
        ]
        for n in range(1, 6)
    ]
    shown = texts(pdf_reading(*pages))
    assert shown.count(decided[-1]) == 5
    assert "KKR-sekretariatet" not in shown


@pytest.mark.parametrize("top", [40, 70])
@pytest.mark.parametrize("case", [[], ["SAG-2019-00012 abc"]])
@pytest.mark.parametrize("more", [[], ["og hvad der siden er sket i den"]])
@pytest.mark.parametrize("number", ["{}. ", ""])
def test_what_stands_below_different_titles_on_many_pages_is_text(top, case, more, number) -> None:
    """Where each item has its page, the same decision begins it at one height of all."""
    decided = ["KKR Midtjylland tog orienteringen til", "efterretning."]
    pages = []
    for n, matter in enumerate(("Trafik", "Skoler", "Flygtninge", "Sundhed", "Klima"), start=1):
        below = [*case, *decided]
        heading = [printed(f"{number.format(n)}{matter}", n, top=top, bold=True)]
        heading += [printed(text, n, top=top + 14, bold=True) for text in more]
        first = top + 14 * len(heading)
        text = [printed(one, n, top=first + 14 * at) for at, one in enumerate(below)]
        pages.append([printed("KKR Midtjylland", n, top=20, size=8), *heading, *text])
    shown = texts(pdf_reading(*pages))
    assert [shown.count(text) for text in decided] == [5, 5]
    assert "KKR Midtjylland" not in shown


def test_what_stands_below_one_running_title_is_a_head() -> None:
    pages = [
        [
            printed("3. Regionalpolitiske sager", n, top=40),
            printed("Mødet i Viborg", n, top=54),
            printed(f"Side med mange ord om emne {n}", n, top=300),
        ]
        for n in range(1, 6)
    ]
    assert "Mødet i Viborg" not in texts(pdf_reading(*pages))


def test_page_numbers_alone_at_the_foot_go_out() -> None:
    pages = [[printed("Brødtekst", n, top=200), printed(str(n), n, top=800)] for n in range(1, 3)]
    assert texts(pdf_reading(*pages)) == ["Brødtekst", "Brødtekst"]


def test_a_page_number_below_the_left_of_two_columns_goes_out() -> None:
    """It is the last line of its column, but not of the page."""
    pages = [
        [
            printed("Venstre spalte", n, top=700),
            printed(f"{n} / 2", n, top=800),
            printed("Højre spalte", n, top=700, x0=310),
        ]
        for n in range(1, 3)
    ]
    assert texts(pdf_reading(*pages)) == ["Venstre spalte", "Højre spalte"] * 2


def test_a_justified_title_stands_far_from_its_number() -> None:
    title = {"size": 14.0, "bold": True}
    page = [
        printed("2.3.", top=75, x0=85, x1=105, **title),
        printed("Temadrøftelse:", top=75, x0=227, x1=326, **title),
        printed("Kommissionens modeller", top=94, x0=85, x1=326, **title),
        printed("SAG-2024-01875", top=130, x0=85),
    ]
    assert texts(pdf_reading(page))[0] == "2.3. Temadrøftelse:"
    list_of_numbers = [*page[:2], replace(page[2], text="2.4."), *page[3:]]
    assert texts(pdf_reading(list_of_numbers))[0] == "2.3."


def test_what_stands_beside_the_pages_numbers_is_no_text() -> None:
    """Running titles differ from page to page; a table's numbers do not count the pages."""
    titles = ["Deltagere", "1. Referat", "Beslutning", "2. Eventuelt"]
    pages = [
        [
            printed(f"Tekst på side {n}", n, top=200),
            printed(title, n, top=800),
            printed(str(n + 4), n, top=800, x0=500),
        ]
        for n, title in enumerate(titles, start=1)
    ]
    assert texts(pdf_reading(*pages)) == [f"Tekst på side {n}" for n in range(1, 5)]
    names = ["Sorø", "Greve", "Køge", "Lejre"]
    rows = [
        [printed(name, n, top=800), printed(str(n * n + 7), n, top=800, x0=500)]
        for n, name in enumerate(names, start=1)
    ]
    assert [text for text in texts(pdf_reading(*rows)) if text in names] == names


def test_gaps_and_full_lines_are_measured() -> None:
    page = [
        printed("En linje, der går helt ud til den højre kant og fortsætter", top=100, x1=425),
        printed("her, hvor den slutter.", top=114, x1=200),
        printed("Et nyt afsnit efter luft", top=138, x1=210),
        printed("En linje til, der går helt ud til den højre kant af siden", top=152, x1=425),
    ]
    lines = flow(pdf_reading(page)).lines
    assert [line.gap for line in lines] == [True, False, True, False]
    assert [line.full for line in lines] == [True, False, False, False]


def test_every_line_is_body_or_furniture() -> None:
    page = [printed(f"linje {n}", top=100 + 14 * n) for n in range(20)]
    page.append(printed("SIDE | 3", top=30))
    found = flow(pdf_reading(page))
    assert sorted(
        [*(line.text for line in found.lines), *(line.text for line in found.furniture)]
    ) == (sorted(line.text for line in page))


def dump(*pages: str):
    return text_reading("\n\f\n".join(pages))


def prose(page: int) -> str:
    words = ("et", "to", "tre", "fire", "fem", "seks", "syv")
    return "\n".join(f"{'abc'[page - 1]} {word} om sagen." for word in words)


def test_heads_of_a_dump_recur_at_page_ends_in_any_words() -> None:
    pages = [f"Møde i Kolding den 3. maj\nSide {n}\n{prose(n)}\n{n}" for n in (1, 2, 3)]
    body = flow(dump(*pages))
    assert [line.text for line in body.furniture] == [
        text for n in (1, 2, 3) for text in ("Møde i Kolding den 3. maj", f"Side {n}", str(n))
    ]


@pytest.mark.parametrize("folio", ["{}", "- {} -", "{}/3", "{} af 3", "{} (3)", "[{}]", "({})"])
def test_page_numbers_of_a_dump_go_out_in_every_form(folio) -> None:
    pages = [f"{prose(n)}\n{folio.format(n)}" for n in (1, 2, 3)]
    body = flow(dump(*pages))
    assert [line.text for line in body.furniture] == [folio.format(n) for n in (1, 2, 3)]


def test_headings_and_case_lines_at_page_tops_are_no_heads() -> None:
    pages = [f"SAG-2014-0000{n} abc\nBeslutning\n{prose(n)}" for n in (1, 2, 3)]
    assert not [line for line in flow(dump(*pages)).furniture if "SAG" in line.text]
    page = [printed("SAG-2014-00001 abc", number, top=80) for number in (1, 2, 3, 4)]
    body = flow(pdf_reading(*([line, printed("Tekst.", line.page, top=300)] for line in page)))
    assert body.furniture == ()


def test_titles_alike_but_for_their_numbers_at_page_tops_are_no_heads() -> None:
    """Three items `Regnskab 2021` to `Regnskab 2023`, each on a page of its own; a head counts."""
    pages = [
        [
            printed(f"{n} KKR Midtjylland", n, top=40, bold=True),
            printed(f"{n}. Regnskab {2020 + n}", n, top=70, bold=True),
            *(printed(f"Tekst på side {n}.", n, top=top) for top in (200, 220)),
        ]
        for n in (1, 2, 3)
    ]
    body = flow(pdf_reading(*pages))
    assert [line.text for line in body.furniture] == [f"{n} KKR Midtjylland" for n in (1, 2, 3)]


def test_a_title_of_two_lines_beside_the_pages_number_is_a_head() -> None:
    """The title of the item at hand runs beside the number, set around its height."""
    titles = ["Velkomst", "Referat", "Netkapacitet og elforsyning|til erhvervsområder", "Eventuelt"]
    pages = []
    for n, title in enumerate(titles, start=1):
        tops = (34, 45) if "|" in title else (39,)
        head = [printed(part, n, top=top) for part, top in zip(title.split("|"), tops, strict=True)]
        pages.append([*head, printed(str(n), n, top=38), printed(f"Tekst {n}.", n, top=300)])
    body = flow(pdf_reading(*pages))
    assert [line.text for line in body.lines] == [f"Tekst {n}." for n in (1, 2, 3, 4)]


def test_a_cover_word_is_no_head_of_the_page_that_a_field_of_its_name_begins() -> None:
    """`REFERAT` at the top of the cover, and a heading `Referat` at the same height below."""
    pages = [
        [printed("KKR Fyn", 1, top=40), printed("REFERAT", 1, top=70, size=22)],
        [printed("KKR Fyn", 2, top=40), printed("Referat", 2, top=70, bold=True)],
    ]
    body = flow(pdf_reading(*pages))
    assert [line.text for line in body.lines] == ["REFERAT", "Referat"]
    assert [line.text for line in body.furniture] == ["KKR Fyn", "KKR Fyn"]


def test_a_title_that_says_that_it_goes_on_is_a_head_however_large() -> None:
    titles = ["2. Sundhedsreformen", "2. Sundhedsreformen (fortsat)", "3. Veje (fortsat)"]
    pages = [
        [printed(title, n, top=150, size=28), printed(f"Tekst {n}.", n, top=300)]
        for n, title in enumerate(titles, start=1)
    ]
    body = flow(pdf_reading(*pages))
    assert [line.text for line in body.furniture] == ["2. Sundhedsreformen (fortsat)"]


def test_a_title_of_a_short_papers_contents_is_no_head_of_its_first_page() -> None:
    """Both stand near the top by chance, below what is text, or with a number."""
    contents = ["Indholdsfortegnelse", "Godkendelse", "1.1. Godkendelse af dagsorden"]
    body = ["Dagsorden", "Godkendelse", "1.1. Godkendelse af dagsorden"]
    for left_out in (0, 2):
        pages = [
            [printed(text, number, top=15 + 20 * at) for at, text in enumerate(texts[left_out:])]
            for number, texts in enumerate((contents, body), start=1)
        ]
        assert flow(pdf_reading(*pages)).furniture == ()


def test_two_heads_of_a_short_paper_may_stand_below_each_other() -> None:
    papers = ["Udvalget", "Referat", "En"], ["Udvalget", "Referat", "To"]
    pages = [
        [printed(text, number, top=20 + 14 * at) for at, text in enumerate(texts)]
        for number, texts in enumerate(papers, start=1)
    ]
    assert [line.text for line in flow(pdf_reading(*pages)).lines] == ["En", "To"]


def test_two_pages_are_enough_for_a_head_of_a_short_paper() -> None:
    pages = [
        [
            printed("Referat fra mødet i maj", number, top=30),
            printed(f"Tekst {number}.", number, top=300),
        ]
        for number in (1, 2)
    ]
    assert len(flow(pdf_reading(*pages)).furniture) == 2


def test_a_mark_in_the_margin_between_two_lines_stands_before_their_paragraph() -> None:
    full = "En linje, der går helt ud til den højre kant og fortsætter"
    page = [
        *(printed(full, top=100 + 16 * n, x1=425) for n in range(6)),
        printed("her, hvor den slutter.", top=196, x1=200),
        printed(full, top=226, x1=425),
        printed("./.", top=236, x0=59, x1=68),
        printed("her, hvor det næste slutter.", top=242, x1=210),
        printed("./.", top=272, x0=59, x1=68),
        printed("Endnu et afsnit.", top=272, x1=180),
    ]
    assert texts(pdf_reading(page))[6:] == [
        "her, hvor den slutter.",
        "./.",
        full,
        "her, hvor det næste slutter.",
        "./.",
        "Endnu et afsnit.",
    ]


def test_text_that_reaches_up_to_the_head_in_the_margin_leaves_it_its_first_word():
    dump = "anbefaler at deltage KKR       Nordjylland | 14-06-2013\ni undersøgelserne."
    assert [line.text for line in flow(read(dump.encode(), "a.txt")).lines] == [
        "anbefaler at deltage",
        "i undersøgelserne.",
    ]


def test_a_fields_heading_that_its_column_broke_is_one_line_before_its_text() -> None:
    beside = [
        printed("Sagsfremstil-", top=100, bold=True),
        printed("Planen har været i høring, og der er kommet", top=100, x0=170),
        printed("ling:", top=113, bold=True),
        printed("tolv svar.", top=113, x0=170),
    ]
    assert [line.text for line in flow(pdf_reading(beside)).lines] == [
        "Sagsfremstilling:",
        "Planen har været i høring, og der er kommet",
        "tolv svar.",
    ]


def test_the_day_across_from_the_councils_name_is_of_the_running_head() -> None:
    pages = [
        [
            printed("KKR Midtjylland", page, 40),
            printed("06-02-2026", page, 40, x0=480),
            printed(f"Tekst {page} om sagerne og om meget andet, som er sagt på mødet.", page, 100),
        ]
        for page in (1, 2, 3)
    ]
    assert texts(pdf_reading(*pages)) == [
        f"Tekst {page} om sagerne og om meget andet, som er sagt på mødet." for page in (1, 2, 3)
    ]


_FULL = [
    printed(text, top=500 + 14 * n, x1=425)
    for n, text in enumerate(
        (
            "En linje, der går helt ud til den højre kant af siden og",
            "fortsætter på den næste linje, som også er fuld af ord og",
            "fortsætter igen på den næste, der lige som den er fuld og",
            "fortsætter til den sidste.",
        )
    )
]


def test_lines_that_go_on_tell_the_pitch_where_paragraphs_have_one_line() -> None:
    """Lists and short paragraphs, set apart by white, are most of a page."""
    apart = [printed(f"Punkt {n} er kort", top=100 + 25 * n, x1=200) for n in range(14)]
    gaps = [line.gap for line in flow(pdf_reading([*apart, *_FULL])).lines]
    assert all(gaps[:15])
    assert not any(gaps[15:])


def test_two_lines_that_go_on_are_enough_for_the_pitch_of_a_paper_of_short_paragraphs() -> None:
    apart = [printed(f"Punkt {n} er kort", top=100 + 18 * n, x1=200) for n in range(14)]
    gaps = [line.gap for line in flow(pdf_reading([*apart, *_FULL[:3]])).lines]
    assert all(gaps[:15])
    assert not any(gaps[15:])


def test_lines_that_go_on_tell_the_pitch_where_lists_are_set_closer() -> None:
    """Contents and those present are most of a short paper: its text broke at each line's end."""
    names = [printed(f"Ida Bro {n}, Skive", top=100 + 11 * n) for n in range(30)]
    gaps = [line.gap for line in flow(pdf_reading([*names, *_FULL])).lines]
    assert not any(gaps[31:])


def test_a_few_short_steps_are_not_the_pitch_of_lines() -> None:
    """Two names set close in a short paper: its text, set wider, is no run of paragraphs."""
    names = [printed(name, top=100 + 10.4 * at) for at, name in enumerate(("Ida", "Bo", "Per"))]
    told = "Kvoterne beregnes efter loven, medmindre kommunerne aftaler andet inden"
    prose = [printed(told, top=200 + 13.1 * at) for at in range(7)]
    gaps = [line.gap for line in flow(pdf_reading([*names, *prose])).lines]
    assert gaps[4:] == [False] * 6


def test_an_items_title_in_small_letters_above_its_next_page_is_no_text() -> None:
    title = "3.2. Fælles rekruttering på ældreområdet"
    first = [
        printed(title, top=600.0, size=12.5, bold=True),
        printed("Vi mangler hænder, og", top=640),
    ]
    second = [
        printed(title, 2, top=50.0, size=8.0),
        printed("KKR Hovedstaden", 2, top=50.0, x0=450.0, size=8.0),
        printed("(fortsat)", 2, top=60.0, size=8.0),
        printed("det bliver værre.", 2, top=100.0),
    ]
    texts = [line.text for line in flow(pdf_reading(first, second)).lines]
    assert texts == [title, "Vi mangler hænder, og", "KKR Hovedstaden", "det bliver værre."]


def test_a_title_of_the_same_size_above_a_page_is_one() -> None:
    listed = [
        printed("3.2. Fælles rekruttering", top=600.0),
        printed("Vi mangler hænder.", top=640),
    ]
    second = [printed("3.2. Fælles rekruttering", 2, top=50.0), printed("Baggrund", 2, top=100.0)]
    texts = [line.text for line in flow(pdf_reading(listed, second)).lines]
    assert texts.count("3.2. Fælles rekruttering") == 2


def test_a_table_in_one_column_takes_nothing_of_the_other() -> None:
    """Whose lines at its height may say what its cells say."""
    left = [
        printed("Fordelingen er", top=100),
        printed("Skive 2", top=120, x1=150),
        printed("Odder 5", top=140, x1=150),
    ]
    right = [
        printed("Det blev sagt, at også", top=100, x0=320),
        printed("Skive", top=120, x0=320),
        printed("er hørt af formanden.", top=140, x0=320),
    ]
    reading = pdf_reading([*left, *right])
    table = Table(1, (("Skive", "2"), ("Odder", "5")), top=118, bottom=152)
    page = replace(reading.pages[0], tables=(table,))
    assert texts(replace(reading, pages=(page,))) == [
        "Fordelingen er",
        "Skive\t2",
        "Odder\t5",
        *(line.text for line in right),
    ]


@pytest.mark.parametrize(
    ("pages", "is_head"),
    [
        ("HEAD\nnoget mere.\n\f\nHEAD\nog det næste\nog det sidste.", True),
        ("noget mere.\nHEAD\n\f\nog det næste\nog det sidste.\nHEAD", True),
        ("HEAD\nnoget mere.\n\f\nDet første.\nHEAD\nog det sidste.", False),
        ("HEAD\nnoget mere.\n\f\nog det næste\nog det sidste.\nHEAD", False),
    ],
)
def test_what_two_pages_of_a_dump_share_is_a_head_at_one_place_only(pages, is_head) -> None:
    text = "\f\n" + pages.replace("HEAD", "KKR Syddanmark møde")
    left = texts(text_reading(f"Referatet begynder her og siger\n{text}"))
    assert ("KKR Syddanmark møde" not in left) is is_head


def _paged(page: int, title: str, head: str, foot: str = "") -> list[Line]:
    """A page of an item as portals print them: a head in small letters, number above title."""
    lines = [
        printed(head, page, 40, size=8),
        printed(f"Punkt {page}", page, 75),
        printed(title, page, 90, size=14, bold=True),
        printed(f"Om {title.casefold()} er der meget at sige, og det blev sagt.", page, 120),
    ]
    return [*lines, printed(foot, page, 800, size=8)] if foot else lines


_TITLES = ("Busser og tog", "Havne og færger", "Godkendelse af referat", "Cykelstier")


@pytest.mark.parametrize("head", ["{}", "KKR Sjælland 06.03.2026 – {}"])
def test_a_head_that_names_the_title_of_its_page_is_no_text(head: str) -> None:
    """The number above the title is: it differs from page to page as a folio does."""
    pages = [_paged(n, title, head.format(title)) for n, title in enumerate(_TITLES, start=1)]
    assert texts(pdf_reading(*pages)) == [line.text for page in pages for line in page[1:]]


def test_small_letters_at_one_height_that_name_no_title_stay() -> None:
    notes = ("Kilde: Danmarks Statistik", "Se brevet af 3. maj", "Uden Samsø", "Skøn")
    pages = [_paged(n, title, notes[n - 1]) for n, title in enumerate(_TITLES, start=1)]
    assert set(notes) <= set(texts(pdf_reading(*pages)))


@pytest.mark.parametrize("day", ["06.03.2026 08.11", "06.03.2026, 08.11", "06-03-2026 08:11:52"])
@pytest.mark.parametrize("folio", ["", " – {}"])
def test_when_a_paper_was_printed_is_no_text(day: str, folio: str) -> None:
    pages = [
        _paged(n, title, "KKR Sjælland", day + folio.format(n))
        for n, title in enumerate(_TITLES, start=1)
    ]
    assert not any(day in text for text in texts(pdf_reading(*pages)))


def test_a_head_of_a_dump_may_end_with_the_title_of_its_page() -> None:
    pages = [
        f"KKR Sjælland · Punkt {n}: {title}\nPunkt {n}: {title}\nDer er en plan."
        for n, title in enumerate(("Busser og tog", "Cykelstier"), start=1)
    ]
    left = texts(text_reading("\n\f\n".join(["Referat", *pages])))
    assert [text for text in left if "Punkt" in text] == [
        "Punkt 1: Busser og tog",
        "Punkt 2: Cykelstier",
    ]


def test_a_numbered_title_above_a_pages_text_may_stand_far_below() -> None:
    """The head names the first item that begins on the page."""
    pages = [
        f"{n + 1}. {title}\n" + f"Mere om sag {n}.\n" * 6 + f"\n{n + 1}. {title}\nDer er en plan."
        for n, title in enumerate(("Havne", "Cykelstier"), start=1)
    ]
    left = texts(text_reading("\n\f\n".join(["1. Busser\nDer køres for lidt.", *pages])))
    assert [text for text in left if text[0].isdigit()] == [
        "1. Busser",
        "2. Havne",
        "3. Cykelstier",
    ]


def test_the_titles_of_items_below_their_pages_of_a_dump_are_no_text() -> None:
    """A line that is no item's title may end a page though it stands on it already."""
    pages = (
        "1. Busser\nDer køres for lidt.\nGodkendt\n\n2. Veje\nGodkendt\n1. Busser\n5. maj · 1",
        "Mere om veje.\n1. Busser\n5. maj · 2",
        "3. Havne\nDrøftet\n\nDer sejles for lidt.\nDrøftet\n3. Havne\n5. maj · 3",
    )
    assert texts(text_reading("\n\f\n".join(pages))) == [
        *("1. Busser", "Der køres for lidt.", "Godkendt", "2. Veje", "Godkendt", "Mere om veje."),
        *("3. Havne", "Drøftet", "Der sejles for lidt.", "Drøftet"),
    ]


def test_the_titles_of_items_above_their_pages_of_a_dump_are_no_text() -> None:
    """They stand once more below, and once on a page that the item goes on to."""
    text = (
        "Referat\n\f\nBusser og tog\nPunkt 1\nBusser og tog\n\nDer køres for lidt.\n\f\n"
        "Busser og tog\nDet bliver værre.\n\f\nHavne\nPunkt 2\nHavne\n\nDer sejles for lidt."
    )
    assert texts(text_reading(text)) == [
        *("Referat", "Punkt 1", "Busser og tog", "Der køres for lidt.", "Det bliver værre."),
        *("Punkt 2", "Havne", "Der sejles for lidt."),
    ]


@pytest.mark.parametrize("day", ["12.09.2022 14.03", "12.09.2022, 14:03:10"])
def test_when_a_dump_was_printed_is_no_text(day: str) -> None:
    """It was taken for the meeting's day, where it stands above the title."""
    pages = [f"{day}                  Referat KKR Sjælland\n{prose(n)}" for n in (1, 2, 3)]
    assert not any("14" in text for text in texts(dump(*pages)))


@pytest.mark.parametrize("number", ["{}", "Side {}"])
def test_what_shares_a_printed_line_with_a_dumps_page_numbers_is_no_text(number: str) -> None:
    """Word prints the part of the paper there that a page belongs to."""
    titles = ("Busser og tog", "Havne", "Cykelstier")
    pages = [
        f"{title}                    {number.format(n)}\n{prose(n)}"
        for n, title in enumerate(titles, start=1)
    ]
    assert set(titles).isdisjoint(texts(dump(*pages)))


def test_a_foot_that_the_cover_has_as_its_title_is_no_text_of_a_short_dump() -> None:
    pages = [
        f"{'KKR Midtjylland' if n == 1 else ''}\n{prose(n)}\n\nKKR Midtjylland" for n in (1, 2)
    ]
    assert texts(dump(*pages)).count("KKR Midtjylland") == 1


def test_a_heading_that_pages_of_a_dump_end_with_stays() -> None:
    """What heads the decisions of the paper stands within its pages as well."""
    item = "{}. Busser\nDer køres for lidt.\n\nReferat\nDrøftet.\n"
    pages = [
        f"{item.format(n)}\n{item.format(n + 1)}\n{prose(1 + n // 3)}\n\nReferat" for n in (1, 3)
    ]
    assert texts(dump(*pages, "Godkendt.")).count("Referat") == 6


def test_a_foot_far_below_a_heading_is_not_its_text() -> None:
    """The page breaks behind `Beslutning`, on one of two pages."""
    pages = [
        [printed(text, n, top=100), printed("Protokol KKR Nordjylland", n, top=803)]
        for n, text in enumerate(("Beslutning", "Godkendt."), start=1)
    ]
    assert texts(pdf_reading(*pages)) == ["Beslutning", "Godkendt."]


def test_the_papers_own_case_number_between_its_heads_is_no_items() -> None:
    head = ("Dato: 17. september 2019", "Sags ID: SAG-2019-00001", "Dok. ID: 2801234")
    pages = [
        [*(printed(text, n, top=20 + 10 * at) for at, text in enumerate(head)), printed("Sag", n)]
        for n in (1, 2, 3)
    ]
    assert texts(pdf_reading(*pages)) == ["Sag"] * 3


def test_a_number_with_a_word_is_its_titles_in_any_column() -> None:
    bold = {"bold": True, "size": 12.0}
    page = [
        printed("Punkt 1", top=75, x0=60, **bold),
        printed("Busser", top=75, x0=220, **bold),
        printed("12", top=95, x0=60, **bold),
        printed("Busser", top=95, x0=220, **bold),
        printed("Der er to.", top=115, x0=60),
    ]
    assert texts(pdf_reading(page)) == ["Punkt 1 Busser", "12", "Busser", "Der er to."]


def test_both_ends_of_a_head_are_no_text_on_the_shortest_page_of_a_dump() -> None:
    head = "KKR Sjælland                              19-06-2020\n"
    pages = [f"{head}{prose(1)}", f"{head}{prose(2)}", f"{head}Godkendt."]
    assert not any("2020" in text for text in texts(dump(*pages)))


def test_the_longest_lines_of_a_dump_are_not_full_where_none_goes_on_below() -> None:
    """Its paragraphs have one line each."""
    told = "Formanden orienterede om {}.\nOrienteringen blev taget til efterretning, som den var."
    text = "\n".join(told.format(one) for one in ("mødet med ministeren", "budgettet for 2024"))
    assert not any(line.full for line in flow(dump(text)).lines)
    wrapped = "Formanden orienterede om mødet med\nministeren, som ikke havde noget nyt\nat sige om"
    assert [line.full for line in flow(dump(wrapped)).lines] == [True, True, False]


def test_a_small_foot_near_a_heading_is_not_its_text() -> None:
    pages = [
        [printed(text, n, top=760), printed("KKR Sjælland", n, top=786, size=8)]
        for n, text in enumerate(("Beslutning", "Godkendt."), start=1)
    ]
    assert texts(pdf_reading(*pages)) == ["Beslutning", "Godkendt."]


def test_what_each_page_of_a_dump_begins_with_is_a_head_though_it_heads_decisions_too() -> None:
    page = "Referat\nMere om sagen.\n\nReferat\nGodkendt, som det var.\n"
    assert texts(dump(*(f"{page}{prose(n)}" for n in (1, 2, 3)))).count("Referat") == 3


def test_a_foot_of_several_lines_is_no_text_of_a_page_with_few() -> None:
    foot = "\n\nKKR Nordjylland\n{}\nMødet i maj"
    pages = [*(prose(n) + foot.format(n) for n in (1, 2)), f"Godkendt.{foot.format(3)}"]
    assert texts(dump(*pages))[-1] == "Godkendt."


def test_fields_headings_near_the_ends_of_a_dumps_pages_are_no_heads() -> None:
    """Where each item has its page, they recur as far from its end as a foot would."""
    pages = "\n\f\n".join(
        f"{number}. {title}\nSekretariatet indstiller, at KKR\n• godkender planen.\n"
        f"Planen er ny.\nReferat\nGodkendt, idet {title.lower()} tages op igen.\n{number}"
        for number, title in enumerate(("Delebiler", "Havneplan", "Mødeplan", "Vandløb"), start=1)
    )
    body = flow(text_reading(pages))
    assert [line.text for line in body.furniture] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("head", ["{title}", "Punkt {n}: {title}", "{n}. {title}"])
def test_a_head_of_a_dump_may_stand_below_the_title_of_its_page(head: str) -> None:
    prose = "".join(f"\nLinje {row} med tekst om sagen, som går videre." for row in range(12))
    pages = [
        f"{head.format(n=n, title=title)}\nKKR Sjælland – referat af mødet\n{text}{prose}"
        for n, title in enumerate(("Delebiler i byerne", "Havneplan", "Mødeplan for året"), start=1)
        for text in (f"{n}. {title}", f"Mere om sag {n}")
    ]
    body = flow(text_reading("\n\f\n".join(pages)))
    assert not any("referat" in line.text for line in body.lines)
