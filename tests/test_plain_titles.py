"""Titles that nothing but white space sets off, and the lists that look like them."""

from collections.abc import Sequence

import pytest
from parsing import pdf_reading, printed, text_reading

from parse.lines.numbering import numbered
from parse.model import Line, ParsedDocument
from parse.understand import understand

FRONT = ["Referat fra mødet i KKR Midtjylland", "den 3. februar 2012"]
MINUTES = """
1. Siden sidst
Formanden orienterede om kræftplanen.
KKR tog orienteringen til efterretning.

2. Ny strategi
Udkastet peger på tre spor:
1. Vækst og arbejde
2. Sundhed
3. Klima
KKR drøftede udkastet.

3. Fælles regler for hjælpemidler
En arbejdsgruppe foreslår to tiltag.
1. Fælles indkøb
2. Fælles vejledning
KKR godkendte forslaget.

4. Mødeplan
Planen blev godkendt.
"""
TITLES = ["Siden sidst", "Ny strategi", "Fælles regler for hjælpemidler", "Mødeplan"]


def typed(text: str, *, bold: bool = False, list_at: float = 85.0) -> list[Line]:
    """Lines of one size, with white space between all paragraphs and more above titles."""
    lines, top, apart = [], 60.0, True
    for row in [*FRONT, *text.split("\n")]:
        apart = apart or not row
        if row:
            top += 40 if apart else 24
            entry = row[0].isdigit() and not apart
            lines.append(printed(row, top=top, x0=list_at if entry else 85.0, bold=bold and apart))
            apart = False
    return lines


def items(document: ParsedDocument) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in document.items]


def test_plain_titles_count_on_over_the_lists_in_their_items() -> None:
    document = understand(pdf_reading(typed(MINUTES)))
    assert items(document) == [(str(n), title) for n, title in enumerate(TITLES, start=1)]
    decisions = [item.decision.text if item.decision else None for item in document.items]
    assert decisions[1:] == [
        "KKR drøftede udkastet.",
        "KKR godkendte forslaget.",
        "Planen blev godkendt.",
    ]


def test_titles_of_any_looks_are_kept_behind_a_list_that_counts_as_far() -> None:
    for document in (
        understand(pdf_reading(typed(MINUTES, bold=True))),
        understand(pdf_reading(typed(MINUTES, list_at=110.0))),
        understand(text_reading("\n\n".join([*FRONT, *filter(None, MINUTES.split("\n"))]))),
    ):
        assert [title for _, title in items(document)] == TITLES


def test_a_list_whose_entries_have_no_text_is_none_of_titles() -> None:
    prose = "Sekretariatet foreslår:\n1. Indkøb\n2. Vejledning\n3. Kurser"
    document = understand(pdf_reading(typed(prose)))
    assert not document.items


def test_numbered_parts_of_a_bold_item_are_none() -> None:
    lines = typed(MINUTES, bold=True)
    last = lines[-1].bottom or 0.0
    for n in range(1, 5):
        lines.append(printed(f"{n}. Model {n}", top=last + 60 * n))
        lines.append(printed("Modellen fordeler efter indbyggere.", top=last + 60 * n + 24))
    assert [title for _, title in items(understand(pdf_reading(lines)))] == TITLES


def test_titles_may_end_as_sentences_do() -> None:
    ended = MINUTES
    for title in TITLES:
        ended = ended.replace(f". {title}\n", f". {title}.\n")
    document = understand(pdf_reading(typed(ended)))
    assert [title for _, title in items(document)] == [f"{title}." for title in TITLES]


def test_plain_items_below_bold_sections() -> None:
    lines, top = [], 60.0
    text = "1. Referat\n1.1. Referat fra mødet i maj\nGodkendt.\n2. Sager\n2.1. Trængsel\nDrøftet."
    for row in [*FRONT, *text.split("\n"), "2.2. Cykelstier", "Tiltrådt.", "3. Eventuelt"]:
        top += 40
        lines.append(printed(row, top=top, bold=row[1:3] == ". "))
    found = items(understand(pdf_reading(lines)))
    assert [number for number, _ in found] == ["1.1", "2.1", "2.2"]


def test_an_agenda_may_be_a_list_of_titles() -> None:
    text = "1. Godkendelse af dagsorden|2. Trafik|Planen drøftes.|3. Klima|4. Eventuelt"
    rows = text.split("|")
    lines = [
        printed(row, top=60.0 + 40 * at)
        for at, row in enumerate(["Dagsorden", "KKR Hovedstaden", "1. februar 2019", *rows])
    ]
    document = understand(pdf_reading(lines))
    assert [number for number, _ in items(document)] == ["1", "2", "3"]


