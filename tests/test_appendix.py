"""Appendix files: recognised, split by item and appendix."""

from parsing import text_reading

from parse.model import Kind
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
