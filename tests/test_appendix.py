"""Appendix files: recognised, split by item and appendix."""

import re
from dataclasses import replace
from datetime import date

import pytest
from parsing import pdf_reading, printed, text_reading

from parse.lines.appendix_labels import label_of
from parse.model import Kind, ParsedDocument
from parse.readers.choice import read
from parse.schema import document_from_json, document_to_json
from parse.understand import understand

APPENDICES = """
Indholdsfortegnelse - Bilag
2.1 Orientering ......... 2
Bilag 1: Program for topmødet ......... 2
Bilag 2: Opsamling på topmødet ......... 3
3.2 Fordeling af flygtninge ......... 4
Bilag 1: Landstal ......... 4

2.1

Orientering

Program for topmødet i KKR Midtjylland

2.1

Orientering

Topmødet gik godt, og KKR Midtjylland takker.

3.2

Fordeling af flygtninge

Landstallet er 500.
"""


def test_appendices_become_fields_of_their_items() -> None:
    document = understand(text_reading(APPENDICES))
    assert document.kind is Kind.APPENDIX
    assert document.council == "midtjylland"
    assert [(item.number, item.title) for item in document.items] == [
        ("2.1", "Orientering"),
        ("3.2", "Fordeling af flygtninge"),
    ]
    assert [(field.heading, field.text) for item in document.items for field in item.fields] == [
        ("Bilag 1: Program for topmødet", "Program for topmødet i KKR Midtjylland"),
        ("Bilag 2: Opsamling på topmødet", "Topmødet gik godt, og KKR Midtjylland takker."),
        ("Bilag 1: Landstal", "Landstallet er 500."),
    ]


def test_a_beginning_that_is_not_found_is_a_problem() -> None:
    cut = APPENDICES[: APPENDICES.rindex("3.2")]
    assert [p.code for p in understand(text_reading(cut)).problems] == [
        "appendices-uncertain",
        "no-date",
    ]


def test_a_single_appendix_keeps_its_title_and_has_no_sections_of_its_own() -> None:
    document = understand(
        text_reading(
            "Bilag 2: Notat om flygtninge\n\nKKR Nordjylland\n\n1. Indledning\n\nDer er tale om"
            " flygtninge.\n\n2. Økonomi\n\n2.1. Kommunerne\n\nTekst."
        )
    )
    assert (document.kind, document.sections) == (Kind.APPENDIX, ())
    assert document.body[0].text == "Bilag 2: Notat om flygtninge"


def test_a_single_appendix_may_name_its_item() -> None:
    document = understand(text_reading("Bilag til punkt 3.2\n\nNotat om flygtninge\n\nTekst."))
    assert [item.number for item in document.items] == ["3.2"]
    assert "Notat om flygtninge" in document.items[0].fields[0].text


def test_a_list_of_appointments_is_nobodys_attendance() -> None:
    names = "\n".join(f"Ida Bro{n}holm (A), Roskilde" for n in "abc")
    document = understand(text_reading(f"Udpegningsliste for KKR Sjælland\n\nMovia\n{names}"))
    assert document.attendance == ()
    assert "Ida Broaholm (A), Roskilde" in [paragraph.text for paragraph in document.body]


FILE = """
Indholdsfortegnelse - Bilag
Bilag 0: Mødeplan for 2020 ......... 2
2.1. Orientering ......... 3
Bilag 1: Brev til ministeren ......... 3
Bilag 2: Svar fra ministeren ......... 4
3.10. Fordeling af flygtninge for 2020 ......... 5
Bilag 1: Landstal 2020 ......... 5
Bilag 2: Kommunernes bemærkninger til fordelingen, herunder
svar fra Læsø ......... 6
\f
Mødeplan for 2020
Møderne i 2020 holdes den 31. januar og den 3. april.
\f
2.1.
Orientering
Brev til ministeren
Kære minister. Vi skriver til dig om færgerne.
1. Første punkt
2.2. Andet punkt
\f
2.1. Orientering
Svar fra ministeren
Tak for brevet.
\f
3.10. Fordeling af flygtninge for 2020
Landstal 2020
Landstallet er 1.000 flygtninge.
\f
Kommunernes bemærkninger til fordelingen, herunder svar fra Læsø
Læsø ønsker to flygtninge.
"""
WITHOUT_KEYS = (
    FILE.replace("2.1.\nOrientering\nBrev", "Brev")
    .replace("2.1. Orientering\nSvar", "Svar")
    .replace("3.10. Fordeling af flygtninge for 2020\nLand", "Land")
)


