"""Numbers that a dump sets on lines of their own head their titles again, or are told of."""

import pytest
from parsing import pdf_reading, printed, text_reading

from parse.model import ParsedDocument, Reading
from parse.understand import understand

FRONT = "REFERAT\n\nKKR SYDDANMARK\n\nDato: 04-02-2019\n\n"
CASE = "SAG-2019-00012 abc\n\nIndstilling\nDet indstilles, at planen drøftes.\n\n"


def parsed(text: str) -> ParsedDocument:
    return understand(text_reading(FRONT + text))


def headings(document: ParsedDocument) -> list[tuple[str, str | None]]:
    return [
        pair
        for section in document.sections
        for pair in (
            (section.number, section.title),
            *((item.number, item.title) for item in section.items),
        )
    ]


def codes(document: ParsedDocument) -> list[str]:
    return [problem.code for problem in document.problems]


@pytest.mark.parametrize("number", ["{}.", "{}", "Punkt {}", "Pkt. {}:"])
def test_a_number_alone_heads_the_title_below_it(number: str) -> None:
    one, other, sub = (number.format(text) for text in ("3.1", "3.2", "4.1"))
    document = parsed(
        f"{number.format(3)}\n\nRegionalpolitiske sager\n\n{one}\n\nVandplaner for Vesterhavets\n"
        f"kyster\n\n{CASE}Beslutning\nDrøftet.\n\n{other}\n\nNatur\n\n{CASE}Beslutning\nUdsat.\n\n"
        f"{number.format(4)}\n\nEventuelt\n\n{sub}\n\nGæster\n\n{CASE}"
    )
    assert headings(document) == [
        ("3", "Regionalpolitiske sager"),
        ("3.1", "Vandplaner for Vesterhavets kyster"),
        ("3.2", "Natur"),
        ("4", "Eventuelt"),
        ("4.1", "Gæster"),
    ]
    assert [item.decision and item.decision.text for item in document.items] == [
        "Drøftet.",
        "Udsat.",
        None,
    ]
    assert codes(document) == []


RUNS = {
    "as many lines as numbers": "Trafik og veje\nBroer",
    "a section that all papers have": "Regionalpolitiske\nsager\nBroer i Vejle\nFjord",
    "only one line begins a title": "Trafik på\nveje\nBroer",
    "blocks of their own": "Trafik og veje\n\nBroer",
}


@pytest.mark.parametrize("titles", RUNS.values(), ids=RUNS)
def test_numbers_that_come_together_are_dealt_out_where_one_way_is_possible(titles: str) -> None:
    document = parsed(f"3.\n3.1.\n\n{titles}\n\n{CASE}Beslutning\nDrøftet.\n")
    (section, _), (item, title) = headings(document)
    assert (section, item) == ("3", "3.1")
    assert title is not None
    assert title.startswith("Broer")
    assert codes(document) == []


def test_numbers_that_cannot_be_dealt_out_are_told_of() -> None:
    """Which line begins the second title cannot be known: the item has no printed number."""
    document = parsed(
        "3.\n3.1.\n\nTrafik\nVeje\nBroer\n\n" + CASE + "Beslutning\nDrøftet.\n\n"
        "4.\n4.1.\n\nKyster\nHavne\nFærger\n\n" + CASE + "Beslutning\nUdsat.\n"
    )
    assert codes(document).count("number-apart") == 2
    assert "unnumbered" in codes(document)
    assert "numbers no items" not in " ".join(problem.message for problem in document.problems)
    assert [item.decision and item.decision.text for item in document.items] == [
        "Drøftet.\n4.\n4.1.",
        "Udsat.",
    ]


def test_the_contents_deal_out_what_the_lines_alone_leave_open() -> None:
    listed = "Indhold\n3. Trafik Veje ........ 2\n3.1. Broer .......... 2\n\n"
    document = parsed(f"{listed}3.\n3.1.\n\nTrafik\nVeje\nBroer\n\n{CASE}")
    assert headings(document) == [("3", "Trafik Veje"), ("3.1", "Broer")]


def test_times_and_numbers_of_pages_are_no_numbers_of_items() -> None:
    document = parsed(
        f"3.\n\nEventuelt\n\n3.1.\n\nBesøg\n\n{CASE}Sagsfremstilling\nProgrammet er:\n\n10.05\n\n"
        "Ankomst\n\n14.30\n\n4\n\nMaden er dansk.\n"
    )
    assert headings(document) == [("3", "Eventuelt"), ("3.1", "Besøg")]
    assert "number-apart" not in codes(document)


