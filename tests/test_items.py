"""Items: case line, fields, decision, attachments, links."""

from dataclasses import replace

import pytest
from parsing import pdf_reading, printed, text_reading

from parse.document import read
from parse.model import Decision, FieldName, Kind, Outcome, ParsedDocument, Table
from parse.understand import understand


def parsed(body: str) -> ParsedDocument:
    front = "REFERAT 2021\n\nKKR MIDTJYLLAND\n\nDato: 08-06-2021\n\n"
    return understand(text_reading(front + body))


def item(body: str):
    document = parsed("3. Regionalpolitiske sager\n\n3.1. Trafik\nSAG-2021-00012 abcd\n\n" + body)
    return document.items[0]


def fields(body: str) -> list[tuple[FieldName, str | None, str]]:
    return [(field.name, field.heading, field.text) for field in item(body).fields]


def test_fields_by_their_headings() -> None:
    assert fields(
        "Baggrund\nEn plan.\n\nIndstilling\nDet indstilles, at planen godkendes.\n\n"
        "Sagsfremstilling\nVejene er smalle.\n\nBeslutning\nGodkendt."
    ) == [
        (FieldName.BACKGROUND, "Baggrund", "En plan."),
        (FieldName.RECOMMENDATION, "Indstilling", "Det indstilles, at planen godkendes."),
        (FieldName.PRESENTATION, "Sagsfremstilling", "Vejene er smalle."),
        (FieldName.DECISION, "Beslutning", "Godkendt."),
    ]


def test_items_of_2012_have_prose_and_a_recommendation_without_headings() -> None:
    assert fields("Vejene er smalle.\n\nDet indstilles, at planen godkendes.") == [
        (FieldName.BODY, None, "Vejene er smalle."),
        (FieldName.RECOMMENDATION, None, "Det indstilles, at planen godkendes."),
    ]


def test_a_recommendation_may_begin_with_at_kkr() -> None:
    assert fields("Vejene er smalle.\n\nAt KKR Midtjylland godkender planen.")[1][0] is (
        FieldName.RECOMMENDATION
    )


def test_a_place_on_a_line_of_its_own_is_no_person() -> None:
    cover = "REFERAT 2014\n\nKKR NORDJYLLAND\n\nDato: 07-02-2014\n\nSted:\n\nSorø Storkro\n\n"
    document = understand(
        text_reading(cover + "Mission\n\nKL.\n\n1. Sager\n\n1.1. Trafik\n\nTekst.")
    )
    assert (document.place, document.attendance) == ("Sorø Storkro", ())


@pytest.mark.parametrize("workers", ["abcd", "abcd/efg"])
def test_initials_a_tab_away_from_the_case_number_are_its_workers(workers: str) -> None:
    """Word puts them at a tab stop: PDFs have them level with the number, apart from it."""
    front = [
        printed("REFERAT 2021", top=60, size=18),
        printed("KKR MIDTJYLLAND", top=90, size=14),
        printed("Dato: 08-06-2021", top=120),
    ]
    page = [
        printed("3. Regionalpolitiske sager", top=60, size=14, bold=True),
        printed("3.1. Trafik", top=90, size=12, bold=True),
        printed("SAG-2021-00012", top=110),
        printed(workers, top=110, x0=300),
        printed("Baggrund", top=140, bold=True),
        printed("En plan er lagt.", top=155),
    ]
    (only,) = understand(pdf_reading(front, page)).items
    assert (only.case_number, only.case_workers) == ("SAG-2021-00012", tuple(workers.split("/")))
    assert [found.text for found in only.fields] == ["En plan er lagt."]


def test_initials_of_two_below_the_case_number_are_its_workers() -> None:
    document = parsed("3. Sager\n\n3.1. Trafik\nSAG-2021-00012\nabcd/efg\n\nBaggrund\nEn plan.")
    assert document.items[0].case_workers == ("abcd", "efg")
    assert [found.text for found in document.items[0].fields] == ["En plan."]


def test_prose_goes_on_below_a_recommendation_without_a_heading() -> None:
    assert fields(
        "Vejene er smalle.\n\nDet indstilles, at planen godkendes.\n\nPlanen er fra marts."
    ) == [
        (FieldName.BODY, None, "Vejene er smalle."),
        (FieldName.RECOMMENDATION, None, "Det indstilles, at planen godkendes."),
        (FieldName.BODY, None, "Planen er fra marts."),
    ]


@pytest.mark.parametrize(
    ("listed", "titles"),
    [
        ("Trafikplan 2021\n\nKort over vejene", ("Trafikplan 2021", "Kort over vejene")),
        ("- Trafikplan 2021\n- Kort over vejene", ("Trafikplan 2021", "Kort over vejene")),
        ("Bilag 1: Trafikplan\n\nBilag 2: Kort", ("Bilag 1: Trafikplan", "Bilag 2: Kort")),
    ],
)
def test_a_list_of_appendices_ends_where_prose_begins(listed: str, titles: tuple[str, ...]) -> None:
    prose = "Vejene er smalle og skal gøres bredere, før skolerne åbner."
    found = item(f"Baggrund\nEn plan.\n\nBilag\n\n{listed}\n\n{prose}\n\nBeslutning\nGodkendt.")
    assert found.attachments == titles
    assert [one.text for one in found.fields] == [f"En plan.\n{prose}", "Godkendt."]


def test_a_placeholder_that_was_left_above_a_recommendation_is_none_of_it() -> None:
    assert fields("Indstilling\nHer skrives indstillingen\n\nAt planen godkendes.") == [
        (FieldName.RECOMMENDATION, "Indstilling", "At planen godkendes.")
    ]


def test_a_placeholder_is_no_field() -> None:
    assert fields(
        "Baggrund\nEn plan.\n\nIndstilling\nHer skrives indstillingen\n\nBeslutning\nGodkendt."
    ) == [
        (FieldName.BACKGROUND, "Baggrund", "En plan."),
        (FieldName.DECISION, "Beslutning", "Godkendt."),
    ]


STATUS = [
    ("Sag", "Indstilling", "Beslutning"),
    ("Letbane", "At linjen drøftes", "Udsat"),
    ("Lufthavn", "At planen godkendes", "Afvist"),
]


def is_of_one_decision(document: ParsedDocument) -> bool:
    """Whether nothing of `STATUS` is in a decision or recommendation of the one item."""
    (only,) = document.items
    texts = {found.name: found.text for found in only.fields}
    told = texts.get(FieldName.PRESENTATION, "") + str(only.tables)
    return (
        only.decision is not None
        and only.decision.text == "Oversigten blev drøftet."
        and FieldName.RECOMMENDATION not in texts
        and all(cell in told for row in STATUS[1:] for cell in row)
    )


def test_a_column_of_a_layout_dump_is_no_field_whatever_its_head() -> None:
    table = "\n".join(f"{one:28}{two:30}{three}" for one, two, three in STATUS)
    text = (
        "REFERAT\n\nKKR MIDTJYLLAND\n\nDato: 08-06-2021\n\n3. Sager\n\n3.1. Status\n"
        f"SAG-2021-00012 abcd\n\nSagsfremstilling\nSådan står det til:\n{table}\n\n"
        "Beslutning\nOversigten blev drøftet.\n"
    )
    assert is_of_one_decision(understand(read(text.encode(), "dump.txt")))


def test_a_column_of_a_pdf_is_no_field_whatever_its_head() -> None:
    prose = ["3. Sager", "3.1. Status", "SAG-2021-00012 abcd", "Sagsfremstilling", "Sådan er det:"]
    lines = [printed(text, top=100 + 14 * n, bold=n < 2) for n, text in enumerate(prose)]
    lines += [
        printed(cell, top=170 + 14 * n, x0=85 + 140 * column)
        for n, row in enumerate(STATUS)
        for column, cell in enumerate(row)
    ]
    lines += [printed("Beslutning", top=240), printed("Oversigten blev drøftet.", top=254)]
    assert is_of_one_decision(understand(pdf_reading(lines)))


def test_an_empty_decision_is_reported() -> None:
    document = parsed("3. Sager\n\n3.1. Trafik\nSAG-2021-00012 abcd\n\nBeslutning\n\n4. Eventuelt")
    assert document.items[0].decision is not None
    assert document.items[0].decision.text == ""
    assert [problem.code for problem in document.problems] == ["empty-decision"]


def test_no_decision_is_none() -> None:
    assert item("Baggrund\nEn plan.").decision is None


def test_text_after_a_decision_belongs_to_it_until_the_next_heading() -> None:
    made = item("Beslutning\nGodkendt.\n\n\f\nDesuden blev planen rost af flere.")
    assert made.decision is not None
    assert made.decision.text == "Godkendt.\nDesuden blev planen rost af flere."


def test_margin_marks_before_titles_are_attachments_and_beside_prose_are_not() -> None:
    made = item(
        "Sagsfremstilling\n./. Trafikplan 2021-2025\n\n"
        "./. Planen er udarbejdet af kommunerne, som har drøftet den.\n\n"
        "./. Brevet til ministeren er vedlagt."
    )
    assert made.attachments == ("Trafikplan 2021-2025", "Brevet til ministeren er vedlagt.")
    assert made.fields[0].text == "Planen er udarbejdet af kommunerne, som har drøftet den."


@pytest.mark.parametrize(
    ("sentence", "titled"),
    [
        ("Sekretariatets notat er vedlagt som bilag.", True),
        ("Som bilag vedlægges referat af konferencen.", True),
        ("Vedlagt er brev til ministeren.", True),
        ("Notatet, som kommunerne har skrevet, er vedlagt.", True),
        ("Notatet er vedlagt, og det foreslås, at det sendes til alle kommuner.", False),
        ("Notatet er vedlagt, og der arbejdes videre med det i kommunerne.", False),
        ("Kommunerne har skrevet det vedlagte notat.", False),
        ("Planen er lang, og den er vedlagt.", False),
    ],
)
def test_a_sentence_beside_a_mark_is_a_title_if_it_only_names_the_enclosure(
    sentence: str, *, titled: bool
) -> None:
    made = item(f"Sagsfremstilling\nKort sagt.\n\n./. {sentence}\n\nSagen går sin gang.")
    assert made.attachments == ((sentence,) if titled else ())
    assert (sentence in made.fields[0].text) is not titled


