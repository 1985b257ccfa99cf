"""The cover: kind, council, date, time and place, however extraction broke it."""

from dataclasses import replace
from datetime import date

import pytest
from parsing import text_reading

from parse.cover.front import appended_to, is_cover_line, read_cover
from parse.cover.named import meeting_in
from parse.model import Edition, Kind, Source
from parse.understand import understand


def cover(*front: str, furniture: tuple[str, ...] = (), everything: tuple[str, ...] = ()):
    return read_cover(front, furniture, everything)


def test_a_cover_of_today() -> None:
    found = cover(
        "REFERAT 2021",
        "K K R  M I D T J Y L L A N D",
        "Dato: 08-06-2021 10:00",
        "Sted: Hotellet, Torvet 2, 8600 Silkeborg",
    )
    assert (found.kind, found.council, found.date) == (
        Kind.MINUTES,
        "midtjylland",
        date(2021, 6, 8),
    )
    assert (found.starts_at, found.place) == ("10:00", "Hotellet, Torvet 2, 8600 Silkeborg")


@pytest.mark.parametrize(
    ("title", "council", "kind", "slug"),
    [
        (("D AG SORDEN 2 0 1 2",), ("K K R", "S J Æ L L AN D"), Kind.AGENDA, "sjaelland"),
        (("R E F E R AT 2 0 1 5",), ("K K R H O V E D S TA D E N",), Kind.MINUTES, "hovedstaden"),
        (("REFERAT", "2016"), ("KKR", "Syddanmark"), Kind.MINUTES, "syddanmark"),
        (("Dagsorden for møde i",), ("KKR Nordjylland",), Kind.AGENDA, "nordjylland"),
        (("KKR Nordjylland – referat 1/2 2012",), (), Kind.MINUTES, "nordjylland"),
        (("KKR Nordjylland: Dagsorden",), (), Kind.AGENDA, "nordjylland"),
    ],
)
def test_letter_spacing_broken_anywhere(title, council, kind, slug) -> None:
    found = cover(*title, *council, "Dato: 01-02-2012")
    assert (found.kind, found.council) == (kind, slug)


def test_labels_before_both_values() -> None:
    found = cover(
        "REFERAT 2015", "KKR SYDDANMARK", "Dato:", "Sted:", "12-06-2015 kl. 10.00", "Kolding"
    )
    assert (found.date, found.starts_at, found.place) == (date(2015, 6, 12), "10:00", "Kolding")


def test_a_place_with_its_address_below() -> None:
    found = cover(
        "REFERAT 2014",
        "KKR SYDDANMARK",
        "Sted: Kursuscentret",
        "Skovvej 25",
        "5500 Middelfart",
        "Mission",
    )
    assert found.place == "Kursuscentret, Skovvej 25, 5500 Middelfart"


@pytest.mark.parametrize("hyphen", ["-", "\u00ad"])
def test_a_town_broken_at_the_end_of_its_line(hyphen) -> None:
    found = cover("REFERAT 2014", f"Sted: Åhuset, Åvej 4, 8800 Vi{hyphen}", "borg", "Mission")
    assert found.place == "Åhuset, Åvej 4, 8800 Viborg"


def test_a_town_below_its_postcode() -> None:
    front = "REFERAT 2014", "Sted: Åhuset, Åvej 4, 9900", "Frederikshavn", "Mission"
    assert cover(*front).place == "Åhuset, Åvej 4, 9900 Frederikshavn"
    assert cover(*front[:2], "Mission").place == "Åhuset, Åvej 4, 9900"


def test_no_value_is_taken_from_what_comes_after_the_labels() -> None:
    assert (
        cover("REFERAT 2014", "KKR SYDDANMARK", "Dato: 01-02-2014", "Sted:", "Mission").place
        is None
    )


def test_time_and_place_in_one_label() -> None:
    found = cover(
        "REFERAT 2014", "KKR SJÆLLAND", "Tid og sted: 7. februar 2014 kl. 9, Hotel Viking"
    )
    assert (found.date, found.starts_at, found.place) == (
        date(2014, 2, 7),
        "09:00",
        "Hotel Viking",
    )


