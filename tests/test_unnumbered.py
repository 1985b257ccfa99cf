"""Papers that number nothing: items by what opens them, numbers counted and reported."""

import pytest
from parsing import pdf_reading, printed, text_reading

from parse.model import ParsedDocument
from parse.understand import understand

FRONT = "REFERAT\n\nKKR SYDDANMARK\n\nDato: 04-02-2009\n\n"


def titles(document: ParsedDocument) -> list[tuple[str, str | None]]:
    return [
        pair
        for section in document.sections
        for pair in [
            (section.number, section.title),
            *((item.number, item.title) for item in section.items if item.number != section.number),
        ]
    ]


SECTIONED = """
Godkendelse af referat

Godkendelse af referat fra mødet den 5. december 2008
SAG-2009-00012 abc

Baggrund
Referatet er udsendt.

Beslutning
Godkendt.

Regionalpolitiske sager

Fordeling af flygtninge og de
nye kvoter
SAG-2009-00013 abc

Sagsfremstilling
Tekst om kvoterne.

Underoverskrift

Mere tekst.

Beslutning
Udsat.

Klima

Indstilling
Det indstilles, at planen godkendes.

Beslutning
Godkendt.

Eventuelt

Intet.
"""


def test_case_lines_and_repeated_fields_open_items() -> None:
    document = understand(text_reading(FRONT + SECTIONED))
    assert titles(document) == [
        ("1", "Godkendelse af referat"),
        ("1.1", "Godkendelse af referat fra mødet den 5. december 2008"),
        ("2", "Regionalpolitiske sager"),
        ("2.1", "Fordeling af flygtninge og de nye kvoter"),
        ("2.2", "Klima"),
        ("3", "Eventuelt"),
    ]
    assert [item.decision and item.decision.text for item in document.items] == [
        "Godkendt.",
        "Udsat.",
        "Godkendt.",
    ]


def test_counted_numbers_are_reported() -> None:
    document = understand(text_reading(FRONT + SECTIONED))
    assert "unnumbered" in [problem.code for problem in document.problems]
    numbered = SECTIONED.replace("Klima", "2.2. Klima")
    document = understand(text_reading(FRONT + numbered))
    assert "unnumbered" not in [problem.code for problem in document.problems]


def test_items_without_sections_are_counted_flat() -> None:
    text = "Klima\n\nBaggrund\nTekst.\n\nBeslutning\nUdsat.\n\nSkat\n\nBeslutning\nGodkendt.\n"
    assert titles(understand(text_reading(FRONT + text))) == [("1", "Klima"), ("2", "Skat")]


def test_a_meeting_without_any_item_is_reported() -> None:
    document = understand(text_reading(FRONT + "Der blev talt om vejret."))
    assert "no-items" in [problem.code for problem in document.problems]


def test_bold_numbers_go_before_what_stands_above_known_fields() -> None:
    """`Åben sag` stands between title and fields: no title of an item (municipal minutes)."""
    lines = [printed("REFERAT", top=60), printed("KKR MIDTJYLLAND", top=80)]
    for n, title in enumerate(["Broer", "Havne"], 1):
        texts = [f"{n}. {title}", f"Åben sag - 00.22.02-G01-{n}-12", "Resumé", "Planen er lang."]
        for at, text in enumerate(texts):
            top = 100.0 + 80 * n + 20 * at
            lines.append(printed(text, top=top, size=12 if at == 0 else 10, bold=at in (0, 2)))
    found = understand(pdf_reading(lines)).items
    assert [(item.number, item.title) for item in found] == [("1", "Broer"), ("2", "Havne")]


def test_bold_numbers_below_a_title_are_its_sub_headings() -> None:
    lines = [printed("REFERAT", top=60), printed("KKR MIDTJYLLAND", top=80)]
    texts = ["Resumé", "1. Vand", "Det er dybt.", "2. Jord", "Den er lang.", "Beslutning", "Udsat."]
    for n, title in enumerate(["Broer", "Havne"], 1):
        for at, text in enumerate([title, *texts]):
            top = 260.0 * n - 140 + 25 * at
            bold = len(text) < 12 and not text.endswith(".")
            lines.append(printed(text, top=top, size=12 if at == 0 else 10, bold=bold))
    found = understand(pdf_reading(lines)).items
    assert [item.title for item in found] == ["Broer", "Havne"]