@pytest.mark.parametrize("text", [FILE, WITHOUT_KEYS], ids=["keys", "titles only"])
def test_appendices_begin_with_their_item_or_their_own_title(text: str) -> None:
    document = understand(text_reading(text))
    assert [(item.number, item.attachments) for item in document.items] == [
        ("2.1", ("Bilag 1: Brev til ministeren", "Bilag 2: Svar fra ministeren")),
        (
            "3.10",
            (
                "Bilag 1: Landstal 2020",
                "Bilag 2: Kommunernes bemærkninger til fordelingen, herunder svar fra Læsø",
            ),
        ),
    ]
    texts = [field.paragraphs[-1].text for item in document.items for field in item.fields]
    assert texts[1:] == [
        "Tak for brevet.",
        "Landstallet er 1.000 flygtninge.",
        "Læsø ønsker to flygtninge.",
    ]
    # What is listed before the first item belongs to none, and its title is kept.
    assert document.body[0].text == "Mødeplan for 2020"


def test_appendices_begin_at_their_label_where_their_title_is_not_repeated() -> None:
    text = FILE.replace("2.1.\nOrientering\nBrev til ministeren", "2.1.\nOrientering\nBilag 1")
    text = text.replace("2.1. Orientering\nSvar fra ministeren", "Bilag 2")
    letters = understand(text_reading(text)).items[0].fields
    assert [(field.heading, field.text[:22]) for field in letters] == [
        ("Bilag 1: Brev til ministeren", "Bilag 1\nKære minister."),
        ("Bilag 2: Svar fra ministeren", "Bilag 2\nTak for brevet"),
    ]


def test_a_title_that_is_mentioned_begins_nothing() -> None:
    text = FILE.replace(
        "Tak for brevet.", "Tak for brevet.\nSe\nLandstal 2020\nfor tallene i fordelingen."
    )
    items = understand(text_reading(text)).items
    assert "for tallene i fordelingen." in items[0].fields[1].text
    assert items[1].fields[0].text.startswith("Landstal 2020\nLandstallet er")


@pytest.mark.parametrize(
    "line", ["Bilag 2 til pkt. 3.2", "Punkt 3.2, bilag 1: Notat", "Bilag til punkt 3.2: Notat"]
)
def test_a_single_appendix_names_its_item_in_many_ways(line: str) -> None:
    document = understand(text_reading(f"{line}\n\n1. Indledning\n\nTekst om sagen."))
    assert [item.number for item in document.items] == ["3.2"]
    assert document.items[0].attachments == (line,)


def test_the_title_of_a_single_appendix_goes_on_below() -> None:
    title = (
        "Bilag 2 til punkt 3.2: Notat om fordelingen af flygtninge og om boliger til de familier,"
    )
    rest = "som kommunerne modtager i 2017"
    item = understand(text_reading(f"{title}\n{rest}\n\n1. Indledning\n\nTekst om sagen.")).items[0]
    assert (item.title, item.attachments) == (f"{title} {rest}", (f"{title} {rest}",))
    assert item.fields[0].text.startswith(f"{title} {rest}\n")


def test_text_that_stands_close_below_an_appendix_title_is_not_of_it() -> None:
    text = "Kommunerne i regionen har siden nytår modtaget flere flygtninge, end der var ventet,"
    title = "Bilag til punkt 3.2"
    item = understand(text_reading(f"{title}\n" + f"{text}\n" * 4)).items[0]
    assert item.title == title


def test_tables_outside_the_items_are_kept() -> None:
    rows = "Kommune\tKvote\nFanø\t3\nVejen\t41"
    document = understand(text_reading(f"Bilag 1: Kvoter for 2017\n\n{rows}\n\nTekst."))
    assert [table.rows for table in document.tables] == [
        (("Kommune", "Kvote"), ("Fanø", "3"), ("Vejen", "41"))
    ]
    assert [paragraph.text for paragraph in document.body] == ["Bilag 1: Kvoter for 2017", "Tekst."]
    assert document_from_json(document_to_json(document)) == document


@pytest.mark.parametrize(
    "front",
    [
        "Bilag 2.3.a til KKR Midtjyllands møde den 4. september 2015\n\nFordeling af flygtninge",
        "Bilag 1 til KKR Midtjyllands møde den 4. september 2015\n\nFordeling af flygtninge",
        "Bilag 3.2\n\nNotat\n\nDet er til brug for KKR Midtjyllands møde den 4. september 2015.",
    ],
)
def test_a_single_appendix_says_in_many_ways_which_meeting_it_belongs_to(front: str) -> None:
    document = understand(text_reading(f"{front}\n\nTekst om flygtninge."))
    found = document.kind, document.council, document.date
    assert found == (Kind.APPENDIX, "midtjylland", date(2015, 9, 4))


