"""Headings are the likeliest chain of rising numbers; look-alikes are refused."""

import pytest
from parsing import pdf_reading, printed, text_reading

from parse.flow.layout import flow
from parse.model import Kind, Reading
from parse.readers.choice import read
from parse.structure.contents import find_contents
from parse.structure.headings import find_headings
from parse.text.hyphens import spelling
from parse.understand import understand


def headings(reading: Reading) -> list[tuple[str, str]]:
    body = flow(reading)
    found = find_headings(
        body, find_contents(body.lines), spelling(line.text for line in body.lines)
    )
    return [(heading.number, heading.title) for heading in found]


MINUTES = """
1. Godkendelse af referat

1.1. Godkendelse af referat fra møde i KKR Midtjylland den 23.
april 2021
SAG-2020-06413 chbo/jhp

Baggrund
Referatet fra mødet i KKR Midtjylland den 23. april 2021 blev udsendt den

29. april og kan ses her

2021. Der er frist for svar.

2. Siden sidst

2.1. Orientering
SAG-2020-06413 chbo/jhp

KKR udpeger

4 erhvervsrepræsentanter

3. Eventuelt
"""


def test_sections_and_items_are_found_and_look_alikes_refused() -> None:
    assert headings(text_reading(MINUTES)) == [
        ("1", "Godkendelse af referat"),
        ("1.1", "Godkendelse af referat fra møde i KKR Midtjylland den 23. april 2021"),
        ("2", "Siden sidst"),
        ("2.1", "Orientering"),
        ("3", "Eventuelt"),
    ]


_CONTENTS = """
Indholdsfortegnelse
1. Godkendelse af referat og dagsorden ..... 3
1.1. Rammeaftale for socialområdet, fase 2 ..... 3
2. Siden sidst ..... 3
2.1. Siden sidst ..... 3
3. Regionalpolitiske sager ..... 4
3.1. Mere trafik ..... 4
4. Eventuelt ..... 5
"""
_PRINTED = """
1. Godkendelse af referat og dagsorden

1.1. Rammeaftale for socialområdet, fase 2
SAG-2020-06413 chbo

Baggrund
Foreløbig dagsorden:
1. Godkendelse af referat og dagsorden
2. Siden sidst
3. Regionalpolitiske sager
3.1. Mere trafik
4. Eventuelt

Beslutning
Godkendt.

2. Siden sidst

2.1. Siden sidst
SAG-2020-06414 chbo

Beslutning
Drøftet.

3. Regionalpolitiske sager

3.1. Mere trafik
SAG-2020-06415 chbo

Beslutning
Godkendt.

4. Eventuelt
"""


def test_a_list_of_the_meetings_sections_in_an_item_heads_none() -> None:
    """Nor is the first item, whose title ends in a number, the last entry of the contents."""
    found = headings(text_reading(f"{_CONTENTS}\n\n{_PRINTED}"))
    assert [number for number, _ in found] == ["1", "1.1", "2", "2.1", "3", "3.1", "4"]
    document = understand(text_reading(f"REFERAT\n\nKKR SJÆLLAND\n{_CONTENTS}\n\n{_PRINTED}"))
    decided = [item.decision.text for item in document.items if item.decision]
    assert decided == ["Godkendt.", "Drøftet.", "Godkendt."]


@pytest.mark.parametrize(
    "title",
    [
        "Sagerne om køreplaner, takster og billetsystemet, der tages i brug den 1. november 2013",
        "Udpegning til bestyrelser, råd og nævn for perioden 1. februar 2014 - 31. januar 2018",
        "Godkendelse af aftale med Region Nordjylland mv., jf. pkt. 3 i referatet fra maj måned",
    ],
)
def test_a_date_in_a_long_title_is_no_sentence(title) -> None:
    """Not even where nothing sets it off, and the contents list says something else."""
    titles = ["1. Meddelelser", "1.1. Nyt fra KL", "2. KKR", f"2.1. {title}", "3. Eventuelt"]
    contents = [f"{entry} ..... 2" for entry in (*titles[:3], "2.1. Noget andet", titles[4])]
    text = "SAG-2013-00001 abcd\n\nBaggrund\nSagen er ny.\n"
    body = [titles[0], titles[1], text, titles[2], titles[3], text, titles[4]]
    found = headings(text_reading("\n".join(["Indholdsfortegnelse", *contents, "", "\f", *body])))
    assert ("2.1", title) in found


def test_the_contents_list_is_never_taken_for_items() -> None:
    contents = """
Indholdsfortegnelse
1. Godkendelse af referat ............ 3
1.1. Godkendelse af referat fra møde i KKR Midtjylland den 23.
april 2021 ........ 3
2. Siden sidst .......... 4
2.1. Orientering ........ 4
3. Eventuelt ............ 5
"""
    assert headings(text_reading(contents + MINUTES)) == headings(text_reading(MINUTES))