def test_a_decision_on_the_heading_line() -> None:
    assert fields("Beslutning: Godkendt.") == [(FieldName.DECISION, "Beslutning", "Godkendt.")]


def test_a_second_heading_of_the_same_name_is_a_sub_heading() -> None:
    assert fields("Sagsfremstilling\nVejene.\n\nBaggrund\nEn plan.\n\nBaggrund\nEt afsnit.")[1] == (
        FieldName.BACKGROUND,
        "Baggrund",
        "En plan.\nBaggrund\nEt afsnit.",
    )


def test_free_text_under_a_section_is_body_and_reported() -> None:
    document = parsed(
        "3. Sager\n\n3.1. Trafik\n\nTekst om trafikken.\n\n4. Udpegninger\n\nFormanden takkede."
    )
    assert [found.number for found in document.items] == ["3.1"]
    assert [paragraph.text for paragraph in document.body] == ["Formanden takkede."]
    assert [problem.code for problem in document.problems] == ["text-without-item"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Eventuelt", "Intet."),
        ("Eventuelt", "Formanden takkede for god ro og orden.\n\nEn gæst hilste."),
        ("Næste møde", "Næste møde er torsdag den 9. september 2021 i Hobro."),
        ("Siden sidst", "Formanden orienterer om mødet med ministeren."),
        ("Udpegninger", "Der er ingen udpegninger."),
        ("Regionalpolitiske sager", "Ingen sager."),
    ],
)
def test_few_words_where_papers_have_no_items_are_ordinary(title: str, text: str) -> None:
    """They are body, so that they can be searched, and nothing is odd about them."""
    document = parsed(f"3. Sager\n\n3.1. Trafik\n\nTekst om trafikken.\n\n4. {title}\n\n{text}")
    assert "\n\n".join(paragraph.text for paragraph in document.body) == text
    assert document.problems == ()


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Eventuelt", "KKR Midtjylland godkendte planen for de nye broer."),
        ("Eventuelt", "Formanden fortalte om broerne over fjorden og deres lange historie. " * 6),
        ("Broer", "Der er for få broer."),
        (
            "Broer",
            "Ingen har svaret på brevet, og derfor bør sagen tages op til efteråret igen af KKR.",
        ),
    ],
)
def test_decisions_and_longer_texts_without_an_item_are_told_of(title: str, text: str) -> None:
    document = parsed(f"3. Sager\n\n3.1. Trafik\n\nTekst om trafikken.\n\n4. {title}\n\n{text}")
    assert [problem.code for problem in document.problems] == ["text-without-item"]


def test_a_flat_agenda_has_items_of_its_sections_numbers() -> None:
    document = parsed(
        "3. Trafik\nSAG-2021-00012 abcd\n\nBaggrund\nEn plan.\n\n"
        "4. Klima\nSAG-2021-00013 abcd\n\nBaggrund\nEt mål."
    )
    assert [(found.number, found.title) for found in document.items] == [
        ("3", "Trafik"),
        ("4", "Klima"),
    ]


def test_the_sections_of_a_flat_paper_are_its_items() -> None:
    """Prose below them, without a case line or a field's heading, is theirs."""
    document = parsed(
        "1. Dagsorden\n\nGodkendt.\n\n2. Skolebusser\n\nEn plan.\n\n3. Eventuelt\n\nIntet."
    )
    assert [(found.number, found.title) for found in document.items] == [
        ("1", "Dagsorden"),
        ("2", "Skolebusser"),
    ]
    assert [paragraph.text for paragraph in document.body] == ["Intet."]
    assert document.problems == ()


@pytest.mark.parametrize(
    ("text", "matter", "decision"),
    [
        ("Godkendt.", "", "Godkendt."),
        (
            "Planen er dyr.\n\nEfter en debat tiltrådtes indstillingen.\n\nA tog forbehold.",
            "Planen er dyr.",
            "Efter en debat tiltrådtes indstillingen.\nA tog forbehold.",
        ),
        (
            "Planen er dyr.\n\nIndstillingen tiltrådtes.\n\nSekretariatet udarbejder et notat.",
            "Planen er dyr.",
            "Indstillingen tiltrådtes.\nSekretariatet udarbejder et notat.",
        ),
        (
            "Planen er dyr.\n\nDer udarbejdes et notat.",
            "Planen er dyr.\nDer udarbejdes et notat.",
            None,
        ),
        ("Det indstilles, at planen godkendes.", "Det indstilles, at planen godkendes.", None),
        ("Formanden fortalte om planen.", "Formanden fortalte om planen.", None),
        (
            "Planen blev godkendt.\n\nDen er dyr.\n\nDen er lang.\n\nDen er god.",
            "Planen blev godkendt.\nDen er dyr.\nDen er lang.\nDen er god.",
            None,
        ),
        ("Baggrund\nPlanen blev godkendt.", "Planen blev godkendt.", None),
        (
            "Møde med regionsrådets formand: Drøftelsen vedrørte planen.",
            "Møde med regionsrådets formand: Drøftelsen vedrørte planen.",
            None,
        ),
        (
            "Ny.\n\nKKR Midt besluttede følgende: Den udsættes.",
            "Ny.",
            "KKR Midt besluttede følgende: Den udsættes.",
        ),
    ],
)
def test_minutes_without_field_headings_decide_at_the_end_of_their_prose(
    text: str, matter: str, decision: str | None
) -> None:
    made = parsed(f"1. Skolebusser\n\n{text}\n\n2. Natur\n\nIntet nyt.").items[0]
    assert (made.decision.text if made.decision else None) == decision
    told = [field.text for field in made.fields if field.name is not FieldName.DECISION]
    assert "\n".join(told) == matter


def test_the_prose_of_another_bodys_minutes_decides_too() -> None:
    front = "Referat fra møde i byrådet\n\nDato: 08-06-2021\n\n"
    document = understand(text_reading(front + "1. Busser\n\nUdsat.\n\n2. Natur\n\nGodkendt."))
    assert [made.decision and made.decision.text for made in document.items] == [
        "Udsat.",
        "Godkendt.",
    ]


@pytest.mark.parametrize(
    ("title", "text", "outcome"),
    [
        ("Kontaktudvalget i Region Nordjylland", "Kontaktudvalget drøftede planen.", "discussed"),
        ("KKR Midtjyllands formandskab", "Formandskabet godkendte planen.", "approved"),
        ("Økonomiudvalget", "Udvalget tog planen til efterretning.", "noted"),
        ("Referat fra møde i K17", "K17 tiltrådte planen.", "endorsed"),
        ("Økonomiudvalget", "Byrådet godkendte planen.", "unclassified"),
    ],
)
def test_what_another_body_does_at_its_own_meeting_is_decided(title, text, outcome) -> None:
    document = understand(text_reading(f"{title}\n\nReferat\n\n1. Busser\n\nBeslutning\n{text}"))
    (made,) = document.items
    assert made.decision is not None
    assert made.decision.outcomes == (outcome,)


@pytest.mark.parametrize("numbers", ["ABC", ("I", "II", "III")])
def test_headings_that_group_the_items_of_a_flat_paper_are_sections(numbers) -> None:
    a, b, c = numbers
    document = parsed(
        f"{a}. Til beslutning\n\n1. Broer\n\nGodkendt.\n\n2. Havne\n\nUdsat.\n\n"
        f"{b}. Udpegninger\n\n3. Fonden\n\nIda Bro blev udpeget.\n\n{c}. Eventuelt\n\nIntet."
    )
    assert [(s.number, s.title, [i.number for i in s.items]) for s in document.sections] == [
        (a, "Til beslutning", ["1", "2"]),
        (b, "Udpegninger", ["3"]),
        (c, "Eventuelt", []),
    ]
    assert document.items[1].decision
    assert document.items[1].decision.text == "Udsat."
    assert document.problems == ()


def test_a_papers_usual_groups_are_sections_though_set_as_its_items_are() -> None:
    rows = [
        ("Sager til beslutning", "1. Broer", "Beslutning", "Godkendt."),
        ("Sager til orientering", "2. Havne", "Beslutning", "Udsat."),
    ]
    lines = [printed("Referat", top=60.0, size=18.0), printed("KKR Midtjylland", top=90.0)]
    lines += [
        printed(text, top=130.0 + 30 * at + 150 * group, size=size, bold=bold)
        for group, texts in enumerate(rows)
        for at, (text, size, bold) in enumerate(
            zip(texts, (12.0, 12.0, 10.0, 10.0), (True, True, True, False), strict=True)
        )
    ]
    document = understand(pdf_reading(lines))
    assert [(s.title, [i.title for i in s.items]) for s in document.sections] == [
        ("Sager til beslutning", ["Broer"]),
        ("Sager til orientering", ["Havne"]),
    ]
    assert [item.decision.text for item in document.items if item.decision] == [
        "Godkendt.",
        "Udsat.",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Beslutning, KKR Midtjylland, 10.06.2022",
        "KKR Midtjylland, den 10. juni 2022:",
        "Drøftelse/konklusion",
        "Protokol",
        "Vedtaget",
        "Konklusion og aftaler",
        "POLITISK BEHANDLING",
    ],
)
def test_headings_of_decisions_that_few_templates_have(heading: str) -> None:
    document = parsed(f"1. Broer\n\nIndstilling\n\nDet indstilles.\n\n{heading}\n\nUdsat.")
    (item,) = document.items
    assert item.decision
    assert item.decision.text == "Udsat."