def test_the_item_stands_behind_the_meeting() -> None:
    title = "Bilag til KKR Midtjyllands møde den 4. september 2015, pkt. 2.3"
    document = understand(text_reading(f"{title}\n\nTekst om flygtninge."))
    assert [item.number for item in document.items] == ["2.3"]


def test_an_appendix_with_any_title_is_no_other_bodys_paper() -> None:
    document = understand(text_reading("Bilag 3.2\n\nFordeling af flygtninge for 2016\n\nTekst."))
    assert (document.kind, document.council) == (Kind.APPENDIX, None)


@pytest.mark.parametrize("heading", ["Punkt {}: {}", "{} {}", "Punkt {} {}"])
def test_items_that_the_list_does_not_name_are_known_by_the_appendices_below(heading: str) -> None:
    text = (
        "BILAG 2021\n\nKKR MIDTJYLLAND\n\nDato: 12-11-2021\n\nIndholdsfortegnelse - Bilag\n"
        "1. (2.1) Kommissorium ..... 3\n1. (3.2) Brev ..... 4\n2. (3.2) Fordelingsnøgle ..... 4\n\n"
        f"{heading.format('2.1', 'Fælles rekruttering')}\nBilag 1: Kommissorium\n"
        "Gruppen mødes i maj.\n\n"
        f"{heading.format('3.2', 'Flygtninge')}\nBilag 1: Brev\nKvoten er 125.\n\n"
        "Bilag 2: Fordelingsnøgle\nSkive får 6.\n\n3.3 mio. kr. er afsat til formålet.\n"
    )
    items = understand(text_reading(text)).items
    assert [(item.number, item.title) for item in items] == [
        ("2.1", "Fælles rekruttering"),
        ("3.2", "Flygtninge"),
    ]
    assert "Skive får 6." in items[1].fields[0].text


def fields_of(document: ParsedDocument) -> list[tuple[str, str | None, str]]:
    """Item, heading and last paragraph of each field."""
    return [
        (item.number, field.heading, field.paragraphs[-1].text)
        for item in document.items
        for field in item.fields
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Bilag 2: Notat", ("2", "", "Notat")),
        ("Bilag nr. 2 – Notat", ("2", "", "Notat")),
        ("BILAG IV", ("iv", "", "")),
        ("Bilag A: Opgørelse", ("a", "", "Opgørelse")),
        ("Bilag i sagen", ("", "", "i sagen")),
        ("Bilag 2017", ("", "", "2017")),
        ("Bilag 3.2: Notat", ("3.2", "", "Notat")),
        ("Bilag 3.2.a Notat", ("3.2.a", "3.2", "Notat")),
        ("Bilag 3.2-1", ("3.2-1", "3.2", "")),
        ("Bilag 1 til dagsordenens punkt 3.2", ("1", "3.2", "")),
        ("Bilag 1 (pkt. 4): Notat", ("1", "4", "Notat")),
        ("Dagsordenspunkt 3.2 bilag 1", ("1", "3.2", "")),
        ("Bilag 1: Brev til KKR om punkt 3.2", ("1", "", "Brev til KKR om punkt 3.2")),
        ("Bilag til KKR Fyns møde den 4. maj 2015, pkt. 2.3", ("", "2.3", "")),
    ],
)
def test_a_label_says_number_item_and_title(line: str, label: tuple[str, str, str]) -> None:
    assert label_of(line) == label


@pytest.mark.parametrize("line", ["Bilagene er vedlagt", "Punkt 3.2", "Notat", ""])
def test_other_lines_are_no_labels(line: str) -> None:
    assert label_of(line) is None


@pytest.mark.parametrize("mark", [" – ", ". ", " "])
def test_an_appendix_is_known_however_its_number_is_set_off(mark: str) -> None:
    lines = WITHOUT_KEYS.replace(
        "Svar fra ministeren\nTak", f"Bilag 2{mark}Svar fra ministeren\nTak"
    )
    found = fields_of(understand(text_reading(lines)))
    assert found[1] == ("2.1", "Bilag 2: Svar fra ministeren", "Tak for brevet.")


def test_appendices_that_no_list_names_begin_where_labels_say_their_items() -> None:
    text = (
        "Punkt 2.1 – Bilag 1: Brev til ministeren\n\nKære minister.\n\f\n"
        "Punkt 2.1 – Bilag 2: Svar fra ministeren\n\nTak for brevet.\n\f\n"
        "Bilag 1 til punkt 3.2: Landstal\n\nLandstallet er 500.\n"
    )
    document = understand(text_reading(text))
    assert document.kind is Kind.APPENDIX
    assert [(number, text) for number, _, text in fields_of(document)] == [
        ("2.1", "Kære minister."),
        ("2.1", "Tak for brevet."),
        ("3.2", "Landstallet er 500."),
    ]
    assert document.items[0].attachments == (
        "Punkt 2.1 – Bilag 1: Brev til ministeren",
        "Punkt 2.1 – Bilag 2: Svar fra ministeren",
    )