def test_a_numbered_list_inside_an_item_is_no_chain_of_sections() -> None:
    page = [
        printed("3. Regionalpolitiske sager", top=80, size=16, bold=True),
        printed("3.1. Trafik i hele regionen", top=120, size=11.5, bold=True),
        printed("SAG-2021-00012 abcd", top=140, size=8.5),
        printed("Indstilling", top=170, bold=True),
        printed("4. Det indstilles at planen godkendes", top=190),
        printed("5. Det indstilles at planen sendes videre", top=204),
        printed("4. Udpegninger", top=260, size=16, bold=True),
    ]
    assert headings(pdf_reading(page)) == [
        ("3", "Regionalpolitiske sager"),
        ("3.1", "Trafik i hele regionen"),
        ("4", "Udpegninger"),
    ]


def test_titles_wrap_and_hyphenate_by_their_typography() -> None:
    page = [
        printed(
            "3.1. Status på midtjysk erhvervsfyrtårn omkring vandteknolo-", size=11.5, bold=True
        ),
        printed("gi", top=115, size=11.5, bold=True),
        printed("SAG-2020-06413 chbo", top=130, size=8.5),
    ]
    assert headings(pdf_reading(page)) == [
        ("3.1", "Status på midtjysk erhvervsfyrtårn omkring vandteknologi")
    ]


def test_items_up_to_nineteen() -> None:
    text = "3. Regionalpolitiske sager\n\n" + "\n\n".join(
        f"3.{n}. Sag nummer {n}\nSAG-2021-000{n:02} abcd\n\nBaggrund\nTekst om sagen."
        for n in range(1, 20)
    )
    assert [number for number, _ in headings(text_reading(text))] == [
        "3",
        *(f"3.{n}" for n in range(1, 20)),
    ]


def test_ocr_takes_points_for_commas() -> None:
    """`2,1. Veje`, `3, Eventuelt`; an amount has no point and no capital behind it."""
    text = """1. Godkendelse af referat

1,1. Godkendelse af referat fra juni

Beslutning
Godkendt.

2. Regionalpolitiske sager

2,1. Skolebusser

Indstilling
At bruge 2,1 mio. kr. Og at
3, 4 eller 5 busser køber

Beslutning
Tiltrådt.

3, Eventuelt
"""
    document = understand(text_reading(text))
    assert [item.number for item in document.items] == ["1.1", "2.1"]
    assert [section.number for section in document.sections] == ["1", "2", "3"]


def test_a_paper_that_sets_no_title_apart_by_size_has_them_all_the_same() -> None:
    lines = []
    for at, text in enumerate(
        ["1. Sager", "1.1. Skolebusser", "Sagen blev udsat i maj.", "1.2. Færger", "Beslutning",
         "Godkendt.", "2. Eventuelt"]
    ):  # fmt: skip
        lines.append(printed(text, top=100 + 30 * at))
    document = understand(pdf_reading([printed("REFERAT", top=60, size=20), *lines]))
    assert [item.number for item in document.items] == ["1.1", "1.2"]


def test_amounts_and_times_are_no_items() -> None:
    text = MINUTES.replace(
        "KKR udpeger",
        "2.5 mio. kr. er afsat\n\n2.2 pct. af budgettet\n\n10.30 Velkomst ved formanden",
    )
    assert headings(text_reading(text)) == headings(text_reading(MINUTES))


def test_titles_may_begin_with_figures_where_a_case_line_says_so() -> None:
    text = (
        "3. Sager\n\n3.1. 10 år med reformen: Hvad nu?\nSAG-2018-00911 abc/def\n\n"
        "Baggrund\nTekst om 3.2 mio. kr. og andet.\n\n3.2 mio. kr. er afsat.\n\n"
        "3.2. 2020-planen for bæltet\nSAG-2018-00912 abc\n\nBaggrund\nTekst."
    )
    assert headings(text_reading(text))[1:] == [
        ("3.1", "10 år med reformen: Hvad nu?"),
        ("3.2", "2020-planen for bæltet"),
    ]


def test_a_title_runs_over_a_page_end_up_to_its_case_line() -> None:
    text = (
        "2. Sager\n\n2.1. Rammeaftale 2017 for det specialiserede område og special-\n\f\n"
        "undervisning i kommunerne\nSAG-2016-00456 abc/def\n\nBaggrund\nTekst."
    )
    assert headings(text_reading(text))[1] == (
        "2.1",
        "Rammeaftale 2017 for det specialiserede område og specialundervisning i kommunerne",
    )


def test_other_ways_to_write_an_items_number() -> None:
    text = (
        "3. Sager\n\nPkt. 3.1 Trafik\nSAG-2018-00911 abc\n\nBaggrund\nTekst.\n\n"
        "3.2: Klima\nSAG-2018-00912 abc\n\nBaggrund\nTekst."
    )
    assert headings(text_reading(text))[1:] == [("3.1", "Trafik"), ("3.2", "Klima")]


def test_a_flat_agendas_title_may_begin_with_figures() -> None:
    text = (
        "2. Trafik\nSAG-2018-00911 abc\n\nBaggrund\nDer er afsat:\n\n3. 10 pct. til veje\n\n"
        "3. 10-årsplan for kysten\nSAG-2018-00912 abc\n\nBaggrund\nTekst."
    )
    assert headings(text_reading(text)) == [("2", "Trafik"), ("3", "10-årsplan for kysten")]