@pytest.mark.parametrize(
    "room",
    [
        *("………………", "____", "-", "[udfyldes efter mødet]", "Udfyldes på mødet", ""),
        *("[Afventer tekst]", "[afventer mødet]"),
        *("[Indsæt tekst her]", "Beslutningen indføres efter mødet.", "(Noteres på mødet)"),
        *("Skrives senere", "Udfyldes …", "Noteres ......", "Udfyldes", "[Beslutning noteres her]"),
        *("<Skriv her>", "[Klik for at skrive]"),
    ],
)
def test_room_for_a_decision_is_none(room: str) -> None:
    made = parsed(f"1. Broer\n\nBaggrund\n\nDer er broer.\n\nBeslutning\n\n{room}").items[0]
    assert made.decision
    assert (made.decision.text, made.decision.outcomes) == ("", ())


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Noteres.", Outcome.NOTED),
        ("[Drøftet]", Outcome.DISCUSSED),
        ("[Godkendt]", Outcome.APPROVED),
        ("[Udsat til næste møde]", Outcome.POSTPONED),
        ("[Noteres]", Outcome.NOTED),
        ("[Afventer svar fra KL]", Outcome.POSTPONED),
        ("[Den nye tekst godkendt]", Outcome.APPROVED),
        ("[Godkendt. Noteres]", Outcome.APPROVED),
        ("Beslutning om deltagelse indføres i aftalen.", Outcome.UNCLASSIFIED),
        ("Tilføjes dagsordenen.", Outcome.UNCLASSIFIED),
        ("Skrives ind i planen.", Outcome.UNCLASSIFIED),
    ],
)
def test_few_words_are_a_decision_and_no_room_for_one(text: str, outcome: Outcome) -> None:
    made = parsed(f"1. Broer\n\nBaggrund\n\nDer er broer.\n\nBeslutning\n\n{text}").items[0]
    assert made.decision
    assert made.decision.text == text
    assert outcome in made.decision.outcomes


def test_minutes_in_which_nothing_is_decided_are_told_of() -> None:
    document = parsed("\n\n".join(f"{at}. Broer\n\nBaggrund\n\nDer er broer." for at in (1, 2, 3)))
    assert [problem.code for problem in document.problems] == ["no-decisions"]


def test_a_lettered_list_groups_no_items() -> None:
    document = parsed("1. Broer\n\nA. Lillebro\n\nB. Storebro\n\nUdsat.\n\n2. Havne\n\nGodkendt.")
    assert [section.number for section in document.sections] == ["1", "2"]


@pytest.mark.parametrize("a", ["a", ".a", " a", "A"])
def test_letters_count_the_items_of_a_section(a: str) -> None:
    document = parsed(
        f"1. Formalia\n\n1{a}. Dagsorden\n\nGodkendt.\n\n2. Sager\n\n2{a}. Broer\n\nUdsat."
    )
    assert [(s.number, [i.number for i in s.items]) for s in document.sections] == [
        ("1", [f"1{a.strip()}"]),
        ("2", [f"2{a.strip()}"]),
    ]


@pytest.mark.parametrize("numbers", ["ABC", ("I", "II", "III")])
@pytest.mark.parametrize("fields", ["Godkendt.", "Indstilling\nDrøftes.\n\nBeslutning\nDrøftet."])
def test_letters_number_the_items_of_a_paper_without_other_numbers(numbers, fields) -> None:
    titles = ["Broer", "Havne", "Fyr"]
    text = "".join(
        f"{n}. {title}\n\n{fields}\n\n" for n, title in zip(numbers, titles, strict=True)
    )
    document = parsed(text)
    found = [(made.number, made.title) for made in document.items]
    assert found == list(zip(numbers, titles, strict=True))
    assert document.problems == ()


def test_an_item_put_in_with_a_letter_leaves_the_others_items() -> None:
    document = parsed(
        "1. Broer\n\nUdsat.\n\n2. Havne\n\nUdsat.\n\n2a. Fyr\n\nUdsat.\n\n3. Øer\n\nUdsat."
    )
    assert [made.number for made in document.items] == ["1", "2", "2a", "3"]


def test_the_prose_of_an_agenda_decides_nothing() -> None:
    front = "DAGSORDEN 2021\n\nKKR MIDTJYLLAND\n\nDato: 08-06-2021\n\n"
    document = understand(text_reading(front + "1. Skolebusser\n\nPlanen blev godkendt."))
    assert [item.decision for item in document.items] == [None]


def test_a_title_may_wrap_before_a_date() -> None:
    document = parsed(
        "1. Godkendelse\n\n1.1. Godkendelse af referat fra mødet i KKR Midtjylland fredag den\n"
        "6. september 2024\nSAG-2021-00012 abcd\n\nBaggrund\nTekst."
    )
    assert document.items[0].title.endswith("fredag den 6. september 2024")
    assert document.items[0].case_number == "SAG-2021-00012"


def test_an_empty_section_has_no_items() -> None:
    document = parsed(
        "3. Udpegninger\n\n4. KKR\n\n4.1. Møder\nSAG-2021-00012 abcd\n\nBaggrund\nTekst."
    )
    assert [(section.number, len(section.items)) for section in document.sections] == [
        ("3", 0),
        ("4", 1),
    ]


def test_addresses_are_links_and_dumped_ones_are_no_prose() -> None:
    made = item("Beslutning\nGodkendt.\n\nhttps://www.kl.dk/media/1/referat.pdf")
    assert made.links == ("https://www.kl.dk/media/1/referat.pdf",)
    assert made.decision is not None
    assert made.decision.text == "Godkendt."


def test_text_before_the_first_section_is_body_and_reported() -> None:
    document = parsed("Et følgebrev uden plads\n\n3. Sager\n\n3.1. Trafik\n\nTekst.")
    assert [paragraph.text for paragraph in document.body] == ["Et følgebrev uden plads"]
    assert [problem.code for problem in document.problems] == ["unplaced-text"]


def test_signs_of_an_item_whose_heading_was_missed_are_reported() -> None:
    document = parsed(
        "3. Sager\n\n3.1. Trafik\nSAG-2021-00012 abcd\n\nBeslutning\nGodkendt.\n\n"
        "En titel uden nummer\nSAG-2021-00013 abcd\n\nBeslutning\nDrøftet."
    )
    assert [problem.code for problem in document.problems] == ["item-missed", "item-missed"]


def test_an_unnumbered_closing_section_is_not_the_decision_before_it() -> None:
    document = parsed(
        "3. Sager\n\n3.1. Trafik\n\nBeslutning\nGodkendt.\n\nEventuelt\n\nIntet at bemærke."
    )
    assert document.items[0].decision is not None
    assert document.items[0].decision.text == "Godkendt."
    assert [paragraph.text for paragraph in document.body] == ["Eventuelt", "Intet at bemærke."]
    assert document.problems == ()


@pytest.mark.parametrize("section", ["3. Sager\n\n", ""])
def test_a_missing_item_number_is_a_problem(section: str) -> None:
    number = "3." if section else ""
    document = parsed(
        f"{section}{number}1. Trafik\nSAG-2021-00012 abcd\n\nBaggrund\nEt.\n\n"
        f"{number}3. Klima\nSAG-2021-00013 abcd\n\nBaggrund\nTo."
    )
    assert [problem.code for problem in document.problems] == ["numbering-gap"]


@pytest.mark.parametrize(
    "heading",
    [
        "KKR Midtjyllands beslutning",
        "Beslutning i KKR Midtjylland den 8. juni 2021:",
        "Beslutning KKR Midtjylland den 8. juni 2021",
        "Beslutning/opfølgning",
        "3. Beslutning",
        "3.1.4 Beslutning",
        "B E S L U T N I N G",
        "Mødets beslutning",
        "Beslutning i Teknik- og Miljøudvalget, den 21-05-2012",
        "Byrådets beslutning",
        "Beslutning for Punkt 3: Trafik",
        "Beslutning for Punkt 3",
        "Beslutning for punkt 3.1:",
        "Beslutning for Punkt 3 (Åben): Trafik",
        "Beslutning til pkt. 3.1",
        "Beslutning, pkt. 3.1",
        "Beslutning truffet af KKR Midtjylland den 8. juni 2021",
        "Beslutning – KKR Midtjylland",
        "Beslutning (2. behandling)",
        "Behandling i KKR Midtjylland tirsdag den 8. juni 2021, pkt. 3.1",
        "Behandling i Udvalget for nærhed og sundhed på tværs tirsdag den 8. juni 2021, pkt. 3",
    ],
)
def test_decisions_are_headed_in_many_ways(heading: str) -> None:
    assert fields(f"Baggrund\nEn plan.\n\n{heading}\nGodkendt.")[1] == (
        FieldName.DECISION,
        heading.rstrip(":"),
        "Godkendt.",
    )


@pytest.mark.parametrize("text", ["Beslutning: Godkendt.", "Beslutning – Godkendt."])
def test_a_heading_may_stand_on_the_line_of_its_text(text: str) -> None:
    assert fields(f"Baggrund\nEn plan.\n\n{text}")[1] == (
        FieldName.DECISION,
        "Beslutning",
        "Godkendt.",
    )


def test_what_committees_decided_before_is_part_of_the_matter() -> None:
    told = fields(
        "Sagsfremstilling\nEn plan.\n\nBeslutning i Økonomiudvalget, den 20-04-2009\nAnbefales.\n\n"
        "Beslutning i Byrådet, den 27-04-2009\nUdsat."
    )
    earlier = "Beslutning i Økonomiudvalget, den 20-04-2009\nAnbefales."
    assert told[0] == (FieldName.PRESENTATION, "Sagsfremstilling", f"En plan.\n{earlier}")
    assert [text for name, _, text in told if name is FieldName.DECISION] == ["Udsat."]