def test_labels_above_each_page_begin_an_appendix_where_they_change() -> None:
    places = ("11", "11", "12", "12", "21", "21", "11", "11")
    labels = [f"Punkt 2.{item}, bilag {name}" for item, name in places]
    pages = [
        [
            printed(label, number, top=40, x0=420),
            printed(f"Kommunerne skal melde tilbage om sag {number} inden sommerferien.", number),
        ]
        for number, label in enumerate(labels, start=1)
    ]
    document = understand(pdf_reading(*pages))
    found = [
        (field.heading, re.findall(r"Punkt|sag \d", " ".join(p.text for p in field.paragraphs)))
        for item in document.items
        for field in item.fields
    ]
    assert found == [
        ("Punkt 2.1, bilag 1", ["Punkt", "sag 1", "sag 2"]),
        ("Punkt 2.1, bilag 2", ["Punkt", "sag 3", "sag 4"]),
        ("Punkt 2.1, bilag 1", ["Punkt", "sag 7", "sag 8"]),
        ("Punkt 2.2, bilag 1", ["Punkt", "sag 5", "sag 6"]),
    ]


PROSE = "Kommunerne har svaret på alle spørgsmål.\n" * 14


@pytest.mark.parametrize(
    ("labels", "items"),
    [
        (["Punkt 3.2, bilag 1: Landstal"], []),
        (["Punkt 3.2, bilag 1: Landstal", "Punkt 3.3, bilag 1: Kvoter"], ["3.2", "3.3"]),
    ],
)
def test_one_label_behind_a_text_splits_no_paper(labels, items) -> None:
    behind = "".join(f"\f\n{label}\n\nTallet er 500.\n" for label in labels)
    document = understand(text_reading(f"Bilag: Brev til ministeren\n\n{PROSE}{behind}"))
    assert [item.number for item in document.items] == items


def test_labels_below_one_another_are_a_list() -> None:
    labels = [f"Bilag {n} til punkt 3.2: Svar fra {who}" for n, who in enumerate(["KL", "os"], 1)]
    document = understand(text_reading("\n".join(["Oversigt over bilag", *labels, "", PROSE])))
    assert (document.kind, document.items) == (Kind.APPENDIX, ())


def test_covers_of_appendices_may_hold_item_number_and_title_apart() -> None:
    text = (
        "Indhold\nPunkt 2.1 Orientering\nBilag 1: Brev\nBilag 2: Svar\n"
        "Punkt 3.2 Fordeling af flygtninge\nBilag 1: Landstal\n\f\n"
        "Punkt 2.1\nBilag 1\nBrev\n\f\nKære minister.\n\f\n"
        "Punkt 2.1\nBilag 2\nSvar\n\f\nTak for brevet.\n\f\n"
        "Punkt 3.2\nBilag 1\nLandstal\n\f\nLandstallet er 500.\n"
    )
    assert fields_of(understand(text_reading(text))) == [
        ("2.1", "Bilag 1: Brev", "Kære minister."),
        ("2.1", "Bilag 2: Svar", "Tak for brevet."),
        ("3.2", "Bilag 1: Landstal", "Landstallet er 500."),
    ]


def test_a_sheet_before_an_items_appendices_names_the_item_of_all_of_them() -> None:
    text = (
        "BILAG\n\nKKR SJÆLLAND\n\f\nPunkt 2.1 Orientering\nBilag 1: Brev\nBilag 2: Svar\n\f\n"
        "Bilag 1: Brev\n\nKære minister.\n\f\nBilag 2: Svar\n\nTak for brevet.\n\f\n"
        "Punkt 3.2 Fordeling af flygtninge\nBilag: Landstal\n\f\nLandstallet er 500.\n"
    )
    document = understand(text_reading(text))
    assert [(number, text) for number, _, text in fields_of(document)][1:] == [
        ("2.1", "Kære minister."),
        ("2.1", "Tak for brevet."),
        ("3.2", "Landstallet er 500."),
    ]


def test_the_title_below_a_label_is_the_appendix_own() -> None:
    document = understand(text_reading("Bilag til punkt 3.2\n\nNotat om flygtninge\n\nTekst."))
    assert document.items[0].attachments == ("Bilag til punkt 3.2: Notat om flygtninge",)