@pytest.mark.parametrize("number", ["{}. ", "Punkt {}: ", "Punkt {}. ", "Pkt. {} – "])
def test_a_flat_paper_whose_fields_run_in_is_numbered_as_printed(number: str) -> None:
    items = ["Vandplaner", "Kystsikring", "Natur"]
    text = "".join(
        f"{number.format(n)}{title}\n\nIndstilling: Planen drøftes.\n\nBeslutning: Drøftet.\n\n"
        for n, title in enumerate(items, start=4)
    )
    document = understand(text_reading(FRONT + text + number.format(7) + "Eventuelt\n\nIntet.\n"))
    assert [(item.number, item.title) for item in document.items] == [
        ("4", "Vandplaner"),
        ("5", "Kystsikring"),
        ("6", "Natur"),
    ]
    assert {item.decision and item.decision.text for item in document.items} == {"Drøftet."}
    assert (document.sections[-1].number, document.sections[-1].title) == ("7", "Eventuelt")


def test_titles_set_as_those_that_all_meetings_have() -> None:
    """Minutes of mere prose: a numbered list in an item is none of its titles."""
    rows = [
        ("KKR Syddanmark", True),
        ("Referat", True),
        ("4. februar 2009", False),
        ("Deltagere", True),
        ("Godkendelse af referat", True),
        ("Referatet blev godkendt.", False),
        ("Ny plan for busser og tog i", True),
        ("1. Busser", False),
        ("De kører oftere.", False),
        ("2. Tog", False),
        ("De får flere sæder.", False),
        ("3. Cykler", False),
        ("KKR drøftede planen.", False),
        ("Eventuelt", True),
        ("Intet.", False),
    ]
    lines = [printed(text, top=60.0 + 40 * at, bold=bold) for at, (text, bold) in enumerate(rows)]
    document = understand(pdf_reading(lines))
    assert titles(document) == [
        ("1", "Godkendelse af referat"),
        ("2", "Ny plan for busser og tog i"),
        ("3", "Eventuelt"),
    ]
    assert [problem.code for problem in document.problems][:1] == ["unnumbered"]
    assert document.items[1].decision is not None


def test_a_title_without_a_number_may_take_two_lines() -> None:
    rows = [
        ("KKR Syddanmark", True),
        ("Referat", True),
        ("4. februar 2009", False),
        ("Godkendelse af referat", True),
        ("Referatet blev godkendt.", False),
        ("Ny plan for busser og tog i hele", True),
        ("Syddanmark og på øerne", True),
        ("KKR drøftede planen.", False),
        ("Eventuelt", True),
        ("Intet.", False),
    ]
    tops = [60.0 + 40 * at - (28 if at > 5 else 0) for at in range(len(rows))]
    lines = [
        printed(text, top=top, bold=bold) for top, (text, bold) in zip(tops, rows, strict=True)
    ]
    assert titles(understand(pdf_reading(lines))) == [
        ("1", "Godkendelse af referat"),
        ("2", "Ny plan for busser og tog i hele Syddanmark og på øerne"),
        ("3", "Eventuelt"),
    ]


def test_a_list_that_ends_above_a_field_numbers_no_items() -> None:
    document = understand(
        text_reading(
            f"{FRONT}Velkomst\n\nBeslutning\nGodkendt.\n\nSundhedsaftale\n\nBaggrund\nTre spor.\n\n"
            "1. Forebyggelse\nKommunerne har ansvaret.\n2. Ældre\nDe følges.\n3. Digitalt\n"
            "Indstilling\nDrøftes.\n\nBeslutning\nDrøftet.\n\nMobilitet\n\nBeslutning\nUdsat."
        )
    )
    assert [title for _, title in titles(document)] == ["Velkomst", "Sundhedsaftale", "Mobilitet"]


def test_a_closing_title_below_flat_items_counts_on() -> None:
    """`Eventuelt` is a section in most papers; here it is the third of three items."""
    items = "".join(
        f"{title}\n\nIndstilling\nDet indstilles, at sagen drøftes.\n\nBeslutning\nDrøftet.\n\n"
        for title in ("Veje og broer", "Havne og færger")
    )
    text = f"Referat\n\nKKR Sjælland\n\nDen 5. maj 2017\n\n\n{items}Eventuelt\n\nIntet nyt."
    found = understand(text_reading(text))
    assert [section.number for section in found.sections] == ["1", "2", "3"]


SAID = ("Tilgår: pressen", "Ansvarlig enhed: Sekretariatet", "22-9812-3")