def test_a_list_with_numbers_apart_adds_no_sections_behind_the_last() -> None:
    entries = "".join(f"{n}.\n\nForslag om {n} broer\n\n" for n in range(1, 6))
    document = parsed(
        f"2.\n\nSager\n\n2.1.\n\nBroer\n\n{CASE}Beslutning\nFølgende blev aftalt:\n\n{entries}"
    )
    assert headings(document) == [("2", "Sager"), ("2.1", "Broer")]
    assert document.items[0].decision is not None
    assert document.items[0].decision.text.count("Forslag om") == 5


def test_the_word_for_an_item_stands_with_its_number_above_the_title() -> None:
    rows = [("REFERAT", True), ("KKR SYDDANMARK", True), ("Punkt 1", False), ("Trafik", True)]
    rows += [("Beslutning", True), ("Godkendt.", False), ("Punkt 2", False)]
    rows += [("Planer for vand og", True), ("natur", True), ("Beslutning", True), ("Udsat.", False)]
    lines = [printed(text, top=60.0 + 14 * at, bold=bold) for at, (text, bold) in enumerate(rows)]
    document = understand(pdf_reading(lines))
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "Trafik"),
        ("2", "Planer for vand og natur"),
    ]
    assert [item.decision and item.decision.text for item in document.items] == [
        "Godkendt.",
        "Udsat.",
    ]
    assert "unnumbered" not in codes(document)


def test_points_of_a_decision_are_no_items() -> None:
    document = parsed(
        "1. Trafik\n\nIndstilling\nDrøftes.\n\nBeslutning\nPunkt 1\nGodkendt\nPunkt 2\nTiltrådt"
    )
    assert [item.title for item in document.items] == ["Trafik"]
    assert document.items[0].decision is not None
    assert document.items[0].decision.text == "Punkt 1\nGodkendt\nPunkt 2\nTiltrådt"


def portal(*items: tuple[str, str]) -> Reading:
    """A paper of a meeting portal: `Punkt 47` above the title, and below it who may hear it."""
    rows = [("REFERAT", True), ("KKR SYDDANMARK", True)]
    for number, title in items:
        rows += [(number, True), (title, True), ("Åbent punkt", False), ("Sagsnr. 21/00123", False)]
        rows += [("Beslutning", True), ("Godkendt.", False)]
    lines = [printed(text, top=60.0 + 14 * at, bold=bold) for at, (text, bold) in enumerate(rows)]
    return pdf_reading(lines)


@pytest.mark.parametrize("numbers", [("47", "48", "49"), ("1.1", "1.2", "3.1")])
def test_items_with_their_word_above_the_title_count_on(numbers: tuple[str, ...]) -> None:
    """From meeting to meeting, or within sections; who may hear an item is its text."""
    titles = ("Trafik", "Havne", "Skoler")
    pairs = zip(numbers, titles, strict=True)
    document = understand(portal(*((f"Punkt {number}", title) for number, title in pairs)))
    assert [(item.number, item.title) for item in document.items] == [
        *zip(numbers, titles, strict=True)
    ]
    for item in document.items:
        assert item.case_number == "21/00123"
        assert [field.text for field in item.fields] == ["Åbent punkt", "Godkendt."]


@pytest.mark.parametrize(
    ("one", "two", "three"), [("1", "2", "3"), ("1.1.", "1.2.", "2.1."), ("47.", "48.", "49.")]
)
def test_numbers_alone_above_titles_count_the_items_of_a_dump(one, two, three) -> None:
    """No white above them: `pdftotext` sets apart what stands in a column of its own."""
    document = parsed(
        f"{one}\n\nBroer over fjorden og\nsundet\n\nSagsnr.:\n\nSAG-2019-00012\n\n"
        f"Sagsansvarlig: abc\n\nBeslutning\nGodkendt.\n{two}\n\nHavne\n\nBeslutning\nUdsat.\n"
        f"{three}\n\nFyr\n\nBeslutning\nDrøftet."
    )
    assert [(item.number, item.title) for item in document.items] == [
        (one.rstrip("."), "Broer over fjorden og sundet"),
        (two.rstrip("."), "Havne"),
        (three.rstrip("."), "Fyr"),
    ]
    first = document.items[0]
    assert (first.case_number, first.case_workers) == ("SAG-2019-00012", ("abc",))
    assert [item.decision and item.decision.text for item in document.items] == [
        "Godkendt.",
        "Udsat.",
        "Drøftet.",
    ]


