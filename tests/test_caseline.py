"""The case line under an item's title."""

import pytest
from parsing import text_reading

from parse.lines.caseline import CaseLine, parse_case_line, split_case_line
from parse.understand import understand


@pytest.mark.parametrize(
    ("text", "number", "workers"),
    [
        ("SAG-2020-06413 chbo/jhp", "SAG-2020-06413", ("chbo", "jhp")),
        ("SAG-2024-01875 chbn / jhp", "SAG-2024-01875", ("chbn", "jhp")),
        ("SAG-2022-01302", "SAG-2022-01302", ()),
        ("SAG - 2022 - 01302 hast", "SAG-2022-01302", ("hast",)),
        ("SAG NR.: jhp/egl", None, ("jhp", "egl")),
        ("SAG NR.: 2012-01234 jhp", "SAG-2012-01234", ("jhp",)),
        ("SAG-2014-00001abc", "SAG-2014-00001", ("abc",)),
        ("SAG-2014-00001 abcd1", "SAG-2014-00001", ("abcd",)),
        ("SAG-2014-00001 og SAG-2014-00002 abc", "SAG-2014-00001", ("abc",)),
        ("SAG – 2014 – 00001 abc", "SAG-2014-00001", ("abc",)),
        ("S AG-2014-00001 abc/ def", "SAG-2014-00001", ("abc", "def")),
        ("Sagsnr.: 2013-04567", "SAG-2013-04567", ()),
        ("Sagsnr.: 2013-04567 Sagsbehandler: jhp/egl", "SAG-2013-04567", ("jhp", "egl")),
        ("Sagsnr.: SAG-2013-04567, Sagsansvarlig: jhp", "SAG-2013-04567", ("jhp",)),
        ("Sagsnr. 21/008812", "21/008812", ()),
        ("Sagsnr. 18/2291-1 Sagsbehandler: Ida Bro", "18/2291-1", ("Ida Bro",)),
        ("Sagsnr.: 2018-0012345", "2018-0012345", ()),
        ("Acadre sagsnr. 15/2345 Initialer: egl", "15/2345", ("egl",)),
        ("Sagsid.: 00.22.04-P35-2-17", "00.22.04-P35-2-17", ()),
        ("14.00A00 - 2015/28574", "14.00A00 - 2015/28574", ()),
        ("Journalnr. EMN-2017-01234", "EMN-2017-01234", ()),
        ("Journalnr. SAG-2019-00123 abc/def", "SAG-2019-00123", ("abc", "def")),
        ("J.nr. 18/2291 rbj", "18/2291", ("rbj",)),
        ("J.nr.: 18/2291 Brevid: 2914918 Resp.: rbj", "18/2291", ("rbj",)),
        ("Sagsnummer: 2021-0003421 | Dokumentnr.: 5799545 | Åbent punkt", "2021-0003421", ()),
        ("Sagsnr.: 19/12345 · Dok.nr.: 4711-19 · Sagsbeh.: abc", "19/12345", ("abc",)),
        ("Dagsordenspunkt 2 · Sagsnr. 22/4411 · Åben", "22/4411", ()),
        ("Sagsnr.: 19/12345 Dok.nr.: 4711-19 Sagsbehandler: Ida Bro", "19/12345", ("Ida Bro",)),
        ("Sagsnr.: 19/12345 Sagsbehandler: abc/de Dok.nr.: 4711-19", "19/12345", ("abc", "de")),
        ("Sagsnr.: 19/2231, dok.nr. 1234, sagsbehandler ABK", "19/2231", ("ABK",)),
        ("Journalnummer: 25/331", "25/331", ()),
        ("J.nr: 1-30-78-4-18", "1-30-78-4-18", ()),
        ("00.01.00-A00-1-19", "00.01.00-A00-1-19", ()),
        ("Sagsid.: 20/33839, Sagsinitialer: ABCD", "20/33839", ("ABCD",)),
        ("J.nr.: 16.00.00A09 Sagsid: 44120 Sagsbehandler: HY", "16.00.00A09", ("HY",)),
        ("J.nr.: 00.01.00.A10-0001/2013", "00.01.00.A10-0001/2013", ()),
        ("J.nr.: 00.01.00Ø20 Sagsid.: 18211 Initialer: abc", "00.01.00Ø20", ("abc",)),
        ("Sagsnr.: 6628", "6628", ()),
        ("Sagsnr. 299835 KKR Sjælland Åbent punkt", "299835", ()),
        ("Sag 306-2009-600", "306-2009-600", ()),
        ("Sagsnr.: 330-2018-17332 Dok.nr.: 330-2018-152456 Åbent", "330-2018-17332", ()),
        ("Sagsnummer: 2025-000112", "2025-000112", ()),
        ("22/9812", "22/9812", ()),
        ("21/008812", "21/008812", ()),
        ("17/001204 rbj/tso", "17/001204", ("rbj", "tso")),
    ],
)
def test_case_lines(text: str, number: str | None, workers: tuple[str, ...]) -> None:
    assert parse_case_line(text) == CaseLine(number, workers)


