"""A title block names who met; only the council itself is a KKR."""

import pytest

from parse.cover.bodies import Body, body_of

OTHERS = """
REFERAT 2018/Kommunaldirektørnetværket i Region Midtjylland/Dato: 12-11-2018
Referat/KD-Net Sjælland/12-11-2018
Vækstforum Sjælland/REFERAT/Dato: 12-11-2018
Referat fra Byrådet i Viborg Kommune/Dato: 12-11-2018
REFERAT 2018/K D - N E T  M I D T J Y L L A N D/Dato: 12-11-2018
REFERAT/Socialdirektørforum Hovedstaden/12-11-2018
Referat/KL Bestyrelsen/Dato: 12-11-2018
REFERAT 2018/Kontaktudvalget mellem Region Midtjylland og KKR Midtjylland/Dato: 12-11-2018
REFERAT 2018/KKR Midtjyllands formandskab/Dato: 12-11-2018
Referat/Borgmestermøde Nordjylland/12-11-2018
Referat/KKR Hovedstadens embedsmandsudvalg/Dato: 12-11-2018
Kommunaldirektørmøde i KKR Sjælland/Referat 12-11-2018
Kommunalbestyrelsen i Odder/Beslutningsprotokol 12-11-2018
Region Midtjylland/Referat fra mødet i Regionalt Sundhedssamarbejdsudvalg/12-11-2018
Referat/Dialogforum mellem KKR Nordjylland og regionsrådet/12-11-2018
Referat/Møde mellem KKR Hovedstaden og Region Hovedstaden/Dato: 12-11-2018
Dagsorden for Greater Copenhagens bestyrelse/12-11-2018
"""
COUNCILS = """
REFERAT 2016/K K R  H O V E D S T A D E N/Dato:=hovedstaden
D AG SORDEN 2 0 1 2/K K R/S J Æ L L AN D=sjaelland
Referat af møde i KKR Hovedstaden den 24. april 2017=hovedstaden
Dagsorden for møde i/KKR Nordjylland=nordjylland
Referat fra KKR Hovedstadens møde den 8. juni 2021=hovedstaden
KKR Sjælland – Sorø den 8. juni 2021/Referat=sjaelland
Kommunekontaktrådet for Region Syddanmark/REFERAT=syddanmark
REFERAT 2016/Konstituerende møde/KKR Midtjylland=midtjylland
REFERAT/Kommunekontaktrådet (KKR) Midtjylland=midtjylland
Udkast til referat/KKR SJÆLLAND=sjaelland
Dagsorden/til KKR-møde i Region Nordjylland den 19. juni 2009 kl. 10.00 i Aars=nordjylland
REFERAT AF KKR-MØDE I MIDTJYLLAND=midtjylland
Referat af telefonmøde i KKR Sjælland=sjaelland
Skriftlig høring af KKR Nordjylland=nordjylland
REFERAT/KKR Midtjylland/Kommunaldirektørnetværket deltog/Dato: 12-11-2018=midtjylland
"""
JOINT = """
Referat/Fællesmøde mellem KKR Hovedstaden og KKR Sjælland=hovedstaden,sjaelland
Fællesmøde mellem KKR Hovedstaden/og KKR Sjælland/Referat=hovedstaden,sjaelland
Fælles møde for KKR Syddanmark, Midtjylland og KKR Nordjylland=syddanmark,midtjylland,nordjylland
KKR Midtjylland og Nordjylland/Referat den 8. juni 2021=midtjylland,nordjylland
Referat/KKR Hovedstaden=hovedstaden
"""
NOBODY = ("Mission", "Referat/fredag den 8. juni 2021", "Hanne Krogelund (A), Næstved", "Deltagere")


@pytest.mark.parametrize("title", OTHERS.strip().splitlines())
def test_other_bodies_are_named(title: str) -> None:
    found = body_of(title.split("/"), [])
    assert found.council is None
    assert found.other is not None


@pytest.mark.parametrize("title", COUNCILS.strip().splitlines())
def test_the_council_itself(title: str) -> None:
    lines, slug = title.split("=")
    found = body_of(lines.split("/"), [])
    assert (found.council, found.other) == (slug, None)


@pytest.mark.parametrize("title", JOINT.strip().splitlines())
def test_councils_that_meet_together(title: str) -> None:
    lines, slugs = title.split("=")
    found = body_of(lines.split("/"), [])
    assert [found.council, *found.joint] == slugs.split(",")


@pytest.mark.parametrize("title", NOBODY)
def test_a_paper_without_a_title_names_nobody(title: str) -> None:
    assert body_of(title.split("/"), []) == Body()


def test_without_a_title_the_running_head_speaks() -> None:
    assert body_of(["Deltagere"], ["KKR Sjælland | 09-09-2022"]).council == "sjaelland"
    assert body_of(["Deltagere"], ["Byrådet i Næstved | 09-09-2022"]).other is not None