def test_a_quoted_heading_is_told_from_the_same_words_of_the_meeting_in_a_dump() -> None:
    """The two lines are equal, but for where they stand: what was quoted was the decision."""
    found = item(
        "Baggrund\n\nAf referatet fra mødet i april fremgår:\n\nBeslutning\n\nSagen blev udsat."
        "\n\nIndstilling\n\nDet indstilles, at planen godkendes."
        "\n\nBeslutning\n\nPlanen blev godkendt."
    )
    assert found.decision is not None
    assert found.decision.text == "Planen blev godkendt."


_QUOTED = [
    "Beslutning i KKR Sjælland den 17. april 2015\nSagen blev udsat.",
    "Beslutning fra mødet den 17. april 2015: Afvist.",
    "KKR Sjællands beslutning den 17. april 2015\nSagen blev udsat.",
    "Beslutning i Sundhedsudvalget den 3. maj 2015\nUdsat.",
    "Beslutning og videre proces\nSagen afvises ikke.",
    "Af referatet fra mødet i april fremgår:\nBeslutning\nUdsat.",
]


@pytest.mark.parametrize("quoted", _QUOTED)
def test_an_earlier_decision_that_is_quoted_is_part_of_the_background(quoted: str) -> None:
    told = fields(
        f"Baggrund\nEn plan.\n\n{quoted}\n\nIndstilling\n"
        "Det indstilles, at planen godkendes.\n\nBeslutning\nGodkendt."
    )
    assert [name for name, _, _ in told] == [
        FieldName.BACKGROUND,
        FieldName.RECOMMENDATION,
        FieldName.DECISION,
    ]
    assert told[0][2].split() == f"En plan. {quoted}".split()
    assert told[2][2] == "Godkendt."


def test_a_label_within_a_quotation_heads_no_field() -> None:
    quoted = (
        "”Beslutning: Netværket anbefaler, at der søges om pladser.\n\n"
        "Indstilling til KKR: At ansøgningen støttes.”"
    )
    told = fields(
        f"Sagsfremstilling\nAf referatet fremgår:\n\n{quoted}\n\nDriften koster 2 mio. kr.\n\n"
        "Indstilling\nDet indstilles, at KKR støtter det.\n\nBeslutning\nStøttet."
    )
    assert [name for name, _, _ in told] == [
        FieldName.PRESENTATION,
        FieldName.RECOMMENDATION,
        FieldName.DECISION,
    ]
    assert quoted.split() == told[0][2].split()[3:-5]
    assert told[1][2] == "Det indstilles, at KKR støtter det."


def test_a_label_outside_a_quotation_may_say_what_one_within_says() -> None:
    quoted = "”Kære formand\nBeslutning: Godkendt.\nMed hilsen”"
    told = fields(f"De skrev i et brev:\n{quoted}\nDer svares.\nBeslutning: Godkendt.")
    assert [(name, text) for name, _, text in told][1:] == [(FieldName.DECISION, "Godkendt.")]


def test_a_quotation_that_nobody_ended_ends_at_a_heading() -> None:
    told = fields(
        "Sagsfremstilling\n”Vi skal have flere busser.\n\nBeslutning\nDrøftet. KKR ønsker ”flere”.”"
    )
    assert [name for name, _, _ in told] == [FieldName.PRESENTATION, FieldName.DECISION]


@pytest.mark.parametrize(
    "quoted",
    [
        "Beslutning i KKR Sjælland den 17. april 2015\nSagen blev udsat.",
        "Bestyrelsen traf den 3. maj denne afgørelse:\nBeslutning: Linje B blev valgt.",
        "Bestyrelsen traf den 3. maj denne afgørelse:\n\nBeslutning\nLinje B blev valgt.",
    ],
)
def test_an_agenda_that_quotes_a_decision_has_decided_nothing(quoted: str) -> None:
    text = (
        "DAGSORDEN 2015\n\nKKR SJÆLLAND\n\nDato: 12-06-2015\n\n1. Trafik\n\n1.1. Busplan\n\n"
        f"Baggrund\nEn plan.\n\n{quoted}\n\nIndstilling\nDet indstilles, at planen godkendes."
    )
    document = understand(text_reading(text))
    assert document.kind is Kind.AGENDA
    (found,) = document.items
    assert found.decision is None
    assert found.fields[0].text.split() == f"En plan. {quoted}".split()


@pytest.mark.parametrize("label", ["Bilag:", "Økonomi:"])
def test_a_label_without_text_introduces_no_decision(label: str) -> None:
    text = (
        "DAGSORDEN 2015\n\nKKR SJÆLLAND\n\nDato: 12-06-2015\n\n1. Trafik\n\n1.1. Busplan\n\n"
        f"Baggrund\nEn plan.\n\n{label}\n\nBeslutning:\n\n"
    )
    (found,) = understand(text_reading(text)).items
    assert found.decision is not None
    assert found.decision.text == ""


def test_a_decision_of_a_day_that_was_misread_is_the_meetings() -> None:
    """All of them have that day: the cover's is wrong."""
    text = (
        "REFERAT 2015\n\nKKR SJÆLLAND\n\nDato: 12-06-2015\n\n1. Trafik\n\n1.1. Busplan\n\n"
        "Beslutning den 10. juni 2015\nUdsat.\n\n"
        "1.2. Cykler\n\nBeslutning den 10. juni 2015\nGodkendt."
    )
    items = understand(text_reading(text)).items
    assert [item.decision.text for item in items if item.decision] == [
        "Udsat.",
        "Godkendt.",
    ]


def test_a_decisions_heading_may_repeat_a_title_that_wraps() -> None:
    title = "En ny struktur for skolerne i vestbyen og de mindre byer deromkring"
    first, last = f"Beslutning for Punkt 3: {title[:44]}", title[45:]
    document = parsed(f"3. {title}\n\nBaggrund\nEn plan.\n\n{first}\n{last}\nGodkendt.")
    decision = document.items[0].decision
    assert decision is not None
    assert decision.text == "Godkendt."


@pytest.mark.parametrize(
    "heading",
    [
        "Sekretariatet indstiller, at KKR",
        "Centerchefen for Sundhed og Ældre indstiller,",
        "Direktionen indstiller til KKR Midtjylland, at",
        "Administrationen indstiller overfor Udvalget for Nærhed:",
    ],
)
def test_who_asks_whom_heads_the_recommendation(heading: str) -> None:
    told = fields(f"{heading}\n– at planen godkendes\n\nSagsfremstilling\nEn plan.")
    assert [name for name, *_ in told] == [FieldName.RECOMMENDATION, FieldName.PRESENTATION]


@pytest.mark.parametrize("heading", ["Baggrund for sagens fremlæggelse", "BAGGRUND FOR SAGEN"])
def test_the_background_is_headed_by_what_it_is_of(heading: str) -> None:
    assert fields(f"{heading}\nEn plan.")[0][0] is FieldName.BACKGROUND


def test_an_appendix_of_the_recommendation_heads_no_part_of_the_matter() -> None:
    found = item(
        "Indstilling\nDet indstilles, at planen godkendes.\n\nBilag\n\nPlan\n\nTidsplan\n\nHøring"
    )
    assert found.attachments == ("Plan", "Tidsplan", "Høring")


def test_a_part_of_the_matter_ends_the_recommendation_above_it() -> None:
    """Elsewhere its heading is a sub-heading of the field."""
    told = fields(
        "Sagsfremstilling\nEn plan.\n\nØkonomi\nDen er dyr.\n\nIndstilling\nDet indstilles, at\n\n"
        "– planen godkendes\n\nKommunikation\nEt brev sendes."
    )
    assert told == [
        (FieldName.PRESENTATION, "Sagsfremstilling", "En plan.\nØkonomi\nDen er dyr."),
        (FieldName.RECOMMENDATION, "Indstilling", "Det indstilles, at\n– planen godkendes"),
        (FieldName.PRESENTATION, "Kommunikation", "Et brev sendes."),
    ]


@pytest.mark.parametrize("heading", ["Præsentation", "Politisk drøftelse"])
def test_what_is_told_below_the_recommendation_is_no_part_of_it(heading: str) -> None:
    told = fields(f"Indstilling\nAt planen godkendes\n\n{heading}\nDen er dyr.\n\nBeslutning\nJa.")
    assert told[1] == (FieldName.PRESENTATION, heading, "Den er dyr.")
    usual = fields(f"Sagsfremstilling\nEn plan.\n\n{heading}\nDen er dyr.\n\nBeslutning\nJa.")
    assert usual[0][2] == f"En plan.\n{heading}\nDen er dyr."


def _bold_parts(*, told: str, heading: str, bold: bool = True) -> list[tuple[FieldName, str]]:
    """The fields of an item of a PDF whose recommendation has a line set like its headings."""
    lines = [
        ("REFERAT 2021", 16, True),
        ("KKR MIDTJYLLAND", 12, True),
        ("Dato: 08-06-2021", 10, False),
        ("3. Regionalpolitiske sager", 14, True),
        ("3.1. Trafik", 12, True),
        ("Indstilling", 10, True),
        (told, 10, False),
        (heading, 10, bold),
        ("Brugerne er hørt i en proces, som alle har været glade for.", 10, False),
        ("Beslutning", 10, True),
        ("Godkendt.", 10, False),
    ]
    page = [
        printed(text, top=100.0 + 24.0 * at, size=size, bold=styled)
        for at, (text, size, styled) in enumerate(lines)
    ]
    read = understand(pdf_reading(page)).items[0]
    return [(field.name, field.paragraphs[0].text) for field in read.fields]


def test_what_is_set_as_the_fields_headings_are_ends_a_recommendation() -> None:
    asked = "Det indstilles, at planen godkendes."
    ended = _bold_parts(told=asked, heading="Inddragelse af brugere")
    assert [name for name, _ in ended] == [
        FieldName.RECOMMENDATION,
        FieldName.PRESENTATION,
        FieldName.DECISION,
    ]
    assert len(_bold_parts(told=asked, heading="Inddragelse af brugere", bold=False)) == 2
    assert len(_bold_parts(told="Der udpeges medlemmer til", heading="Vækstforum")) == 2