@pytest.mark.parametrize(
    ("section", "item", "number"),
    [
        ("3. ", "3.2. ", "3.2"),
        ("3 ", "3.2 ", "3.2"),
        ("3: ", "3.2: ", "3.2"),
        ("3 – ", "3.2 – ", "3.2"),
        ("3 | ", "3.2 | ", "3.2"),
        ("Pkt. 3 ", "Pkt. 3.2 ", "3.2"),
        ("Punkt 3: ", "Punkt 3.2: ", "3.2"),
        ("Punkt 3 (Åben): ", "Punkt 3.2 (Åben): ", "3.2"),
        ("Punkt 3: (Offentlig) ", "Punkt 3.2: (Offentlig) ", "3.2"),
        ("Sag nr.: 3 (Åben) ", "Sag nr.: 3.2 (Åben) ", "3.2"),
        ("Sag 3/2021: ", "Sag 3.2/2021: ", "3.2"),
        ("3 (Åben sag) ", "3.2 (Åben sag) ", "3.2"),
        ("3 : ", "3.2 : ", "3.2"),
        ("Ad 3 ", "Ad 3.2 ", "3.2"),
        ("3) ", "3.2) ", "3.2"),
        ("3/ ", "3.2/ ", "3.2"),
        ("3. ", "3. 2. ", "3.2"),
        ("3. ", "3.02 ", "3.02"),
        ("3. ", "3.2.1. ", "3.2.1"),
    ],
)
def test_numbers_are_printed_in_many_ways(section: str, item: str, number: str) -> None:
    text = f"{section}Regionalpolitiske sager\n\n{item}Flygtninge\nSAG-2014-00001 abc\n\nTekst."
    assert headings(text_reading(text)) == [
        ("3", "Regionalpolitiske sager"),
        (number, "Flygtninge"),
    ]


@pytest.mark.parametrize(
    ("printed_title", "title"),
    [
        ("3.2. Salg af en skole (lukket)", "Salg af en skole"),
        ("3.2. Salg af en skole (åben sag)", "Salg af en skole"),
        ("Punkt 3.2: (Ikke-offentlig) Salg af en skole", "Salg af en skole"),
        ("3.2. Salg af en skole - Åben sag", "Salg af en skole"),
        ("3.2. Salg af en skole – lukket", "Salg af en skole – lukket"),
        ("Punkt 3.2 (Lukket): Salg af en skole", "Salg af en skole"),
        ("3.2. Salg af en skole (åbent hus)", "Salg af en skole (åbent hus)"),
        ("3.2. (Lukket punkt)", "(Lukket punkt)"),
        ("3.2. Salg af en skole (19/771)", "Salg af en skole"),
        ("3.2. Salg af en skole [19/771]", "Salg af en skole"),
        ("3.2. Skoleåret (2019/2020)", "Skoleåret (2019/2020)"),
    ],
)
def test_who_may_hear_an_item_is_no_part_of_its_title(printed_title: str, title: str) -> None:
    """Nor is its case."""
    text = f"3. Sager\n\n{printed_title}\n\nBeslutning\nGodkendt."
    assert headings(text_reading(text)) == [("3", "Sager"), ("3.2", title)]


def test_sections_may_stand_in_any_order() -> None:
    text = """
3. Regionalpolitiske sager

3.1. Trafik
SAG-2014-00001 abc

Sagsfremstilling

1. Økonomi

2. Personale

3.2. Klima
SAG-2014-00002 abc

Tekst.

1. Udpegninger

1.1. Udpegning til Visit
SAG-2014-00003 abc

2. Eventuelt
"""
    assert [number for number, _ in headings(text_reading(text))] == [
        "3", "3.1", "3.2", "1", "1.1", "2",
    ]  # fmt: skip


def test_a_number_printed_twice_by_mistake_costs_no_item() -> None:
    text = """
3. Sager

3.1. Trafik
SAG-2014-00001 abc

Tekst.

3.1. Klima
SAG-2014-00002 abc

Tekst.

3.2. Skat
SAG-2014-00003 abc

Tekst.
"""
    assert [title for _, title in headings(text_reading(text))] == [
        "Sager", "Trafik", "Klima", "Skat",
    ]  # fmt: skip


def test_a_flat_papers_number_printed_twice_costs_no_item_where_titles_are_set_off() -> None:
    page, top = [], 60.0
    for number, title in ((1, "Trafik"), (2, "Klima"), (2, "Skat"), (3, "Eventuelt")):
        page += [
            printed(f"{number}. {title}", top=top, bold=True),
            printed("Beslutning", top=top + 24),
            printed("Udvalget er enigt, og sagen er sendt til alle kommuner.", top=top + 38),
            printed("2. Der er sendt svar i sagen.", top=top + 52),
        ]
        top += 90
    assert [title for _, title in headings(pdf_reading(page))] == [
        "Trafik", "Klima", "Skat", "Eventuelt",
    ]  # fmt: skip