def test_a_date_in_the_title() -> None:
    assert cover("Protokol fra KKR Syddanmark 4.2.2019").date == date(2019, 2, 4)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Mandag den 26. marts 2007 kl. 16.00 på Frederiksberg Rådhus", "Frederiksberg Rådhus"),
        ("den 26. marts 2007 i Kulturhuset, Søbadet 3", "Kulturhuset, Søbadet 3"),
        ("26.03.2007, kl. 9.30-12.00, Hotel Viking", "Hotel Viking"),
        ("Mødet blev holdt den 26. marts 2007 fra kl. 10 til 12 hos KL", "KL"),
    ],
)
def test_when_and_where_in_one_line_of_the_title(line: str, place: str) -> None:
    found = cover("Referat af møde i KKR Hovedstaden", line)
    assert (found.date, found.place) == (date(2007, 3, 26), place)
    assert is_cover_line(line, found)


@pytest.mark.parametrize(
    "line",
    [
        "Den 26. marts 2007 vedtog KKR en ny plan",
        "Brev af 26. marts 2007 fra KL",
        "Mødet den 26. marts 2007, som blev aflyst på grund af sne.",
    ],
)
def test_a_sentence_with_a_date_tells_no_meetings_day(line: str) -> None:
    assert cover("Referat af møde i KKR Hovedstaden", line).date is None


def test_another_bodys_day_is_read_as_a_councils() -> None:
    found = cover("Økonomiudvalget", "Referat, torsdag den 26. marts 2007 kl. 15, Byrådssalen")
    assert (found.neighbour, found.kind, found.date) == (
        "Økonomiudvalget",
        Kind.MINUTES,
        date(2007, 3, 26),
    )


def test_a_written_procedure_ends_on_a_day() -> None:
    line = "Skriftlig høring afsluttet den 3. april 2020"
    assert cover("REFERAT", "KKR HOVEDSTADEN", line).date == date(2020, 4, 3)


@pytest.mark.parametrize("time", ["Tidspunkt: kl. 9.30 - 12.30", "Kl.: 9.30", "Kl: 9.30-12.30"])
def test_a_time_label_of_its_own(time: str) -> None:
    found = cover("REFERAT 2012", "KKR SJÆLLAND", "Dato :", "8. juni 2012", time)
    assert (found.date, found.starts_at) == (date(2012, 6, 8), "09:30")


def test_the_association_above_its_people_is_no_hour() -> None:
    front = (
        "REFERAT 2012\nKKR Sjælland\nDato: 8. juni 2012\n\nAfbud:\nIda Bro (V), Faxe\n\nKL:\nBo Ås"
    )
    told = understand(text_reading(f"{front}\n\n1. Veje\n\nBeslutning\nUdsat."))
    assert [(person.name, person.group) for person in told.attendance] == [
        ("Ida Bro", "Afbud"),
        ("Bo Ås", "KL"),
    ]


def test_without_a_cover_the_running_head_speaks() -> None:
    found = cover("Deltagere", furniture=("KKR Hovedstaden | 15-10-2021", "SIDE | 2"))
    assert (found.council, found.date) == ("hovedstaden", date(2021, 10, 15))


def test_what_is_not_said_is_none() -> None:
    found = cover("En indkøbsliste", "mælk", "brød")
    assert (found.kind, found.council, found.date, found.starts_at, found.place) == (None,) * 5


@pytest.mark.parametrize(
    "title",
    [
        "Referat fra møde i kommunaldirektørnetværket",
        "Byrådet i Storkøbing",
        "Vækstforum Sjælland",
        "REFERAT – KOMMUNEKONTAKTUDVALGET",
        "K O M M U N A L D I R E K T Ø R N E T V Æ R K E T I M I D T J Y L L A N D",
        "Dagsorden for regionsrådets møde",
        "Byrådsmøde den 1. februar 2019",
    ],
)
def test_neighbours_are_named(title: str) -> None:
    assert cover(title, "Dato: 01-02-2019", "Sted: Rådhuset").neighbour == title


@pytest.mark.parametrize(
    "line",
    [
        "Regionsrådsformand Ida Bro deltog under punkt 2.1",
        "Byrådsmedlem Ida Bro, Skive",
        "Kommunaldirektør Ida Bro, Randers",
        "Sundhedsdirektør Bo Holm holdt oplæg",
    ],
)
def test_people_of_other_bodies_make_no_neighbour(line: str) -> None:
    found = cover("REFERAT 2019", "KKR SJÆLLAND", "Dato: 01-02-2019", line)
    assert found.neighbour is None