@pytest.mark.parametrize("number", ["", "{}. "])
@pytest.mark.parametrize("said", [SAID[:1], SAID[1:], SAID])
def test_what_a_system_says_of_an_item_is_no_title(number: str, said: tuple[str, ...]) -> None:
    """It stands between the title, in bold letters, and the first field."""
    rows = [("Referat af møde i KKR Sjælland den 14. september 2018", False)]
    for count, title in enumerate(("Busser og tog", "Havne", "Cykelstier"), start=1):
        rows += [(number.format(count) + title, True), *((text, False) for text in said)]
        rows += [("Baggrund", True), ("En plan.", False), ("Beslutning", True), ("Udsat.", False)]
    lines = [
        printed(text, top=40.0 + 24 * at, size=12 if bold else 10, bold=bold)
        for at, (text, bold) in enumerate(rows)
    ]
    document = understand(pdf_reading(lines))
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "Busser og tog"),
        ("2", "Havne"),
        ("3", "Cykelstier"),
    ]
    assert {item.decision and item.decision.text for item in document.items} == {"Udsat."}


@pytest.mark.parametrize("quoted", ["Sammen kan vi mere", ""])
def test_the_number_of_an_item_may_stand_below_its_title_with_its_case(quoted: str) -> None:
    """A word made much of, in letters larger than titles are, heads no section."""
    rows = [("Referat af møde i KKR Sjælland den 14. september 2018", 10)]
    for count, title in enumerate(("Busser og tog", "Havne", "Cykelstier"), start=1):
        rows += [(title, 14), (f"Punkt {count} | Sagsnr. 20/8876", 9), ("Baggrund", 11)]
        rows += [("En plan.", 10), (quoted, 16), ("Beslutning", 11), ("Udsat.", 10)]
    lines = [
        printed(text, top=40.0 + 24 * at, size=size, bold=size > 10)
        for at, (text, size) in enumerate(row for row in rows if row[0])
    ]
    document = understand(pdf_reading(lines))
    assert [(item.number, item.title, item.case_number) for item in document.items] == [
        ("1", "Busser og tog", "20/8876"),
        ("2", "Havne", "20/8876"),
        ("3", "Cykelstier", "20/8876"),
    ]


LISTED = ("Busser og tog", "Havne", "Cykelstier")


def _listed(first: int, numbers: tuple[str, ...]) -> str:
    lines = [f"{first + at}. {title} ..... {at + 2}" for at, title in enumerate(LISTED)]
    items = [
        f"{number}{title}\n\nBaggrund\nEn plan.\n\nBeslutning\nGodkendt."
        for number, title in zip(numbers, LISTED, strict=True)
    ]
    return "\n\n".join(["\n".join(["Indholdsfortegnelse", *lines]), *items])


@pytest.mark.parametrize(
    ("first", "numbers"), [(1, ("1. ", "2. ", "")), (17, ("17. ", "", "19. ")), (31, ("", "", ""))]
)
def test_titles_without_a_number_have_that_of_the_contents(first, numbers) -> None:
    """Some portals print numbers in the list alone, and `pdftotext` loses one at a page's top."""
    document = understand(text_reading(FRONT + _listed(first, numbers)))
    assert [(item.number, item.title) for item in document.items] == [
        (str(first + at), title) for at, title in enumerate(LISTED)
    ]
    assert "unnumbered" not in {problem.code for problem in document.problems}


def test_where_a_listed_title_is_not_found_numbers_are_counted() -> None:
    text = _listed(31, ("", "", "")).replace("\n\nHavne\n", "\n\nHavne og færger\n")
    document = understand(text_reading(FRONT + text))
    assert [item.title for item in document.items] == [
        "Busser og tog",
        "Havne og færger",
        "Cykelstier",
    ]


def test_what_is_set_smaller_than_the_text_is_no_title() -> None:
    rows = [("Referat af møde i KKR Sjælland den 14. september 2018", 10.0)]
    for title in LISTED:
        rows += [(title, 14.0), ("19/12 | Åben | Ida Bro", 8.0), ("Baggrund", 11.0)]
        rows += [("Der er en plan, som kommunerne har drøftet.", 10.0), ("Beslutning", 11.0)]
        rows += [("KKR Sjælland godkendte planen uden bemærkninger.", 10.0)]
    lines = [
        printed(text, top=40.0 + 24 * at, size=size, bold=size > 10)
        for at, (text, size) in enumerate(rows)
    ]
    assert [item.title for item in understand(pdf_reading(lines)).items] == list(LISTED)