def test_what_an_appendix_of_another_body_numbers_is_no_item_of_the_meeting() -> None:
    inner = "\n\f\n".join(f"Punkt {n} Økonomi\nBilag 1: Regnskab\nTekst {n}." for n in (1, 2, 3))
    document = understand(text_reading(f"Bilag 2: Referat fra vandrådet\n\f\n{inner}"))
    assert (document.kind, document.items) == (Kind.APPENDIX, ())
    document = understand(
        text_reading(f"Bilag 2 til punkt 3.2: Referat fra vandrådet\n\f\n{inner}")
    )
    assert {item.number for item in document.items} == {"3.2"}


def test_the_first_appendix_is_no_entry_of_the_list_above_it() -> None:
    text = (
        "Bilagsoversigt\n2.1 Orientering\nBilag 1: Brev til ministeren ..... 2\n"
        "Bilag 2: Svar fra ministeren ..... 3\n\f\n"
        "Bilag 1\nBrev til ministeren\nKære minister.\n\f\n"
        "Bilag 2\nSvar fra ministeren\nTak for brevet.\n"
    )
    document = understand(text_reading(text))
    assert [text for _, _, text in fields_of(document)] == ["Kære minister.", "Tak for brevet."]
    assert [problem.code for problem in document.problems] == ["no-council", "no-date"]


def test_an_items_number_above_the_pages_that_it_goes_on_to_stays_a_running_head() -> None:
    heads = ["Punkt 2.1", "Punkt 2.1", "Punkt 2.2", "Punkt 2.2"]
    pages = [
        [
            printed(head, number, top=40, x0=420),
            printed(f"Kommunerne skal melde tilbage om sag {number} inden sommerferien.", number),
        ]
        for number, head in enumerate(heads, start=1)
    ]
    document = understand(pdf_reading(*pages))
    assert not any("Punkt" in paragraph.text for paragraph in document.body)


def test_an_agenda_whose_list_of_contents_names_appendices_is_no_appendix() -> None:
    titles = "1.1 Godkendelse af referat", "2.1 Orientering", "3.1 Fordeling af flygtninge"
    listed = [f"{title} ..... 2\nBilag {title[:3]}.a Notat ..... 2" for title in titles]
    items = [f"{title}\n\nIndstilling\n\nDet indstilles, at sagen drøftes.\n" for title in titles]
    text = "\n".join(["KKR Sjælland\n\nIndholdsfortegnelse", *listed, "\f", *items])
    document = understand(text_reading(text))
    assert (document.kind, len(document.items)) == (Kind.AGENDA, 3)


@pytest.mark.parametrize("label", ["# Bilag 1", "Bilag 1", "# Bilag 1 til punkt 3.1 Trafik"])
def test_a_list_without_pages_ends_above_an_appendix_that_comes_again(label: str) -> None:
    """Or at one set as a heading: its beginning was an entry of the list."""
    listed = ["Indholdsfortegnelse - Bilag", "3.1. Trafik", "Bilag 1: Notat om busser"]
    texts = ["# Bilag", "KKR Sjælland", *listed, label, "## Notat om busser", "Busserne kører."]
    document = understand(read("\n\n".join(texts).encode(), "bilag.md"))
    assert [(item.number, item.title) for item in document.items] == [("3.1", "Trafik")]
    assert [field.heading for field in document.items[0].fields] == ["Bilag 1: Notat om busser"]
    assert "appendices-uncertain" not in [problem.code for problem in document.problems]


SYSTEMS = [
    ["Bilag: {item}.1. {title}", "Udvalg: KKR Sjælland", "Mødedato: 12. juni 2015 - Kl. 9.30"],
    ["Bilag: {item}.1", "Titel: {title}", "Dokumentnr.: 4711-2015", "Adgang: Åben"],
    ["Bilag 1 - {title}", "Dokument er offentligt", "Punkt: {item} Sag om {title}"],
    ["Dagsordenspunkt nr. {item}", "Bilag nr. 1", "{title}"],
    ["Punkt {item}, bilag 1", "{title}"],
    ["{item} Fordeling af flygtninge i hele regionen", "Bilag 1", "{title}"],
    ["Punkt nr. {item}", "Fordeling af flygtninge", "Bilag nr. 1: {title}"],
    ["{item} Bilag 1", "{title}"],
]


@pytest.mark.parametrize("sheet", SYSTEMS, ids=lambda sheet: sheet[0])
def test_systems_print_a_sheet_before_each_appendix_that_says_whose_it_is(sheet) -> None:
    made = [
        [*(line.format(item=item, title=title) for line in sheet), "\f", "Tallet er 500.", "\f"]
        for item, title in (("2.1", "Landstal for regionen"), ("3.2", "Brev om landstal"))
    ]
    text = "\n".join(line for lines in made for line in lines).rstrip("\f\n")
    document = understand(text_reading(text))
    assert document.kind is Kind.APPENDIX
    assert [number for number, _, _ in fields_of(document)] == ["2.1", "3.2"]
    headings = [heading or "" for _, heading, _ in fields_of(document)]
    assert ["Landstal for regionen" in headings[0], "Brev om landstal" in headings[1]] == [True] * 2


