"""What a paper is: numbered chapters alone make no meeting."""

from datetime import date

import pytest
from parsing import pdf_reading, printed, text_reading

from parse.model import Kind
from parse.understand import understand

NOTE = """
KKR Hovedstaden

NOTAT

Opfølgning på rammeaftalen

Den 3. marts 2014

1. Indledning

KKR Hovedstaden besluttede i juni 2013, at udgifterne ikke må stige.

2. Resultater

2.1. Børn og unge

Baggrund

Taksterne er faldet.

3. Beslutning

Analysen gentages i 2015.
"""


def test_the_chapters_of_a_note_are_no_items() -> None:
    document = understand(text_reading(NOTE))
    assert (document.kind, document.council) == (Kind.OTHER, "hovedstaden")
    assert document.items == ()
    assert "Analysen gentages i 2015." in [paragraph.text for paragraph in document.body]
    assert document.problems == ()


def test_a_note_that_is_nobodys_appendix_keeps_its_own_date() -> None:
    assert understand(text_reading(NOTE)).date == date(2014, 3, 3)


def test_a_note_under_the_meetings_running_head_is_its_appendix() -> None:
    pages = [
        [
            printed("KKR Midtjylland | 08-06-2021", number, 30, x0=400, size=8),
            printed(f"{number}. Kapitel om processen", number, 100, size=14, bold=True),
            printed("Styregruppen mødes fire gange i løbet af efteråret.", number, 140),
        ]
        for number in (1, 2, 3)
    ]
    document = understand(pdf_reading(*pages))
    assert (document.kind, document.date) == (Kind.APPENDIX, date(2021, 6, 8))
    assert document.items == ()


@pytest.mark.parametrize(
    "opening",
    [
        "KKR Nordjylland\n\nNyhedsbrev, juni 2019",
        "KKR Nordjylland\n\nTransportministeriet\n\n14. oktober 2022\n\nKære minister",
        "Arbejdsprogram for KKR Nordjylland 2023",
    ],
)
def test_letters_reports_and_newsletters_are_no_agendas(opening: str) -> None:
    chapters = "1. Formål\n\nTekst om formålet.\n\n2. Orientering\n\nTekst om resten."
    document = understand(text_reading(f"{opening}\n\n{chapters}\n\nKKR Nordjylland"))
    assert (document.kind, document.items) == (Kind.OTHER, ())


@pytest.mark.parametrize(
    "papers",
    [
        # A case line under a title.
        "1. Sager\n\n1.1. Letbanen\n\nSAG-2014-00721 abcd\n\nTekst.",
        # What was recommended and decided.
        "1. Sager\n\n1.1. Letbanen\n\nIndstilling\n\nDet indstilles.\n\nBeslutning\n\nGodkendt.",
        # Run-in headings.
        "1. Letbanen\n\nIndstilling: Det indstilles.\n\nBeslutning: Godkendt.",
        # What only a meeting does.
        "1. Godkendelse af referat\n\nTekst.\n\n2. Letbanen\n\nTekst.",
        "1. Siden sidst\n\nTekst.\n\n2. Letbanen\n\nTekst.\n\n3. Eventuelt",
    ],
)
def test_a_paper_without_a_title_is_a_meetings_by_what_only_meetings_have(papers: str) -> None:
    document = understand(text_reading(f"KKR Sjælland\n\n8. februar 2023\n\n{papers}"))
    assert document.kind in (Kind.AGENDA, Kind.MINUTES)
    assert document.date == date(2023, 2, 8)