@pytest.mark.parametrize(
    "text",
    [
        "Sagen blev drøftet",
        "SAG-2020-06413 blev behandlet på mødet i maj",
        "Sag nr. to er lukket nu",
        "Sagsnr. 21/008812 er afsluttet",
        "Sagsnr. 18/2291 blev behandlet af Ida Bro",
        "Sagsnr. 18/2291 handler om: veje",
        "Sag 3/2021",
        "Sag nr. 3",
        "J.nr. 6628 er lukket nu",
        "2021/2022",
        "12/2021",
        "",
    ],
)
def test_prose_is_no_case_line(text: str) -> None:
    assert parse_case_line(text) is None


def test_a_case_line_glued_to_the_title_is_split_off() -> None:
    assert split_case_line("Økonomi SAG-2021-00012 abc") == ("Økonomi", "SAG-2021-00012 abc")


@pytest.mark.parametrize("case", ["(SAG-2021-00012)", "[SAG-2021-00012 abc]"])
def test_a_case_in_brackets_behind_the_title_is_split_off(case: str) -> None:
    assert split_case_line(f"Økonomi {case}") == ("Økonomi", case.strip("()[]"))
    assert split_case_line("Økonomi (se SAG-2021-00012)") == ("Økonomi (se SAG-2021-00012)", None)


def test_the_case_line_in_a_titles_own_line_is_the_items() -> None:
    title = "2.1. Økonomi SAG-2021-00012 abc"
    text = f"Referat\n\nKKR Sjælland\n\n2. Sager\n\n{title}\n\nBeslutning\nUdsat."
    (item,) = understand(text_reading(text)).items
    assert (item.title, item.case_number) == ("Økonomi", "SAG-2021-00012")
    assert item.case_workers == ("abc",)


@pytest.mark.parametrize("worker", [("abc",), ("Ida Bro",)])
def test_labels_and_values_of_a_table_are_the_items_case_and_no_text(
    worker: tuple[str, ...],
) -> None:
    table = f"Sagsnr.\n27.36.00-P35-3-19\nSagsbehandler\n{worker[0]}\nPunkttype\nÅbent punkt"
    text = f"Referat\n\nKKR Sjælland\n\n2. Sager\n\n2.1. Veje\n{table}\n\nBaggrund\nEn plan."
    (item,) = understand(text_reading(text)).items
    assert (item.case_number, item.case_workers) == ("27.36.00-P35-3-19", worker)
    assert [field.text for field in item.fields] == ["Åbent punkt", "En plan."]


def test_lines_of_labels_below_the_title_are_no_text() -> None:
    text = (
        "KKR Sjælland\nReferat\nDato: 25-06-2019\n\n1. Veje\nSag 306-2009-600\n"
        "Dok. 306-2019-263412\nInitialer: PIM\nÅbent\n\nSagsfremstilling\nDer bygges veje.\n\n"
        "Beslutning\nGodkendt.\n\n2. Broer\nJ.nr.: 05.01.00.A10-0001/2013\nSagsnr.: 6628\n\n"
        "Sagsfremstilling\nDer bygges broer.\n\nBeslutning\nUdsat."
    )
    read = understand(text_reading(text))
    first, second = read.items
    assert "item-missed" not in {problem.code for problem in read.problems}
    assert (first.case_number, first.case_workers) == ("306-2009-600", ("PIM",))
    assert second.case_number == "6628"  # the journal's tells what kind of matter it is
    assert [(field.heading, field.text) for field in first.fields] == [
        (None, "Åbent"),
        ("Sagsfremstilling", "Der bygges veje."),
        ("Beslutning", "Godkendt."),
    ]
    assert second.fields[0].text == "J.nr.: 05.01.00.A10-0001/2013"