def test_a_draft_of_minutes_is_minutes() -> None:
    assert cover("Udkast til referat", "KKR SJÆLLAND", "Dato: 01-02-2019").kind is Kind.MINUTES


@pytest.mark.parametrize(
    "title",
    [
        *("KKR Syddanmark – referat", "KKR Syddanmark: Referat", "KKR Syddanmark Referat"),
        "Referat, KKR Syddanmark",
    ],
)
def test_the_council_may_stand_beside_the_kind_of_its_paper(title: str) -> None:
    found = cover(title, "24. juni 2011 – Fredericia Rådhus")
    assert (found.kind, found.council) == (Kind.MINUTES, "syddanmark")
    assert (found.date, found.place) == (date(2011, 6, 24), "Fredericia Rådhus")


@pytest.mark.parametrize(
    "title", ["Dagsorden og referat", "Dagsorden med beslutninger", "Referat og dagsorden"]
)
def test_an_agenda_with_what_was_decided_is_minutes(title: str) -> None:
    assert cover(title, "KKR Syddanmark den 24. juni 2011").kind is Kind.MINUTES


def test_the_day_on_which_minutes_were_written_may_stand_behind_their_kind() -> None:
    held = ("Dato: Fredag den 4. april 2014", "Tidspunkt: kl. 9.00")
    found = cover("Referat 11. april 2014", "KKR Hovedstaden", *held)
    assert (found.kind, found.date) == (Kind.MINUTES, date(2014, 4, 4))


def test_an_invitation_that_has_no_title_tells_the_meetings_day_and_place() -> None:
    found = cover(
        "Til medlemmerne af KKR Nordjylland",
        "Den 13. august 2009",
        "Hermed indkaldes til møde i KKR Nordjylland",
        "Fredag den 21. august 2009 kl. 9.00 på Thisted Rådhus",
        "Med følgende dagsorden:",
    )
    assert (found.date, found.starts_at) == (date(2009, 8, 21), "09:00")
    assert found.place == "Thisted Rådhus"


@pytest.mark.parametrize("hour", ["(til kl. 11.30)", "gik kl. 11.30", "– ankom kl. 11.30"])
def test_the_hour_of_somebody_in_the_list_below_is_not_the_meetings(hour: str) -> None:
    found = cover(
        "REFERAT", "KKR SJÆLLAND", "Dato: 01-02-2019", "Deltagere", f"Ida Bro, Solrød {hour}"
    )
    assert found.starts_at is None


@pytest.mark.parametrize(
    "word",
    ["Supplerende", "Lukket", "Fortrolig", "Ny", "Åben", "Kort", "Udkast til lukket"],
)
def test_a_paper_of_a_part_of_the_meeting_is_of_its_kind(word: str) -> None:
    """A supplementary agenda with room for decisions was taken for minutes, which speak first."""
    assert cover(f"{word} dagsorden", "KKR SJÆLLAND", "Dato: 01-02-2019").kind is Kind.AGENDA


def test_a_council_meeting_in_a_town_hall_is_no_neighbour() -> None:
    assert cover("REFERAT 2019", "KKR SJÆLLAND", "Sted: Byrådssalen, Rådhuset").neighbour is None


@pytest.mark.parametrize(
    "line",
    [
        "Møde i KKR Midtjylland fredag den 23. maj 2008 kl. 9.00-12.00 på Hotel Skoven, Viborg",
        "til KKR-møde i Region Midtjylland den 23. maj 2008 kl. 9.00 på Hotel Skoven, Viborg",
    ],
)
def test_a_title_may_name_the_council_before_the_day_and_the_place(line: str) -> None:
    found = cover("Referat", line)
    assert (found.council, found.date) == ("midtjylland", date(2008, 5, 23))
    assert (found.starts_at, found.place) == ("09:00", "Hotel Skoven, Viborg")
    assert is_cover_line(line, found)


def test_the_day_may_stand_with_the_time() -> None:
    found = cover(
        "Dagsorden", "KKR Nordjylland", "Tidspunkt: Fredag den 11. september 2020 kl. 9.30"
    )
    assert (found.date, found.starts_at) == (date(2020, 9, 11), "09:30")