def test_a_list_of_those_present_makes_a_meetings_paper_of_numbered_texts() -> None:
    people = "Deltagere\n\nIda Broholm (A), Roskilde\n\nOle Vang (V), Køge\n\nAse Lund (F), Sorø"
    items = "1. Letbanen\n\nTekst.\n\n2. Busser\n\nTekst."
    text = f"KKR Sjælland\n\n8. februar 2023\n\n{people}\n\n{items}"
    assert understand(text_reading(text)).kind is Kind.AGENDA


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("Den 22. marts 2018", None),
        ("Dato: 22. marts 2018", None),
        ("Dato: 22. marts 2018\n\nSags ID: SAG-2018-01010", None),
        ("KKR drøftede sagen på sit møde den 9. marts 2018.", None),
        ("Bilag til møde i KKR Nordjylland den 9. marts 2018", date(2018, 3, 9)),
        ("Mødedato: 9. marts 2018", date(2018, 3, 9)),
        ("Dato: 09-03-2018 10:00\n\nSted: KL-Huset", date(2018, 3, 9)),
    ],
)
def test_a_letters_own_date_is_no_meetings(opening: str, day: date | None) -> None:
    text = f"KKR Nordjylland\n\nBilag 1 til punkt 3.2\n\n{opening}\n\nVedr. lægedækning\n\nTekst."
    document = understand(text_reading(text))
    assert (document.kind, document.date) == (Kind.APPENDIX, day)
    assert [item.number for item in document.items] == ["3.2"]


def test_a_single_appendix_keeps_its_footnotes() -> None:
    lines = [
        printed("Bilag 1 til punkt 3.2", top=60, size=14, bold=True),
        printed("Tallene er foreløbige.1 De ventes endelige i maj.", top=100),
        printed("Der er gennemført en høring i alle kommuner om tallene.", top=112),
        printed("1 Opgjort uden elever.", top=700, size=8),
    ]
    document = understand(pdf_reading(lines))
    assert "1 Opgjort uden elever." in document.items[0].fields[0].text.splitlines()


def test_minutes_of_a_joint_meeting_are_the_first_councils_and_say_so() -> None:
    front = "REFERAT\n\nFællesmøde mellem KKR Hovedstaden og KKR Sjælland\n\nDen 10. juni 2016"
    items = "1. Velkomst\n\nBeslutning\nGodkendt.\n\n2. Eventuelt\n\nBeslutning\nDrøftet."
    document = understand(text_reading(f"{front}\n\n\n{items}"))
    assert (document.kind, document.council) == (Kind.MINUTES, "hovedstaden")
    assert document.date == date(2016, 6, 10)
    told = [problem.message for problem in document.problems if problem.code == "joint-meeting"]
    assert [message.partition(" met")[0] for message in told] == ["KKR Sjælland"]


AGENDA = """
DAGSORDEN 2019

KKR SJÆLLAND

Dato: 12-04-2019

1. Skoler

Indstilling

Det indstilles, at planen drøftes.
"""


PROSE = "\n\n".join(f"Der er gjort rede for sagen på side {page}." for page in range(8))


@pytest.mark.parametrize(
    "in_front",
    [
        "Invitation\n\nI inviteres til møde\n\nMøde den 12. april 2019\n\nMed venlig hilsen",
        "Brovang Kommune\n\nBilag 4 til Økonomiudvalgets møde den 18. maj 2019\n\nTil orientering",
    ],
)
def test_a_page_bound_in_front_of_the_cover_says_nothing_of_the_meeting(in_front: str) -> None:
    document = understand(text_reading(f"{in_front}\n\n{PROSE}\n\f\n{AGENDA}"))
    assert (document.kind, document.council) == (Kind.AGENDA, "sjaelland")
    assert document.date == date(2019, 4, 12)


def test_minutes_of_another_body_are_no_page_in_front() -> None:
    in_front = "Referat af møde i Økonomiudvalget\n\nDen 18. maj 2019"
    document = understand(text_reading(f"{in_front}\n\n{PROSE}\n\f\n{AGENDA}"))
    assert document.kind is Kind.OTHER


def test_a_paper_without_its_kind_is_minutes_where_items_have_a_referat() -> None:
    items = "\n\n".join(
        f"{n}. {title}\nSekretariatet indstiller, at KKR\n– drøfter sagen.\nReferat\nDrøftet."
        for n, title in ((1, "Godkendelse af dagsorden"), (2, "Broer"))
    )
    found = understand(
        text_reading(f"Møde i KKR Nordjylland\nFredag 18. september 2020\n\n{items}")
    )
    assert found.kind is Kind.MINUTES
    assert [item.decision and item.decision.text for item in found.items] == ["Drøftet."] * 2
