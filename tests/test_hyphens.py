"""Line-end hyphens: the typesetter's are undone, the word's own are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parse.text.hyphens import SOFT, join, mend, spelling

PLAIN = spelling([])


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("der er sendt til forret-", "ningsudvalget", "der er sendt til forretningsudvalget"),
        ("en sag om socialom-", "råde", "en sag om socialområde"),
        ("den nye KL-", "evaluering", "den nye KL-evaluering"),
        ("unge på SOSU-", "skolerne", "unge på SOSU-skolerne"),
        ("Henrik Aarup-", "Kristensen", "Henrik Aarup-Kristensen"),
        ("perioden 2022-", "2026", "perioden 2022-2026"),
        ("perioden 2019–", "2022", "perioden 2019–2022"),
        ("en tanke –", "2 til", "en tanke – 2 til"),
        ("på sundheds-", "og ældreområdet", "på sundheds- og ældreområdet"),
        ("Til sammenligning modt-", "og kommunerne", "Til sammenligning modtog kommunerne"),
        ("mellem sprog-", "og kulturkurser", "mellem sprog- og kulturkurser"),
        ("kr-", "og rentekurser", "kr- og rentekurser"),
        ("social-", "eller sundhedsområdet", "social- eller sundhedsområdet"),
        ("kommunernes it-", "strategi", "kommunernes it-strategi"),
        ("de ikke-", "vestlige lande", "de ikke-vestlige lande"),
        ("partiers/", "listers", "partiers/listers"),
        ("en dags" + SOFT, "orden", "en dagsorden"),
        ("ordet slutter", "her", "ordet slutter her"),
        ("en tanke -", "og en til", "en tanke - og en til"),
        ("de faglige ind -", "drages i arbejdet", "de faglige inddrages i arbejdet"),
        ("en fælles indsats -", "er der enighed", "en fælles indsats - er der enighed"),
        ("den nye Anlægsram-", "men er fordelt", "den nye Anlægsrammen er fordelt"),
        ("vær opmærk-", "som på at", "vær opmærksom på at"),
        ("på social-", "men ikke sundhedsområdet", "på social- men ikke sundhedsområdet"),
        ("i Greater Copenhagen-", "samarbejdet", "i Greater Copenhagen-samarbejdet"),
        ("en fast Femern Bælt-", "forbindelsen", "en fast Femern Bælt-forbindelsen"),
        ("om Kattegat-", "forbindelsen", "om Kattegat-forbindelsen"),
        ("i Region Hoved-", "stadens", "i Region Hovedstadens"),
        ("og Danmarks Erhvervsfremmebe-", "styrelse", "og Danmarks Erhvervsfremmebestyrelse"),
        ("af Regionsrådsfor-", "manden", "af Regionsrådsformanden"),
        ("fra Jens Mikkel-", "sen", "fra Jens Mikkelsen"),
        ("til Danske Handicap-", "organisationer", "til Danske Handicaporganisationer"),
        ("fra VisitNord-", "sjælland", "fra VisitNordsjælland"),
        ("et nyt 5g-", "netværk", "et nyt 5g-netværk"),
        ("se https://www.kl.dk/kkr-", "midtjylland", "se https://www.kl.dk/kkr-midtjylland"),
        ("se www.-", "kl.dk", "se www.kl.dk"),
        ("(to sider) -", "godkendt", "(to sider) - godkendt"),
    ],
)
def test_each_kind_of_line_end(above: str, below: str, whole: str) -> None:
    assert join(above, below, PLAIN) == whole


def test_the_documents_own_spelling_decides() -> None:
    spelled = spelling(["Femern-forbindelsen er vedtaget.", "Et nyt fjordforbund."])
    assert join("om Femern-", "forbindelsen", spelled) == "om Femern-forbindelsen"
    assert join("om fjord-", "forbund", spelled) == "om fjordforbund"


def test_a_name_before_a_word_of_its_own_keeps_its_hyphen() -> None:
    spelled = spelling(["det nye projekt og en forbindelse", "møde i Udlændingestyrelsen i dag"])
    assert join("afsæt i Femern-", "forbindelsen", spelled) == "afsæt i Femern-forbindelsen"
    assert join("sendt til Udlæn-", "dingestyrelsen", spelled) == "sendt til Udlændingestyrelsen"
    assert join("Der er sendt. Projekt-", "forbindelsen", spelled).endswith("Projektforbindelsen")


def test_a_document_set_without_hyphenation_keeps_all_its_hyphens() -> None:
    lines = ["en lang linje uden nogen bindestreg til sidst i sig"] * 150
    spelled = spelling([*lines, "og en om den nye nord-", "sydvej"])
    assert not spelled.hyphenates
    assert join("den nye nord-", "sydvej", spelled) == "den nye nord-sydvej"


def test_hyphens_left_inside_a_line_by_a_conversion_are_mended() -> None:
    assert mend("fokus på EU- dagsordenen", PLAIN) == "fokus på EU-dagsordenen"
    assert mend("en sam- arbejdsaftale", PLAIN) == "en samarbejdsaftale"
    assert mend("sundheds- og ældreområdet", PLAIN) == "sundheds- og ældreområdet"
    assert mend("vækst - og nu", PLAIN) == "vækst - og nu"


@given(st.text(max_size=40), st.text(max_size=40))
def test_joining_loses_no_letter(above: str, below: str) -> None:
    joined = join(above, below, PLAIN)
    letters = [character for character in above + below if character.isalnum()]
    assert [character for character in joined if character.isalnum()] == letters


def test_a_document_without_hyphenation_still_has_pieces_of_words() -> None:
    lines = ["En linje, som er lang nok til at tælle med blandt de lange linjer."] * 120
    plain = spelling(lines)
    assert not plain.hyphenates
    assert join("af erhvervsøko-", "nomiske forhold", plain) == "af erhvervsøkonomiske forhold"
    assert join("om nord-", "sydgående", plain) == "om nord-sydgående"