def test_labels_of_portals_have_no_colon() -> None:
    found = cover(
        "KKR Nordjylland",
        "Referat - 22. september 2023",
        "Mødedato fredag den 22. september 2023",
        "Mødetid kl. 12.30",
        "Lokale Brønderslev Rådhus, byrådssalen",
    )
    assert (found.date, found.starts_at) == (date(2023, 9, 22), "12:30")
    assert found.place == "Brønderslev Rådhus, byrådssalen"


def test_labels_of_a_table_before_its_values() -> None:
    labels = ("Mødedato", "Mødetidspunkt", "Mødested")
    found = cover("REFERAT", "KKR SJÆLLAND", *labels, "26-11-2021", "kl. 9.00", "Ringsted Rådhus")
    assert (found.date, found.starts_at) == (date(2021, 11, 26), "09:00")
    assert found.place == "Ringsted Rådhus"


def test_the_councils_name_may_be_a_genitive() -> None:
    found = cover("Referat af KKR Syddanmarks møde fredag den 17. marts 2017")
    assert (found.council, found.date) == ("syddanmark", date(2017, 3, 17))


@pytest.mark.parametrize("held", ["blev holdt på", "holdes på", "afholdtes i", "er afholdt hos"])
def test_a_sentence_may_say_where_the_meeting_was(held: str) -> None:
    text = f"Mødet {held} Hotel Fjorden, Kirkegade 7."
    found = cover("Referat af møde i KKR Syddanmark den 17. marts 2017", text)
    assert found.place == "Hotel Fjorden, Kirkegade 7"
    assert is_cover_line(text, found)


@pytest.mark.parametrize(
    "front",
    [
        ("Den 20. juni 2007", "Referat af møde i KKR Sjælland den 15. juni 2007"),
        ("20. juni 2007", "Referat", "KKR Sjælland", "Fredag den 15. juni 2007 kl. 9.30"),
        ("Den 20. juni 2007", "Referat", "KKR Sjælland, 15. juni 2007"),
        ("Dato: 20. juni 2007", "Referat af møde i KKR Sjælland den 15. juni 2007"),
        ("Dato: 20. juni 2007", "Referat", "Møde i KKR Sjælland", "Mødedato: 15. juni 2007"),
        (
            "NOTAT",
            "Den 20. juni 2007",
            "Referat af møde i KKR Sjælland fredag",
            "den 15. juni 2007",
        ),
    ],
)
def test_a_letters_date_is_not_the_meetings(front) -> None:
    found = cover(*front)
    assert (found.kind, found.council, found.date) == (
        Kind.MINUTES,
        "sjaelland",
        date(2007, 6, 15),
    )


@pytest.mark.parametrize(
    "front",
    [
        ("Referat af møde i KKR Midtjylland den 10.", "juni 2022"),
        ("Referat af møde i KKR Midtjylland den 10. juni", "2022"),
        ("Referat af møde i", "KKR Midtjylland fredag den 10.", "juni 2022"),
        ("Referat af møde i", "KKR Midtjylland", "fredag den", "10. juni 2022 kl. 9.30"),
    ],
)
def test_a_date_broken_over_the_lines_of_a_title(front) -> None:
    found = cover(*front)
    assert (found.kind, found.council, found.date) == (
        Kind.MINUTES,
        "midtjylland",
        date(2022, 6, 10),
    )
    assert all(is_cover_line(line, found) for line in front)


@pytest.mark.parametrize(
    ("front", "council", "day"),
    [
        (
            (
                "Kommunekontaktrådet for Region Sjællands område",
                "REFERAT",
                "Møde nr. 2/2015, onsdag den 15. april 2015, kl. 9.30",
            ),
            "sjaelland",
            date(2015, 4, 15),
        ),
        (
            ("26. marts 2020", "AFLYSNING af mødet i KKR Nordjylland fredag den 3. april 2020"),
            "nordjylland",
            date(2020, 4, 3),
        ),
        (
            (
                "Konstituerende møde",
                "KKR Syddanmark · referat",
                "Fredag d. 30. jan. 2026 · 10:30–13:00",
            ),
            "syddanmark",
            date(2026, 1, 30),
        ),
    ],
)
def test_titles_that_say_more_than_council_and_day(front, council, day) -> None:
    found = cover(*front)
    assert (found.council, found.date) == (council, day)