def test_a_sheet_with_an_items_number_or_title_stands_before_its_appendices() -> None:
    text = (
        "Punkt 4\nFordeling af flygtninge\n\f\nBilag 1: Landstal\n\nLandstallet er 500.\n\f\n"
        "Bilag 2: Brev\n\nKære minister.\n\f\nPunkt 7\nVeje\n\f\nKære borgmester.\n"
    )
    document = understand(text_reading(text))
    assert [(item.number, item.title) for item in document.items] == [
        ("4", "Fordeling af flygtninge"),
        ("7", "Veje"),
    ]
    assert [text for _, _, text in fields_of(document)] == [
        "Landstallet er 500.",
        "Kære minister.",
        "Kære borgmester.",
    ]
    text = "2.1 Veje\nBilag\n\f\nBilag 1: Kort\n\nVej 12.\n\f\nBilag 2: Brev\n\nKære minister.\n"
    document = understand(text_reading(text))
    assert [(number, heading) for number, heading, _ in fields_of(document)] == [
        ("2.1", "Bilag 1: Kort"),
        ("2.1", "Bilag 2: Brev"),
    ]


def test_a_label_at_the_foot_of_a_page_is_that_of_the_page() -> None:
    pages = [
        [
            printed(f"Kommunerne skal melde tilbage om sag {number} inden sommerferien.", number),
            printed(f"Punkt 2.{number}, bilag 1", number, top=800, x0=420),
        ]
        for number in (1, 2, 3)
    ]
    document = understand(pdf_reading(*pages))
    assert [
        (item.number, re.findall(r"sag (\d)", field.text))
        for item in document.items
        for field in item.fields
    ] == [("2.1", ["1"]), ("2.2", ["2"]), ("2.3", ["3"])]


def test_a_label_may_stand_behind_the_council_and_the_day() -> None:
    label = "KKR Sjælland 12-06-2015 – Bilag 3.2.1"
    assert label_of(label) == ("3.2.1", "3.2", "")
    assert label_of("KKR Sjælland drøftede bilag 3.2.1") is None


TABLED = (
    "Bilag til møde i KKR Sjælland den 12. juni 2015\n\nPunkt\tBilag\tTitel\tSide\n"
    "{0}\t1\tLandstal\t2\n{0}\t2\tBrev til ministeren\t3\n{1}\t1\tKort over veje\t4\n\f\n"
    "Landstal\n\nLandstallet er 500.\n\f\nBrev til ministeren\n\nKære minister.\n\f\n"
    "Kort over veje\n\nVejen er lang.\n"
)


@pytest.mark.parametrize("numbers", [("2.1", "3.2"), ("4", "7")])
def test_the_list_of_appendices_may_be_a_table_and_its_items_have_no_parts(numbers) -> None:
    document = understand(text_reading(TABLED.format(*numbers)))
    assert (document.kind, document.council) == (Kind.APPENDIX, "sjaelland")
    assert fields_of(document) == [
        (numbers[0], "Bilag 1: Landstal", "Landstallet er 500."),
        (numbers[0], "Bilag 2: Brev til ministeren", "Kære minister."),
        (numbers[1], "Bilag 1: Kort over veje", "Vejen er lang."),
    ]


def test_an_item_whose_title_no_list_has_is_called_as_its_first_appendix() -> None:
    document = understand(text_reading(TABLED.format("2.1", "3.2")))
    titles = [item.title for item in document.items]
    assert titles == ["Bilag 1: Landstal", "Bilag 1: Kort over veje"]


def test_what_a_sheet_says_besides_item_and_label_is_kept_where_a_list_names_it() -> None:
    text = (
        "Indholdsfortegnelse - Bilag\n2.1 Veje ..... 2\nBilag 1: Kort ..... 3\n"
        "3.2 Skoler ..... 4\nBilag 1: Brev ..... 5\n\f\n"
        "Punkt 2.1\nVeje\nSagsbehandler: Gudrun\n\f\nBilag 1: Kort\n\nVejen er lang.\n\f\n"
        "Punkt 3.2\nSkoler\nSagsbehandler: Ditlev\n\f\nBilag 1: Brev\n\nKære minister.\n"
    )
    document = understand(text_reading(text))
    assert [(number, heading) for number, heading, _ in fields_of(document)] == [
        ("2.1", "Bilag 1: Kort"),
        ("3.2", "Bilag 1: Brev"),
    ]
    assert "Gudrun" in document.items[0].fields[0].text
    assert "Ditlev" in document.items[1].fields[0].text