def test_a_number_on_a_line_above_its_title_in_the_same_bold_letters_heads_it() -> None:
    rows = [("1.", 12.0), ("Broer", 12.0), ("Beslutning", 10.0), ("Godkendt.", 10.0)]
    rows += [("2.", 12.0), ("Havne", 12.0), ("Beslutning", 10.0), ("Udsat.", 10.0)]
    lines = [printed("Referat", top=60.0, size=18.0), printed("KKR Midtjylland", top=90.0)]
    lines += [
        printed(text, top=130.0 + 16 * at + 20 * (at // 4), size=size, bold=not text.endswith("t."))
        for at, (text, size) in enumerate(rows)
    ]
    document = understand(pdf_reading(lines))
    assert [
        (item.number, item.title, item.decision and item.decision.text) for item in document.items
    ] == [("1", "Broer", "Godkendt."), ("2", "Havne", "Udsat.")]


@pytest.mark.parametrize("below", ["", "Formanden takkede for samarbejdet.\n"])
def test_a_number_alone_above_what_closes_the_meeting_heads_it(below: str) -> None:
    item = "{}\n{}\nBaggrund\nPlanen er sendt i høring hos kommunerne.\nBeslutning\nGodkendt.\n"
    text = "".join(item.format(f"{n}.", title) for n, title in ((1, "Natur"), (2, "Gæster")))
    assert headings(parsed(f"{text}3.\nEventuelt\n{below}"))[-1] == ("3", "Eventuelt")


def test_a_title_cut_after_a_day_stands_below_its_number() -> None:
    item = "{}\n{}\nBaggrund\nPlanen er sendt i høring hos kommunerne.\nBeslutning\nGodkendt.\n"
    titles = ("Referat fra mødet den 25.\njanuar 2019", "Natur", "Gæster")
    text = "".join(item.format(f"1.{n}.", title) for n, title in enumerate(titles, start=1))
    assert headings(parsed(f"1. Sager\n{text}2. Eventuelt\n"))[1:4] == [
        ("1.1", "Referat fra mødet den 25. januar 2019"),
        ("1.2", "Natur"),
        ("1.3", "Gæster"),
    ]


def test_numbers_of_sections_alone_above_titles_head_them_as_those_of_items_do() -> None:
    item = "{}\n{}\nBaggrund\nPlanen er sendt i høring hos kommunerne.\nBeslutning\nGodkendt.\n"
    text = (
        f"1.\nSager\n{item.format('1.1.', 'Natur')}{item.format('1.2.', 'Gæster')}"
        f"2.\nUdpegninger til\nråd og nævn\n{item.format('2.1.', 'Bestyrelsen for havnen')}"
        f"3.\nEventuelt\n{item.format('3.1.', 'Eventuelt')}"
    )
    document = parsed(text)
    assert headings(document) == [
        ("1", "Sager"),
        ("1.1", "Natur"),
        ("1.2", "Gæster"),
        ("2", "Udpegninger til råd og nævn"),
        ("2.1", "Bestyrelsen for havnen"),
        ("3", "Eventuelt"),
        ("3.1", "Eventuelt"),
    ]
    assert {item.decision and item.decision.text for item in document.items} == {"Godkendt."}


def test_a_page_end_within_a_title_hides_not_that_its_number_stands_above_it() -> None:
    item = "{}\n{}\nBaggrund\nPlanen er sendt i høring hos kommunerne.\nBeslutning\nGodkendt.\n"
    titles = ("Natur", "Befordring af patienter mellem sygehus\n\f\nog kommune", "Gæster")
    text = "".join(item.format(f"{n}.", title) for n, title in enumerate(titles, start=1))
    assert ("2", "Befordring af patienter mellem sygehus og kommune") in [
        (item.number, item.title) for item in parsed(text).items
    ]


@pytest.mark.parametrize("number", ["PUNKT NR. {} – ÅBENT", "Punkt {} (Åben)"])
def test_who_may_hear_an_item_stands_behind_its_number_above_the_title(number: str) -> None:
    items = "\n\n".join(
        f"{number.format(count)}\n\n{title}\n\nBaggrund\nEn plan.\n\nBeslutning\nGodkendt."
        for count, title in enumerate(("Busser og tog", "Havne", "Cykelstier"), start=1)
    )
    document = parsed(items)
    assert [(item.number, item.title) for item in document.items] == [
        ("1", "Busser og tog"),
        ("2", "Havne"),
        ("3", "Cykelstier"),
    ]
    assert codes(document) == []
