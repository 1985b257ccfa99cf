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