def test_an_agenda_with_a_table_of_its_appendices_is_an_agenda() -> None:
    text = (
        "DAGSORDEN\nKKR SJÆLLAND\nDato: 12-06-2015\n\nPunkt\tBilag\tTitel\n"
        "1\t1\tLandstal\n2\t1\tKort over veje\n\n1. Fordeling af flygtninge\n\nBaggrund\n"
        "Landstallet er kendt.\n\nIndstilling\nAt KKR drøfter sagen.\n\n2. Veje\n\nBaggrund\n"
        "Vejen er lang.\n\nIndstilling\nAt KKR drøfter sagen.\n"
    )
    document = understand(text_reading(text))
    assert document.kind is Kind.AGENDA
    assert [item.number for item in document.items] == ["1", "2"]


def test_items_of_a_list_may_have_no_parts() -> None:
    text = (
        "Indholdsfortegnelse - Bilag\n4 Fordeling af flygtninge ..... 2\n"
        "Bilag 1: Landstal ..... 2\n"
        "Bilag 2: Brev ..... 3\n7 Veje ..... 4\nBilag 1: Kort ..... 4\n\f\n"
        "Punkt 4 Fordeling af flygtninge\nBilag 1: Landstal\n\nLandstallet er 500.\n\f\n"
        "Punkt 4 Fordeling af flygtninge\nBilag 2: Brev\n\nKære minister.\n\f\n"
        "Punkt 7 Veje\nBilag 1: Kort\n\n4 veje er lange.\n"
    )
    document = understand(text_reading(text))
    assert [(item.number, item.title) for item in document.items] == [
        ("4", "Fordeling af flygtninge"),
        ("7", "Veje"),
    ]
    assert [text for _, _, text in fields_of(document)] == [
        "Landstallet er 500.",
        "Kære minister.",
        "4 veje er lange.",
    ]


def test_the_list_that_labels_make_in_front_splits_the_file_as_they_come_again() -> None:
    labels = ["Bilag 2.1.1 Landstal", "Bilag 2.1.2 Brev", "Bilag 3.2.1 Kort"]
    body = "\n\f\n".join(f"{label}\n\nTallet er {n}." for n, label in enumerate(labels, 1))
    document = understand(text_reading("Bilag\n\n" + "\n".join(labels) + f"\n\f\n{body}\n"))
    assert [(number, text) for number, _, text in fields_of(document)] == [
        ("2.1", "Tallet er 1."),
        ("2.1", "Tallet er 2."),
        ("3.2", "Tallet er 3."),
    ]


def test_an_items_title_in_the_list_and_above_its_appendices_is_no_running_head() -> None:
    listed = [printed("Indholdsfortegnelse - Bilag", top=60, size=14, bold=True)]
    listed += [printed("2.1 Veje og stier i hele regionen ..... 2", top=90, size=11, bold=True)]
    listed += [
        printed(f"Bilag {n}: Kort over {where} ..... {n + 1}", top=115 + 15 * n)
        for n, where in enumerate(("Skive", "Randers", "Odder"), 1)
    ]
    pages = [
        [
            printed("2.1 Veje og stier i hele regionen", page, top=70, size=14, bold=True),
            printed(f"Bilag {page - 1}: Kort over {where}", page, top=100, size=18, bold=True),
            printed(f"Kommunerne skal melde tilbage om vej {page - 1}.", page, top=130),
        ]
        for page, where in enumerate(("Skive", "Randers", "Odder"), 2)
    ]
    document = understand(pdf_reading(listed, *pages))
    assert [(number, text[-6:]) for number, _, text in fields_of(document)] == [
        ("2.1", "vej 1."),
        ("2.1", "vej 2."),
        ("2.1", "vej 3."),
    ]


def named(name: str, text: str = "Kære minister.\n\nVi beder om et møde.") -> ParsedDocument:
    reading = text_reading(text)
    return understand(replace(reading, source=replace(reading.source, name=name)))


@pytest.mark.parametrize(
    "name",
    ["Punkt 3.2, bilag 1 - Brev.pdf", "bilag_3.2.1_brev.pdf", "Bilag 1 til pkt. 3.2 Brev.pdf"],
)
def test_the_name_of_a_file_says_whose_appendix_it_is_where_nothing_else_does(name: str) -> None:
    document = named(name)
    assert (document.kind, document.date) == (Kind.APPENDIX, None)
    assert [item.number for item in document.items] == ["3.2"]
    assert document.items[0].fields[0].text == "Kære minister.\nVi beder om et møde."