def test_what_dots_part_are_lines_of_a_title() -> None:
    line = "Fredag d. 30. jan. 2026 · 10:30–13:00"
    found = cover("KKR Syddanmark · referat", line)
    assert (found.kind, found.starts_at) == (Kind.MINUTES, "10:30")
    assert is_cover_line("KKR Syddanmark · referat", found)
    assert is_cover_line(line, found)


@pytest.mark.parametrize(
    ("front", "furniture"),
    [
        (("Bilag 3.2.1 – KKR Sjælland den 5. september 2016", "Sorø, den 22. august 2016"), ()),
        (("Kvoter",), ("Bilag 2 til punkt 3.4 – KKR Sjælland 05-09-2016",)),
        (("Trafik", "Oplæg for KKR Sjælland den 5. september 2016"), ()),
        (("Trafik", "12. august 2016"), ("KKR Sjælland 5. september 2016 · Bilag til punkt 4.1",)),
    ],
)
def test_the_meeting_that_an_appendix_names(front, furniture) -> None:
    assert appended_to(front, furniture) == date(2016, 9, 5)


@pytest.mark.parametrize("line", ["Bilag 1", "Bilag 1 til punkt 4.1", "Bilag 3.2.1 – KKR Sjælland"])
def test_a_single_appendix_by_its_first_line(line) -> None:
    assert cover(line, "Kapacitet på banen").kind is Kind.APPENDIX


def test_a_coming_meetings_day_is_not_that_of_the_paper() -> None:
    assert cover("Nyt fra KKR", "Kommende møder", "16. september 2022").date is None


@pytest.mark.parametrize(
    ("title", "name", "edition"),
    [
        ("REFERAT 2015", "referat-kkr-sjaelland-11-09-2015.pdf", None),
        ("RETTET REFERAT", "referat.pdf", Edition.CORRECTED),
        ("K O R R I G E R E T  REFERAT 2015", "referat.pdf", Edition.CORRECTED),
        ("REFERAT 2015 (revideret)", "referat.pdf", Edition.CORRECTED),
        ("Referat – rettelse", "referat.pdf", Edition.CORRECTED),
        ("Rettet den 3. maj 2015", "referat.pdf", Edition.CORRECTED),
        ("Endeligt referat", "referat.pdf", Edition.CORRECTED),
        ("REFERAT 2015", "korrigeret-referat-2015.pdf", Edition.CORRECTED),
        ("REFERAT 2015", "Referat KKR 2015 rev.pdf", Edition.CORRECTED),
        ("UDKAST TIL REFERAT", "referat.pdf", Edition.DRAFT),
        ("Foreløbig dagsorden", "dagsorden.pdf", Edition.DRAFT),
        ("DAGSORDEN", "dagsorden_udkast.pdf", Edition.DRAFT),
        ("Rettet referat", "udkast.pdf", Edition.CORRECTED),
        ("Referat af udkast", "prerettetrevision.pdf", None),
    ],
)
def test_the_edition_of_a_paper(title, name, edition) -> None:
    assert (
        read_cover((title, "KKR Sjælland", "11. september 2015"), (), (), name).edition is edition
    )


def test_a_corrected_papers_title_names_the_council() -> None:
    found = cover("Rettet referat af møde i KKR Nordjylland den 14. juni 2019")
    assert (found.kind, found.council) == (Kind.MINUTES, "nordjylland")


def test_a_place_whose_line_breaks_behind_a_comma_goes_on() -> None:
    found = cover("Referat", "KKR Midtjylland", "Sted: Rådhuset (indgang fra gården),", "Viborg")
    assert found.place == "Rådhuset (indgang fra gården), Viborg"


def test_when_a_meeting_was_held() -> None:
    found = cover("Referat", "KKR Midtjylland", "Afholdt: 21.04.2023, 12:30-15:00")
    assert (found.date, found.starts_at) == (date(2023, 4, 21), "12:30")


def test_a_rooms_number_is_not_its_name() -> None:
    found = cover("Referat", "KKR Syddanmark", "12. marts 2018", "Mødelokale 2, Vejle Rådhus")
    assert found.place == "Mødelokale 2, Vejle Rådhus"
    assert is_cover_line("Mødelokale 2, Vejle Rådhus", found)