def test_numbered_parts_of_a_presentation_are_no_items() -> None:
    page = [
        printed("3.1. Trafik i hele regionen", top=120, size=11.5, bold=True),
        printed("SAG-2021-00012 abcd", top=140, size=8.5),
        printed("Sagsfremstilling", top=170, bold=True),
        printed("3.1.1. Økonomi", top=200, bold=True),
        printed("Udgiften er 3 mio. kr. om året for kommunerne i regionen.", top=214),
        printed("3.1.2. Personale", top=240, bold=True),
        printed("Der er 14 medarbejdere i alt i de tre fælles sekretariater.", top=254),
    ]
    assert [number for number, _ in headings(pdf_reading(page))] == ["3.1"]


def test_numbered_sentences_are_no_items() -> None:
    text = """
1. Sager

1.1. Flygtninge
SAG-2014-00001 abc

Sagsfremstilling
Pressemeddelelse fra mødet:

1.2. Budgettet er vedtaget af alle kommuner i juni.

1.3. Resten følger.
"""
    assert [number for number, _ in headings(text_reading(text))] == ["1", "1.1"]


def test_a_number_in_a_column_of_its_own_heads_its_title() -> None:
    page = [
        printed("3", top=80, x0=40, x1=46, size=14, bold=True),
        printed("Regionalpolitiske sager", top=80, x0=90, size=14, bold=True),
        printed("3.1", top=110, x0=40, x1=55, bold=True),
        printed("Trafik", top=110, x0=90, bold=True),
        printed("SAG-2021-00012 abcd", top=125, x0=90, size=8),
    ]
    assert headings(pdf_reading(page)) == [("3", "Regionalpolitiske sager"), ("3.1", "Trafik")]


def test_a_case_line_right_of_its_title_ends_it() -> None:
    page = [
        printed("3.1. Trafik i hele regionen og i de kommuner,", top=110, x0=40, x1=300, bold=True),
        printed("som er med", top=124, x0=40, x1=90, bold=True),
        printed("Baggrund", top=150, x0=40),
    ]
    case = printed("SAG-2021-00012 abcd", top=111, x0=400, size=8)
    assert headings(pdf_reading([case, *page])) == [
        ("3.1", "Trafik i hele regionen og i de kommuner, som er med")
    ]


def test_a_long_title_reaches_to_its_case_line() -> None:
    title = [f"linje {number} af en titel, som er meget lang" for number in range(2, 8)]
    lines = ["3.1. Første linje af en titel, som er meget lang", *title, "SAG-2021-00012 abcd"]
    (found,) = headings(text_reading("\n".join(lines)))
    assert found[1].endswith("linje 7 af en titel, som er meget lang")


def test_sections_are_numbered_as_items_are() -> None:
    text = "5) KKR\n\n5.1) Plan\nSAG-2021-00012 abc\nTekst.\n\n5.2) Budget\n\nTekst.\n\n6) Vand\n"
    assert ("6", "Vand") in headings(text_reading(text))
    dotted = text.replace("5.1)", "5.1.").replace("5.2)", "5.2.")
    assert ("6", "Vand") not in headings(text_reading(dotted))


def test_sections_may_have_no_mark_where_items_have_one() -> None:
    """An empty section's line is no part of the decision above it."""
    item = "SAG-2025-00411 abcd\n\nBeslutning\nGodkendt.\n\n"
    assert headings(
        text_reading(
            f"1 Regionale sager\n\n1.1. Broer\n{item}2 Meddelelser\n\n3 Klima\n\n3.1. Sø\n{item}"
            "4 Eventuelt\n\nIntet.\n\n4 Kommuner har skrevet"
        )
    ) == [
        ("1", "Regionale sager"),
        ("1.1", "Broer"),
        ("2", "Meddelelser"),
        ("3", "Klima"),
        ("3.1", "Sø"),
        ("4", "Eventuelt"),
    ]


@pytest.mark.parametrize(
    "number", ["Sag nr. {}. ", "Sag {}: ", "Dagsordenens punkt {}: ", "Punkt nr. {} - "]
)
def test_words_before_a_number_are_no_part_of_the_title(number: str) -> None:
    """Seen in minutes of municipalities: cases and items are counted in words."""
    titles = ["Broer", "Havne", "Veje"]
    text = "".join(f"{number.format(n)}{title}\n\nTekst.\n\n" for n, title in enumerate(titles, 1))
    assert headings(text_reading(text)) == [("1", "Broer"), ("2", "Havne"), ("3", "Veje")]


def test_municipal_councils_count_their_items_on_from_meeting_to_meeting() -> None:
    """A high number without a dot and a title is an amount."""
    text = "112. Broer\n\nDe er 40.\n\n113. Havne\n\n95 Havne\n\nTekst.\n\n114. Veje\n\nTekst."
    assert headings(text_reading(text)) == [("112", "Broer"), ("113", "Havne"), ("114", "Veje")]


def test_numbers_above_fields_that_count_from_one_need_no_dot() -> None:
    text = "".join(
        f"{n} {t}\n\nBaggrund\nTekst.\n\n" for n, t in [(1, "Broer"), (2, "Havne"), (3, "Veje")]
    )
    assert headings(text_reading(text)) == [("1", "Broer"), ("2", "Havne"), ("3", "Veje")]