@pytest.mark.parametrize(
    ("asking", "deciding"),
    [("Anbefaling", "Afgørelse"), ("Sekretariatet indstiller:", "Konklusion")],
)
def test_weak_headings_open_fields_that_nothing_else_opens(asking: str, deciding: str) -> None:
    told = fields(f"Baggrund\nEn plan.\n\n{asking}\nat den godkendes.\n\n{deciding}\nGodkendt.")
    named = (FieldName.BACKGROUND, FieldName.RECOMMENDATION, FieldName.DECISION)
    assert tuple(name for name, _, _ in told) == named
    usual = fields(f"Indstilling\nDrøftes.\n\nBeslutning\nDrøftet.\n\n{deciding}\nNej.")
    assert usual[-1] == (FieldName.DECISION, "Beslutning", f"Drøftet.\n{deciding}\nNej.")


def test_talk_is_decided_only_where_nothing_else_is() -> None:
    """`Drøftelse` above `Beslutning` is a part of the matter, alone it has what the minutes say."""
    told = fields("Indstilling\nDrøftes.\n\nDrøftelse\nMange talte.\n\nBeslutning\nGodkendt.")
    assert [name for name, _, _ in told] == [
        FieldName.RECOMMENDATION,
        FieldName.PRESENTATION,
        FieldName.DECISION,
    ]
    minutes = "Referat\n\nKKR Sjælland\n\nDen 5. maj 2017\n\n1. Veje\n\nBeslutning\nGodkendt."
    *_, last = understand(text_reading(f"{minutes}\n\n2. Eventuelt\n\nDrøftelse\nIntet nyt.")).items
    assert last.decision == Decision("Intet nyt.", (Outcome.UNCLASSIFIED,))


OTHERS = (
    "Referat\n\nKKR Sjælland\n\nDen 5. maj 2017\n\n1. Veje\n\nBeslutning\nGodkendt.\n\n2. Broer\n\n"
)


@pytest.mark.parametrize(
    "heading", ["Konklusion", "Vedtagelse", "Drøftelse\nMange talte.\n\nKonklusion"]
)
def test_an_item_of_minutes_may_end_with_its_decision_under_another_name(heading: str) -> None:
    text = (
        f"{OTHERS}Indstilling\nDet indstilles, at den drøftes.\n\n{heading}\nBroen blev godkendt."
    )
    *_, last = understand(text_reading(text)).items
    assert last.decision
    assert last.decision.outcomes == (Outcome.APPROVED,)


def test_what_a_report_concludes_is_no_decision_where_the_item_has_one_or_goes_on() -> None:
    decided = "Konklusion\nRapporten anbefaler broen.\n\nBeslutning\nUdsat."
    *_, last = understand(text_reading(f"{OTHERS}{decided}")).items
    assert last.decision == Decision("Udsat.", (Outcome.POSTPONED,))
    goes_on = (
        "Konklusion\nRapporten anbefaler broen.\n\nIndstilling\nDet indstilles, at den drøftes."
    )
    *_, last = understand(text_reading(f"{OTHERS}{goes_on}")).items
    assert last.decision is None


def test_the_usual_words_of_minutes_open_fields() -> None:
    told = fields(
        "Problemstilling\nVejene er smalle.\n\nSekretariatets anbefaling\nat planen godkendes.\n\n"
        "Sagens indhold\nEn plan.\n\nKonklusion/beslutning\nGodkendt."
    )
    assert [(name, text) for name, _, text in told] == [
        (FieldName.BACKGROUND, "Vejene er smalle."),
        (FieldName.RECOMMENDATION, "at planen godkendes."),
        (FieldName.PRESENTATION, "En plan."),
        (FieldName.DECISION, "Godkendt."),
    ]


def test_a_heading_of_two_parts_opens_the_first_and_remarks_end_a_recommendation() -> None:
    told = fields(
        "Baggrund og status\nEn plan.\n\nK17's indstilling\nat planen godkendes.\n\n"
        "KKR-sekretariatets bemærkninger\nDen er dyr.\n\nDet blev besluttet\nat godkende planen."
    )
    assert [name for name, _, _ in told] == [
        FieldName.BACKGROUND,
        FieldName.RECOMMENDATION,
        FieldName.PRESENTATION,
        FieldName.DECISION,
    ]


def test_what_stands_first_is_the_background_and_the_same_word_below_a_part() -> None:
    told = fields("Formål\nBedre veje.\n\nIndstilling\nDrøftes.\n\nStatus\nTo møder er holdt.")
    assert told == [
        (FieldName.BACKGROUND, "Formål", "Bedre veje."),
        (FieldName.RECOMMENDATION, "Indstilling", "Drøftes."),
        (FieldName.PRESENTATION, "Status", "To møder er holdt."),
    ]
    (field,) = fields("Sagsfremstilling\nEn plan.\n\nFormål\nBedre veje.")
    assert field == (FieldName.PRESENTATION, "Sagsfremstilling", "En plan.\nFormål\nBedre veje.")


def test_who_recommends_alone_on_a_line_heads_the_recommendation_of_an_item_without_one() -> None:
    asked = "Sekretariatet indstiller\nat planen godkendes."
    told = fields(f"Baggrund\nEn plan.\n\n{asked}")
    assert told[-1] == (
        FieldName.RECOMMENDATION,
        "Sekretariatet indstiller",
        "at planen godkendes.",
    )
    told = fields("Resumé\nEn plan.\n\nDet indstilles, at\n\nKKR godkender planen")
    assert told[-1] == (FieldName.RECOMMENDATION, "Det indstilles, at", "KKR godkender planen")
    document = parsed(
        f"1. Trafik\n\nBaggrund\nEn plan.\n\n{asked}\n\n"
        f"2. Klima\n\nSagsfremstilling\n{asked}\n\nIndstilling\nDrøftes."
    )
    asking = [field.heading for one in document.items for field in one.fields]
    assert asking == ["Baggrund", "Sekretariatet indstiller", "Sagsfremstilling", "Indstilling"]


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("at godkende planen.", ["approved"]),
        ("– at godkende planen\n– at bemyndige formandskabet", ["approved", "authorised"]),
        ("Ida Bro blev valgt som formand.", ["appointed"]),
    ],
)
def test_who_decided_alone_on_a_line_heads_what_was_decided(text: str, outcomes: list[str]) -> None:
    told = item(f"Baggrund\nEn plan.\n\nIndstilling\nDrøftes.\n\nKKR Sjælland besluttede\n{text}")
    assert told.decision is not None
    assert told.decision.text == text
    assert list(told.decision.outcomes) == outcomes
    usual = item(f"Sagsfremstilling\nKKR besluttede\n\n{text}\n\nBeslutning\nUdsat.")
    assert usual.decision is not None
    assert list(usual.decision.outcomes) == ["postponed"]


def test_what_others_decided_is_no_decision_by_its_heading() -> None:
    told = fields("Sagsfremstilling\nEn plan.\n\nBeslutning i de øvrige råd\nUdsat.")
    assert [name for name, _, _ in told] == [FieldName.PRESENTATION]


def test_appendices_are_listed_below_a_heading_that_is_set_as_a_fields() -> None:
    """Such a heading ends what was recommended, and its list is no presentation."""
    reading = pdf_reading(
        [
            printed("1. Skolebusser", top=100, size=14, bold=True),
            printed("Indstilling", top=140, bold=True),
            printed("Det indstilles, at planen godkendes.", top=155),
            printed("Bilag", top=185, bold=True),
            printed("1. Kort over veje", top=200),
            printed("2. Notat om busser", top=215),
            printed("Beslutning", top=245, bold=True),
            printed("Godkendt.", top=260),
        ]
    )
    (found,) = understand(reading).items
    assert [field.name for field in found.fields] == [FieldName.RECOMMENDATION, FieldName.DECISION]
    assert found.attachments == ("1. Kort over veje", "2. Notat om busser")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("Beslutning: Godkendt.", (FieldName.DECISION, "Beslutning", "Godkendt.")),
        ("Beslutning\nGodkendt.", (FieldName.DECISION, "Beslutning", "Godkendt.")),
        ("Der er kommet en ny plan.", (FieldName.BODY, None, "Der er kommet en ny plan.")),
    ],
)
def test_a_case_line_may_end_its_item(body: str, field: tuple[FieldName, str | None, str]) -> None:
    """The title ends all the same where a field's heading or a sentence stands below it."""
    document = parsed(f"3. Sager\n\n3.1. Trafik\n\n{body}\n\nSAG-2014-00012 abcd")
    (found,) = document.items
    assert (found.title, found.case_number) == ("Trafik", "SAG-2014-00012")
    assert [(f.name, f.heading, f.text) for f in found.fields] == [field]


def test_what_is_recommended_needs_no_white_between_its_points() -> None:
    points = "at systemet udbydes\nat kommunerne betaler\nat sagen genoptages i juni"
    asked, _ = item(f"Indstilling\nDet indstilles,\n{points}\n\nBeslutning\nGodkendt.").fields
    assert asked.text == f"Det indstilles,\n{points}"


@pytest.mark.parametrize(
    "heading",
    [
        *("Vedlagt", "Vedlagt:", "Bilagsoversigt", "Vedlagte bilag:"),
        *("Vedhæftede filer", "Dokumenter", "Filer:", "Dokumenter til punkt 3.1"),
        *("Bilag (2)", "Bilag (åbne):", "Relaterede dokumenter"),
    ],
)
def test_a_list_of_appendices_has_many_headings(heading: str) -> None:
    found = item(f"Beslutning\nDrøftet.\n\n{heading}\n\nKort over veje\n\nNotat om busser")
    assert found.attachments == ("Kort over veje", "Notat om busser")
    assert [field.text for field in found.fields] == ["Drøftet."]