@pytest.mark.parametrize(
    ("front", "place"),
    [
        (
            ("12. juni 2025 kl. 10.00-12.30", "Viborg Rådhus, Prinsens Allé 5, 8800 Viborg"),
            "Viborg Rådhus, Prinsens Allé 5, 8800 Viborg",
        ),
        (
            (
                "Mandag 19. juni 2017",
                "kl. 13.00 til 15.30",
                "Glostrup Park, Hovedvejen 41",
                "2600 Glostrup",
            ),
            "Glostrup Park, Hovedvejen 41, 2600 Glostrup",
        ),
        (("20. juni 2007", "Weidekampsgade 10", "Postboks 3370", "2300 København S"), None),
        (
            ("Torsdag den 20. september 2007, kl.", "13.00, på Hotel Marselis i Aarhus"),
            "Hotel Marselis i Aarhus",
        ),
        (("Den 10. juni 2016 kl. 9.00", "Viborg Rådhus"), "Viborg Rådhus"),
        (("10. juni 2016", "Regionshuset i Vejle, lokale 3"), "Regionshuset i Vejle, lokale 3"),
        (("10. juni 2016", "Orientering om Viborg Rådhus"), None),
        (("10. juni 2016", "Nyt rådhus"), None),
    ],
)
def test_a_place_without_a_label(front, place) -> None:
    assert cover("Referat", "KKR Midtjylland", *front).place == place


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Mødet blev afholdt på Teams onsdag den 22. april 2020 kl. 15.00–16.15.", "Teams"),
        ("Mødet blev afholdt onsdag den 22. april 2020 kl. 15.00–16.15 på Hotel Ø.", "Hotel Ø"),
        ("Virtuelt møde onsdag den 22. april 2020 kl. 15.00", None),
        ("Afholdt den 22. april 2020 kl. 15.00 via Microsoft Teams", None),
        ("KKR Midtjylland holdt møde i Viborg onsdag den 22. april 2020", None),
        ("Mødet fandt sted i Viborg den 22. april 2020", None),
        (
            "Mødet blev holdt på Teams den 22. april 2020. Det erstatter mødet den 3. maj 2020.",
            None,
        ),
    ],
)
def test_a_sentence_that_says_when_the_meeting_was_held(line: str, place: str | None) -> None:
    found = cover("Referat", "KKR Midtjylland", line, "Mødet den 3. maj 2020 er aflyst.")
    assert (found.date, found.place) == (date(2020, 4, 22), place)


def test_a_day_near_below_its_label_beside_other_columns() -> None:
    found = cover(
        "Referat", "KKR Sjælland", "Mødedato", "Mødested", "6. september 2017", "Sorø Rådhus"
    )
    assert (found.date, found.place) == (date(2017, 9, 6), "Sorø Rådhus")


def test_the_day_of_a_written_procedure_is_that_of_its_decision() -> None:
    front = "Referat af skriftlig høring", "Høringsperiode: 19. august 2019 – 27. august 2019"
    found = cover("KKR Sjælland", *front, "Dato for beslutning: 27. august 2019")
    assert found.date == date(2019, 8, 27)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Dato 15. november 2019",
            "Tidspunkt kl. 13.00 – 15.30",
            "Sted Hotellet, Torvet 2, 8600 By",
        ),
        (
            "Dato\tfredag den 15. november 2019",
            "Tid\t13.00-15",
            "Sted\tHotellet, Torvet 2, 8600 By",
        ),
        ("Tidspunkt Fredag 15. november 2019, kl. 13", "Mødested Hotellet, Torvet 2, 8600 By"),
        ("Dato: 15.11.2019", "Klokken: 13.00-15.00", "Lokation: Hotellet, Torvet 2, 8600 By"),
        ("Mødets dato: 15.11.2019", "Start: 13.00", "Mødets sted: Hotellet, Torvet 2, 8600 By"),
        ("15. november 2019", "13.00-15.30", "Hotellet, Torvet 2, 8600 By"),
        ("15. november 2019, kl. 13.00", "Afholdt i: Hotellet, Torvet 2, 8600 By"),
        ("Sted og tid: Hotellet, Torvet 2, 8600 By, fredag den 15. november 2019 kl. 13",),
    ],
)
def test_labels_of_tables_need_no_colon(lines) -> None:
    found = cover("Referat", "KKR Midtjylland", *lines)
    assert (found.date, found.starts_at) == (date(2019, 11, 15), "13:00")
    assert found.place == "Hotellet, Torvet 2, 8600 By"
    assert all(is_cover_line(text, found) for text in lines)


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("Tidspunkt: 9.30-11.30 (frokost fra kl. 11.30)", "09:30"),
        ("Mødetidspunkt: 09.00-12.00", "09:00"),
        ("Kl. 10.00 til kl. 13.00", "10:00"),
        ("Kl. 10 – 12", "10:00"),
        ("Tid: 15. november, efter frokost", None),
    ],
)
def test_a_meeting_starts_at_the_first_hour(line, hour) -> None:
    found = cover("Referat", "KKR Midtjylland", "Dato: 15.11.2019", line)
    assert (found.starts_at, found.place) == (hour, None)