def test_bold_numbers_that_count_from_one_need_no_dot() -> None:
    lines = []
    for n, title in enumerate(["Broer", "Havne", "Veje"], 1):
        lines += [
            printed(f"{n} {title}", top=60.0 * n, bold=True),
            printed("En plan er lang og dyr, og den er ikke lagt endnu.", top=60.0 * n + 15),
        ]
    assert headings(pdf_reading(lines)) == [("1", "Broer"), ("2", "Havne"), ("3", "Veje")]


@pytest.mark.parametrize("number", ["PKT. {}", "Punkt nr. {}", "Sag nr. {}.", "{}."])
def test_a_number_of_any_form_in_a_column_of_its_own_stands_before_its_title(number: str) -> None:
    """A tab behind the number sets the title apart (Word), whatever the number looks like."""
    lines = []
    for n, title in enumerate(["Broer over fjorden", "Havne", "Veje"], 1):
        lines += [
            printed(number.format(n), top=60.0 * n, bold=True, x1=130.0),
            printed(title, top=60.0 * n, bold=True, x0=150.0),
            printed("En plan er lang og dyr, og den er ikke lagt endnu.", top=60.0 * n + 25),
        ]
    assert headings(pdf_reading(lines)) == [
        ("1", "Broer over fjorden"),
        ("2", "Havne"),
        ("3", "Veje"),
    ]


NUMBERED_FORMS = [
    ("({n}) {title}", "{n}"),
    ("§ {n}. {title}", "{n}"),
    ("Sag {n} af 3: {title}", "{n}"),
    ("Pkt. {n} af 3 – {title}", "{n}"),
    ("Nr. {n} {title}", "{n}"),
    ("Ad punkt {n} {title}", "{n}"),
    ("Punkt nr. {n}: {title}", "{n}"),
]


@pytest.mark.parametrize(("form", "number"), NUMBERED_FORMS)
def test_a_flat_paper_numbers_its_items_in_one_of_many_ways(form: str, number: str) -> None:
    titles = ["Godkendelse af dagsorden", "Fælles indkøb af senge", "Mødeplan"]
    lines, top = [], 100.0
    for n, title in enumerate(titles, start=1):
        lines.append(printed(form.format(n=n, title=title), top=top, bold=True))
        lines.append(printed("Planen blev drøftet, jf. § 2 i loven.", top=top + 24))
        top += 60
    found = headings(pdf_reading(lines))
    assert found == [(number.format(n=n), title) for n, title in enumerate(titles, start=1)]


def test_sections_numbered_with_a_nought_stand_above_their_items() -> None:
    text = """
1.0 Godkendelse af referat

1.1 Referat fra mødet den 3. maj

Beslutning
Godkendt.

2.0 Regionalpolitiske sager

2.1 Fremkommelighed på vejene

Beslutning
Udsat. Der er brug for 1.0 mio. kr.
"""
    assert [number for number, _ in headings(text_reading(text))] == ["1.0", "1.1", "2.0", "2.1"]


@pytest.mark.parametrize(("one", "two"), [("A", "B"), ("I", "II")])
def test_items_below_letters_and_roman_numbers_keep_them(one: str, two: str) -> None:
    text = f"""
{one}. Sager til beslutning

{one}.1 Rammeaftale

1. Aftalen gælder fra 2014.

Beslutning
Godkendt.

{one}.2 Akuttilbud

Beslutning
Drøftet.

{two}. Sager til orientering

{two}.1 Letbanen

Beslutning
Taget til efterretning.
"""
    assert headings(text_reading(text)) == [
        (one, "Sager til beslutning"),
        (f"{one}.1", "Rammeaftale"),
        (f"{one}.2", "Akuttilbud"),
        (two, "Sager til orientering"),
        (f"{two}.1", "Letbanen"),
    ]


def test_lettered_rows_of_an_item_are_none_of_a_numbered_papers_items() -> None:
    text = """
1. Sager

1.1. Kvoter

A.1 Model med fast fordeling

A.2 Model med forhandling

Beslutning
Godkendt.

1.2. Budget

Beslutning
Godkendt.
"""
    assert [number for number, _ in headings(text_reading(text))] == ["1", "1.1", "1.2"]


@pytest.mark.parametrize("word", ["Punkt {}: ", "Sag nr. {} ", "Pkt. {} - "])
@pytest.mark.parametrize("status", ["", "Åben sag\n", "LUKKET\n"])
def test_a_word_before_a_number_says_what_it_is_however_high(word: str, status: str) -> None:
    """Some councils count their items on over a year; portals tell who may hear each."""
    titles = ("Skoler", "Havne", "Veje")
    heads = [word.format(number) + title for number, title in enumerate(titles, start=47)]
    listed = "\n".join(heads)
    items = "\n\n".join(f"{head}\n{status}Beslutning\nGodkendt." for head in heads)
    expected = [("47", "Skoler"), ("48", "Havne"), ("49", "Veje")]
    assert headings(text_reading(f"Referat\n\n{items}")) == expected
    assert headings(text_reading(f"Referat\n\nIndhold\n{listed}\n\f\n{items}")) == expected


def sections(reading: Reading) -> list[tuple[str, str | None, list[str]]]:
    """Number, title and items' numbers of every section."""
    return [
        (section.number, section.title, [item.number for item in section.items])
        for section in understand(reading).sections
    ]