@pytest.mark.parametrize("heading", ["Dokumenter", "Filer:", "Bilag"])
def test_a_sentence_begins_no_list_of_appendices(heading: str) -> None:
    told = f"Arkivet vokser.\n\n{heading}\n\nDer er talt 400 sager op. De skal flyttes."
    found = item(f"Sagsfremstilling\n{told}\n\nBeslutning\nDrøftet.")
    assert found.attachments == ()
    assert found.fields[0].text.split() == told.split()


def test_a_list_of_appendices_as_a_table_ends_above_a_sentence() -> None:
    listed = "Bilag\nBilag 1\tKort\nBilag 2\tNotat"
    found = item(f"Sagsfremstilling\nEn plan.\n\n{listed}\n\nDen er dyr.")
    assert found.fields[0].text.split() == "En plan. Den er dyr.".split()


def test_a_heading_ends_a_list_of_appendices() -> None:
    rows = [("Referat af møde i KKR Sjælland den 14. september 2018", 14), ("1. Sager", 12)]
    rows += [("1.1 Trafik", 12), ("Beslutning", 10), ("Drøftet.", 10), ("Bilag", 10)]
    rows += [("Kort over veje", 10), ("Notat om busser", 10)]
    rows += [("Andre forhold", 10), ("Ture i kommunen", 10)]
    plain = {"Drøftet.", "Kort over veje", "Notat om busser", "Ture i kommunen"}
    (found,) = understand(
        pdf_reading(
            [
                printed(text, top=60.0 + 25 * at, size=size, bold=text not in plain)
                for at, (text, size) in enumerate(rows)
            ]
        )
    ).items
    assert found.attachments == ("Kort over veje", "Notat om busser")


@pytest.mark.parametrize("numbers", [("1.1", "2.1", "2.2"), ("1", "2", "3")])
def test_case_lines_may_stand_above_their_items(numbers: tuple[str, ...]) -> None:
    """They are neither the item's before nor the section's, which has no item of its own."""
    sections = {"1.1": "1. Formalia\n\n", "2.1": "2. Sager\n\n"}
    text = "\n\n".join(
        f"{sections.get(number, '')}SAG-2019-0{at}123 abc/def\n\n{number}. Sag {at}\n\n"
        "Baggrund\nEn plan.\n\nBeslutning\nGodkendt."
        for at, number in enumerate(numbers)
    )
    document = parsed(text)
    assert [(found.number, found.case_number) for found in document.items] == [
        (number, f"SAG-2019-0{at}123") for at, number in enumerate(numbers)
    ]
    assert {found.case_workers for found in document.items} == {("abc", "def")}
    assert [found.fields[-1].text for found in document.items] == ["Godkendt."] * 3
    assert document.problems == ()


def test_an_appendix_is_named_by_its_number_or_by_being_one() -> None:
    found = item("Beslutning\nDrøftet.\n\nBilag 1 - Kort over veje\n\nBilag: Notat om busser")
    assert found.attachments == ("Bilag 1 - Kort over veje", "Notat om busser")
    assert found.decision is not None
    assert found.decision.text == "Drøftet."


def test_a_list_of_appendices_needs_no_white_above_its_heading() -> None:
    found = item("Beslutning\nKKR bad om en analyse.\nBilag:\n- Oversigt\n- Notat af 3. april")
    assert found.decision is not None
    assert found.decision.text == "KKR bad om en analyse."
    assert found.attachments == ("Oversigt", "Notat af 3. april")


@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        (["Bilag\tTitel", "3.1\tOversigt", "3.2\tNotat"], ("3.1 Oversigt", "3.2 Notat")),
        (["Nr.\tBilag", "1\tOversigt"], ("1 Oversigt",)),
        (["Bilag 1\tOversigt", "Bilag 2\tNotat"], ("Bilag 1 Oversigt", "Bilag 2 Notat")),
        (["Kommune\tBilag", "Skive\t3"], ()),
    ],
)
def test_appendices_listed_in_a_table_are_no_part_of_the_decision(rows, titles) -> None:
    found = item("\n".join(["Beslutning", "KKR bad om en analyse.", *rows]))
    assert found.decision is not None
    assert (found.decision.text == "KKR bad om en analyse.") == bool(titles)
    assert found.attachments == titles


def test_several_appendices_may_stand_behind_one_label() -> None:
    found = item("Beslutning\nKKR bad om en analyse.\n\nBilag: Oversigt; Notat af 3. april")
    assert found.attachments == ("Oversigt", "Notat af 3. april")


def test_an_appendix_label_may_stand_a_tab_away_from_its_title() -> None:
    found = understand(
        pdf_reading(
            [
                printed("REFERAT 2012", top=40, size=16, bold=True),
                printed("KKR Sjælland", top=60, bold=True),
                printed("Dato: 8. juni 2012", top=75),
                printed("1. Skolebusser", top=110, size=14, bold=True),
                printed("Beslutning", top=140, bold=True),
                printed("Godkendt.", top=155),
                printed("Bilag:", top=180, bold=True),
                printed("Bilag 1a", top=195),
                printed("Kort over ruterne", top=195, x0=150),
                printed("Bilag 1b", top=208),
                printed("Køreplan", top=208, x0=150),
            ]
        )
    )
    assert found.items[0].attachments == ("Bilag 1a Kort over ruterne", "Bilag 1b Køreplan")


@pytest.mark.parametrize("place", ["i sidste møde", "for punkt 3"])
def test_a_sentence_about_a_decision_is_no_heading(place: str) -> None:
    told = fields(f"Baggrund\nEn plan.\n\nBeslutning {place} var udsat.")
    assert [name for name, _, _ in told] == [FieldName.BACKGROUND]


def test_a_bullet_on_a_line_of_its_own_belongs_to_the_text_below() -> None:
    (field,) = item("Sagsfremstilling\nPlanen:\n–\n\nEnergi\n\n–\n\nTrafik\n\nMere.").fields
    assert field.text.split("\n") == ["Planen:", "– Energi", "– Trafik", "Mere."]
    assert not item("Sagsfremstilling\nPlanen:\n–\n\nEnergi").attachments


def test_fields_beside_their_headings_in_a_table_are_fields_and_no_table() -> None:
    """Word's templates set a form: headings in the first column, their texts in the second."""
    title = printed("1. Skolebusser", top=100, size=14, bold=True)
    form = [
        printed("Indstilling", top=140, bold=True),
        printed("Det indstilles, at planen godkendes.", top=140, x0=200),
        printed("Beslutning", top=180, bold=True),
        printed("Godkendt.", top=180, x0=200),
        printed("Havne blev ikke nævnt.", top=200, x0=200),
    ]
    rows = (
        ("Indstilling", "Det indstilles, at planen godkendes."),
        ("Beslutning", "Godkendt. Havne blev ikke nævnt."),
    )
    reading = pdf_reading([title, *form])
    page = replace(reading.pages[0], tables=(Table(1, rows, top=130, bottom=220),))
    document = understand(replace(reading, pages=(page,)))
    assert [(field.name, field.text) for field in document.items[0].fields] == [
        (FieldName.RECOMMENDATION, "Det indstilles, at planen godkendes."),
        (FieldName.DECISION, "Godkendt.\nHavne blev ikke nævnt."),
    ]
    assert document.items[0].tables == ()


def test_a_form_may_list_appendices_and_go_on_on_the_next_page() -> None:
    """A row `Bilag` made the whole form a table, and its rest on the next page another one.

    A table in one of its cells is none that it could go on with.
    """
    first = [
        printed("1. Skolebusser", top=100, size=14, bold=True),
        printed("Sagsfremstilling", top=140, bold=True),
        printed("Busserne kører i ring.", top=140, x0=200),
        printed("Linje Kørsler", top=160, x0=200),
        printed("17 23", top=170, x0=200),
        printed("Indstilling", top=190, bold=True),
        printed("Det indstilles, at planen", top=190, x0=200, x1=505),
    ]
    second = [
        printed("for busser godkendes.", 2, top=60, x0=200),
        printed("Beslutning", 2, top=100, bold=True),
        printed("Godkendt.", 2, top=100, x0=200),
        printed("Bilag", 2, top=140, bold=True),
        printed("Kort over ruterne", 2, top=140, x0=200),
    ]
    held = (
        (
            ("Sagsfremstilling", " ".join(line.text for line in first[2:5])),
            ("Indstilling", first[6].text),
        ),
        (("", second[0].text), ("Beslutning", "Godkendt."), ("Bilag", "Kort over ruterne")),
    )
    reading = pdf_reading(first, second)
    pages = tuple(
        replace(page, tables=(Table(page.number, rows, top, 210), *within))
        for page, rows, top, within in zip(
            reading.pages,
            held,
            (130, 50),
            ((Table(1, (("Linje", "Kørsler"), ("17", "23")), 155, 185),), ()),
            strict=True,
        )
    )
    (found,) = understand(replace(reading, pages=pages)).items
    assert [(field.name, field.text) for field in found.fields] == [
        (FieldName.PRESENTATION, "Busserne kører i ring."),
        (FieldName.RECOMMENDATION, "Det indstilles, at planen for busser godkendes."),
        (FieldName.DECISION, "Godkendt."),
    ]
    assert found.attachments == ("Kort over ruterne",)
    assert [table.rows for table in found.tables] == [(("Linje", "Kørsler"), ("17", "23"))]


DUMP = """
KKR Sjælland

REFERAT

Tid:          Onsdag den 22. juni 2011 kl. 13.00
Sted:         Sorø Rådhus

1             Godkendelse af referat
Indstilling   Det indstilles, at referatet godkendes.
Beslutning    Godkendt.

2             Psykiatriplan og samarbejdet med kommunerne
Indledning    Regionsrådet har sendt en plan i høring.
Sags-         Planen indebærer, at antallet af senge falder med 42, og
fremstilling  der oprettes udgående teams.
Beslutning    Drøftet.

3             Eventuelt
Beslutning    Intet.
"""