def test_numbers_below_titles_without_any_are_a_list() -> None:
    numbered = "1. Busser\nDe kører.\n2. Tog\nDe får sæder.\n3. Cykler\nDer anlægges stier."
    first = "Godkendelse af referat\n\nGodkendt.\n\nNy plan\n\nDens dele:"
    text = f"{first}\n{numbered}\n\nEventuelt\n\nIntet."
    assert not understand(text_reading("\n\n".join([*FRONT, text]))).items


def test_a_list_of_parts_with_text_is_no_run_of_titles() -> None:
    """It counts anew within an item; the titles go on behind it."""
    text = (
        "1. Referat\nGodkendt.\n\n2. Ny reform\nUdvalget har tre forslag.\n1. Ny nøgle\n"
        "Den flytter penge.\n2. Nyt indeks\nDet flytter flere.\n3. Ny pulje\nDen er lille.\n"
        "KKR drøftede reformen.\n\n"
        "3. Udpegning\nIda Bro blev udpeget.\n\n4. Mødeplan\nPlanen blev godkendt."
    )
    wanted = ["Referat", "Ny reform", "Udpegning", "Mødeplan"]
    for document in (
        understand(pdf_reading(typed(text))),
        understand(text_reading("\n".join([*FRONT, *filter(None, text.split("\n"))]))),
    ):
        assert [title for _, title in items(document)] == wanted


def test_the_first_cells_of_rows_are_no_titles_though_they_count_on() -> None:
    rows = [("2. Vandrådet", "Ida Bro"), ("3. Letbanen", "Bo Ås"), ("4. Museet", "Eva Lo")]
    lines = typed("1. Udpegninger\nKKR udpegede disse medlemmer af råd og bestyrelser.")
    top = 40 + max(line.top or 0.0 for line in lines)
    for at, (body, member) in enumerate(rows):
        lines += [printed(text, top=top + 24 * at, x0=x) for text, x in ((body, 85), (member, 300))]
    more = typed("2. Mødeplan\nPlanen blev godkendt.\n\n3. Eventuelt\nIntet til referat.")[2:]
    found = understand(pdf_reading(lines, more))
    assert items(found)[:2] == [("1", "Udpegninger"), ("2", "Mødeplan")]


def test_an_item_right_below_its_sections_title_needs_no_white_above() -> None:
    """Both may be centred, and so begin at no common edge."""
    lines = [printed(row, top=60 + 20 * at) for at, row in enumerate(FRONT)]
    top = 130.0
    for section, title in enumerate(("Formalia", "Regionale sager", "Udpegninger"), start=1):
        for at, (row, x0) in enumerate(
            [
                (f"{section}. {title}", 260.0 + 10 * section),
                (f"{section}.1. Sagen om {title.lower()}", 200.0 + 7 * section),
            ]
        ):
            lines.append(printed(row, top=top + 14 * at, x0=x0))
        for at, row in enumerate(("Baggrund:", "Sagen er gammel, og der er brug for den.")):
            lines.append(printed(row, top=top + 44 + 14 * at, bold=not at))
        top += 110
    found = items(understand(pdf_reading(lines)))
    assert found == [
        ("1.1", "Sagen om formalia"),
        ("2.1", "Sagen om regionale sager"),
        ("3.1", "Sagen om udpegninger"),
    ]


_ODD = [
    "2 nye uddannelser",
    "112-centraler",
    "10 mio. kr. til veje",
    "§ 18-midler",
    "”Grøn vækst” – oplæg",
    "(Forslag) Køb af grund",
    "eTilbud",
]


def _minutes(titles: list[tuple[str, str]], apart: str) -> str:
    """A dump of minutes; `apart` stands between a field's heading and its text."""
    text = "\n\n".join(
        f"{number} {title}\n\nBaggrund{apart}Kommunerne har drøftet sagen i foråret.\n\n"
        f"Beslutning{apart}Drøftet."
        for number, title in titles
    )
    return f"REFERAT\n\nKKR Nordjylland\n\n7. maj 2010\n\n{text}"


def _set_at(pitch: float, texts: Sequence[tuple[str, bool]]) -> list[Line]:
    """Lines one below another, so many points apart, some bold."""
    return [printed(text, top=60 + pitch * at, bold=bold) for at, (text, bold) in enumerate(texts)]


@pytest.mark.parametrize("odd", _ODD)
@pytest.mark.parametrize("apart", ["\n", ": "])
def test_a_title_may_begin_with_a_figure_or_a_mark(odd: str, apart: str) -> None:
    """All of its item stood in the item before."""
    titles = ["Veje", odd, "Havne", "Broer"]
    counted = [(f"{number}.", title) for number, title in enumerate(titles, start=1)]
    document = understand(text_reading(_minutes(counted, apart)))
    assert [item.title for item in document.items] == titles