def test_an_hour_is_no_part_of_the_place_below_it() -> None:
    lines = ("16. november 2018", "Kl. 10.00 – 12.00", "Thisted Rådhus, Asylgade 30, 7700 Thisted")
    found = cover("Referat", "KKR Nordjylland", *lines)
    assert (found.starts_at, found.place) == ("10:00", lines[-1])


@pytest.mark.parametrize(
    "lines",
    [
        ("fra mødet den 11. maj 2007, kl. 13.00", "på Nordkraft, Torvet 5, Aalborg"),
        (
            "Referat af KKR Nordjyllands møde den 11. maj 2007",
            "kl. 13.00 på Nordkraft, Torvet 5, Aalborg",
        ),
        ("11. maj 2007 – kl. 13.00 – Nordkraft, Torvet 5, Aalborg",),
        ("KKR Nordjylland | Fredag den 11. maj 2007 kl. 13.00-15 | Nordkraft, Torvet 5, Aalborg",),
    ],
)
def test_where_a_meeting_was_held_may_go_on_on_the_next_line(lines) -> None:
    found = cover("Referat", "KKR Nordjylland", *lines)
    assert (found.date, found.starts_at) == (date(2007, 5, 11), "13:00")
    assert found.place == "Nordkraft, Torvet 5, Aalborg"


@pytest.mark.parametrize(
    "days",
    [
        "Dato: 7.-8. september 2017",
        "Den 7. og 8. september 2017",
        "Torsdag den 7. og fredag den 8. september 2017",
        "7 - 8. september 2017",
    ],
)
def test_a_meeting_of_several_days_is_held_on_the_first(days) -> None:
    found = cover("REFERAT", "KKR Syddanmark", days)
    assert found.date == date(2017, 9, 7)
    assert not is_cover_line(days, found)  # who looks for the other day finds the line


@pytest.mark.parametrize(
    "title",
    [
        "KKR MIDTJYLLAND Konstituerende møde",
        "KKR Midtjylland, ekstraordinært møde",
        "Mødegruppe KKR Midtjylland",
        "Mødegruppe\tKKR Midtjylland",
        "Forum: KKR Midtjylland",
    ],
)
def test_what_kind_of_meeting_it_is_makes_no_other_body(title) -> None:
    found = cover("Referat", title, "Mødedato: 15. juni 2018")
    assert (found.council, found.neighbour) == ("midtjylland", None)


@pytest.mark.parametrize(
    "house", ["Aalborghus Slot", "Rødvig Kro", "Vejle Musikhus", "Brandbjerg Højskole"]
)
def test_a_house_below_the_day_is_the_place(house) -> None:
    found = cover("Referat", "KKR Syddanmark", "11. juni 2021, kl. 9.00", house)
    assert found.place == house


@pytest.mark.parametrize(
    "title", ["KKR HOVEDSTFADEN", "KKR HOVEDSTADFN", "KKRHOVEDSTADEN.", "K KR HOVEDSTADBN"]
)
def test_a_councils_name_may_be_misread_or_mistyped(title: str) -> None:
    found = cover("REFERAT 2010", title, "Dato: 17-09-2010")
    assert (found.kind, found.council, found.neighbour) == (Kind.MINUTES, "hovedstaden", None)


@pytest.mark.parametrize("title", ["KKR Hovedstadens formandskab", "Region Hovedstaden", "KKR"])
def test_a_body_with_more_in_its_name_is_no_misread_council(title: str) -> None:
    assert cover("REFERAT 2010", title).council is None