def test_a_dump_with_the_fields_headings_in_a_column() -> None:
    """Bare numbers head items above `Indledning` too; a narrow column breaks `Sagsfremstilling`."""
    _, item, _ = understand(read(DUMP.encode(), "referat.txt")).items
    assert (item.number, item.title) == ("2", "Psykiatriplan og samarbejdet med kommunerne")
    assert [(field.name, field.text) for field in item.fields] == [
        (FieldName.BACKGROUND, "Regionsrådet har sendt en plan i høring."),
        (
            FieldName.PRESENTATION,
            "Planen indebærer, at antallet af senge falder med 42, og der oprettes udgående teams.",
        ),
        (FieldName.DECISION, "Drøftet."),
    ]


@pytest.mark.parametrize("heading", ["", "Bilag til punkt 3:\n", "Bilag:\n"])
def test_appendices_below_a_decision_are_no_part_of_it(heading: str) -> None:
    titles = "Bilag 3.1 Notat om midlertidige boliger", "Bilag 3.2 Oversigt over bygninger"
    listed = "\n\n".join(titles)
    text = f"3. Veje\n\nBeslutning\nGodkendt. Bilag 3.1 viser planen.\n\n{heading}{listed}"
    item = understand(text_reading(f"Referat\n\nKKR Sjælland\n\n{text}\n\n4. Eventuelt")).items[0]
    assert item.decision is not None
    assert (item.decision.text, item.attachments) == ("Godkendt. Bilag 3.1 viser planen.", titles)


@pytest.mark.parametrize(
    "none", ["Ingen bilag.", "• Ingen bilag", "Der er ingen bilag til punktet"]
)
def test_that_there_are_no_appendices_is_no_appendix(none: str) -> None:
    text = f"3. Veje\n\nBeslutning\nGodkendt.\n\nBilag\n\n{none}"
    item = understand(text_reading(f"Referat\n\nKKR Sjælland\n\n{text}\n\n4. Eventuelt")).items[0]
    assert item.attachments == ()
    assert item.decision is not None
    assert item.decision.text == "Godkendt."


def test_items_missing_before_the_first_are_a_doubt() -> None:
    text = "8. Kommende sager\n\nBeslutning\nDrøftet.\n\n9. Eventuelt\n\nBeslutning\nIntet."
    document = understand(text_reading(f"Referat\n\nKKR Sjælland\n\nDen 5. maj 2017\n\n{text}"))
    assert [problem.code for problem in document.problems] == ["numbering-gap"]


def test_numbers_in_a_column_of_small_labels_head_their_items() -> None:
    """The numbers stand with the fields' headings, in letters of 8 points beside titles of 11.5."""
    rows = [
        printed("Referat", top=40, size=18, bold=True),
        printed("KKR Sjælland", top=70, bold=True),
    ]
    rows += [printed("1. Regionalpolitiske sager", top=100, size=14, bold=True, x0=57)]
    for count, title in enumerate(("Veje og broer", "Havne og færger"), start=1):
        top = 60.0 + 80 * count
        rows += [
            printed(f"1.{count}", top=top, size=8, x0=57),
            printed(title, top=top + 0.7, size=11.5, bold=True, x0=130),
            printed("Beslutning", top=top + 25, size=8, x0=57),
            printed("Godkendt.", top=top + 25.4, x0=130),
        ]
    found = understand(pdf_reading(rows))
    assert [(item.number, item.title) for item in found.items] == [
        ("1.1", "Veje og broer"),
        ("1.2", "Havne og færger"),
    ]


def test_who_leaves_is_no_appendix() -> None:
    text = "3. Veje\n\nBeslutning\nGodkendt.\n\nBilag\n\nKort over veje"
    text = f"{text}\n\nIda Bro forlod mødet kl. 11."
    item = understand(text_reading(f"Referat\n\nKKR Sjælland\n\n{text}\n\n4. Eventuelt")).items[0]
    assert item.attachments == ("Kort over veje",)


def test_bilag_at_the_top_of_pages_of_a_dump_heads_a_list_and_is_no_running_head() -> None:
    listed = "\f\nBilag\n1. Notat om planen\n2. Oversigt over kommunernes svar\n\n"
    item = "1.{0}. {1}\nSAG-2013-00417 abc\n\nBeslutning\nPlanen blev drøftet.\n\n"
    text = "1. Sager\n\n" + "".join(
        item.format(n, title) + listed for n, title in enumerate(("Natur", "Havne"), start=1)
    )
    document = understand(text_reading(f"REFERAT\n\nKKR SYDDANMARK\n\n{text}2. Eventuelt\n"))
    assert [item.attachments for item in document.items] == [
        ("1. Notat om planen", "2. Oversigt over kommunernes svar")
    ] * 2
    assert {item.decision and item.decision.text for item in document.items} == {
        "Planen blev drøftet."
    }


def test_a_list_of_appendices_may_be_a_table() -> None:
    """Also where it is printed cell by cell; what is not their titles is no appendix."""
    rows = (("Titel", "Dokumentnr.", "Dato"), ("Kort over veje", "2714794", "29-04-2021"))
    for between in ("\t", "\n\n"):
        told = "\n\n".join(between.join(row) for row in rows)
        found = item(f"Beslutning\nDrøftet.\n\nBilag\n\n{told}\n\nNotat om busser")
        assert found.attachments == ("Kort over veje", "Notat om busser")
        assert found.decision is not None
        assert found.decision.text == "Drøftet."
        agenda = item(f"Baggrund\nEn plan.\n\nBilag\n\n{told}")
        assert agenda.attachments == ("Kort over veje",)


@pytest.mark.parametrize(
    "entries",
    [
        ("Bilag 1.1: Kort", "Bilag 2.1: Notat", "Bilag 2.2: Brev"),
        ("Bilag 1a Kort", "Bilag 2a Notat", "Bilag 2b Brev"),
        ("Punkt 1, bilag 1: Kort", "Punkt 2, bilag 1: Notat", "Punkt 2, bilag 2: Brev"),
    ],
)
def test_a_list_of_appendices_behind_the_last_item_is_dealt_out(entries: tuple[str, ...]) -> None:
    text = (
        "REFERAT 2012\n\nKKR Sjælland\n\nDato: 8. juni 2012\n\n1. Veje\n\nBeslutning\nUdsat.\n\n"
        "2. Havne\n\nBeslutning\nGodkendt.\n\n3. Næste møde\n\nBeslutning\nUdgik.\n\n"
        "Bilagsoversigt\n\n"
    )
    items = understand(text_reading(text + "\n".join(entries))).items
    assert [item.attachments for item in items] == [entries[:1], entries[1:], ()]


def test_labels_in_a_column_of_their_own_stand_before_the_titles_of_appendices() -> None:
    found = item("Beslutning\nDrøftet.\n\nBilag\n\nBilag 1\n\nKort over veje\n\nBilag 2\n\nNotat")
    assert found.attachments == ("Bilag 1 Kort over veje", "Bilag 2 Notat")


def test_the_council_the_day_and_the_item_may_head_what_was_decided() -> None:
    document = parsed(
        "3. Veje\n\nBaggrund\nEn plan.\n\nKKR Midtjylland 08-06-2021, pkt. 3:\nUdsat."
    )
    decision = document.items[0].decision
    assert decision is not None
    assert decision.text == "Udsat."


def test_titles_that_the_contents_list_go_before_what_stands_above_fields() -> None:
    """Though what is between titles and fields is known of no template."""
    names = ("Busser", "Havne", "Eventuelt")
    listed = "\n".join(f"{count}. {name}" for count, name in enumerate(names, start=1))
    items = "\n\n".join(
        f"{count}. {name}\nKontaktperson: Ida Bro\n\nKort om havnene\n\nBaggrund\nEn plan.\n\n"
        "Beslutning\nGodkendt."
        for count, name in enumerate(names, start=1)
    )
    document = parsed(f"Indholdsfortegnelse\n{listed}\n\n{items}")
    assert [found.title for found in document.items] == list(names)


def test_text_behind_a_label_may_go_on_below_it() -> None:
    """Its last line is short, and stands left of where the text began."""
    told = "KKR drøftede sagen, og udvalget får besked om det senest den 15."
    lines = [
        printed("REFERAT 2012", top=40, size=16, bold=True),
        printed("KKR Sjælland, 8. juni 2012", top=60, bold=True),
        printed("1. Skolebusser", top=110, size=14, bold=True),
        printed("Beslutning:", top=140),
        printed(told, top=140, x0=170, x1=505),
        printed("august.", top=152),
        printed("Fristen er fast.", top=180),
    ]
    (found,) = understand(pdf_reading(lines)).items
    assert found.decision is not None
    assert found.decision.text.splitlines() == [f"{told} august.", "Fristen er fast."]


@pytest.mark.parametrize("sign", ["▸", "»", "■"])
def test_a_sign_before_a_heading_is_no_part_of_it(sign: str) -> None:
    """Before other lines it is a bullet."""
    found = item(
        f"{sign} Baggrund\nEn plan.\n\n{sign} Beslutning\nDrøftet:\n\n{sign} Busser\n{sign} Tog\n\n"
        f"{sign} Bilag\nKort over veje"
    )
    assert [(field.name, field.heading) for field in found.fields] == [
        (FieldName.BACKGROUND, "Baggrund"),
        (FieldName.DECISION, "Beslutning"),
    ]
    assert found.decision is not None
    assert found.decision.text.count("\n") == 2
    assert found.attachments == ("Kort over veje",)


def test_headings_with_signs_that_follow_one_another_are_a_list() -> None:
    listed = "» Baggrund\n» Økonomi\n» Beslutning"
    told = fields(f"Sagsfremstilling\nSkemaet har felterne\n{listed}\n\nBeslutning\nDrøftet.")
    assert [name for name, _, _ in told] == [FieldName.PRESENTATION, FieldName.DECISION]
    assert told[0][2].endswith(listed)
    assert told[1][2] == "Drøftet."