@pytest.mark.parametrize(
    "name",
    [
        "bilag-kkr-sjaelland-12-06-2015.pdf",
        "Bilag KKR Sjælland 2015-06-12.pdf",
        "samlede-bilag-kkr-sjaelland-den-12-juni-2015.pdf",
        "KKR Sjælland 12-06-2015 Bilag 4 - Brev fra KKR Nordjylland 3. maj 2015.pdf",
    ],
)
def test_the_name_of_an_appendix_file_says_of_which_meeting_it_is(name: str) -> None:
    document = named(name)
    assert (document.kind, document.council) == (Kind.APPENDIX, "sjaelland")
    assert document.date == date(2015, 6, 12)


def test_what_the_paper_says_goes_before_its_files_name() -> None:
    document = named(
        "Punkt 2.1, bilag 1 KKR Nordjylland 12-06-2015.pdf",
        "Bilag 2 til punkt 3.2 på dagsordenen for møde i KKR Sjælland den 4. maj 2015\n\nTekst.",
    )
    assert [item.number for item in document.items] == ["3.2"]
    assert (document.council, document.date) == ("sjaelland", date(2015, 5, 4))


@pytest.mark.parametrize(
    "name", ["Bilag 2 - Brev fra KKR Sjælland 12-06-2015.pdf", "Bilag 3.1 - Brev.pdf", "Bilag.pdf"]
)
def test_a_name_says_no_more_than_stands_in_it(name: str) -> None:
    document = named(name)
    assert (document.kind, document.council, document.date) == (Kind.APPENDIX, None, None)
    assert document.items == ()


def test_a_name_makes_no_appendix_of_an_agenda() -> None:
    text = "DAGSORDEN\nKKR SJÆLLAND\n12-06-2015\n\n1. Veje\n\nIndstilling\nAt KKR drøfter sagen.\n"
    assert named("Bilag 1 til punkt 2.pdf", text).kind is Kind.AGENDA


def test_labels_without_numbers_on_sheets_begin_an_appendix_for_each_title() -> None:
    text = "\n\f\n".join(
        f"Bilag til dagsordenens punkt 3.2\n{title}\n\f\nTallet er {number}."
        for number, title in enumerate(["Landstal", "Brev til ministeren"], 1)
    )
    document = understand(text_reading(text))
    assert [text for _, _, text in fields_of(document)] == ["Tallet er 1.", "Tallet er 2."]
    assert document.items[0].attachments[1].endswith("punkt 3.2: Brev til ministeren")


def test_an_items_sheet_that_says_bilag_stands_before_any_text() -> None:
    text = "2.1 Veje\nBilag\n\f\nVejen er lang.\n\f\n3.2 Skoler\nBilag\n\f\nSkolen er ny.\n"
    document = understand(text_reading(text))
    assert [(item.number, item.title) for item in document.items] == [
        ("2.1", "Veje"),
        ("3.2", "Skoler"),
    ]


def test_an_appendix_whose_label_stands_first_may_be_another_bodys_minutes() -> None:
    text = (
        "Bilag 1 til punkt 3.2\n\nREFERAT\n\nVækstforum Sjælland\n\n12. maj 2015\n\n"
        "1. Veje\n\nBeslutning\nSagen blev drøftet.\n"
    )
    document = understand(text_reading(text))
    assert document.kind is Kind.APPENDIX
    assert [item.number for item in document.items] == ["3.2"]


def test_a_title_that_breaks_in_a_word_is_whole_though_a_heading_stands_close_below() -> None:
    lines = ["Bilag 3 til punkt 3.2: Kommissorium for arbejds-", "gruppen om unge"]
    lines += ["Kommissorium for arbejdsgruppen om", "indsatser for unge i", "hele regionen"]
    page = [
        printed(line, top=100 + 24 * at, x1=500, size=20, bold=True)
        for at, line in enumerate(lines)
    ]
    document = understand(pdf_reading([*page, printed("Gruppen mødes i maj.", top=240)]))
    (title,) = document.items[0].attachments
    assert title == "Bilag 3 til punkt 3.2: Kommissorium for arbejdsgruppen om unge"


def test_a_label_at_a_pages_foot_is_no_entry_above_the_next_pages_label() -> None:
    pages = [
        [
            printed(f"Punkt 2.{page}, bilag 1", page, top=800 if page % 2 else 40, x0=420),
            printed(f"Kommunerne skal melde tilbage om sag {page} inden sommerferien.", page),
        ]
        for page in (1, 2, 3, 4)
    ]
    ordered = [sorted(page, key=lambda line: line.top or 0.0) for page in pages]
    document = understand(pdf_reading(*ordered))
    assert [
        (item.number, re.findall(r"sag (\d)", field.text))
        for item in document.items
        for field in item.fields
    ] == [("2.1", ["1"]), ("2.2", ["2"]), ("2.3", ["3"]), ("2.4", ["4"])]