@pytest.mark.parametrize("number", ["2.", "2.1."])
def test_a_title_may_begin_with_an_ordinal(number: str) -> None:
    """`2.1. 3. budgetopfølgning` is no amount; `2.1. 3. juni` is a day."""
    titles = [("1.", "Veje"), (number, "3. budgetopfølgning"), ("3.", "Havne")]
    document = understand(text_reading(_minutes(titles, "\n")))
    assert [item.title for item in document.items] == ["Veje", "3. budgetopfølgning", "Havne"]
    day = numbered(f"{number} 3. juni")
    assert day is None or day.doubtful


@pytest.mark.parametrize("odd", _ODD)
def test_a_bold_title_may_begin_so_above_prose(odd: str) -> None:
    titles = ["Veje", odd, "Havne", "Broer"]
    lines = [
        printed("REFERAT", top=50, size=16, bold=True),
        printed("KKR Nordjylland", top=70, bold=True),
        printed("Dato: 7. maj 2010", top=90),
    ]
    for number, title in enumerate(titles, start=1):
        top = 40 + 90 * number
        lines += [
            printed(f"{number}. {title}", top=top, bold=True),
            printed("Formanden redegjorde for sagen, og alle var enige i linjen.", top=top + 20),
            printed("Orienteringen blev taget til efterretning.", top=top + 40),
        ]
    assert [item.title for item in understand(pdf_reading(lines)).items] == titles


def test_sentences_of_a_list_count_no_titles_on() -> None:
    text = (
        "KKR Nordjylland\nReferat\nDato: 27-03-2015\n\n1. Siden sidst\nDer er sket meget.\n"
        "Beslutning:\nTaget til efterretning.\n2. Sundhedsaftalen\nStatus er følgende:\n"
        "1. Andelen er faldet. Det er godt.\n2. Antallet er uændret.\n3. Dagene er flere.\n"
        "4. Der er ingen tal.\nKommunerne har bedt om dem.\nBeslutning:\nDrøftet.\n"
        "3. Data om sundhed\nDer mangler et overblik.\nBeslutning:\nAftalen blev godkendt.\n"
    )
    items = understand(text_reading(text)).items
    assert [(item.number, item.title) for item in items] == [
        ("1", "Siden sidst"),
        ("2", "Sundhedsaftalen"),
        ("3", "Data om sundhed"),
    ]


def test_bold_titles_that_count_from_one_on_need_no_white_above_them() -> None:
    texts = (
        ("KKR Nordjylland, referat fra mødet den 27. marts 2015", False),
        ("1. Siden sidst", True),
        ("Formandskabet orienterede om mødet med regionen, som var godt besøgt i år.", False),
        ("2. Sundhedsaftalen", True),
        ("Status er følgende:", False),
        ("1. Andelen er faldet.", False),
        ("2. Antallet er uændret.", False),
        ("Kommunerne har i fællesskab bedt om en ny opgørelse, som ventes i december.", False),
        ("3. Data om sundhed", True),
        ("Der mangler et overblik over borgere med flere sygdomme i kommunerne.", False),
    )
    items = understand(pdf_reading(_set_at(18, texts))).items
    assert [item.number for item in items] == ["1", "2", "3"]


def test_the_last_entry_of_a_list_above_a_field_counts_with_no_bold_titles() -> None:
    texts = (
        ("KKR Nordjylland, referat fra mødet den 27. marts 2015", False),
        ("1) Siden sidst", True),
        ("Formandskabet orienterede om mødet med regionen, som var godt besøgt i år.", False),
        ("2) Sundhedsaftalen", True),
        ("Det indstilles, at KKR", False),
        ("1. drøfter den", False),
        ("2. vedtager den", False),
        ("Beslutning:", True),
        ("Ad 2: Vedtaget.", False),
        ("3) Data om sundhed", True),
        ("Der mangler et overblik over borgere med flere sygdomme i kommunerne.", False),
    )
    lines = _set_at(24, texts)
    assert [item.number for item in understand(pdf_reading(lines)).items] == ["1", "2", "3"]


def test_a_list_with_more_entries_than_the_paper_has_titles_takes_their_place_nowhere() -> None:
    text = """
1. Havneplan
Planen peger på fem spor:
1. Vind
2. Færger
3. Fiskeri
4. Lystbåde
5. Turisme
Sekretariatet uddyber sporene på mødet.
KKR godkendte planen.
2. Delebiler
Ordningen fortsætter i tre år.
KKR tog orienteringen til efterretning.
3. Mødeplan
Planen blev godkendt.
"""
    document = understand(text_reading("\n".join([*FRONT, text])))
    assert items(document) == [("1", "Havneplan"), ("2", "Delebiler"), ("3", "Mødeplan")]