def _two_items(heading: str, second: str | None = None) -> ParsedDocument:
    """Two items of a dump that sets nothing off, with a heading below what is recommended."""
    one = "{}. Trafik\nBaggrund\nEn plan.\nIndstilling\nDet indstilles, at planen godkendes.\n{}\n"
    told = "Vejene er smalle, og der kommer flere biler til for hvert år.\n\n"
    return parsed(one.format(1, heading) + told + one.format(2, second or heading) + told)


@pytest.mark.parametrize("heading", ["Vurdering", "Supplerende sagsfremstilling"])
def test_a_part_of_the_matter_between_sentences_ends_a_recommendation(heading: str) -> None:
    """Dumps without blank lines set nothing off."""
    last = _two_items(heading).items[0].fields[-1]
    assert (last.name, last.heading) == (FieldName.PRESENTATION, heading)


def test_what_items_have_alone_between_sentences_is_a_heading_of_the_papers_own() -> None:
    for item_ in _two_items("Hvad sagen handler om").items:
        asked, told = item_.fields[-2:]
        assert asked.text == "Det indstilles, at planen godkendes."
        assert (told.name, told.heading) == (FieldName.PRESENTATION, "Hvad sagen handler om")
    once = _two_items("Hvad sagen handler om", "Og så er der jo også vejene").items[0]
    assert once.fields[-1].name is FieldName.RECOMMENDATION


def test_what_is_asked_alone_on_a_line_below_a_title_heads_the_recommendation() -> None:
    document = parsed(
        "1. Trafik\n\nDet indstilles\nDet indstilles, at planen godkendes.\n\n2. Veje"
    )
    (field,) = document.items[0].fields
    assert (field.heading, field.text) == ("Det indstilles", "Det indstilles, at planen godkendes.")


def test_a_closing_title_below_groups_of_items_is_an_item_though_nothing_stands_below_it() -> None:
    item_ = "{}. {}\n\nIndstilling\nDet indstilles, at planen godkendes.\n\n"
    text = f"I. Sager\n{item_.format(1, 'Trafik')}II. Øvrige\n{item_.format(2, 'Veje')}"
    assert [one.title for one in parsed(f"{text}3. Eventuelt").items][-1] == "Eventuelt"


def test_what_was_said_is_no_decision_where_a_conclusion_stands_below_it() -> None:
    told = fields("Baggrund: En plan.\n\nDrøftelse: Den er dyr.\n\nKonklusion: Planen godkendes.")
    assert told == [
        (FieldName.BACKGROUND, "Baggrund", "En plan."),
        (FieldName.PRESENTATION, "Drøftelse", "Den er dyr."),
        (FieldName.DECISION, "Konklusion", "Planen godkendes."),
    ]
    assert fields("Baggrund: En plan.\n\nDrøftelse: Enige.")[-1][0] is FieldName.DECISION


def test_the_councils_name_and_a_day_in_several_items_head_what_was_decided() -> None:
    """Nothing else does in the paper, and no colon stands behind them."""
    head = "KKR Sjælland den 12. december 2008"
    item_ = "{}. Trafik\n\nIndstilling\nDet indstilles, at planen drøftes.\n\n{}\n{}\n\n"
    text = item_.format(1, head, "Godkendt.") + item_.format(2, head, "Udsat.")
    told = [one.decision.text for one in parsed(text).items if one.decision]
    assert told == ["Godkendt.", "Udsat."]
    usual = parsed(text + "3. Veje\n\nBeslutning\nDrøftet.")
    assert [one.decision is None for one in usual.items] == [True, True, False]


def test_an_empty_decision_gives_way_to_a_later_one_of_the_item() -> None:
    """The first heading may be what runs above the page."""
    told = fields("Indstilling\nDrøftes.\n\nBeslutning\n\nSagsfremstilling\nEt.\n\nBeslutning\nJa.")
    assert told[1:] == [
        (FieldName.PRESENTATION, "Sagsfremstilling", "Et."),
        (FieldName.DECISION, "Beslutning", "Ja."),
    ]
    empty = item("Indstilling\nDrøftes.\n\nBeslutning\n\nSagsfremstilling\nEt.")
    assert empty.decision is not None
    assert empty.decision.text == ""


def test_a_headings_one_word_with_a_full_stop_heads_the_text_behind_it() -> None:
    told = fields(
        "Baggrund. En plan.\n\nIndstilling. Det indstilles at vente.\n\nBeslutning. a) Ja."
    )
    assert told == [
        (FieldName.BACKGROUND, "Baggrund", "En plan."),
        (FieldName.RECOMMENDATION, "Indstilling", "Det indstilles at vente."),
        (FieldName.DECISION, "Beslutning", "a) Ja."),
    ]
    (field,) = fields("Sagsfremstilling\nEn plan.\n\nIndstillet. Det kom sent.")
    assert field[0] is FieldName.PRESENTATION


def test_a_heading_of_the_papers_own_may_stand_below_a_list() -> None:
    item_ = "{}. Trafik\nIndstilling\nDet indstilles at{}\nHvad gør andre?\nDe venter på vejen.\n\n"
    text = item_.format(1, " vente.") + item_.format(2, "\na) vente\nb) drøfte planen")
    asked = [one.fields[0].text for one in parsed(text).items]
    assert asked == ["Det indstilles at vente.", "Det indstilles at\na) vente\nb) drøfte planen"]


def test_what_is_asked_for_within_another_field_is_the_recommendation_where_none_has_a_heading():
    text = (
        "KKR Midtjylland\nReferat\nDato: 14-11-2007\n\n"
        "1. Regnskab\n\nResumé\n\nDer er rigeligt.\n\n"
        "Det indstilles, at regnskabet godkendes.\n\nSagsfremstilling\n\nSe bilaget.\n\n"
        "Beslutning\n\nGodkendt.\n\n"
        "2. Budget\n\nResumé\n\nDet indstilles hvert år, at der spares.\n\n"
        "Indstilling\n\nDet indstilles, at budgettet drøftes.\n\nBeslutning\n\nDrøftet.\n"
    )
    first, second = understand(text_reading(text)).items
    assert [(field.name.value, field.text) for field in first.fields] == [
        ("background", "Der er rigeligt."),
        ("recommendation", "Det indstilles, at regnskabet godkendes."),
        ("presentation", "Se bilaget."),
        ("decision", "Godkendt."),
    ]
    assert [field.name.value for field in second.fields] == [
        "background",
        "recommendation",
        "decision",
    ]


@pytest.mark.parametrize("group", ["ORIENTERING", "Til inspiration:"])
def test_a_title_that_the_contents_list_between_items_groups_those_below_it(group: str) -> None:
    titles = ("1. Broer", "2. Havne", group, "3. Veje", "4. Stier")
    listed = "\n".join(titles)
    items = "".join(
        f"{title}\n" if title == group else f"{title}\nBeslutning\nGodkendt.\n" for title in titles
    )
    document = parsed(f"Dagsorden\n{listed}\n\n{items}")
    assert [item.title for item in document.items] == ["Broer", "Havne", "Veje", "Stier"]
    assert {item.decision.text for item in document.items if item.decision} == {"Godkendt."}
    assert document.sections[-1].title == group.rstrip(":")


def test_what_stands_below_the_list_that_its_heading_begins_is_not_recommended() -> None:
    document = parsed(
        "1. Broer\nSekretariatet indstiller,\n– at broen males,\n– at farven er blå.\n"
        "Broen er slidt.\nKKR godkendte indstillingen.\n\n2. Havne\nDet indstilles, at KKR\n"
        "1. drøfter planen,\n2. sender den i høring.\nPlanen blev drøftet."
    )
    asked = [field.text for item in document.items for field in item.fields[:1]]
    assert asked == [
        "– at broen males,\n– at farven er blå.",
        "1. drøfter planen,\n2. sender den i høring.",
    ]
    assert [item.decision and item.decision.text for item in document.items] == [
        "KKR godkendte indstillingen.",
        "Planen blev drøftet.",
    ]


def test_the_matter_goes_on_below_the_decision_under_another_heading() -> None:
    told = fields("Resumé\nKort.\n\nBeslutning\nGodkendt.\n\nBaggrund\nEn plan.\n\nResumé\nMere.")
    assert told[1:] == [
        (FieldName.DECISION, "Beslutning", "Godkendt."),
        (FieldName.BACKGROUND, "Baggrund", "En plan.\nResumé\nMere."),
    ]


def test_a_heading_of_the_matter_ends_decisions_that_stand_above_it() -> None:
    document = parsed(
        "1. Broer\nBeslutning\nGodkendt.\n\nKompetence\nKKR.\n\n"
        "2. Havne\nBeslutning\nUdsat.\n\nResumé\nEn plan.\n\nKompetence\nKKR.\n\n"
        "3. Veje\nBeslutning\nDrøftet.\n\nResumé\nEn vej.\n\nKompetence\nKKR."
    )
    decided = [item.decision and item.decision.text for item in document.items]
    assert decided == ["Godkendt.", "Udsat.", "Drøftet."]


def test_a_heading_of_the_matter_may_stand_right_below_an_empty_recommendation() -> None:
    given = fields(
        "Indstilling\n\nTidsplan\n\nMaj: høring\nJuni: vedtagelse\n\nBeslutning\nGodkendt."
    )
    assert (FieldName.PRESENTATION, "Tidsplan", "Maj: høring\nJuni: vedtagelse") in given


def test_letters_group_items_in_dumps_that_set_nothing_off() -> None:
    document = parsed(
        "A) Punkter til drøftelse:\n1. Broer\nBeslutning\nGodkendt.\n2. Havne\nBeslutning\nUdsat.\n"
        "B) Punkter til status\n3. Veje\nBeslutning\nDrøftet."
    )
    assert [item.decision and item.decision.text for item in document.items] == [
        *("Godkendt.", "Udsat.", "Drøftet."),
    ]