@pytest.mark.parametrize("numbers", ["I. II. III.", "A. B. C."])
def test_items_may_be_numbered_below_sections_with_other_numbers(numbers: str) -> None:
    """`II. Sager` above `2.1`: the last has no items, as `Eventuelt` often."""
    one, two, three = numbers.split()
    text = (
        f"Dagsorden for KKR Sjælland\n\n{one} Formalia\n\n1.1 Dagsorden\n\nIndstilling\nGodkendes."
        f"\n\n{two} Sager\n\n2.1 Skoler\n\nIndstilling\nDrøftes.\n\n2.2 Veje\n\nIndstilling\n"
        f"Drøftes.\n\n{three} Eventuelt"
    )
    assert sections(text_reading(text)) == [
        (one.rstrip("."), "Formalia", ["1.1"]),
        (two.rstrip("."), "Sager", ["2.1", "2.2"]),
        (three.rstrip("."), "Eventuelt", []),
    ]


def test_titles_without_numbers_may_group_the_items_of_a_flat_paper() -> None:
    """They are larger than the items' titles, and each stands right above one."""
    rows = [("Referat af møde i KKR Sjælland", 18), ("Formalia", 14), ("1. Dagsorden", 11)]
    rows += [("Beslutning", 10), ("Godkendt.", 10), ("Sager", 14), ("2. Skoler", 11)]
    rows += [("Beslutning", 10), ("Drøftet.", 10), ("3. Veje", 11), ("Beslutning", 10)]
    lines = [
        printed(text, top=60.0 + 20 * at, size=size, bold=not text.endswith("."))
        for at, (text, size) in enumerate([*rows, ("Udsat.", 10)])
    ]
    assert sections(pdf_reading(lines)) == [("", "Formalia", ["1"]), ("", "Sager", ["2", "3"])]


def test_the_first_line_of_a_paper_is_its_own_title_and_no_sections() -> None:
    title = "Bilag til KKR Midtjylland den 14. juni 2019"
    document = understand(
        read(f"# {title}\n\n## Pkt. 2.1. Bilag 1: Notat\n\nBusserne kører.".encode(), "bilag.md")
    )
    assert (document.kind, document.council) == (Kind.APPENDIX, "midtjylland")
    assert [section.title for section in document.sections] == [None]


def test_sections_titles_without_numbers_stand_above_their_first_items() -> None:
    """They are larger than these, in capitals, or well known; and no part of the item before."""
    rows = [("Referat af møde i KKR Sjælland den 14. september 2018", 18), ("Formalia", 14)]
    rows += [("1.1 Dagsorden", 11), ("Beslutning", 10), ("Godkendt.", 10), ("Bilag", 10)]
    rows += [("Kort over veje", 10), ("SAGER", 11), ("2.1 Skoler", 11), ("Beslutning", 10)]
    rows += [
        ("Drøftet.", 10),
        ("2.2 Veje", 11),
        ("Beslutning", 10),
        ("Udsat.", 10),
        ("Udpegninger", 11),
    ]
    rows += [("3.1 Bestyrelsen", 11), ("Beslutning", 10), ("Drøftet.", 10)]
    reading = pdf_reading(
        [
            printed(text, top=60.0 + 20 * at, size=size, bold=not text.endswith((".", "veje")))
            for at, (text, size) in enumerate(rows)
        ]
    )
    assert sections(reading) == [
        ("1", "Formalia", ["1.1"]),
        ("2", "SAGER", ["2.1", "2.2"]),
        ("3", "Udpegninger", ["3.1"]),
    ]
    document = understand(reading)
    assert [problem.code for problem in document.problems] == []
    assert document.items[0].attachments == ("Kort over veje",)
    decisions = [item.decision.text for item in document.items if item.decision]
    assert decisions == ["Godkendt.", "Drøftet.", "Udsat.", "Drøftet."]


def test_a_section_may_have_the_name_of_a_field() -> None:
    """Its first item stands right below it; `2. Beslutning` alone is a field with a number."""
    text = (
        "Referat af møde i KKR Sjælland\n\n1. Orienteringer\n\n1.1 Skoler\n\nBeslutning\n"
        "Drøftet.\n\n2. Beslutninger\n\n2.1 Veje\n\nBeslutning\nUdsat."
    )
    assert sections(text_reading(text)) == [
        ("1", "Orienteringer", ["1.1"]),
        ("2", "Beslutninger", ["2.1"]),
    ]


def test_capitals_may_group_the_items_of_a_dump() -> None:
    text = (
        "Referat af møde i KKR Sjælland\n\nTIL BESLUTNING\n\n1. Skoler\n\nBeslutning\n"
        "Drøftet.\n\nTIL ORIENTERING\n\n2. Veje\n\nBeslutning\nUdsat."
    )
    assert sections(text_reading(text)) == [
        ("", "TIL BESLUTNING", ["1"]),
        ("", "TIL ORIENTERING", ["2"]),
    ]