FILE = "referat-kkr-sjaelland-11-11-2016.pdf"


def test_of_several_days_in_running_heads_the_files_name_knows_the_right_one() -> None:
    heads = ("KKR Sjælland | 1-11-2016", "KKR Sjælland | 1-1-2016", "KKR Sjælland | 11-11-2016")
    for name, day in ((FILE, date(2016, 11, 11)), ("scan.pdf", date(2016, 11, 1))):
        assert read_cover(["Deltagere"], heads, ["Deltagere"], name).date == day
    other = read_cover(["Deltagere"], heads[:2], ["Deltagere"], FILE)
    assert (other.date, other.by_name) == (date(2016, 11, 1), False)


def test_the_files_name_says_which_meeting_a_paper_is_of_that_does_not() -> None:
    text = "Deltagere\nIda Bro, Faxe\n\n1. Veje\n\nIndstilling\nAt drøfte.\n\nBeslutning\nUdsat."
    told = understand(text_reading(text))
    source = Source(FILE, "0" * 64, None, "text")
    named = understand(replace(text_reading(text), source=source))
    assert (told.council, told.date) == (None, None)
    assert (named.council, named.date) == ("sjaelland", date(2016, 11, 11))
    assert (named.kind, len(named.items)) == (Kind.MINUTES, 1)
    assert [p.code for p in named.problems if p.code == "meeting-from-name"]
    own = ["REFERAT", "Dato: 3. juni 2016"]
    assert read_cover(own, (), own, FILE).council is None  # another day's paper
    body = ["REFERAT", "Vækstforum Sjælland", "Dato: 3. juni 2016"]
    assert read_cover(body, (), body, FILE).date == date(2016, 6, 3)
    assert not read_cover(body, (), body, FILE).by_name


@pytest.mark.parametrize(
    ("name", "meeting"),
    [
        (FILE, ("sjaelland", date(2016, 11, 11))),
        ("Dagsorden_KKR_Midtjylland_3-juni-2016.pdf", ("midtjylland", date(2016, 6, 3))),
        ("KKR Nordjylland - referat 2016-06-03.pdf", ("nordjylland", date(2016, 6, 3))),
        ("bilag-til-referat-kkr-sjaelland-11-11-2016.pdf", None),
        ("referat-vaekstforum-11-11-2016.pdf", None),
        ("notat om referat KKR Sjaelland 11-11-2016.pdf", None),
        ("referat-kkr-sjaelland.pdf", None),
        ("scan0001.pdf", None),
    ],
)
def test_what_a_files_name_says_of_the_meeting(name, meeting) -> None:
    assert meeting_in(name) == meeting


@pytest.mark.parametrize(
    ("lines", "day", "place"),
    [
        (
            (
                "15. juni 2010",
                "Referat fra møde i KKR Midtjylland den 31. maj 2010",
                "i Rådhuset, Odder",
            ),
            date(2010, 5, 31),
            "Rådhuset, Odder",
        ),
        (
            ("REFERAT", "fra møde i KKR Midtjylland mandag den 31. maj 2010 i byrådssalen, Odder"),
            date(2010, 5, 31),
            "byrådssalen, Odder",
        ),
        (
            (
                "Dato: 9. juni 2009",
                "Referat",
                "KKR Midtjylland",
                "Tid: Mandag den 8. juni 2009 kl. 9.30",
            ),
            date(2009, 6, 8),
            None,
        ),
        (
            ("KKR Midtjylland", "Referat", "Dato: Tirsdag den 15-maj-2007", "Udsendt 21. maj 2007"),
            date(2007, 5, 15),
            None,
        ),
        (
            ("KKR Midtjylland", "Referat", "27-11-2018 kl. 18:00", "Byrådssalen, Odder"),
            date(2018, 11, 27),
            "Byrådssalen, Odder",
        ),
        (
            ("KKR Midtjylland", "Referat", "Mødested:", "Medlemmer:", "Dato: 8. juni 2009"),
            date(2009, 6, 8),
            None,
        ),
    ],
)
def test_the_meetings_day_goes_before_the_letters(lines, day, place) -> None:
    found = cover(*lines)
    assert (found.council, found.kind, found.date) == ("midtjylland", Kind.MINUTES, day)
    assert found.place == place