PROSE = (
    "Kommunerne har i fællesskab bedt sekretariatet om et overblik over de\n"
    "indsatser, som hver enkelt kommune har sat i gang siden sidste møde i\n"
    "rådet, og om de erfaringer, som skolerne har gjort i samme periode.\n"
)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Godkendelse af budget 2022 for", "KKR-sekretariatet"),
        ("Godkendelse af referat fra mødet i KKR", "Nordjylland den 25. januar 2013"),
        ("Godkendelse af referat fra mødet den 8. april", "2010"),
        ("Godkendelse af referat fra mødet den 8.", "april 2010"),
        ("Valg af formand for KKR", "2014-2017"),
        ("Skovrejsning (fælles sag for", "Sjælland og Hovedstaden)"),
    ],
)
def test_a_title_that_breaks_off_goes_on_below_however_short_its_line_is(above, below) -> None:
    text = (
        f"1. Sager\n1.1. Praktikpladser\nBaggrund\n{PROSE}Beslutning\nDrøftet.\n"
        f"1.2. {above}\n{below}\nBaggrund\n{PROSE}Beslutning\nGodkendt.\n"
        f"1.3. Flextur\nBaggrund\n{PROSE}Beslutning\nUdsat.\n2. Eventuelt\n"
    )
    assert ("1.2", f"{above} {below}") in headings(text_reading(text))


FLAT = [("1", "Klima"), ("2", "Vand")]


def test_who_may_hear_an_item_stands_between_its_title_and_its_case_line() -> None:
    items = [f"{n} {t}\nÅbent punkt\nSAG-2019-0011{n}\nBeslutning\nGodkendt.\n" for n, t in FLAT]
    document = understand(text_reading("REFERAT\nKKR MIDTJYLLAND\n\n" + "\n".join(items)))
    assert [(item.number, item.title) for item in document.items] == FLAT


def test_a_dumps_title_runs_over_a_page_end_in_small_letters() -> None:
    text = (
        "1. Sager\n\n1.1. Praktikpladser\nSAG-2020-06413 abc\n\nBeslutning\nDrøftet.\n\n"
        "1.2. Befordring af patienter mellem sygehus og kommune\n\f\n"
        "og fælles aftale om betaling\n\n"
        "Beslutning\nGodkendt.\n\n2. Eventuelt\n"
    )
    title = "Befordring af patienter mellem sygehus og kommune og fælles aftale om betaling"
    assert ("1.2", title) in headings(text_reading(text))


def test_letters_count_items_without_a_dot_too() -> None:
    text = "A. Beslutning\n\nA1. Trafik\n\nBaggrund\nEn.\n\nA2. Klima\n\nBaggrund\nTo.\n\n"
    document = understand(
        text_reading(f"Referat\n\nKKR Sjælland\n\n{text}B. Orientering\n\nB1. Veje\n\nTre.")
    )
    assert [item.number for item in document.items] == ["A1", "A2", "B1"]


@pytest.mark.parametrize(
    "title",
    [
        "Forbindelsen mellem\nSkovlunde og Havnebyen",
        "Skovlunde Torv,\nHavnebyen og Sørup",
    ],
)
def test_a_title_goes_on_behind_a_comma_and_a_word_that_calls_for_more(title: str) -> None:
    """In large letters its lines end before the text's do."""
    text = f"1. {title}\nBaggrund\nDer er planer om en ny vej, som ingen rigtig vil have.\n\n"
    (item,) = understand(text_reading(f"Referat\n\nKKR Sjælland\n\n{text}")).items
    assert item.title == title.replace("\n", " ")


def test_a_one_that_ocr_took_for_a_letter_numbers_the_first_item() -> None:
    item_ = "{}. {}\n\nBaggrund\nEn plan.\n\n"
    text = item_.format("l", "Trafik") + item_.format(2, "Klima")
    document = understand(text_reading(f"Referat\n\nKKR Sjælland\n\n{text}"))
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "Trafik"),
        ("2", "Klima"),
    ]


def test_a_title_may_begin_with_an_ordinal() -> None:
    item_ = "{}. {}\n\nBaggrund\nEn plan.\n\n"
    titles = ("Busser", "1. behandling af planen", "Veje")
    text = "".join(item_.format(n, title) for n, title in enumerate(titles, start=1))
    document = understand(text_reading(f"Referat\n\nKKR Sjælland\n\n{text}"))
    assert [item.title for item in document.items] == [*titles]


def test_groups_that_are_called_as_such_need_not_group_all_items() -> None:
    item_ = "{}. {}\n\nBaggrund\nEn plan.\n\n"
    text = (
        f"Indledende\n{item_.format(1, 'Busser')}Beslutningssager\n{item_.format(2, 'Veje')}"
        f"Orienteringssager\n{item_.format(3, 'Havne')}"
    )
    document = understand(text_reading(f"Referat\n\nKKR Sjælland\n\n{text}"))
    titles = [section.title for section in document.sections if section.items]
    assert titles[-2:] == ["Beslutningssager", "Orienteringssager"]
    assert [item.title for item in document.items] == ["Busser", "Veje", "Havne"]


def test_a_large_title_goes_on_where_its_lines_stand_as_near_as_its_size_allows() -> None:
    large = {"bold": True, "size": 24.0}
    told = [printed(f"Planen er vigtig for alle {n}, og", top=160 + 12 * n) for n in range(9)]
    lines = [
        printed("REFERAT 2021", top=20, size=16, bold=True),
        printed("KKR SJÆLLAND", top=40, size=12, bold=True),
        printed("1. Udpegning af medlemmer", top=75, x1=500, **large),
        printed("Arbejdsmarkedsråd", top=110, **large),
        printed("Baggrund", top=150, bold=True),
        *told,
    ]
    (item,) = understand(pdf_reading(lines)).items
    assert item.title == "Udpegning af medlemmer Arbejdsmarkedsråd"


def test_a_title_in_capitals_goes_on_in_capitals() -> None:
    text = "1. ETAPE 2 AF LETBANEN\nSKOVLUNDE OG HAVNEN\nBAGGRUND\nDer er planer om en ny bane.\n\n"
    (item,) = understand(text_reading(f"Referat\n\nKKR Sjælland\n\n{text}")).items
    assert item.title == "ETAPE 2 AF LETBANEN SKOVLUNDE OG HAVNEN"


def test_items_that_count_on_are_found_below_a_groups_title_in_a_dump() -> None:
    text = (
        "KKR Syddanmark\nReferat\nDato: 15-05-2007\n\nIndholdsfortegnelse\n"
        "Til efterretning - for åbne døre\n89. Bredbånd\n2\nTil behandling - for åbne døre\n"
        "90. Letbane\n3\n91. Mødeplan\n4\n\nTil efterretning - for åbne døre\n89. Bredbånd\n"
        "J.nr.: 24.10.00Ø20 Sagsid.: 18211 Initialer: abc\nÅben sag\nDer er bredbånd.\n"
        "Beslutning\nTaget til efterretning.\nTil behandling - for åbne døre\n90. Letbane\n"
        "J.nr.: 13.05.00A00 Sagsid.: 18211 Initialer: abc\nÅben sag\nDer bygges.\n"
        "Beslutning\nGodkendt.\n91. Mødeplan\n"
        "J.nr.: 00.22.00A00 Sagsid.: 18211 Initialer: abc\nÅben sag\nSe planen.\n"
        "Beslutning\nUdsat.\n"
    )
    items = understand(text_reading(text)).items
    assert [(item.number, item.title) for item in items] == [
        ("89", "Bredbånd"),
        ("90", "Letbane"),
        ("91", "Mødeplan"),
    ]
    assert [item.decision.text for item in items if item.decision] == [
        "Taget til efterretning.",
        "Godkendt.",
        "Udsat.",
    ]


def test_items_may_be_counted_through_the_year() -> None:
    listed = "44/09 Broer\n45/09 Havne\n46/09 Eventuelt"
    items = "\n\n".join(
        f"{number}/09 {title}\nJ. nr.\n05-02\nIndstilling\nDet indstilles.\nVedtagelse\nGodkendt."
        for number, title in ((44, "Broer"), (45, "Havne"))
    )
    front = "Referat\nKKR Syddanmark den 8. juni 2009\nDagsordenspunkter:"
    document = understand(text_reading(f"{front}\n{listed}\n\n{items}\n\n46/09 Eventuelt\nIntet."))
    assert [item.number for item in document.items] == ["44/09", "45/09"]
    assert [item.decision and item.decision.text for item in document.items] == ["Godkendt."] * 2


def test_a_list_of_cases_numbers_no_items() -> None:
    cases = "12/09 Broer\n13/09 Havne\n14/09 Veje"
    text = f"1. Sager\nBaggrund\nDisse sager er lukket:\n{cases}\nBeslutning\nGodkendt."
    document = understand(text_reading(f"Referat\nKKR Syddanmark den 8. juni 2009\n\n{text}"))
    assert [item.number for item in document.items] == ["1"]


def test_a_title_that_is_as_the_contents_have_it_ends_at_the_page() -> None:
    listed = [
        printed("Referat", top=20, bold=True),
        printed("KKR Sjælland den 28. juni 2011", top=40, bold=True),
        printed("Indholdsfortegnelse", top=60, bold=True),
        printed("1. Broer ........ 2", top=80),
        printed("2. Havne ........ 3", top=94),
        printed("3. Sager på vej ........ 4", top=108),
    ]
    pages = [
        [
            printed(f"{number}. {title}", page=number + 1, top=60, size=13, bold=True),
            printed("Beslutning", page=number + 1, top=90, bold=True),
            printed("Godkendt.", page=number + 1, top=104),
        ]
        for number, title in ((1, "Broer"), (2, "Havne"))
    ]
    last = [printed("3. Sager på vej", page=4, top=60, size=13, bold=True)]
    more = [
        printed("Samlet bilagsliste", page=5, top=60, size=13, bold=True),
        printed("Årsregnskab", page=5, top=90),
    ]
    document = understand(pdf_reading(listed, *pages, last, more))
    assert [section.title for section in document.sections] == ["Broer", "Havne", "Sager på vej"]


def test_what_a_system_says_of_an_item_above_its_case_line_is_no_title() -> None:
    text = "1. Broer\nType: Beslutningssag\nSagsnr.: 20/17733\nBaggrund\nEn plan."
    (item,) = understand(text_reading(f"Dagsorden\nKKR Sjælland den 8. juni 2021\n\n{text}")).items
    assert (item.title, item.case_number) == ("Broer", "20/17733")
